//! Tags: typed with an item, listed, searched, renamed, merged, and hidden with what they are on.

use crate::commands::runs;
use crate::kit::{Net, Person, Seen};
use house::access::{Role, SpaceVisibility};
use house::ids::SpaceId;

async fn writes(who: &Person, net: &Net, space: SpaceId, title: &str, tags: &str) -> Seen {
    let space = space.to_string();
    let form =
        [("kind", "discussion"), ("space", space.as_str()), ("title", title), ("body", ""), ("tags", tags)];
    who.sends(&format!("/n/{}/items", net.slug), &form).await
}

async fn tagged(who: &Person, net: &Net, space: SpaceId, title: &str, tags: &str) -> String {
    let sent = writes(who, net, space, title, tags).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

async fn all(who: &Person) -> Seen {
    who.opens("/n/green-city/tags").await
}

/// The number of the tag of this name, from the list of tags.
async fn number(who: &Person, name: &str) -> String {
    let seen = all(who).await;
    let before = seen.html().split(&format!("<bdi dir=\"auto\">{name}</bdi>")).next().unwrap();
    before.rsplit_once("search?tag=").unwrap().1.split('"').next().unwrap().to_owned()
}

on_both! {
    async fn an_item_carries_its_tags_wherever_it_is_seen(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = tagged(&ana, &net, net.commons, "Rain barrels", "Water, #school  yard, water,, 🌱, مياه").await;
        let seen = ben.opens(&item).await;
        seen.is_fine().sees("Water").sees("school yard").sees("🌱").sees("مياه");
        let list = format!("/n/green-city/spaces/{}/items", net.commons);
        tagged(&ana, &net, net.commons, "Something else", "").await;
        ben.opens(&list).await.sees("Rain barrels").sees("school yard").sees("Something else");
        let water = number(&ben, "Water").await;
        ben.opens(&format!("{list}?tag={water}")).await.sees("Rain barrels").does_not_see("Something else");
        ben.opens(&format!("/n/green-city/search?tag={water}")).await.sees("Rain barrels").does_not_see("Something else");
        ben.opens(&format!("/n/green-city/search?tag={water}&q=rain")).await.sees("barrels");
        ben.opens(&format!("/n/green-city/search?tag={water}&q=else")).await.sees("Nothing was found");
        all(&ben).await.is_fine().sees("Water").sees("one item");
        ana.opens(&format!("{item}/edit")).await.keeps("Water, school yard, 🌱, مياه");
    }

    async fn tags_change_with_the_item_and_leave_a_line_in_the_log(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = tagged(&ana, &net, net.commons, "Rain barrels", "water").await;
        let water = number(&ben, "water").await;
        let form = [("revision", "1"), ("title", "Rain barrels"), ("body", ""), ("tags", "Rain")];
        ana.does(&item, &form).await.sees("Rain").does_not_see("water");
        all(&ben).await.does_not_see("water").sees("Rain");
        ben.opens(&format!("/n/green-city/search?tag={water}")).await.does_not_see("Rain barrels");
        let rain = number(&ben, "Rain").await;
        ben.opens(&format!("/n/green-city/search?tag={rain}")).await.sees("Rain barrels");
        net.steward.opens("/n/green-city/log").await.sees("Ana changed “Rain barrels”");
        ana.does(&item, &[("revision", "1"), ("title", "Rain barrels"), ("body", "")]).await.sees("Rain");
    }

    async fn too_many_too_long_and_empty_tags_are_told_beside_the_field(house: House) {
        let (net, ana, ben) = house.two().await;
        let many: Vec<String> = (0..9).map(|number| format!("t{number}")).collect();
        let many = many.join(", ");
        writes(&ana, &net, net.commons, "Kept", &many).await.is_refused().sees("can have 8 tags; you entered 9").keeps(&many).keeps("Kept");
        let long = "ü".repeat(200);
        writes(&ana, &net, net.commons, "Kept", &long).await.is_refused().sees("can have 40 characters").keeps(&long);
        let item = tagged(&ana, &net, net.commons, "Odd ones", "x, #, --, \u{200b}, ,,").await;
        let seen = ben.opens(&item).await;
        assert_eq!(seen.html().matches("search?tag=").count(), 1, "one letter is a tag, signs are none");
    }

    async fn a_tag_of_what_one_may_not_see_does_not_exist(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Behind", SpaceVisibility::Members, &ana).await;
        tagged(&ana, &net, hidden, "Secret", "zephyr, shared").await;
        tagged(&ana, &net, net.commons, "Open", "shared").await;
        let zephyr = number(&ana, "zephyr").await;
        all(&ana).await.sees("zephyr").sees("2 items");
        for other in [&ben, &net.steward] {
            all(other).await.is_fine().does_not_see("zephyr").sees("one item").does_not_see("2 items");
            other.opens("/n/green-city/tags?q=ze").await.does_not_see("zephyr</bdi>");
            assert_eq!(other.opens("/n/green-city/tags/offers?q=ze").await.is_fine().html().trim(), "");
            let (there, nowhere) = (other.opens(&format!("/n/green-city/search?tag={zephyr}")).await, other.opens("/n/green-city/search?tag=999").await);
            assert_eq!(there.html().replace(&format!("tag={zephyr}"), ""), nowhere.html().replace("tag=999", ""));
        }
        net.steward.opens(&format!("/n/green-city/tags/{zephyr}/edit")).await.is_missing();
        net.steward.sends(&format!("/n/green-city/tags/{zephyr}"), &[("name", "taken")]).await.is_missing();
        assert!(ana.opens("/n/green-city/tags/offers?q=ZÉ").await.html().contains("data-value=\"zephyr\""));
    }

    async fn what_is_deleted_or_moved_away_takes_its_tags_along(house: House) {
        let (net, ana, ben) = house.two().await;
        let hidden = house.space(&net, "Behind", SpaceVisibility::Members, &ana).await.to_string();
        let gone = tagged(&ana, &net, net.commons, "Gone", "asparagus").await;
        let moved = tagged(&ana, &net, net.commons, "Moved", "rhubarb").await;
        all(&ben).await.sees("asparagus").sees("rhubarb");
        ana.sends(&format!("{gone}/removal"), &[]).await;
        ana.sends(&format!("{moved}/move"), &[("space", &hidden)]).await;
        all(&ben).await.does_not_see("asparagus").does_not_see("rhubarb");
        all(&ana).await.does_not_see("asparagus").sees("rhubarb");
    }

    async fn facilitators_rename_a_tag_and_make_one_of_two(house: House) {
        let (net, ana, ben) = house.two().await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        tagged(&ana, &net, net.commons, "First", "watter").await;
        tagged(&ana, &net, net.commons, "Both", "water, watter").await;
        tagged(&ana, &net, net.commons, "Second", "water").await;
        let (wrong, right) = (number(&ben, "watter").await, number(&ben, "water").await);
        ben.opens(&format!("/n/green-city/tags/{wrong}/edit")).await.is_missing();
        ben.sends(&format!("/n/green-city/tags/{wrong}"), &[("name", "mine")]).await.is_missing();
        let path = format!("/n/green-city/tags/{wrong}");
        fay.sends(&path, &[("name", "")]).await.is_refused();
        fay.sends(&path, &[("name", "a, b")]).await.is_refused().sees("no comma");
        fay.sends(&path, &[("name", &"x".repeat(41))]).await.is_refused().sees("40 characters");
        fay.does(&path, &[("name", "Watering")]).await.sees("new name").sees("Watering");
        fay.does(&path, &[("name", "WATER")]).await.sees("now one").does_not_see("Watering").sees("3 items");
        let seen = ben.opens(&format!("/n/green-city/search?tag={right}")).await;
        seen.sees("First").sees("Both").sees("Second");
        tagged(&ana, &net, net.commons, "Third", "watering").await;
        all(&ben).await.sees("4 items").does_not_see("atering");
        fay.does(&format!("/n/green-city/tags/{right}"), &[("name", "Watering")]).await.sees("Watering").sees("4 items");
        net.steward.opens("/n/green-city/log").await.sees("Fay merged two tags").sees("Fay renamed a tag");
    }

    async fn many_tags_are_read_page_by_page(house: House) {
        let (net, ana, ben) = house.two().await;
        for item in 0..15 {
            let tags: Vec<String> = (0..8).map(|tag| format!("tag {:03}", item * 8 + tag)).collect();
            tagged(&ana, &net, net.commons, &format!("Item {item}"), &tags.join(", ")).await;
        }
        let first = all(&ben).await;
        assert_eq!(first.html().matches("search?tag=").count(), 100);
        let second = ben.opens(&first.value("class=\"pager\"", "href").unwrap().replace("&#38;", "&")).await;
        assert_eq!(second.html().matches("search?tag=").count(), 20);
        assert_eq!(ben.opens("/n/green-city/tags?q=TAG%2011").await.html().matches("search?tag=").count(), 10);
        assert_eq!(ben.opens("/n/green-city/tags?q=tag%20007").await.html().matches("search?tag=").count(), 1);
    }

    async fn the_address_of_a_merged_tag_leads_to_the_other_and_counts_are_counted_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = tagged(&ana, &net, net.commons, "Rain barrels", "watr").await;
        tagged(&ana, &net, net.commons, "Wells", "water").await;
        let (old, new) = (number(&ben, "watr").await, number(&ben, "water").await);
        net.steward.does(&format!("/n/green-city/tags/{old}"), &[("name", "water")]).await.is_fine();
        let list = format!("/n/green-city/spaces/{}/items", net.commons);
        for tag in [&old, &new] {
            for page in [format!("{list}?tag={tag}"), format!("/n/green-city/search?tag={tag}")] {
                ben.opens(&page).await.is_fine().sees("Rain barrels").sees("Wells").sees("water");
            }
            net.steward.opens(&format!("/n/green-city/tags/{tag}/edit")).await.is_fine();
        }
        net.steward.does(&format!("{item}/pin"), &[("pin", "yes")]).await.is_fine();
        let home = ben.opens(&format!("/n/green-city/spaces/{}", net.commons)).await;
        assert_eq!(home.html().matches("<bdi dir=\"auto\">water</bdi>").count(), 2, "also what is pinned");
        runs(&house, &["doctor"]).await.is_well(true);
        let wrong = "UPDATE tag_counts SET amount = amount + 1 WHERE amount > 0";
        house.app.db.write(move |tx| tx.run(wrong, &[])).await.map_err(|error: db::Error| error).unwrap();
        runs(&house, &["doctor"]).await.is_well(false).says("3 items of a space are kept, and there are 2");
        let gone = "DELETE FROM tag_counts";
        house.app.db.write(move |tx| tx.run(gone, &[])).await.map_err(|error: db::Error| error).unwrap();
        runs(&house, &["doctor"]).await.is_well(false).says("0 items of a space are kept, and there are 2");
    }
}
