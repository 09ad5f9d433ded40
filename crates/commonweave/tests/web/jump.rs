//! Jump, which offers names while one types; and the index behind it and the search, made again.

use crate::search::{looks, results, says, writes};
use house::access::SpaceVisibility;

on_both! {
    async fn jump_offers_what_is_called_so_while_one_types(house: House) {
        let (net, ana, ben) = house.two().await;
        let room = house.space(&net, "Gardeners", SpaceVisibility::Network, &ana).await;
        let item = writes(&ana, &net, net.commons, "A new garden", "Not named in the text.").await;
        writes(&ana, &net, net.commons, "Else", "garden").await;
        let bar = ben.opens("/n/green-city/today").await;
        assert!(bar.html().contains("action=\"/n/green-city/search\"") && bar.html().contains("data-suggest=\"/n/green-city/jump\""));
        let offers = ben.opens("/n/green-city/jump?q=gard").await;
        let html = offers.is_fine().html();
        assert!(html.contains(&format!("href=\"/n/green-city/spaces/{room}\"")) && html.contains(&format!("href=\"{item}\"")), "{html}");
        assert_eq!(html.matches("role=\"option\"").count(), 3, "two names and the way to all results: {html}");
        assert!(ben.opens("/n/green-city/jump?q=an").await.html().contains("/people/"));
        assert_eq!(ben.opens("/n/green-city/jump?q=").await.is_fine().html().trim(), "");
    }

    async fn the_index_is_made_again_and_the_doctor_knows_when_it_should_be(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = writes(&ana, &net, net.commons, "Lighthouse", "with a lamp").await;
        says(&ana, &item, "and a keeper").await;
        let rooms = house.app.rooms;
        let look = async || {
            let db = house.app.db.clone();
            let seen = move || commonweave::doctor::index(&db, rooms.finds(), rooms.kinds()).unwrap();
            tokio::task::spawn_blocking(seen).await.unwrap()
        };
        assert_eq!(look().await.ill, []);
        let undone = house.app.db.write(|tx| {
            tx.run("DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_entries WHERE sort = 'message')", &[])?;
            tx.run("DELETE FROM search_entries WHERE sort <> 'item'", &[])?;
            tx.run("UPDATE items SET body = 'with a horn' WHERE title = 'Lighthouse'", &[])
        });
        undone.await.unwrap();
        assert_eq!(look().await.ill.len(), 2, "{:?}", look().await);
        let db = house.app.db.clone();
        let made = move || house::search::rebuild(&db, &rooms.finds(), rooms.kinds()).unwrap();
        assert_eq!(tokio::task::spawn_blocking(made).await.unwrap(), 6, "three people, a space, an item, a message");
        for (words, count) in [("horn", 1), ("lamp", 0), ("keeper", 1), ("Ana", 1)] {
            assert_eq!(results(&looks(&ben, &net, words).await).len(), count, "{words}");
        }
    }
}
