//! What comes back is what went in.

use db::{Error, Time};

db::id!(
    pub struct EventId;
);

db::record! {
    /// An event as the tests keep it, its fields in another order than the columns.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Event {
        pub title: String,
        pub id: EventId,
        pub open: bool,
        pub share: Option<f64>,
        pub poster: Option<Vec<u8>>,
        pub starts_at: Option<Time>,
    }
}

const ADD: &str =
    "INSERT INTO events (title, open, share, poster, starts_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";
const ALL: &str = "SELECT id, title, open, share, poster, starts_at FROM events ORDER BY id";

crate::on_both_engines! {
    fn every_kind_of_value_comes_back_as_it_went_in(place) {
        let db = place.ready();
        let poster = vec![0_u8, 255, 7];
        let starts = Time::from_micros(1_790_000_000_000_001);
        let id: EventId = db
            .write_blocking(move |tx| tx.one::<EventId>(ADD, &[&"Žižek's «día»", &false, &0.1, &poster, &Some(starts)]))
            .map_err(|error: Error| error)
            .unwrap();
        let events: Vec<Event> = db.read_blocking(|read| read.all(ALL, &[])).map_err(|error: Error| error).unwrap();
        let expected = Event {
            title: "Žižek's «día»".to_owned(),
            id,
            open: false,
            share: Some(0.1),
            poster: Some(vec![0, 255, 7]),
            starts_at: Some(starts),
        };
        assert_eq!(events, [expected]);
    }

    fn null_comes_back_as_none(place) {
        let db = place.ready();
        let event: Event = db.write_blocking(|tx| {
            tx.run(ADD.trim_end_matches(" RETURNING id"), &[&"Walk", &true, &None::<f64>, &None::<Vec<u8>>, &None::<Time>])?;
            tx.one::<Event>(ALL, &[])
        }).map_err(|error: Error| error).unwrap();
        assert_eq!((event.share, event.poster, event.starts_at), (None, None, None));
    }
}
