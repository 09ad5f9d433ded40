//! Pictures of people and logos of organisations: chosen, seen by whom they are for, and gone with whoever goes.

use crate::files::picture;
use crate::kit::{House, Net, Person, Seen, hears};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use house::ids::NetworkId;
use house::portraits::{self, Of};

/// Gives each of them a picture.
pub(crate) async fn hang(house: &House, network: NetworkId, all: [Of; 2]) {
    let now = house.now();
    let given = house.app.db.write(move |tx| {
        all.into_iter().try_for_each(|of| portraits::give(tx, network, of, &picture(40, 40), now))
    });
    given.await.unwrap();
}

/// Chooses a picture for oneself, and a logo for an organisation.
pub(crate) async fn appear(who: &Person, net: &Net, organisation: &str) {
    let path = format!("/n/{}", net.slug);
    for at in [format!("{path}/profile/picture"), format!("{path}/organisations/{organisation}/logo")] {
        who.sends_file(&at, &[], ("bring", "seen.png", &picture(40, 40))).await.leads_to().unwrap();
    }
}

/// Makes sure that a page holds this piece of HTML.
fn shows(seen: &Seen, piece: &str) {
    assert!(seen.html().contains(piece), "no {piece} on the page ({}): {}", seen.status, seen.text());
}

