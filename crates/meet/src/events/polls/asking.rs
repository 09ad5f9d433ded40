//! Asking which times suit somebody: on the page of the poll, and on a page of its own, where complaints are shown. Times that
//! are over are asked no more; what was said to them stays.

use super::poll::{Asker, Offer, OfferId, Poll, Suits, field_of};
use super::{open, path, store, under};
use crate::events::acts::POLL_ANSWERED;
use crate::events::page::{When, told};
use crate::events::pulse::sector_of;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items::Item;
use house::members;
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};

/// The form that asks about each time.
#[derive(Template)]
#[template(path = "events/polls/views/_ask.html")]
struct AskPart {
    form: Form,
    action: String,
    rows: Vec<Row>,
    choices: [(&'static str, &'static str); 3],
    /// Whether it asks for whom it is filled in.
    named: bool,
}

struct Row {
    field: String,
    here: When,
    there: Option<When>,
}

#[derive(Template)]
#[template(path = "events/polls/views/_card.html")]
struct CardPart {
    /// Whether the viewer has answered.
    answered: bool,
    /// Whether there are times to which they have said nothing.
    again: bool,
    asking: Piece,
}

#[derive(Template)]
#[template(path = "events/polls/views/answers.html")]
struct AnswersPage {
    title: String,
    asking: Piece,
}

/// What one can say to a time, each with the key of its words.
const CHOICES: [(&str, &str); 3] = [("yes", "poll-yes"), ("need-be", "poll-need-be"), ("no", "poll-no")];

/// The form that asks about these times.
pub(super) fn asking(
    viewer: &Viewer,
    (poll, offers): (&Poll, &[Offer]),
    (form, action, named): (Form, String, bool),
) -> Piece {
    let zone = viewer.zone();
    let row = |offer: &Offer| {
        let (here, there) = told(&offer.event(poll), &zone);
        Row { field: offer.field(), here, there }
    };
    let rows = offers.iter().map(row).collect();
    Piece::of(AskPart { form, action, rows, choices: CHOICES, named })
}

/// Asks a member which times suit them.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    let Some(me) = viewer.member_id().filter(|_| item.may(viewer, Action::AnswerEvent)) else {
        return Ok(None);
    };
    let Some(poll) = store::poll_of(q, item.id)?.filter(|_| item.is_open()) else { return Ok(None) };
    let offers = store::offers_after(q, item.id, viewer.now)?;
    if offers.is_empty() {
        return Ok(None);
    }
    let mine = store::known(q, item.id, me)?;
    let form = filled(q, item.id, me)?;
    let again = mine.as_ref().is_some_and(|mine| mine.round < poll.round);
    let asking = asking(viewer, (&poll, &offers), (form, path(viewer, item.id, "answers"), false));
    Ok(Some(Piece::of(CardPart { answered: mine.is_some(), again, asking })))
}

/// The form with what a member has said before.
fn filled(q: &mut Read<'_>, item: ItemId, me: MemberId) -> Result<Form, Error> {
    let Some(mine) = store::known(q, item, me)? else { return Ok(Form::new()) };
    let said = store::answers_of(q, &[mine.id])?;
    let fill = |form: Form, (_, time, suits): (_, OfferId, Suits)| form.with(&field_of(time), suits.as_str());
    Ok(said.into_iter().fold(Form::new(), fill))
}

/// `GET /n/{slug}/polls/{id}/answers`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/polls/{id}/answers`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "poll-answered-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    open(tx, viewer, id, Action::AnswerEvent)?;
    // What is closed, added or taken off meanwhile waits for this answer, or this answer for it.
    tx.lock("items", id.get())?;
    let (item, _, offers) = open(tx, viewer, id, Action::AnswerEvent)?;
    let answers = read(form, &offers);
    form.checked()?;
    let me = viewer.member()?.id;
    let who = Asker { member: Some(me), name: String::new(), entered_by: None };
    take(tx, id, &who, &answers, viewer.now)?;
    let happened = Happened::new(&POLL_ANSWERED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

/// Reads what is said to each of these times; where nothing is said to one, a complaint stands in the form.
pub(super) fn read(form: &mut Form, offers: &[Offer]) -> Vec<(OfferId, Suits)> {
    let mut answers = Vec::with_capacity(offers.len());
    for offer in offers {
        let suits = form.value(&offer.field()).parse::<Suits>().ok();
        match suits {
            Some(suits) => answers.push((offer.id, suits)),
            None => form.fail(&offer.field(), "poll-answer-missing"),
        }
    }
    answers
}

/// Takes what somebody says to times, instead of what they have said before. The poll is held by whoever calls.
pub(super) fn take(
    tx: &mut Write<'_>,
    item: ItemId,
    who: &Asker,
    answers: &[(OfferId, Suits)],
    now: Time,
) -> Result<(), Error> {
    let key = members::fold(&who.name);
    let known = match who.member {
        Some(member) => store::known(tx, item, member)?,
        None => store::of_named(tx, item, &key)?,
    };
    let sector = who.member.map(|member| sector_of(tx, member)).transpose()?.flatten().unwrap_or_default();
    let id = match known {
        Some(known) => known.id,
        None => store::note(tx, item, (who, &key), (&sector, now))?,
    };
    store::say(tx, item, (id, who, &sector), answers, now)?;
    Ok(())
}

/// Writes down what a member says to these times.
///
/// # Errors
/// Those of the database.
pub fn answer(
    tx: &mut Write<'_>,
    (item, member): (ItemId, MemberId),
    answers: &[(OfferId, Suits)],
    now: Time,
) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let who = Asker { member: Some(member), name: String::new(), entered_by: None };
    take(tx, item, &who, answers, now)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<AnswersPage>, Error> {
    let (item, poll, offers) = open(q, viewer, id, Action::AnswerEvent)?;
    let form = match typed {
        Some(form) => form,
        None => filled(q, id, viewer.member()?.id)?,
    };
    let asking = asking(viewer, (&poll, &offers), (form, path(viewer, id, "answers"), false));
    let body = AnswersPage { title: item.title.clone(), asking };
    Ok(under(Page::new(body, "poll-asked"), viewer, &item))
}
