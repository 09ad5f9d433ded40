//! What if somebody left.

use super::{drawn, of, talk};
use crate::kit::{House, Net, Person};
use crate::tasks::{at, task};
use house::access::{NetworkVisibility, Role, SpaceVisibility};

const PAGE: &str = "/n/green-city/map/without";

fn of_member(who: &Person) -> String {
    format!("{PAGE}?of=m{}", who.member.unwrap())
}

/// Ana stands between Ben and Cleo, who know each other through her alone.
async fn star(house: &House) -> (Net, Person, Person, Person) {
    let net = house.network("green-city", NetworkVisibility::Private).await;
    let ana = of(house, &net, "Ana", ("River Trust", "non-profit")).await;
    let ben = of(house, &net, "Ben", ("City Works", "government")).await;
    let cleo = of(house, &net, "Cleo", ("Art House", "arts")).await;
    talk(house, &net, net.commons, &ana, &ben).await;
    talk(house, &net, net.commons, &ana, &cleo).await;
    drawn(house).await;
    (net, ana, ben, cleo)
}

/// In how many scenarios a name stands, in what they say or said.
async fn told_of(house: &House, name: &'static str) -> i64 {
    let like = format!("%{name}%");
    let found = house.app.db.read(move |q| {
        q.one::<i64>(
            "SELECT COUNT(*) AS n FROM items LEFT JOIN item_revisions ON item_revisions.item_id = items.id
             WHERE items.kind = 'scenario'
               AND (items.title LIKE $1 OR items.body LIKE $1 OR items.body_html LIKE $1
                    OR item_revisions.title LIKE $1 OR item_revisions.body LIKE $1)",
            &[&like],
        )
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

on_both! {
    async fn everybody_sees_of_themselves_what_would_be_lost_and_stewards_of_anybody(house: House) {
        let (net, ana, ben, cleo) = star(&house).await;
        let page = ana.opens(PAGE).await;
        page.is_fine().sees("if you were gone").sees("100 % can reach one another").sees("then it would be 0 %");
        page.sees("2 would have no ties left").sees("Ben").sees("Cleo").sees("Non-profit").does_not_see("Ask about somebody else").markup();
        assert_eq!(page.html().matches("<svg viewBox=\"0 0 1000 640\"").count(), 2, "before and after");
        ben.opens(PAGE).await.is_fine().does_not_see("then it would be 0 %");
        net.steward.opens(&of_member(&ana)).await.is_fine().sees("if Ana were gone").sees("then it would be 0 %").markup();
        for who in [&ben, &cleo] {
            who.opens(&of_member(&ana)).await.is_missing();
        }
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        fay.opens(&of_member(&ana)).await.is_missing();
        house.visitor().opens(PAGE).await.is_missing();
        for word in ["m999999", "o999999", "s999999"] {
            net.steward.opens(&format!("{PAGE}?of={word}")).await.is_missing();
        }
        // What names nothing asks about oneself.
        for word in ["x1", "m"] {
            net.steward.opens(&format!("{PAGE}?of={word}")).await.is_fine().sees("if you were gone");
        }
        // One who did nothing with anybody is missed by no map.
        fay.opens(PAGE).await.is_fine().sees("nothing would be lost");
        // The map leads there, for those who may look.
        net.steward.opens(&format!("/n/green-city/map?of-whom=member&of=m{}", ana.member.unwrap())).await.sees("What if they left?");
        ben.opens(&format!("/n/green-city/map?of-whom=member&of=m{}", ana.member.unwrap())).await.does_not_see("What if they left?");
    }

    async fn what_nobody_else_holds_is_told_and_who_could_be_asked(house: House) {
        let (net, ana, ben, cleo) = star(&house).await;
        house.space(&net, "Water", SpaceVisibility::Network, &ana).await;
        let alone = task(&ana, &net, net.commons, "Read the sensors", &[]).await;
        let shared = task(&ana, &net, net.commons, "Water the trees", &[]).await;
        for (who, one) in [(&ana, &alone), (&ana, &shared), (&ben, &shared)] {
            who.does(&at(one, "people"), &[]).await.is_fine();
        }
        crate::risks::writes(&ana, &net, net.commons, "Nobody looks", &[("carrier", "Ana")]).await;
        for (who, skill) in [(&ana, "Pottery"), (&cleo, "pottery")] {
            who.does("/n/green-city/profile", &[("name", who.name.as_str()), ("offers", skill)]).await.is_fine();
        }
        drawn(&house).await;
        let page = net.steward.opens(&of_member(&ana)).await;
        page.sees("Water").sees("River Trust").sees("Read the sensors").sees("Nobody looks").sees("Offers the same: pottery").markup();
        page.does_not_see("Water the trees");
        let html = page.html();
        let deputies = html.split("id=\"deputies\"").nth(1).unwrap();
        assert!(deputies.find(">Cleo<") < deputies.find(">Ben<"), "who offers the same comes first");
        // Who is on no map is proposed to nobody, and of whoever left it nothing is drawn.
        cleo.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        net.steward.opens(&of_member(&ana)).await.does_not_see("Offers the same: pottery");
        ana.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        net.steward.opens(&of_member(&ana)).await.sees("nothing would be lost").sees("Nobody comes to mind");
    }

    async fn what_is_hidden_from_a_steward_is_in_no_figure_and_no_list(house: House) {
        let (net, ana, _, cleo) = star(&house).await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        house.enters(&net, council, &cleo, house::access::SpaceRole::Member).await;
        let secret = task(&ana, &net, council, "Find money", &[]).await;
        ana.does(&at(&secret, "people"), &[]).await.is_fine();
        ana.opens(PAGE).await.sees("Find money").sees("Council");
        net.steward.opens(&of_member(&ana)).await.does_not_see("Find money").does_not_see("Council");
        net.steward.opens(&format!("{PAGE}?of=s{council}")).await.is_missing();
    }

    async fn an_organisation_and_a_space_can_be_thought_away(house: House) {
        let (net, ana, _, _) = star(&house).await;
        let chooser = net.steward.opens(PAGE).await;
        chooser.is_fine().sees("Ask about somebody else").sees("River Trust").sees("Commons").markup();
        let word = chooser.html().split("<option value=\"o").skip(1).find(|rest| rest.contains(">River Trust"))
            .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>()).unwrap();
        let page = net.steward.opens(&format!("{PAGE}?of=o{word}")).await;
        page.is_fine().sees("if River Trust were gone").sees("then it would be 0 %").markup();
        let space = format!("{PAGE}?of=s{}", net.commons);
        net.steward.opens(&space).await.is_fine().sees("3 would have no ties left").does_not_see("What would be left without anyone").markup();
        ana.opens(&space).await.is_missing();
    }

    async fn it_is_saved_as_a_scenario_where_nobody_reads_who_should_not(house: House) {
        let (net, ana, ben, _) = star(&house).await;
        let commons = net.commons.to_string();
        // One's own may stand where every member reads.
        let own = [("of", ""), ("title", "If I leave"), ("space", &*commons)];
        let saved = ana.does(PAGE, &own).await;
        saved.is_fine().sees("saved as a scenario").sees("If I leave").sees("then it would be 0 %").markup();
        ben.opens("/n/green-city/scenarios").await.sees("If I leave").sees("What if");
        // That of another person only where its members alone read.
        let ana_word = format!("m{}", ana.member.unwrap());
        let open = [("of", &*ana_word), ("title", "If Ana leaves"), ("space", &*commons)];
        net.steward.opens(&of_member(&ana)).await.sees("You are in no space where this could be saved");
        let council = house.space(&net, "Council", SpaceVisibility::Members, &net.steward).await.to_string();
        net.steward.sends(PAGE, &open).await.is_refused().sees("Who is meant stands on its page");
        let kept = [("of", &*ana_word), ("title", "If Ana leaves"), ("space", &*council)];
        let item = net.steward.sends(PAGE, &kept).await.leads_to().unwrap();
        // Who it is stands beside it, and neither in its title nor in its text.
        let page = net.steward.opens(&item).await;
        page.is_fine().sees("See how it stands now").sees("What if somebody left?").sees("It asks what would be lost without: Ana").markup();
        page.does_not_see("If Ana leaves");
        assert_eq!(told_of(&house, "Ana").await, 0);
        // Nor is it taken to where others read it afterwards.
        let moved = net.steward.sends(&format!("{item}/move"), &[("space", &*commons)]).await;
        moved.sees("it stays in the space in which it was saved");
        net.steward.opens(&item).await.sees("Council");
        ben.opens("/n/green-city/scenarios").await.does_not_see("Council");
        ben.sends(PAGE, &kept).await.is_missing();
        ana.sends(PAGE, &[("of", ""), ("title", ""), ("space", &*commons)]).await.is_refused();
    }

    async fn of_another_person_nothing_is_told_once_more_people_read_the_space(house: House) {
        let (net, ana, ben, _) = star(&house).await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &net.steward).await;
        let (word, space) = (format!("m{}", ana.member.unwrap()), council.to_string());
        let item = net.steward.sends(PAGE, &[("of", &*word), ("space", &*space)]).await.leads_to().unwrap();
        let hers = format!("/people/{}", ana.member.unwrap());
        assert!(net.steward.opens(&item).await.html().contains(&hers));
        let open = house.app.db.write(move |tx| {
            tx.run("UPDATE spaces SET visibility = 'network' WHERE id = $1", &[&council])
        });
        assert_eq!(open.await.map_err(|error: db::Error| error).unwrap(), 1);
        for who in [&ben, &ana] {
            let page = who.opens(&item).await;
            page.is_fine().sees("Who this is about is not shown here").does_not_see("It asks what would be lost without").markup();
        }
        assert!(!ben.opens(&item).await.html().contains(&hers));
        let search = ben.opens("/n/green-city/search?q=Ana").await;
        search.does_not_see("What if somebody left?");
    }

    async fn once_somebody_has_left_no_scenario_names_them(house: House) {
        let (net, ana, ben, _) = star(&house).await;
        let commons = net.commons.to_string();
        let own = [("of", ""), ("title", "If Ana leaves"), ("space", &*commons)];
        let item = ana.sends(PAGE, &own).await.leads_to().unwrap();
        let again = [("revision", "1"), ("title", "If Ana leaves us"), ("body", "Ana holds it all."), ("horizon", "")];
        ana.sends(&item, &again).await.goes_to(&item);
        ben.opens(&item).await.sees("If Ana leaves us").sees("It asks what would be lost without: Ana");
        ana.does("/n/green-city/departure", &[]).await;
        house.jobs_end().await;
        ben.opens(&item).await.is_fine().sees("What if somebody left?").sees("is not kept").does_not_see("Ana holds").markup();
        assert_eq!(told_of(&house, "Ana").await, 0);
        let asked = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) AS n FROM scenarios WHERE about_id <> 0", &[]));
        assert_eq!(asked.await.map_err(|error: db::Error| error).unwrap(), 0);
        // It asked about a person, and stays where it is.
        let garden = house.space(&net, "Garden", SpaceVisibility::Public, &net.steward).await.to_string();
        let moved = net.steward.sends(&format!("{item}/move"), &[("space", &*garden)]).await;
        moved.sees("it stays in the space in which it was saved");
        // One who never looked finds nobody behind it.
        net.steward.opens(&item).await.does_not_see("See how it stands now");
    }
}
