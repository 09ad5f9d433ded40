//! Finding mentions in what was written: in its HTML, where they are links, and in its Markdown.

use crate::ids::{ItemId, MemberId, OrganisationId, SpaceId};
use std::ops::Range;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A member.
    Member(MemberId),
    /// An organisation: those who stand for it.
    Organisation(OrganisationId),
    /// Everyone in a space.
    Everyone(SpaceId),
    /// A space.
    Space(SpaceId),
    /// An item.
    Item(ItemId),
}

/// A mention, where it stands and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'a> {
    /// From the beginning of the link to its end.
    pub(super) range: Range<usize>,
    pub(super) target: Target,
    /// The words of the link, the sign before them too.
    pub(super) words: &'a str,
}

impl Target {
    /// The address below the network.
    pub(super) fn path(self) -> String {
        match self {
            Target::Member(id) => format!("people/{id}"),
            Target::Organisation(id) => format!("organisations/{id}"),
            Target::Everyone(id) => format!("spaces/{id}/people"),
            Target::Space(id) => format!("spaces/{id}"),
            Target::Item(id) => format!("items/{id}"),
        }
    }

    /// What has this address below the network, named by words that begin with this sign.
    fn of(path: &str, sign: char) -> Option<Target> {
        let (kind, number) = path.split_once('/')?;
        match (sign, kind) {
            ('@', "people") => Some(Target::Member(number.parse().ok()?)),
            ('@', "organisations") => Some(Target::Organisation(number.parse().ok()?)),
            ('@', "spaces") => Some(Target::Everyone(number.strip_suffix("/people")?.parse().ok()?)),
            ('#', "spaces") => Some(Target::Space(number.parse().ok()?)),
            ('#', "items") => Some(Target::Item(number.parse().ok()?)),
            _ => None,
        }
    }
}

/// What is mentioned in the HTML of a text in this network, each once.
pub fn targets(html: &str, slug: &str) -> Vec<Target> {
    let mut all: Vec<Target> = in_html(html, slug).into_iter().map(|found| found.target).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Mentions in HTML that the house has made.
pub(super) fn in_html<'a>(html: &'a str, slug: &str) -> Vec<Found<'a>> {
    let (opening, mut found, mut from) = (format!("<a href=\"/n/{slug}/"), Vec::new(), 0);
    while let Some((start, rest)) = next(html, &opening, from) {
        from = start.saturating_add(opening.len());
        let Some((path, rest)) = rest.split_once('"') else { break };
        let Some((_, rest)) = rest.split_once('>') else { break };
        let Some((words, after)) = rest.split_once("</a>") else { break };
        let sign = words.chars().next().unwrap_or_default();
        if let Some(target) = Target::of(path, sign).filter(|_| !words.contains('<')) {
            let end = html.len().saturating_sub(after.len());
            found.push(Found { range: start..end, target, words });
            from = end;
        }
    }
    found
}

/// Mentions in Markdown: `[@Ada Lovelace](/n/green-city/people/7)`.
pub(super) fn in_source<'a>(text: &'a str, slug: &str) -> Vec<Found<'a>> {
    let (middle, mut found, mut from) = (format!("](/n/{slug}/"), Vec::new(), 0);
    while let Some((at, rest)) = next(text, &middle, from) {
        let before = text.get(from..at).unwrap_or_default();
        from = at.saturating_add(middle.len());
        // The words begin at the last bracket with a sign behind it: a name may have brackets of its own.
        let start = before.rfind("[@").max(before.rfind("[#"));
        let Some((words, path)) = start.and_then(|start| before.get(start..)).zip(rest.split_once(')'))
        else {
            continue;
        };
        let (words, sign) = (words.get(1..).unwrap_or_default(), words.chars().nth(1).unwrap_or_default());
        if let Some(target) = Target::of(path.0, sign).filter(|_| !words.contains('\n')) {
            let end = text.len().saturating_sub(path.1.len());
            let start = at.saturating_sub(words.len()).saturating_sub(1);
            found.push(Found { range: start..end, target, words });
            from = end;
        }
    }
    found
}

/// Where the next of these stands, and what comes behind it.
fn next<'a>(text: &'a str, wanted: &str, from: usize) -> Option<(usize, &'a str)> {
    let (before, rest) = text.get(from..)?.split_once(wanted)?;
    Some((from.saturating_add(before.len()), rest))
}

/// The same text with something else in place of some mentions.
pub(super) fn replaced(
    text: &str,
    found: &[Found<'_>],
    with: impl Fn(&Found<'_>) -> Option<String>,
) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for one in found {
        let Some(new) = with(one) else { continue };
        out.push_str(text.get(from..one.range.start).unwrap_or_default());
        out.push_str(&new);
        from = one.range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::markdown::to_html;

    const TEXT: &str = "Ask [@Ada](/n/green/people/7), see [#Roofs](/n/green/items/9) and [roofs](/n/green/items/8), \
                        [@All](/n/green/spaces/3/people), [@Ada](/n/other/people/7), `[@Ada](/n/green/people/6)`.";

    fn wanted() -> [Target; 3] {
        [Target::Member(MemberId::from(7)), Target::Everyone(SpaceId::from(3)), Target::Item(ItemId::from(9))]
    }

    #[test]
    fn links_with_a_sign_to_things_of_this_network_are_mentions() {
        assert_eq!(targets(&to_html(TEXT), "green"), wanted());
        let in_source: Vec<&str> = in_source(TEXT, "green").iter().map(|found| found.words).collect();
        assert_eq!(in_source, ["@Ada", "#Roofs", "@All", "@Ada"]);
    }

    #[test]
    fn what_is_replaced_leaves_everything_else() {
        let found = in_source("a [@B](/n/x/people/1) c", "x");
        assert_eq!(replaced("a [@B](/n/x/people/1) c", &found, |one| Some(one.words.to_owned())), "a @B c");
        assert_eq!(replaced("é", &[], |_| None), "é");
    }

    #[test]
    fn half_a_link_is_none() {
        for text in [
            "<a href=\"/n/x/",
            "<a href=\"/n/x/people/1\">@",
            "[@a](/n/x/",
            "](/n/x/people/1)",
            "[@a\nb](/n/x/people/1)",
        ] {
            assert!(in_html(text, "x").is_empty() && in_source(text, "x").is_empty(), "{text}");
        }
    }
}
