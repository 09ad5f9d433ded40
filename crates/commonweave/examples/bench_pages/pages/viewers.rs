//! Who looks at the pages: a session for each, and the floors beside which they look.

use super::Page;
use crate::server::Server;
use anyhow::Context;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The session of everybody who looks at one of some pages.
pub(crate) struct Viewers {
    tokens: BTreeMap<&'static str, String>,
}

/// The floor and the bare floor, as everybody sees them who looks at a page that is held against them.
pub(crate) struct Floors {
    pairs: BTreeMap<&'static str, [Server; 2]>,
}

impl Viewers {
    /// Lets them walk in by the doors of the demo.
    pub(crate) fn of(server: &Server, pages: &[Page]) -> anyhow::Result<Viewers> {
        let viewers: BTreeSet<&'static str> = pages.iter().map(|page| page.viewer).collect();
        let signed_in = |viewer: &'static str| anyhow::Ok((viewer, server.sign_in(viewer)?));
        Ok(Viewers { tokens: viewers.into_iter().map(signed_in).collect::<anyhow::Result<_>>()? })
    }

    /// The session by which this page is looked at.
    pub(crate) fn token(&self, page: &Page) -> anyhow::Result<&str> {
        self.tokens.get(page.viewer).map(String::as_str).context("a session for whoever looks")
    }

    /// Starts the floors of these pages.
    pub(crate) fn floors(&self, database: &str, pages: &[Page]) -> anyhow::Result<Floors> {
        let mut pairs = BTreeMap::new();
        for page in pages.iter().filter(|page| page.floored) {
            if let Entry::Vacant(place) = pairs.entry(page.viewer) {
                let token = self.token(page)?;
                let floor = Server::floor(database, token, "--floor")?;
                place.insert([floor, Server::floor(database, token, "--bare-floor")?]);
            }
        }
        Ok(Floors { pairs })
    }
}

impl Floors {
    /// Those of this page.
    pub(crate) fn of(&self, page: &Page) -> anyhow::Result<&[Server; 2]> {
        self.pairs.get(page.viewer).context("the floors of a page")
    }
}
