//! Which of those who could be introduced are proposed to one another. Pure: nothing here asks the database.

/// So many people are proposed to somebody at most in a fortnight.
pub(super) const MOST: usize = 3;

/// Two people who could be introduced.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The place of one among those who want to be introduced, the smaller.
    pub first: usize,
    /// That of the other.
    pub second: usize,
    /// Whether one of them is new.
    pub new: bool,
    /// How much it would help.
    pub worth: f64,
}

/// The best of these: whoever is new comes first, then who helps most; nobody more often than they may, and `room` tells for
/// each how often that is.
pub fn chosen(candidates: &[Candidate], room: &[usize]) -> Vec<Candidate> {
    let mut sorted = candidates.to_vec();
    sorted.sort_by(|a, b| {
        b.new
            .cmp(&a.new)
            .then(b.worth.total_cmp(&a.worth))
            .then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    let mut left = room.to_vec();
    let mut taken = Vec::new();
    for one in sorted {
        let free = |place: usize| left.get(place).copied().unwrap_or(0) > 0;
        if free(one.first) && free(one.second) {
            for place in [one.first, one.second] {
                if let Some(left) = left.get_mut(place) {
                    *left -= 1;
                }
            }
            taken.push(one);
        }
    }
    taken
}

/// As [`chosen`], so that everybody is given somebody, as far as that goes, before anybody is given a second.
pub fn spread(candidates: &[Candidate], room: &[usize]) -> Vec<Candidate> {
    let (mut rest, mut left, mut all) = (candidates.to_vec(), room.to_vec(), Vec::new());
    for _ in 0..MOST {
        let once: Vec<usize> = left.iter().map(|left| (*left).min(1)).collect();
        let taken = chosen(&rest, &once);
        for place in taken.iter().flat_map(|one| [one.first, one.second]) {
            if let Some(left) = left.get_mut(place) {
                *left -= 1;
            }
        }
        rest.retain(|one| !taken.contains(one));
        all.extend(taken);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: usize, second: usize, new: bool, worth: f64) -> Candidate {
        Candidate { first, second, new, worth }
    }

    #[test]
    fn newcomers_come_first_and_nobody_is_asked_too_often() {
        let all =
            [pair(0, 1, false, 9.0), pair(1, 2, true, 0.1), pair(0, 2, true, 0.2), pair(0, 3, false, 1.0)];
        assert_eq!(chosen(&all, &[2, 2, 2, 2]), [all[2], all[1], all[0]]);
        assert_eq!(chosen(&all, &[1, 1, 1, 1]), [all[2]]);
        assert_eq!(chosen(&all, &[0, 5, 0, 5]), []);
    }

    #[test]
    fn at_an_event_everybody_is_given_somebody_before_anybody_is_given_a_second() {
        let all =
            [pair(0, 1, false, 9.0), pair(0, 2, false, 8.0), pair(2, 3, false, 1.0), pair(1, 3, false, 0.5)];
        assert_eq!(chosen(&all, &[1, 1, 1, 1]), [all[0], all[2]]);
        assert_eq!(spread(&all, &[3, 3, 3, 3]), [all[0], all[2], all[1], all[3]]);
        assert_eq!(spread(&all, &[1, 2, 1, 0]), [all[0]]);
        assert_eq!(spread(&[], &[3, 3]), []);
    }
}
