//! The second wall: whatever the first has made of a text, only harmless elements leave this room.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::default();
    cleaner.tags(HashSet::from([
        "p",
        "br",
        "hr",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "h3",
        "h4",
        "h5",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]));
    cleaner.tag_attributes(HashMap::from([
        ("a", HashSet::from(["href", "title"])),
        ("ol", HashSet::from(["start"])),
        ("li", HashSet::from(["value"])),
        ("th", HashSet::from(["align"])),
        ("td", HashSet::from(["align"])),
    ]));
    cleaner.generic_attributes(HashSet::from(["dir"]));
    cleaner.link_rel(Some("noopener noreferrer nofollow ugc"));
    cleaner.url_schemes(HashSet::from(["http", "https", "mailto"]));
    // An address that was refused leaves words, not a link to nowhere.
    cleaner.attribute_filter(|_, attribute, value| {
        (attribute != "href" || !value.is_empty()).then_some(value.into())
    });
    cleaner
});

/// The same without anything that could do harm.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
