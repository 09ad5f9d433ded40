//! From what was typed to what is kept: names by hand become links where they name one thing alone.

use super::found::{self, Target};
use super::plain::{self, Typed};
use super::store;
use crate::access::{Action, SpaceRole};
use crate::ids::{ItemId, MemberId, OrganisationId, SpaceId};
use crate::web::{Error, Form, Said, Viewer, Visit};
use crate::{items, members, spaces};
use db::Read;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most that one text may mention.
pub const MOST: usize = 50;

/// Where a text is about to stand: who holds that space may call everyone in it.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// In this space.
    Space(SpaceId),
    /// Upon this item.
    Item(ItemId),
}

/// As [`Visit::typeset`], with what was named by hand as links. A text that mentions too much gets a complaint.
pub async fn typeset(visit: &Visit, form: Form, field: &str, place: Option<Place>) -> Form {
    let text = form.to_set(field).unwrap_or_default();
    if !text.contains(['@', '#']) {
        return visit.typeset(form, field).await;
    }
    let slug = visit.slug().to_owned();
    let read = text.clone();
    // Whoever may not write here is told so by the change itself.
    let found = visit.read(move |q, viewer| resolve(q, viewer, &read, place)).await;
    let text = found.unwrap_or(text);
    let amount = found::in_source(&text, &slug).len();
    if amount > MOST {
        let mut form = form;
        form.fail(field, Said::key("mention-refused-many").with("count", amount).with("max", MOST));
        return form;
    }
    visit.typeset_as(form, field, text).await
}

/// What the names that were typed stand for.
struct Known {
    people: BTreeMap<String, Vec<(Target, String)>>,
    things: BTreeMap<String, Vec<(Target, String)>>,
}

/// The text with the names that it holds as links.
pub(super) fn resolve(
    q: &mut Read<'_>,
    viewer: &Viewer,
    text: &str,
    place: Option<Place>,
) -> Result<String, Error> {
    let typed = plain::typed(text);
    if typed.is_empty() || viewer.member_id().is_none() {
        return Ok(text.to_owned());
    }
    let known =
        Known { people: people(q, viewer, text, &typed, place)?, things: things(q, viewer, text, &typed)? };
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for one in &typed {
        let Some((range, target)) = known.of(text, one) else { continue };
        let sign = range.start.saturating_sub(1);
        if sign < from {
            continue;
        }
        out.push_str(text.get(from..sign).unwrap_or_default());
        // The words stay as they were typed: to whom may not see what is meant, nothing else is shown.
        out.push_str(&link(viewer, one.sign, target, text.get(range.clone()).unwrap_or_default()));
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Ok(out)
}

/// The letters that mean something in Markdown within a line.
const SIGNS: [char; 9] = ['\\', '[', ']', '*', '_', '~', '`', '<', '&'];

/// A mention as it is kept.
pub(super) fn link(viewer: &Viewer, sign: char, target: Target, name: &str) -> String {
    format!("[{sign}{}]({})", quiet(name), viewer.path(target.path()))
}

/// A name in which no letter means anything but itself.
fn quiet(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if SIGNS.contains(&letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

impl Known {
    /// The longest name that one thing alone has.
    fn of(&self, text: &str, typed: &Typed) -> Option<(Range<usize>, Target)> {
        let names = if typed.sign == '@' { &self.people } else { &self.things };
        typed.names.iter().find_map(|range| {
            let name = members::fold(text.get(range.clone())?);
            match names.get(&name)?.as_slice() {
                [(target, _)] => Some((range.clone(), *target)),
                _ => None,
            }
        })
    }
}

/// The folded names that may have been meant behind this sign.
fn folded(text: &str, typed: &[Typed], sign: char) -> Vec<String> {
    let meant = typed.iter().filter(|one| one.sign == sign).flat_map(|one| &one.names);
    let mut names: Vec<String> =
        meant.filter_map(|range| text.get(range.clone())).map(members::fold).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn people(
    q: &mut Read<'_>,
    viewer: &Viewer,
    text: &str,
    typed: &[Typed],
    place: Option<Place>,
) -> Result<BTreeMap<String, Vec<(Target, String)>>, Error> {
    let (names, network) = (folded(text, typed, '@'), viewer.network.id);
    let mut known: BTreeMap<String, Vec<(Target, String)>> = BTreeMap::new();
    for (id, name, key) in store::members_named(q, network, &names)? {
        known.entry(key).or_default().push((Target::Member(MemberId::from(id)), name));
    }
    for (id, name, key) in store::organisations_named(q, network, &names)? {
        known.entry(key).or_default().push((Target::Organisation(OrganisationId::from(id)), name));
    }
    // A single word of a name will do where nobody else has it.
    let words: Vec<String> =
        names.iter().filter(|name| !name.contains(' ') && !known.contains_key(*name)).cloned().collect();
    for (id, name, word) in store::members_with_word(q, network, &words)? {
        known.entry(word).or_default().push((Target::Member(MemberId::from(id)), name));
    }
    if names.iter().any(|name| name == EVERYONE) {
        known.remove(EVERYONE);
        if let Some((space, _)) = held(q, viewer, place)? {
            known.insert(EVERYONE.to_owned(), vec![(Target::Everyone(space), EVERYONE.to_owned())]);
        }
    }
    Ok(known)
}

/// The word that calls all who are in a space.
pub(super) const EVERYONE: &str = "everyone";

/// The space of a place, where the viewer facilitates it, and how many are in it.
pub(super) fn held(
    q: &mut Read<'_>,
    viewer: &Viewer,
    place: Option<Place>,
) -> Result<Option<(SpaceId, i64)>, Error> {
    let space = match place {
        Some(Place::Space(space)) => Some(space),
        Some(Place::Item(item)) => items::space_of(q, item)?,
        None => None,
    };
    let space = space.map(|space| spaces::visible_to(q, viewer, space)).transpose()?.flatten();
    let held = space.filter(|space| space.role == Some(SpaceRole::Facilitator));
    let held = held.filter(|space| space.may(viewer, Action::TakePart));
    Ok(held.map(|space| (space.id, space.member_count)))
}

/// Spaces of the viewer's own by name, items by number. What one may not see is known by no name and no number.
fn things(
    q: &mut Read<'_>,
    viewer: &Viewer,
    text: &str,
    typed: &[Typed],
) -> Result<BTreeMap<String, Vec<(Target, String)>>, Error> {
    let names = folded(text, typed, '#');
    let mut known: BTreeMap<String, Vec<(Target, String)>> = BTreeMap::new();
    if names.is_empty() {
        return Ok(known);
    }
    for space in spaces::open_to(q, viewer)? {
        let key = members::fold(&space.name);
        known.entry(key).or_default().push((Target::Space(space.id), space.name));
    }
    let numbers: Vec<ItemId> = names.iter().filter_map(|name| name.parse().ok()).collect();
    for (id, title) in items::titles(q, viewer, &numbers)? {
        known.entry(id.to_string()).or_default().push((Target::Item(id), title));
    }
    Ok(known)
}
