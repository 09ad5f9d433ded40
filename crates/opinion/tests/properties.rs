//! What must hold for any conversation.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::as_conversions,
    reason = "a test may fail loudly"
)]

use opinion::{
    OpinionMap, Profile, Settings, Stance, Vote, Votes, adjusted_rand, next_statement, silhouette,
};
use proptest::prelude::*;

type Cast = Vec<(usize, usize, u8)>;

const PEOPLE: usize = 40;
const STATEMENTS: usize = 12;

fn casts() -> impl Strategy<Value = Cast> {
    prop::collection::vec((0..PEOPLE, 0..STATEMENTS, 0..3_u8), 0..500)
}

fn vote(code: u8) -> Vote {
    [Vote::Disagree, Vote::Pass, Vote::Agree][usize::from(code)]
}

fn votes(casts: &Cast) -> Votes {
    let mut votes = Votes::new();
    votes.reserve(PEOPLE, STATEMENTS);
    for (who, what, code) in casts {
        votes.cast(*who, *what, vote(*code));
    }
    votes
}

fn labels(map: &OpinionMap) -> Option<Vec<usize>> {
    let groups = map.groups().ok()?;
    let mut labels = vec![usize::MAX; PEOPLE];
    for (name, members) in &groups.named {
        members.iter().for_each(|who| labels[*who] = *name);
    }
    Some(labels)
}

fn open() -> Settings {
    Settings { min_group: 1, ..Settings::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_votes_give_the_same_map(casts in casts()) {
        let (one, other) = (OpinionMap::new(votes(&casts), open()), OpinionMap::new(votes(&casts), open()));
        prop_assert_eq!(one.groups(), other.groups());
        prop_assert_eq!(one.places(), other.places());
    }

    #[test]
    fn no_group_below_the_floor_is_ever_shown(casts in casts()) {
        let map = OpinionMap::new(votes(&casts), Settings::default());
        if let Ok(groups) = map.groups() {
            prop_assert!(groups.sizes().iter().all(|size| *size >= 5));
            prop_assert!(groups.sizes().iter().sum::<usize>() >= 20);
            prop_assert_eq!(groups.sizes().iter().sum::<usize>(), map.places().len());
        }
    }

    #[test]
    fn one_vote_more_moves_places_to_where_starting_over_puts_them(casts in casts(), last in (0..PEOPLE, 0..STATEMENTS, 0..3_u8)) {
        let mut map = OpinionMap::new(votes(&casts), open());
        map.cast(last.0, last.1, vote(last.2));
        let mut all = casts.clone();
        all.push(last);
        let anew = OpinionMap::new(votes(&all), open());
        let [x, y] = anew.axes().variance;
        // Where two directions spread nearly alike, the axes are free to turn; the sum of both stays.
        let [u, v] = map.axes().variance;
        prop_assert!((x + y - u - v).abs() <= 1e-4 * (x + y).max(1e-9));
        if x - y > 0.05 * x {
            for (a, b) in map.places().iter().zip(anew.places()) {
                prop_assert!((a.x.abs() - b.x.abs()).abs() < 1e-2, "{} {}", a.x, b.x);
            }
        }
    }

    #[test]
    fn people_in_another_order_are_grouped_alike(casts in casts(), turn in 1..PEOPLE) {
        let turned: Cast = casts.iter().map(|(who, what, code)| ((who + turn) % PEOPLE, *what, *code)).collect();
        let (one, other) = (OpinionMap::new(votes(&casts), open()), OpinionMap::new(votes(&turned), open()));
        let [x, y] = one.axes().variance;
        prop_assume!(x - y > 0.02 * x);
        if let (Some(one), Some(other)) = (labels(&one), labels(&other)) {
            let back: Vec<usize> = (0..PEOPLE).map(|who| other[(who + turn) % PEOPLE]).collect();
            prop_assert!(adjusted_rand(&one, &back) > 0.85, "{one:?} {back:?}");
        }
    }

    #[test]
    fn consensus_is_a_chance_and_falls_when_someone_turns(casts in casts(), statement in 0..STATEMENTS) {
        let mut table = votes(&casts);
        let groups = [(0..PEOPLE / 2).collect::<Vec<_>>(), (PEOPLE / 2..PEOPLE).collect()];
        let before = Profile::of(&table, &groups).consensus(statement, Stance::Agree);
        prop_assert!(before > 0.0 && before < 1.0);
        table.cast(3, statement, Vote::Agree);
        let with = Profile::of(&table, &groups).consensus(statement, Stance::Agree);
        table.cast(3, statement, Vote::Disagree);
        prop_assert!(Profile::of(&table, &groups).consensus(statement, Stance::Agree) < with);
    }

    #[test]
    fn the_next_statement_is_one_not_voted_on(casts in casts(), who in 0..PEOPLE, seed in 0..100_u64) {
        let map = OpinionMap::new(votes(&casts), open());
        let next = next_statement(&map, who, seed);
        prop_assert_eq!(next, next_statement(&map, who, seed));
        match next {
            Some(statement) => prop_assert_eq!(map.votes().vote(who, statement), None),
            None => prop_assert_eq!(map.votes().of(who).len(), STATEMENTS),
        }
    }
}

/// Camps of these sizes on 15 statements, each holding with its own third of them; some votes are against it, by chance.
fn camps_of(sizes: &[usize], noise: u64, seed: u64) -> Votes {
    let mut state = seed;
    let mut chance = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 100
    };
    let mut votes = Votes::new();
    let camps = sizes.iter().enumerate().flat_map(|(camp, size)| std::iter::repeat_n(camp, *size));
    for (who, camp) in camps.enumerate() {
        for what in 0..15 {
            let agrees = (what % sizes.len() == camp) != (chance() < noise);
            votes.cast(who, what, if agrees { Vote::Agree } else { Vote::Disagree });
        }
    }
    votes
}

