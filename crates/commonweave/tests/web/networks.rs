//! A network's settings.

use house::access::{NetworkVisibility, Role};

const SETTINGS: [(&str, &str); 4] =
    [("network_name", "Green City"), ("slug", "green"), ("visibility", "unlisted"), ("network_zone", "UTC")];

on_both! {
    async fn a_steward_renames_the_network_and_its_address(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        net.steward.opens("/n/green-city/settings").await.sees("all old links and bookmarks stop working");
        net.steward.does("/n/green-city/settings", &SETTINGS).await.is_fine().sees("The settings are saved");
        house.visitor().opens("/n/green").await.is_fine().sees("Green City");
        house.visitor().opens("/n/green-city").await.is_missing();
        house.visitor().opens("/").await.does_not_see("Green City");
    }

    async fn only_stewards_have_settings(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let faye = house.member(&net, "Faye", Role::Facilitator).await;
        for who in [&faye, &house.visitor(), &house.account("Ana").await] {
            who.opens("/n/green-city/settings").await.is_missing();
            who.sends("/n/green-city/settings", &SETTINGS).await.is_missing();
        }
    }

    async fn settings_that_cannot_be_come_back_as_typed(house: House) {
        house.network("taken", NetworkVisibility::Private).await;
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let long = "n".repeat(301);
        let fields = [("network_name", "<script>alert(1)</script>"), ("slug", "taken"), ("summary", &long),
                      ("visibility", "public"), ("own_colour", "true"), ("colour", "red;}")];
        let seen = net.steward.sends("/n/green-city/settings", &fields).await;
        seen.is_refused().sees("301 characters long").sees("Enter a colour as");
        assert!(!seen.html().contains("<script>alert"));
        let fields = [("network_name", "Mine"), ("slug", "taken"), ("visibility", "public")];
        net.steward.sends("/n/green-city/settings", &fields).await.is_refused().sees("in use");
    }

    async fn a_colour_is_tried_out_before_it_is_kept(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let tried = "/n/green-city/settings?network_name=G&own_colour=true&colour=%23ffd400";
        net.steward.opens(tried).await.is_fine().sees("contrast").sees("adjusted so that it can be read");
        let kept = "/assets/colour-ffd400.css";
        assert!(!house.visitor().opens("/n/green-city").await.html().contains(kept));
        let fields = [("network_name", "Green City"), ("slug", "green-city"), ("visibility", "public"),
                      ("own_colour", "true"), ("colour", "#FFD400")];
        net.steward.does("/n/green-city/settings", &fields).await.is_fine();
        assert!(house.visitor().opens("/n/green-city").await.html().contains(kept));
        house.visitor().opens(kept).await.is_fine();
    }

    async fn an_address_that_no_database_can_hold_is_missing(house: House) {
        house.visitor().opens("/n/%00").await.is_missing();
        house.visitor().opens("/n/%ff").await.is_missing();
        house.visitor().opens("/?after=%00&id=x").await.is_fine();
    }
}
