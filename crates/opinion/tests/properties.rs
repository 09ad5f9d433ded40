//! What must hold for any conversation.

#![expect(clippy::indexing_slicing, reason = "a test may fail loudly")]

use opinion::{OpinionMap, Profile, Settings, Stance, Vote, Votes, adjusted_rand, next_statement};
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
