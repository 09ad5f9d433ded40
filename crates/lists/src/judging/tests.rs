//! Tables as people have them, and what they are taken for.

use super::*;
use crate::source::open;
use Field::{
    About, ContactEmail, ContactPerson, ContactPhone, Email, FirstName, Headline, Ignore, LastName, Name,
    Organisation, Place, Represents, Sector, Website,
};

fn is_type(word: &str) -> bool {
    ["charity", "company", "government", "schule", "verein"].contains(&word.to_lowercase().as_str())
}

/// As when somebody has said what these columns mean.
fn told(text: &str, kind: Option<Kind>, fields: &[(usize, Field)]) -> Guess {
    let opened = open(text.as_bytes()).unwrap();
    let table = Table::read(&opened.content, opened.cut).unwrap();
    Guess::of(&table, &is_type, &Told { kind, fields: fields.to_vec() })
}

fn guess(text: &str) -> Guess {
    let opened = open(text.as_bytes()).unwrap();
    Guess::of(&Table::read(&opened.content, opened.cut).unwrap(), &is_type, &Told::default())
}

#[test]
fn a_list_of_partners_is_known_by_its_types_and_websites() {
    let found = guess("Name,Type,Website,City,State\n18F,Government,https://18f.example,SF,California\n");
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Organisation, Sector, Website, Place, Place][..])
    );
    let found = guess(
        "Name,Type,Email,Website,City\nChoir North,Charity,office@choir.example,https://choir.example,Graz\n",
    );
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Organisation, Sector, ContactEmail, Website, Place][..])
    );
}

#[test]
fn people_and_their_teams_are_known() {
    let found = guess("Full name\tHandle\tLeads\tMember of\nAna\tana\t\tcargo|libs\n");
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Both, &[Name, Ignore, Represents, Organisation][..])
    );
}

#[test]
fn addresses_are_known_without_a_name_above_them() {
    let found = guess("Ana,ana@example.org,Schule\nBea,bea@example.org,Verein\n");
    assert_eq!((found.kind, found.fields.as_slice()), (Kind::People, &[Name, Email, Ignore][..]));
}

#[test]
fn people_with_employers_are_known_by_both_names() {
    let found = guess(
        "first_name;last_name;last_name_first_name;e_name;e_type;e_city\nIda;Beispiel;Beispiel, Ida;Institut für Arbeit;Forschungszentrum;Graz\n",
    );
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Both, &[FirstName, LastName, Name, Organisation, Sector, Place][..])
    );
    let found = guess(
        "Title,First Name,Last Name,Company,Job Title,E-mail Address,E-mail Type\nDr.,Ida,Berg,Choir,Conductor,ida@ex.org,SMTP\n",
    );
    assert_eq!(found.fields, [Ignore, FirstName, LastName, Organisation, Headline, Email, Ignore]);
}

#[test]
fn a_name_beside_one_part_of_it_is_the_other_part() {
    assert_eq!(guess("Name;Vorname;Ort\nBerg;Ida;Graz\n").fields, [LastName, FirstName, Place]);
    assert_eq!(guess("Nome;Sobrenome\nAna;Silva\n").fields, [FirstName, LastName]);
    assert_eq!(guess("Name;Vorname\nIda Berg;Ida\n").fields, [Name, FirstName]);
}

#[test]
fn an_organisation_with_somebody_to_write_to_is_one_organisation() {
    let found = guess("Verein;Ansprechpartner;E-Mail;Zweck\nChor Nord;Ida Berg;ida@ex.org;Singen\n");
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Organisation, ContactPerson, ContactEmail, About][..])
    );
}

#[test]
fn two_columns_of_one_name_are_both_offered() {
    let found = guess("Name,Email,Email,Organisation\nIda Berg,ida@ex.org,ida@home.org,Choir North\n");
    assert_eq!(found.fields, [Name, Email, ContactEmail, Organisation]);
}

#[test]
fn where_nothing_is_known_the_most_different_texts_are_proposed_and_asked_about() {
    let found = guess(
        "value;translated\n0/Kirjasto/;Kaupunginkirjasto\n0/Museo/;Maakuntamuseo\n1/Museo/Taide/;Taidemuseo\n",
    );
    assert_eq!((found.kind, found.fields.as_slice()), (Kind::Organisations, &[Ignore, Organisation][..]));
}

