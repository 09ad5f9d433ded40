//! The page of an item: its head, which all kinds share, and its conversation.

use super::beside::Beside;
use super::laying::{Laying, shown};
use super::pens::{Typed, pens};
use super::window::{Part, Window};
use crate::conversations::bar::Acts;
use crate::conversations::keeping::Kept;
use crate::conversations::message::{Message, Shown};
use crate::conversations::pen::Pen;
use crate::conversations::store;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::files;
use house::happenings;
use house::ids::{ItemId, MessageId};
use house::inbox::{self, ReadPlace};
use house::items::{self, Head, Shape};
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/views/show.html")]
pub(in crate::conversations) struct ShowPage {
    head: Head,
    channel: bool,
    messages: Vec<Shown>,
    ways: Ways,
    /// Whether there is no conversation at all.
    silent: bool,
    beside: Option<Beside>,
    kept: Kept,
    pen: Option<Pen>,
    /// Whether the pen stands in place, below a contribution.
    pen_in_place: bool,
    /// What can be done with any message, for the script to bring.
    acts: Option<Acts>,
    refused: Vec<Said>,
    who: Who,
}

/// What the viewer is to the conversation.
#[derive(Debug)]
struct Who {
    /// Where a member of the network who is not yet in the space can join it, to write here.
    join: Option<String>,
    signed_in: bool,
    member: bool,
}

/// The ways through a conversation.
#[derive(Debug, Default)]
struct Ways {
    older: Option<String>,
    newer: Option<String>,
    newest: Option<String>,
    /// The first message that the viewer has not read, where it is on the page.
    first: Option<MessageId>,
    /// The same, where it stands before the page: its address, and since when.
    since: Option<(String, Time)>,
    /// Threads off the page that were answered since: address, who began them, how it begins.
    answered: Vec<(String, String)>,
    pinned: bool,
}

/// `GET /n/{slug}/items/{id}`
pub(in crate::conversations) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let form = files::offering(Form::new().with("once", visit.app.chance.token()?), &visit.app.config);
    let told = visit.clone();
    let made = move |q: &mut Read<'_>, viewer: &Viewer| {
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        let window = Window::asked(&told.query, &speech);
        page(q, viewer, &told, id, window, (form, None))
    };
    visit.page(made).await
}

/// The page of an item with its conversation; `typed` is what stands in the place to write, and what it will look like.
pub(in crate::conversations) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    visit: &Visit,
    id: ItemId,
    mut window: Window,
    typed: Typed,
) -> Result<Page<ShowPage>, Error> {
    let speech = visit.speech(viewer.account.as_ref(), Some(&viewer.network));
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let head = items::head(q, viewer, visit.app.rooms.kinds(), item)?;
    let channel = head.kind.shape == Shape::Live;
    window.thread = thread_of(q, id, &window, channel)?;
    let meant = top_of(q, id, window.named.or(window.reply))?;
    let (part, read) = (window.part(q, id, meant)?, inbox::read_place(q, viewer, id)?);
    let (me, named) = (viewer.member_id(), window.named);
    let laying = Laying { running: channel, speech: &speech, read, me, named };
    let mut ways = ways(q, viewer, (&head, channel), (&part, read))?;
    let refused = typed.0.errors().iter().map(|(_, said)| said.clone()).collect();
    let (pen, thread_form) = pens(q, viewer, visit, (&head, &speech), (&window, part.newer), typed)?;
    let mut messages = laid(q, viewer, &head, part, channel)?;
    ways.first = laying.lay(&mut messages);
    let beside = Beside::of(q, viewer, (&head, &laying), &window, thread_form.filter(|_| channel))?;
    set_pen(q, id, pen.as_ref(), &mut messages)?;
    let body = ShowPage {
        silent: head.kind.shape == Shape::Silent,
        kept: Kept::of(q, viewer, &head.item)?,
        pen_in_place: messages.iter().any(|shown| shown.pen),
        acts: Acts::of_any(viewer, &head, channel),
        who: Who::of(viewer, &head),
        channel,
        beside,
        refused,
        messages,
        ways,
        pen,
        head,
    };
    whole(q, viewer, body, read)
}

/// Marks the contribution below which the pen stands.
fn set_pen(q: &mut Read<'_>, item: ItemId, pen: Option<&Pen>, messages: &mut [Shown]) -> Result<(), Error> {
    let top = top_of(q, item, pen.and_then(|pen| Some(pen.reply.as_ref()?.0)))?;
    messages.iter_mut().for_each(|shown| shown.pen = top == Some(shown.message.id));
    Ok(())
}

/// The contributions of a part, each with its replies where they stand below it.
fn laid(
    q: &mut Read<'_>,
    viewer: &Viewer,
    head: &Head,
    part: Part,
    channel: bool,
) -> Result<Vec<Shown>, Error> {
    let span = part.messages.first().zip(part.messages.last()).map(|(first, last)| (first.id, last.id));
    let replies = match span.filter(|_| !channel) {
        Some(span) => store::replies(q, head.item.id, span)?,
        None => Vec::new(),
    };
    shown(q, viewer, &head.item, part.messages, replies)
}

