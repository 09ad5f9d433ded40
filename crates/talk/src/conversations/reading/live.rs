//! The live stream of a conversation.

use super::fragment;
use super::laying::origins;
use crate::conversations::acts::MESSAGE_POSTED;
use crate::conversations::message::{Message, Origin};
use crate::conversations::store;
use db::Read;
use house::app::App;
use house::files;
use house::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use house::ids::{ItemId, MessageId, SpaceId};
use house::items::{self, Item, Kinds, Shape};
use house::mentions;
use house::web::{Answer, At, Error, Locale, Speech, Viewer, Visit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// `GET /n/{slug}/items/{id}/live`
pub(in crate::conversations) async fn live(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (app, slug) = (visit.app.clone(), visit.slug().to_owned());
    let topic = Topic {
        name: ("conversation", id.get()),
        wakes: Box::new(move |line| line.item_id == Some(id)),
        concerns: Box::new(move |q, _, place| {
            let mut spaces: Vec<SpaceId> = items::space_of(q, id)?.into_iter().collect();
            // What is mentioned is shown to those alone who may see it.
            let lines = happenings::after_in_item(q, id, place)?;
            let (said, answered) = messages(q, id, &lines)?;
            let texts = said.iter().chain(&answered).map(|message| message.body_html.as_str());
            spaces.extend(mentions::spaces_of(q, &slug, &texts.collect::<Vec<_>>())?);
            Ok(Concern { spaces, ..Concern::default() })
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, id, place)),
    };
    happenings::stream(visit, topic, Vec::new()).await
}

/// What came after a place. Every line is told as its message is now, whatever it was when the line was written.
fn tellings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    id: ItemId,
    place: LogPlace,
) -> Result<Vec<Telling>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let threaded = shape(app.rooms.kinds(), &item) == Shape::Threaded;
    let lines = happenings::after_in_item(q, id, place)?;
    let (mut said, mut answered) = messages(q, item.id, &lines)?;
    let shown: Vec<MessageId> = said.iter().chain(&answered).map(|message| message.id).collect();
    let files = files::of_messages(q, viewer, &shown)?;
    let from = origins(q, viewer, said.iter().chain(&answered))?;
    let texts = said.iter_mut().chain(&mut answered).map(|message| &mut message.body_html);
    mentions::show(q, viewer, &mut texts.collect::<Vec<_>>())?;
    // The first line about a message tells it as it is; those behind it would only say the same again.
    let mut said: BTreeMap<MessageId, Message> =
        said.into_iter().map(|message| (message.id, message)).collect();
    let telling = |line: &Happening| {
        let message = line.message_id.and_then(|id| said.remove(&id));
        let html = message.map(|message| {
            let parent = message.parent_id.filter(|_| !threaded && line.what.is(&MESSAGE_POSTED));
            let parent = parent.and_then(|parent| answered.iter().find(|message| message.id == parent));
            let told = parent.cloned().into_iter().map(|parent| (true, parent));
            let told = std::iter::once((false, message)).chain(told).map(|(renewed, message)| {
                let own = files.iter().filter(|file| file.message == Some(message.id)).cloned().collect();
                let of = from.get(&message.author_id).cloned().flatten();
                fragment(viewer, app, (&item, threaded, renewed), (message, own, of), line)
            });
            told.collect::<Result<Vec<_>, Error>>().map(|parts| Arc::from(parts.concat()))
        });
        Ok((LogPlace::of(line), html.transpose()?.filter(|html: &Arc<str>| !html.is_empty())))
    };
    lines.iter().map(telling).collect()
}

/// The messages of these lines, and the contributions under which they stand, as they are now.
fn messages(
    q: &mut Read<'_>,
    id: ItemId,
    lines: &[Happening],
) -> Result<(Vec<Message>, Vec<Message>), Error> {
    let asked: BTreeSet<MessageId> = lines.iter().filter_map(|line| line.message_id).collect();
    let said = store::these(q, id, &asked)?;
    let answered: BTreeSet<MessageId> = said.iter().filter_map(|message| message.parent_id).collect();
    Ok((said, store::these(q, id, &answered)?))
}

fn shape(kinds: Kinds, item: &Item) -> Shape {
    kinds.iter().find(|kind| kind.name == item.kind).map_or(Shape::Threaded, |kind| kind.shape)
}

fn fragment(
    viewer: &Viewer,
    app: &App,
    (item, threaded, renewed): (&Item, bool, bool),
    (message, files, from): (Message, Vec<files::Shown>, Origin),
    line: &Happening,
) -> Result<Arc<str>, Error> {
    let network = &viewer.network;
    let made_of = (
        ("conversation", &line.what, line.created_at, &message, &files, &from),
        (item.id, item.takes_messages(), threaded, renewed),
        (&network.slug, &network.language, &network.time_zone),
    );
    app.hub.fragment(&made_of, || {
        let locale = Locale::of_tag(&network.language).unwrap_or_default();
        let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, line.created_at);
        let html = fragment::of(
            &line.what,
            (item, threaded, renewed),
            (message.clone(), files.clone(), from.clone()),
            viewer,
            &speech,
        )?;
        Ok(html.unwrap_or_else(|| Arc::from("")))
    })
}
