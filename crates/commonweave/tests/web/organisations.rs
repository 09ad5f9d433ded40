//! Partners: adding, finding, changing them; who belongs to them and who stands for them.

use house::access::{NetworkVisibility, Role};
use house::ids::OrganisationId;

/// Adds an organisation and answers with its address.
async fn adds(who: &crate::kit::Person, name: &str, sector: &str) -> String {
    let sent = who.sends("/n/green/organisations", &[("name", name), ("sector", sector)]).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

on_both! {
    async fn a_facilitator_adds_a_partner_whom_everyone_sees(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        house.visitor().opens("/n/green/organisations").await.is_fine().sees("There are no organisations yet");
        let fields = [
            ("name", "Eastside Schools"),
            ("sector", "education"),
            ("website", "eastside.example"),
            ("seeks", "Roofs"),
            ("brings", "A hall <script>alert(1)</script>"),
        ];
        let page = fay.does("/n/green/organisations", &fields).await;
        page.sees("The organisation is added").sees("https://eastside.example");
        assert!(!page.html().contains("<script>alert"));
        let list = house.visitor().opens("/n/green/organisations").await;
        list.sees("One partner").sees("Eastside Schools").sees("Education 1");
        house.visitor().opens("/n/green/organisations?q=EAST&sector=education").await.sees("Eastside");
        house.visitor().opens("/n/green/organisations?sector=arts").await.sees("No organisation matches");
    }

    async fn members_and_strangers_add_nothing(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.opens("/n/green/organisations/new").await.is_missing();
        ana.sends("/n/green/organisations", &[("name", "X"), ("sector", "arts")]).await.is_missing();
        house.visitor().sends("/n/green/organisations", &[("name", "X")]).await.is_missing();
    }

    async fn a_private_network_shows_its_partners_to_members_alone(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let page = adds(&net.steward, "Secret Society", "arts").await;
        house.visitor().opens("/n/green/organisations").await.is_missing();
        house.visitor().opens("/n/green/organisations.csv").await.is_missing();
        house.visitor().opens(&page).await.is_missing();
    }

    async fn a_bad_form_comes_back_whole(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        adds(&net.steward, "Café Müller", "business").await;
        let fields = [("name", "CAFE MULLER"), ("sector", "business"), ("place", "Lisboa")];
        let sent = net.steward.sends("/n/green/organisations", &fields).await;
        sent.is_refused().sees("There is already an organisation with this name");
        assert!(sent.html().contains("Lisboa"));
        let fields = [("name", ""), ("sector", "empire"), ("website", "javascript:alert(1)")];
        let sent = net.steward.sends("/n/green/organisations", &fields).await;
        sent.is_refused().sees("This field is required").sees("Choose one of the options").sees("Enter a web address");
    }

    async fn a_change_of_sector_moves_counts_and_people(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let page = adds(&net.steward, "Tram Museum", "arts").await;
        net.steward.does(&format!("{page}/affiliation"), &[]).await;
        net.steward.opens("/n/green/people?sector=arts").await.sees("Stella");
        net.steward.does(&page, &[("name", "Tram Museum"), ("sector", "media")]).await.sees("Media");
        let list = net.steward.opens("/n/green/organisations").await;
        list.sees("Media 1").does_not_see(">Arts<").does_not_see("sector=arts");
        net.steward.opens("/n/green/people?sector=arts").await.does_not_see("list-title");
        net.steward.opens("/n/green/people?sector=media").await.sees("Stella");
    }

    async fn a_representative_edits_the_page_and_others_do_not(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let page = adds(&net.steward, "Choir", "arts").await;
        let appoint = format!("{page}/representatives/{}", ana.member.unwrap());
        net.steward.sends(&appoint, &[]).await.is_missing();
        ana.does(&format!("{page}/affiliation"), &[]).await.sees("Its people").sees("Ana");
        ana.opens(&format!("{page}/edit")).await.is_missing();
        ana.sends(&appoint, &[]).await.is_missing();
        net.steward.does(&appoint, &[]).await.sees("They now represent this organisation");
        ana.opens(&format!("{page}/edit")).await.is_fine();
        let id: OrganisationId = page.rsplit('/').next().unwrap().parse().unwrap();
        let member = ana.member.unwrap();
        let stands_for = house.app.db.read(move |q| house::organisations::represented_by(q, member));
        assert_eq!(stands_for.await.unwrap(), [(id, "Choir".to_owned())]);
        net.steward.does(&format!("{appoint}/removal"), &[]).await;
        ana.opens(&format!("{page}/edit")).await.is_missing();
        ana.does(&format!("{page}/affiliation/removal"), &[]).await.does_not_see("Its people");
    }

    async fn whoever_speaks_for_an_organisation_stands_there_however_many_belong_to_it(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let page = adds(&net.steward, "Choir", "arts").await;
        let (join, zoe) = (format!("{page}/affiliation"), house.member(&net, "Zoe", Role::Member).await);
        for number in 10..47 {
            let singer = house.member(&net, &format!("Alto{number}"), Role::Member).await;
            singer.does(&join, &[]).await;
        }
        zoe.does(&join, &[]).await.sees("Alto10").does_not_see("Alto46");
        net.steward.does(&format!("{page}/representatives/{}", zoe.member.unwrap()), &[]).await.sees("Alto46");
        let seen = zoe.opens(&page).await;
        seen.sees("Alto10").does_not_see("Alto46").does_not_see("Nobody yet");
        let people = seen.html().split("<main").nth(1).unwrap();
        assert!(people.find("Zoe").unwrap() < people.find("Alto10").unwrap());
    }

    async fn people_of_an_organisation_are_shown_to_members_alone(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let page = adds(&net.steward, "Choir", "arts").await;
        ana.does(&format!("{page}/affiliation"), &[]).await.sees("Ana");
        house.visitor().opens(&page).await.is_fine().does_not_see("Ana").does_not_see("/people");
        house.visitor().opens("/n/green/organisations.csv").await.is_fine().does_not_see("Ana");
    }

    async fn who_leaves_the_network_no_longer_stands_for_anyone(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let page = adds(&net.steward, "Choir", "arts").await;
        ana.does(&format!("{page}/affiliation"), &[]).await;
        net.steward.does(&format!("{page}/representatives/{}", ana.member.unwrap()), &[]).await;
        ana.sends("/n/green/departure", &[]).await.goes_to("/");
        net.steward.opens(&page).await.does_not_see("Ana").sees("Nobody yet");
        let member = ana.member.unwrap();
        let stands_for = house.app.db.read(move |q| house::organisations::represented_by(q, member));
        assert!(stands_for.await.unwrap().is_empty());
    }

    async fn whom_one_writes_to_is_shown_to_members_alone(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Guest).await;
        let fields = [("name", "Choir"), ("sector", "arts"), ("contact_person", "Mrs Alto"), ("contact_email", "alto@choir.example"),
                      ("contact_phone", "+351 22 000")];
        let page = net.steward.sends("/n/green/organisations", &fields).await.leads_to().unwrap();
        ana.opens(&page).await.sees("Mrs Alto").sees("alto@choir.example").sees("+351 22 000").sees("Only members");
        let file = ana.opens("/n/green/organisations.csv").await;
        file.sees("Contact e-mail").sees("Mrs Alto,alto@choir.example,'+351 22 000");
        let stranger = house.account("Sam").await;
        for who in [house.visitor(), stranger] {
            for path in [page.as_str(), "/n/green/organisations", "/n/green/organisations.csv", "/n/green/organisations?q=alto", "/n/green"] {
                who.opens(path).await.is_fine().does_not_see("Mrs Alto").does_not_see("alto@choir").does_not_see("+351").does_not_see("Contact");
            }
        }
        net.steward.opens(&format!("{page}/edit")).await.keeps("alto@choir.example").keeps("Mrs Alto");
        let wrong = [("name", "Choir"), ("sector", "arts"), ("contact_email", "alto at choir"), ("contact_phone", "+351 22 000")];
        net.steward.sends(&page, &wrong).await.is_refused().sees("E-mail –").keeps("alto at choir");
        let gone = [("name", "Choir"), ("sector", "arts")];
        net.steward.does(&page, &gone).await.does_not_see("Mrs Alto");
    }
}
