//! What rooms bring to the rail of a network, and how it is set in order there.

use super::{Frame, Place};
use crate::access::Action;

/// How many links the first part of the rail has before it is given headings: fewer are seen at one glance.
const MANY: usize = 8;

/// A page of a network that a room brings to the rail: plain data.
#[derive(Debug)]
pub struct RailPage {
    /// Its path below the network: `decisions`.
    pub path: &'static str,
    /// Key of its name.
    pub label: &'static str,
    /// Under which heading it stands.
    pub group: Group,
    /// What one must be allowed to do in the network to see it.
    pub action: Action,
    /// When it stands there.
    pub shown: Shown,
}

/// Under which heading of the rail a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Who is here, what for, and how to reach them. The house's own pages stand first here: charter, people, organisations.
    People,
    /// What is done together: meeting, tasks, projects.
    Work,
    /// What is decided, and by whom.
    Decide,
    /// Whether the network does what it is there for, and how it is doing.
    Effect,
    /// What could go wrong, for the network and for those who carry it.
    Strain,
}

/// When a page stands in the rail of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// From the beginning.
    Always,
    /// Once somebody in the network has made something that stands on it, which its room says by `networks::use_page`: a
    /// network of twelve people is not met by thirty nouns.
    OnceUsed,
}

/// A page of a room as the rail shows it.
#[derive(Debug, Clone)]
pub struct FramePage {
    /// Its address.
    pub href: String,
    /// Key of its name.
    pub label: &'static str,
    /// Under which heading it stands.
    pub group: Group,
    /// Which place it is.
    pub place: Place,
}

/// One list of the rail's first part.
#[derive(Debug)]
pub(super) struct RailGroup<'a> {
    /// Key of what stands above it; none where the links are few.
    pub heading: Option<&'static str>,
    /// It begins with the house's own pages.
    pub own: bool,
    /// The pages of rooms in it, in the order of the rooms.
    pub pages: Vec<&'a FramePage>,
}

impl Group {
    /// All of them, in the order in which they stand.
    const ALL: [Group; 5] = [Group::People, Group::Work, Group::Decide, Group::Effect, Group::Strain];

    /// Key of its heading.
    fn heading(self) -> &'static str {
        match self {
            Group::People => "web-group-people",
            Group::Work => "web-group-work",
            Group::Decide => "web-group-decide",
            Group::Effect => "web-group-effect",
            Group::Strain => "web-group-strain",
        }
    }
}

impl FramePage {
    /// A page of a room in the network with this slug.
    pub(in crate::web) fn of(slug: &str, page: &RailPage) -> FramePage {
        FramePage {
            href: format!("/n/{slug}/{}", page.path),
            label: page.label,
            group: page.group,
            place: Place::Room(page.path),
        }
    }
}

/// The lists of the rail's first part, none of them empty: one for each group, or a single one without a heading where the
/// links are few. The order of the links is the same in both.
pub(super) fn groups(frame: &Frame) -> Vec<RailGroup<'_>> {
    let all = Group::ALL.map(|group| RailGroup {
        heading: Some(group.heading()),
        own: group == Group::People,
        pages: frame.pages.iter().filter(|page| page.group == group).collect(),
    });
    let own = if frame.as_member() { 3 } else { 2 };
    if frame.pages.len() + own < MANY {
        let pages = all.into_iter().flat_map(|group| group.pages).collect();
        return vec![RailGroup { heading: None, own: true, pages }];
    }
    all.into_iter().filter(|group| group.own || !group.pages.is_empty()).collect()
}
