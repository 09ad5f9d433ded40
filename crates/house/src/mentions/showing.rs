//! What a reader is shown: the name of today as a link where they may see what is named, and the words as they were typed
//! where they may not, or where there is no such thing.

use super::found::{Found, Target, in_html, in_source, replaced};
use crate::access::Action;
use crate::ids::{ItemId, MemberId, OrganisationId, SpaceId};
use crate::web::markdown::escaped;
use crate::web::{Error, Viewer};
use crate::{items, members, organisations, spaces};
use db::Read;
use std::collections::BTreeMap;

/// What this viewer may see of what is named, with its name.
type Seen = BTreeMap<Target, String>;

/// Puts these texts, safe HTML that is kept, as this viewer is to see them. Where nothing is mentioned nothing is asked, and
/// else once for each sort of thing, however many texts there are.
///
/// # Errors
/// Those of the database.
pub fn show(q: &mut Read<'_>, viewer: &Viewer, texts: &mut [&mut String]) -> Result<(), Error> {
    let slug = &viewer.network.slug;
    let mut wanted: Vec<Target> =
        texts.iter().flat_map(|text| in_html(text, slug)).map(|found| found.target).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    wanted.sort_unstable();
    wanted.dedup();
    let seen = seen(q, viewer, &wanted)?;
    let gone = gone(q, viewer, &wanted, &seen)?;
    for text in texts {
        let found = in_html(text, slug);
        let new = replaced(text, &found, |one| Some(shown(viewer, (&seen, &gone), one)));
        **text = new;
    }
    Ok(())
}

fn shown(viewer: &Viewer, (seen, gone): (&Seen, &Seen), one: &Found<'_>) -> String {
    match seen.get(&one.target) {
        // The words are HTML already, the name is not.
        None => {
            gone.get(&one.target).map_or_else(|| one.words.to_owned(), |name| format!("@{}", escaped(name)))
        }
        Some(name) => {
            let sign = one.words.chars().next().unwrap_or_default();
            let href = viewer.path(one.target.path());
            format!("<a href=\"{href}\" class=\"mention\">{sign}{}</a>", escaped(name))
        }
    }
}

/// A text as it was written, for somebody who did not write it: mentions of what they may not see are words alone.
///
/// # Errors
/// Those of the database.
pub fn source_for(q: &mut Read<'_>, viewer: &Viewer, text: &str) -> Result<String, Error> {
    let found = in_source(text, &viewer.network.slug);
    let wanted: Vec<Target> = found.iter().map(|found| found.target).collect();
    let seen = seen(q, viewer, &wanted)?;
    let gone = gone(q, viewer, &wanted, &seen)?;
    let words = |one: &Found<'_>| {
        gone.get(&one.target).map_or_else(|| one.words.to_owned(), |name| format!("@{name}"))
    };
    Ok(replaced(text, &found, |one| (!seen.contains_key(&one.target)).then(|| words(one))))
}

/// A text as it was written, with the words of its mentions alone.
pub fn without_links(text: &str, slug: &str) -> String {
    replaced(text, &in_source(text, slug), |one| Some(loud(one.words)))
}

/// Words without the signs that keep their letters from meaning anything.
fn loud(words: &str) -> String {
    let (mut out, mut letters) = (String::with_capacity(words.len()), words.chars().peekable());
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        out.push(if escapes { letters.next().unwrap_or(letter) } else { letter });
    }
    out
}

/// The spaces that decide who may see what is mentioned in these texts.
///
/// # Errors
/// Those of the database.
pub fn spaces_of(q: &mut Read<'_>, slug: &str, texts: &[&str]) -> Result<Vec<SpaceId>, Error> {
    let wanted: Vec<Target> =
        texts.iter().flat_map(|text| in_html(text, slug)).map(|found| found.target).collect();
    let items: Vec<ItemId> = wanted.iter().filter_map(|target| item(*target)).collect();
    let mut spaces = items::spaces_of(q, &items)?;
    spaces.extend(wanted.iter().filter_map(|target| space(*target)));
    Ok(spaces)
}

fn item(target: Target) -> Option<ItemId> {
    if let Target::Item(id) = target { Some(id) } else { None }
}

fn space(target: Target) -> Option<SpaceId> {
    match target {
        Target::Space(id) | Target::Everyone(id) => Some(id),
        _ => None,
    }
}

fn member(target: Target) -> Option<MemberId> {
    if let Target::Member(id) = target { Some(id) } else { None }
}

fn organisation(target: Target) -> Option<OrganisationId> {
    if let Target::Organisation(id) = target { Some(id) } else { None }
}

/// What stands in the place of the names of members whose accounts were erased: nobody is shown the words that were typed.
fn gone(q: &mut Read<'_>, viewer: &Viewer, wanted: &[Target], seen: &Seen) -> Result<Seen, Error> {
    let missing = wanted.iter().filter(|target| !seen.contains_key(*target));
    let people: Vec<MemberId> = missing.filter_map(|target| member(*target)).collect();
    let names = members::erased_names(q, viewer.network.id, &people)?;
    Ok(names.into_iter().map(|(id, name)| (Target::Member(id), name)).collect())
}

fn seen(q: &mut Read<'_>, viewer: &Viewer, wanted: &[Target]) -> Result<Seen, Error> {
    let mut seen = Seen::new();
    let people: Vec<MemberId> = wanted.iter().filter_map(|target| member(*target)).collect();
    if viewer.may(Action::ReadMembers) {
        let names = members::active_names(q, viewer.network.id, &people)?;
        seen.extend(names.into_iter().map(|(id, name)| (Target::Member(id), name)));
    }
    let partners: Vec<OrganisationId> = wanted.iter().filter_map(|target| organisation(*target)).collect();
    if viewer.may(Action::ReadOrganisations) {
        let names = organisations::names(q, viewer.network.id, &partners)?;
        seen.extend(names.into_iter().map(|(id, name)| (Target::Organisation(id), name)));
    }
    let places: Vec<SpaceId> = wanted.iter().filter_map(|target| space(*target)).collect();
    for (id, name) in spaces::names(q, viewer, &places)? {
        seen.insert(Target::Space(id), name);
        if viewer.may(Action::ReadMembers) {
            seen.insert(Target::Everyone(id), super::resolving::EVERYONE.to_owned());
        }
    }
    let things: Vec<ItemId> = wanted.iter().filter_map(|target| item(*target)).collect();
    let titles = items::titles(q, viewer, &things)?;
    seen.extend(titles.into_iter().map(|(id, title)| (Target::Item(id), title)));
    Ok(seen)
}
