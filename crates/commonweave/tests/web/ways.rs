//! Spaces by template: their tabs, and the way that some of them go.

use crate::kit::{Net, Person};
use house::access::{Role, SpaceVisibility};

/// Ana starts a space of this kind.
async fn starts(ana: &Person, net: &Net, kind: &str) -> String {
    let form = [
        ("name", "Clean river"),
        ("purpose", "What should be done?"),
        ("visibility", "network"),
        ("kind", kind),
    ];
    let sent = ana.sends(&format!("/n/{}/spaces", net.slug), &form).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

on_both! {
    async fn a_space_begins_by_a_template(house: House) {
        let (net, ana, ben) = house.two().await;
        ana.opens("/n/green-city/spaces/new").await.sees("Working group").sees("Learning circle").sees("Forum");
        for (kind, name) in [("working-group", "Working group"), ("community", "Community"), ("learning-circle", "Learning circle"), ("forum", "Forum"), ("project", "Project")] {
            let space = starts(&ana, &net, kind).await;
            let seen = ben.opens(&space).await;
            seen.is_fine().sees(name).sees("Talk");
            assert_eq!(seen.html().contains("verb=decide"), ["working-group", "forum"].contains(&kind), "{kind}");
        }
        for wrong in ["commons", "parliament"] {
            let form = [("name", "Clean river"), ("purpose", "Kept"), ("visibility", "network"), ("kind", wrong)];
            ana.sends("/n/green-city/spaces", &form).await.is_refused().sees("Choose one of the options").keeps("Clean river").sees("Kept");
        }
    }

    async fn a_forum_goes_its_way_and_everybody_sees_where_it_is(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = starts(&ana, &net, "forum").await;
        ben.opens(&space).await.sees("We are gathering what matters to us.").sees("Gather").sees("Review");
        ben.opens(&format!("{space}/arrangement")).await.is_missing();
        ben.sends(&format!("{space}/arrangement"), &[("phase", "do")]).await.is_missing();
        let form = ana.opens(&format!("{space}/arrangement")).await;
        form.is_fine().sees("Where are you now?").sees("Until when?");
        let begun = form.value("name=\"begun\"", "value").unwrap();
        let fields = [("begun", begun.as_str()), ("phase", "discuss"), ("day-discuss", "2026-12-05"), ("tab-talk", "true")];
        ana.does(&format!("{space}/arrangement"), &fields).await.sees("The space is saved");
        for page in [space.clone(), format!("{space}/items"), format!("{space}/people")] {
            ben.opens(&page).await.sees("We are discussing what we gathered until 5 Dec 2026");
        }
        ben.opens("/n/green-city/today").await.sees("Ana moved the space Clean river on");
        net.steward.opens("/n/green-city/log?what=space-moved-on").await.sees("Discuss");
    }

    async fn what_is_wrong_with_phase_or_day_is_said_and_nothing_is_lost(house: House) {
        let (net, ana, _) = house.two().await;
        let path = format!("{}/arrangement", starts(&ana, &net, "forum").await);
        for day in ["soon", "2026-02-30", "0001-01-01", "9999-12-31"] {
            let seen = ana.sends(&path, &[("phase", "decide"), ("day-decide", day), ("tab-talk", "true")]).await;
            seen.is_refused().sees("Choose a day from the calendar").keeps(day);
        }
        ana.sends(&path, &[("phase", "dance"), ("day-do", "2026-12-05")]).await.is_refused().sees("Choose one of the options").keeps("2026-12-05");
    }

    async fn of_two_who_arrange_at_once_the_later_one_is_told(house: House) {
        let (net, ana, _) = house.two().await;
        let path = format!("{}/arrangement", starts(&ana, &net, "forum").await);
        let begun = ana.opens(&path).await.value("name=\"begun\"", "value").unwrap();
        ana.does(&path, &[("begun", &begun), ("phase", "discuss"), ("tab-talk", "true")]).await;
        ana.sends(&path, &[("begun", &begun), ("phase", "do"), ("tab-talk", "true")]).await.is_refused().sees("Discuss");
    }

    async fn a_tab_is_switched_off_and_comes_back_with_the_next_thing_on_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Roofs", SpaceVisibility::Network, &ana).await;
        let home = format!("/n/green-city/spaces/{space}");
        ana.does(&format!("{home}/arrangement"), &[]).await;
        ben.opens(&home).await.does_not_see("verb=talk");
        house.item(&ana, &net, space, "discussion", "Which first?").await;
        ben.opens(&home).await.sees("Talk").sees("Which first?");
        let steward = house.member(&net, "Second", Role::Steward).await;
        steward.opens(&format!("{home}/arrangement")).await.is_fine();
    }
}
