//! All panels of a network that one may read, the newest first.

use super::panel::Phase;
use super::part;
use super::store::{self, Listed};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::frame::Place as Rail;
use house::web::{Answer, Error, Page, Said, Viewer, Visit, filters};

/// How many stand on a page.
const SHOWN: usize = 30;

#[derive(Template)]
#[template(path = "panels/views/list.html")]
struct ListPage {
    panels: Vec<(Listed, Said)>,
    items: String,
    older: Option<String>,
    start: Option<String>,
}

/// `GET /n/{slug}/panels`
pub(super) async fn show(visit: Visit) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(ItemId::from(i64::MAX));
    visit.page(move |q, viewer| page(q, viewer, before)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, before: ItemId) -> Result<Page<ListPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or(30).saturating_add(1);
    let mut found = store::listed(q, viewer, before, limit)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let here = viewer.path("panels");
    let body = ListPage {
        older: found.last().filter(|_| more).map(|last| format!("{here}?before={}", last.item_id)),
        panels: found.into_iter().map(|one| (one.clone(), part::said(one.phase, one.size))).collect(),
        items: viewer.path("items"),
        start: viewer.may(Action::StartSpace).then(|| viewer.path("items/new?kind=panel")),
    };
    Ok(Page::new(body, "panel-list").place(Rail::Room("panels")))
}
