//! People deciding together.

mod amending;
mod belenios;
mod charter;
mod keepers;
mod leaks;
mod methods;
mod refusals;
mod secrets;

use crate::kit::{House, Net, Person, Seen};
use house::access::{Role, SpaceVisibility};
use std::time::Duration;

pub const DAY: Duration = Duration::from_secs(86_400);

/// What the form of a proposal sends, with another method, other options and more.
pub fn draft<'a>(method: &'a str, options: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("kind", "proposal"),
        ("title", "Where to plant"),
        ("body", "We plant one more garden."),
        ("method", method),
        ("options", options),
        ("threshold", "two-thirds"),
        ("electorate", "space"),
        ("secrecy", "open"),
        ("day", "2026-11-24"),
        ("hour", "18:00"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

/// A draft; answers with its address and that of what is done with it.
pub async fn drafted(who: &Person, net: &Net, fields: &[(&str, &str)]) -> (String, String) {
    let space = net.commons.to_string();
    let sent =
        who.sends(&format!("/n/{}/items", net.slug), &[fields, &[("space", space.as_str())]].concat()).await;
    let item = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    let acts = item.replace("/items/", "/proposals/");
    (item, acts)
}

/// A vote that is open.
pub async fn opened(who: &Person, net: &Net, fields: &[(&str, &str)]) -> (String, String) {
    let (item, acts) = drafted(who, net, fields).await;
    who.does(&format!("{acts}/opening"), &[]).await;
    (item, acts)
}

pub async fn votes(who: &Person, acts: &str, fields: &[(&str, &str)]) -> Seen {
    who.sends(&format!("{acts}/ballot"), fields).await
}

/// The end of the vote comes, and everything that is due then is done.
pub async fn ends(house: &House) {
    house.app.clock.forward(12 * DAY);
    house.jobs_end().await;
}

/// The numbers of the options, in the order of the ballot.
pub async fn options(who: &Person, acts: &str) -> Vec<String> {
    let html = who.opens(&format!("{acts}/ballot")).await.is_fine().html().to_owned();
    let name = if html.contains("name=\"option\"") { "name=\"option\" value=\"" } else { "name=\"rate-" };
    html.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

on_both! {
    async fn a_proposal_is_drafted_opened_voted_on_closed_and_decided(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/{}/items/new?kind=proposal&space={}", net.slug, net.commons)).await;
        form.is_fine().sees("How is it decided?").sees("It passes unless somebody objects.").markup();
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[("quorum", "50")])).await;
        ana.opens(&item).await.is_fine().sees("This proposal is a draft").sees("Simple majority");
        ben.opens(&item).await.is_fine().sees("Draft").does_not_see("Open for voting");
        ana.opens(&format!("{acts}/opening")).await.is_fine().sees("(3 votes)").sees("Members of this space");
        ana.does(&format!("{acts}/opening"), &[]).await.sees("Voting is open.").sees("What do you say?");
        ben.opens("/n/green-city/today").await.sees("Vote on “Where to plant”").sees("Your vote is missing.");
        votes(&ben, &acts, &[("choice", "yes"), ("reason", "Bees need it.")]).await.goes_to(&item);
        ben.opens(&item).await.sees("You have voted").sees("1 of 3 voted").keeps("Bees need it.").markup();
        ben.opens("/n/green-city/today").await.does_not_see("Vote on “Where to plant”");
        votes(&ana, &acts, &[("choice", "no")]).await.goes_to(&item);
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-24").await.sees("Voting closes: Where to plant");
        ends(&house).await;
        let seen = ana.opens(&item).await;
        seen.is_fine().sees("Voting closed").sees("2 of 3 voted").sees("Passed").does_not_see("What do you say?");
        let result = ben.opens(&format!("{item}/result")).await;
        result.is_fine().sees("2 took part, and 2 were needed.").sees("2 of 2 votes cast are for it").sees("Bees need it.").markup();
        net.steward.opens(&item).await.sees("Write the outcome");
        ana.opens(&format!("{acts}/outcome")).await.is_missing();
        let day = [("body", "We plant by the *mill*."), ("review", "2026-12-10")];
        net.steward.does(&format!("{acts}/outcome"), &day).await.sees("The outcome is published.");
        ben.opens(&item).await.sees("Decided").sees("by the").sees("mill");
        ben.opens("/n/green-city/decisions").await.is_fine().sees("Where to plant").sees("by the mill").sees("2 of 3 voted").markup();
        net.steward.opens("/n/green-city/today").await.does_not_see("Look at “Where to plant” again");
        house.app.clock.forward(20 * DAY);
        net.steward.opens("/n/green-city/today").await.sees("Look at “Where to plant” again");
    }

    async fn the_register_narrows_pages_and_leaves_out_what_one_may_not_read(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Board", SpaceVisibility::Members, &ana).await.to_string();
        let secret = [draft("simple", "", &[("title", "Whom to hire")]), vec![("space", hidden.as_str())]].concat();
        let sent = ana.sends("/n/green-city/items", &secret).await.leads_to().unwrap();
        ana.does(&format!("{}/opening", sent.replace("/items/", "/proposals/")), &[]).await;
        for number in 0..33 {
            let title = format!("Question {number}");
            opened(&ana, &net, &draft("sense", "", &[("title", &title)])).await;
        }
        opened(&ana, &net, &draft("simple", "", &[("title", "A garden")])).await;
        ends(&house).await;
        let seen = ben.opens("/n/green-city/decisions").await;
        seen.is_fine().sees("A garden").does_not_see("Whom to hire").sees("Older");
        ben.opens("/n/green-city/decisions?method=simple").await.sees("A garden").does_not_see("Question 3");
        ben.opens("/n/green-city/decisions?verdict=open").await.sees("Question 32").does_not_see("A garden");
        let csv = ben.opens("/n/green-city/decisions.csv").await;
        assert_eq!(csv.html().lines().count(), 35, "{}", csv.html());
        csv.does_not_see("Whom to hire");
        let feed = ben.opens("/n/green-city/decisions.atom?method=simple").await;
        assert!(feed.html().contains("<title>A garden</title>") && !feed.html().contains("Whom to hire"), "{}", feed.html());
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
        ana.opens("/n/green-city/decisions?method=simple").await.sees("Whom to hire");
        ben.opens(&format!("{sent}/result")).await.is_missing();
        for odd in ["?before=x", "?before=-1-2", "?space=%00&method=none", "?before=9-9-9"] {
            ben.opens(&format!("/n/green-city/decisions{odd}")).await.is_fine();
        }
    }

    async fn an_option_that_is_added_takes_no_ballot_away_and_asks_everyone_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("approval", "Mill\nMarket", &[])).await;
        let known = options(&ben, &acts).await;
        votes(&ben, &acts, &[("option", &known[0])]).await.goes_to(&item);
        ana.does(&format!("{acts}/options"), &[("label", "Harbour")]).await.sees("everyone is asked again");
        ana.sends(&format!("{acts}/options"), &[("label", "harbour")]).await.is_refused().sees("is listed twice");
        ben.opens("/n/green-city/today").await.sees("The proposal has changed since you voted.");
        ben.opens(&item).await.sees("The proposal has changed. What do you say now?").sees("1 of 3 voted");
        assert_eq!(options(&ben, &acts).await.len(), 3);
        ends(&house).await;
        ben.opens(&format!("{item}/result")).await.sees("Mill").sees("“Mill” is chosen with 1 approval.").sees("Chosen:");
    }

    async fn a_vote_stays_in_its_space_until_it_has_closed(house: House) {
        let (net, ana, ben) = house.two().await;
        let garden = house.space(&net, "Garden", house::access::SpaceVisibility::Network, &ana).await.to_string();
        let (item, _) = opened(&ana, &net, &draft("simple", "", &[])).await;
        let to = [("space", garden.as_str())];
        ana.sends(&format!("{item}/move"), &to).await.sees("it stays in its space until the vote has closed");
        ben.opens(&item).await.does_not_see("Garden");
        ends(&house).await;
        ana.does(&format!("{item}/move"), &to).await;
        ben.opens(&item).await.sees("Garden");
    }

    async fn only_more_time_can_be_given_and_the_earlier_end_passes_without_a_word(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        let extension = format!("{acts}/extension");
        ana.opens(&extension).await.is_fine().keeps("2026-11-24").keeps("18:00");
        ana.sends(&extension, &[("day", "2026-11-20"), ("hour", "9:00")]).await.is_refused().sees("Choose a later time");
        ana.sends(&extension, &[("day", "2026-13-01"), ("hour", "25:00")]).await.is_refused().keeps("25:00");
        ben.sends(&extension, &[("day", "2026-11-30"), ("hour", "9:00")]).await.is_missing();
        ana.does(&extension, &[("day", "2026-12-05"), ("hour", "9:00")]).await.sees("open for longer");
        net.steward.opens("/n/green-city/log").await.sees("extended voting on “Where to plant”");
        ends(&house).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        house.app.clock.forward(15 * DAY);
        house.jobs_end().await;
        ben.opens(&item).await.sees("Passed").sees("1 of 3 voted");
    }

    async fn only_who_has_not_voted_is_reminded(house: House) {
        let (net, ana, ben) = house.two().await;
        let sam = house.member(&net, "Sam", Role::Member).await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[])).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        for who in [&ben, &sam] {
            who.does("/n/green-city/inbox/done", &[]).await;
        }
        let end = how_many_days(&house).await;
        house.app.clock.forward(end);
        house.jobs_end().await;
        sam.opens("/n/green-city/inbox").await.sees("Your vote is missing, and voting closes soon");
        ben.opens("/n/green-city/inbox").await.does_not_see("Your vote is missing");
    }

    async fn an_organisation_has_one_vote_by_whoever_stands_for_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let sam = house.member(&net, "Sam", Role::Member).await;
        let mill = organisation(&net.steward, "The Mill").await;
        for who in [&ana, &ben] {
            stands_for(&net.steward, who, &mill).await;
        }
        let (item, acts) = opened(&net.steward, &net, &draft("simple", "", &[("electorate", "organisations")])).await;
        ana.opens(&item).await.sees("You vote for:").sees("The Mill").sees("0 of 1 voted");
        votes(&ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
        votes(&ben, &acts, &[("choice", "no")]).await.goes_to(&item);
        ben.opens(&item).await.sees("1 of 1 voted");
        sam.sends(&format!("{acts}/ballot"), &[("choice", "yes")]).await.is_refused();
        house.app.clock.forward(Duration::from_secs(60));
        stands_for(&net.steward, &sam, &mill).await;
        sam.sends(&format!("{acts}/ballot"), &[("choice", "yes")]).await.is_refused();
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("0 of 1 votes cast are for it");
    }
}

/// How long it is until a day before the end of a vote that was opened now.
pub async fn how_many_days(house: &House) -> Duration {
    let end: jiff::Timestamp = "2026-11-23T18:30:00Z".parse().unwrap();
    Duration::from_micros(u64::try_from(end.as_microsecond() - house.now().micros()).unwrap())
}

/// An organisation; answers with its address.
pub async fn organisation(steward: &Person, name: &str) -> String {
    let sent = steward.sends("/n/green-city/organisations", &[("name", name), ("sector", "business")]).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// Somebody says that they belong to an organisation, and a steward that they stand for it.
pub async fn stands_for(steward: &Person, who: &Person, organisation: &str) {
    who.does(&format!("{organisation}/affiliation"), &[]).await;
    steward.does(&format!("{organisation}/representatives/{}", who.member.unwrap()), &[]).await;
}
