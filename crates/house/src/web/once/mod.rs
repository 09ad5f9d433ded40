//! Forms that come twice, by a double click or after a broken line, and make one thing. Each bears a key that no other form
//! bears (`{{ "once"|new_key }}`); of a form with its key a mark is kept for a while, with what it made. The mark is one of all that
//! was typed: whoever goes back to an old page and writes something else on it makes another thing.

mod store;

use super::form::Kept;
use super::{Error, Form, Viewer, Visit};
use crate::clock::digest;
use crate::jobs::{Every, Job, Run};
use db::Write;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// For how long a form that comes again makes nothing new.
const KEPT: Duration = Duration::from_secs(60 * 60 * 24 * 2);

/// How long a key is, in letters.
const KEY: usize = 32;

/// Forgets forms that came a while ago.
pub(super) static CLEANING: Job = Job {
    name: "sent-forms-cleaning",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget(tx, task.now - KEPT)?;
        Ok(())
    }),
};

impl Visit {
    /// As [`Visit::change`], and done once where the same form of the same member comes again: that is answered with what it
    /// made the first time. A form without a key is taken as often as it comes.
    ///
    /// # Errors
    /// As [`Visit::change`]; what was undone was not done, and can come again.
    pub async fn change_once<T, F>(&self, form: Form, f: F) -> Result<Result<T, Form>, Error>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>, &Viewer, &mut Form) -> Result<T, Error> + Send + 'static,
    {
        let mark = mark(self.uri.path(), &form);
        let change = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| {
            let Some((member, mark)) = viewer.member_id().zip(mark.as_deref()) else {
                return f(tx, viewer, form);
            };
            // Whoever comes second while the first is under way waits here for its end.
            if store::take(tx, member, mark, viewer.now)? == 0 {
                let made = store::made(tx, member, mark)?;
                return Ok(serde_json::from_str(&made).map_err(anyhow::Error::from)?);
            }
            let made = f(tx, viewer, form)?;
            let kept = serde_json::to_string(&made).map_err(anyhow::Error::from)?;
            store::keep(tx, member, mark, &kept)?;
            Ok(made)
        };
        self.change(form, change).await
    }
}

/// What tells a form from all others: where it goes, its key and all that was typed. None for a form without a key.
fn mark(path: &str, form: &Form) -> Option<String> {
    if form.value("once").len() != KEY {
        return None;
    }
    let Kept { path, fields } = Kept::of(path, form);
    Some(digest(&format!("{path}\n{fields}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_its_key_its_place_and_its_words() {
        let form = |key: &str, name: &str| Form::new().with("once", key).with("name", name);
        let (one, other) = ("a".repeat(KEY), "b".repeat(KEY));
        let first = mark("/n/x/days-off", &form(&one, "Harvest"));
        assert!(first.is_some());
        assert_eq!(first, mark("/n/x/days-off", &form(&one, "Harvest")));
        assert_ne!(first, mark("/n/x/days-off", &form(&one, "Sowing")));
        assert_ne!(first, mark("/n/x/days-off", &form(&other, "Harvest")));
        assert_ne!(first, mark("/n/y/days-off", &form(&one, "Harvest")));
    }

    #[test]
    fn a_form_without_a_key_is_like_no_other() {
        assert_eq!(mark("/n/x/days-off", &Form::new().with("name", "Harvest")), None);
        assert_eq!(mark("/n/x/days-off", &Form::new().with("once", "short")), None);
    }
}
