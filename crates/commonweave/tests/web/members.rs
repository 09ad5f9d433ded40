//! People: finding one another, saying who one is, coming, changing and going.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use house::access::{NetworkVisibility, Role, SpaceVisibility};

on_both! {
    async fn a_member_finds_others_by_the_beginning_of_a_name(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana Prata", Role::Member).await;
        house.member(&net, "José Ångström", Role::Member).await;
        ana.does("/n/green/profile", &[("name", "Ána Prátà"), ("headline", "Teacher")]).await;
        ana.opens("/n/green/people").await.is_fine().sees("3 people are here").sees("José Ångström");
        ana.opens("/n/green/people?q=PRAT").await.is_fine().sees("Ána Prátà").does_not_see("José");
        ana.opens("/n/green/people?q=ana+pr").await.sees("Teacher");
        ana.opens("/n/green/people?q=zzz").await.sees("Nobody matches");
        ana.opens("/n/green/people?q=teach").await.sees("Ána Prátà");
        ana.does("/n/green/profile", &[("name", "Ána Prátà"), ("headline", "Gardener")]).await;
        ana.opens("/n/green/people?q=teach").await.sees("Nobody matches");
    }

    async fn a_name_is_found_with_and_without_its_apostrophe_and_no_sign_means_more_than_itself(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let neil = house.member(&net, "Neil", Role::Member).await;
        neil.does("/n/green/profile", &[("name", "Niamh O’Neil")]).await.is_fine();
        for typed in ["ONeil", "O%27Neil", "O%E2%80%99Neil", "oneil", "neil", "niamh+o%27n"] {
            ana.opens(&format!("/n/green/people?q={typed}")).await.is_fine().sees("Niamh O’Neil");
        }
        for typed in ["%25", "_", "%25neil%25", "*"] {
            let seen = ana.opens(&format!("/n/green/people?q={typed}")).await;
            if typed.contains("neil") { seen.sees("Niamh") } else { seen.sees("Nobody matches") };
        }
        net.steward.does("/n/green/organisations", &[("name", "Roofs"), ("sector", "academia")]).await.is_fine();
        ana.opens("/n/green/organisations?q=roo").await.does_not_see("No organisation matches");
        ana.opens("/n/green/organisations?q=%25").await.is_fine().sees("No organisation matches");
    }

    async fn two_places_to_search_have_two_names(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        for page in ["people", "organisations"] {
            let seen = net.steward.opens(&format!("/n/green/{page}")).await;
            let mut names: Vec<&str> = seen.html().split("role=\"search\" aria-label=\"").skip(1).map(|after| after.split('"').next().unwrap()).collect();
            assert_eq!(names.len(), 2);
            names.dedup();
            assert_eq!(names.len(), 2, "{page}");
        }
    }

    async fn strangers_see_no_people_even_in_a_public_network(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let page = format!("/n/green/people/{}", ana.member.unwrap());
        let stranger = house.account("Stranger").await;
        for path in ["/n/green/people", "/n/green/people.csv", "/n/green/profile", &page] {
            house.visitor().opens(path).await.is_missing();
            stranger.opens(path).await.is_missing();
        }
    }

    async fn a_profile_says_what_its_owner_wrote_and_runs_nothing(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let fields = [
            ("name", "Ana <script>alert(1)</script>"),
            ("headline", "Roofer"),
            ("about", "I **build** <script>alert(2)</script>"),
            ("offers", "Roofs, statics\nroofs"),
            ("wants", "Arabic"),
        ];
        let page = ana.does("/n/green/profile", &fields).await;
        page.is_fine().sees("Your profile is saved").sees("statics");
        assert!(!page.html().contains("<script>alert"));
        assert!(page.html().contains("<strong>build</strong>"));
        net.steward.opens("/n/green/people?skill=ROOFS").await.sees("Roofer").sees("Roofs 1");
        net.steward.opens("/n/green/people?skill=cooking").await.does_not_see("Roofer");
    }

    async fn a_profile_that_is_refused_keeps_what_was_typed(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let many: String = (0..21).map(|number| format!("skill {number},")).collect();
        let sent = ana.sends("/n/green/profile", &[("name", ""), ("about", "stays"), ("offers", &many)]).await;
        sent.is_refused().sees("Name – This field is required").sees("You entered 21").sees("stays");
        ana.opens("/n/green/people?q=ana").await.sees("Ana");
    }

    async fn skills_are_counted_while_their_owner_is_here(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.does("/n/green/profile", &[("name", "Ana"), ("offers", "Roofs")]).await;
        net.steward.opens("/n/green/people").await.sees("Roofs 1");
        let address = format!("/n/green/people/{}", ana.member.unwrap());
        net.steward.does(&format!("{address}/suspension"), &[]).await.sees("The member is suspended");
        net.steward.opens("/n/green/people").await.does_not_see("Roofs").sees("One person is here");
        net.steward.does(&format!("{address}/reinstatement"), &[]).await.sees("reinstated");
        net.steward.opens("/n/green/people?skill=roofs").await.sees("Roofs 1").sees("2 people are here");
    }

    async fn who_is_suspended_sees_and_shows_nothing_at_once(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let bea = house.member(&net, "Bea", Role::Member).await;
        let address = format!("/n/green/people/{}", ana.member.unwrap());
        bea.opens(&address).await.is_fine();
        net.steward.does(&format!("{address}/suspension"), &[]).await;
        ana.opens("/n/green/people").await.is_missing();
        bea.opens(&address).await.is_missing();
        bea.opens("/n/green/people?q=ana").await.sees("Nobody matches");
        bea.opens("/n/green/people?state=suspended").await.does_not_see("Ana");
        net.steward.opens("/n/green/people?state=suspended").await.sees("Ana");
    }

    async fn a_role_changes_at_once(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.opens("/n/green/invitations").await.is_missing();
        let address = format!("/n/green/people/{}/role", ana.member.unwrap());
        ana.sends(&address, &[("role", "steward")]).await.is_missing();
        net.steward.does(&address, &[("role", "steward")]).await.sees("The role is changed").sees("steward");
        ana.opens("/n/green/invitations").await.is_fine();
        net.steward.sends(&address, &[("role", "emperor")]).await.is_refused().sees("Choose one of the options");
    }

    async fn the_last_steward_stays_one(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let own = net.steward.member.unwrap();
        let refused = net.steward.sends(&format!("/n/green/people/{own}/role"), &[("role", "member")]).await;
        refused.is_refused().sees("Make someone else a steward first");
        net.steward.sends("/n/green/departure", &[]).await.is_refused().sees("needs a steward");
        let bea = house.member(&net, "Bea", Role::Steward).await;
        net.steward.sends("/n/green/departure", &[]).await.goes_to("/");
        bea.sends("/n/green/departure", &[]).await.is_refused();
    }

    async fn nobody_suspends_or_removes_themselves(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        house.member(&net, "Bea", Role::Steward).await;
        let own = net.steward.member.unwrap();
        for act in ["suspension", "removal"] {
            let seen = net.steward.sends(&format!("/n/green/people/{own}/{act}"), &[]).await;
            seen.is_refused().sees("cannot suspend or remove yourself");
        }
    }

    async fn who_leaves_is_in_no_list_and_no_space_and_may_come_back(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let secret = house.space(&net, "Secret", SpaceVisibility::Members, &ana).await;
        ana.opens("/n/green/departure").await.is_fine().sees("You are about to leave green");
        ana.sends("/n/green/departure", &[]).await.goes_to("/");
        ana.opens("/n/green/people").await.is_missing();
        net.steward.opens("/n/green/people").await.does_not_see("Ana").sees("One person is here");
        net.steward.opens("/n/green/people?state=left").await.sees("Ana");
        let (network, account, now) = (net.id, ana.account.unwrap(), house.now());
        let back = house.app.db.write(move |tx| {
            house::members::join(tx, network, account, "Ana", "ana@example.org", Role::Member, now)
        });
        assert_eq!(back.await.unwrap(), ana.member.unwrap());
        ana.opens("/n/green/people").await.is_fine().sees("2 people are here");
        ana.opens(&format!("/n/green/spaces/{secret}")).await.is_missing();
    }

    async fn a_suspended_member_cannot_join_again(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member_in_state(&net, "Ana", Role::Member, "suspended").await;
        let (network, account, now) = (net.id, ana.account.unwrap(), house.now());
        let back = house.app.db.write(move |tx| {
            house::members::join(tx, network, account, "Ana", "ana@example.org", Role::Member, now)
        });
        assert!(matches!(back.await, Err(house::web::Error::Refused(_))));
    }

    async fn an_invitation_is_shown_once_and_can_be_taken_back(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let fields = [("role", "member"), ("uses", "3"), ("days", "14"), ("note", "For the <b>choir</b>")];
        let made = net.steward.sends("/n/green/invitations", &fields).await;
        let link = made.is_fine().value("id=\"link\"", "value").unwrap();
        let token = link.rsplit('/').next().unwrap().to_owned();
        assert_eq!(token.len(), 32, "{link}");
        let list = net.steward.opens("/n/green/invitations").await;
        list.does_not_see(&token).sees("for 3 more").sees("For the <b>choir</b>");
        let id = list.value("/n/green/invitations/", "action").unwrap_or_default();
        assert!(id.is_empty() || id.starts_with('/'));
        let act = list.value("method=\"post\" action=\"/n/green/invitations/", "action").unwrap();
        net.steward.does(&act, &[]).await.sees("The link is revoked").sees("revoked");
        net.steward.does(&act, &[]).await.is_fine();
    }

    async fn an_invitation_for_ever_is_refused_with_what_was_typed(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let fields = [("role", "member"), ("uses", "a few"), ("days", "9999"), ("note", "kept")];
        let sent = net.steward.sends("/n/green/invitations", &fields).await;
        sent.is_refused().sees("from 1 to 500").sees("from 1 to 90");
        assert!(sent.html().contains("value=\"kept\"") && sent.html().contains("a few"));
    }

    async fn the_directory_as_a_file_keeps_addresses_for_stewards_and_runs_no_formula(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.does("/n/green/profile", &[("name", "=cmd|'/c calc'!A1"), ("offers", "Roofs")]).await;
        let own = ana.opens("/n/green/people.csv").await;
        assert_eq!(own.headers["content-type"], "text/csv; charset=utf-8");
        own.does_not_see("@example.org");
        assert!(own.html().contains("'=cmd|"), "{}", own.html());
        assert!(net.steward.opens("/n/green/people.csv").await.html().contains("ana@example.org"));
        let roofs = net.steward.opens("/n/green/people.csv?skill=roofs").await;
        assert_eq!(roofs.html().lines().count(), 2, "{}", roofs.html());
    }

    async fn the_directory_as_a_file_arrives_whole_when_it_is_compressed(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        for path in ["/n/green/people.csv", "/n/green/organisations.csv"] {
            let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
            let sent = net.steward.asks(request).await;
            assert_eq!((sent.status, &sent.headers[header::CONTENT_ENCODING]), (StatusCode::OK, &"gzip".parse().unwrap()));
        }
    }

    async fn a_member_of_another_network_does_not_exist_here(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let other = house.network("blue", NetworkVisibility::Public).await;
        let ana = house.member(&other, "Ana", Role::Member).await;
        let foreign = ana.member.unwrap();
        net.steward.opens(&format!("/n/green/people/{foreign}")).await.is_missing();
        net.steward.sends(&format!("/n/green/people/{foreign}/suspension"), &[]).await.is_missing();
        net.steward.opens("/n/green/people/999999999999999999999").await.is(StatusCode::NOT_FOUND);
    }

    async fn a_long_directory_is_walked_without_missing_anyone(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let (network, now) = (net.id, house.now());
        let made = house.app.db.write(move |tx| {
            let new: Vec<_> = (0..120)
                .map(|number| house::members::Newcomer {
                    name: format!("Person {:03}", number / 2),
                    email: Some(format!("p{number}@example.org")),
                    ..Default::default()
                })
                .collect();
            house::members::write_down(tx, network, &new, &|text| text.to_owned(), now)
        });
        assert_eq!(made.await.unwrap().len(), 120);
        let mut path = "/n/green/people?state=invited".to_owned();
        let mut seen = 0;
        loop {
            let page = net.steward.opens(&path).await;
            seen += page.is_fine().html().matches("class=\"list-title\"").count();
            let Some(next) = page.value("class=\"pager\"", "href") else { break };
            path = next.replace("&#38;", "&").replace("&amp;", "&");
        }
        assert_eq!(seen, 120);
        let found = net.steward.opens("/n/green/people?state=invited&q=person").await;
        found.sees("These are the first 100");
    }
}
