//! Stopping a server, taking backups and putting them back, as a host does.

use crate::commands::{runs, runs_on};
use crate::log::{busy, sealed};
use db::{Db, Engine, Options};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let name = format!("commonweave-keeping-{}", house::clock::Chance.token().unwrap());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The slugs of the networks at this address.
fn networks(address: &str) -> Vec<String> {
    let db = Db::open(address, Options { readers: 1, ..Options::default() }).unwrap();
    let found =
        db.read_blocking(|q| q.all::<String>("SELECT slug FROM networks ORDER BY slug", &[])).unwrap();
    db.close();
    found
}

on_both! {
    async fn a_backup_taken_while_the_server_runs_is_restored_elsewhere(house: House) {
        let net = busy(&house).await;
        sealed(&house, net.id).await;
        let (folder, elsewhere) = (Folder::new(), house.empty_place());
        let file = folder.file("backup");
        runs(&house, &["backup", &file]).await.is_well(true).says("everything in it is in order");
        runs(&house, &["backup", &file]).await.is_well(false).says("is there already");
        runs_on(&elsewhere.address(), &["restore", &file]).await.is_well(true).says("the server can start");
        runs_on(&elsewhere.address(), &["doctor"]).await.is_well(true).says("the chain holds: 3 lines under 3 seals");
        assert_eq!(networks(&elsewhere.address()), [net.slug]);
        // What happens next comes after what was restored, whatever numbers this server gives.
        let db = Db::open(&elsewhere.address(), Options { readers: 1, ..Options::default() }).unwrap();
        let newest = db.read_blocking(commonweave::doctor::newest_order).unwrap();
        let next = db.write_blocking(|tx| tx.order("happenings")).unwrap();
        db.close();
        assert!(next > newest, "{next} is not after {newest}");
    }

    async fn a_backup_does_not_take_the_place_of_a_database_in_use(house: House) {
        let net = busy(&house).await;
        let folder = Folder::new();
        let file = folder.file("backup");
        runs(&house, &["backup", &file]).await.is_well(true);
        let says = match house.app.db.engine() {
            Engine::Sqlite => "stop the server first",
            Engine::Postgres => "is not empty, and stays as it is",
        };
        runs(&house, &["restore", &file]).await.is_well(false).says(says);
        net.steward.opens(&format!("/n/{}/people", net.slug)).await.is_fine();
    }

    async fn a_backup_in_which_not_all_is_in_order_is_told_and_not_restored_unasked(house: House) {
        let net = busy(&house).await;
        sealed(&house, net.id).await;
        crate::log::tampers(&house, "UPDATE spaces SET member_count = 99 WHERE kind = 'commons'").await;
        let (folder, elsewhere) = (Folder::new(), house.empty_place());
        let file = folder.file("backup");
        runs(&house, &["backup", &file]).await.is_well(false).says("99 members are kept").says("is written all the same");
        let said = runs_on(&elsewhere.address(), &["restore", &file]).await;
        said.is_well(false).says("99 members are kept").says("--anyway");
        let other = house.empty_place();
        runs_on(&other.address(), &["restore", &file, "--anyway"]).await.is_well(true);
        assert_eq!(networks(&other.address()), [net.slug]);
    }

    async fn what_is_no_backup_is_refused_in_words(house: House) {
        let (folder, elsewhere) = (Folder::new(), house.empty_place());
        let file = folder.file("letter.txt");
        std::fs::write(&file, "Dear all, this is no database but a letter.").unwrap();
        runs_on(&elsewhere.address(), &["restore", &file]).await.is_well(false);
        runs_on(&elsewhere.address(), &["restore", "/nowhere/at/all"]).await.is_well(false).says("there is no file");
        runs(&house, &["backup", "/nowhere/at/all"]).await.is_well(false).says("cannot write /nowhere/at/all");
        let mut command = Command::new(env!("CARGO_BIN_EXE_commonweave"));
        command.args(["backup", &folder.file("backup"), "--database", &house.address()]).env("PATH", &folder.0);
        let done = command.output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        match house.app.db.engine() {
            Engine::Sqlite => assert!(done.status.success(), "{said}"),
            Engine::Postgres => assert!(said.contains("install the client programs of PostgreSQL"), "{said}"),
        }
    }
}

/// A server of its own, over a file.
struct Server {
    running: Child,
    host: String,
    cookie: String,
}

