//! The early signs of a scenario: how they stand, binding a future to another figure, and taking one away.

use super::figure::{Figure, figures};
use crate::scenarios::scenario::{Corner, Turn, axes, find, note, to_change, under};
use crate::scenarios::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::gauges::Gauge;
use house::ids::{ItemId, SignId};
use house::room::Rooms;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// How many early signs a scenario has at most.
const MOST: usize = 12;

#[derive(Template)]
#[template(path = "scenarios/signs/views/signs.html")]
struct SignsPage {
    /// Each future with its signs.
    futures: Vec<(Said, Vec<Figure>)>,
    base: String,
    /// Whether the viewer may know who somebody is.
    named: bool,
    may: bool,
    full: bool,
    none: bool,
}

#[derive(Template)]
#[template(path = "scenarios/signs/views/bind.html")]
struct BindPage {
    form: Form,
    base: String,
    /// The gauges that can be read of something: address, label, what each means, and whether it is the chosen one.
    gauges: Vec<(String, &'static str, &'static str, bool)>,
    chosen: Option<&'static Gauge>,
    subjects: Vec<(String, String)>,
    /// The four futures.
    corners: Vec<(String, Said)>,
    /// Key of the label of the number against which it is held.
    limit: Option<&'static str>,
}

/// `GET /n/{slug}/scenarios/{id}/signs`
pub(in crate::scenarios) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| signs(q, viewer, rooms, id)).await
}

fn signs(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, id: ItemId) -> Result<Page<SignsPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::ReadSpace)?;
    let bound = store::signs(q, id)?;
    let (full, none) = (bound.len() >= MOST, bound.is_empty());
    let mut figures = figures(q, viewer, rooms, bound)?;
    let mut futures = Vec::new();
    for (number, name) in corners(q, id)? {
        let own: Vec<Figure> = figures.extract_if(.., |one| one.corner.get().to_string() == number).collect();
        if !own.is_empty() {
            futures.push((name, own));
        }
    }
    let body = SignsPage {
        futures,
        base: viewer.path(format_args!("scenarios/{id}/signs")),
        named: viewer.may(Action::ReadMembers),
        may: item.may(viewer, Action::TakePart) && item.is_open(),
        full,
        none,
    };
    Ok(under(Page::new(body, "scenario-signs"), viewer, &item))
}

/// The four futures: number, and what each is called.
fn corners(q: &mut Read<'_>, id: ItemId) -> Result<Vec<(String, Said)>, Error> {
    let (told, axes) = (store::futures(q, id)?, axes(&store::drivers(q, id)?));
    let named = |corner: Corner| {
        let found = told.iter().find(|one| one.corner == corner.get());
        let name = found.map_or_else(|| corner.told(&axes), |one| Said::raw(one.name.as_str()));
        (corner.get().to_string(), name)
    };
    Ok(Corner::ALL.into_iter().map(named).collect())
}

/// `GET /n/{slug}/scenarios/{id}/signs/new`
pub(in crate::scenarios) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    let form =
        Form::new().with("gauge", visit.query.value("gauge")).with("corner", visit.query.value("corner"));
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, (id, form))).await
}

/// `POST /n/{slug}/scenarios/{id}/signs`
pub(in crate::scenarios) async fn bind(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let rooms = visit.app.rooms;
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, rooms, (id, form))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("scenarios/{id}/signs")), "scenario-sign-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, rooms, (id, form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/scenarios/{id}/signs/removal`
pub(in crate::scenarios) async fn unbind(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let sign = form.value("sign").parse::<SignId>().ok();
    let removed = visit.write(move |tx, viewer| {
        let item = to_change(tx, viewer, id)?;
        let gone = match sign {
            Some(sign) => store::unbind(tx, id, sign)?,
            None => 0,
        };
        if gone > 0 {
            // Of what it was read is not for everybody: the history does not have it.
            note(tx, viewer, &item, (Turn::SignRemoved, "", ""))?;
        }
        Ok(())
    });
    removed.await?;
    Ok(visit.go_saying(visit.path(format_args!("scenarios/{id}/signs")), "scenario-sign-removed-done"))
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (id, form): (ItemId, &mut Form),
) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let Some(gauge) = rooms.gauge(form.value("gauge")) else {
        form.fail("gauge", "error-field-choice");
        return Err(Error::Invalid);
    };
    let threshold = limit(form, gauge);
    let subject = form.choice::<i64>("subject");
    let corner = form.value("corner").parse().ok().and_then(Corner::of);
    if corner.is_none() {
        form.fail("corner", "error-field-choice");
    }
    form.checked()?;
    let (subject, corner) = subject.zip(corner).ok_or(Error::Invalid)?;
    // What somebody may not see cannot be told from what is not there.
    if (gauge.read)(tx, viewer, (subject, threshold))?.is_none() {
        form.fail("subject", "error-field-choice");
    }
    if store::signs(tx, id)?.len() >= MOST {
        form.fail_whole(Said::key("scenario-signs-full").with("most", MOST));
    }
    form.checked()?;
    let (place, member) = ((viewer.network.id, id, corner.get()), viewer.member()?.id);
    if store::bind(tx, place, (gauge.word, subject, threshold), member, viewer.now)? == 0 {
        form.fail("subject", "scenario-sign-twice");
        return Err(Error::Invalid);
    }
    note(tx, viewer, &item, (Turn::SignAdded, "", ""))
}

/// The number against which the figure is held.
fn limit(form: &mut Form, gauge: &Gauge) -> i64 {
    let Some(limit) = gauge.limit else { return 0 };
    let (least, most) = limit.range;
    let typed = form.value("limit").trim().parse::<i64>().ok().filter(|typed| (least..=most).contains(typed));
    if typed.is_none() {
        form.fail("limit", Said::key("scenario-limit-wrong").with("least", least).with("most", most));
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
    let base = viewer.path(format_args!("scenarios/{id}/signs"));
    let chosen = rooms.gauge(form.value("gauge"));
    let subjects = match chosen {
        Some(gauge) => (gauge.subjects)(q, viewer)?,
        None => Vec::new(),
    };
    let of = Some(form.value("corner")).filter(|corner| !corner.is_empty() && corner.len() < 3);
    let of = of.filter(|corner| corner.bytes().all(|byte| byte.is_ascii_digit()));
    let of = of.map(|corner| format!("&corner={corner}")).unwrap_or_default();
    let gauge = |gauge: &'static Gauge| {
        let on = chosen.is_some_and(|chosen| chosen.word == gauge.word);
        (format!("{base}/new?gauge={}{of}", gauge.word), gauge.label, gauge.about, on)
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
    let (limit, corners) = (limit.map(|limit| limit.label), corners(q, id)?);
    let body = BindPage { form, base, gauges, chosen, subjects, corners, limit };
    Ok(under(Page::new(body, "scenario-sign"), viewer, &item))
}
