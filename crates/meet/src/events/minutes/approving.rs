//! Approving minutes: what they say at that moment is kept as a version. What is written afterwards stands in the next one.

use super::show::minutes;
use super::{hold, open, store, under};
use crate::events::acts::MINUTES_APPROVED;
use crate::events::coming::find;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::mentions;
use house::web::{Answer, At, Error, Locale, Page, Said, Speech, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/minutes/views/version.html")]
struct VersionPage {
    title: String,
    number: i64,
    name: String,
    approved_at: Time,
    html: String,
    back: String,
}

/// `POST /n/{slug}/events/{id}/minutes/versions`
pub(super) async fn approve(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let app = visit.app.clone();
    visit.write(move |tx, viewer| keep(tx, viewer, &app, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/minutes")), "minutes-approved-done"))
}

fn keep(tx: &mut Write<'_>, viewer: &Viewer, app: &App, id: ItemId) -> Result<(), Error> {
    let (item, event) = open(tx, viewer, id, Action::Moderate)?;
    hold(tx, id)?;
    if viewer.now < event.starts_at {
        return Err(Error::Refused(Said::key("minutes-refused-early")));
    }
    let locale = Locale::of_tag(&viewer.network.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &viewer.network.time_zone, viewer.now);
    if freeze(tx, viewer, id, &speech)? {
        let happened = Happened::new(&MINUTES_APPROVED).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}

/// Keeps what the minutes say now as a version, in the language of the network. False where they said the same when they were
/// approved before: a double click makes one version.
pub(super) fn freeze(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    speech: &Speech,
) -> Result<bool, Error> {
    let mut whole = minutes(tx, viewer, id)?;
    if whole.points.is_empty() {
        return Err(Error::Refused(Said::key("minutes-refused-empty")));
    }
    whole.freeze();
    let html = whole.render_with_values(speech)?;
    if let Some(last) = store::versions(tx, id)?.first()
        && store::version(tx, id, last.number)?.is_some_and(|last| last.html == html)
    {
        return Ok(false);
    }
    store::keep_version(tx, id, &html, (viewer.member()?.id, viewer.now))?;
    Ok(true)
}

/// `GET /n/{slug}/events/{id}/minutes/versions/{version}`
pub(super) async fn version(visit: Visit, At((_, id, number)): At<(String, ItemId, i64)>) -> Answer {
    let made = move |q: &mut Read<'_>, viewer: &Viewer| -> Result<Page<VersionPage>, Error> {
        let (item, _) = find(q, viewer, id, Action::ReadSpace)?;
        let mut version = store::version(q, id, number)?.ok_or(Error::NotFound)?;
        mentions::show(q, viewer, &mut [&mut version.html])?;
        let body = VersionPage {
            title: item.title.clone(),
            number: version.number,
            name: version.name,
            approved_at: version.approved_at,
            html: version.html,
            back: viewer.path(format_args!("events/{id}/minutes")),
        };
        Ok(under(Page::new(body, "minutes-version-title"), viewer, &item))
    };
    visit.page(made).await
}
