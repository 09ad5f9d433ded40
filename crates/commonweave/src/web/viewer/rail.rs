//! What stands beside every page of a network: the networks of the account and the member's liveliest spaces.

use super::store::Part;
use super::{Network, Viewer, Visitor, store};
use crate::web::error::Error;
use db::{Engine, Read, Time};

db::record! {
    /// A space in the rail.
    #[derive(Debug, Clone)]
    pub struct RailSpace {
        pub id: i64,
        pub name: String,
        pub last_activity_at: Time,
    }
}

/// A network in the rail.
#[derive(Debug, Clone)]
pub struct RailNetwork {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its own colour.
    pub colour: Option<String>,
}

/// The networks and spaces that stand beside every page.
pub type Rail = (Vec<RailNetwork>, Vec<RailSpace>);

impl From<Network> for RailNetwork {
    fn from(network: Network) -> RailNetwork {
        RailNetwork { slug: network.slug, name: network.name, colour: network.colour }
    }
}

impl Viewer {
    /// Loads the network of this slug and who is looking at it, as [`Viewer::looking`] does; from a server together with
    /// what stands beside the page where it is a member who looks. A file answers two small questions sooner.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub fn looking_beside(
        q: &mut Read<'_>,
        session: Option<&str>,
        slug: &str,
        now: Time,
    ) -> Result<(Viewer, Option<Rail>), Error> {
        if q.engine() == Engine::Sqlite {
            return Ok((Viewer::looking(q, session, slug, now)?, None));
        }
        let (mut page, mut lines) = (None, Vec::new());
        for line in store::beside(q, slug, session.unwrap_or_default(), now)? {
            match line.part {
                Part::Page => page = Some(line),
                Part::Network | Part::Space => lines.push(line.rail_line()),
            }
        }
        let viewer = page.ok_or(Error::NotFound)?.viewer(now);
        let rail = viewer.member.is_some().then(|| in_order(lines));
        Ok((viewer, rail))
    }

    /// What stands beside a page: the networks of the account, and the viewer's spaces or those that anyone may read, the
    /// liveliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn rail(&self, q: &mut Read<'_>) -> Result<Rail, Error> {
        if let (Some(account), Some(member)) = (&self.account, &self.member) {
            return Ok(in_order(store::rail(q, account.id, member.id)?));
        }
        let visitor = Visitor { now: self.now, account: self.account.clone(), session: None };
        let networks = visitor.networks(q)?.into_iter().map(RailNetwork::from).collect();
        Ok((networks, self.spaces(q)?))
    }

    /// The viewer's spaces, or those that anyone may read for who is no member; the liveliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn spaces(&self, q: &mut Read<'_>) -> Result<Vec<RailSpace>, Error> {
        match &self.member {
            Some(member) => Ok(store::spaces_of_member(q, member.id)?),
            None => Ok(store::public_spaces(q, self.network.id)?),
        }
    }
}

/// Networks by name, and spaces the liveliest first.
fn in_order(lines: Vec<store::RailLine>) -> Rail {
    let (mut networks, mut spaces) = (Vec::new(), Vec::new());
    for line in lines {
        match line.last_activity_at.filter(|_| line.part == Part::Space) {
            Some(last_activity_at) => {
                spaces.push(RailSpace { id: line.id, name: line.name, last_activity_at });
            }
            None => networks.push(RailNetwork { slug: line.slug, name: line.name, colour: line.colour }),
        }
    }
    networks.sort_by(|a, b| (&a.name, &a.slug).cmp(&(&b.name, &b.slug)));
    spaces.sort_by_key(|space| std::cmp::Reverse((space.last_activity_at, space.id)));
    (networks, spaces)
}

impl store::Looker {
    fn rail_line(self) -> store::RailLine {
        let (part, id, last_activity_at) = (self.part, self.id, self.last_activity_at);
        store::RailLine { part, id, slug: self.slug, name: self.name, colour: self.colour, last_activity_at }
    }
}
