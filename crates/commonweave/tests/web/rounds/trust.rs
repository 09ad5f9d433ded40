//! Trust rounds: with whom one works, and never who said what.

use super::{beside, beside_trust, closes, number, opens_trust};
use crate::kit::{House, Net, Person};
use crate::portability::unpacked;
use axum::http::StatusCode;
use house::access::{NetworkVisibility, SpaceRole, SpaceVisibility};
use std::io::Cursor;

/// Representatives of so many organisations, each of its own.
async fn standing(house: &House, net: &Net, count: usize) -> Vec<Person> {
    let homes = ["Arts House", "Bakery", "Choir", "Dock", "Energy Coop", "Farm"];
    let mut all = Vec::new();
    for home in homes.into_iter().take(count) {
        all.push(crate::map::of(house, net, &format!("Head of {home}"), (home, "community")).await);
    }
    all
}

/// The number of an organisation.
async fn organisation(house: &House, name: &'static str) -> String {
    let found =
        house.app.db.read(move |q| q.one::<i64>("SELECT id FROM organisations WHERE name = $1", &[&name]));
    found.await.map_err(|error: db::Error| error).unwrap().to_string()
}

async fn rates(who: &Person, item: &str, partner: &str, mark: &str) {
    let fields = [
        ("partner", partner),
        ("contact", "3"),
        ("depth", "2"),
        ("reliability", mark),
        ("support", mark),
        ("openness", mark),
        ("influence", "2"),
    ];
    let sent = who.sends(&format!("{}/partners", beside_trust(item)), &fields).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
}

