//! Finding: what is found, by which words, and that nothing is found of what one may not see.

use crate::kit::{House, Net, Person, Seen};
use axum::http::StatusCode;
use db::Engine;
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::ids::{ItemId, SpaceId};

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

pub async fn looks(who: &Person, net: &Net, words: &str) -> Seen {
    who.opens(&format!("/n/{}/search?q={}", net.slug, encoded(words))).await
}

/// The addresses of the results, in their order.
pub fn results(seen: &Seen) -> Vec<String> {
    let list = seen.html().split_once("<ol class=\"list card found\">").map_or("", |(_, rest)| rest);
    let list = list.split_once("</ol>").map_or("", |(list, _)| list);
    let links = list.split("class=\"list-title\" href=\"").skip(1);
    links.map(|link| link.split('"').next().unwrap().to_owned()).collect()
}

pub async fn writes(who: &Person, net: &Net, space: SpaceId, title: &str, body: &str) -> String {
    let space = space.to_string();
    let form = [("kind", "discussion"), ("space", space.as_str()), ("title", title), ("body", body)];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &form).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

pub async fn says(who: &Person, item: &str, body: &str) -> String {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// What a page says, without the words that were typed, which stand in its field and its addresses.
fn traces(seen: &Seen, typed: &str) -> String {
    seen.html().replace(&encoded(typed), "").replace(typed, "")
}

async fn moves(house: &House, item: &str, space: SpaceId) {
    let id: ItemId = item.rsplit_once('/').unwrap().1.parse().unwrap();
    let (rooms, now) = (house.app.rooms, house.app.clock.now());
    let done = house.app.db.write(move |tx| {
        tx.run("UPDATE items SET space_id = $2 WHERE id = $1", &[&id, &space])?;
        house::search::renew_item(tx, rooms, id, now)
    });
    done.await.unwrap();
}

on_both! {
    async fn people_places_and_what_they_say_are_found(house: House) {
        let (net, ana, ben) = house.two().await;
        let room = house.space(&net, "Orchard group", SpaceVisibility::Network, &ana).await;
        let item = writes(&ana, &net, room, "Which trees first?", "Plums bear **early** in this valley.").await;
        let message = says(&ana, &item, "My neighbour grafts pears every winter.").await;
        assert_eq!(results(&looks(&ben, &net, "Ana").await).first().unwrap(), &format!("/n/green-city/people/{}", ana.member.unwrap()));
        assert_eq!(results(&looks(&ben, &net, "orchard").await), [format!("/n/green-city/spaces/{room}")]);
        assert_eq!(results(&looks(&ben, &net, "plums valley").await), std::slice::from_ref(&item));
        let seen = looks(&ben, &net, "neighbour pears").await;
        assert_eq!(results(&seen).first().unwrap().split('?').next(), message.split('?').next());
        assert!(seen.html().contains("My <mark>neighbour</mark> grafts <mark>pears</mark> every winter."), "{}", seen.html());
        looks(&ben, &net, "elephant").await.is_fine().sees("Nothing was found");
        ben.opens("/n/green-city/search").await.is_fine().does_not_see("Nothing was found");
    }

    async fn every_language_is_found_as_people_type_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let texts = [
            ("Die Müllabfuhr leert die Tonnen in den Straßen der Äcker erst später.", &["muellabfuhr tonne", "STRASSE", "Strassen", "acker"][..]),
            ("Les élèves de l’école ont planté des châtaigniers près des journaux.", &["eleve ecole", "ÉLÈVES", "chataignier", "journal"]),
            ("Las ciudades necesitan más parques y árboles para los niños.", &["ciudad parque", "arbole", "ninos"]),
            ("As ações da associação começam amanhã com crianças e corações.", &["ação", "acao associacao", "coração", "crianca"]),
            ("المُعلِّمون في المدرسة يزرعون أشجارًا جديدة", &["مدرسه", "معلم", "اشجار", "المدرسة"]),
            ("我们在城市公园里种植新的树木", &["城市", "公园", "树", "城市公园"]),
            ("東京都の図書館で子どもたちが本を読みます", &["図書館", "東京", "子ども", "本"]),
            ("서울 시민들이 공원에서 나무를 심습니다", &["공원", "나무", "시민"]),
            ("Дети посадили ёлки возле школы", &["дети", "ЕЛКИ", "школы"]),
            ("Οι μαθητές φύτεψαν δέντρα στο σχολείο", &["μαθητες", "ΔΕΝΤΡΑ"]),
            ("बच्चे स्कूल में पेड़ लगाते हैं", &["स्कूल", "पेड़"]),
        ];
        for (text, searches) in texts {
            let item = writes(&ana, &net, net.commons, "Untitled", text).await;
            for words in searches {
                let seen = looks(&ben, &net, words).await;
                assert!(results(seen.is_fine()).contains(&item), "{words} does not find: {text}");
                assert!(seen.html().contains("<mark>"), "{words} is not marked in: {text}");
            }
        }
        assert!(results(&looks(&ben, &net, "京城").await).is_empty(), "neighbours of other texts are no word");
    }

    async fn phrases_and_beginnings_are_what_they_say(house: House) {
        let (net, ana, ben) = house.two().await;
        let near = writes(&ana, &net, net.commons, "One", "We build the green roof of the school.").await;
        let far = writes(&ana, &net, net.commons, "Two", "The roof is not green, and gardening begins.").await;
        assert_eq!(results(&looks(&ben, &net, "\"green roof\"").await), std::slice::from_ref(&near));
        assert_eq!(results(&looks(&ben, &net, "“green roof”").await), std::slice::from_ref(&near));
        assert_eq!(results(&looks(&ben, &net, "green roof").await), [near.clone(), far.clone()], "side by side comes first");
        assert_eq!(results(&looks(&ben, &net, "gard*").await), std::slice::from_ref(&far));
        assert!(results(&looks(&ben, &net, "gard").await).is_empty());
        assert_eq!(results(&looks(&ben, &net, "roof AND green ) \"").await), std::slice::from_ref(&far), "AND is a word like others");
        assert_eq!(results(&looks(&ben, &net, "roof ((^ green) ~ * -").await).len(), 2, "signs are blanks");
    }

    async fn what_is_called_so_comes_before_what_speaks_of_it_and_the_newest_first(house: House) {
        let (net, ana, ben) = house.two().await;
        let called = writes(&ana, &net, net.commons, "Solar roofs", "").await;
        let named = writes(&ana, &net, net.commons, "More solar roofs please", "").await;
        let mut speaks = Vec::new();
        for number in 0..3 {
            speaks.push(writes(&ana, &net, net.commons, &format!("Number {number}"), "About solar roofs.").await);
        }
        let expected = [called, named, speaks[2].clone(), speaks[1].clone(), speaks[0].clone()];
        assert_eq!(results(&looks(&ben, &net, "solar roofs").await), expected);
    }

    async fn nothing_is_found_of_what_one_may_not_see(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Zephyrium council", SpaceVisibility::Members, &ana).await;
        let item = writes(&ana, &net, hidden, "Zephyrium", "The zephyrium is ours. **Zephyrium!**").await;
        says(&ana, &item, "zephyrium zephyrium").await;
        for (who, may) in [(&ana, true), (&ben, false), (&net.steward, false)] {
            let seen = looks(who, &net, "zephyrium").await;
            assert_eq!(!results(&seen).is_empty(), may);
            if may { continue; }
            for address in ["/n/green-city/search?q=", "/n/green-city/search?what=discussion&q=", "/n/green-city/search?by=Ana&q=", "/n/green-city/jump?q="] {
                let (there, nowhere) = (who.opens(&format!("{address}{}", encoded("zephyrium"))).await, who.opens(&format!("{address}{}", encoded("qephyrium"))).await);
                assert_eq!(traces(there.is_fine(), "zephyrium"), traces(nowhere.is_fine(), "qephyrium"), "{address}");
            }
            let narrowed = |space: String| who.opens(&*Box::leak(format!("/n/green-city/search?q=zephyrium&space={space}").into_boxed_str()));
            let (there, nowhere) = (narrowed(hidden.to_string()).await, narrowed("987654".to_owned()).await);
            assert_eq!(there.html().replace(&hidden.to_string(), ""), nowhere.html().replace("987654", "").replace(&hidden.to_string(), ""));
        }
        house.enters(&net, hidden, &ben, SpaceRole::Member).await;
        assert_eq!(results(&looks(&ben, &net, "zephyrium").await).len(), 3, "the space, the item, the message");
    }

    async fn nothing_crosses_networks_and_strangers_find_what_is_public(house: House) {
        let (net, ana, _) = house.two().await;
        let other = house.network("other", NetworkVisibility::Public).await;
        let carla = house.member(&other, "Carla", Role::Member).await;
        writes(&ana, &net, net.commons, "Marmalade", "").await;
        let open = house.space(&other, "Open house", SpaceVisibility::Public, &carla).await;
        let public = writes(&carla, &other, open, "Marmalade for all", "").await;
        writes(&carla, &other, other.commons, "Marmalade for members", "").await;
        assert_eq!(results(&looks(&house.visitor(), &other, "marmalade").await), [public]);
        assert!(results(&looks(&house.visitor(), &other, "Carla").await).is_empty(), "people are for members");
        assert_eq!(results(&looks(&carla, &other, "marmalade").await).len(), 2);
        looks(&carla, &net, "marmalade").await.is_missing();
        looks(&house.visitor(), &net, "marmalade").await.is_missing();
    }

    async fn what_is_changed_moved_or_taken_away_is_found_as_it_is_now(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = writes(&ana, &net, net.commons, "Old wording", "").await;
        ana.does(&item, &[("revision", "1"), ("title", "New sentence"), ("body", "")]).await.sees("New sentence");
        assert!(results(&looks(&ben, &net, "wording").await).is_empty());
        assert_eq!(results(&looks(&ben, &net, "sentence").await), std::slice::from_ref(&item));
        let message = says(&ana, &item, "Quinces are ripe").await;
        let number = message.rsplit_once("#message-").unwrap().1;
        ana.sends(&format!("{item}/messages/{number}"), &[("body", "Medlars are ripe")]).await;
        assert!(results(&looks(&ben, &net, "quinces").await).is_empty());
        assert_eq!(results(&looks(&ben, &net, "medlars").await).len(), 1);
        let hidden = house.space(&net, "Behind", SpaceVisibility::Members, &ana).await;
        moves(&house, &item, hidden).await;
        assert!(results(&looks(&ben, &net, "medlars").await).is_empty() && results(&looks(&ben, &net, "sentence").await).is_empty());
        let inside = ana.opens(&format!("/n/green-city/search?q=ripe&space={hidden}")).await;
        assert_eq!(results(&inside).len(), 1, "a message stands where its item stands");
        ana.sends(&format!("{item}/messages/{number}/removal"), &[]).await;
        assert!(results(&looks(&ana, &net, "medlars").await).is_empty());
    }

    async fn who_goes_is_found_no_more_and_a_space_that_closes_neither(house: House) {
        let (net, ana, ben) = house.two().await;
        let room = house.space(&net, "Glasshouse", SpaceVisibility::Network, &ana).await;
        assert_eq!(results(&looks(&ben, &net, "glasshouse").await).len(), 1);
        let form = [("name", "Glasshouse"), ("purpose", "Quiet now"), ("visibility", "members")];
        ana.does(&format!("/n/green-city/spaces/{room}"), &form).await;
        assert!(results(&looks(&ben, &net, "glasshouse").await).is_empty());
        assert_eq!(results(&looks(&ana, &net, "quiet").await).len(), 1);
        let away = format!("/n/green-city/people/{}", ana.member.unwrap());
        net.steward.does(&format!("{away}/suspension"), &[]).await;
        assert!(results(&looks(&ben, &net, "Ana").await).is_empty());
        net.steward.does(&format!("{away}/reinstatement"), &[]).await;
        assert_eq!(results(&looks(&ben, &net, "Ana").await), std::slice::from_ref(&away));
        net.steward.does(&format!("{away}/removal"), &[]).await;
        assert!(results(&looks(&ben, &net, "Ana").await).is_empty());
    }

    async fn a_profile_and_an_organisation_are_found_by_what_they_say(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = [("name", "Ana Silva"), ("headline", "Carpenter"), ("place", "Évora"), ("about", "I mend **bridges**."), ("offers", "timber framing"), ("wants", ""), ("languages", "")];
        ana.does("/n/green-city/profile", &form).await.sees("Ana Silva");
        for words in ["silva", "carpenters", "evora", "bridge", "timber"] {
            assert_eq!(results(&looks(&ben, &net, words).await).len(), 1, "{words}");
        }
        let form = [("name", "Harbour Trust"), ("sector", "non-profit"), ("about", "Looks after the quay."), ("seeks", "dredgers"), ("brings", "cranes")];
        let made = net.steward.does("/n/green-city/organisations", &form).await;
        made.sees("Harbour Trust");
        let found = results(&looks(&ben, &net, "dredgers crane").await);
        assert_eq!(found.len(), 1);
        net.steward.does(&format!("{}/archive", found[0]), &[]).await;
        assert!(results(&looks(&ben, &net, "dredgers").await).is_empty());
    }

    async fn a_search_is_narrowed_in_its_address(house: House) {
        let (net, ana, ben) = house.two().await;
        let room = house.space(&net, "Workshop", SpaceVisibility::Network, &ben).await;
        let one = writes(&ana, &net, net.commons, "Copper pipes", "").await;
        let other = writes(&ben, &net, room, "Copper wires", "").await;
        says(&ben, &one, "Copper is dear").await;
        let looks = async |more: &str| results(ben.opens(&format!("/n/green-city/search?q=copper{more}")).await.is_fine());
        assert_eq!(looks("").await.len(), 3);
        assert_eq!(looks("&what=discussion").await, [other.clone(), one.clone()]);
        assert_eq!(looks("&what=message").await.len(), 1);
        assert_eq!(looks(&format!("&space={room}")).await, std::slice::from_ref(&other));
        assert_eq!(looks("&by=an").await, std::slice::from_ref(&one));
        assert_eq!(looks("&by=Nobody").await.len(), 0);
        assert_eq!(looks("&what=message&by=Ben&when=week").await.len(), 1);
        house.app.clock.forward(std::time::Duration::from_secs(8 * 24 * 60 * 60));
        assert_eq!(looks("&when=week").await.len(), 0);
        assert_eq!(looks("&when=month").await.len(), 3);
        assert_eq!(looks("&what=parliament&space=x&when=soon&after=9").await.len(), 3, "what makes no sense narrows nothing");
        assert_eq!(results(&ben.opens(&format!("/n/green-city/search?space={room}&what=discussion")).await), [other]);
    }

    async fn results_are_read_page_by_page_and_none_twice(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut written = Vec::new();
        for number in 0..25 {
            let (title, body) = if number % 2 == 0 { (format!("Basket {number}"), "") } else { (format!("Number {number}"), "in a basket") };
            written.push(writes(&ana, &net, net.commons, &title, body).await);
            if number == 12 && house.app.db.engine() == Engine::Postgres {
                // As if a million things had been written in between: they lie in another block of the index.
                let far = "SELECT setval(pg_get_serial_sequence('search_entries', 'id'), 3000000)";
                house.app.db.write(move |tx| tx.one::<i64>(far, &[])).await.unwrap();
            }
        }
        let (mut address, mut found, mut pages) = ("/n/green-city/search?q=basket".to_owned(), Vec::new(), 0);
        loop {
            let seen = ben.opens(&address).await;
            found.extend(results(seen.is_fine()));
            pages += 1;
            match seen.value("class=\"pager\"", "href") {
                Some(next) if pages < 5 => address = next.replace("&#38;", "&"),
                _ => break,
            }
        }
        assert_eq!((pages, found.len()), (2, 25));
        let newest_first: Vec<_> = written.iter().step_by(2).rev().chain(written.iter().skip(1).step_by(2).rev()).cloned().collect();
        assert_eq!(found, newest_first);
    }

    async fn what_cannot_be_looked_for_is_told_and_stays_typed(house: House) {
        let (net, _, ben) = house.two().await;
        let long = "w".repeat(10_000);
        looks(&ben, &net, &long).await.is_refused().sees("this one has 10000");
        looks(&ben, &net, &"ab ".repeat(60)).await.is_refused().sees("16 words");
        for signs in ["***", "\"\" ()", "- - -", "^~:", "' OR '", "\u{202e}\u{200b}"].iter().filter(|signs| !signs.contains("OR")) {
            looks(&ben, &net, signs).await.is_refused().sees("Enter at least one word").keeps(&signs.trim().replace('"', "&#34;"));
        }
        looks(&ben, &net, "a*").await.is_refused().sees("at least 3 letters");
        for odd in ["' OR ''='", "a:b", "x\\'", "NEAR(a b, 5)", "%00", "{}[]<script>alert(1)</script>", "§ a_b 7_x"] {
            let seen = looks(&ben, &net, odd).await;
            assert!(matches!(seen.status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY), "{odd}: {}", seen.status);
            assert!(!seen.html().contains("<script>alert"));
        }
        ben.opens(&format!("/n/{}/search?q=%FF%FE&by=%00&space=%20&after=-1-", net.slug)).await.does_not_see("went wrong");
        ben.opens(&format!("/n/{}/jump?q={}", net.slug, "j".repeat(5_000))).await.is_fine();
    }
}
