//! A steward types their passphrase: while people vote to see whether it is right, and when voting is over to open the ballots.

use super::store::{self, Share};
use crate::proposals::acts::BALLOTS_OPENED;
use crate::proposals::bringing::{self, Where};
use crate::proposals::opening::{self, By};
use crate::proposals::proposal::{Phase, Proposal, find, refused};
use crate::proposals::secrecy::{self, Keys};
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::accounts;
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::{Answer, At, Error, Form, Need, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/keepers/views/key.html")]
struct KeyPage {
    form: Form,
    /// Whether voting is over.
    ended: bool,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/key`
pub(super) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// POST `/n/{slug}/proposals/{id}/key`
pub(super) async fn unlock(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let share = visit.read(move |q, viewer| held(q, viewer, id)).await?.2;
    let own = Keys::of(accounts::stretched(form.value("passphrase"), &share.salt).await?);
    let key = if own.public == share.public_key {
        secrecy::open_key(&own.private, id, &share.sealed)
    } else {
        None
    };
    let app = visit.app.clone();
    // What was typed goes no further.
    let done = visit.change(Form::new(), move |tx, viewer, form| {
        let Some(key) = key.as_deref() else {
            form.fail("passphrase", "keeper-wrong");
            return Err(Error::Invalid);
        };
        finish(tx, viewer, id, By::Keeper(&app, key))
    });
    match done.await? {
        Ok(true) => Ok(visit.go_saying(visit.path(format_args!("items/{id}/result")), "keeper-opened-done")),
        Ok(false) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "keeper-right-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// A vote whose key the viewer keeps, and that is not closed.
fn held(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Proposal, Share), Error> {
    let (item, proposal) = find(q, viewer, id, Action::CastBallot)?;
    if !proposal.shared || proposal.phase() != Phase::Open {
        return Err(refused("keeper-refused-closed"));
    }
    let share = store::share_of(q, id, viewer.member()?.id)?;
    let share = share.ok_or_else(|| refused("keeper-refused-other"))?;
    Ok((item, proposal, share))
}

/// Opens the ballots where voting is over; false where it is not, and nothing is done.
fn finish(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, by: By<'_>) -> Result<bool, Error> {
    tx.lock("items", id.get())?;
    let (item, proposal, _) = held(tx, viewer, id)?;
    if proposal.runs(viewer.now) {
        return Ok(false);
    }
    let (network, now) = (viewer.network.id, viewer.now);
    let at = Where { network, space: item.space_id, item: id, by: viewer.member()?.id, now };
    bringing::note(tx, at, &BALLOTS_OPENED)?;
    opening::close(tx, by, (network, id), proposal.ends_at, now)?;
    Ok(true)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<KeyPage>, Error> {
    let (item, proposal, _) = held(q, viewer, id)?;
    let ended = !proposal.runs(viewer.now);
    let action = proposal.path(viewer, "key");
    let title = if ended { "keeper-open" } else { "keeper-check" };
    let body = KeyPage { form, ended, action, back: item.href(viewer) };
    Ok(voting::below(Page::new(body, title), viewer, &item))
}

/// The votes that are over, whose ballots wait for the passphrase of the viewer or of another who keeps their key.
pub(in crate::proposals) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let waiting = store::waiting_for(q, me, viewer.now)?;
    let need = |(id, title): (ItemId, String)| {
        let href = viewer.path(format_args!("proposals/{id}/key"));
        let said = Said::key("keeper-need").with("title", title);
        Need::new("key", said, (href, "keeper-open")).because("keeper-need-why").tinted("decide")
    };
    Ok(items::titles(q, viewer, &waiting)?.into_iter().map(need).collect())
}
