//! The search follows what it finds: files with what carries them, and a long talk that moves.

use crate::files::picture;
use crate::jobs::works_off;
use crate::kit::{House, Net, Person};
use crate::search::{looks, results, says, writes};
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::{ItemId, SpaceId};
use std::time::Duration;
use talk::conversations::{Posting, post_many};

/// Many messages of Ana's in an item.
async fn talks(house: &House, net: &Net, ana: &Person, item: &str, amount: u64) {
    let item: ItemId = item.rsplit_once('/').unwrap().1.parse().unwrap();
    let (network, author, now) = (net.id, ana.member.unwrap(), house.now());
    let done = house.app.db.write(move |tx| {
        let new: Vec<Posting<'_>> = (0..amount)
            .map(|at| Posting {
                network,
                item,
                parent: None,
                author,
                body: "Quinces are ripe",
                html: "<p>Quinces are ripe</p>",
                once: None,
                now: now + Duration::from_millis(at),
            })
            .collect();
        post_many(tx, &new).map(|_| ())
    });
    done.await.map_err(|error: db::Error| error).unwrap();
}

async fn found(who: &Person, net: &Net, space: SpaceId) -> usize {
    let (mut amount, mut page) = (0, Some(format!("/n/{}/search?q=quinces&space={space}", net.slug)));
    while let Some(at) = page {
        let seen = who.opens(&at).await;
        amount += results(seen.is_fine()).len();
        page = seen.value("class=\"pager\"", "href").map(|href| href.replace("&#38;", "&"));
    }
    amount
}

on_both! {
    async fn a_file_is_found_by_its_name_where_its_item_may_be_read(house: House) {
        let (net, ana, ben) = house.two().await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let item = writes(&ana, &net, quiet, "Which trees first?", "").await;
        let open = writes(&ana, &net, net.commons, "Which pots?", "").await;
        for to in [&item, &open] {
            let seen = ana.sends_file("/n/green-city/files", &[], ("bring", "Zephyrplan 2026.png", &picture(40, 30))).await;
            let file = seen.is_fine().value("name=\"file\"", "value").unwrap();
            let (alt, fields) = (format!("alt-{file}"), "shown");
            let said = [("body", ""), ("files", fields), ("file", file.as_str()), (alt.as_str(), "A garden with gnomes")];
            ana.does(&format!("{to}/messages"), &said).await.is_fine();
        }
        for words in ["zephyrplan", "gnomes"] {
            let (hers, his) = (looks(&ana, &net, words).await, looks(&ben, &net, words).await);
            assert_eq!((results(&hers).len(), results(&his).len()), (2, 1), "{words}");
            his.sees("Zephyrplan 2026.png").does_not_see("Quiet room");
            assert!(results(&his)[0].starts_with(&format!("{open}?message=")), "it leads to where it stands");
        }
        let only = ben.opens("/n/green-city/search?q=zephyrplan&what=file").await;
        assert_eq!(results(&only).len(), 1);
        let message = results(&only)[0].rsplit_once('-').unwrap().1.to_owned();
        ana.does(&format!("{open}/messages/{message}/removal"), &[]).await.is_fine();
        assert!(results(&looks(&ben, &net, "zephyrplan").await).is_empty());
        ana.does(&format!("{item}/move"), &[("space", &net.commons.to_string())]).await.is_fine();
        assert_eq!(results(&looks(&ben, &net, "zephyrplan").await).len(), 1);
    }

    async fn a_long_talk_that_moves_is_lost_to_some_at_once_and_followed_by_the_search(house: House) {
        let (net, ana, ben) = house.two().await;
        house.jobs_end().await;
        let house = house.at_rest().await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        house.enters(&net, quiet, &cleo, SpaceRole::Member).await;
        let item = writes(&ana, &net, net.commons, "Fruit", "").await;
        talks(&house, &net, &ana, &item, 700).await;
        assert_eq!(found(&ben, &net, net.commons).await, 700);
        ana.does(&format!("{item}/move"), &[("space", &quiet.to_string())]).await.is_fine();
        // The rest of the index follows later; who may see what holds at once.
        assert!(results(&looks(&ben, &net, "quinces").await).is_empty());
        assert_eq!((found(&ben, &net, net.commons).await, found(&ben, &net, quiet).await), (0, 0));
        let soon = found(&cleo, &net, quiet).await;
        assert!((200..700).contains(&soon), "{soon}");
        works_off(&house.app).await;
        assert_eq!(found(&cleo, &net, quiet).await, 700);
        says(&ana, &item, "Quinces again").await;
        assert_eq!(found(&cleo, &net, quiet).await, 701);
        house.app.clock.forward(Duration::from_secs(1));
        ana.does(&format!("{item}/move"), &[("space", &net.commons.to_string())]).await.is_fine();
        works_off(&house.app).await;
        assert_eq!((found(&ben, &net, net.commons).await, found(&cleo, &net, quiet).await), (701, 0));
    }
}
