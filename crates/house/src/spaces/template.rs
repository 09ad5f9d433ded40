//! Templates of spaces: what a space of some kind has at its beginning. Everything can be changed afterwards but the kind.

use super::space::SpaceKind;
use crate::items::Verb;

/// What a space of a kind begins with.
#[derive(Debug)]
pub struct Template {
    /// The kind.
    pub kind: SpaceKind,
    /// Key of its name.
    pub label: &'static str,
    /// Key of a sentence that describes it, for who chooses one and for who comes by.
    pub about: &'static str,
    /// The tabs that are on.
    pub tabs: &'static [Verb],
    /// The phases through which it goes, in their order; none for most.
    pub phases: &'static [Phase],
}

/// A stretch of the way of a space.
#[derive(Debug)]
pub struct Phase {
    /// The word in the tables; never renamed.
    pub word: &'static str,
    /// Key of its name.
    pub label: &'static str,
    /// Key of the sentence that says what is done in it.
    pub now: &'static str,
    /// Key of what stands in a calendar on its last day.
    pub ends: &'static str,
}

/// From what people bring to what came of it.
const WAY: &[Phase] = &[
    Phase {
        word: "gather",
        label: "space-phase-gather",
        now: "space-phase-gather-now",
        ends: "space-phase-gather-ends",
    },
    Phase {
        word: "discuss",
        label: "space-phase-discuss",
        now: "space-phase-discuss-now",
        ends: "space-phase-discuss-ends",
    },
    Phase {
        word: "decide",
        label: "space-phase-decide",
        now: "space-phase-decide-now",
        ends: "space-phase-decide-ends",
    },
    Phase { word: "do", label: "space-phase-do", now: "space-phase-do-now", ends: "space-phase-do-ends" },
    Phase {
        word: "review",
        label: "space-phase-review",
        now: "space-phase-review-now",
        ends: "space-phase-review-ends",
    },
];

/// The word of the phase of a space whose members have set up phases of their own; a room above keeps them.
pub(super) const OWN: &str = "own";

/// Every phase of any template.
pub(super) fn phases() -> &'static [Phase] {
    WAY
}

/// What can be chosen, in the order in which it is offered; the commons, which nobody chooses, last.
pub(super) static ALL: &[Template] = &[
    Template {
        kind: SpaceKind::WorkingGroup,
        label: "space-kind-working-group",
        about: "space-kind-working-group-about",
        tabs: &[Verb::Talk, Verb::Meet, Verb::Work, Verb::Decide],
        phases: &[],
    },
    Template {
        kind: SpaceKind::Community,
        label: "space-kind-community",
        about: "space-kind-community-about",
        tabs: &[Verb::Talk, Verb::Meet, Verb::Share],
        phases: &[],
    },
    Template {
        kind: SpaceKind::LearningCircle,
        label: "space-kind-learning-circle",
        about: "space-kind-learning-circle-about",
        tabs: &[Verb::Talk, Verb::Meet, Verb::Learn],
        phases: &[],
    },
    Template {
        kind: SpaceKind::Forum,
        label: "space-kind-forum",
        about: "space-kind-forum-about",
        tabs: &[Verb::Talk, Verb::Decide, Verb::Outcomes],
        phases: WAY,
    },
    Template {
        kind: SpaceKind::Project,
        label: "space-kind-project",
        about: "space-kind-project-about",
        tabs: &[Verb::Talk, Verb::Work, Verb::Meet, Verb::Outcomes],
        phases: &[],
    },
    Template {
        kind: SpaceKind::Commons,
        label: "space-kind-commons",
        about: "space-kind-commons-about",
        tabs: &[Verb::Talk],
        phases: &[],
    },
];

/// The template of a kind; each has one.
pub(super) fn of(kind: SpaceKind) -> Option<&'static Template> {
    ALL.iter().find(|template| template.kind == kind)
}

/// What anybody may choose.
pub(super) fn offered() -> impl Iterator<Item = &'static Template> {
    ALL.iter().filter(|template| template.kind != SpaceKind::Commons)
}

/// Verbs as they stand in the table: their words with commas between them.
pub(super) fn words(tabs: &[Verb]) -> String {
    tabs.iter().map(|verb| verb.word()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_space_has_one_template() {
        for kind in SpaceKind::ALL {
            assert_eq!(ALL.iter().filter(|template| template.kind == *kind).count(), 1, "{kind}");
        }
    }
}
