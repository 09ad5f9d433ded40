//! Bringing a file in: taken up in one short change, then done as a whole beside the requests.

use super::Address;
use crate::imports::import::{Progress, UnderWay};
use crate::imports::planning::{apply, plan};
use crate::imports::{refused_rows, store};
use db::{Db, Time, Write};
use house::ids::{ImportId, MemberId, NetworkId};
use house::web::{Answer, At, Error, Said, Speech, Visit};
use std::sync::Arc;
use std::time::Duration;

/// After this long an import that has not ended was broken off, by a server that stopped.
const STALE: Duration = Duration::from_secs(600);

/// One import to be brought in, and by whom.
#[derive(Clone)]
struct Bringing {
    id: ImportId,
    network: NetworkId,
    by: MemberId,
    now: Time,
    speech: Speech,
    progress: Arc<Progress>,
}

/// POST `/n/{slug}/imports/{id}/application`: two who press at once bring it in once.
pub(in crate::imports) async fn bring(visit: Visit, At((_, id)): Address, under_way: UnderWay) -> Answer {
    let asked = visit.clone();
    let claimed = visit.write(move |tx, viewer| {
        super::find(tx, viewer, id)?;
        let taken = store::claim(tx, viewer.network.id, id, viewer.now, viewer.now - STALE)?;
        let speech = asked.speech(viewer.account.as_ref(), Some(&viewer.network));
        Ok((taken > 0).then_some((viewer.network.id, viewer.member()?.id, speech)))
    });
    if let Some((network, by, speech)) = claimed.await? {
        let progress = under_way.begin(id);
        let bringing = Bringing { id, network, by, now: visit.now, speech, progress };
        tokio::spawn(run(visit.app.db.clone(), bringing, under_way));
    }
    Ok(visit.go(visit.path(format!("imports/{id}"))))
}

async fn run(db: Db, bringing: Bringing, under_way: UnderWay) {
    let id = bringing.id;
    let done = db.write(move |tx| bringing.write(tx)).await;
    if let Err(error) = done {
        let why = match &error {
            Error::Refused(Said::Key(key, _)) => *key,
            other => {
                tracing::error!(?other, "an import failed; nothing of it was kept");
                "import-refused-broken"
            }
        };
        let noted = db.write(move |tx| store::fail(tx, id, why)).await;
        if let Err(error) = noted {
            tracing::error!(?error, "that an import failed could not be written down");
        }
    }
    under_way.end(id);
}

impl Bringing {
    /// The one transaction: what the network knows is asked again, so that the plan is that of this very moment.
    fn write(&self, tx: &mut Write<'_>) -> Result<(), Error> {
        let import = store::by_id(tx, self.network, self.id)?.ok_or(Error::NotFound)?;
        let reading = import.reading()?;
        let table = import.table(&reading)?;
        let plan = plan(tx, self.network, &table, &reading)?;
        self.progress.expect(plan.steps());
        let by = (Some(self.by), Some(self.id));
        apply(tx, self.network, &plan, by, self.now, &|done| self.progress.reach(done))?;
        let report = serde_json::to_string(&plan.report()).map_err(|error| Error::Broken(error.into()))?;
        store::finish(tx, self.id, &report, &refused_rows(&table, &plan, &self.speech)?, self.now)?;
        Ok(())
    }
}
