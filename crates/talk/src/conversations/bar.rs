//! What can be done with a message: the bar that comes to the one that somebody points at, taps or walks to, and the same on
//! the message's own page.

use super::message::Shown;
use house::access::Action;
use house::items::Head;
use house::web::Viewer;

/// What may be done, as `_acts.html` shows it.
#[derive(Debug)]
pub(super) struct Acts {
    /// The address of the item.
    pub(super) base: String,
    /// The number of the message; 0 in what the script copies.
    pub(super) id: i64,
    /// Whether it stands in a running talk.
    pub(super) running: bool,
    pub(super) answer: bool,
    pub(super) edit: bool,
    pub(super) remove: bool,
    pub(super) pin: bool,
    pub(super) pinned: bool,
}

impl Acts {
    /// What the viewer may do with any message of this item; the script leaves out what only authors may.
    pub(super) fn of_any(viewer: &Viewer, head: &Head, running: bool) -> Option<Acts> {
        let answer = head.item.takes_messages() && head.item.may(viewer, Action::TakePart);
        let holds = head.item.may(viewer, Action::HoldSpace);
        viewer.member_id().map(|_| Acts {
            base: head.href.clone(),
            id: 0,
            running,
            answer,
            edit: true,
            remove: holds,
            pin: holds,
            pinned: false,
        })
    }

    /// What the viewer may do with this message.
    pub(super) fn of(shown: &Shown, running: bool) -> Acts {
        Acts {
            base: shown.item_href().to_owned(),
            id: shown.message.id.get(),
            running,
            answer: shown.may_answer,
            edit: shown.may_edit,
            remove: shown.may_remove,
            pin: shown.may_pin,
            pinned: shown.message.pinned_at.is_some(),
        }
    }

    /// Whether it is what the script copies.
    pub(super) fn any(&self) -> bool {
        self.id == 0
    }
}
