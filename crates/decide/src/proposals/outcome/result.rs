//! The result: the count, told round by round in words, as a table and as a picture, with who took part. Until it may be
//! seen, the page says when that will be, and nothing else.

use super::apart::{Apart, apart};
use super::hearing;
use crate::proposals::choice::Choice;
use crate::proposals::counting::{self, Report, Round};
use crate::proposals::method::Method;
use crate::proposals::proposal::{Choosable, Phase, Proposal, Seen, VoterId};
use crate::proposals::secrecy;
use crate::proposals::store::{self, Told, Turnout};
use crate::proposals::voting;
use askama::Template;
use db::Read;
use house::access::Action;
use house::charts::{Bars, Caption, Series};
use house::items::Item;
use house::organisations::Sector;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// Figures of a group are shown for so many people or more.
const FLOOR: i64 = 5;
/// How many ballots stand on a page.
const SHOWN: usize = 50;

/// A sector, how many of it might vote, how many did, and of how many others the vote was carried.
type Shares = (Said, i64, i64, i64);

#[derive(Template)]
#[template(path = "proposals/views/outcome/result.html")]
struct ResultPage {
    proposal: Proposal,
    phase: Phase,
    seen: bool,
    /// Whether voting is over, closed or not.
    ended: bool,
    told: Vec<Said>,
    winners: Vec<String>,
    rounds: Vec<Round>,
    picture: Option<Piece>,
    turnout: Vec<Shares>,
    /// Whether each sector tells how many votes were carried.
    shares: bool,
    withheld: bool,
    /// Own ballots and votes that they carry, for each word and in all.
    apart: Vec<Apart>,
    /// The ballots of a checkable vote: where they are, and the digest of the list.
    published: Option<(String, String)>,
    /// A secret vote of too few ballots, none of which was opened.
    unopened: bool,
    ballots: Vec<(Told, Vec<Said>)>,
    people: Option<String>,
    older: Option<String>,
    back: String,
    /// Where one asks who had a voice in it.
    voice: Option<String>,
    /// The election, where the vote was held with Belenios; or who keeps the key of a secret one that is not closed.
    election: Option<Piece>,
}

/// What came of a vote.
pub(in crate::proposals) fn result(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    query: &Form,
) -> Result<(Said, Piece), Error> {
    let (id, back) = (item.id, item.href(viewer));
    let proposal = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    let (options, piles) = (store::options(q, id)?, store::piles_now(q, &proposal)?);
    let apart = piles.as_deref().map(|piles| apart(proposal.method, piles)).unwrap_or_default();
    let report = piles.map(|piles| counting::count(&proposal, &options, &piles));
    let (turnout, withheld) = by_sector(store::turnout_of(q, id)?);
    let published = secrecy::published(q, &proposal, &options)?;
    let seen = proposal.seen().filter(|_| viewer.may(Action::ReadMembers));
    let (ballots, next) = ballots(q, (&proposal, &options), seen, query)?;
    let winners = report.iter().flat_map(|report| options.iter().filter(|o| report.winners.contains(&o.id)));
    let body = ResultPage {
        election: voting::beside(q, viewer, &proposal)?,
        voice: hearing::page(viewer, &proposal),
        phase: proposal.phase(),
        seen: report.is_some(),
        ended: !proposal.runs(viewer.now),
        winners: winners.map(|option| option.label.clone()).collect(),
        picture: report.as_ref().and_then(|report| drawn(&proposal, report)),
        shares: tells_carried(&turnout),
        turnout,
        withheld,
        apart,
        published: published.map(|(_, digest)| (format!("{back}/ballots.csv"), digest)),
        unopened: proposal.secrecy.has_key() && proposal.closed_at.is_some() && report.is_none(),
        ballots,
        people: viewer.may(Action::ReadMembers).then(|| viewer.path("people")),
        older: next.map(|last| format!("{back}/result?after={last}")),
        back,
        told: report.as_ref().map(|report| report.told.clone()).unwrap_or_default(),
        rounds: report.map(|report| report.rounds).unwrap_or_default(),
        proposal,
    };
    Ok((Said::key("proposal-result"), Piece::of(body)))
}

/// Some ballots in words, where they may be seen, from the one after which is asked, and from which on there are more.
#[expect(clippy::type_complexity, reason = "ballots with their words, taken apart by the template")]
fn ballots(
    q: &mut Read<'_>,
    (proposal, options): (&Proposal, &[Choosable]),
    seen: Option<Seen>,
    query: &Form,
) -> Result<(Vec<(Told, Vec<Said>)>, Option<VoterId>), Error> {
    let Some(seen) = seen else { return Ok((Vec::new(), None)) };
    let after = query.value("after").parse().unwrap_or(VoterId::from(0));
    let mut ballots = store::told(q, seen, after)?;
    let more = ballots.len() > SHOWN;
    ballots.truncate(SHOWN);
    let next = ballots.last().filter(|_| more).map(|last| last.id);
    let said = |told: Told| {
        let words = words(proposal.method, &told, options);
        (told, words)
    };
    Ok((ballots.into_iter().map(said).collect(), next))
}

