//! The door: lets connections in and out. No connection is kept for being there alone: each has a time for its head, for
//! its body, for taking what it asked for, and for lying idle; and where there are too many, the one that has waited
//! longest goes first.

use super::patient::{Arriving, Patient, Unheard};
use super::waiting::{Answering, Turn, Waiting};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::{Request, Response, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower::ServiceExt;

/// How patient the server is with those who connect.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long the first request may take to be asked.
    pub head: Duration,
    /// How long a connection may lie idle before it asks for more: longer than proxies keep one, so that none sends a
    /// request into a connection that is being closed.
    pub idle: Duration,
    /// How long a body may take to arrive, and longer the more of it has come.
    pub body: Duration,
    /// How long an answer may wait for a reader who takes none of it, and who was answered early may go on sending.
    pub stall: Duration,
    /// How many connections may be open.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            head: Duration::from_secs(15),
            idle: Duration::from_secs(150),
            body: Duration::from_secs(30),
            stall: Duration::from_secs(60),
            connections: 10_000,
        }
    }
}

/// How often it is looked for connections whose time is up.
const LOOK: Duration = Duration::from_millis(250);
/// How often trouble with letting in is told.
const TELL: Duration = Duration::from_secs(10);
/// What is said where there is no room, not even for a page that says so.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// Serves until told to stop and then until the last answer is given.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, mut stop: watch::Receiver<bool>) {
    let door = Door { router, limits, waiting: Waiting::default(), stop: stop.clone() };
    let (mut open, mut trouble) = (JoinSet::new(), Trouble::default());
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => door.let_in(stream, peer, &mut open, &mut trouble),
                Err(error) => door.cannot_let_in(&error, &mut trouble).await,
            },
            Some(_) = open.join_next() => {}
            _ = look.tick() => door.waiting.close_due(Instant::now()),
            () = told_to(&mut stop) => break,
        }
    }
    drop(listener);
    while open.join_next().await.is_some() {}
}

/// Waits until the server is told to stop.
async fn told_to(stop: &mut watch::Receiver<bool>) {
    // Where nobody can tell any more, it stops too.
    drop(stop.wait_for(|stop| *stop).await);
}

struct Door {
    router: Router,
    limits: Limits,
    waiting: Waiting,
    stop: watch::Receiver<bool>,
}

impl Door {
    fn let_in(&self, stream: TcpStream, peer: SocketAddr, open: &mut JoinSet<()>, trouble: &mut Trouble) {
        if open.len() >= self.limits.connections {
            if !self.waiting.close_longest() {
                trouble.tell("all connections are in use; one more was refused");
                // Nobody waits for whether it is heard.
                drop(stream.try_write(FULL));
                return;
            }
            trouble.tell("all connections are in use; the one that asked nothing for longest was closed");
        }
        let turn = self.waiting.enter(self.limits.head, self.limits.idle);
        let (router, limits, stop) = (self.router.clone(), self.limits.clone(), self.stop.clone());
        open.spawn(connection(stream, peer, turn, router, limits, stop));
    }

    /// Somebody who hung up meanwhile is no trouble; no descriptors left is.
    async fn cannot_let_in(&self, error: &std::io::Error, trouble: &mut Trouble) {
        let gone = [ErrorKind::ConnectionAborted, ErrorKind::ConnectionReset, ErrorKind::ConnectionRefused];
        if gone.contains(&error.kind()) {
            return;
        }
        trouble.tell(error);
        self.waiting.close_longest();
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Tells of trouble that comes often now and then, with how often it came.
#[derive(Default)]
struct Trouble {
    told: Option<Instant>,
    times: u64,
}

impl Trouble {
    fn tell(&mut self, why: impl std::fmt::Display) {
        self.times = self.times.saturating_add(1);
        if self.told.is_none_or(|told| told.elapsed() >= TELL) {
            tracing::error!(%why, times = self.times, "there is no room for all who connect");
            (self.told, self.times) = (Some(Instant::now()), 0);
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    turn: Arc<Turn>,
    router: Router,
    limits: Limits,
    mut stop: watch::Receiver<bool>,
) {
    // A piece of a stream is not held back until there is more of it.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "small pieces may be held back");
    }
    let (own, unheard) = (turn.clone(), Unheard::default());
    let io = TokioIo::new(Patient::new(stream, limits.stall, unheard.clone()));
    let service = service_fn(move |request: Request<Incoming>| {
        own.is_asked();
        let request = request.map(|body| arriving(body, limits.body, &unheard));
        answer(router.clone(), request, peer, own.clone())
    });
    let mut serving = pin!(http1::Builder::new().timer(TokioTimer::new()).serve_connection(io, service));
    tokio::select! {
        _ = serving.as_mut() => return,
        () = turn.is_over() => return,
        () = told_to(&mut stop) => serving.as_mut().graceful_shutdown(),
    }
    // Whoever was cut off has noticed it already.
    drop(serving.await);
}

fn arriving(body: Incoming, limit: Duration, unheard: &Unheard) -> Body {
    if body.is_end_stream() { Body::empty() } else { Body::new(Arriving::new(body, limit, unheard.clone())) }
}

async fn answer(
    router: Router,
    mut request: Request<Body>,
    peer: SocketAddr,
    turn: Arc<Turn>,
) -> Result<Response<Answering>, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.oneshot(request).await?;
    Ok(response.map(|body| Answering::new(body, turn)))
}
