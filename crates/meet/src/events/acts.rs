//! What the log calls the acts of this room.

use house::happenings::{Act, Asks, Audience, Layer, Step, Subject, Taking, Tie, Whom, With};

/// Somebody said whether they come. Who waits for a seat was not together with anybody yet.
pub static EVENT_ANSWERED: Act = Act {
    word: "event-answered",
    ties: Some(Tie { taking: Taking::PartWith("yes"), ..Tie::of(Layer::Meetings) }),
    voice: Some(Step::Present),
    details: &[
        ("yes", "event-answered-yes"),
        ("maybe", "event-answered-maybe"),
        ("no", "event-answered-no"),
        ("waiting", "event-answered-waiting"),
    ],
    ..Act::QUIET
};

/// Whoever comes is told where it is now, and when.
static MOVED: Asks = Asks { whom: Whom::Subject, why: "event-moved-why" };

/// It is at another time, or at another place.
pub static EVENT_MOVED: Act = Act {
    word: "event-moved",
    news: true,
    landmark: true,
    asks: Some(&MOVED),
    details: &[
        ("time", "event-moved-time"),
        ("place", "event-moved-place"),
        ("both", "event-moved-both"),
        ("back", "event-moved-back"),
    ],
    ..Act::QUIET
};

/// Whoever comes is told that there is nothing to come to.
static CANCELLED: Asks = Asks { whom: Whom::Subject, why: "event-cancelled-why" };

/// It was called off: nobody comes together by it.
pub static EVENT_CANCELLED: Act = Act {
    word: "event-cancelled",
    news: true,
    landmark: true,
    asks: Some(&CANCELLED),
    ties: Some(Tie { taking: Taking::Nobody, ..Tie::of(Layer::Meetings) }),
    voice: Some(Step::Present),
    ..Act::QUIET
};

/// What was a draft is announced.
pub static EVENT_PUBLISHED: Act = Act {
    word: "event-published",
    news: true,
    landmark: true,
    details: &[("event-open", "event-published-detail")],
    ..Act::QUIET
};

/// Whoever waited is asked whether they take the seat.
static OFFERED: Asks = Asks { whom: Whom::Subject, why: "event-offered-why" };

/// A seat is kept for somebody who waited.
pub static EVENT_SEAT_OFFERED: Act = Act {
    word: "event-seat-offered",
    audience: Audience::Nobody,
    asks: Some(&OFFERED),
    subject: Subject::Member,
    ..Act::QUIET
};

/// Somebody took the seat that was kept for them, or let it go.
pub static EVENT_SEAT_SETTLED: Act = Act {
    word: "event-seat-settled",
    audience: Audience::Nobody,
    ties: Some(Tie { taking: Taking::PartWith("yes"), ..Tie::of(Layer::Meetings) }),
    voice: Some(Step::Present),
    ..Act::QUIET
};

/// Who holds the event wrote down that somebody comes, or that a need is arranged; somebody signed up without an account.
pub static EVENT_LIST_KEPT: Act = Act { word: "event-list-kept", audience: Audience::Nobody, ..Act::QUIET };

/// A meeting of a series was written down as its time came, or an event came from a file of a calendar or of minutes.
pub static EVENT_REPEATED: Act = Act { word: "event-repeated", audience: Audience::Nobody, ..Act::QUIET };

/// Those who came are asked how it was.
static PULSE: Asks = Asks { whom: Whom::Subject, why: "event-pulse-asked-why" };

/// A meeting is over, and those who came are asked how it was.
pub static EVENT_PULSE_ASKED: Act =
    Act { word: "event-pulse-asked", audience: Audience::Nobody, asks: Some(&PULSE), ..Act::QUIET };

/// Somebody said how it was; the log does not know who.
pub static EVENT_PULSE_GIVEN: Act =
    Act { word: "event-pulse-given", audience: Audience::Nobody, ..Act::QUIET };

/// Whoever holds a meeting has set what it asks afterwards.
pub static EVENT_PULSE_QUESTIONS: Act = Act { word: "event-pulse-questions", ..Act::QUIET };

/// Somebody said which times suit them, or whoever holds a poll wrote it down or took it off. The log does not tell what.
pub static POLL_ANSWERED: Act = Act { word: "poll-answered", audience: Audience::Nobody, ..Act::QUIET };

/// Whoever has answered is asked about the new times.
static TIMES: Asks = Asks { whom: Whom::Subject, why: "poll-times-why" };

/// More times are offered.
pub static POLL_TIMES_ADDED: Act =
    Act { word: "poll-times-added", landmark: true, asks: Some(&TIMES), ..Act::QUIET };

/// A time is offered no longer.
pub static POLL_TIME_REMOVED: Act = Act { word: "poll-time-removed", ..Act::QUIET };

/// Whoever could come then is told of the event.
static SETTLED: Asks = Asks { whom: Whom::Subject, why: "poll-settled-why" };

/// A time was chosen, and an event made of it.
pub static POLL_SETTLED: Act =
    Act { word: "poll-settled", news: true, landmark: true, asks: Some(&SETTLED), ..Act::QUIET };

