//! Saying what became of an experiment: it is kept, changed or dropped, and why. Whoever learns more later can say it anew.

use super::experiment::{Experiment, Verdict, find};
use super::part::takes_reviews;
use super::store;
use crate::events::acts::EXPERIMENT_REVIEWED;
use crate::events::coming::below;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items::{self, Item, Kinds};
use house::spaces;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

#[derive(Template)]
#[template(path = "events/experiments/views/review.html")]
struct ReviewPage {
    form: Form,
    action: String,
    back: String,
    title: String,
    /// By what one wanted to see whether it helped.
    sign: String,
    verdicts: Vec<(&'static str, &'static str)>,
}

/// `GET /n/{slug}/experiments/{id}/review`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/experiments/{id}/review`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, kinds, (id, form))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "experiment-reviewed-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (id, form): (ItemId, &mut Form),
) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, experiment) = find(tx, viewer, id, Action::TakePart)?;
    if !takes_reviews(&item) {
        return Err(Error::Refused(Said::key("item-refused-archived")));
    }
    form.expect_unchanged(&filled(&experiment));
    let verdict = form.choice::<Verdict>("verdict");
    let learned = form.text("learned", PARAGRAPHS);
    form.checked()?;
    let Some(verdict) = verdict else { return Err(Error::Invalid) };
    let by = (viewer.network.id, viewer.member()?.id);
    conclude(tx, kinds, by, (&item, verdict, &learned), viewer.now)
}

/// Writes down what became of an experiment, and why.
///
/// # Errors
/// Those of the database.
pub fn conclude(
    tx: &mut Write<'_>,
    kinds: Kinds,
    (network, by): (NetworkId, MemberId),
    (item, verdict, learned): (&Item, Verdict, &str),
    now: Time,
) -> Result<(), Error> {
    store::conclude(tx, item.id, (verdict, learned), (by, now))?;
    items::set_state(tx, item.id, (&item.state, verdict.as_str()), Some(now))?;
    inbox::rest(tx, item.id)?;
    items::renew(tx, kinds, &[item.id])?;
    spaces::note_activity(tx, item.space_id, now)?;
    let happened = Happened::new(&EXPERIMENT_REVIEWED).space(item.space_id).item(item.id);
    happenings::record(tx, network, Some(by), now, happened.detail(verdict.as_str()))?;
    Ok(())
}

/// The form with what was said before.
fn filled(experiment: &Experiment) -> Form {
    Form::new()
        .with("verdict", experiment.verdict.map_or("", Verdict::as_str))
        .with("learned", experiment.learned.clone())
}

/// What a field holds, in words.
fn told(field: &str, value: &str) -> Said {
    match (field, value.parse::<Verdict>()) {
        ("verdict", Ok(verdict)) => Said::key(verdict.label()),
        _ => Said::raw(value),
    }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ReviewPage>, Error> {
    let (item, experiment) = find(q, viewer, id, Action::TakePart)?;
    let kept = filled(&experiment);
    let form = match typed {
        Some(form) => form.caught_up(&kept, told),
        None => kept.begun(),
    };
    let body = ReviewPage {
        form,
        action: viewer.path(format_args!("experiments/{id}/review")),
        back: item.href(viewer),
        title: item.title.clone(),
        sign: experiment.sign,
        verdicts: Verdict::ALL.iter().map(|verdict| (verdict.as_str(), verdict.choice())).collect(),
    };
    Ok(below(Page::new(body, "experiment-review"), viewer, &item))
}
