//! A result as it stands in its file, as far as anything is made of it. A file may be large and anybody who holds a vote can make
//! one: numbers and lists take the room of a number each, and what else stands there takes none.

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value of the file.
#[derive(Debug)]
pub(super) enum Part {
    Number(i64),
    List(Vec<Part>),
    Object {
        result: Option<Box<Part>>,
        tallied: Option<Box<Part>>,
        weight: Option<Box<Part>>,
    },
    /// Words, fractions and the like, of which nothing is made.
    Other,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    Result,
    NumTallied,
    TotalWeight,
    #[serde(other)]
    Other,
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Part, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Part;

    fn expecting(&self, told: &mut fmt::Formatter<'_>) -> fmt::Result {
        told.write_str("a result")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Part, E> {
        Ok(Part::Other)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Part, E> {
        Ok(Part::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Part, E> {
        Ok(i64::try_from(number).map_or(Part::Other, Part::Number))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Part, E> {
        Ok(Part::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Part, E> {
        Ok(Part::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Part, E> {
        Ok(Part::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Part, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = list.next_element()? {
            parts.push(part);
        }
        Ok(Part::List(parts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Part, A::Error> {
        let (mut result, mut tallied, mut weight) = (None, None, None);
        while let Some(key) = object.next_key::<Key>()? {
            match key {
                Key::Result => result = Some(object.next_value()?),
                Key::NumTallied => tallied = Some(object.next_value()?),
                Key::TotalWeight => weight = Some(object.next_value()?),
                Key::Other => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Part::Object { result, tallied, weight })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        serde_json::from_str::<Part>(text).ok().map(|part| format!("{part:?}"))
    }

    #[test]
    fn nothing_is_kept_of_what_no_result_is_made_of() {
        let file = r#"{"encrypted_tally":[[{"alpha":"17"}]],"num_tallied":2,"total_weight":3,"result":[[1,{"a":[0]},"x",null,1.5,true]]}"#;
        let inner = "Object { result: None, tallied: None, weight: None }";
        let list = format!("List([List([Number(1), {inner}, Other, Other, Other, Other])])");
        let kept =
            format!("Object {{ result: Some({list}), tallied: Some(Number(2)), weight: Some(Number(3)) }}");
        assert_eq!(read(file), Some(kept));
        assert_eq!(read("[18446744073709551615,-3]").as_deref(), Some("List([Other, Number(-3)])"));
        for broken in ["", "[", "{\"result\":", "[1]]", "{1:2}"] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}
