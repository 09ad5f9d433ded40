//! Words by which organisations are known in the cells of a list: legal forms, and what they call themselves.

use crate::fold::fold;

/// Whole words, folded.
const WHOLE: &str = "ev gmbh ggmbh ag ug kg ohg gbr eg ek mbh inc llc ltd limited plc corp corporation co company pty pvt llp lp sa sas sarl sasu scop eurl \
    srl spa sl slu sc scl ong ngo npo npc cic asbl vzw bv nv aps oy oyj ry ab as asa sro zs ops ooo zao oao pao ano tov gо оо ооо зао оао пао ано нко \
    ао го тов бо кп гбоу мбоу doo dd kft zrt nyrt bt oe ae epe ike ltda eireli osc odv aps onlus coop cooperative co-op coop foundation trust fund \
    charity charities society association assoc institute institution university college school academy church parish chapel mosque synagogue temple club \
    union league federation council committee commission agency authority ministry department office bureau centre center hub lab labs network alliance \
    coalition consortium partnership initiative project program programme group team band choir orchestra ensemble theatre theater museum gallery library \
    archive hospital clinic hospice market markets farm farms garden gardens shelter bank kitchen pantry cafe shop store grocery works studio studios \
    media press radio tv magazine news services solutions systems consulting ventures partners industries international community communities \
    neighbourhood neighborhood residents friends volunteers youth scouts women seniors city town county district municipality borough village state \
    verein vereinigung verband stiftung gesellschaft genossenschaft hochschule universitat schule gymnasium kindergarten institut akademie kirche gemeinde \
    pfarrei kreis bund bundnis initiative zentrum haus werkstatt buro amt ministerium behorde stadt land chor orchester museum theater bibliothek archiv \
    krankenhaus klinik freunde forderverein heimatverein sportverein turnverein feuerwehr caritas diakonie netzwerk forum hof hofgut fabrik labor \
    association assoc fondation federation federations comite collectif centre maison ecole lycee college universite mairie commune ville syndicat cooperative \
    amicale societe groupe reseau union club foyer atelier amis mission eglise paroisse mediatheque bibliotheque hopital clinique \
    asociacion fundacion federacion confederacion colegio escuela instituto universidad centro ayuntamiento municipio cooperativa sindicato hermandad \
    cofradia pena ateneo grupo comunidad coordinadora plataforma red agrupacion consejo hospital biblioteca museo iglesia parroquia empresa \
    associacao fundacao federacao escola universidade camara prefeitura cooperativa sindicato grupo comunidade rede casa igreja paroquia agremiacao \
    associazione fondazione federazione scuola universita comune cooperativa sindacato gruppo comitato centro circolo parrocchia rete casa impresa \
    vereniging stichting federatie school universiteit gemeente cooperatie vakbond groep buurt huis kerk netwerk centrum bibliotheek \
    forening foreningen stiftelse stiftelsen skola skolan universitet kommun kommune forbund bibliotek kyrka klubb klubben idrottsforening idrettslag lag \
    stowarzyszenie fundacja szkola szkol zespol liceum technikum przedszkole uniwersytet gmina urzad klub osp parafia spoldzielnia zwiazek towarzystwo dom biblioteka muzeum \
    yhdistys saatio koulu yliopisto kunta kaupunki seura kirjasto museo seurakunta liitto osuuskunta keskus kerho kaupunginkirjasto maakuntamuseo taidemuseo \
    spolek sdruzeni nadace skola zakladni gymnazium univerzita obec mesto sbor klub knihovna muzeum svaz druzstvo ustav zdruzenie nadacia \
    egyesulet alapitvany iskola egyetem onkormanyzat szovetseg klub konyvtar muzeum asociatia fundatia scoala universitatea primaria udruga zaklada skola \
    drustvo zveza zavod sola ustanova savez opcina grad biedriba fonds skola asociacija mokykla draugija \
    departamentas agentura ministerija tarnyba administracija komitetas inspekcija imone bankas instituce institucia spolok oz jidelna druzina materska uhing mtu sihtasutus kool selts \
    dernegi dernek vakfi vakif okulu okul universitesi belediyesi kooperatifi birligi federasyonu kulubu sirketi merkezi \
    организация общество союз фонд ассоциация школа университет центр клуб институт библиотека музей театр больница администрация учреждение предприятие \
    товарищество сад детский гимназия лицей громадська спілка фонд асоціація університет школа центр клуб інститут бібліотека музей театр лікарня рада \
    гімназія ліцей установа підприємство благодійний благотворительный сдружение фондация училище \
    συλλογος σωματειο εταιρεια ιδρυμα σχολειο πανεπιστημιο δημος συνεταιρισμος ομοσπονδια ενωση κεντρο οργανισμος λυκειο γυμνασιο \
    جمعية مؤسسة منظمة شركة مدرسة جامعة مركز اتحاد نادي معهد هيئة مجلس بلدية مكتبة مستشفى تعاونية الجمعية المؤسسة المنظمة المدرسة الجامعة \
    עמותת עמותה ארגון קרן בית מרכז אגודה איגוד מועצה עיריית אוניברסיטת אוניברסיטה חברה תנועה מכללה תיכון \
    संस्था समिति संघ न्यास विद्यालय महाविद्यालय विश्वविद्यालय फाउंडेशन ट्रस्ट मंडल सोसायटी केंद्र संगठन yayasan sekolah universitas koperasi lembaga shirika";

