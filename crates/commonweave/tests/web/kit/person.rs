//! Somebody at a browser.

use super::seen::Seen;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, header};
use house::ids::{AccountId, MemberId};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;
use tower::ServiceExt;

/// `correct horse battery`, hashed once as the house hashes it: a test of something else need not work for it.
pub const PASSWORD: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Y29tbW9ud2VhdmUtdGVzdA$Rwd1yZxz38VRrbAHSHNHzBC9yhOjsf1KJusieT4V5dg";

/// A person with a browser of their own.
pub struct Person {
    pub name: String,
    pub account: Option<AccountId>,
    pub member: Option<MemberId>,
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    language: String,
}

impl Person {
    pub fn new(name: &str, router: Router) -> Person {
        Person {
            name: name.to_owned(),
            account: None,
            member: None,
            router,
            cookies: Mutex::default(),
            language: "en".to_owned(),
        }
    }

    /// The same person with a browser that asks for this language: `en-XA`, `ar-XB`.
    pub fn reading(mut self, language: &str) -> Person {
        self.language = language.to_owned();
        self
    }

    /// The same person with the same cookies before another router.
    pub fn before(&self, router: Router) -> Person {
        Person {
            name: self.name.clone(),
            account: self.account,
            member: self.member,
            router,
            cookies: Mutex::new(self.cookies.lock().unwrap().clone()),
            language: self.language.clone(),
        }
    }

    /// Keeps a cookie.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Opens a page, without following a redirect.
    pub async fn opens(&self, path: &str) -> Seen {
        self.asks(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Opens a page again and again, until what was noted behind the one before shows on it.
    pub async fn opens_until(&self, path: &str, shows: impl Fn(&Seen) -> bool) -> Seen {
        for _ in 0..1_000 {
            let seen = self.opens(path).await;
            if shows(&seen) {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{path} never shows what {} did", self.name);
    }

    /// Opens a stream again after having seen this event.
    pub async fn comes_back(&self, path: &str, last: &str) -> Seen {
        self.asks(Request::get(path).header("last-event-id", last).body(Body::empty()).unwrap()).await
    }

    /// Sends a form, without following the redirect.
    pub async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.finish()));
        self.asks(request.unwrap()).await
    }

    /// Sends a form and opens the page to which it leads; the form must be taken.
    pub async fn does(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let sent = self.sends(path, fields).await;
        let to = sent
            .leads_to()
            .unwrap_or_else(|| panic!("{} sent {path} and got {}:\n{}", self.name, sent.status, sent.text()));
        self.opens(&to).await
    }

    /// Sends a form with a file.
    pub async fn sends_file(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Seen {
        const MARK: &str = "----commonweave-test";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{MARK}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        let (field, name, bytes) = file;
        body.extend(
            format!(
                "--{MARK}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: text/csv\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(format!("\r\n--{MARK}--\r\n").bytes());
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={MARK}"))
            .header("sec-fetch-site", "same-origin")
            .body(in_pieces(&body));
        self.asks(request.unwrap()).await
    }

    /// Any request, with this person's cookies and language.
    pub async fn asks(&self, mut request: Request<Body>) -> Seen {
        let response = {
            let cookies: Vec<String> =
                self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
            let headers = request.headers_mut();
            headers.insert(header::COOKIE, HeaderValue::from_str(&cookies.join("; ")).unwrap());
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(&self.language).unwrap());
            headers.entry(header::HOST).or_insert(HeaderValue::from_static("commonweave.test"));
            self.router.clone().oneshot(request).await.unwrap()
        };
        for set in response.headers().get_all(header::SET_COOKIE) {
            let line = set.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.lock().unwrap().remove(name);
            } else {
                self.keep(name, value);
            }
        }
        Seen::of(response)
    }
}

/// A body as it comes over a line, piece by piece.
fn in_pieces(bytes: &[u8]) -> Body {
    let pieces: std::collections::VecDeque<Vec<u8>> = bytes.chunks(16 * 1024).map(<[u8]>::to_vec).collect();
    Body::from_stream(futures_util::stream::unfold(pieces, async |mut pieces| {
        tokio::task::yield_now().await;
        pieces.pop_front().map(|piece| (Ok::<_, std::io::Error>(piece), pieces))
    }))
}
