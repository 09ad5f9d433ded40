//! Lines of the log gathered into what a person wants to read: one entry for each item, one for all who joined.

use db::Time;
use house::feed::Told;
use house::happenings::{Happening, What};
use house::ids::{HappeningId, ItemId, SpaceId};
use house::web::{Said, Viewer, hue, initials};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Item(ItemId),
    Space(SpaceId),
    Newcomers,
    Partners,
    Charter,
    Endorsements,
}

/// One entry of Today.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) about: About,
    /// The lines that it gathers, the newest first.
    pub(super) lines: Vec<Told>,
}

/// What a line is about; nothing for what Today leaves to the log.
pub(super) fn about(line: &Happening) -> Option<About> {
    match line.what {
        What::ItemStarted | What::ItemClosed | What::ItemReopened | What::MessagePosted => {
            line.item_id.map(About::Item)
        }
        What::SpaceStarted => line.space_id.map(About::Space),
        What::MemberJoined => Some(About::Newcomers),
        What::OrganisationAdded => Some(About::Partners),
        What::CharterRevised => Some(About::Charter),
        What::CharterEndorsed => Some(About::Endorsements),
        _ => None,
    }
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
            let Some(about) = about(&told.line) else { continue };
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
        }
    }

    /// What happened, in a few words each.
    pub(super) fn notes(&self) -> Vec<Said> {
        let by = |key, told: &Told| Said::key(key).with("who", who(told).cloned().unwrap_or_default());
        if self.about == About::Charter {
            return self.newest().map(|told| by("today-charter-by", told)).into_iter().collect();
        }
        let of = |what: What| self.lines.iter().filter(move |told| told.line.what == what);
        let mut notes = Vec::new();
        if let Some(told) = of(What::ItemStarted).next() {
            notes.push(by("today-started", told));
        }
        if let Some(told) = of(What::MessagePosted).next() {
            notes.push(by("today-messages", told).with("count", of(What::MessagePosted).count()));
        }
        let state =
            self.lines.iter().find(|told| matches!(told.line.what, What::ItemClosed | What::ItemReopened));
        if let Some(told) = state {
            let closed = told.line.what == What::ItemClosed;
            notes.push(by(if closed { "today-closed" } else { "today-reopened" }, told));
        }
        notes
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
                let oldest = self.lines.iter().rev().find(|told| told.line.what == What::MessagePosted);
                oldest.or(self.newest()).and_then(|told| told.href(viewer))
            }
            About::Newcomers if self.lines.len() > 1 => Some(viewer.path("people")),
            About::Partners if self.lines.len() > 1 => Some(viewer.path("organisations")),
            _ => self.newest().and_then(|told| told.href(viewer)),
        }
        .unwrap_or_else(|| viewer.path("today"))
    }

    /// Whose face stands beside it: its letters and its colour.
    pub(super) fn face(&self) -> Option<(String, u8)> {
        let (id, name) = self.newest()?.who.as_ref()?;
        Some((initials(name), hue(id.get())))
    }

    fn first_of<'a>(&'a self, name: impl Fn(&'a Told) -> Option<&'a String>) -> String {
        self.lines.iter().find_map(name).cloned().unwrap_or_default()
    }
}

fn who(told: &Told) -> Option<&String> {
    told.who.as_ref().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use house::ids::NetworkId;

    #[test]
    fn all_news_are_told_and_nothing_else_is() {
        for what in What::ALL.iter().copied() {
            let line = Happening {
                id: HappeningId::from(1),
                visible_order: 1,
                network_id: NetworkId::from(1),
                member_id: None,
                what,
                space_id: Some(SpaceId::from(1)),
                item_id: Some(ItemId::from(1)),
                message_id: None,
                subject_id: None,
                detail: String::new(),
                created_at: Time::from_micros(1),
            };
            assert_eq!(about(&line).is_some(), What::NEWS.contains(&what), "{what:?}");
        }
    }
}
