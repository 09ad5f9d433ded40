//! Who is looking, as the tables have it.

use super::{Account, Membership, Network, RailSpace};
use crate::access::{NetworkVisibility, Role};
use crate::batch;
use crate::ids::{AccountId, MemberId, NetworkId};
use db::{Error, Param, Read, Time, Write};

pub(super) fn account_of_session(q: &mut Read<'_>, hash: &str, now: Time) -> Result<Option<Account>, Error> {
    let idle = now - super::IDLE;
    q.maybe(
        "SELECT accounts.id, accounts.name, accounts.email, accounts.language, accounts.time_zone, sessions.seen_at
         FROM sessions JOIN accounts ON accounts.id = sessions.account_id
         WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND sessions.seen_at > $3",
        &[&hash, &now, &idle],
    )
}

pub(super) fn network_of_slug(q: &mut Read<'_>, slug: &str) -> Result<Option<Network>, Error> {
    q.maybe(
        "SELECT id, slug, name, summary, language, time_zone, colour, visibility, pages FROM networks WHERE slug = $1",
        &[&slug],
    )
}

pub(super) fn active_membership(
    q: &mut Read<'_>,
    account: AccountId,
    network: NetworkId,
) -> Result<Option<Membership>, Error> {
    q.maybe(
        "SELECT id, name, role, seen_at, since_at, picture FROM members
         WHERE account_id = $1 AND network_id = $2 AND state = 'active'",
        &[&account, &network],
    )
}

db::record! {
    /// A network with who is looking at it and what stands beside the page; what there is not, or was not asked for, is
    /// empty.
    pub(super) struct Looker {
        pub(super) id: NetworkId,
        pub(super) slug: String,
        pub(super) name: String,
        pub(super) summary: String,
        pub(super) language: String,
        pub(super) time_zone: String,
        pub(super) colour: Option<String>,
        pub(super) visibility: NetworkVisibility,
        pub(super) pages: String,
        pub(super) account_id: Option<AccountId>,
        pub(super) account_name: Option<String>,
        pub(super) account_email: Option<String>,
        pub(super) account_language: Option<String>,
        pub(super) account_time_zone: Option<String>,
        pub(super) session_seen_at: Option<Time>,
        pub(super) member_id: Option<MemberId>,
        pub(super) member_name: Option<String>,
        pub(super) member_role: Option<Role>,
        pub(super) member_seen_at: Option<Time>,
        pub(super) member_since_at: Option<Time>,
        pub(super) member_picture: Option<String>,
        /// The slug and the name of each network of a member's account.
        pub(super) networks: Option<String>,
        /// The place by hand, the last activity, the number, the last look of the member and the name of each own space.
        pub(super) spaces: Option<String>,
        /// How much is addressed to a member and was not looked at yet, as far as they may still read it.
        pub(super) calls: Option<i64>,
    }
}

/// Between the values of a line that stands in one value. No name that people give holds such a letter: a form refuses it.
pub(super) const VALUES: char = '\u{1f}';
/// Between such lines.
pub(super) const LINES: char = '\u{1e}';

const LOOKER: &str = "SELECT networks.id, networks.slug, networks.name, networks.summary, networks.language,
            networks.time_zone, networks.colour, networks.visibility, networks.pages,
            accounts.id AS account_id, accounts.name AS account_name, accounts.email AS account_email,
            accounts.language AS account_language, accounts.time_zone AS account_time_zone,
            sessions.seen_at AS session_seen_at,
            members.id AS member_id, members.name AS member_name, members.role AS member_role,
            members.seen_at AS member_seen_at, members.since_at AS member_since_at,
            members.picture AS member_picture,
            CASE WHEN $5 THEN (
                SELECT string_agg(theirs.slug || $6 || theirs.name, $7)
                FROM members AS mine JOIN networks AS theirs ON theirs.id = mine.network_id
                WHERE mine.account_id = members.account_id AND mine.state = 'active') END AS networks,
            CASE WHEN $5 THEN (
                SELECT string_agg(spaces.arranged || $6 || spaces.last_activity_at || $6 || spaces.id || $6
                       || CASE WHEN space_members.seen_at > space_members.joined_at THEN space_members.seen_at
                               ELSE space_members.joined_at END
                       || $6 || spaces.name, $7)
                FROM space_members JOIN spaces ON spaces.id = space_members.space_id
                WHERE space_members.member_id = members.id AND spaces.archived_at IS NULL) END AS spaces,
            CASE WHEN $5 THEN (
                SELECT COUNT(*) FROM (
                    SELECT attention.item_id FROM attention
                    JOIN items ON items.id = attention.item_id
                    JOIN spaces ON spaces.id = items.space_id
                    LEFT JOIN space_members ON space_members.space_id = spaces.id
                         AND space_members.member_id = attention.member_id
                    WHERE attention.member_id = members.id AND attention.unread AND attention.called_at <= $3
                      AND items.shelf IN ('shown', 'archived')
                      AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
                    LIMIT 100) AS unread) END AS calls
     FROM networks
     LEFT JOIN sessions ON sessions.token_hash = $2 AND sessions.expires_at > $3 AND sessions.seen_at > $4
     LEFT JOIN accounts ON accounts.id = sessions.account_id
     LEFT JOIN members ON members.account_id = accounts.id AND members.network_id = networks.id
          AND members.state = 'active'
     WHERE networks.slug = $1";

