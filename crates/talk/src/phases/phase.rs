//! A phase: what its form says, and the rules by which phases follow one another.

use db::Time;
use house::spaces::{self, MESSAGE};
use house::web::{Error, Form};
use jiff::civil::Date;

/// The longest name of a phase, in characters.
const NAME: usize = 60;
/// Its longest sentence.
const SENTENCE: usize = 200;

db::word! {
    /// What a phase asks of members.
    pub enum Asked {
        /// Nothing in particular.
        Nothing = "nothing",
        /// To share an idea.
        Idea = "idea",
        /// To begin a discussion.
        Discussion = "discussion",
        /// To put forward a proposal.
        Proposal = "proposal",
        /// To look at what there is, and say something to it.
        Look = "look",
    }
}

impl Asked {
    /// The key of its name in the form.
    pub(super) fn label(self) -> &'static str {
        match self {
            Asked::Nothing => "phases-asks-nothing",
            Asked::Idea => "phases-asks-idea",
            Asked::Discussion => "phases-asks-discussion",
            Asked::Proposal => "phases-asks-proposal",
            Asked::Look => "phases-asks-look",
        }
    }

    /// The words of what may not rest while it is asked.
    fn needs(self) -> &'static [&'static str] {
        match self {
            Asked::Nothing | Asked::Look => &[],
            Asked::Idea => &["idea"],
            // Nothing comes of a discussion in which nobody may write.
            Asked::Discussion => &[MESSAGE],
            Asked::Proposal => &["proposal"],
        }
    }

    /// The key of what the button says that leads there.
    pub(super) fn deed(self) -> Option<&'static str> {
        match self {
            Asked::Nothing => None,
            Asked::Idea => Some("phases-do-idea"),
            Asked::Discussion => Some("phases-do-discussion"),
            Asked::Proposal => Some("phases-do-proposal"),
            Asked::Look => Some("phases-do-look"),
        }
    }
}

db::record! {
    /// A phase as it is kept.
    #[derive(Debug, Clone)]
    pub(super) struct Phase {
        pub(super) place: i64,
        pub(super) name: String,
        pub(super) sentence: String,
        pub(super) first_day: String,
        pub(super) last_day: String,
        pub(super) begins_at: Time,
        pub(super) ends_at: Time,
        pub(super) asks: Asked,
        pub(super) resting: String,
        pub(super) told_at: Option<Time>,
    }
}

impl Phase {
    /// Whether it lasts at this moment.
    pub(super) fn is_now(&self, now: Time) -> bool {
        self.begins_at <= now && now < self.ends_at
    }

    /// Whether this rests while it lasts: a word of [`RESTS`].
    pub(super) fn rests(&self, word: &str) -> bool {
        !spaces::takes(&self.resting, word)
    }

    /// The keys of what is said of what rests.
    pub(super) fn rested(&self) -> Vec<&'static str> {
        RESTS.iter().filter(|(word, _, _)| self.rests(word)).map(|(_, _, said)| *said).collect()
    }

    /// It as a page shows it at this moment.
    pub(super) fn shown(self, now: Time) -> Shown {
        let state = if self.is_now(now) {
            "phases-now"
        } else if self.ends_at <= now {
            "phases-over"
        } else {
            "phases-to-come"
        };
        Shown { here: self.is_now(now), state, phase: self }
    }
}

/// A phase as a page shows it.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) phase: Phase,
    /// Whether it lasts now.
    pub(super) here: bool,
    /// The key of where it stands in time.
    pub(super) state: &'static str,
}

/// A phase as it is to be.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Its name.
    pub name: String,
    /// What is done in it, in one sentence; may be empty.
    pub sentence: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// What it asks of members.
    pub asks: Asked,
    /// The words of what rests in it, with commas between them: `idea,task`.
    pub resting: String,
}

/// What can rest while a phase lasts: the word by which it is kept, and the keys of its box in the form and of what is said of it.
pub(super) const RESTS: [(&str, &str, &str); 4] = [
    ("idea", "phases-rest-ideas", "phases-rests-ideas"),
    ("proposal", "phases-rest-proposals", "phases-rests-proposals"),
    ("task", "phases-rest-tasks", "phases-rests-tasks"),
    (MESSAGE, "phases-rest-messages", "phases-rests-messages"),
];

/// The fields of a phase: name, sentence, first and last day, what is asked; and a box for each of [`RESTS`].
pub(super) type Names = ([&'static str; 5], [&'static str; 4]);

