//! A network in which every page has something on it, so that every form can be found.

use super::furniture::{
    budgets, closing, ground, meeting, outcomes, panels, proposals, risk, rounds, scenario, stories, tasks,
};
use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::collections::BTreeMap;

/// The network, the people who look at it, and the addresses of what is in it.
pub struct Stage {
    net: Net,
    ana: Person,
    visitor: Person,
    join: String,
    ground_link: String,
    examples: BTreeMap<&'static str, String>,
}

impl Stage {
    pub async fn furnish(house: &House) -> Stage {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let tom = house.member(&net, "Tom", Role::Member).await;
        house.member_in_state(&net, "Sue", Role::Member, "suspended").await;
        house.member(&net, "Second Steward", Role::Steward).await;
        let stella = &net.steward;
        let charter = [
            ("base", "0"),
            ("vision", "Clean water."),
            ("purpose", "We measure."),
            ("objectives", "Clear streams"),
        ];
        stella.does("/n/harbour/charter/versions", &charter).await;
        stella.does("/n/harbour/charter/endorsements", &[("version", "1")]).await;
        stella.does("/n/harbour/charter/draft", &charter).await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        let mine = house.space(&net, "Roof gardens", SpaceVisibility::Public, stella).await;
        stella
            .does(
                &format!("/n/harbour/spaces/{mine}/people"),
                &[("member", &ana.member.unwrap().to_string())],
            )
            .await;
        let organisation = organisations(stella, &ana).await;
        crate::portraits::appear(stella, &net, &organisation).await;
        let (item, message) = items(house, &net, &ana).await;
        crate::calendar::event(stella, &net, net.commons, "Supper", ["2026-11-20", "18:00", "", "20:00"])
            .await;
        let full = crowded(&net, &ana, &tom, mine).await;
        let point = agenda(&net, &full).await;
        ana.sends("/n/harbour/calendar/feeds", &[("place", "network")]).await.is_fine();
        house.item(&ana, &net, space, "idea", "Benches").await;
        let idea = house.item(&ana, &net, space, "idea", "More benches").await;
        let idea = idea.rsplit('/').next().unwrap().to_owned();
        let announcement =
            crate::announcements::announces(&ana, &net, net.commons, &[("asks", "true")]).await;
        let announcement = announcement.rsplit('/').next().unwrap().to_owned();
        let checkin = crate::checkins::begins(&ana, &net, net.commons, "How are you?", &[]).await;
        let checkin = checkin.rsplit('/').next().unwrap().to_owned();
        closing(&ana, &net).await;
        house.jobs_end().await;
        // Its hour strikes, and a vote ends.
        house.app.clock.forward(std::time::Duration::from_secs(60 * 60 * 7));
        house.jobs_end().await;
        let round = crate::checkins::newest_round(house).await.to_string();
        let poll = meeting(house, &net, &ana).await;
        let away = [("first", "2026-11-20"), ("last", "2026-11-21"), ("name", "Away")];
        for (who, path) in [(&ana, "days-off"), (stella, "settings/days-off")] {
            who.does(&format!("/n/harbour/{path}"), &away).await.is_fine();
        }
        ana.does(&format!("/n/harbour/spaces/{space}/days-off"), &away).await.is_fine();
        let (correspondence, letter) = letters(house, &net, &ana, &tom).await;
        doors(house, &net, &ana, space).await;
        let (ground, ground_link) = ground(&ana, &net).await;
        let proposal = proposals(&ana, &net, &tom).await;
        let (budget, project) = budgets(&ana, &net).await;
        let panel = panels(house, &ana, &net, &tom).await;
        let (task, column) = tasks(house, &ana, &net, space).await;
        outcomes(stella, &net, mine).await;
        stories(stella).await;
        let risk = risk(house, &ana, &net, space).await;
        let scenario = scenario(house, &ana, &net, space).await;
        let (health, trust) = rounds(house, &ana, &net).await;
        let (import, join) = papers(stella).await;
        let slack = crate::slack::brings(stella, &net, &crate::slack::export(), &[]).await;
        let slack = slack.rsplit('/').next().unwrap().to_owned();
        ana.does("/n/harbour/claim", &[]).await;
        crate::map::drawn(house).await;
        let (network, now) = (net.id, house.now());
        let awaited = house::members::Newcomer { name: "Ana".to_owned(), ..Default::default() };
        let written = house.app.db.write(move |tx| {
            house::members::write_down(
                tx,
                network,
                std::slice::from_ref(&awaited),
                &|text| text.to_owned(),
                now,
            )
        });
        written.await.unwrap();
        let examples = BTreeMap::from([
            ("spaces", space.to_string()),
            ("items", item),
            ("events", full),
            ("{message}", message),
            ("organisations", organisation),
            ("people", tom.member.unwrap().to_string()),
            ("{member}", ana.member.unwrap().to_string()),
            ("imports", import),
            ("slack", slack),
            ("ideas", idea),
            ("grounds", ground),
            ("announcements", announcement),
            ("checkins", checkin),
            ("{round}", round),
            ("correspondence", correspondence),
            ("{letter}", letter),
            ("proposals", proposal),
            ("budgets", budget),
            ("panels", panel),
            ("{project}", project),
            ("tasks", task),
            ("risks", risk),
            ("scenarios", scenario),
            ("health", health),
            ("trust", trust),
            ("experiments", crate::events::experiments::tried(house, &ana, &net, space).await),
            ("{column}", column),
            ("{point}", point),
            ("polls", poll),
            ("invitations", "1".to_owned()),
            ("claims", "1".to_owned()),
        ]);
        Stage { net, ana, visitor: house.visitor(), join, ground_link, examples }
    }

