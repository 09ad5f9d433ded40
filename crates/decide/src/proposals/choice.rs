//! What somebody chose: read from a form, kept as a short text, and read back. Only what the method and the options of the
//! proposal allow can come to be.

use super::method::Method;
use super::proposal::{Choosable, OptionId, Proposal};
use house::web::{Error, Form, Said};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The most points that one option gets in a score.
pub(super) const MOST_POINTS: u32 = 5;

/// The word of who takes part and chooses none.
pub(super) const ABSTAIN: &str = "abstain";

/// What somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// A word of the method; or nothing of what there is.
    Word(String),
    /// These options.
    Approved(Vec<OptionId>),
    /// Points or dots for options.
    Rated(Vec<(OptionId, u32)>),
    /// Options from the best on; those of one place are equal.
    Ranked(Vec<Vec<OptionId>>),
}

impl Choice {
    /// The text by which it is kept.
    pub(super) fn text(&self) -> String {
        let join =
            |ids: &[OptionId], by: &str| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(by);
        match self {
            Choice::Word(word) => word.clone(),
            Choice::Approved(ids) => join(ids, ","),
            Choice::Rated(rated) => rated.iter().fold(String::new(), |mut text, (id, points)| {
                let comma = if text.is_empty() { "" } else { "," };
                let _ = write!(text, "{comma}{id}:{points}");
                text
            }),
            Choice::Ranked(places) => {
                places.iter().map(|place| join(place, "=")).collect::<Vec<_>>().join(">")
            }
        }
    }

    /// Reads the text by which it was kept.
    pub(super) fn kept(method: Method, text: &str) -> Option<Choice> {
        let ids = |text: &str, by: char| {
            text.split(by).map(|id| id.parse().ok()).collect::<Option<Vec<OptionId>>>()
        };
        if text == ABSTAIN || !method.has_options() {
            return Some(Choice::Word(text.to_owned()));
        }
        match method {
            Method::Approval => ids(text, ',').map(Choice::Approved),
            Method::Score | Method::Dots => {
                let one = |part: &str| {
                    let (id, points) = part.split_once(':')?;
                    Some((id.parse().ok()?, points.parse().ok()?))
                };
                text.split(',').map(one).collect::<Option<Vec<_>>>().map(Choice::Rated)
            }
            _ => text.split('>').map(|place| ids(place, '=')).collect::<Option<Vec<_>>>().map(Choice::Ranked),
        }
    }

    /// Reads a ballot from a form: `choice` for a word, `option` for each that one approves of, `rate-NUMBER` for points,
    /// dots and ranks.
    ///
    /// # Errors
    /// [`Error::Invalid`] with complaints in the form.
    pub(super) fn read(form: &mut Form, proposal: &Proposal, options: &[Choosable]) -> Result<Choice, Error> {
        let method = proposal.method;
        if !method.has_options() {
            let word = form.value("choice").to_owned();
            if method.words().iter().any(|(known, _)| *known == word) {
                return Ok(Choice::Word(word));
            }
            form.fail("choice", "error-field-choice");
            return Err(Error::Invalid);
        }
        if form.ticked(ABSTAIN) {
            return Ok(Choice::Word(ABSTAIN.to_owned()));
        }
        let choice = match method {
            Method::Approval => approved(form, options),
            Method::Score => rated(form, options, MOST_POINTS).map(Choice::Rated),
            Method::Dots => dots(form, options, proposal.dots),
            _ => ranked(form, options, method),
        };
        form.checked()?;
        choice.ok_or(Error::Invalid)
    }

    /// The form of somebody's ballot, filled with this.
    pub(super) fn filled(&self, form: Form) -> Form {
        match self {
            Choice::Word(word) if word == ABSTAIN => form.with("choice", word).with(ABSTAIN, "true"),
            Choice::Word(word) => form.with("choice", word),
            Choice::Approved(ids) => ids.iter().fold(form, |form, id| form.with("option", id.to_string())),
            Choice::Rated(rated) => {
                rated.iter().fold(form, |form, (id, points)| form.with(&field(*id), points.to_string()))
            }
            Choice::Ranked(places) => places.iter().zip(1_u32..).fold(form, |form, (place, rank)| {
                place.iter().fold(form, |form, id| form.with(&field(*id), rank.to_string()))
            }),
        }
    }
}

