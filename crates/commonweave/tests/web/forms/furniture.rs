//! What stands on the stage: votes, grounds, budgets and tasks, each in the states in which people meet them.

use crate::kit::{House, Net, Person};
use std::time::Duration;

/// A common ground, and the link by which anyone answers.
pub(super) async fn ground(ana: &Person, net: &Net) -> (String, String) {
    let item = crate::grounds::starts(ana, net, net.commons, "The market closes at noon.", &[]).await;
    net.steward.does("/n/harbour/grounds/links", &[("links", "true")]).await.is_fine();
    let with = ana.does(&format!("{}/link", item.replace("/items/", "/grounds/")), &[("link", "yes")]).await;
    let token = with.html().split("href=\"/ground/").nth(1).unwrap().split('"').next().unwrap();
    (item.rsplit('/').next().unwrap().to_owned(), format!("/ground/{token}"))
}

/// A vote that ends a few hours after the beginning.
pub(super) async fn closing(ana: &Person, net: &Net) {
    let soon = [("title", "Tea or coffee"), ("day", "2026-11-14"), ("hour", "15:00")];
    let (item, acts) =
        crate::proposals::opened(ana, net, &crate::proposals::draft("simple", "", &soon)).await;
    crate::proposals::votes(ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
}

/// Votes that are open, by points and by ranks, one with an objection, a draft, and one to which a change is offered.
pub(super) async fn proposals(ana: &Person, net: &Net, tom: &Person) -> String {
    use crate::proposals::{draft, drafted, opened, votes};
    let (item, acts) = opened(ana, net, &draft("consent", "", &[("title", "Who waters")])).await;
    votes(tom, &acts, &[("choice", "object"), ("reason", "And in May?")]).await.goes_to(&item);
    let whole = [("title", "Cleaner water"), ("electorate", "network"), ("charter", "true")];
    drafted(&net.steward, net, &draft("qualified", "", &whole)).await;
    let text = [("title", "A bench"), ("body", "By the mill.")];
    let (_, acts) = drafted(ana, net, &draft("consent", "", &text)).await;
    let offer =
        [("paragraph", "1"), ("was", "By the mill."), ("becomes", "By the school."), ("reason", "Shade")];
    tom.does(&format!("{acts}/amendments"), &offer).await.is_fine();
    let ranked = crate::proposals::draft("runoff", "Mill\nMarket", &[("title", "Which bridge?")]);
    let (_, acts) = crate::proposals::opened(ana, net, &ranked).await;
    // Stella cannot come, and Ana gives her vote away for a time; not to Tom, whom she has blocked.
    net.steward.does(&format!("{acts}/proxies"), &[("to", "Tom")]).await.is_fine();
    let given = [("to", net.steward.name.as_str()), ("scope", "network"), ("until", "2026-12-24")];
    ana.does("/n/harbour/delegations", &given).await.is_fine();
    // Of one Stella keeps the key.
    let words = "seven geese on a wet roof";
    let typed = [("passphrase", words), ("again", words)];
    net.steward.does("/n/harbour/settings/passphrase", &typed).await.is_fine();
    let kept = [("title", "Who speaks"), ("secrecy", "secret")];
    let (_, acts) = drafted(&net.steward, net, &draft("simple", "", &kept)).await;
    let keeper = net.steward.member.unwrap().to_string();
    net.steward.does(&format!("{acts}/opening"), &[("keepers", &keeper)]).await.is_fine();
    // One is held with Belenios.
    let binding = draft("simple", "", &[("title", "Who signs"), ("secrecy", "belenios")]);
    let (_, acts) = opened(ana, net, &binding).await;
    ana.does(&format!("{acts}/election"), &[("link", "https://example.org/election")]).await.is_fine();
    crate::proposals::drafted(ana, net, &crate::proposals::draft("dual", "", &[("title", "One day")])).await;
    let points = crate::proposals::draft("dots", "Mill\nMarket", &[("title", "Where to plant")]);
    let (item, _) = crate::proposals::opened(ana, net, &points).await;
    item.rsplit('/').next().unwrap().to_owned()
}

/// Budgets: one whose vote is open, by points, and one for which projects are gathered.
pub(super) async fn budgets(ana: &Person, net: &Net) -> (String, String) {
    let later = [("gather", "2026-11-28"), ("review", "2026-12-01"), ("vote", "2026-12-24")];
    let points = [later.as_slice(), &[("ballot", "points"), ("title", "Points")]].concat();
    crate::budgets::opened(ana, net, &[("Pond", "60"), ("Lamp", "50")], &points).await;
    let (item, acts) = crate::budgets::begun(ana, net, &later).await;
    let project = crate::budgets::proposes(ana, &acts, ("Pond", "60")).await;
    let number = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    (number(&item), number(&project))
}

/// A task with a check list, hours and something that waits for it, one that leads to a milestone, and an archived column.
pub(super) async fn tasks(
    house: &House,
    ana: &Person,
    net: &Net,
    space: house::ids::SpaceId,
) -> (String, String) {
    let number = |item: &str| item.rsplit('/').next().unwrap().to_owned();
    let task = number(&house.item(ana, net, space, "task", "Count the lanes").await);
    let other = number(&house.item(ana, net, space, "task", "Paint the lanes").await);
    let path = format!("/n/harbour/tasks/{task}");
    ana.does(&format!("{path}/checks"), &[("list", "North\nSouth")]).await.is_fine();
    ana.does(&format!("{path}/hours"), &[("time", "1:30"), ("what", "On foot")]).await.is_fine();
    ana.does(&format!("{path}/ties"), &[("other", &other), ("way", "behind")]).await.is_fine();
    ana.does(&format!("{path}/parts"), &[("titles", "Mill Street")]).await.is_fine();
    crate::tasks::milestone(ana, net, space, "Lanes painted", "2026-12-24").await;
    let columns = format!("/n/harbour/spaces/{space}/columns");
    ana.does(&columns, &[("name", "Review"), ("most", "3")]).await.is_fine();
    ana.does(&columns, &[("name", "Set aside")]).await.is_fine();
    let all = crate::boards::columns(house, space).await;
    ana.does(&format!("{columns}/{}/archive", all[3]), &[]).await.is_fine();
    let days = [("starts", "2026-11-18"), ("due", "2026-11-20"), ("priority", "normal")];
    for (page, fields) in [("people", [].as_slice()), ("plan", days.as_slice())] {
        ana.does(&format!("{path}/{page}"), fields).await.is_fine();
    }
    ana.does(&format!("{path}/repeat"), &[("every", "week"), ("step", "1")]).await.is_fine();
    ana.does(&format!("{path}/template"), &[]).await.is_fine();
    let sheet = format!("/n/harbour/spaces/{space}");
    let partner = [("organisation", "Schools"), ("part", "paints")];
    ana.does(&format!("{sheet}/partners"), &partner).await.is_fine();
    ana.does(&format!("{sheet}/roles"), &[("member", "Ana"), ("role", "cooks")]).await.is_fine();
    let own = ana.member.unwrap().to_string();
    ana.does(&format!("{sheet}/roles/removal"), &[("member", &own)]).await.is_fine();
    ana.does(&format!("{sheet}/roles"), &[("member", "Ana"), ("role", "leads")]).await.is_fine();
    let kept = [("query", "who=me"), ("name", "Mine")];
    ana.does(&format!("/n/harbour/spaces/{space}/list/filters"), &kept).await.is_fine();
    let moved = [("to", all[1].to_string())];
    let moved: Vec<(&str, &str)> = moved.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ana.does(&format!("/n/harbour/tasks/{other}/place"), &moved).await.is_fine();
    (task, all[0].to_string())
}

/// An objective of one's own beside those of the charter, an indicator with figures, and a measure of a space.
pub(super) async fn outcomes(stella: &Person, net: &Net, space: house::ids::SpaceId) {
    stella.does("/n/harbour/outcomes/objectives", &[("title", "Safe crossings")]).await.is_fine();
    let air = crate::outcomes::defines(stella, net, "Fine dust", &[("objective", "1")]).await;
    let figures = [("2026-07", "19"), ("2026-08", "18"), ("2026-09", "18"), ("2026-10", "17")];
    crate::outcomes::measures(stella, &air, &figures).await;
    let told = [("strand", "works"), ("body", "Lorries took another road.")];
    stella.does(&format!("{air}/stories"), &told).await.is_fine();
    let number = space.to_string();
    let own = [("sort", "performance"), ("space", number.as_str()), ("quadrant", "amount")];
    crate::outcomes::defines(stella, net, "Lanes painted", &own).await;
}

/// Panels: one to which people come, one whose quotas cannot be met, one whose seed is wanted, and one with an empty seat.
pub(super) async fn panels(house: &House, ana: &Person, net: &Net, tom: &Person) -> String {
    let later = [("until", "2026-12-18"), ("draw", "2026-12-20")];
    let (item, acts) = crate::panels::called(ana, net, &net.commons.to_string(), &later).await;
    ana.does(&format!("{acts}/volunteering"), &[("answer0", "0")]).await.is_fine();
    let (me, him, her) = (ana.member.unwrap(), tom.member.unwrap(), net.steward.member.unwrap());
    let (network, space, now) = (net.id, net.commons, house.now());
    let written = house.app.db.write(move |tx| {
        let ask =
            |text: &str| ("Who".to_owned(), vec![(text.to_owned(), 1, 1), ("The rest".to_owned(), 1, 1)]);
        let (soon, month) = (Duration::from_secs(1), Duration::from_secs(30 * 86_400));
        let mut last = None;
        for (title, questions, answers, (wait, seed)) in [
            ("Nobody fits", vec![ask("Nobody")], [1, 1, 1], (month, None)),
            ("Seed wanted", Vec::new(), [0, 0, 0], (soon, None)),
            ("Seat empty", vec![ask("One alone")], [0, 1, 1], (soon, Some(7))),
        ] {
            let text = house::items::ItemText::new(title, "");
            let kind = &decide::panels::PANEL;
            let begin = house::items::Beginning { network, space, kind, author: me, now, once: None };
            let Some(item) = house::items::create(tx, &begin, &text)? else { continue };
            let at = |by| decide::panels::Where { network, space, item, by, now };
            let setting = decide::panels::Setting {
                size: 2,
                by_sector: false,
                time_zone: "UTC".to_owned(),
                dates: (now, now + wait),
                source: "The dice on the table".to_owned(),
                questions,
            };
            decide::panels::begin(tx, at(me), &setting)?;
            for (who, answer) in [me, him, her].into_iter().zip(answers) {
                decide::panels::volunteer(tx, at(who), &[answer])?;
            }
            decide::panels::close(tx, at(me))?;
            if let Some(seed) = seed {
                decide::panels::draw(tx, at(me), seed)?;
            }
            last = Some(item);
        }
        Ok::<_, house::web::Error>(last)
    });
    let last = written.await.unwrap().unwrap();
    for who in [tom, &net.steward] {
        who.sends(&format!("/n/harbour/panels/{last}/seat"), &[]).await;
    }
    // The moment comes at which a seed can be typed in.
    house.app.clock.forward(Duration::from_secs(2));
    item.rsplit('/').next().unwrap().to_owned()
}

/// A poll of Ana's that looks for a time, with an answer that was written down; and an event that is about to begin, with a code at
/// the door and somebody who said that they come.
pub(super) async fn meeting(house: &House, net: &Net, ana: &Person) -> String {
    let poll = crate::events::polls::sought(ana, net, net.commons).await;
    let fields = crate::events::polls::fields(house).await;
    let mut phoned: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), "yes")).collect();
    phoned.push(("name", "By phone"));
    let beside = crate::events::polls::beside(&poll);
    ana.does(&format!("{beside}/people"), &phoned).await.is_fine();
    let evening = ["2026-11-14", "18:00", "", "20:00"];
    let event = crate::calendar::event(&net.steward, net, net.commons, "Open house", evening).await;
    net.steward.sends(&format!("{event}/answers"), &[("answer", "yes")]).await.goes_to(&event);
    net.steward.does(&format!("{}/door", crate::events::seats::beside(&event)), &[]).await.is_fine();
    ana.sends(&format!("{event}/answers"), &[("answer", "yes")]).await.goes_to(&event);
    let tables = [("rounds", "3"), ("size", "2"), ("among", "coming")];
    net.steward.does(&format!("{}/rounds", crate::events::seats::beside(&event)), &tables).await.is_fine();
    // A series that the steward and Ana host in turn.
    let walk = crate::events::seats::held(
        &net.steward,
        net,
        &[("repeat", "weekly"), ("repeat_until", "2026-11-27")],
    )
    .await;
    let (hosts, turn) = (["Ana", net.steward.name.as_str()].join("\n"), crate::events::seats::beside(&walk));
    net.steward
        .sends(&format!("{turn}/series"), &[("hosts", &hosts)])
        .await
        .goes_to(&format!("{turn}/series"));
    poll.rsplit('/').next().unwrap().to_owned()
}

