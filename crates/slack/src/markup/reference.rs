//! What stands between `<` and `>`, and the three signs that Slack spells out.

use super::Names;

/// What stands between `<` and `>`, as Markdown.
pub(super) fn marked(inner: &str, names: &Names<'_>) -> String {
    let (target, label) =
        inner.split_once('|').map_or((inner, None), |(target, label)| (target, Some(label)));
    let label = label.filter(|label| !label.is_empty()).map(spelled);
    match target.chars().next() {
        Some('#') => match channel(target, label, names) {
            (name, Some(href)) => format!("[#{}]({href})", escaped(&name)),
            (name, None) => format!("#{}", escaped(&name)),
        },
        Some('@') => match person(target, label, names) {
            (name, Some(href)) => format!("[@{}]({href})", escaped(&name)),
            (name, None) => format!("@{}", escaped(&name)),
        },
        Some('!') => escaped(&called(target, label)),
        _ => link(&spelled(target), label),
    }
}

/// The same where nothing is marked: in code.
pub(super) fn plain(text: &str, names: &Names<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(&spelled(before));
        let Some((inner, behind)) = after.split_once('>').filter(|(inner, _)| is_reference(inner)) else {
            out.push('<');
            rest = after;
            continue;
        };
        let (target, label) =
            inner.split_once('|').map_or((inner, None), |(target, label)| (target, Some(label)));
        let label = label.filter(|label| !label.is_empty()).map(spelled);
        match target.chars().next() {
            Some('#') => out.push_str(&format!("#{}", channel(target, label, names).0)),
            Some('@') => out.push_str(&format!("@{}", person(target, label, names).0)),
            Some('!') => out.push_str(&called(target, label)),
            _ => out.push_str(&label.unwrap_or_else(|| spelled(target))),
        }
        rest = behind;
    }
    out.push_str(&spelled(rest));
    out
}

/// Whether this is something that Slack put between `<` and `>`.
pub(super) fn is_reference(inner: &str) -> bool {
    let named = inner.starts_with(['@', '#', '!']) && inner.len() > 1;
    let target = inner.split('|').next().unwrap_or_default();
    let address =
        ["http://", "https://", "mailto:", "tel:", "ftp://"].iter().any(|scheme| target.starts_with(scheme));
    (named || address) && !inner.contains('\n') && !target.contains(' ')
}

fn channel(target: &str, label: Option<String>, names: &Names<'_>) -> (String, Option<String>) {
    let id = target.trim_start_matches('#');
    match (names.channel)(id) {
        Some(found) => found,
        None => (label.unwrap_or_else(|| id.to_owned()), None),
    }
}

fn person(target: &str, label: Option<String>, names: &Names<'_>) -> (String, Option<String>) {
    let id = target.trim_start_matches('@');
    let plain = |name: String| name.trim_start_matches('@').to_owned();
    match (names.user)(id) {
        Some((name, href)) => (plain(name), href),
        None => (plain(label.unwrap_or_else(|| id.to_owned())), None),
    }
}

/// Those who are called together.
fn called(target: &str, label: Option<String>) -> String {
    let what = target.trim_start_matches('!');
    match what.split('^').next().unwrap_or_default() {
        "here" | "channel" | "everyone" | "group" => format!("@{what}"),
        "subteam" => {
            label.map_or_else(|| "@…".to_owned(), |label| format!("@{}", label.trim_start_matches('@')))
        }
        _ => label.unwrap_or_default(),
    }
}

fn link(target: &str, label: Option<String>) -> String {
    let shown = target.strip_prefix("mailto:").or(target.strip_prefix("tel:")).unwrap_or(target);
    let address = target.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E");
    match label.filter(|label| label != target && label != shown) {
        Some(label) => format!("[{}](<{address}>)", escaped(&label)),
        None if shown == target => format!("<{address}>"),
        None => escaped(shown),
    }
}

/// `&lt;`, `&gt;` and `&amp;` as the signs that they are.
pub(super) fn spelled(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// A name in which nothing is marked.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '_' | '~' | '`' | '[' | ']' | '<') {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
    }
    out
}
