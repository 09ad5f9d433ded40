//! The headers that tell a browser what this server never does.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// Nothing is loaded from anywhere but this server, nothing runs that stands in a page, nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What may stand in anybody's page: it runs nothing, sends nothing, and loads its style alone.
const EMBEDDED: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; \
    frame-ancestors *; base-uri 'none'";

const HEADERS: [(HeaderName, &str); 8] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
];

/// The answer with the security headers; over HTTPS also with the demand to stay there. What does not say how long it may be
/// kept, is kept nowhere: a download on a shared machine is as private as the page beside it.
pub fn secured(https: bool, mut response: Response) -> Response {
    let headers = response.headers_mut();
    let embedded = headers.get(header::CONTENT_SECURITY_POLICY).is_some_and(|policy| policy == EMBEDDED);
    for (name, value) in HEADERS {
        // This one knows all or none, and its place is taken by what the policy says of frames.
        if embedded && name == header::X_FRAME_OPTIONS {
            continue;
        }
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if https {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(value);
    }
    response
}

/// The answer as a page that anybody may put into theirs. Only for what everyone may read, read as nobody in particular: the
/// page round it may lay over it what it likes.
pub fn embeddable(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(EMBEDDED));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}

/// The answer as a page whose address is a secret: wherever one goes on to, it is not told. Forms of it say from which server they
/// come all the same. With `no-referrer` they would come from nowhere, and where a browser says no more, as it does not over plain
/// HTTP, such a form is refused like one of a foreign page.
pub fn unreferred(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(response: &Response, name: &HeaderName) -> String {
        response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    #[test]
    fn nothing_is_framed_but_what_says_so() {
        let plain = secured(false, Response::default());
        assert_eq!(told(&plain, &header::X_FRAME_OPTIONS), "DENY");
        assert!(told(&plain, &header::CONTENT_SECURITY_POLICY).contains("frame-ancestors 'none'"));
        let embedded = secured(false, embeddable(Response::default()));
        assert_eq!(told(&embedded, &header::X_FRAME_OPTIONS), "");
        let policy = told(&embedded, &header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("frame-ancestors *") && !policy.contains("script-src"), "{policy}");
        assert_eq!(told(&embedded, &header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    }

    #[test]
    fn a_secret_address_is_told_to_nobody_and_its_forms_come_from_somewhere() {
        let page = secured(false, unreferred(Response::default()));
        assert_eq!(told(&page, &header::REFERRER_POLICY), "strict-origin");
        assert_eq!(told(&secured(false, Response::default()), &header::REFERRER_POLICY), "same-origin");
    }
}
