//! Lines of the log gathered into what a person wants to read: one entry for each item, one for all who joined.

use super::entry::Face;
use crate::charters::{CHARTER_ENDORSED, CHARTER_REVISED};
use db::Time;
use house::feed::Told;
use house::happenings::Act;
use house::ids::{HappeningId, ItemId, SpaceId};
use house::items::{ITEM_CLOSED, ITEM_REOPENED, ITEM_STARTED};
use house::members::MEMBER_JOINED;
use house::organisations::ORGANISATION_ADDED;
use house::spaces::SPACE_STARTED;
use house::web::{Said, Viewer};
use talk::conversations::MESSAGE_POSTED;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Item(ItemId),
    Space(SpaceId),
    Newcomers,
    Partners,
    Charter,
    Endorsements,
    /// What another room does upon no item.
    Other(&'static Act),
}

/// One entry of Today.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) about: About,
    /// The lines that it gathers, the newest first.
    pub(super) lines: Vec<Told>,
}

/// What a line is about; nothing where it is no news.
pub(super) fn about(told: &Told) -> Option<About> {
    if !told.line.news {
        return None;
    }
    if let Some(item) = told.line.item_id {
        return Some(About::Item(item));
    }
    let is = |act: &Act| told.line.what.is(act);
    Some(match told.line.space_id {
        Some(space) if is(&SPACE_STARTED) => About::Space(space),
        _ if is(&MEMBER_JOINED) => About::Newcomers,
        _ if is(&ORGANISATION_ADDED) => About::Partners,
        _ if is(&CHARTER_REVISED) => About::Charter,
        _ if is(&CHARTER_ENDORSED) => About::Endorsements,
        _ => About::Other(told.act),
    })
}

/// Lines gathered into entries, each at the place of its newest line.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) groups: Vec<Group>,
    /// How many lines they hold.
    pub(super) lines: usize,
    /// Where the last of them stands.
    last: Option<(Time, HappeningId)>,
}

impl Gathered {
    /// Adds lines, which come newest first, to at most `most` entries. Tells where the last line stands that was taken
    /// when one is left over: it would have opened one entry too many.
    pub(super) fn add(&mut self, lines: Vec<Told>, most: usize) -> Option<(Time, HappeningId)> {
        for told in lines {
            let Some(about) = about(&told) else { continue };
            let place = (told.line.created_at, told.line.id);
            let full = self.groups.len() == most;
            match self.groups.iter_mut().find(|group| group.about == about) {
                Some(group) => group.lines.push(told),
                None if full => return self.last,
                None => self.groups.push(Group { about, lines: vec![told] }),
            }
            self.lines = self.lines.saturating_add(1);
            self.last = Some(place);
        }
        None
    }
}

impl Group {
    /// The newest line.
    fn newest(&self) -> Option<&Told> {
        self.lines.first()
    }

    /// When something last happened to it.
    pub(super) fn at(&self) -> Time {
        self.newest().map_or(Time::from_micros(0), |told| told.line.created_at)
    }

    /// Whether it holds a line of this act.
    pub(super) fn has(&self, act: &'static Act) -> bool {
        self.lines.iter().any(|told| told.line.what.is(act))
    }

    /// The name and the tint of what it is about, where it is no item.
    pub(super) fn label(&self) -> Option<(&'static str, &'static str)> {
        match self.about {
            About::Space(_) => Some(("web-spaces", "")),
            About::Newcomers => Some(("web-people", "share")),
            About::Partners => Some(("web-organisations", "share")),
            About::Charter | About::Endorsements => Some(("web-charter", "decide")),
            About::Item(_) | About::Other(_) => None,
        }
    }

