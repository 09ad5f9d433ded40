//! The story of a year, as whoever looks may read it at that moment.

use super::sentence::{Eyes, Sentence, State, chapter_name, readable, visible};
use super::store;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::reports::Chapter;
use house::web::{Answer, At, Described, Error, Page, Place, Said, Viewer, Visit, filters};

/// So many letters of the opening stand on the card that programs show for the address.
const CARD: usize = 200;

#[derive(Template)]
#[template(path = "annual/views/show.html")]
struct ShowPage {
    year: i64,
    network: String,
    opening: Vec<String>,
    chapters: Vec<Told>,
    published_at: Option<Time>,
    /// Who may read it, for those who write it, and where they do.
    state: Option<(&'static str, String)>,
}

/// A chapter with its sentences, each with where one can look.
struct Told {
    word: &'static str,
    name: &'static str,
    sentences: Vec<(String, Option<String>)>,
}

/// GET `/n/{slug}/annual/{year}`
pub(super) async fn show(visit: Visit, At((_, year)): At<(String, i64)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, year)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, year: i64) -> Result<Page<ShowPage>, Error> {
    let story = visible(q, viewer, year)?;
    let mut sentences = store::sentences(q, story.id)?;
    sentences.retain(|one| !one.dropped);
    let readable = readable(q, viewer, &sentences, Eyes::of(viewer))?;
    sentences.retain(|one| readable.contains(&one.id));
    let keeps = viewer.may(Action::KeepAnnual);
    let body = ShowPage {
        year,
        network: viewer.network.name.clone(),
        opening: story
            .opening
            .split("\n\n")
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect(),
        chapters: Chapter::ALL.iter().filter_map(|chapter| told(viewer, *chapter, &sentences)).collect(),
        published_at: story.published_at,
        state: keeps.then(|| (story.state.label(), viewer.path(format_args!("annual/{year}/draft")))),
    };
    let page = Page::new(body, Said::key("annual-title").with("year", year.to_string()));
    let page = page.place(Place::Room("annual")).under("annual-plural", viewer.path("annual"));
    if story.state != State::Public || story.opening.is_empty() {
        return Ok(page);
    }
    let about: String =
        story.opening.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(CARD).collect();
    Ok(page.described(Described { about, picture: None }))
}

fn told(viewer: &Viewer, chapter: Chapter, sentences: &[Sentence]) -> Option<Told> {
    let own = sentences.iter().filter(|one| one.chapter == chapter);
    let sentences: Vec<(String, Option<String>)> =
        own.map(|one| (one.text().to_owned(), one.href(viewer))).collect();
    let name = chapter_name(chapter);
    (!sentences.is_empty()).then_some(Told { word: chapter.as_str(), name, sentences })
}
