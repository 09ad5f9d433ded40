//! Starting, running and stopping the server.

mod descriptors;
mod door;
mod patient;
mod waiting;

pub use door::{Limits, serve as serve_router};

use crate::{migrations, rooms, router};
use anyhow::Context;
use db::{Db, Options};
use house::app::App;
use house::clock::Clock;
use house::config::Config;
use house::room::Rooms;
use house::{accounts, happenings, jobs, members, organisations, search};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long requests that are under way may take to end once the server is asked to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Descriptors that are kept for other things than connections: the database, files that are read.
const OTHERS: usize = 64;
/// The most connections, however many descriptors there may be.
const CONNECTIONS: usize = 50_000;

/// Opens the database and brings it up to date.
///
/// # Errors
/// Where the database cannot be opened, or its migrations are not those of this program.
pub fn open(config: &Config) -> anyhow::Result<Db> {
    let mut options = Options::default();
    if let Some(readers) = config.readers {
        options.readers = readers;
    }
    let db = Db::open(&config.database, options)?;
    for name in db.migrate(migrations::ALL)? {
        tracing::info!(name, "applied a migration");
    }
    look_at_names(&db)?;
    Ok(db)
}

/// Finds out what the names look like that were written before stewards were shown whose name looks like another's.
///
/// # Errors
/// Those of the database.
pub fn look_at_names(db: &Db) -> anyhow::Result<()> {
    let looked = members::look_at_members(db).and_then(|()| organisations::look_at_organisations(db));
    looked.map_err(|error| anyhow::anyhow!("the names of members cannot be looked at: {error:?}"))
}

/// Runs the server until SIGINT or SIGTERM; `say` prints where it listens and, on an empty database, the set-up link.
///
/// # Errors
/// Where the database cannot be opened or the address cannot be listened on.
pub fn run(config: Config, demo: bool, say: fn(&str)) -> anyhow::Result<()> {
    let db = open(&config)?;
    let closing = db.clone();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ran = runtime.block_on(listen(db, config, demo, say));
    // Whoever is still connected is answered nothing more, and all that was changed stands in the database itself.
    closing.close();
    ran
}

async fn listen(db: Db, mut config: Config, demo: bool, say: fn(&str)) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!("cannot listen on {}: choose another address with --listen", config.listen)
    })?;
    config.listen = listener.local_addr()?;
    let connections = descriptors::raise().saturating_sub(OTHERS).clamp(OTHERS / 4, CONNECTIONS);
    let limits = Limits { connections, ..Limits::default() };
    // Whoever follows what happens leaves a quarter of the room to whoever asks for a page.
    config.streams = config.streams.min(connections / 4 * 3);
    let app = Arc::new(App { demo, ..App::new(db, config, Clock::Machine, Rooms::of(rooms::ALL))? });
    say(&format!("listening on {}", app.config.base_url()));
    if let Some(link) = accounts::setup_link(&app).await? {
        say(&format!("No account yet. Open this link once to make the first one:\n  {link}"));
    }
    let old = app.clone();
    tokio::task::spawn_blocking(move || make_searchable(&old));
    let beside = start_jobs(&app);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let serving = door::serve(listener, router::service(app.clone()), limits, stopped);
    let hub = app.hub.clone();
    let late = async move {
        asked_to_stop().await;
        tracing::info!("stopping: new requests are refused, those under way may end");
        hub.stop();
        stop.send_replace(true);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = serving => {}
        () = late => tracing::warn!("some requests did not end in time and were cut off"),
    }
    beside.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(())
}

/// Makes the index of the search where the database is older than it. Pages are served meanwhile.
fn make_searchable(app: &App) {
    if let Err(error) = search::build_first(&app.db, &app.rooms.finds(), app.rooms.kinds()) {
        tracing::error!(%error, "the search does not find everything: run `commonweave rebuild search`");
    }
}

/// What runs beside the requests.
pub fn start_jobs(app: &Arc<App>) -> Vec<tokio::task::JoinHandle<()>> {
    let tidy = app.clone();
    vec![
        tokio::spawn(app.hub.clone().run()),
        tokio::spawn(happenings::seal_every_second(app.clone())),
        tokio::spawn(jobs::run_every_second(app.clone())),
        tokio::spawn(see::ties::keep_up_every_second(app.clone())),
        tokio::spawn(async move {
            let mut hours = tokio::time::interval(Duration::from_secs(3600));
            loop {
                hours.tick().await;
                tidy.throttle.tidy();
            }
        }),
    ]
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
