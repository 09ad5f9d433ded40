//! A fresh database for each test: a file in a temporary folder, or a copy of a migrated template on PostgreSQL.

use commonweave::migrations;
use db::{Db, Options};
use std::path::PathBuf;

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
    let ground = Ground::Folder(folder());
    let db = Db::open(&ground.address(), few()).unwrap();
    db.migrate(migrations::ALL).unwrap();
    (db, ground)
}

/// None where there is no PostgreSQL to test on; in CI that is a failure.
pub fn postgres() -> Option<(Db, Ground)> {
    let Ok(server) = std::env::var("COMMONWEAVE_TEST_POSTGRES") else {
        assert!(std::env::var("CI").is_err(), "CI must set COMMONWEAVE_TEST_POSTGRES; ./check does");
        eprintln!("left out: no PostgreSQL (set COMMONWEAVE_TEST_POSTGRES, or run ./check)");
        return None;
    };
    let name = format!("test_{}", unique());
    let template = template(&server);
    on_server(&server, &[&format!("CREATE DATABASE {name} TEMPLATE {template}")]);
    let ground = Ground::Database { server, name };
    Some((Db::open(&ground.address(), few()).unwrap(), ground))
}

/// The migrated database of which each test gets a copy; made by the first test that comes.
fn template(server: &str) -> String {
    let all: String = migrations::ALL.iter().map(|step| step.sql).collect();
    let name = format!("template_{}", &house::clock::digest(&all)[..16]);
    let door = Db::open(server, Options { readers: 1, ..Options::default() }).unwrap();
    let wanted = name.clone();
    let there = move |door: &Db, ready: bool| -> bool {
        let wanted = wanted.clone();
        door.read_blocking(move |q| {
            let sql = "SELECT COUNT(*) FROM pg_database WHERE datname = $1 AND (datistemplate OR NOT $2)";
            q.one::<i64>(sql, &[&wanted, &ready])
        })
        .unwrap()
            > 0
    };
    for _ in 0..600 {
        if there(&door, true) {
            return name;
        }
        if !there(&door, false) && attempt(server, &format!("CREATE DATABASE {name}")) {
            let db = Db::open(&database(server, &name), Options::default()).unwrap();
            db.migrate(migrations::ALL).unwrap();
            db.close();
            on_server(server, &[&format!("ALTER DATABASE {name} IS_TEMPLATE true ALLOW_CONNECTIONS false")]);
            return name;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the template database {name} was begun and never finished; drop it");
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
