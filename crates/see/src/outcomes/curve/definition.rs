//! The definition of what is measured, as a form has it. What figures mean (unit, direction, how often, share of what) begins a
//! new series when it changes: figures of two series are never drawn as one line.

use crate::outcomes::figures::{Frequency, Polarity, number_of};
use crate::outcomes::indicator::{Indicator, Quadrant, Rating, Sort, same_unit};
use house::ids::{ObjectiveId, SpaceId};
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Error, Form};

/// The longest unit, in characters.
const UNIT: usize = 30;
/// By how many a share can be told.
pub(super) const EACH: [(&str, i64); 5] =
    [("1", 1), ("100", 100), ("1000", 1_000), ("10000", 10_000), ("100000", 100_000)];

/// What is measured, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The objective for which it is measured.
    pub objective: Option<ObjectiveId>,
    /// The space whose work is measured; none for a result.
    pub space: Option<SpaceId>,
    /// Of what it is a measure.
    pub sort: Sort,
    /// The word of its quadrant; empty for a result.
    pub quadrant: String,
    /// Whether it stands first.
    pub headline: bool,
    /// Whether it cannot be measured yet.
    pub agenda: bool,
    /// What it is called.
    pub name: String,
    /// What it means, for everyone.
    pub plain: String,
    /// What it means, for those who measure.
    pub technical: String,
    /// In what it is measured.
    pub unit: String,
    /// In which direction it gets better.
    pub polarity: Polarity,
    /// The marks between which it is best.
    pub marks: (f64, f64),
    /// How often it is measured.
    pub frequency: Frequency,
    /// Where figures come from.
    pub source: String,
    /// Whether it is a share of something.
    pub is_ratio: bool,
    /// By how many a share is told.
    pub per_each: i64,
    /// What is counted.
    pub numerator: String,
    /// Among what.
    pub denominator: String,
    /// Whether figures stand for people.
    pub of_people: bool,
    /// How well people understand it.
    pub communication: Rating,
    /// How well it stands for what is meant.
    pub proxy: Rating,
    /// How good the data is.
    pub data_power: Rating,
    /// Why it is defined so now.
    pub reason: String,
}

impl Definition {
    /// Reads the form. Where it defines something anew, what it is a measure of stays.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is any complaint.
    pub(super) fn read(form: &mut Form, before: Option<&Indicator>) -> Result<Definition, Error> {
        let sort = before.map_or_else(|| form.choice::<Sort>("sort"), |before| Some(before.sort));
        let (quadrant, space) = match sort {
            Some(Sort::Performance) => of_space(form, before),
            _ => (String::new(), None),
        };
        let polarity = form.choice::<Polarity>("polarity");
        let marks = if polarity == Some(Polarity::Between) { marks(form) } else { (0.0, 0.0) };
        let is_ratio = form.ticked("ratio");
        let read = Definition {
            objective: form.value("objective").parse().ok(),
            space,
            sort: sort.unwrap_or(Sort::Result),
            quadrant,
            headline: form.ticked("headline"),
            agenda: form.ticked("agenda"),
            name: form.name("name", LINE),
            plain: form.text("plain", PARAGRAPHS),
            technical: form.optional_text("technical", PARAGRAPHS),
            unit: form.optional_line("unit", UNIT),
            polarity: polarity.unwrap_or(Polarity::Up),
            marks,
            frequency: form.choice::<Frequency>("frequency").unwrap_or(Frequency::Month),
            source: form.optional_line("source", 2 * LINE),
            is_ratio,
            per_each: if is_ratio { each(form) } else { 1 },
            numerator: counted(form, "numerator", is_ratio),
            denominator: counted(form, "denominator", is_ratio),
            of_people: form.ticked("of_people"),
            communication: rating(form, "communication"),
            proxy: rating(form, "proxy"),
            data_power: rating(form, "data_power"),
            reason: String::new(),
        };
        let changed = before.is_some_and(|before| read.differs(before));
        let reason = if changed { form.line("reason", 2 * LINE) } else { String::new() };
        form.checked()?;
        Ok(Definition { reason, ..read })
    }

    /// Whether an indicator is just what this defines: what was sent twice, by a double click or after a broken line.
    pub(super) fn is(&self, known: &Indicator) -> bool {
        (self.objective, self.space, &self.quadrant, self.headline, self.agenda)
            == (known.objective_id, known.space_id, &known.quadrant, known.headline, known.agenda)
            && !self.differs(known)
    }

    /// Whether anything is defined otherwise than before.
    pub(super) fn differs(&self, before: &Indicator) -> bool {
        self.parts(before)
            || self.unit != before.unit
            || self.name != before.name
            || self.plain != before.plain
            || self.technical != before.technical
            || self.source != before.source
            || self.numerator != before.numerator
            || self.denominator != before.denominator
            || (self.communication, self.proxy, self.data_power)
                != (before.communication, before.proxy, before.data_power)
    }

