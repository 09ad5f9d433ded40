//! The front pages of the server and of a network, and what machines ask for.

use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceVisibility};

on_both! {
    async fn the_front_page_lists_public_networks_alone(house: House) {
        house.network("open-one", NetworkVisibility::Public).await;
        house.network("unlisted-one", NetworkVisibility::Unlisted).await;
        house.network("secret-one", NetworkVisibility::Private).await;
        let seen = house.visitor().opens("/").await;
        seen.is_fine().sees("open-one").does_not_see("unlisted-one").does_not_see("secret-one");
    }

    async fn many_public_networks_come_in_pages(house: House) {
        let now = house.now();
        let made = house.app.db.write(move |tx| {
            for number in 10..50 {
                tx.run(
                    "INSERT INTO networks (slug, name, summary, language, time_zone, visibility, created_at)
                     VALUES ($1, $2, '', 'en', 'UTC', 'public', $3)",
                    &[&format!("net-{number}"), &format!("Net & {number}"), &now],
                )?;
            }
            Ok::<_, db::Error>(())
        });
        made.await.unwrap();
        let first = house.visitor().opens("/").await;
        first.sees("Net & 33").does_not_see("Net &#38; 34");
        let next = first.value("class=\"pager\"", "href").unwrap().replace("&#38;", "&");
        house.visitor().opens(&next).await.is_fine().sees("Net & 34").sees("Net & 49").does_not_see("Net &#38; 33");
    }

    async fn my_networks_come_first(house: House) {
        let net = house.network("secret-one", NetworkVisibility::Private).await;
        net.steward.opens("/").await.sees("Your networks").sees("secret-one").sees("Start a network");
    }

    async fn a_stranger_sees_what_a_public_network_shows(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let fields = [("base", "0"), ("vision", "Clean air for all."), ("purpose", "We plant.")];
        net.steward.does("/n/green-city/charter/versions", &fields).await.is_fine();
        let seen = house.visitor().opens("/n/green-city").await;
        seen.is_fine().sees("We work together.").sees("Clean air for all.").sees("ask someone in it for an invitation");
        seen.does_not_see("First steps").does_not_see("Stella").does_not_see("1 member");
    }

    async fn strangers_find_their_way_to_all_that_is_public(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        for (name, visibility) in [("Open garden", SpaceVisibility::Public), ("Bike lanes", SpaceVisibility::Network), ("Quiet room", SpaceVisibility::Members)] {
            house.space(&net, name, visibility, &net.steward).await;
        }
        for who in [house.visitor(), house.account("Sam").await] {
            let seen = who.opens("/n/green-city").await;
            let links = seen.is_fine().markup().links;
            for path in ["charter", "organisations", "spaces"] {
                assert!(links.contains(&format!("/n/green-city/{path}")), "{path}: {links:?}");
            }
            assert!(!links.iter().any(|link| link.starts_with("/n/green-city/people")), "{links:?}");
            seen.sees("Open garden").does_not_see("Bike lanes").does_not_see("Quiet room");
        }
    }

    async fn the_window_of_a_front_page_is_called_after_its_network_once(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let title = async |path: &str| {
            let html = net.steward.opens(path).await.html().to_owned();
            html.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0.to_owned()
        };
        assert_eq!(title("/n/green-city").await, "green-city · Commonweave");
        assert_eq!(title("/n/green-city/charter").await, "Charter · green-city · Commonweave");
    }

    async fn the_first_steps_go_away_when_they_are_done(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let steward = &net.steward;
        steward.opens("/n/green-city").await.sees("First steps").sees("Invite people");
        let bo = house.member(&net, "Bo", Role::Member).await;
        bo.opens("/n/green-city").await.does_not_see("First steps");
        let fields = [("base", "0"), ("vision", "Clean air."), ("purpose", "We plant.")];
        steward.does("/n/green-city/charter/versions", &fields).await;
        steward.does("/n/green-city/charter/endorsements", &[("version", "1")]).await;
        house.space(&net, "Trees", house::access::SpaceVisibility::Network, steward).await;
        let (network, by, now) = (net.id, steward.member.unwrap(), house.now());
        let done = house.app.db.write(move |tx| {
            tx.run(
                "INSERT INTO invitations (network_id, token_hash, role, note, created_by, created_at, expires_at, uses_left)
                 VALUES ($1, 'x', 'member', '', $2, $3, $3, 1)",
                &[&network, &by, &now],
            )?;
            house::networks::count(tx, network, "organisations", 1)
        });
        steward.opens("/n/green-city").await.sees("First steps");
        done.await.map_err(|error: db::Error| error).unwrap();
        steward.opens("/n/green-city").await.does_not_see("First steps");
    }

    async fn machines_learn_whether_the_server_is_well(house: House) {
        house.visitor().opens("/livez").await.is_fine().sees("alive");
        house.visitor().opens("/readyz").await.is_fine().sees("ready");
        house.app.db.clone().close();
        house.visitor().opens("/livez").await.is_fine();
        house.visitor().opens("/readyz").await.is(StatusCode::SERVICE_UNAVAILABLE);
    }
}
