//! The page of what would be if somebody left.

use super::deputies::{Deputy, deputies};
use super::looking::{Looked, look};
use super::saving::homes;
use super::subject::{Subject, find};
use crate::map::drawing;
use crate::map::gathering::Scope;
use crate::map::list::closeness;
use crate::map::picture::{self, Picture};
use crate::map::store;
use crate::ties;
use askama::Template;
use db::Read;
use house::access::{Action, SpaceVisibility};
use house::gauges::OFFERED;
use house::ids::MemberId;
use house::members;
use house::organisations;
use house::reports::Laid;
use house::room::Rooms;
use house::sector::Sector;
use house::spaces;
use house::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use std::collections::BTreeSet;

/// So many of those who would be alone are named, so many neighbours, and so many things of each sort that would have nobody.
const ALONE: usize = 20;
const NEIGHBOURS: usize = 40;
const HELD: i64 = 20;
/// So many people of an organisation are looked at.
const PEOPLE: i64 = 60;
/// Maps of so few nodes are laid out for the page where nobody has drawn them yet.
const SMALL: usize = 150;

#[derive(Template)]
#[template(path = "map/without/views/without.html")]
pub(super) struct WithoutPage {
    name: String,
    href: String,
    own: bool,
    /// Whether it is another person, whom no title names.
    other: bool,
    /// Whether it is a space in which people meet.
    space: bool,
    pictures: Option<(Picture, Picture)>,
    sentences: Vec<Said>,
    neighbours: Vec<Neighbour>,
    alone: Vec<(String, String)>,
    /// Keys of the sectors that would not be on the map any more.
    sectors: Vec<&'static str>,
    holdings: Vec<(&'static str, Vec<Laid>)>,
    deputies: Vec<Deputy>,
    /// Whom stewards may ask about, beside those whom they find on the map.
    choices: Vec<(String, String)>,
    places: Vec<(String, String)>,
    homes: Vec<(String, String)>,
    form: Form,
    action: String,
    map: String,
}

/// Somebody who is tied to whoever leaves.
struct Neighbour {
    name: String,
    href: String,
    sector: Option<&'static str>,
    close: &'static str,
    /// Whether they are tied to anybody else.
    held: bool,
}

/// `GET /n/{slug}/map/without`
pub(in crate::map) async fn show(visit: Visit) -> Answer {
    // What names nothing asks about oneself, as an empty choice does.
    let of = visit.query.value("of");
    let of = Subject::read(of).map_or("", |_| of);
    let form = Form::new().with("of", of).with("once", visit.app.chance.token()?);
    let (rooms, words) = (visit.app.rooms, visit.clone());
    visit.page(move |q, viewer| page(q, viewer, (rooms, &words), form)).await
}

/// The page, with what was typed to save it.
pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (rooms, words): (Rooms, &Visit),
    form: Form,
) -> Result<Page<WithoutPage>, Error> {
    let (subject, name) = find(q, viewer, form.value("of"))?;
    let day = ties::day_of(viewer.now);
    let looked = look(q, Scope { network: viewer.network.id, me: viewer.member_id(), day }, subject)?;
    let (choices, places) = choices(q, viewer)?;
    let gone = looked.loss.iter().flat_map(|loss| &loss.sectors);
    let body = WithoutPage {
        own: subject.is_own(viewer),
        other: subject.is_other(viewer),
        space: matches!(subject, Subject::Space(_)),
        href: subject.href(viewer),
        pictures: pictures(q, viewer, &looked)?,
        sentences: looked.sentences(),
        neighbours: neighbours(viewer, &looked),
        alone: alone(viewer, &looked),
        sectors: gone.filter_map(|place| Sector::ALL.get(*place)).map(|sector| sector.label()).collect(),
        holdings: holdings(q, viewer, rooms, subject)?,
        deputies: deputies(q, viewer, subject, &looked)?,
        choices,
        places,
        homes: homes(q, viewer, subject)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        form: titled(viewer, words, form, (subject, &name)).replaced("of", subject.word()),
        action: viewer.path("map/without"),
        map: viewer.path("map"),
        name,
    };
    let page = Page::new(body, "map-without-title").place(Place::Room("map"));
    Ok(page.under("map-title", viewer.path("map")).wide())
}

/// The form with a title, where none was typed yet.
fn titled(viewer: &Viewer, words: &Visit, form: Form, (subject, name): (Subject, &str)) -> Form {
    if !form.value("title").is_empty() || form.has_errors() {
        return form;
    }
    let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
    let said = match subject {
        Subject::Member(_) => Said::key("map-without-title-somebody"),
        _ => Said::key("map-without-title-of").with("name", name),
    };
    form.replaced("title", speech.say(&said))
}

