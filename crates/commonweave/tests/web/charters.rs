//! The charter of a network, its versions, and who stands behind each.

use crate::kit::{House, Net, Person};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use house::ids::OrganisationId;

const FIRST: [(&str, &str); 4] = [
    ("base", "0"),
    ("vision", "A city where most children walk to school."),
    ("purpose", "We plant trees."),
    ("objectives", "- 10,000 trees\n- a clean river"),
];

const SECOND: [(&str, &str); 6] = [
    ("base", "1"),
    ("vision", "A city where all children walk to school."),
    ("purpose", "We plant trees."),
    ("principles", "Nothing about us without us."),
    ("objectives", "10,000 trees\na clean river"),
    ("reason", "Nobody is left out."),
];

async fn chartered(house: &House) -> Net {
    let net = house.network("green-city", NetworkVisibility::Public).await;
    net.steward.does("/n/green-city/charter/versions", &FIRST).await.is_fine().sees("most children");
    net
}

/// An organisation for which this member speaks.
async fn organisation(house: &House, net: &Net, name: &str, who: &Person, capacity: &str) -> OrganisationId {
    let (network, member, name, capacity) =
        (net.id, who.member.unwrap(), name.to_owned(), capacity.to_owned());
    let now = house.now();
    let made = house.app.db.write(move |tx| {
        let id: OrganisationId = tx.one(
            "INSERT INTO organisations (network_id, name, name_key, sector, place, website, about, about_html, seeks,
                                        brings, created_at, updated_at)
             VALUES ($1, $2, $3, 'education', '', '', '', '', '', '', $4, $4) RETURNING id",
            &[&network, &name, &name.to_lowercase(), &now],
        )?;
        tx.run(
            "INSERT INTO affiliations (network_id, organisation_id, member_id, capacity, sector, name_key, started_at, member_state)
             VALUES ($1, $2, $3, $4, 'education', 'x', $5, 'active')",
            &[&network, &id, &member, &capacity, &now],
        )?;
        Ok::<_, db::Error>(id)
    });
    made.await.unwrap()
}

