//! What comes back is what went in.

use db::{Error, Time};

db::id!(
    pub(crate) struct EventId;
);

db::word! {
    /// How one may answer, for the tests.
    pub(crate) enum Answer { Yes = "yes", No = "no" }
}

db::record! {
    /// An event as the tests keep it, its fields in another order than the columns.
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) struct Event {
        title: String,
        id: EventId,
        open: bool,
        share: Option<f64>,
        poster: Option<Vec<u8>>,
        starts_at: Option<Time>,
    }
}

const ADD: &str = "INSERT INTO events (title, open, share, poster, starts_at) VALUES ($1, $2, $3, $4, $5)";
const ALL: &str = "SELECT id, title, open, share, poster, starts_at FROM events ORDER BY id";

crate::on_both_engines! {
    fn every_kind_of_value_comes_back_as_it_went_in(place) {
        let db = place.ready();
        let poster = vec![0_u8, 255, 7];
        let starts = Time::from_micros(1_790_000_000_000_001);
        let add = format!("{ADD} RETURNING id");
        let added = db.write_blocking(move |tx| {
            tx.one::<EventId>(&add, &[&"Žižek's «día»", &false, &0.1, &poster, &Some(starts)])
        });
        let events = db.read_blocking(|read| read.all::<Event>(ALL, &[])).unwrap();
        let expected = Event {
            title: "Žižek's «día»".to_owned(),
            id: added.unwrap(),
            open: false,
            share: Some(0.1),
            poster: Some(vec![0, 255, 7]),
            starts_at: Some(starts),
        };
        assert_eq!(events, [expected]);
    }

    fn null_comes_back_as_none(place) {
        let db = place.ready();
        let event = db.write_blocking(|tx| {
            tx.run(ADD, &[&"Walk", &true, &None::<f64>, &None::<Vec<u8>>, &None::<Time>])?;
            tx.one::<Event>(ALL, &[])
        }).unwrap();
        assert_eq!((event.share, event.poster, event.starts_at), (None, None, None));
    }

    fn a_parameter_may_stand_anywhere_and_more_than_once(place) {
        let db = place.ready();
        let sql = "SELECT $2, $1, $2 || '!', CAST($1 + 1 AS BIGINT) FROM events WHERE title = $2 AND $1 = $1";
        let row = db.write_blocking(move |tx| {
            tx.run("INSERT INTO events (title) VALUES ($1)", &[&"Walk"])?;
            tx.one::<(String, i64, String, i64)>(sql, &[&5_000_000_000_i64, &"Walk"])
        });
        assert_eq!(row.unwrap(), ("Walk".to_owned(), 5_000_000_000, "Walk!".to_owned(), 5_000_000_001));
    }

    fn single_values_and_tuples_are_read_by_position(place) {
        let db = place.open();
        let (number, both) = db.read_blocking(|read| {
            let number = read.one::<i64>("SELECT CAST(7 AS BIGINT)", &[])?;
            Ok::<_, Error>((number, read.one::<(bool, Option<String>)>("SELECT 1 = 1, NULL", &[])?))
        }).unwrap();
        assert_eq!((number, both), (7, (true, None)));
    }

    fn a_word_is_kept_as_its_text(place) {
        let db = place.open();
        let answer = db.read_blocking(|read| read.one::<Answer>("SELECT $1", &[&Answer::No])).unwrap();
        assert_eq!(answer, Answer::No);
    }

    fn an_unknown_word_is_refused_with_the_words_there_are(place) {
        let db = place.open();
        let said = db.read_blocking(|read| read.one::<Answer>("SELECT $1 AS answer", &[&"perhaps"])).unwrap_err();
        assert!(said.to_string().contains("one of the words of Answer (yes, no) was wanted"), "{said}");
    }

    fn one_row_is_wanted_and_none_is_there(place) {
        let db = place.ready();
        let found = db.read_blocking(|read| read.one::<Event>(ALL, &[]));
        assert!(matches!(found, Err(Error::Missing)));
        assert_eq!(db.read_blocking(|read| read.maybe::<Event>(ALL, &[])).unwrap(), None);
    }

    fn a_column_that_is_not_there_is_named(place) {
        let db = place.ready();
        let said = db.write_blocking(|tx| {
            tx.run("INSERT INTO events (title) VALUES ($1)", &[&"Walk"])?;
            tx.one::<Event>("SELECT id, title, open, share, poster FROM events", &[])
        }).unwrap_err();
        assert!(said.to_string().contains("`starts_at`"), "{said}");
    }

    fn null_where_a_value_is_wanted_is_named(place) {
        let db = place.open();
        let said = db.read_blocking(|read| read.one::<(i64, String)>("SELECT CAST(1 AS BIGINT), NULL", &[]));
        assert!(said.unwrap_err().to_string().starts_with("column number 2: text was wanted, and NULL is there"));
    }

    fn too_many_and_too_few_parameters_are_refused(place) {
        let db = place.open();
        let many = db.read_blocking(|read| read.one::<String>("SELECT $1", &[&"a", &"b"]));
        assert!(matches!(many, Err(Error::Statement { .. })), "{many:?}");
        let few = db.read_blocking(|read| read.one::<(String, String)>("SELECT $1, $2", &[&"a"]));
        assert!(matches!(few, Err(Error::Statement { .. })), "{few:?}");
    }

    fn what_one_engine_could_not_keep_is_refused_by_both(place) {
        let db = place.ready();
        for share in [Some(f64::NAN), None] {
            let title = if share.is_some() { "Walk" } else { "Wa\0lk" };
            let kept = db.write_blocking(move |tx| {
                tx.run("INSERT INTO events (title, share) VALUES ($1, $2)", &[&title, &share])
            });
            assert!(matches!(kept, Err(Error::Statement { .. })), "{kept:?}");
        }
    }

    fn text_sorts_by_its_bytes(place) {
        let db = place.ready();
        let sorted = db.write_blocking(|tx| {
            for title in ["b", "a", "B", "é", "_"] {
                tx.run("INSERT INTO events (title) VALUES ($1)", &[&title])?;
            }
            tx.all::<String>("SELECT title FROM events ORDER BY title", &[])
        });
        assert_eq!(sorted.unwrap(), ["B", "_", "a", "b", "é"]);
    }
}
