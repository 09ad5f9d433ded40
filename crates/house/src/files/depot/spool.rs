//! Bytes on their way in. Whoever gives a spool up leaves nothing behind.

use super::Trouble;
use crate::clock::Chance;
use db::Time;
use std::path::{Path, PathBuf};
use tokio::fs::{DirBuilder, File, OpenOptions};
use tokio::io::AsyncWriteExt;

/// A file that is being written, and goes when it is dropped before it is kept.
#[derive(Debug)]
pub struct Spool {
    file: File,
    path: PathBuf,
    bytes: u64,
}

impl Spool {
    /// Begins one in this folder, which is made where `make` says so.
    pub(super) async fn open(folder: PathBuf, make: bool) -> Result<Spool, Trouble> {
        if make {
            make_folder(&folder).await?;
        }
        let token = Chance.token().map_err(Trouble::Away)?;
        let path = folder.join(format!("commonweave-{token}"));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        let file = options.open(&path).await?;
        Ok(Spool { file, path, bytes: 0 })
    }

    /// Adds to it.
    ///
    /// # Errors
    /// Where the disk takes no more.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), Trouble> {
        self.file.write_all(piece).await?;
        self.bytes += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    /// How many bytes it holds.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Where it lies, for whoever reads it before it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes sure that all of it is on the disk.
    ///
    /// # Errors
    /// Where it is not.
    pub async fn settle(&mut self) -> Result<(), Trouble> {
        self.file.flush().await?;
        Ok(self.file.sync_all().await?)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // Once it is kept, it no longer lies here.
        drop(std::fs::remove_file(&self.path));
    }
}

/// Makes a folder that nobody else may read, with those above it.
pub(super) async fn make_folder(folder: &Path) -> Result<(), Trouble> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    Ok(builder.create(folder).await?)
}

/// Takes away what lies in this folder since before this moment.
pub(super) async fn sweep(folder: PathBuf, before: Time) -> Result<(), Trouble> {
    let mut names = match tokio::fs::read_dir(&folder).await {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        names => names?,
    };
    while let Some(entry) = names.next_entry().await? {
        let changed = entry.metadata().await?.modified()?.duration_since(std::time::UNIX_EPOCH);
        let changed = changed.map_or(0, |since| i64::try_from(since.as_micros()).unwrap_or(i64::MAX));
        if Time::from_micros(changed) < before {
            tokio::fs::remove_file(entry.path()).await?;
        }
    }
    Ok(())
}