on_both! {
    async fn partners_are_named_from_a_list_and_scored_from_three_raters_on(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let heads = standing(&house, &net, 6).await;
        let item = opens_trust(&net.steward, &net, net.commons, "organisations").await;
        let page = format!("{}/partners", beside_trust(&item));
        heads[0].opens("/n/green-city/today").await.sees("Who works with whom").sees("Name partners");
        heads[0].opens(&page).await.is_fine().sees("Bakery").markup();
        let (arts, bakery) = (organisation(&house, "Arts House").await, organisation(&house, "Bakery").await);
        for (field, odd) in [("contact", "6"), ("depth", "-1"), ("reliability", "5"), ("support", "0"), ("partner", "999999"), ("partner", &*arts)] {
            let mut fields = vec![("partner", &*bakery), ("contact", "3"), ("depth", "2")];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, odd));
            heads[0].sends(&page, &fields).await.is_refused();
        }
        net.steward.opens(&page).await.is(StatusCode::CONFLICT).sees("you represent none");
        for (who, mark) in heads.iter().skip(1).zip(["4", "3", "2", "4", "4"]) {
            rates(who, &item, &arts, mark).await;
        }
        rates(&heads[0], &item, &bakery, "1").await;
        heads[0].opens(&page).await.sees("Bakery").sees("monthly").markup();
        heads[0].opens("/n/green-city/today").await.sees("Nothing is waiting for you");
        heads[0].opens(&item).await.sees("6 of 6 answered");
        closes(&house).await;
        let results = heads[2].opens(&format!("{}/results", beside(&item))).await;
        results.is_fine().sees("Arts House").sees("3.40").sees("out of 100").markup();
        // Bakery was rated by one alone: its mark is told to nobody.
        let file = heads[2].opens(&format!("{}/results.csv", beside(&item))).await;
        file.sees("Arts House,").does_not_see("Bakery");
        // Only these two have named each other.
        let edges = heads[2].opens(&format!("{}/edges.csv", beside_trust(&item))).await;
        edges.sees("Arts House,Bakery").does_not_see("Choir");
        assert!(results.html().contains("<svg"), "a picture");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_ties").await, 0, "what single ones said is gone");
        heads[1].sends(&page, &[("partner", &*arts), ("contact", "1"), ("depth", "1")]).await.is(StatusCode::CONFLICT);
    }

    async fn of_members_each_sees_their_own_score_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let others = super::people(&house, &net, 4).await;
        let item = opens_trust(&net.steward, &net, net.commons, "members").await;
        let me = ana.member.unwrap().to_string();
        for who in others.iter().chain([&ben]) {
            rates(who, &item, &me, "4").await;
        }
        closes(&house).await;
        let results = format!("{}/results", beside(&item));
        ana.opens(&results).await.is_fine().sees("Your own score").sees("4.00").markup();
        ben.opens(&results).await.is_fine().does_not_see("4.00");
        ben.opens(&format!("{results}.csv")).await.does_not_see("Ana");
        net.steward.opens(&results).await.does_not_see("4.00");
        // So it is in what they take along.
        for (who, rows) in [(&ana, 2), (&ben, 1)] {
            let own = who.opens("/n/green-city/my-data.zip").await.is_fine().bytes().to_vec();
            assert_eq!(unpacked(Cursor::new(own))["trust-scores.csv"].lines().count(), rows, "{}", who.name);
        }
    }

    async fn a_partner_is_taken_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = opens_trust(&net.steward, &net, net.commons, "members").await;
        let (page, him) = (format!("{}/partners", beside_trust(&item)), ben.member.unwrap().to_string());
        rates(&ana, &item, &him, "2").await;
        ana.does(&format!("{page}/removal"), &[("partner", &*him)]).await.sees("Nobody yet");
        rates(&ana, &item, &him, "3").await;
        ana.opens(&item).await.sees("1 of 3 answered");
    }

    async fn what_was_asked_elsewhere_comes_in_as_a_list(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let heads = standing(&house, &net, 4).await;
        let item = opens_trust(&net.steward, &net, net.commons, "organisations").await;
        let page = format!("{}/edges", beside_trust(&item));
        heads[0].opens(&page).await.is_missing();
        net.steward.opens(&page).await.is_fine().sees("Import a list").markup();
        let bad = [
            ("", "required"),
            ("from,to,contact,depth", "no line that can be read"),
            ("from,to,contact,depth\nChoir,Moon,1,1", "Line 2 cannot be read"),
            ("from,to,contact,depth\nChoir,Bakery,1,1\nChoir,Dock,9,1", "Line 3 cannot be read"),
        ];
        for (list, _) in bad {
            net.steward.sends(&page, &[("list", list)]).await.is_refused();
        }
        net.steward.sends(&page, &[("list", bad[2].0)]).await.sees(bad[2].1);
        net.steward.sends(&page, &[("list", bad[1].0)]).await.sees(bad[1].1);
        let long = format!("from,to,contact,depth{}", "\nChoir,Dock,1,1".repeat(1_001));
        net.steward.sends(&page, &[("list", long.as_str())]).await.is_refused().sees("lines at a time");
        let list = "from,to,contact,depth,reliability,support,openness\n\
                    choir,Bakery,4,3,4,4,4\nDock,Bakery,4,3,3,3,3\nArts House,Bakery,2,1,2,2,2\nBakery,Choir,1,1,,,";
        net.steward.does(&page, &[("list", list)]).await.sees("has been imported").sees("4 of 4 answered");
        closes(&house).await;
        heads[0].opens(&format!("{}/results", beside(&item))).await.is_fine().sees("Bakery").sees("3.00");
        net.steward.sends(&page, &[("list", list)]).await.is(StatusCode::CONFLICT);
    }

    async fn a_list_neither_speaks_for_who_spoke_nor_tells_who_named_whom(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let heads = standing(&house, &net, 4).await;
        let item = opens_trust(&net.steward, &net, net.commons, "organisations").await;
        let (arts, bakery) = (organisation(&house, "Arts House").await, organisation(&house, "Bakery").await);
        rates(&heads[0], &item, &bakery, "4").await;
        let list = "from,to,contact,depth,reliability,support,openness\n\
                    Arts House,Bakery,0,0,1,1,1\nBakery,Arts House,5,5,1,1,1\nChoir,Bakery,1,1,1,1,1\nDock,Bakery,1,1,1,1,1";
        net.steward.does(&format!("{}/edges", beside_trust(&item)), &[("list", list)]).await.sees("has been imported");
        let own = "SELECT COUNT(*) FROM trust_ties WHERE reliability = 4 AND depth = 2";
        assert_eq!(number(&house, own).await, 1, "what they said themselves stays");
        // Whoever stands for another meanwhile does not answer for the wrong one.
        let page = format!("{}/partners", beside_trust(&item));
        let fields = [("as", &*bakery), ("partner", &*arts), ("contact", "1"), ("depth", "1")];
        heads[2].sends(&page, &fields).await.is(StatusCode::CONFLICT);
        closes(&house).await;
        // One of three spoke: two marks that the steward knows, and one that nobody may reckon out.
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_scores").await, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_pairs").await, 0);
    }

    async fn a_representative_who_leaves_takes_nobodys_round_along(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let heads = standing(&house, &net, 6).await;
        let item = opens_trust(&net.steward, &net, net.commons, "organisations").await;
        let arts = organisation(&house, "Arts House").await;
        for who in heads.iter().skip(1) {
            rates(who, &item, &arts, "4").await;
        }
        assert!(heads[5].sends("/n/green-city/departure", &[]).await.leads_to().is_some());
        closes(&house).await;
        // Five answered, each for their organisation, and one of them has left.
        let page = heads[0].opens(&format!("{}/results", beside(&item))).await;
        page.is_fine().sees("100 out of 100").sees("5 organisations answered").sees("4.00");
    }

    async fn whoever_leaves_is_not_reckoned_out_from_a_list(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let heads = standing(&house, &net, 6).await;
        let item = opens_trust(&net.steward, &net, net.commons, "organisations").await;
        let arts = organisation(&house, "Arts House").await;
        rates(&heads[1], &item, &arts, "1").await;
        let list = "from,to,contact,depth,reliability,support,openness\n\
                    Choir,Arts House,1,1,4,4,4\nDock,Arts House,1,1,4,4,4\nEnergy Coop,Arts House,1,1,4,4,4\nFarm,Arts House,1,1,4,4,4";
        let edges = format!("{}/edges", beside_trust(&item));
        net.steward.does(&edges, &[("list", list)]).await.sees("has been imported");
        assert!(heads[1].sends("/n/green-city/departure", &[]).await.leads_to().is_some());
        // Nor does a list take the place of what they said.
        let over = "from,to,contact,depth,reliability,support,openness\nBakery,Arts House,1,1,4,4,4";
        net.steward.does(&edges, &[("list", over)]).await.sees("has been imported");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_ties WHERE reliability = 1").await, 1);
        closes(&house).await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_scores").await, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_figures WHERE measure = 'trust'").await, 0);
    }

    async fn of_two_that_ask_the_same_at_once_one_is_told(house: House) {
        let (net, ana, _) = house.two().await;
        let others = super::people(&house, &net, 4).await;
        let room = house.space(&net, "Room", SpaceVisibility::Network, &ana).await;
        let me = ana.member.unwrap().to_string();
        let items = [
            opens_trust(&net.steward, &net, net.commons, "members").await,
            opens_trust(&ana, &net, room, "members").await,
        ];
        for (at, who) in others.iter().enumerate() {
            house.enters(&net, room, who, SpaceRole::Member).await;
            rates(who, &items[0], &me, "4").await;
            if at < 3 {
                rates(who, &items[1], &me, "4").await;
            }
        }
        closes(&house).await;
        assert_eq!(number(&house, "SELECT COUNT(DISTINCT item_id) FROM trust_scores").await, 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM rounds WHERE telling = 'nothing'").await, 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM trust_ties").await, 0);
    }

    async fn trust_asked_in_a_closed_space_is_read_by_those_who_were_in_it(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let heads = standing(&house, &net, 4).await;
        let room = house.space(&net, "Quiet room", SpaceVisibility::Members, &heads[0]).await;
        for who in &heads {
            house.enters(&net, room, who, SpaceRole::Facilitator).await;
        }
        let item = opens_trust(&heads[0], &net, room, "organisations").await;
        let arts = organisation(&house, "Arts House").await;
        for who in heads.iter().skip(1) {
            rates(who, &item, &arts, "4").await;
        }
        closes(&house).await;
        house.app.clock.forward(super::DAY);
        let form = [("name", "Quiet room"), ("purpose", "To get it done."), ("visibility", "network")];
        heads[0].does(&format!("/n/green-city/spaces/{room}"), &form).await.sees("The space is saved");
        let files = [
            format!("{}/results", beside(&item)),
            format!("{}/results.csv", beside(&item)),
            format!("{}/edges.csv", beside_trust(&item)),
        ];
        for file in &files {
            heads[2].opens(file).await.is_fine();
            net.steward.opens(file).await.is_missing();
        }
        heads[2].opens(&files[1]).await.sees("Arts House");
    }
}
