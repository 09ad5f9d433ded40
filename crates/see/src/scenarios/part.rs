//! What stands on the page of a scenario: its drivers, its four futures, its strategies, its signs, and what was done to it.

use super::drivers::{IMPACTS, UNCERTAINTIES};
use super::futures::Row;
use super::scenario::{Corner, Driver, Scenario, axes, paragraphs};
use super::store::{self, Future, Turned};
use askama::Template;
use db::Read;
use house::access::{Action, SpaceVisibility};
use house::charts::{Caption, Matrix};
use house::ids::{ItemId, MemberId};
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};
use house::{members, mentions};

#[derive(Template)]
#[template(path = "scenarios/views/_card.html")]
struct ScenarioCard {
    /// Key of what is asked, and where it is done: address, and key of its name.
    asked: &'static str,
    href: String,
    deed: &'static str,
}

#[derive(Template)]
#[template(path = "scenarios/views/_part.html")]
struct ScenarioPart {
    sheet: Sheet,
    /// Whether the viewer may know who somebody is.
    named: bool,
    signs: usize,
    /// What was done to it, each with what stood there before.
    turns: Vec<(Turned, Vec<String>)>,
    base: String,
    all: String,
    /// Where one sees how it stands with whoever would leave; for those who may look.
    without: Option<String>,
    about: About,
    may: bool,
}

/// Of which person a scenario asks what would be if they left.
enum About {
    /// Of none, or of one who has left.
    Nobody,
    /// Of this one: name and page.
    Somebody(String, String),
    /// Of one who is not named here.
    Hidden,
}

/// All that was written down for a scenario.
pub(super) struct Sheet {
    pub(super) scenario: Scenario,
    pub(super) drivers: Vec<(Driver, Vec<String>)>,
    pub(super) matrix: Option<Piece>,
    pub(super) axes: Vec<Driver>,
    /// The four futures: number of the corner, what the ends say of it, and what was told.
    pub(super) futures: Vec<(i64, Said, Option<Future>)>,
    /// What each future is called.
    pub(super) names: Vec<Said>,
    pub(super) rows: Vec<Row>,
}

impl Sheet {
    /// The scenario of an item that the viewer may read.
    pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer, item: ItemId) -> Result<Sheet, Error> {
        let scenario = store::of_item(q, item)?.ok_or(Error::NotFound)?;
        let drivers = store::drivers(q, item)?;
        let (axes, mut told) = (axes(&drivers), store::futures(q, item)?);
        mentions::show(q, viewer, &mut told.iter_mut().map(|one| &mut one.story_html).collect::<Vec<_>>())?;
        let future = |corner: Corner| {
            let own = told.iter().find(|one| one.corner == corner.get()).cloned();
            (corner.get(), corner.told(&axes), own)
        };
        let futures: Vec<(i64, Said, Option<Future>)> = Corner::ALL.into_iter().map(future).collect();
        let name = |(_, corner, own): &(i64, Said, Option<Future>)| match own {
            Some(own) => Said::raw(own.name.as_str()),
            None => corner.clone(),
        };
        let tests = store::tests(q, item)?;
        Ok(Sheet {
            scenario,
            matrix: (!drivers.is_empty()).then(|| matrix(&drivers)),
            drivers: drivers.into_iter().map(|one| (one.clone(), paragraphs(&one.about))).collect(),
            axes,
            names: futures.iter().map(name).collect(),
            futures,
            rows: Row::all(store::strategies(q, item)?, &tests),
        })
    }

    /// Whether a future was told.
    pub(super) fn is_told(&self) -> bool {
        self.futures.iter().any(|(_, _, own)| own.is_some())
    }
}

/// How many drivers stand where an uncertainty and an impact meet.
fn matrix(drivers: &[Driver]) -> Piece {
    let amount = |uncertainty: i64, impact: i64| {
        let here = drivers.iter().filter(|one| (one.uncertainty, one.impact) == (uncertainty, impact));
        f64::from(u32::try_from(here.count()).unwrap_or(u32::MAX))
    };
    let row = |(uncertainty, key): (i64, &'static str)| {
        (Said::key(key), (1..=5).map(|impact| amount(uncertainty, impact)).collect())
    };
    let mut rows: Vec<(Said, Vec<f64>)> = (1_i64..).zip(UNCERTAINTIES).map(row).collect();
    rows.reverse();
    let matrix = Matrix {
        caption: Caption {
            id: "drivers",
            title: Said::key("scenario-matrix"),
            about: Said::key("scenario-matrix-about"),
        },
        columns: IMPACTS.into_iter().map(Said::key).collect(),
        rows,
    };
    matrix.draw()
}

