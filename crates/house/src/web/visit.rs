//! One request, from its cookie to its answer. A handler takes a [`Visit`], says what to read or to change, and
//! gets a page, a redirect or the form again. The rule of the route is kept before the handler's closure runs.

use super::error::{Answer, Error};
use super::form::{Form, Kept};
use super::page::Page;
use super::route::Rule;
use super::texts::{Locale, Speech};
use super::viewer::{Viewer, Visitor, session};
use crate::access::Action;
use crate::app::App;
use askama::Template;
use axum::extract::{ConnectInfo, FromRef, FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use db::{Read, Time, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

mod answer;
#[cfg(feature = "floor")]
pub mod floor;
mod looking;
mod outcome;
mod watch;

pub(super) use answer::{account_face, frame_network_of, plain_frame, theme};
use looking::Looking;
use outcome::{again, settle};
pub use watch::Watch;

/// A request to be answered.
#[derive(Clone)]
pub struct Visit {
    /// The program.
    pub app: Arc<App>,
    /// When the request arrived.
    pub now: Time,
    /// Where it came from.
    pub ip: IpAddr,
    /// Its address.
    pub uri: Uri,
    /// Its headers.
    pub headers: HeaderMap,
    /// What stands behind the question mark.
    pub query: Form,
    action: Action,
    slug: Option<String>,
    session: Option<String>,
    #[cfg(feature = "floor")]
    floor: Option<floor::Floor>,
}

impl<S> FromRequestParts<S> for Visit
where
    Arc<App>: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Visit, Error> {
        let app = Arc::<App>::from_ref(state);
        let rule = parts.extensions.get::<Rule>().copied();
        let Rule(action) = rule.ok_or_else(|| anyhow::anyhow!("{} has no rule", parts.uri.path()))?;
        let params = RawPathParams::from_request_parts(parts, state).await;
        let slug = params.ok().and_then(|params| {
            // No database can hold a NUL: such a slug names no network.
            let slug = params.iter().find(|(name, value)| *name == "slug" && !value.contains('\0'));
            slug.map(|(_, value)| value.to_owned())
        });
        let token = session::cookie(&parts.headers, session::name(app.config.https()));
        let session = token.filter(|token| !token.is_empty()).map(crate::clock::digest);
        Ok(Visit {
            now: app.clock.now(),
            ip: caller(parts, app.config.trust_proxy),
            uri: parts.uri.clone(),
            headers: parts.headers.clone(),
            query: Form::of_query(parts.uri.query().unwrap_or_default()),
            action,
            slug,
            session,
            app,
            #[cfg(feature = "floor")]
            floor: parts.extensions.get::<floor::Floor>().cloned(),
        })
    }
}

/// The caller's address; behind a trusted proxy, the last one that the proxy added.
fn caller(parts: &Parts, trust_proxy: bool) -> IpAddr {
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let last = forwarded.filter(|_| trust_proxy).and_then(|line| line.rsplit(',').next());
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    last.and_then(|text| text.trim().parse().ok()).or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

impl Visit {
    /// A page of the network.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the rule of the route rules the viewer out; whatever the closure answers.
    pub async fn page<T, F>(&self, make: F) -> Answer
    where
        T: Template + Send + 'static,
        F: FnOnce(&mut Read<'_>, &Viewer) -> Result<Page<T>, Error> + Send + 'static,
    {
        #[cfg(feature = "floor")]
        if let Some(floor) = &self.floor {
            return floor.page(self, make).await;
        }
        let seen = self.read_seen(make).await?;
        self.answer(seen)
    }

    /// A page of the server, outside of any network.
    ///
    /// # Errors
    /// As [`Visit::page`].
    pub async fn server_page<T, F>(&self, make: F) -> Answer
    where
        T: Template + Send + 'static,
        F: FnOnce(&mut Read<'_>, &Visitor) -> Result<Page<T>, Error> + Send + 'static,
    {
        let seen = self.read_server_seen(make).await?;
        self.answer(seen)
    }

    /// Reads in the network without making a page of it.
    ///
    /// # Errors
    /// As [`Visit::page`].
    pub async fn read<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Read<'_>, &Viewer) -> Result<T, Error> + Send + 'static,
    {
        let looking = self.looking();
        self.app
            .db
            .read(move |q| {
                let viewer = looking.viewer(q)?;
                f(q, &viewer)
            })
            .await
    }

    /// Reads outside of any network.
    ///
    /// # Errors
    /// As [`Visit::page`].
    pub async fn server_read<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Read<'_>, &Visitor) -> Result<T, Error> + Send + 'static,
    {
        let looking = self.looking();
        self.app
            .db
            .read(move |q| {
                let visitor = looking.visitor(q)?;
                f(q, &visitor)
            })
            .await
    }

    /// Changes something in the network. The closure may run again after a conflict and must have no other effect.
    ///
    /// # Errors
    /// As [`Visit::page`]; any error undoes the change.
    pub async fn write<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Write<'_>, &Viewer) -> Result<T, Error> + Send + 'static,
    {
        let looking = self.looking();
        self.app
            .db
            .write(move |tx| {
                let viewer = looking.viewer(tx)?;
                f(tx, &viewer)
            })
            .await
    }

    /// Changes something outside of any network.
    ///
    /// # Errors
    /// As [`Visit::write`].
    pub async fn server_write<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Write<'_>, &Visitor) -> Result<T, Error> + Send + 'static,
    {
        let looking = self.looking();
        self.app
            .db
            .write(move |tx| {
                let visitor = looking.visitor(tx)?;
                f(tx, &visitor)
            })
            .await
    }

    /// A change from a form: what the closure makes, or the form with its complaints, to be shown again.
    /// [`Error::Invalid`] means that the closure complained in the form; [`Error::Refused`] becomes a complaint
    /// about the form as a whole.
    ///
    /// # Errors
    /// Every other error of the closure, and as [`Visit::write`].
    pub async fn change<T, F>(&self, form: Form, f: F) -> Result<Result<T, Form>, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Write<'_>, &Viewer, &mut Form) -> Result<T, Error> + Send + 'static,
    {
        let looking = self.looking();
        let form = Arc::new(form);
        let sent = form.clone();
        let outcome = self.app.db.write(move |tx| {
            let viewer = looking.viewer(tx)?;
            let mut form = Form::clone(&sent);
            f(tx, &viewer, &mut form).map_err(|error| again(error, form))
        });
        settle(outcome.await).map_err(|error| match error {
            Error::NotFound => Error::Lost(Box::new(Kept::of(self.uri.path(), &form))),
            other => other,
        })
    }

    /// A change from a form outside of any network.
    ///
    /// # Errors
    /// As [`Visit::change`].
    pub async fn server_change<T, F>(&self, form: Form, f: F) -> Result<Result<T, Form>, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Write<'_>, &Visitor, &mut Form) -> Result<T, Error> + Send + 'static,
    {
        let looking = self.looking();
        let outcome = self.app.db.write(move |tx| {
            let visitor = looking.visitor(tx)?;
            let mut form = form.clone();
            f(tx, &visitor, &mut form).map_err(|error| again(error, form))
        });
        settle(outcome.await)
    }

    /// Goes to another page: 303.
    pub fn go(&self, path: impl AsRef<str>) -> Response {
        Redirect::to(path.as_ref()).into_response()
    }

    /// Goes to another page, which says once what was done; `said` is a key of `locales/`.
    pub fn go_saying(&self, path: impl AsRef<str>, said: &'static str) -> Response {
        let mut response = self.go(path);
        if let Some(cookie) = session::flash(self.app.config.https(), said) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }

    /// An address inside this network.
    pub fn path(&self, rest: impl std::fmt::Display) -> String {
        format!("/n/{}/{rest}", self.slug.as_deref().unwrap_or_default())
    }

    /// The same request, answered at a later moment.
    pub fn at(&self, now: Time) -> Visit {
        Visit { now, ..self.clone() }
    }

    /// The same request, come with this session.
    pub fn signed_in_by(&self, token: &str) -> Visit {
        Visit { session: Some(crate::clock::digest(token)), ..self.clone() }
    }

    /// The hash of the session that the browser brought, whether it is still good or not.
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }

    /// How to speak to this visitor.
    pub fn speech(&self, account: Option<&super::Account>, network: Option<&super::Network>) -> Speech {
        let header = self.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let accepted = header.and_then(Locale::accepted);
        let pseudo = accepted.filter(|locale| *locale != Locale::En);
        let own = account.and_then(|account| Locale::of_tag(&account.language));
        let theirs = network.and_then(|network| Locale::of_tag(&network.language));
        let locale = pseudo.or(own).or(accepted).or(theirs).unwrap_or_default();
        let zone = account.map(|account| &account.time_zone).or(network.map(|network| &network.time_zone));
        Speech::new(self.app.texts.clone(), locale, zone.map_or("UTC", String::as_str), self.now)
    }

    fn looking(&self) -> Looking {
        Looking { session: self.session.clone(), slug: self.slug.clone(), now: self.now, action: self.action }
    }
}
