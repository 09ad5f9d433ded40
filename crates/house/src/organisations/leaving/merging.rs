//! The page on which an organisation is merged into another: the other is looked up, what would happen is shown, and then
//! it is done. It can be undone on the page of the one that went.

use super::merger::{self, Merger};
use super::present;
use crate::happenings::{self, Happened};
use crate::ids::{NetworkId, OrganisationId};
use crate::organisations::acts::{ORGANISATION_MERGED, ORGANISATION_PARTED};
use crate::organisations::directory::Filter;
use crate::organisations::organisation::OrganisationCard;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::Read;

type Address = At<(String, OrganisationId)>;

/// How many organisations are offered to be merged into.
const OFFERED: i64 = 20;

#[derive(Template)]
#[template(path = "organisations/views/merger.html")]
struct MergerPage {
    base: String,
    organisations: String,
    name: String,
    search: String,
    offered: Vec<OrganisationCard>,
    preview: Option<Preview>,
}

/// What would happen.
struct Preview {
    into: OrganisationId,
    name: String,
    gains: Vec<(&'static str, String)>,
    joining: usize,
}

/// GET `/n/{slug}/organisations/{id}/merger`
pub(in crate::organisations) async fn choose(visit: Visit, At((_, id)): Address) -> Answer {
    let query = visit.query.clone();
    visit.page(move |q, viewer| page(q, viewer, id, &query)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: OrganisationId,
    query: &Form,
) -> Result<Page<MergerPage>, Error> {
    let source = present(q, viewer, id)?;
    let preview = match query.value("into").parse() {
        Ok(into) => Some(Preview::of(&Merger::load(q, viewer, id, into)?)),
        Err(_) => None,
    };
    let (base, organisations) = (viewer.path(format!("organisations/{id}")), viewer.path("organisations"));
    let body = MergerPage {
        base: base.clone(),
        organisations: organisations.clone(),
        name: source.name.clone(),
        search: query.value("q").to_owned(),
        offered: if preview.is_some() {
            Vec::new()
        } else {
            offered(q, viewer.network.id, &source.name, query, id)?
        },
        preview,
    };
    let page = Page::new(body, "organisation-merger-title").place(Place::Organisations);
    Ok(page.under("organisations-title", organisations).under(Said::raw(&source.name), base))
}

/// Those that were searched for; before that, those that share the longest word of the name.
fn offered(
    q: &mut Read<'_>,
    network: NetworkId,
    name: &str,
    query: &Form,
    id: OrganisationId,
) -> Result<Vec<OrganisationCard>, Error> {
    let mut filter = Filter::read(query);
    filter.sector = None;
    if filter.words.is_empty() {
        filter.words = Filter::read(&Form::new().with("q", name)).words.into_iter().take(1).collect();
    }
    let mut found = crate::organisations::store::with_words(q, network, &filter, OFFERED)?;
    found.retain(|card| card.id != id);
    Ok(found)
}

impl Preview {
    fn of(merger: &Merger) -> Preview {
        Preview {
            into: merger.into.id,
            name: merger.into.name.clone(),
            gains: merger.gains(),
            joining: merger.joining.len(),
        }
    }
}

/// POST `/n/{slug}/organisations/{id}/merger`
pub(in crate::organisations) async fn merge(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let Ok(into) = form.value("into").parse::<OrganisationId>() else { return Err(Error::NotFound) };
    let rooms = visit.app.rooms;
    let done = visit.write(move |tx, viewer| {
        // Always in the same order, so that of two who merge the same pair neither waits for the other for ever.
        for held in [id.min(into), id.max(into)] {
            tx.lock("organisations", held.get())?;
        }
        Merger::load(tx, viewer, id, into)?.apply(tx, viewer, rooms)?;
        let happened = Happened::new(&ORGANISATION_MERGED).subject(id.get());
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{into}")), "organisation-merged-done"))
}

/// POST `/n/{slug}/organisations/{id}/merger/removal`: the two are two again.
pub(in crate::organisations) async fn part(visit: Visit, At((_, id)): Address) -> Answer {
    let rooms = visit.app.rooms;
    let done = visit.write(move |tx, viewer| {
        tx.lock("organisations", id.get())?;
        merger::undo(tx, viewer, rooms, id)?;
        let happened = Happened::new(&ORGANISATION_PARTED).subject(id.get());
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-parted-done"))
}
