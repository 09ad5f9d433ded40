//! Ids that cannot be mistaken for one another.

/// Declares an id: a number of the database's own giving, of a type of its own, so that a member's id can
/// never be passed where an event's is meant. `db::id!(pub struct MemberId);`
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $vis:vis struct $name:ident;) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name(i64);

        impl $name {
            /// The number itself.
            $vis const fn get(self) -> i64 {
                self.0
            }
        }

        impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, out)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::num::ParseIntError;
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl $crate::FromCell for $name {
            fn from_cell(cell: $crate::Cell<'_>) -> ::std::result::Result<Self, $crate::Mismatch> {
                <i64 as $crate::FromCell>::from_cell(cell).map(Self)
            }
        }

        impl $crate::ToCell for $name {
            const KIND: $crate::Kind = $crate::Kind::Int;
            fn to_cell(&self) -> $crate::Cell<'_> {
                $crate::Cell::Int(self.0)
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                to.serialize_i64(self.0)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> ::std::result::Result<Self, D::Error> {
                <i64 as $crate::serde::Deserialize>::deserialize(from).map(Self)
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident) => {
        $crate::id! { $(#[$meta])* $vis struct $name; }
    };
}

#[cfg(test)]
mod tests {
    use crate::{Cell, FromCell, Param};

    crate::id!(
        /// An id for the tests.
        struct SeatId;
    );

    #[test]
    fn an_id_reads_from_a_url_and_writes_into_one() {
        assert_eq!("12".parse::<SeatId>().unwrap().to_string(), "12");
        assert!("twelve".parse::<SeatId>().is_err());
    }

    #[test]
    fn an_id_is_a_plain_number_in_json_and_in_the_database() {
        assert_eq!(serde_json::to_string(&SeatId::from(7)).unwrap(), "7");
        assert_eq!(serde_json::from_str::<SeatId>("7").unwrap().get(), 7);
        assert_eq!(SeatId::from(7).cell(), Cell::Int(7));
        assert_eq!(SeatId::from_cell(Cell::Int(7)).unwrap(), SeatId::from(7));
    }
}
