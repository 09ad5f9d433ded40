//! The register as a list for a spreadsheet, and as a feed that other programs read.

use super::list::{Filter, asked, read, turnout};
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use db::Time;
use house::decisions::{Decided, Turnout};
use house::ids::ItemId;
use house::web::sheet::{self, PAGE};
use house::web::{Answer, Error, Said, Speech, Visit};
use jiff::Timestamp;

/// How many entries a feed has.
const ENTRIES: i64 = 50;

#[derive(Template)]
#[template(path = "proposals/views/outcome/decisions.xml")]
struct Feed {
    title: String,
    id: String,
    own: String,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    title: String,
    href: String,
    updated: String,
    summary: String,
    content: String,
}

/// GET `/n/{slug}/decisions.atom`
pub(in crate::proposals) async fn atom(visit: Visit) -> Answer {
    let filter = read(&visit.query, visit.app.rooms);
    let asked = asked(&filter);
    let first = (Time::from_micros(i64::MAX), ItemId::from(i64::MAX));
    let (found, name, slug, speech) = {
        let told = visit.clone();
        visit
            .read(move |q, viewer| {
                let found = told.app.rooms.decisions(q, viewer, &filter.asked(first, ENTRIES))?;
                let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
                Ok((found, viewer.network.name.clone(), viewer.network.slug.clone(), speech))
            })
            .await?
    };
    let base = format!("{}/n/{slug}", visit.app.config.base_url());
    let entry = |one: &Decided| Entry {
        title: one.title.clone(),
        href: place(&base, one),
        updated: stamp(one.outcome_at.unwrap_or(one.at)),
        summary: speech.say(&summary(one)),
        content: one.outcome.as_ref().map(|(_, html)| html.clone()).unwrap_or_default(),
    };
    let newest = found.iter().map(|one| one.outcome_at.unwrap_or(one.at)).max();
    let own = format!("{base}/decisions.atom");
    let feed = Feed {
        title: speech.say(&Said::key("decision-feed-title").with("network", name)),
        id: format!("{base}/decisions"),
        own: if asked.is_empty() { own } else { format!("{own}?{asked}") },
        updated: stamp(newest.unwrap_or(Time::from_micros(0))),
        entries: found.iter().map(entry).collect(),
    };
    let text = feed.render().map_err(anyhow::Error::from)?;
    let mut response = text.into_response();
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}

/// Where an entry leads, which is also its name. A meeting decides several things, each with a line of its own in the minutes.
fn place(base: &str, one: &Decided) -> String {
    match one.turnout {
        Turnout::Vote { .. } => format!("{base}/items/{}", one.item),
        Turnout::Meeting(_) => format!("{base}/{}", one.result),
    }
}

/// What came of it, in one line: of a meeting, that it decided.
fn summary(one: &Decided) -> Said {
    match (&one.told, one.verdict, one.turnout) {
        (Some(told), ..) => told.clone(),
        (None, Some((_, label)), _) => Said::key(label),
        (None, None, Turnout::Meeting(_)) => turnout(one.turnout),
        (None, None, Turnout::Vote { .. }) => Said::key("proposal-verdict-open"),
    }
}

fn stamp(time: Time) -> String {
    let time = Timestamp::from_microsecond(time.micros()).unwrap_or(Timestamp::UNIX_EPOCH);
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// GET `/n/{slug}/decisions.csv`
pub(in crate::proposals) async fn csv(visit: Visit) -> Answer {
    let filter = read(&visit.query, visit.app.rooms);
    let head = [
        "item", "title", "space", "method", "verdict", "closed", "voted", "carried", "entitled", "outcome",
        "review",
    ];
    let head = head.map(str::to_owned).to_vec();
    let first = (Time::from_micros(i64::MAX), ItemId::from(i64::MAX));
    sheet::send("decisions", head, first, move |before| rows(visit.clone(), filter.clone(), before)).await
}

async fn rows(
    visit: Visit,
    filter: Filter,
    before: (Time, ItemId),
) -> Result<sheet::Rows<(Time, ItemId)>, Error> {
    let (rooms, told) = (visit.app.rooms, visit.clone());
    visit
        .read(move |q, viewer| {
            let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
            let found = rooms.decisions(q, viewer, &filter.asked(before, PAGE))?;
            let whole = i64::try_from(found.len()).unwrap_or(i64::MAX) == PAGE;
            let next = found.last().filter(|_| whole).map(|last| (last.at, last.item));
            Ok((found.into_iter().map(|one| row(one, &speech)).collect(), next))
        })
        .await
}

/// A line of the sheet. What the program says came of it stands where people have not written it themselves.
fn row(one: Decided, speech: &Speech) -> Vec<String> {
    // Sentences set their arguments apart by signs that nobody sees, and that no sheet needs.
    let said = one.told.map(|told| speech.say(&told).replace(['\u{2068}', '\u{2069}'], ""));
    let [cast, carried, entitled] =
        one.turnout.votes().map(|count| count.map(|count| count.to_string()).unwrap_or_default());
    vec![
        one.item.to_string(),
        one.title,
        one.space,
        one.method.0.to_owned(),
        one.verdict.map_or_else(String::new, |(word, _)| word.to_owned()),
        stamp(one.at),
        cast,
        carried,
        entitled,
        one.outcome.map(|(text, _)| text).or(said).unwrap_or_default(),
        one.review_at.map_or_else(String::new, stamp),
    ]
}
