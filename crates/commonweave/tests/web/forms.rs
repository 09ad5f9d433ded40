//! Every form of the program, found by following every link, and sent with everything that a form should not hold. No
//! answer is an error of ours, every page is in order, and nobody loses what they typed.

mod furniture;
mod hostile;
mod order;
mod stage;

use crate::kit::{FieldSeen, FormSeen, Markup, Person, Seen};
use axum::http::StatusCode;
use hostile::{BODIES, Sending, TYPED};
use house::access::NetworkVisibility;
use house::web::RouteLine;
use order::{DECISIVE, ELSEWHERE};
use stage::Stage;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A form that somebody has found, and the page on which it stands.
struct Found<'a> {
    who: &'a Person,
    page: String,
    form: FormSeen,
    route: &'static str,
}

on_both! {
    async fn every_form_answers_whatever_is_sent_and_loses_nothing(house: House) {
        let stage = Stage::furnish(&house).await;
        let routes = commonweave::router::table(&house.app);
        let mut found = Vec::new();
        for (who, start) in stage.people() {
            found.extend(crawl(who, start, &routes).await);
        }
        let met: BTreeSet<&str> = found.iter().map(|found| found.route).collect();
        let posts = routes.iter().filter(|line| line.method == "POST" && !ELSEWHERE.contains(&line.path));
        let missed: Vec<&str> = posts.map(|line| line.path).filter(|path| !met.contains(path)).collect();
        assert!(missed.is_empty(), "no page shows a form for {missed:?}");
        found.sort_by_key(|found| DECISIVE.iter().position(|path| *path == found.route).map_or(0, |at| at + 1));
        let mut tried = BTreeSet::new();
        let mut broken = Vec::new();
        for found in found {
            let names: Vec<String> = found.form.fields.iter().map(|field| field.name.clone()).collect();
            if tried.insert((found.route, names)) {
                broken.extend(torment(&found).await);
            }
        }
        assert!(broken.is_empty(), "{} things:\n{}", broken.len(), broken.join("\n"));
    }

    async fn the_way_into_an_empty_server_answers_whatever_is_sent(house: House) {
        let link = house::accounts::setup_link(&house.app).await.unwrap().unwrap();
        let page = link[link.find("/set-up/").unwrap()..].to_owned();
        let who = house.visitor();
        let form = who.opens(&page).await.markup().form(&page).unwrap().clone();
        let broken = torment(&Found { who: &who, page, form, route: "/set-up/{token}" }).await;
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    async fn every_file_is_taken_or_refused_with_a_reason(house: House) {
        let net = house.network("harbour", NetworkVisibility::Private).await;
        let mut broken = Vec::new();
        for (name, bytes) in hostile::files() {
            let sent = net.steward.sends_file("/n/harbour/imports", &[], ("file", name, &bytes)).await;
            let refused = sent.status == StatusCode::UNPROCESSABLE_ENTITY && sent.html().contains("id=\"f-file-error\"");
            let mut seen = vec![sent];
            if let Some(mapping) = seen[0].leads_to() {
                let import = mapping.strip_suffix("/mapping").unwrap();
                for page in ["mapping", "trial", "trial?outcome=refused"] {
                    seen.push(net.steward.opens(&format!("{import}/{page}")).await);
                }
            } else if !refused {
                broken.push(format!("{name}: {}: {}", seen[0].status, seen[0].text()));
            }
            broken.extend(seen.iter().filter_map(|seen| Some(format!("{name}: {}", in_order(seen).err()?))));
        }
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    async fn every_address_answers_whatever_stands_in_it(house: House) {
        let stage = Stage::furnish(&house).await;
        let mut broken = Vec::new();
        for line in commonweave::router::table(&house.app) {
            for path in hostile::paths(line.path, &stage.example(line.path)) {
                let seen = if line.method == "GET" { stage.steward().opens(&path).await } else { stage.steward().sends(&path, &[]).await };
                broken.extend(in_order(&seen).err().map(|why| format!("{} {path}: {why}", line.method)));
            }
        }
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    async fn every_page_answers_whatever_it_is_asked(house: House) {
        let stage = Stage::furnish(&house).await;
        let mut broken = Vec::new();
        for line in commonweave::router::table(&house.app).iter().filter(|line| line.method == "GET") {
            for query in hostile::queries() {
                let path = format!("{}?{query}", stage.example(line.path));
                let seen = stage.steward().opens(&path).await;
                broken.extend(in_order(&seen).err().map(|why| format!("GET {path}: {why}")));
            }
        }
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
}

/// Follows every link from a page, as far as it stays on this server, and gathers the forms.
async fn crawl<'a>(who: &'a Person, start: &str, routes: &[RouteLine]) -> Vec<Found<'a>> {
    let mut waiting = VecDeque::from([start.to_owned()]);
    let mut seen_before = BTreeSet::new();
    let mut visits: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let bare = path.split(['?', '#']).next().unwrap_or_default().to_owned();
        let Some(route) = route_of(routes, "GET", &bare) else {
            panic!("{} is led to {path}, which is no page", who.name)
        };
        // Of one kind of page some are enough, and of one page some of the ways in which it is asked for, as long as their
        // forms differ by what people may do there.
        let visited = visits.entry(route).or_default();
        let pages = visited.len();
        let ways = visited.entry(bare.clone()).or_default();
        *ways += 1;
        if (*ways == 1 && pages >= 48) || *ways > 6 || route.ends_with("/live") {
            continue;
        }
        let seen = who.opens(&path).await;
        if let Some(to) = seen.leads_to() {
            waiting.extend(seen_before.insert(to.clone()).then_some(to));
            continue;
        }
        assert_eq!(seen.status, StatusCode::OK, "{} is led to {path}: {}", who.name, seen.text());
        let kind = seen.headers.get("content-type").unwrap().to_str().unwrap();
        if !kind.starts_with("text/html") {
            continue;
        }
        let page = Markup::of(seen.html()).unwrap_or_else(|why| panic!("{path}: {why}:\n{}", seen.html()));
        for link in page.links.iter().filter(|link| link.starts_with('/')) {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            waiting.extend(seen_before.insert(link.clone()).then_some(link));
        }
        let searches = page.forms.iter().filter(|form| !form.post && !form.fields.is_empty());
        for link in searches.map(|form| format!("{}?{}=a", form.action, form.fields[0].name)) {
            waiting.extend(seen_before.insert(link.clone()).then_some(link));
        }
        for form in page.forms.into_iter().filter(|form| form.post) {
            let bare = form.action.split('?').next().unwrap_or_default();
            let route = route_of(routes, "POST", bare);
            let route = route
                .unwrap_or_else(|| panic!("a form on {path} is sent to {}, which takes none", form.action));
            found.push(Found { who, page: path.clone(), form, route });
        }
    }
    found
}

/// The route that serves a path.
fn route_of(routes: &[RouteLine], method: &str, path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |line: &&RouteLine| {
        let pattern: Vec<&str> = line.path.split('/').collect();
        let same = |(one, other): (&&str, &&str)| one == other || (one.starts_with('{') && !other.is_empty());
        line.method == method && pattern.len() == parts.len() && pattern.iter().zip(&parts).all(same)
    };
    // Written parts go before parameters, as in the router.
    routes.iter().filter(fits).min_by_key(|line| line.path.matches('{').count()).map(|line| line.path)
}

/// Sends a form with all that is hostile, as long as it is still there; tells what went wrong.
async fn torment(found: &Found<'_>) -> Vec<String> {
    let Found { who, page, form, route } = found;
    let base = form.filled_in();
    let mut sendings: Vec<Sending> = BODIES.iter().map(|make| make(&base)).collect();
    // Longer than the longest text that anything takes.
    let long = "x".repeat(40_001);
    let mut names = BTreeSet::new();
    for field in form.fields.iter().filter(|field| names.insert(&field.name)) {
        let typed = TYPED.iter().copied().chain([long.as_str()]);
        sendings.extend(typed.map(|typed| Sending::typed(&base, field, typed)));
        sendings.push(Sending::twice(&base, field));
    }
    let mut broken = two_tabs(found, &base).await;
    let mut taken = true;
    for sending in &sendings {
        if taken {
            let there = who.opens(page).await;
            broken.extend(
                in_order(&there)
                    .err()
                    .map(|why| format!("{page} before {route} with {}: {why}", sending.name)),
            );
            if !Markup::of(there.html()).is_ok_and(|page| page.form(&form.action).is_some()) {
                break;
            }
        }
        let seen = who.asks(sending.request(&form.action)).await;
        taken = seen.leads_to().is_some() || seen.status == StatusCode::OK;
        if let Err(why) = judge(&seen, form, sending) {
            broken.push(format!("{} sends {route} with {}: {}: {why}", who.name, sending.name, seen.status));
        }
    }
    broken
}

/// Sends a form as it should be, from two tabs in the same moment.
async fn two_tabs(found: &Found<'_>, base: &[(String, String)]) -> Vec<String> {
    let Found { who, form, route, .. } = found;
    let tab = Sending::whole(base);
    let (one, other) = tokio::join!(who.asks(tab.request(&form.action)), who.asks(tab.request(&form.action)));
    let faults = [one, other].into_iter().filter_map(|seen| in_order(&seen).err());
    faults.map(|why| format!("{} sends {route} from two tabs: {why}", who.name)).collect()
}

/// Whether an answer may be given: no fault of ours, and a page in order; where the form comes back, with a complaint
/// and with everything that was typed.
fn judge(seen: &Seen, form: &FormSeen, sending: &Sending) -> Result<(), String> {
    in_order(seen)?;
    if seen.status == StatusCode::OK && !form.plain && seen.html().contains("<html") {
        return Err(
            "with script nobody sees this answer: it leads nowhere and complains of nothing".to_owned()
        );
    }
    if seen.status == StatusCode::UNPROCESSABLE_ENTITY {
        let page = Markup::of(seen.html())?;
        if !seen.html().contains("role=\"alert\"") || !seen.html().contains("<title>Error: ") {
            return Err("the complaint is nowhere".to_owned());
        }
        let again = page.form(&form.action).ok_or("the form is gone")?;
        for (name, typed) in &sending.typed {
            let kept = again.value(name).ok_or_else(|| format!("the field {name} is gone"))?;
            // A field that was left as it came may say what somebody else has saved meanwhile.
            if kept != typed && form.value(name) != Some(typed.as_str()) {
                return Err(format!("{name} was {:?} and is {:?}", start(typed), start(kept)));
            }
        }
    }
    let texts = form.fields.iter().any(FieldSeen::is_text);
    let kept =
        [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER, StatusCode::OK].contains(&seen.status);
    if texts && !sending.typed.is_empty() && !kept {
        return Err(format!("what was typed is lost: {}", seen.text()));
    }
    Ok(())
}

fn start(text: &str) -> String {
    text.chars().take(40).collect()
}

/// No fault of ours, and a page that a strict reader takes.
fn in_order(seen: &Seen) -> Result<(), String> {
    if seen.status.is_server_error() {
        return Err(format!("{}: {}", seen.status, seen.text()));
    }
    let html = seen.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if html && seen.leads_to().is_none() {
        // What is offered while somebody types is the inside of a list, and a map that is drawn again a part of its page.
        let offers = !seen.html().contains("<html");
        Markup::of(&if offers { format!("<!doctype html>{}", seen.html()) } else { seen.html().to_owned() })?;
        if seen.html().contains("<script>") || seen.html().contains('\0') {
            return Err("what was sent stands on the page as it came".to_owned());
        }
    }
    Ok(())
}
