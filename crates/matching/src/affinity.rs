//! How well two profiles fit, and why.

use std::collections::BTreeSet;

/// What a criterion looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Something both have: topics, languages, free hours; or what one wishes and the other offers.
    Shared,
    /// Something they differ in: sectors, when ties across sectors are wanted. It holds when both say something and share
    /// nothing.
    Different,
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// What it is called in explanations.
    pub name: String,
    /// Points for each shared value, or for being different.
    pub points: i64,
    /// What is looked for.
    pub rule: Rule,
    /// Whether a pair that does not meet it may not be.
    pub required: bool,
}

/// The criteria by which pairs are judged.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Affinity {
    /// In the order of explanations.
    pub criteria: Vec<Criterion>,
}

/// What one side has under each criterion, in the order of [`Affinity::criteria`]. Values are compared as they are written,
/// so bring them into one case before.
pub type Profile = Vec<BTreeSet<String>>;

/// How well a pair fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The sum of all points.
    pub points: i64,
    /// What made it so: the criteria that gave points.
    pub reasons: Vec<Reason>,
}

/// Why a pair fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The criterion's name.
    pub criterion: String,
    /// The shared values, or both sides' values when they differ.
    pub values: Vec<String>,
    /// The points it gave.
    pub points: i64,
}

impl Affinity {
    /// How well `a` and `b` fit; `None` when a required criterion is not met. It is the same from both sides.
    #[must_use]
    pub fn fit(&self, a: &Profile, b: &Profile) -> Option<Fit> {
        let nothing = BTreeSet::new();
        let mut fit = Fit { points: 0, reasons: Vec::new() };
        for (place, criterion) in self.criteria.iter().enumerate() {
            let (a, b) = (a.get(place).unwrap_or(&nothing), b.get(place).unwrap_or(&nothing));
            let shared: Vec<String> = a.intersection(b).cloned().collect();
            let (values, times) = match criterion.rule {
                Rule::Shared => {
                    let times = i64::try_from(shared.len()).unwrap_or(i64::MAX);
                    (shared, times)
                }
                Rule::Different if shared.is_empty() && !a.is_empty() && !b.is_empty() => {
                    (a.union(b).cloned().collect(), 1)
                }
                Rule::Different => (Vec::new(), 0),
            };
            if times == 0 && criterion.required {
                return None;
            }
            let points = criterion.points.saturating_mul(times);
            if times > 0 {
                fit.points = fit.points.saturating_add(points);
                fit.reasons.push(Reason { criterion: criterion.name.clone(), values, points });
            }
        }
        Some(fit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(values: &[&[&str]]) -> Profile {
        values.iter().map(|values| values.iter().map(|value| (*value).to_owned()).collect()).collect()
    }

    fn affinity() -> Affinity {
        let criterion =
            |name: &str, points, rule, required| Criterion { name: name.to_owned(), points, rule, required };
        Affinity {
            criteria: vec![
                criterion("language", 0, Rule::Shared, true),
                criterion("topic", 3, Rule::Shared, false),
                criterion("sector", 2, Rule::Different, false),
            ],
        }
    }

    #[test]
    fn a_fit_tells_which_criteria_made_it() {
        let ana = profile(&[&["de", "en"], &["soil", "trees"], &["arts"]]);
        let bo = profile(&[&["en"], &["trees", "water", "soil"], &["health"]]);
        let fit = affinity().fit(&ana, &bo).expect("a language in common");
        assert_eq!(fit.points, 8);
        assert_eq!(fit.reasons[1].values, ["soil", "trees"]);
        assert_eq!((fit.reasons[2].values.len(), fit.reasons[2].points), (2, 2));
        assert_eq!(affinity().fit(&bo, &ana), Some(fit));
    }

    #[test]
    fn a_pair_that_misses_what_is_required_may_not_be() {
        assert_eq!(affinity().fit(&profile(&[&["de"]]), &profile(&[&["en"]])), None);
    }

    #[test]
    fn who_says_nothing_differs_from_nobody() {
        let fit = affinity().fit(&profile(&[&["de"], &[], &[]]), &profile(&[&["de"], &[], &["arts"]]));
        assert_eq!(fit.expect("a language in common").points, 0);
    }
}
