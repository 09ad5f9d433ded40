//! Experiments: made of what people would change, tried for a while, and looked at again.

use super::WHEN;
use super::seats::{beside, held};
use super::trends::said;
use crate::calendar::event;
use crate::kit::{House, Net, Person, Seen};
use crate::portability::unpacked;
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use house::ids::SpaceId;
use std::io::Cursor;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
const TREND: &str = "/n/green-city/meetings/trend";
const UNDER_WAY: &str = "What we are trying";

/// Begins an experiment, and answers with its address.
async fn begins(who: &Person, space: SpaceId, title: &str, more: &[(&str, &str)]) -> String {
    let space = space.to_string();
    let base = [("kind", "experiment"), ("space", space.as_str()), ("title", title), ("body", "")];
    let sent = who.sends("/n/green-city/items", &[base.as_slice(), more].concat()).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// Begins one of which nothing more is said, and answers with its number.
pub(crate) async fn tried(house: &House, who: &Person, net: &Net, space: SpaceId) -> String {
    let item = house.item(who, net, space, "experiment", "Begin with the newcomers").await;
    item.rsplit('/').next().unwrap().to_owned()
}

/// Starts an event that comes back in a space.
async fn repeats(who: &Person, space: &str, more: &[(&str, &str)]) {
    let base = [
        ("kind", "event"),
        ("space", space),
        ("body", ""),
        ("day", "2026-11-20"),
        ("start", "18:00"),
        ("end", "20:00"),
    ];
    let sent = who.sends("/n/green-city/items", &[base.as_slice(), more].concat()).await;
    assert!(sent.leads_to().is_some(), "{}", sent.text());
}

/// Saves an experiment with this series.
async fn saves(who: &Person, item: &str, series: &str) -> Seen {
    let revision = who.opens(&format!("{item}/edit")).await.value("name=\"revision\"", "value").unwrap();
    let form = [("title", "No slides"), ("body", ""), ("revision", revision.as_str()), ("series", series)];
    who.sends(item, &form).await
}

/// The page on which one says what became of an experiment.
fn review(item: &str) -> String {
    format!("{}/review", item.replace("/items/", "/experiments/"))
}

/// The number in an address.
fn number(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

on_both! {
    async fn an_experiment_asks_on_its_last_day_what_became_of_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/green-city/items/new?kind=experiment&space={}", net.commons)).await;
        form.is_fine().sees("How we will see whether it helped").sees("Empty means four weeks from now").markup();
        let more = [("who", "ben"), ("until", "2026-11-16"), ("sign", "All have spoken.\nNobody twice.")];
        let item = begins(&ana, net.commons, "Ten minutes of silence", &more).await;
        let page = ben.opens(&item).await;
        page.is_fine().sees("Being tried").sees("Monday 16 November 2026").sees("Nobody twice.").sees("Ben").markup();
        page.does_not_see("The time is over. Did it help?");
        ben.opens("/n/green-city/inbox").await.sees("You are asked to see to an experiment");
        let (today, need) = ("/n/green-city/today", "The time you gave it is over");
        ben.opens(today).await.does_not_see(need);
        let calendar = "/n/green-city/calendar?view=agenda&day=2026-11-16";
        ana.opens(calendar).await.is_fine().sees("Did it help? Ten minutes of silence");
        house.app.clock.forward(3 * DAY);
        ben.opens(today).await.sees(need).sees("Ten minutes of silence").markup();
        ana.opens(today).await.does_not_see(need);
        ana.opens(&item).await.sees("The time is over. Did it help?");
        ben.opens(&review(&item)).await.is_fine().sees("All have spoken.").markup();
        ben.sends(&review(&item), &[("verdict", "changed"), ("learned", "")]).await.is_refused();
        ben.sends(&review(&item), &[("learned", "Too long.")]).await.is_refused().keeps("Too long.");
        ben.sends(&review(&item), &[("verdict", "burnt"), ("learned", "Too long.")]).await.is_refused();
        let told = [("verdict", "changed"), ("learned", "Ten are too long, we take three.")];
        ben.does(&review(&item), &told).await.sees("Saved.").sees("Changed").sees("we take three.");
        let page = ana.opens(&item).await;
        page.sees("Changed").sees("Ten are too long").does_not_see("The time is over. Did it help?").markup();
        ben.opens(today).await.does_not_see(need);
        ana.opens(calendar).await.is_fine().does_not_see("Ten minutes of silence");
        ana.opens("/n/green-city/search?q=three").await.sees("Ten minutes of silence");
        let log = net.steward.opens("/n/green-city/log?what=experiment-reviewed").await;
        log.is_fine().sees("said what became of the experiment").sees("Ten minutes of silence");
        // Who learns more later says it anew.
        ana.does(&review(&item), &[("verdict", "kept"), ("learned", "Three are right.")]).await.sees("Kept");
    }

    async fn a_bad_field_is_told_and_nothing_is_lost(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        let whole = [("kind", "experiment"), ("space", space.as_str()), ("title", "Silence"), ("sign", "All have spoken.")];
        let bad = [
            ("who", "Nobody Here", "Nobody here is called"),
            ("until", "2026-11-01", "This day is over."),
            ("until", "soon", "Silence"),
        ];
        for (field, value, told) in bad {
            let sent = ana.sends("/n/green-city/items", &[whole.as_slice(), &[(field, value)]].concat()).await;
            sent.is_refused().keeps("All have spoken.").keeps("Silence").keeps(value);
            if told != "Silence" {
                sent.sees(told);
            }
        }
        for name in ["Cleo Park", "Cléo Park"] {
            house.member(&net, name, Role::Member).await;
        }
        let twins = [whole.as_slice(), &[("who", "Cleo Park")]].concat();
        ana.sends("/n/green-city/items", &twins).await.is_refused().sees("More than one member is called");
    }

    async fn it_is_looked_at_again_at_the_next_meetings_of_its_series_and_beside_the_trend(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("repeat", "weekly")]).await;
        let other = event(&ana, &net, net.commons, "Picnic", WHEN).await;
        let item = begins(&ana, net.commons, "Begin with a round", &[("from", number(&supper))]).await;
        ben.opens(&item).await.sees("Looked at in the meetings of").sees("Supper").markup();
        let page = ben.opens(&supper).await;
        page.is_fine().sees(UNDER_WAY).sees("Begin with a round").markup();
        ben.opens(&format!("{}/minutes", beside(&supper))).await.sees(UNDER_WAY).sees("Begin with a round").markup();
        ben.opens(&other).await.does_not_see(UNDER_WAY);
        let pages = [
            "/n/green-city/meetings?series=1".to_owned(),
            format!("{TREND}?series=1"),
            format!("{TREND}?space={}", net.commons),
            TREND.to_owned(),
        ];
        for page in &pages {
            ben.opens(page).await.is_fine().sees("Experiments").sees("Begin with a round").sees("Being tried").markup();
        }
        ben.opens(&format!("{TREND}?series=2")).await.does_not_see("Begin with a round");
        ben.does(&review(&item), &[("verdict", "dropped"), ("learned", "It took an hour.")]).await.is_fine();
        ben.opens(&supper).await.does_not_see(UNDER_WAY);
        for page in &pages {
            ben.opens(page).await.sees("Dropped").sees("It took an hour.");
        }
        // What is tried instead belongs to the same meetings.
        let next = begins(&ben, net.commons, "A shorter round", &[("from", number(&item))]).await;
        ana.opens(&next).await.sees("Looked at in the meetings of");
        ana.opens(&supper).await.sees("A shorter round");
        // What is over needs no look any more.
        house.app.clock.forward(9 * DAY);
        ana.opens(&supper).await.does_not_see(UNDER_WAY);
    }

    async fn what_belongs_to_no_meeting_is_looked_at_at_all_of_its_space(house: House) {
        let (net, ana, ben) = house.two().await;
        let garden = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        begins(&ana, net.commons, "No slides", &[]).await;
        let here = event(&ana, &net, net.commons, "Supper", WHEN).await;
        let there = event(&ana, &net, garden, "Digging", WHEN).await;
        ben.opens(&here).await.sees(UNDER_WAY).sees("No slides");
        ben.opens(&there).await.is_fine().does_not_see(UNDER_WAY);
    }

    async fn one_that_was_made_elsewhere_is_given_its_series_by_hand(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("repeat", "weekly")]).await;
        let picnic = event(&ana, &net, net.commons, "Picnic", WHEN).await;
        let garden = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await;
        let (space, digging) = (garden.to_string(), [("title", "Digging"), ("repeat", "weekly")]);
        repeats(&ana, &space, &digging).await;
        let commons = net.commons.to_string();
        let whole = [("kind", "experiment"), ("space", commons.as_str()), ("title", "No slides"), ("body", "")];
        // Neither what nobody knows, nor an event that comes once, nor the series of another space.
        for name in ["Breakfast", "Picnic", "Digging"] {
            let sent = ana.sends("/n/green-city/items", &[whole.as_slice(), &[("series", name)]].concat()).await;
            sent.is_refused().sees("No series of events in this space is called").keeps(name);
        }
        let item = begins(&ana, net.commons, "No slides", &[]).await;
        ben.opens(&picnic).await.sees("No slides");
        saves(&ana, &item, " súpper").await.leads_to().unwrap();
        ben.opens(&item).await.sees("Looked at in the meetings of").sees("Supper").markup();
        ben.opens(&supper).await.sees(UNDER_WAY).sees("No slides");
        ben.opens(&picnic).await.is_fine().does_not_see(UNDER_WAY);
        ben.opens(&format!("{TREND}?series=1")).await.sees("No slides");
        // A series that is called alike leaves this one where it is; of two nobody knows which is meant.
        repeats(&ana, &commons, &[("title", "Supper"), ("repeat", "weekly")]).await;
        ana.opens(&format!("{item}/edit")).await.is_fine().keeps("Supper").markup();
        saves(&ana, &item, "Supper").await.leads_to().unwrap();
        ben.opens(&supper).await.sees("No slides");
        saves(&ana, &item, "supper").await.is_refused().sees("More than one series of events").keeps("supper");
        saves(&ana, &item, "").await.leads_to().unwrap();
        ben.opens(&picnic).await.sees("No slides");
        ben.opens(&item).await.does_not_see("Looked at in the meetings of");
        ben.opens(&format!("{TREND}?series=1")).await.is_fine().does_not_see("No slides");
    }

    async fn an_experiment_of_a_hidden_space_is_told_to_nobody_else(house: House) {
        let (net, ana, ben) = house.two().await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let space = quiet.to_string();
        let blind = [("kind", "experiment"), ("space", space.as_str()), ("title", "Whisper"), ("who", "Ben")];
        ana.sends("/n/green-city/items", &blind).await.is_refused().sees("They cannot read this space.");
        let when = [("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00"), ("repeat", "weekly")];
        let fields = [[("kind", "event"), ("space", space.as_str()), ("title", "Rota"), ("body", "")], when].concat();
        let rota = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        ben.opens(&rota).await.is_missing();
        let item = begins(&ana, quiet, "Whisper", &[("from", number(&rota))]).await;
        ana.opens(&rota).await.sees("Whisper");
        ben.opens(&item).await.is_missing();
        ben.opens(&review(&item)).await.is_missing();
        ben.sends(&review(&item), &[("verdict", "kept"), ("learned", "So what")]).await.is_missing();
        let supper = held(&ana, &net, &[]).await;
        for page in [
            "/n/green-city/meetings".to_owned(),
            "/n/green-city/meetings?series=1".to_owned(),
            TREND.to_owned(),
            format!("{TREND}?series=1"),
            format!("{TREND}?space={space}"),
            supper,
            "/n/green-city/today".to_owned(),
            "/n/green-city/calendar?view=agenda&day=2026-12-01".to_owned(),
        ] {
            ben.opens(&page).await.is_fine().does_not_see("Whisper");
        }
        ana.opens(&format!("{TREND}?series=1")).await.sees("Whisper");
        let found = "/n/green-city/search?q=Whisper";
        assert!(ana.opens(found).await.html().contains(&item), "whoever is in the space finds it");
        ben.opens(found).await.is_fine().does_not_see(&item);
        // Nor in another network, which counts its series in the same row.
        let other = house.network("elsewhere", NetworkVisibility::Private).await;
        other.steward.opens("/n/elsewhere/meetings/trend?series=1").await.is_fine().does_not_see("Whisper");
        // An experiment of the open room that names a meeting of the hidden one belongs to no series.
        let open = begins(&ana, net.commons, "Loud", &[("from", number(&rota))]).await;
        ben.opens(&open).await.is_fine().does_not_see("Looked at in the meetings of");
    }

    async fn a_thing_to_change_becomes_an_experiment_in_one_step(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[("repeat", "weekly")]).await;
        said(&house, &net, &supper, &[("arts", 5, 4)]).await;
        house.app.db.write(|tx| tx.run("UPDATE event_pulses SET change = 'Begin with the newcomers.' WHERE token LIKE '%-0'", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        house.app.clock.forward(8 * DAY);
        let list = format!("{}/changes", beside(&supper));
        let page = ana.opens(&list).await;
        page.is_fine().sees("Begin with the newcomers.").sees("Make it a task").sees("Try it out").markup();
        let token = page.value("name=\"change\"", "value").unwrap();
        let chosen = [("change", token.as_str()), ("make", "experiment")];
        ben.sends(&list, &chosen).await.is_missing();
        let edit = ana.sends(&list, &chosen).await.leads_to().unwrap();
        ana.opens(&edit).await.is_fine().sees("The experiment has been made.").sees("How we will see whether it helped").keeps("Begin with the newcomers.").markup();
        let item = edit.strip_suffix("/edit").unwrap();
        ben.opens(item).await.is_fine().sees("Begin with the newcomers.").sees("Looked at in the meetings of");
        // Sent twice it is one experiment, and no task beside it.
        ana.sends(&list, &chosen).await.goes_to(&edit);
        ana.sends(&list, &[("change", &token)]).await.goes_to(item);
        ana.opens(&list).await.sees("See the experiment").does_not_see("Make it a task").does_not_see("Try it out").markup();
        ana.sends(&list, &[("change", "nothing"), ("make", "experiment")]).await.is(StatusCode::CONFLICT);
    }

    async fn what_one_said_of_an_experiment_is_in_ones_own_data_and_in_nobody_elses(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = begins(&ana, net.commons, "No slides", &[("sign", "All have spoken.")]).await;
        ben.does(&review(&item), &[("verdict", "kept"), ("learned", "We looked at each other.")]).await.is_fine();
        let (asked, learned) = ("All have spoken.", "We looked at each other.");
        for (who, own, other) in [(&ana, asked, learned), (&ben, learned, asked)] {
            let data = who.opens("/n/green-city/my-data.zip").await.is_fine().bytes().to_vec();
            let data = unpacked(Cursor::new(data));
            let has = |words: &str| data.values().any(|file| file.contains(words));
            assert!(has(own) && !has(other), "{}", who.name);
        }
    }

    async fn of_two_who_say_what_became_of_it_the_later_sees_what_the_other_said(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = begins(&ana, net.commons, "No slides", &[]).await;
        let begun = ana.opens(&review(&item)).await.value("name=\"begun\"", "value").unwrap();
        ben.does(&review(&item), &[("verdict", "kept"), ("learned", "We spoke more.")]).await.is_fine();
        let late = [("verdict", "dropped"), ("learned", "We missed them."), ("begun", begun.as_str())];
        ana.sends(&review(&item), &late).await.is_refused().sees("We spoke more.").keeps("We missed them.");
        ana.opens(&item).await.sees("Kept").does_not_see("We missed them.");
    }
}
