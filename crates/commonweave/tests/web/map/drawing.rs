//! When a map is drawn again, and where everyone stands meanwhile.

use super::{drawn, kept_up, talk};
use crate::kit::House;
use std::time::Duration;

/// Where everyone stands on the map of members.
async fn places(house: &House) -> Vec<(i64, f64)> {
    let read = house.app.db.read(|q| {
        q.all::<(i64, f64)>("SELECT node_id, x FROM map_nodes WHERE sort = 'member' ORDER BY node_id", &[])
    });
    read.await.map_err(|error: db::Error| error).unwrap()
}

async fn run(house: &House, sql: &'static str) {
    house.app.db.write(move |tx| tx.run(sql, &[])).await.map_err(|error: db::Error| error).unwrap();
}

on_both! {
    async fn who_is_off_the_map_for_a_while_finds_their_place_again(house: House) {
        let (net, ana, ben) = house.two().await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        run(&house, "UPDATE map_nodes SET x = x + 7").await;
        let before = places(&house).await;
        assert_eq!(before.len(), 2);
        // As it is while ties are counted again: there are none.
        run(&house, "UPDATE ties SET weight = -weight").await;
        drawn(&house).await;
        ana.opens("/n/green-city/map?of-whom=member").await.sees("nothing to draw yet");
        assert_eq!(places(&house).await, before);
        ben.does("/n/green-city/departure", &[]).await.is_fine();
        assert_eq!(places(&house).await.len(), 1, "who leaves has no place");
    }

    async fn a_map_of_the_same_ties_is_not_drawn_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        // A mark of our own tells whether somebody has drawn since.
        run(&house, "UPDATE map_nodes SET ways = 5").await;
        let ways = async || {
            let read = house.app.db.read(|q| q.one::<f64>("SELECT MAX(ways) AS ways FROM map_nodes WHERE sort = 'member'", &[]));
            read.await.map_err(|error: db::Error| error).unwrap()
        };
        house.app.clock.forward(Duration::from_secs(86_400 * 5));
        drawn(&house).await;
        assert!((ways().await - 5.0).abs() < 1e-9);
        net.steward.does(&format!("{item}/messages"), &[("body", "And the mill.")]).await.is_fine();
        drawn(&house).await;
        assert!(ways().await < 2.0);
    }

    async fn the_map_of_a_network_is_drawn_where_something_happened(house: House) {
        let (net, ana, ben) = house.two().await;
        let quiet = house.network("quiet", house::access::NetworkVisibility::Private).await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        kept_up(&house).await;
        let queued = async || {
            let read = house.app.db.read(|q| {
                q.one::<i64>("SELECT COUNT(*) AS amount FROM jobs WHERE name = 'map-drawing-one'", &[])
            });
            read.await.map_err(|error: db::Error| error).unwrap()
        };
        house.app.clock.forward(Duration::from_secs(60 * 15));
        house.jobs_end().await;
        let first = queued().await;
        assert_eq!(first, 1, "of {} nothing is drawn, since nobody there is tied to anybody", quiet.slug);
        ana.opens("/n/green-city/map?of-whom=member").await.sees("Ben");
        house.app.clock.forward(Duration::from_secs(60 * 15));
        house.jobs_end().await;
        assert_eq!(queued().await, first, "nothing has happened since");
        talk(&house, &net, net.commons, &ana, &ben).await;
        house.app.clock.forward(Duration::from_secs(60 * 15));
        house.jobs_end().await;
        assert_eq!(queued().await, first + 1);
    }
}
