//! A fresh database for each test: a file in a temporary folder, or a copy of a migrated template on PostgreSQL.

mod demo;

pub use demo::{DEMO_DAY, postgres as demo_on_postgres, sqlite as demo_on_sqlite};

use commonweave::migrations;
use db::{Db, Options};
use std::path::{Path, PathBuf};

/// A database that goes when the test ends.
pub enum Ground {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl Ground {
    /// The address under which it can be opened once more: by another node, or by a driver.
    pub fn address(&self) -> String {
        match self {
            Ground::Folder(folder) => format!("sqlite://{}", folder.join("test.db").display()),
            Ground::Database { server, name } => database(server, name),
        }
    }
}

impl Ground {
    /// A place of the same engine in which there is no database yet, or an empty one.
    pub fn empty(&self) -> Ground {
        match self {
            Ground::Folder(_) => Ground::Folder(folder()),
            Ground::Database { server, .. } => {
                let name = format!("test_{}", unique());
                let made = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
                on_server(server, &[&made]);
                Ground::Database { server: server.clone(), name }
            }
        }
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        match self {
            Ground::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Ground::Database { server, name } => {
                on_server(server, &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")])
            }
        }
    }
}

fn unique() -> String {
    house::clock::Chance.token().unwrap()
}

pub fn few() -> Options {
    Options { readers: 2, ..Options::default() }
}

/// So few that a handful of reads at once fill what can wait.
pub fn narrow() -> Options {
    Options { queue: 8, ..few() }
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("commonweave-test-{}", unique()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn sqlite() -> (Db, Ground) {
    let folder = folder();
    let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("migrated-{}.db", edition()));
    if !kept.exists() {
        migrated_file(&folder.join("made.db"), &kept);
    }
    std::fs::copy(&kept, folder.join("test.db")).unwrap();
    let ground = Ground::Folder(folder);
    (Db::open(&ground.address(), few()).unwrap(), ground)
}

/// The file of which each test gets a copy. Tests that come first at once make one each, and the last of them stays.
fn migrated_file(made: &Path, kept: &Path) {
    let db = Db::open(&format!("sqlite://{}", made.display()), few()).unwrap();
    db.migrate(migrations::ALL).unwrap();
    db.close();
    let beside = kept.with_extension(unique());
    std::fs::copy(made, &beside).unwrap();
    std::fs::rename(&beside, kept).unwrap();
    std::fs::remove_file(made).unwrap();
}

/// Which migrations there are: what was made for others is not taken.
fn edition() -> String {
    let all: String = migrations::ALL.iter().map(|step| step.sql).collect();
    house::clock::digest(&all)[..16].to_owned()
}

/// None where there is no PostgreSQL to test on; in CI that is a failure.
pub fn postgres() -> Option<(Db, Ground)> {
    let server = server()?;
    let (of, name) = (format!("template_{}", edition()), format!("test_{}", unique()));
    if !attempt(&server, &copy(&name, &of)) {
        template(&server);
        on_server(&server, &[&copy(&name, &of)]);
    }
    Some(opened(server, name))
}

/// Where PostgreSQL is, if there is one.
fn server() -> Option<String> {
    let server = std::env::var("COMMONWEAVE_TEST_POSTGRES").ok();
    if server.is_none() {
        assert!(std::env::var("CI").is_err(), "CI must set COMMONWEAVE_TEST_POSTGRES; ./check does");
        eprintln!("left out: no PostgreSQL (set COMMONWEAVE_TEST_POSTGRES, or run ./check)");
    }
    server
}

fn copy(name: &str, of: &str) -> String {
    format!("CREATE DATABASE {name} TEMPLATE {of}")
}

/// A database like that one.
fn copy_of(server: String, of: &str) -> (Db, Ground) {
    let name = format!("test_{}", unique());
    on_server(&server, &[&copy(&name, of)]);
    opened(server, name)
}

fn opened(server: String, name: String) -> (Db, Ground) {
    let ground = Ground::Database { server, name };
    (Db::open(&ground.address(), few()).unwrap(), ground)
}

/// Makes the migrated database of which each test gets a copy, or waits until another test has made it. It gets its name
/// when it is whole: nobody copies half of it.
fn template(server: &str) {
    let (name, begun) = (format!("template_{}", edition()), format!("begun_{}", edition()));
    let door = Db::open(server, Options { readers: 1, ..Options::default() }).unwrap();
    for _ in 0..600 {
        if is_there(&door, &name) {
            return;
        }
        if !is_there(&door, &begun) && attempt(server, &format!("CREATE DATABASE {begun}")) {
            let db = Db::open(&database(server, &begun), Options::default()).unwrap();
            db.migrate(migrations::ALL).unwrap();
            db.close();
            // Another one may have been as quick: then this one is not needed.
            attempt(server, &format!("ALTER DATABASE {begun} RENAME TO {name}"));
            attempt(server, &format!("DROP DATABASE IF EXISTS {begun}"));
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the template database {begun} was begun and never finished; drop it");
}

fn is_there(door: &Db, name: &str) -> bool {
    let name = name.to_owned();
    let counted = door.read_blocking(move |q| {
        q.one::<i64>("SELECT COUNT(*) FROM pg_database WHERE datname = $1", &[&name])
    });
    counted.unwrap() > 0
}

fn database(server: &str, name: &str) -> String {
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

fn on_server(server: &str, statements: &[&str]) {
    for statement in statements {
        assert!(attempt(server, statement), "{statement}");
    }
}

/// Cuts a database off, as a server that goes down, or brings it back.
pub fn away(address: &str, is_away: bool) {
    let (server, name) =
        (std::env::var("COMMONWEAVE_TEST_POSTGRES").unwrap(), address.rsplit_once('/').unwrap().1);
    let allowed = format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {}", !is_away);
    let ended = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    on_server(&server, &[&allowed]);
    if is_away {
        on_server(&server, &[&ended]);
    }
}

/// Statements on the server itself cannot run inside a transaction, so `psql` runs them.
fn attempt(server: &str, statement: &str) -> bool {
    let done = std::process::Command::new("psql").args([server, "-qXc", statement]).output().unwrap();
    if !done.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&done.stderr));
    }
    done.status.success()
}
