//! Rows becoming values: columns are matched to fields by name, once for each query.

use crate::{Cell, Error, FromCell};

/// A type that one row of an answer can be read as.
///
/// Made for a struct by [`record!`](crate::record!), by column names; tuples of up to eight and single values are
/// read by position.
pub trait Record: Sized {
    /// The column wanted for each field, in the order in which `read` takes them; empty: by position.
    const FIELDS: &'static [&'static str];
    /// Takes the fields one after the other.
    ///
    /// # Errors
    /// When a value does not fit its field.
    fn read(fields: &mut Fields<'_>) -> Result<Self, Error>;
}

/// Declares a struct that rows can be read as, each field from the column of the same name.
///
/// ```
/// db::record! {
///     /// An event as a list shows it.
///     #[derive(Debug, Clone)]
///     pub struct Event { pub id: i64, pub title: String, pub note: Option<String> }
/// }
/// ```
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),* }

        impl $crate::Record for $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn read(fields: &mut $crate::Fields<'_>) -> ::std::result::Result<Self, $crate::Error> {
                Ok(Self { $($field: fields.take()?),* })
            }
        }
    };
}

/// One row as its engine has it.
#[derive(Clone, Copy)]
pub(crate) enum Row<'r> {
    /// A row of SQLite, still inside its statement.
    Sqlite(&'r rusqlite::Row<'r>),
    /// A row of PostgreSQL, as its bytes.
    Postgres(&'r tokio_postgres::Row),
}

impl Row<'_> {
    fn width(&self) -> usize {
        match self {
            Self::Sqlite(row) => row.as_ref().column_count(),
            Self::Postgres(row) => row.len(),
        }
    }

    fn cell(&self, column: usize) -> Result<Cell<'_>, String> {
        match self {
            Self::Sqlite(row) => crate::sqlite::cell(row, column),
            Self::Postgres(row) => crate::postgres::cell(row, column),
        }
    }
}

/// The columns of one answer, and where each field of `T` is among them.
pub(crate) struct Layout {
    columns: Vec<usize>,
    fields: &'static [&'static str],
}

impl Layout {
    /// Finds the column of each field.
    ///
    /// # Errors
    /// Names the first field that no column is called after.
    pub(crate) fn of<T: Record>(sql: &str, names: &[&str]) -> Result<Self, Error> {
        let mut columns = Vec::with_capacity(T::FIELDS.len());
        for (position, field) in T::FIELDS.iter().enumerate() {
            // Columns mostly come in the order of the fields: look there first.
            let found = if names.get(position) == Some(field) {
                Some(position)
            } else {
                names.iter().position(|name| name == field)
            };
            let missing =
                || Error::statement(sql, format!("no column is called `{field}`, which the record wants"));
            columns.push(found.ok_or_else(missing)?);
        }
        Ok(Self { columns, fields: T::FIELDS })
    }

    pub(crate) fn read<T: Record>(&self, sql: &str, row: Row<'_>) -> Result<T, Error> {
        T::read(&mut Fields { layout: self, sql, row, next: 0 })
    }
}

/// The values of one row, handed out in the order of [`Record::FIELDS`].
pub struct Fields<'r> {
    layout: &'r Layout,
    sql: &'r str,
    row: Row<'r>,
    next: usize,
}

impl Fields<'_> {
    /// The value of the next field.
    ///
    /// # Errors
    /// When it does not fit `T`, or the row has no such column.
    pub fn take<T: FromCell>(&mut self) -> Result<T, Error> {
        let position = self.next;
        self.next = position.saturating_add(1);
        let column = self.layout.columns.get(position).copied().unwrap_or(position);
        let read = self.row.cell(column).and_then(|cell| T::from_cell(cell).map_err(|mismatch| mismatch.0));
        read.map_err(|message| {
            let name = self
                .layout
                .fields
                .get(position)
                .map_or_else(|| format!("number {}", position.saturating_add(1)), |name| format!("`{name}`"));
            Error::statement(self.sql, format!("column {name}: {message}"))
        })
    }
}

/// A row as texts, whatever stands in it: numbers in figures, truth as `true` and `false`, nothing as an empty text. Bytes
/// are not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(pub Vec<String>);

impl Record for Line {
    const FIELDS: &'static [&'static str] = &[];
    fn read(fields: &mut Fields<'_>) -> Result<Self, Error> {
        (0..fields.row.width())
            .map(|_| fields.take::<Told>().map(|told| told.0))
            .collect::<Result<_, _>>()
            .map(Line)
    }
}

/// Any value, as a text.
struct Told(String);

impl FromCell for Told {
    fn from_cell(cell: Cell<'_>) -> Result<Self, crate::Mismatch> {
        Ok(Told(match cell {
            Cell::Null | Cell::Blob(_) => String::new(),
            Cell::Bool(value) => value.to_string(),
            Cell::Int(value) => value.to_string(),
            Cell::Real(value) => value.to_string(),
            Cell::Text(value) => value.to_owned(),
        }))
    }
}

impl<T: FromCell> Record for T {
    const FIELDS: &'static [&'static str] = &[];
    fn read(fields: &mut Fields<'_>) -> Result<Self, Error> {
        fields.take()
    }
}

macro_rules! tuples {
    ($(($($part:ident),+);)*) => {$(
        impl<$($part: FromCell),+> Record for ($($part,)+) {
            const FIELDS: &'static [&'static str] = &[];
            fn read(fields: &mut Fields<'_>) -> Result<Self, Error> {
                Ok(($(fields.take::<$part>()?,)+))
            }
        }
    )*};
}

tuples! {
    (A);
    (A, B);
    (A, B, C);
    (A, B, C, D);
    (A, B, C, D, E);
    (A, B, C, D, E, F);
    (A, B, C, D, E, F, G);
    (A, B, C, D, E, F, G, H);
}
