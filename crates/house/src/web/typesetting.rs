//! Setting what people wrote, beside the threads that serve, read and write: few at once, and each for a short time only.

use super::form::{Form, Written};
use super::markdown;
use super::visit::Visit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many texts are set at once.
const AT_ONCE: usize = 2;
/// After this long a text is refused. The longest one needs a hundredth of it; a server that is over its head may not.
const PATIENCE: Duration = Duration::from_secs(3);

/// Those who set texts.
#[derive(Debug, Clone)]
pub struct Typesetters {
    free: Arc<Semaphore>,
    patience: Duration,
}

impl Default for Typesetters {
    fn default() -> Typesetters {
        Typesetters { free: Arc::new(Semaphore::new(AT_ONCE)), patience: PATIENCE }
    }
}

impl Typesetters {
    /// A text with its HTML; none where that took too long.
    pub async fn set(&self, text: String) -> Option<Written> {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let work = async {
            let seat = self.free.clone().acquire_owned().await.ok()?;
            let set = tokio::task::spawn_blocking(move || {
                let _seat = seat;
                let html = markdown::to_html_until(&text, &|| stopped.load(Ordering::Relaxed));
                Written { text, html }
            });
            set.await.ok()
        };
        let done = tokio::time::timeout(self.patience, work).await;
        // Nobody waits any longer: the work ends at its next question.
        stop.store(true, Ordering::Relaxed);
        done.ok().flatten()
    }
}

impl Visit {
    /// The same form, in which the Markdown of this field has been set; with a complaint beside the field where that took
    /// too long. [`Form::markdown`] reads it.
    pub async fn typeset(&self, form: Form, field: &str) -> Form {
        let text = form.to_set(field).unwrap_or_default();
        self.typeset_as(form, field, text).await
    }

    /// As [`Visit::typeset`], with another text in place of the one that was typed.
    pub async fn typeset_as(&self, form: Form, field: &str, text: String) -> Form {
        let Some(typed) = form.to_set(field).filter(|typed| !typed.is_empty()) else { return form };
        match self.app.typesetters.set(text).await {
            Some(written) => form.with_set(field, typed, written),
            None => {
                let mut form = form;
                form.fail(field, "error-field-slow");
                form
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_text_is_set() {
        let written = Typesetters::default().set("*so*".to_owned()).await.unwrap();
        assert!(written.html.contains("<em>so</em>"), "{}", written.html);
        assert_eq!(written.text, "*so*");
    }

    #[tokio::test]
    async fn who_finds_nobody_free_is_refused_after_a_while() {
        let busy = Typesetters { free: Arc::new(Semaphore::new(0)), patience: Duration::from_millis(1) };
        assert!(busy.set("so".to_owned()).await.is_none());
    }

    #[test]
    fn no_text_is_set_on_a_thread_that_serves() {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_time().max_blocking_threads(1).build();
        runtime.unwrap().block_on(async {
            // The only thread beside the one that serves does something else: who set texts here would not wait for it.
            let (go, wait) = std::sync::mpsc::channel::<()>();
            let other = tokio::task::spawn_blocking(move || wait.recv().is_err());
            let typesetters = Typesetters { patience: Duration::from_millis(50), ..Typesetters::default() };
            assert!(typesetters.set("so".to_owned()).await.is_none());
            drop(go);
            assert!(other.await.unwrap());
        });
    }
}
