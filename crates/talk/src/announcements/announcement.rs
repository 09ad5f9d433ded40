//! An announcement, and what the author and those who hold the space see of it.

use super::store::{self, Asked};
use crate::announcements::ANNOUNCEMENT;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{ItemId, MemberId};
use house::items::{self, Item};
use house::web::{Error, Piece, Viewer, filters};

#[derive(Template)]
#[template(path = "announcements/views/_part.html")]
struct AnnouncementPart {
    /// What it asks; none for whom it is no matter.
    asked: Option<Asked>,
    people: String,
    confirmed: Vec<(MemberId, String)>,
    missing: Vec<(MemberId, String)>,
}

/// Who has confirmed, for the author and for those who hold the space.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let author = viewer.member_id() == Some(item.author_id) && item.may(viewer, Action::TakePart);
    let concerned = author || item.may(viewer, Action::HoldSpace);
    let asked = if concerned { store::of_item(q, item.id)? } else { None };
    let asked = asked.filter(|asked| asked.asks);
    let (confirmed, missing) = match asked {
        Some(_) => {
            (store::confirmed(q, item.id)?, store::missing(q, (item.id, item.space_id), item.author_id)?)
        }
        None => (Vec::new(), Vec::new()),
    };
    Ok(Piece::of(AnnouncementPart { asked, people: viewer.path("people"), confirmed, missing }))
}

/// An announcement in which the viewer may do this.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<Item, Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == ANNOUNCEMENT.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    Ok(item)
}
