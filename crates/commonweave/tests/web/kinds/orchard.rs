//! A room of the tests' own: trees, which are planned, planted and felled, and groves, of which nobody speaks. No line of the
//! program knows it.

mod watering;

use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::Act;
use house::ids::ItemId;
use house::items::{Fields, Item, Kind, Shape, State, Step, Verb};
use house::room::{Measured, Room, Rooms};
use house::web::form::LINE;
use house::web::frame::{Group, RailPage, Shown};
use house::web::{Answer, Error, Form, Page, Piece, Place, Routes, Said, Viewer, Visit, filters};

pub static ROOM: Room = Room {
    name: "orchard",
    routes: |_| {
        Routes::new().get("/n/{slug}/trees", Action::ReadMembers, trees).post(
            "/n/{slug}/trees/{id}/watering",
            Action::TakePart,
            watering::water,
        )
    },
    kinds: &[&TREE, &GROVE],
    acts: &[&TREE_PLANTED, &TREE_FELLED, &watering::TREE_WATERED],
    texts: TEXTS,
    tables: &["trees", "waterings"],
    purging: Some(|tx, item| {
        tx.run("DELETE FROM waterings WHERE item_id = $1", &[&item])?;
        tx.run("DELETE FROM trees WHERE item_id = $1", &[&item]).map(|_| ())
    }),
    needs: Some(watering::needs),
    dates: Some(watering::between),
    recount: Some(watering::recount),
    extracts: watering::EXTRACTS,
    pages: &[RailPage {
        path: "trees",
        label: "tree-kinds",
        group: Group::Work,
        action: Action::ReadMembers,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("trees", "/n/{slug}/trees")],
    ..Room::EMPTY
};

static TREE_PLANTED: Act = Act { word: "tree-planted", news: true, ..Act::QUIET };
static TREE_FELLED: Act = Act { word: "tree-felled", news: true, ..Act::QUIET };

static TREE: Kind = Kind {
    name: "tree",
    verb: Verb::Work,
    label: "tree-kind",
    plural: "tree-kinds",
    about: "tree-about",
    states: &[
        State { word: "planned", label: "tree-planned", open: true },
        State { word: "planted", label: "tree-planted", open: true },
        State { word: "felled", label: "tree-felled", open: false },
    ],
    steps: &[
        Step {
            from: &["planned"],
            to: "planted",
            label: "tree-plant",
            said: "tree-planted-done",
            by: Action::TakePart,
            act: &TREE_PLANTED,
            quiet: false,
        },
        Step {
            from: &["planned", "planted"],
            to: "felled",
            label: "tree-fell",
            said: "tree-felled-done",
            by: Action::HoldSpace,
            act: &TREE_FELLED,
            quiet: true,
        },
    ],
    leads_to: &["grove", "discussion"],
    fields: Some(&FIELDS),
    card: Some(|_, _, item| {
        let thirsty = item.state == "planted";
        Ok(thirsty.then(|| Piece::of(Card { title: item.title.clone() })))
    }),
    part: Some(|q, _, item| Ok(Piece::of(Part { species: species(q, item)? }))),
    line: Some(|q, _, items| {
        let mut lines = Vec::new();
        for id in items {
            let species: Option<String> = q.maybe("SELECT species FROM trees WHERE item_id = $1", &[id])?;
            lines.extend(species.map(|species| (*id, Said::key("tree-line").with("species", species))));
        }
        Ok(lines)
    }),
    text: Some(|q, items| {
        let mut texts = Vec::new();
        for id in items {
            let species: Option<String> = q.maybe("SELECT species FROM trees WHERE item_id = $1", &[id])?;
            texts.extend(species.map(|species| (*id, species)));
        }
        Ok(texts)
    }),
    ..Kind::PLAIN
};

static GROVE: Kind = Kind {
    name: "grove",
    verb: Verb::Decide,
    shape: Shape::Silent,
    label: "grove-kind",
    plural: "grove-kinds",
    about: "grove-about",
    ..Kind::PLAIN
};

static FIELDS: Fields = Fields { show: |form| Piece::of(Asked { form: form.clone() }), fill, write };

const TEXTS: &str = "
tree-kind = Tree
tree-kinds = Trees
tree-about = something that grows
tree-planned = planned
tree-planted = planted
tree-felled = felled
tree-plant = Plant it
tree-fell = Fell it
tree-planted-done = It stands.
tree-felled-done = It lies.
tree-line = a young { $species }
tree-species = Species
tree-day = Day of planting
tree-need = Plant { $title }
tree-watered-done = It drinks.
tree-watered-why = Your tree was watered
happening-tree-watered = { $who } watered “{ $item }”
happening-tree-watered-name = Trees watered
grove-kind = Grove
grove-kinds = Groves
grove-about = many trees
happening-tree-planted = { $who } planted “{ $item }”
happening-tree-felled = { $who } felled “{ $item }”
happening-tree-planted-name = Trees planted
happening-tree-felled-name = Trees felled
";

#[derive(Template)]
#[template(source = "<section class=\"action work\"><h2>Water {{ title }}</h2></section>", ext = "html")]
struct Card {
    title: String,
}

#[derive(Template)]
#[template(source = "<p id=\"species\">It is a {{ species }}.</p>", ext = "html")]
struct Part {
    species: String,
}

#[derive(Template)]
#[template(
    source = "<div class=\"field\"><label for=\"f-species\">{{ \"tree-species\"|t }}</label>
    {% if let Some(said) = form.error(\"species\") %}<p class=\"error\" id=\"f-species-error\">{{ said|say }}</p>{% endif %}
    <input id=\"f-species\" name=\"species\" value=\"{{ form.value(\"species\") }}\"></div>
    <div class=\"field\"><label for=\"f-planting\">{{ \"tree-day\"|t }}</label>
    {% if let Some(said) = form.error(\"planting\") %}<p class=\"error\" id=\"f-planting-error\">{{ said|say }}</p>{% endif %}
    <input id=\"f-planting\" name=\"planting\" value=\"{{ form.value(\"planting\") }}\"></div>",
    ext = "html"
)]
struct Asked {
    form: Form,
}

#[derive(Template)]
#[template(source = "<h1>{{ \"tree-kinds\"|t }}</h1>", ext = "html")]
struct Trees {}

async fn trees(visit: Visit) -> Answer {
    visit.page(|_, _| Ok(Page::new(Trees {}, "tree-kinds").place(Place::Room("trees")))).await
}

fn species(q: &mut Read<'_>, item: &Item) -> Result<String, Error> {
    Ok(q.one("SELECT species FROM trees WHERE item_id = $1", &[&item.id])?)
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let (species, day): (String, String) =
        q.one("SELECT species, day FROM trees WHERE item_id = $1", &[&item])?;
    Ok(form.with("species", species).with("planting", day))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let species = form.line("species", LINE);
    let day = form.optional_line("planting", LINE);
    if !day.is_empty() && day.parse::<jiff::civil::Date>().is_err() {
        form.fail("planting", "error-field-choice");
    }
    form.checked()?;
    house::networks::use_page(tx, viewer.network.id, "trees")?;
    let changed = tx.run(
        "INSERT INTO trees (item_id, species, day, watered_count) VALUES ($1, $2, $3, 0)
         ON CONFLICT (item_id) DO UPDATE SET species = excluded.species, day = excluded.day
         WHERE trees.species <> excluded.species OR trees.day <> excluded.day",
        &[&item, &species, &day],
    )?;
    Ok(changed > 0)
}

/// The program with one room more.
pub fn rooms() -> Rooms {
    let all: Vec<&'static Room> = commonweave::rooms::ALL.iter().copied().chain([&ROOM]).collect();
    Rooms::of(Vec::leak(all))
}

/// The tables of the room.
pub const TABLES: &[&str] = &[
    "CREATE TABLE trees (item_id BIGINT PRIMARY KEY REFERENCES items (id), species TEXT NOT NULL, day TEXT NOT NULL,
                         watered_count BIGINT NOT NULL)",
    "CREATE TABLE waterings (item_id BIGINT NOT NULL REFERENCES items (id), member_id BIGINT NOT NULL REFERENCES members (id),
                             watered_at BIGINT NOT NULL, PRIMARY KEY (item_id, member_id))",
];
