//! Paragraphs, lists, quotations, tables.

use super::Setting;
use comrak::nodes::{ListType, Node, NodeList, NodeValue, TableAlignment};

impl Setting {
    pub(super) fn block(&mut self, node: Node<'_>, value: &NodeValue, depth: usize) -> Option<()> {
        match value {
            NodeValue::Paragraph => self.paragraph(node, depth)?,
            NodeValue::Heading(heading) => {
                let element = ["h3", "h4"].get(usize::from(heading.level.saturating_sub(1))).unwrap_or(&"h5");
                self.push(&["<", element, " dir=\"auto\">"]);
                self.children(node, depth)?;
                self.push(&["</", element, ">\n"]);
            }
            NodeValue::BlockQuote => self.container("blockquote", node, depth)?,
            NodeValue::List(list) => self.list(node, list, depth)?,
            NodeValue::CodeBlock(code) => {
                self.push(&["<pre dir=\"auto\"><code>"]);
                self.text(&code.literal);
                self.push(&["</code></pre>\n"]);
            }
            // What looks like an element is shown as it was typed, instead of being lost.
            NodeValue::HtmlBlock(html) => {
                self.push(&["<p dir=\"auto\">"]);
                self.lines(html.literal.trim_end());
                self.push(&["</p>\n"]);
            }
            NodeValue::ThematicBreak => self.push(&["<hr>\n"]),
            NodeValue::Table(table) => self.table(node, &table.alignments, depth)?,
            // The document, and whatever stands between a block and its text.
            _ => self.children(node, depth)?,
        }
        Some(())
    }

    fn paragraph(&mut self, node: Node<'_>, depth: usize) -> Option<()> {
        let item = node
            .parent()
            .filter(|parent| matches!(parent.data().value, NodeValue::Item(_) | NodeValue::TaskItem(_)));
        let tight = item
            .and_then(|item| item.parent())
            .is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight));
        if tight {
            return self.children(node, depth);
        }
        // The first paragraph of an item gives it the direction in which its mark stands.
        let leads = item.is_some() && node.previous_sibling().is_none();
        self.push(&[if leads { "<p>" } else { "<p dir=\"auto\">" }]);
        self.children(node, depth)?;
        self.push(&["</p>\n"]);
        Some(())
    }

    /// An element that holds blocks.
    fn container(&mut self, element: &str, node: Node<'_>, depth: usize) -> Option<()> {
        self.push(&["<", element]);
        self.runs(node);
        self.push(&[">\n"]);
        self.children(node, depth)?;
        self.push(&["</", element, ">\n"]);
        Some(())
    }

    fn list(&mut self, node: Node<'_>, list: &NodeList, depth: usize) -> Option<()> {
        let ordered = list.list_type == ListType::Ordered;
        let element = if ordered { "ol" } else { "ul" };
        self.push(&["<", element]);
        if ordered && list.start != 1 {
            self.push(&[" start=\"", &list.start.to_string(), "\""]);
        }
        self.runs(node);
        self.push(&[">\n"]);
        // Who numbers every item alike leaves the counting to us; other numbers are meant.
        let numbered = ordered && node.children().any(|item| number(item) != Some(list.start));
        let mut next = list.start;
        for item in node.children() {
            let own = number(item).filter(|own| numbered && *own != next);
            next = own.unwrap_or(next).saturating_add(1);
            self.item(item, own, depth.saturating_add(1))?;
        }
        self.push(&["</", element, ">\n"]);
        Some(())
    }

    fn item(&mut self, item: Node<'_>, number: Option<usize>, depth: usize) -> Option<()> {
        self.push(&["<li dir=\"auto\""]);
        if let Some(number) = number {
            self.push(&[" value=\"", &number.to_string(), "\""]);
        }
        self.push(&[">"]);
        // A task is a sign in front of its words, so that it is read aloud and stands in every mail.
        if let NodeValue::TaskItem(task) = &item.data().value {
            self.push(&[if task.symbol.is_some() { "☑ " } else { "☐ " }]);
        }
        self.children(item, depth)?;
        self.push(&["</li>\n"]);
        Some(())
    }

    fn table(&mut self, node: Node<'_>, alignments: &[TableAlignment], depth: usize) -> Option<()> {
        self.push(&["<table"]);
        self.runs(node);
        self.push(&[">\n"]);
        let mut rows = node.children();
        if let Some(head) = rows.next() {
            self.push(&["<thead>\n"]);
            self.row(head, "th", alignments, depth)?;
            self.push(&["</thead>\n"]);
        }
        self.push(&["<tbody>\n"]);
        rows.try_for_each(|row| self.row(row, "td", alignments, depth))?;
        self.push(&["</tbody>\n</table>\n"]);
        Some(())
    }

    fn row(
        &mut self,
        row: Node<'_>,
        element: &str,
        alignments: &[TableAlignment],
        depth: usize,
    ) -> Option<()> {
        self.push(&["<tr>"]);
        for (cell, alignment) in row.children().zip(alignments) {
            self.push(&["<", element, " dir=\"auto\""]);
            match alignment {
                TableAlignment::Center => self.push(&[" align=\"center\""]),
                TableAlignment::Right => self.push(&[" align=\"right\""]),
                TableAlignment::Left => self.push(&[" align=\"left\""]),
                TableAlignment::None => {}
            }
            self.push(&[">"]);
            self.children(cell, depth.saturating_add(2))?;
            self.push(&["</", element, ">"]);
        }
        self.push(&["</tr>\n"]);
        (self.html.len() <= self.most).then_some(())
    }
}

/// The number that was typed before an item.
fn number(item: Node<'_>) -> Option<usize> {
    match &item.data().value {
        NodeValue::Item(list) => Some(list.start),
        _ => None,
    }
}
