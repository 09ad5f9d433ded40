//! What a proposal asks of somebody: to vote, on its page and in Today.

use super::ballot;
use crate::proposals::keepers;
use crate::proposals::method::Secrecy;
use crate::proposals::proposal::Phase;
use crate::proposals::store::{self, Waiting};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Need, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "proposals/views/_next.html")]
struct NextCard {
    title: &'static str,
    about: &'static str,
    href: String,
    button: &'static str,
}

/// The ballot of who may vote; else, for who holds the vote, what comes next.
pub(in crate::proposals) fn card(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let Some(proposal) = store::of_item(q, item.id)? else { return Ok(None) };
    if item.is_archived() {
        return Ok(None);
    }
    let next = |title, about, what, button| {
        let href = proposal.path(viewer, what);
        Some(Piece::of(NextCard { title, about, href, button }))
    };
    match proposal.phase() {
        Phase::Draft if item.may(viewer, Action::HoldVote) => {
            Ok(next("proposal-draft-title", "proposal-draft-about", "opening", "proposal-open"))
        }
        Phase::Open if proposal.is_elsewhere() => Ok(item
            .may(viewer, Action::HoldVote)
            .then(|| next("belenios-hold-title", "belenios-hold-about", "election", "belenios-hold"))
            .flatten()),
        Phase::Open => ballot::part(q, viewer, (item, &proposal), None, true),
        Phase::Closed if item.may(viewer, Action::HoldSpace) => {
            Ok(next("proposal-closed-title", "proposal-closed-about", "outcome", "proposal-write-outcome"))
        }
        _ => Ok(None),
    }
}

/// What lists add: until when one may vote, and how many have.
pub(in crate::proposals) fn line(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    type Line = (ItemId, Secrecy, Option<Time>, Time, Option<Time>, i64, i64, i64);
    let said = |(item, kept, opened, ends, closed, cast, carried, entitled): Line| {
        let key = match (opened, closed) {
            (None, _) => return None,
            (_, None) if kept == Secrecy::Belenios => "belenios-line",
            (_, None) if ends <= viewer.now => "proposal-line-ended",
            (_, None) => "proposal-line-open",
            _ if carried > 0 => "proposal-line-carried",
            _ => "proposal-line-closed",
        };
        Some((item, Said::key(key).with("cast", cast).with("carried", carried).with("entitled", entitled)))
    };
    Ok(store::lines(q, items)?.into_iter().filter_map(said).collect())
}

/// The votes that wait for the viewer, and the decisions that they wanted to look at again.
pub(in crate::proposals) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let votes = store::wanted(q, me, viewer.now)?;
    let mut needs: Vec<Need> = votes.into_iter().map(|vote| wanted(viewer, vote)).collect();
    needs.extend(keepers::needs(q, viewer)?);
    needs.extend(store::reviews(q, me, viewer)?.into_iter().map(|review| {
        let href = viewer.path(format_args!("proposals/{}/outcome", review.item_id));
        let title = Said::key("proposal-review-need").with("title", review.title);
        Need::new("review", title, (href, "proposal-review")).because("proposal-review-why").tinted("decide")
    }));
    Ok(needs)
}

fn wanted(viewer: &Viewer, vote: Waiting) -> Need {
    let href = viewer.path(format_args!("items/{}", vote.item_id));
    let title = Said::key("proposal-need").with("title", vote.title);
    let why = if vote.again { "proposal-need-again" } else { "proposal-need-why" };
    let need = Need::new("vote", title, (href, "proposal-need-button")).because(why).tinted("decide");
    Need { until: Some(vote.at), ..need }
}
