//! The list beside the map, and names that would break out of picture or file.

use super::{PEOPLE, drawn, talk, written_down};

on_both! {
    async fn names_that_would_break_out_of_picture_or_file_do_not(house: House) {
        let (net, ana, ben) = house.two().await;
        let member = ben.member.unwrap();
        house.app.db.write(move |tx| {
            tx.run("UPDATE members SET name = '<b>&\"Ben' WHERE id = $1", &[&member])
        }).await.unwrap();
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        let seen = ana.opens(PEOPLE).await;
        assert!(!seen.is_fine().html().contains("<b>&"));
        let file = ana.opens("/n/green-city/map.graphml?of-whom=member").await;
        assert!(file.is_fine().html().contains("&lt;b&gt;&amp;\"Ben"));
    }

    async fn the_list_finds_and_is_walked_page_by_page(house: House) {
        let (net, ana, ben) = house.two().await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        let others = written_down(&house, &net, (10..55).map(|number| format!("Zoe {number}")).collect()).await;
        let (network, low) = (net.id, ana.member.unwrap().get());
        let tie = |high: &i64| see::ties::Declared { low_id: low.min(*high), high_id: low.max(*high), weight: 1.0 };
        let ties: Vec<_> = others.iter().map(tie).collect();
        house.app.db.write(move |tx| see::ties::declare(tx, network, "member", &ties)).await.unwrap();
        drawn(&house).await;
        let first = ana.opens(PEOPLE).await;
        first.sees("47 people").sees("Zoe 10").sees("More");
        let html = first.html();
        let next = html.split("href=\"").map(|part| part.split('"').next().unwrap()).find(|href| href.contains("after="));
        let second = ana.opens(&next.unwrap().replace("&amp;", "&").replace("#list", "").replace("&#38;", "&")).await;
        let list = |seen: &crate::kit::Seen| seen.html().split("id=\"list\"").nth(1).unwrap().to_owned();
        assert!(list(&first).contains("Zoe 10") && !list(&second).contains("Zoe 10"));
        assert!(list(&second).contains("Zoe 54") && !list(&first).contains("Zoe 54"));
        ana.opens(&format!("{PEOPLE}&q=zoe%2031")).await.sees("Zoe 31").sees("Show ties");
        ana.opens(&format!("{PEOPLE}&q=nobody%20at%20all")).await.sees("Nobody on the map fits that");
    }
}
