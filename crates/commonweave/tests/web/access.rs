//! The access table against the program: every route, as every kind of person, in every kind of place.

mod cast;
mod furniture;

use crate::kit::{House, Net, Person};
use axum::http::{HeaderMap, StatusCode};
use cast::{Place, Who, example, furnish, people};
use furniture::{IN_A_SPACE, open_space};
use house::access::{Action, NetworkVisibility, SpaceVisibility, Standing};
use house::ids::SpaceId;
use house::web::RouteLine;

/// Acts that change what somebody is, or take away what the walk still needs: only those who may not are tried.
const DECISIVE: &[&str] = &[
    "/n/{slug}/budgets/{id}/projects/{project}/withdrawal",
    "/n/{slug}/outcomes/publication",
    "/n/{slug}/annual/{year}/publication",
    "/n/{slug}/outcomes/objectives/{objective}/removal",
    "/n/{slug}/outcomes/indicators/{indicator}/removal",
    "/n/{slug}/outcomes/indicators/{indicator}/stories/removal",
    "/sign-out",
    "/account/sessions/removal",
    "/account/erasure",
    "/n/{slug}/departure",
    "/n/{slug}/people/{id}/role",
    "/n/{slug}/people/{id}/suspension",
    "/n/{slug}/people/{id}/reinstatement",
    "/n/{slug}/people/{id}/removal",
    "/n/{slug}/people/{id}/recovery/confirmation",
    "/n/{slug}/claim",
    "/n/{slug}/claims/{id}/confirmation",
    "/n/{slug}/claims/{id}/refusal",
    "/n/{slug}/imports/{id}/application",
    "/n/{slug}/imports/{id}/removal",
    "/n/{slug}/imports/{id}/refused.csv",
    "/n/{slug}/imports/{id}/withdrawal",
    "/n/{slug}/slack/{id}/application",
    "/n/{slug}/slack/{id}/removal",
    "/n/{slug}/spaces/{id}/membership",
    "/n/{slug}/spaces/{id}/archive",
    "/n/{slug}/spaces/{id}/request",
    "/n/{slug}/correspondence/{id}/departure",
    "/n/{slug}/correspondence/{id}/letters/{letter}/removal",
    "/n/{slug}/spaces/{id}/departure",
    "/n/{slug}/spaces/{id}/people",
    "/n/{slug}/spaces/{id}/people/{member}/removal",
    "/n/{slug}/items/{id}/messages/{message}/removal",
    "/n/{slug}/items/{id}/links/removal",
    "/n/{slug}/items/{id}/archive",
    "/n/{slug}/items/{id}/removal",
    "/n/{slug}/grounds/{id}/outcome",
    "/n/{slug}/spaces/{id}/columns/{column}/archive",
    "/n/{slug}/spaces/{id}/columns/{column}/removal",
    "/n/{slug}/organisations/{id}/logo/removal",
    "/n/{slug}/profile/picture/removal",
    "/n/{slug}/organisations/{id}/archive",
    "/n/{slug}/organisations/{id}/archive/removal",
    "/n/{slug}/organisations/{id}/removal",
    "/n/{slug}/organisations/{id}/merger",
    "/n/{slug}/organisations/{id}/merger/removal",
    "/n/{slug}/organisations/{id}/affiliation",
    "/n/{slug}/organisations/{id}/affiliation/removal",
    "/n/{slug}/organisations/{id}/representatives/{member}",
    "/n/{slug}/organisations/{id}/representatives/{member}/removal",
];

