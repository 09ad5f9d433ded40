//! The phases of a space as a table, and through which it has gone.

use super::phase::{Phase, Shown};
use super::store::{self, Turn};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::SpaceId;
use house::spaces;
use house::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "phases/views/show.html")]
struct ShowPage {
    phases: Vec<Shown>,
    turns: Vec<Turn>,
    older: Option<String>,
    edit: Option<String>,
    space: String,
}

/// How many turns stand on one page.
const SHOWN: usize = 20;

/// `GET /n/{slug}/spaces/{id}/phases`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    visit.page(move |q, viewer| page(q, viewer, id, before)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, before: i64) -> Result<Page<ShowPage>, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let href = space.href(viewer);
    let phases: Vec<Phase> = store::of_space(q, id)?;
    let mut turns = store::turns(q, id, before)?;
    let full = turns.len() > SHOWN;
    turns.truncate(SHOWN);
    let last = turns.last().map(|turn| turn.id).filter(|_| full);
    let may_hold = space.may(viewer, Action::HoldSpace) && !space.is_commons();
    let body = ShowPage {
        phases: phases.into_iter().map(|phase| phase.shown(viewer.now)).collect(),
        turns,
        older: last.map(|last| format!("{href}/phases?before={last}")),
        edit: may_hold.then(|| format!("{href}/phases/edit")),
        space: href.clone(),
    };
    Ok(Page::new(body, "phases-title")
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &href)
        .in_space(href))
}
