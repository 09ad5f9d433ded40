//! Mail, handed to a mail server in every mood: nothing is lost, and nothing sent twice that need not be.

mod reading;
mod server;

use crate::commands::runs;
use crate::jobs::{ills, works, works_off};
use crate::kit::{House, Net, Node, Person};
use house::access::{NetworkVisibility, Role};
use house::app::App;
use house::config::Config;
use house::mail::Office;
pub(crate) use reading::{link as link_to, plainly};
pub(crate) use server::{Mood, Server};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// A network on a server that sends mail by this one, with nothing running beside the requests, and its steward there.
pub(crate) async fn mailing(house: House, server: &Server) -> (House, Node, Net, Person) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    house.jobs_end().await;
    let house = house.at_rest().await;
    let config = Config {
        smtp: Some(format!("smtp+plain://127.0.0.1:{}", server.port)),
        mail_from: Some("Commonweave <noreply@example.org>".to_owned()),
        ..house.app.config.clone()
    };
    let office = Office::open(&config).unwrap().map(|office| office.with_patience(Duration::from_secs(2)));
    let app = App::new(house.app.db.clone(), config, house.app.clock.clone(), house.app.rooms).unwrap();
    let node = Node::at_rest(App { office, ..app });
    let steward = node.meets(&net.steward);
    (house, node, net, steward)
}

const TO_ZOE: [(&str, &str); 5] = [
    ("role", "member"),
    ("uses", "1"),
    ("days", "14"),
    ("note", "See you there"),
    ("email", "Zoe@example.org"),
];

async fn invites(steward: &Person) {
    let sent = steward.does("/n/green-city/invitations", &TO_ZOE).await;
    sent.sees("The invitation is on its way.").sees("zoe@example.org").does_not_see("/join/");
}

/// Where the link of a letter leads.
fn link(letter: &str) -> String {
    let (_, rest) = letter.split_once("/join/").expect("the letter has a link");
    format!("/join/{}", &rest[..32])
}

/// The name by which a letter is known wherever it goes.
fn name(letter: &str) -> String {
    letter.lines().find(|line| line.starts_with("Message-ID:")).expect("the letter has a name").to_owned()
}