/// The tally as a picture, where there is one.
fn drawn(proposal: &Proposal, report: &Report) -> Option<Piece> {
    if report.tally.is_empty() {
        return None;
    }
    let about = match proposal.method {
        Method::Schulze => "proposal-picture-duels",
        method if method.ranks() => "proposal-picture-first",
        _ => "proposal-picture-about",
    };
    let caption = Caption { id: "tally", title: Said::key("proposal-tally"), about: Said::key(about) };
    let labels = report.tally.iter().map(|(label, ..)| label.clone()).collect();
    let values = report.tally.iter().map(|(_, _, length)| *length).collect();
    Some(Bars { caption, labels, series: Series { name: Said::key("proposal-tally"), values } }.draw())
}

/// Turnout by sector, the sectors with few voters taken together; and whether even these were too few to be shown.
fn by_sector(turnout: Vec<Turnout>) -> (Vec<Shares>, bool) {
    let (large, small): (Vec<Turnout>, Vec<Turnout>) =
        turnout.into_iter().partition(|one| one.entitled >= FLOOR);
    let name = |sector: &str| match sector.parse::<Sector>() {
        Ok(sector) => Said::key(sector.label()),
        Err(_) => Said::key("proposal-no-sector"),
    };
    let mut rows: Vec<Shares> =
        large.iter().map(|one| (name(&one.sector), one.entitled, one.voted, one.carried)).collect();
    let sum = |of: fn(&Turnout) -> i64| small.iter().map(of).sum::<i64>();
    let entitled = sum(|one| one.entitled);
    if entitled >= FLOOR {
        let (voted, carried) = (sum(|one| one.voted), sum(|one| one.carried));
        rows.push((Said::key("proposal-other-sectors"), entitled, voted, carried));
    }
    (rows, entitled > 0 && entitled < FLOOR)
}

/// Whether sectors may tell how many votes were carried: in each nobody or five and more did not vote themselves. Beside the list of
/// ballots it would else be told who gave their vote away.
fn tells_carried(turnout: &[Shares]) -> bool {
    let silent = |(_, entitled, voted, _): &Shares| entitled - voted;
    let some = turnout.iter().any(|(.., carried)| *carried > 0);
    some && turnout.iter().map(silent).all(|silent| silent == 0 || silent >= FLOOR)
}

/// What a ballot says, in words.
fn words(method: Method, told: &Told, options: &[Choosable]) -> Vec<Said> {
    let label = |id| options.iter().find(|option| option.id == id).map_or("", |option| option.label.as_str());
    match Choice::kept(method, &told.choice) {
        Some(Choice::Word(word)) => {
            let key = method.words().iter().find(|(known, _)| *known == word).map(|(_, key)| *key);
            vec![Said::key(key.unwrap_or("proposal-choice-abstain"))]
        }
        Some(Choice::Approved(ids)) => ids.into_iter().map(|id| Said::raw(label(id))).collect(),
        Some(Choice::Rated(rated)) => {
            rated.into_iter().map(|(id, points)| Said::raw(format!("{}: {points}", label(id)))).collect()
        }
        Some(Choice::Ranked(places)) => {
            let row = |(place, rank): (Vec<_>, usize)| {
                let names: Vec<&str> = place.into_iter().map(label).collect();
                Said::raw(format!("{rank}. {}", names.join(" = ")))
            };
            places.into_iter().zip(1..).map(row).collect()
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turnout(sector: &str, entitled: i64) -> Turnout {
        Turnout { sector: sector.to_owned(), entitled, voted: entitled - 1, carried: 0 }
    }

    #[test]
    fn few_people_of_a_sector_are_never_shown_alone() {
        let row = |entitled, voted, carried| (Said::key("proposal-no-sector"), entitled, voted, carried);
        assert!(tells_carried(&[row(9, 9, 0), row(9, 4, 2)]));
        assert!(!tells_carried(&[row(9, 4, 2), row(9, 8, 1)]), "it is the one of nine who did not vote");
        assert!(!tells_carried(&[row(9, 4, 0)]));
        let (rows, withheld) = by_sector(vec![turnout("business", 9), turnout("media", 3), turnout("", 2)]);
        assert_eq!(rows.iter().map(|(_, entitled, ..)| *entitled).collect::<Vec<_>>(), [9, 5]);
        assert!(!withheld);
        let (rows, withheld) = by_sector(vec![turnout("business", 9), turnout("media", 4)]);
        assert_eq!((rows.len(), withheld), (1, true));
    }
}
