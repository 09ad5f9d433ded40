//! How people call the columns of their lists, in several languages.

use super::field::Field;

/// Names of columns in several languages, folded, as they are written whole; commas part them.
pub(super) const NAMES: &[(Field, &str)] = &[
    (
        Field::FirstName,
        "first name, firstname, given name, forename, vorname, prenom, nombre de pila, primeiro nome, \
         nome proprio, voornaam, fornamn, imie",
    ),
    (
        Field::LastName,
        "last name, lastname, surname, family name, nachname, familienname, nom de famille, apellido, \
         apellidos, sobrenome, apelido, cognome, achternaam, efternamn, nazwisko",
    ),
    (
        Field::Email,
        "email, e-mail, mail, email address, e-mail address, e-mail-adresse, mailadresse, courriel, \
         adresse mail, adresse e-mail, correo, correo electronico, posta elettronica, e-postadress, \
         e-mailadres, adres e-mail, e mail, e-post, mail address, kontakt e-mail, contact email, contact \
         e-mail",
    ),
    (
        Field::Headline,
        "role, job title, position, function, funktion, rolle, beruf, fonction, poste, cargo, funcao, \
         profissao, ruolo, functie, title, occupation, profession, headline, stanowisko",
    ),
    (
        Field::Skills,
        "skills, skill, expertise, competences, competencies, offers, can help with, fahigkeiten, \
         kenntnisse, kompetenzen, habilidades, competencias, competenze, vaardigheden, umiejetnosci",
    ),
    (
        Field::Represents,
        "represents, representative of, representing, leads, lead of, stands for, vertritt, vertritt \
         organisation, represente, representa, rappresenta",
    ),
    (
        Field::Organisation,
        "organisation, organization, organisations, organizations, company, employer, institution, firma, \
         unternehmen, verein, einrichtung, entreprise, structure, association, organisme, organizacion, \
         empresa, entidad, institucion, organizacao, entidade, instituicao, organizzazione, azienda, \
         ente, organisatie, bedrijf, member of, affiliation, teams, team, partner, organisation name, \
         organization name, name of organisation, organizacja, organisationsname, name der organisation, \
         nom de la structure, nombre de la organizacion, nome da organizacao, stowarzyszenie, vereniging, \
         partners, membership organisation",
    ),
    (
        Field::Sector,
        "sector, type, kind, category, sektor, bereich, art, kategorie, typ, secteur, categorie, tipo, \
         categoria, settore, setor, organisation type, organization type",
    ),
    (
        Field::Website,
        "website, web site, web, url, homepage, site, webseite, internet, internetseite, site web, site \
         internet, sitio web, pagina web, sito, sito web, strona",
    ),
    (
        Field::Place,
        "place, city, town, location, region, state, country, ort, stadt, wohnort, bundesland, land, \
         ville, lieu, pays, ciudad, lugar, pais, cidade, localidade, citta, luogo, paese, plaats, stad, \
         miasto, kraj, plats, address, adresse, anschrift, direccion, endereco, morada, indirizzo, adres",
    ),
    (
        Field::About,
        "about, bio, biography, description, notes, beschreibung, uber, a propos, presentation, \
         descripcion, acerca de, descricao, sobre, descrizione, beschrijving, opis, purpose, mission, \
         zweck, aufgabe, objet, mision, missao",
    ),
    (
        Field::Seeks,
        "seeks, looking for, needs, sucht, cherche, busca, procura, cerca, zoekt, wants, braucht, gesucht",
    ),
    (
        Field::Brings,
        "brings, provides, contributes, bietet, apporte, aporta, oferece, offre, biedt, gives, bringt, \
         bringt mit, angebot",
    ),
    (
        Field::Name,
        "name, full name, fullname, member, person, contact, contact name, vollstandiger name, vor- und \
         nachname, ansprechpartner, nom, nom complet, nom et prenom, nombre, nombre completo, nome, nome \
         completo, nome e cognome, naam, volledige naam, namn, imie i nazwisko, contact person, kontakt, \
         kontaktperson, ansprechpartnerin, ansprechpartner in, ansprechperson, personne de contact, \
         interlocuteur, contacto, persona de contacto, contato, pessoa de contato, pessoa de contacto, \
         contatto, persona di contatto, referente, contactpersoon, osoba kontaktowa, osoba",
    ),
];
