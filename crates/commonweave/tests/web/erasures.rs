//! Erasing an account: who it was is found nowhere afterwards, and what was done with others stays.

mod meanwhile;

use crate::access::no_page_tells;
use crate::commands::runs;
use crate::events::seats::{beside, held};
use crate::jobs::works_off;
use crate::kit::{House, Net, Person};
use crate::mail::{Mood, Server, mailing, plainly};
use crate::map::drawn;
use crate::portability::unpacked;
use crate::proposals::{draft, ends, opened, votes};
use crate::search::{looks, results, says, writes};
use axum::http::StatusCode;
use db::Line;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::time::Duration;

const PAGE: &str = "/account/erasure";
const SURE: [(&str, &str); 1] = [("password", "correct horse battery")];
const DAY: Duration = Duration::from_secs(86_400);

/// Zenobia, with a profile that nobody else has, beside Ana and Ben.
async fn zenobia(house: &House) -> (Net, Person, Person, Person) {
    let (net, ana, ben) = house.two().await;
    let zenobia = house.member(&net, "Zenobia", Role::Member).await;
    let profile = [
        ("name", "Zenobia Quill"),
        ("headline", "Knows slate"),
        ("about", "I live in Quince Lane"),
        ("place", "Quillham"),
        ("offers", "Thatching"),
    ];
    zenobia.does("/n/green-city/profile", &profile).await.sees("Zenobia Quill").sees("Quince Lane");
    (net, ana, ben, zenobia)
}

/// In which tables one of these words stands, in small letters. The words of the search are asked for by searching.
async fn tables_with(house: &House, words: &'static [&'static str]) -> Vec<String> {
    let tables: Vec<&str> = house.app.rooms.all().iter().flat_map(|room| room.tables).copied().collect();
    let db = house.app.db.clone();
    let read = move || {
        db.read_blocking(move |q| {
            let mut found = Vec::new();
            for table in tables.into_iter().filter(|table| *table != "search_words") {
                let sql = format!("SELECT * FROM {table} ORDER BY 1");
                q.each(&sql, &[], &mut |line: Line| {
                    let text = format!("{line:?}").to_lowercase();
                    let told = words.iter().filter(|word| text.contains(**word));
                    found.extend(told.map(|word| format!("{word} in {table}")));
                    Ok(())
                })?;
            }
            Ok::<_, db::Error>(found)
        })
    };
    tokio::task::spawn_blocking(read).await.unwrap().unwrap()
}

async fn number(house: &House, sql: &'static str) -> i64 {
    house.app.db.read(move |q| q.one::<i64>(sql, &[])).await.map_err(|error: db::Error| error).unwrap()
}

/// What is counted wrong, of all rooms.
async fn miscounted(house: &House) -> String {
    let rooms = house.app.rooms;
    let wrong = house.app.db.read(move |q| rooms.recount(q)).await.map_err(|error: db::Error| error);
    format!("{:?}", wrong.unwrap())
}

