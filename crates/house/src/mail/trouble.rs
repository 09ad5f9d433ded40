//! Why a letter could not be handed over, in words for the host.

use crate::web::Said;
use lettre::transport::smtp::Error;
use std::error::Error as _;
use std::fmt;

/// What stood in the way of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// This is no address at all.
    NoAddress,
    /// The mail server says that there is nobody at this address: it is no use to try again.
    Unknown(String),
    /// The mail server refuses what we are or what we send.
    Refuses(String),
    /// The mail server asks to try again later.
    Later(String),
    /// The mail server does not answer in time.
    Hangs,
    /// There is no encrypted connection to be had.
    Unsafe(String),
    /// The mail server cannot be reached, or ended the connection in the middle.
    Unreachable(String),
    /// A fault of ours.
    Ours(String),
}

impl Trouble {
    /// Which trouble an error of the library is.
    pub(super) fn of(error: &Error) -> Trouble {
        let said = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        if error.is_timeout() {
            Trouble::Hangs
        } else if error.is_tls() {
            Trouble::Unsafe(said)
        } else if let Some(code) = error.status() {
            let code = code.to_string();
            match (error.is_permanent(), is_address(&code, &said)) {
                (true, true) => Trouble::Unknown(format!("{code} {said}")),
                (true, false) => Trouble::Refuses(format!("{code} {said}")),
                (false, _) => Trouble::Later(format!("{code} {said}")),
            }
        } else if error.is_client() || is_encryption(&said) {
            Trouble::Unsafe(said)
        } else {
            Trouble::Unreachable(said)
        }
    }

    /// The same as a sentence for a page, in the language of who reads it.
    pub fn said(&self) -> Said {
        match self {
            Trouble::NoAddress => Said::key("mail-trouble-no-address"),
            Trouble::Unknown(said) => Said::key("mail-trouble-unknown").with("said", said),
            Trouble::Refuses(said) => Said::key("mail-trouble-refuses").with("said", said),
            Trouble::Later(said) => Said::key("mail-trouble-later").with("said", said),
            Trouble::Hangs => Said::key("mail-trouble-hangs"),
            Trouble::Unsafe(said) => Said::key("mail-trouble-unsafe").with("said", said),
            Trouble::Unreachable(said) => Said::key("mail-trouble-unreachable").with("said", said),
            Trouble::Ours(said) => Said::key("mail-trouble-ours").with("said", said),
        }
    }

    /// Whether it is of no use to try the same address again.
    pub fn is_for_good(&self) -> bool {
        matches!(self, Trouble::NoAddress | Trouble::Unknown(_))
    }
}

/// Whether a connection failed for what encrypts it: the library tells these faults as those of a connection, so their words
/// decide.
fn is_encryption(said: &str) -> bool {
    ["certificate", "corrupt message", "TLS", "handshake"].iter().any(|word| said.contains(word))
}

/// Whether a permanent refusal is about the address: by the extended code of RFC 3463 where there is one (5.1 and 5.2 are
/// about mailboxes, but for 5.1.7 and 5.1.8, which are about the sender's; 5.7 about what the sender may do), else by the
/// code alone.
fn is_address(code: &str, said: &str) -> bool {
    let extended = said.trim_start().strip_prefix("5.");
    match extended {
        Some(rest) => {
            let of_sender = rest.starts_with("1.7") || rest.starts_with("1.8");
            (rest.starts_with("1.") && !of_sender) || rest.starts_with("2.1")
        }
        None => matches!(code, "550" | "551" | "553"),
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::NoAddress => write!(out, "this is no address that a letter can go to"),
            Trouble::Unknown(said) => {
                write!(out, "the mail server says that nobody has this address ({said})")
            }
            Trouble::Refuses(said) => write!(
                out,
                "the mail server refuses ({said}): look at user and password in --smtp, and whether it may send for the \
                 address in --mail-from"
            ),
            Trouble::Later(said) => write!(out, "the mail server asks to try again later ({said})"),
            Trouble::Hangs => write!(
                out,
                "the mail server does not answer: look at host and port in --smtp (port 465 wants smtps://, port 587 smtp://), \
                 and whether a firewall is between"
            ),
            Trouble::Unsafe(said) => write!(
                out,
                "no encrypted connection to the mail server ({said}): port 465 wants smtps://, port 587 smtp://; its \
                 certificate must be for the host in --smtp and from an authority that this machine trusts"
            ),
            Trouble::Unreachable(said) => write!(
                out,
                "the mail server cannot be reached or ended the connection ({said}): look at host and port in --smtp"
            ),
            Trouble::Ours(said) => write!(out, "the letter cannot be written ({said})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_certificate_and_a_wrong_port_are_faults_of_encryption() {
        for said in [
            "Connection error: invalid peer certificate: UnknownIssuer",
            "Connection error: received corrupt message of type InvalidContentType",
        ] {
            assert!(is_encryption(said), "{said}");
        }
        assert!(!is_encryption("Connection refused (os error 111)"));
    }

    #[test]
    fn only_what_is_about_the_address_is_for_good() {
        for (code, said) in [
            ("550", "5.1.1 no such user"),
            ("550", "no such user"),
            ("553", "what?"),
            ("550", "5.2.1 disabled"),
        ] {
            assert!(is_address(code, said), "{code} {said}");
        }
        for (code, said) in [
            ("550", "5.7.1 relaying denied"),
            ("535", "5.7.8 wrong password"),
            ("554", "no"),
            ("552", "5.2.2 full"),
        ] {
            assert!(!is_address(code, said), "{code} {said}");
        }
    }
}
