//! What somebody said.

use crate::moment;
use crate::value::{first, list, text, texts, yes};
use serde_json::Value;

/// Who said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A user by number, with the name that stands beside the message itself.
    User(String, Option<String>),
    /// A program by its name, which may be empty.
    App(String),
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What Slack knows it by in its channel: the moment as it is written.
    pub key: String,
    /// When it was said, in microseconds since 1970; none where that cannot be.
    pub moment: Option<i64>,
    /// Who said it.
    pub author: Author,
    /// The key of the message that it answers.
    pub answers: Option<String>,
    /// What was said, as Slack marks text.
    pub text: String,
    /// Whether it tells what its author does: `/me waves`.
    pub acts: bool,
    /// The names of the files that came with it.
    pub files: Vec<String>,
    /// Reactions by name, each with who gave it.
    pub reactions: Vec<(String, Vec<String>)>,
    /// When it was changed last.
    pub edited: Option<i64>,
}

/// Kinds of entries in which somebody or something speaks. All others that have a name are notices of Slack's own.
const SPOKEN: [&str; 9] = [
    "",
    "bot_message",
    "me_message",
    "thread_broadcast",
    "file_share",
    "file_comment",
    "file_mention",
    "slackbot_response",
    "reply_broadcast",
];

/// Whether an entry of this kind is something that was said.
pub(crate) fn is_spoken(subtype: &str) -> bool {
    SPOKEN.contains(&subtype)
}

impl Message {
    /// Reads an entry; none where nothing was said in it.
    pub(crate) fn read(entry: &Value, until: i64) -> Option<Message> {
        let key = text(entry, "ts");
        let said = said(entry);
        let files: Vec<String> = files(entry);
        let answers = Some(text(entry, "thread_ts")).filter(|thread| !thread.is_empty() && *thread != key);
        let edited = entry.get("edited").map(|edited| text(edited, "ts"));
        (!said.trim().is_empty() || !files.is_empty()).then(|| Message {
            moment: moment::read(&key, until),
            author: author(entry),
            acts: text(entry, "subtype") == "me_message",
            reactions: reactions(entry),
            edited: edited.and_then(|moment| moment::read(&moment, until)),
            text: said,
            answers,
            files,
            key,
        })
    }
}

fn author(entry: &Value) -> Author {
    let profile =
        entry.get("user_profile").map(|profile| first(profile, &["real_name", "display_name", "name"]));
    let app = entry.get("bot_profile").map(|profile| text(profile, "name")).filter(|name| !name.is_empty());
    let named = first(entry, &["username"]);
    let comment = entry.get("comment").map(|comment| text(comment, "user")).unwrap_or_default();
    let user = Some(text(entry, "user")).filter(|user| !user.is_empty()).unwrap_or(comment);
    let is_app = !text(entry, "bot_id").is_empty() || text(entry, "subtype") == "bot_message";
    if user.is_empty() || (is_app && app.is_some()) {
        return Author::App(app.unwrap_or(named));
    }
    Author::User(user, profile.filter(|name| !name.is_empty()))
}

/// What an entry says: its text, else what its blocks say, and what programs put beside it.
fn said(entry: &Value) -> String {
    let mut said = text(entry, "text");
    if said.trim().is_empty() {
        said = entry.get("comment").map(|comment| text(comment, "comment")).unwrap_or_default();
    }
    if said.trim().is_empty() {
        let mut words = Vec::new();
        list(entry, "blocks").iter().for_each(|block| collect(block, 0, &mut words));
        said = words.concat();
    }
    for beside in list(entry, "attachments").iter().filter(|beside| !is_preview(beside)) {
        let mut parts = vec![text(beside, "pretext"), text(beside, "title"), text(beside, "text")];
        parts.retain(|part| !part.trim().is_empty());
        if parts.is_empty() {
            parts.push(text(beside, "fallback"));
        }
        let part = parts.join("\n");
        if !part.trim().is_empty() && !said.contains(part.trim()) {
            said = if said.trim().is_empty() { part } else { format!("{said}\n\n{part}") };
        }
    }
    said
}

/// Whether something beside a message only shows a page to which the message leads.
fn is_preview(beside: &Value) -> bool {
    !first(beside, &["from_url", "original_url"]).is_empty() || yes(beside, "is_msg_unfurl")
}

