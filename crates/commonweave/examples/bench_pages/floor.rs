//! The floor: the same handlers with the same SQL and the same templates over the same database, served by axum with
//! nothing else. See `web::visit::floor`.

use anyhow::Context;
use clap::Parser;
use commonweave::{rooms, router, serve};
use house::app::App;
use house::clock::Clock;
use house::config::Config;
use house::room::Rooms;
use house::web::visit::floor::Floor;
use std::net::SocketAddr;
use std::sync::Arc;

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// Serves the floor until the process is ended.
pub(crate) fn run(database: &str, bare: bool) -> anyhow::Result<()> {
    let token = std::env::var("COMMONWEAVE_BENCH_TOKEN").context("a session to look by")?;
    let config =
        Settings::try_parse_from(["floor", "--listen", "127.0.0.1:0", "--database", database])?.config;
    let db = serve::open(&config)?;
    let app = Arc::new(App::new(db, config, Clock::Machine, Rooms::of(rooms::ALL))?);
    let floor = Floor::of(&app, &token, "green-city", bare).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(app.config.listen).await?;
        println!("listening on http://{}", listener.local_addr()?);
        let service = router::floor(app, floor).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).await?;
        Ok(())
    })
}