/// The map before and after, everybody in the same place.
fn pictures(q: &mut Read<'_>, viewer: &Viewer, looked: &Looked) -> Result<Option<(Picture, Picture)>, Error> {
    if looked.loss.is_none() {
        return Ok(None);
    }
    let placed = store::placed(q, viewer.network.id, looked.sort)?;
    let steps = if placed.is_empty() && looked.before.nodes.len() <= SMALL { None } else { Some(0) };
    let places = drawing::places(&looked.before, looked.sort, &placed, steps);
    let word = looked.place.and_then(|place| looked.before.nodes.get(place)).map(|node| node.word());
    let marked = |mut picture: Picture, class: &str| {
        for mark in picture.marks.iter_mut().filter(|mark| Some(&mark.word) == word.as_ref()) {
            mark.class.push_str(class);
        }
        picture
    };
    let before = picture::draw(&looked.before, &places, looked.sort, None);
    let after = picture::draw(&looked.after, &places, looked.sort, None);
    Ok(Some((marked(before, " found"), marked(after, " faint"))))
}

/// The page of a node of the map.
fn page_of(viewer: &Viewer, looked: &Looked, id: i64) -> String {
    let folder = if looked.sort == crate::map::Sort::Organisations { "organisations" } else { "people" };
    viewer.path(format_args!("{folder}/{id}"))
}

/// Those who are tied to whoever leaves, by name: the picture in words.
fn neighbours(viewer: &Viewer, looked: &Looked) -> Vec<Neighbour> {
    let Some(place) = looked.place else { return Vec::new() };
    let left = looked.after.degrees();
    let mut all: Vec<(String, Neighbour)> = Vec::new();
    for (other, bond) in looked.before.around(place) {
        let Some(node) = looked.before.nodes.get(other) else { continue };
        let neighbour = Neighbour {
            name: node.name.clone(),
            href: page_of(viewer, looked, node.id),
            sector: node.sector.map(|sector| sector.label()),
            close: closeness(&bond, looked.sort),
            held: left.get(other).copied().unwrap_or(0) > 0,
        };
        all.push((node.name_key.clone(), neighbour));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.into_iter().take(NEIGHBOURS).map(|(_, one)| one).collect()
}

/// Those who would be tied to nobody, by name.
fn alone(viewer: &Viewer, looked: &Looked) -> Vec<(String, String)> {
    let places = looked.loss.iter().flat_map(|loss| &loss.alone);
    let mut nodes: Vec<_> = places.filter_map(|place| looked.before.nodes.get(*place)).collect();
    nodes.sort_by(|a, b| a.name_key.cmp(&b.name_key));
    nodes.into_iter().take(ALONE).map(|node| (page_of(viewer, looked, node.id), node.name.clone())).collect()
}

/// What would have nobody, as far as the viewer may read it.
fn holdings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    subject: Subject,
) -> Result<Vec<(&'static str, Vec<Laid>)>, Error> {
    let people = match subject {
        Subject::Member(member) => vec![member],
        Subject::Organisation(organisation) => {
            let here = members::affiliates(q, organisation, PEOPLE)?;
            let ids: BTreeSet<i64> = here.into_iter().map(|one| one.id.get()).collect();
            let (_, belongs) = store::people(q, viewer.network.id, &ids)?;
            let elsewhere: BTreeSet<i64> = belongs
                .into_iter()
                .filter(|(_, other, _)| *other != organisation.get())
                .map(|(member, _, _)| member)
                .collect();
            // Whoever belongs elsewhere too does not leave with it.
            ids.difference(&elsewhere).map(|id| MemberId::from(*id)).collect()
        }
        Subject::Space(_) => Vec::new(),
    };
    let mut all = Vec::new();
    if people.is_empty() {
        return Ok(all);
    }
    let own = subject.href(viewer);
    for holding in rooms.holdings() {
        let mut laid = (holding.held)(q, viewer, &people, HELD)?;
        laid.retain(|one| one.href != own);
        if !laid.is_empty() {
            all.push((holding.title, laid));
        }
    }
    Ok(all)
}

/// What can be chosen from lists: address word and name.
type Choices = Vec<(String, String)>;

/// The organisations and the spaces about which stewards may ask.
fn choices(q: &mut Read<'_>, viewer: &Viewer) -> Result<(Choices, Choices), Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok((Vec::new(), Vec::new()));
    }
    let organisations = organisations::offered(q, viewer, OFFERED)?;
    let seen = spaces::open_to(q, viewer)?.into_iter().chain(spaces::to_join(q, viewer, 30)?);
    let shared = seen.filter(|space| space.visibility != SpaceVisibility::Members);
    Ok((
        organisations.into_iter().map(|(id, name)| (format!("o{id}"), name)).collect(),
        shared.map(|space| (format!("s{}", space.id), space.name)).collect(),
    ))
}
