//! Scenarios: drivers, axes, four futures, strategies tested against each, early signs; the workshop and the paper.

use crate::kit::{House, Net, Person};
use crate::outcomes::{defines, measures};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

const PAGE: &str = "/n/green-city/scenarios";

/// The pages of a scenario that only it has.
pub fn beside(item: &str) -> String {
    item.replace("/items/", "/scenarios/")
}

/// The numbers that stand behind a mark in a page, in their order.
fn numbers(html: &str, mark: &str) -> Vec<String> {
    html.split(mark).skip(1).map(|rest| rest.chars().take_while(char::is_ascii_digit).collect()).collect()
}

async fn drives(who: &Person, item: &str, name: &str, rating: (&str, &str)) {
    let form =
        [("name", name), ("about", "Nobody holds it."), ("impact", rating.0), ("uncertainty", rating.1)];
    who.does(&format!("{}/driver", beside(item)), &form)
        .await
        .is_fine()
        .sees("The driver is saved")
        .sees(name);
}

/// Two drivers that are the axes, and a strategy.
pub async fn filled(who: &Person, item: &str) {
    drives(who, item, "Money from the state", ("5", "5")).await;
    drives(who, item, "People moving in", ("4", "4")).await;
    let found = numbers(who.opens(item).await.html(), "driver?driver=");
    let axes = [
        ("first", &*found[0]),
        ("first-low", "broke"),
        ("first-high", "rich"),
        ("second", &*found[1]),
        ("second-low", "empty"),
        ("second-high", "crowded"),
    ];
    for _ in 0..2 {
        who.does(&format!("{}/axes", beside(item)), &axes).await.is_fine().sees("The axes are saved");
    }
    let strategy = [("name", "Buy the corner lot"), ("verdict1", "fails"), ("note1", "Too dear by then.")];
    who.does(&format!("{}/strategy", beside(item)), &strategy).await.is_fine().sees("The strategy is saved");
}

async fn network(house: &House) -> (Net, Person, Person, String) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let ana = house.member(&net, "Ana", Role::Member).await;
    let ben = house.member(&net, "Ben", Role::Member).await;
    let space = net.commons.to_string();
    let form = [
        ("kind", "scenario"),
        ("space", &*space),
        ("title", "How do we live here in 2040?"),
        ("body", "Will it be us?"),
        ("horizon", "2040"),
    ];
    let item = ana.sends("/n/green-city/items", &form).await.leads_to().unwrap();
    (net, ana, ben, item)
}

