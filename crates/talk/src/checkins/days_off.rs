//! Days on which nothing is asked: of the network, kept by its stewards; of a space, kept by those who hold it; and one's own,
//! which nobody else sees.

use super::acts::{DAYS_OFF_CHANGED, OWN_DAYS_OFF_CHANGED};
use super::store::{self, DayOff, Whose};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates;
use house::happenings::{self, Happened};
use house::ids::SpaceId;
use house::spaces;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "checkins/views/days_off.html")]
struct DaysOffPage {
    form: Form,
    title: &'static str,
    lead: &'static str,
    action: String,
    days: Vec<DayOff>,
    /// The network's own, shown beside one's own.
    shared: Vec<DayOff>,
    settings: Option<String>,
}

/// `GET /n/{slug}/days-off`
pub(super) async fn mine(visit: Visit) -> Answer {
    visit.page(|q, viewer| page(q, viewer, own(viewer)?, Form::new())).await
}

/// `POST /n/{slug}/days-off`
pub(super) async fn add_mine(visit: Visit, form: Form) -> Answer {
    let path = visit.path("days-off");
    match visit.change_once(form, |tx, viewer, form| add(tx, viewer, own(viewer)?, form)).await? {
        Ok(()) => Ok(visit.go_saying(path, "days-off-added-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, own(viewer)?, form).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/days-off/removal`
pub(super) async fn remove_mine(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| remove(tx, viewer, own(viewer)?, &form)).await?;
    Ok(visit.go_saying(visit.path("days-off"), "days-off-removed-done"))
}

/// `GET /n/{slug}/settings/days-off`
pub(super) async fn of_network(visit: Visit) -> Answer {
    visit.page(|q, viewer| page(q, viewer, Whose::Network, Form::new())).await
}

/// `POST /n/{slug}/settings/days-off`
pub(super) async fn add_to_network(visit: Visit, form: Form) -> Answer {
    let path = visit.path("settings/days-off");
    match visit.change_once(form, |tx, viewer, form| add(tx, viewer, Whose::Network, form)).await? {
        Ok(()) => Ok(visit.go_saying(path, "days-off-added-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, Whose::Network, form).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/settings/days-off/removal`
pub(super) async fn remove_from_network(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| remove(tx, viewer, Whose::Network, &form)).await?;
    Ok(visit.go_saying(visit.path("settings/days-off"), "days-off-removed-done"))
}

/// `GET /n/{slug}/spaces/{id}/days-off`
pub(super) async fn of_space(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, Whose::Space(id), Form::new())).await
}

/// `POST /n/{slug}/spaces/{id}/days-off`
pub(super) async fn add_to_space(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let path = visit.path(format_args!("spaces/{id}/days-off"));
    match visit.change_once(form, move |tx, viewer, form| add(tx, viewer, Whose::Space(id), form)).await? {
        Ok(()) => Ok(visit.go_saying(path, "days-off-added-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, Whose::Space(id), form).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/spaces/{id}/days-off/removal`
pub(super) async fn remove_from_space(
    visit: Visit,
    At((_, id)): At<(String, SpaceId)>,
    form: Form,
) -> Answer {
    visit.write(move |tx, viewer| remove(tx, viewer, Whose::Space(id), &form)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/days-off")), "days-off-removed-done"))
}

fn own(viewer: &Viewer) -> Result<Whose, Error> {
    Ok(Whose::Member(viewer.member()?.id))
}

/// Goes on only if the viewer keeps these days off.
fn require(q: &mut Read<'_>, viewer: &Viewer, whose: Whose) -> Result<Option<spaces::Space>, Error> {
    let Whose::Space(id) = whose else { return Ok(None) };
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::HoldSpace)?;
    Ok(Some(space))
}

fn add(tx: &mut Write<'_>, viewer: &Viewer, whose: Whose, form: &mut Form) -> Result<(), Error> {
    require(tx, viewer, whose)?;
    let today = dates::day_of(viewer.now, &viewer.zone());
    let first = day(form, "first", today);
    let last = if form.value("last").is_empty() { first } else { day(form, "last", today) };
    let name = form.optional_line("name", LINE);
    if let (Some(first), Some(last)) = (first, last) {
        if last < first {
            form.fail("last", "days-off-refused-order");
        } else if last > first.saturating_add(1.year()) {
            form.fail("last", "days-off-refused-long");
        }
    }
    form.checked()?;
    let (first, last) = first.zip(last).ok_or(Error::Invalid)?;
    whose.give(tx, viewer.network.id, (&first.to_string(), &last.to_string(), &name), viewer.now)?;
    note(tx, viewer, whose)
}

/// A day as the browser sends it, neither long past nor far away.
fn day(form: &mut Form, name: &str, today: Date) -> Option<Date> {
    let text = form.line(name, 10);
    let near = (today.saturating_sub(1.year()), today.saturating_add(5.years()));
    let day = text.parse::<Date>().ok().filter(|day| *day >= near.0 && *day <= near.1);
    if day.is_none() && form.error(name).is_none() {
        form.fail(name, "days-off-refused-day");
    }
    day
}

fn remove(tx: &mut Write<'_>, viewer: &Viewer, whose: Whose, form: &Form) -> Result<(), Error> {
    require(tx, viewer, whose)?;
    let id = form.value("day_off").parse().unwrap_or(0);
    if store::take_back(tx, viewer.network.id, whose, id)? {
        note(tx, viewer, whose)?;
    }
    Ok(())
}

fn note(tx: &mut Write<'_>, viewer: &Viewer, whose: Whose) -> Result<(), Error> {
    let happened = match whose {
        Whose::Network => Happened::new(&DAYS_OFF_CHANGED),
        Whose::Space(space) => Happened::new(&DAYS_OFF_CHANGED).space(space),
        Whose::Member(_) => Happened::new(&OWN_DAYS_OFF_CHANGED),
    };
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, whose: Whose, form: Form) -> Result<Page<DaysOffPage>, Error> {
    let space = require(q, viewer, whose)?;
    let today = dates::day_of(viewer.now, &viewer.zone()).to_string();
    let network = viewer.network.id;
    let alone = matches!(whose, Whose::Member(_));
    let (title, lead, action) = match whose {
        Whose::Network => {
            ("days-off-network-title", "days-off-network-lead", viewer.path("settings/days-off"))
        }
        Whose::Space(id) => {
            ("days-off-space-title", "days-off-space-lead", viewer.path(format_args!("spaces/{id}/days-off")))
        }
        Whose::Member(_) => ("days-off-title", "days-off-lead", viewer.path("days-off")),
    };
    let body = DaysOffPage {
        form,
        title,
        lead,
        action,
        days: store::days_off(q, network, whose, &today)?,
        shared: if alone { store::days_off(q, network, Whose::Network, &today)? } else { Vec::new() },
        settings: (alone && viewer.may(Action::EditNetwork)).then(|| viewer.path("settings/days-off")),
    };
    let page = Page::new(body, title);
    Ok(match space {
        Some(space) => {
            let href = space.href(viewer);
            page.place(Place::Spaces).under(Said::raw(&space.name), &href).in_space(href)
        }
        None => page,
    })
}
