//! The pages that rooms call worth measuring: each is a route of the access table, and each answers in the demo to whoever
//! looks at it for `bench/pages`.

#[path = "../../examples/bench_pages/pages/finding.rs"]
mod finding;

use axum::http::StatusCode;
use house::room::Subject;
use std::collections::BTreeSet;

/// Where the bench brings what no demo has.
const STAGE: &str = include_str!("../../examples/bench_pages/stage/mod.rs");

on_both! {
    async fn every_room_that_has_a_page_has_one_measured_or_says_why_not(house: House) {
        for room in house.app.rooms.all() {
            let (routes, _) = (room.routes)(&house.app).finish();
            let (none, reason) = (room.measured.is_empty(), room.unmeasured);
            if routes.iter().any(|route| route.method == "GET") {
                assert_eq!(
                    none,
                    !reason.is_empty(),
                    "{}: name a page in `measured`, or say in `unmeasured` why none is worth it",
                    room.name
                );
            } else {
                assert_eq!(reason, "", "{} has no page of which to say why it is not measured", room.name);
            }
        }
    }

    async fn every_measured_page_is_a_route_and_says_what_it_is_about(house: House) {
        let table = commonweave::router::table(&house.app);
        let mut names = BTreeSet::new();
        for page in house.app.rooms.measured() {
            let (name, path) = (page.name, page.path);
            assert!(names.insert(name), "two pages are called {name}");
            let route = table.iter().any(|line| line.method == "GET" && line.path == path);
            assert!(route && path.starts_with("/n/{slug}"), "{name}: {path} is no page of a network");
            let rows = path.split('/').filter(|part| part.starts_with('{')).count() - 1;
            assert_eq!(rows, usize::from(page.of != Subject::Network), "{name}: {path} is about {:?}", page.of);
            if let Subject::Brought(what) = page.of {
                let brought = STAGE.contains(&format!("\"{what}\" =>"));
                assert!(brought, "{name}: the bench brings nothing called {what}");
            }
        }
    }

    async fn every_measured_page_answers_in_the_demo_to_whoever_looks(house: Demo<1>) {
        let rooms = house.app.rooms;
        let viewers: BTreeSet<&str> = rooms.measured().map(|page| page.viewer).collect();
        for viewer in viewers {
            let person = house.demo_visitor();
            let door = person.sends(&format!("/demo/{viewer}"), &[]).await;
            assert!(door.leads_to().is_some(), "the demo has no door for {viewer}");
            let brought = |of: Subject| matches!(of, Subject::Brought(_));
            for page in rooms.measured().filter(|page| page.viewer == viewer && !brought(page.of)) {
                let (name, of) = (page.name, page.of);
                let row = house.app.db.read(move |q| finding::row(q, of)).await.unwrap();
                assert!(row.is_some() || of == Subject::Network, "{name}: the demo has no {of:?}");
                let address = finding::address(page, row);
                let seen = person.opens(&address).await;
                assert_eq!(seen.status, StatusCode::OK, "{name}: {address} says {}", seen.text());
            }
        }
    }
}
