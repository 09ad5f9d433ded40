//! What is to be done after a review: a task, with who does it and until when.

use crate::outcomes::indicator::Indicator;
use crate::outcomes::store;
use db::Write;
use house::ids::MemberId;
use house::items::{self, Kinds};
use house::members::{self, fold};
use house::web::form::LINE;
use house::web::{Error, Form, Said, Viewer};

/// How many people of a name are looked at.
const NAMED: i64 = 20;
/// Fields of a task, and what they are called in the form of the review.
const FIELDS: [(&str, &str); 4] =
    [("title", "action"), ("due", "due"), ("space", "space"), ("member", "who")];

/// Whether the form says that something is to be done.
pub(super) fn wanted(form: &Form) -> bool {
    ["action", "who", "due"].iter().any(|field| !form.value(field).trim().is_empty())
}

/// Makes a task of it.
pub(super) fn act(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (kinds, indicator): (Kinds, &Indicator),
    form: &mut Form,
) -> Result<(), Error> {
    let who = somebody(tx, viewer, form)?;
    form.line("action", LINE);
    form.checked()?;
    let mut task = Form::new()
        .with("kind", "task")
        .with("body", "")
        .with("title", form.value("action"))
        .with("due", form.value("due"))
        .with("space", form.value("space"))
        // A double click makes one task.
        .with("once", form.value("once"))
        .with("member", who.map(|who| who.to_string()).unwrap_or_default());
    let made = items::start(tx, viewer, kinds, &mut task);
    let item = made.inspect_err(|_| {
        for (field, own) in FIELDS {
            if let Some(said) = task.error(field) {
                form.fail(own, said.clone());
            }
        }
    })?;
    store::add_action(tx, viewer.network.id, (indicator.id, item), viewer.now)?;
    Ok(())
}

/// The member who is named; nobody where the field is empty.
fn somebody(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<Option<MemberId>, Error> {
    let name = form.optional_line("who", LINE);
    if name.is_empty() {
        return Ok(None);
    }
    let found = members::find_by_name(tx, viewer.network.id, &name, NAMED)?;
    let found: Vec<(MemberId, String)> = found.into_iter().map(|card| (card.id, card.name)).collect();
    let exact: Vec<_> = found.iter().filter(|(_, other)| fold(other) == fold(&name)).collect();
    match (exact.as_slice(), found.as_slice()) {
        ([(member, _)], _) | ([], [(member, _)]) => Ok(Some(*member)),
        ([], []) => {
            form.fail("who", Said::key("outcome-who-unknown").with("name", name));
            Err(Error::Invalid)
        }
        _ => {
            form.fail("who", Said::key("outcome-who-several").with("name", name));
            Err(Error::Invalid)
        }
    }
}
