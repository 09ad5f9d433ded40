//! Bytes in a folder. A file appears under its name only when all of it is on the disk.

use super::Trouble;
use super::spool::{Spool, make_folder};
use axum::body::Body;
use bytes::{Bytes, BytesMut};
use futures_util::stream;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tokio::fs::File;
use tokio::io::AsyncReadExt;

/// How much is read at a time.
const PIECE: usize = 64 * 1024;

/// A folder of files, made when the first one comes.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn at(root: impl Into<PathBuf>) -> Folder {
        Folder { root: root.into() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    pub(super) async fn take(&self, mut spool: Spool, place: &str) -> Result<(), Trouble> {
        spool.settle().await?;
        let path = self.root.join(place);
        let folder = path.parent().unwrap_or(&self.root);
        make_folder(folder).await?;
        tokio::fs::rename(spool.path(), &path).await?;
        // A name has reached the disk when its folder has.
        #[cfg(unix)]
        File::open(folder).await?.sync_all().await?;
        Ok(())
    }

    pub(super) async fn open(&self, place: &str) -> Result<Option<Body>, Trouble> {
        match File::open(self.root.join(place)).await {
            Ok(file) => Ok(Some(Body::from_stream(stream::unfold(Some(file), next)))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn size(&self, place: &str) -> Result<Option<u64>, Trouble> {
        match tokio::fs::metadata(self.root.join(place)).await {
            Ok(found) => Ok(Some(found.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn empty(&self, place: &str) -> Result<(), Trouble> {
        match tokio::fs::remove_file(self.root.join(place)).await {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// The next piece of a file, and what is left of it.
async fn next(file: Option<File>) -> Option<(std::io::Result<Bytes>, Option<File>)> {
    let mut file = file?;
    let mut piece = BytesMut::with_capacity(PIECE);
    match file.read_buf(&mut piece).await {
        Ok(0) => None,
        Ok(_) => Some((Ok(piece.freeze()), Some(file))),
        Err(error) => Some((Err(error), None)),
    }
}
