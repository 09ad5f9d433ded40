//! Which exports were brought, and bringing another.

use super::{Address, order};
use crate::slack::order::{refused, wants};
use crate::slack::report::plan;
use crate::slack::store::{self, Line, State};
use ::slack::{Export, Survey};
use askama::Template;
use db::{Read, Time};
use house::access::{Action, SpaceVisibility};
use house::ids::SpaceId;
use house::spaces;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Upload, Viewer, Visit, filters};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "slack/views/list.html")]
struct ListPage {
    form: Form,
    base: String,
    megabytes: usize,
    spaces: Vec<(String, String)>,
    lines: Vec<Line>,
}

/// GET `/n/{slug}/slack`
pub(in crate::slack) async fn list(visit: Visit) -> Answer {
    let megabytes = visit.app.config.upload_limit;
    visit.page(move |q, viewer| page(q, viewer, Form::new(), megabytes)).await
}

/// POST `/n/{slug}/slack`
pub(in crate::slack) async fn upload(visit: Visit, mut form: Form) -> Answer {
    let megabytes = visit.app.config.upload_limit;
    let asked = form.choice::<SpaceId>("space");
    let space = visit.read(move |q, viewer| chosen(q, viewer, asked)).await?;
    if space.is_none() {
        form.fail("space", "error-field-choice");
    }
    let read = looked_through(&mut form, megabytes, visit.now).await?;
    let (Some(space), Some((file, survey))) = (space, read) else {
        return visit.page(move |q, viewer| page(q, viewer, form, megabytes).map(Page::invalid)).await;
    };
    let wanted = wanted(&form);
    let survey = Arc::new(survey);
    let done = visit.write(move |tx, viewer| {
        let by = viewer.member()?.id;
        let report = plan(tx, &order(viewer, (space, wanted.as_str()), None)?, &survey)?;
        let report = serde_json::to_string(&report).map_err(|error| Error::Broken(error.into()))?;
        let file = (file.name.as_str(), file.bytes.as_ref());
        Ok(store::insert(
            tx,
            (viewer.network.id, space, by),
            file,
            (wanted.as_str(), report.as_str()),
            viewer.now,
        )?)
    });
    let id = done.await?;
    Ok(visit.go(visit.path(format_args!("slack/{id}"))))
}

/// POST `/n/{slug}/slack/{id}/removal`
pub(in crate::slack) async fn remove(visit: Visit, At((_, id)): Address) -> Answer {
    let gone = visit.write(move |tx, viewer| Ok(store::delete(tx, viewer.network.id, id)?)).await?;
    let said = if gone > 0 { "slack-removed-done" } else { "slack-kept-done" };
    Ok(visit.go_saying(visit.path("slack"), said))
}

fn wanted(form: &Form) -> String {
    let more = ["private", "direct"].into_iter().filter(|name| form.ticked(name));
    more.collect::<Vec<_>>().join(" ")
}

/// The spaces in which channels may stand: those of the viewer's own that not the whole world reads.
fn places(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<spaces::Space>, Error> {
    let mut open = spaces::open_to(q, viewer)?;
    open.retain(|space| space.visibility != SpaceVisibility::Public && space.may(viewer, Action::TakePart));
    open.sort_by_key(|space| !space.is_commons());
    Ok(open)
}

fn chosen(q: &mut Read<'_>, viewer: &Viewer, asked: Option<SpaceId>) -> Result<Option<SpaceId>, Error> {
    let open = places(q, viewer)?;
    Ok(open.into_iter().map(|space| space.id).find(|id| Some(*id) == asked))
}

/// The file and what stands in it; or complaints in the form.
async fn looked_through(
    form: &mut Form,
    megabytes: usize,
    now: Time,
) -> Result<Option<(Upload, Survey)>, Error> {
    let file = form.file("file").filter(|file| !file.bytes.is_empty()).cloned();
    let Some(file) = file else {
        form.fail("file", "slack-no-file");
        return Ok(None);
    };
    if file.bytes.len() > megabytes.saturating_mul(1024 * 1024) {
        form.fail("file", Said::key("slack-file-large").with("max", megabytes));
        return Ok(None);
    }
    let wanted = wants(form.ticked("private"), form.ticked("direct"));
    // A large export takes its time: other requests do not wait for it.
    let read = tokio::task::spawn_blocking(move || {
        let mut export = Export::read(file.bytes.clone(), now.micros())?;
        let survey = ::slack::survey(&mut export, &wanted, &|_, _| {})?;
        let name = crate::slack::people::plain(file.name.rsplit(['/', '\\']).next().unwrap_or_default());
        let name: String = name.chars().take(LINE).collect();
        Ok::<_, ::slack::Refused>((Upload { name, bytes: file.bytes }, survey))
    });
    match read.await.map_err(|error| Error::Broken(error.into()))? {
        Ok(read) => Ok(Some(read)),
        Err(why) => {
            form.fail("file", refused(why));
            Ok(None)
        }
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, form: Form, megabytes: usize) -> Result<Page<ListPage>, Error> {
    let spaces = places(q, viewer)?.into_iter().map(|space| (space.id.to_string(), space.name)).collect();
    let lines = store::newest(q, viewer.network.id)?;
    let body = ListPage { form, base: viewer.path("slack"), megabytes, spaces, lines };
    Ok(Page::new(body, "slack-title").place(Place::People).under("people-title", viewer.path("people")))
}
