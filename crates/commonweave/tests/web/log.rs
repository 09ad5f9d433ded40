//! The log of a network: its page, its seals, and what the doctor says of them.

use crate::kit::{House, Net};
use commonweave::doctor;
use house::access::{Role, SpaceVisibility};
use house::happenings::{self, Fault, Verified};
use house::ids::NetworkId;

/// Waits until everything that was done is under a seal, and looks at the chain.
pub async fn sealed(house: &House, network: NetworkId) -> Verified {
    for _ in 0..6_000 {
        happenings::seal(&house.app.db, house.now()).await.unwrap();
        let verified = house.app.db.read(move |q| happenings::verify(q, network)).await.unwrap();
        if verified.waiting == 0 && verified.seals > 0 {
            return verified;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the log was never sealed");
}

/// Three items, each under a seal of its own.
pub async fn busy(house: &House) -> Net {
    let (net, ana, _) = house.two().await;
    for title in ["One", "Two", "Three"] {
        house.item(&ana, &net, net.commons, "discussion", title).await;
        sealed(house, net.id).await;
    }
    net
}

/// Changes the tables behind the program's back.
pub async fn tampers(house: &House, sql: &'static str) {
    let changed = house.app.db.write(move |tx| tx.run(sql, &[])).await.unwrap();
    assert_eq!(changed, 1, "{sql}");
}

on_both! {
    async fn what_happens_is_sealed_and_the_chain_holds(house: House) {
        let net = busy(&house).await;
        let verified = sealed(&house, net.id).await;
        assert_eq!((verified.lines, verified.seals, verified.faults.len()), (3, 3, 0), "{verified:?}");
    }

    async fn a_changed_line_breaks_the_chain(house: House) {
        let net = busy(&house).await;
        tampers(&house, "UPDATE happenings SET detail = 'x' WHERE id = (SELECT MIN(id) FROM happenings)").await;
        assert_eq!(sealed(&house, net.id).await.faults, [Fault::Changed { seal: 1 }]);
    }

    async fn a_removed_line_breaks_the_chain(house: House) {
        let net = busy(&house).await;
        tampers(&house, "DELETE FROM happenings WHERE id = (SELECT MAX(id) FROM happenings)").await;
        assert_eq!(sealed(&house, net.id).await.faults, [Fault::Changed { seal: 3 }]);
    }

    async fn a_line_slipped_in_breaks_the_chain(house: House) {
        let net = busy(&house).await;
        tampers(
            &house,
            "INSERT INTO happenings (id, visible_order, network_id, what, detail, created_at)
             SELECT -1, visible_order, network_id, what, detail, created_at FROM happenings
             ORDER BY visible_order, id LIMIT 1",
        )
        .await;
        assert_eq!(sealed(&house, net.id).await.faults, [Fault::Changed { seal: 1 }]);
    }

    async fn a_removed_seal_breaks_the_chain(house: House) {
        let net = busy(&house).await;
        tampers(&house, "DELETE FROM seals WHERE number = 2").await;
        let faults = sealed(&house, net.id).await.faults;
        assert_eq!(faults, [Fault::Gone { seal: 2 }, Fault::Changed { seal: 3 }]);
    }

    async fn a_line_whose_last_seal_was_torn_off_stands_under_none(house: House) {
        let net = busy(&house).await;
        tampers(&house, "DELETE FROM seals WHERE number = 3").await;
        assert_eq!(sealed(&house, net.id).await.faults, [Fault::Unsealed { lines: 1 }]);
    }

    async fn two_nodes_do_not_seal_twice(house: House) {
        let (net, ana, _) = house.two().await;
        let mut lines = 0;
        for (written, title) in (1..).zip(["One", "Two", "Three"]) {
            house.item(&ana, &net, net.commons, "discussion", title).await;
            let (db, now) = (&house.app.db, house.now());
            let each = (happenings::seal(db, now), happenings::seal(db, now), happenings::seal(db, now));
            let (first, second, third) = tokio::join!(each.0, each.1, each.2);
            lines += first.unwrap() + second.unwrap() + third.unwrap();
            // Fewer while something older is still being written on the same server: the rest is sealed next.
            assert!(lines <= written, "{lines} lines were sealed, and {written} were written");
        }
        let verified = sealed(&house, net.id).await;
        assert_eq!((verified.lines, verified.faults), (3, Vec::new()));
    }

    async fn a_steward_reads_who_did_what_under_which_seal(house: House) {
        let net = busy(&house).await;
        let newest = sealed(&house, net.id).await.newest.unwrap();
        let path = format!("/n/{}/log", net.slug);
        let seen = net.steward.opens(&path).await;
        seen.is_fine().sees("Ana started “Three”").sees(&newest[..16]);
        net.steward.opens(&format!("{path}?what=message-posted")).await.sees("Nothing matches");
        net.steward.opens(&format!("{path}?what=item-started&member=nobody")).await.sees("Ana started “One”");
        let file = net.steward.opens(&format!("{path}.csv?what=item-started")).await;
        assert_eq!(file.is_fine().html().lines().count(), 4);
        assert!(file.html().contains(&newest));
    }

    async fn nobody_but_stewards_reads_the_log(house: House) {
        let (net, ana, _) = house.two().await;
        let facilitator = house.member(&net, "Fay", Role::Facilitator).await;
        for path in [format!("/n/{}/log", net.slug), format!("/n/{}/log.csv", net.slug)] {
            for who in [&ana, &facilitator, &house.visitor()] {
                who.opens(&path).await.is_missing();
            }
        }
    }

    async fn the_log_of_a_steward_is_silent_about_a_space_of_members(house: House) {
        let (net, ana, _) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.item(&ana, &net, space, "discussion", "Secret plan").await;
        house.item(&ana, &net, net.commons, "discussion", "For everyone").await;
        for path in [format!("/n/{}/log", net.slug), format!("/n/{}/log.csv", net.slug)] {
            let seen = net.steward.opens(&path).await;
            seen.is_fine().does_not_see("Secret plan").does_not_see("Quiet room");
            assert_eq!(seen.html().matches("started “").count() + seen.html().matches("item-started,").count(), 1);
        }
    }

    async fn the_doctor_finds_nothing_in_a_house_in_order(house: House) {
        let net = busy(&house).await;
        sealed(&house, net.id).await;
        let report = doctor::examine(&house.app.db, commonweave::migrations::ALL, house::room::Rooms::of(commonweave::rooms::ALL)).unwrap();
        assert_eq!(report.ill, []);
        assert_eq!(report.well.len(), 3, "{report:?}");
    }

    async fn the_doctor_finds_a_wrong_count_and_a_broken_chain_and_names_nobody(house: House) {
        let net = busy(&house).await;
        sealed(&house, net.id).await;
        tampers(&house, "UPDATE items SET message_count = 7 WHERE title = 'One'").await;
        tampers(&house, "UPDATE happenings SET what = 'item-closed' WHERE id = (SELECT MIN(id) FROM happenings)")
            .await;
        let report = doctor::examine(&house.app.db, commonweave::migrations::ALL, house::room::Rooms::of(commonweave::rooms::ALL)).unwrap();
        let said: Vec<_> = report.ill.iter().map(|ill| ill.what.as_str()).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("seal 1") && said[1].contains("7 messages are kept, and there are 0"), "{said:?}");
        assert!(!format!("{report:?}").contains("Ana"));
    }
}
