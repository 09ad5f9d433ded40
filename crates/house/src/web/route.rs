//! How a room declares its routes: method, path, the action of the access table, the handler.

use super::error::Error;
use crate::access::Action;
use crate::app::App;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// One line of the URL table.
#[derive(Debug, Clone)]
pub struct RouteLine {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters.
    pub path: &'static str,
    /// The rule under which it stands.
    pub action: Action,
}

/// The routes of a room, each with its rule. A route cannot be declared without one.
#[derive(Default)]
pub struct Routes {
    lines: Vec<RouteLine>,
    router: Router<Arc<App>>,
}

/// The rule of the route, for [`super::Visit`] to keep.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule(pub(super) Action);

impl Routes {
    /// No routes yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// A page.
    pub fn get<H, T>(self, path: &'static str, action: Action, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("GET", path, action, get(handler))
    }

    /// A change.
    pub fn post<H, T>(self, path: &'static str, action: Action, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("POST", path, action, post(handler))
    }

    /// A change that brings a file of at most `limit` bytes.
    pub fn post_file<H, T>(self, path: &'static str, action: Action, limit: usize, handler: H) -> Routes
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.add("POST", path, action, post(handler).layer(DefaultBodyLimit::max(limit)))
    }

    /// These routes and those.
    pub fn and(mut self, other: Routes) -> Routes {
        self.lines.extend(other.lines);
        self.router = self.router.merge(other.router);
        self
    }

    /// The URL table and the router that serves it.
    pub fn finish(self) -> (Vec<RouteLine>, Router<Arc<App>>) {
        (self.lines, self.router)
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        action: Action,
        handler: MethodRouter<Arc<App>>,
    ) -> Routes {
        self.lines.push(RouteLine { method, path, action });
        self.router = self.router.route(path, handler.layer(Extension(Rule(action))));
        self
    }
}

/// The parameters of a path. What cannot be read does not exist.
#[derive(Debug, Clone, Copy)]
pub struct At<T>(pub T);

impl<T, S> FromRequestParts<S> for At<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<At<T>, Error> {
        let path = Path::<T>::from_request_parts(parts, state).await;
        path.map(|Path(value)| At(value)).map_err(|_| Error::NotFound)
    }
}
