//! Items, whatever their kind: started, changed, linked, followed, closed, listed.

use crate::kit::{Net, Person, Seen};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

/// The form of an item that is started in the commons.
fn talk<'a>(space: &'a str, title: &'a str, body: &'a str) -> [(&'a str, &'a str); 4] {
    [("kind", "discussion"), ("space", space), ("title", title), ("body", body)]
}

/// Opens the form of an item and sends it with another title and body, as one tab does.
async fn edits(who: &Person, item: &str, revision: &str, title: &str, body: &str) -> Seen {
    who.sends(item, &[("revision", revision), ("title", title), ("body", body)]).await
}

/// The revision from which the form begins.
async fn begins(who: &Person, item: &str) -> String {
    who.opens(&format!("{item}/edit")).await.value("name=\"revision\"", "value").unwrap()
}

fn number(item: &str) -> &str {
    item.rsplit_once('/').unwrap().1
}

fn list(net: &Net) -> String {
    format!("/n/{}/spaces/{}/items", net.slug, net.commons)
}

on_both! {
    async fn a_discussion_begins_with_a_title_and_a_text(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/{}/items/new?kind=discussion&space={}", net.slug, net.commons)).await;
        form.is_fine().sees("Start something").sees("Commons");
        let space = net.commons.to_string();
        let seen = ana.does(&format!("/n/{}/items", net.slug), &talk(&space, "Which roof first?", "The **school** or the hall.")).await;
        seen.is_fine().sees("Which roof first?").sees("Ana");
        assert!(seen.html().contains("<strong>school</strong>"));
        ben.opens(&list(&net)).await.sees("Which roof first?").sees("no messages yet");
    }

    async fn what_is_missing_or_wrong_is_said_beside_its_field_and_the_rest_stays(house: House) {
        let (net, ana, _) = house.two().await;
        let (path, space) = (format!("/n/{}/items", net.slug), net.commons.to_string());
        let seen = ana.sends(&path, &talk(&space, "", "A long thought")).await;
        seen.is_refused().sees("This field is required").sees("A long thought");
        let long = "t".repeat(121);
        ana.sends(&path, &talk(&space, &long, "")).await.is_refused().sees("121 characters long").keeps(&long);
        let body = "b".repeat(40_001);
        ana.sends(&path, &talk(&space, "Kept title", &body)).await.is_refused().keeps("Kept title").sees(&body);
        for (field, wrong) in [("kind", "parliament"), ("kind", ""), ("space", "999999"), ("space", "x"), ("space", "")] {
            let mut form = talk(&space, "Kept title", "Kept text").to_vec();
            form.retain(|(name, _)| *name != field);
            form.push((field, wrong));
            let seen = ana.sends(&path, &form).await;
            seen.is_refused().keeps("Kept title").sees("Kept text").sees("Choose one of the options");
        }
        ana.opens(&list(&net)).await.does_not_see("Kept title");
    }

    async fn a_space_in_which_one_may_not_write_is_no_choice(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await.to_string();
        let seen = ben.sends(&format!("/n/{}/items", net.slug), &talk(&hidden, "Let me in", "")).await;
        seen.is_refused().sees("Choose one of the options").does_not_see("Quiet room");
    }

    async fn a_change_is_seen_by_all_and_its_history_too(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Which roof frist?").await;
        ben.opens(&format!("{item}/history")).await.is_fine().sees("Nobody has changed this");
        let revision = begins(&ana, &item).await;
        edits(&ana, &item, &revision, "Which roof first?", "Now with a text").await.goes_to(&item);
        ben.opens(&item).await.sees("Which roof first?").sees("edited").does_not_see("frist");
        let history = ben.opens(&format!("{item}/history")).await;
        history.is_fine().sees("Ana");
        assert!(history.html().contains("<del>frist") && history.html().contains("<ins>first"), "{}", history.html());
    }

    async fn only_its_author_changes_an_item(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Mine").await;
        for other in [&ben, &net.steward, &house.visitor()] {
            other.opens(&format!("{item}/edit")).await.is_missing();
            edits(other, &item, "1", "Taken", "").await.is_missing();
        }
        ben.opens(&item).await.sees("Mine").does_not_see("Taken");
    }

    async fn of_two_tabs_the_later_one_is_told_and_loses_nothing(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Plan").await;
        let (one, two) = (begins(&ana, &item).await, begins(&ana, &item).await);
        edits(&ana, &item, &one, "Plan of the first tab", "").await.goes_to(&item);
        let seen = edits(&ana, &item, &two, "Plan of the second tab", "Much work").await;
        seen.is_refused().sees("This was changed while you were writing").sees("Plan of the first tab").sees("What was changed there");
        assert!(seen.html().contains("<ins>of the first tab</ins>") && seen.html().contains("<ins>second</ins>"), "{}", seen.html());
        seen.keeps("Plan of the second tab").sees("Much work");
        let next = seen.value("name=\"revision\"", "value").unwrap();
        edits(&ana, &item, &next, "Plan of the second tab", "Much work").await.goes_to(&item);
        ana.opens(&item).await.sees("Plan of the second tab");
    }

    async fn two_tabs_that_save_in_the_same_moment_do_not_overwrite_each_other(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Plan").await;
        for round in 1..6 {
            let revision = begins(&ana, &item).await;
            let (left, right) = (format!("Left {round}"), format!("Right {round}"));
            let (one, other) = tokio::join!(edits(&ana, &item, &revision, &left, ""), edits(&ana, &item, &revision, &right, ""));
            let taken = [&one, &other].iter().filter(|seen| seen.leads_to().is_some()).count();
            assert_eq!(taken, 1, "{} and {}", one.status, other.status);
        }
    }

    async fn a_revision_that_was_never_given_is_treated_as_an_old_one(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Plan").await;
        for revision in ["", "0", "-1", "7", "x", "99999999999999999999"] {
            let seen = edits(&ana, &item, revision, "Other", "typed").await;
            seen.is_refused().sees("This was changed while you were writing").keeps("Other").sees("typed");
        }
        edits(&ana, &item, "", "Plan", "").await.goes_to(&item);
    }

    async fn a_long_history_is_read_page_by_page(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Text 1").await;
        for revision in 1..=25 {
            edits(&ana, &item, &revision.to_string(), &format!("Text {}", revision + 1), "").await.goes_to(&item);
        }
        let first = ana.opens(&format!("{item}/history")).await;
        assert_eq!(first.html().matches("class=\"diff\" dir=\"auto\"><strong>").count(), 20);
        let older = first.value("class=\"pager\"", "href").unwrap();
        let second = ana.opens(&older).await;
        assert_eq!(second.is_fine().html().matches("class=\"diff\" dir=\"auto\"><strong>").count(), 5);
        assert!(second.html().contains("<del>1</del>") && second.html().contains("<ins>6</ins>"), "{}", second.html());
    }

    async fn a_trail_leads_from_an_idea_to_what_came_of_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let idea = house.item(&ana, &net, net.commons, "discussion", "A wild idea").await;
        let plan = house.item(&ana, &net, net.commons, "discussion", "A tame plan").await;
        ana.opens(&format!("{idea}/links/new?q=tame")).await.is_fine().sees("A tame plan").does_not_see("wild idea</bdi></label>");
        let pasted = format!("https://commonweave.test{plan}?message=3#message-3");
        ana.does(&format!("{idea}/links"), &[("other", &pasted), ("direction", "to")]).await.sees("The items are linked").sees("led to A tame plan");
        ben.opens(&plan).await.sees("came from A wild idea");
        let backwards = [("other", number(&plan)), ("direction", "from")];
        ana.sends(&format!("{idea}/links"), &backwards).await.is_refused().sees("linked the other way round");
        let again = [("other", number(&plan)), ("direction", "to")];
        ana.does(&format!("{idea}/links"), &again).await.is_fine();
        ben.does(&format!("{plan}/links/removal"), &[("other", number(&idea))]).await.sees("The link is removed");
        ben.opens(&plan).await.does_not_see("A wild idea");
    }

    async fn what_cannot_be_linked_is_refused_beside_its_field(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let secret = house.item(&ana, &net, hidden, "discussion", "Secret plan").await;
        let item = house.item(&ben, &net, net.commons, "discussion", "Open plan").await;
        let path = format!("{item}/links");
        for other in [number(&secret), "999999", "0", "-1", "x", "", "99999999999999999999", "<script>"] {
            let seen = ben.sends(&path, &[("other", other), ("direction", "to")]).await;
            seen.is_refused().sees("No such item can be found").does_not_see("Secret plan");
        }
        ben.sends(&path, &[("other", number(&item)), ("direction", "to")]).await.is_refused().sees("cannot lead to itself");
        let second = house.item(&ben, &net, net.commons, "discussion", "Second").await;
        let seen = ben.sends(&path, &[("other", number(&second)), ("direction", "sideways")]).await;
        seen.is_refused().sees("Choose one of the options").keeps(number(&second));
    }

    async fn the_end_of_a_link_that_one_may_not_read_is_not_there(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let secret = house.item(&ana, &net, hidden, "discussion", "Secret plan").await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Open plan").await;
        ana.does(&format!("{item}/links"), &[("other", number(&secret)), ("direction", "to")]).await.sees("Secret plan");
        ben.opens(&item).await.is_fine().does_not_see("Secret plan").does_not_see("led to");
        ben.opens(&format!("{item}/links/new")).await.is_fine().does_not_see("Secret plan");
        ben.sends(&format!("{item}/links/removal"), &[("other", number(&secret))]).await.is_missing();
        ana.opens(&item).await.sees("Secret plan");
    }

    async fn following_is_ones_own_business(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Plan").await;
        ana.opens(&item).await.sees("Unfollow");
        let path = format!("{item}/following");
        ben.opens(&item).await.sees("Follow").does_not_see("Unfollow");
        ben.does(&path, &[("follow", "yes")]).await.sees("You now follow this").sees("Unfollow");
        ben.does(&path, &[("follow", "yes")]).await.sees("Unfollow");
        ben.does(&path, &[("follow", "no")]).await.sees("You no longer follow this").does_not_see("Unfollow");
        net.steward.opens(&format!("/n/{}/log", net.slug)).await.is_fine().does_not_see("follow");
        house.visitor().sends(&path, &[("follow", "yes")]).await.is_missing();
    }

    async fn an_item_is_closed_and_opened_again_by_its_author_or_who_holds_the_space(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Plan").await;
        let state = format!("{item}/state");
        ben.opens(&item).await.does_not_see("/state");
        ben.sends(&state, &[("to", "closed")]).await.is_missing();
        ana.does(&state, &[("to", "closed")]).await.sees("Nobody can add to it").sees("closed");
        ana.does(&state, &[("to", "closed")]).await.is_fine().sees("closed");
        net.steward.does(&state, &[("to", "open")]).await.sees("It is open again.");
        ben.does(&format!("{item}/messages"), &[("body", "So we go on")]).await.sees("So we go on");
        let log = net.steward.opens(&format!("/n/{}/log?what=item-closed", net.slug)).await;
        assert_eq!(log.text().matches("“Plan”").count(), 1, "closing what is closed is nothing: {}", log.text());
    }

    async fn a_list_is_narrowed_by_kind_and_state(house: House) {
        let (net, ana, ben) = house.two().await;
        let closed = house.item(&ana, &net, net.commons, "discussion", "Closed discussion").await;
        house.item(&ana, &net, net.commons, "discussion", "Open discussion").await;
        house.item(&ana, &net, net.commons, "channel", "Open channel").await;
        ana.does(&format!("{closed}/state"), &[("to", "closed")]).await;
        let list = list(&net);
        ben.opens(&list).await.sees("Closed discussion").sees("Open discussion").sees("Open channel");
        ben.opens(&format!("{list}?kind=channel")).await.sees("Open channel").does_not_see("Open discussion");
        ben.opens(&format!("{list}?state=closed")).await.sees("Closed discussion").does_not_see("Open channel");
        ben.opens(&format!("{list}?kind=discussion&state=open")).await.sees("Open discussion").does_not_see("Closed discussion");
        ben.opens(&format!("{list}?kind=channel&state=closed")).await.sees("Nothing here matches your filters");
        ben.opens(&format!("{list}?kind=parliament&state=drunk")).await.is_fine().sees("Open channel").sees("Closed discussion");
    }

    async fn a_long_list_is_walked_without_missing_one_and_keeps_its_filter(house: House) {
        let (net, ana, ben) = house.two().await;
        for title in 0..65 {
            if title % 10 == 0 {
                house.app.clock.forward(Duration::from_secs(1));
            }
            let kind = if title % 13 == 0 { "channel" } else { "discussion" };
            house.item(&ana, &net, net.commons, kind, &format!("Thought {title:02}")).await;
        }
        let (mut path, mut found) = (format!("{}?kind=discussion", list(&net)), Vec::new());
        loop {
            let page = ben.opens(&path).await;
            found.extend(page.is_fine().html().match_indices(">Thought ").map(|(at, _)| page.html()[at + 9..at + 11].to_owned()));
            let Some(next) = page.value("class=\"pager\"", "href") else { break };
            path = next.replace("&#38;", "&");
        }
        let all = found.len();
        found.sort();
        found.dedup();
        assert_eq!((all, found.len()), (60, 60));
    }

    async fn a_list_comes_as_a_file_that_runs_no_formula(house: House) {
        let (net, ana, ben) = house.two().await;
        house.item(&ana, &net, net.commons, "discussion", "=cmd|'/c calc'!A1").await;
        house.item(&ana, &net, net.commons, "channel", "Commas, \"quotes\" and ümlauts").await;
        let file = ben.opens(&format!("{}.csv", list(&net))).await;
        assert_eq!(file.is_fine().headers["content-type"], "text/csv; charset=utf-8");
        let text = file.html();
        assert_eq!(text.lines().next(), Some("\u{feff}number,kind,title,author,messages,last,closed"));
        assert!(text.contains("'=cmd|") && text.contains("\"Commas, \"\"quotes\"\" and ümlauts\""), "{text}");
        let narrowed = ben.opens(&format!("{}.csv?kind=channel", list(&net))).await;
        assert_eq!(narrowed.html().lines().count(), 2);
    }

    async fn a_form_sent_twice_starts_one_item(house: House) {
        let (net, ana, _) = house.two().await;
        let path = format!("/n/{}/items", net.slug);
        let once = ana.opens(&format!("{path}/new?kind=discussion")).await.value("name=\"once\"", "value").unwrap();
        let space = net.commons.to_string();
        let form = [&talk(&space, "Only one", "")[..], &[("once", &once)]].concat();
        let first = ana.sends(&path, &form).await.leads_to().unwrap();
        ana.sends(&path, &form).await.goes_to(&first);
        let (one, other) = tokio::join!(ana.sends(&path, &form), ana.sends(&path, &form));
        one.goes_to(&first);
        other.goes_to(&first);
        assert_eq!(ana.opens(&list(&net)).await.html().matches("Only one").count(), 1);
    }

    async fn an_author_who_left_the_space_no_longer_edits(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ben, &net, space, "discussion", "Plan").await;
        ben.does(&format!("/n/{}/spaces/{space}/departure", net.slug), &[]).await;
        ben.opens(&item).await.is_fine().does_not_see(&format!("{item}/edit"));
        edits(&ben, &item, "1", "Changed", "").await.is_missing();
    }

    async fn an_item_of_another_network_does_not_exist_here(house: House) {
        let (net, ana, _) = house.two().await;
        let other = house.network("elsewhere", NetworkVisibility::Public).await;
        let eve = house.member(&other, "Eve", Role::Member).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Ours").await;
        let there = item.replace(&net.slug, "elsewhere");
        for path in ["", "/history", "/edit", "/live", "/links/new"] {
            eve.opens(&format!("{there}{path}")).await.is_missing();
        }
        eve.sends(&format!("{there}/state"), &[("to", "closed")]).await.is_missing();
        eve.opens(&format!("/n/elsewhere/items/{}", "9".repeat(30))).await.is(StatusCode::NOT_FOUND);
    }
}
