//! What stands inside of a line.

use super::Setting;
use super::addresses::{Address, address};
use crate::web::markdown::meant::restored;
use comrak::nodes::{Node, NodeLink, NodeValue};

/// The longest refused address that is shown whole, in letters.
const SHOWN: usize = 200;
/// How many bytes the second wall adds to each link.
const REL: usize = 42;

impl Setting {
    pub(super) fn inline(&mut self, node: Node<'_>, value: &NodeValue, depth: usize) -> Option<()> {
        match value {
            NodeValue::Text(text) => self.text(text),
            NodeValue::ShortCode(sign) => self.push(&[&sign.emoji]),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.push(&["<br>\n"]),
            NodeValue::Code(code) => {
                self.push(&["<code>"]);
                self.text(&code.literal);
                self.push(&["</code>"]);
            }
            NodeValue::HtmlInline(html) => self.lines(html),
            NodeValue::Emph => self.within("em", node, depth)?,
            NodeValue::Strong => self.within("strong", node, depth)?,
            NodeValue::Strikethrough => self.within("del", node, depth)?,
            NodeValue::Link(link) => self.link(node, link, depth)?,
            NodeValue::Image(link) if is_linked(node) => {
                let bare = node.first_child().is_none();
                if bare { self.text(&link.url) } else { self.children(node, depth)? }
            }
            NodeValue::Image(link) => self.link(node, link, depth)?,
            _ => self.children(node, depth)?,
        }
        Some(())
    }

    /// A link; where its address is none that one may follow, its words and the address behind them. A picture that is
    /// not shown is a link in its own words, and without words in its address.
    fn link(&mut self, node: Node<'_>, link: &NodeLink, depth: usize) -> Option<()> {
        let url = restored(&link.url);
        match address(&url) {
            Address::Followed(href) => {
                // What is said of every link to those who gather links is written later, and counted here.
                self.most = self.most.saturating_sub(REL);
                self.push(&["<a href=\""]);
                self.text(&href);
                if !link.title.is_empty() {
                    self.push(&["\" title=\""]);
                    self.text(&link.title);
                }
                self.push(&["\">"]);
                self.words(node, &url, depth)?;
                self.push(&["</a>"]);
            }
            Address::None => self.children(node, depth)?,
            Address::Refused => {
                let before = self.html.len();
                self.words(node, &url, depth)?;
                let shown: String = url.chars().take(SHOWN).collect();
                let said = self.html.get(before..).is_some_and(|words| words.contains(shown.as_str()));
                if !said {
                    self.push(&[" ("]);
                    self.text(&shown);
                    self.push(&[if shown.len() < url.len() { "…)" } else { ")" }]);
                }
            }
        }
        Some(())
    }

    fn words(&mut self, node: Node<'_>, url: &str, depth: usize) -> Option<()> {
        let before = self.html.len();
        self.children(node, depth)?;
        if self.html.get(before..).is_some_and(|words| words.trim().is_empty()) {
            self.text(url);
        }
        Some(())
    }

    /// Lines as they were typed.
    pub(super) fn lines(&mut self, text: &str) {
        for (place, line) in text.lines().enumerate() {
            if place > 0 {
                self.push(&["<br>\n"]);
            }
            self.text(line);
        }
    }
}

/// Whether a picture stands inside of a link; a link inside of a link leads nowhere.
fn is_linked(node: Node<'_>) -> bool {
    node.ancestors()
        .skip(1)
        .any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
}
