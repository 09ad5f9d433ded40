//! People sharing out money together.

mod baskets;
mod changes;
mod files;
mod leaks;
mod refusals;

use crate::kit::{House, Net, Person, Seen};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// What the form of a budget sends, with more or other fields.
pub fn draft<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("kind", "budget"),
        ("title", "Green money"),
        ("body", "What grows here?"),
        ("amount", "100"),
        ("currency", "EUR"),
        ("ballot", "approval"),
        ("most", ""),
        ("rule", "shares-add-greedy"),
        ("electorate", "space"),
        ("proposers", "space"),
        ("criteria", ""),
        ("categories", ""),
        ("places", ""),
        ("gather", "2026-11-18"),
        ("review", "2026-11-21"),
        ("vote", "2026-11-24"),
        ("hour", "18:00"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

/// A budget for which projects are gathered; answers with its address and that of what is done with it.
pub async fn begun(who: &Person, net: &Net, more: &[(&str, &str)]) -> (String, String) {
    let space = net.commons.to_string();
    let fields = [draft(more), vec![("space", space.as_str())]].concat();
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    let item = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    let acts = item.replace("/items/", "/budgets/");
    (item, acts)
}

/// A project; answers with its address.
pub async fn proposes(who: &Person, acts: &str, (title, cost): (&str, &str)) -> String {
    let fields = [("title", title), ("body", "For everyone."), ("cost", cost)];
    let sent = who.sends(&format!("{acts}/projects"), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// The numbers of a budget in this space and of a project of its author's, for walks over all routes.
pub async fn for_everyone(who: &Person, net: &Net, space: &str) -> (String, String) {
    let fields = [draft(&[]), vec![("space", space)]].concat();
    let sent = who.sends(&format!("/n/{}/items", net.slug), &fields).await;
    let item = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    let project = proposes(who, &item.replace("/items/", "/budgets/"), ("Pond", "60")).await;
    let number = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    (number(&item), number(&project))
}

pub async fn judges(who: &Person, project: &str, fields: &[(&str, &str)]) -> Seen {
    who.sends(&format!("{project}/review"), fields).await
}

/// A budget whose vote is open, with these projects; answers with the addresses of the item, its acts and the projects.
pub async fn opened(
    who: &Person,
    net: &Net,
    projects: &[(&str, &str)],
    more: &[(&str, &str)],
) -> (String, String, Vec<String>) {
    let (item, acts) = begun(who, net, more).await;
    let mut all = Vec::new();
    for project in projects {
        let project = proposes(who, &acts, *project).await;
        judges(&net.steward, &project, &[("verdict", "accepted")]).await.leads_to().unwrap();
        all.push(project);
    }
    who.does(&format!("{acts}/phase"), &[("to", "review")]).await.sees("The next phase has begun.");
    who.does(&format!("{acts}/phase"), &[("to", "vote")]).await.sees("The next phase has begun.");
    (item, acts, all)
}

pub async fn chooses(who: &Person, project: &str, fields: &[(&str, &str)]) -> Seen {
    who.sends(&format!("{project}/choice"), fields).await
}

/// Where the result of a budget stands, by the address of what is done with it.
pub fn result(acts: &str) -> String {
    format!("{}/result", acts.replace("/budgets/", "/items/"))
}

/// The end of the vote comes, and everything that is due then is done.
pub async fn ends(house: &House) {
    house.app.clock.forward(14 * DAY);
    house.jobs_end().await;
}

on_both! {
    async fn money_is_shared_out_from_the_first_idea_to_the_result(house: House) {
        let (net, ana, ben) = house.two().await;
        let form = ana.opens(&format!("/n/{}/items/new?kind=budget&space={}", net.slug, net.commons)).await;
        form.is_fine().sees("How the money is shared out").sees("A majority can take all the money.").markup();
        let more = [("criteria", "Helps many\nCan be done in a year"), ("categories", "Parks\nPaths")];
        let (item, acts) = begun(&ana, &net, &more).await;
        ben.opens(&item).await.is_fine().sees("100 EUR").sees("Gathering projects").sees("Helps many").markup();
        let fields = [("title", "Pond"), ("body", "With *frogs*."), ("cost", "60"), ("category", "Parks")];
        let pond = ben.sends(&format!("{acts}/projects"), &fields).await.leads_to().unwrap();
        ben.opens(&pond).await.is_fine().sees("Pond").sees("60 EUR").sees("Waiting for review").markup();
        let lamp = [("title", "Lamp"), ("body", "Light."), ("cost", "50"), ("category", "Paths")];
        let lamp = ana.sends(&format!("{acts}/projects"), &lamp).await.leads_to().unwrap();
        ana.does(&format!("{acts}/phase"), &[("to", "review")]).await.sees("Review");
        net.steward.opens("/n/green-city/today").await.sees("Review projects for “Green money”");
        net.steward.opens(&format!("{pond}/review")).await.is_fine().sees("Which criteria does it meet?").markup();
        judges(&net.steward, &pond, &[("verdict", "accepted"), ("met", "0")]).await.is_refused().sees("A project that is accepted meets all criteria");
        judges(&net.steward, &pond, &[("verdict", "accepted"), ("met", "0"), ("met", "1")]).await.goes_to(&format!("{acts}/projects?state=waiting"));
        judges(&net.steward, &lamp, &[("verdict", "rejected"), ("met", "0")]).await.is_refused().sees("Say why the project is not accepted.");
        judges(&net.steward, &lamp, &[("verdict", "rejected"), ("met", "0"), ("reason", "The street is dug up.")]).await.leads_to().unwrap();
        ana.opens(&lamp).await.sees("Not accepted").sees("The street is dug up.").sees("Can be done in a year");
        ben.opens("/n/green-city/inbox").await.sees("Your project was reviewed");
        ana.opens(&format!("{acts}/phase")).await.is_fine().sees("1 project").sees("(3 people)").markup();
        ana.does(&format!("{acts}/phase"), &[("to", "vote")]).await.sees("Voting");
        ben.opens("/n/green-city/today").await.sees("Choose projects for “Green money”");
        ben.opens(&format!("{acts}/ballot")).await.is_fine().sees("Every choice is kept as soon as you make it.").sees("Pond").does_not_see("Lamp").markup();
        chooses(&ben, &pond, &[("take", "yes")]).await.leads_to().unwrap();
        ben.opens("/n/green-city/today").await.does_not_see("Choose projects for");
        ben.opens(&item).await.sees("You have chosen 1 project").sees("1 of 3 voted");
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-24").await.sees("Voting closes: Green money");
        ends(&house).await;
        ben.opens(&item).await.sees("1 project funded for 60 EUR");
        let result = ana.opens(&result(&acts)).await;
        result.is_fine().sees("Pond").sees("Paid by 1 person with 60 EUR.").sees("of 100 EUR.").markup();
        ana.opens("/n/green-city/decisions").await.is_fine().sees("Green money").sees("1 project funded for 60 EUR of 100 EUR").markup();
        ana.opens("/n/green-city/decisions?method=budget").await.sees("Green money");
        ana.opens("/n/green-city/decisions?method=consent").await.does_not_see("Green money");
        let sheet = ana.opens("/n/green-city/decisions.csv").await;
        assert!(sheet.html().contains(",1 project funded for 60\u{a0}EUR of 100\u{a0}EUR,"), "{}", sheet.html());
        let feed = ana.opens("/n/green-city/decisions.atom").await.html().replace(['\u{2068}', '\u{2069}'], "");
        assert!(feed.contains("1 project funded"), "{feed}");
        let number = pond.rsplit('/').next().unwrap();
        let from = item.rsplit('/').next().unwrap();
        let next = ana.opens(&format!("/n/green-city/items/new?from={from}&part={number}&kind=discussion")).await;
        next.is_fine().keeps("Pond");
    }

    async fn phases_move_by_their_dates_and_who_was_not_judged_is_told(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = begun(&ana, &net, &[]).await;
        let seen = proposes(&ana, &acts, ("Pond", "60")).await;
        let late = proposes(&ben, &acts, ("Lamp", "50")).await;
        let house = house.at_rest().await;
        house.app.clock.forward(6 * DAY);
        house.jobs_end().await;
        ana.opens(&item).await.sees("Review").does_not_see("Propose a project");
        ben.sends(&format!("{acts}/projects"), &[("title", "Late"), ("body", "x"), ("cost", "1")]).await.is_refused().sees("Projects are no longer taken.").keeps("Late");
        judges(&net.steward, &seen, &[("verdict", "accepted")]).await.leads_to().unwrap();
        house.app.clock.forward(3 * DAY);
        house.jobs_end().await;
        ben.opens(&item).await.sees("0 of 3 voted").sees("Which projects do you want?");
        ben.opens(&late).await.sees("Not reviewed in time");
        ben.opens(&format!("{acts}/ballot")).await.sees("Pond").does_not_see("Lamp");
        ends(&house).await;
        ben.opens(&result(&acts)).await.sees("Nothing funded").sees("Nobody chose it.");
    }

    async fn nothing_that_could_be_chosen_keeps_a_budget_under_review(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts) = begun(&ana, &net, &[]).await;
        let pond = proposes(&ana, &acts, ("Pond", "60")).await;
        ends(&house).await;
        ana.opens(&item).await.sees("Review").does_not_see("0 of 3 voted");
        ana.sends(&format!("{acts}/phase"), &[("to", "vote")]).await.sees("The end of voting is too close.");
        let later = [draft(&[("review", "2026-12-20"), ("vote", "2026-12-24")]), vec![("revision", "1")]].concat();
        ana.opens(&format!("{item}/edit")).await.is_fine().keeps("100").markup();
        ana.sends(&item, &later).await.goes_to(&item);
        ana.sends(&format!("{acts}/phase"), &[("to", "vote")]).await.sees("No project has been accepted yet");
        judges(&net.steward, &pond, &[("verdict", "accepted")]).await.leads_to().unwrap();
        ana.does(&format!("{acts}/phase"), &[("to", "vote")]).await.sees("0 of 3 voted");
    }

    async fn points_and_ranks_are_kept_as_they_are_given(house: House) {
        let (net, ana, ben) = house.two().await;
        let two = [("Pond", "60"), ("Lamp", "50"), ("Wall", "20")];
        let (_, acts, all) = opened(&ana, &net, &two, &[("ballot", "points"), ("most", "5")]).await;
        for odd in ["NaN", "-1", "1.5", "99999999999999999999", "6", "١", "1e0"] {
            chooses(&ben, &all[0], &[("points", odd)]).await.is_refused().keeps(odd);
        }
        chooses(&ben, &all[0], &[("points", "3")]).await.leads_to().unwrap();
        chooses(&ben, &all[1], &[("points", "3")]).await.is_refused().sees("You have only 2 points left");
        chooses(&ben, &all[1], &[("points", "2")]).await.leads_to().unwrap();
        ben.opens(&format!("{acts}/ballot")).await.sees("0 points left.").keeps("3").markup();
        chooses(&ben, &all[0], &[("points", "")]).await.leads_to().unwrap();
        ben.opens(&format!("{acts}/ballot")).await.sees("3 points left.");
        let (_, acts, all) = opened(&ana, &net, &two, &[("ballot", "ranking"), ("most", "2"), ("title", "Again")]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[1], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[2], &[("take", "yes")]).await.is_refused().sees("You have chosen 2 projects");
        chooses(&ben, &all[1], &[("take", "up")]).await.leads_to().unwrap();
        let text = ben.opens(&format!("{acts}/ballot")).await.text();
        assert!(text.find("Lamp").unwrap() < text.find("Pond").unwrap(), "{text}");
        ends(&house).await;
        ben.opens(&result(&acts)).await.sees("Lamp").sees("Funded");
    }
}
