//! Ideas: interest shown, two merged into one, answered by those who hold the space.

use crate::commands::runs;
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceVisibility};

/// The address of what can be done with an idea.
fn of(item: &str, what: &str) -> String {
    format!("{}/{what}", item.replace("/items/", "/ideas/"))
}

/// What starts a project that so many may read.
fn project(visibility: &str) -> [(&'static str, &str); 3] {
    [("name", "Mending for all"), ("purpose", "We mend"), ("visibility", visibility)]
}

on_both! {
    async fn interest_is_shown_and_taken_back_and_counted_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        ben.opens(&item).await.sees("Are you interested in this?");
        ben.does(&of(&item, "interest"), &[("interested", "yes")]).await.sees("1 person is interested").sees("Ben");
        ben.does(&of(&item, "interest"), &[("interested", "yes")]).await.sees("1 person is interested");
        ana.does(&of(&item, "interest"), &[("interested", "yes")]).await.sees("2 people are interested");
        ben.does(&of(&item, "interest"), &[("interested", "no")]).await.sees("1 person is interested");
        ana.does(&of(&item, "interest"), &[("interested", "no")]).await.does_not_see("interested Ana");
    }

    async fn two_ideas_become_one_with_those_who_were_interested(house: House) {
        let (net, ana, ben) = house.two().await;
        let first = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        let second = house.item(&ben, &net, net.commons, "idea", "Mending together").await;
        for (who, item) in [(&ana, &first), (&ben, &first), (&ben, &second)] {
            who.does(&of(item, "interest"), &[("interested", "yes")]).await.is_fine();
        }
        ana.opens(&of(&first, "merger")).await.is_missing();
        net.steward.opens(&of(&first, "merger")).await.sees("Mending together").does_not_see("A repair cafe is");
        let none = net.steward.sends(&of(&first, "merger"), &[]).await;
        none.is_refused().sees("Choose one of the options");
        let number = second.rsplit('/').next().unwrap();
        let merged = net.steward.does(&of(&first, "merger"), &[("into", number)]).await;
        merged.sees("2 people are interested").sees("came from").sees("A repair cafe");
        let old = ana.opens(&first).await;
        old.sees("has become part of another one").sees("Mending together").sees("This is closed");
        old.does_not_see("Are you interested").does_not_see("You are interested");
        let late = ben.sends(&of(&first, "interest"), &[("interested", "yes")]).await;
        late.is(StatusCode::CONFLICT).sees("closed");
        net.steward.opens(&of(&second, "merger")).await.sees("no other open idea");
    }

    async fn those_who_hold_the_space_answer_and_others_do_not(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        ana.opens(&item).await.does_not_see("Answer this idea");
        ben.sends(&of(&item, "answer"), &[("stance", "declined"), ("body", "No")]).await.is_missing();
        net.steward.opens(&item).await.sees("Answer this idea");
        net.steward.sends(&of(&item, "answer"), &[("stance", "perhaps"), ("body", "")]).await.is_refused().sees("Choose one of the options");
        let answer = [("stance", "taken-up"), ("body", "We open in **May**.")];
        net.steward.does(&of(&item, "answer"), &answer).await.sees("We are doing it").sees("We open in May");
        net.steward.opens(&of(&item, "answer")).await.sees("We open in **May**.");
        ben.opens("/n/green-city/log").await.is_missing();
        net.steward.opens("/n/green-city/log").await.sees("answered the idea");
    }

    async fn an_idea_becomes_a_project_and_each_shows_the_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        ana.opens(&item).await.does_not_see("Start a project");
        ana.opens(&of(&item, "project")).await.is_missing();
        ana.sends(&of(&item, "project"), &project("network")).await.is_missing();
        net.steward.opens(&item).await.sees("Start a project");
        net.steward.opens(&of(&item, "project")).await.is_fine().keeps("A repair cafe").markup();
        let wrong = [("name", ""), ("purpose", "We mend"), ("visibility", "network")];
        net.steward.sends(&of(&item, "project"), &wrong).await.is_refused().keeps("We mend");
        let made = net.steward.sends(&of(&item, "project"), &project("network")).await.leads_to().unwrap();
        // A form that is sent twice makes one project.
        net.steward.sends(&of(&item, "project"), &project("network")).await.goes_to(&made);
        ben.opens(&made).await.sees("This project came from the idea").sees("A repair cafe").markup();
        let page = ben.opens(&item).await;
        page.sees("This idea has become a project").sees("Mending for all").markup();
        net.steward.opens(&item).await.does_not_see("Start a project");
        ana.opens("/n/green-city/inbox").await.sees("A project was made of your idea");
        net.steward.opens("/n/green-city/log").await.sees("made a project of the idea");
    }

    async fn idea_and_project_show_each_other_to_those_alone_who_may_read_both(house: House) {
        let (net, ana, ben) = house.two().await;
        let board = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let hidden = house.item(&ana, &net, board, "idea", "Among few").await;
        let open = ana.sends(&of(&hidden, "project"), &project("network")).await.leads_to().unwrap();
        ana.opens(&open).await.sees("Among few");
        ben.opens(&open).await.is_fine().does_not_see("Among few").does_not_see("came from the idea");
        ben.sends(&of(&hidden, "project"), &project("network")).await.is_missing();
        let told = house.item(&ana, &net, net.commons, "idea", "For everyone").await;
        net.steward.does(&of(&told, "project"), &project("members")).await.sees("For everyone");
        ben.opens(&told).await.is_fine().does_not_see("has become a project");
    }

    async fn an_idea_that_one_may_not_read_is_not_there(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let space = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let item = house.item(&ana, &net, space, "idea", "Hidden").await;
        for (who, what) in [(&ben, "interest"), (&net.steward, "answer"), (&net.steward, "merger"), (&net.steward, "project")] {
            who.sends(&of(&item, what), &[("interested", "yes")]).await.is_missing();
        }
        let talk = house.item(&ana, &net, space, "discussion", "Not an idea").await;
        ana.sends(&of(&talk, "interest"), &[("interested", "yes")]).await.is_missing();
        let open = house.space(&net, "Window", SpaceVisibility::Public, &ana).await;
        let item = house.item(&ana, &net, open, "idea", "Benches").await;
        ana.does(&of(&item, "interest"), &[("interested", "yes")]).await.is_fine();
        house.visitor().opens(&item).await.sees("1 person is interested").does_not_see("interested Ana");
    }

    async fn who_leaves_the_network_is_counted_no_longer(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        for who in [&ana, &ben] {
            who.does(&of(&item, "interest"), &[("interested", "yes")]).await.is_fine();
        }
        ben.sends("/n/green-city/departure", &[]).await.goes_to("/");
        ana.opens(&item).await.sees("1 person is interested").does_not_see("interested Ben");
        runs(&house, &["doctor"]).await.is_well(true);
    }
}
