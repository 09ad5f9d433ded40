//! The versions of a definition: what was meant when.

use super::under;
use crate::outcomes::store::{self, Defined};
use askama::Template;
use house::ids::IndicatorId;
use house::web::{Answer, At, Error, Page, Visit, filters};

/// How many stand on a page.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "outcomes/curve/views/versions.html")]
struct VersionsPage {
    versions: Vec<Defined>,
    series: i64,
    older: Option<String>,
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/versions`
pub(in crate::outcomes) async fn list(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    visit
        .page(move |q, viewer| {
            let indicator = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
            let limit = i64::try_from(SHOWN).unwrap_or(20).saturating_add(1);
            let mut versions = store::versions(q, id, before, limit)?;
            let more = versions.len() > SHOWN;
            versions.truncate(SHOWN);
            let here = format!("{}/versions", indicator.href(viewer));
            let older =
                versions.last().filter(|_| more).map(|last| format!("{here}?before={}", last.version));
            let body = VersionsPage { versions, series: indicator.series, older };
            Ok(under(Page::new(body, "outcome-versions-title"), viewer, &indicator))
        })
        .await
}
