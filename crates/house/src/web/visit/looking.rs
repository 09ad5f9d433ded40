//! Who is looking, found out on a database thread, in the snapshot of the read or in the change itself.

use crate::access::Action;
use crate::web::error::Error;
use crate::web::viewer::{Rail, Viewer, Visitor};
use db::{Read, Time};

/// What is needed to find out who is looking, on a database thread.
#[derive(Clone)]
pub(super) struct Looking {
    pub(super) session: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) now: Time,
    pub(super) action: Action,
}

impl Looking {
    pub(super) fn visitor(&self, q: &mut Read<'_>) -> Result<Visitor, Error> {
        let visitor = Visitor::load(q, self.session.as_deref(), self.now)?;
        if self.action.ruled_out(&visitor.standing()) { Err(Error::NotFound) } else { Ok(visitor) }
    }

    /// The viewer of a page, and what stands beside it where a member looks.
    pub(super) fn viewer_of_page(&self, q: &mut Read<'_>) -> Result<(Viewer, Option<Rail>), Error> {
        let slug = self.slug.as_deref().unwrap_or_default();
        let (viewer, rail) = Viewer::looking_beside(q, self.session.as_deref(), slug, self.now)?;
        if self.action.ruled_out(&viewer.standing()) { Err(Error::NotFound) } else { Ok((viewer, rail)) }
    }

    pub(super) fn viewer(&self, q: &mut Read<'_>) -> Result<Viewer, Error> {
        let slug = self.slug.as_deref().unwrap_or_default();
        let viewer = Viewer::looking(q, self.session.as_deref(), slug, self.now)?;
        if self.action.ruled_out(&viewer.standing()) { Err(Error::NotFound) } else { Ok(viewer) }
    }
}
