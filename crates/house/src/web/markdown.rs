//! What people write in Markdown, as safe HTML. Rendered when it is written, kept beside the text.

use std::collections::HashSet;
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
    cleaner.link_rel(Some("noopener noreferrer nofollow ugc"));
    cleaner.url_schemes(HashSet::from(["http", "https", "mailto"]));
    // An address that was refused leaves words, not a link to nowhere.
    cleaner.attribute_filter(|_, attribute, value| {
        (attribute != "href" || !value.is_empty()).then_some(value.into())
    });
    cleaner
});

/// Markdown (CommonMark with tables, strikethrough and bare links) as HTML in which only harmless elements stand.
/// Headings begin at the third level, below those of the page; images become nothing, for they would ask other hosts.
pub fn to_html(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.render.hardbreaks = true;
    // Elements that somebody typed are shown as they typed them, instead of being lost.
    options.render.escape = true;
    let raw = comrak::markdown_to_html(text, &options);
    let lowered = raw
        .replace("<h2>", "<h4>")
        .replace("</h2>", "</h4>")
        .replace("<h1>", "<h3>")
        .replace("</h1>", "</h3>");
    CLEANER.clean(&lowered).to_string()
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn a_script_never_arrives() {
        let html =
            to_html("Hello <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(!html.contains("href"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(1)"), "what was typed is shown: {html}");
    }

    #[test]
    fn paragraphs_lists_and_links_arrive() {
        let html = to_html("# Plan\n\n- *one*\n- https://example.org");
        assert!(html.contains("<h3>Plan</h3>"), "{html}");
        assert!(html.contains("<em>one</em>"));
        assert!(html.contains("href=\"https://example.org\""));
    }
}
