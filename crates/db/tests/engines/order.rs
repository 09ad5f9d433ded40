//! A reader of an append-only table that follows `(order, id)` below the horizon misses nothing.

use std::time::{Duration, Instant};

use db::{Db, Error, Migration};

const LOG: &[Migration] = &[Migration {
    name: "0001_log",
    sql: "CREATE TABLE log (id IDENTITY, place BIGINT NOT NULL, text TEXT NOT NULL);",
    postgres: None,
}];

fn append(db: &Db) {
    let done = db.write_blocking(|tx| {
        let place = tx.order("log")?;
        tx.run("INSERT INTO log (place, text) VALUES ($1, 'x')", &[&place])?;
        // Some changes stay open longer than others, so that they end in another order than they began.
        tx.one::<i64>("SELECT COUNT(*) FROM log a, log b WHERE a.id % 7 = b.id % 5 AND a.id < 200", &[])
    });
    done.unwrap();
}

fn follow(db: &Db, after: (i64, i64)) -> Vec<(i64, i64)> {
    let read = db.read_blocking(move |read| {
        let horizon = read.horizon()?;
        let sql = "SELECT place, id FROM log WHERE (place, id) > ($1, $2) AND place < $3 ORDER BY place, id";
        read.all::<(i64, i64)>(sql, &[&after.0, &after.1, &horizon])
    });
    read.unwrap()
}

crate::on_both_engines! {
    fn a_follower_sees_every_row_once_while_many_write(place) {
        let db = place.open();
        db.migrate(LOG).unwrap();
        let seen = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..6).map(|_| scope.spawn(|| for _ in 0..40 { append(&db); })).collect();
            let follower = scope.spawn(|| {
                let mut seen: Vec<(i64, i64)> = Vec::new();
                // The horizon is the whole server's: changes to its other databases hold it back too.
                let patience = Instant::now() + Duration::from_secs(30);
                while seen.len() < 240 && Instant::now() < patience {
                    seen.extend(follow(&db, seen.last().copied().unwrap_or((-1, -1))));
                }
                seen
            });
            for writer in writers {
                writer.join().unwrap();
            }
            follower.join().unwrap()
        });
        let all = db.read_blocking(|read| read.all::<(i64, i64)>("SELECT place, id FROM log ORDER BY place, id", &[]));
        assert_eq!(seen, all.map_err(|error: Error| error.to_string()).unwrap());
        assert_eq!(seen.len(), 240);
    }

    fn rows_that_are_appended_one_after_the_other_have_growing_places(place) {
        let db = place.open();
        db.migrate(LOG).unwrap();
        (0..5).for_each(|_| append(&db));
        let places = db.read_blocking(|read| read.all::<i64>("SELECT place FROM log ORDER BY id", &[]));
        let places = places.map_err(|error: Error| error.to_string()).unwrap();
        assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    }
}
