//! Filling the seats of people who leave a panel.

use crate::{Lottery, Pool, Refusal, lottery};

/// The lottery for the seats of those who leave, and who takes part in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Replacement {
    /// The lottery over those who can be drawn.
    pub lottery: Lottery,
    /// For each place in the lottery's pool the person's place in the whole pool.
    pub candidates: Vec<usize>,
}

impl Replacement {
    /// Draws the new members: places in the whole pool, in ascending order.
    pub fn draw(&self, seed: u64) -> Vec<usize> {
        let drawn = self.lottery.draw(seed);
        drawn.into_iter().filter_map(|place| self.candidates.get(place).copied()).collect()
    }
}

/// A fair lottery for the seats of those who leave: with the members who stay, every quota and the household limit
/// hold again. Neither those who leave nor those in `unavailable` (asked already, and declined) can be drawn.
///
/// All people are given by their place in the pool. Errors when nobody leaves, when someone who leaves is not on the
/// panel, or when no replacement meets the quotas (with the smallest change that helps).
pub fn replacement(
    pool: &Pool,
    panel: &[usize],
    leaving: &[usize],
    unavailable: &[usize],
) -> Result<Replacement, Refusal> {
    pool.check()?;
    if leaving.is_empty() || !leaving.iter().all(|place| panel.contains(place)) {
        return Err(Refusal::Unsound("Name the members who leave; each must be on the panel.".into()));
    }
    let staying: Vec<usize> = panel.iter().filter(|place| !leaving.contains(place)).copied().collect();
    let members = || staying.iter().filter_map(|place| pool.people.get(*place));
    let mut rest = pool.clone();
    let seats = leaving.iter().collect::<std::collections::BTreeSet<_>>().len();
    rest.size = u32::try_from(seats).unwrap_or(u32::MAX);
    for (place, feature) in rest.features.iter_mut().enumerate() {
        for (value, quota) in feature.quotas.iter_mut().enumerate() {
            let held = members().filter(|person| person.values.get(place) == Some(&value)).count();
            let held = u32::try_from(held).unwrap_or(u32::MAX);
            quota.min = quota.min.saturating_sub(held);
            quota.max = quota.max.saturating_sub(held);
            quota.max_flex = quota.max_flex.map(|most| most.saturating_sub(held));
        }
    }
    // A household's members who stay use up its places; who is over the limit with one of them cannot be drawn.
    let homes = |place: &usize| pool.people.get(*place).and_then(|person| person.household.as_deref());
    let full = |place: &usize| {
        let home = homes(place);
        let held = staying.iter().filter(|other| home.is_some() && homes(other) == home).count();
        u32::try_from(held).map_or(true, |held| held >= pool.household_limit)
    };
    let free = |place: &usize| !panel.contains(place) && !unavailable.contains(place) && !full(place);
    let candidates: Vec<usize> = (0..pool.people.len()).filter(free).collect();
    rest.people = candidates.iter().filter_map(|place| pool.people.get(*place).cloned()).collect();
    let lottery = lottery(&rest)?;
    Ok(Replacement { lottery, candidates })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::tests::pool;

    #[test]
    fn a_replacement_keeps_the_quotas() {
        let pool = pool(4, &[(2, 2, 6), (2, 2, 6)]);
        let panel = lottery(&pool).unwrap().draw(1);
        let leaving = [panel[0]];
        let replacement = replacement(&pool, &panel, &leaving, &[]).unwrap();
        for seed in 0..20 {
            let mut whole: Vec<usize> = panel[1..].to_vec();
            whole.extend(replacement.draw(seed));
            assert!(pool.allows(&whole));
            assert!(!whole.contains(&leaving[0]));
        }
    }

    #[test]
    fn neighbours_of_those_who_stay_are_not_drawn() {
        let mut pool = pool(2, &[(0, 2, 4)]);
        for place in [0, 2] {
            pool.people[place].household = Some("Elm Street 1".into());
        }
        let replacement = replacement(&pool, &[0, 1], &[1], &[]).unwrap();
        assert_eq!(replacement.candidates, [3]);
    }

    #[test]
    fn someone_who_is_not_on_the_panel_cannot_leave_it() {
        assert!(replacement(&pool(2, &[(0, 2, 4)]), &[0, 1], &[3], &[]).is_err());
    }
}
