//! One's own ties: to see them, to hide one, to be on no map at all.

use super::gathering::{Scope, own};
use super::list::{closeness, layers};
use super::net::place_of;
use super::show::percent;
use super::view::Sort;
use super::{MAP_CHOSEN, store};
use crate::ties;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "map/views/mine.html")]
struct MinePage {
    action: String,
    /// Where one sees what would be without oneself; none for who may not see the map.
    without: Option<String>,
    absent: bool,
    told: Option<Said>,
    through: Option<String>,
    ties: Vec<Own>,
    hidden: Vec<(i64, String)>,
}

/// One of one's own ties.
struct Own {
    id: i64,
    name: String,
    href: String,
    sector: Option<&'static str>,
    close: &'static str,
    layers: Vec<&'static str>,
}

/// GET `/n/{slug}/map/mine`
pub(super) async fn show(visit: Visit) -> Answer {
    visit.page(page).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer) -> Result<Page<MinePage>, Error> {
    let me = viewer.member()?.id;
    let absent = ties::is_absent(q, me)?;
    let scope = Scope { network: viewer.network.id, me: Some(me), day: ties::day_of(viewer.now) };
    let net = own(q, scope, me)?;
    let place = net.find(&format!("m{me}"));
    let around = place.map(|place| net.around(place)).unwrap_or_default();
    let mine =
        place.and_then(|place| net.nodes.get(place)).map_or(place_of(None), |node| place_of(node.sector));
    let mut ties: Vec<(f64, Own)> = Vec::new();
    let mut sectors = BTreeSet::new();
    for (place, bond) in &around {
        let Some(node) = net.nodes.get(*place) else { continue };
        sectors.extend(node.sector.map(|sector| place_of(Some(sector))).filter(|other| *other != mine));
        let tie = Own {
            id: node.id,
            name: node.name.clone(),
            href: viewer.path(format_args!("people/{}", node.id)),
            sector: node.sector.map(|sector| sector.label()),
            close: closeness(bond, Sort::Members),
            layers: layers(bond),
        };
        ties.push((bond.weight, tie));
    }
    ties.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    let told = (!ties.is_empty())
        .then(|| Said::key("map-mine-told").with("ties", ties.len()).with("sectors", sectors.len()));
    let placed = store::placed_one(q, viewer.network.id, Sort::Members, me.get())?;
    let body = MinePage {
        action: viewer.path("map/mine"),
        without: viewer.may(Action::ReadMap).then(|| viewer.path("map/without")),
        absent,
        told,
        through: placed.filter(|one| !absent && one.ways >= 0.005).map(|one| percent(one.ways)),
        ties: ties.into_iter().map(|(_, tie)| tie).collect(),
        hidden: hidden(q, viewer, me)?,
    };
    Ok(Page::new(body, "map-mine-title").place(Place::Room("map")).under("map-title", viewer.path("map")))
}

/// Those to whom one hides one's tie.
fn hidden(q: &mut Read<'_>, viewer: &Viewer, me: MemberId) -> Result<Vec<(i64, String)>, Error> {
    let all = ties::hidden_around(q, me)?;
    let others: BTreeSet<i64> =
        all.into_iter().filter(|(one, _)| *one == me).map(|(_, other)| other.get()).collect();
    let (people, _) = store::people(q, viewer.network.id, &others)?;
    Ok(people.into_iter().map(|(id, named)| (id, named.name)).collect())
}

/// POST `/n/{slug}/map/mine`
pub(super) async fn choose(visit: Visit, form: Form) -> Answer {
    let said = visit.write(move |tx, viewer| chosen(tx, viewer, &form)).await?;
    Ok(visit.go_saying(visit.path("map/mine"), said))
}

fn chosen(tx: &mut Write<'_>, viewer: &Viewer, form: &Form) -> Result<&'static str, Error> {
    let (me, network) = (viewer.member()?.id, viewer.network.id);
    let other = |name: &str| form.value(name).parse::<MemberId>().ok().filter(|id| *id != me);
    let (changed, said) = match form.value("do") {
        "leave" => (ties::leave_map(tx, network, me, viewer.now)?, "map-left-done"),
        "return" => (ties::return_to_map(tx, me)?, "map-returned-done"),
        "hide" | "show" => {
            let hide = form.value("do") == "hide";
            let other = other("member").ok_or(Error::NotFound)?;
            let (known, _) = store::people(tx, network, &BTreeSet::from([other.get()]))?;
            if known.is_empty() {
                return Err(Error::NotFound);
            }
            let changed = ties::set_hidden(tx, network, (me, other), hide, viewer.now)?;
            (changed, if hide { "map-hidden-done" } else { "map-shown-done" })
        }
        _ => return Err(Error::Refused(Said::key("map-refused"))),
    };
    if changed {
        happenings::record(tx, network, Some(me), viewer.now, Happened::new(&MAP_CHOSEN))?;
    }
    Ok(said)
}
