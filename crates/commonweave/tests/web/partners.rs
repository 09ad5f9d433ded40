//! Partners that go: archived and back, removed, merged and parted again; and many that move to another sector at once.

use crate::kit::{House, Net, Person};
use house::access::{NetworkVisibility, Role};

async fn adds(who: &Person, fields: &[(&str, &str)]) -> String {
    let sent = who.sends("/n/green/organisations", fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

fn number(page: &str) -> &str {
    page.rsplit('/').next().unwrap()
}

/// What the doctor finds wrong.
async fn ills(house: &House) -> Vec<String> {
    let db = house.app.db.clone();
    let report = tokio::task::spawn_blocking(move || {
        commonweave::doctor::examine(
            &db,
            commonweave::migrations::ALL,
            house::room::Rooms::of(commonweave::rooms::ALL),
        )
    })
    .await
    .unwrap()
    .unwrap();
    report.ill.into_iter().map(|ill| ill.what).collect()
}

async fn green(house: &House) -> Net {
    let net = house.network("green", NetworkVisibility::Public).await;
    // The kit writes a network without its counts; the doctor is asked about organisations alone.
    assert!(ills(house).await.iter().all(|ill| !ill.contains("organisations") && !ill.contains("sector-")));
    net
}

async fn counts_are_right(house: &House) {
    let wrong: Vec<_> = ills(house).await;
    let ours: Vec<_> = wrong
        .iter()
        .filter(|ill| ill.contains("organisations are kept") || ill.contains("sector-"))
        .collect();
    assert!(ours.is_empty(), "{ours:?}");
}

on_both! {
    async fn an_archived_partner_leaves_lists_and_counts_and_comes_back_with_its_people(house: House) {
        let net = green(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let page = adds(&net.steward, &[("name", "Choir"), ("sector", "arts")]).await;
        ana.does(&format!("{page}/affiliation"), &[]).await;
        net.steward.does(&format!("{page}/representatives/{}", ana.member.unwrap()), &[]).await;
        ana.opens(&format!("{page}/archive")).await.is_missing();
        ana.sends(&format!("{page}/archive"), &[]).await.is_missing();
        net.steward.opens(&format!("{page}/archive")).await.sees("One person no longer belongs").sees("cannot be removed");
        net.steward.sends(&format!("{page}/removal"), &[]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.does(&format!("{page}/archive"), &[]).await.sees("is archived").sees("no longer a partner");
        counts_are_right(&house).await;
        let visitor = house.visitor();
        visitor.opens("/n/green/organisations").await.does_not_see("Choir").sees("There are no organisations yet");
        visitor.opens("/n/green/organisations?q=choir").await.does_not_see(">Choir<");
        visitor.opens("/n/green/organisations.csv").await.does_not_see("Choir");
        visitor.opens(&page).await.is_fine().sees("no longer a partner").does_not_see("archive/removal");
        ana.opens("/n/green/people?sector=arts").await.does_not_see("list-title");
        ana.opens(&format!("/n/green/people/{}", ana.member.unwrap())).await.does_not_see("Choir");
        ana.sends(&format!("{page}/affiliation"), &[]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.opens(&format!("{page}/edit")).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.opens("/n/green/organisations/archived").await.sees("Choir");
        ana.opens("/n/green/organisations/archived").await.is_missing();
        net.steward.does(&format!("{page}/archive/removal"), &[]).await.sees("is a partner again").sees("Ana");
        net.steward.sends(&format!("{page}/archive/removal"), &[]).await.is(axum::http::StatusCode::CONFLICT);
        visitor.opens("/n/green/organisations?q=choir").await.sees("Choir");
        ana.opens(&format!("{page}/edit")).await.is_fine();
        counts_are_right(&house).await;
        net.steward.opens("/n/green/log").await.sees("archived Choir").sees("made Choir a partner again");
    }

    async fn a_partner_of_which_nobody_ever_came_is_removed_for_good(house: House) {
        let net = green(&house).await;
        let page = adds(&net.steward, &[("name", "Typing mistake"), ("sector", "arts")]).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.sends(&format!("{page}/removal"), &[]).await.is_missing();
        net.steward.opens(&format!("{page}/archive")).await.sees("None of its people ever joined");
        net.steward.does(&format!("{page}/removal"), &[]).await.sees("is removed").does_not_see("Typing mistake");
        net.steward.opens(&page).await.is_missing();
        net.steward.opens("/n/green/log").await.is_fine().sees("removed an organisation");
        counts_are_right(&house).await;
        adds(&net.steward, &[("name", "Typing mistake"), ("sector", "arts")]).await;
    }

    async fn whoever_once_belonged_to_a_partner_keeps_it_from_being_removed(house: House) {
        let net = green(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let page = adds(&net.steward, &[("name", "Choir"), ("sector", "arts")]).await;
        ana.does(&format!("{page}/affiliation"), &[]).await;
        ana.does(&format!("{page}/affiliation/removal"), &[]).await;
        net.steward.sends(&format!("{page}/removal"), &[]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.opens(&page).await.is_fine();
    }

    async fn two_entries_become_one_and_are_two_again(house: House) {
        let net = green(&house).await;
        let (ana, ben) = (house.member(&net, "Ana", Role::Member).await, house.member(&net, "Ben", Role::Member).await);
        let goes = adds(&net.steward, &[("name", "City Choir e.V."), ("sector", "arts"), ("seeks", "Voices"), ("place", "Faro")]).await;
        let stays = adds(&net.steward, &[("name", "City Choir"), ("sector", "other"), ("place", "Porto")]).await;
        for (who, page) in [(&ana, &goes), (&ben, &goes), (&ben, &stays)] {
            who.does(&format!("{page}/affiliation"), &[]).await;
        }
        net.steward.does(&format!("{goes}/representatives/{}", ben.member.unwrap()), &[]).await;
        let offered = net.steward.opens(&format!("{goes}/merger")).await;
        offered.sees("City Choir").is_fine();
        let preview = net.steward.opens(&format!("{goes}/merger?into={}", number(&stays))).await;
        preview.sees("Merge City Choir e.V. into City Choir").sees("One more person belongs").sees("Voices").does_not_see("Faro");
        net.steward.opens(&stays).await.does_not_see("Voices");
        let merged = net.steward.does(&format!("{goes}/merger"), &[("into", number(&stays))]).await;
        merged.sees("The two organisations are now one").sees("Voices").sees("Porto").sees("Arts").sees("Ana").sees("Ben");
        counts_are_right(&house).await;
        ben.opens(&format!("{stays}/edit")).await.is_fine();
        house.visitor().opens("/n/green/organisations").await.sees("One partner").does_not_see("e.V.");
        house.visitor().opens(&goes).await.sees("Merged into City Choir").does_not_see("merger/removal");
        net.steward.sends(&format!("{goes}/archive/removal"), &[]).await.is(axum::http::StatusCode::CONFLICT);

        let parted = net.steward.does(&format!("{goes}/merger/removal"), &[]).await;
        parted.sees("They are two organisations again").sees("Ana").sees("Ben").sees("Voices");
        net.steward.opens(&stays).await.sees("Porto").sees("Other").sees("Ben").does_not_see("Ana").does_not_see("Voices");
        ben.opens(&format!("{stays}/edit")).await.is_missing();
        ben.opens(&format!("{goes}/edit")).await.is_fine();
        counts_are_right(&house).await;
        net.steward.sends(&format!("{goes}/merger/removal"), &[]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.opens("/n/green/log").await.sees("merged City Choir e.V. into another").sees("undid the merge");
    }

    async fn what_two_entries_of_one_partner_endorsed_counts_once_and_comes_apart_again(house: House) {
        let net = green(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let charter = [("base", "0"), ("vision", "A city to walk in."), ("purpose", "Trees."), ("objectives", "- trees")];
        net.steward.does("/n/green/charter/versions", &charter).await.is_fine();
        let (mut pages, mut numbers) = (Vec::new(), Vec::new());
        for name in ["City Choir e.V.", "City Choir", "Walkers"] {
            let page = adds(&net.steward, &[("name", name), ("sector", "arts")]).await;
            ana.does(&format!("{page}/affiliation"), &[]).await;
            net.steward.does(&format!("{page}/representatives/{}", ana.member.unwrap()), &[]).await;
            numbers.push(number(&page).to_owned());
            pages.push(page);
        }
        let endorses = async |number: &str| ana.does("/n/green/charter/endorsements", &[("version", "1"), ("organisation", number)]).await;
        endorses(&numbers[0]).await.sees("1 organisation stands behind it");
        endorses(&numbers[1]).await.sees("2 organisations stand behind it");
        let merges = async |from: usize, into: usize| {
            net.steward.does(&format!("{}/merger", pages[from]), &[("into", numbers[into].as_str())]).await.sees("The two organisations are now one");
        };
        let stand = async |says: &str| {
            net.steward.opens("/n/green/charter").await.sees(says);
            assert!(ills(&house).await.iter().all(|ill| !ill.contains("endors")), "{:?}", ills(&house).await);
        };
        merges(0, 1).await;
        stand("1 organisation stands behind it").await;
        let list = house.visitor().opens("/n/green/charter/versions/1/endorsements?of=organisations").await;
        list.sees("City Choir").does_not_see("e.V.");
        net.steward.does(&format!("{}/merger/removal", pages[0]), &[]).await.sees("They are two organisations again");
        stand("2 organisations stand behind it").await;
        // Of two of which only one did, the other stands behind it from now on, and not twice.
        merges(0, 2).await;
        stand("2 organisations stand behind it").await;
        endorses(&numbers[2]).await.sees("2 organisations stand behind it");
        net.steward.does(&format!("{}/merger/removal", pages[0]), &[]).await.sees("They are two organisations again");
        let list = house.visitor().opens("/n/green/charter/versions/1/endorsements?of=organisations").await;
        list.sees("City Choir e.V.").does_not_see("Walkers");
        stand("2 organisations stand behind it").await;
    }

    async fn what_was_changed_after_a_merger_stays_when_it_is_undone(house: House) {
        let net = green(&house).await;
        let goes = adds(&net.steward, &[("name", "One"), ("sector", "arts"), ("seeks", "Voices"), ("brings", "Songs")]).await;
        let stays = adds(&net.steward, &[("name", "Two"), ("sector", "arts")]).await;
        net.steward.does(&format!("{goes}/merger"), &[("into", number(&stays))]).await.sees("Voices").sees("Songs");
        let fields = [("name", "Two"), ("sector", "arts"), ("seeks", "Altos"), ("brings", "Songs")];
        net.steward.does(&stays, &fields).await.sees("Altos");
        net.steward.does(&format!("{goes}/merger/removal"), &[]).await.sees("Songs").sees("Voices");
        net.steward.opens(&stays).await.sees("Altos").does_not_see("Songs");
    }

    async fn what_was_merged_into_one_that_is_merged_leads_to_the_last(house: House) {
        let net = green(&house).await;
        let mut pages = Vec::new();
        for name in ["One", "Two", "Three"] {
            pages.push(adds(&net.steward, &[("name", name), ("sector", "arts")]).await);
        }
        let [one, two, three] = pages.as_slice() else { unreachable!() };
        net.steward.does(&format!("{one}/merger"), &[("into", number(two))]).await.is_fine();
        net.steward.does(&format!("{two}/merger"), &[("into", number(three))]).await.is_fine();
        net.steward.opens(one).await.sees("Merged into Three");
        net.steward.sends(&format!("{two}/removal"), &[]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.does(&format!("{two}/merger/removal"), &[]).await.is_fine();
        net.steward.opens(one).await.sees("Merged into Two");
        counts_are_right(&house).await;
    }

    async fn a_partner_is_merged_into_no_other_network_and_not_into_itself(house: House) {
        let net = green(&house).await;
        let other = house.network("blue", NetworkVisibility::Public).await;
        let page = adds(&net.steward, &[("name", "One"), ("sector", "arts")]).await;
        let sent = other.steward.sends("/n/blue/organisations", &[("name", "Two"), ("sector", "arts")]).await;
        let theirs = sent.leads_to().unwrap();
        for into in [number(&theirs), number(&page), "", "999999"] {
            net.steward.sends(&format!("{page}/merger"), &[("into", into)]).await.is_missing();
        }
        net.steward.opens(&format!("{page}/merger?into={}", number(&theirs))).await.is_missing();
        let sent = net.steward.sends("/n/green/organisations/sectors", &[("organisation", number(&theirs)), ("to", "media")]).await;
        sent.goes_to("/n/green/organisations/sectors");
        house.visitor().opens(&theirs).await.sees("Arts");
    }

    async fn a_facilitator_changes_the_sector_of_many_at_once(house: House) {
        let net = green(&house).await;
        let (fay, ana) = (house.member(&net, "Fay", Role::Facilitator).await, house.member(&net, "Ana", Role::Member).await);
        let mut pages = Vec::new();
        for name in ["One", "Two", "Three"] {
            pages.push(adds(&net.steward, &[("name", name), ("sector", "other")]).await);
        }
        ana.does(&format!("{}/affiliation", pages[0]), &[]).await;
        ana.opens("/n/green/organisations/sectors").await.is_missing();
        let list = "/n/green/organisations/sectors?sector=other";
        fay.opens(list).await.is_fine().sees("One").sees("Three");
        let sent = fay.sends(list, &[("organisation", number(&pages[0])), ("to", "")]).await;
        sent.is_refused().sees("Choose one of the options");
        assert!(sent.html().contains(&format!("value=\"{}\" checked", number(&pages[0]))), "{}", sent.html());
        fay.sends(list, &[("to", "media")]).await.is_refused().sees("Tick at least one");
        let ticked = [("organisation", number(&pages[0])), ("organisation", number(&pages[1])), ("to", "media")];
        fay.does(list, &ticked).await.sees("The sectors are changed").sees("Three").does_not_see(">Two<");
        house.visitor().opens("/n/green/organisations").await.sees("Media 2").sees("Other 1");
        ana.opens("/n/green/people?sector=media").await.sees("Ana");
        counts_are_right(&house).await;
        net.steward.opens("/n/green/log?what=organisation-changed").await.sees("changed One").sees("changed Two").sees("The sector");
    }
}
