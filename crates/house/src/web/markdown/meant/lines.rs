//! Where one block ends and the next begins.

use super::signs::{BETWEEN, marked};

/// A line at least this long was broken because it was full: what follows goes on with it.
const FULL: usize = 60;

/// What a line was, as far as the next one has to know.
#[derive(Default)]
struct Above {
    /// How many quotations it stands in.
    quotes: usize,
    /// Whether it has words.
    written: bool,
    /// Whether a list goes on.
    list: bool,
    /// Whether it was so long that the next line goes on with it.
    full: bool,
    /// Whether it was set in by blanks.
    set_in: bool,
    /// The fence of the code that goes on: its sign and how often it stands there.
    fence: Option<(char, usize)>,
}

/// A text prepared to be read as Markdown.
pub(in crate::web::markdown) fn prepared(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(text.len() / 8));
    let mut above = Above::default();
    for line in text.lines() {
        above = next(line, &above, &mut out);
        out.push('\n');
    }
    out
}

/// Adds a line, and before it a blank one where it does not belong to what is above.
fn next(line: &str, above: &Above, out: &mut String) -> Above {
    let (quotes, rest) = quoted(line);
    // A quotation that ends takes its code with it.
    let fence = above.fence.filter(|_| quotes >= above.quotes);
    if let Some(fence) = fence {
        out.push_str(line);
        let fence = Some(fence).filter(|fence| !closes(rest, *fence));
        return Above { quotes: above.quotes, written: true, fence, ..Above::default() };
    }
    let words = rest.trim_start_matches([' ', '\t']);
    let written = !words.is_empty();
    let indent = columns(rest, words);
    let item = is_item(words);
    let same = quotes == above.quotes;
    let list = item || (above.list && same && (!written || indent > 0 || (above.written && above.full)));
    let leaves_list = above.list && written && !list;
    let rule = if above.written && !item { rule(words) } else { Rule::None };
    if above.written && written && (quotes < above.quotes || leaves_list || rule == Rule::Across) {
        out.extend(std::iter::repeat_n('>', quotes));
        out.push('\n');
    }
    let set_in = written && !list && indent >= 4 && same && (!above.written || above.set_in);
    let fence = opens(words).filter(|_| indent < 4 || list);
    let start = line.len().saturating_sub(words.len());
    if set_in {
        // What is set in is no code, and stays set in.
        out.push_str(line.get(..line.len().saturating_sub(rest.len())).unwrap_or_default());
        out.extend(std::iter::repeat_n('\u{a0}', indent));
    } else {
        out.push_str(line.get(..start).unwrap_or_default());
    }
    write(words, fence.is_none(), &rule, out);
    Above { quotes, written, list, full: line.chars().count() >= FULL, set_in, fence }
}

/// A line of dashes below words. Markdown takes it for the line under the head of a table of one column.
#[derive(PartialEq, Eq)]
enum Rule {
    /// It is none.
    None,
    /// A line across the page.
    Across,
    /// The dashes above a name at the end of a letter.
    Dashes,
}

fn rule(words: &str) -> Rule {
    let words = words.trim_end();
    if words.len() >= 3 && words.chars().all(|letter| letter == '-') {
        Rule::Across
    } else if words.contains('-') && words.chars().all(|letter| matches!(letter, '-' | ':' | ' ')) {
        Rule::Dashes
    } else {
        Rule::None
    }
}

/// Adds the words of a line, as prose or as the beginning of code.
fn write(words: &str, prose: bool, rule: &Rule, out: &mut String) {
    if *rule == Rule::Dashes {
        out.push(BETWEEN);
    }
    if prose { marked(words, out) } else { out.push_str(words) }
}

/// In how many quotations a line stands, and what is left of it.
fn quoted(line: &str) -> (usize, &str) {
    let (mut amount, mut rest): (usize, &str) = (0, line);
    loop {
        let inner = rest.trim_start_matches(' ');
        let indent = rest.len().saturating_sub(inner.len());
        let Some(after) = inner.strip_prefix('>').filter(|_| indent < 4) else { return (amount, rest) };
        amount = amount.saturating_add(1);
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
}

/// How many columns of blanks stand before the words of a line.
fn columns(rest: &str, words: &str) -> usize {
    let blanks = rest.get(..rest.len().saturating_sub(words.len())).unwrap_or_default();
    blanks.chars().map(|blank| if blank == '\t' { 4 } else { 1 }).sum()
}

/// Whether a line begins with the mark of an item.
fn is_item(words: &str) -> bool {
    // The line below the head of a table may begin as an item does.
    if words.contains('|') && words.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t')) {
        return false;
    }
    let after = match words.strip_prefix(['-', '*', '+']) {
        Some(after) => Some(after),
        None => {
            let figures = words.chars().take_while(char::is_ascii_digit).count();
            let number = (1..=9).contains(&figures).then(|| words.get(figures..)).flatten();
            number.and_then(|after| after.strip_prefix(['.', ')']))
        }
    };
    after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t']))
}

/// The fence that a line opens.
fn opens(words: &str) -> Option<(char, usize)> {
    let sign = words.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let amount = words.chars().take_while(|letter| *letter == sign).count();
    let after = words.get(amount..).unwrap_or_default();
    (amount >= 3 && !(sign == '`' && after.contains('`'))).then_some((sign, amount))
}

fn closes(rest: &str, (sign, amount): (char, usize)) -> bool {
    let words = rest.trim();
    words.chars().count() >= amount && words.chars().all(|letter| letter == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_below_a_quotation_is_no_part_of_it() {
        assert_eq!(prepared("> Shall we?\nYes"), "> Shall we?\n\nYes\n");
        assert_eq!(prepared(">> a\n> b\nc"), ">> a\n>\n> b\n\nc\n");
        assert_eq!(prepared("> a\n> b"), "> a\n> b\n");
    }

    #[test]
    fn what_follows_a_list_is_no_part_of_its_last_item() {
        assert_eq!(prepared("- a\n- b\nBye"), "- a\n- b\n\nBye\n");
        assert_eq!(prepared("- a\n  goes on\n- b"), "- a\n  goes on\n- b\n");
        let full = format!("- {}\ngoes on", "word ".repeat(14));
        assert_eq!(prepared(&full), format!("{full}\n"));
    }

    #[test]
    fn dashes_below_words_are_no_table() {
        assert_eq!(prepared("Best\n---\nAna"), "Best\n\n---\nAna\n");
        assert_eq!(prepared("Best\n--\nAna"), format!("Best\n{BETWEEN}--\nAna\n"));
    }

    #[test]
    fn a_table_stays_whole() {
        let table = "a | b\n- | -\n1 | 2\n";
        assert_eq!(prepared(table), table);
    }

    #[test]
    fn code_between_fences_stays_as_it_is() {
        let code = "```\n> a\nb*c*d\n- x\ny\n    z\n```\n";
        assert_eq!(prepared(code), code);
    }

    #[test]
    fn a_paragraph_that_is_set_in_stays_a_paragraph() {
        assert_eq!(prepared("Dear all,\n\n    we meet"), "Dear all,\n\n\u{a0}\u{a0}\u{a0}\u{a0}we meet\n");
        assert_eq!(prepared("- a\n\n    more of a"), "- a\n\n    more of a\n");
    }
}
