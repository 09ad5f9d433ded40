//! What is made of a risk: avoid it, make it less, share it, live with it; or nothing yet.

use super::acts::RISK_ANSWERED;
use super::risk::{Risk, Treatment, Turn, day_typed, find, note, read_day, to_change, under};
use super::store;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::{self, Item};
use house::spaces;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// What stands in a form for a risk without an answer.
const NONE: &str = "open";

#[derive(Template)]
#[template(path = "risks/views/answer.html")]
struct AnswerPage {
    form: Form,
    action: String,
    back: String,
    answers: Vec<(String, &'static str)>,
}

/// `GET /n/{slug}/risks/{id}/answer`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/risks/{id}/answer`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "risk-answered-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, risk) = to_change(tx, viewer, id)?;
    form.expect_unchanged(&filled(&risk));
    let answer = match form.value("answer") {
        NONE => None,
        _ => form.choice::<Treatment>("answer"),
    };
    if answer.is_some() {
        form.text("body", PARAGRAPHS);
    }
    let text = form.markdown("body", PARAGRAPHS);
    let review_on = read_day(form, "review");
    form.checked()?;
    let given = Given { answer, text: &text.text, html: &text.html, review_on };
    keep(tx, (viewer.network.id, &item), &given, (viewer.member_id(), viewer.now))?;
    let detail = answer.map_or(NONE, Treatment::as_str);
    note(tx, viewer, (item.space_id, id), &RISK_ANSWERED, (None, detail))
}

/// An answer to a risk.
pub(super) struct Given<'a> {
    pub(super) answer: Option<Treatment>,
    pub(super) text: &'a str,
    pub(super) html: &'a str,
    pub(super) review_on: Option<Time>,
}

/// Keeps an answer, with the state that follows from it and its line of the history.
pub(super) fn keep(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, &Item),
    given: &Given<'_>,
    (by, now): (Option<MemberId>, Time),
) -> Result<(), Error> {
    store::answer(tx, item.id, given.answer, (given.text, given.html), (given.review_on, now))?;
    items::set_state(tx, item.id, (&item.state, Treatment::state(given.answer)), None)?;
    let turn = if given.answer.is_some() { Turn::Answered } else { Turn::Opened };
    store::note_turn(tx, (network, item.id), (by, turn, given.text), now)?;
    spaces::note_activity(tx, item.space_id, now)?;
    Ok(())
}

/// The form with what is answered now.
fn filled(risk: &Risk) -> Form {
    Form::new()
        .with("answer", risk.answer.map_or(NONE, Treatment::as_str))
        .with("body", risk.answer_text.as_str())
        .with("review", day_typed(risk.review_on))
}

/// What a field holds, in words.
fn told(field: &str, value: &str) -> Said {
    match value.parse::<Treatment>() {
        Ok(answer) if field == "answer" => Said::key(answer.label()),
        _ if field == "answer" => Said::key("risk-no-answer"),
        _ => Said::raw(value),
    }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<AnswerPage>, Error> {
    let (item, risk) = find(q, viewer, id, Action::TakePart)?;
    let kept = filled(&risk);
    let form = match typed {
        Some(form) => form.caught_up(&kept, told),
        None => kept.begun(),
    };
    let mut answers = vec![(NONE.to_owned(), "risk-no-answer")];
    answers.extend(Treatment::ALL.iter().map(|one| (one.to_string(), one.about())));
    let body = AnswerPage {
        form,
        action: viewer.path(format_args!("risks/{id}/answer")),
        back: item.href(viewer),
        answers,
    };
    Ok(under(Page::new(body, "risk-answer"), viewer, &item))
}
