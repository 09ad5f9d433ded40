//! What a row wants to bring in, from files as people have them.

use super::*;
use lists::Table;

fn drafts(text: &str) -> Vec<Result<Draft, Said>> {
    let opened = lists::open(text.as_bytes()).unwrap();
    let table = Table::read(&opened.content, opened.cut).unwrap();
    let reading = Reading::guess(opened.cut, &table);
    table.rows.iter().map(|row| Draft::read(row, &reading)).collect()
}

fn refused(text: &str) -> String {
    match drafts(text).pop() {
        Some(Err(Said::Key(key, _))) => key.into_owned(),
        other => panic!("{other:?}"),
    }
}

fn last(text: &str) -> Draft {
    drafts(text).pop().unwrap().unwrap()
}

fn notes(draft: &Draft) -> Vec<&str> {
    let notes = draft.notes.iter().map(|said| match said {
        Said::Key(key, _) => &**key,
        other => panic!("{other:?}"),
    });
    notes.collect()
}

#[test]
fn a_person_is_put_together_from_several_columns() {
    let person = last(
        "Vorname;Nachname;E-Mail;Ort;Land;Kenntnisse\nZoë;Groß;zoe@example.org;Graz;AT;Dächer, Statik\n",
    )
    .person
    .unwrap();
    assert_eq!(person.name, "Zoë Groß");
    assert_eq!(person.place, "Graz, AT");
    assert_eq!(person.offers, ["Dächer", "Statik"]);
}

#[test]
fn a_person_may_belong_to_several_and_stand_for_one() {
    let draft = last("Full name\tLeads\tMember of\nAna\tlibs\tcargo|libs\n");
    let names: Vec<_> =
        draft.organisations.iter().map(|(new, capacity)| (new.name.as_str(), *capacity)).collect();
    assert_eq!(names, [("libs", Capacity::Representative), ("cargo", Capacity::Staff)]);
}

#[test]
fn a_row_is_refused_only_for_its_name_or_its_cells() {
    assert_eq!(refused("Name,Email\nAna,a@example.org\n,b@example.org\n"), "import-row-no-name");
    assert_eq!(refused("Name,Email\nAna,a@example.org\nBea,b@example.org,and,more\n"), "import-row-ragged");
    assert_eq!(refused("Name,Email\n=cmd|'/c calc'!A1,a@example.org\n"), "import-row-formula");
}

#[test]
fn what_need_not_be_there_is_left_out_with_a_note() {
    let draft = last("Name,Email\nAna,ana@example.org\nBea,bea(at)example\n");
    assert_eq!(
        (draft.person.as_ref().unwrap().email.clone(), notes(&draft)),
        (None, vec!["import-note-email"])
    );
    let draft = last("Organisation,Website\nChoir,http://choir.example\nX club,javascript:alert(1)\n");
    assert_eq!((draft.organisations[0].0.website.as_str(), notes(&draft)), ("", vec!["import-note-website"]));
    let draft = last(&format!("Name,Email\nAna {},a@example.org\n", "x".repeat(121)));
    assert_eq!(notes(&draft), ["import-note-short"]);
}

#[test]
fn what_a_formula_or_a_narrow_column_left_is_no_value_and_is_noted() {
    let list = "Name,Organisation,City,About\nAna,Choir,Graz,We sing\n";
    for fault in ["#REF!", "#BEZUG!", "#¿NOMBRE?", "#DIV/0!", "######"] {
        let draft = last(&format!("{list}Bea,{fault},{fault},{fault}\n"));
        let bea = draft.person.as_ref().unwrap();
        assert_eq!((bea.name.as_str(), bea.place.as_str(), bea.about.as_str()), ("Bea", "", ""), "{fault}");
        assert!(draft.organisations.is_empty(), "{fault}");
        assert_eq!(notes(&draft), ["import-note-broken"], "{fault}");
    }
    let draft = last(&format!("{list}Bea,#N/A,#Together!,#1 in town\n"));
    let bea = draft.person.as_ref().unwrap();
    assert_eq!((bea.place.as_str(), bea.about.as_str()), ("#Together!", "#1 in town"));
    assert_eq!(notes(&draft), Vec::<&str>::new());
}

