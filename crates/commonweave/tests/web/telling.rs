//! Who is told what, by the page, the number, the stream and letters: what they may read at that moment, and no word more.

use crate::inbox::{count, inbox, later, says};
use crate::kit::{House, Person, falls_silent, hears};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::inbox::{self as attention, Letter};
use std::time::Duration;

async fn letters(house: &House, who: &Person) -> (Vec<Letter>, Vec<Letter>) {
    let (member, rooms, now) = (who.member.unwrap(), house.app.rooms, house.now());
    let since = db::Time::from_micros(0);
    let read = house.app.db.read(move |q| {
        let all = attention::lines_for(q, rooms, member, &(since..=now), 100, now)?;
        Ok::<_, house::web::Error>((all, attention::direct(q, rooms, member, since, now)?))
    });
    read.await.unwrap()
}

on_both! {
    async fn whoever_loses_the_right_to_read_loses_the_line_everywhere(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "discussion", "Secret plan").await;
        later(&house).await;
        says(&ana, &item, "@Ben, quietly").await;
        ben.opens(&inbox(&net)).await.sees("Secret plan");
        let mut stream = ben.opens(&format!("{}/live", inbox(&net))).await.streams();
        falls_silent(&mut stream).await;
        ana.does(&format!("/n/{}/spaces/{space}/people/{}/removal", net.slug, ben.member.unwrap()), &[]).await.is_fine();
        hears(&mut stream, "action=\"refresh\"").await;
        for path in ["", "?show=mine", "?show=later"] {
            ben.opens(&format!("{}{path}", inbox(&net))).await.is_fine().does_not_see("Secret").does_not_see("Quiet room");
        }
        assert_eq!(count(&ben, &net).await, "");
        ben.opens(&format!("/n/{}/today", net.slug)).await.does_not_see("Secret");
        let (all, direct) = letters(&house, &ben).await;
        assert!(all.is_empty() && direct.is_empty());
        let mut again = ben.comes_back(&format!("{}/live", inbox(&net)), "0-0").await.streams();
        later(&house).await;
        let open = house.item(&ana, &net, net.commons, "discussion", "For Ben").await;
        says(&ana, &open, "@Ben, aloud").await;
        let heard = hears(&mut again, "For Ben").await;
        assert!(!heard.contains("Secret") && !heard.contains("Quiet"), "{heard}");
    }

    async fn who_may_not_read_is_not_told_and_the_writer_learns_nothing(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let item = house.item(&ana, &net, space, "discussion", "Secret plan").await;
        let mut stream = ben.opens(&format!("{}/live", inbox(&net))).await.streams();
        later(&house).await;
        says(&ana, &item, "@Ben ought to know").await;
        assert!(ana.opens(&item).await.html().contains("class=\"mention\">@Ben</a>"));
        ben.opens(&inbox(&net)).await.sees("Nothing is waiting");
        assert_eq!(count(&ben, &net).await, "");
        let (all, direct) = letters(&house, &ben).await;
        assert!(all.is_empty() && direct.is_empty());
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        ben.opens(&format!("{}?show=mine", inbox(&net))).await.does_not_see("Secret plan");
        let open = house.item(&ana, &net, net.commons, "discussion", "For Ben").await;
        says(&ana, &open, "@Ben, aloud").await;
        let heard = hears(&mut stream, "For Ben").await;
        assert!(!heard.contains("Secret"), "{heard}");
    }

    async fn the_open_inbox_hears_what_comes_and_the_number_follows(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let list = ben.opens(&inbox(&net)).await;
        let live = list.value("<body", "data-live").unwrap();
        let mut stream = ben.opens(&live).await.streams();
        later(&house).await;
        says(&ana, &item, "@Ben, come and see").await;
        let heard = hears(&mut stream, "come and see").await;
        assert!(heard.contains("targets=\"[data-calls]\"><template>1</template>"), "{heard}");
        assert!(heard.contains("action=\"prepend\" target=\"inbox-lines\""), "{heard}");
    }

    async fn in_quiet_hours_nothing_comes_by_itself(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let settings = format!("{}/settings", inbox(&net));
        ben.sends(&settings, &[("level", ""), ("quiet_from", "540"), ("quiet_to", "")]).await.is_refused()
            .sees("Choose both a beginning and an end for your quiet hours");
        ben.does(&settings, &[("level", ""), ("quiet_from", "540"), ("quiet_to", "720")]).await.sees("Your choice is saved");
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let mut of_ben = ben.opens(&format!("{}/live", inbox(&net))).await.streams();
        let mut of_cleo = cleo.opens(&format!("{}/live", inbox(&net))).await.streams();
        later(&house).await;
        says(&ana, &item, "@Ben and @Cleo").await;
        hears(&mut of_cleo, "Roofs").await;
        house.app.clock.forward(Duration::from_secs(3 * 60 * 60));
        says(&ana, &item, "@Ben, good day").await;
        let heard = hears(&mut of_ben, "good day").await;
        assert_eq!(heard.matches("<turbo-stream action=\"prepend\"").count(), 1, "{heard}");
        ben.opens(&inbox(&net)).await.sees("Roofs");
    }

    async fn letters_tell_what_the_list_tells(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        house.item(&ana, &net, net.commons, "discussion", "For all").await;
        let item = house.item(&ana, &net, net.commons, "discussion", "For Ben").await;
        later(&house).await;
        says(&ana, &item, "@Ben, *come* & see").await;
        let (all, direct) = letters(&house, &ben).await;
        let titles: Vec<&str> = all.iter().map(|letter| letter.title.as_str()).collect();
        assert_eq!(titles, ["For Ben", "For all"]);
        assert_eq!(direct.len(), 1);
        assert_eq!(direct[0].newest, Some(("Ana".to_owned(), "@Ben, come & see".to_owned())));
        ben.does("/n/green-city/departure", &[("confirm", "yes")]).await;
        let (all, direct) = letters(&house, &ben).await;
        assert!(all.is_empty() && direct.is_empty());
        let left = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM attention WHERE stands", &[])).await;
        assert_eq!(left.map_err(|error: db::Error| error).unwrap(), 0);
    }

    async fn an_organisation_is_called_by_those_who_stand_for_it(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let rita = house.member(&net, "Rita", Role::Member).await;
        let staff = house.member(&net, "Sven", Role::Member).await;
        net.steward.does("/n/green/organisations", &[("name", "River Trust"), ("sector", "non-profit")]).await;
        let trust = rita.opens("/n/green/organisations").await.value("href=\"/n/green/organisations/", "href").unwrap();
        for who in [&rita, &staff] {
            who.does(&format!("{trust}/affiliation"), &[]).await.is_fine();
        }
        net.steward.does(&format!("{trust}/representatives/{}", rita.member.unwrap()), &[]).await.is_fine();
        let item = house.item(&ana, &net, net.commons, "discussion", "The weir").await;
        later(&house).await;
        says(&ana, &item, "What says @River Trust?").await;
        rita.opens("/n/green/inbox?show=mine").await.sees("Ana mentioned an organisation you stand for");
        staff.opens("/n/green/inbox?show=mine").await.does_not_see("The weir");
    }

    async fn what_a_page_shows_while_it_is_open_is_read_too(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        later(&house).await;
        let message = says(&ana, &item, "@Ben").await;
        assert_eq!(count(&ben, &net).await, "1");
        assert!(ben.sends(&format!("{item}/reading"), &[("message", &message)]).await.status.is_success());
        assert_eq!(count(&ben, &net).await, "");
    }

    async fn a_line_goes_at_once_with_its_item_also_where_one_was_only_called_by(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Open room", SpaceVisibility::Network, &ana).await;
        let quiet = house.space(&net, "Quiet room", SpaceVisibility::Members, &ana).await;
        let gone = house.item(&ana, &net, space, "discussion", "Wrong place").await;
        let moved = house.item(&ana, &net, space, "discussion", "To be moved").await;
        later(&house).await;
        for item in [&gone, &moved] {
            says(&ana, item, "@Ben?").await;
        }
        ben.opens(&inbox(&net)).await.sees("Wrong place").sees("To be moved");
        let mut stream = ben.opens(&format!("{}/live", inbox(&net))).await.streams();
        falls_silent(&mut stream).await;
        ana.does(&format!("{gone}/removal"), &[]).await.is_fine();
        hears(&mut stream, "action=\"refresh\"").await;
        falls_silent(&mut stream).await;
        ana.does(&format!("{moved}/move"), &[("space", &quiet.to_string())]).await.is_fine();
        hears(&mut stream, "action=\"refresh\"").await;
        ben.opens(&inbox(&net)).await.does_not_see("Wrong place").does_not_see("To be moved");
        let (all, direct) = letters(&house, &ben).await;
        assert!(all.is_empty() && direct.is_empty());
    }
}
