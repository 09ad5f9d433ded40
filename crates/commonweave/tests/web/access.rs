//! The access table against the program: every route, as every kind of person, in every kind of place.

use crate::kit::{House, Net, Person};
use axum::http::{HeaderMap, StatusCode};
use commonweave::access::{Action, NetworkVisibility, Role, SpaceRole, SpaceVisibility, Standing};
use commonweave::ids::{ItemId, MemberId, SpaceId};
use commonweave::web::RouteLine;

/// A person and what the table has to know of them.
struct Who {
    kind: &'static str,
    person: Person,
    standing: Standing,
}

/// The rows that the example paths name.
struct Place {
    net: Net,
    space: SpaceId,
    item: ItemId,
    message: String,
    organisation: i64,
    invitation: i64,
    import: i64,
    target: MemberId,
}

/// Acts that change what somebody is, or take away what the walk still needs: only those who may not are tried.
const DECISIVE: &[&str] = &[
    "/sign-out",
    "/account/sessions/removal",
    "/n/{slug}/departure",
    "/n/{slug}/people/{id}/role",
    "/n/{slug}/people/{id}/suspension",
    "/n/{slug}/people/{id}/reinstatement",
    "/n/{slug}/people/{id}/removal",
    "/n/{slug}/imports/{id}/application",
    "/n/{slug}/imports/{id}/removal",
    "/n/{slug}/imports/{id}/refused.csv",
    "/n/{slug}/spaces/{id}/membership",
    "/n/{slug}/spaces/{id}/departure",
    "/n/{slug}/spaces/{id}/people",
    "/n/{slug}/spaces/{id}/people/{member}/removal",
    "/n/{slug}/items/{id}/messages/{message}/removal",
    "/n/{slug}/items/{id}/links/removal",
    "/n/{slug}/organisations/{id}/affiliation",
    "/n/{slug}/organisations/{id}/affiliation/removal",
    "/n/{slug}/organisations/{id}/representatives/{member}",
    "/n/{slug}/organisations/{id}/representatives/{member}/removal",
];

/// Routes whose token nobody here has: missing for everyone.
const KEYS: &[&str] = &["/set-up/{token}", "/join/{token}", "/assets/{file}"];

on_both! {
    async fn every_route_keeps_its_rule_in_a_public_network(house: House) {
        walk(&house, NetworkVisibility::Public).await;
    }

    async fn every_route_keeps_its_rule_in_an_unlisted_network(house: House) {
        walk(&house, NetworkVisibility::Unlisted).await;
    }

    async fn every_route_keeps_its_rule_in_a_private_network(house: House) {
        walk(&house, NetworkVisibility::Private).await;
    }
}

