//! Bytes in a bucket of an S3 server: Amazon's, or one of the many that speak as it does.

use super::{Spool, Trouble};
use crate::config::FilesAt;
use anyhow::{Context, ensure};
use axum::body::Body;
use bytes::BytesMut;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{BackoffConfig, ClientOptions, Error, ObjectStoreExt, RetryConfig, WriteMultipart};
use std::time::Duration;
use tokio::fs::File;
use tokio::io::AsyncReadExt;

/// How much of a file is sent at a time; the least that S3 takes as a part.
const PART: usize = 5 * 1024 * 1024;
/// How many parts are under way at once.
const PARTS: usize = 2;
/// How long a server may be away before whoever waits is told.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a server may say nothing in the middle of an answer. How long a whole one takes is for the line of whoever waits
/// for the file.
const SILENCE: Duration = Duration::from_secs(60);

/// A bucket, and the names before those of its files.
#[derive(Debug, Clone)]
pub struct Bucket {
    store: AmazonS3,
    name: String,
    prefix: String,
}

impl Bucket {
    /// `bucket/prefix` as a host has set it.
    pub(super) fn of(place: &str, at: &FilesAt) -> anyhow::Result<Bucket> {
        let (name, prefix) = place.split_once('/').unwrap_or((place, ""));
        ensure!(!name.is_empty(), "write the place of files as s3://bucket or s3://bucket/prefix");
        let keys = at.s3_key.as_deref().zip(at.s3_secret.as_deref());
        let (key, secret) =
            keys.context("a bucket needs its key: set COMMONWEAVE_S3_KEY and COMMONWEAVE_S3_SECRET")?;
        // Whoever was here first has chosen: the program needs one, whichever it is.
        drop(rustls::crypto::ring::default_provider().install_default());
        let retry =
            RetryConfig { backoff: BackoffConfig::default(), max_retries: 3, retry_timeout: PATIENCE };
        let client = ClientOptions::new()
            .with_connect_timeout(PATIENCE)
            .with_timeout_disabled()
            .with_read_timeout(SILENCE);
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_region(&at.s3_region)
            .with_access_key_id(key)
            .with_secret_access_key(secret)
            .with_retry(retry);
        let plain = at.s3_endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://"));
        builder = builder.with_client_options(client.with_allow_http(plain));
        if let Some(endpoint) = &at.s3_endpoint {
            builder = builder.with_endpoint(endpoint.trim_end_matches('/'));
        }
        let store = builder.build().context("the bucket for files cannot be used as it is set")?;
        let prefix = prefix.trim_matches('/').to_owned();
        Ok(Bucket { store, name: format!("s3://{place}"), prefix })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) async fn take(&self, mut spool: Spool, place: &str) -> Result<(), Trouble> {
        spool.settle().await?;
        let mut file = File::open(spool.path()).await?;
        let at = self.at(place);
        let first = part(&mut file).await?;
        if first.len() < PART {
            self.store.put(&at, first.freeze().into()).await.map_err(away)?;
            return Ok(());
        }
        let upload = self.store.put_multipart(&at).await.map_err(away)?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        let sent = send(&mut upload, first, &mut file).await;
        match sent {
            Ok(()) => upload.finish().await.map(drop).map_err(away),
            Err(trouble) => {
                // The server forgets what it has of it; where it cannot be told, its own rules do.
                drop(upload.abort().await);
                Err(trouble)
            }
        }
    }

    pub(super) async fn open(&self, place: &str) -> Result<Option<Body>, Trouble> {
        match self.store.get(&self.at(place)).await {
            Ok(found) => Ok(Some(Body::from_stream(found.into_stream()))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(away(error)),
        }
    }

    pub(super) async fn size(&self, place: &str) -> Result<Option<u64>, Trouble> {
        match self.store.head(&self.at(place)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(away(error)),
        }
    }

    pub(super) async fn empty(&self, place: &str) -> Result<(), Trouble> {
        match self.store.delete(&self.at(place)).await {
            Err(Error::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    fn at(&self, place: &str) -> Path {
        Path::from(format!("{}/{place}", self.prefix))
    }
}

/// Sends a file part by part, a few at once.
async fn send(upload: &mut WriteMultipart, first: BytesMut, file: &mut File) -> Result<(), Trouble> {
    let mut piece = first;
    while !piece.is_empty() {
        upload.wait_for_capacity(PARTS).await.map_err(away)?;
        upload.put(piece.freeze());
        piece = part(file).await?;
    }
    Ok(())
}

/// The next part of a file: a whole one, unless it is the last.
async fn part(file: &mut File) -> Result<BytesMut, Trouble> {
    let mut piece = BytesMut::with_capacity(PART);
    while piece.len() < PART {
        let left = u64::try_from(PART.saturating_sub(piece.len())).unwrap_or(u64::MAX);
        if (&mut *file).take(left).read_buf(&mut piece).await? == 0 {
            break;
        }
    }
    Ok(piece)
}

fn away(error: Error) -> Trouble {
    Trouble::Away(anyhow::Error::from(error).context("the server for files does not do its work"))
}
