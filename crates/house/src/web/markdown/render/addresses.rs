//! Where a link may lead.

/// What is made of an address that somebody typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// It may be followed.
    Followed(String),
    /// There is none.
    None,
    /// It may not be followed.
    Refused,
}

/// The web, mail, and pages of this server. An address that begins with the name of a host is one of the web, as people
/// leave the scheme out.
pub(super) fn address(typed: &str) -> Address {
    let typed = typed.trim();
    if typed.is_empty() {
        return Address::None;
    }
    let lower = typed.to_lowercase();
    if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Address::Followed(typed.to_owned());
    }
    let here = typed.starts_with(['/', '#', '?']) && !typed.starts_with("//") && !typed.starts_with("/\\");
    if here {
        return Address::Followed(typed.to_owned());
    }
    let host = typed.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains("..");
    let plain = host.chars().all(|letter| letter.is_alphanumeric() || letter == '.' || letter == '-');
    if named && plain { Address::Followed(format!("https://{typed}")) } else { Address::Refused }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn followed(address: &str) -> Address {
        Address::Followed(address.to_owned())
    }

    #[test]
    fn the_web_mail_and_this_server_are_followed() {
        assert_eq!(address("https://example.org/a"), followed("https://example.org/a"));
        assert_eq!(address("mailto:ana@example.org"), followed("mailto:ana@example.org"));
        assert_eq!(address("/n/green-city/charter"), followed("/n/green-city/charter"));
        assert_eq!(address("example.org/a"), followed("https://example.org/a"));
    }

    #[test]
    fn nothing_else_is() {
        let refused = [
            "javascript:alert(1)",
            "JavaScript://example.org/%0aalert(1)",
            "data:text/html,x.y",
            "file:///etc/passwd",
            "//example.org",
            "/\\example.org",
            "word",
            "a.b:c",
        ];
        for typed in refused {
            assert_eq!(address(typed), Address::Refused, "{typed}");
        }
        assert_eq!(address("  "), Address::None);
    }
}
