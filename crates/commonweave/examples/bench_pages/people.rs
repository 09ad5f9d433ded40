//! A crowd: members of the network `green-city`, all of them in its commons, and sessions for them.

use anyhow::Context;
use db::{Db, Options, Read, Time, Write};
use house::batch::{self, Row};
use house::clock::{Clock, digest};
use house::ids::{MemberId, NetworkId, SpaceId};
use house::web;
use std::time::Duration;

/// How many of them one change writes down.
const AT_ONCE: usize = 10_000;
/// How long their sessions last.
const YEAR: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// Members who are signed in, and where they are.
#[derive(Debug, Clone)]
pub(crate) struct People {
    pub(crate) network: NetworkId,
    pub(crate) commons: SpaceId,
    /// Somebody who may hold everything here.
    pub(crate) steward: MemberId,
    pub(crate) members: Vec<MemberId>,
    /// The session of each.
    tokens: Vec<String>,
}

impl People {
    /// Lets the network of a demo have so many members more, each with a session.
    pub(crate) fn invite(database: &str, many: usize) -> anyhow::Result<People> {
        fill(database, 0, i64::try_from(many)?)?;
        People::signed_in(database, many)
    }

    /// Gives sessions to the first so many of a crowd that is there.
    pub(crate) fn signed_in(database: &str, many: usize) -> anyhow::Result<People> {
        let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
        let most = i64::try_from(many)?;
        let (network, commons, steward, found) = db.read_blocking(move |q| crowd(q, most))?;
        let tokens: Vec<String> = (0..found.len()).map(|number| format!("bench-crowd-{number}")).collect();
        let (members, accounts): (Vec<MemberId>, Vec<i64>) = found.into_iter().unzip();
        for (tokens, accounts) in tokens.chunks(AT_ONCE).zip(accounts.chunks(AT_ONCE)) {
            let hashes: Vec<String> = tokens.iter().map(|token| digest(token)).collect();
            let accounts = accounts.to_vec();
            db.write_blocking(move |tx| sign_in(tx, &hashes, &accounts))?;
        }
        db.close();
        Ok(People { network, commons, steward, members, tokens })
    }

    /// The session of one of them; the first stands behind the last again.
    pub(crate) fn token(&self, number: usize) -> Option<&str> {
        self.tokens.get(number % self.tokens.len().max(1)).map(String::as_str)
    }

    /// One of them; the first stands behind the last again.
    pub(crate) fn member(&self, number: usize) -> anyhow::Result<MemberId> {
        self.members.get(number % self.members.len().max(1)).copied().context("a crowd of nobody")
    }
}

/// What a room refused, or the database.
pub(crate) fn broken(error: web::Error) -> anyhow::Error {
    anyhow::anyhow!("it could not be written: {error:?}")
}

/// The network, its commons, a steward, and the first of the crowd with their accounts.
fn crowd(
    q: &mut Read<'_>,
    most: i64,
) -> Result<(NetworkId, SpaceId, MemberId, Vec<(MemberId, i64)>), db::Error> {
    let (network, commons): (NetworkId, SpaceId) = q.one(
        "SELECT networks.id, spaces.id FROM networks JOIN spaces ON spaces.network_id = networks.id
         WHERE networks.slug = 'green-city' AND spaces.kind = 'commons' ORDER BY spaces.id",
        &[],
    )?;
    let steward: MemberId = q.one(
        "SELECT id FROM members WHERE network_id = $1 AND role = 'steward' AND state = 'active'
         ORDER BY id LIMIT 1",
        &[&network],
    )?;
    let found: Vec<(MemberId, i64)> = q.all(
        "SELECT id, account_id FROM members WHERE network_id = $1 AND email_key LIKE 'crowd%@example.org'
         ORDER BY id LIMIT $2",
        &[&network, &most],
    )?;
    Ok((network, commons, steward, found))
}

fn sign_in(tx: &mut Write<'_>, hashes: &[String], accounts: &[i64]) -> Result<u64, db::Error> {
    let now = Clock::Machine.now();
    let end = now + YEAR;
    let rows: Vec<Row<'_>> = hashes
        .iter()
        .zip(accounts)
        .map(|(hash, account)| -> Row<'_> { vec![hash, account, &now, &now, &end] })
        .collect();
    let head = "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at)";
    batch::insert(tx, head, &rows, "ON CONFLICT DO NOTHING")
}

/// Lets the network have so many members more than before, all of them in the commons.
pub(crate) fn fill(database: &str, from: i64, to: i64) -> anyhow::Result<()> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    for first in (from..to).step_by(10_000) {
        let last = to.min(first + 10_000);
        db.write_blocking(move |tx| join(tx, first, last))?;
    }
    db.close();
    Ok(())
}

fn join(tx: &mut Write<'_>, first: i64, last: i64) -> Result<(), db::Error> {
    let (network, commons): (i64, i64) = tx.one(
        "SELECT networks.id, spaces.id FROM networks JOIN spaces ON spaces.network_id = networks.id
         WHERE networks.slug = 'green-city' AND spaces.kind = 'commons'",
        &[],
    )?;
    let numbers = "WITH RECURSIVE numbers (n) AS (SELECT CAST($1 AS BIGINT) UNION ALL
                   SELECT n + 1 FROM numbers WHERE n + 1 < CAST($2 AS BIGINT)) ";
    let long_ago = Time::from_micros(1_600_000_000_000_000);
    tx.run(
        &format!(
            "{numbers} INSERT INTO accounts (email, email_key, name, password_hash, language, time_zone, created_at)
             SELECT 'crowd' || n || '@example.org', 'crowd' || n || '@example.org', 'Crowd ' || n, '', 'en', 'UTC', $3
             FROM numbers"
        ),
        &[&first, &last, &long_ago],
    )?;
    tx.run(
        &format!(
            "{numbers} INSERT INTO members (network_id, account_id, role, state, name, name_key, email, email_key,
                                            headline, about, about_html, languages, place, joined_at, seen_at,
                                            since_at, created_at, updated_at)
             SELECT $4, accounts.id, 'member', 'active', accounts.name, 'crowd ' || n, accounts.email,
                    accounts.email_key, '', '', '', '', '', $3, $3, $3, $3, $3
             FROM numbers JOIN accounts ON accounts.email_key = 'crowd' || n || '@example.org'"
        ),
        &[&first, &last, &long_ago, &network],
    )?;
    tx.run(
        &format!(
            "{numbers} INSERT INTO space_members (space_id, member_id, network_id, role, joined_at)
             SELECT $5, members.id, $4, 'member', $3
             FROM numbers JOIN members ON members.network_id = $4 AND members.email_key = 'crowd' || n || '@example.org'"
        ),
        &[&first, &last, &long_ago, &network, &commons],
    )?;
    tx.run(
        "UPDATE spaces SET member_count = member_count + $2 WHERE id = $1",
        &[&commons, &last.saturating_sub(first)],
    )?;
    Ok(())
}
