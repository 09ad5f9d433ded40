//! The access table against the program: every route, as every kind of person, in every kind of place.

mod cast;

use crate::kit::{House, Person};
use axum::http::{HeaderMap, StatusCode};
use cast::{Place, Who, example, furnish, open_space, people};
use house::access::{Action, NetworkVisibility, SpaceVisibility, Standing};
use house::web::RouteLine;

/// Acts that change what somebody is, or take away what the walk still needs: only those who may not are tried.
const DECISIVE: &[&str] = &[
    "/sign-out",
    "/account/sessions/removal",
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
    "/n/{slug}/spaces/{id}/departure",
    "/n/{slug}/spaces/{id}/people",
    "/n/{slug}/spaces/{id}/people/{member}/removal",
    "/n/{slug}/items/{id}/messages/{message}/removal",
    "/n/{slug}/items/{id}/links/removal",
    "/n/{slug}/items/{id}/archive",
    "/n/{slug}/items/{id}/removal",
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
        [place.idea, place.announcement] = others;
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
fn expected(route: &RouteLine, who: &Who, visibility: SpaceVisibility) -> bool {
    let whole = who.standing;
    let outside = Standing { space_role: None, author: false, representative: false, ..whole };
    if !route.path.starts_with("/n/{slug}") {
        let server = Standing { signed_in: whole.signed_in, ..Standing::default() };
        return route.action.allowed(&server);
    }
    if route.path.contains("/spaces/{id}")
        || route.path.contains("/items/{id}")
        || route.path.contains("/files/{id}")
        || route.path.contains("/ideas/{id}")
        || route.path.contains("/announcements/{id}")
    {
        let here = Standing { space: Some(visibility), representative: false, ..whole };
        return route.action.allowed(&here);
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
