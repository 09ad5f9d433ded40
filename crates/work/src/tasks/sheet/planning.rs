//! The plan of a task: its days, how long it may take, who carries it, to what it leads.

use super::fields;
use crate::tasks::acts::TASK_PLANNED;
use crate::tasks::board;
use crate::tasks::desk::{self, note, to_change, under};
use crate::tasks::store;
use askama::Template;
use db::{Read, Write};
use house::ids::{ItemId, NetworkId, OrganisationId, SpaceId};
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};
use house::{items, members, organisations};

type Address = At<(String, ItemId)>;

#[derive(Template)]
#[template(path = "tasks/sheet/views/plan.html")]
struct PlanPage {
    form: Form,
    action: String,
    back: String,
    fields: Piece,
    /// Organisations that are offered.
    offers: Vec<String>,
    milestones: Vec<(String, String)>,
}

/// `GET /n/{slug}/tasks/{id}/plan`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/tasks/{id}/plan`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "task-planned-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, task) = to_change(tx, viewer, id)?;
    let old = task.planned();
    let mut planned = fields::read(form, old.clone());
    planned.organisation = organisation(tx, viewer.network.id, (form, old.organisation))?;
    planned.milestone = milestone(tx, viewer, (item.space_id, old.milestone), form)?;
    form.checked()?;
    if planned == old {
        return Ok(());
    }
    store::plan(tx, id, &planned, viewer.now)?;
    board::keep(tx, viewer, item.space_id, &[task])?;
    note(tx, viewer, (item.space_id, id), &TASK_PLANNED, (None, ""))
}

/// The organisation whose name was typed into `organisation`; none where nothing was. One that is archived takes on nothing
/// more, but it keeps what it has.
pub(in crate::tasks) fn organisation(
    q: &mut Read<'_>,
    network: NetworkId,
    (form, own): (&mut Form, Option<OrganisationId>),
) -> Result<Option<OrganisationId>, Error> {
    let typed = form.optional_line("organisation", organisations::NAME);
    if typed.is_empty() {
        return Ok(None);
    }
    let named = organisations::named(q, network, &[members::fold(&typed)])?;
    // Of two that are called alike, of which one is archived, a task keeps its own.
    let kept = named.iter().map(|one| one.id).find(|id| Some(*id) == own);
    let found = kept.or_else(|| named.iter().find(|one| one.archived_at.is_none()).map(|one| one.id));
    if found.is_none() {
        form.fail("organisation", "task-organisation-wrong");
    }
    Ok(found)
}

/// The milestone that was chosen. One that is archived is chosen for nothing more, but a task keeps the one that it has; and
/// whoever may not read that one is not offered it, and does not take it away by saving something else.
fn milestone(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (space, own): (SpaceId, Option<ItemId>),
    form: &mut Form,
) -> Result<Option<ItemId>, Error> {
    let kept = kept(q, viewer, own)?.map(|(id, _)| id);
    if form.value("milestone").is_empty() {
        return Ok(own.filter(|_| kept.is_none()));
    }
    let chosen = form.value("milestone").parse::<ItemId>().ok();
    let found = store::milestones::of_space(q, space)?.into_iter().map(|one| one.id);
    let found = found.into_iter().chain(kept).find(|one| Some(*one) == chosen);
    if found.is_none() {
        form.fail("milestone", "error-field-choice");
    }
    Ok(found)
}

/// The milestone that a task has, as far as the viewer may read it.
fn kept(q: &mut Read<'_>, viewer: &Viewer, own: Option<ItemId>) -> Result<Option<(ItemId, String)>, Error> {
    let own: Vec<ItemId> = own.into_iter().collect();
    Ok(items::titles(q, viewer, &own)?.pop())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Option<Form>) -> Result<Page<PlanPage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let form = match form {
        Some(form) => form,
        None => {
            let own: Vec<OrganisationId> = task.organisation_id.into_iter().collect();
            let name = organisations::names(q, viewer.network.id, &own)?.pop().map(|(_, name)| name);
            let milestone = task.milestone_id.map(|one| one.to_string()).unwrap_or_default();
            let form = fields::filled(Form::new(), &task.planned());
            form.with("organisation", name.unwrap_or_default()).with("milestone", milestone)
        }
    };
    let none = (String::new(), "—".to_owned());
    let all = store::milestones::of_space(q, item.space_id)?.into_iter();
    let open = all.filter(|one| one.reached_at.is_none() && task.milestone_id != Some(one.id));
    let own = kept(q, viewer, task.milestone_id)?;
    let milestones = own.into_iter().chain(open.map(|one| (one.id, one.title)));
    let mine = store::reading::organisations_of(q, viewer.member()?.id)?;
    let body = PlanPage {
        fields: fields::show(&form),
        action: desk::path(viewer, id, "plan"),
        back: item.href(viewer),
        offers: mine.into_iter().map(|(_, name)| name).collect(),
        milestones: std::iter::once(none)
            .chain(milestones.map(|(id, title)| (id.to_string(), title)))
            .collect(),
        form,
    };
    Ok(under(Page::new(body, "task-plan"), viewer, &item))
}
