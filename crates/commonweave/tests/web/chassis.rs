//! What holds on every page.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use house::access::NetworkVisibility;

on_both! {
    async fn what_is_hidden_looks_like_what_does_not_exist(house: House) {
        let secret = house.network("secret", NetworkVisibility::Private).await;
        let stranger = house.account("Ana").await;
        let hidden = stranger.opens(&format!("/n/{}/charter", secret.slug)).await;
        let missing = stranger.opens("/n/nosuch/charter").await;
        hidden.is_missing();
        missing.is_missing();
        assert_eq!(hidden.html().replace("secret", "nosuch"), missing.html());
    }

    async fn who_is_signed_in_stays_so_where_a_page_is_missing(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let missing = net.steward.opens("/n/green/items/999").await;
        missing.is_missing().sees("Go to green").does_not_see("sign in");
        house.visitor().opens("/n/green/items/999").await.is_missing().sees("sign in").does_not_see("Go to green");
    }

    async fn a_post_from_another_site_changes_nothing(house: House) {
        let ana = house.account("Ana").await;
        let request = Request::post("/sign-out").header("sec-fetch-site", "cross-site").body(Body::empty());
        ana.asks(request.unwrap()).await.is(StatusCode::FORBIDDEN).sees("came from another website");
    }

    async fn every_page_carries_the_headers_that_protect_it(house: House) {
        let seen = house.visitor().opens("/nowhere").await;
        let policy = seen.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"));
        assert!(seen.headers.contains_key("x-request-id"));
    }
}
