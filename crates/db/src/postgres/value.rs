//! Values in PostgreSQL's binary form.

use std::error::Error as StdError;

use bytes::{BufMut, BytesMut};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::value::words::put_vector;
use crate::{Cell, Kind};

type Anything = Box<dyn StdError + Sync + Send>;

/// A parameter on its way out.
pub(crate) struct Bound<'a>(pub(crate) Cell<'a>);

/// A column on its way in.
struct Column<'a>(Cell<'a>);

/// The type that a parameter is declared with, so that the server does not guess one.
pub(crate) fn type_of(kind: Kind) -> Type {
    match kind {
        Kind::Bool => Type::BOOL,
        Kind::Int => Type::INT8,
        Kind::Real => Type::FLOAT8,
        Kind::Text => Type::TEXT,
        Kind::Blob => Type::BYTEA,
        Kind::Words => Type::TS_VECTOR,
    }
}

/// The value of a column, borrowed from the answer.
pub(crate) fn cell(row: &tokio_postgres::Row, column: usize) -> Result<Cell<'_>, String> {
    let read: Result<Column<'_>, _> = row.try_get(column);
    read.map(|column| column.0)
        .map_err(|error| error.source().map_or_else(|| error.to_string(), ToString::to_string))
}

// The driver may log parameters: what people wrote does not belong in a log.
impl std::fmt::Debug for Bound<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("…")
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Anything> {
        match (self.0, kind) {
            (Cell::Null, _) => return Ok(IsNull::Yes),
            (Cell::Bool(value), &Type::BOOL) => out.put_u8(u8::from(value)),
            (Cell::Int(value), &Type::INT8) => out.put_i64(value),
            (Cell::Real(value), &Type::FLOAT8) => out.put_f64(value),
            (Cell::Text(value), &Type::TEXT) => out.put_slice(value.as_bytes()),
            (Cell::Blob(value), &Type::BYTEA) => out.put_slice(value),
            (Cell::Text(words), &Type::TS_VECTOR) => put_vector(words, out),
            _ => {
                return Err(
                    format!("the same statement was first run with a parameter of type {kind} here").into()
                );
            }
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Column<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Anything> {
        Ok(Self(match *kind {
            Type::INT8 => Cell::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Cell::Int(i64::from(i32::from_be_bytes(raw.try_into()?))),
            Type::INT2 => Cell::Int(i64::from(i16::from_be_bytes(raw.try_into()?))),
            Type::BOOL => Cell::Bool(raw != [0]),
            Type::FLOAT8 => Cell::Real(f64::from_be_bytes(raw.try_into()?)),
            Type::FLOAT4 => Cell::Real(f64::from(f32::from_be_bytes(raw.try_into()?))),
            Type::TEXT | Type::VARCHAR | Type::NAME => Cell::Text(std::str::from_utf8(raw)?),
            Type::BYTEA => Cell::Blob(raw),
            _ => {
                return Err(format!(
                    "values of type {kind} are not read; write CAST(… AS BIGINT), REAL or TEXT"
                )
                .into());
            }
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Anything> {
        Ok(Self(Cell::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
