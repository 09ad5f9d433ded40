//! Names that look like those of others, names that nobody can read, and who comes back under another name.

use crate::imports::{applies, brings};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};

/// Anna, with a first letter of another alphabet.
const OTHER_ANNA: &str = "Аnna Berg";

/// The path of a link that the steward makes, for up to nine people.
async fn open_link(net: &Net) -> String {
    let fields = [("role", "member"), ("uses", "9"), ("days", "14")];
    let made = net.steward.sends(&format!("/n/{}/invitations", net.slug), &fields).await;
    let link = made.is_fine().value("id=\"link\"", "value").unwrap();
    link[link.find("/join/").unwrap()..].to_owned()
}

async fn joins(house: &House, link: &str, name: &str, email: &str) -> Person {
    let person = house.visitor();
    let fields = [
        ("name", name),
        ("email", email),
        ("password", "tulips on the roof"),
        ("time_zone", "Europe/Lisbon"),
    ];
    person.sends(link, &fields).await.leads_to().unwrap();
    person
}

/// The page of whoever has this name.
async fn page_of(net: &Net, name: &str) -> String {
    let list = net.steward.opens("/n/green/people").await;
    let html = list.is_fine().html().to_owned();
    let before = &html[..html.find(&format!(">{name}<")).unwrap_or_else(|| panic!("{name}: {html}"))];
    let link = &before[before.rfind("/n/green/people/").unwrap()..];
    link[..link.find('"').unwrap()].to_owned()
}

