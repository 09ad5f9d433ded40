//! Decisions that were made elsewhere, or are written by a program: they go the way that every proposal goes, each step
//! with its happening, and what they come to is counted like any other.

use super::acts::{BALLOT_CAST, OUTCOME_WRITTEN, PROPOSAL_OPENED, PROXY_GIVEN};
use super::choice::Choice;
use super::method::{Electorate, Method, Secrecy, Threshold, Verdict};
use super::opening::{self, By};
use super::proposal::{Choosable, Phase, Proposal};
use super::store::{self, Rule};
use super::voting;
use db::{Read, Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, ItemText};
use house::networks;
use house::web::Error;

/// How something is to be decided.
#[derive(Debug, Clone)]
pub struct Setting {
    /// By which method.
    pub method: Method,
    /// How votes are kept.
    pub secrecy: Secrecy,
    /// Who votes.
    pub electorate: Electorate,
    /// How large a part must be for it.
    pub threshold: Threshold,
    /// How many win.
    pub seats: i64,
    /// How many dots a voter has.
    pub dots: i64,
    /// How many in a hundred must vote.
    pub quorum: i64,
    /// The zone in which its end is told.
    pub time_zone: String,
    /// Until when one may vote.
    pub ends_at: Time,
    /// What one may choose among.
    pub options: Vec<String>,
    /// Who votes, where they are named, and how many votes each has: more than one only where the vote is held with Belenios.
    pub named: Vec<(MemberId, i64)>,
}

/// Where and by whom something is done with a proposal, and when.
#[derive(Debug, Clone, Copy)]
pub struct Where {
    /// Its network.
    pub network: NetworkId,
    /// Its space.
    pub space: SpaceId,
    /// The proposal.
    pub item: ItemId,
    /// Who does it.
    pub by: MemberId,
    /// When.
    pub now: Time,
}

/// What somebody chose; options by their places, from 0.
#[derive(Debug, Clone)]
pub enum Vote {
    /// A word of the method, or `abstain`.
    Word(&'static str),
    /// These options.
    Approved(Vec<usize>),
    /// Points or dots.
    Rated(Vec<(usize, u32)>),
    /// From the best on; those of one place are equal.
    Ranked(Vec<Vec<usize>>),
}

/// Writes down how an item that was just started is to be decided.
///
/// # Errors
/// Those of the database.
pub fn draft(tx: &mut Write<'_>, at: Where, setting: &Setting) -> Result<(), Error> {
    let rule = Rule {
        method: setting.method,
        secrecy: setting.secrecy,
        electorate: setting.electorate,
        threshold: setting.threshold,
        seats: setting.seats,
        dots: setting.dots,
        quorum: setting.quorum,
        time_zone: setting.time_zone.clone(),
        ends_at: setting.ends_at,
        charter: false,
    };
    store::begin(tx, at.network, at.item, &rule, at.now)?;
    store::set_options(tx, at.network, at.item, &setting.options)?;
    store::set_named(tx, at.network, at.item, &setting.named)?;
    items::renew(tx, super::ROOM.kinds, &[at.item])?;
    Ok(())
}

/// Says, before a vote is opened, whether it allows delegation and how many proxies one person may hold. Where one ballot cannot
/// count for others, neither.
///
/// # Errors
/// Those of the database.
pub fn allow(tx: &mut Write<'_>, at: Where, delegable: bool, proxies: i64) -> Result<(), Error> {
    store::allow(tx, at.item, (delegable, proxies))?;
    Ok(())
}

/// Gives somebody's vote in an open vote to another, for this once. Where either has no vote of their own, the one has voted or
/// the other holds as many as one may, nothing is given: false.
///
/// # Errors
/// Those of the database.
pub fn give_proxy(tx: &mut Write<'_>, at: Where, to: MemberId) -> Result<bool, Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    let voices = store::voices(tx, &proposal, at.by)?;
    let holder = store::voter_of(tx, at.item, to)?;
    let own = voices.first().filter(|voice| voice.cast_version == 0).map(|voice| voice.id);
    let Some((own, holder)) = own.zip(holder).filter(|(own, holder)| own != holder) else { return Ok(false) };
    if !proposal.takes_ballots(at.now) || store::held_count(tx, holder)? >= proposal.most_proxies() {
        return Ok(false);
    }
    if store::give_proxy(tx, at.network, at.item, (own, holder), at.now)? == 0 {
        return Ok(false);
    }
    let happened = Happened::new(&PROXY_GIVEN).space(at.space).item(at.item).subject(to.get());
    happenings::record(tx, at.network, Some(at.by), at.now, happened)?;
    Ok(true)
}

/// Opens the vote. Nobody who may vote is an error, as for whoever opens one by hand; a secret vote is opened with its key.
///
/// # Errors
/// [`Error::Refused`] where nobody may vote; those of the database.
pub fn open(tx: &mut Write<'_>, at: Where, lot: i64) -> Result<(), Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    opening::begin(tx, at, &proposal, (lot, ""))?;
    Ok(())
}

/// Puts in a ballot for a member. One who has no vote, or comes when the vote is not open, is left out: false.
///
/// # Errors
/// Those of the database.
pub fn vote(tx: &mut Write<'_>, at: Where, vote: &Vote, reason: &str) -> Result<bool, Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    if !proposal.takes_ballots(at.now) {
        return Ok(false);
    }
    if proposal.secrecy.is_secret() {
        return Ok(false);
    }
    let voices = store::voices(tx, &proposal, at.by)?;
    let options = store::options(tx, at.item)?;
    let Some(choice) = vote.choice(&options) else { return Ok(false) };
    voting::put_in(tx, at, &proposal, &voices, (&choice.text(), reason))?;
    Ok(!voices.is_empty())
}

