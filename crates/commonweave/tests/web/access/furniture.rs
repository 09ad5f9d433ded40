//! A space, with one item of each kind that has pages of its own.

use super::cast::Who;
use crate::kit::{House, Net};
use house::access::{SpaceRole, SpaceVisibility};
use house::ids::{ItemId, SpaceId};

/// A space of this visibility with an item and a message in it, both by the author.
pub(super) async fn open_space(
    house: &House,
    net: &Net,
    people: &[Who],
    visibility: SpaceVisibility,
) -> (SpaceId, ItemId, [String; 18], String, i64) {
    let named = |kind: &str| people.iter().find(|who| who.kind == kind).map(|who| &who.person).unwrap();
    let space =
        house.space(net, &format!("Space {visibility}"), visibility, named("a holder of the space")).await;
    for kind in ["a member of the space", "the author"] {
        house.enters(net, space, named(kind), SpaceRole::Member).await;
    }
    let author = named("the author");
    let space_number = space.to_string();
    // An event has all that any item has, and answers.
    let event =
        [("kind", "event"), ("title", "Plan"), ("body", "Text"), ("day", "2026-12-01"), ("start", "18:00")];
    let fields = [event.as_slice(), &[("space", space_number.as_str())]].concat();
    let item = author.sends("/n/harbour/items", &fields).await.leads_to().unwrap();
    let picture = crate::files::picture(40, 30);
    let brought = author.sends_file("/n/harbour/files", &[], ("bring", "roof.png", &picture)).await;
    let file = brought.value("name=\"file\"", "value").unwrap();
    let said = [("body", "Hello"), ("file", &file)];
    let message = author.sends(&format!("{item}/messages"), &said).await.leads_to().unwrap();
    let number = item.rsplit_once('/').unwrap().1.parse().unwrap();
    let point = crate::minutes::point(author, &item, "The plan", &[]).await;
    let point = point.rsplit_once('/').unwrap().1.to_owned();
    crate::minutes::approved(house, number, author.member.unwrap()).await;
    let idea = house.item(author, net, space, "idea", "Benches").await;
    let idea = idea.rsplit_once('/').unwrap().1.to_owned();
    let announcement = crate::announcements::announces(author, net, space, &[]).await;
    let announcement = announcement.rsplit_once('/').unwrap().1.to_owned();
    let checkin = crate::checkins::begins(author, net, space, "How are you?", &[]).await;
    let checkin = checkin.rsplit_once('/').unwrap().1.to_owned();
    house.jobs_end().await;
    let round = crate::checkins::newest_round(house).await.to_string();
    let message = message.rsplit_once('-').unwrap().1.to_owned();
    let ground = house.item(author, net, space, "ground", "Where do we stand?").await;
    let ground = ground.rsplit_once('/').unwrap().1.to_owned();
    let fields = crate::proposals::draft("approval", "Mill\nMarket", &[("space", space_number.as_str())]);
    let proposal = author.sends("/n/harbour/items", &fields).await.leads_to().unwrap();
    let proposal = proposal.rsplit_once('/').unwrap().1.to_owned();
    author.does(&format!("/n/harbour/proposals/{proposal}/opening"), &[]).await;
    let (budget, project) = crate::budgets::for_everyone(author, net, &space_number).await;
    let task = house.item(author, net, space, "task", "Count the benches").await;
    let task = task.rsplit_once('/').unwrap().1.to_owned();
    let column = crate::boards::columns(house, space).await[0].to_string();
    let poll = crate::events::polls::sought(author, net, space).await;
    let poll = poll.rsplit_once('/').unwrap().1.to_owned();
    let panel = crate::panels::for_everyone(author, net, &space_number).await;
    let risk = house.item(author, net, space, "risk", "Nobody counts the benches").await;
    let risk = risk.rsplit_once('/').unwrap().1.to_owned();
    let scenario = house.item(author, net, space, "scenario", "How do we sit in 2040?").await;
    let scenario = scenario.rsplit_once('/').unwrap().1.to_owned();
    let experiment = crate::events::experiments::tried(house, author, net, space).await;
    let host = named("a holder of the space");
    let health = crate::rounds::number_of(&crate::rounds::opens(host, net, space, "How are we?", &[]).await);
    let trust = crate::rounds::number_of(&crate::rounds::opens_trust(host, net, space, "members").await);
    let others = [
        idea,
        announcement,
        checkin,
        round,
        ground,
        proposal,
        budget,
        project,
        task,
        column,
        point,
        panel,
        poll,
        risk,
        scenario,
        health,
        trust,
        experiment,
    ];
    (space, number, others, message, file.parse().unwrap())
}

/// What stands in a space, by the word of its address.
pub const IN_A_SPACE: &[&str] = &[
    "spaces",
    "items",
    "events",
    "files",
    "ideas",
    "grounds",
    "announcements",
    "checkins",
    "proposals",
    "budgets",
    "tasks",
    "panels",
    "polls",
    "risks",
    "scenarios",
    "health",
    "trust",
    "experiments",
];
