//! Consent: a proposal passes unless somebody has a paramount objection.

use super::Verdict;

/// An objection to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Why the proposal would do harm.
    pub reason: String,
    /// Whether it has been met, by a change to the proposal or because the member took it back.
    pub resolved: bool,
}

/// Whether a proposal passes by consent (Endenburg 1998, *Sociocracy*): nobody has an open objection, and at least `quorum`
/// of the members were asked and answered. A concern that is no objection is not counted here.
#[must_use]
pub fn consent(answered: u64, quorum: u64, objections: &[Objection]) -> Verdict {
    let open: Vec<&Objection> = objections.iter().filter(|objection| !objection.resolved).collect();
    let attended = answered >= quorum;
    let mut reasons = Vec::new();
    if quorum > 0 {
        let verb = if attended { "which is enough" } else { "which is too few" };
        reasons.push(format!("{answered} members answered of {quorum} needed, {verb}."));
    }
    reasons.push(match (open.len(), objections.len()) {
        (0, 0) => "Nobody objects.".to_owned(),
        (0, met) => format!("Every objection has been met ({met})."),
        (1, _) => "One objection is open: change the proposal until it is met.".to_owned(),
        (several, _) => format!("{several} objections are open: change the proposal until they are met."),
    });
    reasons.extend(open.iter().map(|objection| format!("Open: {}", objection.reason)));
    Verdict { passes: attended && open.is_empty(), reasons }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objection(resolved: bool) -> Objection {
        Objection { reason: "The path floods in winter.".to_owned(), resolved }
    }

    #[test]
    fn one_open_objection_stops_a_proposal() {
        let verdict = consent(9, 5, &[objection(true), objection(false)]);
        assert!(!verdict.passes);
        assert_eq!(verdict.reasons[2], "Open: The path floods in winter.");
    }

    #[test]
    fn a_met_objection_does_not() {
        assert!(consent(9, 5, &[objection(true)]).passes);
    }

    #[test]
    fn silence_of_too_many_is_no_consent() {
        assert!(!consent(4, 5, &[]).passes);
        assert!(consent(5, 5, &[]).passes);
    }
}
