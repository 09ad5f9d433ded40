//! Gathering what was done: by the rooms in the spaces that work on an indicator, and with the indicator itself.

use crate::outcomes::curve::mentions;
use crate::outcomes::indicator::Indicator;
use crate::outcomes::store::{self, Noted};
use db::{Read, Time};
use house::ids::SpaceId;
use house::reports::{Deed, Sought};
use house::room::Rooms;
use house::spaces;
use house::web::{Error, Viewer, markdown};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// So much stands on a page.
const SHOWN: usize = 60;
/// In so many spaces one looks.
const SPACES: usize = 32;
/// So many letters of what somebody noted are told.
const LETTERS: usize = 160;

/// What was found.
pub(super) struct Found {
    /// What was done, the earliest first.
    pub(super) deeds: Vec<Deed>,
    /// Before which moment there is more.
    pub(super) earlier: Option<Time>,
    /// Where was looked.
    pub(super) spaces: Vec<(SpaceId, String)>,
}

/// What was done for an indicator before a moment, as far as the viewer may read it.
pub(super) fn gather(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    indicator: &Indicator,
    before: Time,
) -> Result<Found, Error> {
    let spaces = spaces_of(q, viewer, rooms, indicator)?;
    let ids: Vec<SpaceId> = spaces.iter().map(|(id, _)| *id).collect();
    let limit = i64::try_from(SHOWN).unwrap_or(60).saturating_add(1);
    let sought = Sought { spaces: &ids, before, limit };
    let mut all = rooms.deeds(q, viewer, &sought)?;
    all.extend(own(q, viewer, indicator, &sought)?);
    let (deeds, earlier) = latest(all, before);
    Ok(Found { deeds, earlier, spaces })
}

/// The spaces that work on it: those that mean to move it, those that work toward its objective, and the one whose work it
/// measures.
fn spaces_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    indicator: &Indicator,
) -> Result<Vec<(SpaceId, String)>, Error> {
    let movers = rooms.movers(q, viewer, indicator.id)?;
    let mut ids: BTreeSet<SpaceId> = movers.into_iter().map(|(space, _)| space).collect();
    if let Some(objective) = indicator.objective_id {
        ids.extend(store::working_toward(q, objective)?);
    }
    ids.extend(indicator.space_id);
    let ids: Vec<SpaceId> = ids.into_iter().collect();
    let mut found = spaces::names(q, viewer, &ids)?;
    found.truncate(SPACES);
    Ok(found)
}

/// What was noted about it, and which actions of reviews are done.
fn own(
    q: &mut Read<'_>,
    viewer: &Viewer,
    indicator: &Indicator,
    sought: &Sought<'_>,
) -> Result<Vec<Deed>, Error> {
    let page = format!("outcomes/indicators/{}/stories", indicator.id);
    let noted = store::noted(q, indicator.id, sought.before, sought.limit)?;
    // Who or what is mentioned may be known to members alone.
    let told = noted.into_iter().filter(|one| viewer.member_id().is_some() || !mentions(&one.body_html));
    let story = |one: Noted| Deed {
        at: one.created_at,
        sort: one.strand.label(),
        title: markdown::words_of(&one.body_html, LETTERS),
        href: format!("{page}?before={}#story-{}", one.id.saturating_add(1), one.id),
    };
    let mut all: Vec<Deed> = told.map(story).collect();
    let deed = |one| Deed::of_item("outcome-evidence-action", one);
    let done = store::finished(q, viewer, indicator.id, sought.before, sought.limit)?;
    all.extend(done.into_iter().map(deed));
    Ok(all)
}

/// The latest of all, the earliest of them first, and before which moment there is more. What was done in one and the same
/// moment as the earliest is told again with the earlier ones, so that nothing is lost between two pages.
fn latest(mut all: Vec<Deed>, before: Time) -> (Vec<Deed>, Option<Time>) {
    all.sort_by_key(|one| Reverse(one.at));
    let more = all.len() > SHOWN;
    all.truncate(SHOWN);
    all.reverse();
    let earlier = all.first().filter(|_| more).map(|one| {
        let next = Time::from_micros(one.at.micros().saturating_add(1));
        // More in one moment than a page holds: the others of it are let go, or one would never come further.
        if next < before { next } else { one.at }
    });
    (all, earlier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deed(at: i64) -> Deed {
        Deed { at: Time::from_micros(at), sort: "event-deed", title: at.to_string(), href: String::new() }
    }

    #[test]
    fn what_came_last_is_told_and_nothing_is_lost_between_two_pages() {
        let before = Time::from_micros(1_000);
        let (few, earlier) = latest([5, 9, 7].map(deed).to_vec(), before);
        assert_eq!(few, [5, 7, 9].map(deed));
        assert_eq!(earlier, None);
        let (many, earlier) = latest((0..61).map(deed).collect(), before);
        assert_eq!((many.len(), many[0].at), (60, Time::from_micros(1)));
        assert_eq!(earlier, Some(Time::from_micros(2)), "what was done in the same moment comes again");
    }

    #[test]
    fn a_moment_in_which_more_was_done_than_a_page_holds_is_left_behind() {
        let (many, earlier) = latest(vec![deed(7); 61], Time::from_micros(8));
        assert_eq!((many.len(), earlier), (60, Some(Time::from_micros(7))));
    }

    #[test]
    fn a_link_to_something_of_the_network_is_a_mention() {
        assert!(mentions("<p><a href=\"/n/green/people/7\" class=\"mention\">@Ada</a></p>"));
        assert!(!mentions("<p><a href=\"https://example.org/n/\">Trees</a></p>"));
    }
}
