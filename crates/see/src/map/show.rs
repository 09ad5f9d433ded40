//! The page of the map.

use super::figures::Figures;
use super::gathering::{Scope, gather};
use super::list::{self, Entry};
use super::net::{Net, place_of};
use super::picture::{self, Picture};
use super::view::{BACK, Order, Sort, View};
use super::{drawing, store};
use crate::ties;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::happenings::Layer;
use house::sector::Sector;
use house::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Maps of so few nodes are laid out for the page where nobody has drawn them yet.
const SMALL: usize = 150;

#[derive(Template)]
#[template(path = "map/views/show.html")]
struct ShowPage {
    view: View,
    sorts: Vec<(String, &'static str, bool)>,
    layers: Vec<(&'static str, &'static str, bool)>,
    months: Vec<(i64, Date)>,
    month: Date,
    base: String,
    picture: Picture,
    said: Said,
    legend: Vec<(usize, String, &'static str)>,
    entries: Vec<Entry>,
    orders: Vec<(String, &'static str, bool)>,
    next: Option<String>,
    middle: Option<Said>,
    /// Where one sees what would be without the one in the middle; for stewards, and for whoever it is.
    without: Option<String>,
    whole: String,
    figures: Option<(Vec<Said>, Time)>,
    brokers: Vec<(String, String, String)>,
    mine: Option<String>,
    csv: String,
    graphml: String,
}

/// GET `/n/{slug}/map`
pub(super) async fn show(visit: Visit) -> Answer {
    let query = visit.query.clone();
    visit.page(move |q, viewer| page(q, viewer, &query)).await
}

/// The map that this viewer looks at.
pub(super) fn look(q: &mut Read<'_>, viewer: &Viewer, view: &View) -> Result<Net, Error> {
    let day = ties::day_of(viewer.now);
    Ok(gather(q, Scope { network: viewer.network.id, me: viewer.member_id(), day }, view)?)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, query: &Form) -> Result<Page<ShowPage>, Error> {
    let view = View::read(query);
    let net = look(q, viewer, &view)?;
    let chosen = net.find(&view.of);
    if !view.of.is_empty() && chosen.is_none() {
        return Err(Error::NotFound);
    }
    let before = store::placed(q, viewer.network.id, view.sort)?;
    let steps = if before.is_empty() && net.nodes.len() <= SMALL { None } else { Some(0) };
    let places = drawing::places(&net, view.sort, &before, steps);
    let (entries, next) = list::page(&net, &view, viewer, chosen);
    let body = ShowPage {
        sorts: sorts(&view, viewer),
        layers: Layer::ALL.iter().map(|one| (one.as_str(), list::label(*one), view.has(*one))).collect(),
        months: months(viewer.now),
        month: month(viewer.now, view.back),
        base: viewer.path("map"),
        picture: picture::draw(&net, &places, view.sort, chosen).finding(&view.sought),
        said: said(&net, view.sort),
        legend: legend(&net),
        entries,
        orders: orders(&view, viewer),
        next,
        without: chosen.and_then(|chosen| without(viewer, &net, chosen)),
        middle: chosen.and_then(|chosen| list::middle(&net, chosen)),
        whole: View { of: String::new(), ..view.top() }.href(viewer, "map"),
        figures: figures(q, viewer, view.sort)?,
        brokers: brokers(q, viewer, view.sort)?,
        mine: viewer.may(Action::OwnMembership).then(|| viewer.path("map/mine")),
        csv: view.top().href(viewer, "map.csv"),
        graphml: view.top().href(viewer, "map.graphml"),
        view,
    };
    Ok(Page::new(body, "map-title").place(Place::Room("map")).wide())
}

/// Where one sees what would be without this one.
fn without(viewer: &Viewer, net: &Net, chosen: usize) -> Option<String> {
    let node = net.nodes.get(chosen)?;
    let own = node.sort == Sort::Members && viewer.member_id().is_some_and(|me| me.get() == node.id);
    let may = own || viewer.may(Action::ManageMembers);
    may.then(|| viewer.path(format_args!("map/without?of={}", node.word())))
}

fn sorts(view: &View, viewer: &Viewer) -> Vec<(String, &'static str, bool)> {
    let all = [
        (Sort::Organisations, "map-organisations"),
        (Sort::Members, "map-members"),
        (Sort::Both, "map-both"),
    ];
    let link = |(sort, label)| {
        let other = View { sort, of: String::new(), order: Order::Name, ..view.top() };
        (other.href(viewer, "map"), label, sort == view.sort)
    };
    all.into_iter().map(link).collect()
}

/// The orders of the list. Organisations alone stand by how many ties they have.
fn orders(view: &View, viewer: &Viewer) -> Vec<(String, &'static str, bool)> {
    let mut all = vec![(Order::Name, "map-by-name"), (Order::Sector, "map-by-sector")];
    if view.sort == Sort::Organisations {
        all.push((Order::Ties, "map-by-ties"));
    }
    let link = |(order, label)| {
        (format!("{}#list", View { order, ..view.top() }.href(viewer, "map")), label, order == view.order)
    };
    all.into_iter().map(link).collect()
}

/// The first day of the month that lies so many months back.
fn month(now: Time, back: i64) -> Date {
    let month = ties::month_of(ties::day_of(now)) - back;
    let year = i16::try_from(month.div_euclid(12)).unwrap_or(1970);
    let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    Date::new(year, number, 1).unwrap_or(jiff::civil::date(1970, 1, 1))
}

fn months(now: Time) -> Vec<(i64, Date)> {
    (0..=BACK).map(|back| (back, month(now, back))).collect()
}

/// What one sees, for who does not.
fn said(net: &Net, sort: Sort) -> Said {
    let key = match sort {
        Sort::Organisations => "map-said-organisations",
        Sort::Members => "map-said-members",
        Sort::Both => "map-said-both",
    };
    let ties = net.bonds.values().filter(|bond| !bond.belongs).count();
    Said::key(key).with("nodes", net.nodes.len()).with("ties", ties)
}

/// The sectors that stand on the map, with their signs.
fn legend(net: &Net) -> Vec<(usize, String, &'static str)> {
    let here: BTreeSet<usize> = net.nodes.iter().map(|node| place_of(node.sector)).collect();
    let label = |place: usize| Sector::ALL.get(place).map_or("map-no-sector", |sector| sector.label());
    here.into_iter().map(|place| (place, picture::sign(place), label(place))).collect()
}

/// What is known of the whole, a sentence each.
fn figures(q: &mut Read<'_>, viewer: &Viewer, sort: Sort) -> Result<Option<(Vec<Said>, Time)>, Error> {
    let Some((text, drawn)) = store::figures(q, viewer.network.id, sort)? else { return Ok(None) };
    let Ok(figures) = serde_json::from_str::<Figures>(&text) else { return Ok(None) };
    if sort == Sort::Both || figures.nodes < 5 {
        return Ok(None);
    }
    Ok(Some((sentences(&figures, sort), drawn)))
}

fn sentences(figures: &Figures, sort: Sort) -> Vec<Said> {
    let pairs = if sort == Sort::Organisations { "map-density-organisations" } else { "map-density-members" };
    let mut said = vec![
        Said::key(pairs).with("percent", percent(figures.density)).with("ties", figures.ties),
        Said::key("map-parts").with("count", figures.components),
    ];
    if figures.communities > 1 && figures.communities < figures.nodes {
        said.push(Said::key("map-circles").with("count", figures.communities));
    }
    if let Some(mixing) = &figures.mixing {
        let key = match mixing.chance {
            chance if chance > 0.05 => "map-mixing-chance",
            _ if mixing.index > mixing.expected => "map-mixing-more",
            _ => "map-mixing-less",
        };
        let expected = f64::midpoint(mixing.expected, 1.0);
        said.push(
            Said::key(key)
                .with("across", percent(mixing.across))
                .with("expected", percent(expected))
                .with("index", decimal(mixing.index)),
        );
    }
    said
}

/// A share in whole per cent; what is less than one, but more than nothing, keeps one more digit.
pub(super) fn percent(share: f64) -> String {
    let hundred = 100.0 * share;
    if hundred > 0.0 && hundred < 1.0 { format!("{hundred:.1}") } else { format!("{hundred:.0}") }
}

fn decimal(value: f64) -> String {
    format!("{value:.2}").replace('-', "−")
}

/// Through whom many ways lead: for stewards alone, who ask whether that is too much to carry.
fn brokers(q: &mut Read<'_>, viewer: &Viewer, sort: Sort) -> Result<Vec<(String, String, String)>, Error> {
    if !viewer.may(Action::ManageMembers) || sort == Sort::Both {
        return Ok(Vec::new());
    }
    let folder = if sort == Sort::Organisations { "organisations" } else { "people" };
    let row = |(id, name, share): (i64, String, f64)| {
        (viewer.path(format_args!("{folder}/{id}")), name, percent(share))
    };
    Ok(store::brokers(q, viewer.network.id, sort)?.into_iter().map(row).collect())
}
