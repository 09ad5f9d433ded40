//! What the form of an announcement asks beyond title and text, and what it says before it is sent.

use super::store;
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::{self, Fields};
use house::spaces;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// The fields of an announcement.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "announcements/views/_announcement_fields.html")]
struct AnnouncementFields {
    form: Form,
}

fn show(form: &Form) -> Piece {
    Piece::of(AnnouncementFields { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let asks = store::of_item(q, item)?.is_some_and(|asked| asked.asks);
    Ok(if asks { form.with("asks", "true") } else { form })
}

/// Writes what it asks. A new one is told first to how many it goes, and taken when it is sent once more.
fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<bool, Error> {
    let asks = form.ticked("asks");
    let before = store::of_item(tx, id)?;
    if before.is_none() {
        let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
        let space = spaces::visible_to(tx, viewer, item.space_id)?.ok_or(Error::NotFound)?;
        let told = space.member_count.saturating_sub(1).max(0);
        let known = format!("{}-{told}", space.id);
        if form.value("told") != known {
            *form = form.clone().replaced("told", known);
            let said = Said::key("announcement-told").with("count", told).with("space", &space.name);
            form.ask("told", said);
            return Err(Error::Invalid);
        }
    }
    store::put(tx, viewer.network.id, id, asks)?;
    Ok(before.is_none_or(|before| before.asks != asks))
}
