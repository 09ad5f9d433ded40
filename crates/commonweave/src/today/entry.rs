//! An entry of Today as it is shown: what happened, and what was said.

use super::group::{About, Group};
use super::store::{self, Facts};
use db::{Read, Time};
use house::ids::{ItemId, MemberId};
use house::items::{ITEM_STARTED, Newest};
use house::members::{self, Belonging};
use house::room::Rooms;
use house::web::{Error, Viewer, hue, initials, markdown};
use house::{inbox, items};
use std::collections::{BTreeMap, BTreeSet};
use talk::conversations::MESSAGE_POSTED;

/// How much of what was said is shown, in letters: two lines.
const EXCERPT: usize = 220;

/// A group with what is shown of it.
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) href: String,
    /// The name and the tint of its kind.
    pub(super) kind: Option<(&'static str, &'static str)>,
    pub(super) words: Option<Words>,
    /// The face beside it.
    pub(super) face: Option<Face>,
    /// Whether it has not been looked at yet.
    pub(super) unread: bool,
}

/// A face: whose, its letters, its colour, and where its picture is; empty where there is none.
pub(super) struct Face {
    pub(super) of: MemberId,
    pub(super) letters: String,
    pub(super) hue: u8,
    pub(super) picture: String,
}

impl Face {
    /// Without a picture.
    pub(super) fn plain(of: MemberId, name: &str) -> Face {
        Face { of, letters: initials(name), hue: hue(of.get()), picture: String::new() }
    }
}

/// What somebody said.
pub(super) struct Words {
    by: MemberId,
    pub(super) name: String,
    pub(super) from: Option<Belonging>,
    pub(super) text: String,
}

impl Words {
    fn of(by: MemberId, name: String, html: &str) -> Option<Words> {
        let text = markdown::words_of(html, EXCERPT);
        (!text.trim().is_empty()).then_some(Words { by, name, from: None, text })
    }
}

/// The entries that these groups make. A handful of questions, however many there are.
pub(super) fn entries(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    groups: Vec<Group>,
) -> Result<Vec<Entry>, Error> {
    let ids: Vec<ItemId> = groups.iter().filter_map(item).collect();
    let (fresh, looked) = (inbox::fresh(q, viewer, &ids)?, looked(q, viewer)?);
    let mut facts: BTreeMap<ItemId, Facts> =
        store::facts(q, &ids)?.into_iter().map(|facts| (facts.id, facts)).collect();
    let talked: Vec<ItemId> =
        groups.iter().filter(|group| group.has(&MESSAGE_POSTED)).filter_map(item).collect();
    let mut voices: BTreeMap<ItemId, Newest> = rooms.voices(q, &talked)?.into_iter().collect();
    let mut entries = Vec::new();
    for group in groups {
        let (facts, newest) = match item(&group) {
            Some(id) => (facts.remove(&id), voices.remove(&id)),
            None => (None, None),
        };
        let kind = facts.as_ref().and_then(|facts| rooms.kinds().iter().find(|kind| kind.name == facts.kind));
        let words = words(&group, facts, newest);
        entries.push(Entry {
            href: group.href(viewer),
            kind: kind.map(|kind| (kind.label, kind.tint())).or(group.label()),
            face: words.as_ref().map_or_else(|| group.face(), |words| Some(words.face())),
            unread: is_unread(looked, &group, &fresh),
            words,
            group,
        });
    }
    with_organisations(q, viewer, &mut entries)?;
    with_pictures(q, viewer, &mut entries)?;
    Ok(entries)
}

impl Words {
    fn face(&self) -> Face {
        Face::plain(self.by, &self.name)
    }
}

fn with_pictures(q: &mut Read<'_>, viewer: &Viewer, entries: &mut [Entry]) -> Result<(), Error> {
    let faces = entries.iter().filter_map(|entry| entry.face.as_ref());
    let ids: Vec<MemberId> = faces.map(|face| face.of).collect::<BTreeSet<_>>().into_iter().collect();
    let pictures = members::pictures(q, viewer, &ids)?;
    for face in entries.iter_mut().filter_map(|entry| entry.face.as_mut()) {
        face.picture = pictures.get(&face.of).cloned().unwrap_or_default();
    }
    Ok(())
}

fn item(group: &Group) -> Option<ItemId> {
    if let About::Item(id) = group.about { Some(id) } else { None }
}

/// What was said last where somebody spoke; else the beginning of what was started.
fn words(group: &Group, facts: Option<Facts>, newest: Option<Newest>) -> Option<Words> {
    if let Some(newest) = newest {
        return Words::of(newest.by, newest.name, &newest.html);
    }
    let facts = facts.filter(|_| group.has(&ITEM_STARTED))?;
    Words::of(facts.author_id, facts.author_name, &facts.html)
}

/// Up to when the viewer has looked at what is about no item: to the end of their last visit, or to when they called all read.
fn looked(q: &mut Read<'_>, viewer: &Viewer) -> Result<Time, Error> {
    let Some(member) = &viewer.member else { return Ok(Time::from_micros(0)) };
    let read = store::called_read(q, member.id)?;
    Ok(member.since(viewer.now).max(read).unwrap_or(Time::from_micros(0)))
}

/// An item is unread until somebody opens it or calls all read; everything else is as long as they have not looked since.
fn is_unread(looked: Time, group: &Group, fresh: &BTreeSet<ItemId>) -> bool {
    match group.about {
        About::Item(id) => fresh.contains(&id),
        _ => looked < group.at(),
    }
}

fn with_organisations(q: &mut Read<'_>, viewer: &Viewer, entries: &mut [Entry]) -> Result<(), Error> {
    let speakers: BTreeSet<MemberId> =
        entries.iter().filter_map(|entry| Some(entry.words.as_ref()?.by)).collect();
    let speakers: Vec<MemberId> = speakers.into_iter().collect();
    let found = members::organisation_of_each(q, viewer, &speakers)?;
    for words in entries.iter_mut().filter_map(|entry| entry.words.as_mut()) {
        words.from = found.get(&words.by).cloned();
    }
    Ok(())
}

/// Whether what an item says of itself may be worth celebrating.
pub(super) fn label_of(
    rooms: Rooms,
    kind: &str,
    state: &str,
) -> Option<(&'static str, &'static str, &'static str)> {
    let kind: &'static items::Kind = rooms.kinds().iter().find(|one| one.name == kind)?;
    let state = kind.state(state)?;
    Some((kind.label, kind.tint(), state.label))
}
