//! The browser's files: style, script and icon, made by `build.rs` and carried inside the binary.
//!
//! Each is served under a name that holds a fingerprint of its content, so that a browser may keep it for a year and
//! still never see an old one. Nothing is compressed while a request waits, and nothing is read from disk.

use crate::web::{Error, colour};
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Where [`serve`] stands in the router.
pub const PATH: &str = "/assets/{file}";

/// Kept for a year without asking again: another content has another name.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// A network's colour has no fingerprint of how it was reckoned: a day, so that a better reckoning arrives.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// Every file that `assets/build.mjs` made.
static ALL: &[Asset] = &include!(concat!(env!("OUT_DIR"), "/assets/assets.rs"));

/// One file in the three forms in which a browser may want it.
#[derive(Debug)]
pub struct Asset {
    name: &'static str,
    url: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
    gzip: &'static [u8],
}

/// How the bytes of an answer are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    Brotli,
}

impl Asset {
    /// The path of `app.css`, `app.js` or `icon.svg` with its fingerprint. A name that does not exist gives a path
    /// that answers 404; a test walks over the names that templates use.
    #[must_use]
    pub fn url(name: &str) -> &'static str {
        ALL.iter().find(|asset| asset.name == name).map_or("/assets/missing", |asset| asset.url)
    }

    fn at(file: &str) -> Option<&'static Asset> {
        ALL.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(file))
    }

    fn bytes(&self, packing: Packing) -> &'static [u8] {
        match packing {
            Packing::Plain => self.plain,
            Packing::Gzip => self.gzip,
            Packing::Brotli => self.brotli,
        }
    }

    /// The fingerprint with the packing: two packings are two representations and need two tags.
    fn tag(&self, packing: Packing) -> String {
        format!("\"{}-{packing:?}\"", self.url.trim_start_matches("/assets/"))
    }
}

/// Answers with a file in the best packing that the browser names, 304 when it has it, 404 when there is none.
pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = Asset::at(&file) else { return colour_at(&file) };
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let packing = best(accepted);
    let tag = asset.tag(packing);
    let mut answer = if has(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(asset.bytes(packing)).into_response()
    };
    let head = answer.headers_mut();
    head.insert(CACHE_CONTROL, FOREVER);
    head.insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    head.insert(VARY, HeaderValue::from_static("accept-encoding"));
    match packing {
        Packing::Brotli => head.insert(CONTENT_ENCODING, HeaderValue::from_static("br")),
        Packing::Gzip => head.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip")),
        Packing::Plain => None,
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        head.insert(ETAG, tag);
    }
    answer
}

/// The stylesheet of a network's own colour, made while one asks: it is a few lines.
fn colour_at(file: &str) -> Response {
    let Some(sheet) = colour::sheet_at(file) else { return Error::NotFound.into_response() };
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(CACHE_CONTROL, A_DAY), (CONTENT_TYPE, kind)], sheet).into_response()
}

/// The smallest packing that `Accept-Encoding` allows (RFC 9110, 12.5.3): a weight of 0 forbids one.
fn best(accepted: &str) -> Packing {
    let allows = |wanted: &str| {
        accepted.split(',').any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
            let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
            named && weight.is_none_or(|weight| weight > 0.0)
        })
    };
    if allows("br") {
        Packing::Brotli
    } else if allows("gzip") {
        Packing::Gzip
    } else {
        Packing::Plain
    }
}

/// Whether the browser already holds the representation with this tag.
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(url: &str, header: (axum::http::HeaderName, &str)) -> Response {
        let file = url.strip_prefix("/assets/").unwrap().to_owned();
        let headers = HeaderMap::from_iter([(header.0, header.1.parse().unwrap())]);
        serve(Path(file), headers).await
    }

    #[test]
    fn the_files_that_the_layout_names_exist() {
        for name in ["app.css", "app.js", "icon.svg"] {
            assert!(Asset::at(Asset::url(name).strip_prefix("/assets/").unwrap()).is_some(), "{name}");
        }
    }

    #[test]
    fn style_and_script_stay_inside_the_budget() {
        let size = |name: &str| ALL.iter().find(|asset| asset.name == name).unwrap().gzip.len();
        assert!(size("app.css") <= 30_000, "app.css has {} bytes", size("app.css"));
        assert!(size("app.js") <= 40_000, "app.js has {} bytes", size("app.js"));
    }

    #[test]
    fn the_browser_gets_the_smallest_packing_it_names() {
        assert_eq!(best("gzip, deflate, br, zstd"), Packing::Brotli);
        assert_eq!(best("gzip;q=0.5, br;q=0"), Packing::Gzip);
        assert_eq!(best("identity"), Packing::Plain);
        assert_eq!(best(""), Packing::Plain);
    }

    #[tokio::test]
    async fn a_file_may_be_kept_for_ever_and_says_how_it_is_packed() {
        let answer = get(Asset::url("app.css"), (ACCEPT_ENCODING, "br")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[CONTENT_ENCODING], "br");
        assert_eq!(answer.headers()[CONTENT_TYPE], "text/css; charset=utf-8");
        assert!(answer.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }

    #[tokio::test]
    async fn a_browser_that_has_the_file_gets_no_bytes() {
        let first = get(Asset::url("app.js"), (ACCEPT_ENCODING, "identity")).await;
        let tag = first.headers()[ETAG].to_str().unwrap().to_owned();
        let again = get(Asset::url("app.js"), (IF_NONE_MATCH, &tag)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[tokio::test]
    async fn an_old_fingerprint_is_not_found() {
        let answer = get("/assets/app-000000000000.css", (ACCEPT_ENCODING, "br")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn a_networks_colour_is_served_as_a_style() {
        let answer = get("/assets/colour-1b5e5a.css", (ACCEPT_ENCODING, "br")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[CONTENT_TYPE], "text/css; charset=utf-8");
        let answer = get("/assets/colour-red.css", (ACCEPT_ENCODING, "br")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn the_script_adds_no_inline_style() {
        let script = ALL.iter().find(|asset| asset.name == "app.js").unwrap();
        let text = std::str::from_utf8(script.plain).unwrap();
        assert_eq!(text.matches("installStylesheetElement()").count(), 1, "defined once, called never");
    }
}
