//! Looking into JSON that may be of any shape.

use serde_json::Value;

/// The text of a field; empty where there is none. Numbers are texts too: some tools write moments as such.
pub(crate) fn text(value: &Value, field: &str) -> String {
    match value.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The first of these fields that says something.
pub(crate) fn first(value: &Value, fields: &[&str]) -> String {
    fields.iter().map(|field| text(value, field)).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// Whether a field says yes.
pub(crate) fn yes(value: &Value, field: &str) -> bool {
    value.get(field).and_then(Value::as_bool).unwrap_or(false)
}

/// The entries of a field that is a list; none where it is something else.
pub(crate) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts in a field that is a list.
pub(crate) fn texts(value: &Value, field: &str) -> Vec<String> {
    list(value, field).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
