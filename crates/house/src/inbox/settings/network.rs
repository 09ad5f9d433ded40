//! Of how much I hear from a network, and when nothing makes a noise.

use super::{Quiet, Standard, choices, chosen, hour_choices};
use crate::inbox::store;
use crate::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "inbox/views/settings.html")]
struct SettingsPage {
    form: Form,
    action: String,
    levels: Vec<(&'static str, &'static str)>,
    hours: Vec<(String, String)>,
}

/// `GET /n/{slug}/inbox/settings`
pub(in crate::inbox) async fn show(visit: Visit) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, None)).await
}

/// `POST /n/{slug}/inbox/settings`
pub(in crate::inbox) async fn save(visit: Visit, form: Form) -> Answer {
    match visit.change(form, keep).await? {
        Ok(()) => Ok(visit.go_saying(visit.path("inbox/settings"), "inbox-settings-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, Some(form)).map(Page::invalid)).await,
    }
}

fn keep(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<(), Error> {
    let level = chosen(form);
    let quiet = quiet(form);
    form.checked()?;
    let (member, level) = (viewer.member()?.id, level.ok_or(Error::Invalid)?);
    store::set_network(tx, viewer.network.id, member, &level, quiet)?;
    Ok(())
}

/// Both ends of the quiet hours, or neither.
fn quiet(form: &mut Form) -> Option<Quiet> {
    let mut minute = |field: &'static str| {
        let typed = form.value(field);
        if typed.is_empty() {
            return None;
        }
        let minute = typed.parse().ok().filter(|minute| (0..24 * 60).contains(minute));
        if minute.is_none() {
            form.fail(field, "error-field-choice");
        }
        minute
    };
    let (from, to) = (minute("quiet_from"), minute("quiet_to"));
    let half = [(from.is_none() && to.is_some(), "quiet_from"), (to.is_none() && from.is_some(), "quiet_to")];
    for (_, field) in half.into_iter().filter(|(missing, _)| *missing) {
        form.fail(field, "inbox-quiet-half");
    }
    from.zip(to).map(|(from, to)| Quiet { from, to })
}

fn page(q: &mut Read<'_>, viewer: &Viewer, typed: Option<Form>) -> Result<Page<SettingsPage>, Error> {
    let form = match typed {
        Some(form) => form,
        None => {
            let kept = store::standard(q, viewer.member()?.id)?.ok_or(Error::NotFound)?;
            let quiet = Standard::of(q, viewer)?.quiet;
            let minute = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
            Form::new()
                .with("level", kept.network_level)
                .with("quiet_from", minute(quiet.map(|quiet| quiet.from)))
                .with("quiet_to", minute(quiet.map(|quiet| quiet.to)))
        }
    };
    let levels = choices("inbox-level-of-account");
    let body = SettingsPage { form, action: viewer.path("inbox/settings"), levels, hours: hour_choices() };
    let page = Page::new(body, "inbox-settings-title").place(Place::Inbox);
    Ok(page.under("inbox-title", viewer.path("inbox")))
}
