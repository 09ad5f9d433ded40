//! What comes of forms that are too much, of files that others open, and of a database that does not do its work.

use crate::kit::{House, Person, Seen};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};

/// Asserts that something was not done, for now, and that the answer says when to ask again.
fn is_away(seen: &Seen) {
    seen.is(StatusCode::SERVICE_UNAVAILABLE);
    assert!(seen.headers.contains_key("retry-after"), "{:?}", seen.headers);
}

async fn says(who: &Person, item: &str, body: &str, once: &str) -> Seen {
    who.sends(&format!("{item}/messages"), &[("body", body), ("once", once)]).await
}

on_both! {
    async fn what_is_downloaded_is_kept_nowhere(house: House) {
        let (net, ana, _) = house.two().await;
        let steward = &net.steward;
        let list = b"Name,E-Mail\nZoe,nonsense\n";
        let brought = steward.sends_file("/n/green-city/imports", &[], ("file", "a.csv", list)).await;
        let import = brought.leads_to().unwrap().strip_suffix("/mapping").unwrap().to_owned();
        house.item(&ana, &net, net.commons, "discussion", "One").await;
        let downloads = ["people.csv", "organisations.csv", "log.csv", &*format!("spaces/{}/items.csv", net.commons)]
            .map(|path| format!("/n/green-city/{path}"));
        for path in downloads.iter().map(String::as_str).chain([import.as_str(), "/", "/n/green-city/people", "/sign-in"]) {
            let seen = steward.opens(path).await;
            assert_eq!(seen.headers["cache-control"], "no-store", "{path}");
            if path.ends_with(".csv") {
                let sent = seen.is_fine().headers["content-disposition"].to_str().unwrap().to_owned();
                assert!(sent.starts_with("attachment; filename="), "{path}: {sent}");
                assert!(seen.html().starts_with('\u{feff}'), "{path}");
            }
        }
        let sent = steward.sends("/n/green-city/profile", &[("name", "Stella")]).await;
        assert_eq!(sent.headers["cache-control"], "no-store");
    }

    async fn no_list_that_the_program_writes_runs_a_formula(house: House) {
        let (net, ana, _) = house.two().await;
        for (number, title) in ["=1+1", "＝1+1", "＋1", "－1", "＠A1"].iter().enumerate() {
            house.item(&ana, &net, net.commons, "discussion", title).await;
            ana.does("/n/green-city/profile", &[("name", &format!("{title} Ana {number}"))]).await.is_fine();
            for path in ["people.csv", "log.csv", &*format!("spaces/{}/items.csv", net.commons)] {
                let sheet = net.steward.opens(&format!("/n/green-city/{path}")).await;
                assert!(sheet.html().contains(&format!("'{title}")), "{path}: {}", sheet.html());
                assert!(!sheet.html().contains(&format!(",{title}")), "{path}: {}", sheet.html());
            }
        }
    }

    async fn a_form_of_a_hundred_and_thirty_thousand_fields_is_refused(house: House) {
        let (_, ana, _) = house.two().await;
        let fields: Vec<(&str, &str)> = vec![("abc", "d"); 130_000];
        ana.sends("/n/green-city/profile", &fields).await.is(StatusCode::PAYLOAD_TOO_LARGE);
        ana.sends_file("/n/green-city/profile", &fields[..3_000], ("file", "a", b"x")).await
            .is(StatusCode::PAYLOAD_TOO_LARGE);
        ana.sends("/n/green-city/profile", &fields[..1_500]).await.is_refused();
    }

    async fn the_same_form_with_another_text_is_told_and_not_dropped(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let once = "0123456789abcdef0123456789abcdef";
        let first = says(&ana, &item, "Slates", once).await.leads_to().unwrap();
        assert_eq!(says(&ana, &item, " Slates ", once).await.leads_to().unwrap(), first);
        let told = says(&ana, &item, "Tiles", once).await;
        told.is_refused().sees("What you see here was not posted").sees("Tiles");
        let fresh = told.value("name=\"once\"", "value").unwrap();
        assert_ne!(fresh, once);
        let second = says(&ana, &item, "Tiles", &fresh).await.leads_to().unwrap();
        assert_ne!(first, second);
        let message = first.rsplit('-').next().unwrap().to_owned();
        ana.does(&format!("{item}/messages/{message}"), &[("body", "Slates, grey")]).await.is_fine();
        assert_eq!(says(&ana, &item, "Slates", once).await.leads_to().unwrap(), first, "what was sent then");
        ana.does(&format!("{item}/messages/{message}/removal"), &[]).await.is_fine();
        assert_eq!(says(&ana, &item, "Slates", once).await.leads_to().unwrap(), first, "removed is not sent again");
    }

    async fn the_same_form_with_another_item_is_told_and_not_dropped(house: House) {
        let (net, ana, _) = house.two().await;
        let (space, once) = (net.commons.to_string(), "0123456789abcdef0123456789abcdef");
        let start = async |title: &str, body: &str, once: &str| {
            let fields = [("kind", "discussion"), ("space", &*space), ("title", title), ("body", body), ("once", once)];
            ana.sends("/n/green-city/items", &fields).await
        };
        let first = start("Roofs", "Slates", once).await.leads_to().unwrap();
        assert_eq!(start("Roofs", "Slates", once).await.leads_to().unwrap(), first);
        let told = start("Roofs", "Tiles", once).await;
        told.is_refused().sees("was not started").sees("Tiles");
        let fresh = told.value("name=\"once\"", "value").unwrap();
        assert_ne!(start("Roofs", "Tiles", &fresh).await.leads_to().unwrap(), first);
    }

    async fn names_of_all_things_have_something_to_read(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        for (path, field) in [("organisations", "name"), ("spaces", "name"), ("profile", "name")] {
            let fields = [(field, "\u{3164}"), ("sector", "arts"), ("visibility", "network"), ("purpose", "x")];
            let sent = fay.sends(&format!("/n/green/{path}"), &fields).await;
            assert!(sent.is_refused().html().contains("id=\"f-name-error\""), "{path}");
        }
    }

    async fn a_look_at_the_health_of_the_server_tries_a_write(house: House) {
        let beats = async || -> i64 {
            let read = house.app.db.read(|q| q.one("SELECT beats FROM pulse WHERE id = 1", &[])).await;
            read.map_err(|error: db::Error| error).unwrap()
        };
        let before = beats().await;
        house.visitor().opens("/readyz").await.is_fine();
        assert!(beats().await > before, "it only read");
    }

    async fn a_database_that_is_away_is_said_with_when_to_come_back(house: House) {
        let (_, ana, _) = house.two().await;
        house.visitor().opens("/readyz").await.is_fine();
        house.app.db.clone().close();
        is_away(&ana.opens("/n/green-city/people").await);
        let sent = ana.sends("/n/green-city/profile", &[("name", "Ana")]).await;
        is_away(&sent);
        sent.sees("The server cannot work at the moment").sees("Nothing you sent was saved");
        is_away(&house.visitor().opens("/readyz").await);
    }
}

#[test]
fn a_full_database_is_said_and_the_server_goes_on() {
    House::run_on_sqlite(async |house: House| {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        // SQLite answers as it does on a full disk when the file has as many pages as it may have.
        let pages: i64 = house
            .app
            .db
            .write(|tx| tx.one("PRAGMA page_count", &[]))
            .await
            .map_err(|error: db::Error| error)
            .unwrap();
        let most = async |pages: i64| {
            let limit = format!("PRAGMA max_page_count = {pages}");
            let set = house.app.db.write(move |tx| tx.one::<i64>(&limit, &[]));
            set.await.map_err(|error: db::Error| error).unwrap();
        };
        most(pages + 4).await;
        let long = "Slates. ".repeat(4_000);
        let sent = says(&ana, &item, &long, "").await;
        is_away(&sent);
        ana.opens(&item).await.is_fine().does_not_see("Slates.");
        most(pages + 400).await;
        says(&ana, &item, &long, "").await.is(StatusCode::SEE_OTHER);
    });
}
