//! The words of a step, and where one can do something about it.

use house::happenings::Step;
use house::reports::Rung;
use house::web::Viewer;

/// A step in words.
#[derive(Debug, Clone)]
pub(super) struct Words {
    /// Key of its name.
    pub(super) title: &'static str,
    /// Key of what is counted.
    pub(super) about: &'static str,
    /// Where one can do something about who is missing, and key of what one does there.
    pub(super) deeds: Vec<(String, &'static str)>,
}

impl Words {
    /// Of a step that all rooms count.
    pub(super) fn of_step(viewer: &Viewer, step: Step) -> Words {
        let (title, about, path, deed) = match step {
            Step::Present => ("voice-present", "voice-present-about", "events", "voice-present-deed"),
            Step::Spoke => ("voice-spoke", "voice-spoke-about", "people", "voice-spoke-deed"),
            Step::Proposed => ("voice-proposed", "voice-proposed-about", "spaces", "voice-proposed-deed"),
            Step::SetAgenda => ("voice-agenda", "voice-agenda-about", "events", "voice-agenda-deed"),
            Step::Decided => ("voice-decided", "voice-decided-about", "decisions", "voice-decided-deed"),
        };
        Words { title, about, deeds: vec![(viewer.path(path), deed)] }
    }

    /// Of a step that one room tells.
    pub(super) fn of_rung(rung: &Rung) -> Words {
        Words { title: rung.title, about: rung.about, deeds: rung.deeds.clone() }
    }
}
