//! Who is looking. Loaded at the start of every read and every change, in the same snapshot, so that nobody acts on
//! a right that they have just lost. `store.rs` is the one place below the rooms that reads tables.

mod looker;
mod rail;
pub mod session;
mod store;

pub use rail::{Rail, RailNetwork, RailSpace};

use super::error::Error;
use crate::access::{Action, NetworkVisibility, Role, Standing};
use crate::ids::{AccountId, MemberId, NetworkId};
use db::{Read, Time, Write};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// A session that was not used for this long has ended.
pub const IDLE: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// A session ends after this long, however much it was used.
pub const LIFETIME: Duration = Duration::from_secs(60 * 60 * 24 * 180);
/// How often the time of the last visit is written down.
const TOUCH: Duration = Duration::from_secs(60 * 5);
/// After this long without a visit, "since I was here" begins anew.
const AWAY: Duration = Duration::from_secs(60 * 30);

db::record! {
    /// Who is signed in.
    #[derive(Debug, Clone)]
    pub struct Account {
        pub id: AccountId,
        pub name: String,
        pub email: String,
        pub language: String,
        pub time_zone: String,
        /// When this session was last used, to within five minutes.
        pub seen_at: Time,
    }
}

db::record! {
    /// The network in which a page stands.
    #[derive(Debug, Clone)]
    pub struct Network {
        pub id: NetworkId,
        pub slug: String,
        pub name: String,
        pub summary: String,
        pub language: String,
        pub time_zone: String,
        pub colour: Option<String>,
        pub visibility: NetworkVisibility,
        /// Paths of rooms' pages that are used, with commas between them.
        pub pages: String,
    }
}

db::record! {
    /// The viewer's own active membership.
    #[derive(Debug, Clone)]
    pub struct Membership {
        pub id: MemberId,
        pub name: String,
        pub role: Role,
        /// The last visit, to within five minutes.
        pub seen_at: Option<Time>,
        /// The end of the visit before that one: [`Membership::since`] tells since when one was not here.
        pub since_at: Option<Time>,
        /// Empty, or what tells their picture from the one before.
        pub picture: String,
    }
}

impl Membership {
    /// The end of the visit before the one of this moment. Of a visit that only now begins nothing is written down yet.
    pub fn since(&self, now: Time) -> Option<Time> {
        match self.seen_at {
            Some(seen) if seen + AWAY < now => Some(seen),
            _ => self.since_at.filter(|since| *since <= now),
        }
    }
}

/// Somebody on a page of the server.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The moment of the request.
    pub now: Time,
    /// Who is signed in, if anybody is.
    pub account: Option<Account>,
    /// The hash of the session's token, if anybody is signed in.
    pub session: Option<String>,
}

/// Somebody on a page of a network that they may know of.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The moment of the request.
    pub now: Time,
    /// Who is signed in, if anybody is.
    pub account: Option<Account>,
    /// The network.
    pub network: Network,
    /// The viewer's active membership; none for strangers, and for who is invited, pending, suspended or gone.
    pub member: Option<Membership>,
}

impl Visitor {
    /// Loads who is signed in by this session.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(q: &mut Read<'_>, session: Option<&str>, now: Time) -> Result<Visitor, Error> {
        let account = match session {
            Some(hash) => store::account_of_session(q, hash, now)?,
            None => None,
        };
        let session = account.as_ref().and(session).map(str::to_owned);
        Ok(Visitor { now, account, session })
    }

    /// Whoever is signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nobody is.
    pub fn account(&self) -> Result<&Account, Error> {
        self.account.as_ref().ok_or(Error::NotFound)
    }

    /// What the visitor is outside of any network.
    pub fn standing(&self) -> Standing {
        Standing { signed_in: self.account.is_some(), ..Standing::default() }
    }

    /// The networks of which they are active members, for the rail.
    ///
    /// # Errors
    /// Those of the database.
    pub fn networks(&self, q: &mut Read<'_>) -> Result<Vec<Network>, Error> {
        match &self.account {
            Some(account) => Ok(store::networks_of_account(q, account.id)?),
            None => Ok(Vec::new()),
        }
    }
}

