//! How much one caller may ask for. Kept in memory: a restart forgets it, which harms nobody.
//!
//! A caller is an address; of IPv6 the network of which whoever has one address has all, a /64. Attempts to sign in count
//! against the account that is tried too, from wherever they come. That must lock nobody out whose password others guess: when
//! an account has had its attempts, each caller still has a few of their own for it.

use crate::app::App;
use crate::config::Config;
use crate::web::Error;
use crate::web::viewer::session;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, MonotonicClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, MonotonicClock, NoOpMiddleware<std::time::Instant>>;

/// Attempts of everybody together on one account in a minute, as a multiple of those of one caller.
const CALLERS: u32 = 3;
/// Attempts that a caller keeps for an account on which others have used up theirs.
const KEPT: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);
/// After this long one of those comes back.
const REFILL: Duration = Duration::from_secs(200);

/// The limits of the server.
pub struct Throttle {
    posts: Limiter<IpAddr>,
    posts_of_session: Limiter<u64>,
    sign_ins: Limiter<IpAddr>,
    sign_ins_to: Limiter<u64>,
    kept: Limiter<(u64, IpAddr)>,
    probes: RateLimiter<NotKeyed, InMemoryState, MonotonicClock, NoOpMiddleware<std::time::Instant>>,
    /// Whether the last write that a look at the server's health tried was kept.
    wrote: AtomicBool,
}

impl Throttle {
    /// The limits that the host has set.
    pub fn new(config: &Config) -> Throttle {
        let kept = Quota::with_period(REFILL).unwrap_or(Quota::per_minute(KEPT)).allow_burst(KEPT);
        Throttle {
            posts: limiter(per_minute(config.posts_per_minute)),
            posts_of_session: limiter(per_minute(config.posts_per_minute)),
            sign_ins: limiter(per_minute(config.sign_ins_per_minute)),
            sign_ins_to: limiter(per_minute(config.sign_ins_per_minute.saturating_mul(CALLERS))),
            kept: limiter(kept),
            probes: RateLimiter::new(
                Quota::per_second(NonZeroU32::MIN),
                InMemoryState::default(),
                MonotonicClock,
            ),
            wrote: AtomicBool::new(true),
        }
    }

    /// One more use of a link that only its owner should know, or of one's own password.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time to wait.
    pub fn sign_in(&self, caller: IpAddr) -> Result<(), Error> {
        check(&self.sign_ins, &network_of(caller))
    }

    /// One more attempt to sign in to the account of this address.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time to wait.
    pub fn sign_in_to(&self, account: &str, caller: IpAddr) -> Result<(), Error> {
        self.sign_in(caller)?;
        let account = key(account);
        check(&self.sign_ins_to, &account).or_else(|_| check(&self.kept, &(account, network_of(caller))))
    }

    /// Whether a look at the server's health may try a write now.
    pub fn may_probe(&self) -> bool {
        self.probes.check().is_ok()
    }

    /// Whether the last write that was tried so was kept; true before the first.
    pub fn last_probe(&self) -> bool {
        self.wrote.load(Ordering::Relaxed)
    }

    /// Notes whether it was.
    pub fn probed(&self, kept: bool) {
        self.wrote.store(kept, Ordering::Relaxed);
    }

    /// Forgets callers who have not been heard of for a while.
    pub fn tidy(&self) {
        self.posts.retain_recent();
        self.posts_of_session.retain_recent();
        self.sign_ins.retain_recent();
        self.sign_ins_to.retain_recent();
        self.kept.retain_recent();
    }
}

/// The address as it counts: all of an IPv6 network that one household or machine gets is one caller, and an IPv4 address is
/// the same however it is written.
fn network_of(caller: IpAddr) -> IpAddr {
    match caller.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        address => address,
    }
}

/// A text as a small key.
fn key(text: &str) -> u64 {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().take(8).fold(0, |key, byte| (key << 8) | u64::from(*byte))
}

fn per_minute(times: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN))
}

fn limiter<K: Hash + Eq + Clone>(quota: Quota) -> Limiter<K> {
    RateLimiter::new(quota, DashMapStateStore::default(), MonotonicClock)
}

fn check<K: Hash + Eq + Clone>(limiter: &Limiter<K>, caller: &K) -> Result<(), Error> {
    limiter
        .check_key(caller)
        .map_err(|not_until| Error::TooMany(not_until.wait_time_from(MonotonicClock.now())))
}

/// Lets at most so many changes a minute through from one caller, and from one browser, wherever it is.
pub async fn limit_posts(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
        let last = forwarded.filter(|_| app.config.trust_proxy).and_then(|line| line.rsplit(',').next());
        let caller = last.and_then(|text| text.trim().parse().ok()).or(peer);
        let caller = network_of(caller.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        let own = session::cookie(request.headers(), session::name(app.config.https()));
        let mut within = check(&app.throttle.posts, &caller);
        if let Some(own) = own.filter(|own| !own.is_empty()) {
            within = within.and_then(|()| check(&app.throttle.posts_of_session, &key(own)));
        }
        if let Err(error) = within {
            return error.into_response();
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        config: Config,
    }

    fn throttle(sign_ins: &str) -> Throttle {
        Throttle::new(&Flags::parse_from(["test", "--sign-ins-per-minute", sign_ins]).config)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn all_addresses_of_one_household_are_one_caller() {
        assert_eq!(network_of(ip("2001:db8:1:2:3:4:5:6")), network_of(ip("2001:db8:1:2:ffff::1")));
        assert_ne!(network_of(ip("2001:db8:1:2::1")), network_of(ip("2001:db8:1:3::1")));
        assert_eq!(network_of(ip("::ffff:192.0.2.1")), ip("192.0.2.1"));
        assert_ne!(network_of(ip("192.0.2.1")), network_of(ip("192.0.2.2")));
        let throttle = throttle("2");
        assert!(throttle.sign_in(ip("2001:db8::1")).is_ok() && throttle.sign_in(ip("2001:db8::2")).is_ok());
        assert!(matches!(throttle.sign_in(ip("2001:db8::3")), Err(Error::TooMany(_))));
    }

    #[test]
    fn many_callers_who_guess_at_one_account_are_held_up_and_its_owner_is_not() {
        let throttle = throttle("1000");
        let guesser = |number: u32| IpAddr::from(Ipv4Addr::from(0x0a00_0000 + number));
        // Five thousand callers, ten attempts each: what the account has for all, and each caller's few.
        let through = (0..5_000).map(|number| {
            (0..10).filter(|_| throttle.sign_in_to("ana@example.org", guesser(number)).is_ok()).count()
        });
        let refused = through.filter(|passed| *passed <= 3).count();
        assert!(refused > 4_000, "only {refused} callers were held up");
        assert!(throttle.sign_in_to("ana@example.org", ip("192.0.2.7")).is_ok(), "the owner is locked out");
        assert!(throttle.sign_in_to("ben@example.org", guesser(1)).is_ok(), "another account is untouched");
    }
}
