//! What can be told of the map to whoever wants to be warned: how far it would fall apart without one organisation. It is read off
//! the map that every member may see; of people it tells nothing.

use super::figures::{Apart, Figures};
use super::show::percent;
use super::store;
use super::view::Sort;
use db::Read;
use house::access::Action;
use house::gauges::{Gauge, Limit, Reading};
use house::ids::OrganisationId;
use house::organisations;
use house::web::{Error, Said, Viewer};

/// Without one organisation more than so many in a hundred of the pairs of the others could not reach one another.
static APART: Gauge = Gauge {
    word: "network-apart",
    label: "map-gauge",
    about: "map-gauge-about",
    limit: Some(Limit { label: "map-gauge-percent", usual: 30, range: (1, 99) }),
    subjects,
    read,
};

/// It alone.
pub(super) static GAUGES: &[&Gauge] = &[&APART];

/// The network itself.
fn subjects(_: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    let network = &viewer.network;
    let own = || (network.id.get(), network.name.clone());
    Ok(viewer.may(Action::ReadMap).then(own).into_iter().collect())
}

fn read(q: &mut Read<'_>, viewer: &Viewer, (id, limit): (i64, i64)) -> Result<Option<Reading>, Error> {
    if id != viewer.network.id.get() || !viewer.may(Action::ReadMap) {
        return Ok(None);
    }
    let kept = store::figures(q, viewer.network.id, Sort::Organisations)?;
    let figures = kept.and_then(|(text, _)| serde_json::from_str::<Figures>(&text).ok());
    let apart = figures.and_then(|figures| figures.apart);
    Ok(Some(Reading {
        name: viewer.network.name.clone(),
        href: viewer.path("map"),
        told: match &apart {
            Some(apart) => told(q, viewer, apart)?,
            None => Said::key("map-gauge-unknown"),
        },
        over: apart.is_some_and(|apart| is_over(apart.share, limit)),
        calm_days: 30,
    }))
}

/// The figure, and, for those who ask somebody else in time, without whom.
fn told(q: &mut Read<'_>, viewer: &Viewer, apart: &Apart) -> Result<Said, Error> {
    let organisation = if viewer.may(Action::ManageMembers) {
        organisations::visible_to(q, viewer, OrganisationId::from(apart.organisation))?
    } else {
        None
    };
    let said = match organisation {
        Some(organisation) => Said::key("map-gauge-told-of").with("name", organisation.name),
        None => Said::key("map-gauge-told"),
    };
    Ok(said.with("percent", percent(apart.share)))
}

/// Whether a share is more than so many in a hundred.
fn is_over(share: f64, limit: i64) -> bool {
    share * 100.0 > i32::try_from(limit).map_or(100.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_calls_above_its_limit_alone() {
        assert_eq!([is_over(0.29, 30), is_over(0.31, 30), is_over(1.0, 99)], [false, true, true]);
        assert!(!is_over(0.0, 1));
    }
}
