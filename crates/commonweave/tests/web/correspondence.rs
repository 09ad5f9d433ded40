//! Letters between members: read by those among whom they are and by nobody else, by no way.

use crate::kit::{House, Net, Person, hears};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};

/// Writes the first letter to these, and gives the address of the correspondence.
pub async fn writes(who: &Person, net: &Net, to: &[&Person], body: &str) -> String {
    let numbers: Vec<String> = to.iter().map(|one| one.member.unwrap().to_string()).collect();
    let mut fields: Vec<(&str, &str)> = numbers.iter().map(|number| ("to", number.as_str())).collect();
    fields.push(("body", body));
    let sent = who.sends(&format!("/n/{}/correspondence", net.slug), &fields).await;
    let path = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    path.split('#').next().unwrap().to_owned()
}

/// The number of the newest letter.
pub async fn newest_letter(house: &House) -> i64 {
    let newest = house.app.db.read(|q| q.one::<i64>("SELECT MAX(id) AS id FROM member_letters", &[]));
    newest.await.map_err(|error: db::Error| error).unwrap()
}

on_both! {
    async fn two_write_to_each_other_and_see_what_is_new(house: House) {
        let (net, ana, ben) = house.two().await;
        ana.opens("/n/green-city/correspondence").await.sees("You have no letters yet");
        let path = writes(&ana, &net, &[&ben], "Shall we **meet**?").await;
        ana.opens(&path).await.sees("Shall we meet").sees("Ben");
        ana.opens("/n/green-city/today").await.does_not_see("A new letter");
        ben.opens("/n/green-city/today").await.sees("A new letter from Ana");
        ben.opens("/n/green-city/correspondence").await.sees("Ana").sees("Shall we meet").sees("New");
        ben.opens(&path).await.sees("Shall we meet");
        ben.opens_until("/n/green-city/today", |seen| !seen.text().contains("A new letter")).await;
        ben.does(&format!("{path}/letters"), &[("body", "Gladly.")]).await.sees("Gladly");
        ana.opens("/n/green-city/today").await.sees("A new letter from Ben");
        // The same people go on where they were.
        assert_eq!(writes(&ben, &net, &[&ana], "Tuesday?").await, path);
        ana.opens(&path).await.sees("Shall we meet").sees("Gladly").sees("Tuesday?");
        ana.sends(&format!("{path}/letters"), &[("body", "  ")]).await.is_refused();
    }

    async fn a_name_is_looked_for_and_what_was_typed_is_kept(house: House) {
        let (net, ana, ben) = house.two().await;
        let page = ana.opens(&format!("/n/green-city/people/{}", ben.member.unwrap())).await;
        page.sees("Write a letter");
        let number = ben.member.unwrap().to_string();
        ana.opens(&format!("/n/green-city/correspondence/new?to={number}")).await.sees("Ben");
        let found = ana.sends("/n/green-city/correspondence", &[("find", "yes"), ("q", "Be"), ("body", "Half a thought")]).await;
        found.is_fine().sees("Ben").sees("Half a thought");
        let none = ana.sends("/n/green-city/correspondence", &[("body", "To nobody")]).await;
        none.is_refused().sees("Choose at least one person").sees("To nobody");
        let own = ana.member.unwrap().to_string();
        ana.sends("/n/green-city/correspondence", &[("to", &own), ("body", "To me")]).await.is_refused();
        ana.sends("/n/green-city/correspondence", &[("to", "nonsense"), ("to", "999999"), ("body", "x")]).await.is_refused();
        let mut crowd = Vec::new();
        for name in 0..10 {
            crowd.push(house.member(&net, &format!("Guest{name}"), Role::Member).await.member.unwrap().to_string());
        }
        let mut fields: Vec<(&str, &str)> = crowd.iter().map(|one| ("to", one.as_str())).collect();
        fields.push(("body", "Too many"));
        ana.sends("/n/green-city/correspondence", &fields).await.is_refused().sees("at most").sees("Too many");
    }

    async fn nobody_else_reads_a_letter_by_any_way(house: House) {
        let (net, ana, ben) = house.two().await;
        let cem = house.member(&net, "Cem", Role::Member).await;
        let secret = "Parsnip confidential";
        let path = writes(&ana, &net, &[&ben], secret).await;
        let letter = newest_letter(&house).await;
        let outsiders = [&net.steward, &cem, &house.visitor(), &house.account("Sam").await];
        for who in outsiders {
            for more in ["", "/live", "/departure"] {
                who.opens(&format!("{path}{more}")).await.is_missing();
            }
            for more in ["removal", "report"] {
                who.opens(&format!("{path}/letters/{letter}/{more}")).await.is_missing();
                who.sends(&format!("{path}/letters/{letter}/{more}"), &[("reason", "x")]).await.is_missing();
            }
            who.sends(&format!("{path}/letters"), &[("body", "Let me in")]).await.is_missing();
            who.sends(&format!("{path}/departure"), &[]).await.is_missing();
        }
        let pages = ["today", "inbox", "log", "correspondence", "correspondence?q=confidential", "search?q=confidential", "jump?q=confidential", "reports", "spaces", "people", "calendar"];
        for page in pages {
            let seen = net.steward.opens(&format!("/n/green-city/{page}")).await;
            seen.does_not_see("Parsnip").does_not_see("A letter was sent");
        }
        // A correspondence of one network is not found in another, nor by a letter of another.
        let other = house.network("elsewhere", NetworkVisibility::Private).await;
        let number = path.rsplit('/').next().unwrap();
        other.steward.opens(&format!("/n/elsewhere/correspondence/{number}")).await.is_missing();
        let second = writes(&ana, &net, &[&cem], "Another").await;
        ana.opens(&format!("{second}/letters/{letter}/report")).await.is_missing();
        ben.opens("/n/green-city/correspondence?q=pars").await.sees("Parsnip");
        ben.opens("/n/green-city/correspondence?q=confid%20pars").await.sees("Parsnip");
        ben.opens("/n/green-city/correspondence?q=100%25_").await.sees("None of your letters");
        cem.opens("/n/green-city/correspondence?q=parsnip").await.sees("None of your letters");
        // Not even a host's export has it; whoever wrote it takes it along, and whoever got it does not.
        let file = std::env::temp_dir().join(format!("commonweave-{}.zip", house::clock::Chance.token().unwrap()));
        crate::commands::runs(&house, &["export", "green-city", file.to_str().unwrap()]).await.is_well(true);
        let whole = crate::portability::unpacked(std::fs::File::open(&file).unwrap());
        std::fs::remove_file(&file).unwrap();
        assert!(!whole.values().any(|text| text.contains("Parsnip")));
        let of = async |who: &Person| {
            let seen = who.opens("/n/green-city/my-data.zip").await;
            crate::portability::unpacked(std::io::Cursor::new(seen.is_fine().bytes().to_vec()))
        };
        assert!(of(&ana).await.values().any(|text| text.contains("Parsnip")));
        assert!(!of(&ben).await.values().any(|text| text.contains("Parsnip")));
    }

    async fn a_reported_letter_is_shown_to_stewards_and_no_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let path = writes(&ana, &net, &[&ben], "First and harmless").await;
        ana.does(&format!("{path}/letters"), &[("body", "You are a fool")]).await.is_fine();
        let bad = newest_letter(&house).await;
        let report = format!("{path}/letters/{bad}/report");
        ana.opens(&report).await.is(StatusCode::CONFLICT);
        ben.opens(&report).await.sees("You are a fool").sees("They cannot see any other letter");
        ben.sends(&report, &[("reason", "")]).await.is_refused();
        ben.does(&report, &[("reason", "It hurts")]).await.sees("The stewards can now see this letter");
        ben.does(&report, &[("reason", "Again")]).await.is_fine();
        ben.opens("/n/green-city/reports").await.is_missing();
        let seen = net.steward.opens("/n/green-city/reports").await;
        seen.sees("You are a fool").sees("It hurts").sees("Ana").sees("Ben").does_not_see("harmless").does_not_see("Again");
        net.steward.opens(&path).await.is_missing();
        let id = seen.html().split("/reports/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        net.steward.does(&format!("/n/green-city/reports/{id}/settlement"), &[]).await.sees("Dealt with");
        ben.sends(&format!("/n/green-city/reports/{id}/settlement"), &[]).await.is_missing();
        // Taken back, it is gone for those who got it, and what was shown stays shown.
        ana.does(&format!("{path}/letters/{bad}/removal"), &[]).await.sees("This letter was taken back").does_not_see("You are a fool");
        ben.sends(&format!("{path}/letters/{bad}/removal"), &[]).await.is_missing();
        ben.opens(&report).await.is_missing();
        net.steward.opens("/n/green-city/reports").await.sees("You are a fool");
    }

    async fn who_is_blocked_cannot_write_and_is_not_read_in_a_group(house: House) {
        let (net, ana, ben) = house.two().await;
        let cem = house.member(&net, "Cem", Role::Member).await;
        let pair = writes(&ana, &net, &[&ben], "Between us").await;
        let group = writes(&ana, &net, &[&ben, &cem], "For all three").await;
        assert_ne!(pair, group);
        let number = ben.member.unwrap().to_string();
        ana.does("/n/green-city/blocks", &[("member", &number)]).await.sees("They can no longer write to you").sees("Ben");
        let refused = ben.sends(&format!("{pair}/letters"), &[("body", "Are you there?")]).await;
        refused.is_refused().sees("Are you there?").sees("does not accept letters from you");
        let ana_number = ana.member.unwrap().to_string();
        let again = ben.sends("/n/green-city/correspondence", &[("to", &ana_number), ("body", "Hello again")]).await;
        again.is_refused().sees("Ana does not accept letters from you").sees("Hello again");
        ana.opens(&group).await.is_fine();
        ben.does(&format!("{group}/letters"), &[("body", "To Cem at least")]).await.is_fine();
        cem.opens(&group).await.sees("To Cem at least");
        ana.opens(&group).await.does_not_see("To Cem at least");
        ana.opens("/n/green-city/today").await.does_not_see("A new letter");
        ana.opens("/n/green-city/correspondence").await.does_not_see("To Cem at least");
        ana.opens("/n/green-city/correspondence?q=least").await.sees("None of your letters");
        ana.does("/n/green-city/blocks/removal", &[("member", &number)]).await.sees("They can write to you again");
        ben.does(&format!("{pair}/letters"), &[("body", "Thank you")]).await.is_fine();
        ana.opens(&pair).await.sees("Thank you");
    }

    async fn whoever_leaves_reads_no_more_and_what_they_wrote_stays(house: House) {
        let (net, ana, ben) = house.two().await;
        let cem = house.member(&net, "Cem", Role::Member).await;
        let group = writes(&ana, &net, &[&ben, &cem], "For all three").await;
        ben.does(&format!("{group}/departure"), &[]).await.sees("You have left the conversation");
        ben.opens(&group).await.is_missing();
        ana.does(&format!("{group}/letters"), &[("body", "Without Ben")]).await.is_fine();
        ben.opens("/n/green-city/today").await.does_not_see("A new letter");
        // Writing to the same three again begins anew.
        assert_ne!(writes(&cem, &net, &[&ana, &ben], "Once more").await, group);
        let pair = writes(&cem, &net, &[&ana], "Only us").await;
        cem.sends("/n/green-city/departure", &[]).await;
        cem.opens(&pair).await.is_missing();
        ana.opens(&pair).await.sees("Only us").sees("Nobody else is left");
        ana.sends(&format!("{pair}/letters"), &[("body", "Hello?")]).await.is_refused().sees("Hello?");
        ana.does(&format!("{pair}/departure"), &[]).await.is_fine();
        let left = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) AS n FROM member_letters WHERE body = 'Only us'", &[]));
        assert_eq!(left.await.map_err(|error: db::Error| error).unwrap(), 0);
    }

    async fn a_letter_appears_on_the_open_page_of_the_other_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let path = writes(&ana, &net, &[&ben], "First").await;
        let mut stream = ben.opens(&format!("{path}/live")).await.streams();
        ana.does(&format!("{path}/letters"), &[("body", "Second, and live")]).await.is_fine();
        hears(&mut stream, "Second, and live").await;
        let letter = newest_letter(&house).await;
        ana.does(&format!("{path}/letters/{letter}/removal"), &[]).await.is_fine();
        hears(&mut stream, "This letter was taken back").await;
    }

    async fn what_one_has_begun_to_write_waits_for_oneself_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let path = writes(&ana, &net, &[&ben], "Hello").await;
        let draft = format!("{path}/draft");
        let kept = ana.sends(&draft, &[("body", "Half a thought")]).await;
        kept.is(StatusCode::NO_CONTENT);
        ana.opens(&path).await.is_fine().keeps("Half a thought").markup();
        ben.opens(&path).await.is_fine().does_not_see("Half a thought");
        house.member(&net, "Cleo", Role::Member).await.sends(&draft, &[("body", "Mine")]).await.is_missing();
        net.steward.sends(&draft, &[("body", "Mine")]).await.is_missing();
        // Too long a text is not kept, and takes nothing away.
        ana.sends(&draft, &[("body", &"x".repeat(50_000))]).await.is(StatusCode::NO_CONTENT);
        ana.opens(&path).await.keeps("Half a thought");
        ana.does(&format!("{path}/letters"), &[("body", "A whole thought")]).await.sees("A whole thought");
        ana.opens(&path).await.does_not_see("Half a thought");
    }

    async fn a_form_sent_twice_sends_one_letter(house: House) {
        let (net, ana, ben) = house.two().await;
        let path = writes(&ana, &net, &[&ben], "First").await;
        let once = "0123456789abcdef0123456789abcdef";
        for _ in 0..2 {
            ana.does(&format!("{path}/letters"), &[("body", "Only once"), ("once", once)]).await.is_fine();
        }
        let count = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) AS n FROM member_letters WHERE body = 'Only once'", &[]));
        assert_eq!(count.await.map_err(|error: db::Error| error).unwrap(), 1);
        let other = ana.sends(&format!("{path}/letters"), &[("body", "Something else"), ("once", once)]).await;
        other.is_refused().sees("has already sent a different letter").sees("Something else");
    }
}
