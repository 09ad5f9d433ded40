//! The story behind the curve, kept by date, so that it reads as a journal.

use super::under;
use crate::outcomes::acts::STORY_ADDED;
use crate::outcomes::indicator::{By, Indicator, Strand};
use crate::outcomes::store::{self, Story};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::IndicatorId;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

/// How many entries stand on a page.
const SHOWN: usize = 30;

#[derive(Template)]
#[template(path = "outcomes/curve/views/stories.html")]
struct StoriesPage {
    form: Form,
    here: String,
    stories: Vec<Story>,
    strands: Vec<(&'static str, &'static str)>,
    older: Option<String>,
    may_tell: bool,
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/stories`
pub(in crate::outcomes) async fn list(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    visit.page(move |q, viewer| page(q, viewer, id, (Form::new(), before))).await
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}/stories`
pub(in crate::outcomes) async fn write(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    let done = visit.change(form, move |tx, viewer, form| {
        let indicator = store::indicator(tx, viewer, id)?.ok_or(Error::NotFound)?;
        tell(tx, viewer, &indicator, form)
    });
    match done.await? {
        Ok(()) => Ok(visit
            .go_saying(visit.path(format_args!("outcomes/indicators/{id}/stories")), "outcome-story-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, (form, i64::MAX)).map(Page::invalid)).await
        }
    }
}

/// Reads an entry from a form and adds it.
///
/// # Errors
/// [`Error::Invalid`] with the complaints in the form; those of the database.
pub(in crate::outcomes) fn tell(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    indicator: &Indicator,
    form: &mut Form,
) -> Result<(), Error> {
    if form.value("body").trim().is_empty() {
        form.fail("body", "error-field-required");
    }
    let strand = form.choice::<Strand>("strand");
    let body = form.markdown("body", PARAGRAPHS);
    form.checked()?;
    let strand = strand.ok_or(Error::Invalid)?;
    let by = By { member: viewer.member()?.id, now: viewer.now };
    store::tell(tx, (viewer.network.id, indicator.id), strand, (&body.text, &body.html), by)?;
    indicator.note(tx, viewer, &STORY_ADDED)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: IndicatorId,
    (form, before): (Form, i64),
) -> Result<Page<StoriesPage>, Error> {
    let indicator = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
    let here = format!("{}/stories", indicator.href(viewer));
    let limit = i64::try_from(SHOWN).unwrap_or(30).saturating_add(1);
    let mut stories = store::stories(q, id, before, limit)?;
    let more = stories.len() > SHOWN;
    stories.truncate(SHOWN);
    let older = stories.last().filter(|_| more).map(|last| format!("{here}?before={}", last.id));
    let body = StoriesPage {
        form,
        stories,
        strands: Strand::ALL.iter().map(|one| (one.as_str(), one.label())).collect(),
        older,
        may_tell: viewer.may(Action::TellOutcomes),
        here,
    };
    Ok(under(Page::new(body, "outcome-stories-title"), viewer, &indicator))
}
