//! Many who look at the same page of a network, found out at once: streams ask again who they are before each thing that
//! they tell.

use super::Visit;
use crate::access::Action;
use crate::web::error::Error;
use crate::web::viewer::Viewer;
use db::{Read, Time};
use std::sync::Arc;

/// What somebody looks at: the network by its address, and the rule of the route.
#[derive(Debug, Clone)]
pub struct Watch {
    slug: String,
    action: Action,
}

impl Visit {
    /// What this visit looks at.
    pub fn watch(&self) -> Watch {
        Watch { slug: self.slug().to_owned(), action: self.action }
    }

    /// The address of the network; empty outside of any.
    pub fn slug(&self) -> &str {
        self.slug.as_deref().unwrap_or_default()
    }
}

impl Watch {
    /// Who looks by each of these sessions at this moment; none is for people who are not signed in. Whom the rule of the
    /// route rules out is not there.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub fn viewers(
        &self,
        q: &mut Read<'_>,
        sessions: &[Option<Arc<str>>],
        now: Time,
    ) -> Result<Vec<Option<Viewer>>, Error> {
        let viewers = Viewer::many(q, sessions, &self.slug, now)?;
        let allowed = |viewer: &Viewer| !self.action.ruled_out(&viewer.standing());
        Ok(viewers.into_iter().map(|viewer| Some(viewer).filter(allowed)).collect())
    }
}
