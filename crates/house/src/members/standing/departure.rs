//! Leaving the network.

use super::{Act, Change};
use crate::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "members/views/departure.html")]
struct DeparturePage {
    form: Form,
    network: String,
    action: String,
    data: String,
    back: String,
}

/// GET `/n/{slug}/departure`
pub(in crate::members) async fn show(visit: Visit) -> Answer {
    visit.page(|_, viewer| page(viewer, Form::new())).await
}

/// POST `/n/{slug}/departure`
pub(in crate::members) async fn leave(visit: Visit, form: Form) -> Answer {
    let rooms = visit.app.rooms;
    let left = visit
        .change(form, move |tx, viewer, _| {
            let id = viewer.member()?.id;
            let act = Act { network: viewer.network.id, by: id, now: viewer.now, rooms };
            act.apply(tx, id, Change::Leave)
        })
        .await?;
    match left {
        Ok(()) => Ok(visit.go_saying("/", "member-left-done")),
        Err(form) => visit.page(move |_, viewer| page(viewer, form).map(Page::invalid)).await,
    }
}

fn page(viewer: &Viewer, form: Form) -> Result<Page<DeparturePage>, Error> {
    let member = viewer.member()?;
    let back = viewer.path(format!("people/{}", member.id));
    let page = DeparturePage {
        form,
        network: viewer.network.name.clone(),
        action: viewer.path("departure"),
        data: viewer.path("my-data"),
        back: back.clone(),
    };
    let page = Page::new(page, "departure-title").place(Place::People);
    Ok(page.under("people-title", viewer.path("people")).under(Said::raw(&member.name), back))
}
