//! Who was in the workspace.

use crate::value::{first, text, yes};
use serde_json::Value;

/// Somebody, or something that writes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Slack's own number, such as `U024BE7LH`.
    pub id: String,
    /// How others called them: the whole name where it is known.
    pub name: String,
    /// The address of e-mail, where the export tells it.
    pub email: Option<String>,
    /// Whether the account was closed.
    pub gone: bool,
    /// Whether it is a program.
    pub app: bool,
}

/// The number of Slack's own program, which the lists do not call one.
const SLACKBOT: &str = "USLACKBOT";

/// Reads the list of users; entries without a number are nobody.
pub(crate) fn users(list: &Value) -> Vec<User> {
    let entries = list.as_array().map_or(&[][..], Vec::as_slice);
    entries.iter().filter_map(user).collect()
}

fn user(value: &Value) -> Option<User> {
    let id = text(value, "id");
    let nothing = Value::Null;
    let profile = value.get("profile").unwrap_or(&nothing);
    let names = [
        first(profile, &["real_name", "real_name_normalized"]),
        first(value, &["real_name"]),
        first(profile, &["display_name", "display_name_normalized"]),
        first(value, &["name"]),
    ];
    let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
    let email = text(profile, "email").trim().to_owned();
    (!id.is_empty()).then(|| User {
        app: yes(value, "is_bot") || yes(value, "is_workflow_bot") || id == SLACKBOT,
        gone: yes(value, "deleted"),
        email: (!email.is_empty()).then_some(email),
        name: name.trim().to_owned(),
        id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_person_has_the_whole_name_and_an_address_where_it_is_told() {
        let list = json!([
            {"id": "U1", "name": "ana", "real_name": "Ana Sá", "profile": {"display_name": "a", "email": " a@b.org "}},
            {"id": "U2", "name": "ben", "profile": {"display_name": "Benjamin", "email": ""}, "deleted": true},
            {"id": "USLACKBOT", "name": "slackbot"},
            {"name": "nobody"}, "nonsense", null
        ]);
        let found = users(&list);
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].name.as_str(), found[0].email.as_deref()), ("Ana Sá", Some("a@b.org")));
        assert_eq!((found[1].name.as_str(), &found[1].email, found[1].gone), ("Benjamin", &None, true));
        assert!(found[2].app);
    }

    #[test]
    fn what_is_no_list_holds_nobody() {
        assert!(users(&json!({"ok": false})).is_empty());
    }
}
