//! A broken rule of the schema is told alike by both engines.

use db::{Db, Error};

fn adding(db: &Db, sql: &'static str) -> Error {
    db.write_blocking(move |tx| {
        tx.run("INSERT INTO events (title) VALUES ('Walk')", &[])?;
        tx.run("INSERT INTO members (email) VALUES ('ana@example.org')", &[])?;
        tx.run("INSERT INTO seats (event_id, member) SELECT id, 'ana' FROM events", &[])?;
        tx.run(sql, &[])
    })
    .unwrap_err()
}

crate::on_both_engines! {
    fn a_unique_rule_is_known_by_a_column(place) {
        let error = adding(&place.ready(), "INSERT INTO seats (event_id, member) SELECT id, 'ana' FROM events");
        assert!(error.is_unique("seats.member"), "{error:?}");
        assert!(error.is_unique("seats.event_id"), "{error:?}");
        assert!(!error.is_unique("seats.id") && !error.is_foreign_key(), "{error:?}");
    }

    fn a_unique_index_is_known_by_its_name_and_its_column(place) {
        let error = adding(&place.ready(), "INSERT INTO members (email) VALUES ('ana@example.org')");
        let known = error.is_unique("members_by_email") && error.is_unique("members.email");
        // Which of two broken indexes is told first is the engine's choice.
        assert!(known || error.is_unique("members_by_small_email"), "{error:?}");
    }

    fn a_unique_index_over_an_expression_is_known_by_its_name(place) {
        let error = adding(&place.ready(), "INSERT INTO members (email) VALUES ('ANA@example.org')");
        assert!(error.is_unique("members_by_small_email"), "{error:?}");
    }

    fn a_primary_key_is_a_unique_rule(place) {
        let error = adding(&place.ready(), "INSERT INTO events (id, title) SELECT id, title FROM events");
        assert!(error.is_unique("events.id"), "{error:?}");
    }

    fn a_reference_to_nothing_is_refused(place) {
        let error = adding(&place.ready(), "INSERT INTO seats (event_id, member) VALUES (999, 'ben')");
        assert!(error.is_foreign_key(), "{error:?}");
    }

    fn a_check_is_known_by_its_name(place) {
        let error = adding(&place.ready(), "INSERT INTO events (title) VALUES ('')");
        assert!(error.is_check("title_is_given"), "{error:?}");
    }

    fn a_missing_value_is_known_by_its_column(place) {
        let error = adding(&place.ready(), "INSERT INTO events (title) VALUES (NULL)");
        assert!(error.is_not_null("events.title"), "{error:?}");
    }

    fn a_wrong_statement_is_shown_with_its_text(place) {
        let said = adding(&place.ready(), "INSERT INTO nowhere (x) VALUES (1)").to_string();
        assert!(said.contains("INSERT INTO nowhere (x) VALUES (1)"), "{said}");
    }
}
