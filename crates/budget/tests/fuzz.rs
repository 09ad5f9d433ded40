//! Damaged files: whatever stands in a file, reading it gives an election or a refusal, never a panic, and an election
//! that was read can be counted. `COMMONWEAVE_FUZZ_SECONDS=300` makes it run that long.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly and say what it compared"
)]

use std::time::{Duration, Instant};

use budget::{Completion, Rule, Utility, count, pabulib};

const SMALL: &str = include_str!("data/small.pb");
const POINTS: &str = include_str!("data/points.pb");

/// A small generator of numbers (xorshift): the same damage every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }
}

fn damaged(text: &str, numbers: &mut Numbers) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let pieces: [&[u8]; 16] = [
        b";",
        b"\n",
        b"\r\n",
        b"\"",
        b",",
        b"-1",
        b"NaN",
        b"1e18",
        b"META",
        b"VOTES",
        b"PROJECTS",
        b"\xef\xbb\xbf",
        b"0",
        b"None",
        b"99999999999999999999999999999",
        b"\xff",
    ];
    for _ in 0..=numbers.below(6) {
        let (from, piece) = (numbers.below(bytes.len()), pieces[numbers.below(pieces.len())]);
        let until = (from + numbers.below(12)).min(bytes.len());
        match numbers.below(4) {
            0 => bytes.truncate(from),
            1 => bytes.splice(from..from, piece.iter().copied()).for_each(drop),
            2 => bytes.splice(from..until, piece.iter().copied()).for_each(drop),
            _ => bytes.extend_from_within(from..until),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn damaged_files_are_refused_or_counted_but_never_break_the_count() {
    let seconds = std::env::var("COMMONWEAVE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut numbers = Numbers(0x5eed);
    let (mut rounds, mut read) = (0_u64, 0_u64);
    while until.map_or(rounds < 20_000, |until| Instant::now() < until) {
        let text = damaged(if rounds.is_multiple_of(2) { SMALL } else { POINTS }, &mut numbers);
        rounds += 1;
        let Ok(election) = pabulib::read(&text, "damaged.pb") else { continue };
        read += 1;
        for rule in [Rule::Greedy, Rule::Phragmen, Rule::EqualShares(Completion::Greedy), Rule::Optimum] {
            if let Ok(outcome) = count(&election, rule, Utility::natural(election.vote_type)) {
                assert!(outcome.cost <= election.budget);
            }
        }
        assert_eq!(
            pabulib::read(&pabulib::write(&election), "again.pb").unwrap().projects,
            election.projects
        );
    }
    println!("{rounds} damaged files, {read} of them still readable");
    assert!(read > 0 && read < rounds);
}
