//! Lists: brought, understood, tried out, brought in as a whole, and brought again without any effect.

use crate::kit::{Net, Person, Seen};
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role};
use std::time::{Duration, Instant};

const BRIGADES: &[u8] = include_bytes!("../data/imports/brigades.csv");
const TWIN: &[u8] = include_bytes!("../data/imports/brigades.semicolon.windows-1252.csv");
const PEOPLE: &str = "Full name\tE-Mail\tLeads\tMember of\tTown\n\
                      Zoë Groß\tzoe@example.org\tChoir\tChoir|Allotments\tGraz\n\
                      Omar Haddad\t\t\tAllotments\tPorto\n";

/// A list of ten thousand people in five hundred organisations.
pub fn ten_thousand() -> String {
    let rows: String =
        (0..10_000).map(|n| format!("Person {n},p{n}@example.org,Partner {},school\n", n % 500)).collect();
    format!("Name,E-Mail,Organisation,Sector\n{rows}")
}

/// A whole list as it was published, where the shared data lies beside this repository or where
/// `COMMONWEAVE_SHARED` says; without it the test says what it leaves out.
fn beside(list: &str) -> Option<Vec<u8>> {
    let folder = std::env::var("COMMONWEAVE_SHARED");
    let folder =
        folder.unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let path = format!("{folder}/data/network_life/{list}");
    let read = std::fs::read(&path);
    if read.is_err() {
        eprintln!("left out: {list}, which is not at {path}");
    }
    read.ok()
}

/// Sends a file and answers with the address of its import.
pub async fn brings(who: &Person, net: &Net, name: &str, bytes: &[u8]) -> String {
    let sent = who.sends_file(&format!("/n/{}/imports", net.slug), &[], ("file", name, bytes)).await;
    let mapping = sent.leads_to().unwrap_or_else(|| panic!("{}: {}", sent.status, sent.text()));
    mapping.strip_suffix("/mapping").unwrap().to_owned()
}

/// Brings an import in and waits for its end.
pub async fn applies(who: &Person, import: &str) -> Seen {
    who.sends(&format!("{import}/application"), &[]).await.goes_to(import);
    for _ in 0..6_000 {
        let seen = who.opens(import).await;
        // While it is under way the page comes again by itself, with or without script.
        let again = [" data-again", r#"<meta http-equiv="refresh""#].map(|mark| seen.html().contains(mark));
        assert_eq!(again, [again[0]; 2]);
        if !again[0] {
            seen.does_not_see("in progress");
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the import does not end");
}

/// The mapping as the page shows it, to be sent back with changes.
pub fn mapping<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("kind", "people"),
        ("encoding", "utf-8"),
        ("delimiter", "tab"),
        ("header", "1"),
        ("sector", "other"),
    ];
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changes);
    fields.retain(|(_, value)| !value.is_empty());
    fields
}

