//! How a test is run: in a house of its own, that goes with it.

use super::House;
use super::engine::{self, Ground};
use db::Db;

impl House {
    pub fn run_on_sqlite<F: Future<Output = ()>>(body: impl FnOnce(House) -> F) {
        House::run_demo_on_sqlite(0, body);
    }

    pub fn run_on_postgres<F: Future<Output = ()>>(body: impl FnOnce(House) -> F) {
        House::run_demo_on_postgres(0, body);
    }

    /// In a house with so many networks of the demo; with none in an empty one.
    pub fn run_demo_on_sqlite<F: Future<Output = ()>>(networks: usize, body: impl FnOnce(House) -> F) {
        let (db, ground) = if networks == 0 { engine::sqlite() } else { engine::demo_on_sqlite(networks) };
        run(db, ground, body);
    }

    /// As [`House::run_demo_on_sqlite`].
    pub fn run_demo_on_postgres<F: Future<Output = ()>>(networks: usize, body: impl FnOnce(House) -> F) {
        let found = if networks == 0 { engine::postgres() } else { engine::demo_on_postgres(networks) };
        if let Some((db, ground)) = found {
            run(db, ground, body);
        }
    }
}

fn run<F: Future<Output = ()>>(db: Db, ground: Ground, body: impl FnOnce(House) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async { body(House::open(db, ground)).await });
}