fn far(one: [f64; 2], other: [f64; 2]) -> f64 {
    (one[0] - other[0]).powi(2) + (one[1] - other[1]).powi(2)
}

/// What people are away from the middles of their groups, squared and summed.
fn cost(points: &[[f64; 2]], labels: &[usize]) -> f64 {
    let groups = labels.iter().max().map_or(0, |most| most + 1);
    let (mut sums, mut counts) = (vec![[0.0; 2]; groups], vec![0.0; groups]);
    for (point, label) in points.iter().zip(labels) {
        sums[*label][0] += point[0];
        sums[*label][1] += point[1];
        counts[*label] += 1.0;
    }
    let middle = |label: usize| [sums[label][0] / counts[label], sums[label][1] / counts[label]];
    points.iter().zip(labels).map(|(point, label)| far(*point, middle(*label))).sum()
}

/// The cheapest division with so many groups, none smaller than five, of three hundred plain k-means runs.
fn plain(points: &[[f64; 2]], groups: usize) -> Option<(f64, Vec<usize>)> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    for start in 0..300_usize {
        let mut centres: Vec<[f64; 2]> =
            (0..groups).map(|at| points[(start * 31 + at * (start + 7) * 17) % points.len()]).collect();
        let mut labels = vec![0; points.len()];
        for _ in 0..60 {
            for (point, label) in points.iter().zip(&mut labels) {
                let near =
                    (0..groups).min_by(|a, b| far(*point, centres[*a]).total_cmp(&far(*point, centres[*b])));
                *label = near.unwrap();
            }
            for (at, centre) in centres.iter_mut().enumerate() {
                let own: Vec<&[f64; 2]> = points
                    .iter()
                    .zip(&labels)
                    .filter(|(_, label)| **label == at)
                    .map(|(point, _)| point)
                    .collect();
                if !own.is_empty() {
                    *centre = [0, 1]
                        .map(|axis| own.iter().map(|point| point[axis]).sum::<f64>() / own.len() as f64);
                }
            }
        }
        let large = (0..groups).all(|at| labels.iter().filter(|label| **label == at).count() >= 5);
        let found = cost(points, &labels);
        if large && best.as_ref().is_none_or(|(cost, _)| found < *cost) {
            best = Some((found, labels));
        }
    }
    best
}

#[test]
fn the_groups_shown_are_the_cheapest_of_their_number_and_no_other_number_is_clearer() {
    for (sizes, noise) in
        [(&[30, 30, 30][..], 10), (&[70, 14][..], 15), (&[25, 40, 15, 20][..], 20), (&[60, 8][..], 25)]
    {
        for seed in 1..6 {
            let map = OpinionMap::new(camps_of(sizes, noise, seed), Settings::default());
            let groups = map.groups().unwrap();
            let points: Vec<[f64; 2]> = map.places().iter().map(|at| [at.x, at.y]).collect();
            let mut labels = vec![0; points.len()];
            for (at, (_, members)) in groups.named.iter().enumerate() {
                members.iter().for_each(|who| labels[*who] = at);
            }
            let (best, _) = plain(&points, groups.named.len()).unwrap();
            let own = cost(&points, &labels);
            assert!(own <= best * 1.002 + 1e-9, "{sizes:?} {seed}: {own} and plain {best}");
            for other in (2..6).filter(|other| *other != groups.named.len()) {
                let Some((_, labels)) = plain(&points, other) else { continue };
                let theirs = silhouette(&points, &labels);
                assert!(
                    groups.silhouette >= theirs - 0.01,
                    "{sizes:?} {seed}: {} and with {other} {theirs}",
                    groups.silhouette
                );
            }
        }
    }
}

/// Three camps; who has an even number votes on all statements first.
fn camps() -> Votes {
    let mut votes = Votes::new();
    for who in 0..60 {
        for what in 0..15 {
            let agrees = what % 3 == who % 3 || (who + what) % 11 == 0;
            votes.cast(who, what, if agrees { Vote::Agree } else { Vote::Disagree });
        }
    }
    votes
}

#[test]
fn groups_keep_their_names_while_the_conversation_goes_on() {
    let mut map = OpinionMap::new(camps(), Settings::default());
    let before = map.groups().unwrap();
    assert_eq!(before.sizes(), vec![20, 20, 20]);
    for who in 60..90 {
        for what in 0..8 {
            map.cast(who, what, if what % 3 == who % 3 { Vote::Agree } else { Vote::Disagree });
        }
    }
    let after = map.groups().unwrap();
    for ((name, members), (then, earlier)) in after.named.iter().zip(&before.named) {
        assert_eq!(name, then);
        assert!(earlier.iter().all(|who| members.contains(who)));
        assert_eq!(members.len(), 30);
    }
}

#[test]
fn a_conversation_that_starts_from_nothing_finds_its_groups() {
    let mut map = OpinionMap::new(Votes::new(), Settings::default());
    assert!(map.groups().is_err());
    for who in 0..60 {
        let one: Vec<_> = camps().of(who).map(|(what, vote)| (who, what, vote)).collect();
        map.cast_all(&one);
    }
    assert_eq!(map.groups().unwrap().sizes(), vec![20, 20, 20]);
}
