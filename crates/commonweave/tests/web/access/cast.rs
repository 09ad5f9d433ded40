//! The kinds of person that walk every route, and the rows that the routes lead to.

use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceRole, Standing};
use house::ids::{ItemId, MemberId, SpaceId};
use house::portraits::Of;
use house::web::RouteLine;

/// A person and what the table has to know of them.
pub(super) struct Who {
    pub(super) kind: &'static str,
    pub(super) person: Person,
    pub(super) standing: Standing,
}

/// The rows that the example paths name.
pub(super) struct Place {
    pub(super) net: Net,
    pub(super) space: SpaceId,
    pub(super) item: ItemId,
    pub(super) message: String,
    pub(super) file: i64,
    pub(super) tag: i64,
    pub(super) organisation: i64,
    pub(super) invitation: i64,
    pub(super) import: i64,
    pub(super) slack: i64,
    pub(super) idea: String,
    pub(super) announcement: String,
    pub(super) checkin: String,
    pub(super) round: String,
    pub(super) correspondence: String,
    pub(super) letter: String,
    pub(super) report: String,
    pub(super) ground: String,
    pub(super) proposal: String,
    pub(super) budget: String,
    pub(super) project: String,
    pub(super) panel: String,
    pub(super) task: String,
    pub(super) column: String,
    pub(super) point: String,
    pub(super) poll: String,
    pub(super) risk: String,
    pub(super) scenario: String,
    pub(super) health: String,
    pub(super) trust: String,
    pub(super) experiment: String,
    pub(super) claim: i64,
    pub(super) target: MemberId,
    /// What the addresses of a room of the tests' own name: their first word, and the number.
    pub(super) more: Option<(&'static str, String)>,
}

/// An address with the parameters filled in. A parameter that is not known here fails the test: add it.
pub(super) fn example(route: &RouteLine, place: &Place) -> String {
    let owner = route.path.split('/').nth(3).unwrap_or_default();
    let id = match owner {
        "items"
            if route.path.ends_with("/result")
                || ["/ballots.csv", "/charter"].iter().any(|end| route.path.ends_with(end)) =>
        {
            place.proposal.clone()
        }
        "proposals" => place.proposal.clone(),
        "budgets" => place.budget.clone(),
        "panels" => place.panel.clone(),
        "spaces" => place.space.to_string(),
        "items" | "events" => place.item.to_string(),
        "organisations" => place.organisation.to_string(),
        "people" => place.target.to_string(),
        "invitations" => place.invitation.to_string(),
        "imports" => place.import.to_string(),
        "announcements" => place.announcement.clone(),
        "checkins" => place.checkin.clone(),
        "correspondence" => place.correspondence.clone(),
        "reports" => place.report.clone(),
        "ideas" => place.idea.clone(),
        "grounds" => place.ground.clone(),
        "tasks" => place.task.clone(),
        "polls" => place.poll.clone(),
        "risks" => place.risk.clone(),
        "scenarios" => place.scenario.clone(),
        "health" => place.health.clone(),
        "trust" => place.trust.clone(),
        "experiments" => place.experiment.clone(),
        "slack" => place.slack.to_string(),
        "files" => place.file.to_string(),
        "tags" => place.tag.to_string(),
        "claims" => place.claim.to_string(),
        other => {
            place.more.iter().find(|(owner, _)| *owner == other).map(|(_, id)| id.clone()).unwrap_or_default()
        }
    };
    assert!(!route.path.contains("{id}") || !id.is_empty(), "give {} an example number", route.path);
    let path = route
        .path
        .replace("{slug}", &place.net.slug)
        .replace("{id}", &id)
        .replace("{message}", &place.message)
        .replace("{member}", &place.target.to_string())
        .replace("{round}", &place.round)
        .replace("{project}", &place.project)
        .replace("{letter}", &place.letter)
        .replace("{column}", &place.column)
        .replace("{objective}", "1")
        .replace("{indicator}", "1")
        .replace("{year}", "2026")
        .replace("{point}", &place.point)
        .replace("{version}", "1")
        .replace("{token}", "0123456789abcdef0123456789abcdef")
        .replace("{file}", "app.css");
    assert!(!path.contains('{'), "give {} an example", route.path);
    path
}

pub(super) async fn people(
    house: &House,
    net: &Net,
    stranger: Person,
    network: NetworkVisibility,
) -> Vec<Who> {
    let base = Standing { signed_in: true, network: Some(network), ..Standing::default() };
    let inside = |role| Standing { role: Some(role), ..base };
    let mut all = vec![
        Who { kind: "nobody", person: house.visitor(), standing: Standing { signed_in: false, ..base } },
        Who { kind: "a stranger", person: house.account("Sam").await, standing: base },
        Who { kind: "a steward of another network", person: stranger, standing: base },
    ];
    for (kind, state) in
        [("invited", "invited"), ("pending", "pending"), ("suspended", "suspended"), ("gone", "left")]
    {
        let person = house.member_in_state(net, &format!("Out{state}"), Role::Steward, state).await;
        all.push(Who { kind, person, standing: base });
    }
    for (kind, role) in
        [("a guest", Role::Guest), ("a member", Role::Member), ("a facilitator", Role::Facilitator)]
    {
        all.push(Who {
            kind,
            person: house.member(net, &format!("In{role}"), role).await,
            standing: inside(role),
        });
    }
    let steward = house.member(net, "Second steward", Role::Steward).await;
    all.push(Who { kind: "a steward", person: steward, standing: inside(Role::Steward) });
    let member = inside(Role::Member);
    let of_space = |role| Standing { space_role: Some(role), ..member };
    let of_letters = |standing| Standing { correspondent: true, ..standing };
    let (in_it, holds) = (of_space(SpaceRole::Member), of_space(SpaceRole::Facilitator));
    all.push(Who {
        kind: "a member of the space",
        person: house.member(net, "Ina", Role::Member).await,
        standing: of_letters(in_it),
    });
    all.push(Who {
        kind: "a holder of the space",
        person: house.member(net, "Hal", Role::Member).await,
        standing: holds,
    });
    let author = Standing { author: true, ..of_letters(in_it) };
    all.push(Who {
        kind: "the author",
        person: house.member(net, "Ann", Role::Member).await,
        standing: author,
    });
    let representative = Standing { representative: true, ..member };
    let rita = house.member(net, "Rita", Role::Member).await;
    all.push(Who { kind: "a representative", person: rita, standing: representative });
    all
}

/// The rows of other rooms that the example paths name.
pub(super) async fn furnish(house: &House, net: Net, people: &[Who]) -> Place {
    let target = house.member(&net, "Tom", Role::Member).await.member.unwrap();
    let rita = people.iter().find(|who| who.standing.representative).unwrap().person.member.unwrap();
    let (network, steward, now) = (net.id, net.steward.member.unwrap(), house.now());
    let made = house.app.db.write(move |tx| {
        let organisation: i64 = tx.one(
            "INSERT INTO organisations (network_id, name, name_key, sector, place, website, about, about_html, seeks,
                                        brings, created_at, updated_at)
             VALUES ($1, 'Schools', 'schools', 'education', '', '', '', '', '', '', $2, $2) RETURNING id",
            &[&network, &now],
        )?;
        tx.run(
            "INSERT INTO affiliations (network_id, organisation_id, member_id, capacity, sector, member_state, name_key,
                                       started_at)
             VALUES ($1, $2, $3, 'representative', 'education', 'active', 'rita', $4)",
            &[&network, &organisation, &rita, &now],
        )?;
        tx.run(
            "INSERT INTO charters (network_id, version, vision, purpose, principles, objectives, reason, author_id,
                                   member_endorsements, organisation_endorsements, created_at)
             VALUES ($1, 1, 'Vision', 'Purpose', 'Values', 'One', '', $2, 0, 0, $3)",
            &[&network, &steward, &now],
        )?;
        let invitation: i64 = tx.one(
            "INSERT INTO invitations (network_id, token_hash, role, note, created_by, created_at, expires_at, uses_left)
             VALUES ($1, 'x', 'member', '', $2, $3, $3, 1) RETURNING id",
            &[&network, &steward, &now],
        )?;
        let claim: i64 = tx.one(
            "INSERT INTO claims (network_id, member_id, outcome, created_at) VALUES ($1, $2, 'waiting', $3) RETURNING id",
            &[&network, &rita, &now],
        )?;
        Ok::<_, db::Error>((organisation, invitation, claim))
    });
    let (organisation, invitation, claim) = made.await.unwrap();
    crate::portraits::hang(house, network, [Of::Member(target), Of::Organisation(organisation.into())]).await;
    let commons = net.commons.to_string();
    let tagged =
        [("kind", "discussion"), ("space", &*commons), ("title", "Slate"), ("body", ""), ("tags", "Roofs")];
    net.steward.sends("/n/harbour/items", &tagged).await.leads_to().unwrap();
    let tag = house.app.db.read(|q| q.one::<i64>("SELECT MAX(id) AS tag FROM tags", &[])).await.unwrap();
    let csv = b"name,sector\nOne partner,education\n";
    let sent = net.steward.sends_file("/n/harbour/imports", &[], ("file", "partners.csv", csv)).await;
    let import = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    let import = import.split('/').nth(4).unwrap().parse().unwrap();
    let slack = crate::slack::brings(&net.steward, &net, &crate::slack::export(), &[]).await;
    let slack = slack.rsplit_once('/').unwrap().1.parse().unwrap();
    net.steward.does("/n/harbour/outcomes/objectives", &[("title", "Clean water")]).await.is_fine();
    crate::outcomes::defines(&net.steward, &net, "Clarity", &[]).await;
    net.steward.does("/n/harbour/outcomes/publication", &[("shown", "yes")]).await.is_fine();
    net.steward.does("/n/harbour/annual", &[("year", "2026")]).await.is_fine();
    net.steward.does("/n/harbour/annual/2026/publication", &[("to", "public")]).await.is_fine();
    let named = |kind: &str| people.iter().find(|who| who.kind == kind).map(|who| &who.person).unwrap();
    let (author, reader) = (named("the author"), named("a member of the space"));
    let correspondence = crate::correspondence::writes(author, &net, &[reader], "Between us").await;
    let letter = crate::correspondence::newest_letter(house).await.to_string();
    let shown = format!("{correspondence}/letters/{letter}/report");
    reader.sends(&shown, &[("reason", "Not nice")]).await.leads_to().unwrap();
    let correspondence = correspondence.rsplit('/').next().unwrap().to_owned();
    let (space, item, message, file) = (net.commons, ItemId::from(0), String::new(), 0);
    Place {
        net,
        space,
        item,
        message,
        file,
        tag,
        organisation,
        invitation,
        import,
        slack,
        idea: String::new(),
        announcement: String::new(),
        checkin: String::new(),
        round: String::new(),
        correspondence,
        letter,
        report: "1".to_owned(),
        ground: String::new(),
        proposal: String::new(),
        budget: String::new(),
        project: String::new(),
        panel: String::new(),
        task: String::new(),
        column: String::new(),
        point: String::new(),
        poll: String::new(),
        risk: String::new(),
        scenario: String::new(),
        health: String::new(),
        trust: String::new(),
        experiment: String::new(),
        claim,
        target,
        more: None,
    }
}