/// What is asked now: the next step that nobody has taken.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    if !item.is_open() || !item.may(viewer, Action::TakePart) {
        return Ok(None);
    }
    let base = viewer.path(format_args!("scenarios/{}", item.id));
    let drivers = store::drivers(q, item.id)?;
    let told = store::futures(q, item.id)?;
    let untold = Corner::ALL.into_iter().find(|corner| told.iter().all(|one| one.corner != corner.get()));
    let (asked, path, deed) = if drivers.len() < 2 {
        ("scenario-ask-drivers", "driver".to_owned(), "scenario-driver-new")
    } else if axes(&drivers).len() < 2 {
        ("scenario-ask-axes", "axes".to_owned(), "scenario-axes")
    } else if let Some(corner) = untold {
        ("scenario-ask-futures", format!("future?corner={}", corner.get()), "scenario-future")
    } else if store::strategies(q, item.id)?.is_empty() {
        ("scenario-ask-strategies", "strategy".to_owned(), "scenario-strategy-new")
    } else if store::signs(q, item.id)?.is_empty() {
        ("scenario-ask-signs", "signs/new".to_owned(), "scenario-sign")
    } else {
        return Ok(None);
    };
    Ok(Some(Piece::of(ScenarioCard { asked, href: format!("{base}/{path}"), deed })))
}

/// What stands between the body and the conversation.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let sheet = Sheet::of(q, viewer, item.id)?;
    let turns = store::turns(q, item.id)?.into_iter().map(|turn| {
        // What was mentioned is shown by its words: whether there is such a thing is not for everybody to know.
        let was = paragraphs(&mentions::without_links(&turn.was, &viewer.network.slug));
        (turn, was)
    });
    Ok(Piece::of(ScenarioPart {
        named: viewer.may(Action::ReadMembers),
        signs: store::signs(q, item.id)?.len(),
        turns: turns.collect(),
        base: viewer.path(format_args!("scenarios/{}", item.id)),
        all: viewer.path("scenarios"),
        without: without(viewer, &sheet.scenario),
        about: about(q, viewer, item, &sheet.scenario)?,
        may: item.is_open() && item.may(viewer, Action::TakePart),
        sheet,
    }))
}

/// Who it is, asked anew at each look: of another person nobody is told but the members of a space that nobody else reads, of whoever
/// saved it themselves nobody who is no member.
fn about(q: &mut Read<'_>, viewer: &Viewer, item: &Item, scenario: &Scenario) -> Result<About, Error> {
    if scenario.about_sort != "member" || scenario.about_id == 0 {
        return Ok(About::Nobody);
    }
    let member = MemberId::from(scenario.about_id);
    let told = match item.space_visibility {
        SpaceVisibility::Members => true,
        SpaceVisibility::Network => item.author_id == member,
        SpaceVisibility::Public => false,
    };
    if !told || !viewer.may(Action::ReadMembers) {
        return Ok(About::Hidden);
    }
    let found = members::active_names(q, viewer.network.id, &[member])?.pop();
    Ok(found
        .map_or(About::Nobody, |(id, name)| About::Somebody(name, viewer.path(format_args!("people/{id}")))))
}

/// Where one sees what would be if they left: for stewards, and for whoever it is.
fn without(viewer: &Viewer, scenario: &Scenario) -> Option<String> {
    let mark = match scenario.about_sort.as_str() {
        "member" => 'm',
        "organisation" => 'o',
        "space" => 's',
        _ => return None,
    };
    if scenario.about_id == 0 {
        return None;
    }
    let own = mark == 'm' && viewer.member_id().map(MemberId::get) == Some(scenario.about_id);
    let may = viewer.may(Action::ManageMembers) || own;
    may.then(|| viewer.path(format_args!("map/without?of={mark}{}", scenario.about_id)))
}

/// How far they are, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let said = |(id, drivers, futures, strategies): (ItemId, i64, i64, i64)| {
        let said = Said::key("scenario-line").with("drivers", drivers).with("futures", futures);
        (id, said.with("strategies", strategies))
    };
    Ok(store::shapes(q, items)?.into_iter().map(said).collect())
}
