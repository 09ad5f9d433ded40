//! What stands beside an account that is erased, and what is done in the same moment: to whom one writes at an organisation, the
//! invitations that it got, two who go at once, signing in meanwhile.

use super::{PAGE, SURE, number, tables_with, zenobia};
use crate::events::seats::{beside, held};
use crate::jobs::works_off;
use crate::kit::{House, Net, Person};
use crate::mail::{Mood, Server, link_to, mailing};
use crate::search::{says, writes};
use house::access::{NetworkVisibility, Role};
use house::members::Profile;

/// An organisation at which one writes to this person; its address.
async fn at(net: &Net, name: &str, (person, email): (&str, &str)) -> String {
    let fields = [
        ("name", name),
        ("sector", "arts"),
        ("contact_person", person),
        ("contact_email", email),
        ("contact_phone", "+351 22 000"),
    ];
    net.steward.sends("/n/green-city/organisations", &fields).await.leads_to().unwrap()
}

/// Somebody in the commons, who is called like this.
async fn called(house: &House, net: &Net, name: &str) -> Person {
    let person = house.member(net, name, Role::Member).await;
    let both = format!("{name} Quill");
    person.does("/n/green-city/profile", &[("name", &both)]).await.sees(&both);
    person
}

on_both! {
    async fn two_who_are_erased_at_once_are_named_in_no_text_any_more(house: House) {
        let (net, ana, _) = house.two().await;
        let (zenobia, yolanda) = (called(&house, &net, "Zenobia").await, called(&house, &net, "Yolanda").await);
        let talk = writes(&ana, &net, net.commons, "Who helps", "Ask @Zenobia Quill or @Yolanda Quill.").await;
        for number in 0..20 {
            says(&ana, &talk, &format!("{number}: @Yolanda Quill knows, and so does @Zenobia Quill.")).await;
        }
        let (one, other) = tokio::join!(zenobia.does(PAGE, &SURE), yolanda.does(PAGE, &SURE));
        one.sees("Your account is erased.");
        other.sees("Your account is erased.");
        house.jobs_end().await;
        assert_eq!(tables_with(&house, &["zenobia", "yolanda", "quill"]).await, Vec::<String>::new());
        ana.opens(&talk).await.sees("19: @Somebody who left knows, and so does @Somebody who left.");
    }

    async fn whoever_is_called_the_same_keeps_their_name_in_minutes(house: House) {
        let (net, ana, _) = house.two().await;
        let (one, other) = (called(&house, &net, "Zenobia").await, house.member(&net, "Yolanda", Role::Member).await);
        other.does("/n/green-city/profile", &[("name", "zenobia  quill")]).await.is_fine();
        let supper = held(&ana, &net, &[]).await;
        crate::minutes::point(&ana, &supper, "The roof", &[("speaker", "Zenobia Quill")]).await;
        let agenda = format!("{}/agenda", beside(&supper));
        one.does(PAGE, &SURE).await.sees("Your account is erased.");
        house.jobs_end().await;
        ana.opens(&agenda).await.sees("Zenobia Quill");
        other.does("/n/green-city/profile", &[("name", "Zenobia Quill")]).await.is_fine();
        other.does(PAGE, &SURE).await.sees("Your account is erased.");
        ana.opens(&agenda).await.sees("Somebody who left").does_not_see("Zenobia");
    }

    async fn who_was_signing_in_joining_or_naming_themselves_meanwhile_finds_nobody(house: House) {
        let (net, _, _, zenobia) = zenobia(&house).await;
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        let (account, now) = (zenobia.account.unwrap(), house.now());
        // The password was right a moment before.
        let opened = house.app.db.write(move |tx| {
            house::accounts::rotate_session(tx, now, account, "0123456789abcdef0123456789abcdef", None)
        });
        assert!(matches!(opened.await, Err(house::web::Error::NotFound)));
        let (network, member) = (net.id, zenobia.member.unwrap());
        let joined = house.app.db.write(move |tx| {
            house::members::join(tx, network, account, "Zenobia", "zenobia@example.org", Role::Member, now)
        });
        assert!(matches!(joined.await, Err(house::web::Error::NotFound)));
        let named = house.app.db.write(move |tx| {
            let profile = Profile { name: "Zenobia".to_owned(), ..Profile::default() };
            house::members::set_profile(tx, network, member, (&profile, ""), now)
        });
        assert!(matches!(named.await, Err(house::web::Error::NotFound)));
        house.jobs_end().await;
        assert_eq!(tables_with(&house, &["zenobia"]).await, Vec::<String>::new());
    }

    async fn one_writes_at_no_organisation_to_somebody_who_is_gone(house: House) {
        let (net, _, ben, zenobia) = zenobia(&house).await;
        let choir = at(&net, "Choir", ("zenobia  quill", "zq@choir.example")).await;
        let mill = at(&net, "Mill", ("", "Zenobia@Example.org")).await;
        let guild = at(&net, "Guild", ("Bea Alto", "bea@guild.example")).await;
        let theatre = net.steward.sends("/n/green-city/organisations", &[("name", "Theatre"), ("sector", "arts")]).await;
        let theatre = theatre.leads_to().unwrap();
        let into = theatre.rsplit('/').next().unwrap();
        net.steward.does(&format!("{choir}/merger"), &[("into", into)]).await;
        ben.opens(&theatre).await.sees("zq@choir.example");

        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        house.jobs_end().await;
        for page in [&mill, &theatre] {
            ben.opens(page).await.is_fine().does_not_see("zq@choir").does_not_see("Zenobia@").does_not_see("+351 22 000");
        }
        ben.opens(&guild).await.sees("Bea Alto").sees("bea@guild.example").sees("+351 22 000");
        assert_eq!(tables_with(&house, &["zenobia", "quill", "zq@choir"]).await, Vec::<String>::new());
        // Undoing the merger brings nothing of it back.
        net.steward.does(&format!("{choir}/merger/removal"), &[]).await;
        for page in [&choir, &theatre] {
            ben.opens(page).await.is_fine().does_not_see("zq@choir").does_not_see("+351 22 000");
        }
    }

    async fn who_signed_up_elsewhere_with_the_same_address_is_named_there_no_more(house: House) {
        let (_, _, _, zenobia) = zenobia(&house).await;
        let other = house.network("blue", NetworkVisibility::Public).await;
        let supper = held(&other.steward, &other, &[]).await;
        let item: i64 = supper.rsplit('/').next().unwrap().parse().unwrap();
        let (network, now) = (other.id, house.now());
        let signed_up = house.app.db.write(move |tx| {
            for (name, email) in [("Zenobia", "zenobia@example.org"), ("Bea", "bea@example.org")] {
                tx.run(
                    "INSERT INTO event_sign_ups (item_id, network_id, name, email, party, asked_at)
                     VALUES ($1, $2, $3, $4, 1, $5)",
                    &[&item, &network, &name, &email, &now],
                )?;
            }
            Ok::<_, db::Error>(())
        });
        signed_up.await.unwrap();
        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        house.jobs_end().await;
        assert_eq!(tables_with(&house, &["zenobia"]).await, Vec::<String>::new());
        assert_eq!(number(&house, "SELECT COUNT(*) FROM event_sign_ups WHERE name = 'Bea'").await, 1);
    }

    async fn an_invitation_that_went_to_somebody_who_is_gone_lets_nobody_in(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let zenobia = node.meets(&house.member(&net, "Zenobia", Role::Member).await);
        let to = [("role", "member"), ("uses", "1"), ("days", "14"), ("note", "Dear Zenobia"), ("email", "zenobia@example.org")];
        steward.does("/n/green-city/invitations", &to).await.sees("The invitation is on its way.");
        works_off(&node.app).await;
        let link = link_to(&server.letters()[0], "join");
        let open = [("role", "member"), ("uses", "3"), ("days", "14"), ("note", "For anybody")];
        steward.sends("/n/green-city/invitations", &open).await.sees("The link is ready");
        node.meets(&house.visitor()).opens(&link).await.is_fine();
        let suspension = format!("/n/green-city/people/{}/suspension", zenobia.member.unwrap());
        steward.does(&suspension, &[]).await.is_fine();

        zenobia.does(PAGE, &SURE).await.sees("Your account is erased.");
        let good = "SELECT COUNT(*) FROM invitations WHERE revoked_at IS NULL AND note = 'For anybody'";
        assert_eq!(number(&house, good).await, 1, "a link for anybody stays as it was");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM invitations WHERE revoked_at IS NOT NULL").await, 1);
        node.meets(&house.visitor()).opens(&link).await.sees("This invitation was revoked.").does_not_see("Zenobia");
        steward.opens("/n/green-city/invitations").await.sees("revoked").does_not_see("zenobia@").does_not_see("Dear Zenobia");
    }
}
