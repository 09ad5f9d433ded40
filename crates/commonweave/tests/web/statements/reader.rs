//! Finds every call of the database in the source, and the texts that it may be given.

use super::texts::{Text, World, texts};
use std::path::Path;
use syn::visit::{self, Visit};

/// A statement, and where it stands.
pub struct Statement {
    pub place: String,
    pub text: String,
    pub only: Option<Only>,
}

/// The engine for which a statement is meant, where it is not for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    Sqlite,
    Postgres,
}

/// The doctor asks each engine in its own words how it is; everything else is said once.
const ONE_ENGINE: &[(&str, &str, Only)] = &[
    ("doctor/store.rs", "integrity", Only::Sqlite),
    ("doctor/store.rs", "broken_references", Only::Sqlite),
    ("doctor/store.rs", "invalid_indexes", Only::Postgres),
    ("doctor/store.rs", "unchecked_rules", Only::Postgres),
    ("doctor/store.rs", "damaged_pages", Only::Postgres),
];
/// Put their conditions together from the parts of a filter. `every_mix_of_filters_is_answered` runs each mix on both
/// engines instead.
const MIXED: &[(&str, &str)] = &[
    // The names of tables come out of the migrations; the doctor's own tests run it for all of them.
    ("doctor/store.rs", "orphans"),
    ("items/store/lists.rs", "in_space"),
    ("members/store/cards.rs", "page"),
    ("members/store/cards.rs", "with_words"),
    ("organisations/store/lists.rs", "page"),
    ("organisations/store/lists.rs", "numbers_with_words"),
];
/// Puts together the texts that it is given, by the hands of which they are read.
const BATCH: &str = "batch.rs";

/// The statements of all crates but the door to the database itself, and the places of calls whose text cannot be read.
pub fn read_all() -> (Vec<Statement>, Vec<String>) {
    let crates = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let (mut statements, mut unread) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(crates).unwrap() {
        let home = entry.unwrap().path();
        if home.join("src").is_dir() && !home.ends_with("db") {
            let found = read(&home.join("src"));
            statements.extend(found.0);
            unread.extend(found.1);
        }
    }
    (statements, unread)
}

fn read(folder: &Path) -> (Vec<Statement>, Vec<String>) {
    let (mut statements, mut unread) = (Vec::new(), Vec::new());
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".rs") && name != BATCH {
                let found = read_file(&name, &std::fs::read_to_string(&path).unwrap());
                statements.extend(found.0);
                unread.extend(found.1);
            }
        }
    }
    (statements, unread)
}

/// The same of one file.
pub fn read_file(path: &str, text: &str) -> (Vec<Statement>, Vec<String>) {
    let file = syn::parse_file(text).unwrap();
    let mut reader = Reader {
        path,
        file: &file,
        function: String::new(),
        worlds: vec![World::of(&file)],
        statements: Vec::new(),
        unread: Vec::new(),
    };
    reader.visit_file(&file);
    (reader.statements, reader.unread)
}

/// Walks through a file with all that its variables may hold.
struct Reader<'a> {
    path: &'a str,
    file: &'a syn::File,
    function: String,
    worlds: Vec<World>,
    statements: Vec<Statement>,
    unread: Vec<String>,
}

