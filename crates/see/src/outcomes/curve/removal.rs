//! Taking an indicator out of all lists. Its figures stay in the database and in exports.

use super::{to_keep, under};
use crate::outcomes::acts::INDICATOR_CHANGED;
use crate::outcomes::store;
use askama::Template;
use house::ids::IndicatorId;
use house::web::{Answer, At, Page, Visit, filters};

#[derive(Template)]
#[template(path = "outcomes/views/removal.html")]
struct RemovalPage {
    action: String,
    back: String,
    name: String,
    /// Key of what is lost.
    warns: &'static str,
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/removal`
pub(in crate::outcomes) async fn ask(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let indicator = to_keep(q, viewer, id)?;
            let back = indicator.href(viewer);
            let body = RemovalPage {
                action: format!("{back}/removal"),
                back,
                name: indicator.name.clone(),
                warns: "outcome-removal-warns",
            };
            Ok(under(Page::new(body, "outcome-removal-title"), viewer, &indicator))
        })
        .await
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}/removal`
pub(in crate::outcomes) async fn remove(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    visit
        .write(move |tx, viewer| {
            let indicator = to_keep(tx, viewer, id)?;
            store::archive_indicator(tx, id, viewer.now)?;
            indicator.note(tx, viewer, &INDICATOR_CHANGED)
        })
        .await?;
    Ok(visit.go_saying(visit.path("outcomes"), "outcome-removed-done"))
}
