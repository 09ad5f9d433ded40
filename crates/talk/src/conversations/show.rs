//! The page of an item: its head, which all kinds share, and its conversation.

use super::message::{Message, Shown};
use super::{quote, store};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::files;
use house::happenings;
use house::ids::{ItemId, MessageId};
use house::inbox;
use house::items::{self, Head, Item, Kinds, Shape};
use house::mentions;
use house::web::{Answer, At, Error, Form, Page, Piece, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "conversations/views/show.html")]
pub(super) struct ShowPage {
    head: Head,
    channel: bool,
    messages: Vec<Shown>,
    older: Option<String>,
    newest: Option<String>,
    /// Whether there is a conversation at all.
    silent: bool,
    reply_to: Option<(MessageId, String)>,
    may_write: bool,
    join: Option<String>,
    signed_in: bool,
    member: bool,
    form: Form,
    files: Piece,
}

const SHOWN: usize = 50;

/// Which part of a conversation is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Only what stands before this message.
    before: Option<MessageId>,
    /// A page whose last contribution is this one.
    around: Option<MessageId>,
    /// The contribution to which the composer replies.
    reply: Option<MessageId>,
    /// The message that the composer begins by quoting.
    quote: Option<MessageId>,
}

/// `GET /n/{slug}/items/{id}`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let asked = |name| visit.query.value(name).parse().ok();
    let window = Window {
        before: asked("before"),
        around: asked("message"),
        reply: asked("reply"),
        quote: asked("quote"),
    };
    let form = files::offering(Form::new().with("once", visit.app.chance.token()?), &visit.app.config);
    let kinds = visit.app.rooms.kinds();
    let told = visit.clone();
    let made = move |q: &mut Read<'_>, viewer: &Viewer| {
        let quoted = window.quote.map(|quote| quote::quoted(q, viewer, id, quote)).transpose()?.flatten();
        let form = match quoted {
            Some(said) => {
                let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
                form.with("body", said.composed(&speech))
            }
            None => form,
        };
        page(q, viewer, kinds, id, window, form)
    };
    visit.page(made).await
}

impl Window {
    /// The newest part, with a composer that replies to this.
    pub(super) fn newest(reply: Option<MessageId>) -> Window {
        Window { before: None, around: None, reply, quote: None }
    }

    /// Before which message the page begins: numbers are ever greater, so "around 9" is "before 10".
    fn end(self, top: Option<MessageId>) -> MessageId {
        let around = top.map(|id| MessageId::from(id.get().saturating_add(1)));
        self.before.or(around).unwrap_or(MessageId::from(i64::MAX))
    }
}

/// The page of an item with its conversation.
pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: ItemId,
    window: Window,
    form: Form,
) -> Result<Page<ShowPage>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    let head = items::head(q, viewer, kinds, item)?;
    let (channel, silent) = (head.kind.shape == Shape::Live, head.kind.shape == Shape::Silent);
    let around = window.around.map(|around| top_of(q, id, around, channel)).transpose()?.flatten();
    let (mut found, past) = contributions(q, id, window, around, channel)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    found.reverse();
    let older = found.first().filter(|_| more).map(|first| format!("{}?before={}", head.href, first.id));
    let replies = span(&found).filter(|_| !channel).map(|span| store::replies(q, id, span)).transpose()?;
    let mut messages = shown(q, viewer, &head.item, found, replies.unwrap_or_default())?;
    messages.iter_mut().for_each(|message| message.flat = channel);
    let reply_to = window.reply.map(|reply| answered(q, id, reply)).transpose()?.flatten();
    let body = ShowPage {
        channel,
        silent,
        files: files::field(q, viewer, &form, None)?,
        older,
        newest: past.then(|| head.href.clone()),
        reply_to,
        // What somebody has typed is shown again even where it can no longer be taken.
        may_write: form.has_errors() || (head.item.is_open() && head.item.may(viewer, Action::TakePart)),
        join: joining(viewer, &head),
        signed_in: viewer.account.is_some(),
        member: viewer.member_id().is_some(),
        messages,
        form,
        head,
    };
    whole(q, viewer, body)
}

/// The page with its stream, and with what its reader has seen by it.
fn whole(q: &mut Read<'_>, viewer: &Viewer, body: ShowPage) -> Result<Page<ShowPage>, Error> {
    let place = happenings::place(q)?;
    let live = format!("{}/live?after={place}", body.head.href);
    let live = (body.newest.is_none() && !body.silent).then_some(live);
    let seen = seen(q, viewer, &body)?;
    let page = framed(viewer, body, live);
    Ok(match seen {
        Some(note) => page.noting(note),
        None => page,
    })
}

