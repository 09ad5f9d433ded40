//! Secret votes whose key stewards keep: sealed with their passphrases, opened by one of them, and by nothing that is stored.

use super::{draft, drafted, ends, votes};
use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{Role, SpaceVisibility};
use std::path::Path;

const WORDS: &str = "seven geese on a wet roof";
const OTHER: &str = "nine tulips beside the tram";
const PAGE: &str = "/n/green-city/settings/passphrase";

/// Sets somebody's passphrase.
async fn sets(who: &Person, words: &str) {
    who.does(PAGE, &[("passphrase", words), ("again", words)]).await.sees("Your passphrase is set.");
}

fn number(who: &Person) -> String {
    who.member.unwrap().to_string()
}

/// A network with a second steward, who has a passphrase as the first does, and a secret vote of which both keep the key.
async fn kept(house: &House, secrecy: &str) -> (Net, Vec<Person>, Person, String, String) {
    let (net, ana, ben) = house.two().await;
    let second = house.member(&net, "Sven", Role::Steward).await;
    sets(&net.steward, WORDS).await;
    sets(&second, OTHER).await;
    let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[("secrecy", secrecy)])).await;
    let page = ana.opens(&format!("{acts}/opening")).await;
    page.sees("Who keeps the key?").sees("Sven").does_not_see(">Ben<").markup();
    let both = [("keepers", number(&net.steward)), ("keepers", number(&second))];
    let both: Vec<(&str, &str)> = both.iter().map(|(name, id)| (*name, id.as_str())).collect();
    ana.does(&format!("{acts}/opening"), &both).await.sees("Voting is open.");
    let mut all = vec![ana, ben];
    // Who comes later does not vote.
    all.push(house.member(&net, "Cleo", Role::Member).await);
    (net, all, second, item, acts)
}

/// Everything that is kept of keys, as one text.
async fn secrets(house: &House) -> String {
    let tables = ["vote_passphrases", "proposal_keepers", "proposals"];
    let read = house.app.db.read(move |q| {
        let mut all = String::new();
        for table in tables {
            q.each(&format!("SELECT * FROM {table} ORDER BY 1"), &[], &mut |line: db::Line| {
                all.push_str(&format!("{line:?}"));
                Ok(())
            })?;
        }
        Ok::<_, db::Error>(all)
    });
    read.await.unwrap()
}

async fn shares(house: &House) -> i64 {
    house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM proposal_keepers", &[])).await.unwrap()
}

/// How many keys lie in files.
fn files(house: &House) -> usize {
    std::fs::read_dir(Path::new(&house.app.config.keys_folder())).map_or(0, Iterator::count)
}

