//! People talking.

use crate::kit::{ends_soon, falls_silent, hears};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

on_both! {
    async fn a_message_is_read_by_the_others(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Which crossing is the worst?").await;
        ana.does(&format!("{item}/messages"), &[("body", "The one at **Mill Street**.")]).await;
        ben.opens(&item).await.is_fine().sees("Mill Street").sees("Ana").sees("Which crossing");
    }

    async fn a_reply_stands_below_what_it_answers(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "First roof")]).await.leads_to().unwrap();
        let id = sent.rsplit_once('-').unwrap().1.to_owned();
        ben.does(&format!("{item}/messages"), &[("body", "Second thought"), ("parent", &id)]).await;
        let seen = ana.opens(&item).await;
        let replies = seen.html().split_once(&format!("id=\"replies-{id}\"")).unwrap().1;
        assert!(replies.contains("Second thought"));
    }

    async fn who_has_just_written_sees_what_others_write_next(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "On the water").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "At the bridge")]).await.leads_to().unwrap();
        let seen = ana.opens(&sent).await;
        assert!(seen.html().contains("data-live="));
        seen.does_not_see("To the newest messages");
        ben.does(&format!("{item}/messages"), &[("body", "Careful, the current")]).await;
        ana.opens(&sent).await.sees("Careful, the current");
    }

    async fn a_form_sent_twice_makes_one_message(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Once").await;
        let once = ana.opens(&item).await.value("name=\"once\"", "value").unwrap();
        for _ in 0..2 {
            ana.does(&format!("{item}/messages"), &[("body", "Only once"), ("once", &once)]).await;
        }
        let seen = ana.opens(&item).await;
        assert_eq!(seen.html().matches("Only once").count(), 1);
    }

    async fn an_empty_message_is_refused_and_nothing_is_lost(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Empty").await;
        ana.sends(&format!("{item}/messages"), &[("body", "  ")]).await.is_refused().sees("This field is required");
        let long = "x".repeat(40_001);
        ana.sends(&format!("{item}/messages"), &[("body", &long)]).await.is_refused().sees(&long);
    }

    async fn a_script_in_a_message_does_nothing(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "<script>alert(1)</script>").await;
        ana.does(&format!("{item}/messages"), &[("body", "<script>alert(2)</script> hello")]).await;
        let seen = ben.opens(&item).await;
        assert!(!seen.html().contains("<script>alert"));
        seen.sees("hello");
    }

    async fn each_paragraph_runs_in_its_own_direction_and_a_picture_leaves_its_words(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Directions").await;
        let body = "مرحبا Omar 123 (abc)\n\nHello مرحبا 123!\n\n![map of the two streets](https://example.org/map.png)";
        ana.does(&format!("{item}/messages"), &[("body", body)]).await;
        let seen = ben.opens(&item).await;
        assert!(seen.html().contains("<p dir=\"auto\">مرحبا") && seen.html().contains("<p dir=\"auto\">Hello"));
        assert_eq!(seen.value("<p dir=\"auto\"><a", "href").as_deref(), Some("https://example.org/map.png"));
        seen.sees("map of the two streets");
        assert!(!seen.html().contains("<img"));
    }

    async fn an_author_edits_and_nobody_else(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Edit").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Frist")]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
        ben.opens(&format!("{message}/edit")).await.is_missing();
        ben.sends(&message, &[("body", "Mine now")]).await.is_missing();
        ana.does(&message, &[("body", "First")]).await;
        ben.opens(&item).await.sees("First").sees("edited").does_not_see("Frist");
    }

    async fn a_removed_message_leaves_its_place_and_nothing_of_its_text(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Remove").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Regretted")]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
        ben.sends(&format!("{message}/removal"), &[]).await.is_missing();
        ben.opens(&format!("{message}/removal")).await.is_missing();
        ana.does(&format!("{message}/removal"), &[]).await;
        ben.opens(&item).await.sees("This message was removed").does_not_see("Regretted");
        ben.opens(&message).await.is_fine().does_not_see("Regretted");
    }

    async fn a_message_is_removed_after_a_question(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Remove").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Regretted")]).await.leads_to().unwrap();
        let removal = format!("{item}/messages/{}/removal", sent.rsplit_once('-').unwrap().1);
        let seen = ana.opens(removal.strip_suffix("/removal").unwrap()).await;
        assert!(seen.html().contains(&format!("href=\"{removal}\"")) && !seen.html().contains(&format!("action=\"{removal}\"")));
        ana.opens(&removal).await.is_fine().sees("Remove this message?").sees("Regretted").sees("Yes, remove it");
        ana.opens(&item).await.sees("Regretted");
        ana.does(&removal, &[]).await.sees("The message is removed").does_not_see("Regretted");
    }

    async fn a_message_is_quoted_under_the_name_of_who_said_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let other = house.item(&ana, &net, net.commons, "discussion", "Walls").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "First *roof*\n\nor second?")]).await.leads_to().unwrap();
        let id = sent.rsplit_once('-').unwrap().1.to_owned();
        let seen = ben.opens(&format!("{item}/messages/{id}")).await;
        let quote = format!("{item}?reply={id}&quote={id}");
        assert!(seen.html().contains(&format!("href=\"{item}?reply={id}&amp;quote={id}#f-body\"")), "{}", seen.html());
        let seen = ben.opens(&quote).await;
        seen.is_fine().sees("Your reply to Ana").sees("> Ana wrote: > > First *roof* > > or second?");
        let form = [("body", "> Ana wrote:\n>\n> First *roof*\n\nThe second."), ("parent", id.as_str())];
        let seen = ana.opens(&ben.sends(&format!("{item}/messages"), &form).await.leads_to().unwrap()).await;
        assert!(seen.html().contains("<blockquote"), "{}", seen.html());
        ben.opens(&format!("{other}?quote={id}")).await.is_fine().does_not_see("First");
        let plain = ben.opens(&format!("{item}?quote=x")).await;
        assert!(!plain.is_fine().text().contains("> Ana wrote:"));
        ana.does(&format!("{item}/messages/{id}/removal"), &[]).await;
        ben.opens(&quote).await.is_fine().does_not_see("or second?");
    }

    async fn a_reply_begins_in_the_place_to_write(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Reply").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Idea")]).await.leads_to().unwrap();
        let seen = ana.opens(&item).await;
        assert!(!seen.html().contains(" autofocus"));
        let seen = ana.opens(&format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1)).await;
        let id = sent.rsplit_once('-').unwrap().1;
        let reply = format!("{item}?reply={id}#f-body");
        assert!(seen.html().contains(&format!("href=\"{reply}\"")), "{}", seen.html());
        let seen = ana.opens(&reply).await;
        assert!(seen.sees("Your reply to Ana").value("<textarea id=\"f-body\"", "name").is_some());
        assert!(seen.html().contains(" autofocus data-focus>"));
    }

    async fn members_open_the_profile_of_who_wrote_and_strangers_do_not(house: House) {
        let net = house.network("open", NetworkVisibility::Public).await;
        let (ana, ben) = (house.member(&net, "Ana", Role::Member).await, house.member(&net, "Ben", Role::Member).await);
        let space = house.space(&net, "Square", SpaceVisibility::Public, &ana).await;
        let item = house.item(&ana, &net, space, "discussion", "Roofs").await;
        ana.sends(&format!("{item}/messages"), &[("body", "First roof")]).await;
        let profile = format!("/n/open/people/{}", ana.member.unwrap());
        let link = ben.opens(&item).await.value("class=\"message-author\"", "href").unwrap();
        assert_eq!(link, profile);
        house.visitor().opens(&item).await.is_fine().sees("First roof").does_not_see(&profile);
    }

    async fn a_stranger_is_led_to_the_door_and_back(house: House) {
        let net = house.network("open", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let space = house.space(&net, "Square", SpaceVisibility::Public, &ana).await;
        let item = house.item(&ana, &net, space, "discussion", "Roofs").await;
        let seen = house.visitor().opens(&item).await;
        let door = seen.sees("its stewards invite people").value("class=\"notice\" id=\"composer\"", "href").unwrap();
        assert_eq!(door, format!("/sign-in?to={}", item.replace('/', "%2F")));
        let outside = house.account("Olga").await;
        outside.opens(&item).await.sees("its stewards invite people").does_not_see("Sign in to take part");
    }

    async fn a_reaction_comes_and_goes_with_the_same_button(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "React").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Idea")]).await.leads_to().unwrap();
        let react = format!("{item}/messages/{}/reactions", sent.rsplit_once('-').unwrap().1);
        ben.does(&react, &[("sign", "💡")]).await.sees("💡 1");
        ben.does(&react, &[("sign", "💡")]).await.does_not_see("💡 1");
        ben.sends(&react, &[("sign", "💣")]).await.is(axum::http::StatusCode::BAD_REQUEST);
    }

    async fn ten_thousand_reactions_are_one_number_and_few_names(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Who comes?").await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "To the weir")]).await.leads_to().unwrap();
        let id = sent.rsplit_once('-').unwrap().1.to_owned();
        let before = ben.opens(&item).await.html().len();
        let (network, message, now) = (net.id, id.parse::<i64>().unwrap(), house.now());
        let crowd = house.app.db.write(move |tx| {
            tx.run(
                "INSERT INTO members (network_id, role, state, name, name_key, headline, about, about_html, languages, place,
                                      created_at, updated_at)
                 WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 10000)
                 SELECT CAST($1 AS BIGINT), 'member', 'active', 'Somebody', 'somebody', '', '', '', '', '',
                        CAST($2 AS BIGINT), CAST($2 AS BIGINT) FROM many",
                &[&network, &now],
            )?;
            tx.run("UPDATE messages SET reactions = '💡 10000' WHERE id = $1", &[&message])?;
            tx.run(
                "INSERT INTO reactions (message_id, emoji, member_id, network_id, created_at)
                 SELECT CAST($1 AS BIGINT), '💡', id, network_id, created_at FROM members WHERE name = 'Somebody'",
                &[&message],
            )
        });
        assert_eq!(crowd.await.unwrap(), 10_000);
        ben.does(&format!("{item}/messages/{id}/reactions"), &[("sign", "💡")]).await.sees("💡 10001");
        let after = ben.opens(&item).await.html().len();
        assert!(after < before + 2_000, "{before} bytes without reactions, {after} with ten thousand");
        let page = ana.opens(&format!("{item}/messages/{id}")).await;
        page.is_fine().sees("💡 10001");
        assert!(page.text().matches("Somebody").count() <= 200, "{}", page.text());
    }

    async fn earlier_messages_are_one_link_away(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Long").await;
        for number in 1..=60 {
            ana.sends(&format!("{item}/messages"), &[("body", &format!("Line number {number}."))]).await;
        }
        let newest = ana.opens(&item).await;
        newest.sees("Line number 60.").does_not_see("Line number 10.");
        let earlier = newest.value("<p class=\"earlier\"", "href").unwrap();
        ana.opens(&earlier).await.sees("Line number 10.").does_not_see("Line number 60.");
    }

    async fn a_closed_item_takes_no_more_messages(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Done").await;
        ana.does(&format!("{item}/state"), &[("to", "closed")]).await.sees("Closed");
        ben.sends(&format!("{item}/messages"), &[("body", "Too late")]).await.is_refused().sees("was closed");
        ben.opens(&item).await.does_not_see("Too late");
    }

    async fn what_is_said_among_members_of_a_space_stays_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let item = house.item(&ana, &net, space, "discussion", "Secret plan").await;
        for path in [item.clone(), format!("{item}/live"), format!("{item}/history"), format!("{item}/edit")] {
            ben.opens(&path).await.is_missing();
            net.steward.opens(&path).await.is_missing();
        }
        ben.sends(&format!("{item}/messages"), &[("body", "let me in")]).await.is_missing();
        ben.opens(&format!("/n/{}/spaces", net.slug)).await.does_not_see("Quiet room");
    }

    async fn a_message_arrives_in_an_open_page(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Live").await;
        let mut stream = ben.opens(&format!("{item}/live")).await.streams();
        ana.sends(&format!("{item}/messages"), &[("body", "Here I am")]).await;
        let heard = hears(&mut stream, "Here I am").await;
        assert!(heard.contains("turbo-stream action=\"append\" target=\"messages\""), "{heard}");
        assert!(heard.contains("id: "));
    }

    async fn a_reader_who_comes_back_misses_nothing_and_sees_nothing_twice(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "channel", "Back").await;
        let mut stream = ben.opens(&format!("{item}/live")).await.streams();
        ana.sends(&format!("{item}/messages"), &[("body", "One")]).await;
        let heard = hears(&mut stream, "One").await;
        let last = heard.lines().filter_map(|line| line.strip_prefix("id: ")).next_back().unwrap().to_owned();
        drop(stream);
        for word in ["Two", "Three"] {
            ana.sends(&format!("{item}/messages"), &[("body", word)]).await;
        }
        let mut stream = ben.comes_back(&format!("{item}/live"), &last).await.streams();
        let heard = hears(&mut stream, "Three").await;
        assert!(heard.contains("Two") && !heard.contains(">One<") && !heard.contains("<p>One"), "{heard}");
    }

    async fn who_leaves_a_space_hears_no_more(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Group", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "channel", "Group talk").await;
        let mut stream = ben.opens(&format!("{item}/live")).await.streams();
        ana.sends(&format!("{item}/messages"), &[("body", "All together")]).await;
        hears(&mut stream, "All together").await;
        falls_silent(&mut stream).await;
        ana.does(&format!("/n/{}/spaces/{space}/people/{}/removal", net.slug, ben.member.unwrap()), &[]).await;
        ends_soon(stream).await;
        ana.sends(&format!("{item}/messages"), &[("body", "Now we are alone")]).await;
        ben.opens(&format!("{item}/live")).await.is_missing();
    }
}
