//! How many one brings along, what one answers to the organiser, and what one needs. Needs are read by those who hold the
//! event and by nobody else; one may keep them for other events.

use super::answering::said;
use super::{Asker, below, find, open, party_of, take};
use crate::events::acts::EVENT_ANSWERED;
use crate::events::event::{Event, EventAnswer};
use crate::events::page::{access_of, chosen, tick};
use crate::events::store::{self, NeedState};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId, MemberId, QuestionId};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

/// The longest words about what one needs.
const NOTE: usize = 1_000;

#[derive(Template)]
#[template(path = "events/coming/views/coming.html")]
struct ComingPage {
    title: String,
    form: Form,
    action: String,
    invitation: Option<String>,
    most_guests: i64,
    questions: Vec<(String, String)>,
    access: Vec<(String, &'static str, bool)>,
    /// Key of what became of what one needs.
    need_state: Option<&'static str>,
}

/// `GET /n/{slug}/events/{id}/coming`
pub(in crate::events) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let can = visit.app.office.is_some();
    visit.page(move |q, viewer| page(q, viewer, id, (None, can))).await
}

/// `POST /n/{slug}/events/{id}/coming`
pub(in crate::events) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let can = visit.app.office.is_some();
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "event-coming-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, (Some(form), can)).map(Page::invalid)).await
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, event) = open(tx, viewer, id, Action::AnswerEvent)?;
    let me = viewer.member()?.id;
    let party = party_of(form, &event);
    let questions = store::questions(tx, id)?;
    let replies: Vec<(QuestionId, String)> = questions
        .iter()
        .map(|(question, _)| (*question, form.optional_line(&format!("reply_{question}"), LINE)))
        .collect();
    let (needs, note) = (chosen(form), form.optional_text("need_note", NOTE));
    form.checked()?;
    let before = store::attendance_of(tx, id, me)?;
    let answer = match before.map(|before| before.answer) {
        Some(EventAnswer::Maybe) => EventAnswer::Maybe,
        _ => EventAnswer::Yes,
    };
    let taken = take(tx, (viewer.network.id, id), &Asker::member(me), (answer, party), viewer.now)?;
    for (question, text) in replies {
        store::reply(tx, taken.id, question, &text)?;
    }
    need(tx, taken.id, (&needs, &note))?;
    if form.ticked("remember") {
        let any = !needs.is_empty() || !note.is_empty();
        store::remember(tx, me, any.then_some((needs.as_str(), note.as_str())))?;
    }
    if taken.changed {
        let happened = Happened::new(&EVENT_ANSWERED).space(item.space_id).item(id);
        let happened = happened.detail(said(answer, taken.seat));
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(())
}

/// Writes down what somebody needs, where that is other than before; it is then to be answered anew.
fn need(tx: &mut Write<'_>, who: AttendanceId, (needs, note): (&str, &str)) -> Result<(), Error> {
    let before = store::stated(tx, who)?;
    if before.is_some_and(|(known, words, _)| known == needs && words == note) {
        return Ok(());
    }
    let state = (!needs.is_empty() || !note.is_empty()).then_some(NeedState::Open);
    store::note_needs(tx, who, (needs, note), state)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (typed, can): (Option<Form>, bool),
) -> Result<Page<ComingPage>, Error> {
    let (item, event) = find(q, viewer, id, Action::AnswerEvent)?;
    let me = viewer.member()?.id;
    let mine = store::attendance_of(q, id, me)?;
    let questions = store::questions(q, id)?;
    let stated = mine.as_ref().map(|mine| store::stated(q, mine.id)).transpose()?.flatten();
    let form = match typed {
        Some(form) => form,
        None => filled(q, me, (&event, mine.as_ref()), stated.clone())?,
    };
    let need_state = match stated.map(|(.., state)| state.parse::<NeedState>()) {
        Some(Ok(NeedState::Open)) => Some("event-need-open"),
        Some(Ok(NeedState::Arranged)) => Some("event-need-arranged"),
        Some(Ok(NeedState::Declined)) => Some("event-need-declined"),
        _ => None,
    };
    let path = viewer.path(format_args!("events/{id}"));
    let comes = mine.is_some_and(|mine| mine.answer != EventAnswer::No);
    let body = ComingPage {
        title: item.title.clone(),
        action: format!("{path}/coming"),
        invitation: (can && comes).then(|| format!("{path}/invitation")),
        most_guests: event.most_guests,
        questions: questions.into_iter().map(|(id, text)| (format!("reply_{id}"), text)).collect(),
        access: access_of(&form),
        need_state,
        form,
    };
    Ok(below(Page::new(body, "event-coming-title"), viewer, &item))
}

/// The form with what one has said, and with what one keeps for all events where one has said nothing yet.
fn filled(
    q: &mut Read<'_>,
    me: MemberId,
    (event, mine): (&Event, Option<&store::Attendance>),
    stated: Option<(String, String, String)>,
) -> Result<Form, Error> {
    let mut form = Form::new();
    if let Some(mine) = mine.filter(|_| event.most_guests > 0) {
        form = form.with("guests", (mine.party - 1).to_string());
    }
    for (_, question, reply) in
        mine.map(|mine| store::replies(q, &[mine.id])).transpose()?.unwrap_or_default()
    {
        form = form.with(&format!("reply_{question}"), reply);
    }
    let known = stated.filter(|(.., state)| !state.is_empty()).map(|(needs, note, _)| (needs, note));
    let kept = store::of_profile(q, me)?;
    if kept.is_some() {
        form = form.with("remember", "true");
    }
    let (needs, note) = known.or(kept).unwrap_or_default();
    Ok(tick(form, &needs).with("need_note", note))
}
