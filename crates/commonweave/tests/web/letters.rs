//! What members are told by letter while they are away: once, never nothing, and never what they may not see any more.

use crate::jobs::marks::runs_sql;
use crate::jobs::{works, works_off};
use crate::kit::{House, Net, Node, Person, START};
use crate::mail::{Mood, Server, link_to, mailing, plainly};
use crate::today::seen;
use axum::body::Body;
use axum::http::{Request, header};
use db::Time;
use house::access::{Role, SpaceRole, SpaceVisibility};
use house::jobs;
use house::mail::Office;
use std::sync::Arc;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAILY: [(&str, &str); 4] =
    [("digest", "daily"), ("digest_hour", "8"), ("digest_weekday", "1"), ("at_once", "true")];

/// Lets what is due at this hour of the day after the first, in Lisbon, be done.
async fn at(node: &Node, day: u32, hour: u32) {
    // Every test begins at ten in the morning.
    let since = HOUR * (24 * day + hour) - HOUR * 10;
    node.app.clock.set(Time::from_micros(START) + since);
    jobs::queue_recurring(&node.app).await.unwrap();
    works_off(&node.app).await;
}

/// Ben, who wants a letter each morning at eight.
async fn ben_wants_one(house: &House, node: &Node, net: &Net) -> Person {
    let ben = node.meets(&house.member(net, "Ben", Role::Member).await);
    jobs::queue_recurring(&node.app).await.unwrap();
    works_off(&node.app).await;
    ben.does("/account/mailing", &DAILY).await.is_fine();
    ben
}

async fn says(who: &Person, item: &str, words: &str) {
    who.does(&format!("{item}/messages"), &[("body", words)]).await.is_fine();
}

