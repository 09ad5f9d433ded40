//! The item of which another is made, and what that one takes over from it.

use crate::access::Action;
use crate::ids::ItemId;
use crate::items::item::Item;
use crate::items::kind::{self, Kinds};
use crate::items::store;
use crate::mentions;
use crate::web::{Error, Form, Said, Speech, Viewer};
use db::{Read, Write};

/// The item that the form names, where its kind may lead to the chosen one, and the viewer may read it and take part where
/// it stands.
pub(super) fn of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    form: &Form,
) -> Result<Option<Item>, Error> {
    let next = form.value("kind");
    let leads = |item: &Item| {
        kind::named(kinds, &item.kind).is_some_and(|kind| next.is_empty() || kind.leads_to.contains(&next))
    };
    Ok(named(q, viewer, form)?.filter(leads))
}

/// The item that the form names, where the viewer may read it and take part where it stands.
pub(super) fn named(q: &mut Read<'_>, viewer: &Viewer, form: &Form) -> Result<Option<Item>, Error> {
    let Ok(id) = form.value("from").parse::<ItemId>() else { return Ok(None) };
    Ok(store::visible_to(q, viewer, id)?.filter(|item| item.may(viewer, Action::TakePart)))
}

/// The number of the part of its source that the form names.
pub(super) fn part(form: &Form) -> Option<i64> {
    form.value("part").parse().ok()
}

/// Title and text of the source as the new item takes them over: of a part, where one is named, those of the part.
pub(super) fn words(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (item, form): (&Item, &Form),
) -> Result<(String, String), Error> {
    let origin = kind::named(kinds, &item.kind).and_then(|kind| kind.origin);
    let told = match (origin, part(form)) {
        (Some(origin), Some(part)) => (origin.text)(q, viewer, item, part)?,
        _ => None,
    };
    match told {
        Some(told) => Ok(told),
        None => Ok((item.title.clone(), mentions::source_for(q, viewer, &item.body)?)),
    }
}

/// Notes upon a part of the source what was made of it.
pub(super) fn led(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (from, form): (&Item, &Form),
    made: ItemId,
) -> Result<(), Error> {
    let origin = kind::named(kinds, &from.kind).and_then(|kind| kind.origin);
    match (origin, part(form)) {
        (Some(origin), Some(part)) => (origin.led)(tx, viewer, from, part, made),
        _ => Ok(()),
    }
}

/// A line that names the source, and its text. Whoever writes goes on from there.
pub(super) fn taken_over(item: &Item, body: &str, viewer: &Viewer, speech: &Speech) -> String {
    let link = format!("[{}]({})", unmarked(&item.title), item.href(viewer));
    let line = speech.say(&Said::key("item-taken-from").with("item", link));
    // Sentences set their arguments apart by signs that nobody sees; in a text that is edited they would only disturb.
    let line: String = line.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect();
    if body.is_empty() { line } else { format!("{line}\n\n{body}") }
}

/// A title whose signs are no Markdown.
fn unmarked(title: &str) -> String {
    title
        .chars()
        .flat_map(|letter| letter.is_ascii_punctuation().then_some('\\').into_iter().chain([letter]))
        .collect()
}
