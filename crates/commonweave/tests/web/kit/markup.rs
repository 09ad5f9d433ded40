//! A page as a strict reader takes it: every element closed where it was opened, every attribute written out and
//! quoted, every number of an element given once, and every mention of one leading to an element that is there.

use std::collections::{BTreeMap, BTreeSet};

/// A page that is in order, and the forms and links on it.
#[derive(Debug, Default)]
pub struct Markup {
    pub forms: Vec<FormSeen>,
    pub links: Vec<String>,
    ids: BTreeSet<String>,
    mentions: Vec<(String, String)>,
}

/// A form on a page.
#[derive(Debug, Clone, Default)]
pub struct FormSeen {
    pub post: bool,
    pub action: String,
    pub fields: Vec<FieldSeen>,
    /// Whether the browser sends it, or one of its buttons, without the script, and so shows whatever comes.
    pub plain: bool,
}

/// What a form has to be filled in with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldSeen {
    pub name: String,
    /// `text`, `hidden`, `radio`, `select`, `textarea`, `button` …
    pub kind: String,
    pub value: String,
    /// Whether the browser sends it when nobody touches it.
    pub sent: bool,
}

const VOID: &[&str] = &["meta", "link", "input", "br", "hr", "img", "wbr"];

impl FieldSeen {
    /// Whether people write into it.
    pub fn is_text(&self) -> bool {
        ["text", "search", "email", "url", "number", "textarea"].contains(&self.kind.as_str())
    }
}

impl FormSeen {
    /// What a browser sends when the form is sent as it stands.
    pub fn as_it_stands(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| field.sent);
        sent.map(|field| (field.name.clone(), field.value.clone())).collect()
    }

    /// What somebody sends who fills in all that is empty, as it should be filled in.
    pub fn filled_in(&self) -> Vec<(String, String)> {
        let mut fields = self.as_it_stands();
        for (name, value) in fields.iter_mut().filter(|(_, value)| value.is_empty()) {
            let field = self.fields.iter().find(|field| field.name == *name);
            *value = match (name.as_str(), field.map_or("", |field| field.kind.as_str())) {
                ("website", _) | (_, "url") => "https://example.org/a",
                (_, "email") => "new@example.org",
                (_, "password") => "correct horse battery",
                ("slug", _) | (_, "hidden" | "file" | "button") => "",
                _ => "Something said",
            }
            .to_owned();
        }
        fields
    }

    /// The value of a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str())
    }
}

