//! Projects: a sheet on top of a space, who takes part, how it stands each month, and the page of all.

mod keeping;

use crate::kit::{Net, Person};
use crate::tasks::number;
use axum::http::StatusCode;
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::ids::SpaceId;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(60 * 60 * 24);
const LIST: &str = "/n/green-city/projects";

/// A page of the sheet of a space.
pub fn of(space: SpaceId, page: &str) -> String {
    format!("/n/green-city/spaces/{space}/{page}")
}

/// A charter with two objectives.
pub async fn charter(net: &Net) {
    let first = [
        ("base", "0"),
        ("vision", "A green city."),
        ("purpose", "We plant."),
        ("objectives", "Shade\nClean air"),
    ];
    net.steward.does("/n/green-city/charter/versions", &first).await.is_fine();
}

/// An organisation of the network, and its address.
pub async fn organisation(net: &Net, name: &str) -> String {
    let form = [("name", name), ("sector", "education")];
    net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap()
}

/// Takes a project to another state.
async fn turns(who: &Person, space: SpaceId, state: &str, why: &str) {
    who.does(&of(space, "state"), &[("state", state), ("why", why)]).await.sees("The state is changed.");
}

on_both! {
    async fn a_project_is_written_down_and_shown_on_its_space(house: House) {
        let (net, ana, ben) = house.two().await;
        charter(&net).await;
        organisation(&net, "Solar cooperative").await;
        let dust = crate::outcomes::defines(&net.steward, &net, "Fine dust", &[]).await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        let space = format!("/n/green-city/spaces/{roof}");
        ana.opens(&space).await.sees("Write a project sheet for this space");
        ben.opens(&space).await.does_not_see("Write a project sheet");
        ana.opens(&of(roof, "sheet")).await.is_fine().sees("Clean air").markup();
        let sheet = [
            ("objective", "Clean air"),
            ("moves", "Less coal burnt for the school"),
            ("indicator", &dust),
            ("starts", "2026-09-01"),
            ("ends", "2027-06-30"),
        ];
        ana.does(&of(roof, "sheet"), &sheet).await.sees("The sheet has been saved.");
        let partner = [("organisation", "solar Cooperative"), ("part", "lends the money")];
        ana.does(&of(roof, "partners"), &partner).await.sees("The organisation takes part.").sees("lends the money");
        ana.does(&of(roof, "roles"), &[("member", "Ana"), ("role", "speaks with the school")]).await.sees("The role has been given.");
        let page = ben.opens(&space).await;
        page.sees("Project sheet").sees("Idea").sees("Clean air").sees("Less coal burnt").sees("Solar cooperative").sees("speaks with the school").markup();
        ben.opens(&of(roof, "reports")).await.is_fine().sees("Nobody has reported").does_not_see("In one sentence").markup();
        // Only whoever holds the space writes it.
        for page in ["sheet", "state", "partners"] {
            ben.opens(&of(roof, page)).await.is_missing();
            ben.sends(&of(roof, page), &[("moves", "x")]).await.is_missing();
        }
        ben.sends(&of(roof, "reports"), &[("light", "on-track"), ("sentence", "Fine")]).await.is_missing();
        ana.opens(&of(net.commons, "sheet")).await.is_missing();
    }

    async fn what_a_sheet_may_not_say_is_complained_of_beside_its_field(house: House) {
        let (net, ana, ben) = house.two().await;
        charter(&net).await;
        let gone = organisation(&net, "Old choir").await;
        net.steward.does(&format!("{gone}/archive"), &[]).await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        let refused = async |page: &str, fields: &[(&str, &str)], says: &str| {
            let seen = ana.sends(&of(roof, page), fields).await;
            seen.is_refused().sees(says).markup();
        };
        refused("sheet", &[("objective", "World peace")], "Choose").await;
        let nowhere = "/n/green-city/outcomes/indicators/99999";
        for wrong in ["7", "https://example.org", "/n/other/outcomes/indicators/7", nowhere] {
            refused("sheet", &[("indicator", wrong)], "This is not the address of an indicator").await;
        }
        refused("sheet", &[("starts", "2026-12-02"), ("ends", "2026-12-01")], "This day is before the first day.").await;
        refused("sheet", &[("ends", "soon")], "Write the day as year, month and day").await;
        for name in ["Nobody", "Old choir"] {
            refused("partners", &[("organisation", name)], "No organisation of this network has this name.").await;
        }
        // Somebody of the network who is not in the space has no role there.
        refused("roles", &[("member", "Ben"), ("role", "cooks")], "Nobody in this space has this name.").await;
        house.enters(&net, roof, &ben, SpaceRole::Member).await;
        let other = house.member(&net, "BÉN", Role::Member).await;
        house.enters(&net, roof, &other, SpaceRole::Member).await;
        refused("roles", &[("member", "Ben"), ("role", "cooks")], "More than one person").await;
        refused("state", &[("state", "done")], "The project cannot go from its present state").await;
        refused("state", &[("state", "flying")], "The project cannot go from its present state").await;
        refused("state", &[("state", "stopped")], "Say why the project is stopped").await;
        refused("reports", &[("light", "green"), ("sentence", "x")], "Choose").await;
        refused("reports", &[("light", "on-track"), ("sentence", " ")], "This field is required.").await;
        for page in ["partners/removal", "roles/removal"] {
            ana.sends(&of(roof, page), &[]).await.is(StatusCode::BAD_REQUEST);
        }
    }

    async fn a_project_goes_through_its_states_and_says_why_it_stopped(house: House) {
        let (net, ana, ben) = house.two().await;
        let mill = house.space(&net, "Mill", SpaceVisibility::Network, &ana).await;
        turns(&ana, mill, "planned", "").await;
        turns(&ana, mill, "running", "").await;
        turns(&ana, mill, "stopped", "The wheel belongs to nobody.").await;
        let page = ben.opens(&of(mill, "reports")).await;
        page.sees("Earlier states").sees("The wheel belongs to nobody.").sees("Running").markup();
        // What is over is not reported on, unless it is taken up again.
        let late = ana.sends(&of(mill, "reports"), &[("light", "on-track"), ("sentence", "Fine")]).await;
        late.is_refused().sees("it needs no more reports");
        ana.opens(&of(mill, "reports")).await.does_not_see("In one sentence");
        turns(&ana, mill, "planned", "").await;
        ana.opens(&of(mill, "state")).await.is_fine().sees("The wheel belongs to nobody.").markup();
        // An archived space is left as it is.
        ana.does(&format!("/n/green-city/spaces/{mill}/archive"), &[]).await;
        ana.opens(&of(mill, "sheet")).await.is(StatusCode::CONFLICT);
        ben.opens(LIST).await.does_not_see("Mill");
    }

    async fn those_who_hold_a_running_project_are_asked_once_a_month(house: House) {
        let (net, ana, ben) = house.two().await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        house.enters(&net, roof, &ben, SpaceRole::Member).await;
        turns(&ana, roof, "running", "").await;
        ana.opens("/n/green-city/today").await.does_not_see("How does Solar roof stand?");
        house.app.clock.forward(DAY * 16);
        ana.opens("/n/green-city/today").await.does_not_see("How does Solar roof stand?");
        house.app.clock.forward(DAY * 15);
        for who in [&ana, &ben] {
            let email = format!("{}@example.org", who.name.to_lowercase());
            who.sends("/sign-in", &[("email", &email), ("password", "correct horse battery")]).await;
        }
        ana.opens("/n/green-city/today").await.sees("How does Solar roof stand?").markup();
        ben.opens("/n/green-city/today").await.does_not_see("How does Solar roof stand?");
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("A report has been due since");
        let said = [("light", "at-risk"), ("sentence", "The school wants a second opinion.")];
        ana.does(&of(roof, "reports"), &said).await.sees("The report has been written.").sees("At risk");
        ana.opens("/n/green-city/today").await.does_not_see("How does Solar roof stand?");
        let page = ben.opens(&format!("/n/green-city/spaces/{roof}")).await;
        page.sees("At risk").sees("The school wants a second opinion.").does_not_see("A report is due");
    }

    async fn the_page_of_all_is_narrowed_by_links_and_comes_as_a_file(house: House) {
        let (net, ana, ben) = house.two().await;
        charter(&net).await;
        let choir = organisation(&net, "City Choir").await;
        ben.opens(LIST).await.is_fine().sees("No project has a sheet yet").markup();
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        let pond = house.space(&net, "School pond", SpaceVisibility::Network, &ana).await;
        ana.does(&of(roof, "sheet"), &[("objective", "Clean air"), ("ends", "2026-10-01")]).await.is_fine();
        ana.does(&of(pond, "sheet"), &[("objective", "Shade")]).await.is_fine();
        ana.does(&of(pond, "partners"), &[("organisation", "City Choir")]).await.is_fine();
        turns(&ana, roof, "running", "").await;
        ana.does(&of(roof, "reports"), &[("light", "off-track"), ("sentence", "=cmd")]).await.is_fine();
        let all = ben.opens(LIST).await;
        all.sees("Solar roof").sees("School pond").sees("Past its last day").sees("Off track").sees("City Choir").markup();
        ben.opens(&format!("{LIST}?state=running")).await.sees("Solar roof").does_not_see("School pond").markup();
        ben.opens(&format!("{LIST}?light=off-track")).await.sees("Solar roof").does_not_see("School pond");
        ben.opens(&format!("{LIST}?organisation={}", number(&choir))).await.sees("School pond").does_not_see("Solar roof");
        let link = all.html().split("?objective=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let narrowed = ben.opens(&format!("{LIST}?objective={link}")).await;
        assert_ne!(narrowed.text().contains("Solar roof"), narrowed.text().contains("School pond"));
        ben.opens(&format!("{LIST}?state=paused")).await.sees("No project matches.").markup();
        ben.opens(&format!("{LIST}?state=x&light=y&objective=z&organisation=-1&behind=q")).await.is_fine().sees("Solar roof");
        let file = String::from_utf8(ben.opens(&format!("{LIST}.csv?state=running")).await.file().await).unwrap();
        assert!(file.contains("Solar roof") && !file.contains("School pond"), "{file}");
    }
}