    /// Who looks round, and where they begin.
    pub fn people(&self) -> [(&Person, &str); 6] {
        // One comes to a trial by sending a form.
        let trial = (&self.net.steward, "/n/harbour/imports/1/trial");
        [
            (&self.net.steward, "/n/harbour"),
            trial,
            (&self.ana, "/n/harbour"),
            (&self.visitor, "/"),
            (&self.visitor, &self.join),
            (&self.visitor, &self.ground_link),
        ]
    }

    pub fn steward(&self) -> &Person {
        &self.net.steward
    }

    /// An address of a route with what is really there.
    pub fn example(&self, route: &str) -> String {
        let owner = route.split('/').nth(3).unwrap_or_default();
        let id = self.examples.get(owner).map_or("1", String::as_str);
        let named = |name: &str| self.examples[name].as_str();
        route
            .replace("{slug}", "harbour")
            .replace("{id}", id)
            .replace("{message}", named("{message}"))
            .replace("{member}", named("{member}"))
            .replace("{round}", named("{round}"))
            .replace("{project}", named("{project}"))
            .replace("{letter}", named("{letter}"))
            .replace("{column}", named("{column}"))
            .replace("{objective}", "1")
            .replace("{indicator}", "1")
            .replace("{year}", "2026")
            .replace("{point}", named("{point}"))
            .replace("{version}", "1")
            .replace("{token}", self.join.rsplit('/').next().unwrap())
            .replace("{persona}", "steward")
            .replace("{file}", "app.css")
    }
}

/// An event with one seat, which is kept for Ana, who needs something; anybody may sign up for it.
async fn crowded(net: &Net, ana: &Person, tom: &Person, space: house::ids::SpaceId) -> String {
    let space = space.to_string();
    let fields = [
        ("kind", "event"),
        ("space", space.as_str()),
        ("title", "Full house"),
        ("day", "2026-11-24"),
        ("start", "18:00"),
        ("capacity", "1"),
        ("most_guests", "3"),
        ("sign_up", "true"),
        ("questions", "Soup or salad?"),
    ];
    let full = net.steward.sends("/n/harbour/items", &fields).await.leads_to().unwrap();
    tom.sends(&format!("{full}/answers"), &[("answer", "yes")]).await.goes_to(&full);
    let beside = full.replace("/items/", "/events/");
    net.steward
        .does(&format!("{beside}/people"), &[("name", "By phone"), ("answer", "maybe")])
        .await
        .is_fine();
    ana.does(&format!("{beside}/coming"), &[("access_loop", "true"), ("guests", "0")]).await.is_fine();
    tom.sends(&format!("{full}/answers"), &[("answer", "no")]).await.goes_to(&full);
    full.rsplit('/').next().unwrap().to_owned()
}

/// A point on the agenda of an event, with notes and a decision.
async fn agenda(net: &Net, event: &str) -> String {
    let item = format!("/n/harbour/items/{event}");
    let point = crate::minutes::point(&net.steward, &item, "The salad", &[("length", "10")]).await;
    let notes = [("revision", "1"), ("notes", "A long talk.\n! Both.")];
    net.steward.does(&format!("{point}/notes"), &notes).await.is_fine();
    point.rsplit('/').next().unwrap().to_owned()
}

/// Letters between Ana and a steward: one of each, and one that was shown to the stewards. Ana takes none from Tom.
async fn letters(house: &House, net: &Net, ana: &Person, tom: &Person) -> (String, String) {
    let path = crate::correspondence::writes(&net.steward, net, &[ana], "From the steward").await;
    let bad = crate::correspondence::newest_letter(house).await;
    ana.does(&format!("{path}/letters/{bad}/report"), &[("reason", "Not nice")]).await.is_fine();
    ana.does(&format!("{path}/letters"), &[("body", "From Ana")]).await.is_fine();
    let letter = crate::correspondence::newest_letter(house).await.to_string();
    ana.does("/n/harbour/blocks", &[("member", &tom.member.unwrap().to_string())]).await.is_fine();
    (path.rsplit('/').next().unwrap().to_owned(), letter)
}

