//! Asking: I was written down here before I came.

use super::{CLAIMS, Outcome, store};
use crate::happenings::{self, Happened};
use crate::members::acts::CLAIM_MADE;
use crate::networks::count;
use crate::web::{Answer, Page, Place, Visit, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "members/views/claim.html")]
struct ClaimPage {
    action: String,
    network: String,
    front: String,
    /// What became of it, where they have asked.
    outcome: Option<Outcome>,
}

/// GET `/n/{slug}/claim`: the same question for everybody, whoever is on the list.
pub(in crate::members) async fn show(visit: Visit) -> Answer {
    visit
        .page(|q, viewer| {
            let body = ClaimPage {
                action: viewer.path("claim"),
                network: viewer.network.name.clone(),
                front: format!("/n/{}", viewer.network.slug),
                outcome: store::outcome_of(q, viewer.member()?.id)?,
            };
            Ok(Page::new(body, "claim-title").place(Place::People))
        })
        .await
}

/// POST `/n/{slug}/claim`: nothing is looked up here, so that nobody learns by it who is on the list.
pub(in crate::members) async fn make(visit: Visit) -> Answer {
    let made = visit.write(|tx, viewer| {
        let own = viewer.member()?.id;
        if store::insert(tx, viewer.network.id, own, viewer.now)?.is_some() {
            count(tx, viewer.network.id, CLAIMS, 1)?;
            let happened = Happened::new(&CLAIM_MADE).subject(own.get());
            happenings::record(tx, viewer.network.id, Some(own), viewer.now, happened)?;
        }
        Ok(())
    });
    made.await?;
    Ok(visit.go_saying(visit.path("claim"), "claim-made-done"))
}
