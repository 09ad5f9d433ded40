//! Words by which cells say what somebody does rather than where.

use crate::fold::fold;

/// Folded. No organisation is called by them alone.
const ROLES: &str = "professor professorin prof professeur profesor professore profesora phd postdoc doctoral doktorand doktorandin student studentin \
    studierender etudiant etudiante estudiante researcher scientist engineer developer programmer founder cofounder ceo cto cfo coo cio director directrice \
    directeur direktor direktorin senior junior associate assistant assistentin lecturer chief vice president vp manager lead principal consultant analyst \
    architect owner graduate undergraduate emeritus chair chairman chairwoman chairperson teacher lehrer lehrerin freelance freelancer independent intern \
    leiter leiterin geschaftsfuhrer geschaftsfuhrerin vorstand mitarbeiter mitarbeiterin referent referentin secretary treasurer officer coordinator \
    advisor adviser editor journalist practitioner";

fn is_role(word: &str) -> bool {
    ROLES.split_whitespace().any(|role| role == word)
}

/// Whether what somebody does stands at the beginning of a cell: "Professor, University of the Hills".
pub(crate) fn begins_as_role(cell: &str) -> bool {
    let folded = fold(crate::cells::clip(cell));
    folded.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).is_some_and(is_role)
}

/// Whether it stands anywhere in it.
pub(crate) fn names_role(cell: &str) -> bool {
    let folded = fold(crate::cells::clip(cell));
    folded.split(|c: char| !c.is_alphanumeric()).any(is_role)
}
