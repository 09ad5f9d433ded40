//! Groups too small to be told of are taken together, and take the next one with them where they are still too few: no group of
//! fewer than five is told, and none can be had as what is left of all.

use crate::rounds::round::FEW;

/// Whether so many people can be told of: five or more, and five or more of them by themselves. What came on paper is known to whoever
/// typed it in, who could else reckon out of a sum what the few others said; where all came on paper, that tells them nothing.
pub(super) fn enough([people, own]: [i64; 2]) -> bool {
    people >= FEW && (own == 0 || own >= FEW)
}

/// Which of these groups can be told by themselves, by how many people each has, and how many of them by themselves; the others are
/// told together, as long as there is one that can. Groups of nobody hide nobody.
pub(super) fn told(counts: &[[i64; 2]]) -> Vec<bool> {
    let mut told: Vec<bool> = counts.iter().map(|count| enough(*count)).collect();
    let mut order: Vec<([i64; 2], usize)> = counts.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let mut hidden = [0_i64; 2];
    for (count, _) in order.iter().filter(|(count, _)| !enough(*count)) {
        add(&mut hidden, *count);
    }
    for (count, at) in order.iter().filter(|(count, _)| enough(*count)) {
        if hidden == [0, 0] || enough(hidden) {
            break;
        }
        add(&mut hidden, *count);
        if let Some(one) = told.get_mut(*at) {
            *one = false;
        }
    }
    told
}

fn add<const N: usize>(sums: &mut [i64; N], more: [i64; N]) {
    sums.iter_mut().zip(more).for_each(|(sum, one)| *sum = sum.saturating_add(one));
}

/// Groups with names as they can be told: each with its people, how many of them by themselves, and what else is counted of it; what is
/// too small stands together at the end, without a name. Nothing where there is only one group left.
pub(in crate::rounds) fn merged<const N: usize>(
    groups: &[(String, [i64; 2], [i64; N])],
) -> Vec<(Option<String>, i64, [i64; N])> {
    let counts: Vec<[i64; 2]> = groups.iter().map(|(_, people, _)| *people).collect();
    let mut rest: ([i64; 2], [i64; N]) = ([0; 2], [0; N]);
    let mut all = Vec::new();
    for ((name, people, sums), alone) in groups.iter().zip(told(&counts)) {
        if alone {
            let [people, _] = *people;
            all.push((Some(name.clone()), people, *sums));
        } else {
            add(&mut rest.0, *people);
            add(&mut rest.1, *sums);
        }
    }
    if enough(rest.0) {
        let ([people, _], sums) = rest;
        all.push((None, people, sums));
    }
    if all.len() < 2 { Vec::new() } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(counts: &[i64]) -> Vec<(Option<String>, i64, [i64; 1])> {
        let names = ["a", "b", "c", "d"];
        let groups: Vec<(String, [i64; 2], [i64; 1])> = names
            .iter()
            .zip(counts)
            .map(|(name, count)| ((*name).to_owned(), [*count, *count], [*count * 4]))
            .collect();
        merged(&groups)
    }

    fn sizes(counts: &[i64]) -> Vec<(String, i64)> {
        named(counts)
            .into_iter()
            .map(|(name, people, _)| (name.unwrap_or("rest".to_owned()), people))
            .collect()
    }

    #[test]
    fn a_group_of_four_is_never_told_and_never_left_over() {
        let own = |name: &str, people| (name.to_owned(), people);
        assert_eq!(sizes(&[9, 6]), [own("a", 9), own("b", 6)]);
        assert_eq!(sizes(&[9, 3, 3]), [own("a", 9), own("rest", 6)]);
        assert_eq!(sizes(&[9, 6, 4]), [own("a", 9), own("rest", 10)]);
        assert_eq!(sizes(&[9, 4]), []);
        assert_eq!(sizes(&[4, 4]), []);
        assert_eq!(sizes(&[9, 6, 0]), [own("a", 9), own("b", 6)]);
    }

    #[test]
    fn what_came_on_paper_does_not_make_a_few_many() {
        assert_eq!([[5, 5], [9, 4], [9, 0], [4, 0]].map(enough), [true, false, true, false]);
        // One who answered among four on paper is told with others, and so is a sheet that came alone.
        assert_eq!(told(&[[9, 9], [5, 1], [6, 6]]), [true, false, false]);
        assert_eq!(told(&[[9, 9], [1, 0], [6, 6]]), [true, false, false]);
        assert_eq!(told(&[[9, 9], [5, 0]]), [true, true]);
    }

    #[test]
    fn whatever_is_told_adds_up_to_all_and_leaves_five_or_nobody() {
        for a in 0..12 {
            for b in 0..12 {
                for c in 0..12 {
                    let told = named(&[a, b, c]);
                    assert!(told.iter().all(|(_, people, _)| *people >= FEW || *people == 0), "{a} {b} {c}");
                    if !told.is_empty() {
                        assert_eq!(told.iter().map(|(_, people, _)| people).sum::<i64>(), a + b + c);
                    }
                }
            }
        }
    }
}
