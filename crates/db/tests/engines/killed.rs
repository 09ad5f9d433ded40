//! A process that is killed in the middle of its work has lost nothing that it acknowledged.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use db::{Db, Error, Migration, Options};

use crate::kit::{Place, statement};

const ROUNDS: i64 = 100;
const WRITERS: i64 = 16;
/// Numbers of one round lie this far from those of the next.
const SPAN: i64 = 1_000_000;

/// Each change writes its number into both tables: one without the other would be half a change. No rule of
/// the schema keeps a number from being there twice, so that twice would show.
const TABLES: &[Migration] = &[Migration {
    name: "0001_numbers",
    sql: "CREATE TABLE numbers (id IDENTITY, number BIGINT NOT NULL);
          CREATE INDEX numbers_by_number ON numbers (number);
          CREATE TABLE echoes (id IDENTITY, number_id BIGINT NOT NULL REFERENCES numbers(id), number BIGINT NOT NULL);",
    postgres: None,
}];

crate::on_both_engines! {
    fn what_was_acknowledged_is_there_after_a_kill_and_nothing_is_there_twice(place) {
        place.open().migrate(TABLES).unwrap();
        let mut seed = 0x5eed_u64;
        let mut acknowledged = HashSet::new();
        for round in 0..ROUNDS {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let before = acknowledged.len();
            acknowledged.extend(written_until_killed(place, round, Duration::from_millis((seed >> 33) % 120)));
            assert!(acknowledged.len() > before, "round {round} acknowledged nothing: the test would show nothing");
            let db = place.open();
            nothing_lost_or_doubled(&db, round, &acknowledged);
        }
        assert!(acknowledged.len() >= 500, "only {} changes in all", acknowledged.len());
        println!("{} acknowledged changes in {ROUNDS} rounds on {:?}", acknowledged.len(), place.engine());
        sound(place);
    }
}

/// Starts a process that writes, kills it a while after its first acknowledgement, and answers with what it
/// had acknowledged.
fn written_until_killed(place: &Place, round: i64, after: Duration) -> Vec<i64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "killed::writes_until_it_is_killed",
            "--nocapture",
            "--test-threads=1",
        ])
        .env("COMMONWEAVE_KILL_URL", &place.url)
        .env("COMMONWEAVE_KILL_ROUND", round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (first, started) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut numbers = Vec::new();
        let mut line = String::new();
        // A line that was cut off by the kill was not acknowledged.
        while lines.read_line(&mut line).unwrap() > 0 {
            if let Some(number) = line.strip_prefix("kept ").and_then(|rest| rest.strip_suffix('\n')) {
                numbers.push(number.parse().unwrap());
                first.send(()).ok();
            }
            line.clear();
        }
        numbers
    });
    started.recv_timeout(Duration::from_secs(30)).unwrap();
    // There is nothing to wait for: the point is to strike at any moment.
    let (_silent, never) = std::sync::mpsc::channel::<()>();
    assert!(never.recv_timeout(after).is_err());
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

fn nothing_lost_or_doubled(db: &Db, round: i64, acknowledged: &HashSet<i64>) {
    let (numbers, echoes) = db
        .read_blocking(|read| {
            let numbers = read.all::<i64>("SELECT number FROM numbers ORDER BY number", &[])?;
            Ok::<_, Error>((numbers, read.all::<i64>("SELECT number FROM echoes ORDER BY number", &[])?))
        })
        .unwrap();
    assert_eq!(numbers, echoes, "round {round}: half a change was kept");
    let there: HashSet<i64> = numbers.iter().copied().collect();
    assert_eq!(there.len(), numbers.len(), "round {round}: something is there twice");
    let lost: Vec<_> = acknowledged.difference(&there).collect();
    assert!(lost.is_empty(), "round {round}: acknowledged and lost: {lost:?}");
}

/// The engine's own look at its files.
fn sound(place: &Place) {
    match place.url.strip_prefix("sqlite://") {
        Some(path) => {
            let file = rusqlite::Connection::open(path).unwrap();
            let said: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!(said, "ok");
            let orphans: i64 = file
                .query_row("SELECT COUNT(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
                .unwrap();
            assert_eq!(orphans, 0);
        }
        None => statement(
            &place.url,
            "CREATE EXTENSION amcheck;
             SELECT bt_index_check(c.oid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE c.relnamespace = 'public'::regnamespace",
        ),
    }
}

#[test]
#[ignore = "the test above runs it in a process of its own, and kills it"]
fn writes_until_it_is_killed() {
    let Ok(url) = std::env::var("COMMONWEAVE_KILL_URL") else { return };
    let round: i64 = std::env::var("COMMONWEAVE_KILL_ROUND").unwrap().parse().unwrap();
    let db = Db::open(&url, Options::default()).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let db = &db;
            scope.spawn(move || {
                for step in 0.. {
                    let number = round * SPAN + step * WRITERS + writer;
                    keep(db, number).unwrap();
                    let line = format!("kept {number}\n");
                    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
                }
            });
        }
    });
}

fn keep(db: &Db, number: i64) -> Result<u64, Error> {
    db.write_blocking(move |tx| {
        let id: i64 = tx.one("INSERT INTO numbers (number) VALUES ($1) RETURNING id", &[&number])?;
        tx.run("INSERT INTO echoes (number_id, number) VALUES ($1, $2)", &[&id, &number])
    })
}
