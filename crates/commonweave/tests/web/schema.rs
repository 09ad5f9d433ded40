//! The tables are the same on both engines, but for the words of the search, which each engine keeps in its own way.

use crate::kit::House;
use db::{Db, Engine};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

fn on_each<T: Send + 'static>(read: fn(&Db) -> T) -> Vec<T> {
    let found = Arc::new(Mutex::new(Vec::new()));
    for postgres in [false, true] {
        let found = found.clone();
        let body = async move |house: House| found.lock().unwrap().push(read(&house.app.db));
        if postgres { House::run_on_postgres(body) } else { House::run_on_sqlite(body) }
    }
    Arc::into_inner(found).unwrap().into_inner().unwrap()
}

/// `table.column` of every column, with whether it may be empty.
fn columns(db: &Db) -> BTreeSet<String> {
    let sql = match db.engine() {
        Engine::Sqlite => {
            "SELECT tables.name || '.' || columns.name ||
                    CASE WHEN columns.\"notnull\" = 1 OR columns.pk > 0 THEN ' NOT NULL' ELSE '' END
             FROM sqlite_schema tables JOIN pragma_table_info(tables.name) columns
             WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
               AND tables.name NOT LIKE 'search_words%'"
        }
        Engine::Postgres => {
            "SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' NOT NULL' ELSE '' END
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'search_words'"
        }
    };
    blocking(db, sql).into_iter().collect()
}

/// The names of all indexes that a migration names.
fn indexes(db: &Db) -> BTreeSet<String> {
    let sql = match db.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
        Engine::Postgres => {
            "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
             AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE 'migrations_%'
             AND tablename <> 'search_words'"
        }
    };
    blocking(db, sql).into_iter().collect()
}

fn blocking(db: &Db, sql: &'static str) -> Vec<String> {
    let db = db.clone();
    let read = move || db.read_blocking(move |q| q.all::<String>(sql, &[])).unwrap();
    std::thread::spawn(read).join().unwrap()
}

#[test]
fn both_engines_have_the_same_columns() {
    if let [sqlite, postgres] = on_each(columns).as_slice() {
        assert_eq!(sqlite, postgres);
    }
}

#[test]
fn both_engines_have_the_same_indexes() {
    if let [sqlite, postgres] = on_each(indexes).as_slice() {
        assert_eq!(sqlite, postgres);
    }
}

#[test]
fn every_table_belongs_to_one_room() {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            -- The engine keeps the words of a virtual table in tables of its own.
            AND name NOT LIKE 'search_words_%' ORDER BY name";
    let found = Arc::new(Mutex::new(Vec::new()));
    let kept = found.clone();
    House::run_on_sqlite(async move |house: House| *kept.lock().unwrap() = blocking(&house.app.db, sql));
    let tables = Arc::into_inner(found).unwrap().into_inner().unwrap();
    let owners = |table: &str| {
        let own = |room: &&&house::room::Room| room.tables.contains(&table);
        commonweave::rooms::ALL.iter().filter(own).map(|room| room.name).collect::<Vec<_>>()
    };
    // The door to the database remembers its migrations by itself.
    let odd: Vec<String> = tables
        .iter()
        .filter(|table| *table != "migrations" && owners(table).len() != 1)
        .map(|table| format!("{table} belongs to {:?}", owners(table)))
        .collect();
    assert!(odd.is_empty(), "{}", odd.join("\n"));
    let gone = commonweave::rooms::ALL
        .iter()
        .flat_map(|room| room.tables)
        .filter(|name| !tables.iter().any(|table| table == *name));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&&str>::new(), "no such tables");
}
