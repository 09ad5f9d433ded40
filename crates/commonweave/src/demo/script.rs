//! Conversations as somebody wrote them down: a play in plain lines.
//!
//! ```text
//! = Title of an item
//! : kind space author day [closed] [pinned] [n/week] [#tag …]   `day` counts back; a tag has _ for a space
//! Its body, in Markdown, until the first line of talk.
//! # speaker hours: a contribution, so many hours after the one before
//! ## speaker hours: a reply to the contribution above it
//! ^ hours: what the line above says after its author changed it, so many hours later
//! + 👍 speaker speaker                        reactions to the line above
//! -> Title of the item to which this one led
//! ~say de: a pattern with {parts}, spoken by somebody who speaks German
//! ~reply: a pattern of a reply
//! ~part one | another                         what may stand for {part}
//! ```

use anyhow::{Context, bail};

/// An item and what was said in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Talk {
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) space: String,
    pub(super) author: String,
    /// Days before the demo.
    pub(super) day: u32,
    pub(super) closed: bool,
    pub(super) pinned: bool,
    /// How many more contributions a week are made from the patterns.
    pub(super) weekly: usize,
    pub(super) tags: Vec<String>,
    pub(super) body: String,
    pub(super) lines: Vec<Line>,
    /// Titles of the items to which it led.
    pub(super) led_to: Vec<String>,
    pub(super) says: Vec<Pattern>,
    pub(super) replies: Vec<Pattern>,
    pub(super) parts: Vec<(String, Vec<String>)>,
}

/// One thing that was said.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) reply: bool,
    pub(super) speaker: String,
    /// After the line before it.
    pub(super) hours: u32,
    pub(super) text: String,
    /// After how many hours its author changed it, and what it says since.
    pub(super) edited: Option<(u32, String)>,
    /// A sign and who gave it.
    pub(super) reactions: Vec<(String, Vec<String>)>,
}

/// A sentence with places for `{parts}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// What its speaker must speak, as the language calls itself; empty for English.
    pub(super) language: &'static str,
    pub(super) text: String,
}

/// Reads a play.
pub(super) fn read(text: &str) -> anyhow::Result<Vec<Talk>> {
    let mut talks: Vec<Talk> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Some(title) = line.strip_prefix("= ") {
            talks.push(Talk { title: title.trim().to_owned(), ..Talk::default() });
            continue;
        }
        let talk = talks.last_mut().with_context(|| format!("line {}: no item yet", number + 1))?;
        talk.take(line).with_context(|| format!("line {}: {line}", number + 1))?;
    }
    for talk in &mut talks {
        talk.body = talk.body.trim().to_owned();
        talk.lines.iter_mut().for_each(|line| line.text = line.text.trim().to_owned());
    }
    Ok(talks)
}

impl Talk {
    fn take(&mut self, line: &str) -> anyhow::Result<()> {
        if let Some(head) = line.strip_prefix(": ") {
            self.head(head)
        } else if let Some(said) = line.strip_prefix("## ") {
            self.said(true, said)
        } else if let Some(said) = line.strip_prefix("# ") {
            self.said(false, said)
        } else if let Some(edited) = line.strip_prefix("^ ") {
            let (hours, text) = edited.split_once(": ").context("hours: text")?;
            let last = self.lines.last_mut().context("a change needs a line above it")?;
            last.edited = Some((hours.trim().parse()?, text.trim().to_owned()));
            Ok(())
        } else if let Some(given) = line.strip_prefix("+ ") {
            let (sign, who) = given.trim().split_once(' ').context("a reaction names who gives it")?;
            let last = self.lines.last_mut().context("a reaction needs a line above it")?;
            last.reactions.push((sign.to_owned(), who.split_whitespace().map(str::to_owned).collect()));
            Ok(())
        } else if let Some(title) = line.strip_prefix("-> ") {
            self.led_to.push(title.trim().to_owned());
            Ok(())
        } else if let Some(pattern) = line.strip_prefix('~') {
            self.pattern(pattern)
        } else {
            let text = self.lines.last_mut().map_or(&mut self.body, |last| &mut last.text);
            text.push('\n');
            text.push_str(line);
            Ok(())
        }
    }

