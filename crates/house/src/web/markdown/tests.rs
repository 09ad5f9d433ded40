//! Texts of people, and of those who mean harm.

use super::*;

/// What somebody reads: the elements away, lines and paragraphs as lines.
fn read(text: &str) -> String {
    let html = to_html(text);
    assert!(html.contains('<'), "{html}");
    let mut words = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => words.push(other),
            _ => {}
        }
    }
    let words =
        words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    words.replace("&amp;", "&").trim_end().to_owned()
}

#[test]
fn a_script_never_arrives() {
    let html =
        to_html("Hello <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>");
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(!html.contains("href"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)"), "what was typed is shown: {html}");
    assert!(html.contains("x (javascript:alert(1))"), "{html}");
    let html = to_html("<script>\nalert(1)\n</script>");
    assert!(html.contains("&lt;script&gt;<br>\nalert(1)"), "{html}");
}

#[test]
fn paragraphs_lists_and_links_arrive() {
    let html = to_html("# Plan\n\n- *one*\n- https://example.org");
    assert!(html.contains("<h3 dir=\"auto\">Plan</h3>"), "{html}");
    assert!(html.contains("<em>one</em>"));
    assert!(html.contains("href=\"https://example.org\""));
}

#[test]
fn each_paragraph_has_its_own_direction() {
    let html = to_html("مرحبا Omar 123 (abc)\n\nHello مرحبا 123!");
    assert_eq!(html, "<p dir=\"auto\">مرحبا Omar 123 (abc)</p>\n<p dir=\"auto\">Hello مرحبا 123!</p>\n");
    let html = to_html("- مرحبا\n- Hello\n\n> שלום\n\n| a | ب |\n|---|---|\n| x | y |");
    assert!(
        html.contains("<ul dir=\"rtl\">\n<li dir=\"auto\">مرحبا</li>\n<li dir=\"auto\">Hello</li>"),
        "{html}"
    );
    assert!(html.contains("<blockquote dir=\"rtl\">\n<p dir=\"auto\">"), "{html}");
    assert!(html.contains("<table dir=\"ltr\">") && html.contains("<th dir=\"auto\">ب</th>"), "{html}");
}

#[test]
fn a_picture_leaves_its_words_and_its_address() {
    let html =
        to_html("The new route: ![map of the two streets](https://example.org/map.png) What do you think?");
    let link = "<a href=\"https://example.org/map.png\" rel=\"noopener noreferrer nofollow ugc\">map of the two streets</a>";
    assert_eq!(html, format!("<p dir=\"auto\">The new route: {link} What do you think?</p>\n"));
    assert!(to_html("![](https://example.org/map.png)").contains(">https://example.org/map.png</a>"));
    assert_eq!(read("[![map](https://example.org/m.png)](https://example.org)"), "map");
    assert_eq!(read("![map](data:image/png;base64,AA)"), "map (data:image/png;base64,AA)");
}

#[test]
fn mail_and_chat_read_as_they_were_meant() {
    for (typed, seen) in [
        ("2*3*4 and 5*6*7", "2*3*4 and 5*6*7"),
        ("f*ck and s*it", "f*ck and s*it"),
        ("from 10~20 to 30~40", "from 10~20 to 30~40"),
        ("It`s nice that she`s here", "It`s nice that she`s here"),
        ("[10:32]: yes", "[10:32]: yes"),
        ("[Ana]: https://example.org", "[Ana]: https://example.org"),
        (
            "Costs doubled[^1] last year.\n\n[^1]: Only the heating, says the report.",
            "Costs doubled[^1] last year.\n[^1]: Only the heating, says the report.",
        ),
        // The blank behind the dashes of a signature is seen by nobody.
        ("See you\n-- \nAna", "See you\n--\nAna"),
        ("Best\n--\nAna", "Best\n--\nAna"),
        ("¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯"),
        ("\\\\server\\share and C:\\", "\\\\server\\share and C:\\"),
        ("-_- oh no -_-", "-_- oh no -_-"),
        ("*_* oh *_*", "*_* oh *_*"),
        ("I <3 you & a<b, c>d", "I <3 you & a<b, c>d"),
        ("snake_case_name", "snake_case_name"),
        ("#1 is best", "#1 is best"),
        ("Dear all,\n\n    we meet *today*", "Dear all,\n\u{a0}\u{a0}\u{a0}\u{a0}we meet today"),
    ] {
        assert_eq!(read(typed), seen, "{typed}: {}", to_html(typed));
    }
    assert!(!to_html("Best\n--\nAna").contains("<h"));
    assert!(!to_html("Title\n===").contains("<h"));
}

#[test]
fn an_answer_stands_below_what_it_answers() {
    let html = to_html("> Shall we meet at nine?\nYes.\n\n>> older\n> newer\nmine");
    assert!(html.contains("nine?</p>\n</blockquote>\n<p dir=\"auto\">Yes.</p>"), "{html}");
    assert!(
        html.contains(
            "older</p>\n</blockquote>\n<p dir=\"auto\">newer</p>\n</blockquote>\n<p dir=\"auto\">mine"
        ),
        "{html}"
    );
    let html = to_html("Bring:\n- bread\n- salt\nSee you!");
    assert!(html.contains("salt</li>\n</ul>\n<p dir=\"auto\">See you!</p>"), "{html}");
}

#[test]
fn numbers_that_were_typed_are_the_numbers_that_are_read() {
    let html = to_html("5. five\n3. three\n8. eight");
    assert!(
        html.contains("<ol start=\"5\" dir=\"ltr\">\n<li dir=\"auto\">five")
            && html.contains("<li dir=\"auto\" value=\"3\">three"),
        "{html}"
    );
    assert!(html.contains("<li dir=\"auto\" value=\"8\">eight"), "{html}");
    let html = to_html("1. one\n1. two\n\nand\n\n3. three\n4. four");
    assert!(!html.contains("value") && html.contains("start=\"3\""), "{html}");
}

#[test]
fn lines_that_were_broken_stay_broken() {
    assert_eq!(to_html("one\ntwo"), "<p dir=\"auto\">one<br>\ntwo</p>\n");
}

#[test]
fn what_is_beyond_the_bounds_is_shown_as_it_was_typed() {
    let wall = ">".repeat(40_000);
    assert_eq!(read(&wall), wall);
    assert!(!to_html(&wall).contains("<blockquote"));
    let stars = "*a ".repeat(100) + &"b* ".repeat(100);
    assert!(!to_html(&stars).contains("<em>"), "so deep stands no emphasis");
    assert_eq!(read(&stars), stars.trim_end());
}

#[test]
fn a_text_that_is_stopped_is_shown_as_it_was_typed() {
    assert_eq!(to_html_until(&"*so* ".repeat(1_000), &|| true).matches("<em>").count(), 0);
}
