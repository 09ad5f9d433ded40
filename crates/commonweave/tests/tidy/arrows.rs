//! The rule of the arrows: who may use whom.
//!
//! A room is a folder (or a single file) of the `src` of a crate. Rooms stand on levels; a room uses lower rooms, and of
//! those only the names that their `mod.rs` lends. What must travel up or sideways travels as a happening or an item link.

mod levels;

use syn::visit::{self, Visit};

use crate::house::{File, house, in_order, in_rooms, product};
use levels::{ABOVE, BESIDE, CRATES, LEVELS};

/// Uses of a room that stands higher, or beside where beside is not allowed, or of a name that is not lent.
fn wrong_arrows(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in product(files).filter(|file| in_rooms(&file.path).is_some()) {
        let module = module_of(&file.path);
        let Some(from) = module.first().cloned() else { continue };
        for (line, path, ours) in paths(file, &module) {
            if !ours {
                continue;
            }
            let Some(to) = path.first().filter(|to| **to != from) else { continue };
            let place = format!("{}:{line}", file.path);
            if let (Some(low), Some(high)) = (level(&from), level(to)) {
                if high > low {
                    broken.push(format!(
                        "{place}: `{from}` is below `{to}` and may not use it: let it read happenings"
                    ));
                } else if high == low && low >= 2 {
                    broken.push(format!(
                        "{place}: `{from}` and `{to}` may not use each other: use a happening or a link"
                    ));
                }
            } else if level(&from).is_some() && ABOVE.contains(&to.as_str()) {
                broken
                    .push(format!("{place}: the room `{from}` may not use `{to}`, which is above all rooms"));
            }
            if let Some(inside) = path.get(1).filter(|name| is_closed_module(files, to, name)) {
                broken.push(format!(
                    "{place}: `{to}::{inside}` is inside a room: use a name that {to}/mod.rs lends"
                ));
            }
        }
    }
    broken
}

/// Folders and files of the application that the table of levels does not know.
fn rooms_without_level(files: &[File]) -> Vec<String> {
    let mut unknown: Vec<String> = product(files)
        .filter_map(|file| top(&file.path))
        .filter(|room| {
            level(room).is_none() && !ABOVE.contains(&room.as_str()) && !BESIDE.contains(&room.as_str())
        })
        .map(|room| {
            format!("{room}: give this room its level in tests/tidy/arrows.rs and in ARCHITECTURE.md")
        })
        .collect();
    unknown.dedup();
    unknown
}

fn level(room: &str) -> Option<usize> {
    LEVELS.iter().position(|(_, rooms)| rooms.contains(&room))
}

/// The first name below `src`: `events` for `src/events/show.rs`, `router` for `src/router.rs`.
fn top(path: &str) -> Option<String> {
    let below = in_rooms(path)?;
    Some(below.split('/').next()?.trim_end_matches(".rs").to_owned())
}

/// Is this a module of the room that its `mod.rs` does not lend whole by `pub mod`? (Only the ground lends whole
/// modules; `heads.rs` sees to that.)
fn is_closed_module(files: &[File], room: &str, name: &str) -> bool {
    let (file, folder, head) =
        (format!("{room}/{name}.rs"), format!("{room}/{name}/mod.rs"), format!("{room}/mod.rs"));
    let lent = |head: &File| head.text.lines().any(|line| line == format!("pub mod {name};"));
    let is = |other: &File, path: &str| in_rooms(&other.path) == Some(path);
    files.iter().any(|other| is(other, &file) || is(other, &folder))
        && !files.iter().any(|other| is(other, &head) && lent(other))
}

/// Templates that include a partial of a room that stands higher, or beside where beside is not allowed.
fn wrong_partials(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| in_rooms(&file.path).is_some() && file.path.ends_with(".html")) {
        let Some(from) = top(&file.path) else { continue };
        for code in file
            .text
            .split("{%")
            .skip(1)
            .filter(|code| code.trim_start_matches(['-', ' ']).starts_with(['i', 'e']))
        {
            let named = code.split('"').nth(1).filter(|name| name.ends_with(".html"));
            let Some(to) = named.and_then(|name| name.split('/').next()).filter(|to| *to != from) else {
                continue;
            };
            let (Some(low), Some(high)) = (level(&from), level(to)) else { continue };
            if high > low || (high == low && low >= 2) {
                broken.push(format!("{}: a template of `{from}` may not include one of `{to}`", file.path));
            }
        }
    }
    broken
}

/// `["events", "show"]` for `src/events/show.rs`, `["events"]` for its `mod.rs`, `["main"]` for `src/main.rs`.
fn module_of(path: &str) -> Vec<String> {
    let below = in_rooms(path).unwrap_or(path).trim_end_matches(".rs");
    below.split('/').filter(|part| *part != "mod").map(str::to_owned).collect()
}

/// Every path of a file with its line. Those that begin with `crate`, `self` or `super` are ours and written out from the
/// crate's root; all others (`std::fs::read`, `store::by_id`) are given as they stand.
pub(crate) fn paths(file: &File, module: &[String]) -> Vec<(usize, Vec<String>, bool)> {
    let mut look = Look { module: module.to_vec(), found: Vec::new() };
    look.visit_file(&file.rust());
    look.found
}

struct Look {
    module: Vec<String>,
    found: Vec<(usize, Vec<String>, bool)>,
}

