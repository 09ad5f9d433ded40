//! An organisation that no longer takes part: archived, and back; or removed, where nobody of it ever came.

use super::{Refused, bring_back, erase, present, put_away, store};
use crate::happenings::{self, Happened};
use crate::ids::OrganisationId;
use crate::members;
use crate::organisations::acts::{ORGANISATION_ARCHIVED, ORGANISATION_REMOVED, ORGANISATION_RESTORED};
use crate::organisations::organisation::{Organisation, OrganisationCard};
use crate::organisations::visible_to;
use crate::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::Write;

type Address = At<(String, OrganisationId)>;

/// How many organisations stand on a page of the archive.
const PAGE: i64 = 48;

#[derive(Template)]
#[template(path = "organisations/views/archive.html")]
struct ArchivePage {
    organisation: Organisation,
    base: String,
    /// How many people belong to it.
    people: usize,
    /// Whether it can be removed for good.
    removable: bool,
}

#[derive(Template)]
#[template(path = "organisations/views/archived.html")]
struct ArchivedPage {
    base: String,
    organisations: Vec<OrganisationCard>,
    next: Option<String>,
}

/// GET `/n/{slug}/organisations/{id}/archive`: what would happen, before it happens.
pub(in crate::organisations) async fn show(visit: Visit, At((_, id)): Address) -> Answer {
    visit
        .page(move |q, viewer| {
            let organisation = present(q, viewer, id)?;
            let body = ArchivePage {
                base: viewer.path(format!("organisations/{id}")),
                people: members::ties_of(q, id)?.len(),
                removable: is_removable(q, id)?,
                organisation,
            };
            let (name, href) = (Said::raw(&body.organisation.name), body.base.clone());
            let page = Page::new(body, "organisation-archive-title").place(Place::Organisations);
            Ok(page.under("organisations-title", viewer.path("organisations")).under(name, href))
        })
        .await
}

/// GET `/n/{slug}/organisations/archived`
pub(in crate::organisations) async fn archived(visit: Visit) -> Answer {
    let after = visit.query.value("after").to_owned();
    visit
        .page(move |q, viewer| {
            let base = viewer.path("organisations");
            let mut organisations = store::archived(q, viewer.network.id, &after, PAGE + 1)?;
            let more = i64::try_from(organisations.len()).is_ok_and(|found| found > PAGE);
            if more {
                organisations.pop();
            }
            let query = |key: &str| {
                form_urlencoded::Serializer::new(String::new()).append_pair("after", key).finish()
            };
            let last = organisations.last().filter(|_| more);
            let next = last.map(|last| format!("{base}/archived?{}", query(&last.name_key)));
            let page = ArchivedPage { base: base.clone(), organisations, next };
            Ok(Page::new(page, "organisations-archived-title")
                .place(Place::Organisations)
                .under("organisations-title", base))
        })
        .await
}

/// POST `/n/{slug}/organisations/{id}/archive`
pub(in crate::organisations) async fn archive(visit: Visit, At((_, id)): Address) -> Answer {
    let done = visit.write(move |tx, viewer| {
        tx.lock("organisations", id.get())?;
        let organisation = present(tx, viewer, id)?;
        put_away(tx, viewer.network.id, &organisation, None, viewer.now)?;
        note(tx, viewer, id, &ORGANISATION_ARCHIVED)
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-archived-done"))
}

/// POST `/n/{slug}/organisations/{id}/archive/removal`: it takes part again.
pub(in crate::organisations) async fn restore(visit: Visit, At((_, id)): Address) -> Answer {
    let done = visit.write(move |tx, viewer| {
        tx.lock("organisations", id.get())?;
        let organisation = visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        match (organisation.archived_at, organisation.merged_into) {
            (None, _) => return Err(Refused::Present.into()),
            (Some(_), Some(_)) => return Err(Refused::Merged.into()),
            (Some(since), None) => bring_back(tx, viewer.network.id, &organisation, since, viewer.now)?,
        }
        note(tx, viewer, id, &ORGANISATION_RESTORED)
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format!("organisations/{id}")), "organisation-restored-done"))
}

/// POST `/n/{slug}/organisations/{id}/removal`
pub(in crate::organisations) async fn remove(visit: Visit, At((_, id)): Address) -> Answer {
    let done = visit.write(move |tx, viewer| {
        tx.lock("organisations", id.get())?;
        let organisation = present(tx, viewer, id)?;
        if !is_removable(tx, id)? {
            return Err(Refused::Tied.into());
        }
        erase(tx, viewer.network.id, &[organisation])?;
        note(tx, viewer, id, &ORGANISATION_REMOVED)
    });
    done.await?;
    Ok(visit.go_saying(visit.path("organisations"), "organisation-removed-done"))
}

/// Nobody who has ever come here belonged to it, and none was merged into it. Who never came could act for nobody: no
/// endorsement and no other deed of its own can stand in its name.
fn is_removable(q: &mut db::Read<'_>, id: OrganisationId) -> Result<bool, Error> {
    Ok(!members::anyone_came(q, id)? && !store::has_mergers(q, id)?)
}

fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: OrganisationId,
    what: &'static happenings::Act,
) -> Result<(), Error> {
    let happened = Happened::new(what).subject(id.get());
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}
