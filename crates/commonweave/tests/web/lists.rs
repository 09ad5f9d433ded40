//! Lists as they really come: each kind by the command line and by the page, on both engines.

use crate::imports::{applies, brings, mapping};
use crate::kit::House;
use house::access::{NetworkVisibility, Role};
use serde_json::Value;

/// A list that goes with the tests.
pub(crate) fn path(name: &str) -> String {
    format!("{}/tests/data/imports/people/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

/// Asks the command line what it would do.
async fn tried(house: &House, name: &str, more: &[&str]) -> Result<Value, String> {
    let file = path(name);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
    command.args(["import", "people", &file, "--network", "green", "--dry-run", "--json"]).args(more);
    command.args(["--database", &house.address()]).env("RUST_LOG", "error");
    let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    if done.status.success() {
        Ok(serde_json::from_slice(&done.stdout).unwrap())
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned())
    }
}

/// File, what it lists, line of the header, encoding, new people, new organisations.
const LISTS: [(&str, &str, u64, &str, u64, u64); 29] = [
    ("shared_email.csv", "both", 1, "utf-8", 3, 1),
    ("shared_office.csv", "both", 1, "utf-8", 2, 2),
    ("dup_header.csv", "both", 1, "utf-8", 2, 2),
    ("dup_header_email.csv", "both", 1, "utf-8", 2, 2),
    ("title_row.csv", "both", 3, "utf-8", 2, 2),
    ("title_row1.csv", "both", 3, "utf-8", 2, 2),
    ("cp1251.csv", "both", 1, "windows-1251", 2, 2),
    ("cp1254.csv", "both", 1, "windows-1254", 2, 2),
    ("unbalanced.csv", "both", 1, "utf-8", 4, 3),
    ("civi_org.csv", "organisations", 1, "utf-8", 0, 2),
    ("org_email.csv", "organisations", 1, "utf-8", 0, 2),
    ("name_type_email.csv", "organisations", 1, "utf-8", 0, 2),
    ("es_asociaciones.csv", "organisations", 1, "utf-8", 0, 3),
    ("pl_szkoly.csv", "organisations", 1, "utf-8", 0, 3),
    ("at_vereine.csv", "organisations", 1, "utf-8", 0, 2),
    ("us_sites.csv", "organisations", 1, "utf-8", 0, 2),
    ("r_export_na.csv", "organisations", 1, "utf-8", 0, 3),
    ("jp_npo.csv", "organisations", 1, "utf-8", 0, 2),
    ("fi_codes.csv", "organisations", 1, "utf-8", 0, 3),
    ("civi_people.csv", "both", 1, "utf-8", 2, 2),
    ("outlook.csv", "both", 1, "utf-8", 2, 2),
    ("gcontacts.csv", "both", 1, "utf-8", 2, 2),
    ("de_employers.csv", "both", 1, "utf-8", 2, 2),
    ("de_mitglieder.csv", "people", 1, "utf-8", 4, 0),
    ("lastfirst.csv", "both", 1, "utf-8", 2, 2),
    ("footer_total.csv", "both", 1, "utf-8", 3, 2),
    ("numbers.csv", "both", 1, "utf-8", 3, 0),
    ("vcard.vcf", "both", 1, "utf-8", 1, 1),
    ("workbook.xlsx", "both", 3, "utf-8", 2, 2),
];

/// What is told of every list, by the alphabet.
const KEYS: [&str; 10] = [
    "columns",
    "encoding",
    "header_row",
    "kind",
    "known",
    "new_organisations",
    "new_people",
    "notes",
    "refused",
    "why",
];

fn said(told: &Value) -> String {
    told["notes"].as_array().unwrap().iter().map(|note| format!("{}\n", note.as_str().unwrap())).collect()
}

on_both! {
    async fn every_kind_of_list_is_understood_unaided(house: House) {
        house.network("green", NetworkVisibility::Public).await;
        let mut wrong = Vec::new();
        for (name, kind, header, encoding, people, organisations) in LISTS {
            let told = tried(&house, name, &[]).await.unwrap_or_else(|said| panic!("{name}: {said}"));
            let found = (
                told["kind"].as_str().unwrap(), told["header_row"].as_u64().unwrap(), told["encoding"].as_str().unwrap(),
                told["new_people"].as_u64().unwrap(), told["new_organisations"].as_u64().unwrap(),
            );
            let keys: Vec<&str> = told.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, KEYS, "{name}");
            let none = told["refused"].as_array().unwrap().is_empty();
            if found != (kind, header, encoding, people, organisations) || !none {
                wrong.push(format!("{name}: {told:#}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn what_is_no_table_is_told_in_a_sentence(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        for (name, says) in [("html.xls", "This is a web page"), ("json.csv", "This is JSON")] {
            assert!(tried(&house, name, &[]).await.unwrap_err().contains(says), "{name}");
            let sent = net.steward.sends_file("/n/green/imports", &[], ("file", name, &bytes(name))).await;
            sent.is_refused().sees(says);
        }
    }

    async fn a_workbook_is_read_whatever_its_age(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        for name in ["workbook.xls", "workbook.ods", "workbook.xlsx"] {
            let told = tried(&house, name, &[]).await.unwrap();
            assert_eq!((told["new_people"].as_u64(), told["header_row"].as_u64()), (Some(2), Some(3)), "{name}: {told:#}");
            let import = brings(&net.steward, &net, name, &bytes(name)).await;
            net.steward.opens(&format!("{import}/trial")).await.sees("Zoë Groß").sees("Farm, South").sees("2 new people");
        }
        let told = tried(&house, "workbook.xlsx", &[]).await.unwrap();
        assert!(said(&told).contains("The sheet “Members” was read"), "{told:#}");
        let broken = net.steward.sends_file("/n/green/imports", &[], ("file", "x.xlsx", b"PK\x03\x04\x14\0\x08\0")).await;
        broken.is_refused().sees("This workbook cannot be read");
    }

    async fn of_several_sheets_one_is_chosen(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let told = tried(&house, "two_sheets.xlsx", &[]).await.unwrap();
        assert_eq!(told["new_people"].as_u64(), Some(2), "{told:#}");
        assert!(said(&told).contains("have content too: Guests & friends"), "{told:#}");
        for sheet in ["Guests & friends", "2"] {
            let told = tried(&house, "two_sheets.xlsx", &["--sheet", sheet]).await.unwrap();
            assert_eq!(told["kind"].as_str(), Some("people"), "{told:#}");
            assert!(said(&told).contains("The sheet “Guests & friends” was read"), "{told:#}");
        }
        let refused = tried(&house, "two_sheets.xlsx", &["--sheet", "Nowhere"]).await.unwrap_err();
        assert!(refused.contains("These have content: Members, Guests & friends"), "{refused}");
        assert!(tried(&house, "vcard.vcf", &["--sheet", "1"]).await.unwrap_err().contains("--sheet belongs to workbooks"));

        let import = brings(&net.steward, &net, "lists.xlsx", &bytes("two_sheets.xlsx")).await;
        let page = net.steward.opens(&format!("{import}/mapping")).await;
        page.sees("The sheet “Members” was read").sees("Another sheet of the workbook").sees("lists.xlsx – Members");
        let chosen = net.steward.does(&format!("{import}/sheet"), &[("sheet", "Guests & friends")]).await;
        chosen.sees("This sheet has been read").sees("lists.xlsx – Guests & friends").sees("Mira Stein").does_not_see("Zoë Groß");
        net.steward.sends(&format!("{import}/sheet"), &[("sheet", "Nowhere")]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.does(&format!("{import}/sheet"), &[("sheet", "Members")]).await.sees("Zoë Groß");
        net.steward.does(&format!("{import}/sheet"), &[("sheet", "Guests & friends")]).await.sees("Olu Ade");
        applies(&net.steward, &import).await.sees("2 new people");
        net.steward.sends(&format!("{import}/sheet"), &[("sheet", "Members")]).await.is(axum::http::StatusCode::CONFLICT);
        net.steward.opens("/n/green/people?state=invited").await.sees("Mira Stein").does_not_see("Zoë");
    }

    async fn people_who_share_a_mailbox_all_come_in_and_nobody_signs_in_with_it(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "shared_email.csv", &bytes("shared_email.csv")).await;
        net.steward.opens(&format!("{import}/trial")).await.sees("Several people here have the address").sees("3 new people");
        applies(&net.steward, &import).await.sees("3 new people, one new organisation");
        let list = net.steward.opens("/n/green/people?state=invited").await;
        list.sees("Ida Berg").sees("Jan Berg").sees("Lea Berg");
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.opens("/n/green/people").await.does_not_see("family@");
    }

    async fn optional_cells_refuse_nobody(house: House) {
        house.network("green", NetworkVisibility::Public).await;
        let told = tried(&house, "de_mitglieder.csv", &[]).await.unwrap();
        assert!(said(&told).contains("ali2@ex.org"), "{told:#}");
        let told = tried(&house, "footer_total.csv", &[]).await.unwrap();
        let notes = said(&told);
        assert!(notes.contains("line 5 (Summe: 3)") && notes.contains("Uta Köhler"), "{notes}");
        let told = tried(&house, "numbers.csv", &[]).await.unwrap();
        assert!(said(&told).contains("1.23457E+11"), "{told:#}");
        assert!(said(&told).contains("line 3 (Jan Voss): “#REF!” is what a spreadsheet leaves"), "{told:#}");
        let told = tried(&house, "unbalanced.csv", &[]).await.unwrap();
        assert!(said(&told).contains("line 3: A quotation mark opens here"), "{told:#}");
        let told = tried(&house, "dup_header_email.csv", &[]).await.unwrap();
        assert_eq!(told["columns"]["Email (2)"], "contact-email");
        let told = tried(&house, "dup_header_email.csv", &["--map", "3=ignore"]).await.unwrap();
        assert_eq!(told["columns"]["Email (2)"], "ignore");
    }

    async fn what_would_command_a_terminal_comes_in_as_letters(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let list = "Name,Email,Organisation\nIda\u{1b}[2J Berg,ida@ex.org,River\u{1b}[31m Friends\nJan Voss,jan@ex.org,Choir\n";
        let import = brings(&net.steward, &net, "list.csv", list.as_bytes()).await;
        let trial = net.steward.opens(&format!("{import}/trial")).await;
        trial.sees("Ida[2J Berg").sees("River[31m Friends").sees("2 new people").does_not_see("\u{1b}");
        applies(&net.steward, &import).await.sees("2 new people");
    }

    async fn a_column_in_which_nothing_is_an_address_is_left_out_and_told(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let list = "Name,Email,Organisation,Website\nIda Berg,by telephone,River Friends,ask\nJan Voss,-,Choir North,n/a\n";
        let import = brings(&net.steward, &net, "list.csv", list.as_bytes()).await;
        let trial = net.steward.opens(&format!("{import}/trial")).await;
        trial.sees("The column “Email” is left out").sees("The column “Website” is left out").sees("2 new people");
        applies(&net.steward, &import).await.sees("2 new people");
    }

    async fn partners_who_never_sign_in_keep_whom_one_writes_to(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "asociaciones.csv", &bytes("es_asociaciones.csv")).await;
        let trial = net.steward.opens(&format!("{import}/trial")).await;
        trial.sees("What would be saved").sees("molino@asoc.example").sees("900000002").sees("Of several addresses");
        applies(&net.steward, &import).await.sees("3 new organisations");
        let list = house.visitor().opens("/n/green/organisations").await;
        list.sees("Community 1").sees("Arts").does_not_see("molino@");
        let long = brings(&net.steward, &net, "vereine.csv", &bytes("at_vereine.csv")).await;
        net.steward.opens(&format!("{long}/trial")).await.sees("1 of 3 rows name something").sees("Wiener Gemeindebezirk");
        applies(&net.steward, &long).await.sees("2 new organisations");
    }

    async fn what_the_file_lists_is_said_with_its_reason_and_changed_by_one_click(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "codes.csv", &bytes("fi_codes.csv")).await;
        let page = format!("{import}/mapping");
        let seen = net.steward.opens(&page).await;
        seen.sees("organisations").sees("translated").sees("They are people");
        net.steward.does(&page, &[("as", "people")]).await.sees("The columns have been read again").sees("You said so").sees("They are organisations");
        net.steward.opens(&format!("{import}/trial")).await.sees("3 new people");
        let told = tried(&house, "fi_codes.csv", &["--kind", "people"]).await.unwrap();
        assert_eq!((told["new_people"].as_u64(), told["kind"].as_str()), (Some(3), Some("people")));
    }

    async fn the_header_is_chosen_by_the_number_of_its_line(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let told = tried(&house, "title_row.csv", &["--header", "4"]).await.unwrap();
        assert_eq!((told["header_row"].as_u64(), told["new_people"].as_u64()), (Some(4), Some(1)), "{told:#}");
        let import = brings(&net.steward, &net, "titled.csv", &bytes("title_row.csv")).await;
        let page = format!("{import}/mapping");
        net.steward.opens(&page).await.sees("Line with the column names").sees("Town");
        let other = mapping(&[("header", "4"), ("delimiter", "comma"), ("kind", "both")]);
        net.steward.does(&page, &other).await.sees("The file has been read again").sees("one row");
        net.steward.sends(&page, &mapping(&[("header", "first"), ("delimiter", "comma")])).await.is_refused();
    }

    async fn letters_are_shown_as_they_would_read(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let import = brings(&net.steward, &net, "list.csv", &bytes("cp1251.csv")).await;
        let page = net.steward.opens(&format!("{import}/mapping")).await;
        page.sees("Ирина Соколова").sees("Cyrillic (windows-1251)").sees("Организация");
        applies(&net.steward, &import).await.sees("2 new people, 2 new organisations");
        let told = tried(&house, "cp1254.csv", &["--encoding", "windows-1252"]).await.unwrap();
        assert_eq!(told["encoding"], "windows-1252");
    }

    async fn one_name_many_times_is_asked_about_and_may_be_kept_apart(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let text = b"Full name,Town\nAna Berg,Graz\nAna Berg,Linz\nJan Voss,Graz\n";
        let import = brings(&net.steward, &net, "list.csv", text).await;
        net.steward.opens(&format!("{import}/trial")).await.sees("1 of 3 rows name something").sees("Are they the same");
        let apart = mapping(&[("delimiter", "comma"), ("field-0", "name"), ("field-1", "place"), ("apart", "true")]);
        net.steward.sends(&format!("{import}/mapping"), &apart).await.goes_to(&format!("{import}/trial"));
        applies(&net.steward, &import).await.sees("3 new people");
    }
}
