//! Writing the story of a year: its opening, and each sentence edited, put elsewhere, dropped, or added by hand.

use super::composing::compose;
use super::filled::{fields, filled, labels, said};
use super::sentence::{Eyes, Sentence, State, Story, chapter_name, readable, visible};
use super::store::{self, Changed, New};
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items;
use house::reports::Chapter;
use house::room::Rooms;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Speech, Viewer, Visit, filters};

/// So many sentences a story has at most, and so many letters each.
const SENTENCES: usize = 150;
const LETTERS: usize = 600;

type Address = At<(String, i64)>;

#[derive(Template)]
#[template(path = "annual/views/draft.html")]
struct DraftPage {
    form: Form,
    /// The keys of the labels of the fields of all sentences.
    labels: Vec<(String, &'static str)>,
    base: String,
    year: i64,
    state: State,
    sentences: Vec<Row>,
    /// How many tell of what not every member may read any more.
    withdrawn: usize,
    chapters: Vec<(&'static str, &'static str, bool)>,
    public: bool,
}

impl DraftPage {
    /// The keys of the labels of all fields.
    fn labels(&self) -> Vec<(&str, &'static str)> {
        let own = [
            ("opening", "annual-opening"),
            ("new", "annual-new"),
            ("chapter", "annual-chapter"),
            ("link", "annual-link"),
        ];
        own.into_iter().chain(self.labels.iter().map(|(field, key)| (field.as_str(), *key))).collect()
    }
}

/// A sentence in the form.
struct Row {
    id: i64,
    chapter: &'static str,
    text: String,
    place: String,
    kept: bool,
    href: Option<String>,
    /// Whether people outside the network do not see it.
    inside: bool,
    wrong: Option<Said>,
}

/// GET `/n/{slug}/annual/{year}/draft`
pub(super) async fn edit(visit: Visit, At((_, year)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, year, None)).await
}

/// POST `/n/{slug}/annual/{year}/draft`
pub(super) async fn save(visit: Visit, At((_, year)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, year, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("annual/{year}/draft")), "annual-kept-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, year, Some(form)).map(Page::invalid)).await,
    }
}

/// POST `/n/{slug}/annual/{year}/making`: the sentences anew; what was edited stays.
pub(super) async fn make(visit: Visit, At((_, year)): Address) -> Answer {
    let (words, rooms) = (visit.clone(), visit.app.rooms);
    visit
        .write(move |tx, viewer| {
            let story = visible(tx, viewer, year)?;
            compose_into(tx, (viewer, rooms), &story, &words.speech(None, Some(&viewer.network)))
        })
        .await?;
    Ok(visit.go_saying(visit.path(format_args!("annual/{year}/draft")), "annual-made-done"))
}

/// Composes the sentences of a story anew.
pub(super) fn compose_into(
    tx: &mut Write<'_>,
    (viewer, rooms): (&Viewer, Rooms),
    story: &Story,
    speech: &Speech,
) -> Result<(), Error> {
    tx.lock("annual_stories", story.id)?;
    let made = compose(tx, (viewer, rooms), story.year, speech)?;
    store::make(tx, (viewer.network.id, story.id), &made, viewer.now)?;
    store::forget_old(tx, story.id, viewer.now)?;
    store::note_made(tx, story.id, viewer.now)?;
    Ok(())
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, year: i64, form: &mut Form) -> Result<(), Error> {
    let id = visible(tx, viewer, year)?.id;
    tx.lock("annual_stories", id)?;
    // Whoever held it meanwhile may have changed it.
    let story = visible(tx, viewer, year)?;
    let sentences = store::sentences(tx, story.id)?;
    let readable = readable(tx, viewer, &sentences, Eyes::Member)?;
    // A form that was opened before a sentence was made leaves that sentence as it is.
    let shown = |one: &&Sentence| {
        let [text, _, _] = fields(one.id);
        readable.contains(&one.id) && form.ticked(&text)
    };
    let shown: Vec<&Sentence> = sentences.iter().filter(shown).collect();
    form.expect_unchanged(&filled(&story, shown.iter().copied()));
    let opening = form.optional_text("opening", PARAGRAPHS);
    let changed: Vec<Changed> = shown.into_iter().filter_map(|one| read(form, one)).collect();
    let last = sentences.iter().map(|one| one.place).max().unwrap_or(0);
    let added = read_new(tx, viewer, form, sentences.len())?;
    form.checked()?;
    store::open(tx, story.id, &opening)?;
    store::change(tx, &changed)?;
    // One that stands there already was sent twice.
    let is_new = |(chapter, _, text): &(Chapter, Option<ItemId>, String)| {
        !sentences.iter().any(|one| !one.dropped && one.chapter == *chapter && one.made == *text)
    };
    if let Some((chapter, item, text)) = added.filter(is_new) {
        let new = New { chapter, place: last.saturating_add(10), item, text: &text };
        store::add(tx, (viewer.network.id, story.id), new, viewer.now)?;
    }
    Ok(())
}

