//! Outcomes as they are shown: in a meeting, on the page of all and on other pages, beside what everyone shares.

use super::{BASE, defines, measures, network};
use crate::grounds::crowd;
use crate::kit::Person;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::time::Duration;

const EMBED: &str = "/n/green/outcomes/embed";
const PRESENTATION: &str = "/n/green/outcomes/review/presentation";

/// Adds an entry to the story behind a curve.
async fn notes(who: &Person, indicator: &str, body: &str) {
    let fields = [("strand", "works"), ("body", body)];
    who.does(&format!("{indicator}/stories"), &fields).await.sees("Added to the story");
}

on_both! {
    async fn a_meeting_goes_through_the_review_page_by_page(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.opens(PRESENTATION).await.is_fine().sees("No new values are waiting").sees("1 of 1").markup();
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let noise = defines(&fay, &net, "Night noise", &[("unit", "dB")]).await;
        let still = defines(&fay, &net, "Tides", &[("unit", "cm")]).await;
        measures(&fay, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
        measures(&fay, &noise, &[("2026-10", "61")]).await;
        notes(&fay, &air, "Lorries took another road.").await;
        assert!(fay.opens(&format!("{BASE}/review")).await.html().contains(&format!("href=\"{PRESENTATION}\"")));
        let first = ana.opens(PRESENTATION).await;
        first.sees("What became of the last actions").sees("1 of 3").sees("Fine dust").sees("Night noise").does_not_see("Tides").markup();
        assert!(first.html().contains("data-steps") && !first.html().contains("rel=\"prev\""), "{}", first.html());
        // One goes on by links alone.
        let second = ana.opens(&first.value("rel=\"next\"", "href").unwrap()).await;
        second.is_fine().sees("2 of 3").sees("From 18").sees("Lorries took another road.").markup();
        assert_eq!(second.value("rel=\"prev\"", "href").as_deref(), Some(PRESENTATION));
        let last = ana.opens(&second.value("rel=\"next\"", "href").unwrap()).await;
        last.sees("3 of 3").sees("61").does_not_see("Lorries").markup();
        assert!(!last.html().contains("rel=\"next\""), "{}", last.html());
        // What has been dealt with keeps its page while the meeting goes on, and is gone the next day.
        let number = |one: &str| one.rsplit('/').next().unwrap().to_owned();
        fay.does(&format!("{BASE}/review/{}", number(&air)), &[]).await.is_fine();
        ana.opens(&format!("{PRESENTATION}?indicator={}", number(&noise))).await.sees("3 of 3");
        house.app.clock.forward(Duration::from_secs(13 * 60 * 60));
        ana.opens(PRESENTATION).await.sees("1 of 2").does_not_see("Fine dust");
        // What is not due is shown to who asks for it.
        ana.opens(&format!("{PRESENTATION}?indicator={}", number(&still))).await.is_fine().sees("Tides").sees("3 of 3");
        ana.opens(&format!("{PRESENTATION}?indicator=9999")).await.is_missing();
    }

    async fn a_meeting_shows_nothing_that_is_hidden_from_who_opens_it(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let hidden = house.space(&net, "Night shift", SpaceVisibility::Members, &fay).await.to_string();
        let own = [("sort", "performance"), ("space", hidden.as_str()), ("quadrant", "amount")];
        let calls = defines(&fay, &net, "Calls taken", &own).await;
        measures(&fay, &calls, &[("2026-10", "12")]).await;
        let one = format!("{PRESENTATION}?indicator={}", calls.rsplit('/').next().unwrap());
        fay.opens(&one).await.is_fine().sees("Calls taken");
        ana.opens(&one).await.is_missing();
        ana.opens(PRESENTATION).await.does_not_see("Calls taken").sees("1 of 1");
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine();
        for page in [&one, PRESENTATION] {
            house.visitor().opens(page).await.is_missing();
        }
    }

    async fn the_page_of_outcomes_tells_what_was_noted_last_and_who_works_on_it(house: House) {
        let (net, fay) = network(&house).await;
        let hidden = house.space(&net, "Night shift", SpaceVisibility::Members, &fay).await.to_string();
        let open = house.space(&net, "Market", SpaceVisibility::Public, &fay).await.to_string();
        let fields = [("title", "Clean air"), ("space", hidden.as_str()), ("space", open.as_str())];
        let aim = fay.sends(&format!("{BASE}/objectives"), &fields).await.leads_to().unwrap();
        let air = defines(&fay, &net, "Fine dust", &[("objective", aim.rsplit('/').next().unwrap())]).await;
        measures(&fay, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
        notes(&fay, &air, "The wind has turned.").await;
        notes(&fay, &air, &format!("[@Fay](/n/green/people/{}) asked the harbour.", fay.member.unwrap())).await;
        fay.opens(BASE).await.is_fine().sees("asked the harbour").sees("Night shift").sees("Market").markup();
        net.steward.opens(BASE).await.sees("asked the harbour").sees("Market").does_not_see("Night shift");
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine();
        // Who or what is mentioned may be known to members alone: others read the entry before it.
        let seen = house.visitor().opens(BASE).await;
        seen.is_fine().sees("The wind has turned.").sees("Market").does_not_see("asked the harbour").does_not_see("Night shift").markup();
    }

    async fn only_members_are_told_what_an_objective_lacks(house: House) {
        let (net, fay) = network(&house).await;
        let hidden = house.space(&net, "Night shift", SpaceVisibility::Members, &fay).await.to_string();
        let tree = format!("{BASE}/objectives");
        let fields = [("title", "Quiet streets"), ("space", hidden.as_str())];
        let own = fay.sends(&tree, &fields).await.leads_to().unwrap();
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine();
        fay.opens(&tree).await.sees("Night shift").sees("No indicator yet").does_not_see("No project yet");
        // To a visitor the space is hidden, and so nothing is said of whether there is one.
        for page in [&tree, &own] {
            let seen = house.visitor().opens(page).await;
            seen.is_fine().sees("Quiet streets").does_not_see("Night shift").does_not_see("No project yet").markup();
            seen.does_not_see("No indicator yet");
        }
    }

    async fn outcomes_stand_on_other_pages_only_where_everyone_may_see_them(house: House) {
        let (net, fay) = network(&house).await;
        let visitor = house.visitor();
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        measures(&fay, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
        notes(&fay, &air, "The wind has turned.").await;
        notes(&fay, &air, &format!("[@Fay](/n/green/people/{}) asked the harbour.", fay.member.unwrap())).await;
        // A member sees no more here than anybody: it may be their own browser that shows it to others.
        for who in [&visitor, &fay] {
            let closed = who.opens(EMBED).await;
            closed.is_fine().sees("only to its members").does_not_see("Fine dust").markup();
            assert_eq!(closed.header("x-frame-options"), "DENY");
            assert!(closed.header("content-security-policy").contains("frame-ancestors 'none'"));
        }
        net.steward.opens(BASE).await.does_not_see("Code to copy");
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine();
        let shown = visitor.opens(EMBED).await;
        shown.is_fine().sees("Fine dust").sees("17").sees("The wind has turned.").does_not_see("asked the harbour").markup();
        assert_eq!(shown.mark("x-frame-options"), "");
        let policy = shown.header("content-security-policy");
        assert!(policy.contains("frame-ancestors *") && policy.contains("form-action 'none'"), "{policy}");
        assert!(!shown.html().contains("<form") && !shown.html().contains("<script"), "{}", shown.html());
        assert_eq!(fay.opens(EMBED).await.html(), shown.html(), "whoever looks sees the same");
        // All other pages stay what they are.
        assert_eq!(visitor.opens(BASE).await.header("x-frame-options"), "DENY");
        let page = fay.opens(BASE).await;
        page.sees("Code to copy").sees("<iframe src=\"").markup();
        assert!(page.text().contains(&format!("{EMBED}\" title=\"")), "{}", page.text());
        visitor.opens(BASE).await.does_not_see("Code to copy");
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "no")]).await.is_fine();
        assert_eq!(visitor.opens(EMBED).await.header("x-frame-options"), "DENY");
    }

    async fn a_private_network_shows_nothing_on_other_pages(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let air = defines(&net.steward, &net, "Fine dust", &[]).await;
        measures(&net.steward, &air, &[("2026-10", "17")]).await;
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine().does_not_see("Code to copy");
        let own = net.steward.opens(EMBED).await;
        own.is_fine().sees("only to its members").does_not_see("Fine dust");
        assert_eq!(own.header("x-frame-options"), "DENY");
        house.visitor().opens(EMBED).await.is_missing();
    }

    async fn the_demo_tells_what_was_done_and_lets_its_outcomes_stand_elsewhere(house: Demo<1>) {
        let outcomes = "/n/green-city/outcomes";
        let shown = house.visitor().opens(&format!("{outcomes}/embed")).await;
        shown.is_fine().sees("The curve has turned").markup();
        let member = house.demo_visitor();
        assert!(member.sends("/demo/member", &[]).await.leads_to().is_some());
        let moved = "SELECT indicator_id FROM projects WHERE indicator_id IS NOT NULL ORDER BY space_id LIMIT 1";
        let moved = house.app.db.read(move |q| q.one::<i64>(moved, &[])).await.unwrap();
        let page = member.opens(&format!("{outcomes}/indicators/{moved}/evidence")).await;
        page.is_fine().does_not_see("Nothing has been found yet").markup();
        assert!(page.html().contains("class=\"noted\""), "{}", page.html());
        member.opens(&format!("{outcomes}/review/presentation")).await.is_fine().sees("What became of the last actions").markup();
    }

    async fn what_everyone_shares_and_nobody_has_taken_up_stands_beside_the_tree(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let tree = format!("{BASE}/objectives");
        fay.sends(&tree, &[("title", "Clean air")]).await.leads_to().unwrap();
        ana.opens(&tree).await.is_fine().does_not_see("Shared, and nobody’s yet").markup();
        let hidden = house.space(&net, "Board", SpaceVisibility::Members, &fay).await;
        let ground = crowd(&house, &net, hidden, 24).await;
        let seen = fay.opens(&tree).await;
        seen.sees("Shared, and nobody’s yet").sees("The market should be open on Saturdays.").sees("Clean air").markup();
        seen.does_not_see("Cars should stay out");
        assert!(seen.html().contains(&format!("href=\"{ground}\"")), "{}", seen.html());
        // It is told to nobody who may not read where it was said.
        for who in [&ana, &net.steward] {
            who.opens(&tree).await.is_fine().sees("Clean air").does_not_see("Saturdays");
        }
        house.visitor().opens(&tree).await.does_not_see("Saturdays");
        let opened = [("name", "Board"), ("purpose", ""), ("visibility", "public"), ("joining", "open"), ("join_question", "")];
        fay.does(&format!("/n/green/spaces/{hidden}"), &opened).await.is_fine();
        ana.opens(&tree).await.sees("Saturdays");
        house.visitor().opens(&tree).await.is_fine().sees("only to its members").does_not_see("Saturdays");
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_fine();
        house.visitor().opens(&tree).await.sees("Saturdays").markup();
    }
}
