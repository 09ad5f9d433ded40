//! Authority ends with its holder: what somebody set in motion is asked again when it is used.

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use db::Engine;
use house::access::{Action, NetworkVisibility, Role};
use house::members;
use std::sync::{Arc, Mutex, mpsc};

const NEWCOMER: [(&str, &str); 4] = [
    ("name", "Mallory"),
    ("email", "mallory@example.org"),
    ("password", "tulips on the roof"),
    ("time_zone", "Europe/Oslo"),
];

/// The path of a link that this steward makes, for up to nine people.
async fn link(by: &Person, net: &Net, role: &str) -> String {
    let fields = [("role", role), ("uses", "9"), ("days", "14")];
    let made = by.sends(&format!("/n/{}/invitations", net.slug), &fields).await;
    let link = made.is_fine().value("id=\"link\"", "value").unwrap();
    link[link.find("/join/").unwrap()..].to_owned()
}

/// What a steward does with somebody's membership.
async fn act(net: &Net, whom: &Person, act: &str, fields: &[(&str, &str)]) {
    let path = format!("/n/{}/people/{}/{act}", net.slug, whom.member.unwrap());
    let sent = net.steward.sends(&path, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
}

async fn stewards(house: &House) -> i64 {
    let sql = "SELECT COUNT(*) FROM members WHERE role = 'steward' AND state = 'active'";
    house.app.db.read(move |q| q.one(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

on_both! {
    async fn the_links_of_a_steward_end_with_their_office(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let anybody = house.account("Anybody").await;
        for (name, what) in [("Bea", "role"), ("Cem", "suspension"), ("Dan", "removal"), ("Eva", "departure")] {
            let holder = house.member(&net, name, Role::Steward).await;
            let path = link(&holder, &net, "steward").await;
            match what {
                "role" => act(&net, &holder, what, &[("role", "facilitator")]).await,
                "departure" => drop(holder.does("/n/green/departure", &[]).await),
                _ => act(&net, &holder, what, &[]).await,
            }
            let opened = house.visitor().opens(&path).await;
            opened.is(StatusCode::GONE).sees("can no longer invite people").does_not_see("Create an account and join");
            house.visitor().sends(&path, &NEWCOMER).await.is(StatusCode::GONE);
            anybody.sends(&path, &[]).await.is(StatusCode::GONE);
            assert_eq!(stewards(&house).await, 1, "{what}");
        }
        net.steward.opens("/n/green/invitations").await.sees("may no longer invite people")
            .sees("Revoke");
        anybody.opens("/n/green/people").await.is_missing();
    }

    async fn a_link_that_was_looked_at_before_is_asked_again_in_the_change(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let bea = house.member(&net, "Bea", Role::Steward).await;
        let anybody = house.account("Anybody").await.account.unwrap();
        let path = link(&bea, &net, "steward").await;
        let token = path.rsplit('/').next().unwrap().to_owned();
        let read = house.app.db.read(move |q| members::invitation_of(q, &token)).await.unwrap().unwrap();
        act(&net, &bea, "role", &[("role", "member")]).await;
        let (now, email) = (house.now(), "anybody@example.org");
        let came = house.app.db.write(move |tx| members::accept(tx, now, &read, anybody, "Anybody", email));
        assert!(matches!(came.await, Err(house::web::Error::Refused(_))));
        assert_eq!(stewards(&house).await, 1);
    }

    async fn the_links_of_a_steward_who_is_let_in_again_are_good_again(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let bea = house.member(&net, "Bea", Role::Steward).await;
        let path = link(&bea, &net, "member").await;
        act(&net, &bea, "suspension", &[]).await;
        house.visitor().opens(&path).await.is(StatusCode::GONE);
        act(&net, &bea, "reinstatement", &[]).await;
        house.visitor().sends(&path, &NEWCOMER).await.goes_to("/n/green");
    }

    async fn who_was_removed_comes_back_by_a_newer_link_alone(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let old = link(&net.steward, &net, "member").await;
        act(&net, &ana, "removal", &[]).await;
        ana.opens(&old).await.is(StatusCode::GONE).sees("You have left this network since");
        ana.sends(&old, &[]).await.is(StatusCode::GONE);
        ana.opens("/n/green/people").await.is_missing();
        house.account("Ben").await.sends(&old, &[]).await.goes_to("/n/green");
        let new = link(&net.steward, &net, "member").await;
        ana.sends(&new, &[]).await.goes_to("/n/green");
        ana.opens("/n/green/people").await.is_fine();
    }

    async fn who_comes_back_stands_for_no_organisation_until_somebody_says_so_again(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let made = net.steward.sends("/n/green/organisations", &[("name", "Choir"), ("sector", "arts")]).await;
        let choir = made.leads_to().unwrap();
        ana.does(&format!("{choir}/affiliation"), &[]).await;
        net.steward.does(&format!("{choir}/representatives/{}", ana.member.unwrap()), &[]).await;
        ana.opens(&format!("{choir}/edit")).await.is_fine();
        act(&net, &ana, "removal", &[]).await;
        let new = link(&net.steward, &net, "member").await;
        ana.sends(&new, &[]).await.goes_to("/n/green");
        ana.opens(&choir).await.is_fine().sees("Ana");
        ana.opens(&format!("{choir}/edit")).await.is_missing();
    }

    async fn an_import_under_way_stops_with_the_office_of_who_began_it(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let bea = house.member(&net, "Bea", Role::Steward).await;
        let row = bea.member.unwrap();
        let sent = bea.sends_file("/n/green/imports", &[], ("file", "a.csv", b"Name,E-Mail\nZoe,z@example.org\n")).await;
        let import = sent.leads_to().unwrap().strip_suffix("/mapping").unwrap().to_owned();
        let (go, wait) = mpsc::channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        let application = format!("{import}/application");
        let lower = move |tx: &mut db::Write<'_>| tx.run("UPDATE members SET role = 'member' WHERE id = $1", &[&row]);
        let began = match house.app.db.engine() {
            // The one writer is held up; then it takes the import up, lowers the steward, and comes to the import itself.
            Engine::Sqlite => {
                let held = house.app.db.write(move |_| Ok::<_, db::Error>(wait.lock().unwrap().recv().is_ok()));
                let lowered = house.app.db.write(lower);
                let begun = bea.sends(&application, &[]);
                tokio::join!(biased; held, begun, lowered, async { drop(go) }).1
            }
            // The steward is being lowered while the import is taken up and begins.
            Engine::Postgres => {
                let lowered = house.app.db.write(move |tx| {
                    let lowered = lower(tx);
                    assert!(wait.lock().unwrap().recv().is_err());
                    lowered
                });
                let begun = async {
                    let begun = bea.sends(&application, &[]).await;
                    drop(go);
                    begun
                };
                tokio::join!(biased; lowered, begun).1
            }
        };
        began.goes_to(&import);
        let still = house.app.db.write(move |tx| members::still_may(tx, net.id, row, Action::Import));
        assert!(!still.await.unwrap());
        let mut seen = net.steward.opens(&import).await;
        while seen.html().contains(" data-again") {
            seen = net.steward.opens(&import).await;
        }
        seen.sees("may no longer import people");
        net.steward.opens("/n/green/people?state=invited").await.does_not_see("Zoe");
    }
}
