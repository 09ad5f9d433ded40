//! Who has answered and what they said, for those who hold the poll: others see how many. Here they write down what somebody says
//! on the telephone, and take that off again.

use super::asking::{asking, read, take};
use super::poll::{AnswererId, Asker, Offer, OfferId, Refused, Suits};
use super::{find, open, path, store, under};
use crate::events::acts::POLL_ANSWERED;
use crate::events::page::{When, told};
use crate::events::store::people_of;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items::Item;
use house::members;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};

/// How many a page shows.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "events/polls/views/people.html")]
struct PeoplePage {
    action: String,
    people: String,
    times: Vec<When>,
    rows: Vec<Row>,
    older: Option<String>,
    /// Where somebody is written down, while answers are taken.
    asking: Option<Piece>,
}

struct Row {
    id: AnswererId,
    member_id: Option<MemberId>,
    name: String,
    entered: bool,
    /// For each time the key of what they said.
    answers: Vec<Option<&'static str>>,
}

/// `GET /n/{slug}/polls/{id}/people`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let after = visit.query.value("after").parse::<AnswererId>().unwrap_or(AnswererId::from(0));
    visit.page(move |q, viewer| page(q, viewer, id, (after, Form::new()))).await
}

/// `POST /n/{slug}/polls/{id}/people`: somebody phones.
pub(super) async fn add(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| enter(tx, viewer, id, form)).await? {
        Ok(()) => {
            Ok(visit.go_saying(visit.path(format_args!("polls/{id}/people")), "poll-person-added-done"))
        }
        Err(form) => {
            let first = AnswererId::from(0);
            visit.page(move |q, viewer| page(q, viewer, id, (first, form)).map(Page::invalid)).await
        }
    }
}

/// Writes down what somebody said. A name that one active member has, and nobody else, means that member.
fn enter(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    open(tx, viewer, id, Action::Moderate)?;
    tx.lock("items", id.get())?;
    let (item, _, offers) = open(tx, viewer, id, Action::Moderate)?;
    let name = form.name("name", LINE);
    let answers = read(form, &offers);
    form.checked()?;
    let entered_by = Some(viewer.member()?.id);
    let called = people_of(tx, viewer.network.id, &members::fold(&name))?;
    let who = match called.as_slice() {
        [member] => Asker { member: Some(*member), name: String::new(), entered_by },
        _ => Asker { member: None, name, entered_by },
    };
    take(tx, id, &who, &answers, viewer.now)?;
    record(tx, viewer, &item)
}

/// `POST /n/{slug}/polls/{id}/people/removal`
pub(super) async fn take_off(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let who = form.value("person").parse::<AnswererId>().ok();
    visit.write(move |tx, viewer| remove(tx, viewer, id, who)).await?;
    Ok(visit.go_saying(visit.path(format_args!("polls/{id}/people")), "poll-person-removed-done"))
}

fn remove(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, who: Option<AnswererId>) -> Result<(), Error> {
    let (item, _) = find(tx, viewer, id, Action::Moderate)?;
    let who = who.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    tx.lock("items", id.get())?;
    let known = store::answerer(tx, id, who)?.ok_or(Refused::Gone)?;
    if !known.entered {
        return Err(Refused::Own.into());
    }
    store::withdraw(tx, id, who)?;
    record(tx, viewer, &item)
}

fn record(tx: &mut Write<'_>, viewer: &Viewer, item: &Item) -> Result<(), Error> {
    let happened = Happened::new(&POLL_ANSWERED).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (after, form): (AnswererId, Form),
) -> Result<Page<PeoplePage>, Error> {
    let (item, poll) = find(q, viewer, id, Action::Moderate)?;
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut answered = store::answered(q, id, after, most)?;
    let more = answered.len() > SHOWN;
    answered.truncate(SHOWN);
    let older = answered.last().filter(|_| more).map(|last| last.id);
    let ids: Vec<AnswererId> = answered.iter().map(|one| one.id).collect();
    let said = store::answers_of(q, &ids)?;
    let offers = store::offers(q, id)?;
    let zone = viewer.zone();
    let row = |one: store::Answered| Row {
        answers: offers.iter().map(|offer| word(&said, one.id, offer)).collect(),
        id: one.id,
        member_id: one.member_id,
        name: one.name,
        entered: one.entered,
    };
    let to_come: Vec<Offer> = offers.iter().filter(|offer| offer.starts_at > viewer.now).cloned().collect();
    // What was typed stays, also where the poll was closed meanwhile.
    let takes = (item.is_open() && !to_come.is_empty()) || form.has_errors();
    let form = (form, path(viewer, id, "people"), true);
    let body = PeoplePage {
        action: path(viewer, id, "people"),
        people: viewer.path("people"),
        times: offers.iter().map(|offer| told(&offer.event(&poll), &zone).0).collect(),
        rows: answered.into_iter().map(row).collect(),
        older: older.map(|last| format!("{}?after={last}", path(viewer, id, "people"))),
        asking: takes.then(|| asking(viewer, (&poll, &to_come), form)),
    };
    Ok(under(Page::new(body, "poll-people"), viewer, &item).wide())
}

/// The key of what somebody said to a time.
fn word(said: &[(AnswererId, OfferId, Suits)], who: AnswererId, offer: &Offer) -> Option<&'static str> {
    let found = said.iter().find(|(one, time, _)| *one == who && *time == offer.id);
    found.map(|(.., suits)| match suits {
        Suits::Yes => "poll-yes",
        Suits::NeedBe => "poll-need-be",
        Suits::No => "poll-no",
    })
}
