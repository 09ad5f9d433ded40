//! Where the sectors stand. Told for five people or more, and never so that what is left out can be reckoned from what is
//! told: where those left out are fewer than five, the smallest sector that would be told is left out with them.

use super::figures::SectorStand;
use crate::grounds::ground::FEW;
use house::sector::Sector;

/// Of each person on the map the group and the sector, where they have one.
pub(super) fn sectors(people: &[(usize, Option<Sector>)], groups: usize) -> Vec<SectorStand> {
    let count = |sector: Option<Sector>, group: Option<usize>| {
        let of = people.iter().filter(|(own, one)| *one == sector && group.is_none_or(|group| group == *own));
        i64::try_from(of.count()).unwrap_or(i64::MAX)
    };
    let mut told: Vec<(i64, Sector)> = Sector::ALL
        .iter()
        .map(|sector| (count(Some(*sector), None), *sector))
        .filter(|(size, _)| *size >= FEW)
        .collect();
    told.sort_by_key(|(size, sector)| (std::cmp::Reverse(*size), sector.as_str()));
    let all = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let left = all - told.iter().map(|(size, _)| size).sum::<i64>();
    if (1..FEW).contains(&left) {
        told.pop();
    }
    // In steps of five: one more person shall not be seen to move it.
    let share = |part: i64, whole: i64| (part * 20 + whole / 2).checked_div(whole).unwrap_or(0) * 5;
    told.into_iter()
        .map(|(size, sector)| SectorStand {
            sector: sector.as_str().to_owned(),
            people: size,
            shares: (0..groups).map(|group| share(count(Some(sector), Some(group)), size)).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(counts: &[(Option<Sector>, usize)]) -> Vec<(usize, Option<Sector>)> {
        let mut all = Vec::new();
        for (sector, count) in counts {
            all.extend((0..*count).map(|at| (at % 2, *sector)));
        }
        all
    }

    fn told(counts: &[(Option<Sector>, usize)]) -> Vec<String> {
        sectors(&people(counts), 2).into_iter().map(|stand| stand.sector).collect()
    }

    #[test]
    fn four_people_of_a_sector_are_not_told_of() {
        let counts = [(Some(Sector::Arts), 9), (Some(Sector::Health), 4), (None, 6)];
        assert_eq!(told(&counts), ["arts"]);
    }

    #[test]
    fn what_is_left_out_cannot_be_reckoned_from_what_is_told() {
        let counts = [(Some(Sector::Arts), 9), (Some(Sector::Business), 6), (Some(Sector::Health), 4)];
        assert_eq!(told(&counts), ["arts"]);
        assert_eq!(told(&[(Some(Sector::Arts), 9), (Some(Sector::Health), 6)]), ["arts", "health"]);
        assert!(told(&[(Some(Sector::Arts), 9), (Some(Sector::Health), 1)]).is_empty());
    }

    #[test]
    fn shares_are_told_in_steps_of_five() {
        let stand = sectors(&people(&[(Some(Sector::Arts), 7), (None, 8)]), 2).pop().unwrap();
        assert_eq!((stand.people, stand.shares), (7, vec![55, 45]));
    }
}