/// A risk that is bound to an indicator.
pub(super) async fn risk(house: &House, ana: &Person, net: &Net, space: house::ids::SpaceId) -> String {
    let item = house.item(ana, net, space, "risk", "Nobody counts the lanes").await;
    let bound = [("gauge", "indicator-stale"), ("subject", "1"), ("limit", "2")];
    ana.does(&format!("{}/triggers", item.replace("/items/", "/risks/")), &bound).await.is_fine();
    item.rsplit('/').next().unwrap().to_owned()
}

/// A scenario with two drivers that are its axes, a strategy, and an early sign.
pub(super) async fn scenario(house: &House, ana: &Person, net: &Net, space: house::ids::SpaceId) -> String {
    let item = house.item(ana, net, space, "scenario", "How do we get about in 2035?").await;
    crate::scenarios::filled(ana, &item).await;
    let bound = [("gauge", "indicator-stale"), ("subject", "1"), ("limit", "2"), ("corner", "1")];
    ana.does(&format!("{}/signs", crate::scenarios::beside(&item)), &bound).await.is_fine();
    item.rsplit('/').next().unwrap().to_owned()
}

/// The story of a year under way, and a report that somebody keeps to themselves.
pub(super) async fn stories(stella: &Person) {
    stella.does("/n/harbour/annual", &[("year", "2026")]).await.is_fine();
    let report = [("query", "figure=tasks-done&months=12&step=month"), ("name", "Done by month")];
    stella.does("/n/harbour/figures", &report).await.is_fine();
}

