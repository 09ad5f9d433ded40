//! Choosing a picture: one's own, or the logo of an organisation for which one may speak.

use super::making::{self, Made};
use super::{Of, keep, remove};
use crate::files::{self, Brought};
use crate::ids::{FileId, OrganisationId};
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use crate::{members, organisations};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "portraits/views/choose.html")]
struct ChoosePage {
    form: Form,
    title: &'static str,
    lead: &'static str,
    action: String,
    back: String,
    /// What is there now; empty where nothing is.
    now: String,
    logo: bool,
}

/// For whom somebody chooses: themselves, or an organisation.
#[derive(Debug, Clone, Copy)]
enum For {
    Me,
    Organisation(OrganisationId),
}

/// GET `/n/{slug}/profile/picture`
pub(super) async fn own(visit: Visit) -> Answer {
    shown(visit, For::Me).await
}

/// POST `/n/{slug}/profile/picture`
pub(super) async fn save_own(visit: Visit, brought: Brought) -> Answer {
    save(visit, brought, For::Me).await
}

/// POST `/n/{slug}/profile/picture/removal`
pub(super) async fn remove_own(visit: Visit) -> Answer {
    taken_away(visit, For::Me).await
}

/// GET `/n/{slug}/organisations/{id}/logo/edit`
pub(super) async fn logo(visit: Visit, At((_, id)): At<(String, OrganisationId)>) -> Answer {
    shown(visit, For::Organisation(id)).await
}

/// POST `/n/{slug}/organisations/{id}/logo`
pub(super) async fn save_logo(
    visit: Visit,
    At((_, id)): At<(String, OrganisationId)>,
    brought: Brought,
) -> Answer {
    save(visit, brought, For::Organisation(id)).await
}

/// POST `/n/{slug}/organisations/{id}/logo/removal`
pub(super) async fn remove_logo(visit: Visit, At((_, id)): At<(String, OrganisationId)>) -> Answer {
    taken_away(visit, For::Organisation(id)).await
}

async fn shown(visit: Visit, whom: For) -> Answer {
    let form = files::offering(Form::new(), &visit.app.config);
    visit.page(move |q, viewer| page(q, viewer, whom, form)).await
}

async fn save(visit: Visit, Brought(form): Brought, whom: For) -> Answer {
    let mut form = files::offering(form, &visit.app.config);
    let Some((ids, bytes)) = files::picture_brought(&visit, &mut form).await? else {
        return visit.page(move |q, viewer| Ok(page(q, viewer, whom, form)?.invalid())).await;
    };
    let logo = matches!(whom, For::Organisation(_));
    let made = tokio::task::spawn_blocking(move || making::make(&bytes, logo));
    let Ok(Some(made)) = made.await else {
        form.fail("bring", "file-refused-no-picture");
        return visit.page(move |q, viewer| Ok(page(q, viewer, whom, form)?.invalid())).await;
    };
    visit.write(move |tx, viewer| put(tx, viewer, whom, (&made, &ids))).await?;
    Ok(visit.go_saying(back(&visit, whom), "portrait-done"))
}

fn put(tx: &mut Write<'_>, viewer: &Viewer, whom: For, (made, ids): (&Made, &[FileId])) -> Result<(), Error> {
    let of = allowed(tx, viewer, whom)?;
    keep(tx, viewer.network.id, of, made, viewer.now)?;
    files::give_back(tx, viewer, ids)
}

async fn taken_away(visit: Visit, whom: For) -> Answer {
    visit
        .write(move |tx, viewer| {
            let of = allowed(tx, viewer, whom)?;
            remove(tx, of)
        })
        .await?;
    Ok(visit.go_saying(back(&visit, whom), "portrait-removed-done"))
}

/// Whose picture it is, if the viewer may choose it.
fn allowed(q: &mut Read<'_>, viewer: &Viewer, whom: For) -> Result<Of, Error> {
    match whom {
        For::Me => Ok(Of::Member(viewer.member()?.id)),
        For::Organisation(id) => Ok(Of::Organisation(organisations::editable(q, viewer, id)?.id)),
    }
}

fn back(visit: &Visit, whom: For) -> String {
    match whom {
        For::Me => visit.path("profile"),
        For::Organisation(id) => visit.path(format_args!("organisations/{id}")),
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, whom: For, form: Form) -> Result<Page<ChoosePage>, Error> {
    let ((title, lead, name), now, action, back) = match whom {
        For::Me => {
            let id = viewer.member()?.id;
            let member = members::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            let now = member.picture_at(&viewer.path("people"));
            let texts = ("portrait-own", "portrait-own-lead", Said::from("member-profile-title"));
            (texts, now, "profile/picture".to_owned(), "profile".to_owned())
        }
        For::Organisation(id) => {
            let organisation = organisations::editable(q, viewer, id)?;
            let now = organisation.logo_at(&viewer.path("organisations"));
            let (action, back) = (format!("organisations/{id}/logo"), format!("organisations/{id}"));
            (("portrait-logo", "portrait-logo-lead", Said::raw(&organisation.name)), now, action, back)
        }
    };
    let (action, back) = (viewer.path(action), viewer.path(back));
    let place = if matches!(whom, For::Me) { Place::People } else { Place::Organisations };
    let logo = matches!(whom, For::Organisation(_));
    let body = ChoosePage { form, title, lead, action, back: back.clone(), now, logo };
    Ok(Page::new(body, title).place(place).under(name, back))
}
