//! How much one caller may ask for. Kept in memory, by address: a restart forgets it, which harms nobody.

use crate::app::App;
use crate::config::Config;
use crate::web::Error;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, MonotonicClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

type Limiter =
    RateLimiter<IpAddr, DashMapStateStore<IpAddr>, MonotonicClock, NoOpMiddleware<std::time::Instant>>;

/// The limits of the server.
pub struct Throttle {
    posts: Limiter,
    sign_ins: Limiter,
}

impl Throttle {
    /// The limits that the host has set.
    pub fn new(config: &Config) -> Throttle {
        Throttle {
            posts: per_minute(config.posts_per_minute),
            sign_ins: per_minute(config.sign_ins_per_minute),
        }
    }

    /// One more attempt to sign in, or to use a link that only its owner should know.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time to wait.
    pub fn sign_in(&self, caller: IpAddr) -> Result<(), Error> {
        check(&self.sign_ins, caller)
    }

    /// Forgets callers who have not been heard of for a while.
    pub fn tidy(&self) {
        self.posts.retain_recent();
        self.sign_ins.retain_recent();
    }
}

fn per_minute(times: u32) -> Limiter {
    let quota = Quota::per_minute(NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN));
    RateLimiter::new(quota, DashMapStateStore::default(), MonotonicClock)
}

fn check(limiter: &Limiter, caller: IpAddr) -> Result<(), Error> {
    limiter
        .check_key(&caller)
        .map_err(|not_until| Error::TooMany(not_until.wait_time_from(MonotonicClock.now())))
}

/// Lets at most so many changes a minute through from one caller.
pub async fn limit_posts(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
        let last = forwarded.filter(|_| app.config.trust_proxy).and_then(|line| line.rsplit(',').next());
        let caller = last.and_then(|text| text.trim().parse().ok()).or(peer);
        if let Err(error) = check(&app.throttle.posts, caller.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))) {
            return error.into_response();
        }
    }
    next.run(request).await
}