/// How deep blocks may stand in one another.
const DEPTH: usize = 12;

/// The words of a block, whatever it is made of.
fn collect(block: &Value, depth: usize, words: &mut Vec<String>) {
    if depth > DEPTH {
        return;
    }
    match text(block, "type").as_str() {
        "user" => words.push(format!("<@{}>", text(block, "user_id"))),
        "channel" => words.push(format!("<#{}>", text(block, "channel_id"))),
        "broadcast" => words.push(format!("<!{}>", text(block, "range"))),
        "emoji" => words.push(format!(":{}:", text(block, "name"))),
        "link" => words.push(format!("<{}|{}>", text(block, "url"), text(block, "text"))),
        "text" | "plain_text" | "mrkdwn" => words.push(text(block, "text")),
        kind => {
            block.get("text").iter().for_each(|inner| collect(inner, depth + 1, words));
            for field in ["elements", "fields"] {
                list(block, field).iter().for_each(|inner| collect(inner, depth + 1, words));
            }
            if matches!(kind, "rich_text_section" | "section" | "rich_text_quote" | "rich_text_preformatted")
            {
                words.push("\n".to_owned());
            }
        }
    }
}

fn files(entry: &Value) -> Vec<String> {
    let old = entry.get("file").into_iter();
    let named = list(entry, "files").iter().chain(old).map(|file| first(file, &["name", "title", "id"]));
    let mut named: Vec<String> = named.filter(|name| !name.trim().is_empty()).collect();
    named.dedup();
    named
}

fn reactions(entry: &Value) -> Vec<(String, Vec<String>)> {
    let given = list(entry, "reactions").iter();
    given.map(|reaction| (text(reaction, "name"), texts(reaction, "users"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(entry: Value) -> Message {
        Message::read(&entry, i64::MAX).unwrap()
    }

    #[test]
    fn a_message_has_author_files_reactions_and_a_thread() {
        let message = read(json!({
            "user": "U1", "text": "Hello", "ts": "1736478514.897649", "thread_ts": "1736478500.000100",
            "files": [{"name": "plan.pdf"}, {"mode": "tombstone", "id": "F7"}, 3],
            "reactions": [{"name": "+1", "users": ["U2", "U3"], "count": 2}],
            "edited": {"user": "U1", "ts": "1736478600.000000"}, "user_profile": {"real_name": "Ana"}
        }));
        assert_eq!(message.author, Author::User("U1".to_owned(), Some("Ana".to_owned())));
        assert_eq!(message.answers.as_deref(), Some("1736478500.000100"));
        assert_eq!(message.files, ["plan.pdf", "F7"]);
        assert_eq!(message.reactions, [("+1".to_owned(), vec!["U2".to_owned(), "U3".to_owned()])]);
        assert_eq!(message.edited, Some(1_736_478_600_000_000));
    }

    #[test]
    fn a_program_speaks_under_its_name_and_in_what_stands_beside_its_text() {
        let message = read(json!({
            "subtype": "bot_message", "bot_id": "B1", "username": "Weather", "text": "", "ts": "1736478514.1",
            "attachments": [{"title": "Today", "text": "Rain"}, {"from_url": "https://x", "text": "a preview"}]
        }));
        assert_eq!(
            (message.author, message.text.as_str()),
            (Author::App("Weather".to_owned()), "Today\nRain")
        );
    }

    #[test]
    fn where_there_is_no_text_the_blocks_say_it() {
        let message =
            read(json!({"user": "U1", "ts": "1736478514.1", "blocks": [{"type": "rich_text", "elements": [
            {"type": "rich_text_section", "elements": [
                {"type": "text", "text": "See "}, {"type": "user", "user_id": "U2"}]}]}]}));
        assert_eq!(message.text, "See <@U2>\n");
    }

    #[test]
    fn an_entry_that_says_nothing_is_no_message() {
        for nothing in
            [json!({"ts": "1.0"}), json!({"text": "  ", "files": []}), json!(7), json!({"text": ["x"]})]
        {
            assert_eq!(Message::read(&nothing, i64::MAX), None, "{nothing}");
        }
    }
}