impl Server {
    /// Starts one whose files may be this large, and answers with it and the link that it prints on an empty database.
    fn start(file: &str, most: Option<u64>) -> (Server, Option<String>) {
        let limit = most.map_or(String::new(), |bytes| format!("prlimit --fsize={bytes} "));
        let line =
            format!("trap '' XFSZ; exec {limit}\"$0\" serve --listen 127.0.0.1:0 --database sqlite://{file}");
        let mut command = Command::new("sh");
        command.args(["-c", &line, env!("CARGO_BIN_EXE_commonweave")]);
        let mut running = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
        let listening = lines.next().unwrap();
        let host = listening.strip_prefix("listening on http://").unwrap().to_owned();
        let mut server = Server { running, host, cookie: String::new() };
        let link = lines
            .find(|line| line.contains("/set-up/"))
            .map(|link| link[link.find("/set-up/").unwrap()..].to_owned());
        if let Some(link) = &link {
            let form = "name=Amina&email=amina%40example.org&password=tulips+on+the+roof&time_zone=UTC\
                        &network_name=Green&visibility=private";
            let answer = server.asks("POST", link, form);
            assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
            let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: session=")).unwrap();
            server.cookie = format!("session={}", cookie.split(';').next().unwrap());
        }
        (server, link)
    }

    /// One request, and the whole answer.
    fn asks(&self, method: &str, path: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let (host, cookie, length) = (&self.host, &self.cookie, form.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
             Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks it to stop, and waits until it has.
    fn stop(mut self) {
        let id = self.running.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.running.wait().unwrap().success());
    }
}

#[test]
fn a_server_that_is_asked_to_stop_leaves_its_database_whole_in_one_file() {
    let folder = Folder::new();
    let file = folder.file("house.db");
    let (server, _) = Server::start(&file, None);
    // Somebody stays connected and says nothing.
    let _silent = TcpStream::connect(&server.host).unwrap();
    assert!(Path::new(&format!("{file}-wal")).exists(), "there is nothing to put into the file");
    server.stop();
    for log in ["-wal", "-shm"] {
        assert!(!Path::new(&format!("{file}{log}")).exists(), "{log} is still there");
    }
    let alone = folder.file("alone.db");
    std::fs::copy(&file, &alone).unwrap();
    let found = rusqlite::Connection::open(alone).unwrap();
    let slug: String = found.query_row("SELECT slug FROM networks", [], |row| row.get(0)).unwrap();
    assert_eq!(slug, "green");
}

#[test]
fn a_server_whose_disk_takes_no_more_says_so_and_loses_nothing() {
    let folder = Folder::new();
    let file = folder.file("house.db");
    let (server, _) = Server::start(&file, Some(5_000_000));
    let item = server.asks("POST", "/n/green/items", "kind=discussion&space=1&title=Roofs&body=");
    let item = item.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    let form = format!("body={}", "Slates+and+tiles.+".repeat(1_500));
    let mut kept = 0;
    let away = loop {
        let answer = server.asks("POST", &format!("{item}/messages"), &form);
        if !answer.starts_with("HTTP/1.1 303") {
            break answer;
        }
        kept += 1;
        assert!(kept < 200, "this disk is never full");
    };
    assert!(
        away.starts_with("HTTP/1.1 503") && away.contains("retry-after: "),
        "{}",
        away.lines().next().unwrap()
    );
    assert!(server.asks("GET", &item, "").starts_with("HTTP/1.1 200"), "what is there can still be read");
    assert!(server.asks("GET", "/livez", "").starts_with("HTTP/1.1 200"));
    // Where a message finds no room, one changed row still may: until somebody who is not held back has taken the rest.
    let others = rusqlite::Connection::open(&file).unwrap();
    let filled = "PRAGMA wal_autocheckpoint = 0; CREATE TABLE filler (bytes BLOB); \
                  INSERT INTO filler VALUES (zeroblob(4000000))";
    others.execute_batch(filled).unwrap();
    // Only one ask in a second tries a write; the others say what that one has shown.
    for _ in 0..5 {
        assert!(server.asks("GET", "/readyz", "").starts_with("HTTP/1.1 503"), "it cannot write");
    }
    assert!(server.asks("GET", &item, "").starts_with("HTTP/1.1 200"), "what is there can still be read");
    drop(others);
    server.stop();
    let found = rusqlite::Connection::open(&file).unwrap();
    let there: i64 = found.query_row("SELECT COUNT(*) FROM messages", [], |row| row.get(0)).unwrap();
    assert_eq!(there, kept, "what was acknowledged is there, and nothing else");
    let sound: String = found.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}
