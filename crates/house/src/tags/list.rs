//! All tags of the network, by name.

use super::store;
use crate::access::Action;
use crate::members::fold;
use crate::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::Read;
use form_urlencoded::Serializer;

/// Tags on one page.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "tags/views/list.html")]
struct ListPage {
    typed: String,
    action: String,
    tags: Vec<store::Row>,
    /// The search, to which a tag is added.
    search: String,
    may_keep: bool,
    more: Option<String>,
}

/// `GET /n/{slug}/tags`
pub(super) async fn list(visit: Visit) -> Answer {
    let typed: String = visit.query.value("q").trim().chars().take(super::naming::LONGEST).collect();
    let after = visit.query.value("after").to_owned();
    visit.page(move |q, viewer| page(q, viewer, typed, &after)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, typed: String, after: &str) -> Result<Page<ListPage>, Error> {
    let key = fold(&typed);
    let from = if after > key.as_str() { after } else { key.as_str() };
    // What is called exactly so stands at the edge: the place before it is the one after which it comes.
    let before = if from == key { before(&key) } else { from.to_owned() };
    let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut tags = store::browse(q, viewer, (&before, &format!("{key}\u{10ffff}")), limit)?;
    let more = tags.len() > SHOWN;
    tags.truncate(SHOWN);
    let action = viewer.path("tags");
    let more = tags.last().filter(|_| more).map(|last| {
        let query = Serializer::new(String::new())
            .append_pair("q", &typed)
            .append_pair("after", &last.name_key)
            .finish();
        format!("{action}?{query}")
    });
    let may_keep = viewer.may(Action::KeepTags);
    let body = ListPage { typed, action, tags, search: viewer.path("search?tag="), may_keep, more };
    Ok(Page::new(body, "tag-list-title").place(Place::Find).under("search-title", viewer.path("search")))
}

/// A text that sorts before this one, and behind all that are not as long or begin otherwise and sort before it.
pub(super) fn before(key: &str) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    match letters.pop().and_then(|last| char::from_u32(u32::from(last).checked_sub(1)?)) {
        Some(lower) => letters.into_iter().chain([lower, '\u{10ffff}']).collect(),
        None => String::new(),
    }
}
