//! Times the mapping of opinions, one JSON line a figure: `{figure, value_seconds}`, with `target` (how
//! many times faster than the line of the same figure from `bench/engines.d/opinion.py`) or `limit_seconds`.
//!
//! Conversations are read from `$COMMONWEAVE_SHARED/data/polis` or `../shared`; large ones are made from a seed.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::as_conversions, clippy::indexing_slicing, reason = "made-up numbers stay small")]

use opinion::{OpinionMap, Profile, Settings, Vote, Votes, read};
use std::{
    path::{Path, PathBuf},
    time::Instant,
};

fn main() {
    let shared = std::env::var_os("COMMONWEAVE_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    conversations(&shared.join("data/polis"));
    for participants in [20, 200, 1_000, 10_000, 100_000] {
        made_up(participants);
    }
}

/// The whole way from votes to representative statements, as the reference's pipeline goes it.
fn conversations(folder: &Path) {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    names.sort();
    for path in names {
        let Ok(text) = std::fs::read(path.join("participants-votes.csv")) else { continue };
        let Ok(mut talk) = read::votes_csv("votes", &text) else { continue };
        if let Ok(about) = std::fs::read(path.join("comments.csv")) {
            talk.describe(&read::statements_csv("comments", &about).unwrap_or_default());
        }
        let seconds = fastest(15, || {
            let settings = Settings { min_group: 1, ..Settings::default() };
            let map = OpinionMap::new(talk.votes.clone(), settings);
            let Ok(groups) = map.groups() else { return 0 };
            let profile = Profile::of(map.votes(), &groups.members());
            (0..groups.named.len()).map(|group| profile.representative(group, 5).len()).sum::<usize>()
                + profile.by_consensus().len()
        });
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        println!("{{\"figure\":\"opinion map {name}\",\"value_seconds\":{seconds:.6},\"target\":20}}");
    }
}

/// 1,000 statements, 50 votes a person, four camps with noise.
fn made_up(participants: usize) {
    let mut state = 7_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let mut votes = Votes::new();
    votes.reserve(participants, 1000);
    for person in 0..participants {
        for _ in 0..50 {
            let statement = next() % 1000;
            let leaning = ((statement * 2_654_435_761) >> (person % 4)) & 1;
            let vote = match next() % 10 {
                0 => Vote::Pass,
                1 | 2 => [Vote::Disagree, Vote::Agree][next() % 2],
                _ => [Vote::Disagree, Vote::Agree][leaning],
            };
            votes.cast(person, statement, vote);
        }
    }
    let begin = Instant::now();
    let mut map = OpinionMap::new(votes, Settings::default());
    let seconds = begin.elapsed().as_secs_f64();
    let target = if participants == 100_000 { ",\"limit_seconds\":5" } else { "" };
    println!("{{\"figure\":\"opinion map {participants} x 1000\",\"value_seconds\":{seconds:.6}{target}}}");
    let mut slowest = 0.0_f64;
    for turn in 0..10 {
        let begin = Instant::now();
        map.cast(turn * 37 % participants, turn * 91 % 1000, Vote::Agree);
        slowest = slowest.max(begin.elapsed().as_secs_f64());
    }
    println!(
        "{{\"figure\":\"opinion one more vote {participants} x 1000 (slowest of 10)\",\"value_seconds\":{slowest:.6},\"limit_seconds\":0.05}}"
    );
}

fn fastest<T>(times: u32, mut work: impl FnMut() -> T) -> f64 {
    (0..times)
        .map(|_| {
            let begin = Instant::now();
            std::hint::black_box(work());
            begin.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}
