//! The search in a network with very many messages: how fast they are written with their index, and how fast what is said in
//! them is found, by rare words and by those that stand in every other message.

use crate::client::{Load, Request, alone, load};
use crate::figure::Figure;
use crate::ground::Ground;
use crate::server::{self, Server};
use anyhow::Context;
use db::{Db, Options, Time, Write};
use house::ids::{ItemId, MemberId, NetworkId};
use std::time::{Duration, Instant};
use talk::conversations::{Posting, post_many};

/// The number under which the ground keeps this database; no demo is of this scale.
const GROUND: u16 = 60_000;
/// Messages that are written in one change.
const AT_ONCE: usize = 500;
/// How many different words are said.
const VOCABULARY: f64 = 30_000.0;
/// How many words a message has.
const WORDS: usize = 24;

/// Every figure of the search on this engine.
pub(crate) fn figures(ground: &mut Ground, quick: bool) -> anyhow::Result<Vec<Figure>> {
    let (messages, slice) =
        if quick { (10_000, Duration::from_millis(300)) } else { (1_000_000, Duration::from_secs(3)) };
    let name = ground.name();
    eprintln!("{name}: writing {messages} messages to be searched …");
    let database = ground.empty(GROUND)?;
    server::prepare(&database, 1)?;
    let written = fill(&database, messages)?;
    ground.settle(&database)?;
    let mut figures =
        vec![Figure::told(format!("{name}: messages written with their index, a second"), written)];
    let server = Server::demo(&database)?;
    let token = server.sign_in("member")?;
    let floor = Server::floor(&database, &token, "--floor")?;
    let searches = [
        ("one word of every other message", format!("search?q={}", word(0))),
        ("two common words", format!("search?q={}+{}", word(1), word(2))),
        ("a phrase of common words", format!("search?q=%22{}+{}%22", word(1), word(2))),
        ("a rare word", format!("search?q={}", word(29_000))),
        ("a beginning", format!("search?q={}*", word(40))),
        ("no such word", "search?q=xyzzyx".to_owned()),
        ("messages of the last month", format!("search?q={}&what=message&when=month", word(3))),
    ];
    for (what, rest) in searches {
        let path = format!("/n/green-city/{rest}");
        let [ours, least] = [(&server, Some(token.as_str())), (&floor, None)]
            .map(|(server, token)| measured(&Request::get(server.address, &path, token, ""), slice));
        let ((ours, middle), (least, floor_middle)) = (ours?, least?);
        let told = |figure: &str| format!("{name}: search, {what}, {figure}");
        figures.push(
            Figure::told(told("p50 alone in ms, beside its floor"), middle)
                .beside(floor_middle)
                .at_most(200.0),
        );
        figures
            .push(Figure::told(told("p99 of 8 at once in ms, beside its floor"), ours.p99).beside(least.p99));
    }
    figures.extend(jumps(&server, &token, name)?);
    Ok(figures)
}

/// How long one waits for what is offered while one types.
fn jumps(server: &Server, token: &str, name: &str) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (what, typed) in [("one letter", "a"), ("a name", "ana"), ("a title", "roof")] {
        let request = Request::get(server.address, &format!("/n/green-city/jump?q={typed}"), Some(token), "");
        figures.push(Figure::told(format!("{name}: Jump, {what}, ms"), alone(&request, 40)?).at_most(50.0));
    }
    Ok(figures)
}

/// What eight ask at once, and what one waits who asks alone.
fn measured(request: &Request, slice: Duration) -> anyhow::Result<(Load, f64)> {
    let middle = alone(request, 20)?;
    Ok((load(request, 8, slice)?, middle))
}

/// Writes messages into the items of the demo; answers with how many a second.
fn fill(database: &str, messages: usize) -> anyhow::Result<f64> {
    let db = Db::open(database, Options::default())?;
    let network: NetworkId =
        db.read_blocking(|q| q.one("SELECT id FROM networks WHERE slug = 'green-city'", &[]))?;
    let items: Vec<ItemId> = db.read_blocking(move |q| {
        q.all(
            "SELECT items.id FROM items JOIN spaces ON spaces.id = items.space_id
             WHERE items.network_id = $1 AND spaces.visibility <> 'members' ORDER BY items.id",
            &[&network],
        )
    })?;
    let author: MemberId = db.read_blocking(move |q| {
        q.one(
            "SELECT id FROM members WHERE network_id = $1 AND state = 'active' ORDER BY id LIMIT 1",
            &[&network],
        )
    })?;
    let newest: Time = db.read_blocking(|q| q.one("SELECT MAX(created_at) FROM messages", &[]))?;
    let (started, mut dice) = (Instant::now(), Dice(7));
    for first in (0..messages).step_by(AT_ONCE) {
        let texts: Vec<String> = (0..AT_ONCE).map(|_| sentence(&mut dice)).collect();
        let items = items.clone();
        db.write_blocking(move |tx| post(tx, (network, author, newest), &items, &texts, first))?;
    }
    let seconds = started.elapsed().as_secs_f64();
    db.close();
    Ok(f64::from(u32::try_from(messages).context("so many messages")?) / seconds)
}

fn post(
    tx: &mut Write<'_>,
    (network, author, newest): (NetworkId, MemberId, Time),
    items: &[ItemId],
    texts: &[String],
    first: usize,
) -> Result<(), db::Error> {
    let mut new = Vec::with_capacity(texts.len());
    for (at, body) in texts.iter().enumerate() {
        let number = first + at;
        let item =
            items.iter().cycle().nth(number % items.len().max(1)).copied().ok_or(db::Error::Missing)?;
        let now = newest + Duration::from_millis(u64::try_from(number).unwrap_or(0));
        new.push(Posting { network, item, parent: None, author, body, html: body, once: None, now });
    }
    post_many(tx, &new).map(drop)
}

/// Words as often as words are said: each half as often as the one that stands twice as far up the list.
fn sentence(dice: &mut Dice) -> String {
    let words: Vec<String> = (0..WORDS).map(|_| word(dice.rank())).collect();
    words.join(" ")
}

/// The word of this rank, which can be spoken.
fn word(rank: u32) -> String {
    let (consonants, vowels) = ("bdfgklmnprtv", "aiou");
    let mut rest = rank;
    let mut word = String::from("k");
    loop {
        let letter =
            |letters: &str, at: u32| letters.chars().nth(usize::try_from(at).unwrap_or(0)).unwrap_or('x');
        word.push(letter(vowels, rest % 4));
        word.push(letter(consonants, (rest / 4) % 12));
        rest /= 48;
        if rest == 0 {
            return word + "o";
        }
    }
}

/// A row of numbers that is the same each time.
struct Dice(u64);

impl Dice {
    fn rank(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = f64::from(u32::try_from(self.0 >> 33).unwrap_or(0)) / f64::from(u32::MAX >> 1);
        let rank = VOCABULARY.powf(share) - 1.0;
        format!("{rank:.0}").parse().unwrap_or(0)
    }
}
