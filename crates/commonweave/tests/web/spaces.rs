//! Spaces: started, joined, handed over, left, and seen by whoever may see them and by nobody else.

use crate::kit::{House, Net, Person, Seen};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;

/// The form of a space.
fn about<'a>(name: &'a str, visibility: &'a str) -> [(&'a str, &'a str); 3] {
    [("name", name), ("purpose", "To get it done."), ("visibility", visibility)]
}

/// Starts a space by its form, and gives its address.
async fn starts(who: &Person, net: &Net, name: &str, visibility: &str) -> String {
    let sent = who.sends(&format!("/n/{}/spaces", net.slug), &about(name, visibility)).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// What somebody who holds a space does to a member of it.
async fn handles(who: &Person, space: &str, member: &Person, act: &str, form: &[(&str, &str)]) -> Seen {
    who.sends(&format!("{space}/people/{}/{act}", member.member.unwrap()), form).await
}

/// What the list of spaces shows somebody.
async fn lists(who: &Person, net: &Net) -> Seen {
    who.opens(&format!("/n/{}/spaces", net.slug)).await
}

async fn a_group(house: &House, net: &Net, by: &Person) -> (SpaceId, String) {
    let space = house.space(net, "Water watch", SpaceVisibility::Network, by).await;
    (space, format!("/n/{}/spaces/{space}", net.slug))
}

on_both! {
    async fn who_starts_a_space_holds_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = starts(&ana, &net, "Water watch", "network").await;
        let seen = ana.opens(&space).await;
        seen.is_fine().sees("Your space is ready").sees("Water watch").sees("To get it done.").sees("1 member").sees("Space settings");
        ana.opens(&format!("{space}/people")).await.sees("Ana").sees("facilitator").sees("Add someone");
        ben.opens(&space).await.is_fine().does_not_see("Space settings").sees("Join");
        lists(&ana, &net).await.sees("Your spaces").sees("Water watch");
        lists(&ben, &net).await.sees("Open to you").sees("Water watch");
    }

    async fn a_member_joins_takes_part_and_leaves(house: House) {
        let (net, ana, ben) = house.two().await;
        let (id, space) = a_group(&house, &net, &ana).await;
        let start = [("kind", "discussion"), ("space", &id.to_string()), ("title", "First sample"), ("body", "")];
        let items = format!("/n/{}/items", net.slug);
        ben.sends(&items, &start).await.is_refused();
        ben.does(&format!("{space}/membership"), &[]).await.sees("You are in").sees("2 members").sees("Start something");
        ben.does(&items, &start).await.is_fine().sees("First sample");
        ben.opens(&format!("{space}/departure")).await.is_fine().sees("You will no longer take part in Water watch");
        ben.does(&format!("{space}/departure"), &[]).await.sees("You have left the space");
        ben.opens(&space).await.is_fine().sees("1 member").sees("Join").sees("First sample");
        ben.opens(&format!("{space}/departure")).await.is_missing();
        ben.sends(&items, &start).await.is_refused();
    }

    async fn joining_twice_and_leaving_twice_count_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, space) = a_group(&house, &net, &ana).await;
        let (join, leave) = (format!("{space}/membership"), format!("{space}/departure"));
        let (one, other) = tokio::join!(ben.sends(&join, &[]), ben.sends(&join, &[]));
        one.goes_to(&space);
        other.goes_to(&space);
        ben.opens(&space).await.sees("2 members");
        let (one, other) = tokio::join!(ben.sends(&leave, &[]), ben.sends(&leave, &[]));
        assert!(one.leads_to().is_some() || other.leads_to().is_some());
        assert!(!one.status.is_server_error() && !other.status.is_server_error());
        ben.opens(&space).await.sees("1 member");
        let report = commonweave::doctor::examine(&house.app.db, commonweave::migrations::ALL, house::room::Rooms::of(commonweave::rooms::ALL)).unwrap();
        assert_eq!(report.ill, []);
    }

    async fn a_facilitator_appoints_another_and_steps_down(house: House) {
        let (net, ana, ben) = house.two().await;
        let (id, space) = a_group(&house, &net, &ana).await;
        house.enters(&net, id, &ben, SpaceRole::Member).await;
        handles(&ana, &space, &ana, "role", &[("role", "member")]).await.is_refused().sees("A space needs a facilitator");
        ana.sends(&format!("{space}/departure"), &[]).await.is_refused().sees("Make someone else a facilitator first");
        ben.opens(&format!("{space}/edit")).await.is_missing();
        let people = format!("{space}/people");
        handles(&ana, &space, &ben, "role", &[("role", "facilitator")]).await.goes_to(&people);
        ben.opens(&format!("{space}/edit")).await.is_fine();
        handles(&ana, &space, &ana, "role", &[("role", "member")]).await.goes_to(&people);
        ana.opens(&format!("{space}/edit")).await.is_missing();
        ana.sends(&format!("{space}/departure"), &[]).await.goes_to(&format!("/n/{}/spaces", net.slug));
        handles(&ben, &space, &ana, "role", &[("role", "facilitator")]).await.is_missing();
    }

    async fn the_only_one_who_holds_a_space_cannot_let_go_of_it_while_staying(house: House) {
        let (net, ana, _) = house.two().await;
        let space = starts(&ana, &net, "Water watch", "members").await;
        handles(&ana, &space, &ana, "role", &[("role", "member")]).await.is_refused();
        ana.opens(&format!("{space}/people")).await.sees("Add someone");
    }

    async fn two_facilitators_who_step_down_at_once_leave_one(house: House) {
        let (net, ana, ben) = house.two().await;
        let (id, space) = a_group(&house, &net, &ana).await;
        house.enters(&net, id, &ben, SpaceRole::Facilitator).await;
        let down = [("role", "member")];
        let (one, other) = tokio::join!(handles(&ana, &space, &ana, "role", &down), handles(&ben, &space, &ben, "role", &down));
        let done = [one, other].iter().filter(|seen| seen.leads_to().is_some()).count();
        assert_eq!(done, 1, "somebody holds the space");
    }

    async fn a_role_that_does_not_exist_is_refused(house: House) {
        let (net, ana, ben) = house.two().await;
        let (id, space) = a_group(&house, &net, &ana).await;
        house.enters(&net, id, &ben, SpaceRole::Member).await;
        handles(&ana, &space, &ben, "role", &[("role", "emperor")]).await.is_refused().sees("Choose one of the options");
        handles(&ben, &space, &ben, "role", &[("role", "facilitator")]).await.is_missing();
        ana.sends(&format!("{space}/people/999999/role"), &[("role", "member")]).await.is_missing();
    }

    async fn the_only_way_into_a_space_of_members_is_to_be_added(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = starts(&ana, &net, "Quiet room", "members").await;
        ben.sends(&format!("{space}/membership"), &[]).await.is_missing();
        ana.opens(&format!("{space}/people/new?q=be")).await.is_fine().sees("Ben");
        ana.opens(&format!("{space}/people/new?q=zzz")).await.sees("Nobody in this network is called zzz");
        let number = ben.member.unwrap().to_string();
        ben.sends(&format!("{space}/people"), &[("member", &number)]).await.is_missing();
        ana.does(&format!("{space}/people"), &[("member", &number)]).await.sees("They are now in the space").sees("Ben");
        ana.does(&format!("{space}/people"), &[("member", &number)]).await.sees("Ben");
        ben.opens(&space).await.is_fine().sees("2 members");
        handles(&ana, &space, &ben, "removal", &[]).await.goes_to(&format!("{space}/people"));
        ben.opens(&space).await.is_missing();
        for nobody in ["999999", "0", "-1", "x", "", "99999999999999999999"] {
            ana.sends(&format!("{space}/people"), &[("member", nobody)]).await.is_missing();
        }
    }

    async fn each_kind_of_person_sees_the_spaces_that_they_may_see(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let insider = house.member(&net, "Ina", Role::Member).await;
        let guest = house.member(&net, "Gus", Role::Guest).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let suspended = house.member_in_state(&net, "Sue", Role::Member, "suspended").await;
        let stranger = house.account("Sam").await;
        let spaces = [
            ("Open garden", SpaceVisibility::Public),
            ("Bike lanes", SpaceVisibility::Network),
            ("Quiet room", SpaceVisibility::Members),
        ];
        let mut paths = Vec::new();
        for (name, visibility) in spaces {
            let space = house.space(&net, name, visibility, &ana).await;
            house.enters(&net, space, &insider, SpaceRole::Member).await;
            let item = house.item(&ana, &net, space, "discussion", &format!("Said in {name}")).await;
            paths.push((name, format!("/n/harbour/spaces/{space}"), item));
        }
        let sees = [(&house.visitor(), 1), (&stranger, 1), (&suspended, 1), (&guest, 2), (&ben, 2), (&net.steward, 2), (&insider, 3)];
        for (who, many) in sees {
            let list = lists(who, &net).await;
            for (place, (name, path, item)) in paths.iter().enumerate() {
                if place < many {
                    list.is_fine().sees(name);
                    who.opens(path).await.is_fine().sees(&format!("Said in {name}"));
                    who.opens(item).await.is_fine();
                } else {
                    list.does_not_see(name);
                    for hidden in [path.clone(), format!("{path}/items"), format!("{path}/people"), item.clone()] {
                        who.opens(&hidden).await.is_missing();
                    }
                }
            }
        }
    }

    async fn strangers_see_what_is_said_in_a_public_space_and_not_who_is_in_it(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let space = house.space(&net, "Open garden", SpaceVisibility::Public, &ana).await;
        let path = format!("/n/harbour/spaces/{space}");
        house.visitor().opens(&path).await.is_fine().does_not_see("Ana").does_not_see("Join");
        for hidden in ["people", "items.csv", "edit", "departure", "people/new"] {
            house.visitor().opens(&format!("{path}/{hidden}")).await.is_missing();
        }
        house.visitor().sends(&format!("{path}/membership"), &[]).await.is_missing();
    }

    async fn a_guest_reads_and_joins_nothing_alone(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let guest = house.member(&net, "Gus", Role::Guest).await;
        let (_, space) = a_group(&house, &net, &ana).await;
        guest.opens(&space).await.is_fine().does_not_see("Join");
        guest.sends(&format!("{space}/membership"), &[]).await.is_missing();
        guest.opens("/n/harbour/spaces/new").await.is_missing();
        guest.sends("/n/harbour/spaces", &about("Mine", "public")).await.is_missing();
        ana.does(&format!("{space}/people"), &[("member", &guest.member.unwrap().to_string())]).await.sees("Gus");
        guest.opens(&space).await.sees("Start something");
    }

    async fn a_space_that_becomes_hidden_is_gone_for_those_outside_at_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, space) = a_group(&house, &net, &ana).await;
        ben.opens(&space).await.is_fine();
        ana.does(&space, &about("Quiet room", "members")).await.sees("The space is saved").sees("Quiet room");
        ben.opens(&space).await.is_missing();
        net.steward.opens(&space).await.is_missing();
        lists(&ben, &net).await.does_not_see("Quiet room").does_not_see("Water watch");
    }

    async fn the_commons_is_for_everyone_and_stays_so(house: House) {
        let (net, ana, _) = house.two().await;
        let commons = format!("/n/{}/spaces/{}", net.slug, net.commons);
        ana.opens(&commons).await.is_fine().does_not_see("Leave this space");
        ana.sends(&format!("{commons}/departure"), &[]).await.is_refused().sees("The commons is for everyone in the network");
        let hidden = net.steward.sends(&commons, &about("Commons", "members")).await;
        hidden.is_refused().sees("so it cannot be hidden").keeps("Commons");
        handles(&net.steward, &commons, &ana, "removal", &[]).await.is_refused().sees("The commons is for everyone in the network");
        net.steward.does(&commons, &about("Town square", "network")).await.sees("Town square");
    }

    async fn a_form_that_cannot_be_read_comes_back_as_it_was_typed(house: House) {
        let (net, ana, _) = house.two().await;
        let path = format!("/n/{}/spaces", net.slug);
        ana.sends(&path, &about("", "network")).await.is_refused().sees("This field is required").sees("To get it done.");
        ana.sends(&path, &about("Roofs", "secret")).await.is_refused().sees("Choose one of the options").keeps("Roofs");
        ana.sends(&path, &[("name", "Roofs")]).await.is_refused().keeps("Roofs");
        let long = "n".repeat(121);
        ana.sends(&path, &about(&long, "network")).await.is_refused().sees("121 characters long").keeps(&long);
        let purpose = "p".repeat(4_001);
        ana.sends(&path, &[("name", "Roofs"), ("purpose", &purpose), ("visibility", "network")]).await.is_refused().sees(&purpose);
        lists(&ana, &net).await.does_not_see("Roofs");
    }

    async fn a_hostile_name_stays_a_name(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = starts(&ana, &net, "<script>alert(1)</script>\u{202e}", "network").await;
        for seen in [ben.opens(&space).await, lists(&ben, &net).await, ana.opens(&format!("{space}/edit")).await] {
            let html = seen.is_fine().html();
            assert!(!html.contains("<script>alert") && !html.contains('\u{202e}'), "{html}");
        }
    }

    async fn of_two_tabs_the_later_one_counts_and_nothing_breaks(house: House) {
        let (net, ana, _) = house.two().await;
        let (_, space) = a_group(&house, &net, &ana).await;
        let (first, second) = (about("First tab", "network"), about("Second tab", "public"));
        let (one, other) = tokio::join!(ana.sends(&space, &first), ana.sends(&space, &second));
        one.goes_to(&space);
        other.goes_to(&space);
        let name = ana.opens(&space).await.text();
        assert!(name.contains("First tab") != name.contains("Second tab"), "{name}");
    }

    async fn a_space_of_another_network_does_not_exist_here(house: House) {
        let (net, ana, _) = house.two().await;
        let other = house.network("elsewhere", NetworkVisibility::Public).await;
        let space = house.space(&other, "Foreign", SpaceVisibility::Public, &other.steward).await;
        for path in ["", "/items", "/people", "/edit"] {
            ana.opens(&format!("/n/{}/spaces/{space}{path}", net.slug)).await.is_missing();
        }
        ana.sends(&format!("/n/{}/spaces/{space}/membership", net.slug), &[]).await.is_missing();
        other.steward.sends(&format!("/n/{}/spaces/{}", other.slug, net.commons), &about("Taken", "public")).await.is_missing();
    }

    async fn a_long_list_of_spaces_is_walked_without_missing_one(house: House) {
        let (net, ana, _) = house.two().await;
        for number in 0..64 {
            house.space(&net, &format!("Space {number:02}"), SpaceVisibility::Network, &ana).await;
        }
        let (mut path, mut names) = (format!("/n/{}/spaces", net.slug), Vec::new());
        loop {
            let page = ana.opens(&path).await;
            let cards = page.is_fine().html().split("<li class=\"card card-link\">").skip(1);
            names.extend(cards.filter_map(|card| Some(card.split_once("<bdi dir=\"auto\">")?.1.split_once('<')?.0.to_owned())));
            let Some(next) = page.value("class=\"pager\"", "href") else { break };
            path = next.replace("&#38;", "&");
        }
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!((all, names.len()), (65, 65));
    }

    async fn the_page_of_all_talk_is_named_and_opens_a_channel_at_its_end(house: House) {
        let (net, ana, _) = house.two().await;
        let channel = house.item(&ana, &net, net.commons, "channel", "On the water").await;
        let discussion = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let space = format!("/n/{}/spaces/{}", net.slug, net.commons);
        let seen = ana.opens(&format!("{space}/items")).await;
        assert!(seen.html().contains("<h2 class=\"visually-hidden\">Items</h2>"));
        assert!(seen.text().contains("Everything in "), "{}", seen.text());
        for page in [seen, ana.opens(&space).await] {
            assert!(page.html().contains(&format!("href=\"{channel}#composer\"")));
            assert!(page.html().contains(&format!("href=\"{discussion}\"")));
        }
    }
}
