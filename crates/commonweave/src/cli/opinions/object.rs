//! The one object of `commonweave opinions --json`.

use opinion::read::Conversation;
use opinion::{Representative, Stance};
use serde_json::{Value, json};

use super::{Group, name, profile, stance};

/// Everything that is told, but for the notes.
pub(super) fn of(talk: &Conversation, groups: &[Group], refused: Option<&str>) -> Value {
    let mut object = json!({
        "participants": talk.participants.len(),
        "statements": talk.statements.len(),
        "votes": talk.votes.len(),
        "groups": [],
        "consensus": [],
        "division": [],
        "representative": {},
    });
    let shown = match refused {
        Some(refused) => vec![("refused", refused.into())],
        None => about_groups(talk, groups),
    };
    if let Some(object) = object.as_object_mut() {
        object.extend(shown.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    object
}

fn about_groups(talk: &Conversation, groups: &[Group]) -> Vec<(&'static str, Value)> {
    let profile = profile(talk, groups);
    let shown = groups.iter().map(|(id, members)| {
        let names: Vec<&str> = members.iter().map(|member| name(&talk.participants, *member)).collect();
        json!({ "id": id, "size": members.len(), "members": names })
    });
    let scored = |(statement, score): (usize, f64)| about(talk, statement, vec![("score", score.into())]);
    let mut consensus: Vec<Value> = profile.by_consensus().into_iter().map(scored).collect();
    consensus.extend((0..talk.statements.len()).filter(|statement| talk.votes.is_masked(*statement)).map(
        |statement| {
            let score = profile.consensus(statement, Stance::Agree);
            about(talk, statement, vec![("score", score.into()), ("moderated", true.into())])
        },
    ));
    let division: Vec<Value> = profile.by_division().into_iter().map(scored).collect();
    let representative = groups.iter().enumerate().map(|(at, (id, _))| {
        let chosen = profile.representative(at, 5);
        (id.clone(), chosen.iter().map(|chosen| reason(talk, chosen)).collect())
    });
    vec![
        ("groups", shown.collect()),
        ("consensus", consensus.into()),
        ("division", division.into()),
        ("representative", representative.collect::<serde_json::Map<_, _>>().into()),
    ]
}

fn reason(talk: &Conversation, chosen: &Representative) -> Value {
    let figures = vec![
        ("stance", stance(chosen.stance).into()),
        ("votes", chosen.votes.into()),
        ("seen", chosen.seen.into()),
        ("share", chosen.share.into()),
        ("ratio", chosen.ratio.into()),
    ];
    about(talk, chosen.statement, figures)
}

/// A statement with its text, where it is known, and some figures.
fn about(talk: &Conversation, statement: usize, figures: Vec<(&str, Value)>) -> Value {
    let text = talk.texts.get(statement).and_then(Option::as_deref).map(|text| ("text", text.into()));
    let named = [("statement", name(&talk.statements, statement).into())].into_iter().chain(text);
    named.chain(figures).map(|(key, value)| (key.to_owned(), value)).collect::<serde_json::Map<_, _>>().into()
}
