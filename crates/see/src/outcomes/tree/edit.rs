//! Adding an objective, and changing one: what it says, where it stands, who carries it, who works toward it.

use super::change::{note, room_for_one};
use super::{Objective, possible_parents, to_keep, under};
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::{Read, Write};
use house::ids::{ObjectiveId, OrganisationId, SpaceId};
use house::members::fold;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use house::{organisations, spaces};

/// The most organisations that carry one objective.
const OWNERS: usize = 40;

#[derive(Template)]
#[template(path = "outcomes/tree/views/objective_form.html")]
struct ObjectivePage {
    form: Form,
    action: String,
    back: String,
    title: &'static str,
    /// The charter names it: its words are not changed here.
    of_charter: bool,
    parents: Vec<(String, String)>,
    spaces: Vec<(String, String)>,
}

/// What was read from the form.
struct Chosen {
    title: String,
    about: String,
    parent: Option<ObjectiveId>,
    owners: Vec<OrganisationId>,
    offered: Vec<SpaceId>,
    chosen: Vec<SpaceId>,
}

impl Chosen {
    /// Whether an objective that is there says and stands just so.
    fn is(&self, one: &Objective) -> bool {
        (&self.title, &self.about, self.parent) == (&one.title, &one.about, one.parent_id)
    }
}

/// `GET /n/{slug}/outcomes/objectives/new`
pub(in crate::outcomes) async fn new(visit: Visit) -> Answer {
    let form = Form::new().with("parent", visit.query.value("parent"));
    visit.page(move |q, viewer| page(q, viewer, None, form)).await
}