on_both! {
    async fn a_steward_writes_the_charter_and_everybody_reads_it(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        house.visitor().opens("/n/green-city/charter").await.is_fine().sees("no charter yet");
        net.steward.opens("/n/green-city/charter").await.sees("Write the charter");
        net.steward.does("/n/green-city/charter/versions", &FIRST).await.is_fine();
        let seen = house.visitor().opens("/n/green-city/charter").await;
        seen.is_fine().sees("Version 1").sees("10,000 trees a clean river").sees("nobody stands behind it yet");
        seen.does_not_see("Endorse version 1");
    }

    async fn a_private_charter_is_for_members_alone(house: House) {
        let net = house.network("secret", NetworkVisibility::Private).await;
        net.steward.does("/n/secret/charter/versions", &FIRST).await.is_fine();
        for page in ["charter", "charter/versions", "charter/versions/1", "charter/versions/1/endorsements"] {
            house.visitor().opens(&format!("/n/secret/{page}")).await.is_missing();
            house.account(&format!("Ana{}", page.len())).await.opens(&format!("/n/secret/{page}")).await.is_missing();
        }
    }

    async fn only_stewards_write(house: House) {
        let net = chartered(&house).await;
        let faye = house.member(&net, "Faye", Role::Facilitator).await;
        for who in [&faye, &house.visitor()] {
            who.opens("/n/green-city/charter/edit").await.is_missing();
            who.sends("/n/green-city/charter/versions", &SECOND).await.is_missing();
        }
    }

    async fn the_difference_between_versions_can_be_read(house: House) {
        let net = chartered(&house).await;
        net.steward.does("/n/green-city/charter/versions", &SECOND).await.sees("all children");
        let visitor = house.visitor();
        visitor.opens("/n/green-city/charter/versions").await.sees("Version 2 in force").sees("Nobody is left out.")
            .sees("Version 1");
        let seen = visitor.opens("/n/green-city/charter/versions/2").await;
        seen.sees("What changed since version 1");
        assert!(seen.html().contains("where <del>most</del><ins>all</ins> children"), "{}", seen.html());
        visitor.opens("/n/green-city/charter/versions/1").await.is_fine().sees("replaced");
        visitor.opens("/n/green-city/charter/versions/3").await.is_missing();
        visitor.opens("/n/green-city/charter/versions/99999999999999999999").await.is_missing();
    }

    async fn two_tabs_at_once_lose_nothing(house: House) {
        let net = chartered(&house).await;
        net.steward.does("/n/green-city/charter/versions", &SECOND).await.is_fine();
        let mine = [("base", "1"), ("vision", "My own vision."), ("purpose", "We plant trees."), ("reason", "Mine.")];
        let seen = net.steward.sends("/n/green-city/charter/versions", &mine).await;
        seen.is_refused().sees("Somebody published another version").sees("My own vision.").sees("You began from version 1");
        assert!(seen.html().contains("<ins>all</ins>"), "what they changed is shown");
        assert_eq!(seen.value("name=\"base\"", "value").as_deref(), Some("2"));
        house.visitor().opens("/n/green-city/charter").await.sees("all children");
        let again = [("base", "2"), ("vision", "My own vision."), ("purpose", "We plant trees."), ("reason", "Mine.")];
        net.steward.does("/n/green-city/charter/versions", &again).await.sees("Version 3").sees("My own vision.");
    }

    async fn a_charter_that_cannot_be_comes_back_as_typed(house: House) {
        let net = chartered(&house).await;
        let long = "x".repeat(4001);
        let fields = [("base", "1"), ("vision", ""), ("purpose", &long), ("objectives", "<script>"), ("reason", "")];
        let seen = net.steward.sends("/n/green-city/charter/versions", &fields).await;
        seen.is_refused().sees("This field is required").sees("4001 characters long").sees("<script>");
        assert!(!seen.html().contains("<script>\n"));
        let same = [("base", "1"), ("vision", "A city where most children walk to school."), ("purpose", "We plant trees."),
                    ("objectives", "10,000 trees\na clean river"), ("reason", "Again.")];
        net.steward.sends("/n/green-city/charter/versions", &same).await.is_refused().sees("This is the same as version");
        let many = [("base", "1"), ("vision", "V"), ("purpose", "P"), ("reason", "R"), ("objectives", &"a\n".repeat(31))];
        net.steward.sends("/n/green-city/charter/versions", &many).await.is_refused().sees("more than 30");
        let odd = [("base", "x"), ("vision", "a\0b"), ("purpose", "\u{fffd}"), ("reason", "R")];
        net.steward.sends("/n/green-city/charter/versions", &odd).await.is_refused();
    }

    async fn a_member_endorses_and_takes_it_back(house: House) {
        let net = chartered(&house).await;
        let bo = house.member(&net, "Bo", Role::Member).await;
        let version = [("version", "1")];
        bo.does("/n/green-city/charter/endorsements", &version).await.sees("1 member stands behind it");
        bo.does("/n/green-city/charter/endorsements", &version).await.sees("1 member stands behind it")
            .sees("You stand behind version 1");
        net.steward.opens("/n/green-city/charter").await.sees("Members behind it").sees("Bo");
        house.visitor().opens("/n/green-city/charter").await.sees("1 member stands").does_not_see("Bo<");
        house.visitor().opens("/n/green-city/charter/versions/1/endorsements?of=members").await.is_missing();
        net.steward.opens("/n/green-city/charter/versions/1/endorsements?of=members").await.sees("Bo");
        bo.does("/n/green-city/charter/endorsements/removal", &version).await.sees("nobody stands behind it yet");
        bo.does("/n/green-city/charter/endorsements/removal", &version).await.sees("nobody stands behind it yet");
    }

    async fn an_endorsement_is_for_the_version_in_force(house: House) {
        let net = chartered(&house).await;
        let bo = house.member(&net, "Bo", Role::Member).await;
        bo.does("/n/green-city/charter/endorsements", &[("version", "1")]).await;
        net.steward.does("/n/green-city/charter/versions", &SECOND).await.sees("nobody stands behind it yet");
        bo.sends("/n/green-city/charter/endorsements", &[("version", "1")]).await.is(StatusCode::CONFLICT)
            .sees("version 2 is in force");
        bo.opens("/n/green-city/charter").await.sees("Endorse version 2");
        house.visitor().opens("/n/green-city/charter/versions/1").await.sees("1 member stands behind it");
        for odd in ["", "x", "-1", "9"] {
            bo.sends("/n/green-city/charter/endorsements", &[("version", odd)]).await.is(StatusCode::CONFLICT);
        }
    }

    async fn guests_suspended_members_and_strangers_do_not_endorse(house: House) {
        let net = chartered(&house).await;
        let guest = house.member(&net, "Gus", Role::Guest).await;
        let suspended = house.member_in_state(&net, "Sue", Role::Member, "suspended").await;
        for who in [&guest, &suspended, &house.account("Ana").await, &house.visitor()] {
            who.sends("/n/green-city/charter/endorsements", &[("version", "1")]).await.is_missing();
        }
        guest.opens("/n/green-city/charter").await.does_not_see("Endorse version");
    }

    async fn a_representative_endorses_for_the_organisation_once(house: House) {
        let net = chartered(&house).await;
        let bo = house.member(&net, "Bo", Role::Member).await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let school = organisation(&house, &net, "East School", &bo, "representative").await;
        let shop = organisation(&house, &net, "Corner Shop", &bo, "staff").await.to_string();
        let school = school.to_string();
        let fields = [("version", "1"), ("organisation", school.as_str())];
        bo.opens("/n/green-city/charter").await.sees("Endorse for East School").does_not_see("Corner Shop");
        bo.does("/n/green-city/charter/endorsements", &fields).await.sees("1 organisation stands behind it");
        bo.does("/n/green-city/charter/endorsements", &fields).await.sees("1 organisation stands behind it");
        house.visitor().opens("/n/green-city/charter").await.sees("East School");
        cleo.sends("/n/green-city/charter/endorsements", &fields).await.is_missing();
        cleo.sends("/n/green-city/charter/endorsements/removal", &fields).await.is_missing();
        let other = [("version", "1"), ("organisation", shop.as_str())];
        bo.sends("/n/green-city/charter/endorsements", &other).await.is_missing();
        bo.does("/n/green-city/charter/endorsements/removal", &fields).await.sees("nobody stands behind it yet");
    }

    async fn many_endorsements_come_in_pages(house: House) {
        let net = chartered(&house).await;
        let (network, now) = (net.id, house.now());
        let made = house.app.db.write(move |tx| {
            let charter = commonweave::charters::newest(tx, network)?.unwrap();
            for number in 100..160 {
                let name = format!("Person {number}");
                let member = tx.one(
                    "INSERT INTO members (network_id, role, state, name, name_key, headline, about, about_html, languages,
                                          place, created_at, updated_at)
                     VALUES ($1, 'member', 'active', $2, $2, '', '', '', '', '', $3, $3) RETURNING id",
                    &[&network, &name, &now],
                )?;
                commonweave::charters::endorse(tx, network, charter.id, member, None, now)?;
            }
            Ok::<_, db::Error>(())
        });
        made.await.unwrap();
        let steward = &net.steward;
        steward.opens("/n/green-city/charter").await.sees("All 60").sees("60 members stand behind it");
        let first = steward.opens("/n/green-city/charter/versions/1/endorsements?of=members").await;
        first.sees("Person 159").sees("Person 110").does_not_see("Person 109");
        let next = first.value("class=\"pager\"", "href").unwrap().replace("&#38;", "&");
        steward.opens(&next).await.is_fine().sees("Person 109").sees("Person 100").does_not_see("Person 110");
    }

    async fn what_happened_to_the_charter_is_in_the_log(house: House) {
        let net = chartered(&house).await;
        net.steward.does("/n/green-city/charter/endorsements", &[("version", "1")]).await;
        net.steward.does("/n/green-city/charter/endorsements/removal", &[("version", "1")]).await;
        let log: Vec<(String, String)> = house.app.db
            .read(|q| q.all("SELECT what, detail FROM happenings ORDER BY id", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        let lines: Vec<String> = log.iter().map(|(what, detail)| format!("{what} {detail}").trim().to_owned()).collect();
        assert_eq!(lines, ["charter-revised", "charter-endorsed member", "endorsement-withdrawn member"]);
    }

    async fn a_draft_is_read_and_talked_over_before_it_is_in_force(house: House) {
        let (net, ana, _) = house.two().await;
        net.steward.does("/n/green-city/charter/versions", &FIRST).await.is_fine();
        let draft = [("base", "1"), ("vision", "A city for **all** children."), ("purpose", "We plant."), ("principles", ""), ("objectives", ""), ("reason", "")];
        net.steward.does("/n/green-city/charter/draft", &draft).await.is_fine().sees("Draft of version 2");
        let seen = ana.opens("/n/green-city/charter").await;
        seen.is_fine().sees("A draft of version 2 is open for discussion").sees("most children").does_not_see("for all children");
        let seen = ana.opens("/n/green-city/charter/draft").await;
        seen.is_fine().sees("This draft is not in force yet").sees("What would change from version 1").does_not_see("Discard");
        assert!(seen.html().contains("<strong>all</strong>"));
        let talk = seen.value("class=\"button\"", "href").unwrap();
        ana.does(&format!("{talk}/messages"), &[("body", "Say who waters them.")]).await.is_fine();
        ana.opens("/n/green-city/charter/draft").await.sees("1 message");
        // Who goes on writing finds the draft, and what is talked over stays one discussion.
        net.steward.opens("/n/green-city/charter/edit").await.sees("A city for **all** children.");
        net.steward.does("/n/green-city/charter/draft", &draft).await.is_fine().sees("1 message");
        net.steward.does("/n/green-city/charter/versions", &SECOND).await.is_fine().does_not_see("open for discussion");
        ana.opens("/n/green-city/charter/draft").await.is_fine().sees("There is no draft at the moment");
    }

    async fn a_draft_is_for_members_and_stewards_alone_throw_it_away(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let bo = house.member(&net, "Bo", Role::Member).await;
        net.steward.does("/n/green-city/charter/draft", &FIRST).await.is_fine().sees("Draft of version 1");
        house.visitor().opens("/n/green-city/charter/draft").await.is_missing();
        bo.sends("/n/green-city/charter/draft/removal", &[]).await.is_missing();
        bo.sends("/n/green-city/charter/draft", &FIRST).await.is_missing();
        bo.opens("/n/green-city/charter/draft").await.is_fine().sees("Draft of version 1");
        net.steward.does("/n/green-city/charter/draft/removal", &[]).await.is_fine().sees("The draft is discarded");
        bo.opens("/n/green-city/charter/draft").await.sees("There is no draft at the moment");
        // A draft without its texts comes back with what was typed.
        let seen = net.steward.sends("/n/green-city/charter/draft", &[("base", "0"), ("purpose", "We plant.")]).await;
        seen.is_refused().sees("This field is required");
    }
}
