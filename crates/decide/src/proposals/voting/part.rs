//! What stands on the page of a proposal between its text and the conversation: how it is decided, how far it is, how it
//! stands as far as that may be told, and what came of it.

use super::ballot;
use crate::proposals::belenios;
use crate::proposals::counting;
use crate::proposals::keepers;
use crate::proposals::method::Method;
use crate::proposals::proposal::{Choosable, Phase, Proposal};
use crate::proposals::store::{self, Objecting};
use askama::Template;
use db::Read;
use house::access::Action;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "proposals/views/_part.html")]
struct ProposalPart {
    proposal: Proposal,
    phase: Phase,
    options: Vec<Choosable>,
    /// How it stands, where that may be told.
    tally: Vec<(Said, String)>,
    objections: Vec<Objecting>,
    people: Option<String>,
    /// Where the count is told.
    result: Option<String>,
    /// Where whoever holds the vote gives it more time or another option, as long as people vote.
    hold: Option<String>,
    /// Where the next version of the charter stands.
    charter: String,
    /// Where changes of the text are offered and were.
    amend: Option<String>,
    /// Where the author changes the text so that objections are met.
    meet: Option<String>,
    /// Who is to vote, where they were named; and who has how many votes, where some have several.
    named: Vec<Said>,
    /// Where one gives one's vote away for this once, and for a time.
    proxies: Option<String>,
    delegations: Option<String>,
    /// The election, where the vote is held with Belenios; or who keeps the key of a secret one.
    election: Option<Piece>,
}

pub(in crate::proposals) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let proposal = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let phase = proposal.phase();
    let options = store::options(q, item.id)?;
    let tally = match store::piles_now(q, &proposal)? {
        Some(piles) => counting::count(&proposal, &options, &piles).tally,
        None => Vec::new(),
    };
    let may_know = viewer.may(Action::ReadMembers);
    let objections = match proposal.seen().filter(|_| may_know && proposal.method.needs_light()) {
        Some(seen) => store::objections(q, seen)?,
        None => Vec::new(),
    };
    let tells = may_know && (phase == Phase::Draft || proposal.extra_votes > 0);
    let named = if tells { store::named(q, item.id)? } else { Vec::new() };
    let own = item.may(viewer, Action::EditOwn) && proposal.takes_ballots(viewer.now);
    let meets = own && objections.iter().any(|one| one.met_at.is_none());
    let amends = phase == Phase::Draft && item.may(viewer, Action::TakePart) && !item.body.is_empty();
    let mine =
        proposal.takes_ballots(viewer.now) && proposal.may_carry() && item.may(viewer, Action::CastBallot);
    let mine = mine && !ballot::voices(q, viewer, item, &proposal)?.is_empty();
    let part = ProposalPart {
        proxies: (mine && proposal.most_proxies() > 0).then(|| proposal.path(viewer, "proxies")),
        delegations: (mine && proposal.is_delegable()).then(|| viewer.path("delegations")),
        election: beside(q, viewer, &proposal)?,
        charter: format!("{}/charter", item.href(viewer)),
        amend: amends.then(|| proposal.path(viewer, "amendments")),
        meet: meets.then(|| proposal.path(viewer, "objections")),
        phase,
        options,
        tally: tally.into_iter().map(|(label, figure, _)| (label, figure)).collect(),
        objections,
        people: may_know.then(|| viewer.path("people")),
        result: (phase != Phase::Draft).then(|| format!("{}/result", item.href(viewer))),
        hold: holding(viewer, item, &proposal),
        named: named.into_iter().map(|(_, name, votes)| voter(name, votes)).collect(),
        proposal,
    };
    Ok(Piece::of(part))
}

/// What can be done with an open vote is done below this address, as long as people vote and for whoever holds it.
fn holding(viewer: &Viewer, item: &Item, proposal: &Proposal) -> Option<String> {
    let holds = proposal.runs(viewer.now) && item.may(viewer, Action::HoldVote);
    holds.then(|| proposal.path(viewer, ""))
}

/// What is told of a vote that is held elsewhere, or whose key stewards keep.
pub(in crate::proposals) fn beside(
    q: &mut Read<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
) -> Result<Option<Piece>, Error> {
    match belenios::shown(q, proposal)? {
        Some(election) => Ok(Some(election)),
        None => keepers::shown(q, viewer, proposal),
    }
}

/// A voter by their name, with how many votes they have where that is more than one.
fn voter(name: String, votes: i64) -> Said {
    if votes > 1 {
        Said::key("belenios-votes-each").with("name", name).with("count", votes)
    } else {
        Said::raw(name)
    }
}
