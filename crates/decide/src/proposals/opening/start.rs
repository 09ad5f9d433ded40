//! Opening a vote: before it, what is fixed from then on; with it, who may vote is written down.

use super::{SHORTEST, plan};
use crate::proposals::bringing::{self, Where};
use crate::proposals::carrying;
use crate::proposals::keepers;
use crate::proposals::proposal::{Choosable, Phase, Proposal, find, refused};
use crate::proposals::secrecy::{self, Keys};
use crate::proposals::store;
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items;
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/opening/opening.html")]
struct OpeningPage {
    form: Form,
    proposal: Proposal,
    options: Vec<Choosable>,
    entitled: i64,
    action: String,
    back: String,
    edit: Option<String>,
    /// Where those who hold the space say what is usual in it.
    usual: Option<String>,
    /// The stewards who can keep the key of a secret vote.
    keepers: Vec<(String, String)>,
}

/// GET `/n/{slug}/proposals/{id}/opening`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/proposals/{id}/opening`
pub(in crate::proposals) async fn open(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let lot = i64::from(u32::from_le_bytes(visit.app.chance.bytes::<4>()?));
    let secret = move |q: &mut Read<'_>, viewer: &Viewer| {
        let (_, proposal) = find(q, viewer, id, Action::HoldVote)?;
        Ok(proposal.secrecy.has_key() && proposal.phase() == Phase::Draft)
    };
    let secret = visit.read(secret).await?;
    // The private half is kept before the vote is opened: no ballot is sealed to a key that is lost.
    let mut fresh = None;
    if secret {
        let keys = Keys::of(visit.app.chance.bytes()?);
        // What stewards keep is in no file.
        if !keepers::are_chosen(&form) {
            secrecy::put(&visit.app.config, &keys.public, &keys.private)?;
        }
        fresh = Some((keys, visit.app.chance.bytes::<32>()?));
    }
    let change =
        visit.change(form, move |tx, viewer, form| start(tx, viewer, id, (lot, fresh.as_ref()), form));
    match change.await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "proposal-opened-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn start(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (lot, fresh): (i64, Option<&(Keys, [u8; 32])>),
    form: &mut Form,
) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, proposal) = find(tx, viewer, id, Action::HoldVote)?;
    if proposal.phase() != Phase::Draft || item.is_archived() {
        return Err(refused("proposal-refused-opened"));
    }
    if proposal.ends_at < viewer.now + SHORTEST {
        form.fail_whole("proposal-refused-past");
        return Err(Error::Invalid);
    }
    let for_others = carrying::read(form, &proposal)?;
    store::allow(tx, id, for_others)?;
    let keepers = keepers::chosen(tx, (viewer.network.id, item.space_id), &proposal, form)?;
    let (network, by) = (viewer.network.id, viewer.member()?.id);
    let at = Where { network, space: item.space_id, item: id, by, now: viewer.now };
    begin(tx, at, &proposal, (lot, fresh.map_or("", |(keys, _)| keys.public.as_str())))?;
    if let Some((keys, chance)) = fresh {
        keepers::share(tx, at, keys, (&keepers, *chance))?;
    }
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    Ok(())
}

/// Writes down who may vote, opens the vote, and queues its end.
pub(in crate::proposals) fn begin(
    tx: &mut Write<'_>,
    at: Where,
    proposal: &Proposal,
    (lot, key): (i64, &str),
) -> Result<(), Error> {
    if proposal.secrecy.has_key() {
        if key.is_empty() {
            return Err(refused("proposal-refused-key"));
        }
        store::set_key(tx, at.item, key)?;
    }
    let entitled = store::freeze(tx, at.network, (at.item, at.space), proposal.electorate)?;
    if entitled == 0 {
        return Err(refused("proposal-refused-nobody"));
    }
    let entitled = i64::try_from(entitled).unwrap_or(i64::MAX);
    store::open(tx, at.item, (entitled, lot), at.now)?;
    store::weigh(tx, at.item)?;
    items::set_state(tx, at.item, ("draft", "open"), None)?;
    plan(tx, at.network, proposal, proposal.ends_at, at.now)?;
    bringing::opened(tx, at)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<OpeningPage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::HoldVote)?;
    if proposal.phase() != Phase::Draft {
        return Err(refused("proposal-refused-opened"));
    }
    let form = match typed {
        Some(form) => form,
        None => carrying::filled(q, (viewer.network.id, item.space_id), Form::new())?,
    };
    let usual = viewer.path(format_args!("spaces/{}/delegation", item.space_id));
    let body = OpeningPage {
        form,
        usual: item.may(viewer, Action::HoldSpace).then_some(usual),
        keepers: keepers::offered(q, (viewer.network.id, item.space_id), &proposal)?,
        options: store::options(q, id)?,
        entitled: store::entitled(q, viewer.network.id, (id, item.space_id), proposal.electorate)?,
        action: proposal.path(viewer, "opening"),
        back: item.href(viewer),
        edit: item.may(viewer, Action::EditOwn).then(|| format!("{}/edit", item.href(viewer))),
        proposal,
    };
    Ok(voting::below(Page::new(body, "proposal-open"), viewer, &item))
}
