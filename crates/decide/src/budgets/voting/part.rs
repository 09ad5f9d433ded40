//! What stands on the page of a budget between its text and the conversation: how much there is, when what happens, how it is
//! shared out, what is proposed. Nothing of it tells what anybody chose.

use crate::budgets::budget::{Budget, Part, ProjectId};
use crate::budgets::projects::{Row, rows};
use crate::budgets::rules::{Ballot, Fate, Phase};
use crate::budgets::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::charts::{Caption, Stretch, Timeline};
use house::dates::day_of;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};
use jiff::tz::TimeZone;

/// How many projects stand on the page.
const SHOWN: i64 = 6;

#[derive(Template)]
#[template(path = "budgets/views/_part.html")]
struct BudgetPart {
    amount: String,
    spent: String,
    /// The phases and their dates, where they took place here.
    picture: Option<Piece>,
    /// Each category and place that may cost only so much, or has so much kept for it.
    limits: Vec<Said>,
    /// How many projects of each state there are.
    tally: Vec<(&'static str, i64)>,
    rows: Vec<Row>,
    projects: String,
    result: String,
    hold: Option<String>,
    budget: Budget,
}

pub(in crate::budgets) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let budget = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let money = budget.money();
    let tally = store::tally(q, item.id)?;
    let accepted = tally.iter().any(|one| one.state == Fate::Accepted && one.projects > 0);
    let state = if accepted { Fate::Accepted } else { Fate::Waiting };
    let listed = store::listed(q, item.id, (state, "", ""), ProjectId::from(0), SHOWN)?;
    let limits = store::parts(q, item.id)?.iter().filter_map(|part| limit(&budget, part)).collect();
    let shown = tally.into_iter().filter(|one| one.projects > 0 && one.state != Fate::Withdrawn);
    let part = BudgetPart {
        amount: money.told(budget.amount),
        spent: money.told(budget.spent),
        picture: budget.source.is_empty().then(|| timeline(viewer, item, &budget)),
        limits,
        tally: shown.map(|one| (one.state.label(), one.projects)).collect(),
        rows: rows(viewer, &budget, listed),
        projects: budget.path(viewer, "projects"),
        result: format!("{}/result", item.href(viewer)),
        hold: item.may(viewer, Action::HoldVote).then(|| budget.path(viewer, "")),
        budget,
    };
    Ok(Piece::of(part))
}

/// What a category or place may cost, in a sentence.
fn limit(budget: &Budget, part: &Part) -> Option<Said> {
    let money = budget.money();
    let (least, most) = (money.told(part.least), money.told(part.most));
    let said = match (part.least, part.most) {
        (0, 0) => return None,
        (_, 0) => Said::key("budget-limit-least").with("least", least),
        (0, _) => Said::key("budget-limit-most").with("most", most),
        _ => Said::key("budget-limit-both").with("least", least).with("most", most),
    };
    Some(said.with("name", part.name.as_str()))
}

/// The phases as stretches of days, with the present day.
fn timeline(viewer: &Viewer, item: &Item, budget: &Budget) -> Piece {
    let zone = TimeZone::get(&budget.time_zone).unwrap_or(TimeZone::UTC);
    let day = |time| day_of(time, &zone);
    let opened = budget.opened_at.unwrap_or(budget.review_until);
    let stretch = |phase: Phase, from, until, look| Stretch {
        name: Said::key(phase.label()),
        from: day(from),
        until: Some(day(until)),
        look,
    };
    let stretches = vec![
        stretch(Phase::Gather, item.created_at, budget.gather_until, 0),
        stretch(Phase::Review, budget.gather_until, opened, 1),
        stretch(Phase::Vote, opened, budget.vote_until, 2),
        Stretch {
            name: Said::key(Phase::Result.label()),
            from: day(budget.counted_at.unwrap_or(budget.vote_until)),
            until: None,
            look: 3,
        },
    ];
    let caption = Caption {
        id: "phases",
        title: Said::key("budget-phases"),
        about: Said::key("budget-phases-about").with("amount", budget.money().told(budget.amount)),
    };
    Timeline { caption, stretches, today: Some(day(viewer.now)), ties: Vec::new() }.draw()
}
