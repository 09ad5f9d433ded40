//! Votes that are held with Belenios: nothing is voted here, and the result is brought once.

use super::{DAY, draft, drafted, ends, opened, votes};
use crate::kit::{Person, Seen};
use axum::http::StatusCode;
use house::access::Role;

/// Brings a file as the result of an election.
async fn brings(who: &Person, acts: &str, text: &str, more: &[(&str, &str)]) -> Seen {
    who.sends_file(&format!("{acts}/election/result"), more, ("result", "result.json", text.as_bytes())).await
}

/// Says where the election stands.
async fn places(who: &Person, acts: &str) {
    let place = [("link", "https://vote.example.org/elections/abc"), ("fingerprint", "qPmbRZ")];
    who.does(&format!("{acts}/election"), &place).await.sees("where the election stands");
}

on_both! {
    async fn a_vote_goes_to_belenios_and_its_result_comes_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[("secrecy", "belenios"), ("quorum", "50")])).await;
        ana.opens(&format!("{acts}/election")).await.sees("has not been opened yet");
        ana.does(&format!("{acts}/opening"), &[]).await.is_fine().sees("Held with Belenios").sees("Election with Belenios");
        ben.opens(&item).await.sees("No ballots are taken here").does_not_see("What do you say?").does_not_see("of 3 voted").markup();
        votes(&ben, &acts, &[("choice", "yes")]).await.is_refused().sees("No ballots are taken here");
        ben.opens("/n/green-city/today").await.does_not_see("Vote on “Where to plant”");
        ben.opens(&format!("{item}/result")).await.is_fine().sees("has not been brought from Belenios yet").markup();
        ana.opens(&format!("{acts}/election")).await.is_fine().sees("Download election.json").markup();
        let file = ana.opens(&format!("{acts}/election.json")).await;
        let asked: serde_json::Value = serde_json::from_str(file.is_fine().html()).unwrap();
        assert_eq!(asked["name"], "Where to plant");
        assert_eq!(asked["questions"][0]["type"], "Homomorphic");
        assert_eq!(asked["questions"][0]["value"]["answers"], serde_json::json!(["Yes", "No"]));
        assert_eq!(asked["questions"][0]["value"]["blank"], true);
        places(&ana, &acts).await;
        ben.opens(&item).await.sees("https://vote.example.org/elections/abc").sees("qPmbRZ");
        ends(&house).await;
        ben.opens(&item).await.sees("Open for voting");
        let sent = brings(&ana, &acts, r#"{"num_tallied":3,"result":[[1,2,0]]}"#, &[]).await;
        sent.goes_to(&format!("{item}/result"));
        let result = ben.opens(&format!("{item}/result")).await;
        result.is_fine().sees("2 of 2 votes cast are for it").sees("Belenios counted 3 ballots.").sees("3 of 3 voted");
        result.sees("https://vote.example.org/elections/abc").sees("SHA-256 of the file").markup();
        ben.opens("/n/green-city/decisions").await.sees("Where to plant").sees("3 of 3 voted");
        net.steward.opens("/n/green-city/log").await.sees("from Belenios").sees("has closed");
        brings(&ana, &acts, r#"{"num_tallied":3,"result":[[0,0,3]]}"#, &[]).await.sees("has been brought already");
        ana.sends(&format!("{acts}/election"), &[("link", "https://other.example.org/x")]).await.sees("has been brought already");
        ben.opens(&format!("{item}/result")).await.sees("2 of 2 votes cast are for it");
    }

    async fn ranks_and_approvals_are_counted_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let kept = [("secrecy", "belenios")];
        let (ranked, ranks) = opened(&ana, &net, &draft("runoff", "Mill\nMarket\nSea", &kept)).await;
        let (approved, ticks) = opened(&ana, &net, &draft("approval", "Mill\nMarket", &kept)).await;
        let file = ana.opens(&format!("{ranks}/election.json")).await;
        file.is_fine();
        assert!(file.html().contains("\"NonHomomorphic\"") && file.html().contains("\"STV\""), "{}", file.html());
        ana.sends(&format!("{ranks}/options"), &[("label", "Sky")]).await.sees("no option can be added here");
        for acts in [&ranks, &ticks] {
            places(&ana, acts).await;
        }
        ends(&house).await;
        let ballots = r#"{"result":[[[1,2,3],[2,1,0],[1,1,0]]]}"#;
        brings(&ana, &ranks, ballots, &[]).await.goes_to(&format!("{ranked}/result"));
        ben.opens(&format!("{ranked}/result")).await.is_fine().sees("1 of them broke the rules of the method");
        let sums = r#"{"result":[[0,1,3]]}"#;
        brings(&ana, &ticks, sums, &[]).await.is_refused().sees("does not say how many ballots");
        brings(&ana, &ticks, sums, &[("tallied", "some")]).await.is_refused().keeps("some");
        brings(&ana, &ticks, sums, &[("tallied", "3")]).await.goes_to(&format!("{approved}/result"));
        ben.opens(&format!("{approved}/result")).await.sees("“Market” is chosen with 3 approvals.").sees("3 of 3 voted");
    }

    async fn one_election_asks_several_votes_and_each_reads_its_own_question(house: House) {
        let (net, ana, ben) = house.two().await;
        let kept = [("secrecy", "belenios")];
        let (simple, first) = opened(&ana, &net, &draft("simple", "", &kept)).await;
        let more = [kept[0], ("title", "What to plant")];
        let (approval, second) = opened(&ana, &net, &draft("approval", "Lime\nElm", &more)).await;
        // Neither a vote that ends at another moment nor one that is held here can be asked with it.
        opened(&ana, &net, &draft("simple", "", &[kept[0], ("title", "Too late"), ("hour", "19:00")])).await;
        opened(&ana, &net, &draft("simple", "", &[("title", "Held here")])).await;
        let page = ana.opens(&format!("{first}/election")).await;
        page.is_fine().sees("Ask other votes in the same election").sees("What to plant").markup();
        page.does_not_see("Too late").does_not_see("Held here");
        let other = second.rsplit('/').next().unwrap();
        let file = ana.opens(&format!("{first}/election.json?also={other}&also=0&also=x")).await;
        let asked: serde_json::Value = serde_json::from_str(file.is_fine().html()).unwrap();
        assert_eq!(asked["questions"].as_array().unwrap().len(), 2, "{asked}");
        assert_eq!(asked["questions"][0]["value"]["question"], "Where to plant");
        assert_eq!(asked["questions"][1]["value"]["answers"], serde_json::json!(["Lime", "Elm"]));
        let place = |number| [("link", "https://vote.example.org/elections/abc"), ("question", number)];
        for odd in ["0", "-1", "51", "first"] {
            ana.sends(&format!("{first}/election"), &place(odd)).await.is_refused().sees("Enter a whole number from 1 to 50").keeps(odd);
        }
        ana.does(&format!("{first}/election"), &place("1")).await.sees("Question 1 of the election");
        ana.sends(&format!("{second}/election"), &place("1")).await.is_refused().sees("is this question of that election already");
        ana.does(&format!("{second}/election"), &place("2")).await.is_fine();
        ben.opens(&approval).await.sees("Question 2 of the election").markup();
        ends(&house).await;
        brings(&ana, &second, r#"{"num_tallied":3,"result":[[0,2,1]]}"#, &[]).await.is_refused().sees("the file holds the result of one");
        let result = r#"{"num_tallied":3,"result":[[0,2,1],[1,0,2]]}"#;
        brings(&ana, &second, result, &[]).await.goes_to(&format!("{approval}/result"));
        brings(&ana, &first, result, &[]).await.goes_to(&format!("{simple}/result"));
        ben.opens(&format!("{approval}/result")).await.sees("“Elm” is chosen with 2 approvals.").sees("3 of 3 voted");
        ben.opens(&format!("{simple}/result")).await.sees("2 of 3 votes cast are for it");
    }

    async fn the_election_is_compared_with_the_vote_before_anybody_votes(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[("secrecy", "belenios")])).await;
        let place = format!("{acts}/election");
        let link = [("link", "https://vote.example.org/elections/abc")];
        let wrong = [link[0], ("fingerprint", "qPmbRZ")];
        let published = |answers: &str| format!(r#"{{"uuid":"abc","questions":[{{"answers":[{answers}],"blank":true}}]}}"#);
        let right = published(r#""Yes","No""#);
        let brings = async |fields: &[(&str, &str)], text: &str| {
            ana.sends_file(&place, fields, ("published", "election.json", text.as_bytes())).await
        };
        brings(&link, &published(r#""No","Yes""#)).await.is_refused().sees("asks with the answers No, Yes").sees("this vote with Yes, No");
        brings(&link, r#"{"questions":[{"answers":["Yes","No"]},{"answers":["Yes","No"]}]}"#).await.is_refused().sees("The election asks 2 questions.");
        brings(&link, "{}").await.is_refused().sees("This file holds no election.");
        brings(&wrong, &right).await.is_refused().sees("This file has another fingerprint.").keeps("qPmbRZ");
        ben.opens(&item).await.sees("The link to the election will stand here");
        brings(&link, &right).await.goes_to(&item);
        ben.opens(&item).await.sees("were compared with those of the election").markup();
        // Another place has not been looked at.
        places(&ana, &acts).await;
        ben.opens(&item).await.sees("Nobody has compared the question").markup();
    }

    async fn somebody_has_several_votes_and_the_result_counts_votes(house: House) {
        let (net, ana, ben) = house.two().await;
        let people = [("electorate", "named"), ("named", "Ana = 3\nBen"), ("quorum", "60")];
        let with = |more: &[(&'static str, &'static str)]| [people.as_slice(), more].concat();
        let space = net.commons.to_string();
        for (method, more, why) in [
            ("simple", [("secrecy", "open"), ("seats", "1")], "Only in a vote that is held with Belenios"),
            ("approval", [("secrecy", "belenios"), ("seats", "1")], "only where people say yes or no"),
        ] {
            let fields = [draft(method, "Lime\nElm", &with(&more)), vec![("space", space.as_str())]].concat();
            ana.sends("/n/green-city/items", &fields).await.is_refused().sees(why).sees("Ana = 3");
        }
        for odd in ["Ana = 0", "Ana = many", "Ana = 1.5", "Ana ="] {
            let fields = draft("simple", "", &[("secrecy", "belenios"), ("electorate", "named"), ("named", odd)]);
            let sent = ana.sends("/n/green-city/items", &[fields, vec![("space", space.as_str())]].concat()).await;
            sent.is_refused().sees("write a whole number from 1 to").sees(odd);
        }
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &with(&[("secrecy", "belenios")]))).await;
        ana.opens(&item).await.sees("Ana (3 votes)").markup();
        ana.opens(&format!("{item}/edit")).await.sees("Ana = 3");
        ana.does(&format!("{acts}/opening"), &[]).await.sees("Voting is open.");
        ben.opens(&item).await.sees("Ana (3 votes)").sees("2 people have 4 votes.").markup();
        let list = net.steward.sends(&format!("{acts}/election/voters"), &[]).await;
        assert_eq!(list.html().lines().filter(|line| line.ends_with(",,3")).count(), 1, "{}", list.html());
        assert_eq!(list.html().lines().filter(|line| !line.contains(',')).count(), 1, "{}", list.html());
        places(&ana, &acts).await;
        ends(&house).await;
        let sums = r#"{"result":[[0,3,1]]}"#;
        brings(&ana, &acts, sums, &[]).await.is_refused().sees("does not say how many ballots");
        brings(&ana, &acts, r#"{"num_tallied":2,"result":[[0,3,2]]}"#, &[]).await.is_refused().sees("This file counts 5 votes");
        brings(&ana, &acts, sums, &[("tallied", "2")]).await.goes_to(&format!("{item}/result"));
        let result = ben.opens(&format!("{item}/result")).await;
        result.sees("3 of 4 votes cast are for it").sees("4 took part, and 3 were needed.").sees("2 of 2 voted");
        result.sees("The result counts votes, not people.").markup();
    }

    async fn votes_with_other_voters_are_no_one_election(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let named = |who| [("secrecy", "belenios"), ("electorate", "named"), ("named", who)];
        let (_, first) = opened(&ana, &net, &draft("simple", "", &named("Ana\nBen"))).await;
        let (_, second) = opened(&ana, &net, &draft("simple", "", &[named("Ana\nCleo").as_slice(), &[("title", "Other")]].concat())).await;
        let other = second.rsplit('/').next().unwrap();
        ana.opens(&format!("{first}/election")).await.sees("Other");
        let refused = ana.opens(&format!("{first}/election.json?also={other}")).await;
        refused.sees("Not everybody who may vote here may vote in the other vote too");
        for who in [&ben, &cleo] {
            who.opens(&format!("{first}/election.json?also={other}")).await.is_missing();
        }
    }

    async fn what_is_no_result_of_this_vote_changes_nothing(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[("secrecy", "belenios")])).await;
        let good = r#"{"num_tallied":1,"result":[[0,1,0]]}"#;
        brings(&ana, &acts, good, &[]).await.sees("Voting has not ended yet");
        ends(&house).await;
        brings(&ana, &acts, good, &[]).await.sees("Say first where the election stands");
        ana.sends(&format!("{acts}/election"), &[("link", "javascript:alert(1)")]).await.is_refused().keeps("javascript:alert(1)");
        ana.sends(&format!("{acts}/election"), &[]).await.is_refused();
        places(&ana, &acts).await;
        for (text, why) in [
            ("", "Choose the file first."),
            ("no json", "This file is not JSON."),
            ("{}", "holds no result of an election"),
            (r#"{"result":[[0,1,0],[0,1,0]]}"#, "exactly one question"),
            (r#"{"result":[[0,1]]}"#, "the result of another election"),
            (r#"{"result":[[0,-1,2]]}"#, "a whole number, 0 or more"),
            (r#"{"num_tallied":2,"result":[[0,1,0]]}"#, "do not add up"),
            (r#"{"result":[[0,4,0]]}"#, "counts 4 ballots, but only 3 may vote"),
        ] {
            brings(&ana, &acts, text, &[]).await.is_refused().sees(why);
        }
        ana.sends(&format!("{acts}/election/result"), &[]).await.is_refused().sees("Choose the file first.");
        let huge = format!("{{\"result\":[[{}]]}}", "0,".repeat(5_000_000));
        brings(&ana, &acts, &huge, &[]).await.is(StatusCode::PAYLOAD_TOO_LARGE);
        brings(&ben, &acts, good, &[]).await.is_missing();
        ben.opens(&format!("{acts}/election")).await.is_missing();
        ben.opens(&format!("{acts}/election.json")).await.is_missing();
        ben.opens(&item).await.sees("Open for voting").does_not_see("Passed");
        let (one, two) = tokio::join!(brings(&ana, &acts, good, &[]), brings(&ana, &acts, good, &[]));
        let taken = [one, two].iter().filter(|sent| sent.leads_to().is_some()).count();
        assert_eq!(taken, 1);
        let log = net.steward.opens("/n/green-city/log").await;
        assert_eq!(log.text().matches("has closed").count(), 1, "{}", log.text());
    }

    async fn the_addresses_of_voters_are_for_stewards_who_are_asked_and_named(house: House) {
        let (net, ana, _) = house.two().await;
        let (_, acts) = opened(&ana, &net, &draft("simple", "", &[("secrecy", "belenios")])).await;
        let late = house.member(&net, "Late", Role::Member).await;
        let voters = format!("{acts}/election/voters");
        late.opens(&voters).await.is_missing();
        late.sends(&voters, &[]).await.is_missing();
        ana.opens(&voters).await.sees("given to stewards of the network only");
        ana.sends(&voters, &[]).await.sees("given to stewards of the network only").does_not_see("voters.txt");
        ana.opens(&format!("{acts}/election")).await.sees("given to stewards of the network only");
        net.steward.opens(&voters).await.is_fine().sees("These are personal data.").markup();
        net.steward.opens("/n/green-city/log").await.does_not_see("took the addresses");
        let list = net.steward.sends(&voters, &[]).await;
        assert!(list.header("content-disposition").contains("voters.txt"), "{}", list.header("content-disposition"));
        let lines: Vec<&str> = list.html().lines().collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines.iter().all(|line| line.contains('@') && !line.to_lowercase().starts_with("late")), "{lines:?}");
        net.steward.opens("/n/green-city/log").await.sees("took the addresses");
        net.steward.does(&format!("/n/green-city/people/{}/suspension", ana.member.unwrap()), &[]).await;
        assert_eq!(net.steward.sends(&voters, &[]).await.html().lines().count(), 2);
    }

    async fn what_cannot_be_held_with_belenios_is_told_beside_its_field(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = net.commons.to_string();
        let kept = ("secrecy", "belenios");
        for (method, more, why) in [
            ("consent", [kept, ("quorum", "")], "votes have to be open"),
            ("dual", [kept, ("quorum", "")], "votes cannot be secret"),
            ("simple", [kept, ("electorate", "organisations")], "by their e-mail addresses"),
        ] {
            let fields = [draft(method, "", &more), vec![("space", space.as_str())]].concat();
            ana.sends("/n/green-city/items", &fields).await.is_refused().sees(why).keeps("Where to plant");
        }
        let (_, here) = opened(&ana, &net, &draft("simple", "", &[])).await;
        for page in ["election", "election.json", "election/result"] {
            ana.opens(&format!("{here}/{page}")).await.sees("is not held with Belenios");
        }
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[kept])).await;
        ben.does("/n/green-city/inbox/done", &[]).await;
        house.app.clock.forward(9 * DAY);
        house.jobs_end().await;
        ben.opens("/n/green-city/inbox").await.does_not_see("Your vote is missing");
        ana.does(&format!("{acts}/extension"), &[("day", "2026-12-05"), ("hour", "9:00")]).await.sees("open for longer");
        ben.opens(&item).await.sees("Open for voting");
    }
}
