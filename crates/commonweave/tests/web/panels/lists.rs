//! The two lists: who may have them, and that everybody draws the same from them.

use super::{called, closes, draws, four, goes_on};
use crate::kit::{House, Person, Seen};
use axum::http::StatusCode;
use house::access::Role;
use std::collections::BTreeMap;

/// The command draws the same numbers from the two lists and the seed; the digests are those that were published.
pub async fn again(who: &Person, acts: &str, result: &Seen, (round, size, seed): (&str, &str, &str)) {
    let folder =
        std::env::temp_dir().join(format!("commonweave-panel-{}", house::clock::Chance.token().unwrap()));
    std::fs::create_dir(&folder).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
    command.arg("panel");
    for list in ["respondents.csv", "categories.csv"] {
        let file = who.opens(&format!("{acts}/{list}?round={round}")).await;
        file.is_fine().does_not_see("Cleo").does_not_see("Fay");
        let text = std::str::from_utf8(file.bytes()).unwrap();
        result.sees(&format!("{} {list}", house::clock::digest(text)));
        std::fs::write(folder.join(list), file.bytes()).unwrap();
        command.arg(folder.join(list));
    }
    let done = command.args(["--size", size, "--seed", seed, "--json"]).output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let told: serde_json::Value = serde_json::from_slice(&done.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
    let drawn: Vec<&str> =
        told["panel"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    result.sees(&format!("Numbers drawn {} Everyone", drawn.join(", ")));
}

/// What somebody takes along.
pub async fn taken(who: &Person) -> BTreeMap<String, String> {
    let seen = who.opens("/n/green-city/my-data.zip").await;
    crate::portability::unpacked(std::io::Cursor::new(seen.is_fine().bytes().to_vec()))
}

/// What a host takes out of the network.
pub async fn exported(house: &House) -> BTreeMap<String, String> {
    let file =
        std::env::temp_dir().join(format!("commonweave-{}.zip", house::clock::Chance.token().unwrap()));
    let path = file.to_str().unwrap();
    crate::commands::runs(house, &["export", "green-city", path]).await.is_well(true);
    let whole = crate::portability::unpacked(std::fs::File::open(&file).unwrap());
    std::fs::remove_file(&file).unwrap();
    whole
}

on_both! {
    async fn lists_that_tell_of_nobody_are_for_everybody(house: House) {
        let (net, ana, ben) = house.two().await;
        let more = [("questions", ""), ("size", "3")];
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &more).await;
        ben.opens(&format!("{acts}/respondents.csv")).await.is(StatusCode::CONFLICT).sees("The lists exist once");
        for name in ["Cleo", "Dora", "Emil", "Fay", "Gus", "Hana"] {
            let who = house.member(&net, name, Role::Member).await;
            who.does(&format!("{acts}/volunteering"), &[]).await;
        }
        closes(&house).await;
        let published = ben.opens(&format!("{item}/result")).await;
        published.sees("between 50.0 % and 50.0 %").sees("respondents.csv").does_not_see("--seed").does_not_see("fewer than five").markup();
        let before = ben.opens(&format!("{acts}/respondents.csv")).await.html().to_owned();
        assert_eq!(before, "\u{feff}id,everyone\n1,yes\n2,yes\n3,yes\n4,yes\n5,yes\n6,yes\n");
        draws(&house, &ana, &acts, "18446744073709551615").await;
        let result = ben.opens(&format!("{item}/result")).await;
        // Also a reader who holds nothing draws the panel again, from what was published before.
        again(&ben, &acts, &result, ("1", "3", "18446744073709551615")).await;
        assert_eq!(ben.opens(&format!("{acts}/respondents.csv")).await.html(), before);
        ben.opens(&format!("{acts}/respondents.csv?round=2")).await.is(StatusCode::CONFLICT);
    }

    async fn what_is_published_is_what_is_drawn_from_whoever_leaves_meanwhile(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        let people = four(&house, &net, &acts).await;
        // Whoever leaves while people still come is not among them.
        let gone = house.member(&net, "Gus", Role::Member).await;
        super::comes(&gone, &acts, "0").await;
        gone.sends("/n/green-city/departure", &[]).await.goes_to("/");
        closes(&house).await;
        ben.opens(&format!("{item}/result")).await.sees("4 people volunteered");
        let before = ana.opens(&format!("{acts}/respondents.csv")).await.html().to_owned();
        // Both who are young leave: one of them is drawn all the same, and the seat is empty at once.
        for who in &people[..2] {
            who.sends("/n/green-city/departure", &[]).await.goes_to("/");
        }
        draws(&house, &ana, &acts, "3").await;
        assert_eq!(ana.opens(&format!("{acts}/respondents.csv")).await.html(), before);
        let result = ben.opens(&format!("{item}/result")).await;
        again(&ana, &acts, &result, ("1", "2", "3")).await;
        ben.opens(&item).await.does_not_see("Cleo").does_not_see("Dora");
        ana.opens(&format!("{acts}/draws")).await.sees("1 seat is empty");
        let whole = exported(&house).await;
        let (_, seats) = whole.iter().find(|(name, _)| name.ends_with("panel-seats.csv")).unwrap();
        assert!(seats.contains("left") && seats.contains("drawn") && !seats.contains("away"), "{seats}");
    }

    async fn nothing_of_a_panel_is_left_when_it_is_gone_for_good(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts) = called(&ana, &net, &net.commons.to_string(), &[]).await;
        four(&house, &net, &acts).await;
        closes(&house).await;
        draws(&house, &ana, &acts, "3").await;
        crate::commands::runs(&house, &["doctor"]).await.says("every count that is kept");
        ana.does(&format!("{item}/removal"), &[]).await;
        goes_on(&house, 31).await;
        for table in ["panels", "panel_features", "panel_quotas", "panel_volunteers", "panel_draws", "panel_chances"] {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            let left = house.app.db.read(move |q| q.one::<i64>(&sql, &[])).await;
            assert_eq!(left.map_err(|error: db::Error| error).unwrap(), 0, "{table}");
        }
    }
}