/// Rounds: one that asks how things go, one that is told, and one that asks with whom one works.
pub(super) async fn rounds(house: &House, ana: &Person, net: &Net) -> (String, String) {
    let health = crate::rounds::opens(&net.steward, net, net.commons, "How do we do?", &[]).await;
    let trust = crate::rounds::opens_trust(&net.steward, net, net.commons, "members").await;
    let partner = net.steward.member.unwrap().to_string();
    let named = [("partner", partner.as_str()), ("contact", "3"), ("depth", "2")];
    ana.does(&format!("{}/partners", crate::rounds::beside_trust(&trust)), &named).await.is_fine();
    let mut people = Vec::new();
    for number in 0..5 {
        let name = format!("Voice {number}");
        people.push(house.member(net, &name, house::access::Role::Member).await.member.unwrap());
    }
    let (network, space, author, now) = (net.id, net.commons, net.steward.member.unwrap(), house.now());
    let told = house.app.db.write(move |tx| {
        let text = house::items::ItemText::new("How did we do?", "");
        let kind = &see::rounds::HEALTH;
        let begin = house::items::Beginning { network, space, kind, author, now, once: None };
        let Some(item) = house::items::create(tx, &begin, &text)? else { return Ok(()) };
        let closes_at = now + Duration::from_secs(60);
        let sort = see::rounds::Sort::Health;
        let opening = see::rounds::Opening { sort, questions: "", closes_at, by_mail: false };
        see::rounds::begin(tx, (network, item, space), opening, now)?;
        let mut sheet = see::rounds::Sheet::default();
        sheet.marks.insert("purpose-shared".to_owned(), 4);
        for (number, member) in (1_i64..).zip(&people) {
            see::rounds::answer(tx, item, (*member, number), &sheet, now)?;
        }
        see::rounds::close(tx, item, (now, now))?;
        Ok::<_, house::web::Error>(())
    });
    told.await.unwrap();
    (crate::rounds::number_of(&health), crate::rounds::number_of(&trust))
}
