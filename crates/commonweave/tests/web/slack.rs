//! A workspace of Slack moves in: looked through, brought in, and brought again without any effect.

use crate::commands::runs;
use crate::kit::{Net, Person, Seen};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

const USERS: &str = r#"[
    {"id": "U1", "name": "ana", "real_name": "Ana Sá", "profile": {"email": "ANA@example.org"}},
    {"id": "U2", "name": "omar", "profile": {"real_name": "عمر حداد"}},
    {"id": "U3", "name": "gone", "deleted": true, "profile": {"real_name": "Gerd Gone"}},
    {"id": "U4", "name": "quiet", "deleted": true, "profile": {"real_name": "Quentin Quiet"}},
    {"id": "B1", "name": "weather", "is_bot": true, "profile": {"real_name": "Weather"}}]"#;
const CHANNELS: &str = r#"[
    {"id": "C1", "name": "general", "created": 1736400000, "creator": "U1", "purpose": {"value": "For *all*"}, "members": ["U1"]},
    {"id": "C2", "name": "old-plans", "created": 1736400000, "creator": "U3", "is_archived": true},
    {"id": "C3", "name": "empty", "creator": "U1"}]"#;
const GROUPS: &str = r#"[{"id": "G1", "name": "board", "creator": "U1", "members": ["U1", "U2"]}]"#;
const FIRST: &str = r#"[
    {"user": "U1", "text": "Hello <@U2>, see <#C2|old-plans> &amp; *this*", "ts": "1736478514.000100", "thread_ts": "1736478514.000100",
     "reactions": [{"name": "tada", "users": ["U2", "U9"]}, {"name": "our_parrot", "users": ["U1"]}],
     "edited": {"user": "U1", "ts": "1736478600.000000"}, "files": [{"name": "plan.pdf"}]},
    {"user": "U3", "text": "joined", "subtype": "channel_join", "ts": "1736478515.000100"},
    {"user": "U9", "text": "Nobody knows me", "ts": "1736478516.000100"},
    {"bot_id": "B1", "subtype": "bot_message", "username": "Weather", "text": "Rain", "ts": "1736478517.000100"},
    {"user": "U2", "text": "Good day", "ts": "1736478520.000100", "thread_ts": "1736478514.000100"}]"#;
/// The file of a day that lies before the other, named as if it came after it; and a message of 1970.
const SECOND: &str = r#"[
    {"user": "U3", "text": "The very first", "ts": "1736410000.000100"},
    {"user": "U3", "text": "Of 1970", "ts": "0.000000"},
    {"user": "U1", "text": "An answer to what is gone", "ts": "1736410009.000100", "thread_ts": "1736000000.000100"}]"#;

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn export() -> Vec<u8> {
    zipped(&[
        ("users.json", USERS),
        ("channels.json", CHANNELS),
        ("groups.json", GROUPS),
        ("general/2025-01-10.json", FIRST),
        ("general/2025-01-09.json", "{broken"),
        ("old-plans/2025-01-12.json", SECOND),
        (
            "board/2025-01-10.json",
            r#"[{"user": "U2", "text": "A secret of the board", "ts": "1736478514.000100"}]"#,
        ),
        ("secret-club/2025-01-10.json", r#"[{"user": "U2", "text": "Unlisted", "ts": "1736478514.000100"}]"#),
    ])
}

/// Sends an export and answers with the address of its page.
pub async fn brings(who: &Person, net: &Net, bytes: &[u8], more: &[(&str, &str)]) -> String {
    let space = net.commons.to_string();
    let fields = [&[("space", space.as_str())], more].concat();
    let sent =
        who.sends_file(&format!("/n/{}/slack", net.slug), &fields, ("file", "export.zip", bytes)).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}: {}", sent.status, sent.text()))
}

