//! The check list of what those who come need: each is answered, as arranged or as what cannot be had, and they see it. How
//! often it could be arranged is counted for the whole network; who needs what is read by those who hold the event alone.

use super::{below, find};
use crate::events::acts::EVENT_LIST_KEPT;
use crate::events::page::labels;
use crate::events::store::{self, NeedState};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId};
use house::networks;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

/// How many are shown; those whom nobody has answered come first.
const SHOWN: i64 = 300;
/// What is counted of a network: how many needs were answered, and how many of them arranged.
pub(in crate::events) const COUNTED: (&str, &str) = ("needs-answered", "needs-arranged");

#[derive(Template)]
#[template(path = "events/coming/views/needs.html")]
struct NeedsPage {
    action: String,
    needs: Vec<Shown>,
}

struct Shown {
    id: AttendanceId,
    name: String,
    needs: Vec<&'static str>,
    note: String,
    state: NeedState,
}

/// `GET /n/{slug}/events/{id}/needs`
pub(in crate::events) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<NeedsPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let shown = |need: store::Need| Shown {
        id: need.id,
        name: need.name,
        needs: labels(&need.needs),
        note: need.need_note,
        state: need.need_state,
    };
    let needs = store::needs(q, id, SHOWN)?.into_iter().map(shown).collect();
    let body = NeedsPage { action: viewer.path(format_args!("events/{id}/needs")), needs };
    Ok(below(Page::new(body, "event-needs-title"), viewer, &item))
}

/// `POST /n/{slug}/events/{id}/needs`
pub(in crate::events) async fn settle(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    visit.write(move |tx, viewer| answer(tx, viewer, id, &form)).await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/needs")), "event-need-done"))
}

fn answer(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &Form) -> Result<(), Error> {
    let (item, _) = find(tx, viewer, id, Action::Moderate)?;
    tx.lock("items", id.get())?;
    let broken = || Error::Malformed("error-form-broken".into());
    // The button says both: what became of it, and of whose.
    let (word, who) = form.value("need").split_once('-').ok_or_else(broken)?;
    let state = word.parse::<NeedState>().map_err(|_| broken())?;
    let who = who.parse::<AttendanceId>().map_err(|_| broken())?;
    store::comer(tx, id, who)?.ok_or_else(|| Error::Refused("event-refused-person".into()))?;
    let before = store::stated(tx, who)?.and_then(|(.., state)| state.parse::<NeedState>().ok());
    if store::set_need_state(tx, who, state)? == 0 {
        return Ok(());
    }
    let counts = |state: Option<NeedState>| {
        let answered = matches!(state, Some(NeedState::Arranged | NeedState::Declined));
        (i64::from(answered), i64::from(state == Some(NeedState::Arranged)))
    };
    let (was, is) = (counts(before), counts(Some(state)));
    for (subject, change) in [(COUNTED.0, is.0 - was.0), (COUNTED.1, is.1 - was.1)] {
        networks::count(tx, viewer.network.id, subject, change)?;
    }
    let happened = Happened::new(&EVENT_LIST_KEPT).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}
