//! One step on: a theme comes onto the agenda of an event ahead, or becomes a task, an experiment or a discussion.

use super::reading::decimal;
use super::show::{page, told};
use crate::rounds::acts::ROUND_PLACED;
use crate::rounds::asking::THEMES;
use crate::rounds::round::{Refused, Round, Sort, find_told};
use crate::rounds::store;
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Item, Kinds};
use house::web::texts::Speech;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit};
use meet::events;

type Address = At<(String, ItemId)>;

/// What can be made of a theme: the names of the kinds, and their keys.
pub(super) const DEEDS: [(&str, &str); 3] = [
    ("task", "round-deed-task"),
    ("experiment", "round-deed-experiment"),
    ("discussion", "round-deed-discussion"),
];

/// `POST /n/{slug}/health/{id}/agenda`
pub(in crate::rounds) async fn put_on_agenda(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let words = visit.clone();
    let done = visit.change(form, move |tx, viewer, form| {
        let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
        place(tx, viewer, id, (&speech, form))
    });
    match done.await? {
        Ok(event) => {
            Ok(visit.go_saying(visit.path(format_args!("events/{event}/agenda")), "round-placed-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/health/{id}/deeds`
pub(in crate::rounds) async fn make(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let (words, kinds) = (visit.clone(), visit.app.rooms.kinds());
    let done = visit.change(form, move |tx, viewer, form| {
        let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
        deed(tx, viewer, id, (&speech, kinds, form))
    });
    match done.await? {
        Ok(made) => Ok(visit.go_saying(visit.path(format_args!("items/{made}")), "round-made-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// A health round that is over, and of which something can be made.
fn over(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Round), Error> {
    let (item, round) = find_told(tx, viewer, id)?;
    item.require(viewer, Action::TakePart)?;
    if round.sort != Sort::Health {
        return Err(Error::NotFound);
    }
    if round.closed_at.is_none() {
        return Err(Refused::Early.said());
    }
    Ok((item, round))
}

/// Title and words of what is made of the theme that was chosen, and its place.
fn words(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
    (speech, form): (&Speech, &mut Form),
) -> Result<Option<(i64, String, String)>, Error> {
    let typed = form.value("theme").parse::<i64>().ok();
    let lines = told(tx, viewer, (item, round))?;
    let Some(line) = lines.into_iter().find(|line| Some(line.place) == typed) else {
        form.fail("theme", "error-field-choice");
        return Ok(None);
    };
    let theme = THEMES.iter().find(|theme| theme.word == line.theme.word).map_or("", |theme| theme.label);
    let name = speech.key(theme).into_owned();
    let title = plain(&speech.say(&Said::key("round-deed-title").with("theme", &name)));
    let said = match line.mean {
        // Others may read what is made of it, now or once the space is opened.
        Some(_) if round.promised => {
            Said::key("round-deed-inside").with("theme", &name).with("round", &item.title)
        }
        Some(mean) => Said::key("round-deed-body")
            .with("theme", &name)
            .with("round", &item.title)
            .with("mean", decimal(mean)),
        None => Said::key("round-deed-unknown").with("theme", &name).with("round", &item.title),
    };
    let body = speech.say(&said);
    Ok(Some((line.place, title, plain(&body))))
}

/// A sentence without the signs that set its arguments apart: it stands in a field and is edited.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect()
}

fn place(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (speech, form): (&Speech, &mut Form),
) -> Result<ItemId, Error> {
    let (item, round) = over(tx, viewer, id)?;
    let event = form.choice::<ItemId>("event");
    let words = words(tx, viewer, (&item, &round), (speech, &mut *form))?;
    form.checked()?;
    let (Some(event), Some((theme, title, body))) = (event, words) else { return Err(Error::Invalid) };
    // Sent twice, or from two tabs, it stands there once.
    if events::propose_point(tx, viewer, event, (&title, &body))? {
        store::lead(tx, id, (theme, event))?;
        let happened = Happened::new(&ROUND_PLACED).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(event)
}

/// By what a form is known that was sent twice: each kind and theme has its own.
fn once(form: &Form, (kind, theme): (&str, i64)) -> String {
    let own = format!("{}{theme}", kind.chars().take(1).collect::<String>());
    own.chars().chain(form.value("once").chars().skip(own.len())).collect()
}

fn deed(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (speech, kinds, form): (&Speech, Kinds, &mut Form),
) -> Result<ItemId, Error> {
    let (item, round) = over(tx, viewer, id)?;
    let kind = DEEDS.into_iter().find(|(kind, _)| *kind == form.value("kind")).map(|(kind, _)| kind);
    if kind.is_none() {
        form.fail("kind", "error-field-choice");
    }
    let words = words(tx, viewer, (&item, &round), (speech, &mut *form))?;
    form.checked()?;
    let (Some(kind), Some((theme, title, body))) = (kind, words) else { return Err(Error::Invalid) };
    let mut new = Form::new()
        .with("kind", kind)
        .with("space", item.space_id.to_string())
        .with("from", id.to_string())
        .with("once", once(form, (kind, theme)))
        .with("title", title)
        .with("body", body);
    let made = items::start(tx, viewer, kinds, &mut new);
    let made = made.inspect_err(|_| {
        // The space is that of the round: what it does not take is said of what was to be made.
        if let Some(said) = new.error("space") {
            form.fail("kind", said.clone());
        }
    })?;
    store::lead(tx, id, (theme, made))?;
    Ok(made)
}
