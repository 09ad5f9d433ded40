//! Every method, from the ballot to the result.

use super::{draft, ends, opened, options, votes};
use crate::kit::{House, Net, Person};
use house::access::Role;

/// Five people of a network: Ana, Ben and three more.
async fn five(house: &House) -> (Net, Vec<Person>) {
    let (net, ana, ben) = house.two().await;
    let mut all = vec![ana, ben];
    for name in ["Cleo", "Dan", "Eve"] {
        all.push(house.member(&net, name, Role::Member).await);
    }
    (net, all)
}

/// A vote with a ballot of each of the five, closed; answers with its address.
async fn counted(
    house: &House,
    fields: &[(&str, &str)],
    ballots: [&[(&str, &str)]; 5],
) -> (Vec<Person>, String) {
    let (net, all) = five(house).await;
    let (item, acts) = opened(&all[0], &net, fields).await;
    for (who, ballot) in all.iter().zip(ballots) {
        votes(who, &acts, ballot).await.goes_to(&item);
    }
    ends(house).await;
    (all, item)
}

const YES: &[(&str, &str)] = &[("choice", "yes")];
const NO: &[(&str, &str)] = &[("choice", "no")];

/// Ranks, points or dots for options, in the order of the ballot; nothing where there is none.
fn rates<'a>(known: &'a [String], given: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    known
        .iter()
        .zip(given)
        .filter(|(_, given)| !given.is_empty())
        .map(|(name, given)| (name.as_str(), *given))
        .collect()
}

/// A vote among three options, with these ballots; answers with the result as the first of the five sees it.
async fn chosen(
    house: &House,
    method: &str,
    more: &[(&str, &str)],
    ballots: [[&str; 3]; 5],
) -> crate::kit::Seen {
    let (net, all) = five(house).await;
    let (item, acts) = opened(&all[0], &net, &draft(method, "Garden\nLibrary\nPlayground", more)).await;
    let html = all[0].opens(&format!("{acts}/ballot")).await.is_fine().html().to_owned();
    let known: Vec<String> = options(&all[0], &acts)
        .await
        .into_iter()
        .map(|id| if html.contains("rate-") { format!("rate-{id}") } else { id })
        .collect();
    for (who, ballot) in all.iter().zip(ballots) {
        let sent = if method == "approval" {
            known
                .iter()
                .zip(ballot)
                .filter(|(_, tick)| !tick.is_empty())
                .map(|(id, _)| ("option", id.as_str()))
                .collect()
        } else {
            rates(&known, &ballot)
        };
        votes(who, &acts, &sent).await.goes_to(&item);
    }
    ends(house).await;
    let seen = all[0].opens(&format!("{item}/result")).await;
    seen.is_fine().markup();
    seen
}

on_both! {
    async fn two_thirds_of_those_who_say_yes_or_no_carry_it(house: House) {
        let (all, item) = counted(&house, &draft("qualified", "", &[]), [YES, YES, YES, NO, NO]).await;
        all[1].opens(&format!("{item}/result")).await.sees("Not passed").sees("3 of 5 votes cast are for it; it needs at least 2/3");
    }

    async fn an_objection_comes_with_a_reason_and_holds_consent_up(house: House) {
        let (net, all) = five(&house).await;
        let (item, acts) = opened(&all[0], &net, &draft("consent", "", &[])).await;
        votes(&all[1], &acts, &[("choice", "object")]).await.is_refused().sees("Say why: without a reason");
        votes(&all[1], &acts, &[("choice", "object"), ("reason", "It floods there.")]).await.goes_to(&item);
        all[2].opens(&item).await.sees("Objections").sees("It floods there.").sees("Ben");
        votes(&all[2], &acts, &[("choice", "consent")]).await.goes_to(&item);
        ends(&house).await;
        all[2].opens(&format!("{item}/result")).await.sees("Not passed").sees("One objection is open");
    }

    async fn consensus_bears_some_who_stand_aside_and_no_block(house: House) {
        let agree: &[(&str, &str)] = &[("choice", "agree")];
        let aside: &[(&str, &str)] = &[("choice", "aside")];
        let (all, item) = counted(&house, &draft("consensus", "", &[]), [agree, agree, agree, &[("choice", "reserve")], aside]).await;
        all[1].opens(&format!("{item}/result")).await.sees("Passed").sees("There is consensus.");
    }

    async fn a_sense_check_decides_nothing(house: House) {
        let lean: &[(&str, &str)] = &[("choice", "for")];
        let (all, item) = counted(&house, &draft("sense", "", &[]), [lean, lean, lean, &[("choice", "unsure")], lean]).await;
        all[1].opens(&item).await.sees("No decision").sees("I lean towards it");
    }

    async fn people_and_organisations_each_have_to_be_for_it(house: House) {
        let (net, all) = five(&house).await;
        for (name, who) in [("Mill", &all[0]), ("Choir", &all[1])] {
            let page = super::organisation(&net.steward, name).await;
            who.does(&format!("{page}/affiliation"), &[]).await;
        }
        let (item, acts) = opened(&all[0], &net, &draft("dual", "", &[("threshold", "half")])).await;
        for (who, word) in all.iter().zip(["no", "no", "yes", "yes", "yes"]) {
            votes(who, &acts, &[("choice", word)]).await.goes_to(&item);
        }
        ends(&house).await;
        let result = all[1].opens(&format!("{item}/result")).await;
        result.sees("Not passed").sees("People: 3 of 5 votes cast are for it").sees("is not carried by: Organisations");
    }

    async fn approval_counts_ticks(house: House) {
        let seen = chosen(&house, "approval", &[], [["x", "", ""], ["x", "x", ""], ["", "x", ""], ["", "x", "x"], ["", "", "x"]]).await;
        seen.sees("Chosen:").sees("“Library” is chosen with 3 approvals.");
    }

    async fn score_takes_the_highest_average(house: House) {
        let seen = chosen(&house, "score", &[], [["5", "4", "0"], ["0", "4", "1"], ["", "4", "5"], ["1", "3", ""], ["5", "4", "0"]]).await;
        seen.sees("Library").sees("averages of 0 to 5 points");
    }

    async fn dots_are_spread(house: House) {
        let seen = chosen(&house, "dots", &[("dots", "3")], [["3", "", ""], ["2", "1", ""], ["", "1", "2"], ["1", "", "2"], ["3", "0", ""]]).await;
        seen.sees("Garden").sees("9 dots");
    }

    async fn a_runoff_is_told_round_by_round(house: House) {
        let seen = chosen(&house, "runoff", &[], [["1", "2", ""], ["1", "", "2"], ["", "1", "2"], ["", "1", ""], ["", "2", "1"]]).await;
        seen.sees("Round by round").sees("Round 1").sees("Dropped out").sees("Playground").sees("Chosen:");
    }

    async fn schulze_compares_each_pair(house: House) {
        let seen = chosen(&house, "schulze", &[], [["1", "2", "2"], ["1", "2", "3"], ["2", "1", "3"], ["3", "1", "2"], ["3", "1", "2"]]).await;
        seen.sees("Library").sees("Chosen:").sees("How many of the other options each one beats");
        seen.sees("Options beaten").sees("out of 2 each").sees("Step from the bottom").does_not_see("First choices");
    }

    async fn several_seats_are_filled_in_proportion(house: House) {
        let seen = chosen(&house, "stv", &[("seats", "2")], [["1", "2", ""], ["1", "2", ""], ["1", "", ""], ["", "", "1"], ["", "", "1"]]).await;
        seen.sees("Garden").sees("Playground").sees("make the quota");
    }
}
