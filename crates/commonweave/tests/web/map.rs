//! The map: ties from what people did, as those may see them who look.

mod drawing;
mod keeping;
mod listing;
mod tying;
mod without;

pub use keeping::kept_up;

use crate::commands::runs;
use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;

pub async fn drawn(house: &House) {
    kept_up(house).await;
    let (db, now) = (house.app.db.clone(), house.now());
    tokio::task::spawn_blocking(move || see::map::draw_all(&db, now)).await.unwrap().unwrap();
}

/// Somebody of an organisation of this sector.
pub async fn of(house: &House, net: &Net, name: &str, organisation: (&str, &str)) -> Person {
    let person = house.member(net, name, Role::Member).await;
    let (network, member, now) = (net.id, person.member.unwrap(), house.now());
    let (called, sector, key) = (organisation.0.to_owned(), organisation.1.to_owned(), name.to_lowercase());
    house
        .app
        .db
        .write(move |tx| {
            let known: Option<i64> = tx.maybe(
                "SELECT id FROM organisations WHERE network_id = $1 AND name = $2",
                &[&network, &called],
            )?;
            let id: i64 = match known {
                Some(id) => id,
                None => tx.one(
                    "INSERT INTO organisations (network_id, name, name_key, sector, place, website, about, about_html,
                                                seeks, brings, created_at, updated_at)
                     VALUES ($1, $2, $3, $4, '', '', '', '', '', '', $5, $5) RETURNING id",
                    &[&network, &called, &called.to_lowercase(), &sector, &now],
                )?,
            };
            tx.run(
                "INSERT INTO affiliations (network_id, organisation_id, member_id, capacity, sector, member_state,
                                           name_key, started_at)
                 VALUES ($1, $2, $3, 'representative', $4, 'active', $5, $6)",
                &[&network, &id, &member, &sector, &key, &now],
            )?;
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
    person
}

/// Active members of these names, who have no account.
async fn written_down(house: &House, net: &Net, names: Vec<String>) -> Vec<i64> {
    let (network, now) = (net.id, house.now());
    let made = house.app.db.write(move |tx| {
        let mut made = Vec::new();
        for name in &names {
            made.push(tx.one(
                "INSERT INTO members (network_id, role, state, name, name_key, headline, about, about_html, languages,
                                      place, created_at, updated_at)
                 VALUES ($1, 'member', 'active', $2, $3, '', '', '', '', '', $4, $4) RETURNING id",
                &[&network, name, &name.to_lowercase(), &now],
            )?);
        }
        Ok::<_, db::Error>(made)
    });
    made.await.unwrap()
}

/// Both write in one discussion.
pub async fn talk(house: &House, net: &Net, space: SpaceId, one: &Person, other: &Person) -> String {
    let item = house.item(one, net, space, "discussion", "Which roof first?").await;
    other.does(&format!("{item}/messages"), &[("body", "The school.")]).await.is_fine();
    item
}

const PEOPLE: &str = "/n/green-city/map?of-whom=member";

