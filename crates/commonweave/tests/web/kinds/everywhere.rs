//! A room of the tests' own, everywhere where rooms are met: on its page, in the tab, Today, search, calendar, inbox, mail,
//! export, log and `doctor`; and nowhere for whoever may not see it.

use super::{laid, orchard};
use crate::access::{keeps_its_rules, no_page_tells};
use crate::files::picture;
use crate::jobs::marks::runs_sql;
use crate::jobs::works_off;
use crate::kit::{House, Net, Person};
use crate::mail::{Mood, Server, mailing, plainly};
use crate::portability::unpacked;
use crate::search::{looks, results};
use commonweave::{doctor, migrations, portability};
use futures_util::StreamExt;
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::io::Cursor;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Plants a tree with a picture, and gives its address.
async fn plants(who: &Person, net: &Net, space: SpaceId, title: &str) -> String {
    let files = format!("/n/{}/files", net.slug);
    let brought = who.sends_file(&files, &[], ("bring", "gate.png", &picture(40, 30))).await;
    let file = brought.value("name=\"file\"", "value").unwrap();
    let space = space.to_string();
    let form = [
        ("kind", "tree"),
        ("space", &space),
        ("title", title),
        ("body", "By the *gate*"),
        ("species", "Tilia cordata"),
        ("planting", "2026-11-20"),
        ("tags", "shade"),
        ("file", &file),
    ];
    let sent = who.sends(&format!("/n/{}/items", net.slug), &form).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

fn number(item: &str) -> &str {
    item.rsplit('/').next().unwrap()
}

/// Waters a tree.
async fn waters(who: &Person, item: &str) {
    who.does(&format!("{}/watering", item.replace("/items/", "/trees/")), &[]).await.sees("It drinks.");
}

/// The address of a calendar of the whole network for other programs.
async fn subscribes(who: &Person, net: &Net) -> String {
    let seen = who.sends(&format!("/n/{}/calendar/feeds", net.slug), &[("place", "network")]).await;
    let address = seen.value("class=\"address\"", "value").unwrap();
    address[address.find("/calendars/").unwrap()..].to_owned()
}

/// All that a stream replays from the beginning of the log.
async fn replays(who: &Person, net: &Net) -> String {
    let mut stream = who.opens(&format!("/n/{}/live?after=0-0", net.slug)).await.streams();
    let mut heard = String::new();
    while let Ok(Some(bytes)) = tokio::time::timeout(Duration::from_millis(500), stream.next()).await {
        heard.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
    }
    heard
}

/// What the doctor finds wrong.
fn ills(house: &House) -> Vec<String> {
    let (db, rooms) = (&house.app.db, house.app.rooms);
    let look = || {
        let mut report = doctor::examine(db, migrations::ALL, rooms).unwrap();
        report.add(doctor::index(db, rooms.finds(), rooms.kinds()).unwrap());
        report
    };
    tokio::task::block_in_place(look).ill.into_iter().map(|ill| ill.what).collect()
}

on_both! {
    async fn what_a_room_brings_is_met_wherever_people_look(house: House) {
        let server = Server::start(Mood::Takes).await;
        laid(&house).await;
        let (house, node, net, ana) = mailing(house.with(orchard::rooms()).await, &server).await;
        let ben = node.meets(&house.member(&net, "Ben", Role::Member).await);
        let item = plants(&ben, &net, net.commons, "Old lime").await;
        let page = ben.opens(&item).await;
        page.sees("It is a Tilia cordata.").sees("Plant it");
        assert!(page.html().contains("alt=\"Picture: "), "{}", page.html());
        let today = "/n/green-city/today";
        ben.opens(today).await.sees("Plant Old lime");
        ana.opens(today).await.does_not_see("Plant Old lime");

        // Ben is away when somebody does what asks for him: one letter, and one line.
        node.app.clock.forward(HOUR);
        waters(&ana, &item).await;
        waters(&ana, &item).await;
        node.app.clock.forward(Duration::from_secs(60 * 11));
        works_off(&node.app).await;
        let [letter] = server.letters().try_into().unwrap();
        let letter = plainly(&letter);
        for part in ["To: ben@example.org", "Old lime", &item] {
            assert!(letter.contains(part), "no “{part}” in {letter}");
        }
        let inbox = ben.opens("/n/green-city/inbox?show=mine").await;
        inbox.sees("Old lime").sees("Your tree was watered");
        assert_eq!(inbox.html().matches("id=\"line-").count(), 1);

        let space = format!("/n/green-city/spaces/{}", net.commons);
        ben.opens(&format!("{space}/items?verb=work")).await.sees("a young Tilia cordata");
        for words in ["tilia", "gate", "lime"] {
            // Its picture is found by what it is called.
            let found = results(&looks(&ben, &net, words).await);
            assert!(found.first() == Some(&item) && found.iter().all(|one| one.starts_with(&item)), "{words}: {found:?}");
        }
        ben.opens("/n/green-city/calendar?view=agenda&day=2026-11-20").await.sees("All day Old lime");
        let feed = subscribes(&ben, &net).await;
        ben.opens(&feed).await.is_fine().sees("SUMMARY:Old lime").sees("DTSTART;VALUE=DATE:20261120");
        let log = ana.opens("/n/green-city/log?what=tree-watered").await;
        assert_eq!(log.text().matches("watered “Old lime”").count(), 1, "{}", log.text());
    }

    async fn what_a_room_keeps_goes_along_and_is_counted_again(house: House) {
        laid(&house).await;
        let house = house.with(orchard::rooms()).await;
        let (net, ana, ben) = house.two().await;
        let item = plants(&ben, &net, net.commons, "Old lime").await;
        waters(&ana, &item).await;
        let (rooms, network) = (house.app.rooms, net.id);
        let archive = house.app.db.read(move |q| {
            let mut out = Cursor::new(Vec::new());
            portability::network(q, rooms, network, &mut out).map(|_| out)
        });
        let files = unpacked(archive.await.unwrap());
        assert!(files["trees.csv"].contains("Tilia cordata") && files["files.csv"].contains("gate.png"));
        let own = unpacked(Cursor::new(ana.opens("/n/green-city/my-data.zip").await.is_fine().bytes().to_vec()));
        assert!(own["waterings.csv"].contains("2026-11-14") && !own["trees.csv"].contains("Tilia"));
        assert_eq!(ills(&house), Vec::<String>::new());
        runs_sql(&house.app, "UPDATE trees SET watered_count = 7").await;
        let wrong = format!("tree {}: 7 waterings are kept, and there are 1", number(&item));
        assert_eq!(ills(&house), [wrong]);
    }

    async fn its_routes_keep_the_rules_of_the_table(house: House) {
        laid(&house).await;
        let house = house.with(orchard::rooms()).await;
        keeps_its_rules(&house, "trees", async |author: &Person, net: &Net, space: SpaceId| {
            number(&plants(author, net, space, "Old lime").await).to_owned()
        })
        .await;
    }

    async fn whoever_may_not_see_it_finds_no_trace_of_it(house: House) {
        let server = Server::start(Mood::Takes).await;
        laid(&house).await;
        let (house, node, net, _) = mailing(house.with(orchard::rooms()).await, &server).await;
        let (ana, ben) = (house.member(&net, "Ana", Role::Member).await, house.member(&net, "Ben", Role::Member).await);
        let (ana, ben) = (node.meets(&ana), node.meets(&ben));
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.enters(&net, quiet, &ben, SpaceRole::Member).await;
        let item = plants(&ben, &net, quiet, "Secret lime").await;
        waters(&ana, &item).await;
        let page = ben.opens(&item).await;
        let file = page.value("class=\"picture\"", "href").unwrap();
        let eve = node.meets(&house.member(&net, "Eve", Role::Facilitator).await);
        let feed = subscribes(&eve, &net).await;
        let words = ["Secret lime", "Tilia", "gate.png", "shade", "Quiet room"];
        no_trace(&house, &eve, &net, (quiet, number(&item)), &words).await;
        for word in words {
            eve.opens(&feed).await.is_fine().does_not_see(word);
        }
        for path in [file.clone(), format!("{file}/thumb"), item.clone(), format!("{item}/live")] {
            eve.opens(&path).await.is_missing();
        }

        // It goes where Ben is not: he loses all of it at once.
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await;
        let to = council.to_string();
        ben.opens(&file).await.is_fine();
        ana.does(&format!("{item}/move"), &[("space", &to)]).await.is_fine();
        no_trace(&house, &ben, &net, (council, number(&item)), &["Secret lime", "Tilia", "gate.png", "Council"]).await;
        for path in [file.clone(), format!("{file}/thumb"), item.clone(), format!("{item}/live")] {
            ben.opens(&path).await.is_missing();
        }
        node.app.clock.forward(HOUR);
        works_off(&node.app).await;
        // Ana watered Ben's tree while he could see it; when the letter would go he cannot.
        assert_eq!(server.letters(), Vec::<String>::new());
    }
}

/// By no page, no search, no suggestion, no calendar and no replayed stream.
async fn no_trace(house: &House, who: &Person, net: &Net, hidden: (SpaceId, &str), words: &[&str]) {
    no_page_tells(house, who, net, hidden, words).await;
    let asked =
        ["search?q=tilia", "search?q=lime", "search?q=gate", "jump?q=sec", "jump?q=qui", "mentions?q=%23Sec"];
    let dated = [
        "mentions?q=%23Qui",
        "mentions?q=%23Cou",
        "tags/offers?q=sha",
        "calendar?view=month&day=2026-11-20",
        "calendar?view=agenda&day=2026-11-20",
        "inbox?show=mine",
        "map?of-whom=member",
        "map?of-whom=both&back=1",
        "map.graphml?of-whom=both",
        "voice?by=size&months=12",
        "conditions?of=say",
        "conditions?of=linked",
        "conditions?of=shared",
        "map/without",
        "scenarios",
        "health",
    ];
    for path in asked.iter().chain(&dated) {
        let seen = who.opens(&format!("/n/{}/{path}", net.slug)).await;
        for word in words {
            seen.does_not_see(word);
        }
    }
    let heard = replays(who, net).await;
    for word in words {
        assert!(!heard.contains(word), "“{word}” is replayed to {}", who.name);
    }
}