/// There is a code at the door of an event, or another one.
pub static EVENT_DOOR_OPENED: Act =
    Act { word: "event-door-opened", audience: Audience::Nobody, ..Act::QUIET };

/// It was noted that somebody is there, or that they are not; the log does not know who.
pub static EVENT_PRESENCE_NOTED: Act =
    Act { word: "event-presence-noted", audience: Audience::Nobody, ..Act::QUIET };

/// Tables were planned for an event, or somebody was fitted in or taken out.
pub static EVENT_TABLES_PLANNED: Act =
    Act { word: "event-tables-planned", audience: Audience::Nobody, ..Act::QUIET };

/// A round at tables began.
pub static EVENT_ROUND_BEGUN: Act =
    Act { word: "event-round-begun", audience: Audience::Nobody, ..Act::QUIET };

/// Somebody sat at a table, whose number is the subject: it ties the few who sat there.
pub static EVENT_TABLE_SAT: Act = Act {
    word: "event-table-sat",
    audience: Audience::Nobody,
    ties: Some(Tie { with: With::SameSubject, ..Tie::of(Layer::Meetings) }),
    ..Act::QUIET
};

/// Whoever hosts the next meeting is told.
static HOSTS: Asks = Asks { whom: Whom::Subject, why: "event-host-why" };

/// It is somebody's turn to host a meeting of a series.
pub static EVENT_HOST_CALLED: Act = Act {
    word: "event-host-called",
    audience: Audience::Nobody,
    asks: Some(&HOSTS),
    subject: Subject::Member,
    ..Act::QUIET
};

/// Two hosts of a series swapped.
pub static EVENT_HOST_SWAPPED: Act = Act { word: "event-host-swapped", ..Act::QUIET };

/// Who hosts a series in turn is another, or it leaves out other days.
pub static EVENT_SERIES_KEPT: Act = Act { word: "event-series-kept", ..Act::QUIET };

/// Whoever is to see to an experiment wants to know.
static TRIED_BY: Asks = Asks { whom: Whom::Subject, why: "experiment-given-why" };

/// Somebody else is to see to an experiment.
pub static EXPERIMENT_GIVEN: Act =
    Act { word: "experiment-given", asks: Some(&TRIED_BY), subject: Subject::Member, ..Act::QUIET };

/// Somebody said what became of an experiment.
pub static EXPERIMENT_REVIEWED: Act = Act {
    word: "experiment-reviewed",
    news: true,
    landmark: true,
    details: &[
        ("kept", "experiment-kept"),
        ("changed", "experiment-changed"),
        ("dropped", "experiment-dropped"),
    ],
    ..Act::QUIET
};

/// Somebody put a point on the agenda of an event, or proposed one for it.
pub static AGENDA_SET: Act = Act {
    word: "agenda-set",
    voice: Some(Step::SetAgenda),
    details: &[("proposed", "minutes-detail-proposed")],
    ..Act::QUIET
};

/// The agenda of an event is another: a point was changed, moved or taken away, begun or ended. Once it told of new ones too.
pub static AGENDA_CHANGED: Act = Act {
    word: "agenda-changed",
    details: &[
        ("proposed", "minutes-detail-proposed"),
        ("begun", "minutes-detail-begun"),
        ("ended", "minutes-detail-ended"),
    ],
    ..Act::QUIET
};

/// Somebody wrote minutes.
pub static MINUTES_WRITTEN: Act = Act { word: "minutes-written", ..Act::QUIET };

/// A decision of a meeting was written down.
pub static MINUTES_DECIDED: Act = Act { word: "minutes-decided", news: true, landmark: true, ..Act::QUIET };

/// An action of a meeting was written down.
pub static MINUTES_ACTION: Act = Act { word: "minutes-action", ..Act::QUIET };

/// The minutes were approved.
pub static MINUTES_APPROVED: Act = Act { word: "minutes-approved", news: true, landmark: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[
    &EVENT_ANSWERED,
    &EVENT_MOVED,
    &EVENT_CANCELLED,
    &EVENT_PUBLISHED,
    &EVENT_SEAT_OFFERED,
    &EVENT_SEAT_SETTLED,
    &EVENT_LIST_KEPT,
    &EVENT_REPEATED,
    &EVENT_PULSE_ASKED,
    &EVENT_PULSE_GIVEN,
    &EVENT_PULSE_QUESTIONS,
    &POLL_ANSWERED,
    &POLL_TIMES_ADDED,
    &POLL_TIME_REMOVED,
    &POLL_SETTLED,
    &EVENT_DOOR_OPENED,
    &EVENT_PRESENCE_NOTED,
    &EVENT_TABLES_PLANNED,
    &EVENT_ROUND_BEGUN,
    &EVENT_TABLE_SAT,
    &EVENT_HOST_CALLED,
    &EVENT_HOST_SWAPPED,
    &EVENT_SERIES_KEPT,
    &EXPERIMENT_GIVEN,
    &EXPERIMENT_REVIEWED,
    &AGENDA_SET,
    &AGENDA_CHANGED,
    &MINUTES_WRITTEN,
    &MINUTES_DECIDED,
    &MINUTES_ACTION,
    &MINUTES_APPROVED,
];
