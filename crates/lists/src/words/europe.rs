//! Headings in the languages of Europe.

use super::Heading::{self, Means, Nothing, OfBodies, OfPeople, Tells};
use crate::judging::Field;

/// Of people and their addresses.
pub(super) const HEADINGS: &[(Heading, &str)] = &[
    (
        Means(Field::FirstName),
        "Vorname|Rufname|prénom|prénoms|nombre de pila|nombres|primeiro nome|nome próprio|voornaam|roepnaam|fornamn|förnamn|fornavn|imię|imiona|\
         etunimi|křestní jméno|jméno|krstné meno|meno|ім'я|имя|eesnimi|vārds|vardas|ime|keresztnév|utónév|prenume|nome di battesimo|ad|adı|isim|\
         όνομα|όνομα μικρό|eiginnafn|emri|собствено име|nom de pila",
    ),
    (
        Means(Field::LastName),
        "Nachname|Familienname|Zuname|nom de famille|apellido|apellidos|primer apellido|sobrenome|apelido|cognome|achternaam|familienaam|efternamn|\
         etternavn|efternavn|nazwisko|sukunimi|příjmení|priezvisko|прізвище|фамилия|perekonnanimi|uzvārds|pavardė|prezime|priimek|vezetéknév|\
         családnév|nume de familie|soyad|soyadı|soyisim|επώνυμο|επίθετο|kenninafn|mbiemri|фамилно име|cognoms|llinatges",
    ),
    (
        Means(Field::Name),
        "vollständiger Name|Vor- und Nachname|Vor- und Zuname|Name, Vorname|Nachname, Vorname|Mitglied|Anzeigename|nom complet|nom et prénom|nom prénom|\
         nom, prénom|nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|apellidos, nombre|nome completo|nome e cognome|\
         cognome e nome|nominativo|volledige naam|fullständigt namn|för- och efternamn|navn|namn|naam|nombre|nome|nom|imię i nazwisko|nazwisko i imię|\
         nimi|koko nimi|jméno a příjmení|příjmení a jméno|celé jméno|meno a priezvisko|піб|п.і.б.|прізвище та ім'я|ім'я та прізвище|фио|ф.и.о.|\
         имя и фамилия|фамилия и имя|фамилия, имя, отчество|ees- ja perekonnanimi|vārds, uzvārds|vardas, pavardė|vardas pavardė|ime i prezime|\
         ime in priimek|név|teljes név|nume|nume și prenume|nume complet|ad soyad|adı soyadı|ad ve soyad|isim soyisim|ονοματεπώνυμο|fullt navn|fulde navn|\
         nafn|emri i plotë|име и фамилия|име|nom i cognoms|izena|persona|personne|persoon|osoba|medlem|membre|miembro|socio|socia|membro|lid|członek|jäsen|člen|üye|signataire|signataires|firmante|firmantes|firmatario|Unterzeichner|Unterzeichnende|Unterzeichnerin|ondertekenaar",
    ),
    (
        Means(Field::Email),
        "E-Mail-Adresse|Mailadresse|Email-Adresse|elektronische Post|courriel|mél|adresse mail|adresse e-mail|adresse électronique|adresse courriel|correo|\
         correo electrónico|correo-e|dirección de correo|email de contacto|posta elettronica|indirizzo email|indirizzo e-mail|e-postadress|e-post|epost|\
         e-mailadres|adres e-mail|adres email|adres mailowy|poczta elektroniczna|endereço de email|endereço eletrônico|correio eletrônico|correio electrónico|\
         sähköposti|sähköpostiosoite|e-mailová adresa|emailová adresa|електронна пошта|ел. пошта|пошта|e-пошта|эл. почта|электронная почта|почта|\
         адрес электронной почты|e-posta|eposta|e-posta adresi|ηλεκτρονικό ταχυδρομείο|email επικοινωνίας|e-pasts|el. paštas|e-pošta|e-mail cím|email cím|\
         adresă de email|netfang|имейл|е-пошта|correu electrònic|helbide elektronikoa|mailová adresa|e-mailadresse|mailadres",
    ),
    (
        Means(Field::Headline),
        "Funktion|Rolle|Beruf|Berufsbezeichnung|Position im Unternehmen|Tätigkeit|Amt|fonction|poste|profession exercée|métier|cargo|puesto|profesión|\
         ocupación|función|função|profissão|ruolo|professione|mansione|incarico|functie|beroep|rol|befattning|yrke|titel|stanowisko|funkcja|zawód|tehtävä|\
         ammatti|titteli|pozice|funkce|profese|povolání|funkcia|посада|професія|должность|профессия|роль|amet|amats|pareigos|funkcija|položaj|beosztás|\
         foglalkozás|funcție|profesie|görev|görevi|unvan|meslek|θέση|ιδιότητα|επάγγελμα|stilling|stillingstittel|длъжност|càrrec",
    ),
    (
        Means(Field::Skills),
        "Fähigkeiten|Kenntnisse|Kompetenzen|compétences|habilidades|competencias|competências|competenze|vaardigheden|umiejętności|taidot|osaaminen|\
         dovednosti|zručnosti|навички|навыки|beceriler|yetenekler|δεξιότητες|färdigheter|kunnskaper|oskused|prasmes",
    ),
    (
        Means(Field::Represents),
        "vertritt|vertritt Organisation|représente|representa|rappresenta|vertegenwoordigt|reprezentuje|edustaa|zastupuje|представляє|представляет|temsil ettiği kurum",
    ),
    (
        Tells,
        "Kontaktart|Kontakttyp|Adressart|tipo de contacto|tipo de contato|tipo di contatto|type de contact|typ kontaktu|contacttype",
    ),
    (
        OfPeople,
        "Geschlecht|Geburtsdatum|Geburtstag|Anrede|Mitgliedsnummer|Mitglieds-Nr.|Mitgliedsnr|Mitglied seit|Eintrittsdatum|Alter|civilité|sexe|\
         date de naissance|genre|numéro d'adhérent|sexo|género|fecha de nacimiento|nº de socio|número de socio|gênero|data de nascimento|sesso|\
         data di nascita|numero tessera|geslacht|geboortedatum|aanhef|lidnummer|kön|födelsedatum|personnummer|fødselsdato|płeć|data urodzenia|syntymäaika|\
         sukupuoli|datum narození|pohlaví|oslovení|стать|дата народження|пол|дата рождения|отчество|по батькові|cinsiyet|doğum tarihi|φύλο|\
         ημερομηνία γέννησης|nem|születési dátum|doğum yeri|tc kimlik no|DNI|NIF/NIE|codice fiscale socio|PESEL|Titel/Anrede",
    ),
];

