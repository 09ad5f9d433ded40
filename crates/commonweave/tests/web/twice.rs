//! Forms that come twice, by a double click or after a broken line, make one thing.

use crate::events::polls;
use crate::events::seats::{beside, held};
use crate::kit::{House, Person};
use std::time::Duration;

/// How many rows a table has.
async fn rows(house: &House, table: &'static str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    let found = house.app.db.read(move |q| q.one::<i64>(&sql, &[])).await;
    found.map_err(|error: db::Error| error).unwrap()
}

/// The form on a page that is sent to this address, as a browser sends it with these fields filled in.
async fn filled(who: &Person, page: &str, action: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let seen = who.opens(page).await;
    let markup = seen.is_fine().markup();
    let form = markup.form(action).unwrap_or_else(|| panic!("{page} has no form for {action}"));
    assert_eq!(form.value("once").map(str::len), Some(32), "the form for {action} has no key");
    let mut fields = form.as_it_stands();
    fields.retain(|(name, _)| typed.iter().all(|(other, _)| other != name));
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

/// Sends a form and answers with where it leads.
async fn sent(who: &Person, action: &str, fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let pairs: Vec<(&str, &str)> = pairs.collect();
    let seen = who.sends(action, &pairs).await;
    seen.leads_to().unwrap_or_else(|| panic!("{} sent {action}: {}", who.name, seen.text()))
}

/// Fills in a form and sends it twice: both are answered alike, and there is one row more.
async fn once(
    house: &House,
    who: &Person,
    (page, action): (&str, &str),
    typed: &[(&str, &str)],
    table: &'static str,
) {
    let before = rows(house, table).await;
    let fields = filled(who, page, action, typed).await;
    let first = sent(who, action, &fields).await;
    assert_eq!(sent(who, action, &fields).await, first, "{action}");
    assert_eq!(rows(house, table).await, before + 1, "{action}");
}

on_both! {
    async fn a_form_that_comes_twice_makes_one_thing(house: House) {
        let (net, ana, _) = house.two().await;
        let space = house.space(&net, "Lanes", house::access::SpaceVisibility::Network, &ana).await;
        let at = |rest: &str| format!("/n/green-city/{rest}");
        let of = |rest: &str| format!("/n/green-city/spaces/{space}/{rest}");
        let away = [("first", "2026-11-20"), ("last", "2026-11-21"), ("name", "Away")];
        for (who, page) in [(&ana, at("days-off")), (&net.steward, at("settings/days-off")), (&ana, of("days-off"))] {
            once(&house, who, (&page, &page), &away, "days_off").await;
        }
        once(&house, &ana, (&of("list"), &of("list/filters")), &[("name", "Mine")], "task_filters").await;
        // The first three columns of a board come with its first task.
        let task = house.item(&ana, &net, space, "task", "Count the lanes").await;
        once(&house, &ana, (&of("columns"), &of("columns")), &[("name", "Review")], "task_columns").await;
        let hours = format!("{}/hours", task.replace("/items/", "/tasks/"));
        once(&house, &ana, (&hours, &hours), &[("time", "1:30")], "task_hours").await;
        once(&house, &ana, (&at("spaces/new"), &at("spaces")), &[("name", "Bridges")], "spaces").await;
        let choir = [("name", "Choir"), ("sector", "arts")];
        once(&house, &net.steward, (&at("organisations/new"), &at("organisations")), &choir, "organisations").await;
        let words = [("vision", "A city where most children walk to school."), ("purpose", "We plant trees.")];
        once(&house, &net.steward, (&at("charter/edit"), &at("charter/versions")), &words, "charters").await;

        let supper = held(&ana, &net, &[]).await;
        let people = format!("{}/people", beside(&supper));
        once(&house, &ana, (&people, &people), &[("name", "By phone")], "attendances").await;
        house.app.clock.forward(Duration::from_secs((6 * 24 + 7) * 3_600 + 1_800));
        let presence = format!("{}/presence", beside(&supper));
        let arrivals = format!("{presence}/arrivals");
        once(&house, &ana, (&presence, &arrivals), &[("name", "At the door")], "attendances").await;
    }

    async fn an_answer_that_was_given_by_telephone_is_written_down_once(house: House) {
        let (net, ana, _) = house.two().await;
        let poll = polls::sought(&ana, &net, net.commons).await;
        let fields = polls::fields(&house).await;
        let mut phoned: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), "yes")).collect();
        phoned.push(("name", "By phone"));
        let people = format!("{}/people", polls::beside(&poll));
        once(&house, &ana, (&people, &people), &phoned, "poll_answerers").await;
    }

    async fn a_story_is_told_once_also_where_it_is_told_at_the_review(house: House) {
        let (net, ..) = house.two().await;
        let steward = &net.steward;
        let air = crate::outcomes::defines(steward, &net, "Fine dust", &[]).await;
        crate::outcomes::measures(steward, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
        let stories = format!("{air}/stories");
        let told = [("strand", "works"), ("body", "Lorries took another road.")];
        once(&house, steward, (&stories, &stories), &told, "indicator_stories").await;
        let review = air.replace("/indicators/", "/review/");
        let page = format!("/n/green-city/outcomes/review?indicator={}", air.rsplit('/').next().unwrap());
        let looked = [("strand", "works"), ("body", "The road stays closed.")];
        once(&house, steward, (&page, &review), &looked, "indicator_stories").await;
    }

    async fn what_is_written_anew_on_an_old_page_is_kept(house: House) {
        let (_, ana, ben) = house.two().await;
        let page = "/n/green-city/days-off";
        let day = [("first", "2026-11-20"), ("name", "Harvest")];
        let mut fields = filled(&ana, page, page, &day).await;
        // What could not be taken is not counted as sent.
        let wrong: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| if name == "first" { ("first", "soon") } else { (name.as_str(), value.as_str()) })
            .collect();
        ana.sends(page, &wrong).await.is_refused();
        sent(&ana, page, &fields).await;
        for (name, value) in &mut fields {
            if name == "name" {
                "Sowing".clone_into(value);
            }
        }
        sent(&ana, page, &fields).await;
        // The key of somebody else's page means nothing here.
        sent(&ben, page, &fields).await;
        assert_eq!(rows(&house, "days_off").await, 3);
        ana.opens(page).await.sees("Harvest").sees("Sowing");
    }

    async fn forms_are_forgotten_after_some_days(house: House) {
        let (_, ana, _) = house.two().await;
        let page = "/n/green-city/days-off";
        let fields = filled(&ana, page, page, &[("first", "2026-12-20")]).await;
        sent(&ana, page, &fields).await;
        house.jobs_end().await;
        assert_eq!(rows(&house, "sent_forms").await, 1);
        house.app.clock.forward(Duration::from_secs(3 * 86_400));
        house.jobs_end().await;
        assert_eq!(rows(&house, "sent_forms").await, 0);
    }
}
