//! Each migration runs once, in order, and never reads differently afterwards.

use db::{Error, Migration};

use crate::kit::SCHEMA;

fn more(sql: &'static str) -> Vec<Migration> {
    let mut migrations = SCHEMA.to_vec();
    migrations.push(Migration { name: "0002_more", sql, postgres: None });
    migrations
}

crate::on_both_engines! {
    fn only_what_the_database_has_not_seen_is_run(place) {
        let db = place.open();
        assert_eq!(db.migrate(SCHEMA).unwrap(), ["0001_seats"]);
        assert!(db.migrate(SCHEMA).unwrap().is_empty());
        let migrations = more("ALTER TABLE seats ADD COLUMN paid BOOLEAN NOT NULL DEFAULT FALSE;");
        assert_eq!(db.migrate(&migrations).unwrap(), ["0002_more"]);
    }

    fn a_migration_that_was_changed_is_refused(place) {
        let db = place.open();
        db.migrate(&more("CREATE TABLE a (id IDENTITY);")).unwrap();
        let said = db.migrate(&more("CREATE TABLE b (id IDENTITY);")).unwrap_err();
        assert!(said.to_string().contains("0002_more was changed"), "{said}");
    }

    fn a_database_that_is_ahead_is_refused(place) {
        let db = place.open();
        db.migrate(&more("CREATE TABLE a (id IDENTITY);")).unwrap();
        let said = db.migrate(SCHEMA).unwrap_err();
        assert!(said.to_string().contains("0002_more, which this version of Commonweave does not know"), "{said}");
    }

    fn a_migration_that_fails_leaves_nothing_behind(place) {
        let db = place.open();
        let failed = db.migrate(&more("CREATE TABLE a (id IDENTITY); INSERT INTO nowhere VALUES (1);"));
        assert!(matches!(&failed, Err(Error::Migration(said)) if said.contains("0002_more")), "{failed:?}");
        assert_eq!(db.migrate(&more("CREATE TABLE a (id IDENTITY);")).unwrap(), ["0001_seats", "0002_more"]);
    }

    fn of_several_nodes_that_start_at_once_one_migrates(place) {
        let ran: Vec<String> = std::thread::scope(|scope| {
            let nodes: Vec<_> = (0..6).map(|_| scope.spawn(|| place.open().migrate(SCHEMA).unwrap())).collect();
            nodes.into_iter().flat_map(|node| node.join().unwrap()).collect()
        });
        assert_eq!(ran, ["0001_seats"]);
    }

    fn truth_values_stay_truth_values(place) {
        let db = place.ready();
        let wrong = db.write_blocking(|tx| tx.run("INSERT INTO events (title, open) VALUES ('Walk', 2)", &[]));
        assert!(wrong.is_err(), "{wrong:?}");
    }
}
