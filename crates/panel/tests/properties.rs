//! What must be true of every pool, tried on small random ones.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly and say what it compared"
)]

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use panel::{Feature, Lottery, Person, Pool, Quota, Refusal, lottery, replacement};
use proptest::prelude::*;

/// Up to nine people with two features; quotas are drawn around a random panel, so that most pools have one.
fn pools() -> impl Strategy<Value = Pool> {
    let person = (0_usize..2, 0_usize..3, prop::option::weighted(0.4, 0_u32..3));
    let people = prop::collection::vec(person, 3..10);
    (people, 1_u32..4, prop::collection::vec((0_u32..2, 0_u32..2), 5), 0_u32..40).prop_map(
        |(people, size, slack, seed)| {
            let mut order: Vec<usize> = (0..people.len()).collect();
            order.rotate_left(usize::try_from(seed).unwrap() % people.len());
            let panel = &order[..usize::try_from(size).unwrap()];
            let quota = |feature: usize, value: usize| {
                let held = |place: &&usize| [people[**place].0, people[**place].1][feature] == value;
                let held = u32::try_from(panel.iter().filter(held).count()).unwrap();
                let (down, up) = slack[feature * 2 + value];
                let value = format!("v{value}");
                Quota { value, min: held.saturating_sub(down), max: held + up, min_flex: 0, max_flex: None }
            };
            let features = vec![
                Feature { name: "one".into(), quotas: vec![quota(0, 0), quota(0, 1)] },
                Feature { name: "two".into(), quotas: vec![quota(1, 0), quota(1, 1), quota(1, 2)] },
            ];
            let person = |(number, (one, two, home)): (usize, &(usize, usize, Option<u32>))| Person {
                id: format!("p{number}"),
                values: vec![*one, *two],
                household: home.map(|home| format!("home {home}")),
            };
            let people = people.iter().enumerate().map(person).collect();
            Pool { features, people, size, household_limit: 1 }
        },
    )
}

/// All panels that the pool allows.
fn panels(pool: &Pool) -> Vec<Vec<usize>> {
    let people = pool.people.len();
    let sets = (0_u32..1 << people).map(|set| (0..people).filter(|place| set >> place & 1 == 1).collect());
    sets.filter(|panel: &Vec<usize>| pool.allows(panel)).collect()
}

/// The best smallest chance over all lotteries, from the list of all panels and for each person alone.
fn best_smallest_chance(pool: &Pool) -> Option<f64> {
    let panels = panels(pool);
    if panels.is_empty() {
        return None;
    }
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let smallest = problem.add_var(1.0, (0.0, 1.0));
    let chances: Vec<_> = panels.iter().map(|_| problem.add_var(0.0, (0.0, 1.0))).collect();
    let all: Vec<_> = chances.iter().map(|chance| (*chance, 1.0)).collect();
    problem.add_constraint(all.as_slice(), ComparisonOp::Eq, 1.0);
    for place in 0..pool.people.len() {
        let holding = panels.iter().zip(&chances).filter(|(panel, _)| panel.contains(&place));
        let row: Vec<_> = holding.map(|(_, chance)| (*chance, 1.0)).chain([(smallest, -1.0)]).collect();
        problem.add_constraint(row.as_slice(), ComparisonOp::Ge, 0.0);
    }
    Some(problem.solve().unwrap().into_solution().unwrap().objective())
}

fn drawn(pool: &Pool) -> Option<Lottery> {
    match lottery(pool) {
        Ok(lottery) => Some(lottery),
        Err(Refusal::Infeasible(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_draw_meets_the_quotas_and_seeds_reproduce(pool in pools(), seed in 0_u64..1000) {
        if let Some(lottery) = drawn(&pool) {
            let panel = lottery.draw(seed);
            prop_assert!(pool.allows(&panel));
            prop_assert_eq!(panel, lottery.draw(seed));
        }
    }

    #[test]
    fn the_chances_add_up_to_the_size_of_the_panel(pool in pools()) {
        if let Some(lottery) = drawn(&pool) {
            let sum: f64 = lottery.chances().iter().sum();
            prop_assert!((sum - f64::from(pool.size)).abs() < 1e-6);
        }
    }

    #[test]
    fn the_smallest_chance_is_the_best_of_all_lotteries(pool in pools()) {
        let best = best_smallest_chance(&pool);
        let lottery = drawn(&pool);
        prop_assert_eq!(best.is_some(), lottery.is_some(), "a panel is found exactly when there is one");
        if let (Some(best), Some(lottery)) = (best, lottery) {
            prop_assert!((lottery.smallest_chance() - best).abs() < 1e-5, "{} {}", lottery.smallest_chance(), best);
        }
    }

    #[test]
    fn the_order_of_people_does_not_change_their_chances(pool in pools(), turn in 0_usize..9) {
        let mut other = pool.clone();
        let people = pool.people.len();
        other.people.rotate_left(turn % people);
        if let (Some(here), Some(there)) = (drawn(&pool), drawn(&other)) {
            for (place, chance) in there.chances().iter().enumerate() {
                let before = here.chances()[(place + turn) % people];
                prop_assert!((before - chance).abs() < 1e-4, "{} {}", before, chance);
            }
        }
    }

    #[test]
    fn the_smallest_change_makes_a_panel_possible(pool in pools(), value in 0_usize..2) {
        let mut tight = pool.clone();
        tight.features[0].quotas[value].min += 2;
        tight.features[0].quotas[value].max += 2;
        if let Err(Refusal::Infeasible(changes)) = lottery(&tight) {
            prop_assume!(!changes.is_empty());
            for change in &changes {
                let feature = tight.features.iter_mut().find(|feature| feature.name == change.feature).unwrap();
                let quota = feature.quotas.iter_mut().find(|quota| quota.value == change.value).unwrap();
                (quota.min, quota.max) = change.to;
            }
            prop_assert!(lottery(&tight).is_ok(), "{:?}", changes);
        }
    }

    #[test]
    fn a_replacement_restores_a_full_panel(pool in pools(), seed in 0_u64..100) {
        if let Some(lottery) = drawn(&pool) {
            let panel = lottery.draw(seed);
            if let Ok(replacement) = replacement(&pool, &panel, &panel[..1], &[]) {
                let mut whole = panel[1..].to_vec();
                whole.extend(replacement.draw(seed));
                prop_assert!(pool.allows(&whole));
            }
        }
    }
}
