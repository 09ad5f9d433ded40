//! Where the bytes of files lie: in a folder, or in a bucket of an S3 server. Bytes come in by way of a spool, a file of
//! their own that goes with whoever wrote it: what arrives half leaves nothing, and nothing is held in memory whole.
//!
//! A place is written once and never changed. What lies in it is told by a row of the table `files`.

mod bucket;
mod folder;
mod spool;

pub use spool::Spool;

use crate::config::FilesAt;
use axum::body::Body;
use bucket::Bucket;
use db::Time;
use folder::Folder;
use std::io::ErrorKind;

/// The place where the bytes of all files lie.
#[derive(Debug, Clone)]
pub enum Depot {
    /// A folder of this machine, or one that several nodes share.
    Folder(Folder),
    /// A bucket of an S3 server.
    Bucket(Bucket),
}

/// Why bytes cannot be kept or had.
#[derive(Debug)]
pub enum Trouble {
    /// There is no room left.
    Full,
    /// The folder cannot be used, or the server does not answer.
    Away(anyhow::Error),
}

impl Depot {
    /// The depot that a host has set.
    ///
    /// # Errors
    /// Where the setting cannot be understood. A folder is made, and a server asked, when the first file comes.
    pub fn of(at: &FilesAt, database: &str) -> anyhow::Result<Depot> {
        let place = at.place(database);
        match place.strip_prefix("s3://") {
            Some(bucket) => Ok(Depot::Bucket(Bucket::of(bucket, at)?)),
            None => Ok(Depot::Folder(Folder::at(place))),
        }
    }

    /// How a host knows it.
    pub fn name(&self) -> String {
        match self {
            Depot::Folder(folder) => format!("the folder {}", folder.root().display()),
            Depot::Bucket(bucket) => format!("the bucket {}", bucket.name()),
        }
    }

    /// A spool for bytes that are about to come.
    ///
    /// # Errors
    /// Where none can be opened.
    pub async fn spool(&self) -> Result<Spool, Trouble> {
        match self {
            Depot::Folder(folder) => Spool::open(folder.incoming(), true).await,
            Depot::Bucket(_) => Spool::open(std::env::temp_dir(), false).await,
        }
    }

    /// Keeps what was spooled at this place.
    ///
    /// # Errors
    /// Where it cannot be kept; then nothing is there.
    pub async fn keep(&self, spool: Spool, place: &str) -> Result<(), Trouble> {
        match self {
            Depot::Folder(folder) => folder.take(spool, place).await,
            Depot::Bucket(bucket) => bucket.take(spool, place).await,
        }
    }

    /// Keeps these bytes at this place.
    ///
    /// # Errors
    /// As [`Depot::keep`].
    pub async fn put(&self, bytes: &[u8], place: &str) -> Result<(), Trouble> {
        let mut spool = self.spool().await?;
        spool.write(bytes).await?;
        self.keep(spool, place).await
    }

    /// What lies at this place, as the body of an answer; none where nothing does.
    ///
    /// # Errors
    /// Where it cannot be had.
    pub async fn open(&self, place: &str) -> Result<Option<Body>, Trouble> {
        match self {
            Depot::Folder(folder) => folder.open(place).await,
            Depot::Bucket(bucket) => bucket.open(place).await,
        }
    }

    /// How many bytes lie at this place; none where nothing does.
    ///
    /// # Errors
    /// Where that cannot be found out.
    pub async fn size(&self, place: &str) -> Result<Option<u64>, Trouble> {
        match self {
            Depot::Folder(folder) => folder.size(place).await,
            Depot::Bucket(bucket) => bucket.size(place).await,
        }
    }

    /// Empties this place; it may be empty already.
    ///
    /// # Errors
    /// Where that cannot be done.
    pub async fn empty(&self, place: &str) -> Result<(), Trouble> {
        match self {
            Depot::Folder(folder) => folder.empty(place).await,
            Depot::Bucket(bucket) => bucket.empty(place).await,
        }
    }

    /// Takes away spools that were begun before this moment and never kept, such as those of a server that was cut off.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub async fn sweep(&self, before: Time) -> Result<(), Trouble> {
        match self {
            Depot::Folder(folder) => spool::sweep(folder.incoming(), before).await,
            // They lie in the machine's folder for such things, which it sweeps itself.
            Depot::Bucket(_) => Ok(()),
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Trouble::Full,
            _ => Trouble::Away(error.into()),
        }
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Trouble::Full => out.write_str("there is no room left for files"),
            Trouble::Away(cause) => write!(out, "{cause:#}"),
        }
    }
}
