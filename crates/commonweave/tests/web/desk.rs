//! The welcome desk: what waits for the stewards, and for nobody else.

use crate::kit::{House, Net, Person, Seen};
use crate::map::kept_up;
use crate::proposals::{draft, ends, opened, organisation, stands_for};
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

const DESK: &str = "/n/green-city/desk";
const DAY: Duration = Duration::from_secs(86_400);

/// A space into which one asks to come, held by somebody.
async fn asks_at_the_door(house: &House, net: &Net, by: &Person, name: &str) -> (SpaceId, String) {
    let space = house.space(net, name, SpaceVisibility::Network, by).await;
    let path = format!("/n/green-city/spaces/{space}");
    settled(by, &path, name, "network").await;
    (space, path)
}

/// Sets who may read a space.
async fn settled(by: &Person, path: &str, name: &str, visibility: &str) {
    let fields = [
        ("name", name),
        ("purpose", ""),
        ("visibility", visibility),
        ("joining", "request"),
        ("join_question", "Why?"),
    ];
    by.does(path, &fields).await.is_fine();
}

/// A tray by itself.
async fn tray(net: &Net, word: &str) -> Seen {
    net.steward.opens(&format!("{DESK}?tray={word}")).await
}

/// Where one reads on.
fn onward(seen: &Seen) -> Option<String> {
    let way = seen.html().split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    way.filter(|href| href.contains("before="))
        .map(|href| href.replace("&amp;", "&").replace("&#38;", "&"))
        .next()
}

