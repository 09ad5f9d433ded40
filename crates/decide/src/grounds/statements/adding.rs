//! Adding a statement. What others have said nearly so is shown first: most who see it answer that instead.

use super::alike::{alike, plain};
use crate::grounds::acts::STATEMENT_ADDED;
use crate::grounds::asking::{Speaker, ask_for_map, person, speaker};
use crate::grounds::ground::{
    Ground, LONGEST, MOST, Moderation, Refused, State, Voice, find, path, require_open,
};
use crate::grounds::{KINDS, store};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, StatementId};
use house::items::{self, Item};
use house::spaces;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "grounds/views/new.html")]
struct NewPage {
    form: Form,
    action: String,
    back: String,
    before: bool,
    /// Whether the viewer may put it there as one of the first, without answering it.
    host: bool,
    /// Those that say nearly the same, and where one answers them.
    alike: Vec<String>,
    list: String,
}

/// `GET /n/{slug}/grounds/{id}/statements/new`
pub(in crate::grounds) async fn new(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/grounds/{id}/statements`
pub(in crate::grounds) async fn create(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let speaker = speaker(&visit)?;
    let done = visit.change(form, move |tx, viewer, form| add(tx, viewer, id, &speaker, form)).await?;
    match done {
        Ok(State::Waiting) => {
            Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "ground-waits-done"))
        }
        Ok(_) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "ground-added-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn add(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    speaker: &Speaker,
    form: &mut Form,
) -> Result<State, Error> {
    let (item, ground) = find(tx, viewer, id, Action::TakePart)?;
    require_open(&item)?;
    let text = form.line("text", LONGEST);
    form.checked()?;
    // Numbers follow one another: two who add at once wait for each other.
    tx.lock("items", id.get())?;
    let number = store::count_all(tx, id)?;
    if number >= MOST {
        return Err(Refused::Full.into());
    }
    compare(tx, id, &text, form)?;
    let host = item.may(viewer, Action::Moderate);
    let seed = host && form.ticked("seed");
    let state = state_of(&ground, host);
    let me = Speaker { member: Some(viewer.member()?.id), ..speaker.clone() };
    // The author of one of the first statements is nobody: it counts as no vote of theirs.
    let author = if seed { None } else { Some(person(tx, (&item, &ground), &me, viewer.now)?) };
    let place = (viewer.network.id, id, number);
    let made = store::add(tx, place, (author, seed), (&text, state), viewer.now)?.ok_or(Error::NotFound)?;
    if let Some(author) = author {
        store::keep_answer(tx, (viewer.network.id, id), (author, made), Voice::Agree, viewer.now)?;
    }
    settle(tx, viewer, &item, &ground)?;
    Ok(state)
}

fn state_of(ground: &Ground, host: bool) -> State {
    if host || ground.moderation == Moderation::After { State::Shown } else { State::Waiting }
}

/// What follows from a new statement: it can be found, and its line of the log names nobody.
fn settle(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, ground: &Ground) -> Result<(), Error> {
    items::renew(tx, KINDS, &[item.id])?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    ask_for_map(tx, ground, viewer.now)?;
    let happened = Happened::new(&STATEMENT_ADDED).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    Ok(())
}

/// Complains where the same is there already, and once where nearly the same is.
fn compare(tx: &mut Write<'_>, id: ItemId, text: &str, form: &mut Form) -> Result<(), Error> {
    let known = known(tx, id)?;
    let own = plain(text);
    if known.iter().any(|(_, other)| plain(other) == own) {
        form.fail("text", "ground-said-already");
        return Err(Error::Invalid);
    }
    let near: Vec<String> = alike(text, &known).into_iter().map(|(id, _)| id.to_string()).collect();
    let near = near.join(",");
    if !near.is_empty() && form.value("alike") != near {
        *form = form.clone().replaced("alike", near);
        form.fail("text", "ground-alike-look");
        return Err(Error::Invalid);
    }
    Ok(())
}

fn known(q: &mut Read<'_>, id: ItemId) -> Result<Vec<(StatementId, String)>, db::Error> {
    let known = store::known_texts(q, &[id])?;
    Ok(known.into_iter().map(|(_, id, text)| (id, text)).collect())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<NewPage>, Error> {
    let (item, ground) = find(q, viewer, id, Action::TakePart)?;
    if !form.has_errors() {
        require_open(&item)?;
    }
    let host = item.may(viewer, Action::Moderate);
    let known = if form.value("text").is_empty() { Vec::new() } else { known(q, id)? };
    let alike = alike(form.value("text"), &known).into_iter().map(|(_, text)| text.clone()).collect();
    let body = NewPage {
        action: path(viewer, id, "statements"),
        list: path(viewer, id, "statements"),
        back: item.href(viewer),
        before: state_of(&ground, host) == State::Waiting,
        host,
        alike,
        form,
    };
    Ok(under(Page::new(body, "ground-add"), viewer, &item))
}

/// A page below the page of its item.
pub(in crate::grounds) fn under<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    page.under(Said::raw(&item.title), item.href(viewer)).in_space(space)
}
