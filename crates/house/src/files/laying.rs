//! Laying bytes where they belong: a picture made anew, anything else as it came.

use super::attaching::{GRACE, Target, named};
use super::depot::{Depot, Spool, Trouble};
use super::file::BYTES;
use super::picture::{self, Darkroom, Developed, Refused};
use super::store::{self, Arrived};
use super::thumb_place;
use crate::clock::{Chance, hex};
use crate::ids::{FileId, MemberId, NetworkId};
use crate::web::{Error, Form, Said, Viewer, Visit};
use anyhow::Context;
use db::{Db, Time, Write};
use sha2::{Digest, Sha256};

/// Bytes that have come whole: where they wait, how they begin, and their sum.
pub(super) struct Come {
    pub(super) spool: Spool,
    pub(super) start: Vec<u8>,
    pub(super) sum: Sha256,
}

/// What lies in the depot now.
pub(super) struct Laid {
    media: &'static str,
    bytes: i64,
    thumb_bytes: i64,
    size: (i64, i64),
    digest: String,
}

/// A file that somebody puts where it belongs without a form, as the people of the demo do.
#[derive(Debug, Clone)]
pub struct Gift {
    /// Its network.
    pub network: NetworkId,
    /// Whose it is.
    pub member: MemberId,
    /// What carries it.
    pub target: Target,
    /// What it is called, and what it shows.
    pub name: String,
    /// As `name`.
    pub alt: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it came.
    pub now: Time,
}

/// Where a file is to lie: nobody can guess it.
pub(super) fn place(network: NetworkId) -> anyhow::Result<String> {
    let token = Chance.token()?;
    Ok(format!("{network}/{}/{token}", token.get(..2).unwrap_or_default()))
}

/// Lays what has come at this place; answers with the sentence that says why it is not taken.
pub(super) async fn lay(
    depot: &Depot,
    darkroom: &Darkroom,
    come: Come,
    (name, place): (&str, &str),
) -> Result<Laid, Said> {
    let Come { mut spool, start, sum } = come;
    let Some(format) = picture::format(&start) else {
        let bytes = whole(spool.bytes());
        depot.keep(spool, place).await.map_err(told)?;
        let digest = hex(&sum.finalize());
        return Ok(Laid { media: BYTES, bytes, thumb_bytes: 0, size: (0, 0), digest });
    };
    spool.settle().await.map_err(told)?;
    let made = darkroom.develop(spool.path(), format).await.map_err(|why| match why {
        Refused::Large => Said::key("file-refused-points").with("name", name),
        Refused::Broken => Said::key("file-refused-picture").with("name", name),
    })?;
    drop(spool);
    let Developed { media, width, height, reading, thumb } = made;
    depot.put(&reading, place).await.map_err(told)?;
    depot.put(&thumb, &thumb_place(place)).await.map_err(told)?;
    let count = |bytes: &[u8]| i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    Ok(Laid {
        media,
        bytes: count(&reading),
        thumb_bytes: count(&thumb),
        size: (i64::from(width), i64::from(height)),
        digest: hex(&Sha256::digest(&reading)),
    })
}

impl Laid {
    /// The row that tells of it.
    pub(super) fn arrived(self, owner: (NetworkId, MemberId), name: String, place: String) -> Arrived {
        let Laid { media, bytes, thumb_bytes, size, digest } = self;
        Arrived { network: owner.0, member: owner.1, name, media, bytes, thumb_bytes, size, digest, place }
    }
}

/// Puts a file where it belongs.
///
/// # Errors
/// Those of the database; where the depot does not do its work, or the picture is none.
pub async fn give(db: &Db, depot: &Depot, darkroom: &Darkroom, gift: Gift) -> anyhow::Result<()> {
    let place = place(gift.network)?;
    let (noted, due) = (place.clone(), gift.now + GRACE);
    db.write(move |tx| store::expect(tx, &noted, due)).await?;
    let mut spool = depot.spool().await.map_err(|trouble| anyhow::anyhow!("{trouble}"))?;
    spool.write(&gift.bytes).await.map_err(|trouble| anyhow::anyhow!("{trouble}"))?;
    let sum = Sha256::new_with_prefix(&gift.bytes);
    let come = Come { spool, start: gift.bytes.clone(), sum };
    let laid = lay(depot, darkroom, come, (&gift.name, &place)).await;
    let laid = laid.map_err(|said| anyhow::anyhow!("{} cannot be kept: {said:?}", gift.name))?;
    let arrived = laid.arrived((gift.network, gift.member), gift.name, place);
    let (member, target, alt, now) = (gift.member, gift.target, gift.alt, gift.now);
    let written = db.write(move |tx| {
        let Some(id) = store::arrive(tx, &arrived, now)? else { return Ok(None) };
        store::attach(tx, member, target, &[(id, alt.clone())]).map(Some)
    });
    written.await?.context("the place of a file was given up")?;
    Ok(())
}

/// What a sender is told of trouble with the depot; the host reads the cause in the log.
pub(super) fn told(trouble: Trouble) -> Said {
    tracing::error!(cause = %trouble, "a file could not be kept");
    match trouble {
        Trouble::Full => Said::key("file-refused-full"),
        Trouble::Away(_) => Said::key("file-refused-away"),
    }
}

/// So many bytes as a number of the database.
pub(super) fn whole(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// The small size of the one picture that a form brought, with the files that came; none where the form complains now.
///
/// # Errors
/// Those of the database; [`Error::Away`] where the depot does not do its work.
pub async fn picture_brought(
    visit: &Visit,
    form: &mut Form,
) -> Result<Option<(Vec<FileId>, Vec<u8>)>, Error> {
    let ids = named(form);
    if form.has_errors() {
        return Ok(None);
    }
    let asked = ids.clone();
    let found = visit.read(move |q, viewer| Ok(store::waiting(q, viewer.member()?.id, &asked)?)).await?;
    let Some(file) = found.into_iter().next() else {
        form.fail("bring", "file-refused-none");
        return Ok(None);
    };
    if !file.is_picture() {
        form.fail("bring", "file-refused-no-picture");
        return Ok(None);
    }
    let away = |cause: String| Error::Away(anyhow::anyhow!("a picture could not be read: {cause}"));
    let body =
        visit.app.depot.open(&thumb_place(&file.place)).await.map_err(|trouble| away(trouble.to_string()))?;
    let body = body.ok_or_else(|| away("it is not where it should be".to_owned()))?;
    let most = usize::try_from(file.thumb_bytes).unwrap_or_default();
    let bytes = axum::body::to_bytes(body, most).await.map_err(|cause| away(cause.to_string()))?;
    Ok(Some((ids, bytes.to_vec())))
}

/// Gives back what was brought for this alone.
///
/// # Errors
/// Those of the database.
pub fn give_back(tx: &mut Write<'_>, viewer: &Viewer, ids: &[FileId]) -> Result<(), Error> {
    let waiting = store::waiting(tx, viewer.member()?.id, ids)?;
    Ok(store::remove(tx, &waiting, viewer.now + GRACE)?)
}
