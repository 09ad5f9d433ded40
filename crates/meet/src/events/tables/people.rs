//! Who sits at the tables and who does not: whoever holds the event fits in who comes late, and takes out who leaves.

use super::fitting::{arrive, depart};
use super::plan::Refused;
use super::store::{self, Guest};
use crate::events::acts::EVENT_TABLES_PLANNED;
use crate::events::coming::{below, find};
use crate::events::presence;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId};
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

/// How many a page shows.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "events/tables/views/people.html")]
struct PeoplePage {
    action: String,
    rounds: String,
    people: String,
    guests: Vec<Guest>,
    older: Option<String>,
    /// Whether there are rounds to come.
    open: bool,
}

/// `GET /n/{slug}/events/{id}/rounds/people`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let after = presence::place(visit.query.value("after"));
    visit.page(move |q, viewer| page(q, viewer, id, after)).await
}

/// `POST /n/{slug}/events/{id}/rounds/people`: fits somebody in, or takes them out.
pub(super) async fn seat(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let who = form.value("who");
    let asked = who.split_once('-').and_then(|(word, id)| Some((id.parse().ok()?, word == "in")));
    visit.write(move |tx, viewer| change(tx, viewer, id, asked)).await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/rounds/people")), "tables-people-done"))
}

fn change(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    asked: Option<(AttendanceId, bool)>,
) -> Result<(), Error> {
    let (item, _) = presence::prepares(tx, viewer, id)?;
    let (who, fits) = asked.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    tx.lock("items", id.get())?;
    let plan = store::plan_of(tx, id)?.ok_or(Refused::Unplanned)?;
    if plan.begun >= plan.rounds {
        return Err(Refused::Done.into());
    }
    if !presence::is_of(tx, id, who)? {
        return Err(Error::Refused("event-refused-person".into()));
    }
    let changed = if fits { arrive(tx, id, who)? } else { depart(tx, id, who)? };
    if changed {
        let happened = Happened::new(&EVENT_TABLES_PLANNED).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    after: (Time, AttendanceId),
) -> Result<Page<PeoplePage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let path = viewer.path(format_args!("events/{id}/rounds"));
    let plan = store::plan_of(q, id)?;
    let begun = plan.as_ref().map_or(0, |plan| plan.begun);
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut guests = store::guests(q, (id, begun), after, most)?;
    let more = guests.len() > SHOWN;
    guests.truncate(SHOWN);
    let older = guests
        .last()
        .filter(|_| more)
        .map(|last| format!("{path}/people?after={}-{}", last.queued_at.micros(), last.id));
    let body = PeoplePage {
        action: format!("{path}/people"),
        people: viewer.path("people"),
        guests,
        older,
        open: plan.is_some_and(|plan| plan.begun < plan.rounds),
        rounds: path,
    };
    Ok(below(Page::new(body, "tables-people"), viewer, &item))
}