on_both! {
    async fn who_answers_somebody_is_tied_to_them_and_so_are_their_organisations(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        ana.opens("/n/green-city/map").await.sees("nothing to draw yet");
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        let map = ana.opens("/n/green-city/map").await;
        map.sees("River Trust").sees("City Works").sees("2 organisations, joined by 1 line").sees("1 tie");
        let people = ben.opens(PEOPLE).await;
        people.sees("Ana").sees("Ben").sees("2 people, joined by 1 line").does_not_see("1 tie");
        let around = format!("{PEOPLE}&of=m{}", ana.member.unwrap());
        ben.opens(&around).await.sees("Around Ana").sees("now and then together").sees("Conversations");
        ana.opens("/n/green-city/map?of-whom=both").await.sees("belongs to which organisation").sees("City Works");
        ben.opens(&format!("{PEOPLE}&of=m999999")).await.is_missing();
    }

    async fn a_map_is_made_of_the_layers_and_the_time_that_one_chooses(house: House) {
        let (net, ana, ben) = house.two().await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        ana.opens(&format!("{PEOPLE}&layer=talk")).await.sees("2 people");
        ana.opens(&format!("{PEOPLE}&layer=work&layer=meetings")).await.sees("nothing to draw yet");
        ana.opens(&format!("{PEOPLE}&layer=talk&back=2")).await.sees("nothing to draw yet");
    }

    async fn a_tie_from_a_hidden_space_is_drawn_for_its_members_alone(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let carl = of(&house, &net, "Carl", ("Bakery", "business")).await;
        let hidden = house.space(&net, "Quiet corner", SpaceVisibility::Members, &ana).await;
        house.enters(&net, hidden, &ben, SpaceRole::Member).await;
        talk(&house, &net, hidden, &ana, &ben).await;
        drawn(&house).await;
        ana.opens(PEOPLE).await.sees("Ben").sees("1 line");
        ana.opens("/n/green-city/map").await.sees("River Trust");
        for other in [&carl, &net.steward] {
            for page in ["map", "map?of-whom=member", "map?of-whom=both", "map?back=1", "map.csv", "map.graphml",
                         "map.csv?of-whom=member", "map.graphml?of-whom=member"] {
                let seen = other.opens(&format!("/n/green-city/{page}")).await;
                seen.is_fine().does_not_see("Ana").does_not_see("River Trust").does_not_see("City Works");
            }
            other.opens(&format!("{PEOPLE}&of=m{}", ana.member.unwrap())).await.is_missing();
        }
        house.visitor().opens("/n/green-city/map").await.is_missing();
        house.member(&net, "Gina", Role::Guest).await.opens("/n/green-city/map").await.is_missing();
    }

    async fn what_is_done_in_a_hidden_space_is_in_no_sum_of_others_however_many_do_it(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let carl = of(&house, &net, "Carl", ("Bakery", "business")).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let hidden = house.space(&net, "Quiet corner", SpaceVisibility::Members, &ana).await;
        for name in ["Ben", "Bo", "Bea", "Bill", "Britt", "Bruno"] {
            let other = of(&house, &net, name, ("City Works", "government")).await;
            house.enters(&net, hidden, &other, SpaceRole::Member).await;
            talk(&house, &net, hidden, &ana, &other).await;
        }
        drawn(&house).await;
        ana.opens("/n/green-city/map").await.sees("River Trust").sees("City Works");
        carl.opens("/n/green-city/map").await.does_not_see("River Trust").does_not_see("City Works");
        carl.opens(PEOPLE).await.does_not_see("Ana");
        carl.opens("/n/green-city/map.csv").await.is_fine().does_not_see("River Trust");
    }

    async fn a_meeting_of_thirty_ties_two_organisations_though_no_pair_of_people(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "All of us").await;
        let others = written_down(&house, &net, (10..38).map(|number| format!("Zoe {number}")).collect()).await;
        let (network, space, number, now) = (net.id, net.commons, item.rsplit('/').next().unwrap().to_owned(), house.now());
        let (one, other) = (ana.member.unwrap(), ben.member.unwrap());
        house.app.db.write(move |tx| {
            let id: house::ids::ItemId = number.parse().unwrap();
            for (at, member) in others.iter().enumerate() {
                let like = if at % 2 == 0 { one } else { other };
                tx.run(
                    "INSERT INTO affiliations (network_id, organisation_id, member_id, capacity, sector, member_state,
                                               name_key, started_at)
                     SELECT network_id, organisation_id, $2, 'staff', sector, 'active', $3, started_at
                     FROM affiliations WHERE member_id = $1",
                    &[&like, member, &format!("zoe {at}")],
                )?;
            }
            for member in others.iter().copied().chain([one.get(), other.get()]) {
                let happened = house::happenings::Happened::new(&meet::events::EVENT_ANSWERED).space(space).item(id).detail("yes");
                house::happenings::record(tx, network, Some(member.into()), now, happened)?;
            }
            Ok::<_, db::Error>(())
        }).await.unwrap();
        drawn(&house).await;
        ana.opens("/n/green-city/map").await.sees("2 organisations, joined by 1 line");
        ana.opens(PEOPLE).await.sees("nothing to draw yet");
        // What is too faint for a picture of everyone is still one's own.
        ana.opens("/n/green-city/map/mine").await.sees("You are tied to 29 people");
    }

    async fn a_member_hides_a_tie_leaves_the_map_and_comes_back(house: House) {
        let (net, ana, ben) = house.two().await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        let mine = "/n/green-city/map/mine";
        ana.opens(mine).await.sees("You are tied to 1 person").sees("Ben");
        let number = ben.member.unwrap().to_string();
        let hidden = ana.does(mine, &[("do", "hide"), ("member", &number)]).await;
        hidden.sees("hidden from everyone").sees("Ties that you hide");
        for who in [&ana, &ben, &net.steward] {
            who.opens(PEOPLE).await.sees("nothing to draw yet");
        }
        ben.opens(mine).await.sees("not tied to anybody").does_not_see("Ties that you hide");
        ana.does(mine, &[("do", "show"), ("member", &number)]).await.sees("You are tied to 1 person");
        ben.does(mine, &[("do", "leave")]).await.sees("no longer on the map").sees("You are not on the map");
        ana.opens(PEOPLE).await.does_not_see("Ben").sees("nothing to draw yet");
        ben.does(mine, &[("do", "return")]).await.sees("on the map again");
        ana.opens(PEOPLE).await.sees("Ben");
        for wrong in ["999999", "x", "", "-1"] {
            ana.sends(mine, &[("do", "hide"), ("member", wrong)]).await.is_missing();
        }
        ana.sends(mine, &[("do", "burn")]).await.sees("This cannot be chosen here");
    }

    async fn whoever_leaves_is_gone_from_the_map(house: House) {
        let (net, ana, ben) = house.two().await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        let (network, low, high) = (net.id, ana.member.unwrap().get(), ben.member.unwrap().get());
        let tie = see::ties::Declared { low_id: low.min(high), high_id: low.max(high), weight: 1.0 };
        house.app.db.write(move |tx| see::ties::declare(tx, network, "member", std::slice::from_ref(&tie))).await.unwrap();
        ben.does("/n/green-city/departure", &[]).await.is_fine();
        ana.opens(PEOPLE).await.does_not_see("Ben").sees("nothing to draw yet");
        kept_up(&house).await;
        let left: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM ties", &[])).await.unwrap();
        let declared: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM declared_ties", &[])).await.unwrap();
        assert_eq!((left, declared), (0, 0));
    }

    async fn what_is_deleted_ties_nobody_until_it_is_brought_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = talk(&house, &net, net.commons, &ana, &ben).await;
        kept_up(&house).await;
        ana.opens(PEOPLE).await.sees("Ben");
        ana.does(&format!("{item}/removal"), &[("sure", "yes")]).await.is_fine();
        kept_up(&house).await;
        ana.opens(PEOPLE).await.sees("nothing to draw yet");
    }

    async fn a_list_of_declared_ties_is_measured_as_its_reference_says(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../netmap/tests/data");
        let list = std::fs::read_to_string(format!("{folder}/karate.edges.csv")).unwrap();
        let reference: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(format!("{folder}/karate.reference.json")).unwrap()).unwrap();
        let (network, now) = (net.id, house.now());
        written_down(&house, &net, (0..34).map(|number| number.to_string()).collect()).await;
        let file = std::env::temp_dir().join(format!("ties-{}.csv", house::clock::Chance.token().unwrap()));
        std::fs::write(&file, list).unwrap();
        let name = file.to_str().unwrap();
        runs(&house, &["import", "ties", name, "--network", "green-city", "--dry-run"]).await.says("78 declared ties between 34 people would be");
        net.steward.opens(PEOPLE).await.sees("nothing to draw yet");
        runs(&house, &["import", "ties", name, "--network", "green-city"]).await.is_well(true).says("78 declared ties");
        runs(&house, &["import", "ties", name, "--network", "green-city"]).await.is_well(true);
        std::fs::write(&file, "source,target\n1,Nobody\n").unwrap();
        runs(&house, &["import", "ties", name, "--network", "green-city"]).await.is_well(false).says("\"Nobody\"");
        std::fs::remove_file(&file).unwrap();
        let scope = see::map::Scope { network, me: None, day: see::ties::day_of(now) };
        let view = see::map::View::of(see::map::Sort::Members);
        let found = house.app.db.read(move |q| see::map::gather(q, scope, &view)).await.unwrap();
        let (figures, each) = see::map::measured(&found);
        let values = &reference["values"];
        assert_eq!((figures.nodes, figures.ties), (34, 78));
        assert!((figures.density - values["density"].as_f64().unwrap()).abs() < 1e-8);
        for (node, between) in found.nodes.iter().zip(&each) {
            let wanted = values["betweenness_normalised"][&node.name].as_f64().unwrap();
            assert!((between - wanted).abs() < 1e-6, "{}: {between} is not {wanted}", node.name);
        }
        net.steward.opens(&format!("{PEOPLE}&layer=declared")).await.sees("34 people, joined by 78 lines").sees("Declared ties");
        net.steward.opens(&format!("{PEOPLE}&layer=talk")).await.sees("nothing to draw yet");
    }

    async fn the_map_of_two_thousand_people_with_twenty_thousand_ties_is_a_page_like_others(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let people = written_down(&house, &net, (0..2_000).map(|number| format!("Zoe {number}")).collect()).await;
        let (network, count) = (net.id, people.len());
        let pairs = (0..count).flat_map(|at| (1..=10).map(move |step| (at, (at + step * step * 7) % count)));
        let tie = |(one, other): (usize, usize)| see::ties::Declared {
            low_id: people[one].min(people[other]),
            high_id: people[one].max(people[other]),
            weight: 1.0 + f64::from(u32::try_from(one % 7).unwrap()),
        };
        let ties: Vec<_> = pairs.map(tie).collect();
        house.app.db.write(move |tx| see::ties::declare(tx, network, "member", &ties)).await.unwrap();
        let started = std::time::Instant::now();
        drawn(&house).await;
        let (drawing, started) = (started.elapsed(), std::time::Instant::now());
        let seen = net.steward.opens(PEOPLE).await;
        eprintln!("drawn in {drawing:?}, shown in {:?}, {} bytes", started.elapsed(), seen.html().len());
        seen.is_fine().sees("000 people").sees("To stay readable");
        assert!(seen.html().len() < 250_000, "{} bytes", seen.html().len());
    }
}
