//! Jump: members, organisations, spaces and items by their names, offered while somebody types.

use super::finding::{self, Narrowed, Place};
use super::query::Query;
use super::{Finds, Shown, show};
use crate::items::Kinds;
use crate::members::fold;
use crate::web::{Answer, Error, Viewer, Visit, filters};
use askama::Template;
use axum::response::{Html, IntoResponse};
use db::{Read, Sought, Time};
use form_urlencoded::Serializer;
use std::collections::BTreeSet;

/// How many names are looked at …
const LOOKED: usize = 24;
/// … and how many of places and people, and of items, are offered.
const OFFERED: usize = 5;
/// What is somewhere to go to by its name, beside items.
const PLACES: [&str; 3] = ["member", "organisation", "space"];

#[derive(Template)]
#[template(path = "search/views/_offers.html")]
struct Offers {
    offers: Vec<Shown>,
    /// The way to all results, with what was typed.
    all: String,
    typed: String,
}

/// `GET /n/{slug}/jump`
pub(super) async fn offer(visit: Visit) -> Answer {
    let (all, kinds) = (visit.app.rooms.finds(), visit.app.rooms.kinds());
    let typed = visit.query.value("q").trim().to_owned();
    let asked = typed.clone();
    let read = visit.read(move |q, viewer| {
        let offers = offers(q, viewer, (&all, kinds), &asked)?;
        Ok((offers, viewer.path("search"), viewer.account.clone(), viewer.network.clone()))
    });
    let (offers, search, account, network) = read.await?;
    let all = format!("{search}?{}", Serializer::new(String::new()).append_pair("q", &typed).finish());
    let speech = visit.speech(account.as_ref(), Some(&network));
    let html = Offers { offers, all, typed }.render_with_values(&speech).map_err(anyhow::Error::from)?;
    Ok(Html(html).into_response())
}

fn offers(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: (&[&'static Finds], Kinds),
    typed: &str,
) -> Result<Vec<Shown>, Error> {
    let query = match Query::read(typed) {
        Ok(query) if !query.terms.is_empty() => query,
        _ => return Ok(Vec::new()),
    };
    let places = named(q, viewer, rooms, &query, typed, &PLACES)?;
    let mut items = named(q, viewer, rooms, &query, typed, &["item"])?;
    // Of what comes again under the same name, such as a meeting each month, the newest is enough.
    let mut known = BTreeSet::new();
    items.retain(|item| known.insert((item.title.clone(), item.space.clone(), item.label)));
    Ok(places.into_iter().take(OFFERED).chain(items.into_iter().take(OFFERED)).collect())
}

/// What is called so: exactly so first, then what begins so, then what has the words in its name, each the newest first.
fn named(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: (&[&'static Finds], Kinds),
    query: &Query,
    typed: &str,
    sorts: &[&str],
) -> Result<Vec<Shown>, Error> {
    let n = viewer.network.id;
    let signs = sorts.iter().map(|sort| Sought::Word(format!("{n}o_{sort}"))).collect();
    let narrowed = Narrowed {
        signs: vec![Sought::Any(signs)],
        since: Time::from_micros(i64::MIN),
        until: Time::from_micros(i64::MAX),
    };
    let steps = finding::names(viewer, query);
    let hits = finding::find(q, viewer, &steps, &narrowed, Place::START, LOOKED)?;
    let mut shown = show::shown(q, viewer, rooms, &hits)?;
    let key = fold(typed);
    shown.sort_by_key(|shown| match fold(&shown.title) {
        title if title == key => 0,
        title if title.starts_with(&key) => 1,
        _ => 2,
    });
    Ok(shown)
}
