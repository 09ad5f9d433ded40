//! What people write in Markdown, as safe HTML. Rendered when it is written, kept beside the text.
//!
//! Nobody waits for a text: what makes work grow faster than the text (depth, tables, links) is bounded before the work
//! is done, and the work is counted. A text beyond these bounds is no mistake of a writer; it is shown as it was typed.

mod bounds;
mod direction;
mod meant;
mod plain;
mod render;
mod shield;

use bounds::Tally;

/// The longest text that is rendered, in bytes: the longest that a form takes, in letters of four bytes.
const LONGEST: usize = 4 * super::form::PAGES;

/// Markdown (CommonMark with tables, strikethrough and bare links) as HTML in which only harmless elements stand.
/// Headings begin at the third level, below those of the page. A picture becomes a link in its own words, for showing it
/// would ask other hosts. Each paragraph has its own direction.
pub fn to_html(text: &str) -> String {
    to_html_until(text, &|| false)
}

/// As [`to_html`]; shown as it was typed as soon as `stop` says so.
pub fn to_html_until(text: &str, stop: &dyn Fn() -> bool) -> String {
    formatted(text, stop).unwrap_or_else(|| plain::to_html(text))
}

/// A text as it was typed: paragraphs and lines, and every sign shown as itself.
pub fn as_typed(text: &str) -> String {
    plain::to_html(text)
}

/// A text in which every sign stands for itself, to stand in HTML.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    plain::escape(text, &mut html);
    html
}

/// The words of HTML that this room has made, in one line; `most` letters of them.
pub fn words_of(html: &str, most: usize) -> String {
    plain::words_of(html, most)
}

/// None where the text is beyond the bounds.
fn formatted(text: &str, stop: &dyn Fn() -> bool) -> Option<String> {
    if text.len() > LONGEST || !bounds::fits(text) {
        return None;
    }
    let tally = Tally::new(text, stop);
    let html = render::to_html(&meant::prepared(text), &tally)?;
    Some(shield::clean(&html))
}

#[cfg(test)]
mod tests;
