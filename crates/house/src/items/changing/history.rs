//! What an item said before, and what each change changed.

use crate::ids::{ItemId, MemberId};
use crate::items::show::below_item;
use crate::items::store;
use crate::mentions;
use crate::web::{Answer, At, Error, Page, Viewer, Visit, difference, filters};
use askama::Template;
use db::{Read, Time};

#[derive(Template)]
#[template(path = "items/views/history.html")]
struct HistoryPage {
    people: Option<String>,
    changes: Vec<Change>,
    older: Option<String>,
}

struct Change {
    by: MemberId,
    name: String,
    at: Time,
    title: Vec<difference::Piece>,
    body: Vec<difference::Piece>,
}

const SHOWN: usize = 20;

/// `GET /n/{slug}/items/{id}/history`
pub(in crate::items) async fn history(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    visit.page(move |q, viewer| page(q, viewer, id, before)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, before: i64) -> Result<Page<HistoryPage>, Error> {
    let item = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let mut earlier = store::revisions(q, id, before)?;
    // What followed the newest text on this page: the text of the page before, or what the item says now.
    let (mut title, mut body) = match before {
        i64::MAX => (item.title.clone(), item.body.clone()),
        _ => store::text_at(q, &item, before)?,
    };
    let more = earlier.len() > SHOWN;
    earlier.truncate(SHOWN);
    let older = earlier
        .last()
        .filter(|_| more)
        .map(|last| viewer.path(format_args!("items/{id}/history?before={}", last.revision)));
    // What was mentioned is shown by its words: whether there is such a thing is not for everybody to know.
    let said = |text: &str| mentions::without_links(text, &viewer.network.slug);
    let amount = earlier.len();
    let mut changes = Vec::with_capacity(amount);
    for text in earlier {
        changes.push(Change {
            by: text.member_id,
            name: text.name,
            at: text.created_at,
            title: difference::difference(&text.title, &title),
            body: difference::difference_among(&said(&text.body), &said(&body), amount),
        });
        (title, body) = (text.title, text.body);
    }
    let people = viewer.may(crate::access::Action::ReadMembers).then(|| viewer.path("people"));
    let page = Page::new(HistoryPage { people, changes, older }, "item-history");
    Ok(below_item(page, viewer, &item))
}