on_both! {
    async fn somebody_chooses_a_picture_and_others_see_it_where_they_speak(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Which roof first?").await;
        ana.does(&format!("{item}/messages"), &[("body", "The school's.")]).await;
        let saved = ana.sends_file("/n/green-city/profile/picture", &[], ("bring", "me.png", &picture(300, 200))).await;
        saved.goes_to("/n/green-city/profile");

        let at = format!("/n/green-city/people/{}/picture", ana.member.unwrap());
        for page in ["/n/green-city/people".to_owned(), item.clone(), format!("/n/green-city/people/{}", ana.member.unwrap())] {
            shows(&ben.opens(&page).await, &format!("{at}?v="));
        }
        // Their own face stands in the bar of every page; nobody else's does.
        shows(&ana.opens("/n/green-city/calendar").await, &format!("{at}?v="));
        assert!(!ben.opens("/n/green-city/calendar").await.html().contains("/picture?v="));
        let seen = ben.opens(&at).await;
        assert_eq!(seen.is_fine().header("content-type"), "image/jpeg");
        let square = image::load_from_memory(seen.bytes()).unwrap();
        assert_eq!(square.width(), square.height());

        // What was brought for this is kept nowhere else.
        let files: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM files", &[])).await.unwrap();
        assert_eq!(files, 0);
        ana.does("/n/green-city/profile/picture/removal", &[]).await;
        ben.opens(&at).await.is_missing();
        assert!(!ben.opens(&item).await.html().contains("/picture?v="));
    }

    async fn their_face_stands_in_inbox_check_ins_and_letters_too(house: House) {
        let (net, ana, ben) = house.two().await;
        let seen = ana.sends_file("/n/green-city/profile/picture", &[], ("bring", "me.png", &picture(90, 90))).await;
        seen.goes_to("/n/green-city/profile");
        let at = format!("/n/green-city/people/{}/picture?v=", ana.member.unwrap());
        let item = house.item(&ana, &net, net.commons, "discussion", "Which roof first?").await;
        crate::inbox::later(&house).await;
        crate::inbox::says(&ana, &item, "@Ben, the school?").await;
        shows(&ben.opens("/n/green-city/inbox").await, &at);
        shows(&ben.opens("/n/green-city/today").await, &at);
        let path = crate::correspondence::writes(&ana, &net, &[&ben], "Between us").await;
        for page in ["/n/green-city/correspondence", path.as_str()] {
            shows(&ben.opens(page).await, &at);
        }
        let mut stream = ben.opens(&format!("{path}/live")).await.streams();
        ana.does(&format!("{path}/letters"), &[("body", "And live")]).await.is_fine();
        hears(&mut stream, &at).await;
        let checkin = crate::checkins::begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        house.app.clock.forward(std::time::Duration::from_secs(60 * 60 * 8));
        house.jobs_end().await;
        ana.does(&format!("{}/answer", checkin.replace("/items/", "/checkins/")), &[("body", "Good")]).await.is_fine();
        shows(&ben.opens(&checkin).await, &at);
        ana.does("/n/green-city/profile/picture/removal", &[]).await;
        for page in ["/n/green-city/inbox", path.as_str(), checkin.as_str()] {
            assert!(!ben.opens(page).await.html().contains(&at), "{page}");
        }
    }

    async fn of_two_pictures_at_once_one_stays(house: House) {
        let (_, ana, _) = house.two().await;
        let (one, other) = (picture(40, 40), picture(60, 60));
        let path = "/n/green-city/profile/picture";
        let (first, second) = tokio::join!(
            ana.sends_file(path, &[], ("bring", "one.png", &one)),
            ana.sends_file(path, &[], ("bring", "other.png", &other)),
        );
        first.goes_to("/n/green-city/profile");
        second.goes_to("/n/green-city/profile");
        let kept: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM portraits", &[])).await.unwrap();
        assert_eq!(kept, 1);
    }

    async fn strangers_see_no_faces(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.sends_file("/n/harbour/profile/picture", &[], ("bring", "me.png", &picture(50, 50))).await;
        let at = format!("/n/harbour/people/{}/picture", ana.member.unwrap());
        ana.opens(&at).await.is_fine();
        house.visitor().opens(&at).await.is_missing();
        house.account("Somebody else").await.opens(&at).await.is_missing();
    }

    async fn whoever_leaves_takes_their_picture_along(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Which roof first?").await;
        ana.does(&format!("{item}/messages"), &[("body", "The school's.")]).await;
        ana.sends_file("/n/green-city/profile/picture", &[], ("bring", "me.png", &picture(90, 90))).await;
        ana.does("/n/green-city/departure", &[("sure", "yes")]).await;
        ben.opens(&format!("/n/green-city/people/{}/picture", ana.member.unwrap())).await.is_missing();
        assert!(!ben.opens(&item).await.is_fine().html().contains("/picture?v="));
        let left: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM portraits", &[])).await.unwrap();
        assert_eq!(left, 0);
    }

    async fn a_logo_is_chosen_by_who_may_speak_for_it(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        net.steward.does("/n/harbour/organisations", &[("name", "Stadtwerke"), ("sector", "government")]).await;
        let id: i64 = house.app.db.read(|q| q.one("SELECT id FROM organisations", &[])).await.unwrap();
        let base = format!("/n/harbour/organisations/{id}");
        let refused = ben.sends_file(&format!("{base}/logo"), &[], ("bring", "logo.png", &picture(80, 20))).await;
        refused.is_missing();
        ben.opens(&format!("{base}/logo/edit")).await.is_missing();
        net.steward.sends_file(&format!("{base}/logo"), &[], ("bring", "logo.png", &picture(80, 20))).await.goes_to(&base);
        let seen = house.visitor().opens(&format!("{base}/logo")).await;
        assert_eq!(seen.is_fine().header("content-type"), "image/png");
        shows(&house.visitor().opens("/n/harbour/organisations").await, &format!("{base}/logo?v="));
        net.steward.does(&format!("{base}/logo/removal"), &[]).await;
        house.visitor().opens(&format!("{base}/logo")).await.is_missing();
    }

    async fn what_is_no_picture_is_refused_beside_its_field(house: House) {
        let (_, ana, _) = house.two().await;
        for (name, bytes) in [("me.svg", b"<svg onload=alert(1)>".to_vec()), ("me.png", b"\x89PNG\r\n\x1a\nand nothing".to_vec())] {
            let seen = ana.sends_file("/n/green-city/profile/picture", &[], ("bring", name, &bytes)).await;
            shows(seen.is(StatusCode::UNPROCESSABLE_ENTITY), "f-bring-error");
        }
        let seen = ana.sends("/n/green-city/profile/picture", &[]).await;
        shows(seen.is(StatusCode::UNPROCESSABLE_ENTITY), "f-bring-error");
        let kept: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM portraits", &[])).await.unwrap();
        assert_eq!(kept, 0);
    }
}