    /// Its heading: what people wrote, or a sentence of ours.
    pub(super) fn title(&self) -> Said {
        let count = self.lines.len();
        let several = |key: &'static str, name: String| {
            Said::key(key).with("count", count).with("name", name).with("more", count.saturating_sub(1))
        };
        match self.about {
            About::Item(_) => Said::raw(self.first_of(|told| told.item.as_ref().map(|(_, title)| title))),
            About::Space(_) => Said::key("today-space")
                .with("name", self.first_of(|told| told.space.as_ref().map(|(_, name)| name))),
            About::Newcomers => several("today-joined", self.first_of(|told| told.subject.as_ref())),
            About::Partners => several("today-partners", self.first_of(|told| told.subject.as_ref())),
            About::Charter => Said::key("today-charter"),
            About::Endorsements => several("today-endorsed", self.first_of(who)),
            About::Other(_) => self.newest().map_or_else(|| Said::raw(""), Told::said),
        }
    }

    /// What happened, in a few words each.
    pub(super) fn notes(&self) -> Vec<Said> {
        let by = |key, told: &Told| Said::key(key).with("who", who(told).cloned().unwrap_or_default());
        if self.about == About::Charter {
            return self.newest().map(|told| by("today-charter-by", told)).into_iter().collect();
        }
        if let About::Other(_) = self.about {
            return Vec::new();
        }
        let of = |act: &'static Act| self.lines.iter().filter(move |told| told.line.what.is(act));
        let mut notes = Vec::new();
        if let Some(told) = of(&ITEM_STARTED).next() {
            notes.push(by("today-started", told));
        }
        if let Some(told) = of(&MESSAGE_POSTED).next() {
            notes.push(by("today-messages", told).with("count", of(&MESSAGE_POSTED).count()));
        }
        let is = |told: &Told, act| told.line.what.is(act);
        if let Some(told) = self.lines.iter().find(|told| is(told, &ITEM_CLOSED) || is(told, &ITEM_REOPENED))
        {
            notes.push(by(if is(told, &ITEM_CLOSED) { "today-closed" } else { "today-reopened" }, told));
        }
        notes.extend(self.others());
        notes
    }

    /// What rooms that Today does not know did upon an item: each act once, by its own sentence.
    fn others(&self) -> Vec<Said> {
        let known = [&ITEM_STARTED, &MESSAGE_POSTED, &ITEM_CLOSED, &ITEM_REOPENED, &SPACE_STARTED];
        let mut told: Vec<&Told> = Vec::new();
        for line in self
            .lines
            .iter()
            .filter(|told| matches!(self.about, About::Item(_)) && !known.contains(&told.act))
        {
            if !told.iter().any(|other| other.act == line.act) {
                told.push(line);
            }
        }
        told.into_iter().map(Told::said).collect()
    }

    /// The name of the space in which it is.
    pub(super) fn space(&self) -> Option<&str> {
        let told = self.newest().filter(|_| matches!(self.about, About::Item(_)))?;
        told.space.as_ref().map(|(_, name)| name.as_str())
    }

    /// Where it leads: to the first of what is new.
    pub(super) fn href(&self, viewer: &Viewer) -> String {
        match self.about {
            About::Item(_) => {
                let oldest = self.lines.iter().rev().find(|told| told.line.what.is(&MESSAGE_POSTED));
                oldest.or(self.newest()).and_then(|told| told.href(viewer))
            }
            About::Newcomers if self.lines.len() > 1 => Some(viewer.path("people")),
            About::Partners if self.lines.len() > 1 => Some(viewer.path("organisations")),
            _ => self.newest().and_then(|told| told.href(viewer)),
        }
        .unwrap_or_else(|| viewer.path("today"))
    }

    /// Whose face stands beside it.
    pub(super) fn face(&self) -> Option<Face> {
        let (id, name) = self.newest()?.who.as_ref()?;
        Some(Face::plain(*id, name))
    }

    fn first_of<'a>(&'a self, name: impl Fn(&'a Told) -> Option<&'a String>) -> String {
        self.lines.iter().find_map(name).cloned().unwrap_or_default()
    }
}

fn who(told: &Told) -> Option<&String> {
    told.who.as_ref().map(|(_, name)| name)
}
