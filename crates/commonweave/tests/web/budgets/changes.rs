//! What happens to projects and votes when something else changes: the setting, the space, the people.

use super::{begun, chooses, draft, ends, judges, opened, proposes, result};
use commonweave::{doctor, migrations};
use house::access::{Role, SpaceVisibility};
use house::ids::ItemId;

/// What the form of a budget sends when it is changed for this time.
fn changed<'a>(more: &[(&'a str, &'a str)], revision: &'a str) -> Vec<(&'a str, &'a str)> {
    [draft(more), vec![("revision", revision)]].concat()
}

on_both! {
    async fn projects_keep_their_category_whatever_it_is_called(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = begun(&ana, &net, &[("categories", "Parks\nPaths"), ("places", "North\nSouth")]).await;
        let fields = [("title", "Pond"), ("body", "Frogs."), ("cost", "60"), ("category", "Parks"), ("place", "North")];
        let pond = ben.sends(&format!("{acts}/projects"), &fields).await.leads_to().unwrap();
        for (categories, places) in [("Paths", "North\nSouth"), ("", "North\nSouth"), ("Parks\nPaths", "South")] {
            let seen = ana.sends(&item, &changed(&[("categories", categories), ("places", places)], "1")).await;
            seen.is_refused().sees("cannot be removed, because 1 project belongs to it").keeps("Green money");
        }
        // What nothing stands in goes, and what is written over takes its projects along.
        let more = [("categories", "Parks and ponds\nArt"), ("places", "Nord\nSouth\nEast")];
        ana.sends(&item, &changed(&more, "1")).await.goes_to(&item);
        ben.opens(&pond).await.sees("Parks and ponds").sees("Nord");
        ben.opens(&format!("{acts}/projects?category=Parks%20and%20ponds")).await.sees("Pond");
        ben.opens(&format!("{pond}/edit")).await.is_fine().keeps("Pond");
        // A project that was taken back holds nothing.
        ben.does(&format!("{pond}/withdrawal"), &[]).await;
        ana.sends(&item, &changed(&[("categories", ""), ("places", "")], "2")).await.goes_to(&item);
    }

    async fn there_is_never_less_than_a_project_costs(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = begun(&ana, &net, &[]).await;
        let pond = proposes(&ben, &acts, ("Pond", "60")).await;
        for more in [[("amount", "50"), ("currency", "EUR")], [("amount", "59.99"), ("currency", "hours")]] {
            let seen = ana.sends(&item, &changed(&more, "1")).await;
            seen.is_refused().sees("“Pond” costs 60").sees("which is more than this").keeps(more[0].1);
        }
        ana.sends(&item, &changed(&[("amount", "60"), ("currency", "hours")], "1")).await.goes_to(&item);
        judges(&net.steward, &pond, &[("verdict", "rejected"), ("reason", "Too deep.")]).await.leads_to().unwrap();
        ana.sends(&item, &changed(&[("amount", "50")], "2")).await.goes_to(&item);
        let seen = judges(&net.steward, &pond, &[("verdict", "accepted")]).await;
        seen.is_refused().sees("This project costs more than there is to share out (50");
    }

    async fn who_chooses_does_not_change_with_the_space_while_people_vote(house: House) {
        let (net, ana, ben) = house.two().await;
        let garden = house.space(&net, "Garden", SpaceVisibility::Network, &ana).await.to_string();
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        let to = [("space", garden.as_str())];
        ana.opens(&format!("{item}/move")).await.sees("stays in its space until the result is known");
        ana.sends(&format!("{item}/move"), &to).await.sees("stays in its space until the result is known");
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        ends(&house).await;
        ana.does(&format!("{item}/move"), &to).await;
        ana.opens(&item).await.sees("Garden");
        ben.opens(&result(&acts)).await.sees("Paid by 1 person with 60 EUR.");
    }

    async fn nothing_is_made_of_what_lost_or_of_what_people_still_choose_among(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60"), ("Lamp", "50")], &[]).await;
        chooses(&ben, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        let from = item.rsplit('/').next().unwrap();
        let makes = async |project: &str, title: &str| {
            let part = project.rsplit('/').next().unwrap();
            let path = format!("/n/green-city/items/new?from={from}&part={part}&kind=discussion");
            let begins = ana.opens(&path).await;
            let space = net.commons.to_string();
            let fields = [("kind", "discussion"), ("space", &space), ("title", title), ("body", ""), ("from", from), ("part", part)];
            ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
            begins
        };
        makes(&all[0], "Too early").await.is_fine().does_not_see("For everyone.");
        ends(&house).await;
        makes(&all[1], "Of what lost").await.is_fine().does_not_see("For everyone.");
        makes(&all[0], "Dig it").await.is_fine().keeps("Pond").sees("For everyone.");
        let seen = ana.opens(&result(&acts)).await;
        seen.sees("Dig it").does_not_see("Too early").does_not_see("Of what lost");
    }

    async fn what_was_taken_back_takes_nobodys_place(house: House) {
        let (net, ana, ben) = house.two().await;
        let (item, acts) = begun(&ana, &net, &[]).await;
        let number: ItemId = item.rsplit('/').next().unwrap().parse().unwrap();
        let pond = proposes(&ben, &acts, ("Pond", "60")).await;
        let (network, by, now) = (net.id, ana.member.unwrap(), house.now());
        let filled = house.app.db.write(move |tx| {
            for each in 1..500 {
                tx.run(
                    "INSERT INTO budget_projects (item_id, network_id, title, body, body_html, cost, category, place,
                                                  proposer_id, state, reason, unmet, created_at, changed_at)
                     VALUES ($1, $2, $3, '', '', 100, '', '', $4, 'waiting', '', '', $5, $5)",
                    &[&number, &network, &format!("Project {each}"), &by, &now],
                )?;
            }
            Ok::<_, house::web::Error>(())
        });
        filled.await.unwrap();
        let one_more = [("title", "Lamp"), ("body", "x"), ("cost", "1")];
        let full = ana.sends(&format!("{acts}/projects"), &one_more).await;
        assert!(full.leads_to().is_none(), "{}", full.text());
        ben.does(&format!("{pond}/withdrawal"), &[]).await;
        ana.sends(&format!("{acts}/projects"), &one_more).await.leads_to().unwrap();
    }

    async fn two_who_are_one_have_one_ballot(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let (item, acts, all) = opened(&ana, &net, &[("Pond", "60"), ("Lamp", "30")], &[]).await;
        let (other, _, theirs) = opened(&ana, &net, &[("Wall", "20")], &[("title", "Other money")]).await;
        chooses(&ana, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &all[1], &[("take", "yes")]).await.leads_to().unwrap();
        chooses(&ben, &theirs[0], &[("take", "yes")]).await.leads_to().unwrap();
        cleo.opens(&item).await.sees("2 of 4 voted");
        let (rooms, from, to) = (house.app.rooms, ben.member.unwrap(), ana.member.unwrap());
        house.app.db.write(move |tx| Ok::<_, house::web::Error>(rooms.become_one(tx, from, to)?)).await.unwrap();
        // Of two ballots that of the account stays; where it had none, the other goes over to it.
        cleo.opens(&item).await.sees("1 of 3 voted");
        cleo.opens(&other).await.sees("1 of 3 voted");
        ana.opens(&format!("{}/ballot", other.replace("/items/", "/budgets/"))).await.sees("You have chosen 1 project");
        let look = || doctor::examine(&house.app.db, migrations::ALL, house.app.rooms).unwrap();
        let ill = tokio::task::block_in_place(look).ill;
        assert!(ill.iter().all(|ill| !ill.what.contains("budget")), "{:?}", ill.iter().map(|ill| &ill.what).collect::<Vec<_>>());
        ends(&house).await;
        let seen = cleo.opens(&result(&acts)).await;
        seen.sees("Paid by 1 person with 60 EUR.").sees("Nobody chose it.").sees("1 of 3 voted");
        // Also afterwards nothing of a budget stands under the name of who is no longer told apart.
        let from = cleo.member.unwrap();
        house.app.db.write(move |tx| Ok::<_, house::web::Error>(rooms.become_one(tx, from, to)?)).await.unwrap();
        // What is counted keeps its outcome, and the doctor knows that.
        ana.opens(&result(&acts)).await.sees("Paid by 1 person with 60 EUR.").sees("1 of 3 voted");
        let ill = tokio::task::block_in_place(look).ill;
        assert!(ill.iter().all(|ill| !ill.what.contains("budget")), "{:?}", ill.iter().map(|ill| &ill.what).collect::<Vec<_>>());
        let left = house.app.db.read(move |q| {
            q.one::<i64>("SELECT COUNT(*) AS voters FROM budget_voters WHERE member_id = $1", &[&from])
        });
        assert_eq!(left.await.unwrap(), 0);
    }

    async fn what_came_of_it_stands_at_one_address_whatever_was_decided(house: House) {
        let (net, ana, _) = house.two().await;
        let (item, acts, _) = opened(&ana, &net, &[("Pond", "60")], &[]).await;
        ana.opens(&format!("{item}/result")).await.is_fine().sees("Until voting closes").markup();
        ana.opens(&format!("{acts}/result")).await.is_missing();
        let talk = house.item(&ana, &net, net.commons, "discussion", "Talk").await;
        ana.opens(&format!("{talk}/result")).await.is_missing();
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ana).await.to_string();
        let fields = [draft(&[]), vec![("space", hidden.as_str())]].concat();
        let secret = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        net.steward.opens(&format!("{secret}/result")).await.is_missing();
    }
}
