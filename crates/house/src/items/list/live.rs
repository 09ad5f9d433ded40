//! What comes into the list of a space while somebody looks at it: how many things are new, held back until they ask.

use crate::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use crate::ids::{ItemId, SpaceId};
use crate::spaces::{self, Space};
use crate::web::{Answer, At, Error, Viewer, Visit};
use db::Read;
use std::sync::Arc;

/// `GET /n/{slug}/spaces/{id}/items/live`
pub(in crate::items) async fn live(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let topic = Topic {
        name: ("space-items", id.get()),
        wakes: Box::new(move |line| is_news(line, id)),
        concerns: Box::new(move |q, network, place| {
            let mut lines = happenings::after_in_network(q, network, place)?;
            lines.retain(|line| is_news(line, id));
            Ok(Concern { spaces: vec![id], ..Concern::of(&lines) })
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, id, place)),
    };
    let told = happenings::told(&visit);
    happenings::stream(visit, topic, told).await
}

/// The address of the stream of the list, which does not tell again what the same read shows.
pub(super) fn address(q: &mut Read<'_>, viewer: &Viewer, space: &Space) -> Result<String, Error> {
    let place = happenings::place(q)?;
    let early = happenings::early(q, viewer.network.id, place)?;
    let shown = early.iter().filter(|line| is_news(line, space.id));
    Ok(format!("{}/items/live?{}", space.href(viewer), happenings::onward(place, shown)))
}

/// Whether a line is news of this space.
fn is_news(line: &Happening, space: SpaceId) -> bool {
    line.news && line.space_id == Some(space)
}

/// Each item that has news, once however much it has: the list itself is read again when it is asked for.
fn tellings(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, after: LogPlace) -> Result<Vec<Telling>, Error> {
    spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let lines = happenings::after_in_network(q, viewer.network.id, after)?;
    let telling = |line: &Happening| {
        let item = line.item_id.filter(|_| is_news(line, id));
        (LogPlace::of(line), item.map(notice))
    };
    Ok(lines.iter().map(telling).collect())
}

fn notice(item: ItemId) -> Arc<str> {
    format!(
        "<turbo-stream action=\"append\" target=\"news\"><template><i id=\"news-{item}\"></i></template></turbo-stream>"
    )
    .into()
}
