//! One file on its way from a form to the depot: measured while it comes, told by its content, made anew where it is a
//! picture, and written down last. First the place is noted, then the bytes are put there, then the row is written: no row
//! is ever without its bytes, and bytes without a row are taken away by and by.

use super::attaching::GRACE;
use super::depot::Spool;
use super::intake::largest;
use super::laying::{self, Come, lay, told, whole};
use super::name;
use super::store::{self, Arrived};
use crate::ids::{FileId, MemberId, NetworkId};
use crate::web::{Error, Said, Visit};
use sha2::{Digest, Sha256};

/// How many files of one member may wait for a text.
const WAITING: i64 = 60;
/// How many bytes tell what a file is.
const START: usize = 64;

/// Keeps the files of one form.
pub(super) struct Keeping {
    visit: Visit,
    /// Who brings them, once that was asked; none for whom nothing is kept.
    owner: Option<Option<Owner>>,
    came: Vec<FileId>,
}

#[derive(Debug, Clone, Copy)]
struct Owner {
    network: NetworkId,
    member: MemberId,
    waiting: i64,
    taken: i64,
}

/// A file that is coming.
pub(super) struct Arriving {
    name: String,
    owner: Owner,
    start: Vec<u8>,
    sum: Sha256,
    spool: Result<Spool, Said>,
    largest: u64,
}

impl Keeping {
    pub(super) fn of(visit: Visit) -> Keeping {
        Keeping { visit, owner: None, came: Vec::new() }
    }

    /// The files that were kept.
    pub(super) fn came(&self) -> &[FileId] {
        &self.came
    }

    /// Begins with the next file; none where whoever sends it may keep nothing here. They are told by the change that follows.
    pub(super) async fn begin(&mut self, sent: &str) -> Result<Option<Arriving>, Error> {
        let Some(owner) = self.owner().await? else { return Ok(None) };
        let came = i64::try_from(self.came.len()).unwrap_or(i64::MAX);
        let spool = if owner.waiting.saturating_add(came) >= WAITING {
            Err(Said::key("file-refused-waiting").with("limit", WAITING))
        } else {
            self.visit.app.depot.spool().await.map_err(told)
        };
        Ok(Some(Arriving {
            name: name::cleaned(sent),
            owner,
            start: Vec::new(),
            sum: Sha256::new(),
            spool,
            largest: largest(&self.visit.app.config),
        }))
    }

    /// Keeps a file that has come whole; answers with the sentence that says why it is not kept.
    pub(super) async fn end(&mut self, arriving: Arriving) -> Result<Result<FileId, Said>, Error> {
        let kept = self.keep(arriving).await?;
        self.came.extend(kept.as_ref().ok());
        Ok(kept)
    }

    async fn owner(&mut self) -> Result<Option<Owner>, Error> {
        if let Some(owner) = self.owner {
            return Ok(owner);
        }
        let read = self.visit.read(|q, viewer| {
            let (network, member) = (viewer.network.id, viewer.member()?.id);
            let (waiting, taken) = (store::waiting_of(q, member)?, store::taken(q, network)?);
            Ok(Owner { network, member, waiting, taken })
        });
        let owner = match read.await {
            Ok(owner) => Some(owner),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        };
        self.owner = Some(owner);
        Ok(owner)
    }

    async fn keep(&self, arriving: Arriving) -> Result<Result<FileId, Said>, Error> {
        let Arriving { name, owner, start, sum, spool, .. } = arriving;
        let spool = match spool {
            Ok(spool) => spool,
            Err(said) => return Ok(Err(said)),
        };
        if self.is_full(owner.taken.saturating_add(whole(spool.bytes()))) {
            return Ok(Err(self.full()));
        }
        let place = laying::place(owner.network)?;
        let (noted, due) = (place.clone(), self.visit.now + GRACE);
        self.visit.write(move |tx, _| Ok(store::expect(tx, &noted, due)?)).await?;
        let (app, come) = (&self.visit.app, Come { spool, start, sum });
        match lay(&app.depot, &app.darkroom, come, (&name, &place)).await {
            Ok(laid) => self.write_down(laid.arrived((owner.network, owner.member), name, place)).await,
            Err(said) => Ok(Err(said)),
        }
    }

    /// Writes the row, unless the network has filled up meanwhile.
    async fn write_down(&self, arrived: Arrived) -> Result<Result<FileId, Said>, Error> {
        let limit = self.limit();
        let full = self.full();
        let written = self.visit.write(move |tx, viewer| {
            let id = store::arrive(tx, &arrived, viewer.now)?;
            if store::taken(tx, arrived.network)? > limit {
                return Err(Error::Refused(full.clone()));
            }
            Ok(id)
        });
        match written.await {
            Ok(Some(id)) => Ok(Ok(id)),
            // It took longer than a place is held free.
            Ok(None) => Ok(Err(Said::key("file-refused-away"))),
            Err(Error::Refused(said)) => Ok(Err(said)),
            Err(error) => Err(error),
        }
    }

    fn limit(&self) -> i64 {
        whole(self.visit.app.config.files_per_network.saturating_mul(1024 * 1024))
    }

    fn is_full(&self, bytes: i64) -> bool {
        bytes > self.limit()
    }

    fn full(&self) -> Said {
        Said::key("file-refused-network")
    }
}

impl Arriving {
    /// Takes the next piece; false where no more of it is wanted.
    pub(super) async fn take(&mut self, piece: &[u8]) -> bool {
        let Ok(spool) = &mut self.spool else { return false };
        let come = spool.bytes().saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if come > self.largest {
            let said = Said::key("file-refused-size").with("name", &self.name);
            self.spool = Err(said.with("limit", whole(self.largest / (1024 * 1024))));
            return false;
        }
        let missing = START.saturating_sub(self.start.len());
        self.start.extend(piece.iter().take(missing));
        self.sum.update(piece);
        let written = spool.write(piece).await;
        if let Err(trouble) = written {
            self.spool = Err(told(trouble));
        }
        self.spool.is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.start.is_empty()
    }
}
