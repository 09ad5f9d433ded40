//! Who does a task: taking it, leaving it, giving it to somebody, handing it over.

use crate::tasks::acts::{TASK_RELIEVED, TASK_TAKEN};
use crate::tasks::beginning;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::giving::{Given, give_to};
use crate::tasks::store;
use crate::tasks::task::Planned;
use askama::Template;
use db::{Read, Write};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, Charge};
use house::members;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// How many people are offered at once.
const OFFERED: i64 = 20;

#[derive(Template)]
#[template(path = "tasks/sheet/views/people.html")]
struct PeoplePage {
    form: Form,
    action: String,
    back: String,
    sought: String,
    /// Who does it.
    here: Vec<(MemberId, String)>,
    candidates: Vec<(String, String)>,
    mine: bool,
}

/// `GET /n/{slug}/tasks/{id}/people`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    let sought = visit.query.value("q").chars().take(100).collect::<String>();
    visit.page(move |q, viewer| page(q, viewer, id, (Form::new(), sought))).await
}

/// `POST /n/{slug}/tasks/{id}/people`: gives it to somebody, or takes it oneself.
pub(super) async fn give(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| hand(tx, viewer, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said)),
        Err(form) => {
            let sought = String::new();
            visit.page(move |q, viewer| page(q, viewer, id, (form, sought)).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/tasks/{id}/people/removal`
pub(super) async fn relieve(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let member = form.value("member").parse::<MemberId>().ok();
    visit.write(move |tx, viewer| take_away(tx, viewer, id, member)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "task-relieved-done"))
}

fn hand(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<&'static str, Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let me = viewer.member()?.id;
    let to = if form.value("member").is_empty() { Some(me) } else { form.value("member").parse().ok() };
    let to = given(tx, viewer, (item.space_id, id), to, form)?;
    // Whoever hands it over has it no longer.
    if to != me && form.ticked("over") && store::people::relieve(tx, id, me)? > 0 {
        note(tx, viewer, (item.space_id, id), &TASK_TAKEN, (None, "removed"))?;
        return Ok("task-handed-done");
    }
    Ok(if to == me { "task-taken-done" } else { "task-given-done" })
}

/// Gives a task that is just begun to the member whom its form names; nobody has it where it names none.
pub(super) fn begin_with(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (space, id): (SpaceId, ItemId),
    form: &mut Form,
) -> Result<(), Error> {
    if form.value("member").is_empty() {
        return Ok(());
    }
    let to = form.value("member").parse().ok();
    given(tx, viewer, (space, id), to, form)?;
    Ok(())
}

/// Gives a task to the member whom a form names; whoever may not have it is complained of there.
fn given(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    place: (SpaceId, ItemId),
    to: Option<MemberId>,
    form: &mut Form,
) -> Result<MemberId, Error> {
    if let Some(to) = to
        && give_to(tx, viewer, place, to)? != Given::Never
    {
        return Ok(to);
    }
    form.fail("member", "task-person-wrong");
    Err(Error::Invalid)
}

/// Makes a task of an item that was just started, for whom and until when somebody said.
pub(in crate::tasks) fn charged(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    charge: &Charge,
) -> Result<(), Error> {
    let space = items::space_of(tx, id)?.ok_or(Error::NotFound)?;
    let planned = Planned { due: charge.until, ..Planned::OPEN };
    beginning::begin(tx, (viewer.network.id, space, id), &planned, None, viewer.now)?;
    if let Some(owner) = charge.owner {
        give_to(tx, viewer, (space, id), owner)?;
    }
    Ok(())
}

fn take_away(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, member: Option<MemberId>) -> Result<(), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    let me = viewer.member()?.id;
    let member = member.unwrap_or(me);
    if store::people::relieve(tx, id, member)? == 0 {
        return Ok(());
    }
    if member == me {
        return note(tx, viewer, (item.space_id, id), &TASK_TAKEN, (None, "removed"));
    }
    note(tx, viewer, (item.space_id, id), &TASK_RELIEVED, (Some(member), ""))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, sought): (Form, String),
) -> Result<Page<PeoplePage>, Error> {
    let (item, _) = to_change(q, viewer, id)?;
    let here: Vec<(MemberId, String)> =
        store::board::people(q, &[id])?.into_iter().map(|(_, member, name)| (member, name)).collect();
    let found = if sought.trim().is_empty() {
        store::reading::candidates(q, item.space_id)?
    } else {
        let found = members::find_by_name(q, viewer.network.id, &sought, OFFERED)?;
        found.into_iter().map(|card| (card.id, card.name)).collect()
    };
    let free = found.into_iter().filter(|(member, _)| here.iter().all(|(other, _)| other != member));
    let me = viewer.member()?.id;
    let body = PeoplePage {
        candidates: free.map(|(member, name)| (member.to_string(), name)).collect(),
        mine: here.iter().any(|(member, _)| *member == me),
        here,
        action: desk::path(viewer, id, "people"),
        back: item.href(viewer),
        sought,
        form,
    };
    Ok(under(Page::new(body, "task-people"), viewer, &item))
}
