//! The name of somebody whose account was erased, in agendas and minutes: at once where it stands by itself, and by a job in
//! mentions, whose words are the name that was typed.

mod store;

use db::Write;
use house::app::App;
use house::ids::MemberId;
use house::jobs::{self, Job, Payload, Run, Task};
use house::members;
use house::mentions;
use house::room::Erased;
use house::web::Error;

/// Goes through the agendas and minutes of a network once.
pub(in crate::events) static UNNAMING: Job =
    Job { name: "minutes-unnaming", every: None, tries: Job::TRIES, run: Run::Inside(in_mentions) };

/// Takes the name out, and has it taken out of mentions. Where somebody else is called the same, nothing tells whose name stands by itself:
/// it stays theirs, until they go too.
pub(in crate::events) fn unname(tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
    if !store::has_namesake(tx, erased, &members::fold(&erased.name))? {
        let names = (alone(&erased.name), alone(&erased.nobody));
        store::unname(tx, erased, (&names.0, &names.1))?;
    }
    let what = Payload::new().number("member", erased.member.get());
    jobs::queue(tx, erased.now, &UNNAMING, &[(erased.now, what)])?;
    Ok(())
}

/// A name as minutes have it where it stands by itself, with the end of its element.
fn alone(name: &str) -> String {
    let signs = [("&", "&#38;"), ("\"", "&#34;"), ("'", "&#39;"), ("<", "&#60;"), (">", "&#62;")];
    let name = signs.into_iter().fold(name.to_owned(), |name, (sign, spelled)| name.replace(sign, spelled));
    format!("<bdi dir=\"auto\">{name}</bdi></span>")
}

fn in_mentions(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let member: MemberId = task.payload.get("member")?;
    let (network, slug, nobody) = members::erased(tx, member)?.ok_or(Error::NotFound)?;
    let in_text = |text: &str| mentions::renamed(text, &slug, member, &nobody);
    let in_html = |html: &str| mentions::renamed_in_html(html, &slug, member, &nobody);
    let (like, like_in_html) = (mentions::like(&slug, member), mentions::like_in_html(&slug, member));
    for _ in 0..mentions::LOOKS {
        let mut missed = false;
        for (id, was, html) in store::points(tx, network, &like)? {
            missed |= store::rewrite_point(tx, id, &was, (&in_text(&was), &in_html(&html)))? == 0;
        }
        for (id, revision, was) in store::revisions(tx, network, &like)? {
            missed |= store::rewrite_revision(tx, (id, revision), (&was, &in_text(&was)))? == 0;
        }
        for (item, number, was) in store::versions(tx, network, &like_in_html)? {
            missed |= store::rewrite_version(tx, (item, number), (&was, &in_html(&was)))? == 0;
        }
        if !missed {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn a_name_stands_in_minutes_as_templates_spell_it() {
        assert_eq!(
            alone("Sinéad O'Neil & <Co>"),
            "<bdi dir=\"auto\">Sinéad O&#39;Neil &#38; &#60;Co&#62;</bdi></span>"
        );
    }
}
