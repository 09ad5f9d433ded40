//! How heavy pages are that one opens often, and what one waits for Today after a month away.

use super::WEIGHED;
use crate::client::{Client, Request, alone};
use crate::figure::Figure;
use crate::ground::Ground;
use crate::pages;
use crate::server::{self, Server};
use crate::stage::{self, AMONG, Stage};
use db::{Db, Options};
use house::clock::Clock;
use std::time::Duration;

/// How long somebody was away.
const MONTH: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// How often they come back; the middle time counts.
const RETURNS: usize = 5;
/// How many messages the discussion has that is weighed.
const MESSAGES: f64 = 85.0;

/// Every figure of weight.
pub(super) fn figures(ground: &mut Ground) -> anyhow::Result<Vec<Figure>> {
    let name = ground.name();
    let database = ground.empty(WEIGHED)?;
    server::prepare(&database, 1)?;
    let db = Db::open(&database, Options { readers: 1, ..Options::default() })?;
    let stage = stage::set(&db)?;
    db.close();
    eprintln!("{name}: weighing pages …");
    let server = Server::demo(&database)?;
    let (token, other) = (server.sign_in("member")?, server.sign_in("steward")?);
    let mut figures = weighed(&server, stage, &token)?;
    drop(server);
    let mut times = Vec::new();
    for _ in 0..RETURNS {
        times.push(back(&database, &token, &other)?);
    }
    times.sort_by(f64::total_cmp);
    let middle = times.get(RETURNS / 2).copied().unwrap_or_default();
    figures.push(Figure::told(format!("{name}: Today of {AMONG} spaces after a month, ms"), middle));
    Ok(figures)
}

fn weighed(server: &Server, stage: Stage, token: &str) -> anyhow::Result<Vec<Figure>> {
    let (html, whole) = pages::weight(server.address, &path(stage.channel), token)?;
    let asked = Request::get(server.address, &path(stage.short), Some(token), "");
    let page = Client::connect(server.address)?.ask(&asked)?;
    let plain = f64::from(u32::try_from(page.body.len())?) / 1e3;
    let opened =
        page.body.windows(2).filter(|two| matches!(two, [b'<', letter] if letter.is_ascii_alphabetic()));
    let nodes = f64::from(u32::try_from(opened.count())?);
    Ok(vec![
        Figure::told(format!("first view of a channel, kB travelled (page {html:.1})"), whole).at_most(60.0),
        Figure::told("a discussion of 85, signed in, kB of HTML", plain).at_most(110.0),
        Figure::told("a discussion of 85, signed in, nodes a message", nodes / MESSAGES).at_most(20.0),
    ])
}

fn path(item: house::ids::ItemId) -> String {
    format!("/n/green-city/items/{item}")
}

/// The milliseconds of Today for somebody who was away for a month, behind somebody else who was not.
fn back(database: &str, token: &str, other: &str) -> anyhow::Result<f64> {
    let before = Clock::Machine.now() - MONTH;
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    db.write_blocking(move |tx| {
        let me: i64 =
            tx.one("SELECT id FROM members WHERE email_key = 'amina@green-city.example' ORDER BY id", &[])?;
        tx.run("UPDATE members SET seen_at = $2, since_at = $2 WHERE id = $1", &[&me, &before])?;
        tx.run("UPDATE space_members SET seen_at = $2 WHERE member_id = $1", &[&me, &before])
    })?;
    db.close();
    let server = Server::serve(database)?;
    let today = |token: &str| Request::get(server.address, "/n/green-city/today", Some(token), "");
    alone(&today(other), 5)?;
    alone(&today(token), 1)
}
