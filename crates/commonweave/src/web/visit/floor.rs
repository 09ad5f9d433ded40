//! The least that a page can cost, for `bench/pages` to compare with: its own SQL in one read, its own template, and
//! nothing round them. Who looks is known beforehand, so nothing asks for the session, the network or the rail; there is
//! no frame and no flash, and no visit is written down. Built with the feature `floor` alone, which no release has.

use super::Visit;
use crate::app::App;
use crate::web::error::{Answer, Error};
use crate::web::page::Page;
use crate::web::texts::{Locale, Speech};
use crate::web::viewer::{Viewer, Visitor};
use askama::Template;
use axum::response::{Html, IntoResponse};
use db::Read;
use std::sync::Arc;

/// Somebody who looks at pages without anything round them.
#[derive(Clone)]
pub struct Floor(Arc<Known>);

struct Known {
    viewer: Viewer,
    speech: Speech,
}

impl Floor {
    /// Whoever has this session, in the network of this slug. The calling thread waits.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such session or network; those of the database.
    pub fn of(app: &App, token: &str, slug: &str) -> Result<Floor, Error> {
        let (hash, slug, now) = (crate::clock::digest(token), slug.to_owned(), app.clock.now());
        let viewer = app.db.read_blocking(move |q| {
            let visitor = Visitor::load(q, Some(&hash), now)?;
            let viewer = Viewer::load(q, visitor, &slug)?;
            viewer.member().cloned()?;
            Ok::<_, Error>(viewer)
        })?;
        let zone = viewer.account.as_ref().map_or("UTC", |account| account.time_zone.as_str());
        let speech = Speech::new(app.texts.clone(), Locale::En, zone, now);
        Ok(Floor(Arc::new(Known { viewer, speech })))
    }

    /// The content of a page: one read, one template.
    pub(super) async fn page<T, F>(&self, visit: &Visit, make: F) -> Answer
    where
        T: Template + Send + 'static,
        F: FnOnce(&mut Read<'_>, &Viewer) -> Result<Page<T>, Error> + Send + 'static,
    {
        let known = self.0.clone();
        let page = visit.app.db.read(move |q| make(q, &known.viewer)).await?;
        Ok(Html(page.body.render_with_values(&self.0.speech)?).into_response())
    }
}
