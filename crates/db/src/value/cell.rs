//! One value on its way into or out of the database, borrowed from whoever owns it.

use crate::Time;

/// One value as the engine hands it over or takes it, without a copy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// SQL NULL.
    Null,
    /// A truth value; SQLite gives and keeps it as `Int` 0 or 1.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction. Never NaN, which SQLite cannot keep.
    Real(f64),
    /// Text without NUL characters, which PostgreSQL cannot keep.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

/// The column type that a parameter stands for, also when its value is NULL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// BOOLEAN
    Bool,
    /// BIGINT
    Int,
    /// REAL
    Real,
    /// TEXT
    Text,
    /// BLOB
    Blob,
    /// The column `words` of a table that is searched; see [`Words`](crate::Words).
    Words,
}

/// A value that does not fit the type it was to be read as; the query it came from is added further up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Mismatch(pub String);

impl Mismatch {
    /// Says what was wanted and what was there instead. Never shows text or bytes: they may be personal.
    pub fn new(wanted: &str, found: Cell<'_>) -> Self {
        let found = match found {
            Cell::Null => "NULL".to_owned(),
            Cell::Bool(value) => format!("the truth value {value}"),
            Cell::Int(value) => format!("the whole number {value}"),
            Cell::Real(value) => format!("the number {value}"),
            Cell::Text(_) => "text".to_owned(),
            Cell::Blob(_) => "bytes".to_owned(),
        };
        Self(format!("{wanted} was wanted, and {found} is there"))
    }

    /// Says which words the list called `list` has.
    pub fn word(list: &str, words: &[&str]) -> Self {
        Self(format!("one of the words of {list} ({}) was wanted, and another is there", words.join(", ")))
    }
}

/// A type that one column can be read as.
pub trait FromCell: Sized {
    /// Reads the value, copying only what must be owned.
    ///
    /// # Errors
    /// When the value is of another kind or outside the type's range.
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch>;
}

/// A value that can stand for a `$1` in a statement. Made for a type by implementing [`ToCell`].
pub trait Param: Sync {
    /// The value, borrowed.
    fn cell(&self) -> Cell<'_>;
    /// The column type it stands for, the same for every value of the type.
    fn kind(&self) -> Kind;
}

/// A type whose values can be kept in a column.
pub trait ToCell: Sync {
    /// The column type. NULL has one too: PostgreSQL settles the types of a statement before it sees a value.
    const KIND: Kind;
    /// The value, borrowed.
    fn to_cell(&self) -> Cell<'_>;
}

impl<T: ToCell + ?Sized> Param for T {
    fn cell(&self) -> Cell<'_> {
        self.to_cell()
    }
    fn kind(&self) -> Kind {
        T::KIND
    }
}

impl FromCell for i64 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Int(value) => Ok(value),
            other => Err(Mismatch::new("a whole number", other)),
        }
    }
}

impl FromCell for i32 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        let number = i64::from_cell(cell)?;
        Self::try_from(number).map_err(|_| Mismatch::new("a whole number of 32 bits", cell))
    }
}

impl FromCell for bool {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Bool(value) => Ok(value),
            Cell::Int(0) => Ok(false),
            Cell::Int(1) => Ok(true),
            other => Err(Mismatch::new("a truth value", other)),
        }
    }
}

impl FromCell for f64 {
    // `COALESCE(share, 0)` is whole on SQLite and fractional on PostgreSQL, so whole numbers are taken too.
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Real(value) => Ok(value),
            Cell::Int(value) => i32::try_from(value)
                .map(Self::from)
                .map_err(|_| Mismatch::new("a number with a fraction (write CAST(… AS REAL))", cell)),
            other => Err(Mismatch::new("a number", other)),
        }
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Text(value) => Ok(value.to_owned()),
            other => Err(Mismatch::new("text", other)),
        }
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Blob(value) => Ok(value.to_owned()),
            other => Err(Mismatch::new("bytes", other)),
        }
    }
}

impl FromCell for Time {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        i64::from_cell(cell).map(Self::from_micros)
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Null => Ok(None),
            other => T::from_cell(other).map(Some),
        }
    }
}

macro_rules! to_cell {
    ($($type:ty, $kind:ident, $value:ident => $cell:expr;)*) => {$(
        impl ToCell for $type {
            const KIND: Kind = Kind::$kind;
            fn to_cell(&self) -> Cell<'_> {
                let $value = self;
                $cell
            }
        }
    )*};
}

to_cell! {
    bool, Bool, value => Cell::Bool(*value);
    i64, Int, value => Cell::Int(*value);
    i32, Int, value => Cell::Int(i64::from(*value));
    f64, Real, value => Cell::Real(*value);
    str, Text, value => Cell::Text(value);
    String, Text, value => Cell::Text(value);
    [u8], Blob, value => Cell::Blob(value);
    Vec<u8>, Blob, value => Cell::Blob(value);
    Time, Int, value => Cell::Int(value.micros());
}

impl<T: ToCell + ?Sized> ToCell for &T {
    const KIND: Kind = T::KIND;
    fn to_cell(&self) -> Cell<'_> {
        (**self).to_cell()
    }
}

impl<T: ToCell> ToCell for Option<T> {
    const KIND: Kind = T::KIND;
    fn to_cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Null, ToCell::to_cell)
    }
}

/// Lets through only what both engines keep alike.
pub(crate) fn portable(cell: Cell<'_>) -> Result<Cell<'_>, Mismatch> {
    match cell {
        Cell::Text(text) if text.contains('\0') => {
            Err(Mismatch("text with a NUL character cannot be kept".to_owned()))
        }
        Cell::Real(number) if number.is_nan() => {
            Err(Mismatch("what is not a number cannot be kept".to_owned()))
        }
        other => Ok(other),
    }
}
