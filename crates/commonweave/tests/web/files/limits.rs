//! What is too large, too many, or not what it says.

use super::{brings, lying_in, picture, talk, tries};
use crate::kit::House;
use axum::http::StatusCode;
use house::config::Config;

/// A node on which the host has set this.
fn set(house: &House, set: impl FnOnce(&mut Config)) -> crate::kit::Node {
    house.small_node(set)
}

on_both! {
    async fn a_file_that_is_too_large_is_refused_while_it_comes(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let node = set(&house, |config| config.file_limit = 1);
        let ana = node.meets(&ana);
        let large = vec![7_u8; 1024 * 1024 + 1];
        tries(&ana, "film.zip", &large).await.is_refused().sees("film.zip is too large: at most 1 MB");
        let said = [("body", "Kept words"), ("files", "shown")];
        let seen = ana.sends_file(&format!("{item}/messages"), &said, ("bring", "film.zip", &large)).await;
        seen.is_refused().sees("Kept words").sees("film.zip is too large");
        let huge = vec![7_u8; 6 * 1024 * 1024];
        let seen = ana.sends_file(&format!("{item}/messages"), &said, ("bring", "film.zip", &huge)).await;
        seen.is_refused().sees("Kept words").sees("too large");
        assert!(lying_in(house.files()).is_empty());
        brings(&ana, "exactly.zip", &large[1..]).await;
    }

    async fn one_text_carries_so_many_files_and_no_more(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let node = set(&house, |config| config.files_per_text = 2);
        let ana = node.meets(&ana);
        let mut fields = vec![("body", "Kept words".to_owned())];
        for name in ["a.txt", "b.txt", "c.txt"] {
            fields.push(("file", brings(&ana, name, b"text").await));
        }
        let sent = |fields: &[(&'static str, String)]| -> Vec<(&'static str, String)> { fields.to_vec() };
        let three = sent(&fields);
        let three: Vec<(&str, &str)> = three.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let seen = ana.sends(&format!("{item}/messages"), &three).await;
        seen.is_refused().sees("Kept words").sees("2 files at most").sees("c.txt");
        ana.does(&format!("{item}/messages"), &three[..3]).await.sees("a.txt").sees("b.txt");
    }

    async fn a_network_has_room_for_so_much(house: House) {
        let (_, ana, ben, item) = talk(&house).await;
        let node = set(&house, |config| config.files_per_network = 1);
        let ana = node.meets(&ana);
        let most = vec![7_u8; 900 * 1024];
        let file = brings(&ana, "most.zip", &most).await;
        tries(&node.meets(&ben), "more.zip", &most).await.is_refused().sees("This network has no room left for files");
        let sent = ana.sends(&format!("{item}/messages"), &[("body", "Look"), ("file", &file)]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
        ana.does(&format!("{message}/removal"), &[]).await.is_fine();
        brings(&ana, "again.zip", &most).await;
    }

    async fn so_many_files_wait_for_one_member_and_no_more(house: House) {
        let (_, ana, ben, _) = talk(&house).await;
        for _ in 0..60 {
            brings(&ana, "a.txt", b"text").await;
        }
        tries(&ana, "b.txt", b"text").await.is_refused().sees("60 files that were uploaded and not yet sent");
        brings(&ben, "b.txt", b"text").await;
    }

    async fn what_only_begins_as_a_picture_is_refused(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let half = picture(300, 300)[..200].to_vec();
        let page = [&picture(9, 9)[..16], b"<html><script>alert(1)</script>"].concat();
        for bytes in [half, page] {
            let said = [("body", "Kept words"), ("files", "shown")];
            let seen = ana.sends_file(&format!("{item}/messages"), &said, ("bring", "roof.png", &bytes)).await;
            seen.is_refused().sees("Kept words").sees("cannot be opened");
        }
        assert!(lying_in(house.files()).is_empty());
    }

    async fn a_picture_of_endless_size_is_refused_before_it_is_opened(house: House) {
        let (_, ana, _, _) = talk(&house).await;
        let mut bytes = picture(9, 9);
        bytes[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
        let seen = tries(&ana, "endless.png", &bytes).await;
        seen.is(StatusCode::UNPROCESSABLE_ENTITY).sees("endless.png");
        assert!(lying_in(house.files()).is_empty());
    }

    async fn nothing_comes_from_whoever_may_write_nowhere(house: House) {
        let (_, ana, _, item) = talk(&house).await;
        let stranger = house.account("Sam").await;
        for who in [&stranger, &house.visitor()] {
            tries(who, "plan.txt", b"text").await.is_missing();
            let seen = who.sends_file(&format!("{item}/messages"), &[("body", "Kept words")], ("bring", "plan.txt", b"text")).await;
            assert_ne!(seen.status, StatusCode::SEE_OTHER);
        }
        assert!(lying_in(house.files()).is_empty());
        tries(&ana, "", b"").await.is_refused().sees("No file was chosen");
    }
}