impl Markup {
    /// Reads a page.
    ///
    /// # Errors
    /// What is not in order.
    pub fn of(html: &str) -> Result<Markup, String> {
        let mut page = Markup::default();
        let mut open: Vec<String> = Vec::new();
        let mut rest = html.strip_prefix("<!doctype html>").ok_or("the page does not begin as HTML does")?;
        while let Some(at) = rest.find('<') {
            page.text(&rest[..at], open.last().map(String::as_str))?;
            let (tag, after) = split_tag(&rest[at + 1..])?;
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                let last = open.pop();
                if last.as_deref() != Some(name.trim()) {
                    return Err(format!("</{name}> closes {last:?}"));
                }
                continue;
            }
            let (name, attributes) = attributes(tag.trim_end_matches('/'))?;
            page.element(&name, &attributes, &open)?;
            if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
                open.push(name);
            }
        }
        if !open.is_empty() {
            return Err(format!("never closed: {open:?}"));
        }
        let astray = page.mentions.iter().find(|(_, id)| !page.ids.contains(id));
        match astray {
            Some((who, id)) => Err(format!("{who} leads to #{id}, which is not there")),
            None => Ok(page),
        }
    }

    /// The form that is sent to this address.
    pub fn form(&self, action: &str) -> Option<&FormSeen> {
        self.forms.iter().find(|form| form.action == action && form.post)
    }

    fn text(&mut self, text: &str, inside: Option<&str>) -> Result<(), String> {
        let text = spelled_out(text)?;
        if let (Some("textarea"), Some(field)) = (inside, self.last_field()) {
            field.value = text.strip_prefix('\n').unwrap_or(&text).to_owned();
        }
        Ok(())
    }

    fn last_field(&mut self) -> Option<&mut FieldSeen> {
        self.forms.last_mut().and_then(|form| form.fields.last_mut())
    }

    fn element(&mut self, name: &str, has: &BTreeMap<String, String>, open: &[String]) -> Result<(), String> {
        let of = |key: &str| has.get(key).cloned().unwrap_or_default();
        if let Some(id) = has.get("id")
            && !self.ids.insert(id.clone())
        {
            return Err(format!("two elements are #{id}"));
        }
        if let Some(key) = has.keys().find(|key| key.starts_with("on") || *key == "style") {
            return Err(format!("<{name} {key}> stands in the page itself"));
        }
        if name == "script" && !of("src").starts_with("/assets/") {
            return Err("a script stands in the page".to_owned());
        }
        // What stands in a template is no part of the page until a script takes it out.
        if open.iter().any(|outer| outer == "template") {
            return Ok(());
        }
        let mentioned = [of("for"), of("aria-describedby"), of("aria-labelledby")].join(" ");
        let inside = of("href").strip_prefix('#').map(str::to_owned);
        let mentioned =
            mentioned.split_whitespace().map(str::to_owned).chain(inside.filter(|id| !id.is_empty()));
        self.mentions.extend(mentioned.map(|id| (format!("<{name}>"), id)));
        match name {
            "a" => self.links.push(of("href")),
            "form" => {
                if open.iter().any(|outer| outer == "form") {
                    return Err("a form stands in a form".to_owned());
                }
                self.forms.push(FormSeen {
                    post: of("method") == "post",
                    action: of("action"),
                    fields: Vec::new(),
                    plain: of("data-turbo") == "false",
                });
            }
            "input" | "textarea" | "select" | "button" if open.iter().any(|outer| outer == "form") => {
                let kind = match name {
                    "input" => has.get("type").cloned().unwrap_or_else(|| "text".to_owned()),
                    other => other.to_owned(),
                };
                if let Some(form) = self.forms.last_mut() {
                    form.plain |= of("data-turbo") == "false" || has.contains_key("data-aside");
                }
                let picked = !["radio", "checkbox"].contains(&kind.as_str()) || has.contains_key("checked");
                let field = FieldSeen { name: of("name"), kind, value: of("value"), sent: picked };
                self.field(field);
            }
            "option" => {
                let (value, selected) = (of("value"), has.contains_key("selected"));
                // What a list offers to a line of text is not what stands in it.
                if let Some(field) = self.last_field()
                    && field.kind == "select"
                    && (selected || field.value.is_empty())
                {
                    field.value = value;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A button sends its value only when it is the one that is pressed: here the first.
    fn field(&mut self, mut field: FieldSeen) {
        let Some(form) = self.forms.last_mut() else { return };
        if field.kind == "button" {
            field.sent = !form.fields.iter().any(|other| other.kind == "button");
        }
        if !field.name.is_empty() {
            form.fields.push(field);
        }
    }
}

/// A tag to its end, quoted values included, and what follows it.
fn split_tag(text: &str) -> Result<(&str, &str), String> {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '<' if !quoted => {
                return Err(format!("a < stands in a tag: {}", text.chars().take(60).collect::<String>()));
            }
            '>' if !quoted => return Ok((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    Err(format!("a tag is never closed: {}", text.chars().take(60).collect::<String>()))
}

fn attributes(tag: &str) -> Result<(String, BTreeMap<String, String>), String> {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut found = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok((name.to_ascii_lowercase(), found));
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let mut value = String::new();
        rest = after;
        if let Some(after) = after.strip_prefix("=\"") {
            let (inside, after) =
                after.split_once('"').ok_or_else(|| format!("{key} of <{name}> is not closed"))?;
            value = spelled_out(inside)?;
            rest = after;
        } else if after.starts_with('=') {
            return Err(format!("{key} of <{name}> is not quoted"));
        }
        if found.insert(key.to_owned(), value).is_some() {
            return Err(format!("<{name}> has {key} twice"));
        }
    }
}

/// A text with its entities as letters.
pub fn spelled_out(text: &str) -> Result<String, String> {
    let mut parts = text.split('&');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').ok_or_else(|| format!("a bare & stands before “{part}”"))?;
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "nbsp" => Some('\u{a0}'),
            number => {
                number.strip_prefix('#').and_then(|digits| digits.parse().ok()).and_then(char::from_u32)
            }
        };
        whole.push(letter.ok_or_else(|| format!("&{name}; is no letter"))?);
        whole.push_str(after);
    }
    Ok(whole)
}