on_both! {
    async fn a_request_lies_on_the_desk_until_it_is_answered(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, water) = asks_at_the_door(&house, &net, &ana, "Water").await;
        net.steward.opens(DESK).await.is_fine().sees("Nobody is waiting to be let in.").markup();
        ben.does(&format!("{water}/request"), &[("answer", "My well is dry")]).await.is_fine();
        let desk = net.steward.opens(DESK).await;
        desk.is_fine().sees("Requests to join a space").sees("Ben would like to join Water").markup();
        assert!(desk.html().contains(&format!("href=\"{water}/people\"")), "{}", desk.html());
        ana.does(&format!("{water}/requests/{}/acceptance", ben.member.unwrap()), &[]).await.is_fine();
        net.steward.opens(DESK).await.does_not_see("would like to join").sees("Nobody is waiting to be let in.");
    }

    async fn what_a_steward_may_not_read_lies_in_no_tray(house: House) {
        let (net, ana, ben) = house.two().await;
        let (council, path) = asks_at_the_door(&house, &net, &ana, "Council").await;
        ben.does(&format!("{path}/request"), &[("answer", "Please")]).await.is_fine();
        tray(&net, "requests").await.sees("Council");
        settled(&ana, &path, "Council", "members").await;
        tray(&net, "requests").await.does_not_see("Council").sees("Nobody is waiting to be let in.");
        house.item(&ana, &net, council, "idea", "A secret garden").await;
        house.app.clock.forward(8 * DAY);
        tray(&net, "ideas").await.does_not_see("A secret garden");
        house.enters(&net, council, &net.steward, SpaceRole::Member).await;
        tray(&net, "requests").await.sees("Ben would like to join Council");
        tray(&net, "ideas").await.sees("A secret garden");
    }

    async fn whoever_came_lately_lies_there_until_they_are_heard_of(house: House) {
        let (net, ana, ben) = house.two().await;
        kept_up(&house).await;
        tray(&net, "newcomers").await.sees("Ana").sees("Ben").markup();
        let hidden = house.space(&net, "Council", SpaceVisibility::Members, &ben).await;
        house.item(&ben, &net, hidden, "idea", "Hush").await;
        house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        kept_up(&house).await;
        tray(&net, "newcomers").await.does_not_see("Ana").sees("Ben");
        // Who came ninety days ago is new no longer.
        let (member, then) = (ben.member.unwrap(), house.now() - 91 * DAY);
        let older = house.app.db.write(move |tx| {
            tx.run("UPDATE members SET joined_at = $1 WHERE id = $2", &[&then, &member])
        });
        assert_eq!(older.await.unwrap(), 1);
        tray(&net, "newcomers").await.does_not_see("Ben");
    }

    async fn an_organisation_lies_there_until_somebody_stands_for_it_and_it_endorsed_the_charter(house: House) {
        let (net, _, ben) = house.two().await;
        let first = [("base", "0"), ("vision", "Clean air."), ("purpose", "We plant."), ("objectives", "Shade")];
        net.steward.does("/n/green-city/charter/versions", &first).await.is_fine();
        let bakery = organisation(&net.steward, "Bakery").await;
        tray(&net, "organisations").await.sees("Bakery");
        tray(&net, "endorsements").await.does_not_see("Bakery");
        stands_for(&net.steward, &ben, &bakery).await;
        tray(&net, "organisations").await.does_not_see("Bakery").sees("Somebody stands for every organisation.");
        tray(&net, "endorsements").await.sees("Bakery");
        let number = bakery.rsplit('/').next().unwrap();
        ben.does("/n/green-city/charter/endorsements", &[("version", "1"), ("organisation", number)]).await.is_fine();
        tray(&net, "endorsements").await.does_not_see("Bakery").sees("Every organisation that could has endorsed");
    }

    async fn an_idea_and_a_vote_lie_there_until_they_are_answered(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        let (_, vote) = opened(&ana, &net, &draft("simple", "", &[])).await;
        tray(&net, "ideas").await.does_not_see("A repair cafe");
        tray(&net, "decisions").await.does_not_see("Where to plant");
        ends(&house).await;
        tray(&net, "ideas").await.sees("A repair cafe").sees("By Ana");
        tray(&net, "decisions").await.sees("Where to plant").markup();
        let answer = [("stance", "taken-up"), ("body", "We open in May.")];
        net.steward.does(&format!("{}/answer", item.replace("/items/", "/ideas/")), &answer).await.is_fine();
        net.steward.does(&format!("{vote}/outcome"), &[("body", "We plant in the north.")]).await.is_fine();
        tray(&net, "ideas").await.does_not_see("A repair cafe").sees("Every idea has an answer");
        tray(&net, "decisions").await.does_not_see("Where to plant");
    }

    async fn an_invitation_lies_there_until_it_is_taken_or_taken_back(house: House) {
        let (net, ..) = house.two().await;
        let iva = house.member_in_state(&net, "Iva", Role::Member, "invited").await;
        let number = iva.member.unwrap();
        let away = house.app.db.write(move |tx| tx.run("UPDATE members SET account_id = NULL WHERE id = $1", &[&number]));
        assert_eq!(away.await.unwrap(), 1);
        tray(&net, "invitations").await.sees("Everyone who was invited has joined.");
        let fields = [("role", "member"), ("member", &number.to_string()), ("uses", "1"), ("days", "14")];
        net.steward.sends("/n/green-city/invitations", &fields).await.is_fine();
        tray(&net, "invitations").await.sees("Iva").sees("The link still works").markup();
        house.app.clock.forward(15 * DAY);
        tray(&net, "invitations").await.sees("Iva").sees("The link no longer works");
        let taken_back = house.app.db.read(|q| q.one::<i64>("SELECT id FROM invitations", &[])).await.unwrap();
        net.steward.does(&format!("/n/green-city/invitations/{taken_back}/revocation"), &[]).await.is_fine();
        tray(&net, "invitations").await.does_not_see("Iva");
    }

    async fn a_tray_with_much_in_it_is_read_on_from_where_one_was(house: House) {
        let (net, ..) = house.two().await;
        for number in 10..42 {
            organisation(&net.steward, &format!("Choir {number}")).await;
        }
        let desk = net.steward.opens(DESK).await;
        desk.sees("Choir 41").sees("Choir 37").does_not_see("Choir 36");
        let way = onward(&desk).unwrap();
        net.steward.opens(&way).await.is_fine().does_not_see("Choir 37").sees("Choir 36").sees("Choir 10");
        let first = tray(&net, "organisations").await;
        first.sees("Choir 41").sees("Choir 12").does_not_see("Choir 11");
        let rest = net.steward.opens(&onward(&first).unwrap()).await;
        rest.sees("Choir 11").sees("Choir 10").does_not_see("Choir 12");
        assert_eq!(onward(&rest), None);
    }

    async fn nobody_but_stewards_comes_to_the_desk(house: House) {
        let (net, ana, _) = house.two().await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        for path in [DESK.to_owned(), format!("{DESK}?tray=requests")] {
            for who in [&ana, &fay, &house.visitor()] {
                who.opens(&path).await.is_missing();
            }
        }
        assert!(!ana.opens("/n/green-city/today").await.html().contains("green-city/desk"));
        assert!(net.steward.opens("/n/green-city/today").await.html().contains("green-city/desk"));
        for odd in ["tray=nonsense", "tray=requests&before=x", "tray=ideas&before=1-2", "before=-1--1--1", "tray=&before="] {
            net.steward.opens(&format!("{DESK}?{odd}")).await.is_fine();
        }
    }
}
