//! Looking at a risk again: is it as likely and as bad as before, what was seen, when is it looked at next.

use super::acts::RISK_REVIEWED;
use super::risk::{
    IMPACTS, LIKELIHOODS, Risk, Turn, day_typed, find, note, read_day, read_step, scale, step, to_change,
    under,
};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::spaces;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

#[derive(Template)]
#[template(path = "risks/views/review.html")]
struct ReviewPage {
    form: Form,
    action: String,
    back: String,
    triggers: String,
    likelihoods: Vec<(String, &'static str)>,
    impacts: Vec<(String, &'static str)>,
}

/// `GET /n/{slug}/risks/{id}/review`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/risks/{id}/review`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "risk-reviewed-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, risk) = to_change(tx, viewer, id)?;
    form.expect_unchanged(&filled(&risk));
    let rating = (read_step(form, "likelihood"), read_step(form, "impact"));
    let review_on = read_day(form, "review");
    let seen = form.optional_text("seen", PARAGRAPHS);
    form.checked()?;
    store::review(tx, id, rating, (review_on, viewer.now))?;
    let turn = (viewer.member_id(), Turn::Reviewed, seen.as_str());
    store::note_turn(tx, (viewer.network.id, id), turn, viewer.now)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    note(tx, viewer, (item.space_id, id), &RISK_REVIEWED, (None, ""))
}

/// The form with how it is rated now.
fn filled(risk: &Risk) -> Form {
    Form::new()
        .with("likelihood", risk.likelihood.to_string())
        .with("impact", risk.impact.to_string())
        .with("review", day_typed(risk.review_on))
}

/// What a field holds, in words.
fn told(field: &str, value: &str) -> Said {
    let number = value.parse::<i64>().unwrap_or(3);
    match field {
        "likelihood" => Said::key(step(&LIKELIHOODS, number)),
        "impact" => Said::key(step(&IMPACTS, number)),
        _ => Said::raw(value),
    }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ReviewPage>, Error> {
    let (item, risk) = find(q, viewer, id, Action::TakePart)?;
    let kept = filled(&risk);
    let form = match typed {
        Some(form) => form.caught_up(&kept, told),
        None => kept.begun(),
    };
    let body = ReviewPage {
        form,
        action: viewer.path(format_args!("risks/{id}/review")),
        back: item.href(viewer),
        triggers: viewer.path(format_args!("risks/{id}/triggers")),
        likelihoods: scale(&LIKELIHOODS),
        impacts: scale(&IMPACTS),
    };
    Ok(under(Page::new(body, "risk-review"), viewer, &item))
}
