//! Secret votes: nobody who holds everything can tell who chose what.

use super::{draft, ends, opened, votes};
use crate::kit::{House, Net, Person};
use house::access::Role;
use std::path::{Path, PathBuf};

const WORDS: [&str; 6] = ["yes", "yes", "yes", "yes", "no", "abstain"];

/// Six people, of whom each has voted by a vote of this secrecy; answers with what each was told.
async fn six(house: &House, kept: &str) -> (Net, Vec<Person>, String, Vec<String>) {
    let (net, ana, ben) = house.two().await;
    let mut all = vec![ana, ben];
    for name in ["Cleo", "Dan", "Eve", "Finn"] {
        all.push(house.member(&net, name, Role::Member).await);
    }
    let (item, acts) = opened(&all[0], &net, &draft("simple", "", &[("secrecy", kept)])).await;
    let mut told = Vec::new();
    for (who, word) in all.iter().zip(WORDS) {
        // Everyone says something else first: only the last ballot counts.
        votes(who, &acts, &[("choice", "no"), ("reason", "Nobody keeps this.")]).await;
        told.push(votes(who, &acts, &[("choice", word)]).await.html().to_owned());
    }
    (net, all, item, told)
}

/// Every row of every table, as text, with the name of its table.
async fn everything(house: &House) -> Vec<(String, String)> {
    let tables = house.app.rooms.all().iter().flat_map(|room| room.tables).copied().collect::<Vec<_>>();
    let db = house.app.db.clone();
    let read = move || {
        db.read_blocking(move |q| {
            let mut all = Vec::new();
            for table in tables
                .into_iter()
                .filter(|table| table.starts_with("proposal") || *table == "happenings" || *table == "jobs")
            {
                let sql = format!("SELECT * FROM {table} ORDER BY 1");
                q.each(&sql, &[], &mut |line: db::Line| {
                    all.push((table.to_owned(), format!("{line:?}")));
                    Ok(())
                })?;
            }
            Ok::<_, db::Error>(all)
        })
    };
    tokio::task::spawn_blocking(read).await.unwrap().unwrap()
}

fn keys(house: &House) -> Vec<PathBuf> {
    let folder = house.app.config.keys_folder();
    std::fs::read_dir(Path::new(&folder))
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default()
}

/// All bytes of the database's files and of a backup of it, where it is a file.
async fn bytes(house: &House) -> Vec<u8> {
    let address = house.address();
    let Some(file) = address.strip_prefix("sqlite://") else { return Vec::new() };
    let mut all = Vec::new();
    for end in ["", "-wal"] {
        all.extend(std::fs::read(format!("{file}{end}")).unwrap_or_default());
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

on_both! {
    async fn whoever_holds_all_that_is_kept_cannot_join_voters_and_ballots(house: House) {
        let (_, all, item, _) = six(&house, "secret").await;
        let open = everything(&house).await;
        let envelopes: Vec<_> = open.iter().filter(|(table, _)| table == "proposal_envelopes").collect();
        assert_eq!(envelopes.len(), 6);
        assert!(open.iter().all(|(table, _)| table != "proposal_ballots"));
        let length = |text: &str| text.split(|c: char| !c.is_ascii_hexdigit()).map(str::len).max();
        assert!(envelopes.iter().all(|(_, text)| length(text) == length(&envelopes[0].1)), "a length tells what is inside");
        let key = keys(&house);
        assert_eq!(key.len(), 1);
        let private = std::fs::read_to_string(&key[0]).unwrap();
        all[1].opens(&item).await.sees("You have voted").sees("6 of 7 voted").sees("is sealed and cannot be shown").does_not_see("Nobody keeps this");
        all[1].opens(&format!("{item}/result")).await.does_not_see("votes cast");
        ends(&house).await;
        let closed = everything(&house).await;
        assert!(closed.iter().all(|(table, _)| !["proposal_envelopes", "proposal_ballots", "proposal_papers"].contains(&table.as_str())));
        // What is left of the choices is how many there were of each, in rows that name nobody.
        let piles: Vec<_> = closed.iter().filter(|(table, _)| table == "proposal_piles").collect();
        assert_eq!(piles.len(), 3, "{piles:?}");
        assert_eq!(keys(&house), Vec::<PathBuf>::new(), "the key is destroyed");
        let held = bytes(&house).await;
        assert!(!holds(&held, private.trim()) && !holds(&held, "Nobody keeps this"), "the files hold the key or a reason");
        let result = all[2].opens(&format!("{item}/result")).await;
        result.is_fine().sees("Passed").sees("4 of 5 votes cast are for it").does_not_see("Ballots");
        for name in ["Cleo", "Dan", "Eve", "Finn"] {
            all[0].opens(&format!("{item}/result")).await.does_not_see(&format!(">{name}<"));
        }
    }

    async fn of_fewer_than_five_ballots_none_is_opened(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = opened(&ana, &net, &draft("simple", "", &[("secrecy", "secret")])).await;
        votes(&ben, &acts, &[("choice", "yes")]).await.goes_to(&item);
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("Fewer than five people voted.").does_not_see("votes cast");
        ana.opens(&item).await.sees("No decision").sees("1 of 3 voted");
        assert!(everything(&house).await.iter().all(|(table, _)| table != "proposal_envelopes" && table != "proposal_piles"));
    }

    async fn a_checkable_vote_publishes_all_ballots_by_codes_that_voters_alone_know(house: House) {
        let (_, all, item, told) = six(&house, "checkable").await;
        let codes: Vec<String> = told
            .iter()
            .map(|page| page.split("class=\"receipt\">").nth(1).unwrap().split('<').next().unwrap().to_owned())
            .collect();
        all[1].opens(&format!("{item}/ballots.csv")).await.does_not_see(&codes[0]);
        let before = bytes(&house).await;
        assert!(codes.iter().all(|code| !holds(&before, code)), "a code is kept before the vote is closed");
        ends(&house).await;
        let list = all[3].opens(&format!("{item}/ballots.csv")).await;
        let list = list.html().trim_start_matches('\u{feff}').to_owned();
        assert_eq!(list.lines().count(), 7, "{list}");
        for (code, word) in codes.iter().zip(WORDS) {
            let row = list.lines().find(|line| line.starts_with(code.as_str())).unwrap_or_else(|| panic!("{code} is not in {list}"));
            let place = ["yes", "no", "abstain"].iter().position(|known| *known == word).unwrap();
            assert_eq!(row.split(',').nth(place + 1), Some("1"), "{row}");
        }
        all[3].opens(&format!("{item}/result")).await.sees("SHA-256 of the list:").sees("Passed");
        let file = std::env::temp_dir().join(format!("commonweave-ballots-{}.csv", house::clock::Chance.token().unwrap()));
        std::fs::write(&file, &list).unwrap();
        let counted = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave")).args(["count", "--method", "approval"]).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        let counted = format!("{}{}", String::from_utf8_lossy(&counted.stdout), String::from_utf8_lossy(&counted.stderr));
        assert!(counted.contains("yes (4 approvals)"), "{counted}");
    }

    async fn what_needs_to_be_seen_cannot_be_secret(house: House) {
        let (net, ana, _) = house.two().await;
        let space = net.commons.to_string();
        for (method, kept) in [("consent", "secret"), ("dual", "checkable"), ("consensus", "sealed")] {
            let fields = [draft(method, "", &[("secrecy", kept)]), vec![("space", space.as_str())]].concat();
            ana.sends("/n/green-city/items", &fields).await.is_refused().keeps("Where to plant");
        }
    }
}