impl Viewer {
    /// Loads the network of this slug and what the visitor is in it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub fn load(q: &mut Read<'_>, visitor: Visitor, slug: &str) -> Result<Viewer, Error> {
        let network = store::network_of_slug(q, slug)?.ok_or(Error::NotFound)?;
        let member = match &visitor.account {
            Some(account) => store::active_membership(q, account.id, network.id)?,
            None => None,
        };
        Ok(Viewer { now: visitor.now, account: visitor.account, network, member })
    }

    /// Loads the network of this slug and who is looking at it by this session, as [`Viewer::load`] does, at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub fn looking(q: &mut Read<'_>, session: Option<&str>, slug: &str, now: Time) -> Result<Viewer, Error> {
        let found = store::looker(q, slug, session.unwrap_or_default(), now, false)?;
        Ok(found.ok_or(Error::NotFound)?.viewer(now))
    }

    /// Loads the network of this slug and who is looking at it by each of these sessions, as [`Viewer::looking`] does for
    /// one. Where a session has ended, somebody looks who is not signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub fn many(
        q: &mut Read<'_>,
        sessions: &[Option<Arc<str>>],
        slug: &str,
        now: Time,
    ) -> Result<Vec<Viewer>, Error> {
        let network = store::network_of_slug(q, slug)?.ok_or(Error::NotFound)?;
        let hashes: Vec<&str> = sessions.iter().flatten().map(AsRef::as_ref).collect();
        let found = store::lookers(q, network.id, &hashes, now)?;
        let mut found: BTreeMap<_, _> = found.into_iter().map(store::SignedIn::parts).collect();
        let viewer = |session: &Option<Arc<str>>| {
            let (account, member) =
                session.as_deref().and_then(|hash| found.remove(hash)).unwrap_or_default();
            Viewer { now, account, network: network.clone(), member }
        };
        Ok(sessions.iter().map(viewer).collect())
    }

    /// Loads a member as a viewer of their network, without a visit: what is done in their name later asks what they may do
    /// then.
    ///
    /// # Errors
    /// [`Error::NotFound`] for who is not an active member, or has no account.
    pub fn of_member(q: &mut Read<'_>, member: MemberId, now: Time) -> Result<Viewer, Error> {
        let found = store::member(q, member)?;
        Ok(found.ok_or(Error::NotFound)?.viewer(now))
    }

    /// The time zone in which moments are told to the viewer: the account's own, else the network's.
    pub fn zone(&self) -> TimeZone {
        let own = self.account.as_ref().map(|account| account.time_zone.as_str());
        TimeZone::get(own.unwrap_or(&self.network.time_zone)).unwrap_or(TimeZone::UTC)
    }

    /// The same place as somebody sees it who is not signed in.
    pub fn outsider(&self) -> Viewer {
        Viewer { now: self.now, account: None, network: self.network.clone(), member: None }
    }

    /// The viewer as a member.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody who is not an active member.
    pub fn member(&self) -> Result<&Membership, Error> {
        self.member.as_ref().ok_or(Error::NotFound)
    }

    /// The number of the viewer as a member; none for everybody else.
    pub fn member_id(&self) -> Option<MemberId> {
        self.member.as_ref().map(|member| member.id)
    }

    /// What the viewer is in the network. Rooms add what they know of the space, the author, the organisation.
    pub fn standing(&self) -> Standing {
        Standing {
            signed_in: self.account.is_some(),
            network: Some(self.network.visibility),
            role: self.member.as_ref().map(|member| member.role),
            ..Standing::default()
        }
    }

    /// Whether the viewer may do this in the network.
    pub fn may(&self, action: Action) -> bool {
        action.allowed(&self.standing())
    }

    /// An address inside this network: `viewer.path("charter")` is `/n/green-city/charter`.
    pub fn path(&self, rest: impl std::fmt::Display) -> String {
        format!("/n/{}/{rest}", self.network.slug)
    }

    /// Whether the time of this visit should be written down.
    pub fn is_stale(&self) -> bool {
        let member = self.member.as_ref().and_then(|member| member.seen_at);
        let session = self.account.as_ref().map(|account| account.seen_at);
        // A visit of the future was written down by a clock that was wrong then.
        let apart = |seen| seen + TOUCH < self.now || seen > self.now + TOUCH;
        [member, session].into_iter().flatten().any(apart) || (self.member.is_some() && member.is_none())
    }

    /// Writes down that the viewer was here, so that "since I was here" knows where to begin.
    ///
    /// # Errors
    /// Those of the database.
    pub fn touch(&self, tx: &mut Write<'_>, session: &str) -> Result<(), Error> {
        store::touch_session(tx, session, self.now)?;
        if let Some(member) = &self.member {
            store::touch_member(tx, member.id, self.now, member.since(self.now))?;
        }
        Ok(())
    }
}