on_both! {
    async fn a_scenario_is_thought_through_step_by_step(house: House) {
        let net = house.network("blue-city", NetworkVisibility::Private).await;
        net.steward.opens("/n/blue-city/scenarios").await.is_fine().sees("No scenario has been started yet").markup();
        let (_, ana, ben, item) = network(&house).await;
        ben.opens(&item).await.is_fine().sees("2040").sees("What will shape the future?").markup();
        filled(&ana, &item).await;
        let page = ben.opens(&item).await;
        page.sees("Impact 5, uncertainty 5").sees("rich · crowded").sees("broke · empty").sees("What would this future be like?");
        page.sees("Buy the corner lot").sees("Fails").sees("Too dear by then.").sees("0 of 1").markup();
        for (corner, name) in [("1", "Gold rush"), ("2", "Quiet wealth"), ("3", "Full boat"), ("4", "Empty streets")] {
            let told = [("corner", corner), ("name", name), ("story", "A day *there*.")];
            for _ in 0..2 {
                ben.does(&format!("{}/future", beside(&item)), &told).await.sees("The future is saved").sees(name);
            }
        }
        let turns = "SELECT COUNT(*) FROM scenario_turns WHERE turn IN ('axes', 'future')";
        let steps = house.app.db.read(move |q| q.one::<i64>(turns, &[])).await;
        assert_eq!(steps.map_err(|error: db::Error| error).unwrap(), 5, "what is sent twice is one step");
        ana.opens(&item).await.sees("A day there").sees("How would we see early");
        let list = ben.opens(PAGE).await;
        list.is_fine().sees("How do we live here in 2040?").sees("2 drivers").sees("4 futures told").sees("1 strategy").markup();
        ben.opens("/n/green-city/today").await.sees("Scenarios");
        ben.opens("/n/green-city/search?q=corner+lot").await.sees("How do we live here in 2040?");
        // What stood there before stays, with who changed it.
        let again = [("corner", "1"), ("name", "Fever"), ("story", "Another day.")];
        ana.does(&format!("{}/future", beside(&item)), &again).await.sees("Fever").sees("Future told:").sees("Gold rush");
        // Who is mentioned in a story goes by the name of today, and in the history by words alone.
        let path = format!("/n/green-city/people/{}", ana.member.unwrap());
        let story = format!("There is [@Anna]({path}).");
        let named = [("corner", "2"), ("name", "Quiet wealth"), ("story", &*story)];
        ben.does(&format!("{}/future", beside(&item)), &named).await.sees("There is @Ana").does_not_see("@Anna");
        let without = [("corner", "2"), ("name", "Quiet wealth"), ("story", "Nobody is there.")];
        ben.does(&format!("{}/future", beside(&item)), &without).await.sees("There is @Anna.").does_not_see("[@Anna]");
    }

    async fn the_workshop_goes_from_step_to_step_and_paper_has_it_all(house: House) {
        let (_, ana, ben, item) = network(&house).await;
        filled(&ana, &item).await;
        let workshop = format!("{}/workshop", beside(&item));
        ben.opens(&workshop).await.is_fine().sees("Step 1 of 9").sees("Will it be us?").markup();
        for (step, said) in [
            (1, "Money from the state"),
            (2, "broke – rich"),
            (3, "rich · crowded"),
            (6, "broke · empty"),
            (7, "Buy the corner lot"),
            (8, "There is no early sign yet"),
            (99, "Step 9 of 9"),
        ] {
            ben.opens(&format!("{workshop}?step={step}")).await.is_fine().sees(said).markup();
        }
        let paper = ben.opens(&format!("{}/print", beside(&item))).await;
        paper.is_fine().sees("Will it be us?").sees("People moving in").sees("Too dear by then.").does_not_see("Add a driver").markup();
    }

    async fn what_is_typed_badly_is_told_beside_its_field_and_nothing_is_lost(house: House) {
        let (_, ana, _, item) = network(&house).await;
        filled(&ana, &item).await;
        let own = beside(&item);
        for (page, form, said) in [
            ("driver", [("name", ""), ("about", "Kept text")], "required"),
            ("driver", [("name", "money from the STATE"), ("about", "Kept text")], "a driver with that name"),
            ("strategy", [("name", "buy the corner lot"), ("about", "Kept text")], "a strategy with that name"),
            ("future", [("name", ""), ("story", "Kept text")], "required"),
        ] {
            let sent = ana.sends(&format!("{own}/{page}"), &form).await;
            sent.is_refused().keeps("Kept text");
            if said != "required" {
                sent.sees(said);
            }
        }
        let bad = [("name", "Prices"), ("impact", "9"), ("uncertainty", "0")];
        ana.sends(&format!("{own}/driver"), &bad).await.is_refused().keeps("Prices");
        let lonely = [("name", "Rent"), ("note2", "Because")];
        ana.sends(&format!("{own}/strategy"), &lonely).await.is_refused().sees("leave the reason empty").keeps("Because");
        let found = numbers(ana.opens(&item).await.html(), "driver?driver=");
        let same = [("first", &*found[0]), ("second", &*found[0]), ("first-low", "a"), ("first-high", "b"), ("second-low", "c"), ("second-high", "d")];
        ana.sends(&format!("{own}/axes"), &same).await.is_refused().sees("Choose another driver");
        ana.sends(&format!("{own}/driver"), &[("driver", "999999"), ("name", "X")]).await.is_missing();
        ana.opens(&format!("{own}/strategy?strategy=x")).await.is_missing();
        for number in 0..22 {
            drives(&ana, &item, &format!("Driver {number}"), ("1", "1")).await;
        }
        ana.sends(&format!("{own}/driver"), &[("name", "One more")]).await.is_refused().sees("24 drivers at most");
        for number in 0..11 {
            let name = format!("Strategy {number}");
            ana.does(&format!("{own}/strategy"), &[("name", &*name)]).await.is_fine();
        }
        ana.sends(&format!("{own}/strategy"), &[("name", "One more")]).await.is_refused().sees("12 strategies at most");
    }

    async fn what_is_taken_away_stays_in_the_history(house: House) {
        let (net, ana, ben, item) = network(&house).await;
        filled(&ana, &item).await;
        let html = ben.opens(&item).await.html().to_owned();
        let strategy = numbers(&html, "strategy?strategy=");
        let driver = numbers(&html, "driver?driver=");
        let own = beside(&item);
        ben.does(&format!("{own}/strategy/removal"), &[("strategy", &*strategy[0])]).await
            .sees("The strategy is removed").sees("No strategy has been written down yet").sees("Strategy removed:");
        ben.does(&format!("{own}/driver/removal"), &[("driver", &*driver[0])]).await.sees("The driver is removed").sees("What will shape the future?");
        ben.does(&format!("{own}/driver/removal"), &[("driver", "x")]).await.is_fine();
        // One that was closed or archived is changed no more.
        net.steward.does(&format!("{item}/archive"), &[]).await.is_fine();
        ana.sends(&format!("{own}/driver"), &[("name", "Late")]).await.sees("closed or archived");
    }

    async fn who_may_not_read_a_space_sees_nothing_of_its_scenarios(house: House) {
        let (net, ana, ben, _) = network(&house).await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let item = house.item(&ana, &net, quiet, "scenario", "If the bank fails").await;
        filled(&ana, &item).await;
        for page in ["driver", "axes", "future", "strategy", "signs", "signs/new", "workshop", "print"] {
            ben.opens(&format!("{}/{page}", beside(&item))).await.is_missing();
        }
        for page in ["driver", "driver/removal", "axes", "future", "strategy", "strategy/removal", "signs", "signs/removal"] {
            ben.sends(&format!("{}/{page}", beside(&item)), &[("name", "X")]).await.is_missing();
        }
        ben.opens(PAGE).await.does_not_see("If the bank fails");
        ben.opens("/n/green-city/search?q=bank").await.does_not_see("If the bank fails");
        house.enters(&net, quiet, &ben, SpaceRole::Member).await;
        ben.opens(PAGE).await.sees("If the bank fails");
    }

    async fn of_two_who_change_a_driver_at_once_the_later_sees_what_the_other_said(house: House) {
        let (_, ana, ben, item) = network(&house).await;
        filled(&ana, &item).await;
        let driver = numbers(ana.opens(&item).await.html(), "driver?driver=");
        let own = format!("{}/driver", beside(&item));
        let begun = ana.opens(&format!("{own}?driver={}", driver[0])).await.value("name=\"begun\"", "value").unwrap();
        let first = [("driver", &*driver[0]), ("name", "Money from the county"), ("impact", "5"), ("uncertainty", "5")];
        ben.does(&own, &first).await.is_fine();
        let late = [
            ("driver", &*driver[0]), ("name", "Money from the state"), ("about", "It dries up."), ("impact", "5"),
            ("uncertainty", "5"), ("begun", &*begun),
        ];
        ana.sends(&own, &late).await.is_refused().sees("Money from the county").keeps("It dries up.");
    }

    async fn an_early_sign_is_seen_as_soon_as_its_figure_is_there(house: House) {
        let (net, ana, ben, item) = network(&house).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        let rent = defines(&fay, &net, "Rent as a share", &[]).await;
        measures(&fay, &rent, &[("2026-08", "31"), ("2026-09", "34")]).await;
        let signs = format!("{}/signs", beside(&item));
        ana.opens(&signs).await.is_fine().sees("There is no early sign yet").markup();
        ana.opens(&format!("{signs}/new")).await.sees("An indicator is above a number").markup();
        ana.opens(&format!("{signs}/new?gauge=indicator-above&corner=2")).await.sees("Rent as a share").markup();
        let number = rent.rsplit('/').next().unwrap();
        let bound = [("gauge", "indicator-above"), ("subject", number), ("limit", "35"), ("corner", "2")];
        ana.does(&signs, &bound).await.sees("The early sign is added").sees("Not seen").sees("compared with 35").markup();
        ana.sends(&signs, &bound).await.is_refused().sees("a sign of this future already");
        measures(&fay, &rent, &[("2026-10", "36")]).await;
        ben.opens(&signs).await.sees("Seen").sees("36").does_not_see("Not seen");
        for (gauge, subject, limit, corner, said) in [
            ("moon", "1", "2", "1", "Choose"),
            ("indicator-above", number, "1.5", "1", "whole number from"),
            ("indicator-above", number, "3", "7", "Choose"),
            ("indicator-above", "999999", "3", "1", "Choose"),
            ("task-overdue", number, "3", "1", "Choose"),
        ] {
            let form = [("gauge", gauge), ("subject", subject), ("limit", limit), ("corner", corner)];
            ana.sends(&signs, &form).await.is_refused().sees(said);
        }
        let sign = ben.opens(&signs).await.value("name=\"sign\"", "value").unwrap();
        ben.does(&format!("{signs}/removal"), &[("sign", &*sign)]).await.sees("The early sign is removed");
        ben.does(&format!("{signs}/removal"), &[("sign", "x")]).await.is_fine();
        let tasks = house.item(&ana, &net, net.commons, "task", "Order trees").await;
        for limit in 1..13 {
            let task = house.item(&ana, &net, net.commons, "task", &format!("Task {limit}")).await;
            let form = [("gauge", "task-overdue"), ("subject", task.rsplit('/').next().unwrap()), ("limit", "3"), ("corner", "4")];
            ana.does(&signs, &form).await.is_fine();
        }
        let more = [("gauge", "task-overdue"), ("subject", tasks.rsplit('/').next().unwrap()), ("limit", "3"), ("corner", "4")];
        ana.sends(&signs, &more).await.is_refused().sees("12 early signs at most");
    }

    async fn a_sign_is_shown_to_nobody_who_may_not_see_its_figure(house: House) {
        let (net, ana, ben, item) = network(&house).await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let task = house.item(&ana, &net, quiet, "task", "Secret plan").await;
        let signs = format!("{}/signs", beside(&item));
        let form = [("gauge", "task-overdue"), ("subject", task.rsplit('/').next().unwrap()), ("limit", "1"), ("corner", "1")];
        ana.does(&signs, &form).await.sees("Secret plan");
        for page in [signs.clone(), format!("{}/workshop?step=8", beside(&item)), format!("{}/print", beside(&item)), item.clone()] {
            ben.opens(&page).await.is_fine().does_not_see("Secret plan");
        }
        ben.opens(&signs).await.sees("You cannot see this figure");
    }
}
