//! How files come in, who may have them, and how they are shown.

use super::{address, brings, lying_in, picture, talk, tries};
use crate::kit::hears;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use std::time::Duration;

on_both! {
    async fn a_picture_comes_with_a_message_and_is_seen_by_whoever_reads_it(house: House) {
        let (net, ana, ben, item) = talk(&house).await;
        let file = brings(&ana, "roof.png", &picture(900, 600)).await;
        let alt = format!("alt-{file}");
        let said = [("body", "Look:"), ("files", "shown"), ("file", &file), (&alt, "A red roof with a hole")];
        ana.does(&format!("{item}/messages"), &said).await.sees("Look:");
        let page = ben.opens(&item).await;
        page.markup();
        assert!(page.html().contains(&format!("src=\"{}/thumb\" width=\"480\" height=\"320\"", address(&file))), "{}", page.html());
        assert!(page.html().contains("alt=\"A red roof with a hole\""));
        let seen = ben.opens(&address(&file)).await;
        assert!(seen.header("content-disposition").starts_with("inline; filename=\"roof.png\""));
        assert_eq!(seen.header("x-content-type-options"), "nosniff");
        let kind = seen.header("content-type").to_owned();
        assert!(["image/png", "image/jpeg"].contains(&kind.as_str()), "{kind}");
        let length: usize = seen.header("content-length").parse().unwrap();
        let bytes = seen.file().await;
        assert_eq!(bytes.len(), length);
        assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 900);
        let thumb = ben.opens(&format!("{}/thumb", address(&file))).await.file().await;
        assert_eq!(image::load_from_memory(&thumb).unwrap().width(), 480);
        let stranger = house.account("Sam").await;
        stranger.opens(&address(&file)).await.is_missing();
        let elsewhere = house.network("elsewhere", NetworkVisibility::Public).await;
        elsewhere.steward.opens(&format!("/n/elsewhere/files/{file}")).await.is_missing();
        assert_eq!(net.slug, "green-city");
    }

    async fn a_browser_that_holds_a_picture_asks_each_time_whether_it_may_show_it(house: House) {
        let (net, ana, ben, item) = talk(&house).await;
        let file = brings(&ana, "roof.png", &picture(90, 60)).await;
        ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
        let first = ben.opens(&address(&file)).await;
        assert_eq!(first.header("cache-control"), "private, no-cache");
        let mark = first.header("etag").to_owned();
        let again = || Request::get(address(&file)).header("if-none-match", &mark).body(Body::empty()).unwrap();
        ben.asks(again()).await.is(StatusCode::NOT_MODIFIED);
        net.steward.sends(&format!("/n/green-city/people/{}/suspension", ben.member.unwrap()), &[]).await;
        ben.asks(again()).await.is_missing();
    }

    async fn without_a_script_a_form_brings_its_files(house: House) {
        let (net, ana, ben, item) = talk(&house).await;
        let page = ana.opens(&item).await;
        assert!(page.html().contains("enctype=\"multipart/form-data\""));
        let said = [("body", "Here it is"), ("files", "shown"), ("alt", "A plan")];
        let sent = ana.sends_file(&format!("{item}/messages"), &said, ("bring", "plan.png", &picture(60, 40))).await;
        ben.opens(&sent.leads_to().unwrap()).await.sees("Here it is");
        assert!(ben.opens(&item).await.html().contains("alt=\"A plan\""));
        let space = net.commons.to_string();
        let fields = [("kind", "discussion"), ("space", &space), ("title", "Offer"), ("body", ""), ("files", "shown")];
        let sent = ana.sends_file("/n/green-city/items", &fields, ("bring", "offer.pdf", b"%PDF-1.7 offer")).await;
        ben.opens(&sent.leads_to().unwrap()).await.sees("offer.pdf").sees("14 bytes");
    }

    async fn a_form_that_is_not_taken_keeps_the_files_that_came_with_it(house: House) {
        let (net, ana, _, _) = talk(&house).await;
        let space = net.commons.to_string();
        let fields = [("kind", "discussion"), ("space", &space), ("title", ""), ("body", "A long thought"), ("files", "shown")];
        let seen = ana.sends_file("/n/green-city/items", &fields, ("bring", "offer.pdf", b"%PDF-1.7 offer")).await;
        seen.is_refused().sees("A long thought").sees("offer.pdf");
        let file = seen.value("name=\"file\"", "value").unwrap();
        let again = [("kind", "discussion"), ("space", &space), ("title", "Offer"), ("body", ""), ("files", "shown"), ("file", &file)];
        ana.does("/n/green-city/items", &again).await.sees("offer.pdf");
    }

    async fn what_is_no_picture_is_only_ever_saved(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let page: &[u8] = b"<html><script>alert(document.cookie)</script></html>";
        let drawn: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        for (name, bytes) in [("holiday.png", page), ("logo.svg", drawn), ("report.pdf", b"%PDF-1.7"), ("run.exe", b"MZ")] {
            let file = brings(&ana, name, bytes).await;
            ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.sees(name);
            let seen = ben.opens(&address(&file)).await;
            assert!(seen.header("content-disposition").starts_with(&format!("attachment; filename=\"{name}\"")));
            assert_eq!(seen.header("content-type"), "application/octet-stream");
            assert!(seen.header("content-security-policy").contains("sandbox"));
            assert_eq!(seen.header("x-content-type-options"), "nosniff");
            assert_eq!(seen.file().await, bytes);
            ben.opens(&format!("{}/thumb", address(&file))).await.is_missing();
        }
    }

    async fn a_name_leads_nowhere(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let long = format!("{}.txt", "ü".repeat(1_000));
        for (sent, shown) in [("../../x", "x"), (long.as_str(), "….txt"), ("表紙.txt", "表紙.txt"), ("a\u{202e}gnp.exe", "agnp.exe"), ("<b>.txt", "<b>.txt")] {
            let file = brings(&ana, sent, b"text").await;
            ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
            let page = ben.opens(&item).await;
            page.sees(shown).does_not_see("../");
            page.markup();
            assert!(ben.opens(&address(&file)).await.header("content-disposition").is_ascii());
        }
        assert!(lying_in(house.files()).iter().all(|path| path.starts_with(house.files())));
    }

    async fn a_file_without_words_is_a_message_and_nothing_at_all_is_none(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        ana.sends(&format!("{item}/messages"), &[("body", ""), ("files", "shown")]).await.is_refused();
        let file = brings(&ana, "plan.txt", b"text").await;
        ana.does(&format!("{item}/messages"), &[("body", ""), ("files", "shown"), ("file", &file)]).await.sees("plan.txt");
        ben.sends(&format!("{item}/messages"), &[("body", ""), ("files", "shown"), ("file", &file)]).await.is_refused();
    }

    async fn a_file_that_waits_is_its_senders_alone(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let file = brings(&ana, "plan.txt", b"text").await;
        assert_eq!(ana.opens(&address(&file)).await.file().await, b"text");
        ben.opens(&address(&file)).await.is_missing();
        let stolen = ben.sends(&format!("{item}/messages"), &[("body", "Mine"), ("file", &file)]).await;
        stolen.is_refused().sees("Mine").sees("Add it again").does_not_see("plan.txt");
        house.visitor().opens(&address(&file)).await.is_missing();
    }

    async fn an_item_that_moves_takes_its_files_along(house: House) {
        let (net, ana, ben, item) = talk(&house).await;
        let hidden = house.space(&net, "Board", SpaceVisibility::Members, &net.steward).await;
        house.enters(&net, hidden, &ana, SpaceRole::Member).await;
        let file = brings(&ana, "plan.png", &picture(30, 30)).await;
        ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
        ben.opens(&address(&file)).await.is_fine();
        let number: i64 = item.rsplit_once('/').unwrap().1.parse().unwrap();
        house.app.db.write(move |tx| tx.run("UPDATE items SET space_id = $2 WHERE id = $1", &[&number, &hidden])).await.unwrap();
        ana.opens(&address(&file)).await.is_fine();
        for who in [&ben, &house.member(&net, "Cem", Role::Facilitator).await] {
            who.opens(&address(&file)).await.is_missing();
            who.opens(&format!("{}/thumb", address(&file))).await.is_missing();
        }
    }

    async fn what_one_wrote_loses_and_gains_files_when_it_is_changed(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let (old, new) = (brings(&ana, "old.txt", b"old").await, brings(&ana, "new.txt", b"new").await);
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Look"), ("file", &old)]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
        ana.opens(&format!("{message}/edit")).await.sees("old.txt");
        ana.does(&message, &[("body", "Look"), ("files", "shown"), ("file", &new)]).await.sees("new.txt").does_not_see("old.txt");
        ben.opens(&address(&old)).await.is_missing();
        ana.does(&message, &[("body", "Words alone")]).await.sees("new.txt");
        let revision = ana.opens(&format!("{item}/edit")).await.value("name=\"revision\"", "value").unwrap();
        let third = brings(&ana, "third.txt", b"third").await;
        let fields = [("revision", revision.as_str()), ("title", "Which roof first?"), ("body", ""), ("files", "shown"), ("file", &third)];
        ana.does(&item, &fields).await.sees("third.txt");
        assert!(ana.opens(&format!("{item}/edit")).await.html().contains(&format!("name=\"file\" value=\"{third}\"")));
    }

    async fn a_removed_message_takes_its_files_with_it(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let file = brings(&ana, "plan.png", &picture(30, 30)).await;
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
        ana.does(&format!("{message}/removal"), &[]).await.is_fine();
        for who in [&ana, &ben] {
            who.opens(&address(&file)).await.is_missing();
        }
        // A copy of the database made a moment ago still finds them; a day later they are gone.
        assert_eq!(lying_in(house.files()).len(), 2);
        house.app.clock.forward(Duration::from_secs(25 * 3600));
        house::files::clean_at(&house.app, house.now()).await.unwrap();
        assert!(lying_in(house.files()).is_empty());
    }

    async fn an_open_page_shows_the_files_of_a_new_message(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let live = ben.opens(&item).await.value("data-live", "data-live").unwrap();
        let mut stream = ben.opens(&live).await.streams();
        let file = brings(&ana, "plan.png", &picture(30, 30)).await;
        ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.is_fine();
        hears(&mut stream, &format!("{}/thumb", address(&file))).await;
    }

    async fn what_nobody_sends_goes_after_a_week(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let (used, unused) = (brings(&ana, "used.txt", b"used").await, brings(&ana, "unused.txt", b"unused").await);
        ana.does(&format!("{item}/messages"), &[("body", "Look"), ("file", &used)]).await.is_fine();
        for days in [6, 2, 2] {
            house.app.clock.forward(Duration::from_secs(days * 24 * 3600));
            house::files::clean_at(&house.app, house.now()).await.unwrap();
        }
        assert_eq!(lying_in(house.files()).len(), 1);
        ana.opens(&address(&used)).await.is_fine();
        ana.opens(&address(&unused)).await.is_missing();
        let late = ana.sends(&format!("{item}/messages"), &[("body", "Kept words"), ("file", &unused)]).await;
        late.is_refused().sees("Kept words").sees("waited too long");
        assert!(tries(&ana, "again.txt", b"again").await.status.is_success());
    }
}
