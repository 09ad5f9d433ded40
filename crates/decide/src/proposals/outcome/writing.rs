//! Those who hold the space write in words what came of the vote, and when to look at it again.

use crate::proposals::acts::OUTCOME_WRITTEN;
use crate::proposals::counting;
use crate::proposals::proposal::{Phase, Proposal, find, refused};
use crate::proposals::store;
use crate::proposals::voting;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::dates::{day_of, midnight};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::spaces;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use jiff::civil::Date;
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "proposals/views/outcome/outcome.html")]
struct OutcomePage {
    form: Form,
    proposal: Proposal,
    winners: Vec<String>,
    tally: Vec<(Said, String)>,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/outcome`
pub(in crate::proposals) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/proposals/{id}/outcome`
pub(in crate::proposals) async fn save(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "outcome-written-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, proposal) = find(tx, viewer, id, Action::HoldSpace)?;
    if proposal.closed_at.is_none() {
        return Err(refused("proposal-refused-outcome"));
    }
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    let review = review(form, viewer, &proposal);
    form.checked()?;
    let me = viewer.member()?.id;
    store::decide(tx, (id, me), (&text.text, &text.html), review, viewer.now)?;
    items::set_state(tx, id, ("closed", "decided"), Some(viewer.now))?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(&OUTCOME_WRITTEN).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

/// The day on which to look at it again; it may be left out.
fn review(form: &mut Form, viewer: &Viewer, proposal: &Proposal) -> Option<Time> {
    let typed = form.value("review").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let zone = TimeZone::get(&proposal.time_zone).unwrap_or(TimeZone::UTC);
    let today = day_of(viewer.now, &zone);
    let day = typed.parse::<Date>().ok().filter(|day| *day > today && day.year() <= 2200);
    if day.is_none() {
        form.fail("review", "proposal-review-wrong");
    }
    day.map(|day| midnight(day, &zone))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<OutcomePage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::HoldSpace)?;
    if proposal.phase() == Phase::Draft || proposal.phase() == Phase::Open {
        return Err(refused("proposal-refused-outcome"));
    }
    let options = store::options(q, id)?;
    let piles = store::piles_now(q, &proposal)?.unwrap_or_default();
    let report = counting::count(&proposal, &options, &piles);
    let won = options.iter().filter(|option| report.winners.contains(&option.id));
    let winners = won.map(|option| option.label.clone()).collect();
    let form = typed.unwrap_or_else(|| {
        let zone = TimeZone::get(&proposal.time_zone).unwrap_or(TimeZone::UTC);
        let form = Form::new().with("body", &proposal.outcome);
        match proposal.review_at.filter(|at| *at > viewer.now) {
            Some(at) => form.with("review", day_of(at, &zone).to_string()),
            None => form,
        }
    });
    let (action, back) = (proposal.path(viewer, "outcome"), item.href(viewer));
    let tally = report.tally.into_iter().map(|(label, figure, _)| (label, figure)).collect();
    let body = OutcomePage { form, proposal, winners, tally, action, back };
    Ok(voting::below(Page::new(body, "proposal-write-outcome"), viewer, &item))
}