/// `POST /n/{slug}/outcomes/objectives`
pub(in crate::outcomes) async fn create(visit: Visit, form: Form) -> Answer {
    let done = visit.change(form, |tx, viewer, form| {
        tx.lock("networks", viewer.network.id.get())?;
        let said = read(tx, viewer, None, form)?;
        // Sent twice, by a double click or after a broken line, it is one.
        if let Some(known) = store::objectives(tx, viewer, LIMIT)?.into_iter().find(|one| said.is(one)) {
            return Ok(known.id);
        }
        room_for_one(tx, viewer)?;
        let words = (said.title.as_str(), said.about.as_str());
        let id = store::add_objective(tx, viewer.network.id, words, (said.parent, false), viewer.now)?;
        settle(tx, viewer, id, &said)?;
        Ok(id)
    });
    match done.await? {
        Ok(id) => {
            Ok(visit
                .go_saying(visit.path(format_args!("outcomes/objectives/{id}")), "outcome-objective-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, None, form).map(Page::invalid)).await,
    }
}

/// `GET /n/{slug}/outcomes/objectives/{objective}/edit`
pub(in crate::outcomes) async fn edit(visit: Visit, At((_, id)): At<(String, ObjectiveId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let objective = to_keep(q, viewer, id)?;
            let form = filled(q, viewer, &objective)?.begun();
            page(q, viewer, Some(&objective), form)
        })
        .await
}

/// `POST /n/{slug}/outcomes/objectives/{objective}`
pub(in crate::outcomes) async fn change(
    visit: Visit,
    At((_, id)): At<(String, ObjectiveId)>,
    form: Form,
) -> Answer {
    let done = visit.change(form, move |tx, viewer, form| {
        tx.lock("networks", viewer.network.id.get())?;
        let objective = to_keep(tx, viewer, id)?;
        form.expect_unchanged(&filled(tx, viewer, &objective)?);
        let said = read(tx, viewer, Some(&objective), form)?;
        store::change_objective(tx, id, (&said.title, &said.about), said.parent)?;
        settle(tx, viewer, id, &said)
    });
    match done.await? {
        Ok(()) => Ok(visit
            .go_saying(visit.path(format_args!("outcomes/objectives/{id}")), "outcome-objective-saved-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                let objective = to_keep(q, viewer, id)?;
                let kept = filled(q, viewer, &objective)?;
                let form = form.caught_up(&kept, told(q, viewer, &kept)?);
                page(q, viewer, Some(&objective), form).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

/// What somebody else has written meanwhile, in words: objectives and spaces by their names, as far as the viewer may see them.
fn told(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kept: &Form,
) -> Result<impl Fn(&str, &str) -> Said + use<>, Error> {
    let parents: Vec<(String, String)> =
        store::objectives(q, viewer, LIMIT)?.into_iter().map(|one| (one.id.to_string(), one.title)).collect();
    let ids: Vec<SpaceId> = kept.values("space").iter().filter_map(|id| id.parse().ok()).collect();
    let names = spaces::names(q, viewer, &ids)?;
    let names = names.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
    Ok(move |field: &str, value: &str| match field {
        "parent" => {
            let found = parents.iter().find(|(id, _)| id == value);
            found.map_or_else(|| Said::key("outcome-parent-none"), |(_, title)| Said::raw(title))
        }
        "space" => Said::raw(&names),
        _ => Said::raw(value),
    })
}

fn settle(tx: &mut Write<'_>, viewer: &Viewer, id: ObjectiveId, said: &Chosen) -> Result<(), Error> {
    store::set_owners(tx, viewer.network.id, id, &said.owners)?;
    store::set_projects(tx, viewer.network.id, id, (&said.offered, &said.chosen))?;
    note(tx, viewer)
}

fn read(
    q: &mut Read<'_>,
    viewer: &Viewer,
    objective: Option<&Objective>,
    form: &mut Form,
) -> Result<Chosen, Error> {
    let title = match objective.filter(|one| one.of_charter) {
        Some(one) => one.title.clone(),
        None => form.name("title", 2 * LINE),
    };
    let about = form.optional_text("about", PARAGRAPHS);
    let all = store::objectives(q, viewer, LIMIT)?;
    let parent: Option<ObjectiveId> = form.value("parent").parse().ok();
    let possible = possible_parents(&all, objective.map(|one| one.id));
    if parent.is_some_and(|parent| !possible.iter().any(|(_, one)| one.id == parent)) {
        form.fail("parent", "outcome-parent-wrong");
    }
    let owners = owners(q, viewer, form)?;
    let offered: Vec<SpaceId> = offered(q, viewer)?.into_iter().map(|(id, _)| id).collect();
    let chosen: Vec<SpaceId> = form.values("space").iter().filter_map(|id| id.parse().ok()).collect();
    if chosen.iter().any(|id| !offered.contains(id)) {
        form.fail("space", "error-field-choice");
    }
    form.checked()?;
    Ok(Chosen { title, about, parent, owners, offered, chosen })
}

/// The organisations that are named, one a line.
fn owners(q: &mut Read<'_>, viewer: &Viewer, form: &mut Form) -> Result<Vec<OrganisationId>, Error> {
    let text = form.optional_text("owners", PARAGRAPHS);
    let names: Vec<&str> = text.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.len() > OWNERS {
        form.fail("owners", Said::key("outcome-owners-many").with("most", OWNERS));
        return Ok(Vec::new());
    }
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let found = organisations::named(q, viewer.network.id, &folded)?;
    let mut owners = Vec::new();
    for (name, folded) in names.iter().zip(&folded) {
        match found.iter().find(|one| fold(&one.name) == *folded) {
            Some(one) => owners.push(one.id),
            None => form.fail("owners", Said::key("outcome-owner-unknown").with("name", *name)),
        }
    }
    owners.sort_unstable();
    owners.dedup();
    Ok(owners)
}

/// The spaces that the viewer can say to work toward something.
fn offered(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(SpaceId, String)>, Error> {
    let open = spaces::open_to(q, viewer)?;
    Ok(open.into_iter().map(|space| (space.id, space.name)).collect())
}

fn filled(q: &mut Read<'_>, viewer: &Viewer, objective: &Objective) -> Result<Form, Error> {
    let own = |list: Vec<(ObjectiveId, OrganisationId)>| {
        list.into_iter().filter(|(id, _)| *id == objective.id).map(|(_, owner)| owner).collect::<Vec<_>>()
    };
    let owners = own(store::owners(q, viewer.network.id)?);
    let names = organisations::names(q, viewer.network.id, &owners)?;
    let mut names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
    names.sort_unstable();
    let form = Form::new()
        .with("title", &objective.title)
        .with("about", &objective.about)
        .with("parent", objective.parent_id.map(|id| id.to_string()).unwrap_or_default())
        .with("owners", names.join("\n"));
    // Spaces that the viewer may not see are left alone, and nobody learns here that they changed.
    let projects = store::projects(q, viewer.network.id)?;
    let own: Vec<SpaceId> =
        projects.into_iter().filter(|(id, _)| *id == objective.id).map(|(_, space)| space).collect();
    let seen = spaces::names(q, viewer, &own)?;
    Ok(seen.into_iter().fold(form, |form, (space, _)| form.with("space", space.to_string())))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    objective: Option<&Objective>,
    form: Form,
) -> Result<Page<ObjectivePage>, Error> {
    let all = store::objectives(q, viewer, LIMIT)?;
    let base = viewer.path("outcomes/objectives");
    let here = objective.map(|one| format!("{base}/{}", one.id));
    let parents = possible_parents(&all, objective.map(|one| one.id));
    let title = if objective.is_some() { "outcome-objective-edit" } else { "outcome-objective-new" };
    let indented = |depth: usize, title: &str| format!("{}{title}", "\u{2003}".repeat(depth));
    let body = ObjectivePage {
        form,
        action: here.clone().unwrap_or_else(|| base.clone()),
        back: here.clone().unwrap_or(base),
        title,
        of_charter: objective.is_some_and(|one| one.of_charter),
        parents: parents
            .into_iter()
            .map(|(depth, one)| (one.id.to_string(), indented(depth, &one.title)))
            .collect(),
        spaces: offered(q, viewer)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
    };
    let page = under(Page::new(body, title), viewer);
    Ok(match (objective, here) {
        (Some(one), Some(here)) => page.under(Said::raw(&one.title), here),
        _ => page,
    })
}