async fn applies(who: &Person, import: &str) -> Seen {
    who.sends(&format!("{import}/application"), &[]).await.goes_to(import);
    for _ in 0..6_000 {
        let seen = who.opens(import).await;
        if !seen.html().contains(" data-again") {
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the export does not come to an end");
}

/// The address of an item with this title, in the list of a space.
pub async fn item(who: &Person, net: &Net, title: &str) -> String {
    let list = who.opens(&format!("/n/{}/spaces/{}/items", net.slug, net.commons)).await;
    let html = list.html();
    let end = html
        .find(&format!("<bdi dir=\"auto\">{title}</bdi></a>"))
        .unwrap_or_else(|| panic!("{}", list.text()));
    let start = html[..end].rfind("href=\"").unwrap() + 6;
    html[start..].split(['"', '#']).next().unwrap().to_owned()
}

/// Where the first thread of a channel stands.
fn thread(channel: &Seen) -> String {
    let link = channel.value("<a class=\"message-replies", "href").unwrap();
    link.split('#').next().unwrap().to_owned()
}

on_both! {
    async fn a_workspace_moves_in_and_a_second_time_changes_nothing(house: House) {
        let (net, ana, _) = house.two().await;
        let import = brings(&net.steward, &net, &export(), &[]).await;
        let trial = net.steward.opens(&import).await;
        trial.sees("1 person is new").sees("known already: 1").sees("3 new channels").sees("7 new messages");
        trial.sees("1 private channel is left out").sees("secret-club").sees("general/2025-01-09.json");
        trial.sees("our_parrot 1").sees("channel_join 1").sees("1 message had an impossible time").sees("U9");
        assert!(!ana.opens(&format!("/n/green-city/spaces/{}/items", net.commons)).await.text().contains("general"));
        applies(&net.steward, &import).await.sees("7 new messages; here already: 0").sees("To the space");

        let general = ana.opens(&item(&ana, &net, "general").await).await;
        general.sees("Hello @عمر حداد").sees("#old-plans & this").sees("plan.pdf").sees("🎉 1").sees("edited");
        general.sees("Weather: Rain").sees("U9: Nobody knows me").sees("1 reply").sees("For all");
        general.does_not_see("secret of the board");
        let old = ana.opens(&item(&ana, &net, "old-plans").await).await;
        old.sees("This is closed").sees("Gerd Gone").sees("Of 1970");
        let text = old.text();
        assert!(text.find("The very first") < text.find("An answer to what is gone"));
        ana.opens(&item(&ana, &net, "empty").await).await.sees("Nobody has written yet");
        net.steward.opens("/n/green-city/people?state=invited").await.sees("عمر حداد").does_not_see("Gerd");
        ana.opens(&format!("/n/green-city/people/{}", ana.member.unwrap())).await.is_fine();

        let again = brings(&net.steward, &net, &export(), &[]).await;
        net.steward.opens(&again).await.sees("Everything in this export is already here");
        let said = runs(&house, &["doctor"]).await;
        said.is_well(true);
    }

    async fn what_unpacks_into_too_much_for_a_page_is_refused_before_it_is_unpacked(house: House) {
        let (net, ..) = house.two().await;
        let mut bytes = export();
        // The list of contents says of its first file that it unpacks into two gigabytes.
        let entry = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[entry + 24..entry + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
        let space = net.commons.to_string();
        let fields = [("space", space.as_str())];
        let sent = net.steward.sends_file("/n/green-city/slack", &fields, ("file", "export.zip", &bytes)).await;
        sent.is_refused().sees("unpacks to more than 512 megabytes").sees("commonweave import slack");
    }

    async fn private_channels_come_only_when_asked_and_only_to_their_own_people(house: House) {
        let (net, ana, ben) = house.two().await;
        let import = brings(&net.steward, &net, &export(), &[("private", "true")]).await;
        applies(&net.steward, &import).await.sees("4 new channels");
        let spaces = ana.opens("/n/green-city/spaces").await;
        assert!(spaces.html().contains(">board<"), "{}", spaces.html());
        for other in [&ben, &net.steward] {
            other.opens("/n/green-city/spaces").await.does_not_see(">board<");
            other.opens("/n/green-city/today").await.does_not_see(">board<");
        }
        net.steward.opens("/n/green-city/log").await.does_not_see("“board”");
    }

    async fn a_later_export_brings_what_is_new(house: House) {
        let (net, ana, _) = house.two().await;
        let import = brings(&net.steward, &net, &export(), &[]).await;
        applies(&net.steward, &import).await.is_fine();
        let later = r#"[{"user": "U1", "text": "A late answer", "ts": "1736480000.000100", "thread_ts": "1736478514.000100"},
            {"subtype": "message_changed", "ts": "1736480001.0", "message":
                {"user": "U2", "text": "Good evening", "ts": "1736478520.000100", "edited": {"ts": "1736480001.000000"}}}]"#;
        let more = zipped(&[("users.json", USERS), ("channels.json", CHANNELS),
                            ("general/2025-01-10.json", FIRST), ("general/2025-01-11.json", later)]);
        let import = brings(&net.steward, &net, &more, &[]).await;
        applies(&net.steward, &import).await.sees("1 new message; here already: 4");
        let general = ana.opens(&item(&ana, &net, "general").await).await;
        let thread = ana.opens(&thread(&general)).await;
        thread.sees("A late answer").sees("Good evening").does_not_see("Good day");
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn whoever_turns_out_to_be_somebody_of_the_workspace_has_their_words(house: House) {
        let (net, _, _) = house.two().await;
        let import = brings(&net.steward, &net, &export(), &[]).await;
        applies(&net.steward, &import).await.is_fine();
        let omar = house.member(&net, "عمر حداد", Role::Member).await;
        omar.does("/n/green-city/claim", &[]).await.is_fine();
        let claims = net.steward.opens("/n/green-city/claims").await;
        let entry = claims.html().split("name=\"member\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        net.steward.does("/n/green-city/claims/1/confirmation", &[("member", &entry)]).await.is_fine();
        let general = omar.opens(&item(&omar, &net, "general").await).await;
        let thread = omar.opens(&thread(&general)).await;
        assert!(thread.html().contains(&format!("data-author=\"{}\"", omar.member.unwrap())));
        runs(&house, &["doctor"]).await.is_well(true);
        let again = brings(&net.steward, &net, &export(), &[]).await;
        net.steward.opens(&again).await.sees("Everything in this export is already here");
    }

    async fn what_is_no_export_is_refused_beside_its_field(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let space = net.commons.to_string();
        let open = house.space(&net, "Shop window", SpaceVisibility::Public, &net.steward).await.to_string();
        let bomb = zipped(&[("users.json", &" ".repeat(70 * 1024 * 1024))]);
        for (bytes, space, says) in [
            (b"nonsense".as_slice(), &space, "not a .zip file"),
            (b"".as_slice(), &space, "Choose the export"),
            (zipped(&[("notes.txt", "hello")]).as_slice(), &space, "not a Slack export"),
            (export().as_slice(), &open, "Choose one of"),
        ] {
            let sent = net.steward.sends_file("/n/green/slack", &[("space", space)], ("file", "x.zip", bytes)).await;
            sent.is(StatusCode::UNPROCESSABLE_ENTITY).sees(says);
        }
        let page = net.steward.opens("/n/green/slack").await;
        page.does_not_see("Shop window</option>");
        let import = brings(&net.steward, &net, &bomb, &[]).await;
        net.steward.opens(&import).await.sees("Everything in this export is already here");
        net.steward.does(&format!("{import}/removal"), &[]).await.does_not_see("export.zip");
    }

    async fn the_command_tells_first_and_brings_then(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let path = std::env::temp_dir().join(format!("commonweave-slack-{}.zip", house::clock::Chance.token().unwrap()));
        std::fs::write(&path, export()).unwrap();
        let import = ["import", "slack", path.to_str().unwrap(), "--network", "harbour"];
        let told = runs(&house, &[import.as_slice(), &["--dry-run", "--json"]].concat()).await;
        told.is_well(true).says("\"messages_new\": 7").says("\"dry_run\": true").says("\"private\": 1");
        runs(&house, &[import.as_slice(), &["--dry-run"]].concat()).await.says("7 new messages");
        runs(&house, &import).await.is_well(true).says("brought in:").says("7 new messages; here already: 0");
        runs(&house, &import).await.is_well(true).says("0 new messages; here already: 7");
        runs(&house, &[import.as_slice(), &["--space", "999"]].concat()).await.is_well(false).says("no such space");
        std::fs::remove_file(&path).unwrap();
        runs(&house, &import).await.is_well(false).says("cannot read");
        let general = net.steward.opens(&item(&net.steward, &net, "general").await).await;
        net.steward.opens(&thread(&general)).await.sees("Good day");
    }

    async fn many_messages_come_in_a_few_hundred_a_change(house: House) {
        let net = house.network("large", NetworkVisibility::Private).await;
        let days: Vec<(String, String)> = (0..5).map(|day| {
            let said = |n: i64| {
                let ts = 1_736_400_000 + day * 86_400 + n * 60;
                let thread = if n % 3 == 0 { String::new() } else { format!(r#","thread_ts":"{}.000100""#, ts - n % 3 * 60) };
                format!(r#"{{"user":"U{}","text":"message {n} of day {day}","ts":"{ts}.000100"{thread}}}"#, n % 3 + 1)
            };
            let said: Vec<String> = (0..300).map(said).collect();
            (format!("general/day-{day:02}.json"), format!("[{}]", said.join(",")))
        }).collect();
        let mut files = vec![("users.json", USERS), ("channels.json", CHANNELS)];
        files.extend(days.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let began = Instant::now();
        let import = brings(&net.steward, &net, &zipped(&files), &[]).await;
        applies(&net.steward, &import).await.sees("1500 new messages");
        eprintln!("1,500 messages by the page on {:?}: {:?}", house.app.db.engine(), began.elapsed());
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn what_was_removed_here_does_not_come_back_with_a_later_export(house: House) {
        let (net, ana, _) = house.two().await;
        let import = brings(&net.steward, &net, &export(), &[]).await;
        applies(&net.steward, &import).await.is_fine();
        let general = item(&ana, &net, "general").await;
        let seen = ana.opens(&thread(&ana.opens(&general).await)).await;
        let message = seen.html().split("id=\"message-").find(|part| part.contains("Good day")).unwrap().to_owned();
        let message = message.split(['"', '-']).next().unwrap();
        net.steward.does(&format!("{general}/messages/{message}/removal"), &[]).await.is_fine();
        net.steward.does(&format!("{}/removal", item(&ana, &net, "old-plans").await), &[]).await.is_fine();
        let changed = r#"[{"subtype": "message_changed", "ts": "1736480001.0", "message":
            {"user": "U2", "text": "Words from the grave", "ts": "1736478520.000100", "edited": {"ts": "1736480001.000000"}}}]"#;
        let late = r#"[{"user": "U3", "text": "Said after it was deleted", "ts": "1736990009.000100"}]"#;
        let more = zipped(&[("users.json", USERS), ("channels.json", CHANNELS), ("general/2025-01-10.json", FIRST),
                            ("general/2025-01-11.json", changed), ("old-plans/2025-01-16.json", late)]);
        let import = brings(&net.steward, &net, &more, &[]).await;
        applies(&net.steward, &import).await.is_fine();
        let kept: i64 = house.app.db.read(|q| q.one(
            "SELECT (SELECT COUNT(*) FROM messages WHERE body LIKE '%grave%' OR body LIKE '%after it was%')
                  + (SELECT COUNT(*) FROM message_revisions WHERE body LIKE '%Good day%')", &[])).await
            .map_err(|error: db::Error| error).unwrap();
        assert_eq!(kept, 0);
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn what_nobody_brings_in_is_thrown_away_after_two_weeks(house: House) {
        let (net, _, _) = house.two().await;
        let import = brings(&net.steward, &net, &export(), &[]).await;
        net.steward.opens("/n/green-city/slack").await.sees("deleted after two weeks").sees("export.zip");
        house.app.clock.forward(Duration::from_secs(60 * 60 * 24 * 13));
        house::jobs::queue_recurring(&house.app).await.unwrap();
        house.jobs_end().await;
        net.steward.opens(&import).await.is_fine();
        house.app.clock.forward(Duration::from_secs(60 * 60 * 24 * 2));
        house::jobs::queue_recurring(&house.app).await.unwrap();
        house.jobs_end().await;
        net.steward.opens(&import).await.is_missing();
    }
}