/// The names of the fields of each phase.
pub(super) const NAMES: [Names; 8] = [
    (
        ["name-1", "sentence-1", "first-1", "last-1", "asks-1"],
        ["ideas-1", "proposals-1", "tasks-1", "messages-1"],
    ),
    (
        ["name-2", "sentence-2", "first-2", "last-2", "asks-2"],
        ["ideas-2", "proposals-2", "tasks-2", "messages-2"],
    ),
    (
        ["name-3", "sentence-3", "first-3", "last-3", "asks-3"],
        ["ideas-3", "proposals-3", "tasks-3", "messages-3"],
    ),
    (
        ["name-4", "sentence-4", "first-4", "last-4", "asks-4"],
        ["ideas-4", "proposals-4", "tasks-4", "messages-4"],
    ),
    (
        ["name-5", "sentence-5", "first-5", "last-5", "asks-5"],
        ["ideas-5", "proposals-5", "tasks-5", "messages-5"],
    ),
    (
        ["name-6", "sentence-6", "first-6", "last-6", "asks-6"],
        ["ideas-6", "proposals-6", "tasks-6", "messages-6"],
    ),
    (
        ["name-7", "sentence-7", "first-7", "last-7", "asks-7"],
        ["ideas-7", "proposals-7", "tasks-7", "messages-7"],
    ),
    (
        ["name-8", "sentence-8", "first-8", "last-8", "asks-8"],
        ["ideas-8", "proposals-8", "tasks-8", "messages-8"],
    ),
];

/// Reads all phases of a form. Those of which nothing is said are left out.
///
/// # Errors
/// [`Error::Invalid`] with complaints in the form.
pub(super) fn read(form: &mut Form) -> Result<Vec<Planned>, Error> {
    let mut plan: Vec<Planned> = Vec::new();
    for names in NAMES {
        let before = plan.last().map(|one| one.last);
        plan.extend(read_one(form, names, before));
    }
    form.checked()?;
    Ok(plan)
}

/// One phase; `before` is the last day of the one before it.
fn read_one(form: &mut Form, (names, boxes): Names, before: Option<Date>) -> Option<Planned> {
    let [name, sentence, first, last, asks] = names;
    if [name, sentence, first, last].iter().all(|field| form.value(field).trim().is_empty()) {
        return None;
    }
    let ticked = RESTS.iter().zip(boxes).filter(|(_, name)| form.ticked(name));
    let resting: Vec<&str> = ticked.map(|((word, _, _), _)| *word).collect();
    let said = (form.name(name, NAME), form.optional_line(sentence, SENTENCE));
    let begins = day(form, first);
    let ends = day(form, last);
    if begins.zip(ends).is_some_and(|(begins, ends)| ends < begins) {
        form.fail(last, "phases-refused-last");
    }
    if begins.zip(before).is_some_and(|(begins, before)| begins <= before) {
        form.fail(first, "phases-refused-order");
    }
    let asked = if form.value(asks).is_empty() { Some(Asked::Nothing) } else { form.choice(asks) };
    if asked.is_some_and(|asked| asked.needs().iter().any(|word| resting.contains(word))) {
        form.fail(asks, "phases-refused-asks");
    }
    Some(Planned {
        name: said.0,
        sentence: said.1,
        first: begins?,
        last: ends?,
        asks: asked?,
        resting: resting.join(","),
    })
}

/// A day as the browser sends it, `2026-05-12`.
fn day(form: &mut Form, name: &str) -> Option<Date> {
    let text = form.line(name, 10);
    let day = text.parse::<Date>().ok().filter(|day| (2000..2200).contains(&day.year()));
    if !text.is_empty() && day.is_none() {
        form.fail(name, "space-refused-day");
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(rows: &[(&str, &str)]) -> Form {
        rows.iter().fold(Form::new(), |form, (name, value)| form.with(name, *value))
    }

    #[test]
    fn phases_follow_one_another() {
        let first = [("name-1", "Gather"), ("first-1", "2026-11-01"), ("last-1", "2026-11-20")];
        let second = [("name-4", "Weigh"), ("first-4", "2026-11-21"), ("last-4", "2026-12-12")];
        let plan = read(&mut form(&[first, second].concat())).unwrap();
        assert_eq!(plan.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Gather", "Weigh"]);
        let overlapping = [("name-4", "Weigh"), ("first-4", "2026-11-20"), ("last-4", "2026-12-12")];
        let mut wrong = form(&[first, overlapping].concat());
        assert!(read(&mut wrong).is_err());
        assert!(wrong.error("first-4").is_some());
    }

    #[test]
    fn a_phase_does_not_end_before_it_begins() {
        let mut wrong = form(&[("name-1", "Gather"), ("first-1", "2026-11-20"), ("last-1", "2026-11-01")]);
        assert!(read(&mut wrong).is_err());
        assert!(wrong.error("last-1").is_some());
    }

    #[test]
    fn what_a_phase_asks_for_does_not_rest_in_it() {
        let phase = [("name-1", "Gather"), ("first-1", "2026-11-01"), ("last-1", "2026-11-20")];
        let asking = |asks: &'static str, resting: &'static str| {
            read(&mut form(&[phase.as_slice(), &[("asks-1", asks), (resting, "true")]].concat()))
        };
        assert!(asking("idea", "ideas-1").is_err() && asking("discussion", "messages-1").is_err());
        assert_eq!(asking("idea", "messages-1").unwrap()[0].resting, "message");
        assert_eq!(asking("look", "tasks-1").unwrap()[0].resting, "task");
    }

    #[test]
    fn nothing_said_is_no_phase() {
        assert!(read(&mut form(&[("name-1", " "), ("asks-1", "idea")])).unwrap().is_empty());
    }
}