    fn head(&mut self, head: &str) -> anyhow::Result<()> {
        let mut words = head.split_whitespace();
        let mut next = || words.next().map(str::to_owned).context("kind space author day");
        (self.kind, self.space, self.author) = (next()?, next()?, next()?);
        self.day = next()?.parse()?;
        for word in words {
            if let Some(tag) = word.strip_prefix('#') {
                self.tags.push(tag.replace('_', " "));
                continue;
            }
            match word.strip_suffix("/week") {
                Some(number) => self.weekly = number.parse()?,
                None if word == "closed" => self.closed = true,
                None if word == "pinned" => self.pinned = true,
                None => bail!("what is {word}?"),
            }
        }
        Ok(())
    }

    fn said(&mut self, reply: bool, said: &str) -> anyhow::Result<()> {
        let (head, text) = said.split_once(": ").context("speaker hours: text")?;
        let (speaker, hours) = head.split_once(' ').context("speaker hours")?;
        let (speaker, text) = (speaker.to_owned(), text.to_owned());
        self.lines.push(Line { reply, speaker, hours: hours.trim().parse()?, text, ..Line::default() });
        Ok(())
    }

    fn pattern(&mut self, pattern: &str) -> anyhow::Result<()> {
        let spoken = |rest: &str| -> anyhow::Result<Pattern> {
            let (code, text) = rest.split_once(": ").context("say: text")?;
            Ok(Pattern { language: language(code.trim())?, text: text.trim().to_owned() })
        };
        if let Some(rest) = pattern.strip_prefix("say") {
            self.says.push(spoken(rest)?);
        } else if let Some(rest) = pattern.strip_prefix("reply") {
            self.replies.push(spoken(rest)?);
        } else {
            let (name, choices) = pattern.split_once(' ').context("part choice | choice")?;
            let choices = choices.split('|').map(|choice| choice.trim().to_owned()).collect();
            self.parts.push((name.to_owned(), choices));
        }
        Ok(())
    }
}

/// What a language calls itself, as profiles write it.
fn language(code: &str) -> anyhow::Result<&'static str> {
    Ok(match code {
        "" => "",
        "ar" => "العربية",
        "de" => "Deutsch",
        "es" => "Español",
        "fr" => "Français",
        "hi" => "हिन्दी",
        "pt" => "Português",
        "tr" => "Türkçe",
        "uk" => "Українська",
        "zh" => "中文",
        other => bail!("no language is called {other}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAY: &str = "= Roofs\n: discussion energy omar 120 closed 3/week #roofs #school_yard\nWhich first?\n\n# li 3: The schools.\nBoth.\n\
        ## amina 1: Ours leaks.\n^ 2: Ours leaked.\n+ 👍 omar li\n-> Fund\n~say de: Noch {count} Dächer.\n~count drei | vier";

    #[test]
    fn a_play_is_read_line_by_line() {
        let talks = read(PLAY).unwrap();
        let talk = &talks[0];
        assert_eq!((talk.day, talk.closed, talk.weekly, talk.body.as_str()), (120, true, 3, "Which first?"));
        assert_eq!(talk.tags, ["roofs", "school yard"]);
        assert_eq!(talk.lines[0].text, "The schools.\nBoth.");
        assert!(talk.lines[1].reply);
        assert_eq!(talk.lines[1].edited, Some((2, "Ours leaked.".to_owned())));
        assert_eq!(talk.lines[1].reactions[0].1, ["omar", "li"]);
        assert_eq!(talk.led_to, ["Fund"]);
        assert_eq!(talk.says[0].language, "Deutsch");
        assert_eq!(talk.parts[0].1, ["drei", "vier"]);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let error = read("= Roofs\n: discussion energy").unwrap_err();
        assert!(format!("{error:#}").contains("line 2"), "{error:#}");
    }
}
