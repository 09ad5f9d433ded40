//! A proposal, in which phase it is, and the one rule of what may be seen of its ballots.

use super::PROPOSAL;
use super::method::{Electorate, Method, Secrecy, Threshold, Verdict};
use super::store;
use db::{Read, Time};
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::{Error, Said, Viewer};

db::id! {
    /// An option of a proposal.
    pub struct OptionId;
}
db::id! {
    /// A voter of a proposal.
    pub struct VoterId;
}

db::record! {
    /// How a proposal is decided, and what came of it.
    #[derive(Debug, Clone)]
    pub(super) struct Proposal {
        pub(super) item_id: ItemId,
        pub(super) method: Method,
        pub(super) secrecy: Secrecy,
        pub(super) electorate: Electorate,
        pub(super) threshold: Threshold,
        /// How many are to win, and how many dots a voter has.
        pub(super) seats: i64,
        pub(super) dots: i64,
        /// How many in a hundred must vote.
        pub(super) quorum: i64,
        pub(super) time_zone: String,
        pub(super) ends_at: Time,
        pub(super) opened_at: Option<Time>,
        pub(super) closed_at: Option<Time>,
        pub(super) version: i64,
        pub(super) entitled_count: i64,
        /// How many more votes than voters there are, where some have several.
        pub(super) extra_votes: i64,
        pub(super) cast_count: i64,
        /// How many votes were carried by the ballots of others, once it is closed.
        pub(super) carried_count: i64,
        pub(super) lot: i64,
        /// To which key ballots are sealed; empty where they are not.
        pub(super) public_key: String,
        /// Whether its key is sealed with the passphrases of stewards, and in no file.
        pub(super) shared: bool,
        /// Whether the charter changes when it is carried.
        pub(super) charter: bool,
        /// Whether ballots count for those who gave their vote by a delegation, and how many proxies one person may hold, as far as
        /// one ballot can count for others at all.
        pub(super) delegable: bool,
        pub(super) proxies: i64,
        pub(super) verdict: Option<Verdict>,
        /// The numbers of the options that won, with commas between them.
        pub(super) winners: String,
        pub(super) outcome: String,
        pub(super) outcome_html: String,
        pub(super) outcome_by: Option<String>,
        pub(super) outcome_at: Option<Time>,
        pub(super) review_at: Option<Time>,
    }
}

db::record! {
    /// What one may choose.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Choosable {
        pub(super) id: OptionId,
        pub(super) label: String,
    }
}

/// How far a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// It is being written.
    Draft,
    /// One may vote.
    Open,
    /// The vote is over, and nobody has written yet what came of it.
    Closed,
    /// What came of it is written down.
    Decided,
}

/// The leave to read what was chosen in one proposal. Nothing reads ballots without it, and only [`Proposal::seen`] gives
/// it: so page, picture, export, stream and letter know the same or nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen(ItemId);

impl Seen {
    /// The proposal.
    pub(super) fn item(self) -> ItemId {
        self.0
    }

    /// The leave of whoever closes the vote: it counts, and tells nobody before it is closed.
    pub(super) fn by_closing(item: ItemId) -> Seen {
        Seen(item)
    }
}

impl Proposal {
    /// How far it is.
    pub(super) fn phase(&self) -> Phase {
        match (self.opened_at, self.closed_at, self.outcome_at) {
            (None, ..) => Phase::Draft,
            (_, None, _) => Phase::Open,
            (_, _, None) => Phase::Closed,
            _ => Phase::Decided,
        }
    }

    /// Whether people vote at this moment: until the last second, also where closing comes late.
    pub(super) fn runs(&self, now: Time) -> bool {
        self.phase() == Phase::Open && now < self.ends_at
    }

    /// Whether a ballot is taken here at this moment.
    pub(super) fn takes_ballots(&self, now: Time) -> bool {
        self.runs(now) && !self.is_elsewhere()
    }

    /// Whether it can be told how many took part.
    pub(super) fn tells_turnout(&self) -> bool {
        match self.phase() {
            Phase::Draft => false,
            Phase::Open => !self.is_elsewhere(),
            Phase::Closed | Phase::Decided => true,
        }
    }

    /// Whether it is held with Belenios, so that nothing is known here of who has voted.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.secrecy == Secrecy::Belenios
    }

    /// The key of what is promised of its ballots, and what not.
    pub(super) fn promise(&self) -> &'static str {
        match self.secrecy {
            Secrecy::Secret if self.shared => "keeper-promise",
            Secrecy::Checkable if self.shared => "keeper-promise-checkable",
            kept => kept.promise(),
        }
    }

    /// The leave to read what was chosen: at any time in an open vote, else once it is closed.
    pub(super) fn seen(&self) -> Option<Seen> {
        let open = self.secrecy == Secrecy::Open && self.opened_at.is_some();
        (open || self.closed_at.is_some()).then_some(Seen(self.item_id))
    }

    /// Whether one ballot can count for several people: never in a secret vote, where each speaks for themselves, or where
    /// organisations vote by whoever stands for them.
    pub(super) fn may_carry(&self) -> bool {
        let people = self.electorate != Electorate::Organisations;
        self.method.carries() && !self.secrecy.is_secret() && people
    }

    /// Whether ballots count for those who gave their vote by a delegation.
    pub(super) fn is_delegable(&self) -> bool {
        self.delegable && self.may_carry()
    }

    /// How many proxies one person may hold.
    pub(super) fn most_proxies(&self) -> i64 {
        if self.may_carry() { self.proxies } else { 0 }
    }

    /// Whether so many are few enough for their ballots to be counted each time that somebody looks.
    pub(super) fn counts_while_open(&self) -> bool {
        self.entitled_count <= 2_000
    }

    /// How many votes those who may vote have together.
    pub(super) fn votes(&self) -> i64 {
        self.entitled_count.saturating_add(self.extra_votes)
    }

    /// How many votes must be cast.
    pub(super) fn needed(&self) -> u64 {
        let votes = u64::try_from(self.votes()).unwrap_or_default();
        votes.saturating_mul(self.quorum()).div_ceil(100)
    }

    /// How many in a hundred must vote.
    pub(super) fn quorum(&self) -> u64 {
        u64::try_from(self.quorum).unwrap_or_default()
    }

    /// The address of what is done with it.
    pub(super) fn path(&self, viewer: &Viewer, what: &str) -> String {
        viewer.path(format_args!("proposals/{}/{what}", self.item_id))
    }
}

/// Why something is not done with a proposal now.
pub(super) fn refused(key: &'static str) -> Error {
    Error::Refused(Said::key(key))
}

/// A proposal in which the viewer may do this.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    action: Action,
) -> Result<(Item, Proposal), Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == PROPOSAL.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    let proposal = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    Ok((item, proposal))
}
