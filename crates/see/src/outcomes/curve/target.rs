//! Targets: what is to be reached, period by period. They stand apart from the definition and from what is foreseen.

use super::{to_keep, under};
use crate::outcomes::acts::INDICATOR_CHANGED;
use crate::outcomes::figures::{Period, number};
use crate::outcomes::indicator::{By, Indicator};
use crate::outcomes::store::{self, FormerTarget};
use askama::Template;
use db::{Read, Time, Write};
use house::ids::IndicatorId;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/curve/views/targets.html")]
struct TargetsPage {
    form: Form,
    here: String,
    back: String,
    /// Period and value of each.
    targets: Vec<(String, String)>,
    former: Vec<Former>,
}

/// A target that was changed or taken away.
struct Former {
    period: String,
    value: String,
    author: String,
    until: Time,
}

/// How many former targets are shown.
const FORMER: i64 = 20;

/// `GET /n/{slug}/outcomes/indicators/{indicator}/targets`
pub(in crate::outcomes) async fn list(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}/targets`
pub(in crate::outcomes) async fn save(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| set(tx, viewer, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path(format_args!("outcomes/indicators/{id}/targets")), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn set(tx: &mut Write<'_>, viewer: &Viewer, id: IndicatorId, form: &mut Form) -> Result<&'static str, Error> {
    // Two who set the same target do so one after the other.
    tx.lock("indicators", id.get())?;
    let indicator = to_keep(tx, viewer, id)?;
    let period = read(form, "period", |text| {
        Period::read_any(text, indicator.frequency).map_err(|refused| refused.said())
    });
    // An empty value takes the target away.
    let away = form.value("value").trim().is_empty();
    let value = match away {
        true => Some(0.0),
        false => read(form, "value", |text| number(text, &indicator.unit).map_err(|refused| refused.said())),
    };
    let (Some(period), Some(value)) = (period, value) else { return Err(Error::Invalid) };
    let by = By { member: viewer.member()?.id, now: viewer.now };
    let there = store::target_of(tx, &indicator, period)?;
    if there == Some(value).filter(|_| !away) {
        return Ok(if away { "outcome-target-gone-done" } else { "outcome-target-done" });
    }
    store::keep_target(tx, &indicator, period, viewer.now)?;
    if away {
        store::drop_target(tx, &indicator, period)?;
    } else {
        store::set_target(tx, &indicator, (period, value), by)?;
    }
    indicator.note(tx, viewer, &INDICATOR_CHANGED)?;
    Ok(if away { "outcome-target-gone-done" } else { "outcome-target-done" })
}

fn read<T>(form: &mut Form, field: &str, read: impl Fn(&str) -> Result<T, house::web::Said>) -> Option<T> {
    read(form.value(field)).map_err(|said| form.fail(field, said)).ok()
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: IndicatorId, form: Form) -> Result<Page<TargetsPage>, Error> {
    let indicator: Indicator = to_keep(q, viewer, id)?;
    let targets = store::targets(q, &indicator)?;
    let told = |(period, value): (Period, f64)| (period.told(indicator.frequency), indicator.told(value));
    let was = |one: FormerTarget| Former {
        period: one.period.told(indicator.frequency),
        value: indicator.told(one.value),
        author: one.author,
        until: one.replaced_at,
    };
    let body = TargetsPage {
        form,
        here: format!("{}/targets", indicator.href(viewer)),
        back: indicator.href(viewer),
        targets: targets.into_iter().map(told).collect(),
        former: store::former_targets(q, &indicator, FORMER)?.into_iter().map(was).collect(),
    };
    Ok(under(Page::new(body, "outcome-targets-title"), viewer, &indicator))
}