/// Of organisations, and what both have.
pub(super) const MORE: &[(Heading, &str)] = &[
    (
        Means(Field::Organisation),
        "Firma|Unternehmen|Verein|Vereinsname|Name des Vereins|Einrichtung|Organisationsname|Name der Organisation|Name der Einrichtung|Institution|Träger|\
         Arbeitgeber|Schule|Schulname|Verband|Gruppe|Initiative|Stiftung|Körperschaft|Betrieb|Dienststelle|Mitgliedsorganisation|Orga|entreprise|structure|\
         association|organisme|employeur|société|établissement|nom de la structure|nom de l'association|nom de l'organisme|raison sociale|dénomination|\
         collectif|organización|empresa|entidad|institución|asociación|nombre de la organización|nombre de la entidad|nombre de la asociación|razón social|\
         denominación|centro|colegio|club|fundación|organização|entidade|instituição|associação|nome da organização|nome da entidade|razão social|\
         denominação|escola|organizzazione|azienda|ente|associazione|denominazione|ragione sociale|nome dell'associazione|società|scuola|organisatie|bedrijf|\
         vereniging|stichting|naam organisatie|werkgever|instelling|organisation|förening|företag|föreningsnamn|organisationens namn|arbetsgivare|\
         organisasjon|forening|bedrift|organisasjonsnavn|virksomhed|organizacja|stowarzyszenie|fundacja|nazwa|nazwa organizacji|firma/instytucja|instytucja|\
         pracodawca|nazwa szkoły|nazwa firmy|szkoła|podmiot|nazwa podmiotu|organisaatio|järjestö|yhdistys|yritys|organisaation nimi|yhdistyksen nimi|työnantaja|\
         seura|organizace|spolek|název|název organizace|název spolku|zaměstnavatel|subjekt|název subjektu|škola|instituce|inštitúcia|topluluk|organizácia|združenie|názov|názov organizácie|\
         організація|назва|назва організації|установа|підприємство|громадська організація|роботодавець|организация|название|название организации|\
         наименование|наименование организации|учреждение|компания|место работы|предприятие|полное наименование|organisatsioon|ühing|asutus|ettevõte|\
         organizācija|biedrība|organizacija|įstaiga|pavadinimas|udruga|naziv|naziv udruge|naziv organizacije|ustanova|društvo|szervezet|szervezet neve|\
         egyesület|intézmény|cég|munkahely|megnevezés|organizație|asociație|denumire|instituție|angajator|kuruluş|kurum|dernek|şirket|kuruluş adı|kurum adı|\
         dernek adı|okul|vakıf|işyeri|οργανισμός|οργάνωση|φορέας|σύλλογος|εταιρεία|επωνυμία|όνομα οργανισμού|εργοδότης|σωματείο|организация/фирма|\
         наименование на организацията|сдружение|felag|samtök|organització|entitat|associació|elkartea|organizatë|shoqata",
    ),
    (
        Means(Field::Sector),
        "Sektor|Bereich|Art|Kategorie|Typ|Organisationstyp|Rechtsform und Art|Branche|Art der Organisation|Sparte|secteur|catégorie|type de structure|\
         domaine|secteur d'activité|tipo|categoría|clasificación|tipo de entidad|tipo de organización|ámbito|categoria|setor|área de atuação|settore|\
         tipologia|tipo di ente|ambito|typ organizacji|typ|rodzaj|kategoria|branża|soort|categorie|sector/branche|bransch|bransje|typ szkoły|tyyppi|toimiala|\
         luokka|druh|kategorie|obor|typ organizace|sektor organizace|тип|вид|категорія|галузь|категория|отрасль|сфера деятельности|tür|türü|kategori|sektörü|\
         τύπος|κατηγορία|τομέας|liik|valdkond|veids|tipas|vrsta|típus|ágazat|tip|domeniu|tegund",
    ),
    (
        Means(Field::Website),
        "Webseite|Internet|Internetseite|Internetadresse|Homepage|Webadresse|site web|site internet|page web|sitio web|página web|pagina web|web oficial|\
         sito|sito web|sito internet|strona|strona www|strona internetowa|www|adres strony|webbplats|webbsida|hemsida|nettsted|nettside|hjemmeside|\
         kotisivu|verkkosivu|verkkosivut|webová stránka|webové stránky|stránky|вебсайт|веб-сайт|сайт|web sitesi|internet sitesi|ιστοσελίδα|ιστότοπος|\
         veebileht|koduleht|mājaslapa|svetainė|web stranica|spletna stran|weboldal|honlap|site-ul|vefsíða|pàgina web|lloc web|endereço web|sítio",
    ),
    (
        Means(Field::Place),
        "Ort|Stadt|Wohnort|Bundesland|Land|Bezirk|Anschrift|Adresse|PLZ Ort|PLZ/Ort|PLZ, Ort|Landkreis|Gemeinde|Straße|Sitz|ville|lieu|pays|commune|\
         département|région|adresse postale|code postal et ville|ciudad|lugar|país|dirección|municipio|provincia|localidad|población|domicilio|barrio|\
         comunidad autónoma|cidade|localidade|município|estado|endereço|morada|distrito|concelho|città|luogo|paese|indirizzo|comune|regione|sede|\
         plaats|stad|woonplaats|provincie|gemeente|adres|miasto|kraj|miejscowość|województwo|gmina|powiat|ulica|ort/stad|kommun|län|postort|by|sted|poststed|\
         fylke|kommune|paikkakunta|kaupunki|kunta|maa|maakunta|osoite|postitoimipaikka|město|obec|kraj/okres|okres|adresa|země|sídlo|mesto|krajina|місто|\
         область|адреса|країна|населений пункт|район|город|адрес|страна|регион|местонахождение|linn|maakond|aadress|pilsēta|adrese|novads|miestas|adresas|\
         grad|mjesto|županija|naslov|kraj bivanja|város|település|székhely|megye|cím|ország|oraș|localitate|județ|adresă|țară|şehir|il|ilçe|ülke|adresi|πόλη|διεύθυνση|\
         χώρα|περιοχή|νομός|δήμος|borg|staður|град|държава|ciutat|població|adreça|municipi|herria",
    ),
    (
        Means(Field::About),
        "Beschreibung|Über|Über uns|Zweck|Aufgabe|Bemerkung|Bemerkungen|Anmerkungen|Anmerkung|Notiz|Notizen|Kurzbeschreibung|Vereinszweck|Ziel|à propos|\
         présentation|objet|notes et remarques|remarque|remarques|commentaire|commentaires|Kommentar|Kommentare|komentář|komentár|komentarz|opmerking|descripción|desc breve|acerca de|misión|objeto|fines|observaciones|descrição|sobre|missão|\
         observações|objetivo|descrizione|note|scopo|finalità|attività|beschrijving|opmerkingen|doel|omschrijving|beskrivning|om oss|ändamål|beskrivelse|formål|\
         opis|cel|uwagi|opis działalności|cele statutowe|kuvaus|tarkoitus|huomautuksia|popis|poznámka|poznámky|účel|опис|примітки|мета|описание|примечание|\
         цель|комментарий|açıklama|amaç|hakkında|notlar|περιγραφή|σκοπός|σημειώσεις|kirjeldus|apraksts|aprašymas|napomena|leírás|cél|megjegyzés|descriere|scop|descripció",
    ),
    (
        Means(Field::Seeks),
        "sucht|braucht|gesucht|Bedarf|cherche|recherche|besoins|busca|necesita|procura|precisa|cerca|zoekt|szuka|potrzebuje|etsii|hledá|шукає|ищет|arıyor|söker|αναζητά",
    ),
    (
        Means(Field::Brings),
        "bietet|bringt|bringt mit|Angebot|apporte|propose|offre|aporta|ofrece|oferece|biedt|oferuje|tarjoaa|nabízí|пропонує|предлагает|sunuyor|erbjuder|προσφέρει",
    ),
    (
        Means(Field::ContactPerson),
        "Kontakt|Kontaktperson|Ansprechpartner|Ansprechpartnerin|Ansprechpartner/in|Ansprechperson|Ansprechpartner:in|Vorstand|Vorsitzender|Vorsitz|Vorsitzende|\
         Obmann|Obfrau|Leitung|Leiter|Geschäftsführer|Geschäftsführung|Schulleitung|Vertretung|contact principal|personne de contact|interlocuteur|président|\
         présidente|responsable|directeur|contacto|persona de contacto|presidente|presidenta|director|representante|contato|pessoa de contato|pessoa de contacto|\
         responsável|diretor|contatto|persona di contatto|referente|legale rappresentante|direttore|contactpersoon|voorzitter|secretaris|kontaktperson namn|\
         ordförande|leder|formand|osoba kontaktowa|osoba do kontaktu|prezes|dyrektor|yhteyshenkilö|puheenjohtaja|johtaja|kontaktní osoba|předseda|ředitel|\
         kontaktná osoba|predseda|riaditeľ|контактна особа|голова|керівник|директор|контактное лицо|руководитель|председатель|yetkili|ilgili kişi|başkan|müdür|\
         υπεύθυνος|πρόεδρος|υπεύθυνος επικοινωνίας|kontaktisik|juhataja|kontaktpersona|vadovas|kontakt osoba|predsjednik|kapcsolattartó|elnök|igazgató|\
         persoană de contact|președinte|лице за контакт|председател|president/a",
    ),
    (
        Means(Field::ContactEmail),
        "Kontakt-E-Mail|Kontakt E-Mail|E-Mail Kontakt|Vereins-E-Mail|email de l'association|email de contact|correo de contacto|email di contatto|e-mail kontaktowy|weitere E-Mail|E-Mail 2|zweite E-Mail",
    ),
    (
        Means(Field::ContactPhone),
        "Telefon|Telefonnummer|Tel.|Tel.-Nr.|Mobil|Mobiltelefon|Handy|Rufnummer|téléphone|numéro de téléphone|tél|portable|teléfono|móvil|teléfono de contacto|\
         telefone|celular|telemóvel|telefono|cellulare|recapito telefonico|telefoon|telefoonnummer|mobiel|telefonnr|mobilnummer|telefoni|puhelin|puhelinnumero|\
         telefon kontaktowy|numer telefonu|nr telefonu|telefonní číslo|mobilní telefon|telefónne číslo|телефон|номер телефону|номер телефона|моб. телефон|\
         контактный телефон|telefon numarası|cep telefonu|gsm|τηλέφωνο|κινητό|tālrunis|telefonas|broj telefona|telefonszám|număr de telefon|sími|telèfon|telefonoa",
    ),
    (
        OfBodies,
        "ZVR-Zahl|ZVR|Rechtsform|Gründungsjahr|gegründet|Vereinsregister|Registernummer|Handelsregister|USt-IdNr|Steuernummer|Anzahl Mitglieder|Mitgliederzahl|\
         Öffnungszeiten|SIRET|SIREN|RNA|forme juridique|date de création|nombre d'adhérents|CIF|fecha de constitución|forma jurídica|número de registro|\
         número de socios|CNPJ|NIPC|natureza jurídica|data de fundação|partita iva|forma giuridica|data di costituzione|KvK|KvK-nummer|rechtsvorm|\
         organisationsnummer|org.nr|org.nummer|organisasjonsnummer|CVR|KRS|REGON|NIP|forma prawna|RSPO|y-tunnus|rekisterinumero|IČO|IČ|DIČ|právní forma|\
         ЄДРПОУ|код ЄДРПОУ|ИНН|ОГРН|КПП|организационно-правовая форма|vergi no|mersis no|kuruluş tarihi|ΑΦΜ|νομική μορφή|registrikood|reģistrācijas numurs|\
         įmonės kodas|OIB|matični broj|adószám|CUI|NIF|Betrag EUR|Förderbetrag|subvention|importe|AFM|EIK|ЕИК|nombre corto",
    ),
    (
        Nothing,
        "PLZ|Postleitzahl|Quelle|Jahr|Datum|Fax|Nr.|lfd. Nr.|Nummer|Kürzel|Abkürzung|code postal|année|numéro|télécopie|sigle|cp|código postal|año|fecha|siglas|\
         núm|cep|ano|data|sigla|cap|anno|postcode|jaar|postnummer|år|kod pocztowy|rok|data rejestracji|l.p.|lp|lp.|postinumero|vuosi|psč|datum zápisu|індекс|рік|\
         дата|№|№ п/п|індекс/місто|индекс|год|posta kodu|yıl|tarih|sıra no|τ.κ.|α/α|έτος|irányítószám|év|cod poștal|an|poštanski broj|pasta indekss|adr. kodas|\
         Anzahl Personen|nome fantasia|nombre comercial|nom commercial|nome abbreviato|Forderung mtl|Beitrag|Status|Sprache|langue|idioma|lingua|taal|język|kieli|jazyk|мова|язык|dil|γλώσσα",
    ),
];
