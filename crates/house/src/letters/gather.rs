//! What a letter tells of: the one place from which letters take their lines.

use super::store;
use crate::app::App;
use crate::feed::{self, Told};
use crate::happenings;
use crate::ids::{HappeningId, ItemId, MessageId};
use crate::mail::{Entry, Line};
use crate::web::{Error, Said, Viewer};
use db::{Read, Time};
use std::collections::HashMap;

/// The most lines of the log that are looked at for one letter.
const LINES: i64 = 500;
/// The most things that one letter tells of.
const ENTRIES: usize = 20;
/// The most lines about one thing.
const PER_ENTRY: usize = 5;
/// The most letters of a text that are quoted.
const QUOTED: usize = 280;

/// What others did since a moment and until another that this viewer may know now: one entry for each thing, the newest first.
pub(super) fn news(
    q: &mut Read<'_>,
    app: &App,
    viewer: &Viewer,
    since: Time,
    until: Time,
) -> Result<Vec<Entry>, Error> {
    let before = (until, HappeningId::from(0));
    let lines = happenings::news(q, viewer.network.id, since, before, LINES)?;
    let others = lines.into_iter().filter(|line| line.member_id != viewer.member_id()).collect();
    entries(q, app, viewer, others)
}

/// What these lines are about, told to this viewer; nothing of what they may not see.
pub(super) fn entries(
    q: &mut Read<'_>,
    app: &App,
    viewer: &Viewer,
    lines: Vec<happenings::Happening>,
) -> Result<Vec<Entry>, Error> {
    let told = feed::told(q, viewer, app.rooms, lines)?;
    let texts = texts(q, app, &told)?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for told in &told {
        // A message that was removed since is told no more.
        let Some(text) = texts.of(told) else { continue };
        let line = Line { said: told.said(), text };
        match places.get(&about(told)).and_then(|at| entries.get_mut(*at)) {
            Some(entry) => entry.lines.push(line),
            None => {
                places.insert(about(told), entries.len());
                entries.push(Entry { title: title(told), href: href(app, viewer, told), lines: vec![line] });
            }
        }
    }
    entries.truncate(ENTRIES);
    entries.iter_mut().for_each(shorten);
    Ok(entries)
}

/// What a line is about: its item, else it stands alone.
fn about(told: &Told) -> String {
    match &told.item {
        Some((item, _)) => format!("item {item}"),
        None => format!("line {}", told.line.id),
    }
}

fn title(told: &Told) -> Said {
    match (&told.item, &told.space) {
        (Some((_, title)), _) => Said::raw(title),
        (None, Some((_, name))) => Said::raw(name),
        (None, None) => feed::label(told.act),
    }
}

/// Where it can be looked at, from anywhere.
pub(super) fn href(app: &App, viewer: &Viewer, told: &Told) -> String {
    let path = match &told.item {
        Some((item, _)) => viewer.path(format_args!("items/{item}")),
        None => told.href(viewer).unwrap_or_else(|| viewer.path("today")),
    };
    format!("{}{path}", app.config.base_url())
}

/// Says how much more there is instead of saying all.
fn shorten(entry: &mut Entry) {
    let more = entry.lines.len().saturating_sub(PER_ENTRY);
    if more > 0 {
        entry.lines.truncate(PER_ENTRY);
        let said = Said::key("letter-more").with("count", more);
        entry.lines.push(Line { said, text: String::new() });
    }
}

/// What was written, in part.
struct Texts {
    messages: HashMap<MessageId, String>,
    bodies: HashMap<ItemId, String>,
}

fn texts(q: &mut Read<'_>, app: &App, told: &[Told]) -> Result<Texts, Error> {
    let messages: Vec<MessageId> = told.iter().filter_map(|told| told.line.message_id).collect();
    let items: Vec<ItemId> = told.iter().filter_map(begun).collect();
    let messages = app.rooms.quoted(q, &messages)?.into_iter().collect();
    Ok(Texts { messages, bodies: store::bodies(q, &items)?.into_iter().collect() })
}

/// The item that a line says was started.
fn begun(told: &Told) -> Option<ItemId> {
    let item = told.item.as_ref().map(|(item, _)| *item);
    item.filter(|_| told.act == &crate::items::ITEM_STARTED)
}

impl Texts {
    /// What a line quotes, which may be nothing; none where what it is about is gone.
    fn of(&self, told: &Told) -> Option<String> {
        if let Some(message) = told.line.message_id {
            return self.messages.get(&message).map(|text| excerpt(text));
        }
        let body = begun(told).and_then(|item| self.bodies.get(&item));
        Some(body.map(|text| excerpt(text)).unwrap_or_default())
    }
}

/// The beginning of a text, whole words.
fn excerpt(text: &str) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(QUOTED) else { return text.to_owned() };
    let (start, _) = text.split_at(end);
    let whole = start.rsplit_once(char::is_whitespace).map_or(start, |(whole, _)| whole);
    format!("{} …", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_quoted_whole_and_a_long_one_to_a_whole_word() {
        assert_eq!(excerpt(" Bread and salt \n"), "Bread and salt");
        let long = "wörd ".repeat(100);
        let cut = excerpt(&long);
        assert!(cut.ends_with("wörd …") && cut.chars().count() <= QUOTED + 2, "{cut}");
        assert_eq!(excerpt(&"x".repeat(500)).chars().count(), QUOTED + 2);
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let line = Line { said: Said::raw("said"), text: String::new() };
        let mut entry = Entry { title: Said::raw("Bees"), href: String::new(), lines: vec![line; 8] };
        shorten(&mut entry);
        assert_eq!(entry.lines.len(), PER_ENTRY + 1);
        assert_eq!(
            entry.lines.last().map(|line| &line.said),
            Some(&Said::key("letter-more").with("count", 3_i64))
        );
    }
}
