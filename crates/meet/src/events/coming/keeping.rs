//! The list of those who hold an event: who comes, who waits, who has not taken their seat; and writing down whoever phones.

use super::answers::place;
use super::{Asker, below, find, party_of, take, takes};
use crate::events::acts::EVENT_LIST_KEPT;
use crate::events::event::{Event, EventAnswer};
use crate::events::store::{self, Comer, Who};
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId};
use house::members;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "events/coming/views/people.html")]
struct PeoplePage {
    form: Form,
    path: String,
    people: String,
    filters: Vec<(String, &'static str, bool)>,
    comers: Vec<(Comer, Vec<(String, String)>)>,
    event: Event,
    older: Option<String>,
    open_needs: i64,
    open: bool,
}

/// `GET /n/{slug}/events/{id}/people`
pub(in crate::events) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let who = who(visit.query.value("who"));
    let after = place(visit.query.value("after"));
    visit.page(move |q, viewer| page(q, viewer, id, (who, after), Form::new())).await
}

/// The part of the list of this word; the first where it is none.
pub(super) fn who(word: &str) -> Who {
    Who::ALL.into_iter().find(|who| who.words().0 == word).unwrap_or(Who::Coming)
}

/// `POST /n/{slug}/events/{id}/people`: somebody phones, or tells it at the door.
pub(in crate::events) async fn add(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| enter(tx, viewer, id, form)).await? {
        Ok(()) => {
            Ok(visit.go_saying(visit.path(format_args!("events/{id}/people")), "event-person-added-done"))
        }
        Err(form) => {
            let first = (Who::Coming, place(""));
            visit.page(move |q, viewer| page(q, viewer, id, first, form).map(Page::invalid)).await
        }
    }
}

/// Writes down what somebody said. A name that one active member has, and nobody else, means that member.
fn enter(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, event) = find(tx, viewer, id, Action::Moderate)?;
    takes(&item, &event, viewer.now)?;
    let name = form.name("name", LINE);
    let answer = form.choice::<EventAnswer>("answer");
    let party = party_of(form, &event);
    form.checked()?;
    let answer = answer.ok_or(Error::Invalid)?;
    let called = store::people_of(tx, viewer.network.id, &members::fold(&name))?;
    let by = viewer.member()?.id;
    let who = match called.as_slice() {
        [member] => Asker { entered_by: Some(by), ..Asker::member(*member) },
        _ => Asker { member: None, name, email: None, entered_by: Some(by) },
    };
    take(tx, (viewer.network.id, id), &who, (answer, party), viewer.now)?;
    let happened = Happened::new(&EVENT_LIST_KEPT).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (who, after): (Who, (Time, AttendanceId)),
    form: Form,
) -> Result<Page<PeoplePage>, Error> {
    let (item, event) = find(q, viewer, id, Action::Moderate)?;
    // What was typed stays to be read, also where nobody can answer any more.
    let sent = form.has_errors();
    let path = viewer.path(format_args!("events/{id}"));
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut comers = store::comers(q, id, who, after, most)?;
    let more = comers.len() > SHOWN;
    comers.truncate(SHOWN);
    let older = comers.last().filter(|_| more).map(|last| {
        format!("{path}/people?who={}&after={}-{}", who.words().0, last.queued_at.micros(), last.id)
    });
    let filter = |one: Who| (format!("{path}/people?who={}", one.words().0), one.words().1, one == who);
    let body = PeoplePage {
        form: if form.names().next().is_none() { form.with("answer", "yes") } else { form },
        people: viewer.path("people"),
        filters: Who::ALL.map(filter).to_vec(),
        comers: with_replies(q, id, comers)?,
        older,
        open_needs: store::open_needs(q, id)?,
        open: sent || takes(&item, &event, viewer.now).is_ok(),
        event,
        path,
    };
    Ok(below(Page::new(body, "event-people-title"), viewer, &item).wide())
}

/// Each with what they answered to the organiser's questions.
pub(super) fn with_replies(
    q: &mut Read<'_>,
    id: ItemId,
    comers: Vec<Comer>,
) -> Result<Vec<(Comer, Vec<(String, String)>)>, Error> {
    let questions = store::questions(q, id)?;
    if questions.is_empty() {
        return Ok(comers.into_iter().map(|comer| (comer, Vec::new())).collect());
    }
    let ids: Vec<AttendanceId> = comers.iter().map(|comer| comer.id).collect();
    let replies = store::replies(q, &ids)?;
    let of = |comer: Comer| {
        let said = |(question, text): &(house::ids::QuestionId, String)| {
            let reply = replies.iter().find(|(who, to, _)| *who == comer.id && to == question);
            reply.map(|(.., reply)| (text.clone(), reply.clone()))
        };
        let said = questions.iter().filter_map(said).collect();
        (comer, said)
    };
    Ok(comers.into_iter().map(of).collect())
}