#[test]
fn names_that_are_codes_are_proposed_where_nothing_else_stands_there() {
    let found = guess("Orga,Category\nO0,Art\nO1,Art\nO6,Educational\n");
    assert_eq!((found.kind, found.fields.as_slice()), (Kind::Organisations, &[Organisation, Sector][..]));
    let found = guess("Z7,Kind\nO0,Verein\nO1,Verein\nO6,Schule\n");
    assert_eq!((found.kind, found.fields.as_slice()), (Kind::Organisations, &[Organisation, Sector][..]));
}

#[test]
fn a_column_may_say_for_each_row_what_it_is() {
    let found = guess(
        "Contact Type,Organization Name,First Name,Last Name,Email\nOrganization,Choir,,,c@x.org\nIndividual,,Ida,Berg,i@x.org\n",
    );
    assert_eq!(found.kind, Kind::Both);
    let found =
        guess("Contact Type,Contact Subtype,Organization Name,Email\nOrganization,Partner,Choir,c@x.org\n");
    assert_eq!(
        (found.kind, found.why),
        (Kind::Organisations, Why::Tells { column: Title { heading: "Contact Type".to_owned(), number: 1 } })
    );
}

#[test]
fn what_somebody_has_said_is_not_judged_again() {
    let list = "Name,Email\nAlpha,a@x.org\n";
    assert_eq!(told(list, Some(Kind::Organisations), &[]).fields, [Organisation, ContactEmail]);
    assert_eq!(told(list, Some(Kind::People), &[]).fields, [Name, Email]);
}

#[test]
fn an_answer_about_one_column_is_an_answer_about_the_others() {
    let list =
        "who,place_name,party\nNorth Friends of the River,Graz,Blue\nGreen Ilk,Linz,Red\nOak Tree,Wels,Red\n";
    let found = told(list, None, &[(0, Organisation)]);
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Organisation, Place, Ignore][..])
    );
    let found = told("Name,Email,Email\nIda Berg,i@x.org,j@x.org\n", None, &[(2, Ignore)]);
    assert_eq!(found.fields, [Name, Email, Ignore]);
    let found = told("Name,Club\nIda Berg,Choir\n", None, &[(1, Name), (0, Ignore)]);
    assert_eq!(found.fields, [Ignore, Name]);
}

#[test]
fn a_list_that_somebody_names_otherwise_is_no_dead_end() {
    let list = "Üye Adı,Soyadı,Telefon\nChoir North,Berg,1\nFarm South,Voss,2\n";
    assert_eq!(told(list, Some(Kind::Organisations), &[]).fields[0], Organisation);
    let found = told("x,y\nIda Berg,12\nJan Voss,13\n", Some(Kind::People), &[]);
    assert_eq!(found.fields, [Name, Ignore]);
    let found = told("Firma,Verein\nAlpha,Beta\nGamma,Delta\n", Some(Kind::People), &[]);
    assert_eq!(found.fields, [Name, Organisation]);
}

#[test]
fn a_title_beside_a_code_is_what_the_thing_is_called() {
    let text =
        "id,name,title\n1,plk,Miesto plano agentura\n2,mrb,Marių biblioteka\n3,vnd,Vandens departamentas\n";
    let found = guess(text);
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Ignore, Ignore, Organisation][..])
    );
    let people =
        "Name,Title\nIda Berg,Director of the Library\nJan Voss,Head of School\nLea Au,Club Secretary\n";
    assert_eq!(guess(people).fields, [Name, Headline]);
    let titled =
        guess("type,title,link\nacademic,Ida Berg,http://a.example\nacademic,Jan Voss,http://b.example\n");
    assert_eq!(titled.fields[1], Name);
}

#[test]
fn names_that_say_nothing_of_people_are_asked_about() {
    let found = guess("name,role\nQuo,Fla\nBru,Sti\n");
    assert_eq!((found.kind, found.sure), (Kind::People, false));
    assert!(guess("name,role\nIda Berg,Chair\nJan Voss,Treasurer\n").sure);
}

