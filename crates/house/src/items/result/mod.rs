//! What came of an item, on a page of its own, for those kinds that have a result.

use super::kind;
use super::show::below_item;
use super::store;
use crate::access::Action;
use crate::ids::ItemId;
use crate::web::{Answer, At, Error, Page, Piece, Visit, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "items/result/views/result.html")]
struct ResultPage {
    told: Piece,
}

/// `GET /n/{slug}/items/{id}/result`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (kinds, query) = (visit.app.rooms.kinds(), visit.query.clone());
    visit
        .page(move |q, viewer| {
            let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            item.require(viewer, Action::ReadSpace)?;
            let result = kind::named(kinds, &item.kind).and_then(|kind| kind.result);
            let (title, told) = result.ok_or(Error::NotFound)?(q, viewer, &item, &query)?;
            Ok(below_item(Page::new(ResultPage { told }, title), viewer, &item))
        })
        .await
}
