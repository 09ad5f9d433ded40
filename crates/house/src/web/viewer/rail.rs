//! What stands beside every page of a network: the networks of the account and the member's spaces, first those that stewards
//! have put first, then the liveliest.

use super::store::{LINES, VALUES};
use super::{Network, Viewer, Visitor, store};
use crate::web::error::Error;
use db::{Read, Time};

/// The most networks in the bar.
const NETWORKS: usize = 20;
/// The most spaces in the rail.
const SPACES: usize = 12;

db::record! {
    /// A space in the rail.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct RailSpace {
        pub id: i64,
        pub name: String,
        pub last_activity_at: Time,
        /// When the viewer last looked at it.
        pub seen_at: Time,
    }
}

/// A network in the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RailNetwork {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// What stands beside every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rail {
    /// The networks of the account.
    pub networks: Vec<RailNetwork>,
    /// The liveliest of the member's spaces.
    pub spaces: Vec<RailSpace>,
    /// How much is addressed to the member and was not looked at yet; 100 at most.
    pub calls: i64,
}

impl From<Network> for RailNetwork {
    fn from(network: Network) -> RailNetwork {
        RailNetwork { slug: network.slug, name: network.name }
    }
}

impl Viewer {
    /// Loads the network of this slug and who is looking at it, as [`Viewer::looking`] does, together with what stands
    /// beside the page where it is a member who looks.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub fn looking_beside(
        q: &mut Read<'_>,
        session: Option<&str>,
        slug: &str,
        now: Time,
    ) -> Result<(Viewer, Option<Rail>), Error> {
        let found = store::looker(q, slug, session.unwrap_or_default(), now, true)?;
        let mut found = found.ok_or(Error::NotFound)?;
        let (networks, spaces, calls) =
            (found.networks.take(), found.spaces.take(), found.calls.unwrap_or(0));
        let viewer = found.viewer(now);
        let rail = viewer.member.as_ref().map(|_| Rail {
            networks: networks_of(networks.as_deref().unwrap_or_default()),
            spaces: spaces_of(spaces.as_deref().unwrap_or_default()),
            calls,
        });
        Ok((viewer, rail))
    }

    /// What stands beside a page for who is no member of the network: the networks of the account, and the spaces that
    /// anyone may read, the liveliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn rail_of_guest(&self, q: &mut Read<'_>) -> Result<Rail, Error> {
        let visitor = Visitor { now: self.now, account: self.account.clone(), session: None };
        let networks = visitor.networks(q)?.into_iter().map(RailNetwork::from).collect();
        Ok(Rail { networks, spaces: store::public_spaces(q, self.network.id)?, calls: 0 })
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

/// The networks that stand in one value, by name.
fn networks_of(text: &str) -> Vec<RailNetwork> {
    let network = |(slug, name): (&str, &str)| RailNetwork { slug: slug.to_owned(), name: name.to_owned() };
    let mut networks: Vec<_> = lines(text).map(network).collect();
    networks.sort_unstable_by(|a, b| (&a.name, &a.slug).cmp(&(&b.name, &b.slug)));
    networks.truncate(NETWORKS);
    networks
}

/// The spaces that stand in one value: first those with a place by hand, then the liveliest.
fn spaces_of(text: &str) -> Vec<RailSpace> {
    let space = |(arranged, rest): (&str, &str)| {
        let (active, rest) = rest.split_once(VALUES)?;
        let (id, rest) = rest.split_once(VALUES)?;
        let (seen, name) = rest.split_once(VALUES)?;
        let last_activity_at = Time::from_micros(active.parse().ok()?);
        let seen_at = Time::from_micros(seen.parse().ok()?);
        let space = RailSpace { id: id.parse().ok()?, name: name.to_owned(), last_activity_at, seen_at };
        Some((arranged.parse::<i64>().ok()?, space))
    };
    let mut spaces: Vec<_> = lines(text).filter_map(space).collect();
    spaces.sort_unstable_by_key(|space| std::cmp::Reverse((space.0, space.1.last_activity_at, space.1.id)));
    spaces.truncate(SPACES);
    spaces.into_iter().map(|(_, space)| space).collect()
}

/// The first value of each line, and the rest. A name comes last, so that whatever stands in it stays in it.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(LINES).filter_map(|line| line.split_once(VALUES))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(spaces: &[RailSpace]) -> Vec<i64> {
        spaces.iter().map(|space| space.id).collect()
    }

    #[test]
    fn networks_come_by_name_and_spaces_the_liveliest_first() {
        let networks = networks_of("b\u{1f}Zoo\u{1e}a\u{1f}Allotments");
        assert_eq!(networks.iter().map(|network| network.slug.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        let spaces =
            spaces_of("0\u{1f}70\u{1f}3\u{1f}5\u{1f}Commons\u{1e}0\u{1f}80\u{1f}9\u{1f}5\u{1f}Water");
        assert_eq!(numbers(&spaces), [9, 3]);
        assert_eq!(spaces.first().map(|space| space.name.as_str()), Some("Water"));
    }

    #[test]
    fn what_stewards_put_first_comes_first() {
        let spaces = spaces_of(
            "0\u{1f}90\u{1f}3\u{1f}5\u{1f}Lively\u{1e}2\u{1f}70\u{1f}4\u{1f}5\u{1f}First\u{1e}1\u{1f}80\u{1f}9\u{1f}5\u{1f}Second",
        );
        assert_eq!(numbers(&spaces), [4, 9, 3]);
    }

    #[test]
    fn of_many_spaces_the_liveliest_are_shown() {
        let many: Vec<_> = (1..=40).map(|id| format!("0\u{1f}{id}\u{1f}{id}\u{1f}0\u{1f}Space")).collect();
        assert_eq!(numbers(&spaces_of(&many.join("\u{1e}"))), (29..=40).rev().collect::<Vec<_>>());
    }

    #[test]
    fn whatever_stands_in_a_name_no_other_line_is_lost_by_it() {
        assert_eq!(networks_of(""), []);
        let networks = networks_of("a\u{1f}A \u{1f} B");
        assert_eq!(networks.first().map(|network| network.name.as_str()), Some("A \u{1f} B"));
        assert_eq!(
            numbers(&spaces_of(
                "0\u{1f}70\u{1f}3\u{1f}0\u{1f}Com\u{1e}mons\u{1e}0\u{1f}80\u{1f}9\u{1f}0\u{1f}Water"
            )),
            [9, 3]
        );
    }
}
