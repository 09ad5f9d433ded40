//! What becomes of projects when charters, organisations and people change, and who learns of them.

use super::{LIST, charter, of, organisation, turns};
use crate::tasks::number;
use house::access::{Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

on_both! {
    async fn what_the_charter_no_longer_names_is_still_said(house: House) {
        let (net, ana, ben) = house.two().await;
        charter(&net).await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        ana.does(&of(roof, "sheet"), &[("objective", "Clean air")]).await.is_fine();
        let next = [("base", "1"), ("vision", "A green city."), ("purpose", "We plant."), ("objectives", "Shade"), ("reason", "Air is done.")];
        net.steward.does("/n/green-city/charter/versions", &next).await.is_fine();
        let page = ben.opens(&format!("/n/green-city/spaces/{roof}")).await;
        page.sees("Clean air").sees("no longer in the charter");
        // Whoever saves something else keeps it.
        let kept = [("objective", "Clean air"), ("moves", "Less soot")];
        ana.does(&of(roof, "sheet"), &kept).await.sees("The sheet has been saved.").sees("Less soot");
        ben.opens(LIST).await.sees("Clean air");
    }

    async fn a_partner_that_becomes_another_goes_along_and_comes_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let goes = organisation(&net, "City Choir e.V.").await;
        let stays = organisation(&net, "City Choir").await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        let pond = house.space(&net, "School pond", SpaceVisibility::Network, &ana).await;
        for (space, name, part) in [(roof, "City Choir e.V.", "sings"), (pond, "City Choir e.V.", "hums"), (pond, "City Choir", "digs")] {
            ana.does(&of(space, "partners"), &[("organisation", name), ("part", part)]).await.is_fine();
        }
        net.steward.does(&format!("{goes}/merger"), &[("into", number(&stays))]).await.sees("The two organisations are now one");
        ben.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("sings").does_not_see("e.V.");
        ben.opens(&format!("/n/green-city/spaces/{pond}")).await.sees("digs").does_not_see("hums");
        net.steward.does(&format!("{goes}/merger/removal"), &[]).await.sees("They are two organisations again");
        ben.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("e.V.").sees("sings");
        ben.opens(&format!("/n/green-city/spaces/{pond}")).await.sees("hums").sees("digs");
        // One that is archived stays, and it is said.
        net.steward.does(&format!("{goes}/archive"), &[]).await;
        ben.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("no longer in the network");
        ana.does(&of(roof, "partners/removal"), &[("organisation", number(&goes))]).await.sees("The organisation no longer takes part.");
        ben.opens(&format!("/n/green-city/spaces/{roof}")).await.does_not_see("e.V.");
    }

    async fn a_role_that_was_given_back_is_listed_until_somebody_has_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        for who in [&ben, &cleo] {
            house.enters(&net, roof, who, SpaceRole::Member).await;
        }
        for (who, role) in [("Ben", "Keeps the keys"), ("Cleo", "Cooks"), ("Ana", "cooks")] {
            ana.does(&of(roof, "roles"), &[("member", who), ("role", role)]).await.is_fine();
        }
        cleo.does("/n/green-city/departure", &[]).await;
        ben.does(&of(roof, "departure"), &[]).await.is_fine();
        house.app.clock.forward(Duration::from_secs(86_400));
        house.jobs_end().await;
        // Ana cooks too, so that nobody misses Cleo; the keys are missed.
        let page = ana.opens(&of(roof, "partners")).await;
        page.sees("Roles that nobody has").sees("Keeps the keys").does_not_see("Cooks").markup();
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("Roles that nobody has").sees("Keeps the keys").markup();
        // Whoever takes another role gives back the one before: now nobody cooks.
        ana.does(&of(roof, "roles"), &[("member", "Ana"), ("role", "keeps the KEYS")]).await.sees("Roles that nobody has").sees("cooks");
        ana.does(&of(roof, "vacancies/removal"), &[("role", "cooks")]).await.does_not_see("Roles that nobody has");
        // One that is taken away is vacant at once.
        let own = ana.member.unwrap().to_string();
        let page = ana.does(&of(roof, "roles/removal"), &[("member", &own)]).await;
        page.sees("Roles that nobody has").sees("keeps the KEYS").markup();
        let key = page.value("name=\"role\"", "value").unwrap();
        ben.sends(&of(roof, "vacancies/removal"), &[("role", &key)]).await.is_missing();
        ana.does(&of(roof, "vacancies/removal"), &[("role", "no such role")]).await.sees("keeps the KEYS");
        let page = ana.does(&of(roof, "vacancies/removal"), &[("role", &key)]).await;
        page.sees("The role is no longer listed.").does_not_see("Roles that nobody has");
        // The same role in other letters is no other role.
        for (role, vacant) in [("Sweeps", false), ("sweeps", false), ("Mends", true)] {
            let page = ana.does(&of(roof, "roles"), &[("member", "Ana"), ("role", role)]).await;
            assert_eq!(page.html().contains("Roles that nobody has"), vacant, "{role}: {}", page.text());
        }
    }

    async fn an_indicator_names_the_projects_that_mean_to_move_it(house: House) {
        let (net, ana, ben) = house.two().await;
        let dust = crate::outcomes::defines(&net.steward, &net, "Fine dust", &[]).await;
        for (name, visibility) in [("Solar roof", SpaceVisibility::Network), ("Secret tower", SpaceVisibility::Members)] {
            let space = house.space(&net, name, visibility, &ana).await;
            ana.does(&of(space, "sheet"), &[("indicator", &dust)]).await.sees("See the indicator");
        }
        ben.opens(&dust).await.is_fine().sees("Projects that mean to move it").sees("Solar roof").does_not_see("Secret tower").markup();
        ana.opens(&dust).await.sees("Secret tower");
    }

    async fn a_project_for_few_is_nowhere_for_others(house: House) {
        let (net, ana, ben) = house.two().await;
        charter(&net).await;
        let choir = organisation(&net, "City Choir").await;
        let council = house.space(&net, "Secret tower", SpaceVisibility::Members, &ana).await;
        ana.does(&of(council, "sheet"), &[("objective", "Shade"), ("starts", "2026-11-20"), ("ends", "2026-11-25")]).await.is_fine();
        ana.does(&of(council, "partners"), &[("organisation", "City Choir")]).await.is_fine();
        turns(&ana, council, "running", "").await;
        ana.opens(LIST).await.sees("Secret tower").sees("City Choir");
        for query in ["", "?state=running", &format!("?organisation={}", number(&choir))] {
            let seen = ben.opens(&format!("{LIST}{query}")).await;
            seen.is_fine().does_not_see("Secret tower").does_not_see("Shade");
        }
        ben.opens(LIST).await.does_not_see("City Choir");
        let file = String::from_utf8(ben.opens(&format!("{LIST}.csv")).await.file().await).unwrap();
        assert!(!file.contains("Secret tower"), "{file}");
        ben.opens(&of(council, "reports")).await.is_missing();
        ben.opens("/n/green-city/calendar").await.does_not_see("Secret tower");
        ana.opens("/n/green-city/calendar").await.sees("Secret tower");
    }

    async fn who_leaves_the_space_or_the_network_has_no_role_any_more(house: House) {
        let (net, ana, ben) = house.two().await;
        let roof = house.space(&net, "Solar roof", SpaceVisibility::Network, &ana).await;
        house.enters(&net, roof, &ben, SpaceRole::Member).await;
        ana.does(&of(roof, "roles"), &[("member", "Ben"), ("role", "cooks")]).await.sees("cooks");
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("cooks");
        ben.does(&format!("/n/green-city/spaces/{roof}/departure"), &[]).await;
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.does_not_see("cooks");
        // Whoever comes in again comes in without it, until it is given to them anew.
        house.app.clock.forward(Duration::from_secs(60));
        house.enters(&net, roof, &ben, SpaceRole::Member).await;
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.does_not_see("cooks");
        ana.opens(&of(roof, "partners")).await.does_not_see("cooks");
        ana.does(&of(roof, "roles"), &[("member", "Ben"), ("role", "cooks")]).await.sees("cooks");
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("cooks");
        ben.does("/n/green-city/departure", &[]).await;
        ana.opens(&format!("/n/green-city/spaces/{roof}")).await.sees("Roles that nobody has cooks");
        let me = ana.member.unwrap().to_string();
        ana.does(&of(roof, "roles"), &[("member", "Ana"), ("role", "leads")]).await.sees("leads");
        ana.does(&of(roof, "roles/removal"), &[("member", &me)]).await.sees("The role has been taken away.").sees("No role has been given yet.");
    }
}