on_both! {
    async fn ballots_wait_for_a_passphrase_and_one_of_the_stewards_opens_them(house: House) {
        let (net, ana, ben) = house.two().await;
        let second = house.member(&net, "Sven", Role::Steward).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        sets(&net.steward, WORDS).await;
        sets(&second, OTHER).await;
        let (item, acts) = drafted(&ana, &net, &draft("simple", "", &[("secrecy", "checkable")])).await;
        let (one, other) = (number(&net.steward), number(&second));
        ana.does(&format!("{acts}/opening"), &[("keepers", &one), ("keepers", &other)]).await.sees("Voting is open.");
        assert_eq!((files(&house), shares(&house).await), (0, 2), "the key is in no file");
        let all = secrets(&house).await;
        assert!(!all.contains(WORDS) && !all.contains(OTHER), "a passphrase is kept");
        let ballot = ben.opens(&format!("{acts}/ballot")).await;
        ballot.sees("with the passphrase of one of the stewards").sees("The key is in no file").sees("a code that only you know").markup();
        for (who, word) in [(&ana, "yes"), (&ben, "yes"), (&cleo, "yes"), (&net.steward, "no"), (&second, "abstain")] {
            votes(who, &acts, &[("choice", word)]).await.is_fine();
        }
        // Before the end a passphrase is looked at, and opens nothing.
        let key = format!("{acts}/key");
        second.opens(&item).await.sees("Check my passphrase").sees("Sven").markup();
        second.does(&key, &[("passphrase", OTHER)]).await.sees("Your passphrase is right.").does_not_see("Voting closed");
        ben.opens(&item).await.does_not_see("Check my passphrase");
        ben.opens(&key).await.is(StatusCode::CONFLICT).sees("Only a steward who keeps the key");
        ben.sends(&key, &[("passphrase", OTHER)]).await.is(StatusCode::CONFLICT);
        ends(&house).await;
        let late = votes(&ben, &acts, &[("choice", "no")]).await;
        late.does_not_see("class=\"receipt\"");
        ben.opens(&item).await.sees("The ballots wait to be opened").does_not_see("Passed").does_not_see("Open the ballots");
        ben.opens("/n/green-city/today").await.does_not_see("Open the ballots of");
        // What one can do with an open vote is over, and no page says that it is open.
        let result = ben.opens(&format!("{item}/result")).await;
        result.sees("The votes have not been counted yet.").sees("The ballots wait to be opened").does_not_see("Voting closes:").markup();
        ana.opens(&item).await.does_not_see("Extend voting");
        ana.opens(&format!("{acts}/extension")).await.is(StatusCode::CONFLICT).sees("Voting is not open");
        let list = format!("/n/green-city/spaces/{}", net.commons);
        ben.opens(&list).await.sees("Voting has ended:").does_not_see("Voting is open:");
        for steward in [&net.steward, &second] {
            steward.opens("/n/green-city/today").await.sees("Open the ballots of “Where to plant”").markup();
        }
        // The passphrase of one opens nothing that was sealed for another.
        second.sends(&key, &[("passphrase", WORDS)]).await.is_refused().sees("This is not the passphrase").does_not_see(WORDS).markup();
        assert_eq!(shares(&house).await, 2);
        let result = second.does(&key, &[("passphrase", OTHER)]).await;
        result.sees("The ballots are opened and counted.").sees("Passed").sees("3 of 4 votes cast are for it").markup();
        assert_eq!((files(&house), shares(&house).await), (0, 0), "the key is destroyed");
        net.steward.opens("/n/green-city/today").await.does_not_see("Open the ballots of");
        net.steward.sends(&key, &[("passphrase", WORDS)]).await.is(StatusCode::CONFLICT);
        net.steward.opens("/n/green-city/log").await.sees("opened the ballots of");
        let list = ben.opens(&format!("{item}/ballots.csv")).await;
        assert_eq!(list.html().lines().count(), 6, "{}", list.html());
        house.jobs_end().await;
        crate::commands::runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn so_few_ballots_that_none_is_opened_wait_for_nobody(house: House) {
        let (net, all, _, item, acts) = kept(&house, "secret").await;
        votes(&all[1], &acts, &[("choice", "yes")]).await.goes_to(&item);
        ends(&house).await;
        all[0].opens(&item).await.sees("No decision").does_not_see("The ballots wait");
        assert_eq!(shares(&house).await, 0);
        net.steward.opens("/n/green-city/today").await.does_not_see("Open the ballots of");
    }

    async fn a_passphrase_is_long_and_set_by_stewards_alone(house: House) {
        let (net, ana, _) = house.two().await;
        ana.opens(PAGE).await.is_missing();
        ana.sends(PAGE, &[("passphrase", WORDS), ("again", WORDS)]).await.is_missing();
        net.steward.opens(PAGE).await.sees("Your passphrase is stored nowhere").markup();
        let short = net.steward.sends(PAGE, &[("passphrase", "too short"), ("again", "too short")]).await;
        short.is_refused().sees("Use between 20 and 200 characters.").does_not_see("too short").markup();
        let apart = net.steward.sends(PAGE, &[("passphrase", WORDS), ("again", OTHER)]).await;
        apart.is_refused().sees("The two passphrases differ.").markup();
        let (_, acts) = drafted(&ana, &net, &draft("simple", "", &[("secrecy", "secret")])).await;
        ana.opens(&format!("{acts}/opening")).await.sees("No steward who can read this has set a passphrase yet.").markup();
        // Who has none cannot keep a key, and nothing is opened by the attempt.
        let refused = ana.sends(&format!("{acts}/opening"), &[("keepers", &number(&net.steward))]).await;
        refused.is_refused().sees("Choose one of the options");
        assert_eq!((files(&house), shares(&house).await), (0, 0));
        sets(&net.steward, WORDS).await;
        net.steward.opens(PAGE).await.sees("You have had a passphrase since");
        net.steward.opens("/n/green-city/log").await.sees("set a passphrase for secret votes");
        ana.opens("/n/green-city/today").await.does_not_see("set a passphrase for secret votes");
    }

    async fn stewards_who_may_not_read_a_space_keep_none_of_its_keys(house: House) {
        let (net, ana, _) = house.two().await;
        sets(&net.steward, WORDS).await;
        let board = house.space(&net, "Board", SpaceVisibility::Members, &ana).await.to_string();
        let fields = draft("simple", "", &[("secrecy", "secret"), ("space", board.as_str())]);
        let item = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        let acts = item.replace("/items/", "/proposals/");
        ana.opens(&format!("{acts}/opening")).await.sees("No steward who can read this has set a passphrase yet.");
        ana.sends(&format!("{acts}/opening"), &[("keepers", &number(&net.steward))]).await.is_refused();
        net.steward.opens(&format!("{acts}/key")).await.is_missing();
    }

    async fn a_changed_passphrase_opens_later_votes_and_the_old_one_those_before(house: House) {
        let (net, _, _, _, acts) = kept(&house, "secret").await;
        sets(&net.steward, "eleven herons under a bridge").await;
        let key = format!("{acts}/key");
        net.steward.sends(&key, &[("passphrase", "eleven herons under a bridge")]).await.is_refused().sees("This is not the passphrase");
        net.steward.does(&key, &[("passphrase", WORDS)]).await.sees("Your passphrase is right.");
    }
}
