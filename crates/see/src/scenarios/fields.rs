//! What the form of a scenario asks beyond title and text: how far it looks.

use super::scenario::Turn;
use super::store;
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::Fields;
use house::networks;
use house::web::form::LINE;
use house::web::{Error, Form, Piece, Viewer, filters};

/// The fields of a scenario.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "scenarios/views/_fields.html")]
struct ScenarioFields {
    form: Form,
}

fn show(form: &Form) -> Piece {
    Piece::of(ScenarioFields { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let scenario = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    Ok(form.with("horizon", scenario.horizon))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let horizon = form.optional_line("horizon", LINE);
    form.checked()?;
    match store::of_item(tx, item)? {
        None => {
            begin(tx, viewer, item, &horizon)?;
            Ok(true)
        }
        Some(before) if before.horizon == horizon => Ok(false),
        Some(_) => {
            store::set_horizon(tx, item, &horizon, viewer.now)?;
            Ok(true)
        }
    }
}

/// Makes a scenario of an item of this kind that was just started.
pub(super) fn begin(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, horizon: &str) -> Result<(), Error> {
    let place = (viewer.network.id, item);
    store::begin(tx, place, horizon, viewer.now)?;
    store::note_turn(tx, place, viewer.member_id(), (Turn::Begun, "", ""), viewer.now)?;
    networks::use_page(tx, viewer.network.id, "scenarios")?;
    Ok(())
}
