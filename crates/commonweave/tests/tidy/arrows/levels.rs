//! On which level each room stands.

/// Level 0 knows no member and no network. Of levels 2 and 3, no two rooms know each other. Level 3 owns no table of others.
pub(super) const LEVELS: &[(&str, &[&str])] = &[
    (
        "ground",
        &[
            "access",
            "batch",
            "charts",
            "clock",
            "config",
            "dates",
            "decisions",
            "extract",
            "gauges",
            "ids",
            "jobs",
            "mail",
            "recount",
            "reports",
            "sector",
            "web",
        ],
    ),
    (
        "who, where, what",
        &[
            "accounts",
            "blocks",
            "delegations",
            "erasures",
            "feed",
            "files",
            "happenings",
            "inbox",
            "items",
            "letters",
            "members",
            "mentions",
            "networks",
            "organisations",
            "portraits",
            "search",
            "spaces",
            "tags",
        ],
    ),
    (
        "what members do",
        &[
            "announcements",
            "budgets",
            "charters",
            "checkins",
            "conversations",
            "correspondence",
            "entrance",
            "events",
            "figures",
            "grounds",
            "ideas",
            "imports",
            "outcomes",
            "panels",
            "phases",
            "projects",
            "proposals",
            "risks",
            "scenarios",
            "tasks",
            "ties",
        ],
    ),
    (
        "across",
        &[
            "annual",
            "boards",
            "burdens",
            "calendar",
            "conditions",
            "desk",
            "doctor",
            "introductions",
            "landing",
            "log",
            "map",
            "overview",
            "portability",
            "quiet",
            "rounds",
            "slack",
            "today",
            "voice",
        ],
    ),
    // It plays every room, and no room knows of it.
    ("the demo", &["demo"]),
];
/// Above all rooms; the demo too, since it writes through the functions of all of them and nobody but a command uses it.
pub(super) const ABOVE: &[&str] = &["cli", "demo", "lib", "main", "migrations", "rooms", "router", "serve"];
/// The running program as every handler reaches it, and what a room says of itself: they stand on no level.
pub(super) const BESIDE: &[&str] = &["app", "room"];
/// The crates that hold rooms, as code names them.
pub(super) const CRATES: &[&str] =
    &["crate", "commonweave", "decide", "house", "meet", "see", "talk", "work"];