on_both! {
    async fn somebody_reads_what_goes_and_stays_and_erases_their_account_with_the_password(house: House) {
        let (net, _, _, zenobia) = zenobia(&house).await;
        let other = house.visitor();
        let door = [("email", "zenobia@example.org"), ("password", "correct horse battery")];
        other.sends("/sign-in", &door).await.goes_to("/n/green-city/today");
        zenobia.opens("/account").await.sees("Erase my account");
        let page = zenobia.opens(PAGE).await;
        page.is_fine().sees("This cannot be undone").sees("What goes").sees("What stays").sees("Download everything you wrote here").markup();
        zenobia.sends(PAGE, &[("password", "not the password")]).await.is_refused().sees("This is not your current password").markup();
        zenobia.opens("/account").await.is_fine();
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        for browser in [&zenobia, &other] {
            browser.opens("/account").await.is_missing();
        }
        house.visitor().sends("/sign-in", &door).await.is_refused();
        // No account can be made to hers: what is kept in place of the address is none.
        let recovered = house::accounts::recovery_link(&house.app, "zenobia@example.org").await.unwrap();
        assert_eq!(recovered, None);
        let key = format!("erased-{}", zenobia.account.unwrap());
        assert_eq!(house::accounts::recovery_link(&house.app, &key).await.unwrap(), None);
        net.steward.opens("/n/green-city/log").await.sees("the account was erased").does_not_see("Zenobia");
        house.visitor().opens(PAGE).await.is_missing();
    }

    async fn nothing_says_any_more_who_it_was(house: House) {
        let (net, ana, ben, zenobia) = zenobia(&house).await;
        let own = writes(&zenobia, &net, net.commons, "Roofs that last", "Slate, I say.").await;
        says(&ben, &own, "Thank you, @Zenobia Quill, for that.").await;
        let said = says(&ana, &own, "As @Zenobia Quill says.").await;
        let message = said.split_once("message=").unwrap().1.split('#').next().unwrap().to_owned();
        let better = format!("As [@Zenobia Quill](/n/green-city/people/{}) says!", zenobia.member.unwrap());
        ana.does(&format!("{own}/messages/{message}"), &[("body", &better)]).await.sees("@Zenobia Quill says!");
        let asking = writes(&ben, &net, net.commons, "Who helps", "Ask @Zenobia Quill about slate.").await;
        ben.does(&asking, &[("title", "Who helps"), ("body", "Do ask @Zenobia Quill."), ("revision", "1")]).await;
        ben.opens(&asking).await.sees("@Zenobia Quill");
        let supper = held(&ana, &net, &[]).await;
        let roof = crate::minutes::point(&ana, &supper, "The roof", &[("speaker", "Zenobia Quill")]).await;
        let notes = [("revision", "1"), ("notes", "Talked.\n-> @Zenobia Quill: asks for a price 2026-12-01")];
        ana.does(&format!("{roof}/notes"), &notes).await.is_fine();
        zenobia.does(&format!("{supper}/answers"), &[("answer", "yes")]).await.is_fine();
        house.app.clock.forward(DAY * 7);
        let minutes = format!("{}/minutes", beside(&supper));
        ana.does(&format!("{minutes}/versions"), &[]).await.is_fine();
        ben.opens(&format!("{minutes}/versions/1")).await.sees("Zenobia Quill");
        drawn(&house).await;
        house.jobs_end().await;
        ben.opens("/n/green-city/map?of-whom=member").await.sees("Zenobia Quill");
        let wrong = miscounted(&house).await;

        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        house.jobs_end().await;
        drawn(&house).await;
        assert_eq!(tables_with(&house, &["zenobia", "quill", "quince"]).await, Vec::<String>::new());
        assert_eq!(miscounted(&house).await, wrong);
        ben.opens("/n/green-city/map?of-whom=member").await.is_fine().does_not_see("Somebody who left");

        ben.opens(&own).await.is_fine().sees("Somebody who left").sees("Slate, I say.").sees("Thank you, @Somebody who left, for that.");
        ben.opens(&asking).await.sees("Do ask @Somebody who left.");
        ben.opens(&format!("{asking}/history")).await.sees("Somebody who left");
        ben.opens(&format!("{minutes}/versions/1")).await.sees("asks for a price").sees("Somebody who left");
        assert_eq!(results(&looks(&ben, &net, "Zenobia").await), Vec::<String>::new());
        assert_eq!(results(&looks(&ben, &net, "Quill").await), Vec::<String>::new());
        let words = ["Zenobia", "zenobia", "Quill", "Quince", "Thatching"];
        let her = zenobia.member.unwrap().to_string();
        for item in [own.rsplit('/').next().unwrap(), supper.rsplit('/').next().unwrap(), &her] {
            for who in [&net.steward, &ben] {
                no_page_tells(&house, who, &net, (net.commons, item), &words).await;
            }
        }
        for path in ["people?state=left", "people.csv", "mentions?q=%40Zen", "jump?q=zen", "map?of-whom=member"] {
            let seen = net.steward.opens(&format!("/n/green-city/{path}")).await;
            let told = String::from_utf8_lossy(seen.bytes()).into_owned();
            assert!(words.iter().all(|word| !told.contains(word)), "{path}: {told}");
        }
        net.steward.opens("/n/green-city/people?state=left").await.sees("Somebody who left");
        net.steward.opens(&format!("/n/green-city/people/{her}")).await.is_fine().does_not_see("example.org");
        let file = std::env::temp_dir().join(format!("commonweave-{}.zip", house::clock::Chance.token().unwrap()));
        runs(&house, &["export", &net.slug, file.to_str().unwrap()]).await.is_well(true);
        let files = unpacked(std::fs::File::open(&file).unwrap());
        std::fs::remove_file(&file).unwrap();
        for (name, text) in files {
            let told = words[..4].iter().find(|word| text.contains(**word));
            assert_eq!(told, None, "{name}");
        }
    }

    async fn who_holds_a_network_alone_hands_it_over_first(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let bea = house.member(&net, "Bea", Role::Member).await;
        let page = net.steward.opens(PAGE).await;
        page.sees("Hand these networks over first").sees("green").does_not_see("Erase the account now").markup();
        net.steward.sends(PAGE, &SURE).await.is_refused().sees("You are the only steward of a network").markup();
        net.steward.opens("/n/green/people").await.is_fine().sees("Stella green");
        let address = format!("/n/green/people/{}/role", bea.member.unwrap());
        net.steward.does(&address, &[("role", "steward")]).await.is_fine();
        net.steward.does(PAGE, &SURE).await.sees("Your account is erased.");
        bea.opens("/n/green/people").await.sees("One person is here").does_not_see("Stella");
        // She is the last one now.
        bea.sends(PAGE, &SURE).await.is_refused().sees("You are the only steward of a network");
    }

    async fn who_was_suspended_or_has_left_is_erased_too_in_every_network(house: House) {
        let (net, _, _, zenobia) = zenobia(&house).await;
        let other = house.network("blue", NetworkVisibility::Private).await;
        let (network, account, now) = (other.id, zenobia.account.unwrap(), house.now());
        let joined = house.app.db.write(move |tx| {
            house::members::join(tx, network, account, "Zenobia the Second", "zenobia@example.org", Role::Member, now)
        });
        let member = joined.await.unwrap();
        other.steward.does(&format!("/n/blue/people/{member}/suspension"), &[]).await.is_fine();
        zenobia.does("/n/green-city/departure", &[]).await.is_fine();
        net.steward.opens("/n/green-city/people?state=left").await.sees("Zenobia Quill");
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        house.jobs_end().await;
        assert_eq!(tables_with(&house, &["zenobia", "quill", "quince"]).await, Vec::<String>::new());
        other.steward.opens("/n/blue/people?state=suspended").await.does_not_see("Zenobia");
        other.steward.opens("/n/blue/people?state=left").await.sees("Somebody who left");
    }

    async fn of_two_windows_in_which_it_is_asked_for_one_finds_it_done(house: House) {
        let (_, _, _, zenobia) = zenobia(&house).await;
        let (one, other) = tokio::join!(zenobia.sends(PAGE, &SURE), zenobia.sends(PAGE, &SURE));
        let done = [&one, &other].iter().filter(|seen| seen.leads_to().is_some()).count();
        let found = [&one, &other].iter().filter(|seen| seen.status == StatusCode::NOT_FOUND).count();
        assert_eq!((done, found), (1, 1));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM happenings WHERE what = 'member-erased'").await, 1);
    }

    async fn the_links_that_a_steward_handed_over_are_void(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let zenobia = house.member(&net, "Zenobia", Role::Steward).await;
        let bea = house.member(&net, "Bea", Role::Member).await;
        let path = format!("/n/green/people/{}/recovery", bea.member.unwrap());
        let made = zenobia.sends(&path, &[]).await;
        let (_, shown) = made.sees("The link is ready").html().split_once("<code").unwrap();
        let (_, rest) = shown.split_once("/recovery/").unwrap();
        let link = format!("/recovery/{}", &rest[..32]);
        house.visitor().opens(&link).await.is_fine();
        bea.opens("/account").await.sees("Zenobia");
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        house.visitor().opens(&link).await.is_missing();
        bea.opens("/account").await.is_fine().does_not_see("Zenobia");
        assert_eq!(tables_with(&house, &["zenobia"]).await, Vec::<String>::new());
    }

    async fn the_address_is_free_and_whoever_has_it_begins_anew(house: House) {
        let (net, _, ben, zenobia) = zenobia(&house).await;
        let quiet = house.space(&net, "Quiet", SpaceVisibility::Members, &zenobia).await;
        zenobia.does(PAGE, &SURE).await.is_fine();
        let again = house.member(&net, "Zenobia", Role::Member).await;
        assert_ne!(again.member, zenobia.member);
        again.opens(&format!("/n/green-city/spaces/{quiet}")).await.is_missing();
        ben.opens("/n/green-city/people").await.sees("Zenobia").does_not_see("Somebody who left");
    }

    async fn a_secret_ballot_counts_although_whoever_cast_it_is_gone(house: House) {
        let (net, ana, ben, zenobia) = zenobia(&house).await;
        let mut all = vec![ana, ben];
        for name in ["Cleo", "Dan"] {
            all.push(house.member(&net, name, Role::Member).await);
        }
        let (item, acts) = opened(&all[0], &net, &draft("simple", "", &[("secrecy", "secret")])).await;
        for who in all.iter().chain([&zenobia]) {
            votes(who, &acts, &[("choice", "yes")]).await;
        }
        zenobia.does(PAGE, &SURE).await.is_fine();
        assert_eq!(number(&house, "SELECT COUNT(*) FROM proposal_envelopes").await, 5);
        ends(&house).await;
        all[0].opens(&format!("{item}/result")).await.is_fine().sees("Passed").sees("5 of 5 votes cast are for it");
    }

    async fn a_letter_says_that_it_is_done_and_is_the_last_one(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, _) = mailing(house, &server).await;
        let zenobia = node.meets(&house.member(&net, "Zenobia", Role::Member).await);
        // Somebody has asked for a new password: that letter has nobody to go to any more.
        node.meets(&house.visitor()).sends("/recovery", &[("email", "zenobia@example.org")]).await.goes_to("/sign-in");
        zenobia.opens(PAGE).await.sees("an e-mail confirms it");
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        works_off(&node.app).await;
        let [letter] = server.letters().try_into().unwrap();
        assert!(letter.contains("To: zenobia@example.org") && letter.contains("Subject: Your account is erased"), "{letter}");
        let told = plainly(&letter);
        assert!(told.contains("If it was not you who did this"), "{told}");
        assert_eq!(tables_with(&house, &["zenobia"]).await, Vec::<String>::new());
        node.app.clock.forward(DAY);
        works_off(&node.app).await;
        assert_eq!(server.letters().len(), 1);
    }

    async fn an_address_that_takes_no_letter_is_forgotten_all_the_same(house: House) {
        let server = Server::start(Mood::KnowsNobody).await;
        let (house, node, net, _) = mailing(house, &server).await;
        let zenobia = node.meets(&house.member(&net, "Zenobia", Role::Member).await);
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        works_off(&node.app).await;
        assert_eq!(server.letters(), Vec::<String>::new());
        assert_eq!(tables_with(&house, &["zenobia"]).await, Vec::<String>::new());
    }
}
