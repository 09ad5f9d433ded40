//! The way back to one's account, and another address: by mail, and by the hand of a steward.

use crate::jobs::works_off;
use crate::kit::{House, Net, Node, Person, Seen};
use crate::mail::{Mood, Server, link_to, mailing, plainly};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";
const NEW: [(&str, &str); 1] = [("password", "geese over the harbour")];
const MINUTE: Duration = Duration::from_secs(60);

/// The path on which a steward makes a link for somebody.
fn recovery(net: &Net, of: &Person) -> String {
    format!("/n/{}/people/{}/recovery", net.slug, of.member.unwrap())
}

/// A link, as its page shows it.
async fn made(steward: &Person, path: &str) -> String {
    let sent = steward.sends(path, &[]).await;
    sent.sees("The link is ready");
    let html = sent.html().to_owned();
    let place = html.find("<code").unwrap();
    let (_, rest) = html[place..].split_once("/recovery/").unwrap();
    format!("/recovery/{}", &rest[..32])
}

async fn asks(node: &Node, house: &House, email: &str) -> Seen {
    node.meets(&house.visitor()).sends("/recovery", &[("email", email)]).await
}

on_both! {
    async fn a_forgotten_password_is_set_anew_by_mail(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _) = mailing(house, &server).await;
        let ana = house.account("Ana").await;
        node.meets(&house.visitor()).opens("/recovery").await.sees("Send me the link");
        asks(&node, &house, "ANA@example.org").await.goes_to("/sign-in");
        works_off(&node.app).await;
        let [letter] = server.letters().try_into().unwrap();
        assert!(letter.contains("To: ana@example.org") && letter.contains("Subject: A new password"), "{letter}");
        let path = link_to(&letter, "recovery");
        let browser = node.meets(&house.visitor());
        browser.opens(&path).await.is_fine().sees("ana@example.org");
        browser.sends(&path, &NEW).await.goes_to("/account");
        browser.opens("/account").await.sees("Your password was set with a link").sees("The link was sent to your e-mail address");
        ana.opens("/account").await.is_missing();
        house.visitor().sends(&path, &NEW).await.is_missing();
        // Whose password it is, is told by mail too.
        works_off(&node.app).await;
        assert!(server.letters()[1].contains("Subject: Your password was changed"));
    }

    async fn whether_an_address_has_an_account_is_told_to_nobody(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _) = mailing(house, &server).await;
        house.account("Ana").await;
        let known = asks(&node, &house, "ana@example.org").await;
        let unknown = asks(&node, &house, "nobody@example.org").await;
        assert_eq!((known.status, known.leads_to(), known.html()), (unknown.status, unknown.leads_to(), unknown.html()));
        // The same was done for both, and only afterwards one finds out that one of them is nobody.
        let queued = "SELECT COUNT(*) FROM jobs WHERE name = 'recovery-letter' AND state = 'waiting'";
        let queued: i64 = node.app.db.read(move |q| q.one(queued, &[])).await.map_err(|error: db::Error| error).unwrap();
        assert_eq!(queued, 2);
        works_off(&node.app).await;
        assert_eq!(server.letters().len(), 1);
        asks(&node, &house, "nonsense").await.is_refused();
    }

    async fn nobody_is_flooded_with_links(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _) = mailing(house, &server).await;
        house.account("Ana").await;
        for _ in 0..5 {
            asks(&node, &house, "ana@example.org").await.goes_to("/sign-in");
            works_off(&node.app).await;
        }
        assert_eq!(server.letters().len(), 1);
        node.app.clock.forward(MINUTE * 5);
        asks(&node, &house, "ana@example.org").await.goes_to("/sign-in");
        works_off(&node.app).await;
        let letters = server.letters();
        assert_eq!(letters.len(), 2);
        house.visitor().opens(&link_to(&letters[0], "recovery")).await.is_missing();
        house.visitor().opens(&link_to(&letters[1], "recovery")).await.is_fine();
        node.app.clock.forward(MINUTE * 60 * 3);
        house.visitor().opens(&link_to(&letters[1], "recovery")).await.is_missing();
    }

    async fn without_a_mail_server_one_is_told_whom_to_ask(house: House) {
        house.account("Ana").await;
        house.visitor().opens("/sign-in").await.sees("Forgot your password?");
        house.visitor().opens("/recovery").await.sees("A steward of your network").does_not_see("Send me the link");
        house.visitor().sends("/recovery", &[("email", "ana@example.org")]).await.sees("This server does not send e-mail");
    }

    async fn another_address_counts_once_its_mailbox_has_answered(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _) = mailing(house, &server).await;
        let ana = node.meets(&house.account("Ana").await);
        let to = |email| [("email", email), ("email_password", PASSWORD)];
        ana.sends("/account/email", &[("email", "ana@new.example"), ("email_password", "wrong")]).await.is_refused();
        ana.does("/account/email", &to("ana@new.example")).await.sees("an e-mail with a link is on its way").sees("ana@example.org");
        works_off(&node.app).await;
        let [letter] = server.letters().try_into().unwrap();
        assert!(letter.contains("To: ana@new.example"), "{letter}");
        let path = link_to(&letter, "address");
        house.visitor().opens(&path).await.is_fine().sees("ana@new.example");
        ana.opens("/account").await.does_not_see("ana@new.example");
        ana.does(&path, &[]).await.sees("Your e-mail address is changed").sees("ana@new.example");
        ana.sends(&path, &[]).await.is_missing();
        works_off(&node.app).await;
        let former = plainly(&server.letters()[1]);
        for part in ["To: ana@example.org", "Subject: Your address was changed", "ana@new.example"] {
            assert!(former.contains(part), "no “{part}” in {former}");
        }
    }

    async fn an_address_that_somebody_has_is_told_to_its_mailbox_alone(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, _) = mailing(house, &server).await;
        let ana = node.meets(&house.account("Ana").await);
        house.account("Bob").await;
        let fields = [("email", "bob@example.org"), ("email_password", PASSWORD)];
        ana.does("/account/email", &fields).await.sees("an e-mail with a link is on its way").does_not_see("cannot be used");
        works_off(&node.app).await;
        let [letter] = server.letters().try_into().unwrap();
        assert!(letter.contains("To: bob@example.org") && !letter.contains("/address/"), "{letter}");
    }

    async fn a_steward_hands_a_link_over_and_it_is_told(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        net.steward.opens(&format!("/n/green-city/people/{}/membership", ana.member.unwrap())).await.sees("Forgotten password");
        net.steward.opens(&recovery(&net, &ana)).await.sees("Create the link");
        let path = made(&net.steward, &recovery(&net, &ana)).await;
        ana.opens("/account").await.sees("Stella green-city, green-city gave you the link").sees("cancel it");
        let browser = house.visitor();
        browser.sends(&path, &NEW).await.goes_to("/account");
        browser.opens("/account").await.sees("Your password was set with a link").sees("Stella green-city, green-city gave you the link");
        net.steward.opens("/n/green-city/log").await.sees("made a link for a new password for Ana");
        house.visitor().opens(&path).await.is_missing();
    }

    async fn a_steward_makes_no_link_for_themselves_or_for_what_reaches_beyond(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let awaited = house.member_in_state(&net, "Zoe", Role::Member, "suspended").await;
        net.steward.sends(&recovery(&net, &net.steward), &[]).await.is(StatusCode::CONFLICT).sees("your own account");
        net.steward.sends(&recovery(&net, &awaited), &[]).await.is(StatusCode::CONFLICT).sees("This member has no account");
        // A guest elsewhere is somebody elsewhere: nothing crosses a network.
        let other = house.network("harbour", NetworkVisibility::Private).await;
        let account = ana.account.unwrap();
        let (id, now) = (other.id, house.now());
        house.app.db.write(move |tx| tx.run(
            "INSERT INTO members (network_id, account_id, role, state, name, name_key, headline, about, about_html,
                                  languages, place, created_at, updated_at)
             VALUES ($1, $2, 'guest', 'active', 'Ana', 'ana', '', '', '', '', '', $3, $3)", &[&id, &account, &now]))
            .await.map_err(|error: db::Error| error).unwrap();
        net.steward.sends(&recovery(&net, &ana), &[]).await.is(StatusCode::CONFLICT).sees("networks you do not look after");
        net.steward.opens(&recovery(&net, &ana)).await.sees("networks you do not look after").does_not_see("harbour");
        let ben = house.member(&net, "Ben", Role::Facilitator).await;
        ben.sends(&recovery(&net, &ana), &[]).await.is_missing();
    }

    async fn a_link_for_a_steward_takes_two_stewards(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let sora = house.member(&net, "Sora", Role::Steward).await;
        let second = house.member(&net, "Second", Role::Steward).await;
        let (path, confirmation) = (recovery(&net, &sora), format!("{}/confirmation", recovery(&net, &sora)));
        second.sends(&confirmation, &[]).await.is_missing();
        net.steward.does(&path, &[]).await.sees("Another steward can now create the link");
        net.steward.sends(&confirmation, &[]).await.is_missing();
        sora.sends(&confirmation, &[]).await.is(StatusCode::CONFLICT);
        second.opens(&path).await.sees("Asked for by").sees("Stella green-city");
        let link = made(&second, &confirmation).await;
        house.visitor().sends(&link, &NEW).await.goes_to("/account");
        // It was for once.
        second.sends(&confirmation, &[]).await.is_missing();
    }

    async fn a_request_ends_with_the_office_of_who_made_it_and_after_two_days(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let sora = house.member(&net, "Sora", Role::Steward).await;
        let asker = house.member(&net, "Asker", Role::Steward).await;
        let confirmation = format!("{}/confirmation", recovery(&net, &sora));
        asker.does(&recovery(&net, &sora), &[]).await.is_fine();
        net.steward.does(&format!("/n/green-city/people/{}/role", asker.member.unwrap()), &[("role", "member")]).await.is_fine();
        net.steward.sends(&confirmation, &[]).await.is_missing();
        net.steward.does(&format!("/n/green-city/people/{}/role", asker.member.unwrap()), &[("role", "steward")]).await.is_fine();
        house.app.clock.forward(MINUTE * 60 * 48);
        net.steward.sends(&confirmation, &[]).await.is_missing();
    }

    async fn who_needs_a_second_steward_is_told_who_that_can_be(house: House) {
        let (net, ana, _) = house.two().await;
        let sora = house.member(&net, "Sora", Role::Steward).await;
        net.steward.opens(&recovery(&net, &sora)).await.sees("no other steward who could be the second");
        house.member(&net, "Tomo", Role::Steward).await;
        let page = net.steward.opens(&recovery(&net, &sora)).await;
        page.sees("Any of these stewards can be the second: Tomo").does_not_see("can be the second: Sora");
        net.steward.does(&recovery(&net, &sora), &[]).await.sees("Tomo");
        net.steward.opens(&recovery(&net, &ana)).await.does_not_see("Tomo");
    }
}
