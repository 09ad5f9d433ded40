//! Headings as people write them.

use super::*;

#[test]
fn columns_are_known_in_many_languages() {
    let lexicon = Lexicon::new();
    for (name, field) in [
        ("E-Mail-Adresse", Field::Email),
        ("Prénom", Field::FirstName),
        ("APELLIDOS", Field::LastName),
        ("Organização", Field::Organisation),
        ("job_title:", Field::Headline),
        ("Città", Field::Place),
        ("Webseite", Field::Website),
        ("Ansprechpartner/in", Field::ContactPerson),
        ("Imię i nazwisko", Field::Name),
        ("nazwa", Field::Organisation),
        ("氏名", Field::Name),
        ("主たる事務所の所在地", Field::Place),
        ("法人名称", Field::Organisation),
        ("Sähköposti", Field::Email),
        ("Příjmení", Field::LastName),
        ("Електронна пошта", Field::Email),
        ("Kuruluş", Field::Organisation),
        ("Ονοματεπώνυμο", Field::Name),
        ("البريد الإلكتروني", Field::Email),
        ("שם משפחה", Field::LastName),
        ("संस्था का नाम", Field::Organisation),
        ("姓名", Field::Name),
        ("단체명", Field::Organisation),
        ("Название организации", Field::Organisation),
        ("E-mail 1 - Value", Field::Email),
        ("Organization 1 - Title", Field::Headline),
        ("Current Employer", Field::Organisation),
        ("Partner Program Name", Field::Organisation),
        ("What is your e-mail address?", Field::Email),
        ("e_city", Field::Place),
        ("PLZ/Ort", Field::Place),
    ] {
        assert_eq!(lexicon.field(name), Some(field), "{name}");
    }
    for (name, field) in [
        ("Jméno, příjmení", Field::Name),
        ("First & last name", Field::Name),
        ("Topluluk Adı", Field::Organisation),
        ("Üye Adı", Field::Name),
        ("Üye Soyadı", Field::LastName),
        ("Gönderen Adı Soyadı", Field::Name),
        ("Şehir Adı", Field::Place),
        ("constituency_name", Field::Place),
        ("category name", Field::Sector),
        ("nameEn", Field::Name),
        ("name_fr", Field::Name),
        ("Beschreibung_de", Field::About),
        ("Which organisation do you stand for?", Field::Organisation),
    ] {
        assert_eq!(lexicon.field(name), Some(field), "{name}");
    }
    for name in
        ["E-mail 1 - Type", "Middle Name", "Ticket Type", "User Name", "Address 1 - Type", "E-mail 2 - Type"]
    {
        assert_eq!(lexicon.field(name), Some(Field::Ignore), "{name}");
    }
    assert_eq!(lexicon.field("Shoe size"), None);
}

#[test]
fn a_question_about_an_organisation_is_not_its_name() {
    let lexicon = Lexicon::new();
    let asked = "What is the name of the organisation that you wish to add?";
    assert_eq!(lexicon.field(asked), Some(Field::Organisation));
    for question in [
        "How many people does your organisation employ now?",
        "For organisations in the north, in which valley do they sit?",
        "What is the main task or purpose of the organisation?",
        "Which organisation type fits best to what you do?",
    ] {
        assert_ne!(lexicon.field(question), Some(Field::Organisation), "{question}");
    }
}
