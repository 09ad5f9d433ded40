//! The summary of a conversation.

use crate::conversations::acts::SUMMARY_WRITTEN;
use crate::conversations::reading::below;
use crate::conversations::store::{self, Purpose, Summary};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Item};
use house::mentions;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/keeping/views/summary.html")]
struct SummaryPage {
    form: Form,
    action: String,
    back: String,
    mentions: String,
}

#[derive(Template)]
#[template(path = "conversations/keeping/views/versions.html")]
struct VersionsPage {
    versions: Vec<Summary>,
}

/// What the page of an item shows of both.
#[derive(Debug, Default)]
pub(in crate::conversations) struct Kept {
    pub(in crate::conversations) summary: Option<Summary>,
    pub(in crate::conversations) outcome: Option<Summary>,
    /// Whether the viewer may write the summary.
    pub(in crate::conversations) may: bool,
}

impl Kept {
    /// What is kept of this item's conversation, as this viewer reads it.
    pub(in crate::conversations) fn of(
        q: &mut Read<'_>,
        viewer: &Viewer,
        item: &Item,
    ) -> Result<Kept, Error> {
        let mut summary = store::summary(q, item.id, Purpose::Summary)?;
        let mut outcome = store::summary(q, item.id, Purpose::Outcome)?;
        let texts = summary.iter_mut().chain(&mut outcome).map(|text| &mut text.html);
        mentions::show(q, viewer, &mut texts.collect::<Vec<_>>())?;
        let may = item.may(viewer, Action::HoldSpace) && !item.is_archived();
        Ok(Kept { summary, outcome, may })
    }
}

/// `GET /n/{slug}/items/{id}/summary`
pub(in crate::conversations) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/items/{id}/summary`
pub(in crate::conversations) async fn save(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(id))).await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "conversation-summary-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::HoldSpace)?;
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    form.checked()?;
    sum_up(tx, viewer, &item, (&text.text, &text.html))
}

/// Writes a new version of the summary of an item, as Markdown and as safe HTML. Whoever asks has made sure that the viewer
/// holds its space.
///
/// # Errors
/// Those of the database, and [`Error::NotFound`] where the viewer is no member.
pub fn sum_up(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (body, html): (&str, &str),
) -> Result<(), Error> {
    let whose = (viewer.network.id, item.id, viewer.member()?.id);
    store::sum_up(tx, whose, Purpose::Summary, (body, html), viewer.now)?;
    let happened = Happened::new(&SUMMARY_WRITTEN).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<SummaryPage>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::HoldSpace)?;
    let form = match typed {
        Some(form) => form,
        None => {
            let now = store::summary(q, id, Purpose::Summary)?;
            Form::new().with("body", now.map(|summary| summary.body).unwrap_or_default())
        }
    };
    let back = item.href(viewer);
    let mentions = viewer.path(format_args!("mentions?item={id}"));
    let body = SummaryPage { form, action: format!("{back}/summary"), back, mentions };
    Ok(below(Page::new(body, "conversation-summary-write"), viewer, &item))
}

/// `GET /n/{slug}/items/{id}/summary/versions`
pub(in crate::conversations) async fn versions(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let made = move |q: &mut Read<'_>, viewer: &Viewer| {
        let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
        let mut versions = store::summaries(q, id, Purpose::Summary)?;
        mentions::show(q, viewer, &mut versions.iter_mut().map(|one| &mut one.html).collect::<Vec<_>>())?;
        Ok(below(Page::new(VersionsPage { versions }, "conversation-summary-versions"), viewer, &item))
    };
    visit.page(made).await
}
