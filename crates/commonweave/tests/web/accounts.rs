//! Signing in and out, and one's own account.

use crate::kit::Person;
use axum::http::StatusCode;
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";
const DAY: Duration = Duration::from_secs(60 * 60 * 24);

async fn signs_in(who: &Person, email: &str, password: &str) -> crate::kit::Seen {
    who.sends("/sign-in", &[("email", email), ("password", password)]).await
}

async fn is_signed_in(who: &Person) -> bool {
    who.opens("/account").await.status == StatusCode::OK
}

on_both! {
    async fn a_forgotten_password_is_set_anew_by_a_link_that_works_once(house: House) {
        let ana = house.account("Ana").await;
        let link = house::accounts::recovery_link(&house.app, "Ana@Example.org").await.unwrap().unwrap();
        let path = link[link.find("/recovery/").unwrap()..].to_owned();
        let other = house.visitor();
        other.opens(&path).await.is_fine().sees("ana@example.org");
        other.sends(&path, &[("password", "short")]).await.is_refused().sees("At least 10 characters");
        other.sends(&path, &[("password", "geese over the harbour")]).await.goes_to("/account");
        other.opens("/account").await.is_fine().sees("ana@example.org");
        // Whoever was signed in is no longer, the link is used up, and the old password is gone.
        ana.opens("/account").await.is_missing();
        house.visitor().opens(&path).await.is_missing();
        house.visitor().sends(&path, &[("password", "another one entirely")]).await.is_missing();
        let door = house.visitor();
        door.sends("/sign-in", &[("email", "ana@example.org"), ("password", "correct horse battery")]).await.is_refused();
        door.sends("/sign-in", &[("email", "ana@example.org"), ("password", "geese over the harbour")]).await.goes_to("/");
    }

    async fn a_link_for_a_forgotten_password_ends_by_time_by_a_newer_one_and_by_its_owner(house: House) {
        let ana = house.account("Ana").await;
        let make = async || {
            let link = house::accounts::recovery_link(&house.app, "ana@example.org").await.unwrap().unwrap();
            link[link.find("/recovery/").unwrap()..].to_owned()
        };
        let first = make().await;
        let second = make().await;
        house.visitor().opens(&first).await.is_missing();
        house.visitor().opens(&second).await.is_fine();
        ana.opens("/account").await.sees("There is an open link that sets a new password for you").sees("Whoever runs this server created the link");
        ana.does("/account/recovery/removal", &[]).await.sees("The link is cancelled").does_not_see("If you did not ask for it");
        house.visitor().opens(&second).await.is_missing();
        let third = make().await;
        house.app.clock.forward(std::time::Duration::from_secs(60 * 60 * 48));
        house.visitor().opens(&third).await.is_missing();
        assert_eq!(house::accounts::recovery_link(&house.app, "nobody@example.org").await.unwrap(), None);
    }

    async fn somebody_signs_in_with_their_password_and_out_again(house: House) {
        house.account("Ana").await;
        let browser = house.visitor();
        browser.opens("/account").await.is_missing();
        signs_in(&browser, " ANA@Example.org ", PASSWORD).await.goes_to("/");
        browser.opens("/account").await.is_fine().sees("ana@example.org");
        browser.does("/sign-out", &[]).await.sees("You are signed out");
        assert!(!is_signed_in(&browser).await);
    }

    async fn a_wrong_password_and_an_unknown_address_look_the_same(house: House) {
        house.account("Ana").await;
        let browser = house.visitor();
        let wrong = signs_in(&browser, "ana@example.org", "not the password").await;
        let unknown = signs_in(&browser, "bob@example.org", "not the password").await;
        wrong.is_refused().sees("do not match");
        assert_eq!(wrong.html().replace("ana@", "bob@"), unknown.html());
        wrong.does_not_see("not the password");
    }

    async fn signing_in_ends_the_session_that_the_browser_had(house: House) {
        let ana = house.account("Ana").await;
        let before = ana.cookie("session").unwrap();
        signs_in(&ana, "ana@example.org", PASSWORD).await;
        let after = ana.cookie("session").unwrap();
        assert_ne!(before, after);
        assert_eq!(after.len(), 32);
        let old = house.visitor();
        old.keep("session", &before);
        assert!(!is_signed_in(&old).await);
        assert!(is_signed_in(&ana).await);
    }

    async fn only_the_hash_of_a_token_is_kept(house: House) {
        let ana = house.account("Ana").await;
        signs_in(&ana, "ana@example.org", PASSWORD).await;
        let token = ana.cookie("session").unwrap();
        let kept: Vec<String> = house
            .app.db.read(|q| q.all("SELECT token_hash FROM sessions ORDER BY token_hash", &[]))
            .await.map_err(|error: db::Error| error).unwrap();
        assert_eq!(kept, [house::clock::digest(&token)]);
    }

    async fn after_signing_in_one_is_back_where_one_was(house: House) {
        house.account("Ana").await;
        let browser = house.visitor();
        browser.opens("/sign-in?to=/n/green-city/charter").await.sees("Sign in");
        let fields = [("email", "ana@example.org"), ("password", PASSWORD), ("to", "/n/green-city/charter")];
        browser.sends("/sign-in", &fields).await.goes_to("/n/green-city/charter");
        for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
            let fields = [("email", "ana@example.org"), ("password", PASSWORD), ("to", elsewhere)];
            browser.sends("/sign-in", &fields).await.goes_to("/");
        }
    }

    async fn an_idle_session_ends_and_is_forgotten(house: House) {
        let ana = house.account("Ana").await;
        house.app.clock.forward(house::web::viewer::IDLE);
        assert!(!is_signed_in(&ana).await);
        house.jobs_end().await;
        house.app.clock.forward(DAY);
        house.jobs_end().await;
        let left: i64 = house.app.db.read(|q| q.one("SELECT COUNT(*) FROM sessions", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        assert_eq!(left, 0);
    }

    async fn a_clock_that_jumps_forward_and_is_put_right_signs_nobody_out(house: House) {
        let ana = house.account("Ana").await;
        let right = house.now();
        house.app.clock.forward(DAY * 365);
        for _ in 0..3 {
            house.jobs_end().await;
            house.app.clock.forward(Duration::from_secs(3_600));
        }
        house.app.clock.set(right);
        house.jobs_end().await;
        assert!(is_signed_in(&ana).await);
        house.app.clock.forward(DAY * 2);
        house.jobs_end().await;
        assert!(is_signed_in(&ana).await, "a mark of the wrong time has stayed");
    }

    async fn signing_out_leaves_nothing_in_the_browser(house: House) {
        let ana = house.account("Ana").await;
        let out = ana.sends("/sign-out", &[]).await;
        assert_eq!(out.headers["clear-site-data"], "\"cache\", \"storage\"");
        let bo = house.account("Bo").await;
        let out = bo.sends("/account/sessions/removal", &[("everywhere", "true")]).await;
        assert!(out.headers.contains_key("clear-site-data"));
        let stays = bo.sends("/sign-in", &[("email", "bo@example.org"), ("password", PASSWORD)]).await;
        assert!(!stays.headers.contains_key("clear-site-data"));
    }

    async fn a_name_has_something_that_one_can_see(house: House) {
        let ana = house.account("Ana").await;
        for unseen in ["\u{3164}", "\u{200b}\u{2060}", "\u{115f} \u{ffa0}", "…", "\u{2800}"] {
            let sent = ana.sends("/account", &[("name", unseen), ("time_zone", "UTC")]).await;
            assert!(sent.is_refused().html().contains("id=\"f-name-error\""), "{unseen:?}");
        }
        ana.does("/account", &[("name", "A\u{200b}n\u{ad}a\u{202e}"), ("time_zone", "UTC")]).await.keeps("Ana");
    }

    async fn a_new_password_signs_all_other_browsers_out(house: House) {
        let ana = house.account("Ana").await;
        let other = house.visitor();
        signs_in(&other, "ana@example.org", PASSWORD).await;
        let fields = [("present", PASSWORD), ("password", "a kettle of purple bees")];
        ana.does("/account/password", &fields).await.sees("Your password is changed");
        assert!(!is_signed_in(&other).await);
        signs_in(&other, "ana@example.org", PASSWORD).await.is_refused();
        signs_in(&other, "ana@example.org", "a kettle of purple bees").await.goes_to("/");
    }

    async fn a_password_that_is_easy_to_guess_is_refused_beside_its_field(house: House) {
        let ana = house.account("Ana").await;
        for (weak, said) in [
            ("short", "At least 10 characters"),
            ("Password123", "Many people use this password"),
            ("ana@example.org", "must not be your name"),
            ("", "This field is required"),
        ] {
            let seen = ana.sends("/account/password", &[("present", PASSWORD), ("password", weak)]).await;
            seen.is_refused().sees(said);
            assert!(!seen.html().contains("value=\"Password123\""));
        }
        let long = "x1 ".repeat(100);
        ana.sends("/account/password", &[("present", PASSWORD), ("password", &long)]).await
            .is_refused().sees("At most 200 characters");
        let seen = ana.sends("/account/password", &[("present", "wrong"), ("password", "a kettle of bees")]).await;
        seen.is_refused().sees("This is not your current password");
    }

    async fn the_address_changes_only_with_the_password_and_to_a_free_one(house: House) {
        house.account("Bob").await;
        let ana = house.account("Ana").await;
        let to = |email: &'static str, password: &'static str| [("email", email), ("email_password", password)];
        ana.sends("/account/email", &to("new@example.org", "wrong")).await.is_refused().keeps("new@example.org");
        ana.sends("/account/email", &to("BOB@example.org", PASSWORD)).await.is_refused().sees("cannot be used here");
        ana.sends("/account/email", &to("nonsense", PASSWORD)).await.is_refused().sees("does not look like");
        ana.does("/account/email", &to("new@example.org", PASSWORD)).await.sees("new@example.org");
        signs_in(&house.visitor(), "new@example.org", PASSWORD).await.goes_to("/");
    }

    async fn name_and_zone_are_kept_and_bad_ones_come_back_as_typed(house: House) {
        let ana = house.account("Ana").await;
        ana.does("/account", &[("name", "Ana Lúcia <b>"), ("time_zone", "Asia/Kolkata")]).await
            .sees("Ana Lúcia <b>").sees("Saved");
        let seen = ana.sends("/account", &[("name", ""), ("time_zone", "Mars/Olympus")]).await;
        seen.is_refused().sees("This field is required").sees("not known");
        let long = "n".repeat(121);
        ana.sends("/account", &[("name", &long), ("time_zone", "UTC")]).await
            .is_refused().sees("121 characters long");
        ana.sends("/account", &[("name", "a\0b"), ("time_zone", "UTC")]).await.is_refused();
        ana.sends("/sign-in", &[("email", "a\0@example.org"), ("password", "\0")]).await.is_refused();
    }

    async fn a_chosen_face_stays_with_the_browser(house: House) {
        let ana = house.account("Ana").await;
        ana.does("/account/theme", &[("theme", "dark")]).await;
        assert!(ana.opens("/account").await.html().contains("data-theme=\"dark\""));
        ana.does("/account/theme", &[("theme", "auto")]).await;
        assert!(!ana.opens("/account").await.html().contains("data-theme"));
    }

    async fn one_signs_out_of_the_other_browsers_or_of_all(house: House) {
        let ana = house.account("Ana").await;
        let phone = house.visitor();
        signs_in(&phone, "ana@example.org", PASSWORD).await;
        ana.opens("/account").await.sees("This browser").sees("Another browser");
        ana.does("/account/sessions/removal", &[]).await.sees("signed out of all other browsers");
        assert!(!is_signed_in(&phone).await);
        assert!(is_signed_in(&ana).await);
        ana.does("/account/sessions/removal", &[("everywhere", "true")]).await.sees("You are signed out");
        assert!(!is_signed_in(&ana).await);
    }
}
