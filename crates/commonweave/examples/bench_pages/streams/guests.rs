//! Members of the demo who are signed in, many at once, and what they follow and write to.

use crate::client::Request;
use db::{Db, Options, Time};
use house::clock::digest;
use std::net::SocketAddr;

/// Sessions, a channel and items of one space.
pub(crate) struct Guests {
    tokens: Vec<String>,
    items: Vec<String>,
}

impl Guests {
    /// Signs so many in: members of the space that has the liveliest channel, each with sessions of their own.
    pub(crate) fn invite(database: &str, many: usize) -> anyhow::Result<Guests> {
        let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
        let tokens: Vec<String> = (0..many).map(|number| format!("bench-guest-{number}")).collect();
        let hashes: Vec<String> = tokens.iter().map(|token| digest(token)).collect();
        let items: Vec<i64> = db.write_blocking(move |tx| {
            let (channel, space, now): (i64, i64, Time) = tx.one(
                "SELECT items.id, items.space_id, spaces.last_activity_at
                 FROM items JOIN spaces ON spaces.id = items.space_id
                 JOIN networks ON networks.id = items.network_id
                 WHERE networks.slug = 'green-city' AND items.kind = 'channel' AND spaces.kind = 'commons'
                 ORDER BY items.message_count DESC, items.id LIMIT 1",
                &[],
            )?;
            let accounts: Vec<i64> = tx.all(
                "SELECT members.account_id FROM space_members JOIN members ON members.id = space_members.member_id
                 WHERE space_members.space_id = $1 AND members.state = 'active' AND members.account_id IS NOT NULL
                 ORDER BY members.id",
                &[&space],
            )?;
            let year = std::time::Duration::from_secs(60 * 60 * 24 * 365);
            for (hash, account) in hashes.iter().zip(accounts.iter().cycle()) {
                tx.run(
                    "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at)
                     VALUES ($1, $2, $3, $4, $4)",
                    &[hash, account, &now, &(now + year)],
                )?;
            }
            let mut items = vec![channel];
            items.extend(tx.all::<i64>(
                "SELECT id FROM items WHERE space_id = $1 AND id <> $2 AND closed_at IS NULL
                 ORDER BY last_message_at DESC, id DESC LIMIT 15",
                &[&space, &channel],
            )?);
            Ok::<_, db::Error>(items)
        })?;
        db.close();
        Ok(Guests {
            tokens,
            items: items.into_iter().map(|id| format!("/n/green-city/items/{id}")).collect(),
        })
    }

    pub(crate) fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// So many of them.
    pub(crate) fn some(&self, many: usize) -> &[String] {
        self.tokens.get(..many).unwrap_or(&self.tokens)
    }

    pub(crate) fn channel(&self) -> &str {
        self.items.first().map_or("", String::as_str)
    }

    /// The channel and the liveliest other items.
    pub(crate) fn items(&self) -> &[String] {
        &self.items
    }

    /// A message to an item, from the first guest.
    pub(crate) fn message(&self, to: SocketAddr, item: &str) -> Request {
        self.message_of(0, to, item)
    }

    /// A message to an item, from one of the guests.
    pub(crate) fn message_of(&self, guest: usize, to: SocketAddr, item: &str) -> Request {
        let token = self.tokens.get(guest).map(String::as_str);
        let body = "body=Who+has+seen+the+long+ladder%3F+It+stood+by+the+shed+on+Monday.";
        Request::form(to, &format!("{item}/messages"), token, body)
    }
}