#[test]
fn where_somebody_belongs_may_begin_with_what_they_do() {
    let found = guess(
        "name,country,affiliation\nIda Berg,AT,\"Professor, Hill University\"\nJan Voss,DE,\"CEO, Brook\"\nUta Au,DE,Researcher\n",
    );
    assert_eq!((found.kind, found.fields.as_slice()), (Kind::People, &[Name, Place, Headline][..]));
}

#[test]
fn a_person_beside_an_organisation_is_somebody_to_ask_for() {
    let found =
        guess("name,city,category,person\nHochschule Nord,Graz,Verein,Ida Berg\nStiftung Au,Linz,Verein,\n");
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Organisation, Place, Sector, ContactPerson][..])
    );
}

#[test]
fn what_people_have_no_place_for_is_left_out_and_known() {
    let text = "Full name,Email,Phone,Website\nIda Berg,i@x.org,+43 1,http://x.example\n";
    let found = guess(text);
    assert_eq!((found.kind, found.fields.as_slice()), (Kind::People, &[Name, Email, Ignore, Ignore][..]));
    let opened = open(text.as_bytes()).unwrap();
    let table = Table::read(&opened.content, opened.cut).unwrap();
    assert_eq!(placeless(&table, &found.fields), [(2, ContactPhone), (3, Website)]);
    assert!(belied(&table, &found.fields).is_empty());
}

#[test]
fn a_column_in_which_nothing_is_an_address_is_left_out_and_known() {
    let text =
        "Name,Email,Organisation,Website\nIda Berg,by telephone,River Friends,ask\nJan Voss,-,Choir,n/a\n";
    let opened = open(text.as_bytes()).unwrap();
    let table = Table::read(&opened.content, opened.cut).unwrap();
    let fields = guess(text).fields;
    assert_eq!(fields, [Name, Ignore, Organisation, Ignore]);
    assert_eq!(belied(&table, &fields), [(1, Email), (3, Website)]);
    // Where nothing stands there is nothing to tell, and one address makes the column what it says.
    for text in ["Name,Email\nIda Berg,-\n", "Name,Email\nIda Berg,none here\nJan Voss,jan@ex.org\n"] {
        let opened = open(text.as_bytes()).unwrap();
        let table = Table::read(&opened.content, opened.cut).unwrap();
        assert!(belied(&table, &guess(text).fields).is_empty(), "{text}");
    }
}

#[test]
fn first_and_last_names_below_each_others_heading_are_read_as_they_stand() {
    let text = "courriel;nom;prenom\na@x.org;Anne;Boisclair\nb@x.org;Yvon;Latour\nc@x.org;Jean-Pierre;Lamy\nd@x.org;Luc;Roy\ne@x.org;Guy;Petit\n";
    let found = guess(text);
    assert_eq!(found.fields, [Email, FirstName, LastName]);
    assert_eq!(
        found.crossed.map(|(first, last)| (first.heading, last.heading)),
        Some(("nom".into(), "prenom".into()))
    );
    assert_eq!(guess("Vorname;Nachname\nIda;Berg\nJan;Voss\nLea;Au\nUta;Roth\nZoe;Lang\n").crossed, None);
}

#[test]
fn people_without_any_heading_are_known_by_their_cells() {
    let text = "Ida,Ortner,,Brook GmbH,Lead Analyst,11 Jun 2021\nJan,Herrlich,,OSK,Co-Founder,11 Jun 2021\nLea,Anders,,Hill Institute,Student,2 May 2021\nUta,Lykke,,Fern AG,Software Engineer,3 May 2021\n";
    let found = guess(text);
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Both, &[FirstName, LastName, Ignore, Organisation, Headline, Ignore][..])
    );
    assert_eq!(guess("Ida Berg,x1\nJan Voss,x2\nLea Au,x3\n").fields[0], Name);
}

#[test]
fn one_name_in_several_languages_is_one_name() {
    let found = guess("name_en,name_fr,city\nChoir North,Choeur Nord,Graz\nFarm South,Ferme Sud,Linz\n");
    assert_eq!(
        (found.kind, found.fields.as_slice()),
        (Kind::Organisations, &[Organisation, Ignore, Place][..])
    );
    let people = guess("nameEn,type,email\nSeo Ba,ARTIST,seo@x.example\nMin Ko,STAFF,min@x.example\n");
    assert_eq!((people.kind, people.fields[0]), (Kind::People, Name));
}
