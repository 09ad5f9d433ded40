//! Taking an objective out of the tree.

use super::change::note;
use super::{to_keep, under};
use crate::outcomes::store;
use askama::Template;
use house::ids::ObjectiveId;
use house::web::{Answer, At, Page, Said, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/views/removal.html")]
struct RemovalPage {
    action: String,
    back: String,
    name: String,
    /// Key of what is lost.
    warns: &'static str,
}

/// `GET /n/{slug}/outcomes/objectives/{objective}/removal`
pub(in crate::outcomes) async fn ask(visit: Visit, At((_, id)): At<(String, ObjectiveId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let objective = to_keep(q, viewer, id)?;
            let back = viewer.path(format_args!("outcomes/objectives/{id}"));
            let body = RemovalPage {
                action: format!("{back}/removal"),
                back: back.clone(),
                name: objective.title.clone(),
                warns: "outcome-objective-removal-warns",
            };
            let page = under(Page::new(body, "outcome-objective-removal-title"), viewer);
            Ok(page.under(Said::raw(objective.title), back))
        })
        .await
}

/// `POST /n/{slug}/outcomes/objectives/{objective}/removal`
pub(in crate::outcomes) async fn remove(visit: Visit, At((_, id)): At<(String, ObjectiveId)>) -> Answer {
    visit
        .write(move |tx, viewer| {
            tx.lock("networks", viewer.network.id.get())?;
            let objective = to_keep(tx, viewer, id)?;
            store::archive_objective(tx, id, objective.parent_id, viewer.now)?;
            store::without_objective(tx, viewer.network.id, id)?;
            note(tx, viewer)
        })
        .await?;
    Ok(visit.go_saying(visit.path("outcomes/objectives"), "outcome-objective-removed-done"))
}
