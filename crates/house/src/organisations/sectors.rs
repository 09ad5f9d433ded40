//! The sector of many organisations at once: a list with boxes to tick.

use super::directory::{Filter, find};
use super::organisation::OrganisationCard;
use super::store;
use crate::happenings::{self, Happened};
use crate::ids::{NetworkId, OrganisationId};
use crate::members::move_affiliations;
use crate::networks::count;
use crate::organisations::acts::ORGANISATION_CHANGED;
use crate::sector::Sector;
use crate::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};
use std::collections::BTreeMap;

/// How many organisations stand on a page, and are changed at once at most.
const PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "organisations/views/sectors.html")]
struct SectorsPage {
    form: Form,
    base: String,
    back: String,
    filter: Filter,
    /// The part of the address behind the question mark, so that the same list is shown again.
    shown: String,
    organisations: Vec<Line>,
    next: Option<String>,
    sectors: &'static [Sector],
}

/// An organisation, and whether it is ticked.
struct Line {
    card: OrganisationCard,
    ticked: bool,
}

/// GET `/n/{slug}/organisations/sectors`
pub(super) async fn show(visit: Visit) -> Answer {
    let query = visit.query.clone();
    visit.page(move |q, viewer| page(q, viewer, &query, Form::new())).await
}

/// POST `/n/{slug}/organisations/sectors`
pub(super) async fn save(visit: Visit, form: Form) -> Answer {
    let query = visit.query.clone();
    match visit.change(form, change).await? {
        Ok(()) => {
            let list = visit.uri.path_and_query().map_or("", |path| path.as_str());
            Ok(visit.go_saying(list, "organisations-sectors-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, &query, form).map(Page::invalid)).await,
    }
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<(), Error> {
    let chosen: Vec<OrganisationId> =
        form.values("organisation").iter().filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() {
        form.fail("organisation", "organisations-none-ticked");
    } else if i64::try_from(chosen.len()).unwrap_or(i64::MAX) > PAGE {
        form.fail("organisation", Said::key("organisations-many-ticked").with("max", PAGE));
    }
    let sector = form.choice::<Sector>("to");
    form.checked()?;
    set(tx, viewer, &chosen, sector.ok_or(Error::Invalid)?)
}

/// Writes the sector of those of these organisations that take part and are of another, with counts, people and a line
/// of the log for each.
fn set(tx: &mut Write<'_>, viewer: &Viewer, chosen: &[OrganisationId], to: Sector) -> Result<(), Error> {
    let network: NetworkId = viewer.network.id;
    let before = store::hold_sectors(tx, network, chosen)?;
    let moved: Vec<OrganisationId> =
        before.iter().filter(|(_, sector)| *sector != to).map(|(id, _)| *id).collect();
    store::set_sector(tx, network, &moved, to, viewer.now)?;
    move_affiliations(tx, &moved, to)?;
    let mut counts: BTreeMap<Sector, i64> = BTreeMap::new();
    for (_, sector) in before.iter().filter(|(_, sector)| *sector != to) {
        *counts.entry(*sector).or_default() -= 1;
        *counts.entry(to).or_default() += 1;
    }
    for (sector, amount) in counts {
        count(tx, network, sector.label(), amount)?;
    }
    let by = viewer.member()?.id;
    let note = |id: &OrganisationId| {
        let happened = Happened::new(&ORGANISATION_CHANGED).subject(id.get()).detail("sector");
        (by, viewer.now, happened)
    };
    let lines: Vec<_> = moved.iter().map(note).collect();
    happenings::record_many(tx, network, &lines)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, query: &Form, form: Form) -> Result<Page<SectorsPage>, Error> {
    let (base, back) = (viewer.path("organisations/sectors"), viewer.path("organisations"));
    let filter = Filter::read(query);
    let after = query.value("after");
    let (organisations, more) = find(q, viewer, &filter, after, PAGE)?;
    let last = organisations.last().filter(|_| more && filter.words.is_empty());
    let ticked = |id: OrganisationId| form.chosen("organisation", &id.to_string());
    let line = |card: OrganisationCard| Line { ticked: ticked(card.id), card };
    let body = SectorsPage {
        shown: filter.with(&base, "after", after),
        next: last.map(|last| filter.with(&base, "after", &last.name_key)),
        organisations: organisations.into_iter().map(line).collect(),
        form,
        back: back.clone(),
        filter,
        base,
        sectors: Sector::ALL,
    };
    let page = Page::new(body, "organisations-sectors-title").place(Place::Organisations);
    Ok(page.under("organisations-title", back))
}