    /// Whether figures from now on cannot be compared with those before.
    pub(super) fn parts(&self, before: &Indicator) -> bool {
        !same_unit(&self.unit, &before.unit)
            // What was told of people would show its small groups as soon as it is not any more.
            || self.of_people != before.of_people
            || self.polarity != before.polarity
            || self.marks != before.marks()
            || self.frequency != before.frequency
            || self.is_ratio != before.is_ratio
            || self.per_each != before.per_each
    }
}

/// What a measure of a space asks, and whose it is.
fn of_space(form: &mut Form, before: Option<&Indicator>) -> (String, Option<SpaceId>) {
    let quadrant = form.choice::<Quadrant>("quadrant").map_or("", Quadrant::as_str).to_owned();
    let space = match before {
        Some(before) => before.space_id,
        None => form.choice::<SpaceId>("space"),
    };
    (quadrant, space)
}

/// The marks between which it is best.
fn marks(form: &mut Form) -> (f64, f64) {
    let unit = form.value("unit").to_owned();
    // A form that is filled in again holds them with a point before the decimals.
    let [low, high] =
        ["mark_low", "mark_high"].map(|field| match number_of(form.value(field), &unit, true) {
            Ok(value) => Some(value),
            Err(refused) => {
                form.fail(field, refused.said());
                None
            }
        });
    let (Some(low), Some(high)) = (low, high) else { return (0.0, 0.0) };
    if high < low {
        form.fail("mark_high", "outcome-marks-wrong");
    }
    (low, high)
}

fn each(form: &mut Form) -> i64 {
    let chosen = EACH.iter().find(|(word, _)| *word == form.value("per_each"));
    if chosen.is_none() {
        form.fail("per_each", "error-field-choice");
    }
    chosen.map_or(100, |(_, each)| *each)
}

/// What is counted, where it is a share.
fn counted(form: &mut Form, field: &str, is_ratio: bool) -> String {
    if is_ratio { form.line(field, 2 * LINE) } else { String::new() }
}

/// A rating; who says nothing finds it fair.
fn rating(form: &mut Form, field: &str) -> Rating {
    if form.value(field).is_empty() { Rating::Medium } else { form.choice(field).unwrap_or(Rating::Medium) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::entry::tests::share;

    fn filled() -> Form {
        Form::new()
            .with("sort", "result")
            .with("name", "Trips by foot")
            .with("plain", "How many walk.")
            .with("unit", "%")
            .with("polarity", "up")
            .with("frequency", "month")
            .with("ratio", "true")
            .with("of_people", "true")
            .with("per_each", "100")
            .with("numerator", "trips by foot")
            .with("denominator", "all trips")
    }

    #[test]
    fn another_unit_or_direction_begins_a_new_series_and_another_name_does_not() {
        let before = share();
        let read = |form: Form| Definition::read(&mut form.with("reason", "Clearer"), Some(&before)).unwrap();
        let renamed = read(filled().replaced("name", "On foot"));
        assert!(renamed.differs(&before) && !renamed.parts(&before));
        let spelled = Indicator { unit: " % ".to_owned(), ..share() };
        let again = Definition::read(&mut filled().with("reason", "Neater"), Some(&spelled)).unwrap();
        assert!(again.differs(&spelled) && !again.parts(&spelled));
        let places = Indicator { of_people: false, ..share() };
        assert!(
            Definition::read(&mut filled().with("reason", "Asked"), Some(&places)).unwrap().parts(&places)
        );
        for (field, value) in
            [("unit", "km"), ("polarity", "down"), ("frequency", "year"), ("per_each", "1000")]
        {
            assert!(read(filled().replaced(field, value)).parts(&before), "{field}");
        }
    }

    #[test]
    fn a_share_says_of_what_it_is_one() {
        let mut form = filled().replaced("denominator", " ");
        assert!(Definition::read(&mut form, None).is_err() && form.error("denominator").is_some());
    }

    #[test]
    fn marks_stand_in_their_order() {
        let between = |low: &str, high: &str| {
            let mut form =
                filled().replaced("polarity", "between").with("mark_low", low).with("mark_high", high);
            Definition::read(&mut form, None).map(|read| read.marks).map_err(|_| form.errors()[0].0.clone())
        };
        assert_eq!(between("18", "22,5").unwrap(), (18.0, 22.5));
        assert_eq!(between("22", "18").unwrap_err(), "mark_high");
        assert_eq!(between("", "18").unwrap_err(), "mark_low");
    }

    #[test]
    fn a_changed_definition_gives_its_reason() {
        let mut form = filled().replaced("name", "On foot");
        assert!(Definition::read(&mut form, Some(&share())).is_err() && form.error("reason").is_some());
    }
}