/// The ways to what stands before and behind the page.
fn ways(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (head, channel): (&Head, bool),
    (part, read): (&Part, Option<ReadPlace>),
) -> Result<Ways, Error> {
    let href = &head.href;
    let first = part.messages.first().map(|message| message.id);
    let last = part.messages.last().map(|message| message.id);
    let mut ways = Ways {
        older: first.filter(|_| part.older).map(|first| format!("{href}?before={first}")),
        newer: last.filter(|_| part.newer).map(|last| format!("{href}?after={last}")),
        newest: part.newer.then(|| href.to_owned()),
        pinned: store::has_pinned(q, head.item.id)?,
        ..Ways::default()
    };
    if let Some(read) = read {
        unread(q, viewer, &mut ways, (head, channel), (read, first))?;
    }
    Ok(ways)
}

/// Where the viewer goes on reading, if that is not on the page: the first contribution that they have not read, and threads
/// that were answered since.
fn unread(
    q: &mut Read<'_>,
    viewer: &Viewer,
    ways: &mut Ways,
    (head, channel): (&Head, bool),
    (read, first): (ReadPlace, Option<MessageId>),
) -> Result<(), Error> {
    let Some((me, first)) = viewer.member_id().zip(first) else { return Ok(()) };
    let id = head.item.id;
    if first > read.read_message {
        let next = store::first_of_others(q, id, (read.read_message, me))?;
        let before = next.filter(|(next, _)| *next < first);
        ways.since = before
            .map(|(next, at)| (format!("{}?after={}#message-{next}", head.href, read.read_message), at));
    }
    if channel {
        let all = store::answered_after(q, id, read.read_message)?;
        let off = all.into_iter().filter(|message| message.id < first && !message.is_gone());
        let way =
            |message: Message| (format!("{}?thread={}#thread", head.href, message.id), message.author_name);
        ways.answered = off.map(way).collect();
    }
    Ok(())
}

/// The page with its stream, and with what its reader has seen by it.
fn whole(
    q: &mut Read<'_>,
    viewer: &Viewer,
    body: ShowPage,
    read: Option<ReadPlace>,
) -> Result<Page<ShowPage>, Error> {
    let place = happenings::place(q)?;
    let live = format!("{}/live?after={place}", body.head.href);
    let live = (body.ways.newest.is_none() && !body.silent).then_some(live);
    let seen = seen(viewer, &body, read);
    let page = framed(viewer, body, live);
    Ok(match seen {
        Some(note) => page.noting(note),
        None => page,
    })
}

/// What is written down of who sees this page: they have read as far as it goes, where it goes to the end.
fn seen(
    viewer: &Viewer,
    body: &ShowPage,
    read: Option<ReadPlace>,
) -> Option<impl Fn(&mut Write<'_>) -> Result<(), Error> + Send + Sync + 'static> {
    if body.ways.newest.is_some() || !body.refused.is_empty() {
        return None;
    }
    let beside = body.beside.iter().map(|beside| &beside.top);
    let all = body.messages.iter().chain(beside);
    let all = all.flat_map(|shown| std::iter::once(shown).chain(&shown.folded).chain(&shown.replies));
    let last = all.map(|shown| shown.message.id).max().unwrap_or(MessageId::from(0));
    inbox::note_read(viewer, &body.head.item, last, read)
}

fn framed(viewer: &Viewer, body: ShowPage, live: Option<String>) -> Page<ShowPage> {
    let (title, space) = (Said::raw(&body.head.item.title), body.head.space_href.clone());
    let name = Said::raw(&body.head.item.space_name);
    let wide = body.channel;
    let mut page = Page::new(body, title).place(Place::Spaces);
    (page.live, page.wide) = (live, wide);
    page.under("space-list-title", viewer.path("spaces")).under(name, &space).in_space(space)
}

impl Who {
    fn of(viewer: &Viewer, head: &Head) -> Who {
        let may = head.item.space_role.is_none() && head.item.may(viewer, Action::JoinSpace);
        Who {
            join: may.then(|| format!("{}/membership?item={}", head.space_href, head.item.id)),
            signed_in: viewer.account.is_some(),
            member: viewer.member_id().is_some(),
        }
    }
}

/// The contribution under which a message stands.
fn top_of(q: &mut Read<'_>, item: ItemId, id: Option<MessageId>) -> Result<Option<MessageId>, Error> {
    let message = id.map(|id| store::of_item(q, item, id)).transpose()?.flatten();
    Ok(message.map(|message| message.parent_id.unwrap_or(message.id)))
}

/// The thread beside the flow: the one that is asked for, that is answered, or in which the meant message stands.
fn thread_of(
    q: &mut Read<'_>,
    item: ItemId,
    window: &Window,
    channel: bool,
) -> Result<Option<MessageId>, Error> {
    if !channel || window.thread.is_some() {
        return Ok(window.thread.filter(|_| channel));
    }
    let named = window.named.map(|named| store::of_item(q, item, named)).transpose()?.flatten();
    Ok(window.reply.or(named.and_then(|message| message.parent_id)))
}
