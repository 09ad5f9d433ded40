//! The server's connection to a mail server.

use super::{Letter, Trouble};
use crate::config::Config;
use anyhow::{Context, bail};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// How long the mail server may take to accept one letter, from the first byte to the last.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where letters are handed over.
pub struct Office {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

impl Office {
    /// The office that the host has set up; none where no mail server is named.
    ///
    /// # Errors
    /// Where the settings cannot be understood; the sentence says what to write.
    pub fn open(config: &Config) -> anyhow::Result<Option<Office>> {
        let Some(server) = config.smtp.as_deref().filter(|server| !server.is_empty()) else {
            return Ok(None);
        };
        let from = config.mail_from.as_deref().unwrap_or_default();
        let from: Mailbox = from.parse().ok().with_context(|| {
            format!("--mail-from {from:?} is no address: write `Commonweave <noreply@example.org>`")
        })?;
        let host = ClientId::Domain(from.email.domain().to_owned());
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&address(server)?)
            .ok()
            .context("--smtp cannot be understood: write smtps://user:password@host or smtp://user:password@host:587")?
            .hello_name(host)
            .timeout(Some(PATIENCE))
            .build();
        Ok(Some(Office { transport, from, patience: PATIENCE }))
    }

    /// The same office, which waits for less long.
    pub fn with_patience(self, patience: Duration) -> Office {
        Office { patience, ..self }
    }

    /// Hands a letter over. `name` is the same at each try of the same letter, so that whoever gets it twice, because an
    /// answer was lost on the way, can tell.
    ///
    /// # Errors
    /// What stood in the way.
    pub async fn send(&self, name: &str, letter: &Letter) -> Result<(), Trouble> {
        let to: Address = letter.to.parse().map_err(|_| Trouble::NoAddress)?;
        let message = self.written(name, letter, to)?;
        match tokio::time::timeout(self.patience, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Trouble::of(&error)),
            Err(_) => Err(Trouble::Hangs),
        }
    }

    /// What stands in the head for programs: that nobody need answer, what belongs together, and how one gets no more of it,
    /// as RFC 3834, RFC 5322 and RFC 8058 have it.
    fn beside(&self, mut head: MessageBuilder, letter: &Letter) -> MessageBuilder {
        head = head.raw_header(line("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(thread) = &letter.thread {
            let first = format!("<{thread}@{}>", self.from.email.domain());
            head = head.in_reply_to(first.clone()).references(first);
        }
        if let Some(leave) = &letter.leave {
            head = head
                .raw_header(line("List-Unsubscribe", format!("<{leave}>")))
                .raw_header(line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        head
    }

    fn written(&self, name: &str, letter: &Letter, to: Address) -> Result<Message, Trouble> {
        let html = letter.html().map_err(|error| Trouble::Ours(error.to_string()))?;
        let domain = self.from.email.domain();
        let head = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.title())
            .message_id(Some(format!("<{name}@{domain}>")));
        self.beside(head, letter)
            .multipart(Self::parts(letter, html)?)
            .map_err(|error| Trouble::Ours(error.to_string()))
    }

    /// The letter in each of its forms; a date is one of them, as RFC 6047 has it.
    fn parts(letter: &Letter, html: String) -> Result<MultiPart, Trouble> {
        let both = MultiPart::alternative_plain_html(letter.plain(), html);
        let Some((method, calendar)) = &letter.date else { return Ok(both) };
        let kind = format!("text/calendar; charset=utf-8; method={}", method.word());
        let kind = ContentType::parse(&kind).map_err(|error| Trouble::Ours(error.to_string()))?;
        Ok(both.singlepart(SinglePart::builder().header(kind).body(calendar.clone())))
    }

    /// The address from which letters come.
    pub fn from(&self) -> String {
        self.from.email.to_string()
    }
}

/// A line of the head that the library has no name for. It holds letters of ASCII alone, and no breaks.
fn line(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
}

/// The address as the library wants it. Nothing is ever sent unencrypted that should have been encrypted: where TLS is
/// asked for and cannot be had, nothing is sent.
fn address(server: &str) -> anyhow::Result<String> {
    let (scheme, rest) = server.split_once("://").unwrap_or_default();
    match scheme {
        "smtps" => Ok(server.to_owned()),
        "smtp" => Ok(format!("smtp://{}?tls=required", rest.trim_end_matches('/'))),
        "smtp+plain" => Ok(format!("smtp://{}", rest.trim_end_matches('/'))),
        _ => bail!(
            "--smtp begins with smtps:// (encrypted from the start), smtp:// (encrypted by STARTTLS), or smtp+plain:// \
             (not encrypted, for a mail server on the same machine)"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn starttls_is_asked_for_unless_the_host_says_plain() {
        assert_eq!(
            address("smtp://a:b@mail.example.org:587").unwrap(),
            "smtp://a:b@mail.example.org:587?tls=required"
        );
        assert_eq!(address("smtps://mail.example.org/").unwrap(), "smtps://mail.example.org/");
        assert_eq!(address("smtp+plain://127.0.0.1:25").unwrap(), "smtp://127.0.0.1:25");
    }

    #[test]
    fn what_is_no_mail_server_is_told_what_to_write() {
        for wrong in ["mail.example.org", "https://mail.example.org", ""] {
            assert!(address(wrong).unwrap_err().to_string().contains("smtps://"), "{wrong}");
        }
    }
}
