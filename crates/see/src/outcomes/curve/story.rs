//! The story behind the curve, kept by date, so that it reads as a journal.

use super::{may_keep, under};
use crate::outcomes::acts::{STORY_ADDED, STORY_REMOVED};
use crate::outcomes::indicator::{By, Indicator, Strand};
use crate::outcomes::store::{self, Story};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::{IndicatorId, MemberId};
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
    /// Who looks, and whether they keep the indicator: an entry is taken back by whoever wrote it, or by who keeps what it is about.
    me: Option<MemberId>,
    keeps: bool,
    /// The entry of which is asked whether it goes.
    going: i64,
}

impl StoriesPage {
    fn may_remove(&self, story: &Story) -> bool {
        self.may_tell && (self.keeps || self.me == Some(story.author_id))
    }

    fn goes(&self, story: &Story) -> bool {
        self.going == story.id && self.may_remove(story)
    }
}

/// Whether an entry names somebody or something of the network, which may be known to members alone.
pub(in crate::outcomes) fn mentions(html: &str) -> bool {
    html.contains("href=\"/n/")
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/stories`
pub(in crate::outcomes) async fn list(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let number = |name: &str| visit.query.value(name).parse::<i64>().ok();
    let (before, going) = (number("before").unwrap_or(i64::MAX), number("remove").unwrap_or(0));
    visit.page(move |q, viewer| page(q, viewer, id, (Form::new(), before, going))).await
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}/stories`
pub(in crate::outcomes) async fn write(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    let done = visit.change_once(form, move |tx, viewer, form| {
        let indicator = store::indicator(tx, viewer, id)?.ok_or(Error::NotFound)?;
        tell(tx, viewer, &indicator, form)
    });
    match done.await? {
        Ok(()) => Ok(visit
            .go_saying(visit.path(format_args!("outcomes/indicators/{id}/stories")), "outcome-story-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, (form, i64::MAX, 0)).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}/stories/removal`
pub(in crate::outcomes) async fn remove(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    let story = form.value("story").parse::<i64>().unwrap_or(0);
    visit
        .write(move |tx, viewer| {
            let indicator = store::indicator(tx, viewer, id)?.ok_or(Error::NotFound)?;
            let teller = store::teller(tx, id, story)?.ok_or(Error::NotFound)?;
            if viewer.member_id() != Some(teller) && !may_keep(tx, viewer, &indicator)? {
                return Err(Error::NotFound);
            }
            if store::take_back(tx, story)? {
                indicator.note(tx, viewer, &STORY_REMOVED)?;
            }
            Ok(())
        })
        .await?;
    Ok(visit.go_saying(
        visit.path(format_args!("outcomes/indicators/{id}/stories")),
        "outcome-story-removed-done",
    ))
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
    tx.lock("indicators", indicator.id.get())?;
    // Sent twice, by a double click or after a broken line, it is one.
    let said = (by.member, strand, &body.html);
    let last = store::stories(tx, indicator.id, i64::MAX, 1)?.pop();
    if last.is_some_and(|last| (last.author_id, last.strand, &last.body_html) == said) {
        return Ok(());
    }
    store::tell(tx, (viewer.network.id, indicator.id), strand, (&body.text, &body.html), by)?;
    indicator.note(tx, viewer, &STORY_ADDED)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: IndicatorId,
    (form, before, going): (Form, i64, i64),
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
        me: viewer.member_id(),
        keeps: may_keep(q, viewer, &indicator)?,
        going,
        here,
    };
    Ok(under(Page::new(body, "outcome-stories-title"), viewer, &indicator))
}
