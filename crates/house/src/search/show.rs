//! The page of results.

use super::filter::{self, Filter, TIMES};
use super::finding::{self, Hit, Place};
use super::marks::{self, Part};
use super::query::Query;
use super::{Finds, Shown};
use crate::items::Kinds;
use crate::spaces;
use crate::web::{Answer, Error, Form, Page, Said, Viewer, Visit, filters};
use askama::Template;
use db::Read;
use form_urlencoded::Serializer;
use std::collections::HashMap;

/// Results on one page.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "search/views/show.html")]
struct ShowPage {
    form: Form,
    action: String,
    /// Address, key of the name, whether it is the one that is shown.
    whats: Vec<(String, &'static str, bool)>,
    spaces: Vec<(String, String)>,
    times: &'static [(&'static str, &'static str, u64)],
    /// The name of the tag, and the address without it.
    tag: Option<(String, String)>,
    /// Whether anything was looked for.
    asked: bool,
    results: Vec<Result>,
    more: Option<String>,
}

/// A result as the page shows it.
struct Result {
    shown: Shown,
    title: Vec<Part>,
    piece: Vec<Part>,
}

/// `GET /n/{slug}/search`
pub(super) async fn show(visit: Visit) -> Answer {
    let (all, kinds) = (visit.app.rooms.finds(), visit.app.rooms.kinds());
    let asked = visit.query.clone();
    visit.page(move |q, viewer| page(q, viewer, &all, kinds, asked)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    all: &[&'static Finds],
    kinds: Kinds,
    asked: Form,
) -> std::result::Result<Page<ShowPage>, Error> {
    let filter = Filter::read(&asked, all, kinds);
    let typed = asked.value("q").trim().to_owned();
    let (form, query) = read(&asked, &typed, filter.is_empty());
    let after = Place::read(asked.value("after"));
    let (results, more) = match &query {
        Some(query) => results(q, viewer, (all, kinds), query, &filter, after)?,
        None => (Vec::new(), None),
    };
    let invalid = form.has_errors();
    let action = viewer.path("search");
    let more = more.map(|place| address(&action, &asked, &[("after", &place.to_string())]));
    let body = ShowPage {
        whats: whats(&action, &asked, &filter, all, kinds),
        spaces: offered(q, viewer, &filter)?,
        times: &TIMES,
        tag: filter::tag_name(q, viewer, &filter)?
            .map(|name| (name, address(&action, &asked, &[("tag", "")]))),
        asked: query.is_some(),
        action,
        form,
        results,
        more,
    };
    let title = match typed.is_empty() || invalid {
        true => Said::key("search-title"),
        false => Said::key("search-title-for").with("words", typed.as_str()),
    };
    let page = Page::new(body, title).place(crate::web::Place::Find);
    Ok(if invalid { page.invalid() } else { page })
}

/// The form as it was typed, with what is wrong with it; and what is looked for, where anything is.
fn read(asked: &Form, typed: &str, everything: bool) -> (Form, Option<Query>) {
    let mut form = Form::new().with("q", typed);
    for name in ["space", "by", "when", "what", "tag"] {
        form = form.with(name, asked.value(name));
    }
    match Query::read(typed) {
        Ok(query) if query.terms.is_empty() && !typed.is_empty() => form.fail("q", "search-refused-signs"),
        Ok(query) if query.terms.is_empty() && everything => {}
        Ok(query) => return (form, Some(query)),
        Err(said) => form.fail("q", said),
    }
    (form, None)
}

type Found = (Vec<Result>, Option<Place>);

fn results(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (all, kinds): (&[&'static Finds], Kinds),
    query: &Query,
    filter: &Filter,
    after: Place,
) -> std::result::Result<Found, Error> {
    let Some(narrowed) = filter.narrowed(q, viewer, kinds)? else { return Ok((Vec::new(), None)) };
    let steps = finding::steps(viewer, query);
    let mut hits = finding::find(q, viewer, &steps, &narrowed, after, SHOWN + 1)?;
    let more = hits.len() > SHOWN;
    hits.truncate(SHOWN);
    let more = hits.last().filter(|_| more).map(|hit| hit.place);
    let shown = shown(q, viewer, (all, kinds), &hits)?;
    let result = |shown: Shown| Result {
        title: marks::marked(&shown.title, query),
        piece: marks::piece(&shown.text, query),
        shown,
    };
    Ok((shown.into_iter().map(result).collect(), more))
}

/// How the rooms show what was found, in its order.
pub(super) fn shown(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (all, kinds): (&[&'static Finds], Kinds),
    hits: &[Hit],
) -> std::result::Result<Vec<Shown>, Error> {
    let mut found: HashMap<(&str, i64), Shown> = HashMap::new();
    for finds in all {
        let ids: Vec<i64> = hits.iter().filter(|hit| hit.sort == finds.sort).map(|hit| hit.id).collect();
        if !ids.is_empty() {
            let shown = (finds.shown)(q, viewer, kinds, &ids)?;
            found.extend(shown.into_iter().map(|shown| ((finds.sort, shown.id), shown)));
        }
    }
    Ok(hits.iter().filter_map(|hit| found.remove(&(hit.sort.as_str(), hit.id))).collect())
}

/// The ways to see only what is of one sort or kind.
fn whats(
    action: &str,
    asked: &Form,
    filter: &Filter,
    all: &[&'static Finds],
    kinds: Kinds,
) -> Vec<(String, &'static str, bool)> {
    let sorts = all.iter().map(|finds| (finds.sort, finds.plural));
    let kinds = kinds.iter().map(|kind| (kind.name, kind.plural));
    let every = std::iter::once(("", "search-what-all"));
    let way = |(word, key)| (address(action, asked, &[("what", word)]), key, filter.what == word);
    every.chain(sorts).chain(kinds).map(way).collect()
}

/// The viewer's spaces, and the one to which the search is narrowed.
fn offered(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
) -> std::result::Result<Vec<(String, String)>, Error> {
    let mut offered: Vec<(String, String)> =
        viewer.spaces(q)?.into_iter().map(|space| (space.id.to_string(), space.name)).collect();
    if let Some(space) = filter.space.map(|space| spaces::visible_to(q, viewer, space)).transpose()?.flatten()
    {
        let id = space.id.to_string();
        if offered.iter().all(|(known, _)| *known != id) {
            offered.push((id, space.name));
        }
    }
    Ok(offered)
}

/// The same search with something else in its address.
fn address(action: &str, asked: &Form, other: &[(&str, &str)]) -> String {
    let mut query = Serializer::new(String::new());
    for name in ["q", "what", "space", "by", "when", "tag", "after"] {
        let changed = other.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        // Another search begins at its beginning.
        let value = changed.unwrap_or(if name == "after" { "" } else { asked.value(name) });
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("{action}?{}", query.finish())
}
