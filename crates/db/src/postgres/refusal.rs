//! What PostgreSQL says when it refuses, in the words that both engines share.

use std::error::Error as _;
use std::time::Duration;

use tokio_postgres::error::DbError;

use crate::query::{Failure, Refused};
use crate::{Error, Rule};

/// As [`of`]. In a session that only reads, a change is the statement's own fault.
pub(crate) fn in_session(reads: bool, sql: &str, error: &tokio_postgres::Error) -> Refused {
    match error.as_db_error() {
        Some(said) if reads && said.code().code() == READ_ONLY => {
            Refused { error: Error::statement(sql, said.message()), failure: Some(Failure::Plain) }
        }
        _ => of(sql, error),
    }
}

/// A change where nothing may be changed.
const READ_ONLY: &str = "25006";

/// The error for the caller, and what it means for the transaction.
pub(crate) fn of(sql: &str, error: &tokio_postgres::Error) -> Refused {
    let Some(said) = error.as_db_error() else {
        let broken = error.is_closed() || error.source().is_some_and(|source| source.is::<std::io::Error>());
        let error = if broken { unreachable(error) } else { Error::statement(sql, chain(error)) };
        return Refused { error, failure: Some(if broken { Failure::Broken } else { Failure::Plain }) };
    };
    let code = said.code().code();
    let failure = match code {
        "40001" | "40P01" => Failure::Again,
        "57P01" | "57P02" | "57P03" | "25P03" => Failure::Broken,
        _ if code.starts_with("08") => Failure::Broken,
        _ => Failure::Plain,
    };
    let error = match code {
        "23505" => conflict(Rule::Unique, said),
        "23503" => conflict(Rule::ForeignKey, said),
        "23514" => conflict(Rule::Check, said),
        "23502" => conflict(Rule::NotNull, said),
        "57014" => Error::TooSlow,
        // Two changes met too often, or one waited too long for a row: later it will go through.
        "55P03" | "40001" | "40P01" => Error::Busy { retry_after: Duration::from_secs(1) },
        _ if failure == Failure::Broken => unreachable(error),
        // A full disk, no memory, too many connections, a disk that fails, a server that only reads, as a copy of another
        // does: no statement is to blame.
        _ if code == READ_ONLY || code.starts_with("53") || code.starts_with("58") => {
            Error::Unavailable(format!("PostgreSQL: {}", said.message()))
        }
        _ => Error::statement(sql, said.message()),
    };
    Refused { error, failure: Some(failure) }
}

/// Says that the server cannot be reached, and why.
pub(crate) fn unreachable(error: &tokio_postgres::Error) -> Error {
    Error::Unavailable(format!("PostgreSQL cannot be reached: {}", chain(error)))
}

fn chain(error: &tokio_postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}

fn conflict(rule: Rule, said: &DbError) -> Error {
    let table = said.table().unwrap_or_default();
    let names = match rule {
        Rule::Unique => key(said.detail().unwrap_or_default()),
        Rule::NotNull => said.column().unwrap_or_default(),
        Rule::ForeignKey | Rule::Check => "",
    };
    let columns =
        names.split(", ").filter(|name| !name.is_empty()).map(|name| format!("{table}.{name}")).collect();
    Error::Conflict { rule, constraint: said.constraint().map(str::to_owned), columns }
}

/// The columns in `Key (network_id, email)=(…) already exists.`, whatever the language around them.
fn key(detail: &str) -> &str {
    let inside = detail.split_once('(').map_or("", |(_, rest)| rest);
    inside.split_once(")=(").map_or("", |(names, _)| names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_a_key_are_found_in_any_language() {
        assert_eq!(key("Key (network_id, email)=(1, a)=(b) already exists."), "network_id, email");
        assert_eq!(key("Schlüssel »(lower(email))=(x)« existiert bereits."), "lower(email)");
        assert_eq!(key(""), "");
    }
}
