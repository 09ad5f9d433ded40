//! A database with the demo in it. To make it takes as long as a hundred tests: each build of the tests makes it once, and whoever
//! asks for it gets a copy.

use super::{Ground, attempt, copy_of, few, folder, is_there, on_server, server, unique};
use commonweave::demo::{Wanted, prepare};
use commonweave::migrations;
use db::{Db, Options, Time};
use std::fs::File;
use std::path::{Path, PathBuf};

/// 20 November 2026, midnight: on that day it is seen.
pub const DEMO_DAY: Time = Time::from_micros(1_795_132_800_000_000);

/// With so many networks. They are made one after the other; the first is enough for most tests.
pub fn sqlite(networks: usize) -> (Db, Ground) {
    let folder = folder();
    let name = format!("demo-{}-{networks}.db", build());
    let kept = kept(&name);
    let turn = turn("sqlite");
    if !kept.exists() {
        forget_files(&name);
        let (made, beside) = (folder.join("made.db"), kept.with_extension(unique()));
        fill(&format!("sqlite://{}", made.display()), networks);
        std::fs::copy(&made, &beside).unwrap();
        std::fs::rename(&beside, &kept).unwrap();
        std::fs::remove_file(&made).unwrap();
    }
    drop(turn);
    std::fs::copy(&kept, folder.join("test.db")).unwrap();
    let ground = Ground::Folder(folder);
    (Db::open(&ground.address(), few()).unwrap(), ground)
}

/// As [`sqlite`]; none where there is no PostgreSQL to test on.
pub fn postgres(networks: usize) -> Option<(Db, Ground)> {
    let server = server()?;
    let name = format!("demo_{}_{networks}", build());
    let turn = turn("postgres");
    let door = Db::open(&server, Options { readers: 1, ..Options::default() }).unwrap();
    if !is_there(&door, &name) {
        forget_databases(&door, &server);
        let begun = format!("begun_{name}");
        // Somebody may have been stopped in the middle.
        on_server(
            &server,
            &[&format!("DROP DATABASE IF EXISTS {begun}"), &format!("CREATE DATABASE {begun}")],
        );
        fill(&super::database(&server, &begun), networks);
        on_server(&server, &[&format!("ALTER DATABASE {begun} RENAME TO {name}")]);
    }
    drop(turn);
    Some(copy_of(server, &name))
}

fn fill(address: &str, networks: usize) {
    let db = Db::open(address, few()).unwrap();
    db.migrate(migrations::ALL).unwrap();
    prepare(&db, Wanted { day: DEMO_DAY, scale: 1, networks }).unwrap();
    db.close();
}

/// Which build this is: what another one has made is not taken, for it may have told another story.
fn build() -> String {
    let of = std::fs::metadata(std::env::current_exe().unwrap()).unwrap();
    house::clock::digest(&format!("{:?} {}", of.modified().unwrap(), of.len()))[..16].to_owned()
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// While somebody makes it, others wait. The turn ends with whoever has it, however that comes.
fn turn(engine: &str) -> File {
    let file = File::create(kept(&format!("demo-{engine}.turn"))).unwrap();
    file.lock().unwrap();
    file
}

/// Takes away what other builds have left.
fn forget_files(own: &str) {
    let own = own.rsplit_once('-').unwrap().0;
    for found in std::fs::read_dir(env!("CARGO_TARGET_TMPDIR")).unwrap() {
        let name = found.unwrap().file_name().into_string().unwrap_or_default();
        if name.starts_with("demo-") && !name.ends_with(".turn") && !name.starts_with(own) {
            drop(std::fs::remove_file(kept(&name)));
        }
    }
}

fn forget_databases(door: &Db, server: &str) {
    let found: Result<Vec<String>, db::Error> = door.read_blocking(|q| {
        q.all("SELECT CAST(datname AS TEXT) FROM pg_database WHERE datname LIKE '%demo\\_%' ORDER BY 1", &[])
    });
    for name in found.unwrap().iter().filter(|name| !name.contains(&build())) {
        attempt(server, &format!("DROP DATABASE IF EXISTS {name}"));
    }
}