on_both! {
    async fn a_digest_tells_what_happened_while_one_was_away(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        ben_wants_one(&house, &node, &net).await;
        node.app.clock.forward(HOUR);
        let bees = house.item(&steward, &net, net.commons, "discussion", "Bees on the roof").await;
        says(&steward, &bees, "They make honey.").await;
        at(&node, 1, 7).await;
        assert_eq!(server.letters().len(), 0);
        at(&node, 1, 8).await;
        let [letter] = server.letters().try_into().unwrap();
        let letter = plainly(&letter);
        for part in ["To: ben@example.org", "Subject: green-city: one thing is new for you",
                     "Bees on the roof", "They make honey.", "Stella green-city", "text/plain", "text/html",
                     "List-Unsubscribe: <http", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                     "In-Reply-To: <digest-", "Auto-Submitted: auto-generated"] {
            assert!(letter.contains(part), "no “{part}” in {letter}");
        }
        // It comes once, and where nothing happened there is none.
        at(&node, 1, 9).await;
        at(&node, 2, 8).await;
        assert_eq!(server.letters().len(), 1);
        house.item(&steward, &net, net.commons, "discussion", "Wax too").await;
        at(&node, 3, 8).await;
        let letter = plainly(&server.letters()[1]);
        assert!(letter.contains("Wax too") && !letter.contains("honey"), "{letter}");
    }

    async fn what_one_has_looked_at_is_not_told_again(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let ben = ben_wants_one(&house, &node, &net).await;
        node.app.clock.forward(HOUR);
        let bees = house.item(&steward, &net, net.commons, "discussion", "Bees on the roof").await;
        says(&steward, &bees, "They make honey.").await;
        node.app.clock.forward(HOUR);
        ben.opens(&bees).await.sees("They make honey.");
        at(&node, 1, 8).await;
        assert_eq!(server.letters(), Vec::<String>::new());
    }

    async fn a_digest_tells_nothing_of_what_one_may_not_see_any_more(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let ben = ben_wants_one(&house, &node, &net).await;
        let space = house.space(&net, "Quiet room", SpaceVisibility::Members, &steward).await;
        house.enters(&net, space, &ben, SpaceRole::Member).await;
        node.app.clock.forward(HOUR);
        let secret = house.item(&steward, &net, space, "discussion", "Among us").await;
        says(&steward, &secret, "Tell nobody.").await;
        let open = house.item(&steward, &net, net.commons, "discussion", "For all").await;
        says(&steward, &open, "I take this back.").await;
        let message = steward.opens(&open).await.value("id=\"message-", "id").unwrap();
        let message = message.trim_start_matches("message-");
        steward.does(&format!("{open}/messages/{message}/removal"), &[]).await.is_fine();
        steward.does(&format!("/n/green-city/spaces/{space}/people/{}/removal", ben.member.unwrap()), &[]).await.is_fine();
        at(&node, 1, 8).await;
        let [letter] = server.letters().try_into().unwrap();
        let letter = plainly(&letter);
        assert!(letter.contains("For all"), "{letter}");
        for hidden in ["Among us", "Tell nobody", "Quiet room", "I take this back"] {
            assert!(!letter.contains(hidden), "“{hidden}” in {letter}");
        }
    }

    async fn nobody_gets_a_digest_twice_though_nodes_race_and_are_killed(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        for name in ["Ana", "Cleo", "Dan", "Eve"] {
            node.meets(&house.member(&net, name, Role::Member).await).does("/account/mailing", &DAILY).await.is_fine();
        }
        ben_wants_one(&house, &node, &net).await;
        node.app.clock.forward(HOUR);
        house.item(&steward, &net, net.commons, "discussion", "Bees on the roof").await;
        let mut other = house.demo();
        other.office = Office::open(&node.app.config).unwrap();
        other.config = node.app.config.clone();
        let other = Arc::new(other);
        // At eight the turn is planned, and a node is killed while it hands over the first letter.
        node.app.clock.set(Time::from_micros(START) + HOUR * 22);
        jobs::queue_recurring(&node.app).await.unwrap();
        while number_of(&node, "digest-letter").await == 0 {
            works(&node.app).await;
        }
        runs_sql(&node.app, "UPDATE jobs SET lease = 'gone', begun = TRUE
                             WHERE id = (SELECT MIN(id) FROM jobs WHERE name = 'digest-letter' AND state = 'waiting')").await;
        for _ in 0..10 {
            let _ = tokio::join!(works(&node.app), works(&other), works(&other));
        }
        jobs::queue_recurring(&other).await.unwrap();
        works_off(&other).await;
        let mut to: Vec<String> = server.letters().iter()
            .map(|letter| letter.lines().find(|line| line.starts_with("To:")).unwrap().to_owned()).collect();
        to.sort();
        let all = to.len();
        to.dedup();
        assert_eq!(to.len(), all, "twice: {to:?}");
        assert_eq!(all, 4, "{to:?}");
    }

    async fn one_post_without_signing_in_ends_such_letters(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let ben = ben_wants_one(&house, &node, &net).await;
        node.app.clock.forward(HOUR);
        house.item(&steward, &net, net.commons, "discussion", "Bees on the roof").await;
        at(&node, 1, 8).await;
        let link = link_to(&server.letters()[0], "unsubscription");
        // Programs that look at mail follow its links, and end nothing by that.
        house.visitor().opens(&link).await.is_fine().sees("Stop the e-mails about what happened");
        house.item(&steward, &net, net.commons, "discussion", "Wasps too").await;
        at(&node, 2, 8).await;
        assert_eq!(server.letters().len(), 2);
        // What a mail program sends has no cookie and comes from no page.
        let post = Request::post(&link).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let sent = house.visitor().asks(post.body(Body::from("List-Unsubscribe=One-Click")).unwrap()).await;
        sent.is_fine().sees("You will get no more e-mails");
        house.item(&steward, &net, net.commons, "discussion", "Hornets").await;
        at(&node, 3, 8).await;
        at(&node, 10, 8).await;
        assert!(server.letters().iter().skip(2).all(|letter| !letter.contains("To: ben@")));
        ben.opens("/account/mailing").await.is_fine().sees("Never");
        house.visitor().opens("/unsubscription/00000000000000000000000000000000").await.is_missing();
    }

    async fn letters_are_chosen_with_hours_that_exist(house: House) {
        let ana = house.account("Ana").await;
        ana.opens("/account").await.sees("What you are told by e-mail");
        ana.opens("/account/mailing").await.sees("This server does not send e-mail");
        let wrong = [("digest", "hourly"), ("digest_hour", "24"), ("digest_weekday", "0")];
        ana.sends("/account/mailing", &wrong).await.is_refused();
        ana.does("/account/mailing", &DAILY).await.sees("Saved.");
    }

    async fn a_steward_who_is_asked_for_is_told_at_once_unless_here_or_asleep(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let sora = house.member(&net, "Sora", Role::Steward).await;
        let awake = node.meets(&house.member(&net, "Awake", Role::Steward).await);
        let away = house.member(&net, "Away", Role::Steward).await;
        let asks = format!("/n/green-city/people/{}/recovery", sora.member.unwrap());
        node.app.clock.forward(HOUR);
        steward.does(&asks, &[]).await.is_fine();
        assert_eq!(works_off(&node.app).await, 0);
        node.app.clock.forward(Duration::from_secs(60 * 6));
        awake.opens("/n/green-city/today").await.is_fine();
        seen(&house, &awake, "seen_at", node.app.clock.now()).await;
        works_off(&node.app).await;
        let [letter] = server.letters().try_into().unwrap();
        let letter = plainly(&letter);
        for part in ["To: away@example.org", "asked for a link for a new password for Sora", "You are receiving this e-mail because you were needed"] {
            assert!(letter.contains(part), "no “{part}” in {letter}");
        }
        // In the night it waits for the morning. It is days later: what is asked for again while it waits tells nobody twice.
        let night = [("level", "mentions"), ("quiet_from", "1320"), ("quiet_to", "420")];
        node.meets(&away).does("/n/green-city/inbox/settings", &night).await.is_fine();
        node.app.clock.set(Time::from_micros(START) + HOUR * (72 + 13));
        steward.does(&asks, &[]).await.is_fine();
        node.app.clock.forward(HOUR);
        works_off(&node.app).await;
        let to_away = || server.letters().iter().filter(|letter| letter.contains("To: away@")).count();
        assert_eq!(to_away(), 1);
        node.app.clock.set(Time::from_micros(START) + HOUR * (72 + 21));
        works_off(&node.app).await;
        assert_eq!(to_away(), 2);
    }

    async fn a_digest_that_comes_late_leaves_nothing_out_and_says_where_there_is_more(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        ben_wants_one(&house, &node, &net).await;
        node.app.clock.forward(HOUR);
        house.item(&steward, &net, net.commons, "discussion", "Bees on the roof").await;
        at(&node, 1, 8).await;
        node.app.clock.forward(HOUR);
        house.item(&steward, &net, net.commons, "discussion", "Said before the server slept").await;
        // Three days without a server.
        at(&node, 4, 9).await;
        let letter = plainly(&server.letters()[1]);
        assert!(letter.contains("Said before the server slept") && !letter.contains("Bees"), "{letter}");
        for number in 0..25 {
            house.item(&steward, &net, net.commons, "discussion", &format!("Talk {number:02}")).await;
        }
        at(&node, 5, 8).await;
        let letter = plainly(&server.letters()[2]);
        assert!(letter.contains("Talk 24") && letter.contains("Talk 05") && !letter.contains("Talk 04"), "{letter}");
        for part in ["more than 20 things are new", "There is more in your inbox", "/n/green-city/inbox"] {
            assert!(letter.contains(part), "no “{part}” in {letter}");
        }
    }
}

async fn number_of(node: &Node, name: &'static str) -> i64 {
    let sql = "SELECT COUNT(*) FROM jobs WHERE name = $1";
    node.app.db.read(move |q| q.one(sql, &[&name])).await.map_err(|error: db::Error| error).unwrap()
}
