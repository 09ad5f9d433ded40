//! Sentences made of parts, so that months of talk do not repeat themselves.

use super::dice::Dice;
use super::script::{Pattern, Talk};
use std::collections::HashSet;

/// How deep parts may stand in parts.
const DEPTH: usize = 4;
/// How often another throw is tried where a sentence was said already.
const TRIES: usize = 12;

/// Makes the sentences of one item and remembers what was said.
pub(super) struct Phrases<'a> {
    talk: &'a Talk,
    said: HashSet<String>,
}

impl<'a> Phrases<'a> {
    pub(super) fn new(talk: &'a Talk) -> Phrases<'a> {
        Phrases { talk, said: HashSet::new() }
    }

    /// A contribution; none where the item has no patterns.
    pub(super) fn say(&mut self, dice: &mut Dice) -> Option<(&'a Pattern, String)> {
        self.make(&self.talk.says, dice)
    }

    /// A reply; none where the item has no patterns for it.
    pub(super) fn reply(&mut self, dice: &mut Dice) -> Option<(&'a Pattern, String)> {
        self.make(&self.talk.replies, dice)
    }

    /// A sentence that was not said yet; once all are used up, two in a row.
    fn make(&mut self, patterns: &'a [Pattern], dice: &mut Dice) -> Option<(&'a Pattern, String)> {
        let mut pattern = dice.pick(patterns)?;
        let mut text = self.fill(&pattern.text, dice, DEPTH);
        for _ in 0..TRIES {
            if !self.said.contains(&text) {
                break;
            }
            let (again, before) = (dice.pick(patterns)?, text);
            text = self.fill(&again.text, dice, DEPTH);
            if self.said.contains(&text) && text != before && again.language == pattern.language {
                let both = format!("{before} {text}");
                if !self.said.contains(&both) {
                    text = both;
                }
            }
            pattern = again;
        }
        self.said.insert(text.clone());
        Some((pattern, text))
    }

    fn fill(&self, text: &str, dice: &mut Dice, depth: usize) -> String {
        let mut filled = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some((before, name, after)) = place(rest) {
            filled.push_str(before);
            let choices = self.talk.parts.iter().find(|(part, _)| part == name);
            if let Some(choice) = choices.and_then(|(_, choices)| dice.pick(choices)) {
                match depth {
                    0 => filled.push_str(choice),
                    _ => filled.push_str(&self.fill(choice, dice, depth - 1)),
                }
            }
            rest = after;
        }
        filled.push_str(rest);
        filled.trim().to_owned()
    }
}

/// The first `{name}` of a text, and what stands before and after it.
fn place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::script::read;

    #[test]
    fn parts_stand_in_their_places() {
        let talks = read(
            "= A\n: channel b c 1\n~say: {who} counts {what}.\n~who Li\n~what {size} trees\n~size 7 | 8",
        )
        .unwrap();
        let mut phrases = Phrases::new(&talks[0]);
        let mut dice = Dice::new(1);
        let mut said: Vec<String> =
            (0..2).filter_map(|_| phrases.say(&mut dice)).map(|(_, text)| text).collect();
        said.sort();
        assert_eq!(said, ["Li counts 7 trees.", "Li counts 8 trees."]);
        assert!(phrases.reply(&mut dice).is_none());
    }
}