/// What is written down of who sees this page: they have read as far as it goes, where it goes to the end.
fn seen(
    q: &mut Read<'_>,
    viewer: &Viewer,
    body: &ShowPage,
) -> Result<Option<impl Fn(&mut Write<'_>) -> Result<(), Error> + Send + Sync + 'static>, Error> {
    if body.newest.is_some() || body.form.has_errors() {
        return Ok(None);
    }
    let all = body.messages.iter().flat_map(|shown| std::iter::once(shown).chain(&shown.replies));
    let last = all.map(|shown| shown.message.id).max().unwrap_or(MessageId::from(0));
    let place = inbox::read_place(q, viewer, body.head.item.id)?;
    Ok(inbox::note_read(viewer, &body.head.item, last, place))
}

/// What the window shows, newest first, and whether it is a look into the past. Who comes for a message among the newest,
/// such as the one just sent, sees it among them: there the page goes on living.
fn contributions(
    q: &mut Read<'_>,
    id: ItemId,
    window: Window,
    around: Option<MessageId>,
    channel: bool,
) -> Result<(Vec<Message>, bool), Error> {
    if window.before.is_none() {
        let newest = store::before(q, id, MessageId::from(i64::MAX), !channel)?;
        if around.is_none_or(|around| newest.iter().take(SHOWN).any(|message| message.id == around)) {
            return Ok((newest, false));
        }
    }
    Ok((store::before(q, id, window.end(around), !channel)?, true))
}

fn framed(viewer: &Viewer, body: ShowPage, live: Option<String>) -> Page<ShowPage> {
    let (title, space) = (Said::raw(&body.head.item.title), body.head.space_href.clone());
    let name = Said::raw(&body.head.item.space_name);
    let mut page = Page::new(body, title).place(Place::Spaces);
    page.live = live;
    page.under("space-list-title", viewer.path("spaces")).under(name, &space).in_space(space)
}

/// Where a member of the network who is not yet in the space can join it, to write here.
fn joining(viewer: &Viewer, head: &Head) -> Option<String> {
    let may = head.item.space_role.is_none() && head.item.may(viewer, Action::JoinSpace);
    may.then(|| format!("{}/membership", head.space_href))
}

/// The contribution under which a message stands; in a channel the message itself.
fn top_of(q: &mut Read<'_>, item: ItemId, id: MessageId, channel: bool) -> Result<Option<MessageId>, Error> {
    let message = store::of_item(q, item, id)?;
    Ok(message.map(|message| if channel { message.id } else { message.parent_id.unwrap_or(message.id) }))
}

/// The contribution that is replied to, and who wrote it.
fn answered(q: &mut Read<'_>, item: ItemId, id: MessageId) -> Result<Option<(MessageId, String)>, Error> {
    let message = store::of_item(q, item, id)?.filter(|message| !message.is_gone());
    Ok(message.map(|message| (message.id, message.author_name)))
}

fn span(messages: &[Message]) -> Option<(MessageId, MessageId)> {
    Some((messages.first()?.id, messages.last()?.id))
}

/// Messages with their replies, and with what the viewer may do with each.
pub(super) fn shown(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    mut messages: Vec<Message>,
    mut replies: Vec<Message>,
) -> Result<Vec<Shown>, Error> {
    let texts = messages.iter_mut().chain(&mut replies).map(|message| &mut message.body_html);
    mentions::show(q, viewer, &mut texts.collect::<Vec<_>>())?;
    let ids = messages.iter().chain(&replies).map(|message| message.id);
    let ids: Vec<MessageId> = ids.collect();
    let span = ids.iter().min().copied().zip(ids.iter().max().copied());
    let mine = match (viewer.member_id(), span) {
        (Some(me), Some(span)) => store::my_reactions(q, me, span)?,
        _ => Vec::new(),
    };
    let files = files::of_messages(q, viewer, &ids)?;
    let one = |message: Message| {
        let files = files.iter().filter(|file| file.message == Some(message.id)).cloned().collect();
        Shown { files, ..one(viewer, item, message, &mine) }
    };
    let mut all: Vec<Shown> = messages.into_iter().map(one).collect();
    for reply in replies {
        let reply = one(reply);
        if let Some(parent) = all.iter_mut().find(|parent| Some(parent.message.id) == reply.message.parent_id)
        {
            parent.replies.push(reply);
        }
    }
    Ok(all)
}

fn one(viewer: &Viewer, item: &Item, message: Message, mine: &[(MessageId, String)]) -> Shown {
    let standing = message.standing(item, viewer);
    let mine: Vec<String> =
        mine.iter().filter(|(id, _)| *id == message.id).map(|(_, sign)| sign.clone()).collect();
    Shown {
        href: viewer.path(format_args!("items/{}/messages/{}", item.id, message.id)),
        reactions: message.counted(&mine),
        own: true,
        may_edit: Action::EditOwn.allowed(&standing),
        may_remove: Action::Moderate.allowed(&standing),
        may_answer: item.is_open() && Action::TakePart.allowed(&standing),
        person: viewer
            .may(Action::ReadMembers)
            .then(|| viewer.path(format_args!("people/{}", message.author_id))),
        files: Vec::new(),
        replies: Vec::new(),
        flat: false,
        message,
    }
}
