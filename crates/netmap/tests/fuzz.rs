//! Broken files: real ones with bytes changed, cut, doubled. A parser answers or refuses, with a line; it never panics, and what
//! it answers can be measured.
//!
//! A few thousand rounds by default; `COMMONWEAVE_FUZZ_SECONDS=300` goes on for five minutes.

use netmap::{Network, measure, read};
use std::time::{Duration, Instant};

const SEEDS: [&[u8]; 3] = [
    b"\xef\xbb\xbfid,sector,\"full, name\"\r\na,health,\"A \"\"B\"\"\"\r\nb,arts,\r\nc,,\r\n",
    b"source,target,weight,kind,time\na,b,2.5,mentor,17\nb,c,,,\nc,c,1,\"x,y\",3\n",
    b"from,to\na,b\nb,a\n",
];
const PIECES: [&[u8]; 12] = [
    b"NaN",
    b"1e18",
    b"-1",
    b"\"",
    b",,,,",
    b"\r",
    b"\n",
    b"\0",
    b"\xff\xfe",
    b"99999999999999999999",
    b"inf",
    b"\xef\xbb\xbf",
];

#[test]
fn broken_networks_are_answered_or_refused() {
    let seconds =
        std::env::var("COMMONWEAVE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let (begin, limit) = (Instant::now(), Duration::from_secs(seconds));
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = move |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 11).unwrap_or(0) % bound.max(1)
    };
    let mut rounds = 0_u64;
    while rounds < 3000 || begin.elapsed() < limit {
        let mut text = SEEDS[below(SEEDS.len())].to_vec();
        for _ in 0..=below(6) {
            let at = below(text.len() + 1);
            match below(5) {
                0 if at < text.len() => text[at] ^= 1 << below(8),
                1 => text.truncate(at),
                2 => drop(text.splice(at..at, PIECES[below(PIECES.len())].iter().copied())),
                3 => drop(text.drain(at..(at + below(8)).min(text.len()))),
                _ => text.extend_from_within(at..),
            }
        }
        let mut open = Network::default();
        let mut closed = read::nodes("f", &text).unwrap_or_default();
        for fault in [
            read::nodes("f", &text).err(),
            read::ties("f", &text, &mut open, true).err(),
            read::ties("f", SEEDS[1], &mut closed, false).err(),
        ]
        .into_iter()
        .flatten()
        {
            assert!(fault.line >= 1 && fault.expected.starts_with("expected"), "{fault}");
        }
        let graph = open.graph();
        assert!(measure::constraint(&graph).iter().flatten().all(|value| value.is_finite()));
        assert!(measure::betweenness(&graph).iter().all(|value| value.is_finite()));
        rounds += 1;
    }
    println!("{rounds} broken files");
}
