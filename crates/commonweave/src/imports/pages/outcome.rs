//! How far an import is, and what came of it.

use super::{Address, below, find};
use crate::imports::import::{Import, State, UnderWay};
use crate::imports::planning::{Outcome, Report};
use crate::imports::store;
use askama::Template;
use axum::body::Body;
use house::web::{Answer, At, Error, Said, Visit, filters, sheet};

#[derive(Template)]
#[template(path = "imports/views/outcome.html")]
struct OutcomePage {
    base: String,
    network: String,
    import: Import,
    report: Report,
    /// How much is done, of how much.
    progress: Option<(usize, usize)>,
    failure: Option<Said>,
}

/// GET `/n/{slug}/imports/{id}`: a file that was not brought in yet is shown as it is understood.
pub(in crate::imports) async fn show(visit: Visit, At((_, id)): Address, under_way: UnderWay) -> Answer {
    let import = visit.read(move |q, viewer| find(q, viewer, id)).await?;
    if import.state == State::Read {
        return Ok(visit.go(visit.path(format!("imports/{id}/mapping"))));
    }
    // What the page says and whether it comes again are told by one look: a page that says that all is done and yet comes
    // again would take back a click that was made meanwhile.
    let is_under_way = import.state == State::Applying;
    visit
        .page(move |_, viewer| {
            let body = OutcomePage {
                base: viewer.path(format!("imports/{id}")),
                network: viewer.path(""),
                report: import.report(),
                progress: under_way.of(id),
                failure: (import.state == State::Failed).then(|| import.failure()),
                import,
            };
            let page = below(viewer, body, "import-outcome-title");
            Ok(if is_under_way { page.again() } else { page })
        })
        .await
}

/// GET `/n/{slug}/imports/{id}/refused.csv`
pub(in crate::imports) async fn download(visit: Visit, At((_, id)): Address) -> Answer {
    let file = visit.read(move |q, viewer| {
        let file = store::refused(q, viewer.network.id, id)?;
        file.filter(|file| !file.is_empty()).ok_or(Error::NotFound)
    });
    Ok(sheet::file("refused", Body::from(file.await?)))
}
