//! What stands beside every page of a network: the networks of the account and the member's liveliest spaces.

use super::{Network, Viewer, Visitor, store};
use crate::web::error::Error;
use db::{Read, Time};

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
    /// What stands beside every page: the networks of the account, and the viewer's spaces, the liveliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn rail(&self, q: &mut Read<'_>) -> Result<Rail, Error> {
        let (Some(account), Some(member)) = (&self.account, &self.member) else {
            let visitor = Visitor { now: self.now, account: self.account.clone(), session: None };
            let networks = visitor.networks(q)?.into_iter().map(RailNetwork::from).collect();
            return Ok((networks, self.spaces(q)?));
        };
        let (mut networks, mut spaces) = (Vec::new(), Vec::new());
        for line in store::rail(q, account.id, member.id)? {
            match line.last_activity_at.filter(|_| line.is_space) {
                Some(last_activity_at) => {
                    spaces.push(RailSpace { id: line.id, name: line.name, last_activity_at });
                }
                None => networks.push(RailNetwork { slug: line.slug, name: line.name, colour: line.colour }),
            }
        }
        networks.sort_by(|a, b| (&a.name, &a.slug).cmp(&(&b.name, &b.slug)));
        spaces.sort_by_key(|space| std::cmp::Reverse((space.last_activity_at, space.id)));
        Ok((networks, spaces))
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
