//! Damaged tables: whatever stands in them, reading gives a pool or a refusal, never a panic, and a pool that was read
//! can be drawn from or is refused. `COMMONWEAVE_FUZZ_SECONDS=300` makes it run that long.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly and say what it compared"
)]

use std::time::{Duration, Instant};

use panel::tables::{Columns, Table, read};
use panel::{lottery, uniform};

const PEOPLE: &str =
    "id,gender,street\na,f,Elm 1\nb,m,Elm 1\nc,m,Oak 2\nd,f,\"Oak, 3\"\ne,m,Oak 4\nf,f,Elm 9\n";
const QUOTAS: &str = "feature,value,min,max,min_flex,max_flex\ngender,f,1,2,0,3\ngender,m,1,2,0,3\n";

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
    let pieces: [&[u8]; 14] = [
        b";",
        b"\n",
        b"\r\n",
        b"\"",
        b",",
        b"-1",
        b"NaN",
        b"4294967295",
        b"feature",
        b"min",
        b"\xef\xbb\xbf",
        b"0",
        b"2",
        b"\xff",
    ];
    for _ in 0..=numbers.below(4) {
        let (from, piece) = (numbers.below(bytes.len()), pieces[numbers.below(pieces.len())]);
        let until = (from + numbers.below(9)).min(bytes.len());
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
fn damaged_tables_are_refused_or_drawn_from_but_never_break_the_draw() {
    let seconds = std::env::var("COMMONWEAVE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut numbers = Numbers(0x5eed);
    let (mut rounds, mut read_well) = (0_u64, 0_u64);
    while until.map_or(rounds < 4_000, |until| Instant::now() < until) {
        let (people, quotas) = match rounds % 3 {
            0 => (damaged(PEOPLE, &mut numbers), QUOTAS.to_owned()),
            1 => (PEOPLE.to_owned(), damaged(QUOTAS, &mut numbers)),
            _ => (damaged(PEOPLE, &mut numbers), damaged(QUOTAS, &mut numbers)),
        };
        rounds += 1;
        let household = if rounds.is_multiple_of(2) { vec!["street".to_owned()] } else { Vec::new() };
        let (people, quotas) =
            (Table { text: &people, file: "people" }, Table { text: &quotas, file: "quotas" });
        let size = 1 + u32::try_from(numbers.below(5)).unwrap();
        let Ok(pool) = read(people, quotas, size, &Columns { id: None, household }) else { continue };
        read_well += 1;
        if let Ok(lottery) = lottery(&pool) {
            assert!(pool.allows(&lottery.draw(rounds)));
        }
        if let Ok(draw) = uniform(&pool, rounds, 20) {
            assert!(pool.allows(&draw.panel));
        }
    }
    println!("{rounds} damaged pairs of tables, {read_well} of them still readable");
    assert!(read_well > 0 && read_well < rounds);
}
