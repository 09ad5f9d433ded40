//! The tabs of a space: one a verb, only those that are switched on.

use super::Space;
use crate::access::Action;
use crate::web::Viewer;

/// A tab of a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What the space is, and what is new in it.
    Overview,
    /// Its discussions and channels.
    Talk,
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
}

impl Tabs {
    /// The tabs that this viewer has.
    pub fn of(space: &Space, viewer: &Viewer, here: Tab) -> Tabs {
        let href = space.href(viewer);
        let mut links = vec![
            (href.clone(), "space-tab-overview", here == Tab::Overview),
            (format!("{href}/items"), "space-tab-talk", here == Tab::Talk),
        ];
        if space.may(viewer, Action::ReadSpaceMembers) {
            links.push((format!("{href}/people"), "space-tab-people", here == Tab::People));
        }
        Tabs { space: space.name.clone(), links }
    }
}
