//! My letters: with whom, what was written last, and what I have not read; and what of it waits for me on Today.

use super::circle::{Correspondence, Letter, Other, title};
use super::store;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::CorrespondenceId;
use house::web::{Answer, Error, Need, Page, Said, Viewer, Visit, filters, markdown, picture_at};
use std::collections::BTreeMap;

/// How many a page shows.
const SHOWN: usize = 30;
/// How long an excerpt is, in letters.
const EXCERPT: usize = 140;

/// A line of the list.
struct Row {
    href: String,
    title: Said,
    /// Letters, colour and picture of each.
    faces: Vec<(String, u8, String)>,
    /// Who wrote last, where that was not the viewer, and the beginning of what.
    newest: Option<(Option<String>, String)>,
    unread: bool,
    at: Time,
}

#[derive(Template)]
#[template(path = "correspondence/views/list.html")]
struct ListPage {
    rows: Vec<Row>,
    older: Option<String>,
    start: Option<String>,
    blocks: String,
    /// Where stewards see what was shown to them.
    reports: Option<String>,
    href: String,
    query: String,
    /// What was found, where something was looked for.
    found: Option<Vec<(String, String, String, Time)>>,
}

/// `GET /n/{slug}/correspondence`
pub(super) async fn list(visit: Visit) -> Answer {
    let before = place(visit.query.value("before"));
    let query = visit.query.value("q").trim().to_owned();
    visit.page(move |q, viewer| page(q, viewer, before, query)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: (Time, CorrespondenceId),
    query: String,
) -> Result<Page<ListPage>, Error> {
    let me = viewer.member()?.id;
    let mut mine = store::of_me(q, me, before)?;
    let more = mine.len() > SHOWN;
    mine.truncate(SHOWN);
    let older = mine.last().filter(|_| more).map(|last| {
        viewer.path(format_args!("correspondence?before={}-{}", last.moved_at.micros(), last.id))
    });
    let ids: Vec<CorrespondenceId> = mine.iter().map(|one| one.id).collect();
    let mut others = store::others(q, &ids, me)?;
    let mut newest = store::newest(q, &ids, me)?;
    let found = if query.is_empty() { None } else { Some(find(q, viewer, &query)?) };
    let body = ListPage {
        rows: mine
            .into_iter()
            .map(|one| {
                let (with, last) = (others.remove(&one.id).unwrap_or_default(), newest.remove(&one.id));
                row(viewer, &one, &with, last)
            })
            .collect(),
        older,
        start: viewer.may(Action::StartCorrespondence).then(|| viewer.path("correspondence/new")),
        blocks: viewer.path("blocks"),
        reports: viewer.may(Action::ManageMembers).then(|| viewer.path("reports")),
        href: viewer.path("correspondence"),
        query,
        found,
    };
    Ok(Page::new(body, "correspondence-plural"))
}

fn row(viewer: &Viewer, one: &Correspondence, with: &[Other], last: Option<Letter>) -> Row {
    let me = viewer.member_id();
    let face = |other: &Other| {
        let picture = picture_at(viewer.path(format_args!("people/{}", other.id)), "picture", &other.picture);
        (other.initials.clone(), other.hue, picture)
    };
    let said = |letter: Letter| {
        let who = (Some(letter.author_id) != me && with.len() > 1).then_some(letter.author_name);
        (who, markdown::words_of(&letter.body_html, EXCERPT))
    };
    Row {
        href: viewer.path(format_args!("correspondence/{}", one.id)),
        title: title(with),
        faces: with.iter().take(3).map(face).collect(),
        newest: last.map(said),
        unread: one.unread,
        at: one.moved_at,
    }
}

/// Letters of mine in which all these words stand, the newest first: address, author, the beginning of it, when.
fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    query: &str,
) -> Result<Vec<(String, String, String, Time)>, Error> {
    let words = store::sought(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let letters = store::search(q, viewer.member()?.id, &words)?;
    let shown = |(id, letter): (CorrespondenceId, Letter)| {
        let href = format!("correspondence/{id}?letter={}#letter-{}", letter.id, letter.id);
        let text = markdown::words_of(&letter.body_html, EXCERPT);
        (viewer.path(href), letter.author_name, text, letter.created_at)
    };
    Ok(letters.into_iter().map(shown).collect())
}

/// Letters that wait to be read.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let waiting = store::unread(q, me)?;
    let Some(first) = waiting.first().copied() else { return Ok(Vec::new()) };
    let mut with: BTreeMap<_, _> = store::others(q, &[first], me)?;
    let title = match waiting.len() {
        1 => {
            let names = super::circle::names(&with.remove(&first).unwrap_or_default());
            Said::key("correspondence-need-one").with("names", names)
        }
        count => Said::key("correspondence-need").with("count", i64::try_from(count).unwrap_or(i64::MAX)),
    };
    let way = match waiting.len() {
        1 => viewer.path(format_args!("correspondence/{first}")),
        _ => viewer.path("correspondence"),
    };
    Ok(vec![Need::new("correspondence", title, (way, "correspondence-need-read")).tinted("talk")])
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
fn place(text: &str) -> (Time, CorrespondenceId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or((Time::from_micros(i64::MAX), CorrespondenceId::from(i64::MAX)))
}
