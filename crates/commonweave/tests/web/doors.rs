//! The doors of spaces: joined from an item, asked to come in, invited, and closed when a space is put aside.

use crate::kit::Seen;
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};

/// Whether the page of a space offers to start something. The list of keys has these words too.
fn may_start(seen: &Seen) -> bool {
    seen.text().matches("Start something").count() > seen.text().matches("Start something new").count()
}

on_both! {
    async fn whoever_joins_from_an_item_stays_with_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Water", SpaceVisibility::Network, &ana).await;
        let item = house.item(&ana, &net, space, "discussion", "Wells").await;
        let number = item.rsplit('/').next().unwrap().to_owned();
        let way = format!("/n/green-city/spaces/{space}/membership?item={number}");
        ben.opens(&item).await.sees("Join");
        assert!(ben.opens(&item).await.html().contains(&way.replace('&', "&amp;")));
        ben.sends(&way, &[]).await.goes_to(&item);
        ben.sends(&format!("/n/green-city/spaces/{space}/membership?item=//evil.example"), &[]).await.goes_to(&format!("/n/green-city/spaces/{space}"));
    }

    async fn where_one_asks_those_who_hold_the_space_decide(house: House) {
        let (net, ana, ben) = house.two().await;
        let cem = house.member(&net, "Cem", Role::Member).await;
        let space = house.space(&net, "Water", SpaceVisibility::Network, &ana).await;
        let path = format!("/n/green-city/spaces/{space}");
        let settings = [("name", "Water"), ("purpose", ""), ("visibility", "network"), ("joining", "request"), ("join_question", "What brings you here?")];
        ana.does(&path, &settings).await.is_fine();
        ana.sends(&path, &[("name", "Water"), ("purpose", ""), ("visibility", "network"), ("joining", "sideways")]).await.is_refused();
        ben.opens("/n/green-city/spaces").await.sees("Ask to join");
        ben.sends(&format!("{path}/membership"), &[]).await.goes_to(&format!("{path}/request"));
        ben.opens(&format!("{path}/request")).await.sees("What brings you here?");
        ben.sends(&format!("{path}/request"), &[("answer", " ")]).await.is_refused();
        ben.does(&format!("{path}/request"), &[("answer", "My well is dry")]).await.sees("can see your request");
        assert!(!may_start(&ben.opens(&path).await));
        ben.opens(&format!("{path}/people")).await.does_not_see("My well is dry");
        cem.does(&format!("{path}/request"), &[("answer", "Curious")]).await.is_fine();
        ana.opens("/n/green-city/today").await.sees("2 people would like to join");
        let (ben_number, cem_number) = (ben.member.unwrap(), cem.member.unwrap());
        ana.opens(&format!("{path}/people")).await.sees("My well is dry").sees("Curious");
        ben.sends(&format!("{path}/requests/{ben_number}/acceptance"), &[]).await.is_missing();
        ana.does(&format!("{path}/requests/{ben_number}/acceptance"), &[]).await.sees("They are now a member");
        assert!(may_start(&ben.opens(&path).await));
        ana.does(&format!("{path}/requests/{cem_number}/refusal"), &[]).await.sees("The request is declined").does_not_see("Curious");
        assert!(!may_start(&cem.opens(&path).await));
        // Whoever takes their request back is not let in by a page that was open before.
        cem.does(&format!("{path}/request"), &[("answer", "Once more")]).await.is_fine();
        cem.does(&format!("{path}/request/removal"), &[]).await.is_fine();
        ana.does(&format!("{path}/requests/{cem_number}/acceptance"), &[]).await.is_fine();
        assert!(!may_start(&cem.opens(&path).await));
        ana.opens("/n/green-city/today").await.does_not_see("would like to join");
    }

    async fn whoever_is_invited_says_yes_or_no(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let path = format!("/n/green-city/spaces/{space}");
        let number = ben.member.unwrap().to_string();
        ben.opens("/n/green-city/space-invitations").await.sees("no invitations for you");
        ben.does("/n/green-city/space-invitations", &[("space", &space.to_string())]).await.sees("no longer valid");
        ben.opens(&path).await.is_missing();
        ana.does(&format!("{path}/invitations"), &[("member", &number)]).await.is_fine();
        ben.opens("/n/green-city/today").await.sees("Ana invites you to join").sees("Quiet room");
        ben.opens(&path).await.is_missing();
        net.steward.opens("/n/green-city/log").await.does_not_see("Quiet room").does_not_see("invited Ben");
        net.steward.sends(&format!("{path}/invitations"), &[("member", &number)]).await.is_missing();
        ben.does("/n/green-city/space-invitations/removal", &[("space", &space.to_string())]).await.sees("declined");
        ben.does("/n/green-city/space-invitations", &[("space", &space.to_string())]).await.sees("no longer valid");
        ana.does(&format!("{path}/invitations"), &[("member", &number)]).await.is_fine();
        ben.does("/n/green-city/space-invitations", &[("space", &space.to_string())]).await.sees("Quiet room");
        ben.opens(&path).await.is_fine();
        // An invitation ends with whoever gave it.
        let cem = house.member(&net, "Cem", Role::Member).await;
        let hers = house.space(&net, "Second room", SpaceVisibility::Members, &ben).await;
        house.enters(&net, hers, &ana, SpaceRole::Facilitator).await;
        let cem_number = cem.member.unwrap().to_string();
        ana.does(&format!("/n/green-city/spaces/{hers}/invitations"), &[("member", &cem_number)]).await.is_fine();
        cem.opens("/n/green-city/today").await.sees("Second room");
        ana.does(&format!("/n/green-city/spaces/{hers}/departure"), &[]).await.is_fine();
        cem.opens("/n/green-city/today").await.does_not_see("Second room");
        cem.does("/n/green-city/space-invitations", &[("space", &hers.to_string())]).await.sees("no longer valid");
    }

    async fn an_archived_space_is_read_and_nothing_is_added(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Water", SpaceVisibility::Network, &ana).await;
        let item = house.item(&ana, &net, space, "discussion", "Wells").await;
        let path = format!("/n/green-city/spaces/{space}");
        ben.sends(&format!("{path}/archive"), &[("archive", "yes")]).await.is_missing();
        net.steward.sends(&format!("/n/green-city/spaces/{}/archive", net.commons), &[]).await.is(StatusCode::CONFLICT);
        let seen = ana.does(&format!("{path}/archive"), &[("archive", "yes")]).await;
        assert!(!may_start(seen.sees("This space is archived")));
        ben.opens("/n/green-city/spaces").await.does_not_see(">Water<");
        ben.opens("/n/green-city/spaces?show=archived").await.sees("Water").does_not_see("membership");
        ben.sends(&format!("{path}/membership"), &[]).await.is(StatusCode::CONFLICT).sees("archived");
        ana.opens(&item).await.sees("Wells");
        ana.sends(&format!("{item}/messages"), &[("body", "Too late")]).await.is_refused().sees("Too late");
        let number = space.to_string();
        let new = [("kind", "discussion"), ("space", number.as_str()), ("title", "New wells"), ("body", "")];
        ana.sends("/n/green-city/items", &new).await.is_refused();
        let seen = ana.does(&format!("{path}/archive"), &[("archive", "no")]).await;
        assert!(may_start(seen.sees("The space is back")));
        ana.does(&format!("{item}/messages"), &[("body", "In time")]).await.sees("In time");
        ben.opens("/n/green-city/spaces").await.sees("Water");
    }
}
