//! How people call the sectors in their lists, in several languages.

use house::sector::Sector;

/// Words for each sector in several languages, folded; commas part them.
pub(super) const WORDS: &[(Sector, &str)] = &[
    (
        Sector::Academia,
        "academia, academic, university, universities, research, higher education, science, universitat, \
         hochschule, forschung, wissenschaft, universite, recherche, universidad, investigacion, \
         universidade, pesquisa, investigacao, universita, ricerca, universiteit, onderzoek",
    ),
    (
        Sector::Business,
        "business, company, companies, private, private sector, industry, commercial, enterprise, \
         startup, cooperative, wirtschaft, unternehmen, firma, gewerbe, entreprise, empresa, setor \
         privado, sector privado, azienda, impresa, bedrijf",
    ),
    (
        Sector::Government,
        "government, public, public sector, municipality, city, council, agency, authority, \
         administration, state, ministry, verwaltung, behorde, kommune, gemeinde, stadt, regierung, \
         offentlich, administration publique, mairie, gouvernement, gobierno, ayuntamiento, \
         administracion publica, governo, camara municipal, prefeitura, comune, overheid, gemeente",
    ),
    (
        Sector::NonProfit,
        "non-profit, nonprofit, non profit, not-for-profit, ngo, charity, association, civil society, \
         third sector, npo, verein, gemeinnutzig, zivilgesellschaft, association loi 1901, ong, \
         asociacion, sin fines de lucro, associacao, sem fins lucrativos, associazione, stichting, \
         vereniging",
    ),
    (
        Sector::Community,
        "community, community group, grassroots, neighbourhood, neighborhood, neighbours, residents, \
         initiative, citizen, citizens, citizen group, faith, church, nachbarschaft, burgerinitiative, \
         burger, gemeinschaft, kirche, quartier, communaute, collectif, citoyens, comunidad, vecinos, \
         barrio, comunidade, moradores, bairro, comunita, cittadini, buurt, bewoners",
    ),
    (
        Sector::Philanthropy,
        "philanthropy, foundation, funder, donor, grantmaker, trust, stiftung, fondation, fundacion, \
         fundacao, fondazione, fonds",
    ),
    (
        Sector::Health,
        "health, healthcare, health care, hospital, clinic, medical, care, gesundheit, krankenhaus, \
         pflege, sante, hopital, salud, hospitales, saude, salute, sanita, ospedale, zorg, gezondheid",
    ),
    (
        Sector::Education,
        "education, school, schools, training, teaching, kindergarten, bildung, schule, schulen, ecole, \
         enseignement, educacion, escuela, colegio, educacao, escola, istruzione, scuola, onderwijs, \
         school district",
    ),
    (
        Sector::Arts,
        "arts, art, culture, cultural, museum, music, theatre, theater, heritage, kunst, kultur, musik, \
         arte, cultura, musee, museo, museu, cultuur",
    ),
    (
        Sector::Media,
        "media, press, journalism, newspaper, radio, publisher, broadcast, medien, presse, zeitung, \
         medias, journal, medios, prensa, periodico, midia, imprensa, jornal, stampa, giornale, pers",
    ),
    (
        Sector::Labour,
        "labour, labor, union, trade union, workers, gewerkschaft, syndicat, sindicato, sindacato, \
         vakbond",
    ),
    (
        Sector::Other,
        "other, others, misc, andere, sonstige, sonstiges, autre, autres, otro, otros, outro, outros, \
         altro, altri, overig",
    ),
];
