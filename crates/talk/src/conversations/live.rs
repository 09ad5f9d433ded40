//! The live stream of a conversation.

use super::{fragment, store};
use db::Read;
use house::app::App;
use house::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use house::ids::ItemId;
use house::items::{self, Item, Kinds, Shape};
use house::web::{Answer, At, Error, Locale, Speech, Viewer, Visit};
use std::sync::Arc;

/// `GET /n/{slug}/items/{id}/live`
pub(super) async fn live(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let app = visit.app.clone();
    let topic = Topic {
        name: ("conversation", id.get()),
        wakes: Box::new(move |line| line.item_id == Some(id)),
        concerns: Box::new(move |q, _, _| {
            let spaces = items::space_of(q, id)?.into_iter().collect();
            Ok(Concern { spaces, ..Concern::default() })
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, id, place)),
    };
    happenings::stream(visit, topic, Vec::new()).await
}

fn tellings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    id: ItemId,
    place: LogPlace,
) -> Result<Vec<Telling>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let shape = shape(app.rooms.kinds(), &item);
    let lines = happenings::after_in_item(q, id, place)?;
    lines.into_iter().map(|line| telling(q, viewer, app, &item, shape, &line)).collect()
}

fn shape(kinds: Kinds, item: &Item) -> Shape {
    kinds.iter().find(|kind| kind.name == item.kind).map_or(Shape::Threaded, |kind| kind.shape)
}

fn telling(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    item: &Item,
    shape: Shape,
    line: &Happening,
) -> Result<Telling, Error> {
    let place = LogPlace::of(line);
    let Some(message) = line.message_id else { return Ok((place, None)) };
    let rendered = app.hub.fragment(line.id, "conversation", || {
        let message = store::of_item(q, item.id, message)?.ok_or(Error::NotFound)?;
        let locale = Locale::of_tag(&viewer.network.language).unwrap_or_default();
        let speech = Speech::new(app.texts.clone(), locale, &viewer.network.time_zone, line.created_at);
        let html = fragment::of(line, item, shape, message, viewer, &speech)?;
        Ok::<Arc<str>, Error>(html.unwrap_or_else(|| Arc::from("")))
    })?;
    Ok((place, Some(rendered).filter(|html| !html.is_empty())))
}
