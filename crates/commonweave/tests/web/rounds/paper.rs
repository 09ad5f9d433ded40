//! Answers on paper, people who leave, and what goes along in exports.

use super::{answers, beside, closes, number, opens, people};
use crate::portability::unpacked;
use std::io::Cursor;

on_both! {
    async fn what_comes_on_paper_counts_and_is_told_as_such(house: House) {
        let (net, ana, _) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        let paper = format!("{}/paper", beside(&item));
        ana.opens(&paper).await.is_missing();
        ana.sends(&paper, &[("purpose-shared", "3")]).await.is_missing();
        net.steward.opens(&paper).await.is_fine().sees("Enter a paper answer").markup();
        net.steward.sends(&paper, &[("sector", "moon"), ("purpose-shared", "3")]).await.is_refused();
        for sector in ["", "arts"] {
            net.steward.does(&paper, &[("sector", sector), ("purpose-shared", "3")]).await.sees("has been counted");
        }
        for who in people(&house, &net, 5).await {
            answers(&who, &item, "3", &[]).await;
        }
        ana.opens(&item).await.sees("7 of 7 answered").sees("2 of them came on paper");
        closes(&house).await;
        ana.opens(&format!("{}/results", beside(&item))).await.sees("3.00").sees("2 of them came on paper");
    }

    async fn whoever_types_in_paper_learns_nothing_of_the_few_who_answered_themselves(house: House) {
        let (net, ana, _) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        for _ in 0..4 {
            net.steward.does(&format!("{}/paper", beside(&item)), &[("purpose-shared", "1")]).await.sees("has been counted");
        }
        answers(&ana, &item, "5", &[]).await;
        closes(&house).await;
        net.steward.opens(&format!("{}/results", beside(&item))).await.is_fine().does_not_see("1.80");
        net.steward.opens(&format!("{}/results.csv", beside(&item))).await.is_fine().does_not_see("1.80");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_figures").await, 0);
    }

    async fn whoever_leaves_takes_along_that_they_answered_and_not_what(house: House) {
        let (net, ana, _) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        for who in people(&house, &net, 4).await {
            answers(&who, &item, "3", &[]).await;
        }
        answers(&ana, &item, "3", &[]).await;
        let own = unpacked(Cursor::new(ana.opens("/n/green-city/my-data.zip").await.is_fine().bytes().to_vec()));
        assert_eq!(own["round-answered.csv"].lines().count(), 2);
        assert!(!own.contains_key("round-figures.csv") || own["round-figures.csv"].lines().count() <= 1);
        assert!(ana.sends("/n/green-city/departure", &[]).await.leads_to().is_some());
        // Who comes back while it runs has answered.
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_voices").await, 5);
        closes(&house).await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_voices").await, 4);
        net.steward.opens(&format!("{}/results", beside(&item))).await.sees("3.00").sees("5 of");
    }

    async fn the_log_says_that_somebody_answered_and_not_who(house: House) {
        let (net, ana, _) = house.two().await;
        let item = opens(&net.steward, &net, net.commons, "How are we?", &[]).await;
        answers(&ana, &item, "1", &[]).await;
        let told = "SELECT COUNT(*) FROM happenings WHERE what = 'round-answered' AND member_id IS NULL AND detail = ''";
        assert_eq!(number(&house, told).await, 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM happenings WHERE what = 'round-answered'").await, 1);
        // What is kept knows neither a member nor a time.
        closes(&house).await;
        assert_eq!(number(&house, "SELECT COUNT(*) FROM round_answers").await, 0);
    }
}