/// The field in which an option gets points, dots or a rank.
pub(super) fn field(id: OptionId) -> String {
    format!("rate-{id}")
}

/// Complains about what names no option of this proposal.
fn foreign(form: &mut Form, options: &[Choosable]) {
    let ours = |name: &str| options.iter().any(|option| field(option.id) == name);
    let odd = form.names().any(|name| name.starts_with("rate-") && !ours(name));
    if odd {
        form.fail_whole("proposal-ballot-foreign");
    }
}

fn approved(form: &mut Form, options: &[Choosable]) -> Option<Choice> {
    let asked: Option<Vec<OptionId>> = form.values("option").iter().map(|id| id.parse().ok()).collect();
    let known = |ids: &Vec<OptionId>| ids.iter().all(|id| options.iter().any(|option| option.id == *id));
    let Some(mut ids) = asked.filter(known) else {
        form.fail_whole("proposal-ballot-foreign");
        return None;
    };
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        form.fail("option", "proposal-ballot-empty");
        return None;
    }
    Some(Choice::Approved(ids))
}

/// A whole number for each option that has one, 0 to `most`.
fn rated(form: &mut Form, options: &[Choosable], most: u32) -> Option<Vec<(OptionId, u32)>> {
    foreign(form, options);
    let mut rated = Vec::new();
    for option in options {
        let name = field(option.id);
        let typed = form.value(&name).trim().to_owned();
        if typed.is_empty() {
            continue;
        }
        match typed.parse::<u32>().ok().filter(|points| *points <= most) {
            Some(points) => rated.push((option.id, points)),
            None => form.fail(&name, Said::key("proposal-ballot-number").with("most", i64::from(most))),
        }
    }
    rated.sort_unstable();
    if rated.is_empty() && !form.has_errors() {
        form.fail_whole("proposal-ballot-empty");
    }
    Some(rated)
}

fn dots(form: &mut Form, options: &[Choosable], dots: i64) -> Option<Choice> {
    let most = u32::try_from(dots).unwrap_or_default();
    let mut rated = rated(form, options, most)?;
    let spent: u32 = rated.iter().map(|(_, dots)| dots).sum();
    if spent > most {
        let said = Said::key("proposal-ballot-dots").with("most", i64::from(most));
        form.fail_whole(said.with("spent", i64::from(spent)));
    }
    rated.retain(|(_, dots)| *dots > 0);
    if rated.is_empty() && !form.has_errors() {
        form.fail_whole("proposal-ballot-empty");
    }
    Some(Choice::Rated(rated))
}

fn ranked(form: &mut Form, options: &[Choosable], method: Method) -> Option<Choice> {
    let most = u32::try_from(options.len()).unwrap_or(u32::MAX);
    let rated = rated(form, options, most)?;
    let mut places: BTreeMap<u32, Vec<OptionId>> = BTreeMap::new();
    for (id, rank) in rated {
        if rank == 0 {
            form.fail(&field(id), "proposal-ballot-rank");
        }
        places.entry(rank).or_default().push(id);
    }
    // A count that looks at one choice at a time would end such a ballot where two share a place.
    if method != Method::Schulze && places.values().any(|place| place.len() > 1) {
        form.fail_whole("proposal-ballot-equal");
    }
    Some(Choice::Ranked(places.into_values().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let id = OptionId::from;
        for (method, choice) in [
            (Method::Consent, Choice::Word("object".to_owned())),
            (Method::Stv, Choice::Word(ABSTAIN.to_owned())),
            (Method::Approval, Choice::Approved(vec![id(3), id(7)])),
            (Method::Score, Choice::Rated(vec![(id(3), 5), (id(7), 0)])),
            (Method::Schulze, Choice::Ranked(vec![vec![id(7)], vec![id(3), id(4)]])),
        ] {
            assert_eq!(Choice::kept(method, &choice.text()), Some(choice));
        }
        assert_eq!(Choice::kept(Method::Score, "3:NaN"), None);
        assert_eq!(Choice::kept(Method::Stv, "3>"), None);
    }
}