on_both! {
    async fn an_invitation_goes_by_mail_and_its_link_lets_one_in(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, steward) = mailing(house, &server).await;
        invites(&steward).await;
        assert_eq!((works_off(&node.app).await, works_off(&node.app).await), (1, 0));
        let [letter] = server.letters().try_into().unwrap();
        for part in ["To: zoe@example.org", "From: Commonweave <noreply@example.org>",
                     "Subject: Stella green-city invites you to green-city", "multipart/alternative", "text/plain",
                     "text/html", "See you there", "The link works once, until"] {
            assert!(letter.contains(part), "no “{part}” in {letter}");
        }
        house.visitor().opens(&link(&letter)).await.is_fine().sees("green-city");
        steward.opens("/n/green-city/invitations").await.does_not_see("came back");
    }

    async fn an_address_that_nobody_has_is_told_to_the_steward_and_not_tried_again(house: House) {
        let server = Server::start(Mood::KnowsNobody).await;
        let (_house, node, _net, steward) = mailing(house, &server).await;
        invites(&steward).await;
        for _ in 0..3 {
            works_off(&node.app).await;
            node.app.clock.forward(HOUR);
        }
        assert_eq!((server.visits(), server.letters().len()), (1, 0));
        steward.opens("/n/green-city/invitations").await.sees("The e-mail came back");
        assert_eq!(ills(&node.app), Vec::<String>::new());
    }

    async fn a_mail_server_in_trouble_gets_the_letter_when_it_is_well_again(house: House) {
        let server = Server::start(Mood::Later).await;
        let (_house, node, _net, steward) = mailing(house, &server).await;
        invites(&steward).await;
        let moods = [Mood::Later, Mood::Hangs, Mood::Drops, Mood::Denies];
        for (tried, mood) in moods.into_iter().enumerate() {
            server.is(mood);
            assert_eq!((works(&node.app).await, works(&node.app).await), (1, 0), "{mood:?}");
            assert_eq!((server.visits(), server.letters().len()), (tried + 1, 0), "{mood:?}");
            steward.opens("/n/green-city/invitations").await.does_not_see("came back");
            node.app.clock.forward(HOUR);
        }
        server.is(Mood::Takes);
        assert_eq!((works_off(&node.app).await, server.letters().len()), (1, 1));
        node.app.clock.forward(HOUR);
        assert_eq!((works_off(&node.app).await, server.letters().len()), (0, 1));
    }

    async fn a_letter_whose_answer_was_lost_comes_again_under_its_name_and_the_later_link_is_good(house: House) {
        let server = Server::start(Mood::TakesAndDrops).await;
        let (house, node, _net, steward) = mailing(house, &server).await;
        invites(&steward).await;
        assert_eq!(works_off(&node.app).await, 1);
        server.is(Mood::Takes);
        node.app.clock.forward(HOUR);
        assert_eq!(works_off(&node.app).await, 1);
        let [one, other] = server.letters().try_into().unwrap();
        assert_eq!(name(&one), name(&other));
        house.visitor().opens(&link(&other)).await.is_fine().sees("green-city");
    }

    async fn a_letter_that_no_mail_server_takes_is_told_to_the_host(house: House) {
        let server = Server::start(Mood::Denies).await;
        let (_house, node, _net, steward) = mailing(house, &server).await;
        invites(&steward).await;
        for _ in 0..20 {
            works_off(&node.app).await;
            node.app.clock.forward(HOUR * 6);
        }
        assert_eq!(server.visits(), 17);
        assert_eq!(ills(&node.app), ["jobs invitation-letter: 1 failed for good (broken)"]);
    }

    async fn an_invitation_that_was_taken_back_is_not_sent(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (_house, node, _net, steward) = mailing(house, &server).await;
        invites(&steward).await;
        let revocation = steward.opens("/n/green-city/invitations").await.value("action=\"/n/green-city/invitations/", "action").unwrap();
        steward.does(&revocation, &[]).await.sees("The link is revoked.");
        assert_eq!((works_off(&node.app).await, server.visits()), (1, 0));
    }

    async fn who_may_not_invite_any_more_sends_nothing(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let second = house.member(&net, "Sora", Role::Steward).await;
        invites(&node.meets(&second)).await;
        let role = format!("/n/green-city/people/{}/role", second.member.unwrap());
        steward.does(&role, &[("role", "member")]).await.is_fine();
        assert_eq!((works_off(&node.app).await, server.visits()), (1, 0));
    }

    async fn without_a_mail_server_the_link_is_shown_as_ever(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        net.steward.opens("/n/green-city/invitations").await.does_not_see("E-mail address");
        net.steward.sends("/n/green-city/invitations", &TO_ZOE).await.sees("The link is ready");
    }

    async fn a_host_who_tries_mail_out_is_told_in_words_what_is_wrong(house: House) {
        let server = Server::start(Mood::Takes).await;
        let plain = format!("smtp+plain://127.0.0.1:{}", server.port);
        let encrypted = format!("smtp://127.0.0.1:{}", server.port);
        let from = "Commonweave <noreply@example.org>";
        let test = async |smtp: &str, from: &str| {
            runs(&house, &["mail", "test", "zoe@example.org", "--smtp", smtp, "--mail-from", from]).await
        };
        test(&plain, from).await.is_well(true).says("The mail server has taken the letter.");
        assert!(server.letters()[0].contains("Subject: Mail from Commonweave works"));
        test("", from).await.is_well(false).says("no mail server is set");
        test("mail.example.org", from).await.is_well(false).says("smtps://");
        test(&plain, "nonsense").await.is_well(false).says("--mail-from");
        test(&encrypted, from).await.is_well(false).says("no encrypted connection").says("STARTTLS");
        test("smtp+plain://127.0.0.1:1", from).await.is_well(false).says("cannot be reached");
        for (mood, says) in [(Mood::KnowsNobody, "nobody has this address"), (Mood::Denies, "no relaying for you"),
                             (Mood::Later, "try again later"), (Mood::Drops, "ended the connection")] {
            server.is(mood);
            test(&plain, from).await.is_well(false).says(says);
        }
        assert_eq!(server.letters().len(), 1);
    }

    async fn whoever_set_the_server_up_tries_mail_out_on_the_page_of_their_account(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, steward) = mailing(house, &server).await;
        let mel = node.meets(&house.account("Mel").await);
        // With an address that letters can go to.
        let host = "UPDATE accounts SET is_host = TRUE, email = 'stella@example.org' WHERE name <> 'Mel'";
        let host = house.app.db.write(move |tx| tx.run(host, &[]));
        host.await.unwrap();
        mel.opens("/account").await.is_fine().does_not_see("Send a test e-mail");
        mel.sends("/account/mail-test", &[]).await.is_refused().sees("Only whoever set this server up");
        assert!(server.letters().is_empty());

        let page = steward.opens("/account").await;
        page.is_fine().sees("a test e-mail goes to").sees("Send a test e-mail").markup();
        let told = steward.does("/account/mail-test", &[]).await;
        told.is_fine().sees("The mail server has taken the test e-mail.").markup();
        let [letter] = server.letters().try_into().unwrap();
        assert!(letter.contains("Subject: Mail from Commonweave works"), "{letter}");
        assert!(plainly(&letter).contains("because you asked for a test"), "{letter}");
        for (mood, says) in [(Mood::KnowsNobody, "nobody has this address"), (Mood::Denies, "no relaying for you"),
                             (Mood::Later, "try again later"), (Mood::Drops, "ended the connection")] {
            server.is(mood);
            steward.sends("/account/mail-test", &[]).await.is_refused().sees(says).sees("Send a test e-mail").markup();
        }
        assert_eq!(server.letters().len(), 1);
    }

    async fn nobody_fills_a_mailbox_by_invitations(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (_house, node, _net, steward) = mailing(house, &server).await;
        for _ in 0..3 {
            invites(&steward).await;
        }
        let refused = steward.sends("/n/green-city/invitations", &TO_ZOE).await;
        refused.is_refused().sees("already been sent 3 e-mails from here today").keeps("See you there");
        for number in 0..97 {
            let email = format!("guest{number}@example.org");
            let form = [("role", "member"), ("uses", "1"), ("days", "14"), ("email", email.as_str())];
            steward.does("/n/green-city/invitations", &form).await.is_fine();
        }
        let late = [("role", "member"), ("uses", "1"), ("days", "14"), ("email", "late@example.org")];
        let last = steward.sends("/n/green-city/invitations", &late).await;
        last.is_refused().sees("You have had 100 such e-mails sent today");
        node.app.clock.forward(HOUR * 24);
        invites(&steward).await;
    }
}
