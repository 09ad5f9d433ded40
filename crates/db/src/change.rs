//! Closures on their way to a thread that owns a connection, and their answers on the way back.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

use tokio::sync::oneshot;

use crate::{Error, Read, Write};

/// A read: runs on the given connection and answers its caller. It is given an error instead when there is
/// no connection to run on.
pub(crate) type ReadJob = Box<dyn FnOnce(Result<&mut Read<'_>, Error>) + Send>;

/// A change, which is run (perhaps more than once) and then settled (once).
pub(crate) type WriteJob = Box<dyn FnMut(Turn<'_, '_>) -> Verdict + Send>;

/// What a change is asked to do.
pub(crate) enum Turn<'t, 'c> {
    /// Do your work, and say whether to keep it.
    Run(&'t mut Write<'c>),
    /// It is done (or cannot be): tell your caller.
    Settle(Result<(), Error>),
}

/// What is to become of a change that has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Keep,
    Undo,
}

pub(crate) fn read_job<T, E, F>(work: F) -> (ReadJob, oneshot::Receiver<Result<T, E>>)
where
    F: FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
    E: From<Error> + Send + 'static,
    T: Send + 'static,
{
    let (answer, waiting) = oneshot::channel();
    let job = Box::new(move |read: Result<&mut Read<'_>, Error>| {
        if answer.is_closed() {
            return; // Whoever asked has gone away.
        }
        let done = match read {
            Err(error) => Err(E::from(error)),
            Ok(read) => caught(|| work(read)),
        };
        // A caller that went away meanwhile is not told.
        drop(answer.send(done));
    });
    (job, waiting)
}

pub(crate) fn write_job<T, E, F>(work: F) -> (WriteJob, oneshot::Receiver<Result<T, E>>)
where
    F: Fn(&mut Write<'_>) -> Result<T, E> + Send + 'static,
    E: From<Error> + Send + 'static,
    T: Send + 'static,
{
    let (answer, waiting) = oneshot::channel();
    let mut answer = Some(answer);
    let mut done: Option<Result<T, E>> = None;
    let job = Box::new(move |turn: Turn<'_, '_>| {
        match turn {
            // Whoever asked went away before the work began: leave it.
            Turn::Run(_) if answer.as_ref().is_none_or(oneshot::Sender::is_closed) => done = None,
            Turn::Run(write) => {
                let result = caught(|| work(write));
                let swallowed = result.is_ok() && write.failure().is_some();
                done = Some(if swallowed { Err(E::from(Error::Aborted)) } else { result });
            }
            Turn::Settle(outcome) => {
                let told = outcome.map_or_else(|error| Some(Err(E::from(error))), |()| done.take());
                if let (Some(answer), Some(told)) = (answer.take(), told) {
                    drop(answer.send(told));
                }
            }
        }
        if matches!(done, Some(Ok(_))) { Verdict::Keep } else { Verdict::Undo }
    });
    (job, waiting)
}

fn caught<T, E: From<Error>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(E::from(Error::Panicked)))
}

/// Waits for an answer on a thread of its own, without a runtime.
pub(crate) fn wait<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(done) => return done,
            Poll::Pending => std::thread::park(),
        }
    }
}
