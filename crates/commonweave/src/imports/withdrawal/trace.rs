//! What an import made and changed, thing by thing.

use db::Write;
use house::ids::{ImportId, MemberId, OrganisationId};
use house::organisations::Filled;
use house::web::Error;

db::word! {
    /// What was made or changed.
    pub(super) enum TraceKind {
        /// A person was written down.
        Person = "person",
        /// An organisation was added.
        Organisation = "organisation",
        /// Somebody known got an address.
        Address = "address",
        /// Something was filled in at an organisation.
        Filled = "filled",
        /// Somebody known came to belong to an organisation.
        Joined = "joined",
        /// Somebody who belonged to an organisation came to stand for it.
        Risen = "risen",
    }
}

db::record! {
    /// One thing that an import made or changed.
    #[derive(Debug, Clone)]
    pub(super) struct Trace {
        pub(super) kind: TraceKind,
        pub(super) subject_id: i64,
        /// The organisation, where the subject is somebody who came to belong to it; else 0.
        pub(super) other_id: i64,
        /// What is needed to undo it, and no number tells.
        pub(super) kept: String,
    }
}

/// All that an import made and changed, noted while it comes in.
#[derive(Debug, Default)]
pub(in crate::imports) struct Traces(Vec<Trace>);

impl Traces {
    fn note(&mut self, kind: TraceKind, subject_id: i64, other_id: i64, kept: String) {
        self.0.push(Trace { kind, subject_id, other_id, kept });
    }

    /// A person was written down.
    pub(in crate::imports) fn person(&mut self, id: MemberId) {
        self.note(TraceKind::Person, id.get(), 0, String::new());
    }

    /// An organisation was added.
    pub(in crate::imports) fn organisation(&mut self, id: OrganisationId) {
        self.note(TraceKind::Organisation, id.get(), 0, String::new());
    }

    /// Somebody known got an address.
    pub(in crate::imports) fn address(&mut self, id: MemberId, email: &str) {
        self.note(TraceKind::Address, id.get(), 0, email.to_owned());
    }

    /// Something was filled in at an organisation.
    pub(in crate::imports) fn filled(&mut self, id: OrganisationId, filled: &Filled) -> Result<(), Error> {
        let kept = serde_json::to_string(filled).map_err(|error| Error::Broken(error.into()))?;
        self.note(TraceKind::Filled, id.get(), 0, kept);
        Ok(())
    }

    /// Somebody known came to belong to an organisation, or, having belonged to it, to stand for it.
    pub(in crate::imports) fn link(&mut self, member: MemberId, organisation: OrganisationId, risen: bool) {
        let kind = if risen { TraceKind::Risen } else { TraceKind::Joined };
        self.note(kind, member.get(), organisation.get(), String::new());
    }

    /// Keeps them.
    pub(in crate::imports) fn keep(&self, tx: &mut Write<'_>, import: ImportId) -> Result<(), Error> {
        super::store::insert(tx, import, &self.0)?;
        Ok(())
    }
}
