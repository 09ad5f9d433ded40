//! What somebody sees.

use super::markup::Markup;
use axum::body::{Body, BodyDataStream, to_bytes};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

/// An answer. A stream is read by hand through [`Seen::streams`].
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    body: Option<Body>,
    bytes: Vec<u8>,
    html: String,
}

impl Seen {
    pub(super) fn of(response: Response) -> Seen {
        let (parts, body) = response.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        let file = parts.headers.contains_key(header::CONTENT_DISPOSITION)
            && parts.headers.contains_key(header::ETAG);
        let stream = kind.starts_with("text/event-stream") || file;
        // What is written while it is sent comes to its end; a page is there as a whole.
        let written = parts.headers.contains_key(header::CONTENT_DISPOSITION);
        let mut seen = Seen {
            status: parts.status,
            headers: parts.headers,
            body: None,
            bytes: Vec::new(),
            html: String::new(),
        };
        if stream {
            seen.body = Some(body);
        } else {
            let read = to_bytes(body, usize::MAX);
            let bytes = if written {
                tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(read))
            } else {
                futures_util::FutureExt::now_or_never(read).expect("a page is whole when its answer begins")
            };
            let bytes = bytes.unwrap();
            seen.html = String::from_utf8_lossy(&bytes).into_owned();
            seen.bytes = bytes.to_vec();
        }
        seen
    }

    /// The body as it came.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The body of a file, to the byte.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The stream of an answer that does not end; asserts that it was given.
    #[track_caller]
    pub fn streams(self) -> BodyDataStream {
        self.is_fine();
        self.body.expect("this is not a stream").into_data_stream()
    }

    /// The bytes of a file; asserts that it was given.
    pub async fn file(self) -> Vec<u8> {
        self.is_fine();
        match self.body {
            Some(body) => to_bytes(body, usize::MAX).await.unwrap().to_vec(),
            None => self.bytes,
        }
    }

    /// A header, as a text; empty where there is none.
    pub fn mark(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// A header, as a text.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap()
    }

    /// The page as a strict reader takes it; asserts that it is in order.
    #[track_caller]
    pub fn markup(&self) -> Markup {
        Markup::of(&self.html).unwrap_or_else(|why| panic!("{why}: {}", self.html))
    }

    /// What a person reads: no elements, entities spelled out, blanks folded, no marks of direction.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for letter in self.html.chars() {
            match letter {
                '<' => {
                    inside = true;
                    text.push(' ');
                }
                '>' => inside = false,
                '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}' => {}
                other if !inside => text.push(other),
                _ => {}
            }
        }
        let text =
            text.replace("&#38;", "&").replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"");
        let text = text.replace("&#39;", "'").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        let text = text.replace("&quot;", "\"");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that the page was given.
    #[track_caller]
    pub fn is_fine(&self) -> &Seen {
        self.is(StatusCode::OK)
    }

    /// Asserts the status.
    #[track_caller]
    pub fn is(&self, status: StatusCode) -> &Seen {
        assert_eq!(self.status, status, "the page says: {}", self.text());
        self
    }

    /// Asserts that the page does not exist for this person.
    #[track_caller]
    pub fn is_missing(&self) -> &Seen {
        self.is(StatusCode::NOT_FOUND)
    }

    /// Asserts that the form came back with complaints.
    #[track_caller]
    pub fn is_refused(&self) -> &Seen {
        self.is(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Asserts that a text is on the page.
    #[track_caller]
    pub fn sees(&self, wanted: &str) -> &Seen {
        assert!(self.text().contains(wanted), "no “{wanted}” on the page ({}): {}", self.status, self.text());
        self
    }

    /// Asserts that a field shows what was typed.
    #[track_caller]
    pub fn keeps(&self, typed: &str) -> &Seen {
        let wanted = format!("value=\"{typed}\"");
        let area = [format!(">{typed}</textarea>"), format!(">\n{typed}</textarea>")];
        let kept = self.html.contains(&wanted) || area.iter().any(|area| self.html.contains(area));
        assert!(kept, "no field with {wanted} ({}): {}", self.status, self.html);
        self
    }

    /// Asserts that a text is nowhere on the page, not even in its markup.
    #[track_caller]
    pub fn does_not_see(&self, hidden: &str) -> &Seen {
        assert!(!self.html.contains(hidden), "“{hidden}” is on the page: {}", self.text());
        assert!(!self.text().contains(hidden), "“{hidden}” is on the page: {}", self.text());
        self
    }

    /// Where a redirect leads.
    pub fn leads_to(&self) -> Option<String> {
        self.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned())
    }

    /// Asserts where a redirect leads.
    #[track_caller]
    pub fn goes_to(&self, path: &str) -> &Seen {
        assert_eq!(self.leads_to().as_deref(), Some(path), "{}: {}", self.status, self.text());
        self
    }

    /// The value of the first attribute of this name after a mark in the markup: `seen.value("name=\"once\"", "value")`.
    pub fn value(&self, mark: &str, attribute: &str) -> Option<String> {
        let after = &self.html[self.html.find(mark)?..];
        let start = after.find(&format!("{attribute}=\""))? + attribute.len() + 2;
        let end = after[start..].find('"')?;
        Some(after[start..start + end].to_owned())
    }
}
