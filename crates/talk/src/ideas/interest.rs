//! Showing that one is interested, and taking it back by the same button.

use super::acts::IDEA_WELCOMED;
use super::idea::find;
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Piece, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "ideas/views/_card.html")]
struct InterestCard {
    action: String,
    interested: bool,
}

/// The question whether the viewer is interested.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    let Some(me) = viewer.member_id().filter(|_| item.is_open() && item.may(viewer, Action::Follow)) else {
        return Ok(None);
    };
    let action = viewer.path(format_args!("ideas/{}/interest", item.id));
    let interested = store::is_interested(q, item.id, me)?;
    Ok(Some(Piece::of(InterestCard { action, interested })))
}

/// How many are interested, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let found = store::interests(q, items)?;
    Ok(found.into_iter().map(|(id, count)| (id, Said::key("idea-interested").with("count", count))).collect())
}

/// POST `/n/{slug}/ideas/{id}/interest`
pub(super) async fn toggle(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let yes = form.value("interested") != "no";
    let done = visit.write(move |tx, viewer| {
        let item = find(tx, viewer, id, Action::Follow)?;
        if !item.is_open() {
            return Err(Error::Refused(Said::key("idea-refused-closed")));
        }
        let me = viewer.member()?.id;
        if store::welcome(tx, viewer.network.id, (id, me), yes, viewer.now)? {
            let happened = Happened::new(&IDEA_WELCOMED).space(item.space_id).item(id);
            happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    let said = if yes { "idea-welcomed-done" } else { "idea-unwelcomed-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}
