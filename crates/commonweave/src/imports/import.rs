//! A file that a steward brought, and how far it has come.

use super::labels::refused;
use super::planning::Report;
use super::reading::Reading;
use super::withdrawal::Stay;
use db::Time;
use house::ids::ImportId;
use house::web::{Error, Said};
use lists::Table;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

db::word! {
    /// How far an import has come.
    pub(super) enum State {
        /// Read, not yet brought in.
        Read = "read",
        /// Being brought in.
        Applying = "applying",
        /// In.
        Done = "done",
        /// Refused as a whole; nothing was changed.
        Failed = "failed",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// The key of its name in `locales/`.
    pub(super) fn label(self) -> &'static str {
        match self {
            State::Read => "import-state-read",
            State::Applying => "import-state-applying",
            State::Done => "import-state-done",
            State::Failed => "import-state-failed",
            State::Withdrawn => "import-state-withdrawn",
        }
    }
}

db::record! {
    /// An import with its file.
    #[derive(Debug, Clone)]
    pub(super) struct Import {
        pub(super) id: ImportId,
        pub(super) file_name: String,
        pub(super) content: Vec<u8>,
        reading: String,
        pub(super) state: State,
        report: String,
        stayed: String,
        pub(super) started_at: Option<Time>,
        pub(super) created_at: Time,
    }
}

db::record! {
    /// An import in the list.
    #[derive(Debug, Clone)]
    pub(super) struct Line {
        pub(super) id: ImportId,
        pub(super) file_name: String,
        pub(super) state: State,
        report: String,
        pub(super) created_at: Time,
        pub(super) finished_at: Option<Time>,
        /// Nobody where the host brought it, by the command line.
        pub(super) by: Option<String>,
    }
}

impl Import {
    /// How the file is understood.
    pub(super) fn reading(&self) -> Result<Reading, Error> {
        serde_json::from_str(&self.reading).map_err(|error| Error::Broken(error.into()))
    }

    /// The rows, as they are understood.
    pub(super) fn table(&self, reading: &Reading) -> Result<Table, Error> {
        Table::read(&self.content, reading.cut).map_err(|why| Error::Refused(refused(&why)))
    }

    /// What came of it.
    pub(super) fn report(&self) -> Report {
        serde_json::from_str(&self.report).unwrap_or_default()
    }

    /// What stayed when it was taken back.
    pub(super) fn stayed(&self) -> Vec<Stay> {
        serde_json::from_str(&self.stayed).unwrap_or_default()
    }

    /// Why it failed as a whole.
    pub(super) fn failure(&self) -> Said {
        match self.report.as_str() {
            "import-refused-meanwhile" => Said::key("import-refused-meanwhile"),
            "import-refused-unheld" => Said::key("import-refused-unheld"),
            _ => Said::key("import-refused-broken"),
        }
    }
}

impl Line {
    /// What came of it.
    pub(super) fn report(&self) -> Report {
        serde_json::from_str(&self.report).unwrap_or_default()
    }
}

/// How far the imports of this server are that are being brought in now. Another node of the same network knows only
/// that they are.
#[derive(Debug, Clone, Default)]
pub(super) struct UnderWay(Arc<Mutex<HashMap<ImportId, Arc<Progress>>>>);

/// How far one import is.
#[derive(Debug, Default)]
pub(super) struct Progress {
    total: AtomicUsize,
    done: AtomicUsize,
}

impl UnderWay {
    /// Begins to follow an import.
    pub(super) fn begin(&self, id: ImportId) -> Arc<Progress> {
        let progress = Arc::new(Progress::default());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, progress.clone());
        progress
    }

    /// Forgets an import that has ended.
    pub(super) fn end(&self, id: ImportId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    /// How much is done, of how much; none where this server is not at it.
    pub(super) fn of(&self, id: ImportId) -> Option<(usize, usize)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&id).map(|progress| {
            (progress.done.load(Ordering::Relaxed), progress.total.load(Ordering::Relaxed).max(1))
        })
    }
}

impl Progress {
    /// How much there is to do.
    pub(super) fn expect(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// How much is done.
    pub(super) fn reach(&self, done: usize) {
        self.done.store(done, Ordering::Relaxed);
    }
}
