//! The live stream of a conversation.

use super::message::Message;
use super::{fragment, store};
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
pub(super) async fn live(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (app, slug) = (visit.app.clone(), visit.slug().to_owned());
    let topic = Topic {
        name: ("conversation", id.get()),
        wakes: Box::new(move |line| line.item_id == Some(id)),
        concerns: Box::new(move |q, _, place| {
            let mut spaces: Vec<SpaceId> = items::space_of(q, id)?.into_iter().collect();
            // What is mentioned is shown to those alone who may see it.
            let lines = happenings::after_in_item(q, id, place)?;
            let said = messages(q, id, &lines)?;
            let texts: Vec<&str> = said.iter().map(|message| message.body_html.as_str()).collect();
            spaces.extend(mentions::spaces_of(q, &slug, &texts)?);
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
    let mut messages = messages(q, item.id, &lines)?;
    let shown: Vec<MessageId> = messages.iter().map(|message| message.id).collect();
    let files = files::of_messages(q, viewer, &shown)?;
    let mut texts: Vec<&mut String> = messages.iter_mut().map(|message| &mut message.body_html).collect();
    mentions::show(q, viewer, &mut texts)?;
    // The first line about a message tells it as it is; those behind it would only say the same again.
    let mut messages: BTreeMap<MessageId, Message> =
        messages.into_iter().map(|message| (message.id, message)).collect();
    let telling = |line: &Happening| {
        let message = line.message_id.and_then(|id| messages.remove(&id));
        let html = message.map(|message| {
            let files = files.iter().filter(|file| file.message == Some(message.id)).cloned().collect();
            fragment(viewer, app, (&item, threaded), (message, files), line)
        });
        Ok((LogPlace::of(line), html.transpose()?.filter(|html| !html.is_empty())))
    };
    lines.iter().map(telling).collect()
}

/// The messages of these lines, as they are now.
fn messages(q: &mut Read<'_>, id: ItemId, lines: &[Happening]) -> Result<Vec<Message>, Error> {
    let asked: BTreeSet<MessageId> = lines.iter().filter_map(|line| line.message_id).collect();
    Ok(store::these(q, id, &asked)?)
}

fn shape(kinds: Kinds, item: &Item) -> Shape {
    kinds.iter().find(|kind| kind.name == item.kind).map_or(Shape::Threaded, |kind| kind.shape)
}

fn fragment(
    viewer: &Viewer,
    app: &App,
    (item, threaded): (&Item, bool),
    (message, files): (Message, Vec<files::Shown>),
    line: &Happening,
) -> Result<Arc<str>, Error> {
    let network = &viewer.network;
    let made_of = (
        ("conversation", &line.what, line.created_at, &message, &files),
        (item.id, item.is_open(), threaded),
        (&network.slug, &network.language, &network.time_zone),
    );
    app.hub.fragment(&made_of, || {
        let locale = Locale::of_tag(&network.language).unwrap_or_default();
        let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, line.created_at);
        let html =
            fragment::of(&line.what, item, threaded, (message.clone(), files.clone()), viewer, &speech)?;
        Ok(html.unwrap_or_else(|| Arc::from("")))
    })
}
