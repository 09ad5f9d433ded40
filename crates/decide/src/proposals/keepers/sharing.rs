//! The key of a vote among stewards: who is chosen when it is opened, and who they are while it waits.

use super::store::{self, Keeper};
use crate::proposals::bringing::Where;
use crate::proposals::proposal::{Phase, Proposal};
use crate::proposals::secrecy::{self, Keys};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{MemberId, NetworkId, SpaceId};
use house::web::{Error, Form, Piece, Viewer, filters};

/// The field by which keepers are chosen.
const FIELD: &str = "keepers";

#[derive(Template)]
#[template(path = "proposals/keepers/views/_keepers.html")]
struct KeepersPart {
    names: Vec<String>,
    /// Whether voting is over, and the ballots wait for one of them.
    waits: bool,
    /// Where the viewer types their passphrase, if they are one of them.
    own: Option<String>,
}

/// Whether whoever opens a vote has chosen somebody to keep its key.
pub(in crate::proposals) fn are_chosen(form: &Form) -> bool {
    !form.values(FIELD).is_empty()
}

/// Those who can keep the key of a vote in this space, by number and name; nobody where it has none.
pub(in crate::proposals) fn offered(
    q: &mut Read<'_>,
    (network, space): (NetworkId, SpaceId),
    proposal: &Proposal,
) -> Result<Vec<(String, String)>, Error> {
    if !proposal.secrecy.has_key() {
        return Ok(Vec::new());
    }
    let found = store::able(q, network, space)?;
    Ok(found.into_iter().map(|keeper| (keeper.id.to_string(), keeper.name)).collect())
}

/// Those who were chosen.
///
/// # Errors
/// [`Error::Invalid`] with a complaint in the form where somebody cannot keep it.
pub(in crate::proposals) fn chosen(
    q: &mut Read<'_>,
    (network, space): (NetworkId, SpaceId),
    proposal: &Proposal,
    form: &mut Form,
) -> Result<Vec<Keeper>, Error> {
    if !proposal.secrecy.has_key() || !are_chosen(form) {
        return Ok(Vec::new());
    }
    let able = store::able(q, network, space)?;
    let asked: Vec<Option<MemberId>> = form.values(FIELD).iter().map(|id| id.parse().ok()).collect();
    if asked.iter().any(|one| !able.iter().any(|keeper| Some(keeper.id) == *one)) {
        form.fail(FIELD, "error-field-choice");
        return Err(Error::Invalid);
    }
    Ok(able.into_iter().filter(|keeper| asked.contains(&Some(keeper.id))).collect())
}

/// Seals the private half of the key of a vote for each of these.
///
/// # Errors
/// Those of the database.
pub(in crate::proposals) fn share(
    tx: &mut Write<'_>,
    at: Where,
    keys: &Keys,
    (keepers, chance): (&[Keeper], [u8; 32]),
) -> Result<(), Error> {
    if keepers.is_empty() {
        return Ok(());
    }
    let mut sealed = Vec::new();
    for (keeper, number) in keepers.iter().zip(0_u8..) {
        let mut own = chance;
        if let Some(first) = own.first_mut() {
            *first ^= number;
        }
        sealed.push((keeper, secrecy::seal_key(&keeper.public_key, at.item, &keys.private, own)?));
    }
    store::share(tx, at.network, at.item, &sealed)?;
    Ok(())
}

/// Who keeps the key of a vote that is not closed, with the way to open its ballots for each of them; nothing for any other vote.
pub(in crate::proposals) fn shown(
    q: &mut Read<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
) -> Result<Option<Piece>, Error> {
    if !proposal.shared || proposal.phase() != Phase::Open {
        return Ok(None);
    }
    let keepers = store::keepers(q, proposal.item_id)?;
    let mine = viewer.member_id().is_some_and(|me| keepers.iter().any(|(one, _)| *one == me));
    let names = keepers.into_iter().map(|(_, name)| name);
    let part = KeepersPart {
        names: if viewer.may(Action::ReadMembers) { names.collect() } else { Vec::new() },
        waits: !proposal.runs(viewer.now),
        own: mine.then(|| proposal.path(viewer, "key")),
    };
    Ok(Some(Piece::of(part)))
}
