//! What can go wrong between the application and its database, told alike for both engines.

use std::time::Duration;

/// Why a read or a change did not happen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// [`Read::one`](crate::Read::one) found no row.
    #[error("no row matches")]
    Missing,
    /// So much is waiting that one more was not let in. Nothing was done.
    #[error("the database is busy; try again in {} s", retry_after.as_secs())]
    Busy {
        /// When it is worth asking again.
        retry_after: Duration,
    },
    /// The read took longer than [`Options::read_limit`](crate::Options::read_limit).
    #[error("the database took too long to answer; ask for less, or try again later")]
    TooSlow,
    /// The change would have broken a rule of the schema. Nothing of it was kept.
    #[error("this would break a rule of the database: {rule} {}", constraint.as_deref().unwrap_or_default())]
    Conflict {
        /// Which sort of rule.
        rule: Rule,
        /// The name of the constraint or index, where the engine tells it.
        constraint: Option<String>,
        /// The columns of a unique or not-null rule, each as `table.column`.
        columns: Vec<String>,
    },
    /// The closure panicked. Nothing of its change was kept; the database goes on.
    #[error(
        "a database closure panicked; nothing was changed. This is a fault in Commonweave: please report it"
    )]
    Panicked,
    /// An earlier statement of the same closure failed, so nothing more can be done in it. Let the first
    /// error out instead of going on after it.
    #[error("an earlier statement of this unit of work failed; nothing was changed")]
    Aborted,
    /// The migrations and the database do not fit together.
    #[error("{0}")]
    Migration(String),
    /// The database cannot be reached or opened. Nothing was done.
    #[error("{0}")]
    Unavailable(String),
    /// The connection broke during COMMIT: the change was kept either whole or not at all, and which of the
    /// two is unknown. Look before doing it again.
    #[error(
        "the connection broke while the change was being kept; look whether it is there before doing it again"
    )]
    Unknown,
    /// The engine refused a statement, or its answer does not fit what was asked for.
    #[error("{message}; in the statement: {sql}")]
    Statement {
        /// The text of the statement.
        sql: String,
        /// What is wrong with it.
        message: String,
    },
}

/// The sort of schema rule that an [`Error::Conflict`] broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// UNIQUE or PRIMARY KEY.
    Unique,
    /// REFERENCES, from either side.
    ForeignKey,
    /// CHECK.
    Check,
    /// NOT NULL.
    NotNull,
}

impl std::fmt::Display for Rule {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Unique => "UNIQUE",
            Self::ForeignKey => "FOREIGN KEY",
            Self::Check => "CHECK",
            Self::NotNull => "NOT NULL",
        })
    }
}

impl Error {
    /// Whether a UNIQUE rule was broken: the one of the index or constraint called `name`, or one over the
    /// column `name` (written `table.column`), alone or together with others.
    pub fn is_unique(&self, name: &str) -> bool {
        self.broke(Rule::Unique, name)
    }

    /// Whether a reference was broken: the row pointed to is absent, or a row that others point to was to go.
    pub fn is_foreign_key(&self) -> bool {
        matches!(self, Self::Conflict { rule: Rule::ForeignKey, .. })
    }

    /// Whether the CHECK called `name` was broken. Give each CHECK a name; unnamed ones differ by engine.
    pub fn is_check(&self, name: &str) -> bool {
        self.broke(Rule::Check, name)
    }

    /// Whether NULL was put into the column `name`, written `table.column`.
    pub fn is_not_null(&self, name: &str) -> bool {
        self.broke(Rule::NotNull, name)
    }

    fn broke(&self, wanted: Rule, name: &str) -> bool {
        let Self::Conflict { rule, constraint, columns } = self else { return false };
        *rule == wanted
            && (constraint.as_deref() == Some(name) || columns.iter().any(|column| column == name))
    }

    pub(crate) fn statement(sql: &str, message: impl ToString) -> Self {
        Self::Statement { sql: sql.to_owned(), message: message.to_string() }
    }

    pub(crate) fn closed() -> Self {
        Self::Unavailable("the database is closed".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(constraint: Option<&str>, columns: &[&str]) -> Error {
        let columns = columns.iter().map(|&column| column.to_owned()).collect();
        Error::Conflict { rule: Rule::Unique, constraint: constraint.map(str::to_owned), columns }
    }

    #[test]
    fn a_unique_rule_is_known_by_its_name_or_any_of_its_columns() {
        let error = taken(Some("one_seat_each"), &["seats.network_id", "seats.member_id"]);
        assert!(error.is_unique("one_seat_each"));
        assert!(error.is_unique("seats.member_id"));
        assert!(!error.is_unique("seats.event_id"));
    }

    #[test]
    fn rules_of_different_sorts_are_told_apart() {
        let error = taken(None, &["seats.id"]);
        assert!(!error.is_foreign_key());
        assert!(!error.is_check("seats.id"));
        assert!(!error.is_not_null("seats.id"));
    }
}
