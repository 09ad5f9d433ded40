//! Taking one's own along, and a whole network.

use crate::commands::runs;
use crate::kit::Person;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

/// The files of an archive, by their names.
pub fn unpacked(archive: impl Read + Seek) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(archive).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

/// What this person takes along.
async fn taken(person: &Person) -> BTreeMap<String, String> {
    let seen = person.opens("/n/green/my-data.zip").await;
    unpacked(Cursor::new(seen.is_fine().bytes().to_vec()))
}

/// How many rows a file has below its head, where no text is longer than a line.
fn rows(files: &BTreeMap<String, String>, name: &str) -> usize {
    files[name].lines().count() - 1
}

on_both! {
    async fn a_member_takes_along_what_they_wrote_and_nothing_of_others(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana Prata", Role::Member).await;
        let ben = house.member(&net, "Ben Okri", Role::Member).await;
        let hidden = house.space(&net, "The quiet ones", SpaceVisibility::Members, &ana).await;
        let talk = house.item(&ana, &net, hidden, "discussion", "Roofs that we know").await;
        ana.does(&format!("{talk}/messages"), &[("body", "=1+1 is what the sheet said"), ("once", "a")]).await.is_fine();
        let open = house.item(&ben, &net, net.commons, "discussion", "A garden for all").await;
        ben.does(&format!("{open}/messages"), &[("body", "Only Ben knows the gardener"), ("once", "b")]).await.is_fine();
        ana.does(&format!("{open}/messages"), &[("body", "I bring spades"), ("once", "c")]).await.is_fine();

        ana.opens("/n/green/profile").await.sees("Download everything you wrote here");
        ana.opens("/n/green/my-data").await.is_fine().sees("It does not contain what other people wrote");
        let files = taken(&ana).await;
        assert!(files["items.csv"].contains("Roofs that we know"));
        assert!(files["messages.csv"].contains("I bring spades") && files["messages.csv"].contains("'=1+1 is what"));
        assert!(files["account.csv"].contains("Ana Prata"));
        assert_eq!(rows(&files, "members.csv"), 1);
        // The moment of the house's clock, as programs write it.
        assert!(files["items.csv"].contains("2026-11-"), "{}", files["items.csv"]);
        let everything = files.values().cloned().collect::<String>();
        for other in ["Ben Okri", "A garden for all", "gardener"] {
            assert!(!everything.contains(other), "{other} went along");
        }
        assert!(!everything.contains("argon2"), "a password went along");
        assert!(files["files.csv"].contains("item_id") && !files["files.csv"].contains("place"), "{}", files["files.csv"]);
        assert_eq!(rows(&files, "item-tags.csv"), 0);

        let files = taken(&ben).await;
        let everything = files.values().cloned().collect::<String>();
        assert!(!everything.contains("Roofs that we know") && !everything.contains("The quiet ones"));
        house.visitor().opens("/n/green/my-data.zip").await.is_missing();
        let stranger = house.account("Cleo").await;
        stranger.opens("/n/green/my-data.zip").await.is_missing();
    }

    async fn a_host_takes_a_whole_network_and_no_other(house: House) {
        let (net, ana, _) = house.two().await;
        let talk = house.item(&ana, &net, net.commons, "discussion", "Roofs that we know").await;
        ana.does(&format!("{talk}/messages"), &[("body", "Slate lasts"), ("once", "a")]).await.is_fine();
        let other = house.network("blue", NetworkVisibility::Private).await;
        house.item(&other.steward, &other, other.commons, "discussion", "Of the other network").await;
        let file = std::env::temp_dir().join(format!("commonweave-{}.zip", house::clock::Chance.token().unwrap()));
        let path = file.to_str().unwrap();
        runs(&house, &["export", &net.slug, path]).await.is_well(true).says("is written").says("1 messages");
        runs(&house, &["export", &net.slug, path]).await.is_well(false).says("is there already");
        runs(&house, &["export", "nowhere", path]).await.is_well(false).says("there is no network at /n/nowhere");
        let files = unpacked(std::fs::File::open(&file).unwrap());
        std::fs::remove_file(&file).unwrap();
        assert!(files["messages.csv"].contains("Slate lasts"));
        assert_eq!(rows(&files, "network.csv"), 1);
        let everything = files.values().cloned().collect::<String>();
        assert!(!everything.contains("Of the other network") && !everything.contains("argon2"));
        for (name, text) in &files {
            let mut sheet = csv::ReaderBuilder::new().from_reader(text.as_bytes());
            let wide = sheet.headers().unwrap().len();
            assert!(sheet.records().all(|row| row.unwrap().len() == wide), "{name} has rows of another width");
        }
    }
}
