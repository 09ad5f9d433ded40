//! Taking a project back, until people may choose.

use super::below_project;
use super::writing::own;
use crate::budgets::ROOM;
use crate::budgets::acts::PROJECT_WITHDRAWN;
use crate::budgets::budget::{ProjectId, refused};
use crate::budgets::rules::Fate;
use crate::budgets::store;
use askama::Template;
use db::{Read, Write};
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "budgets/views/projects/withdrawal.html")]
struct WithdrawalPage {
    title: String,
    action: String,
    back: String,
}

/// `GET /n/{slug}/budgets/{id}/projects/{project}/withdrawal`
pub(in crate::budgets) async fn ask(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, (id, project))).await
}

/// `POST /n/{slug}/budgets/{id}/projects/{project}/withdrawal`
pub(in crate::budgets) async fn withdraw(
    visit: Visit,
    At((_, id, project)): At<(String, ItemId, ProjectId)>,
) -> Answer {
    visit.write(move |tx, viewer| take_back(tx, viewer, (id, project))).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "project-withdrawn-done"))
}

fn take_back(tx: &mut Write<'_>, viewer: &Viewer, place: (ItemId, ProjectId)) -> Result<(), Error> {
    tx.lock("items", place.0.get())?;
    let (item, budget, project) = own(tx, viewer, place)?;
    if !budget.is_draft() {
        return Err(refused("project-refused-open"));
    }
    if store::withdraw(tx, project.id, viewer.now)? == 0 {
        return Ok(());
    }
    items::renew(tx, ROOM.kinds, &[item.id])?;
    let happened = Happened::new(&PROJECT_WITHDRAWN).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    place: (ItemId, ProjectId),
) -> Result<Page<WithdrawalPage>, Error> {
    let (item, budget, project) = own(q, viewer, place)?;
    if !budget.is_draft() || project.state == Fate::Withdrawn {
        return Err(refused("project-refused-open"));
    }
    let path = budget.path(viewer, &format!("projects/{}", project.id));
    let body =
        WithdrawalPage { title: project.title.clone(), action: format!("{path}/withdrawal"), back: path };
    Ok(below_project(Page::new(body, "project-withdraw"), viewer, (&item, &project)))
}
