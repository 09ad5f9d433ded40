//! Bringing a file in: taken up in one short change, then done as a whole beside the requests.

use super::Address;
use crate::imports::import::{Progress, UnderWay};
use crate::imports::planning::{Doing, Set, apply, plan};
use crate::imports::{refused_rows, store};
use db::{Db, Time, Write};
use house::access::Action;
use house::ids::{ImportId, MemberId, NetworkId};
use house::members;
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
    /// What its rows say, as HTML.
    set: Set,
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
        let bringing = Bringing { id, network, by, now: visit.now, speech, progress, set: Set::default() };
        tokio::spawn(run(visit.app.db.clone(), bringing, under_way));
    }
    Ok(visit.go(visit.path(format!("imports/{id}"))))
}

async fn run(db: Db, bringing: Bringing, under_way: UnderWay) {
    let id = bringing.id;
    let done = match bringing.set(&db).await {
        Ok(bringing) => db.write(move |tx| bringing.write(tx)).await,
        Err(error) => Err(error),
    };
    if let Err(error) = done {
        let why = match &error {
            Error::Refused(Said::Key(key, _)) => key.clone().into_owned(),
            other => {
                tracing::error!(?other, "an import failed; nothing of it was kept");
                "import-refused-broken".to_owned()
            }
        };
        let noted = db.write(move |tx| store::fail(tx, id, &why)).await;
        if let Err(error) = noted {
            tracing::error!(?error, "that an import failed could not be written down");
        }
    }
    under_way.end(id);
}

impl Bringing {
    /// Sets what the rows say, beside the threads that read and write.
    async fn set(self, db: &Db) -> Result<Bringing, Error> {
        let (network, id) = (self.network, self.id);
        let read = db.read(move |q| {
            let import = store::by_id(q, network, id)?.ok_or(Error::NotFound)?;
            let reading = import.reading()?;
            Ok::<_, Error>((import, reading))
        });
        let (import, reading) = read.await?;
        let set = tokio::task::spawn_blocking(move || {
            let table = import.table(&reading)?;
            Ok::<_, Error>(Set::of(&table, &reading))
        });
        let set = set.await.map_err(|error| Error::Broken(error.into()))??;
        Ok(Bringing { set, ..self })
    }

    /// The one transaction: what the network knows is asked again, so that the plan is that of this very moment; and
    /// whether whoever pressed the button may still bring anybody in.
    fn write(&self, tx: &mut Write<'_>) -> Result<(), Error> {
        if !members::still_may(tx, self.network, self.by, Action::Import)? {
            return Err(Error::Refused(Said::key("import-refused-unheld")));
        }
        let import = store::by_id(tx, self.network, self.id)?.ok_or(Error::NotFound)?;
        let reading = import.reading()?;
        let table = import.table(&reading)?;
        let plan = plan(tx, self.network, &table, &reading)?;
        self.progress.expect(plan.steps());
        let progress = |done| self.progress.reach(done);
        let (by, set) = (Some(self.by), &self.set);
        let doing = Doing { by, import: self.id, now: self.now, set, progress: &progress };
        apply(tx, self.network, &plan, &doing)?;
        let report = serde_json::to_string(&plan.report()).map_err(|error| Error::Broken(error.into()))?;
        store::finish(tx, self.id, &report, &refused_rows(&table, &plan, &self.speech)?, self.now)?;
        Ok(())
    }
}
