//! How far an import is, and what came of it.

use super::{Address, below, find};
use crate::imports::import::{Import, State, UnderWay};
use crate::imports::planning::{Outcome, Report};
use crate::imports::store;
use crate::web::{Answer, At, Error, Said, Visit, filters, sheet};
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue};

/// Makes the browser ask again after a second, with or without script.
const REFRESH: HeaderName = HeaderName::from_static("refresh");

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
    let state = visit.read(move |q, viewer| Ok(find(q, viewer, id)?.state)).await?;
    if state == State::Read {
        return Ok(visit.go(visit.path(format!("imports/{id}/mapping"))));
    }
    let mut answer = visit
        .page(move |q, viewer| {
            let import = find(q, viewer, id)?;
            let page = OutcomePage {
                base: viewer.path(format!("imports/{id}")),
                network: viewer.path(""),
                report: import.report(),
                progress: under_way.of(id),
                failure: (import.state == State::Failed).then(|| import.failure()),
                import,
            };
            Ok(below(viewer, page, "import-outcome-title"))
        })
        .await?;
    if state == State::Applying {
        answer.headers_mut().insert(REFRESH, HeaderValue::from_static("1"));
    }
    Ok(answer)
}

/// GET `/n/{slug}/imports/{id}/refused.csv`
pub(in crate::imports) async fn download(visit: Visit, At((_, id)): Address) -> Answer {
    let file = visit.read(move |q, viewer| {
        let file = store::refused(q, viewer.network.id, id)?;
        file.filter(|file| !file.is_empty()).ok_or(Error::NotFound)
    });
    Ok(sheet::file("refused", Body::from(file.await?)))
}
