//! Two tabs on one thing: whoever saves second is told what the first has changed, and loses nothing.

use crate::kit::{House, Person, Seen};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};

/// A form as a browser has it after opening this page: every field as it stands there.
async fn form(who: &Person, page: &str, action: &str) -> Vec<(String, String)> {
    let seen = who.opens(page).await;
    form_of(&seen, action)
}

fn form_of(seen: &Seen, action: &str) -> Vec<(String, String)> {
    let markup = seen.markup();
    markup.form(action).unwrap_or_else(|| panic!("no form for {action}: {}", seen.html())).as_it_stands()
}

/// The same form with other things typed into some of its fields.
fn typed(form: &[(String, String)], changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = form.to_vec();
    for (field, value) in changes {
        form.retain(|(name, _)| name != field);
        form.push(((*field).to_owned(), (*value).to_owned()));
    }
    form
}

async fn sends(who: &Person, action: &str, form: &[(String, String)]) -> Seen {
    let fields: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.sends(action, &fields).await
}

/// The number of the sentence that is like this, of the story of a year.
async fn sentence(house: &House, like: &'static str) -> i64 {
    let found = house.app.db.read(move |q| {
        q.one::<i64>("SELECT id FROM annual_sentences WHERE made LIKE $1 ORDER BY id LIMIT 1", &[&like])
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

on_both! {
    async fn of_two_who_change_an_organisation_the_second_is_told(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        let fields = [("name", "Choir"), ("sector", "arts"), ("seeks", "Voices"), ("brings", "Songs")];
        let page = net.steward.sends("/n/green/organisations", &fields).await.leads_to().unwrap();
        let edit = format!("{page}/edit");
        let (hers, mine) = (form(&fay, &edit, &page).await, form(&net.steward, &edit, &page).await);
        let saved = typed(&hers, &[("seeks", "Altos"), ("place", "Porto"), ("sector", "community")]);
        sends(&fay, &page, &saved).await.goes_to(&page);
        let told = sends(&net.steward, &page, &typed(&mine, &[("seeks", "Basses"), ("brings", "A hall")])).await;
        told.is_refused().sees("Someone else saved this while you were writing");
        told.sees("Looks for Altos You wrote something different").sees("Place Porto Taken over below");
        told.sees("Sector Community Taken over below");
        let again = form_of(&told, &page);
        for (field, value) in [("seeks", "Basses"), ("brings", "A hall"), ("place", "Porto"), ("sector", "community")] {
            assert!(again.contains(&(field.to_owned(), value.to_owned())), "{field}: {again:?}");
        }
        sends(&net.steward, &page, &again).await.goes_to(&page);
        net.steward.opens(&page).await.sees("Basses").sees("A hall").sees("Porto").sees("Community").does_not_see("Altos");
    }

    async fn whoever_saves_what_stands_there_already_is_not_stopped(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let fields = [("name", "Choir"), ("sector", "arts"), ("about", "Line\n\nLine")];
        let page = net.steward.sends("/n/green/organisations", &fields).await.leads_to().unwrap();
        let one = form(&net.steward, &format!("{page}/edit"), &page).await;
        let both = typed(&one, &[("place", "Porto"), ("about", "Line\r\n\r\nLine")]);
        sends(&net.steward, &page, &both).await.goes_to(&page);
        sends(&net.steward, &page, &both).await.goes_to(&page);
    }

    async fn two_tabs_on_ones_own_profile_lose_nothing(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let (action, page) = ("/n/green/profile", format!("/n/green/people/{}", ana.member.unwrap()));
        let (one, two) = (form(&ana, action, action).await, form(&ana, action, action).await);
        sends(&ana, action, &typed(&one, &[("offers", "Roofs\nStatics"), ("place", "Porto")])).await.goes_to(&page);
        let told = sends(&ana, action, &typed(&two, &[("offers", "Choir"), ("about", "Long and dear text")])).await;
        told.is_refused().sees("Someone else saved this").sees("Offers Roofs Statics You wrote something different");
        let again = form_of(&told, action);
        assert!(again.contains(&("about".to_owned(), "Long and dear text".to_owned())), "{again:?}");
        assert!(again.contains(&("place".to_owned(), "Porto".to_owned())), "{again:?}");
        sends(&ana, action, &again).await.goes_to(&page);
        ana.opens(&page).await.sees("Choir").sees("Porto").sees("Long and dear text").does_not_see("Statics");
    }

    async fn two_who_hold_a_space_see_what_the_other_saved(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let space = house.space(&net, "Water", SpaceVisibility::Network, &net.steward).await;
        let (action, edit) = (format!("/n/green/spaces/{space}"), format!("/n/green/spaces/{space}/edit"));
        let (one, two) = (form(&net.steward, &edit, &action).await, form(&net.steward, &edit, &action).await);
        sends(&net.steward, &action, &typed(&one, &[("visibility", "public")])).await.goes_to(&action);
        let told = sends(&net.steward, &action, &typed(&two, &[("purpose", "To watch it.")])).await;
        told.is_refused().sees("Someone else saved this").sees("Taken over below");
        let again = form_of(&told, &action);
        assert!(again.contains(&("visibility".to_owned(), "public".to_owned())), "{again:?}");
        sends(&net.steward, &action, &again).await.goes_to(&action);
    }

    async fn two_stewards_who_change_the_settings_do_not_undo_each_other(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let action = "/n/green/settings";
        let (one, two) = (form(&net.steward, action, action).await, form(&net.steward, action, action).await);
        sends(&net.steward, action, &typed(&one, &[("visibility", "unlisted")])).await.goes_to(action);
        let told = sends(&net.steward, action, &typed(&two, &[("summary", "We sing.")])).await;
        told.is_refused().sees("Someone else saved this").sees("Anyone who has the link");
        sends(&net.steward, action, &form_of(&told, action)).await.goes_to(action);
        house.visitor().opens("/n/green").await.is_fine().sees("We sing.");
    }

    async fn who_changes_a_message_in_two_windows_is_told(house: House) {
        let (net, ana, _) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Roofs").await;
        let posted = ana.sends(&format!("{item}/messages"), &[("body", "Slate")]).await.leads_to().unwrap();
        let message = format!("{item}/messages/{}", posted.rsplit_once('-').unwrap().1);
        let edit = format!("{message}/edit");
        let (one, other) = (form(&ana, &edit, &message).await, form(&ana, &edit, &message).await);
        assert!(sends(&ana, &message, &typed(&one, &[("body", "Slate and moss")])).await.leads_to().is_some());
        let told = sends(&ana, &message, &typed(&other, &[("body", "Slate or tiles")])).await;
        told.is_refused().sees("saved this while you were writing").sees("Slate and moss").keeps("Slate or tiles");
        let again = form_of(&told, &message);
        assert!(sends(&ana, &message, &again).await.leads_to().is_some());
        ana.opens(&item).await.sees("Slate or tiles");
    }

    async fn of_two_who_answer_an_idea_the_second_is_told(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "idea", "A repair cafe").await;
        house.enters(&net, net.commons, &ben, SpaceRole::Facilitator).await;
        let answer = format!("{}/answer", item.replace("/items/", "/ideas/"));
        let (his, mine) = (form(&ben, &answer, &answer).await, form(&net.steward, &answer, &answer).await);
        let saved = typed(&his, &[("stance", "taken-up"), ("body", "In May")]);
        assert!(sends(&ben, &answer, &saved).await.leads_to().is_some());
        let told = sends(&net.steward, &answer, &typed(&mine, &[("stance", "declined"), ("body", "No room")])).await;
        told.is_refused().sees("In May").sees("We are doing it").keeps("No room");
        ana.opens(&item).await.sees("In May").does_not_see("No room");
    }

    async fn of_two_who_write_the_story_of_a_year_the_second_is_told(house: House) {
        let (net, ana, _) = house.two().await;
        let other = house.member(&net, "Omar", Role::Steward).await;
        let space = net.commons.to_string();
        let met = [("kind", "event"), ("space", &*space), ("title", "Open day"), ("body", ""), ("day", "2026-11-16"), ("start", "18:00")];
        ana.sends("/n/green-city/items", &met).await.leads_to().unwrap();
        house.app.clock.forward(std::time::Duration::from_secs(5 * 86_400));
        net.steward.does("/n/green-city/annual", &[("year", "2026")]).await.is_fine();
        let own = [("opening", "A year."), ("new", "We bought a kettle."), ("chapter", "learned"), ("link", "")];
        net.steward.does("/n/green-city/annual/2026/draft", &own).await.sees("We bought a kettle");
        let draft = "/n/green-city/annual/2026/draft";
        let (kettle, day) = (sentence(&house, "%kettle%").await, sentence(&house, "%Open day%").await);
        let (text, other_text, place, keep) =
            (format!("text-{kettle}"), format!("text-{day}"), format!("place-{day}"), format!("keep-{day}"));
        let (his, mine) = (form(&other, draft, draft).await, form(&net.steward, draft, draft).await);
        let mut saved = typed(&his, &[("opening", "Another year."), (&*text, "We bought two kettles."), (&*place, "7")]);
        saved.retain(|(name, _)| *name != keep);
        sends(&other, draft, &saved).await.goes_to(draft);
        let changes = [(text.as_str(), "We bought a red kettle."), (other_text.as_str(), "Everybody came.")];
        let told = sends(&net.steward, draft, &typed(&mine, &changes)).await;
        told.is_refused().sees("Someone else saved this while you were writing").markup();
        told.sees("Opening words Another year. Taken over below").sees("We bought two kettles. You wrote something different");
        told.keeps("We bought a red kettle.").keeps("Everybody came.");
        let again = form_of(&told, draft);
        for (field, value) in [("opening", "Another year."), (&*text, "We bought a red kettle."), (&*place, "7")] {
            assert!(again.contains(&(field.to_owned(), value.to_owned())), "{field}: {again:?}");
        }
        assert!(again.iter().all(|(name, _)| *name != keep), "what the other left out is left out: {again:?}");
        sends(&net.steward, draft, &again).await.goes_to(draft);
        let page = net.steward.opens(draft).await;
        page.sees("Another year.").sees("We bought a red kettle.").sees("Everybody came.").does_not_see("two kettles");
        // Sent again it says the same, and nobody is told.
        sends(&net.steward, draft, &again).await.goes_to(draft);
    }
}
