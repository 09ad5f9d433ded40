//! The tabs of a space: one a verb, only those that are switched on. Above them stands how far the space has come on its
//! way, where it has one.

use super::{Space, store};
use crate::access::Action;
use crate::items::{Kinds, Verb};
use crate::web::{Error, Viewer};
use db::Read;

/// A tab of a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What the space is, and what is new in it.
    Overview,
    /// Everything that was made in it.
    All,
    /// What one does with this verb.
    Of(Verb),
    /// Who is in it.
    People,
}

/// The tabs above every page of a space.
#[derive(Debug)]
pub struct Tabs {
    /// The space's name.
    pub space: String,
    /// Address, key of the words, whether it is the page one is on.
    pub links: Vec<(String, &'static str, bool)>,
    /// The phases of the space, in their order.
    pub phases: Vec<Step>,
}

/// A phase of a space, as one sees it.
#[derive(Debug)]
pub struct Step {
    /// Key of its name.
    pub label: &'static str,
    /// Key of the sentence that says what is done in it, where the space is in it now.
    pub now: Option<&'static str>,
    /// Its last day, `2026-05-12`, where somebody has said so.
    pub last_day: Option<String>,
}

impl Tabs {
    /// The tabs that this viewer has. Only verbs of which the program knows a kind have one.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of(
        q: &mut Read<'_>,
        space: &Space,
        viewer: &Viewer,
        kinds: Kinds,
        here: Tab,
    ) -> Result<Tabs, Error> {
        let href = space.href(viewer);
        let on = |verb: &Verb| space.has_tab(*verb) && kinds.iter().any(|kind| kind.verb == *verb);
        let verbs: Vec<Verb> = Verb::ALL.iter().copied().filter(on).collect();
        let alone = verbs.len() < 2;
        let mut links = vec![(href.clone(), "space-tab-overview", here == Tab::Overview)];
        if !alone {
            links.push((format!("{href}/items"), "space-tab-all", here == Tab::All));
        }
        let mut people = space.may(viewer, Action::ReadSpaceMembers);
        for verb in verbs {
            if verb == Verb::Outcomes && std::mem::take(&mut people) {
                links.push((format!("{href}/people"), "space-tab-people", here == Tab::People));
            }
            let lit = here == Tab::Of(verb) || (alone && here == Tab::All);
            let home = kinds.iter().filter(|kind| kind.verb == verb).find_map(|kind| kind.home);
            let place = match home {
                Some(home) => format!("{href}/{home}"),
                None => format!("{href}/items?verb={}", verb.word()),
            };
            links.push((place, verb.keys().1, lit));
        }
        if people {
            links.push((format!("{href}/people"), "space-tab-people", here == Tab::People));
        }
        Ok(Tabs { space: space.name.clone(), links, phases: phases(q, space)? })
    }
}

fn phases(q: &mut Read<'_>, space: &Space) -> Result<Vec<Step>, Error> {
    let way = space.phases();
    if way.is_empty() {
        return Ok(Vec::new());
    }
    let days = store::last_days(q, space.id)?;
    let step = |phase: &super::template::Phase| Step {
        label: phase.label,
        now: (phase.word == space.phase).then_some(phase.now),
        last_day: days.iter().find(|(word, _)| word == phase.word).map(|(_, day)| day.clone()),
    };
    Ok(way.iter().map(step).collect())
}
