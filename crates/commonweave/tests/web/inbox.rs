//! What concerns somebody, in one list.

use crate::kit::{House, Net, Person, falls_silent, hears};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::inbox::{self, Letter};
use std::time::Duration;

async fn says(who: &Person, item: &str, body: &str) -> String {
    let sent = who.sends(&format!("{item}/messages"), &[("body", body)]).await;
    let to = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
    to.rsplit_once('-').unwrap().1.to_owned()
}

async fn later(house: &House) {
    house.app.clock.forward(Duration::from_secs(60));
}

fn inbox(net: &Net) -> String {
    format!("/n/{}/inbox", net.slug)
}

/// The number in the bar.
async fn count(who: &Person, net: &Net) -> String {
    let page = who.opens(&format!("/n/{}/spaces", net.slug)).await;
    let html = page.is_fine().html();
    let (_, after) = html.split_once("data-calls>").unwrap();
    after.split('<').next().unwrap().to_owned()
}

/// Reads until somebody's inbox says this: what a page has shown is noted when it is on its way.
async fn comes_to_say(who: &Person, net: &Net, wanted: &str) {
    for _ in 0..400 {
        if who.opens(&inbox(net)).await.text().contains(wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the inbox of {} never says {wanted}", who.name);
}

async fn letters(house: &House, who: &Person) -> (Vec<Letter>, Vec<Letter>) {
    let (member, rooms, now) = (who.member.unwrap(), house.app.rooms, house.now());
    let since = db::Time::from_micros(0);
    let read = house.app.db.read(move |q| {
        let all = inbox::lines_for(q, rooms, member, since, now)?;
        Ok::<_, house::web::Error>((all, inbox::direct(q, rooms, member, since, now)?))
    });
    read.await.unwrap()
}

on_both! {
    async fn whoever_is_mentioned_finds_one_line_however_much_is_said(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Which crossing?").await;
        later(&house).await;
        for body in ["@Ben, look", "And @Ben, this", "The **last** word"] {
            says(&ana, &item, body).await;
            later(&house).await;
        }
        let list = ben.opens(&inbox(&net)).await;
        list.is_fine().sees("Ana mentioned you").sees("The last word");
        assert_eq!(list.html().matches("id=\"line-").count(), 1);
        assert_eq!(count(&ben, &net).await, "1");
        ana.opens(&inbox(&net)).await.sees("Nothing is waiting");
        assert_eq!(count(&ana, &net).await, "");
    }

    async fn opening_reads_and_what_was_addressed_stays_until_it_is_done(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let called = house.item(&ana, &net, net.commons, "discussion", "For Ben").await;
        house.item(&ana, &net, net.commons, "discussion", "For all").await;
        later(&house).await;
        says(&ana, &called, "@Ben?").await;
        ben.opens(&inbox(&net)).await.sees("For Ben").sees("For all").sees("New in a space of yours");
        ben.opens(&called).await.is_fine();
        for _ in 0..400 {
            if count(&ben, &net).await.is_empty() { break; }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        assert_eq!(count(&ben, &net).await, "");
        let list = ben.opens(&inbox(&net)).await;
        list.sees("For Ben").sees("Ana mentioned you");
        assert_eq!(list.html().matches("is-unread").count(), 1);
        ben.does(&format!("{called}/done"), &[]).await.sees("Done: For Ben").does_not_see("Ana mentioned you");
        ben.opens(&inbox(&net)).await.does_not_see("For Ben").sees("For all");
        ben.does(&format!("{called}/return"), &[]).await.sees("Ana mentioned you");
    }

    async fn what_only_informs_goes_when_it_is_opened(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "For all").await;
        ben.opens(&inbox(&net)).await.sees("For all");
        ben.opens(&item).await.is_fine();
        comes_to_say(&ben, &net, "Nothing is waiting").await;
    }

    async fn an_answer_reaches_whoever_is_answered_and_answering_is_doing(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let item = house.item(&cleo, &net, net.commons, "discussion", "Roofs").await;
        let first = says(&ana, &item, "Flat ones").await;
        later(&house).await;
        ben.does(&format!("{item}/messages"), &[("body", "Why?"), ("parent", &first)]).await;
        ana.opens(&inbox(&net)).await.sees("Ben answered you");
        cleo.opens(&inbox(&net)).await.sees("You follow this").does_not_see("answered you");
        later(&house).await;
        says(&ana, &item, "Because").await;
        ana.opens(&inbox(&net)).await.does_not_see("Roofs");
        assert_eq!(count(&ana, &net).await, "");
    }

    async fn each_level_hears_of_its_own(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let old = house.item(&ana, &net, net.commons, "discussion", "Old talk").await;
        later(&house).await;
        ben.does(&format!("{}/done", inbox(&net)), &[]).await.sees("All of it is done");
        later(&house).await;
        says(&ana, &old, "Going on").await;
        house.item(&ana, &net, net.commons, "discussion", "New talk").await;
        later(&house).await;
        let settings = format!("{}/settings", inbox(&net));
        let level = async |word: &str| {
            let form = [("level", word), ("quiet_from", ""), ("quiet_to", "")];
            ben.does(&settings, &form).await.sees("Your choice is saved");
            ben.opens(&inbox(&net)).await
        };
        level("").await.sees("New talk").does_not_see("Old talk");
        level("everything").await.sees("New talk").sees("Old talk").sees("You hear everything");
        level("mentions").await.does_not_see("New talk").does_not_see("Old talk");
        let space = format!("/n/{}/spaces/{}/level", net.slug, net.commons);
        ben.does(&space, &[("level", "everything")]).await.is_fine();
        ben.opens(&inbox(&net)).await.sees("Old talk");
        ben.does(&format!("{old}/level"), &[("level", "none")]).await.is_fine();
        ben.opens(&inbox(&net)).await.sees("New talk").does_not_see("Old talk");
        says(&ana, &old, "@Ben, please").await;
        ben.opens(&inbox(&net)).await.does_not_see("Old talk");
        ben.sends(&space, &[("level", "loud")]).await.is_refused().sees("What I hear about");
    }

    async fn the_default_of_an_account_holds_in_all_its_networks(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        house.item(&ana, &net, net.commons, "discussion", "New talk").await;
        ben.does("/account/inbox", &[("level", "mentions")]).await.sees("Your choice is saved").sees("green-city");
        ben.opens(&inbox(&net)).await.sees("Nothing is waiting");
        ben.sends("/account/inbox", &[("level", "")]).await.is_refused();
        ben.opens("/account").await.sees("What I hear about");
    }

    async fn everyone_in_a_space_is_called_without_a_row_for_each(house: House) {
        let (net, ana, ben) = house.two().await;
        let space = house.space(&net, "Bike lanes", SpaceVisibility::Network, &ana).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        let item = house.item(&ana, &net, space, "discussion", "Kerbs").await;
        ben.does(&format!("{}/settings", inbox(&net)), &[("level", "mentions"), ("quiet_from", ""), ("quiet_to", "")]).await;
        later(&house).await;
        says(&ana, &item, "@everyone, tomorrow at nine").await;
        ben.opens(&inbox(&net)).await.sees("Everyone in the space was called").sees("tomorrow at nine");
        let rows = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM attention WHERE stands", &[])).await;
        assert_eq!(rows.map_err(|error: db::Error| error).unwrap(), 0);
    }

    async fn what_is_put_off_comes_back_in_its_time(house: House) {
        let (net, ana, ben) = house.two().await;
        later(&house).await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        ben.does(&format!("{item}/snooze"), &[("until", "tomorrow")]).await.sees("Put off: Roofs").sees("Nothing is waiting");
        assert_eq!(count(&ben, &net).await, "");
        ben.opens(&format!("{}?show=later", inbox(&net))).await.sees("Roofs").sees("comes back");
        house.app.clock.forward(Duration::from_secs(60 * 60 * 24));
        ben.opens(&inbox(&net)).await.sees("You wanted to come back to this");
        assert_eq!(count(&ben, &net).await, "1");
        ben.does(&format!("{item}/snooze"), &[("until", "week")]).await;
        ben.does(&format!("{item}/return"), &[]).await.sees("It is back in your inbox").sees("You wanted to come back");
    }

    async fn all_of_it_is_done_up_to_a_line_and_can_be_taken_back(house: House) {
        let (net, ana, ben) = house.two().await;
        for title in ["First", "Second", "Third"] {
            later(&house).await;
            let item = house.item(&ana, &net, net.commons, "discussion", title).await;
            says(&ana, &item, "@Ben").await;
        }
        let list = ben.opens(&inbox(&net)).await;
        let second = list.html().split("id=\"line-").nth(2).unwrap();
        let to = second.split_once("name=\"to\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        ben.does(&format!("{}/done", inbox(&net)), &[("to", &to)]).await.sees("All of it is done").sees("Third").does_not_see("Second");
        assert_eq!(count(&ben, &net).await, "1");
        ben.does(&format!("{}/return", inbox(&net)), &[]).await.sees("First").sees("Second").sees("Third");
        assert_eq!(count(&ben, &net).await, "3");
    }

    async fn a_long_list_is_read_page_by_page_each_line_once(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut first = String::new();
        for number in 1..=40 {
            later(&house).await;
            let item = house.item(&ana, &net, net.commons, "discussion", &format!("Thought {number}.")).await;
            if number % 3 == 0 { says(&ana, &item, "@Ben").await; }
            if number == 3 { first = item; }
        }
        later(&house).await;
        let form = [("level", "everything"), ("quiet_from", ""), ("quiet_to", "")];
        ben.does(&format!("{}/settings", inbox(&net)), &form).await;
        says(&ana, &first, "Anew").await;
        let (mut seen, mut next) = (Vec::new(), Some(inbox(&net)));
        while let Some(path) = next {
            let page = ben.opens(&path).await;
            let lines = page.html().split("id=\"line-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            seen.extend(lines);
            next = page.html().contains("rel=\"next\"").then(|| page.value("rel=\"next\"", "href").unwrap().replace("&#38;", "&").replace("&amp;", "&"));
        }
        assert_eq!(seen[0], first.rsplit('/').next().unwrap());
        assert_eq!(seen.len(), 40);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 40);
    }

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
            .sees("Choose when your quiet hours begin and when they end");
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
        let trust = net.steward.opens("/n/green/organisations").await.value("href=\"/n/green/organisations/", "href").unwrap();
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

    async fn today_shows_what_is_addressed_to_one(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        later(&house).await;
        says(&ana, &item, "@Ben").await;
        ben.opens(&format!("/n/{}/today", net.slug)).await.sees("One thing is addressed to you").sees("Ana mentioned you");
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
}