/// The network of a slug, the account of a session and its active membership there, in one journey. For what stands
/// `beside` a page also a member's networks and own spaces, each list in one value and in no order: every page asks this,
/// and rows and columns cost more than what stands in them.
pub(super) fn looker(
    q: &mut Read<'_>,
    slug: &str,
    hash: &str,
    now: Time,
    beside: bool,
) -> Result<Option<Looker>, Error> {
    let idle = now - super::IDLE;
    let (values, lines) = (String::from(VALUES), String::from(LINES));
    q.maybe(LOOKER, &[&slug, &hash, &now, &idle, &beside, &values, &lines])
}

db::record! {
    /// Who is signed in by a session, and their active membership in a network.
    pub(super) struct SignedIn {
        hash: String,
        id: AccountId,
        name: String,
        email: String,
        language: String,
        time_zone: String,
        seen_at: Time,
        member_id: Option<MemberId>,
        member_name: Option<String>,
        role: Option<Role>,
        member_seen_at: Option<Time>,
        since_at: Option<Time>,
        picture: Option<String>,
    }
}

impl SignedIn {
    pub(super) fn parts(self) -> (String, (Option<Account>, Option<Membership>)) {
        let SignedIn { id, name, email, language, time_zone, seen_at, .. } = self;
        let member = self.member_id.zip(self.member_name).zip(self.role).map(|((id, name), role)| {
            let picture = self.picture.unwrap_or_default();
            Membership { id, name, role, seen_at: self.member_seen_at, since_at: self.since_at, picture }
        });
        (self.hash, (Some(Account { id, name, email, language, time_zone, seen_at }), member))
    }
}

/// Who is signed in by each of these sessions that has not ended, and their active membership in the network.
pub(super) fn lookers(
    q: &mut Read<'_>,
    network: NetworkId,
    hashes: &[&str],
    now: Time,
) -> Result<Vec<SignedIn>, Error> {
    let idle = now - super::IDLE;
    let keys: Vec<&dyn Param> = hashes.iter().map(|hash| -> &dyn Param { hash }).collect();
    batch::among(
        q,
        "SELECT sessions.token_hash AS hash, accounts.id, accounts.name, accounts.email, accounts.language,
                accounts.time_zone, sessions.seen_at, members.id AS member_id, members.name AS member_name,
                members.role, members.seen_at AS member_seen_at, members.since_at, members.picture
         FROM sessions
         JOIN accounts ON accounts.id = sessions.account_id
         LEFT JOIN members ON members.account_id = accounts.id AND members.network_id = $1
              AND members.state = 'active'
         WHERE sessions.expires_at > $2 AND sessions.seen_at > $3 AND sessions.token_hash",
        &[&network, &now, &idle],
        &keys,
        "ORDER BY sessions.token_hash",
    )
}

/// An active member with their network and account. There is no session, so what stands for its time is the member's own.
pub(super) fn member(q: &mut Read<'_>, member: MemberId) -> Result<Option<Looker>, Error> {
    q.maybe(
        "SELECT networks.id, networks.slug, networks.name, networks.summary, networks.language,
                networks.time_zone, networks.colour, networks.visibility, networks.pages,
                accounts.id AS account_id, accounts.name AS account_name, accounts.email AS account_email,
                accounts.language AS account_language, accounts.time_zone AS account_time_zone,
                COALESCE(members.seen_at, accounts.created_at) AS session_seen_at,
                members.id AS member_id, members.name AS member_name, members.role AS member_role,
                members.seen_at AS member_seen_at, members.since_at AS member_since_at,
                members.picture AS member_picture,
                CAST(NULL AS TEXT) AS networks, CAST(NULL AS TEXT) AS spaces, CAST(NULL AS BIGINT) AS calls
         FROM members JOIN networks ON networks.id = members.network_id
         JOIN accounts ON accounts.id = members.account_id
         WHERE members.id = $1 AND members.state = 'active'",
        &[&member],
    )
}

pub(super) fn networks_of_account(q: &mut Read<'_>, account: AccountId) -> Result<Vec<Network>, Error> {
    q.all(
        "SELECT networks.id, networks.slug, networks.name, networks.summary, networks.language,
                networks.time_zone, networks.colour, networks.visibility, networks.pages
         FROM members JOIN networks ON networks.id = members.network_id
         WHERE members.account_id = $1 AND members.state = 'active'
         ORDER BY networks.name, networks.id LIMIT 20",
        &[&account],
    )
}

pub(super) fn spaces_of_member(q: &mut Read<'_>, member: MemberId) -> Result<Vec<RailSpace>, Error> {
    q.all(
        "SELECT spaces.id, spaces.name, spaces.last_activity_at, space_members.seen_at
         FROM space_members JOIN spaces ON spaces.id = space_members.space_id
         WHERE space_members.member_id = $1 AND spaces.archived_at IS NULL
         ORDER BY spaces.arranged DESC, spaces.last_activity_at DESC, spaces.id DESC LIMIT 12",
        &[&member],
    )
}

pub(super) fn public_spaces(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<RailSpace>, Error> {
    q.all(
        "SELECT id, name, last_activity_at, last_activity_at AS seen_at
         FROM spaces WHERE network_id = $1 AND visibility = 'public' AND archived_at IS NULL
         ORDER BY arranged DESC, last_activity_at DESC, id DESC LIMIT 12",
        &[&network],
    )
}

pub(super) fn touch_session(tx: &mut Write<'_>, hash: &str, now: Time) -> Result<u64, Error> {
    tx.run("UPDATE sessions SET seen_at = $2 WHERE token_hash = $1", &[&hash, &now])
}

pub(super) fn touch_member(
    tx: &mut Write<'_>,
    member: MemberId,
    now: Time,
    since: Option<Time>,
) -> Result<u64, Error> {
    tx.run("UPDATE members SET seen_at = $2, since_at = $3 WHERE id = $1", &[&member, &now, &since])
}