/// Routes whose token nobody here has: missing for everyone.
const KEYS: &[&str] = &[
    "/set-up/{token}",
    "/recovery/{token}",
    "/address/{token}",
    "/unsubscription/{token}",
    "/join/{token}",
    "/calendars/{token}",
    "/ground/{token}",
    "/sign-ups/{token}",
    "/rounds/{token}",
    "/assets/{file}",
];

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
        let others;
        (place.space, place.item, others, place.message, place.file) =
            open_space(house, &place.net, &people, *visibility).await;
        [
            place.idea,
            place.announcement,
            place.checkin,
            place.round,
            place.ground,
            place.proposal,
            place.budget,
            place.project,
            place.task,
            place.column,
            place.point,
            place.panel,
            place.poll,
            place.risk,
            place.scenario,
            place.health,
            place.trust,
            place.experiment,
        ] = others;
        for who in &people {
            for route in &routes {
                broken.extend(try_route(route, &place, who, *visibility).await);
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The routes of a room of the tests' own keep their rules too. Its addresses begin with `owner`, and lead to what its author
/// has made in the space.
pub(crate) async fn keeps_its_rules(
    house: &House,
    owner: &'static str,
    make: impl AsyncFn(&Person, &Net, SpaceId) -> String,
) {
    let network = NetworkVisibility::Private;
    let net = house.network("harbour", network).await;
    let elsewhere = house.network("elsewhere", NetworkVisibility::Private).await;
    let people = people(house, &net, elsewhere.steward, network).await;
    let mut place = furnish(house, net, &people).await;
    let routes = commonweave::router::table(&house.app);
    let start = format!("/n/{{slug}}/{owner}");
    let routes: Vec<&RouteLine> = routes.iter().filter(|route| route.path.starts_with(&start)).collect();
    assert!(!routes.is_empty(), "{owner} has no routes");
    let author = people.iter().find(|who| who.kind == "the author").unwrap();
    let mut broken = Vec::new();
    for visibility in SpaceVisibility::ALL {
        place.space = open_space(house, &place.net, &people, *visibility).await.0;
        place.more = Some((owner, make(&author.person, &place.net, place.space).await));
        for who in &people {
            for route in &routes {
                broken.extend(try_route(route, &place, who, *visibility).await);
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Every page that can be read, opened by somebody with these numbers in its address: none holds any of these words.
pub(crate) async fn no_page_tells(
    house: &House,
    who: &Person,
    net: &Net,
    hidden: (SpaceId, &str),
    words: &[&str],
) {
    let mut opened = 0;
    for route in commonweave::router::table(&house.app) {
        if route.method != "GET" || route.path.contains("{token}") || route.path.contains("{file}") {
            continue;
        }
        let owner = route.path.split('/').nth(3).unwrap_or_default();
        let id = if owner == "spaces" { hidden.0.to_string() } else { hidden.1.to_owned() };
        let path = route.path.replace("{slug}", &net.slug).replace("{id}", &id);
        let path = [
            "{message}",
            "{member}",
            "{version}",
            "{round}",
            "{letter}",
            "{project}",
            "{column}",
            "{point}",
            "{objective}",
            "{indicator}",
            "{year}",
        ]
        .iter()
        .fold(path, |path, one| path.replace(one, "1"));
        assert!(!path.contains('{'), "give {} an example", route.path);
        let seen = who.opens(&path).await;
        assert!(!seen.status.is_server_error(), "{path}: {}", seen.status);
        let whole = String::from_utf8_lossy(seen.bytes()).into_owned();
        for word in words {
            assert!(!whole.contains(word), "“{word}” stands at {path} for {}", who.name);
        }
        opened += 1;
    }
    assert!(opened > 60, "{opened} pages are no walk");
}

/// What the program does otherwise than the table says.
async fn try_route(
    route: &RouteLine,
    place: &Place,
    who: &Who,
    visibility: SpaceVisibility,
) -> Option<String> {
    let path = example(route, place);
    let may = expected(route, who, visibility, place);
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
        let hidden = seen.html().replace("harbour", "nosuch");
        // Who is in the network sees its name in the bar of either page; nobody else sees it at all.
        let own = missing.html().contains("href=\"/n/harbour/today\"");
        let shown = if own { missing.html().replace("harbour", "nosuch") } else { missing.html().to_owned() };
        let same = hidden == shown && plain(&seen.headers) == plain(&missing.headers);
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
fn expected(route: &RouteLine, who: &Who, visibility: SpaceVisibility, place: &Place) -> bool {
    let whole = who.standing;
    let outside =
        Standing { space_role: None, author: false, representative: false, correspondent: false, ..whole };
    if !route.path.starts_with("/n/{slug}") {
        let server = Standing { signed_in: whole.signed_in, ..Standing::default() };
        return route.action.allowed(&server);
    }
    if IN_A_SPACE.iter().any(|owner| route.path.contains(&format!("/{owner}/{{id}}")))
        || place.more.as_ref().is_some_and(|(owner, _)| route.path.contains(&format!("/{owner}/{{id}}")))
    {
        let here = Standing { space: Some(visibility), representative: false, ..whole };
        return route.action.allowed(&here);
    }
    if route.path.contains("/correspondence/{id}") {
        return route.action.allowed(&Standing { correspondent: whole.correspondent, ..outside });
    }
    if route.path.contains("/organisations/{id}") {
        return route.action.allowed(&Standing { representative: whole.representative, ..outside });
    }
    !route.action.ruled_out(&outside)
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
    for (action, _) in house::access::TABLE {
        assert!(used.contains(action), "{action:?} stands in the table and no route names it");
    }
}
