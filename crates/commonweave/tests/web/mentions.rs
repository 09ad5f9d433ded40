//! Naming people, organisations, spaces and items in what one writes.

use crate::kit::{House, Net, Person, hears};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use std::time::{Duration, Instant};

async fn says(who: &Person, item: &str, body: &str) -> String {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

async fn offers(who: &Person, net: &Net, typed: &str) -> String {
    let typed = typed.replace('@', "%40").replace('#', "%23").replace(' ', "+");
    who.opens(&format!("/n/{}/mentions?{typed}", net.slug)).await.is_fine().text()
}

/// A hidden space of Ana's with an item in it.
async fn hidden(house: &House, net: &Net, ana: &Person) -> (house::ids::SpaceId, String) {
    let space = house.space(net, "Quiet room", SpaceVisibility::Members, ana).await;
    let item = house.item(ana, net, space, "discussion", "Secret plan").await;
    (space, item)
}

on_both! {
    async fn a_name_typed_by_hand_becomes_a_link_that_follows_the_name(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        says(&ana, &item, "What do you think, @Ben? Write to ben@Ben.org").await;
        let link = format!("href=\"/n/green-city/people/{}\" class=\"mention\">@", ben.member.unwrap());
        let seen = ana.opens(&item).await;
        assert_eq!(seen.html().matches(&format!("{link}Ben</a>")).count(), 1);
        ben.does("/n/green-city/profile", &[("name", "Benedict Stone")]).await.is_fine();
        assert!(ana.opens(&item).await.html().contains(&format!("{link}Benedict Stone</a>")));
    }

    async fn a_name_that_two_have_names_nobody(house: House) {
        let (net, ana, ben) = house.two().await;
        for name in ["Kim Alder", "Kim Birch"] {
            house.member(&net, name, Role::Member).await;
        }
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        says(&ana, &item, "@Kim or @Kim Birch or @Nobody Here?").await;
        let seen = ben.opens(&item).await;
        assert_eq!(seen.html().matches("class=\"mention\">@").count(), 1);
        seen.sees("@Kim or @Kim Birch or @Nobody Here?");
    }

    async fn an_organisation_a_space_and_an_item_are_named_too(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        net.steward.does("/n/green/organisations", &[("name", "River Trust"), ("sector", "non-profit")]).await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        let other = house.item(&ana, &net, space, "discussion", "Kerbs").await;
        let number = other.rsplit('/').next().unwrap();
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        says(&ana, &item, &format!("Ask @River Trust, in #Bike lanes, about #{number}.")).await;
        let html = ana.opens(&item).await.html().to_owned();
        for wanted in ["class=\"mention\">@River Trust</a>", "class=\"mention\">#Bike lanes</a>", "class=\"mention\">#Kerbs</a>"] {
            assert!(html.contains(wanted), "{wanted}");
        }
    }

    async fn what_is_hidden_stays_words_in_minutes_too(house: House) {
        let (net, ana, ben) = house.two().await;
        let (space, _) = hidden(&house, &net, &ana).await;
        let supper = crate::events::seats::held(&ana, &net, &[]).await;
        let minutes = format!("{}/minutes", crate::events::seats::beside(&supper));
        let roof = crate::minutes::point(&ana, &supper, "The roof", &[]).await;
        let mut stream = ben.opens(&format!("{minutes}/live")).await.streams();
        ana.does(&format!("{roof}/notes"), &[("revision", "1"), ("notes", "Ask in #Quiet room.")]).await.is_fine();
        let link = format!("href=\"/n/green-city/spaces/{space}\"");
        assert!(ana.opens(&minutes).await.html().contains(&link), "whoever is in the space is led there");
        let source = ben.opens(&format!("{roof}/notes")).await;
        assert!(source.html().contains("Quiet room") && !source.html().contains(&format!("spaces/{space}")));
        let heard = hears(&mut stream, "Quiet room").await;
        house.app.clock.forward(Duration::from_secs(7 * 86_400));
        ana.does(&format!("{minutes}/versions"), &[]).await.is_fine();
        let read = [&minutes, &format!("{minutes}/versions/1")];
        for page in read {
            let seen = ben.opens(page).await;
            seen.sees("Ask in").sees("Quiet room");
            assert!(!seen.html().contains(&link), "{page}");
        }
        assert!(!heard.contains(&link), "{heard}");
    }

    async fn what_is_hidden_stays_words_for_whoever_may_not_see_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let (space, secret) = hidden(&house, &net, &ana).await;
        let number = secret.rsplit('/').next().unwrap();
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let mut stream = ben.opens(&format!("{item}/live")).await.streams();
        let body = format!("See [#our plan]({secret}) in #Quiet room, and [#nothing](/n/green-city/items/999999).");
        let sent = says(&ana, &item, &body).await;
        let mine = ana.opens(&item).await;
        assert!(mine.html().contains(&format!("href=\"/n/green-city/items/{number}\" class=\"mention\">#Secret plan</a>")));
        assert!(mine.html().contains(&format!("href=\"/n/green-city/spaces/{space}\" class=\"mention\">#Quiet room</a>")));
        let heard = hears(&mut stream, "our plan").await;
        let mut again = ben.comes_back(&format!("{item}/live"), "0-0").await.streams();
        let replayed = hears(&mut again, "our plan").await;
        let message = sent.split_once("message=").unwrap().1.split('#').next().unwrap().to_owned();
        let shown = [
            ben.opens(&item).await.html().to_owned(),
            ben.opens(&format!("{item}/messages/{message}")).await.html().to_owned(),
            replayed,
            heard,
        ];
        for html in shown {
            assert!(html.contains("#our plan") && html.contains("#nothing"), "{html}");
            for gone in ["Secret plan", &format!("items/{number}\""), &format!("spaces/{space}\""), "items/999999"] {
                assert!(!html.contains(gone), "{gone} in {html}");
            }
        }
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        ben.opens(&item).await.sees("#Secret plan");
    }

    async fn the_source_that_others_are_shown_links_nothing_that_they_may_not_see(house: House) {
        let (net, ana, ben) = house.two().await;
        let (space, _) = hidden(&house, &net, &ana).await;
        let commons = net.commons.to_string();
        let form = [("kind", "discussion"), ("space", &*commons), ("title", "Roofs"), ("body", "As in #Quiet room.")];
        let item = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
        ana.does(&item, &[("title", "Roofs"), ("body", "Now as in #Quiet room!"), ("revision", "1")]).await;
        ana.opens(&format!("{item}/edit")).await.sees(&format!("Now as in [#Quiet room](/n/green-city/spaces/{space})!"));
        let history = ben.opens(&format!("{item}/history")).await;
        history.is_fine().sees("#Quiet room");
        assert!(!history.html().contains(&format!("spaces/{space})")));
        let from = item.rsplit('/').next().unwrap();
        let next = ben.opens(&format!("/n/green-city/items/new?kind=idea&from={from}")).await;
        next.is_fine().sees("Now as in #Quiet room!");
        assert!(!next.html().contains(&format!("spaces/{space})")));
    }

    async fn only_what_one_may_see_is_offered(house: House) {
        let (net, ana, ben) = house.two().await;
        hidden(&house, &net, &ana).await;
        house.member_in_state(&net, "Bert Gone", Role::Member, "left").await;
        let mine = offers(&ana, &net, "q=#quiet").await;
        assert!(mine.contains("Quiet room"), "{mine}");
        assert!(offers(&ana, &net, "q=#secret").await.contains("Secret plan"));
        for typed in ["q=#quiet", "q=#secret", "q=#room"] {
            assert!(!offers(&ben, &net, typed).await.contains("Quiet"), "{typed}");
            assert!(!offers(&ben, &net, typed).await.contains("Secret"), "{typed}");
        }
        let people = offers(&ana, &net, "q=@be").await;
        assert!(people.contains("Ben") && !people.contains("Bert"), "{people}");
        house.account("Sam").await.opens("/n/green-city/mentions?q=%40ben").await.is_missing();
    }

    async fn what_is_taken_is_the_name_and_the_link_where_the_name_would_not_do(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut twins = Vec::new();
        for name in ["Kim", "Kimberley"] {
            let twin = house.member(&net, name, Role::Member).await;
            twin.does("/n/green-city/profile", &[("name", "Kim Alder")]).await.is_fine();
            twins.push(twin.member.unwrap());
        }
        hidden(&house, &net, &ana).await;
        let taken = async |typed: &str| ana.opens(&format!("/n/green-city/mentions?q={typed}")).await.html().to_owned();
        assert!(taken("%40be").await.contains("data-text=\"@Ben\""));
        assert!(taken("%23qui").await.contains("data-text=\"#Quiet room\""));
        let offered = taken("%40kim").await;
        for twin in twins {
            assert!(offered.contains(&format!("data-text=\"[@Kim Alder](/n/green-city/people/{twin})\"")), "{offered}");
        }
        assert!(taken("%23secret").await.contains("data-text=\"[#Secret plan](/n/green-city/items/"));
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        says(&ana, &item, "@Ben look").await;
        assert_eq!(ben.opens(&item).await.html().matches("class=\"mention\">@Ben</a>").count(), 1);
    }

    async fn everyone_is_called_by_who_holds_the_space_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "discussion", "Kerbs").await;
        let number = item.rsplit('/').next().unwrap();
        let typed = format!("q=@every&item={number}");
        assert!(offers(&ana, &net, &typed).await.contains("tells all 2 members"));
        assert!(!offers(&ben, &net, &typed).await.contains("tells all"));
        ana.opens(&item).await;
        house.app.clock.forward(Duration::from_secs(60));
        says(&ben, &item, "@everyone, come!").await;
        let text = ana.opens(&item).await;
        assert!(!text.html().contains("class=\"mention\">@everyone"));
        house.app.clock.forward(Duration::from_secs(60));
        says(&ana, &item, "@everyone, come!").await;
        assert!(ben.opens(&item).await.html().contains("class=\"mention\">@everyone</a>"));
    }

    async fn a_storm_is_refused_beside_its_field_and_costs_little(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let link = format!("[@Ben](/n/green-city/people/{}) ", ben.member.unwrap());
        let storm = link.repeat(900);
        let refused = ana.sends(&format!("{item}/messages"), &[("body", &storm)]).await;
        refused.is_refused().sees("You mention 900 people or things. One text may mention 50").sees(storm.trim());
        ben.opens("/n/green-city/inbox").await.sees("Nothing is waiting");
        let begun = Instant::now();
        let typed = ana.sends(&format!("{item}/messages"), &[("body", &"@Ben ".repeat(7_000))]).await;
        typed.is_refused().sees("One text may mention 50");
        let words = "@nobody at all ".repeat(2_500);
        says(&ana, &item, &words).await;
        // Generous, for machines that have much else to do.
        assert!(begun.elapsed() < Duration::from_secs(120), "{:?}", begun.elapsed());
    }

    async fn a_name_with_signs_of_markdown_is_mentioned_as_any_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let odd = house.member(&net, "Sol *star* _x_ [&amp;] `q` <b>", Role::Member).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let seen = ana.opens(&format!("/n/green-city/mentions?q=%40Sol&item={}", item.rsplit_once('/').unwrap().1)).await;
        let text = seen.value("role=\"option\"", "data-text").unwrap();
        let text = text.replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&");
        says(&ana, &item, &format!("Ask {text}, please")).await;
        let seen = ben.opens(&item).await;
        let link = format!("href=\"/n/green-city/people/{}\" class=\"mention\">@", odd.member.unwrap());
        assert_eq!(seen.html().matches(&link).count(), 1, "{}", seen.html());
        seen.sees("Ask @Sol *star* _x_ [&amp;] `q` <b>");
        odd.opens("/n/green-city/inbox").await.sees("Ana mentioned you");
    }
}
