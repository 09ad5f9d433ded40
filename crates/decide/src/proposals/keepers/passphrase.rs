//! The passphrase of a steward: set here, typed again when ballots are opened, and never kept.

use super::store;
use crate::proposals::acts::PASSPHRASE_SET;
use crate::proposals::secrecy::Keys;
use askama::Template;
use db::{Read, Time, Write};
use house::accounts;
use house::happenings::{self, Happened};
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit, filters};

/// The shortest passphrase, in letters: whoever has the disk can try as many as they like. And the longest.
const LEAST: usize = 20;
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "proposals/keepers/views/passphrase.html")]
struct PassphrasePage {
    form: Form,
    action: String,
    /// Since when the viewer has had one.
    since: Option<Time>,
}

/// GET `/n/{slug}/settings/passphrase`
pub(super) async fn ask(visit: Visit) -> Answer {
    visit.page(|q, viewer| page(q, viewer, Form::new())).await
}

/// POST `/n/{slug}/settings/passphrase`
pub(super) async fn keep(visit: Visit, form: Form) -> Answer {
    let wrong = complaint(form.value("passphrase"), form.value("again"));
    let salt = visit.app.chance.token()?;
    let public = match &wrong {
        Some(_) => String::new(),
        None => Keys::of(accounts::stretched(form.value("passphrase"), &salt).await?).public,
    };
    // What was typed goes no further.
    let done = visit.change(Form::new(), move |tx, viewer, form| {
        if let Some((field, said)) = wrong.clone() {
            form.fail(field, said);
            return Err(Error::Invalid);
        }
        write(tx, viewer, (&salt, &public))
    });
    match done.await? {
        Ok(()) => Ok(visit.go_saying(visit.path("settings/passphrase"), "keeper-kept-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, form).map(Page::invalid)).await,
    }
}

/// What is wrong with a passphrase, and in which field.
fn complaint(passphrase: &str, again: &str) -> Option<(&'static str, Said)> {
    if !(LEAST..=MOST).contains(&passphrase.chars().count()) {
        let said = Said::key("keeper-passphrase-length").with("least", LEAST).with("most", MOST);
        return Some(("passphrase", said));
    }
    (passphrase != again).then(|| ("again", Said::key("keeper-passphrase-differs")))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, key: (&str, &str)) -> Result<(), Error> {
    let (network, me) = (viewer.network.id, viewer.member()?.id);
    store::set_passphrase(tx, network, me, key, viewer.now)?;
    happenings::record(tx, network, Some(me), viewer.now, Happened::new(&PASSPHRASE_SET))?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, form: Form) -> Result<Page<PassphrasePage>, Error> {
    let since = store::passphrase_since(q, viewer.member()?.id)?;
    let action = viewer.path("settings/passphrase");
    Ok(Page::new(PassphrasePage { form, action, since }, "keeper-title"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_long_and_typed_twice() {
        let five = "five words on a long wall";
        assert_eq!(complaint(five, five), None);
        assert_eq!(complaint(five, "five words").map(|(field, _)| field), Some("again"));
        let long = "x".repeat(201);
        for wrong in ["", "nineteen letters ok", long.as_str()] {
            assert_eq!(complaint(wrong, wrong).map(|(field, _)| field), Some("passphrase"), "{wrong}");
        }
    }
}
