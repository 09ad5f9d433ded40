//! The cookie of a session, and the small ones that live between two pages.

use axum::http::{HeaderMap, HeaderValue, header};

/// The name of the session's cookie. Over HTTPS the prefix ties it to this host and to encrypted requests.
pub fn name(https: bool) -> &'static str {
    if https { "__Host-session" } else { "session" }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The header that keeps a session in the browser for `seconds`.
pub fn keep(https: bool, token: &str, seconds: u64) -> Option<HeaderValue> {
    set(https, name(https), token, Some(seconds))
}

/// The header that ends a session in the browser.
pub fn drop(https: bool) -> Option<HeaderValue> {
    set(https, name(https), "", Some(0))
}

/// The header that shows a sentence once, on the next page. Only a key of `locales/` travels.
pub fn flash(https: bool, key: &str) -> Option<HeaderValue> {
    set(https, "flash", key, Some(60))
}

/// The header that forgets the sentence again.
pub fn no_flash(https: bool) -> Option<HeaderValue> {
    set(https, "flash", "", Some(0))
}

/// The name of the cookie that tells which account was here last.
pub const WRITER: &str = "writer";

/// The header by which a browser knows for a year which account was here last, or forgets it.
pub fn writer(https: bool, account: Option<&str>) -> Option<HeaderValue> {
    let seconds = if account.is_some() { 60 * 60 * 24 * 365 } else { 0 };
    set(https, WRITER, account.unwrap_or_default(), Some(seconds))
}

/// The name of the cookie by which a browser takes part in common grounds as one visitor.
pub const GROUND: &str = "ground";

/// The header by which a browser stays one visitor for half a year.
pub fn ground(https: bool, token: &str) -> Option<HeaderValue> {
    set(https, GROUND, token, Some(60 * 60 * 24 * 182))
}

/// The header that keeps the choice of a light or dark face for a year; without a choice the device decides.
pub fn theme(https: bool, choice: Option<&str>) -> Option<HeaderValue> {
    let seconds = if choice.is_some() { 60 * 60 * 24 * 365 } else { 0 };
    set(https, "theme", choice.unwrap_or_default(), Some(seconds))
}

fn set(https: bool, name: &str, value: &str, seconds: Option<u64>) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let age = seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; session=abc; b=2"));
        assert_eq!(cookie(&headers, "session"), Some("abc"));
        assert_eq!(cookie(&headers, "sess"), None);
    }

    #[test]
    fn over_https_the_cookie_is_bound_to_the_host() {
        let header = keep(true, "abc", 9).unwrap();
        assert_eq!(header, "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=9");
    }
}
