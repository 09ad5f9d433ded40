//! Why a project was funded or not: what the engine says, kept as words and amounts, told in sentences.

use super::number;
use crate::budgets::budget::{Budget, Project, ProjectId};
use crate::budgets::store::Outcome;
use budget::{Election, Loss, Missed, Payment, Reason, Win, explain};
use house::web::Said;

/// The key of whether it was funded.
pub(in crate::budgets) fn funded(funded: bool) -> &'static str {
    if funded { "project-funded" } else { "project-not-funded" }
}

/// A project as the engine takes it.
pub(super) fn project(project: &Project) -> budget::Project {
    budget::Project {
        id: project.code(),
        name: project.title.clone(),
        cost: super::units(project.cost),
        extra: vec![project.category.clone(), project.place.clone()],
    }
}

/// What is kept of a project that nobody chose.
pub(super) fn unwanted(project_id: ProjectId) -> Outcome {
    Outcome {
        project_id,
        rank: None,
        backers: 0,
        why: "none".to_owned(),
        people: 0,
        amount: String::new(),
        least: String::new(),
        price: String::new(),
        tied: false,
        part: String::new(),
    }
}

/// What is kept of a project that was funded.
pub(super) fn won(election: &Election, win: &Win, mut one: Outcome) -> Outcome {
    let payers = |payments: &[Payment]| payments.iter().map(|payment| number(payment.voters.len())).sum();
    match &win.reason {
        Reason::Free => one.why = "free".to_owned(),
        Reason::Share { .. } => {
            let amounts = win.payments.iter().map(|payment| &payment.amount);
            let (most, least) = (amounts.clone().max(), amounts.min());
            one.why = if most == least { "share" } else { "shares" }.to_owned();
            let full = win.payments.iter().filter(|payment| Some(&payment.amount) == most);
            one.people = full.map(|payment| number(payment.voters.len())).sum();
            one.amount = most.map(|most| explain::amount(election, most)).unwrap_or_default();
            one.least = least.map(|least| explain::amount(election, least)).unwrap_or_default();
        }
        Reason::Score { left, .. } => {
            one.why = if one.backers == 0 { "spare" } else { "score" }.to_owned();
            one.amount = election.written(*left);
        }
        Reason::Load { moment } => {
            one.why = "load".to_owned();
            one.people = payers(&win.payments);
            one.amount = explain::amount(election, moment);
        }
        Reason::Optimum { .. } => {}
    }
    one
}

/// What is kept of one that was not.
pub(super) fn lost(election: &Election, loss: &Loss, mut one: Outcome) -> Outcome {
    let cost = election.project(loss.project).map_or(0, |project| project.cost);
    one.why = match &loss.reason {
        Missed::NoBackers if one.backers > 0 => "last",
        Missed::NoBackers => "none",
        Missed::Short { left } => {
            one.amount = election.written(cost.saturating_sub(left.floor()));
            "short"
        }
        Missed::TooDear { left } => {
            one.amount = election.written(*left);
            "dear"
        }
        Missed::Ended | Missed::Outweighed => "ended",
        Missed::Limited => "limited",
    }
    .to_owned();
    one.price = loss.price.map(|price| election.written(price)).unwrap_or_default();
    one
}

/// What became of a project, in sentences.
pub(in crate::budgets) fn why(budget: &Budget, one: &Outcome) -> Vec<Said> {
    let money = budget.money();
    let (amount, least) = (money.named(&one.amount), money.named(&one.least));
    let said = match one.why.as_str() {
        "free" => Said::key("project-why-free"),
        "share" => Said::key("project-why-share").with("people", one.people).with("amount", amount),
        "shares" => Said::key("project-why-shares")
            .with("people", one.people)
            .with("backers", one.backers)
            .with("amount", amount)
            .with("least", least),
        "score" => Said::key("project-why-score").with("backers", one.backers).with("amount", amount),
        "spare" => Said::key("project-why-spare").with("amount", amount),
        "load" => Said::key("project-why-load").with("people", one.people).with("amount", amount),
        "none" => Said::key("project-why-none"),
        "last" => Said::key("project-why-last"),
        "short" => Said::key("project-why-short").with("backers", one.backers).with("amount", amount),
        "dear" => Said::key("project-why-dear").with("backers", one.backers).with("amount", amount),
        "limited" => Said::key("project-why-limited").with("part", one.part.as_str()),
        _ => Said::key("project-why-ended").with("backers", one.backers),
    };
    let mut told = vec![said];
    if one.rank.is_some() && !one.part.is_empty() {
        told.push(Said::key("project-why-kept").with("part", one.part.as_str()));
    }
    if one.rank.is_some() && one.tied {
        told.push(Said::key("project-why-tied"));
    }
    if !one.price.is_empty() {
        told.push(Said::key("project-why-price").with("amount", money.named(&one.price)));
    }
    told
}
