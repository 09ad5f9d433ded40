//! Given names that many people bear, to tell a list of people from one of organisations. Nobody is judged by them: a name
//! that is not here only says nothing.

use crate::fold::fold;

/// Folded.
const GIVEN: &str = "ida jan lea mia ana anna anne annika ali lena jost irmtraud renate peter uta zoe omar bea maria mary marie mario marco mark markus martin martina martha \
    john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven paul andrew joshua kenneth kevin brian \
    george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric stephen jonathan larry justin scott brandon benjamin samuel gregory frank alexander \
    patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary kyle noah ethan jeremy walter keith roger terry harry sean austin \
    patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy \
    melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley brenda emma pamela nicole helen samantha katherine christine rachel carolyn \
    janet catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline \
    hans klaus jurgen wolfgang dieter manfred uwe gunter horst bernd rainer stefan andreas matthias frank ralf jorg sven torsten dirk heinz werner helmut gerhard \
    monika petra sabine karin ursula helga ingrid gisela brigitte elke heike birgit claudia katrin silke anja tanja nadine julia katharina johanna sophie sofia \
    lukas leon finn jonas felix paul max moritz philipp tobias florian simon fabian jean pierre michel andre philippe alain bernard christophe nicolas laurent \
    francois julien thierry olivier pascal eric sebastien guillaume nathalie isabelle sylvie catherine francoise valerie monique celine sandrine veronique camille \
    henri yves yvon guy serge rejean gaetan gilles denis claude chloe lea manon ines louise jeanne antonio manuel francisco juan javier carlos miguel rafael pedro angel alejandro fernando sergio pablo jorge alberto luis alvaro \
    diego raul carmen josefa isabel dolores pilar teresa rosa cristina angeles mercedes lucia paula raquel marta elena beatriz rocio joao antonio jose manuel \
    paulo rui tiago bruno ricardo goncalo luisa joana ines catarina sara beatriz mariana rita giuseppe giovanni luigi andrea roberto stefano francesco \
    matteo lorenzo alessandro davide simone giulia francesca chiara sara valentina alessia elisa paolo luca anna piotr krzysztof andrzej tomasz jan pawel michal \
    marcin jakub adam katarzyna malgorzata agnieszka barbara ewa krystyna elzbieta magdalena joanna zofia jiri josef pavel martin tomas jaroslav petr milan jana \
    eva hana lenka katerina lucie vera alena juhani johannes mikael matti timo kari antti juha mikko anneli kaarina helena johanna liisa pirjo erik lars karl \
    anders johan per nils gunnar ole kari ingrid astrid sigrid liv mehmet mustafa ahmet huseyin hasan ibrahim ismail osman yusuf fatma ayse emine hatice zeynep \
    elif isil mohammed muhammad mohamed ahmed mahmoud hassan hussein abdullah khaled youssef fatima aisha khadija maryam nour layla amina zainab salma ivan dmitri \
    sergei sergey alexei vladimir mikhail nikolai oleg igor yuri andrei irina olga natalia tatiana svetlana elena galina ludmila oksana olena iryna taras bohdan \
    дмитрий сергей алексей владимир михаил николай олег игорь юрий андрей александр иван петр ирина ольга наталья татьяна светлана елена галина анна мария \
    екатерина оксана олена ірина тарас богдан марія giorgos yannis dimitris nikos kostas maria eleni katerina γιωργοσ γιαννησ δημητρησ νικοσ κωστασ μαρια ελενη \
    wei ming xiaoming li hiroshi takashi kenji yuki yoko hanako taro rajesh amit sanjay priya sunita anita arjun ravi deepak neha kwame kofi ama abena chidi ngozi \
    دافيد محمد احمد علي حسن فاطمة سعاد نور מרים דוד יוסף משה שרה רבקה אברהם रवि अनिता सुनीता राजेश";

/// Whether a name begins as names of people do: with a given name, or with a title.
pub(crate) fn begins_as_person(name: &str) -> bool {
    let name = crate::cells::clip(name);
    let folded = fold(name);
    let mut words = folded.split([' ', ',']).filter(|word| !word.is_empty());
    let known = |word: &str| word.split('-').all(|part| GIVEN.split_whitespace().any(|given| given == part));
    let title = |word: &str| {
        matches!(
            word.trim_end_matches('.'),
            "dr" | "prof"
                | "mr"
                | "mrs"
                | "ms"
                | "herr"
                | "frau"
                | "sr"
                | "sra"
                | "mme"
                | "dott"
                | "ing"
                | "mag"
        )
    };
    let Some(first) = words.next() else { return false };
    let last_first = name.contains(',').then(|| words.next()).flatten();
    known(first) || title(first) || last_first.is_some_and(known)
}
