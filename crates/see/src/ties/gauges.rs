//! What can be told of an organisation to those who hold the network together: that it is quieter than its own habit.

use super::day_of;
use super::quiet::quiet_of;
use db::Read;
use house::access::Action;
use house::gauges::{Gauge, Limit, OFFERED, Reading};
use house::ids::OrganisationId;
use house::organisations;
use house::web::{Error, Said, Viewer};

/// Nothing was heard of an organisation for so many times its usual gap. It tells days alone, and of nobody by name.
static QUIET: Gauge = Gauge {
    word: "organisation-quiet",
    label: "ties-gauge",
    about: "ties-gauge-about",
    limit: Some(Limit { label: "ties-gauge-times", usual: 2, range: (2, 12) }),
    subjects,
    read,
};

/// It alone.
pub(super) static GAUGES: &[&Gauge] = &[&QUIET];

fn subjects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    if !viewer.may(Action::KeepOrganisations) {
        return Ok(Vec::new());
    }
    organisations::offered(q, viewer, OFFERED)
}

fn read(q: &mut Read<'_>, viewer: &Viewer, (id, times): (i64, i64)) -> Result<Option<Reading>, Error> {
    let id = OrganisationId::from(id);
    let found = organisations::visible_to(q, viewer, id)?.filter(|one| one.archived_at.is_none());
    let Some(organisation) = found.filter(|_| viewer.may(Action::KeepOrganisations)) else {
        return Ok(None);
    };
    let quiet = quiet_of(q, viewer, id, day_of(viewer.now))?;
    let told = match quiet {
        Some(quiet) if quiet.off > 0 => Said::key("ties-gauge-told-off")
            .with("days", quiet.since)
            .with("off", quiet.off)
            .with("usual", quiet.usual),
        Some(quiet) => Said::key("ties-gauge-told").with("days", quiet.since).with("usual", quiet.usual),
        None => Said::key("ties-gauge-unknown"),
    };
    Ok(Some(Reading {
        name: organisation.name,
        href: viewer.path(format_args!("organisations/{id}")),
        told,
        over: quiet.is_some_and(|quiet| quiet.is_over(times)),
        calm_days: 30,
    }))
}
