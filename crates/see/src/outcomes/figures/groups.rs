//! Figures by group: none for fewer than five people. Smaller groups are put together as others; where even those would be fewer
//! than five, the next smallest group joins them, so that nobody finds it by taking the rest from the total.

/// For fewer people than this there is no figure of their own.
pub(in crate::outcomes) const FLOOR: f64 = 5.0;

/// Whose figure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// That of a group, by its name.
    Group(String),
    /// That of all groups that are too small to be shown.
    Others,
    /// That of those in the total of whom nobody knows the group.
    Unknown,
}

/// A figure of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Whose.
    pub whose: Whose,
    /// The figure; none where it is not finite.
    pub value: f64,
    /// What was counted, and among how many, where it is a share.
    pub ratio: Option<(f64, f64)>,
    /// How many people stand behind it, where it is about people.
    pub people: Option<f64>,
}

/// How far groups lie apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The highest and the lowest.
    pub highest: Part,
    /// The lowest.
    pub lowest: Part,
    /// By how much.
    pub difference: f64,
    /// How many times as high; none where the lowest is nothing or less.
    pub ratio: Option<f64>,
}

/// How many people stand behind a figure, as far as that is known: never more than the smaller of two numbers.
pub(in crate::outcomes) fn behind(among: Option<f64>, people: Option<f64>) -> Option<f64> {
    match (among, people) {
        (Some(among), Some(people)) => Some(among.min(people)),
        (among, people) => among.or(people),
    }
}

impl Part {
    fn size(&self) -> f64 {
        behind(self.ratio.map(|(_, all)| all), self.people).unwrap_or(0.0)
    }

    fn is_small(&self) -> bool {
        self.size() < FLOOR
    }
}

/// The groups with those of the total of whom nobody knows the group: a breakdown adds up to its total, or says what is missing.
/// Only shares can be told so; `per` is by how many they are told. The second answer is whether the groups are more than the total.
pub(in crate::outcomes) fn with_unknown(
    mut parts: Vec<Part>,
    total: Option<&Part>,
    per: f64,
) -> (Vec<Part>, bool) {
    let Some((counted, all)) = total.and_then(|total| total.ratio) else { return (parts, false) };
    if parts.is_empty() || parts.iter().any(|part| part.ratio.is_none()) {
        return (parts, false);
    }
    let (known, among) = sum(&parts);
    let (rest, rest_among) = (counted - known, all - among);
    // Of a rate, more can be counted than there are: visits of a hundred children.
    let within = |(counted, all): (f64, f64)| counted <= all;
    let bounded = within((counted, all)) && parts.iter().filter_map(|part| part.ratio).all(within);
    if rest < 0.0 || rest_among < 0.0 || (bounded && rest > rest_among) {
        return (parts, true);
    }
    if rest_among > 0.0 {
        parts.push(shared(Whose::Unknown, (rest, rest_among), per));
    }
    (parts, false)
}

/// The groups with those few of the total of whom nobody knows the group, where figures of people are no shares: they would be
/// found by taking the groups from the total. The second answer is whether the groups are more people than the total.
pub(in crate::outcomes) fn with_few(mut parts: Vec<Part>, total: Option<&Part>) -> (Vec<Part>, bool) {
    let all = total.filter(|total| total.ratio.is_none()).and_then(|total| total.people);
    let Some(all) = all.filter(|_| !parts.is_empty()) else { return (parts, false) };
    let rest = all - parts.iter().map(Part::size).sum::<f64>();
    if rest > 0.0 && rest < FLOOR {
        parts.push(Part { whose: Whose::Unknown, value: f64::NAN, ratio: None, people: Some(rest) });
    }
    (parts, rest < 0.0)
}

/// The groups that may be shown, small ones together. Where it is not about people, all of them are.
pub(in crate::outcomes) fn merged(parts: Vec<Part>, of_people: bool, per: f64) -> Vec<Part> {
    let (mut small, mut large): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| of_people && part.is_small());
    if small.is_empty() {
        return large;
    }
    while small.iter().map(Part::size).sum::<f64>() < FLOOR {
        let next =
            large.iter().enumerate().min_by(|(_, one), (_, other)| one.size().total_cmp(&other.size()));
        let Some(next) = next.map(|(at, _)| at) else { return Vec::new() };
        small.push(large.remove(next));
    }
    large.push(together(&small, per));
    large
}

