//! The channels of a workspace.

use crate::moment;
use crate::value::{first, text, texts, yes};
use serde_json::Value;

/// Who could read a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Privacy {
    /// Everybody in the workspace.
    Public,
    /// Those who were let in.
    Private,
    /// Two or a few, writing to one another.
    Direct,
}

/// A channel, or a talk of a few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Slack's own number, such as `C024BE91L`.
    pub id: String,
    /// Its name without the `#`; empty for a talk of a few.
    pub name: String,
    /// Who could read it.
    pub privacy: Privacy,
    /// When it began, in microseconds since 1970, where that is told and can be.
    pub created: Option<i64>,
    /// Whether it was closed.
    pub archived: bool,
    /// Who began it.
    pub creator: String,
    /// Who was in it, as far as the export tells.
    pub members: Vec<String>,
    /// What it was for.
    pub purpose: String,
}

/// Reads a list of channels; entries with neither number nor name are none.
pub(crate) fn channels(list: &Value, privacy: Privacy, until: i64) -> Vec<Channel> {
    let entries = list.as_array().map_or(&[][..], Vec::as_slice);
    entries.iter().filter_map(|entry| channel(entry, privacy, until)).collect()
}

fn channel(value: &Value, privacy: Privacy, until: i64) -> Option<Channel> {
    let name = first(value, &["name", "name_normalized"]).trim().to_owned();
    let id = Some(text(value, "id")).filter(|id| !id.is_empty()).unwrap_or_else(|| name.clone());
    let privacy = match privacy {
        Privacy::Public if yes(value, "is_private") => Privacy::Private,
        told => told,
    };
    let said = |field: &str| value.get(field).map(|field| text(field, "value")).unwrap_or_default();
    let (topic, purpose) = (said("topic"), said("purpose"));
    let purpose =
        if topic.is_empty() || topic == purpose { purpose } else { format!("{topic}\n\n{purpose}") };
    (!id.is_empty()).then(|| Channel {
        created: moment::read(&text(value, "created"), until),
        archived: yes(value, "is_archived"),
        creator: text(value, "creator"),
        members: texts(value, "members"),
        purpose: purpose.trim().to_owned(),
        privacy,
        name,
        id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_channel_says_what_it_was_for_and_who_could_read_it() {
        let list = json!([
            {"id": "C1", "name": "general", "created": 1555493778, "members": null,
             "topic": {"value": "News"}, "purpose": {"value": "For all"}},
            {"id": "C2", "name": "board", "is_private": true, "is_archived": true, "members": ["U1", 7]},
            {"created": 4}
        ]);
        let found = channels(&list, Privacy::Public, i64::MAX);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].purpose.as_str(), found[0].privacy), ("News\n\nFor all", Privacy::Public));
        assert_eq!(found[0].created, Some(1_555_493_778_000_000));
        assert_eq!((found[1].privacy, found[1].archived), (Privacy::Private, true));
        assert_eq!(found[1].members, ["U1"]);
    }
}
