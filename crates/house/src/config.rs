//! What a host can set: on the command line or by environment variables of the same name.

use clap::Args;
use std::net::SocketAddr;

/// How the server listens and where its data lives.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "COMMONWEAVE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// The address under which people reach the server, such as `https://commonweave.example.org`. With
    /// `https` cookies are sent over HTTPS alone. Without it, the listening address is used.
    #[arg(long, env = "COMMONWEAVE_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// Where the data is: `sqlite://commonweave.db` (made on first start) or `postgres://user:password@host/name`.
    #[arg(long, env = "COMMONWEAVE_DATABASE", default_value = "sqlite://commonweave.db")]
    pub database: String,

    /// How many connections read at a time. By default as many as the machine has cores, 2 to 8.
    #[arg(long, env = "COMMONWEAVE_READERS")]
    pub readers: Option<usize>,

    /// How many live streams there may be at once, one for each open page that follows what happens. Fewer where the
    /// system lets the server open fewer files.
    #[arg(long, env = "COMMONWEAVE_STREAMS", default_value_t = 10_000)]
    pub streams: usize,

    /// How many live streams one person may have; people who are not signed in share ten times as many from one address.
    #[arg(long, env = "COMMONWEAVE_STREAMS_PER_PERSON", default_value_t = 100)]
    pub streams_per_person: usize,

    /// Largest file that a steward may bring, in mebibytes.
    #[arg(long, env = "COMMONWEAVE_UPLOAD_LIMIT", default_value_t = 16)]
    pub upload_limit: usize,

    /// The mail server: `smtps://user:password@host` (encrypted from the start, port 465), `smtp://user:password@host`
    /// (encrypted by STARTTLS, port 587), or `smtp+plain://127.0.0.1:25` (not encrypted, for one on the same machine). Signs
    /// such as `@` in a password are written as `%40`. Without it no mail is sent.
    #[arg(long, env = "COMMONWEAVE_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,

    /// From whom mail comes, such as `Commonweave <noreply@example.org>`. Needed for mail.
    #[arg(long, env = "COMMONWEAVE_MAIL_FROM")]
    pub mail_from: Option<String>,
    #[command(flatten)]
    pub files: FilesAt,

    /// Largest file that somebody may put on an item or a message, in mebibytes.
    #[arg(long, env = "COMMONWEAVE_FILE_LIMIT", default_value_t = 25)]
    pub file_limit: u64,

    /// How many files one item or message may carry.
    #[arg(long, env = "COMMONWEAVE_FILES_PER_TEXT", default_value_t = 20)]
    pub files_per_text: usize,

    /// How much room the files of one network may take, in mebibytes.
    #[arg(long, env = "COMMONWEAVE_FILES_PER_NETWORK", default_value_t = 10_240)]
    pub files_per_network: u64,

    /// Where the keys of secret votes lie while these are open: a folder of the server's own, which belongs into no backup.
    /// By default beside the SQLite file, named as it is with `-keys` at its end; `commonweave-keys` where the data is in
    /// PostgreSQL. Nodes that share a database share this folder, or each closes the votes that it opened.
    #[arg(long, env = "COMMONWEAVE_KEYS")]
    pub keys: Option<String>,

    /// Take the caller's address from `X-Forwarded-For`. Only behind a proxy of one's own that sets it.
    #[arg(long, env = "COMMONWEAVE_TRUST_PROXY", value_parser = switch)]
    pub trust_proxy: bool,

    /// Posts that one caller may send in a minute before they are asked to wait.
    #[arg(long, env = "COMMONWEAVE_POSTS_PER_MINUTE", default_value_t = 120)]
    pub posts_per_minute: u32,

    /// Attempts to sign in that one caller may make in a minute before they are asked to wait.
    #[arg(long, env = "COMMONWEAVE_SIGN_INS_PER_MINUTE", default_value_t = 10)]
    pub sign_ins_per_minute: u32,
}

/// Where the bytes of files lie.
#[derive(Debug, Clone, Default, Args)]
pub struct FilesAt {
    /// Where files lie: a folder, or `s3://bucket/prefix`. By default a folder beside the SQLite file, named as it is with
    /// `-files` at its end; `commonweave-files` where the data is in PostgreSQL.
    #[arg(long, env = "COMMONWEAVE_FILES")]
    pub files: Option<String>,

    /// The address of the S3 server, such as `https://s3.example.org`. Without it, that of Amazon for the region.
    #[arg(long, env = "COMMONWEAVE_S3_ENDPOINT")]
    pub s3_endpoint: Option<String>,

    /// The region of the bucket.
    #[arg(long, env = "COMMONWEAVE_S3_REGION", default_value = "us-east-1")]
    pub s3_region: String,

    /// The name of the key with which to read and write the bucket.
    #[arg(long, env = "COMMONWEAVE_S3_KEY", hide_env_values = true)]
    pub s3_key: Option<String>,

    /// The secret of that key.
    #[arg(long, env = "COMMONWEAVE_S3_SECRET", hide_env_values = true)]
    pub s3_secret: Option<String>,
}

impl FilesAt {
    /// Where files lie when the data is in this database.
    pub fn place(&self, database: &str) -> String {
        let beside = || {
            let file = database.strip_prefix("sqlite://")?;
            Some(format!("{}-files", file.strip_suffix(".db").unwrap_or(file)))
        };
        self.files.clone().or_else(beside).unwrap_or_else(|| "commonweave-files".to_owned())
    }
}

/// Reads what a host wrote into the variable of a switch.
fn switch(text: &str) -> Result<bool, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "yes" | "true" | "on" => Ok(true),
        "0" | "no" | "false" | "off" => Ok(false),
        _ => Err("write 1, yes or true to switch it on, and 0, no or false to leave it off".to_owned()),
    }
}

impl Config {
    /// Whether cookies must be kept to HTTPS.
    pub fn https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Where the keys of secret votes lie.
    pub fn keys_folder(&self) -> String {
        let beside = || {
            let file = self.database.strip_prefix("sqlite://")?;
            Some(format!("{}-keys", file.strip_suffix(".db").unwrap_or(file)))
        };
        self.keys.clone().or_else(beside).unwrap_or_else(|| "commonweave-keys".to_owned())
    }

    /// The address to write into links that leave the browser: invitations, the set-up link.
    pub fn base_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FilesAt, switch};

    #[test]
    fn files_lie_beside_the_database_unless_a_host_says_where() {
        let at = FilesAt::default();
        assert_eq!(at.place("sqlite://commonweave.db"), "commonweave-files");
        assert_eq!(at.place("sqlite:///var/lib/commonweave/data.db"), "/var/lib/commonweave/data-files");
        assert_eq!(at.place("postgres://user@host/name"), "commonweave-files");
        let said = FilesAt { files: Some("s3://ours/here".to_owned()), ..FilesAt::default() };
        assert_eq!(said.place("sqlite://commonweave.db"), "s3://ours/here");
    }

    #[test]
    fn a_switch_is_written_as_one_does() {
        for on in ["1", "yes", "true", " True ", "ON"] {
            assert_eq!(switch(on), Ok(true), "{on}");
        }
        for off in ["0", "no", "false", "Off"] {
            assert_eq!(switch(off), Ok(false), "{off}");
        }
    }

    #[test]
    fn what_is_no_switch_is_told_what_to_write() {
        for wrong in ["", "2", "maybe", "10.0.0.1"] {
            assert!(switch(wrong).is_err_and(|said| said.contains("write 1, yes or true")), "{wrong}");
        }
    }
}