on_both! {
    async fn stewards_see_whose_name_looks_like_that_of_another_and_nobody_is_refused(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let link = open_link(&net).await;
        joins(&house, &link, "Anna Berg", "anna@example.org").await;
        let bo = joins(&house, &link, "Bo", "bo@example.org").await;
        net.steward.opens("/n/green/people").await.sees("Anna Berg").does_not_see("name looks like another");
        joins(&house, &link, OTHER_ANNA, "mallory@example.org").await;
        net.steward.opens("/n/green/people").await.sees(OTHER_ANNA).sees("name looks like another");
        bo.opens("/n/green/people").await.sees(OTHER_ANNA).does_not_see("name looks like another");
        let page = page_of(&net, OTHER_ANNA).await;
        net.steward.opens(&page).await.sees("looks like that of Anna Berg, another member");
        net.steward.opens(&format!("{page}/membership")).await.sees("looks like that of Anna Berg");
        bo.opens(&page).await.is_fine().does_not_see("looks like");
    }

    async fn a_name_that_is_changed_into_that_of_a_partner_is_shown_to_stewards(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        net.steward.does("/n/green/organisations", &[("name", "City Council"), ("sector", "government")]).await;
        let bo = joins(&house, &open_link(&net).await, "Bo", "bo@example.org").await;
        let page = page_of(&net, "Bo").await;
        net.steward.opens(&page).await.does_not_see("looks like");
        bo.does("/n/green/profile", &[("name", "Сity Counciӏ")]).await.is_fine();
        net.steward.opens(&page).await.sees("looks like that of the organisation City Council");
    }

    async fn stewards_see_of_whom_the_name_of_an_organisation_reminds(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let add = async |name: &str| {
            let made = [("name", name), ("sector", "government")];
            net.steward.sends("/n/green/organisations", &made).await.leads_to().unwrap()
        };
        let council = add("City Council").await;
        net.steward.opens(&council).await.is_fine().does_not_see("looks like");
        let other = add("Сity Counciӏ").await;
        net.steward.opens(&other).await.sees("looks like that of City Council, another organisation");
        net.steward.opens(&council).await.sees("looks like that of Сity Counciӏ, another organisation");
        joins(&house, &open_link(&net).await, "Tulip House", "mallory@example.org").await;
        net.steward.opens(&add("Tuӏip House").await).await.sees("looks like that of Tulip House, a person here");
        let ben = house.member(&net, "Ben", Role::Member).await;
        ben.opens(&other).await.is_fine().does_not_see("looks like");
        house.visitor().opens(&other).await.is_fine().does_not_see("looks like");
    }

    async fn who_invites_somebody_sees_of_whom_the_name_reminds(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        joins(&house, &open_link(&net).await, "Anna Berg", "anna@example.org").await;
        let list = format!("Name,E-Mail\n{OTHER_ANNA},zoe@example.org\n");
        let import = brings(&net.steward, &net, "list.csv", list.as_bytes()).await;
        applies(&net.steward, &import).await.sees("One new person");
        let page = net.steward.opens("/n/green/people?state=invited").await;
        let html = page.is_fine().html().to_owned();
        let before = &html[..html.find(&format!(">{OTHER_ANNA}<")).unwrap()];
        let number = before[before.rfind("/n/green/people/").unwrap() + 16..].split('"').next().unwrap().to_owned();
        let asked = net.steward.opens(&format!("/n/green/invitations?member={number}")).await;
        asked.sees("looks like that of Anna Berg, another member");
        let fields = [("role", "member"), ("uses", "1"), ("days", "14"), ("member", &number)];
        net.steward.sends("/n/green/invitations", &fields).await.is_fine();
        net.steward.opens("/n/green/invitations").await.sees("looks like that of Anna Berg, another member");
    }

    async fn a_claim_under_a_name_that_looks_like_another_is_marked(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let link = open_link(&net).await;
        let list = "Name,E-Mail\nZoe Gross,zoe@example.org\n";
        let import = brings(&net.steward, &net, "list.csv", list.as_bytes()).await;
        applies(&net.steward, &import).await.sees("One new person");
        joins(&house, &link, "Anna Berg", "anna@example.org").await;
        let other = joins(&house, &link, OTHER_ANNA, "mallory@example.org").await;
        other.does("/n/green/claim", &[]).await;
        net.steward.opens("/n/green/claims").await.sees(OTHER_ANNA).sees("looks like that of Anna Berg");
    }

    async fn names_that_were_there_before_are_looked_at_when_the_server_starts(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let link = open_link(&net).await;
        joins(&house, &link, "Anna Berg", "anna@example.org").await;
        joins(&house, &link, OTHER_ANNA, "mallory@example.org").await;
        let forgotten = house.app.db.write(|tx| tx.run("UPDATE members SET look = NULL", &[]));
        forgotten.await.map_err(|error: db::Error| error).unwrap();
        net.steward.opens("/n/green/people").await.does_not_see("name looks like another");
        let db = house.app.db.clone();
        tokio::task::spawn_blocking(move || commonweave::serve::look_at_names(&db)).await.unwrap().unwrap();
        net.steward.opens("/n/green/people").await.sees("name looks like another");
    }

    async fn names_of_a_list_follow_the_rule_of_all_names(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let list = "Name,E-Mail,Organisation\nAna\u{200b}\u{2060} Lima,ana@example.org,Cho\u{ad}ir\n\u{3164},b@example.org,Choir\nCem,c@example.org,\u{115f}\u{1160}\n";
        let import = brings(&net.steward, &net, "list.csv", list.as_bytes()).await;
        let trial = net.steward.opens(&format!("{import}/trial?outcome=refused")).await;
        trial.sees("2 rows would be refused").sees("The name has no visible letter");
        applies(&net.steward, &import).await.sees("One new person").sees("one new organisation");
        let people = net.steward.opens("/n/green/people?state=invited").await;
        assert!(people.html().contains(">Ana Lima<") && people.html().contains(">Choir<"), "{}", people.text());
    }

    async fn who_was_removed_may_not_come_back_under_another_account_by_an_open_link(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let link = open_link(&net).await;
        joins(&house, &link, "Mallory Moss", "mallory@example.org").await;
        let page = page_of(&net, "Mallory Moss").await;
        let asked = net.steward.opens(&format!("{page}/membership")).await;
        asked.sees("Anyone who has an open link can join with it").sees("Also cancel the open invitation links");
        net.steward.does(&format!("{page}/removal"), &[("links", "true")]).await.is_fine();
        let again = house.account("Mallory Moss").await;
        again.opens(&link).await.is(StatusCode::GONE);
        again.sends(&link, &[]).await.is(StatusCode::GONE);
        net.steward.opens("/n/green/log").await.sees("revoked an invitation");
    }

    async fn a_steward_may_leave_the_links_and_sees_who_comes_back_under_the_same_name(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let link = open_link(&net).await;
        joins(&house, &link, "Mallory Moss", "mallory@example.org").await;
        let page = page_of(&net, "Mallory Moss").await;
        net.steward.does(&format!("{page}/removal"), &[]).await.is_fine();
        house.account("Mallory Moss").await.sends(&link, &[]).await.goes_to("/n/green");
        net.steward.opens("/n/green/people").await.sees("name looks like another");
        let other = page_of(&net, "Mallory Moss").await;
        net.steward.opens(&other).await.sees("looks like that of Mallory Moss, who is no longer here");
        let ben = house.member(&net, "Ben", Role::Member).await;
        ben.opens(&other).await.is_fine().does_not_see("looks like");
    }
}
