//! What comes into the list of a space while somebody looks at it: how many things are new, held back until they ask.

use crate::happenings::{self, Concern, LogPlace, Telling, Topic};
use crate::ids::{ItemId, SpaceId};
use crate::spaces;
use crate::web::{Answer, At, Error, Viewer, Visit};
use db::Read;
use std::sync::Arc;

/// `GET /n/{slug}/spaces/{id}/items/live`
pub(in crate::items) async fn live(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let topic = Topic {
        name: ("space-items", id.get()),
        wakes: Box::new(move |line| line.news && line.space_id == Some(id)),
        concerns: Box::new(move |q, network, place| {
            let mut lines = happenings::after_in_network(q, network, place)?;
            lines.retain(|line| line.news && line.space_id == Some(id));
            Ok(Concern { spaces: vec![id], ..Concern::of(&lines) })
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, id, place)),
    };
    happenings::stream(visit, topic, Vec::new()).await
}

/// Each item that has news, once however much it has: the list itself is read again when it is asked for.
fn tellings(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, after: LogPlace) -> Result<Vec<Telling>, Error> {
    spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let lines = happenings::after_in_network(q, viewer.network.id, after)?;
    let telling = |line: &happenings::Happening| {
        let item = line.item_id.filter(|_| line.news && line.space_id == Some(id));
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
