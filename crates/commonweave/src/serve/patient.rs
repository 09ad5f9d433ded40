//! Patience that ends: with a body that does not arrive, with a reader who takes nothing, and with somebody who was answered and
//! goes on sending.

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};

/// So many bytes of a body earn it a further second: the line of the slowest telephone.
const PACE: u32 = 4 * 1024;

/// How much is read away at a time of what nobody wants any more.
const AWAY: usize = 8 * 1024;

/// Of one connection: whether something was answered before all of it was heard. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Unheard(Arc<AtomicBool>);

/// The body of a request as it arrives.
pub(super) struct Arriving {
    body: Incoming,
    until: Pin<Box<Sleep>>,
    unheard: Unheard,
    /// Nothing more is to come.
    ended: bool,
}

impl Arriving {
    /// A body that has this long to arrive, and a second more for each few bytes of it that came.
    pub(super) fn new(body: Incoming, limit: Duration, unheard: Unheard) -> Arriving {
        Arriving { body, until: Box::pin(tokio::time::sleep(limit)), unheard, ended: false }
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        if !self.ended && !self.body.is_end_stream() {
            self.unheard.0.store(true, Ordering::Relaxed);
        }
    }
}

impl Body for Arriving {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                let length = frame.data_ref().map_or(0, |data| u32::try_from(data.len()).unwrap_or(u32::MAX));
                let until = self.until.deadline() + Duration::from_secs(1) * length / PACE;
                self.until.as_mut().reset(until);
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(other) => {
                self.ended = true;
                Poll::Ready(other.map(|frame| frame.map_err(Into::into)))
            }
            Poll::Pending => {
                ready!(self.until.as_mut().poll(context));
                self.ended = true;
                Poll::Ready(Some(Err(late("the body of a request did not arrive in time").into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection that ends when its reader takes nothing for too long. Where something was answered before all of it was heard,
/// what still comes is read away for as long: a connection that is closed over it is reset, and then a proxy or a browser
/// that is still sending never gets to read the answer.
pub(super) struct Patient {
    stream: TcpStream,
    limit: Duration,
    stalled: Option<Pin<Box<Sleep>>>,
    unheard: Unheard,
    leaving: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    pub(super) fn new(stream: TcpStream, limit: Duration, unheard: Unheard) -> Patient {
        Patient { stream, limit, stalled: None, unheard, leaving: None }
    }

    /// Reads away what still comes, until the other side hangs up too or the limit is over.
    fn hear_out(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let limit = self.limit;
        let leaving = self.leaving.get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
        if leaving.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        let mut bytes = [0; AWAY];
        loop {
            let mut room = ReadBuf::new(&mut bytes);
            let read = ready!(Pin::new(&mut self.stream).poll_read(context, &mut room));
            if read.is_err() || room.filled().is_empty() {
                return Poll::Ready(());
            }
        }
    }

    /// Lets through what was written; where nothing could be, waits no longer than the limit.
    fn kept<T>(&mut self, context: &mut Context<'_>, wrote: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if wrote.is_ready() {
            self.stalled = None;
            return wrote;
        }
        let until = Instant::now() + self.limit;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(until)));
        ready!(stalled.as_mut().poll(context));
        Poll::Ready(Err(late("nobody takes the answer")))
    }
}

fn late(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, why)
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, room)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.kept(context, wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.kept(context, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.leaving.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
            if !self.unheard.0.load(Ordering::Relaxed) {
                return Poll::Ready(Ok(()));
            }
        }
        self.hear_out(context).map(Ok)
    }
}
