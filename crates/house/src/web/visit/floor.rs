//! The least that a page can cost, for `bench/pages` to compare with: the same SQL in one read, the same templates, and
//! nothing else. Whose session it is stands in memory; no cookie is read, no theme and no flash, and no visit is written
//! down. The bare floor leaves out the frame as well, and what is asked for its sake: who looks is known beforehand.
//! Built with the feature `floor` alone, which no release has.

use super::{Looking, Visit};
use crate::access::Action;
use crate::app::App;
use crate::web::error::{Answer, Error};
use crate::web::page::Page;
use crate::web::texts::{Locale, Speech};
use crate::web::viewer::{Viewer, Visitor};
use askama::Template;
use axum::response::{Html, IntoResponse};
use db::Read;
use std::sync::Arc;

/// Somebody who looks at pages without anything else round them.
#[derive(Clone)]
pub struct Floor(Arc<Known>);

struct Known {
    bare: bool,
    looking: Looking,
    viewer: Viewer,
    speech: Speech,
}

impl Floor {
    /// Whoever has this session, in the network of this slug; a bare floor has no frame. The calling thread waits.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such session or network; those of the database.
    pub fn of(app: &App, token: &str, slug: &str, bare: bool) -> Result<Floor, Error> {
        let (session, slug, now) =
            (Some(crate::clock::digest(token)), Some(slug.to_owned()), app.clock.now());
        let looking = Looking { session, slug, now, action: Action::ReadNetwork };
        let asked = looking.clone();
        let viewer = app.db.read_blocking(move |q| {
            let visitor = Visitor::load(q, asked.session.as_deref(), now)?;
            let viewer = Viewer::load(q, visitor, asked.slug.as_deref().unwrap_or_default())?;
            viewer.member().cloned()?;
            Ok::<_, Error>(viewer)
        })?;
        let zone = viewer.account.as_ref().map_or("UTC", |account| account.time_zone.as_str());
        let speech = Speech::new(app.texts.clone(), Locale::En, zone, now);
        Ok(Floor(Arc::new(Known { bare, looking, viewer, speech })))
    }

    /// A page: one read, its templates.
    pub(super) async fn page<T, F>(&self, visit: &Visit, make: F) -> Answer
    where
        T: Template + Send + 'static,
        F: FnOnce(&mut Read<'_>, &Viewer) -> Result<Page<T>, Error> + Send + 'static,
    {
        let (known, speech) = (self.0.clone(), &self.0.speech);
        if known.bare {
            let page = visit.app.db.read(move |q| make(q, &known.viewer)).await?;
            return Ok(Html(page.body.render_with_values(speech)?).into_response());
        }
        let seen = visit.app.db.read(move |q| known.looking.seen(q, make)).await?;
        Ok(Html(visit.whole(&seen, speech, None)?).into_response())
    }
}
