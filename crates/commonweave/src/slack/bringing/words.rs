//! What was said, in our words: Slack's marks as Markdown, with the names that people and channels have here.

use super::channels::Place;
use crate::slack::order::Order;
use crate::slack::people::{Cast, plain, under};
use ::slack::{Message, Names, Survey, to_markdown};
use db::Time;
use std::collections::{BTreeMap, HashMap};

/// How people and channels are called in texts.
pub(super) struct Words {
    pub(super) cast: Cast,
    /// When what has no moment at all was said.
    pub(super) now: Time,
    users: HashMap<String, (String, Option<String>)>,
    channels: HashMap<String, (String, Option<String>)>,
}

impl Words {
    pub(super) fn new(order: &Order, survey: &Survey, cast: Cast, places: &BTreeMap<String, Place>) -> Words {
        let user = |user: &::slack::User| {
            let href = cast.member(&user.id).map(|member| format!("/n/{}/people/{member}", order.slug));
            (user.id.clone(), (plain(&user.name), href))
        };
        let users = survey.users.iter().map(user).collect();
        let channel = |found: &::slack::Found| {
            let place = places.get(&found.channel.id).filter(|place| place.open);
            let href = place.map(|place| format!("/n/{}/items/{}", order.slug, place.item));
            // The name of a private channel is told to nobody who did not read it there.
            href.map(|href| (found.channel.id.clone(), (plain(&found.channel.name), Some(href))))
        };
        let channels = survey.channels.iter().filter_map(channel).collect();
        Words { cast, now: order.now, users, channels }
    }

    /// A message as Markdown and as HTML, under this name if it is not the author's own.
    pub(super) fn of(&self, message: &Message, name: Option<&str>) -> (String, String) {
        let names = Names {
            user: &|id| self.users.get(id).cloned(),
            channel: &|id| Some(self.channels.get(id).cloned().unwrap_or_else(|| ("…".to_owned(), None))),
        };
        let mut body = to_markdown(&message.text, &names);
        if message.acts && !body.is_empty() && !body.contains('\n') {
            body = format!("*{body}*");
        }
        let files: Vec<String> = message.files.iter().map(|name| file(name)).collect();
        if !files.is_empty() {
            let between = if body.is_empty() { "" } else { "\n\n" };
            body = format!("{body}{between}{}", files.join("\n"));
        }
        let body = body.replace('\0', "\u{fffd}");
        under(name, body)
    }
}

/// The name of a file that stayed behind.
fn file(name: &str) -> String {
    format!("- 📎 `{}`", plain(name).replace('`', "'"))
}
