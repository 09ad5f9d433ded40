//! What can be told of an organisation to whoever wants to be warned: that nobody stands for it.

use super::{offered, visible_to};
use crate::access::Action;
use crate::gauges::{Gauge, OFFERED, Reading};
use crate::ids::OrganisationId;
use crate::members::{self, Capacity};
use crate::web::{Error, Said, Viewer};
use db::Read;

/// Nobody stands for an organisation.
static ALONE: Gauge = Gauge {
    word: "organisation-alone",
    label: "organisation-gauge",
    about: "organisation-gauge-about",
    limit: None,
    subjects,
    read,
};

/// It alone.
pub(super) static GAUGES: &[&Gauge] = &[&ALONE];

fn subjects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    if viewer.may(Action::ReadMembers) { offered(q, viewer, OFFERED) } else { Ok(Vec::new()) }
}

fn read(q: &mut Read<'_>, viewer: &Viewer, (id, _): (i64, i64)) -> Result<Option<Reading>, Error> {
    let id = OrganisationId::from(id);
    let found = visible_to(q, viewer, id)?.filter(|one| one.archived_at.is_none());
    let Some(organisation) = found.filter(|_| viewer.may(Action::ReadMembers)) else { return Ok(None) };
    // Representatives come first.
    let first = members::affiliates(q, id, 1)?.pop();
    let over = first.is_none_or(|first| first.capacity != Capacity::Representative);
    let told = Said::key(if over { "organisation-gauge-alone" } else { "organisation-gauge-held" });
    let href = viewer.path(format_args!("organisations/{id}"));
    Ok(Some(Reading { name: organisation.name, href, told, over, calm_days: 30 }))
}
