//! From the tree of a text to HTML: every element is written here, with its direction and nothing else that was not asked
//! for, and none is written beyond the bounds.

mod addresses;
mod blocks;
mod inlines;

use super::bounds::{DEPTH, Tally};
use super::meant::restored;
use super::{direction, plain};
use comrak::nodes::{Node, NodeValue};

/// HTML, or none where it would be too deep, too long or too much work.
pub(super) fn to_html(text: &str, tally: &Tally<'_>) -> Option<String> {
    let arena = comrak::Arena::new();
    let root = comrak::try_parse_document(&arena, text, &options(), &|| tally.is_full()).ok()?;
    let mut setting = Setting { html: String::with_capacity(text.len()), most: tally.most };
    setting.node(root, 0)?;
    Some(setting.html)
}

fn options() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    // `:tada:` is a sign that is not on every keyboard.
    options.extension.shortcodes = true;
    // Chinese and Japanese have no blanks between which an emphasis could stand.
    options.extension.cjk_friendly_emphasis = true;
    // A line of dashes below a text divides; nobody who writes a letter makes a heading by it.
    options.parse.ignore_setext = true;
    options
}

/// A text being set.
struct Setting {
    html: String,
    /// The most bytes that it may become.
    most: usize,
}

impl Setting {
    /// Sets a node and all in it, so deep inside of the text.
    fn node(&mut self, node: Node<'_>, depth: usize) -> Option<()> {
        if depth > DEPTH || self.html.len() > self.most {
            return None;
        }
        let value = &node.data().value;
        if value.block() { self.block(node, value, depth) } else { self.inline(node, value, depth) }
    }

    fn children(&mut self, node: Node<'_>, depth: usize) -> Option<()> {
        node.children().try_for_each(|child| self.node(child, depth.saturating_add(1)))
    }

    /// The children between the two ends of an element without attributes.
    fn within(&mut self, element: &str, node: Node<'_>, depth: usize) -> Option<()> {
        self.push(&["<", element, ">"]);
        self.children(node, depth)?;
        self.push(&["</", element, ">"]);
        Some(())
    }

    fn push(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.html.push_str(part));
    }

    /// A text in which every sign stands for itself.
    fn text(&mut self, text: &str) {
        plain::escape(&restored(text), &mut self.html);
    }

    /// The attribute that tells in which direction a list, a quotation or a table runs.
    fn runs(&mut self, node: Node<'_>) {
        let found = node.descendants().find_map(|inner| match &inner.data().value {
            NodeValue::Text(text) => direction::of(text),
            NodeValue::Code(code) => direction::of(&code.literal),
            _ => None,
        });
        if let Some(direction) = found {
            self.push(&[" dir=\"", direction, "\""]);
        }
    }
}