/// What was made of a sentence; nothing where it stays as it is.
fn read(form: &mut Form, one: &Sentence) -> Option<Changed> {
    let [text, place, keep] = fields(one.id);
    let dropped = !form.ticked(&keep);
    let words = form.optional_text(&text, LETTERS);
    if words.is_empty() && !dropped {
        form.fail(&text, "error-field-required");
    }
    let place: i64 = form.value(&place).trim().parse().unwrap_or(one.place);
    let edited = Some(words).filter(|words| !words.is_empty() && *words != one.made);
    let changed = Changed { id: one.id, edited, place: place.clamp(0, 1_000_000), dropped };
    let before = Changed { id: one.id, edited: one.edited.clone(), place: one.place, dropped: one.dropped };
    (changed != before).then_some(changed)
}

/// The sentence that is added, if one is: where it belongs, what it tells of, and its text.
fn read_new(
    q: &mut Read<'_>,
    viewer: &Viewer,
    form: &mut Form,
    there: usize,
) -> Result<Option<(Chapter, Option<ItemId>, String)>, Error> {
    let text = form.optional_text("new", LETTERS);
    let link = form.optional_line("link", 500);
    if text.is_empty() {
        return Ok(None);
    }
    if there >= SENTENCES {
        form.fail("new", "annual-refused-many");
    }
    let chapter: Option<Chapter> = form.choice("chapter");
    let item = if link.is_empty() { None } else { linked(q, viewer, &link)? };
    if item.is_none() && !link.is_empty() {
        form.fail("link", "annual-refused-link");
    }
    Ok(chapter.map(|chapter| (chapter, item, text)))
}

/// The item of an address, where every member may read it.
fn linked(q: &mut Read<'_>, viewer: &Viewer, link: &str) -> Result<Option<ItemId>, Error> {
    let number = link.split("/items/").nth(1).unwrap_or_default();
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    let Ok(id) = number.parse::<ItemId>() else { return Ok(None) };
    if items::visible_to(q, viewer, id)?.is_none() {
        return Ok(None);
    }
    Ok(store::open_items(q, viewer.network.id, &[id], true)?.first().copied())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, year: i64, typed: Option<Form>) -> Result<Page<DraftPage>, Error> {
    let story = visible(q, viewer, year)?;
    let mut sentences = store::sentences(q, story.id)?;
    let all = sentences.len();
    let inside = readable(q, viewer, &sentences, Eyes::Member)?;
    let outside = readable(q, viewer, &sentences, Eyes::Anybody)?;
    sentences.retain(|one| inside.contains(&one.id));
    sentences.sort_by_key(|one| one.chapter);
    let kept = filled(&story, sentences.iter());
    let form = match typed {
        Some(form) => form.caught_up(&kept, |field, value| said(&sentences, field, value)),
        None => kept.begun(),
    };
    let row = |one: &Sentence| row(viewer, one, &form, !outside.contains(&one.id));
    let rows: Vec<Row> = sentences.iter().map(row).collect();
    let chapters = Chapter::ALL
        .iter()
        .map(|one| (one.as_str(), chapter_name(*one), form.chosen("chapter", one.as_str())));
    let chapters = chapters.collect();
    let body = DraftPage {
        base: viewer.path(format_args!("annual/{year}")),
        year,
        state: story.state,
        withdrawn: all - rows.len(),
        sentences: rows,
        chapters,
        public: super::publishing::may_be_public(viewer),
        labels: labels(&sentences),
        form,
    };
    let page = Page::new(body, "annual-draft-title").place(Place::Room("annual"));
    let page = page.under("annual-plural", viewer.path("annual"));
    let title = Said::key("annual-title").with("year", year.to_string());
    Ok(page.under(title, viewer.path(format_args!("annual/{year}"))))
}

fn row(viewer: &Viewer, one: &Sentence, form: &Form, inside: bool) -> Row {
    let [text, place, keep] = fields(one.id);
    // A form that was opened before this one was made does not speak of it.
    let typed = Some(form).filter(|form| form.ticked(&text));
    Row {
        id: one.id,
        chapter: chapter_name(one.chapter),
        text: typed.map_or_else(|| one.text().to_owned(), |form| form.value(&text).to_owned()),
        place: typed.map_or_else(|| one.place.to_string(), |form| form.value(&place).to_owned()),
        kept: typed.map_or(!one.dropped, |form| form.ticked(&keep)),
        href: one.href(viewer),
        inside,
        wrong: typed.and_then(|form| form.error(&text)).cloned(),
    }
}
