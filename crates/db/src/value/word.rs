//! Closed lists of words, kept as text.

/// Declares an enum whose values are kept, sent and shown as the given words, ordered as declared.
///
/// ```
/// db::word! {
///     /// What a member may do.
///     pub enum Role {
///         /// Looks around.
///         Guest = "guest",
///         /// Takes part.
///         Member = "member",
///     }
/// }
/// assert_eq!("member".parse::<Role>().unwrap(), Role::Member);
/// ```
#[macro_export]
macro_rules! word {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word it is kept and shown as.
            $vis const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                out.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::Mismatch;
            fn from_str(text: &str) -> ::std::result::Result<Self, $crate::Mismatch> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::Mismatch::word(stringify!($name), &[$($word),+])),
                }
            }
        }

        impl $crate::FromCell for $name {
            fn from_cell(cell: $crate::Cell<'_>) -> ::std::result::Result<Self, $crate::Mismatch> {
                match cell {
                    $crate::Cell::Text(text) => text.parse(),
                    other => Err($crate::Mismatch::new("text", other)),
                }
            }
        }

        impl $crate::ToCell for $name {
            const KIND: $crate::Kind = $crate::Kind::Text;
            fn to_cell(&self) -> $crate::Cell<'_> {
                $crate::Cell::Text(self.as_str())
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::string::String as $crate::serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(<D::Error as $crate::serde::de::Error>::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{Cell, FromCell, Param};

    crate::word! {
        /// A list for the tests.
        enum Answer { No = "no", Maybe = "maybe", Yes = "yes" }
    }

    #[test]
    fn words_are_ordered_as_they_were_declared() {
        assert!(Answer::No < Answer::Maybe && Answer::Maybe < Answer::Yes);
        assert_eq!(Answer::ALL, [Answer::No, Answer::Maybe, Answer::Yes]);
    }

    #[test]
    fn a_word_is_kept_as_its_text() {
        assert_eq!(Answer::Maybe.cell(), Cell::Text("maybe"));
        assert_eq!(Answer::from_cell(Cell::Text("yes")).unwrap(), Answer::Yes);
        assert_eq!(serde_json::from_str::<Answer>("\"no\"").unwrap(), Answer::No);
        assert_eq!(serde_json::to_string(&Answer::Yes).unwrap(), "\"yes\"");
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_words_there_are() {
        let said = Answer::from_cell(Cell::Text("perhaps")).unwrap_err().to_string();
        assert_eq!(said, "one of the words of Answer (no, maybe, yes) was wanted, and another is there");
    }
}
