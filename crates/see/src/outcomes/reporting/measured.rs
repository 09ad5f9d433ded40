//! Measuring by the same figures: whether they come on time, and from whom.

use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Indicator, Sort};
use crate::outcomes::{LIMIT, store};
use db::Read;
use house::dates::day_of;
use house::ids::{IndicatorId, MemberId, OrganisationId};
use house::members;
use house::networks;
use house::reports::{Condition, Figure, Laid, Lying, Proxy, Spot};
use house::web::{Error, Said, Viewer};
use std::collections::BTreeMap;

/// Indicators whose figure of the last period that has ended is there.
pub(in crate::outcomes) static ON_TIME: Proxy = Proxy {
    word: "figures",
    condition: Condition::Measurement,
    title: "outcome-on-time",
    meaning: "outcome-on-time-meaning",
    empty: "outcome-on-time-empty",
    figure: on_time_figure,
    rows: Some(on_time),
};

/// Organisations whose people entered a figure that is the last of its indicator.
pub(in crate::outcomes) static PARTNERS: Proxy = Proxy {
    word: "partners",
    condition: Condition::Measurement,
    title: "outcome-partners",
    meaning: "outcome-partners-meaning",
    empty: "outcome-partners-empty",
    figure: partners_figure,
    rows: Some(partners),
};

/// The indicators that can be measured, the newest first, each with its last period and who entered it.
fn looked(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(Indicator, Option<(Period, MemberId)>)>, Error> {
    let mut all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    all.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
    all.retain(|one| !one.agenda);
    all.sort_by_key(|one| std::cmp::Reverse(one.id));
    let last: BTreeMap<IndicatorId, (Period, MemberId)> =
        store::last_entered(q, &all)?.into_iter().map(|(id, period, by)| (id, (period, by))).collect();
    let told = |one: Indicator| {
        let last = last.get(&one.id).copied();
        (one, last)
    };
    Ok(all.into_iter().map(told).collect())
}

/// Whether the figure of the last period that has ended is there.
fn is_on_time(viewer: &Viewer, indicator: &Indicator, last: Option<Period>) -> bool {
    let today = day_of(viewer.now, &viewer.zone());
    last.is_some_and(|last| last >= Period::ended_by(today, indicator.frequency))
}

fn amount(amount: usize) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

fn on_time_figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let all = looked(q, viewer)?;
    let timely = all.iter().filter(|(one, last)| is_on_time(viewer, one, last.map(|(period, _)| period)));
    let (part, whole) = (amount(timely.count()), amount(all.len()));
    let told = Said::key("outcome-on-time-told").with("part", part).with("count", whole);
    Ok(Figure::share(part, whole, told))
}

fn on_time(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let row = |(one, last): (Indicator, Option<(Period, MemberId)>)| {
        let last = last.map(|(period, _)| period);
        let told = match last {
            None => Said::key("outcome-on-time-never"),
            Some(period) => {
                let timely = is_on_time(viewer, &one, Some(period));
                let key = if timely { "outcome-on-time-yes" } else { "outcome-on-time-no" };
                Said::key(key).with("period", period.told(one.frequency))
            }
        };
        let href = one.href(viewer);
        (Spot::of(one.id.get()), Laid { title: Said::raw(one.name), told: Some(told), at: None, href })
    };
    let rows = looked(q, viewer)?.into_iter().map(row).filter(|(spot, _)| *spot < before);
    Ok(Lying::whole(rows.take(usize::try_from(limit).unwrap_or(0) + 1).collect(), limit))
}

/// The organisations of those who entered the last figures, those that came last first.
fn bringing(q: &mut Read<'_>, viewer: &Viewer) -> Result<BTreeMap<OrganisationId, String>, Error> {
    let mut people: Vec<MemberId> =
        looked(q, viewer)?.into_iter().filter_map(|(_, last)| Some(last?.1)).collect();
    people.sort_unstable();
    people.dedup();
    let from = members::organisation_of_each(q, viewer, &people)?;
    Ok(from.into_values().map(|one| (one.organisation_id, one.name)).collect())
}

fn partners_figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let part = amount(bringing(q, viewer)?.len());
    if part == 0 {
        return Ok(None);
    }
    let counts = networks::counts(q, viewer.network.id)?;
    let all = counts.iter().find(|(subject, _)| subject == "organisations").map_or(0, |(_, all)| *all);
    let told = Said::key("outcome-partners-told").with("part", part).with("count", all.max(part));
    Ok(Figure::share(part, all.max(part), told))
}

fn partners(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let row = |(id, name): (OrganisationId, String)| {
        let href = viewer.path(format_args!("organisations/{id}"));
        (Spot::of(id.get()), Laid { title: Said::raw(name), told: None, at: None, href })
    };
    let rows = bringing(q, viewer)?.into_iter().rev().map(row).filter(|(spot, _)| *spot < before);
    Ok(Lying::whole(rows.take(usize::try_from(limit).unwrap_or(0) + 1).collect(), limit))
}
