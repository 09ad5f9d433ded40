//! The live figures of a risk: how they stand, binding it to another one, and unbinding it.

use super::figure::{Figure, figures};
use crate::risks::acts::RISK_BOUND;
use crate::risks::risk::{find, note, to_change, under};
use crate::risks::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::gauges::Gauge;
use house::ids::{ItemId, TriggerId};
use house::room::Rooms;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// To how many figures a risk can be bound.
const MOST: i64 = 6;

#[derive(Template)]
#[template(path = "risks/watch/views/triggers.html")]
struct TriggersPage {
    figures: Vec<Figure>,
    base: String,
    may: bool,
    full: bool,
}

#[derive(Template)]
#[template(path = "risks/watch/views/bind.html")]
struct BindPage {
    form: Form,
    base: String,
    /// The gauges that can be read of something: address, label, what each means, and whether it is the chosen one.
    gauges: Vec<(String, &'static str, &'static str, bool)>,
    chosen: Option<&'static Gauge>,
    subjects: Vec<(String, String)>,
    /// Key of the label of the number against which it is held.
    limit: Option<&'static str>,
}

/// `GET /n/{slug}/risks/{id}/triggers`
pub(in crate::risks) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| triggers(q, viewer, rooms, id)).await
}

fn triggers(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: ItemId,
) -> Result<Page<TriggersPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::ReadSpace)?;
    let bound = store::triggers(q, id)?;
    let full = bound.len() >= usize::try_from(MOST).unwrap_or(0);
    let body = TriggersPage {
        figures: figures(q, viewer, rooms, bound)?,
        base: viewer.path(format_args!("risks/{id}/triggers")),
        may: item.may(viewer, Action::TakePart) && item.is_open(),
        full,
    };
    Ok(under(Page::new(body, "risk-triggers"), viewer, &item))
}

/// `GET /n/{slug}/risks/{id}/triggers/new`
pub(in crate::risks) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    let (rooms, form) = (visit.app.rooms, Form::new().with("gauge", visit.query.value("gauge")));
    visit.page(move |q, viewer| page(q, viewer, rooms, (id, form))).await
}

/// `POST /n/{slug}/risks/{id}/triggers`
pub(in crate::risks) async fn bind(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let rooms = visit.app.rooms;
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, rooms, (id, form))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("risks/{id}/triggers")), "risk-bound-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, rooms, (id, form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/risks/{id}/triggers/removal`
pub(in crate::risks) async fn unbind(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let trigger = form.value("trigger").parse::<TriggerId>().ok();
    let removed = visit.write(move |tx, viewer| {
        let (item, _) = to_change(tx, viewer, id)?;
        let gone = match trigger {
            Some(trigger) => store::unbind(tx, id, trigger)?,
            None => 0,
        };
        if gone > 0 {
            note(tx, viewer, (item.space_id, id), &RISK_BOUND, (None, "removed"))?;
        }
        Ok(())
    });
    removed.await?;
    Ok(visit.go_saying(visit.path(format_args!("risks/{id}/triggers")), "risk-unbound-done"))
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (id, form): (ItemId, &mut Form),
) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let Some(gauge) = rooms.gauge(form.value("gauge")) else {
        form.fail("gauge", "error-field-choice");
        return Err(Error::Invalid);
    };
    let threshold = limit(form, gauge);
    let subject = form.choice::<i64>("subject");
    form.checked()?;
    let subject = subject.ok_or(Error::Invalid)?;
    // What somebody may not see cannot be told from what is not there.
    if (gauge.read)(tx, viewer, (subject, threshold))?.is_none() {
        form.fail("subject", "error-field-choice");
    }
    if store::count_triggers(tx, id)? >= MOST {
        form.fail_whole(Said::key("risk-triggers-full").with("most", MOST));
    }
    form.checked()?;
    let member = viewer.member()?.id;
    let bound = (gauge.word, subject, threshold);
    if store::bind(tx, (viewer.network.id, id), bound, member, viewer.now)? == 0 {
        form.fail("subject", "risk-bound-already");
        return Err(Error::Invalid);
    }
    note(tx, viewer, (item.space_id, id), &RISK_BOUND, (None, ""))
}

/// The number against which the figure is held.
fn limit(form: &mut Form, gauge: &Gauge) -> i64 {
    let Some(limit) = gauge.limit else { return 0 };
    let (least, most) = limit.range;
    let typed = form.value("limit").trim().parse::<i64>().ok().filter(|typed| (least..=most).contains(typed));
    if typed.is_none() {
        form.fail("limit", Said::key("risk-limit-wrong").with("least", least).with("most", most));
    }
    typed.unwrap_or(limit.usual)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (id, form): (ItemId, Form),
) -> Result<Page<BindPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::TakePart)?;
    let base = viewer.path(format_args!("risks/{id}/triggers"));
    let chosen = rooms.gauge(form.value("gauge"));
    let subjects = match chosen {
        Some(gauge) => (gauge.subjects)(q, viewer)?,
        None => Vec::new(),
    };
    let gauge = |gauge: &'static Gauge| {
        let on = chosen.is_some_and(|chosen| chosen.word == gauge.word);
        (format!("{base}/new?gauge={}", gauge.word), gauge.label, gauge.about, on)
    };
    let gauges = rooms.gauges().map(gauge).collect();
    let limit = chosen.and_then(|gauge| gauge.limit);
    let form = match limit {
        Some(limit) if form.value("limit").is_empty() && !form.has_errors() => {
            form.replaced("limit", limit.usual.to_string())
        }
        _ => form,
    };
    let subjects = subjects.into_iter().map(|(number, name)| (number.to_string(), name)).collect();
    let limit = limit.map(|limit| limit.label);
    let body = BindPage { form, base, gauges, chosen, subjects, limit };
    Ok(under(Page::new(body, "risk-bind"), viewer, &item))
}