#[test]
fn several_addresses_and_names_the_other_way_round_are_understood() {
    let text = "Vorname;Nachname;E-Mail;Verein;PLZ/Ort\nPeter;Meier;\"Peter Meier <peter@ex.org>\";Chor e. V.;Graz\n\"Köhler, Uta\";;uta@ex.org; uta.k@ex.org;Chor;\n";
    let read = drafts(text);
    let peter = read[0].clone().unwrap().person.unwrap();
    assert_eq!((peter.name.as_str(), peter.email.as_deref()), ("Peter Meier", Some("peter@ex.org")));
    let uta = read[1].clone().unwrap();
    let person = uta.person.as_ref().unwrap();
    assert_eq!(
        (person.name.as_str(), person.email.as_deref(), person.contact_email.as_str()),
        ("Uta Köhler", Some("uta@ex.org"), "uta.k@ex.org")
    );
    assert_eq!(
        (uta.organisations[0].0.name.as_str(), notes(&uta)),
        ("Chor", vec!["import-note-turned", "import-note-emails"])
    );
}

#[test]
fn a_cell_of_ten_megabytes_is_noted_in_few_words() {
    let text = format!("Name,Email\nAna,{}@exa mple.org\n", "x".repeat(10 * 1024 * 1024));
    let draft = last(&text);
    assert!(format!("{:?}", draft.notes).len() < 400);
}

#[test]
fn damaged_letters_are_refused_with_the_advice_to_read_them_otherwise() {
    let bytes = b"Name,Email\nZo\xeb,zoe@example.org\n";
    let cut = lists::Cut { encoding: lists::Encoding::Utf8, ..lists::open(bytes).unwrap().cut };
    let table = Table::read(bytes, cut).unwrap();
    let reading = Reading::guess(cut, &table);
    assert_eq!(Draft::read(&table.rows[0], &reading), Err(Said::key("import-row-encoding")));
}

#[test]
fn a_name_that_is_only_an_address_is_no_name() {
    let text =
        "Name,Given Name,Family Name,E-mail\nida@ex.org,ida@ex,org,ida@ex.org\nJan Voss,Jan,Voss,j@ex.org\n";
    assert_eq!(drafts(text)[0], Err(Said::key("import-row-no-name")));
}

#[test]
fn an_organisation_among_people_is_noted() {
    let draft = last("First name,Last name,Email\nIda,Berg,i@x.org\nBrook,Internet Inc,b@y.org\n");
    assert_eq!(notes(&draft), ["import-note-like-organisation"]);
}

#[test]
fn addresses_beyond_the_place_for_them_are_noted_each_way() {
    let draft = last("Full name,Email,Email 2,Other email\nIda Berg,i@x.org,j@x.org,k@x.org\n");
    let person = draft.person.as_ref().unwrap();
    assert_eq!((person.email.as_deref(), person.contact_email.as_str()), (Some("i@x.org"), "j@x.org"));
    assert_eq!(notes(&draft), ["import-note-emails-left"]);
    let draft = last("Organisation,Email,Other email\nChoir,office@choir.example,chair@choir.example\n");
    assert_eq!(draft.organisations[0].0.contact.email, "office@choir.example");
    assert_eq!(notes(&draft), ["import-note-emails-organisation"]);
}

#[test]
fn a_second_name_of_an_organisation_is_noted() {
    let draft = last("Organisation,Verein\nChoir,Choir North\n");
    assert_eq!((draft.organisations.len(), notes(&draft)), (1, vec!["import-note-second-name"]));
}

#[test]
fn a_telephone_beside_a_person_is_known_to_be_left() {
    let draft = last("Full name,Organisation,Phone\nIda Berg,Choir,+43 1\n");
    assert!(draft.leaves_phone);
    assert!(!last("Organisation,Phone\nChoir,+43 1\n").leaves_phone);
}