/// Ends of long words, folded.
const ENDS: &str = "verein verband stiftung gesellschaft genossenschaft schule hochschule institut werkstatt zentrum kreis chor kirche bibliothek klinik amt museum \
    initiative vereniging stichting school kirjasto museo koulu yhdistys saatio seura forening foreningen skola skolan forbund klubb gesellschaften \
    vereinigung gemeinschaft ministerium universitat orchester akademie werke bund haus";

/// Parts of texts without blanks between words.
const INSIDE: &str = "法人|会社|教会|株式会社|有限会社|組合|協会|学校|大学|財団|社団|団体|委員会|協議会|の会|クラブ|センター|市役所|病院|図書館|公司|协会|協會|学会|學會|基金会|基金會|中心|学院|學院|中学|小学|社区|社區|医院|\
    협회|재단|법인|학교|대학|센터|주식회사|조합|위원회|연합|연구소|도서관|모임|시청|(주)|㈜|มูลนิธิ|สมาคม|โรงเรียน|มหาวิทยาลัย|บริษัท";

/// Whether a cell reads like the name of an organisation.
pub fn looks_like_body(cell: &str) -> bool {
    let cell = crate::cells::clip(cell);
    if INSIDE.split('|').any(|part| cell.contains(part)) {
        return true;
    }
    let folded = crate::fold::one_name(cell);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words = words.peekable();
    let alone = words.peek().is_some() && folded.split(' ').count() == 1;
    words.any(|word| {
        let whole =
            WHOLE.split_whitespace().any(|known| known == word) && (!alone || word.chars().count() > 3);
        let long = word.chars().count() > 7 && ENDS.split_whitespace().any(|end| word.ends_with(end));
        whole || long
    })
}

/// Words by which a heading says that it speaks of organisations.
const HEADS: &str = "organisation organization org company employer ngo association assoc club school partner program programme business agency institution \
    institute firm foundation charity church society entity provider member-organisation chapter university college group organisations organizations \
    verein vereins schule firma einrichtung unternehmen trager association structure entreprise organisme ecole entidad empresa asociacion colegio escuela \
    organizacion institucion entidade associacao escola organizacao associazione ente azienda scuola vereniging organisatie stichting bedrijf school \
    organizacji stowarzyszenia szkoly firmy podmiotu organisaation yhdistyksen yrityksen koulun organizace spolku skoly організації закладу организации \
    учреждения школы corporate corporation kurulus dernek dernegin kurum kurumun okul topluluk toplulugu kulup vakif φορεα συλλογου οργανισμου forening forenings foretag";

/// Whether a word of a heading speaks of organisations.
pub(crate) fn names_body(token: &str) -> bool {
    HEADS.split_whitespace().any(|word| word == token)
}

/// Letter boxes of offices, folded.
const ROLES: &str = "info office contact kontakt mail email hello hallo hi admin post sekretariat secretariat secretaria secretary verein buero buro kontor kanzlei \
    direction director contacto contato contatti info1 team general enquiries enquiry support service presse press webmaster hola bonjour ciao \
    biuro sekretariatet kansliet toimisto zarzad urad podatelna iletisim bilgi club asociacion association assoc redaktion vorstand presidencia presidente \
    mairie ayuntamiento school schule school1 board membership members community volunteer volunteers reception administration";

/// Whether the part before the at sign is a letter box of an office.
pub(crate) fn role_mailbox(email: &str) -> bool {
    let local = email.split('@').next().map(fold).unwrap_or_default();
    ROLES.split_whitespace().any(|role| role == local)
}

#[cfg(test)]
mod tests {
    use super::looks_like_body;

    #[test]
    fn organisations_are_known_by_what_they_call_themselves() {
        for name in [
            "Heimatverein Altstadt e. V.",
            "Choir North",
            "Asociación de Vecinos El Molino",
            "SZKOŁA PODSTAWOWA NR 1 W LIPNIE",
            "特定非営利活動法人みどりの川",
            "Institut für Arbeitskunde",
            "Hochschule am Fluss",
            "Kaupunginkirjasto",
            "Kadıköy Bostan Derneği",
            "ООО Сад",
            "جمعية أصدقاء النهر",
            "Alfa s.r.o.",
        ] {
            assert!(looks_like_body(name), "{name}");
        }
        for name in
            ["Ida Berg", "Jan Voss", "Irmtraud Beispiel", "Işıl Çağrı Güneş", "Nour A.", "山田　太郎", "Ana"]
        {
            assert!(!looks_like_body(name), "{name}");
        }
    }
}
