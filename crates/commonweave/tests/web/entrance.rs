//! The set-up link, starting a network, and joining by an invitation.

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use house::clock::{Chance, digest};
use std::time::Duration;

const PASSWORD: &str = "tulips on the roof";
const DAY: Duration = Duration::from_secs(60 * 60 * 24);

const FIRST: [(&str, &str); 6] = [
    ("name", "Amina"),
    ("email", "amina@example.org"),
    ("password", PASSWORD),
    ("time_zone", "Europe/Lisbon"),
    ("network_name", "Green City"),
    ("visibility", "private"),
];

async fn link(house: &House) -> Option<String> {
    let link = house::accounts::setup_link(&house.app).await.unwrap()?;
    Some(link[link.find("/set-up/").unwrap()..].to_owned())
}

/// The path of a fresh invitation that this many may use.
async fn invitation(house: &House, net: &Net, uses: i64, member: Option<&Person>) -> String {
    let token = Chance.token().unwrap();
    let (network, by, hash) = (net.id, net.steward.member.unwrap(), digest(&token));
    let (now, member) = (house.now(), member.map(|person| person.member.unwrap()));
    let made = house.app.db.write(move |tx| {
        tx.run(
            "INSERT INTO invitations (network_id, token_hash, role, note, member_id, created_by, created_at,
                                      expires_at, uses_left)
             VALUES ($1, $2, 'member', 'Welcome!', $3, $4, $5, $6, $7)",
            &[&network, &hash, &member, &by, &now, &(now + DAY), &uses],
        )
    });
    made.await.map_err(|error: db::Error| error).unwrap();
    format!("/join/{token}")
}

const NEWCOMER: [(&str, &str); 4] =
    [("name", "Bo Lind"), ("email", "bo@example.org"), ("password", PASSWORD), ("time_zone", "Europe/Oslo")];

