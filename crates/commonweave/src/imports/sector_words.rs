//! How people call the sectors in their lists, in several languages.

use house::sector::Sector;

/// Words for each sector in several languages, folded; commas part them.
pub(super) const WORDS: &[(Sector, &str)] = &[
    (
        Sector::Academia,
        "academia, academic, university, universities, research, higher education, science, universitat, \
         hochschule, forschung, wissenschaft, universite, recherche, universidad, investigacion, \
         universidade, pesquisa, investigacao, universita, ricerca, universiteit, onderzoek, \
         forschungszentrum, forschungsinstitut, research centre, research center, uniwersytet, \
         uczelnia, yliopisto, univerzita, университет, наука, universitesi, 大学, 대학, جامعة, \
         אוניברסיטה, college",
    ),
    (
        Sector::Business,
        "business, company, companies, private, private sector, industry, commercial, enterprise, \
         startup, cooperative, wirtschaft, unternehmen, firma, gewerbe, entreprise, empresa, setor \
         privado, sector privado, azienda, impresa, bedrijf, \
         grocery, farmers market, market, retail, shop, limited company, corporation, gmbh, \
         przedsiebiorstwo, yritys, podnik, бизнес, компания, підприємство, sirket, 株式会社, 企業, 公司, \
         기업, شركة, social enterprise, bank",
    ),
    (
        Sector::Government,
        "government, public, public sector, municipality, city, council, agency, authority, \
         administration, state, ministry, verwaltung, behorde, kommune, gemeinde, stadt, regierung, \
         offentlich, administration publique, mairie, gouvernement, gobierno, ayuntamiento, \
         administracion publica, governo, camara municipal, prefeitura, comune, overheid, gemeente, \
         local government, public authority, public body, samorzad, urzad, kunta, obec, \
         администрация, влада, belediye, kommun, 自治体, 政府, 지자체, حكومة, local authority, county, \
         federal, ayuntamientos",
    ),
    (
        Sector::NonProfit,
        "non-profit, nonprofit, non profit, not-for-profit, ngo, charity, association, civil society, \
         third sector, npo, verein, gemeinnutzig, zivilgesellschaft, association loi 1901, ong, \
         asociacion, sin fines de lucro, associacao, sem fins lucrativos, associazione, stichting, \
         vereniging, \
         stowarzyszenie, yhdistys, spolek, общественная организация, нко, громадська організація, \
         dernek, forening, non-governmental organization, non governmental organisation, \
         nonprofit organization, non-profit organization, club, club deportivo, npo法人, 特定非営利活動法人, \
         社会组织, 비영리, جمعية, עמותה, organizacja pozarzadowa, jarjesto, associazioni, associations, \
         asociaciones",
    ),
    (
        Sector::Community,
        "community, community group, grassroots, neighbourhood, neighborhood, neighbours, residents, \
         initiative, citizen, citizens, citizen group, faith, church, nachbarschaft, burgerinitiative, \
         burger, gemeinschaft, kirche, quartier, communaute, collectif, citoyens, comunidad, vecinos, \
         barrio, comunidade, moradores, bairro, comunita, cittadini, buurt, bewoners, \
         community organization, community organisation, parish, parafia, sasiedztwo, asukkaat, \
         mahalle, 町内会, 社区, 주민, vecinal, asociacion de vecinos, village, youth group",
    ),
    (
        Sector::Philanthropy,
        "philanthropy, foundation, funder, donor, grantmaker, trust, stiftung, fondation, fundacion, \
         fundacao, fondazione, fonds, \
         fundacja, saatio, nadace, фонд, vakif, stiftelse, 財団, 基金会, 재단, charitable trust, \
         community foundation",
    ),
    (
        Sector::Health,
        "health, healthcare, health care, hospital, clinic, medical, care, gesundheit, krankenhaus, \
         pflege, sante, hopital, salud, hospitales, saude, salute, sanita, ospedale, zorg, gezondheid, \
         zdrowie, szpital, terveys, zdravi, здоровье, saglik, helse, halsa, 医療, 病院, 의료, صحة, \
         health center, health centre",
    ),
    (
        Sector::Education,
        "education, school, schools, training, teaching, kindergarten, bildung, schule, schulen, ecole, \
         enseignement, educacion, escuela, colegio, educacao, escola, istruzione, scuola, onderwijs, \
         school district, \
         szkola podstawowa, szkola, technikum, liceum, przedszkole, koulu, skola, школа, \
         образование, освіта, okul, egitim, skole, grundschule, gymnasium, primary school, \
         secondary school, high school, 学校, 教育, 학교, 교육, تعليم, مدرسة, lycee, vocational school, \
         kita",
    ),
    (
        Sector::Arts,
        "arts, art, culture, cultural, museum, music, theatre, theater, heritage, kunst, kultur, musik, \
         arte, cultura, musee, museo, museu, cultuur, \
         sztuka, taide, kulttuuri, umeni, культура, kunst und kultur, sanat, 文化, 芸術, 문화, ثقافة, \
         biblioteka, library, kirjasto, choir",
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