impl Reader<'_> {
    /// Keeps what `make` puts together in each world from the texts of these arguments.
    fn keep(
        &mut self,
        line: usize,
        arguments: &[&syn::Expr],
        make: impl Fn(&[String]) -> Option<Vec<String>>,
    ) {
        let place = format!("{}:{line}", self.path);
        if MIXED.contains(&(self.path, self.function.as_str())) {
            return;
        }
        let mut found = Vec::new();
        for world in &self.worlds {
            let mut rows: Vec<Vec<String>> = vec![Vec::new()];
            for argument in arguments {
                let Some(options) = texts(argument, world, self.file) else {
                    self.unread.push(format!(
                        "{place}: write the statement where it is asked, or in a variable above"
                    ));
                    return;
                };
                let options: Vec<String> = options.into_iter().filter_map(Text::one).collect();
                rows = rows
                    .iter()
                    .flat_map(|row| {
                        options.iter().map(|option| row.iter().cloned().chain([option.clone()]).collect())
                    })
                    .collect();
            }
            for row in &rows {
                match make(row) {
                    Some(texts) => found.extend(texts),
                    None => self.unread.push(format!("{place}: the columns of {row:?} cannot be counted")),
                }
            }
        }
        let only =
            ONE_ENGINE.iter().find(|(path, function, _)| *path == self.path && *function == self.function);
        for text in found {
            if !self.statements.iter().any(|known| known.text == text && known.place == place) {
                let only = only
                    .map(|(_, _, engine)| *engine)
                    .or(text.ends_with(" FOR UPDATE").then_some(Only::Postgres));
                self.statements.push(Statement { place: place.clone(), text, only });
            }
        }
    }

    fn within(&mut self, name: &syn::Ident, walk: impl FnOnce(&mut Self)) {
        let (function, worlds) =
            (std::mem::replace(&mut self.function, name.to_string()), self.worlds.clone());
        walk(self);
        (self.function, self.worlds) = (function, worlds);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.within(&function.sig.ident, |reader| visit::visit_item_fn(reader, function));
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.within(&function.sig.ident, |reader| visit::visit_impl_item_fn(reader, function));
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        let outside = self.worlds.clone();
        visit::visit_block(self, block);
        self.worlds = outside;
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        if let Some(start) = &local.init {
            self.worlds = self
                .worlds
                .iter()
                .flat_map(|world| world.after(&local.pat, &start.expr, self.file))
                .collect();
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let line = call.method.span().start().line;
        let arguments: Vec<&syn::Expr> = call.args.iter().collect();
        match (call.method.to_string().as_str(), arguments.as_slice()) {
            ("all" | "one" | "maybe" | "run", [text, _]) | ("each", [text, _, _]) => {
                self.keep(line, &[text], |texts| Some(texts.to_vec()))
            }
            ("lock", [table, _]) => self.keep(line, &[table], |texts| {
                let plain = format!("SELECT id FROM {} WHERE id = $1", texts[0]);
                Some(vec![plain.clone(), format!("{plain} FOR UPDATE")])
            }),
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let arguments: Vec<&syn::Expr> = call.args.iter().collect();
        let path: Vec<String> = match &*call.func {
            syn::Expr::Path(path) => {
                path.path.segments.iter().map(|segment| segment.ident.to_string()).collect()
            }
            _ => Vec::new(),
        };
        let line = call.paren_token.span.open().start().line;
        let path: Vec<&str> = path.iter().rev().take(2).map(String::as_str).collect();
        match (path.as_slice(), arguments.as_slice()) {
            (["insert" | "insert_returning", "batch"], [_, head, _, tail]) => {
                self.keep(line, &[head, tail], |texts| Some(vec![insert(&texts[0], &texts[1])?]));
            }
            (["each", "batch"], [_, arm, first, _]) => {
                let first = length(first);
                self.keep(line, &[arm], |texts| {
                    let key = format!("${}", first? + 1);
                    Some(vec![texts[0].replace("$0", &key)])
                });
            }
            (["among", "batch"], [_, before, first, _, after]) => {
                let first = length(first);
                self.keep(line, &[before, after], |texts| {
                    let first = first?;
                    Some(vec![format!("{} IN (${}, ${}) {}", texts[0], first + 1, first + 2, texts[1])])
                });
            }
            _ => {}
        }
        visit::visit_expr_call(self, call);
    }
}

/// `INSERT INTO t (a, b)` with one row of values, as `batch::insert` writes it.
fn insert(head: &str, tail: &str) -> Option<String> {
    let columns = match head.strip_suffix('(') {
        // A statement that reads the rows calls their columns by number.
        Some(_) => {
            (1..).take_while(|column| format!("{head}{tail}").contains(&format!("column{column}"))).count()
        }
        None => head.split_once('(')?.1.split(',').count(),
    };
    let numbers: Vec<String> = (1..=columns).map(|number| format!("${number}")).collect();
    Some(format!("{head} VALUES ({}) {tail}", numbers.join(", ")))
}

/// How many values a list written in place holds.
fn length(list: &syn::Expr) -> Option<usize> {
    match list {
        syn::Expr::Reference(reference) => length(&reference.expr),
        syn::Expr::Array(array) => Some(array.elems.len()),
        _ => None,
    }
}