on_both! {
    async fn who_joins_finds_the_zone_of_the_network_chosen(house: House) {
        let net = house.network("harbour", NetworkVisibility::Private).await;
        let seen = house.visitor().opens(&invitation(&house, &net, 1, None).await).await;
        let zone = seen.html().split("<option value=\"Europe/Lisbon\"").nth(1).unwrap();
        assert!(zone.starts_with(" selected>Lisbon, Europe<"), "{}", &zone[..40]);
    }

    async fn the_set_up_link_makes_the_first_account_and_its_network(house: House) {
        let link = link(&house).await.unwrap();
        let amina = house.visitor();
        amina.opens(&link).await.is_fine().sees("Set up this server");
        amina.does(&link, &FIRST).await.is_fine().sees("Green City").sees("First steps").sees("Write the charter");
        amina.opens("/n/green-city/settings").await.is_fine();
        amina.opens("/n/green-city/charter/edit").await.is_fine();
        house.visitor().opens("/n/green-city").await.is_missing();
    }

    async fn who_set_the_server_up_sees_on_their_page_what_is_stuck(house: House) {
        let link = link(&house).await.unwrap();
        let amina = house.visitor();
        amina.does(&link, &FIRST).await.is_fine();
        amina.opens("/account").await.sees("This server").sees("Nothing is stuck").sees("No mail server is set");
        amina.sends("/account/mail-test", &[]).await.is_refused().sees("No mail server is set");
        house.account("Ben").await.opens("/account").await.is_fine().does_not_see("Nothing is stuck");
        let house = house.at_rest().await;
        let (due, later) = (house.now(), house.now() + DAY);
        let stuck = house.app.db.write(move |tx| {
            let sql = "INSERT INTO jobs (name, payload, state, fault, due_at, next_at, created_at) VALUES
                       ('tea', 'a', 'waiting', NULL, $1, $2, $1), ('wash', 'b', 'failed', 'refused', $1, $1, $1)";
            tx.run(sql, &[&due, &later])
        });
        stuck.await.map_err(|error: db::Error| error).unwrap();
        house.app.clock.forward(Duration::from_secs(2 * 60 * 60));
        let page = amina.opens("/account").await;
        page.sees("tea 1 is late").sees("wash 1 failed for good").sees("is not allowed any more").sees("commonweave doctor");
        page.does_not_see("Nothing is stuck");
        house.account("Cleo").await.opens("/account").await.does_not_see("wash");
    }

    async fn the_set_up_link_works_once(house: House) {
        let first = link(&house).await.unwrap();
        let amina = house.visitor();
        amina.sends(&first, &FIRST).await.goes_to("/n/green-city");
        amina.opens(&first).await.is_missing();
        house.visitor().sends(&first, &FIRST).await.is_missing();
        assert_eq!(link(&house).await, None, "a server with an account prints no link");
    }

    async fn a_new_start_makes_a_new_link_and_voids_the_older(house: House) {
        let older = link(&house).await.unwrap();
        let newer = link(&house).await.unwrap();
        house.visitor().opens(&older).await.is_missing();
        house.visitor().opens(&newer).await.is_fine();
        house.visitor().opens("/set-up/0123456789abcdef").await.is_missing();
    }

    async fn what_is_wrong_with_the_set_up_is_said_at_once_and_nothing_typed_is_lost(house: House) {
        let link = link(&house).await.unwrap();
        let fields = [("name", "Amina <script>"), ("email", "nonsense"), ("password", "1234567890"),
                      ("network_name", ""), ("summary", "We breathe."), ("visibility", "secret")];
        let seen = house.visitor().sends(&link, &fields).await;
        seen.is_refused().sees("does not look like").sees("Many people use").sees("This field is required")
            .sees("Choose one of the options");
        assert!(seen.html().contains("value=\"We breathe.\""));
        assert!(!seen.html().contains("<script>"));
        let own = [("name", "Amina"), ("email", "a@example.org"), ("password", "green city hall"),
                   ("network_name", "Green City Hall"), ("visibility", "private")];
        house.visitor().sends(&link, &own).await.is_refused().sees("your network’s name");
    }

    async fn anybody_with_an_account_starts_a_network_and_holds_it(house: House) {
        let ana = house.account("Ana").await;
        house.visitor().opens("/networks/new").await.is_missing();
        ana.opens("/networks/new").await.is_fine();
        ana.does("/networks", &[("network_name", "Água Viva"), ("visibility", "public")]).await.sees("Água Viva");
        ana.opens("/n/agua-viva/settings").await.is_fine();
        ana.opens("/n/agua-viva/spaces").await.sees("Commons");
        house.visitor().opens("/n/agua-viva").await.is_fine().does_not_see("First steps");
        let log: Vec<String> = house.app.db
            .read(|q| q.all("SELECT what FROM happenings ORDER BY id", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        assert!(log.contains(&"network-started".to_owned()), "{log:?}");
    }

    async fn an_address_that_is_taken_or_odd_is_refused(house: House) {
        house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.account("Ana").await;
        let with = |slug: &'static str| [("network_name", "Mine"), ("slug", slug), ("visibility", "public")];
        ana.sends("/networks", &with("green-city")).await.is_refused().sees("in use").keeps("Mine");
        ana.sends("/networks", &with("a/../b")).await.is_refused();
        ana.sends("/networks", &[("network_name", "مدينة"), ("visibility", "public")]).await.is_refused()
            .keeps("مدينة");
    }

    async fn a_newcomer_makes_an_account_and_is_in(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let path = invitation(&house, &net, 1, None).await;
        let bo = house.visitor();
        bo.opens(&path).await.is_fine().sees("Join green-city").sees("Stella green-city invited you")
            .sees("Welcome!");
        bo.does(&path, &NEWCOMER).await.is_fine().sees("You are in");
        bo.opens("/n/green-city/charter").await.is_fine();
        bo.opens("/n/green-city/spaces").await.sees("Commons");
        bo.opens(&path).await.goes_to("/n/green-city/today");
    }

    async fn somebody_with_an_account_joins_with_one_click(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let path = invitation(&house, &net, 2, None).await;
        let ana = house.account("Ana").await;
        ana.opens(&path).await.sees("Join as Ana");
        ana.does(&path, &[]).await.is_fine();
        ana.sends(&path, &[]).await.goes_to("/n/green-city");
        let left: i64 = house.app.db.read(|q| q.one("SELECT uses_left FROM invitations", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        assert_eq!(left, 1, "who is in already uses nothing up");
    }

    async fn a_link_that_is_used_expired_or_taken_back_says_so(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let used = invitation(&house, &net, 0, None).await;
        house.visitor().opens(&used).await.is(StatusCode::GONE).sees("already been used").sees("Ask Stella");
        house.visitor().sends(&used, &NEWCOMER).await.is(StatusCode::GONE);
        let revoked = invitation(&house, &net, 9, None).await;
        house.app.db.write(|tx| tx.run("UPDATE invitations SET revoked_at = 1 WHERE uses_left = 9", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        house.visitor().opens(&revoked).await.is(StatusCode::GONE).sees("revoked");
        let late = invitation(&house, &net, 5, None).await;
        house.app.clock.forward(DAY);
        house.visitor().opens(&late).await.is(StatusCode::GONE).sees("expired");
        house.visitor().opens("/join/nosuchtoken").await.is_missing();
        house.visitor().opens("/join/%00").await.is_missing();
    }

    async fn one_use_lets_one_person_in(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let path = invitation(&house, &net, 1, None).await;
        house.account("Ana").await.sends(&path, &[]).await.goes_to("/n/green-city");
        house.account("Eve").await.sends(&path, &[]).await.is(StatusCode::GONE);
    }

    async fn a_personal_link_gives_the_person_the_row_that_a_steward_wrote(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let noted = house.member_in_state(&net, "Bo", Role::Member, "invited").await;
        let row = noted.member.unwrap();
        house.app.db.write(move |tx| tx.run("UPDATE members SET account_id = NULL WHERE id = $1", &[&row])).await
            .map_err(|error: db::Error| error).unwrap();
        let path = invitation(&house, &net, 1, Some(&noted)).await;
        let bo = house.visitor();
        assert!(bo.opens(&path).await.html().contains("value=\"Bo\""), "the name is filled in");
        let fields = [("name", "Bo Lind"), ("email", "other@example.org"), ("password", PASSWORD)];
        bo.sends(&path, &fields).await.goes_to("/n/green-city");
        let rows: Vec<(i64, String)> = house.app.db
            .read(move |q| q.all("SELECT id, state FROM members WHERE account_id IS NOT NULL AND id >= $1", &[&row]))
            .await.map_err(|error: db::Error| error).unwrap();
        assert_eq!(rows, [(row.get(), "active".to_owned())]);
    }

    async fn who_is_suspended_does_not_come_back_by_a_link(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let eve = house.member_in_state(&net, "Eve", Role::Member, "suspended").await;
        let path = invitation(&house, &net, 3, None).await;
        eve.sends(&path, &[]).await.is_refused();
        eve.opens("/n/green-city").await.is_missing();
    }

    async fn an_address_with_an_account_signs_in_instead(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        house.account("Bo").await;
        let path = invitation(&house, &net, 1, None).await;
        let browser = house.visitor();
        browser.sends(&path, &NEWCOMER).await.is_refused().sees("sign in with it instead").keeps("Bo Lind");
        let to = format!("to={}", path.replace('/', "%2F"));
        assert!(browser.opens(&path).await.html().contains(&to));
    }

    async fn the_link_that_a_steward_makes_lets_a_newcomer_in(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let fields = [("role", "facilitator"), ("uses", "1"), ("days", "14")];
        let made = net.steward.sends("/n/green-city/invitations", &fields).await;
        let html = made.html();
        let start = html.find("/join/").unwrap();
        let path = &html[start..start + "/join/".len() + 32];
        let bo = house.visitor();
        bo.does(path, &NEWCOMER).await.is_fine().sees("You are in");
        bo.opens("/n/green-city/people").await.sees("Bo Lind").sees("facilitator");
    }
}
