//! Broken files: real ones with bytes changed, cut, doubled. A parser answers or refuses, with a line; it never panics.
//!
//! A few hundred rounds by default; `COMMONWEAVE_FUZZ_SECONDS=300` goes on for five minutes.

use opinion::read;
use std::time::{Duration, Instant};

const SEEDS: [&[u8]; 5] = [
    b"\xef\xbb\xbftimestamp,datetime,comment-id,voter-id,vote\r\n1403054214196,Wed,0,0,-1\r\n1403054214197,\"a, b\",1,0,1\r\n",
    b"participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n0,1,0,3,1,1,1,0,-1\n7,,0,1,0,0,,0.0,\n",
    b"[{\"pid\":0,\"tid\":1,\"vote\":-1,\"modified\":\"1714782753431\"},{\"participant_id\":2,\"statement_id\":1,\"vote\":1}]",
    b"comment-id,moderated,comment-body,is-meta\n0,-1,\"a \"\"quoted\"\" text\",false\n1,0,b,true\n",
    b"participant,group\n1,a\n2,b\n3,\n",
];
const PIECES: [&[u8]; 14] = [
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
    b"-0",
    b"\xef\xbb\xbf",
    b"[",
    b"inf",
];

#[test]
fn broken_conversations_are_answered_or_refused() {
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
        for fault in [
            read::votes_csv("f", &text).err(),
            read::votes_json("f", &text).err(),
            read::statements_csv("f", &text).err(),
            read::statements_json("f", &text).err(),
            read::groups_csv("f", &text).err(),
        ]
        .into_iter()
        .flatten()
        {
            assert!(fault.line >= 1 && fault.expected.starts_with("expected"), "{fault}");
        }
        rounds += 1;
    }
    println!("{rounds} broken files");
}