on_both! {
    async fn partners_come_in_and_the_same_list_again_changes_nothing(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "brigades.csv", BRIGADES).await;
        let page = net.steward.opens(&format!("{import}/mapping")).await;
        page.is_fine().sees("12 rows").sees("Ann Arbor Civic").sees("Brigade 6").sees("OK Lab 3");
        let trial = net.steward.opens(&format!("{import}/trial")).await;
        trial.sees("Nobody new, 12 new organisations").sees("Every row can be imported");
        house.visitor().opens("/n/green/organisations").await.sees("There are no organisations yet");
        applies(&net.steward, &import).await.sees("No new person, 12 new organisations");
        let list = house.visitor().opens("/n/green/organisations").await;
        list.sees("12 partners in 2 sectors").sees("Government 3").sees("OK Lab Gießen").sees("Gießen, Germany");

        let again = brings(&net.steward, &net, "brigades.csv", BRIGADES).await;
        net.steward.opens(&format!("{again}/trial")).await.sees("Everything in this file is already here");
        let twin = brings(&net.steward, &net, "twin.csv", TWIN).await;
        let page = net.steward.opens(&format!("{twin}/mapping")).await;
        page.sees("windows-1252").sees("Organisation: website");
        net.steward.opens(&format!("{twin}/trial")).await.sees("Everything in this file is already here");
        applies(&net.steward, &twin).await.sees("already here 12");
        house.visitor().opens("/n/green/organisations").await.sees("12 partners");
    }

    async fn people_come_in_as_not_here_yet_with_their_organisations(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let import = brings(&net.steward, &net, "people.tsv", PEOPLE.as_bytes()).await;
        applies(&net.steward, &import).await.sees("2 new people, 2 new organisations");
        let list = net.steward.opens("/n/green/people?state=invited").await;
        list.sees("Zoë Groß").sees("Choir").sees("Porto").sees("not joined yet 2");
        ana.opens("/n/green/people?state=invited").await.does_not_see("Zoë");
        let again = brings(&net.steward, &net, "people.tsv", PEOPLE.as_bytes()).await;
        applies(&net.steward, &again).await.sees("No new person, no new organisation").sees("already here 2");
        net.steward.opens("/n/green/people?state=invited").await.sees("not joined yet 2");
    }

    async fn whoever_types_the_address_of_somebody_brought_in_does_not_become_them(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "people.tsv", PEOPLE.as_bytes()).await;
        applies(&net.steward, &import).await.is_fine();
        let zoe = house.account("Zoe").await;
        let (network, account, now) = (net.id, zoe.account.unwrap(), house.now());
        let joined = house.app.db.write(move |tx| {
            house::members::join(tx, network, account, "Zoë Groß", "ZOE@example.org", Role::Member, now)
        });
        let member = joined.await.unwrap();
        zoe.opens(&format!("/n/green/people/{member}")).await.is_fine().does_not_see("representative");
        zoe.opens("/n/green/people").await.sees("2 people are here");
        net.steward.opens("/n/green/people?state=invited").await.sees("not joined yet 2").sees("Zoë");
    }

    async fn bad_rows_are_refused_one_by_one_and_come_back_as_a_file(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let text = "Name,E-Mail,Place\nAna,ana@example.org,Porto\nBea,bea(at)x,Faro\n=cmd|'/c calc'!A1,c@d.org,X\n\
                    Dia,d@e.org,Lagos,and,more\n";
        let import = brings(&net.steward, &net, "people.csv", text.as_bytes()).await;
        let trial = net.steward.opens(&format!("{import}/trial?outcome=refused")).await;
        trial.sees("2 rows would be refused").sees("A cell contains a formula").does_not_see("Porto");
        net.steward.opens(&format!("{import}/trial")).await.sees("is not an e-mail address and is left out");
        applies(&net.steward, &import).await.sees("2 new people").sees("2 rows were refused");
        let file = net.steward.opens(&format!("{import}/refused.csv")).await;
        let text = file.is_fine().html();
        assert!(text.contains("Name,E-Mail,Place,Why it was refused"), "{text}");
        assert!(text.contains("'=cmd|"), "{text}");
        let fixed = text.replace("'=cmd|'/c calc'!A1", "Cleo");
        let again = brings(&net.steward, &net, "refused.csv", fixed.as_bytes()).await;
        net.steward.opens(&format!("{again}/trial")).await.sees("One new person").sees("Cleo");
    }

    async fn a_file_that_is_no_list_is_refused_with_what_to_do(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let long = format!("Name\n{}", "Ana\n".repeat(10_001));
        let files: [(&[u8], &str); 6] = [
            (b"", "The file is empty"),
            (b" \n\t\n", "The file is empty"),
            (b"Name,Place\n", "nothing below them"),
            (b"PK\x03\x04\x14\0\x08\0", "save the sheet as CSV"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text list"),
            (long.as_bytes(), "more than 10000 rows"),
        ];
        for (bytes, says) in files {
            let sent = net.steward.sends_file("/n/green/imports", &[], ("file", "list.csv", bytes)).await;
            sent.is_refused().sees(says);
        }
        net.steward.sends("/n/green/imports", &[("file", "no file")]).await.is_refused().sees("Choose a file first");
        net.steward.opens("/n/green/imports").await.does_not_see("list.csv");
    }

    async fn a_file_too_large_is_refused(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let large = vec![b'x'; 17 * 1024 * 1024];
        let sent = net.steward.sends_file("/n/green/imports", &[], ("file", "large.csv", &large)).await;
        assert!(sent.status == StatusCode::PAYLOAD_TOO_LARGE || sent.status == StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn the_steward_puts_the_guess_right(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "people.tsv", PEOPLE.as_bytes()).await;
        let path = format!("{import}/mapping");
        let two_names = [("field-0", "name"), ("field-1", "email"), ("field-4", "name")];
        let sent = net.steward.sends(&path, &mapping(&two_names)).await;
        sent.is_refused().sees("Another column has the same meaning");
        let no_name = [("field-1", "email")];
        net.steward.sends(&path, &mapping(&no_name)).await.is_refused().sees("column that has the names of the people");
        net.steward.sends(&path, &mapping(&[("kind", "planets")])).await.is_refused();
        let right = [("field-0", "name"), ("field-4", "about")];
        net.steward.sends(&path, &mapping(&right)).await.goes_to(&format!("{import}/trial"));
        net.steward.opens(&format!("{import}/trial")).await.sees("2 new people, no new organisation");
    }

    async fn a_word_for_a_sector_means_what_the_steward_says(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "brigades.csv", BRIGADES).await;
        let path = format!("{import}/mapping");
        let right = [("kind", "organisations"), ("delimiter", "comma"), ("field-0", "organisation"), ("field-1", "sector")];
        let words = [("word-0", "brigade"), ("means-0", "community"), ("word-1", "never seen"), ("means-1", "arts")];
        net.steward.sends(&path, &mapping(&[right.as_slice(), &words].concat())).await.goes_to(&format!("{import}/trial"));
        net.steward.opens(&path).await.sees("Brigade 6");
        applies(&net.steward, &import).await.sees("12 new organisations");
        let list = house.visitor().opens("/n/green/organisations").await;
        list.sees("12 partners in 3 sectors").sees("Community 6").sees("Government 3");
    }

    async fn a_file_read_with_the_wrong_letters_says_so_and_can_be_read_again(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "list.csv", b"Name;E-Mail\nZo\xeb;zoe@example.org\n").await;
        let path = format!("{import}/mapping");
        let wrong = [("encoding", "utf-8"), ("delimiter", "semicolon"), ("field-0", "name"), ("field-1", "email")];
        net.steward.sends(&path, &mapping(&wrong)).await.goes_to(&path);
        net.steward.opens(&format!("{import}/trial")).await.sees("Letters are damaged").sees("Nothing would change");
        let right = [("encoding", "windows-1252"), ("delimiter", "semicolon")];
        net.steward.does(&path, &mapping(&right)).await.sees("The file has been read again").sees("Zoë");
        net.steward.opens(&format!("{import}/trial")).await.sees("One new person");
    }

    async fn pressing_twice_brings_a_list_in_once(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "people.tsv", PEOPLE.as_bytes()).await;
        let apply = format!("{import}/application");
        let (one, two) = tokio::join!(net.steward.sends(&apply, &[]), net.steward.sends(&apply, &[]));
        one.goes_to(&import);
        two.goes_to(&import);
        applies(&net.steward, &import).await.sees("2 new people");
        net.steward.opens("/n/green/people?state=invited").await.sees("not joined yet 2");
        net.steward.opens(&format!("{import}/mapping")).await.is(StatusCode::CONFLICT);
    }

    async fn a_list_with_hostile_cells_turns_into_plain_text(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let text = "Name,E-Mail,About\n<script>alert(1)</script>,a@b.org,<img src=x onerror=alert(2)>\n\
                    Ana\u{202e}anA,c@d.org,x\n";
        let import = brings(&net.steward, &net, "<script>.csv", text.as_bytes()).await;
        for page in ["mapping", "trial"] {
            let seen = net.steward.opens(&format!("{import}/{page}")).await;
            assert!(!seen.is_fine().html().contains("<script>"), "{page}");
        }
        applies(&net.steward, &import).await.sees("2 new people");
        let list = net.steward.opens("/n/green/people?state=invited").await;
        assert!(!list.html().contains("<script>alert") && !list.html().contains('\u{202e}'));
    }

    async fn only_stewards_bring_lists(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let fay = house.member(&net, "Fay", Role::Facilitator).await;
        let import = brings(&net.steward, &net, "people.tsv", PEOPLE.as_bytes()).await;
        for path in ["/n/green/imports", &import, &format!("{import}/trial"), &format!("{import}/refused.csv")] {
            fay.opens(path).await.is_missing();
            house.visitor().opens(path).await.is_missing();
        }
        fay.sends(&format!("{import}/application"), &[]).await.is_missing();
        let other = house.network("blue", NetworkVisibility::Public).await;
        other.steward.opens(&import.replace("green", "blue")).await.is_missing();
        other.steward.sends(&format!("{}/removal", import.replace("green", "blue")), &[]).await;
        net.steward.opens(&format!("{import}/trial")).await.is_fine();
        net.steward.does(&format!("{import}/removal"), &[]).await.sees("discarded").does_not_see("people.tsv");
    }

    async fn the_real_lists_come_in_and_again_change_nothing(house: House) {
        let lists = ["brigades/organisations.csv", "brigades/organisationen.semikolon.cp1252.csv", "rust_team/people.csv"];
        let files: Vec<Option<Vec<u8>>> = lists.iter().map(|list| beside(list)).collect();
        let Some(files) = files.into_iter().collect::<Option<Vec<_>>>() else { return };
        let net = house.network("real", NetworkVisibility::Public).await;
        for file in &files {
            let import = brings(&net.steward, &net, "list.csv", file).await;
            applies(&net.steward, &import).await.sees("refused 0");
        }
        net.steward.opens("/n/real/people?state=invited").await.sees("not joined yet 665");
        net.steward.opens("/n/real/organisations").await.sees("374 partners in 2 sectors").sees("Government 8");
        for file in &files {
            let import = brings(&net.steward, &net, "list.csv", file).await;
            net.steward.opens(&format!("{import}/trial")).await.sees("Everything in this file is already here");
        }
    }

    async fn ten_thousand_rows_come_in_and_again_change_nothing(house: House) {
        let net = house.network("large", NetworkVisibility::Private).await;
        for says in ["10000 new people, 500 new organisations", "No new person, no new organisation"] {
            let began = Instant::now();
            let import = brings(&net.steward, &net, "large.csv", ten_thousand().as_bytes()).await;
            let trial = began.elapsed();
            applies(&net.steward, &import).await.sees(says);
            eprintln!("10,000 rows by the page on {:?}: read in {trial:?}, in after {:?} ({says})", house.app.db.engine(), began.elapsed());
        }
        net.steward.opens("/n/large/people?state=invited&sector=education").await.sees("Person 0");
        net.steward.opens("/n/large/organisations").await.sees("500 partners").sees("Education 500");
    }
}
