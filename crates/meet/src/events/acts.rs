//! What the log calls the acts of this room.

use house::happenings::Act;

/// Somebody said whether they come.
pub static EVENT_ANSWERED: Act = Act {
    word: "event-answered",
    details: &[("yes", "event-answered-yes"), ("maybe", "event-answered-maybe"), ("no", "event-answered-no")],
    ..Act::QUIET
};

/// It is at another time, or at another place.
pub static EVENT_MOVED: Act = Act { word: "event-moved", news: true, landmark: true, ..Act::QUIET };

/// It was called off.
pub static EVENT_CANCELLED: Act = Act { word: "event-cancelled", news: true, landmark: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&EVENT_ANSWERED, &EVENT_MOVED, &EVENT_CANCELLED];