/// Several groups as one: shares by what was counted. Whether other figures add up or have a mean, nobody has said: they have
/// no figure together.
fn together(parts: &[Part], per: f64) -> Part {
    if parts.iter().all(|part| part.ratio.is_some()) {
        return shared(Whose::Others, sum(parts), per);
    }
    let people: f64 = parts.iter().map(Part::size).sum();
    Part { whose: Whose::Others, value: f64::NAN, ratio: None, people: Some(people) }
}

fn shared(whose: Whose, (counted, all): (f64, f64), per: f64) -> Part {
    let value = if all > 0.0 { per * counted / all } else { 0.0 };
    Part { whose, value, ratio: Some((counted, all)), people: None }
}

fn sum(parts: &[Part]) -> (f64, f64) {
    parts
        .iter()
        .filter_map(|part| part.ratio)
        .fold((0.0, 0.0), |(one, all), (more, among)| (one + more, all + among))
}

/// How far the named groups lie apart; none where there are fewer than two.
pub(in crate::outcomes) fn gap(parts: &[Part]) -> Option<Gap> {
    let named: Vec<&Part> = parts.iter().filter(|part| matches!(part.whose, Whose::Group(_))).collect();
    if named.len() < 2 {
        return None;
    }
    let by = |one: &&&Part, other: &&&Part| one.value.total_cmp(&other.value);
    let (highest, lowest) = (*named.iter().max_by(by)?, *named.iter().min_by(by)?);
    let ratio = (lowest.value > 0.0).then(|| highest.value / lowest.value);
    let difference = highest.value - lowest.value;
    Some(Gap { highest: highest.clone(), lowest: lowest.clone(), difference, ratio })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(name: &str, counted: f64, all: f64) -> Part {
        shared(Whose::Group(name.to_owned()), (counted, all), 100.0)
    }

    fn told(parts: &[Part]) -> Vec<(String, f64)> {
        let name = |whose: &Whose| match whose {
            Whose::Group(name) => name.clone(),
            Whose::Others => "others".to_owned(),
            Whose::Unknown => "unknown".to_owned(),
        };
        parts.iter().map(|part| (name(&part.whose), part.value)).collect()
    }

    fn of(pairs: &[(&str, f64)]) -> Vec<(String, f64)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    }

    #[test]
    fn a_rest_of_two_people_takes_the_smallest_group_along() {
        let people = |name: &str, value: f64, people: f64| Part {
            whose: Whose::Group(name.to_owned()),
            value,
            ratio: None,
            people: Some(people),
        };
        let total = people("", 40.0, 20.0);
        let groups = vec![people("Harbour", 25.0, 10.0), people("Mill", 12.0, 8.0)];
        let (parts, over) = with_few(groups.clone(), Some(&total));
        let shown = merged(parts, true, 1.0);
        assert!(!over && shown.len() == 2 && told(&shown)[0] == ("Harbour".to_owned(), 25.0), "{shown:?}");
        assert!(shown[1].value.is_nan() && shown[1].people == Some(10.0), "{shown:?}");
        assert!(with_few(groups.clone(), Some(&people("", 40.0, 17.0))).1);
        assert_eq!(with_few(groups.clone(), Some(&people("", 40.0, 18.0))), (groups, false));
    }

    #[test]
    fn a_group_of_four_is_not_shown_alone() {
        let parts = vec![share("Harbour", 30.0, 100.0), share("Mill", 2.0, 4.0), share("Hill", 3.0, 3.0)];
        let shown = merged(parts, true, 100.0);
        assert_eq!(shown.len(), 2);
        assert_eq!(told(&shown)[0], ("Harbour".to_owned(), 30.0));
        assert!((shown[1].value - 500.0 / 7.0).abs() < 1e-9 && shown[1].whose == Whose::Others);
    }

    #[test]
    fn a_single_small_group_takes_the_next_smallest_along() {
        let parts = vec![share("Harbour", 30.0, 100.0), share("Mill", 2.0, 4.0), share("Hill", 8.0, 16.0)];
        let shown = merged(parts, true, 100.0);
        assert_eq!(told(&shown), of(&[("Harbour", 30.0), ("others", 50.0)]));
    }

    #[test]
    fn where_all_groups_together_are_too_few_none_is_shown() {
        assert!(merged(vec![share("Mill", 1.0, 2.0), share("Hill", 1.0, 2.0)], true, 100.0).is_empty());
    }

    #[test]
    fn groups_of_places_are_not_people() {
        let place = |name: &str, value| Part {
            whose: Whose::Group(name.to_owned()),
            value,
            ratio: None,
            people: None,
        };
        let parts = vec![place("Harbour", 12.0), place("Mill", 9.0)];
        assert_eq!(merged(parts.clone(), false, 1.0), parts);
        assert!(merged(parts, true, 1.0).is_empty());
    }

    #[test]
    fn figures_that_are_no_shares_have_none_together() {
        let mean = |name: &str, value, people| Part {
            whose: Whose::Group(name.to_owned()),
            value,
            ratio: None,
            people: Some(people),
        };
        let shown = merged(vec![mean("A", 2.0, 4.0), mean("B", 8.0, 2.0), mean("C", 5.0, 50.0)], true, 1.0);
        assert_eq!(told(&shown[..1]), of(&[("C", 5.0)]));
        assert!(shown[1].whose == Whose::Others && shown[1].value.is_nan() && shown[1].people == Some(6.0));
    }

    #[test]
    fn a_breakdown_adds_up_or_says_what_is_missing() {
        let total = share("", 50.0, 100.0);
        let parts = vec![share("Harbour", 30.0, 50.0), share("Mill", 10.0, 40.0)];
        let (all, over) = with_unknown(parts.clone(), Some(&total), 100.0);
        assert!(!over);
        assert_eq!(told(&all)[2], ("unknown".to_owned(), 100.0));
        // Ten of ten are left: nobody can be more than everybody.
        let (same, over) = with_unknown(parts.clone(), Some(&share("", 35.0, 100.0)), 100.0);
        assert!(over && same == parts);
        let (same, over) = with_unknown(parts.clone(), Some(&share("", 40.0, 90.0)), 100.0);
        assert!(!over && same == parts);
        // Four whose group is unknown are not shown alone either.
        let (all, _) = with_unknown(parts, Some(&share("", 42.0, 94.0)), 100.0);
        assert_eq!(told(&merged(all, true, 100.0)).len(), 2);
    }

    #[test]
    fn a_rate_may_count_more_than_there_are_and_three_people_are_three() {
        let total = share("", 260.0, 104.0);
        let parts = vec![share("Harbour", 120.0, 60.0), share("Mill", 90.0, 40.0)];
        let (all, over) = with_unknown(parts, Some(&total), 100.0);
        assert!(!over && all.len() == 3);
        assert_eq!(merged(all, true, 100.0).len(), 2);
        let three = Part { people: Some(3.0), ..share("Quay", 100.0, 500.0) };
        let shown = merged(vec![share("Harbour", 30.0, 100.0), three], true, 100.0);
        assert!(shown.iter().all(|part| part.whose == Whose::Others));
    }

    #[test]
    fn the_gap_is_that_between_named_groups() {
        let mut parts = vec![share("Harbour", 60.0, 100.0), share("Mill", 20.0, 100.0)];
        parts.push(shared(Whose::Others, (1.0, 100.0), 100.0));
        let found = gap(&parts).unwrap();
        assert_eq!((found.difference, found.ratio), (40.0, Some(3.0)));
        assert_eq!(found.highest.whose, Whose::Group("Harbour".to_owned()));
        assert_eq!(gap(&parts[1..]), None);
        let nothing = [share("A", 0.0, 10.0), share("B", 5.0, 10.0)];
        assert_eq!(gap(&nothing).unwrap().ratio, None);
    }
}