async fn walk(house: &House, network: NetworkVisibility) {
    let net = house.network("harbour", network).await;
    let elsewhere = house.network("elsewhere", NetworkVisibility::Private).await;
    let people = people(house, &net, elsewhere.steward, network).await;
    let mut place = furnish(house, net, &people).await;
    let routes = commonweave::router::table(&house.app);
    let mut broken = Vec::new();
    for visibility in SpaceVisibility::ALL {
        (place.space, place.item, place.message) = open_space(house, &place.net, &people, *visibility).await;
        for who in &people {
            for route in &routes {
                broken.extend(try_route(route, &place, who, *visibility).await);
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What the program does otherwise than the table says.
async fn try_route(
    route: &RouteLine,
    place: &Place,
    who: &Who,
    visibility: SpaceVisibility,
) -> Option<String> {
    let path = example(route, place);
    let may = expected(route, who, visibility);
    if may && (DECISIVE.contains(&route.path) || route.path.starts_with("/assets")) {
        return None;
    }
    let seen = ask(route, &who.person, &path).await;
    let told = format!("{} {path} as {} in a {visibility} space: {}", route.method, who.kind, seen.status);
    if KEYS.contains(&route.path) || seen.status.is_server_error() {
        return seen.status.is_server_error().then_some(told);
    }
    if (seen.status != StatusCode::NOT_FOUND) != may {
        return Some(format!("{told}, and the table says {}", if may { "yes" } else { "no" }));
    }
    if !may && path.contains("/n/harbour") {
        let missing = ask(route, &who.person, &path.replace("harbour", "nosuch")).await;
        // Who is in the network sees its name in the bar of either page.
        let nameless = |html: &str| html.replace("harbour", "nosuch");
        let same = nameless(seen.html()) == nameless(missing.html())
            && plain(&seen.headers) == plain(&missing.headers);
        return (!same).then(|| format!("{told}: hidden and missing differ"));
    }
    None
}

async fn ask(route: &RouteLine, person: &Person, path: &str) -> crate::kit::Seen {
    if route.method == "GET" {
        person.opens(path).await
    } else {
        person.sends(path, &[("version", "1")]).await
    }
}

/// The headers without those that differ from one request to the next, whoever asks.
fn plain(headers: &HeaderMap) -> Vec<String> {
    let lines =
        headers.iter().filter(|(name, _)| !["x-request-id", "content-length"].contains(&name.as_str()));
    lines.map(|(name, value)| format!("{name}: {value:?}")).collect()
}

/// What the table says.
fn expected(route: &RouteLine, who: &Who, visibility: SpaceVisibility) -> bool {
    let whole = who.standing;
    let outside = Standing { space_role: None, author: false, representative: false, ..whole };
    if !route.path.starts_with("/n/{slug}") {
        let server = Standing { signed_in: whole.signed_in, ..Standing::default() };
        return route.action.allowed(&server);
    }
    if route.path.contains("/spaces/{id}") || route.path.contains("/items/{id}") {
        let here = Standing { space: Some(visibility), representative: false, ..whole };
        return route.action.allowed(&here);
    }
    if route.path.contains("/organisations/{id}") {
        return route.action.allowed(&Standing { representative: whole.representative, ..outside });
    }
    !route.action.ruled_out(&outside)
}

/// An address with the parameters filled in. A parameter that is not known here fails the test: add it.
fn example(route: &RouteLine, place: &Place) -> String {
    let owner = route.path.split('/').nth(3).unwrap_or_default();
    let id = match owner {
        "spaces" => place.space.to_string(),
        "items" => place.item.to_string(),
        "organisations" => place.organisation.to_string(),
        "people" => place.target.to_string(),
        "invitations" => place.invitation.to_string(),
        "imports" => place.import.to_string(),
        _ => String::new(),
    };
    assert!(!route.path.contains("{id}") || !id.is_empty(), "give {} an example number", route.path);
    let path = route
        .path
        .replace("{slug}", &place.net.slug)
        .replace("{id}", &id)
        .replace("{message}", &place.message)
        .replace("{member}", &place.target.to_string())
        .replace("{version}", "1")
        .replace("{token}", "0123456789abcdef0123456789abcdef")
        .replace("{file}", "app.css");
    assert!(!path.contains('{'), "give {} an example", route.path);
    path
}

async fn people(house: &House, net: &Net, stranger: Person, network: NetworkVisibility) -> Vec<Who> {
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
    let (in_it, holds) = (of_space(SpaceRole::Member), of_space(SpaceRole::Facilitator));
    all.push(Who {
        kind: "a member of the space",
        person: house.member(net, "Ina", Role::Member).await,
        standing: in_it,
    });
    all.push(Who {
        kind: "a holder of the space",
        person: house.member(net, "Hal", Role::Member).await,
        standing: holds,
    });
    let author = Standing { author: true, ..in_it };
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

/// A space of this visibility with an item and a message in it, both by the author.
async fn open_space(
    house: &House,
    net: &Net,
    people: &[Who],
    visibility: SpaceVisibility,
) -> (SpaceId, ItemId, String) {
    let named = |kind: &str| people.iter().find(|who| who.kind == kind).map(|who| &who.person).unwrap();
    let space =
        house.space(net, &format!("Space {visibility}"), visibility, named("a holder of the space")).await;
    for kind in ["a member of the space", "the author"] {
        house.enters(net, space, named(kind), SpaceRole::Member).await;
    }
    let author = named("the author");
    let fields = [("kind", "discussion"), ("space", &space.to_string()), ("title", "Plan"), ("body", "Text")];
    let item = author.sends("/n/harbour/items", &fields).await.leads_to().unwrap();
    let message = author.sends(&format!("{item}/messages"), &[("body", "Hello")]).await.leads_to().unwrap();
    let number = item.rsplit_once('/').unwrap().1.parse().unwrap();
    (space, number, message.rsplit_once('-').unwrap().1.to_owned())
}

/// The rows of other rooms that the example paths name.
async fn furnish(house: &House, net: Net, people: &[Who]) -> Place {
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
        Ok::<_, db::Error>((organisation, invitation))
    });
    let (organisation, invitation) = made.await.unwrap();
    let csv = b"name,sector\nOne partner,education\n";
    let sent = net.steward.sends_file("/n/harbour/imports", &[], ("file", "partners.csv", csv)).await;
    let import = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    let import = import.split('/').nth(4).unwrap().parse().unwrap();
    let (space, item, message) = (net.commons, ItemId::from(0), String::new());
    Place { net, space, item, message, organisation, invitation, import, target }
}

#[test]
fn every_action_of_the_table_has_a_route() {
    let house = std::sync::Arc::new(std::sync::Mutex::new(Vec::<Action>::new()));
    let seen = house.clone();
    House::run_on_sqlite(async move |house| {
        let used = commonweave::router::table(&house.app).into_iter().map(|line| line.action);
        seen.lock().unwrap().extend(used);
    });
    let used = house.lock().unwrap();
    for (action, _) in commonweave::access::TABLE {
        assert!(used.contains(action), "{action:?} stands in the table and no route names it");
    }
}
