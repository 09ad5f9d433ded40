//! What a budget asks of somebody: to propose, to review, to choose; on its page, in lists and in Today.

use super::ballot;
use crate::budgets::budget::Budget;
use crate::budgets::money::Money;
use crate::budgets::rules::{Fate, Phase};
use crate::budgets::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Need, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "budgets/views/voting/_card.html")]
struct Card {
    title: Said,
    about: Said,
    href: String,
    button: &'static str,
    until: Option<db::Time>,
}

/// The one thing that is asked of this viewer now.
pub(in crate::budgets) fn card(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let Some(budget) = store::of_item(q, item.id)? else { return Ok(None) };
    if item.is_archived() {
        return Ok(None);
    }
    let card = match budget.phase {
        Phase::Gather => proposing(viewer, item, &budget),
        Phase::Review => reviewing(q, viewer, item, &budget)?,
        Phase::Vote => choosing(q, viewer, item, &budget)?,
        Phase::Result => None,
    };
    Ok(card.map(Piece::of))
}

fn proposing(viewer: &Viewer, item: &Item, budget: &Budget) -> Option<Card> {
    let asked = budget.takes_projects(viewer.now) && budget.lets_propose(viewer, item);
    asked.then(|| Card {
        title: Said::key("budget-propose-title"),
        about: Said::key("budget-propose-about").with("amount", budget.money().told(budget.amount)),
        href: budget.path(viewer, "projects/new"),
        button: "project-propose",
        until: Some(budget.gather_until),
    })
}

fn reviewing(q: &mut Read<'_>, viewer: &Viewer, item: &Item, budget: &Budget) -> Result<Option<Card>, Error> {
    let tally = store::tally(q, item.id)?;
    let waiting = tally.iter().find(|tally| tally.state == Fate::Waiting).map_or(0, |tally| tally.projects);
    if waiting > 0 && item.may(viewer, Action::HoldSpace) {
        return Ok(Some(Card {
            title: Said::key("budget-review-title").with("count", waiting),
            about: Said::key("budget-review-about"),
            href: budget.path(viewer, "projects?state=waiting"),
            button: "budget-review-button",
            until: Some(budget.review_until),
        }));
    }
    Ok((waiting == 0 && item.may(viewer, Action::HoldVote)).then(|| Card {
        title: Said::key("budget-open-title"),
        about: Said::key("budget-open-about"),
        href: budget.path(viewer, "phase"),
        button: "budget-open",
        until: None,
    }))
}

fn choosing(q: &mut Read<'_>, viewer: &Viewer, item: &Item, budget: &Budget) -> Result<Option<Card>, Error> {
    let Some(count) = ballot::count(q, viewer, (item, budget))? else { return Ok(None) };
    let (title, button) = if count > 0 {
        (Said::key("budget-chosen-title").with("count", count), "budget-choose-again")
    } else {
        (Said::key("budget-choose-title"), "budget-choose")
    };
    let about = Said::key(budget.ballot.hint());
    let href = budget.path(viewer, "ballot");
    Ok(Some(Card { title, about, href, button, until: Some(budget.vote_until) }))
}

/// What lists add: how far it is.
pub(in crate::budgets) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let told = store::lines(q, items)?.into_iter().map(
        |(item, phase, amount, decimals, currency, cast, entitled, funded)| {
            let amount = Money { decimals: u32::try_from(decimals).unwrap_or(0), currency }.told(amount);
            let said = match phase {
                Phase::Gather => Said::key("budget-line-gather").with("amount", amount),
                Phase::Review => Said::key("budget-line-review").with("amount", amount),
                Phase::Vote => Said::key("budget-line-vote").with("cast", cast).with("entitled", entitled),
                Phase::Result => Said::key("budget-line-result").with("count", funded),
            };
            (item, said)
        },
    );
    Ok(told.collect())
}

/// The budgets in which the viewer may choose and has not, and those whose projects they are to review.
pub(in crate::budgets) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut needs = Vec::new();
    for one in store::waiting(q, me, viewer.now)? {
        let href = viewer.path(format_args!("budgets/{}/ballot", one.item_id));
        let title = Said::key("budget-need").with("title", one.title);
        let need = Need::new("budget", title, (href, "budget-choose")).because("budget-need-why");
        needs.push(Need { until: Some(one.at), ..need.tinted("decide") });
    }
    for one in store::reviewing(q, viewer, me)? {
        let href = viewer.path(format_args!("budgets/{}/projects?state=waiting", one.item_id));
        let title = Said::key("budget-review-need").with("title", one.title);
        let need = Need::new("projects", title, (href, "budget-review-button")).because("budget-review-why");
        needs.push(Need { until: Some(one.at), ..need.tinted("decide") });
    }
    Ok(needs)
}
