//! A bounded queue between the many who ask and the few threads that own a connection.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::Error;

/// First in, first out; refuses when full, and lets what is in it be finished after it is closed.
pub(crate) struct Queue<J> {
    state: Mutex<State<J>>,
    filled: Condvar,
    most: usize,
}

struct State<J> {
    jobs: VecDeque<J>,
    closed: bool,
}

impl<J> Queue<J> {
    pub(crate) fn new(most: usize) -> Self {
        let state = State { jobs: VecDeque::new(), closed: false };
        Self { state: Mutex::new(state), filled: Condvar::new(), most: most.max(1) }
    }

    /// # Errors
    /// Busy when full, Unavailable when closed.
    pub(crate) fn push(&self, job: J) -> Result<(), Error> {
        let mut state = self.lock();
        if state.closed {
            return Err(Error::closed());
        }
        if state.jobs.len() >= self.most {
            return Err(Error::Busy { retry_after: Duration::from_secs(1) });
        }
        state.jobs.push_back(job);
        drop(state);
        self.filled.notify_one();
        Ok(())
    }

    /// Waits for the next job; `None` once the queue is closed and empty.
    pub(crate) fn next(&self) -> Option<J> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                return Some(job);
            }
            if state.closed {
                return None;
            }
            state = self.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next job if one is there already, or comes before `until`. The thread does not sleep meanwhile: it would take
    /// longer to wake it than most jobs take to come.
    pub(crate) fn soon(&self, until: Instant) -> Option<J> {
        loop {
            let job = self.lock().jobs.pop_front();
            if job.is_some() || Instant::now() >= until {
                return job;
            }
            std::thread::yield_now();
        }
    }

    /// Lets nothing more in. What waits is still done.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.filled.notify_all();
    }

    // No code of ours can panic while it holds the lock, so a poisoned lock still guards a sound queue.
    fn lock(&self) -> MutexGuard<'_, State<J>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_queue_refuses_one_more() {
        let queue = Queue::new(2);
        queue.push(1).unwrap();
        queue.push(2).unwrap();
        assert!(matches!(queue.push(3), Err(Error::Busy { .. })));
        assert_eq!(queue.next(), Some(1));
        queue.push(3).unwrap();
    }

    #[test]
    fn what_waits_in_a_closed_queue_is_still_handed_out() {
        let queue = Queue::new(2);
        queue.push(1).unwrap();
        queue.close();
        assert!(matches!(queue.push(2), Err(Error::Unavailable(_))));
        assert_eq!(queue.next(), Some(1));
        assert_eq!(queue.next(), None);
    }
}
