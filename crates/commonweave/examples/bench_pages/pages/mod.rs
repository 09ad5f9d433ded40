//! The pages that are measured: those that rooms call worth it (`house::room::Measured`), in a network of the demo.

mod finding;
mod viewers;

pub(crate) use viewers::Viewers;

use crate::client::{Answer, Client, Request};
use crate::stage::{self, Stage};
use anyhow::Context;
use commonweave::rooms;
use db::{Db, Options};
use house::room::{Measured, Rooms, Subject};
use std::net::SocketAddr;

/// A page of the network.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) name: &'static str,
    pub(crate) path: String,
    /// The door of the demo by which whoever looks walks in.
    pub(crate) viewer: &'static str,
    /// Whether it is one of those whose speed is compared with the floor.
    pub(crate) floored: bool,
}

/// The pages of all rooms, in their order.
pub(crate) fn pages(database: &str) -> anyhow::Result<Vec<Page>> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let stage = stage::set(&db)?;
    let found = |page: &'static Measured| {
        let row = row(&db, stage, page.of).with_context(|| page.name)?;
        let path = finding::address(page, row);
        anyhow::Ok(Page { name: page.name, path, viewer: page.viewer, floored: page.floored })
    };
    let pages: anyhow::Result<Vec<Page>> = Rooms::of(rooms::ALL).measured().map(found).collect();
    db.close();
    pages
}

/// The row that stands in the path of a page; none where the network alone does.
fn row(db: &Db, stage: Stage, of: Subject) -> anyhow::Result<Option<i64>> {
    match of {
        Subject::Network => Ok(None),
        Subject::Brought(name) => {
            stage.called(name).with_context(|| format!("the bench brings nothing called {name}")).map(Some)
        }
        of => db.read_blocking(move |q| finding::row(q, of))?.context("the demo has no such row").map(Some),
    }
}

/// The kilobytes of a first view, as they travel: the page, its style, its script.
pub(crate) fn weight(address: SocketAddr, path: &str, token: &str) -> anyhow::Result<(f64, f64)> {
    let mut client = Client::connect(address)?;
    let plain = client.ask(&Request::get(address, path, Some(token), ""))?;
    let text = String::from_utf8_lossy(&plain.body).into_owned();
    let travels = |answer: &Answer| f64::from(u32::try_from(answer.body.len()).unwrap_or(u32::MAX)) / 1e3;
    let html = travels(&client.ask(&Request::get(address, path, Some(token), "br"))?);
    let mut whole = html;
    for part in text.split('"').filter(|part| part.starts_with("/assets/")) {
        if part.contains(".css") || part.contains(".js") {
            let answer = client.ask(&Request::get(address, part, None, "br"))?;
            (answer.status == 200).then_some(()).with_context(|| part.to_owned())?;
            whole += travels(&answer);
        }
    }
    Ok((html, whole))
}