impl Look {
    fn keep(&mut self, line: usize, names: &[String]) {
        let at_root = matches!(self.module.first().map(String::as_str), Some("main" | "lib"));
        let mut base = self.module.clone();
        let mut rest = names;
        let mut ours = true;
        match names.first().map(String::as_str) {
            Some(first) if CRATES.contains(&first) => {
                (base, rest) = (Vec::new(), names.get(1..).unwrap_or_default())
            }
            Some("self") if !at_root => rest = names.get(1..).unwrap_or_default(),
            Some("super") => {
                while let [first, others @ ..] = rest
                    && first == "super"
                {
                    base.pop();
                    rest = others;
                }
            }
            _ => (base, ours) = (Vec::new(), false),
        }
        base.extend(rest.iter().cloned());
        self.found.push((line, base, ours));
    }

    fn leaves(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.leaves(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.leaves(item, before)),
            syn::UseTree::Name(name) => self.keep(name.ident.span().start().line, &with(&name.ident)),
            syn::UseTree::Rename(name) => self.keep(name.ident.span().start().line, &with(&name.ident)),
            syn::UseTree::Glob(glob) => self.keep(glob.star_token.spans[0].start().line, before),
        }
    }
}

impl<'ast> Visit<'ast> for Look {
    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        self.leaves(&import.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let (Some(first), true) = (path.segments.first(), names.len() > 1) {
            self.keep(first.ident.span().start().line, &names);
        }
        visit::visit_path(self, path);
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    /// Inside a macro there are only tokens: `crate :: events :: store` is read from their text.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let line = call.path.segments.first().map_or(0, |first| first.ident.span().start().line);
        let text = call.tokens.to_string().replace(" :: ", "::").replace(":: ", "::").replace(" ::", "::");
        for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':') {
            let names: Vec<String> = word.split("::").map(str::to_owned).collect();
            if names.len() > 1
                && names.first().is_some_and(|first| first == "super" || CRATES.contains(&first.as_str()))
            {
                self.keep(line, &names);
            }
        }
        visit::visit_macro(self, call);
    }
}

#[test]
fn every_arrow_points_down_and_to_a_lent_name() {
    in_order(&wrong_arrows(&house()));
}

#[test]
fn templates_include_only_from_below() {
    in_order(&wrong_partials(&house()));
}

#[test]
fn every_room_has_its_level() {
    in_order(&rooms_without_level(&house()));
}

#[cfg(test)]
const SRC: &str = "crates/commonweave/src/";

#[cfg(test)]
fn arrows_of(path: &str, text: &str) -> usize {
    let others = ["members/mod.rs", "members/store.rs", "web/mod.rs", "today/mod.rs", "charters/mod.rs"];
    let mut files: Vec<File> = others.iter().map(|path| File::new(&format!("{SRC}{path}"), "")).collect();
    files.push(File::new(&format!("{SRC}{path}"), text));
    wrong_arrows(&files).len()
}

#[test]
fn an_arrow_that_points_up_or_sideways_is_noticed() {
    assert_eq!(arrows_of("web/page.rs", "use crate::members::Member;"), 1);
    assert_eq!(arrows_of("members/show.rs", "fn a() { crate::today::list() }"), 1);
    assert_eq!(arrows_of("imports/show.rs", "use crate::{charters::Charter, members::Member};"), 1);
    assert_eq!(arrows_of("charters/show.rs", "use crate::members::Member; use crate::web::Page;"), 0);
    assert_eq!(arrows_of("members/show.rs", "use crate::router::all;"), 1);
    assert_eq!(arrows_of("router.rs", "use crate::today::routes;"), 0);
    assert_eq!(arrows_of("web/page.rs", "use house::members::Member;"), 1);
}

#[test]
fn an_arrow_in_a_macro_or_by_way_of_super_is_noticed() {
    assert_eq!(arrows_of("members/show.rs", "fn a() { vec![crate::today::list()] }"), 1);
    assert_eq!(arrows_of("members/show.rs", "use super::super::today::list;"), 1);
    assert_eq!(arrows_of("members/show.rs", "use super::store::list;"), 0);
    assert_eq!(arrows_of("members/mod.rs", "mod today; use today::list;"), 0);
}

#[test]
fn a_name_that_is_not_lent_is_noticed() {
    assert_eq!(arrows_of("charters/show.rs", "use crate::members::store::by_id;"), 1);
    assert_eq!(arrows_of("charters/show.rs", "use crate::members::store;"), 1);
    assert_eq!(arrows_of("members/show.rs", "use crate::members::store::by_id;"), 0);
}

#[test]
fn a_partial_from_above_is_noticed() {
    let with =
        |text: &str| wrong_partials(&[File::new(&format!("{SRC}members/views/show.html"), text)]).len();
    assert_eq!(with("{% include \"today/views/_card.html\" %}"), 1);
    assert_eq!(with("{%- import \"charters/views/_card.html\" as card -%}"), 1);
    assert_eq!(with("{% include \"web/views/_card.html\" %}{% include \"members/views/_card.html\" %}"), 0);
}

#[test]
fn an_unknown_room_is_noticed() {
    assert_eq!(rooms_without_level(&[File::new(&format!("{SRC}cellar/mod.rs"), "")]).len(), 1);
}