/// Closes the vote at its end, and tells what it came to: the verdict, and the options that won.
///
/// # Errors
/// Those of the database.
pub fn close(tx: &mut Write<'_>, at: Where) -> Result<(Option<Verdict>, Vec<String>), Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    opening::close(tx, By::Program(None), (at.network, at.item), proposal.ends_at, at.now)?;
    let closed = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    won(tx, &closed)
}

/// What a vote of this title came to that ended at this moment, as [`close`] tells it; nothing where there is none.
///
/// # Errors
/// Those of the database.
pub fn brought_before(
    q: &mut Read<'_>,
    network: NetworkId,
    vote: (&str, Time),
) -> Result<Option<(Option<Verdict>, Vec<String>)>, Error> {
    let Some(item) = store::ended_then(q, network, vote)? else { return Ok(None) };
    let closed = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    won(q, &closed).map(Some)
}

/// What a vote that is closed came to.
pub(super) fn won(q: &mut Read<'_>, closed: &Proposal) -> Result<(Option<Verdict>, Vec<String>), Error> {
    let winners: Vec<&str> = closed.winners.split(',').collect();
    let options = store::options(q, closed.item_id)?;
    let named = options.into_iter().filter(|option| winners.contains(&option.id.to_string().as_str()));
    Ok((closed.verdict, named.map(|option| option.label).collect()))
}

/// Writes down what came of it.
///
/// # Errors
/// Those of the database.
pub fn decide(tx: &mut Write<'_>, at: Where, outcome: &str, review: Option<Time>) -> Result<(), Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    if proposal.phase() != Phase::Closed {
        return Ok(());
    }
    let text = ItemText::new("", outcome);
    store::decide(tx, (at.item, at.by), (&text.body, &text.html), review, at.now)?;
    items::set_state(tx, at.item, ("closed", "decided"), Some(at.now))?;
    note(tx, at, &OUTCOME_WRITTEN)
}

/// Writes a line into the log.
pub(super) fn note(tx: &mut Write<'_>, at: Where, act: &'static happenings::Act) -> Result<(), Error> {
    let happened = Happened::new(act).space(at.space).item(at.item);
    happenings::record(tx, at.network, Some(at.by), at.now, happened)?;
    Ok(())
}

/// What is noted when a vote was opened or a ballot came in.
pub(super) fn opened(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    networks::use_page(tx, at.network, "decisions")?;
    note(tx, at, &PROPOSAL_OPENED)
}

/// As [`opened`], for a ballot.
pub(super) fn cast(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    note(tx, at, &BALLOT_CAST)
}

/// As [`cast`], where nobody learns who chose what.
pub(super) fn cast_in_secret(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    let happened = Happened::new(&BALLOT_CAST).space(at.space).item(at.item).detail("secret");
    happenings::record(tx, at.network, Some(at.by), at.now, happened)?;
    Ok(())
}

impl Vote {
    /// The choice among these options; none where it names one that is not there.
    pub(super) fn choice(&self, options: &[Choosable]) -> Option<Choice> {
        let id = |place: &usize| options.get(*place).map(|option| option.id);
        let ids = |places: &[usize]| places.iter().map(id).collect::<Option<Vec<_>>>();
        Some(match self {
            Vote::Word(word) => Choice::Word((*word).to_owned()),
            Vote::Approved(places) => Choice::Approved(ids(places)?),
            Vote::Rated(rated) => Choice::Rated(
                rated.iter().map(|(place, points)| Some((id(place)?, *points))).collect::<Option<_>>()?,
            ),
            Vote::Ranked(ranks) => {
                Choice::Ranked(ranks.iter().map(|places| ids(places)).collect::<Option<_>>()?)
            }
        })
    }
}