/// A space of Ana's in which one asks to come in, and where the steward has asked; one into which Ana is invited.
async fn doors(house: &House, net: &Net, ana: &Person, space: house::ids::SpaceId) {
    let path = format!("/n/harbour/spaces/{space}");
    let settings = [("name", "Bike lanes"), ("purpose", ""), ("visibility", "network")];
    let asks = [("joining", "request"), ("join_question", "Which lane?")];
    ana.does(&path, &[settings.as_slice(), asks.as_slice()].concat()).await.is_fine();
    net.steward.does(&format!("{path}/request"), &[("answer", "Every lane")]).await.is_fine();
    let pond = house.space(net, "Pond", SpaceVisibility::Network, &net.steward).await;
    let invited = [("member", ana.member.unwrap().to_string())];
    let invited: Vec<(&str, &str)> = invited.iter().map(|(name, value)| (*name, value.as_str())).collect();
    net.steward.does(&format!("/n/harbour/spaces/{pond}/invitations"), &invited).await.is_fine();
}

/// Organisations: to one belong its representative and somebody else, to the others nobody. One is archived, one merged.
async fn organisations(stella: &Person, ana: &Person) -> String {
    let add = async |name: &str| {
        let form = [("name", name), ("sector", "education")];
        let made = stella.sends("/n/harbour/organisations", &form).await;
        made.leads_to().unwrap_or_else(|| panic!("{}", made.text()))
    };
    let (schools, libraries) = (add("Schools").await, add("Libraries").await);
    let (gone, twin) = (add("Closed").await, add("Libraries Schools").await);
    stella.does(&format!("{gone}/archive"), &[]).await;
    let merged = add("Libraries again").await;
    stella.does(&format!("{merged}/merger"), &[("into", libraries.rsplit('/').next().unwrap())]).await;
    stella.opens(&twin).await.is_fine();
    stella.does(&format!("{schools}/affiliation"), &[]).await;
    ana.does(&format!("{schools}/affiliation"), &[]).await;
    stella.does(&format!("{schools}/representatives/{}", stella.member.unwrap()), &[]).await;
    schools.rsplit('/').next().unwrap().to_owned()
}

/// A discussion with a message and a reply, linked to another, a channel, and one that is closed.
async fn items(house: &House, net: &Net, ana: &Person) -> (String, String) {
    let stella = &net.steward;
    let item = house.item(stella, net, net.commons, "discussion", "Which crossing?").await;
    let said = stella
        .sends(&format!("{item}/messages"), &[("body", "The one at Mill Street.")])
        .await
        .leads_to()
        .unwrap();
    let message = said.rsplit_once('-').unwrap().1.to_owned();
    ana.does(&format!("{item}/messages"), &[("body", "Or the bridge?"), ("parent", &message)]).await;
    stella.does(&format!("{item}/summary"), &[("body", "So far: a crossing or the bridge.")]).await.is_fine();
    let plan = house.item(stella, net, net.commons, "channel", "On the water").await;
    stella
        .does(&format!("{item}/links"), &[("other", plan.rsplit('/').next().unwrap()), ("direction", "to")])
        .await;
    let closed = house.item(stella, net, net.commons, "discussion", "Done").await;
    stella.does(&format!("{closed}/state"), &[("to", "closed")]).await;
    let gone = house.item(stella, net, net.commons, "discussion", "Said too soon").await;
    stella.does(&format!("{gone}/removal"), &[]).await;
    (item.rsplit('/').next().unwrap().to_owned(), message)
}

/// A list that was brought and not brought in, and an invitation.
async fn papers(stella: &Person) -> (String, String) {
    let list = b"Name,E-Mail,Organisation\nZoe,zoe@example.org,Choir\nBad,nonsense,\n";
    let sent = stella.sends_file("/n/harbour/imports", &[], ("file", "partners.csv", list)).await;
    let import = sent.leads_to().unwrap().split('/').nth(4).unwrap().to_owned();
    let partners = b"Organisation,Sector\nMuseum,arts\n";
    let sent = stella.sends_file("/n/harbour/imports", &[], ("file", "more.csv", partners)).await;
    let done = sent.leads_to().unwrap().replace("/mapping", "");
    stella.sends(&format!("{done}/application"), &[]).await.goes_to(&done);
    while stella.opens(&done).await.html().contains(" data-again") {
        tokio::task::yield_now().await;
    }
    let book = include_bytes!("../../data/imports/people/two_sheets.xlsx");
    stella.sends_file("/n/harbour/imports", &[], ("file", "book.xlsx", book)).await.leads_to().unwrap();
    let invitation = [("role", "member"), ("uses", "50"), ("days", "14"), ("note", "Welcome!")];
    let made = stella.sends("/n/harbour/invitations", &invitation).await;
    let start = made.html().find("/join/").unwrap();
    (import, made.html()[start..start + "/join/".len() + 32].to_owned())
}
