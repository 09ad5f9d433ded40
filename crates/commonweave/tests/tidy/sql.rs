//! SQL stands in stores, in migrations and in `crates/db`, and nowhere else: who asks the database what is seen in one place.

use syn::visit::{self, Visit};

use crate::house::{File, house, in_order, literals, product};

/// Texts with SQL in them that stand outside a store.
fn stray_sql(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in product(files).filter(|file| !may_hold_sql(&file.path)) {
        let mut texts = Texts::default();
        texts.visit_file(&file.rust());
        for (line, text) in texts.found.iter().filter(|(_, text)| is_sql(text)) {
            let start: String = text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            let place = format!("{}:{line}", file.path);
            broken.push(format!(
                "{place}: SQL outside a store (`{start} …`): make it a function of the room's store.rs"
            ));
        }
    }
    broken
}

fn may_hold_sql(path: &str) -> bool {
    path.starts_with("crates/db/") || path.ends_with("/store.rs") || path.contains("/store/")
}

/// Statements as we write them, in capitals anywhere in a text; in small letters where a text begins with one.
fn is_sql(text: &str) -> bool {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let pairs = [
        ("SELECT ", " FROM "),
        ("INSERT INTO ", ""),
        ("UPDATE ", " SET "),
        ("DELETE FROM ", ""),
        ("CREATE TABLE ", ""),
        ("ALTER TABLE ", ""),
        ("DROP TABLE ", ""),
    ];
    pairs.iter().any(|(start, then)| {
        let loud = line.split_once(start).is_some_and(|(_, rest)| format!(" {rest} ").contains(then));
        let small = line.strip_prefix(&start.to_lowercase());
        loud || small.is_some_and(|rest| format!(" {rest} ").contains(&then.to_lowercase()))
    })
}

/// Every literal text of a file, those inside macros too, without documentation.
#[derive(Default)]
pub(crate) struct Texts {
    pub(crate) found: Vec<(usize, String)>,
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            literals(list.tokens.clone(), &mut self.found);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.found.push((literal.span().start().line, literal.value()));
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        literals(call.tokens.clone(), &mut self.found);
        visit::visit_macro(self, call);
    }
}

#[test]
fn sql_stands_in_stores_only() {
    in_order(&stray_sql(&house()));
}

#[test]
fn sql_in_a_page_is_noticed_also_inside_a_macro_and_over_several_lines() {
    let page = |body: &str| {
        let text = format!("fn show() {{ {body} }}");
        stray_sql(&[File::new("crates/commonweave/src/events/show.rs", &text)]).len()
    };
    assert_eq!(page(r#"q.rows("SELECT id\n   FROM events")"#), 1);
    assert_eq!(page(r#"vec![format!("DELETE FROM {table}")]"#), 1);
    assert_eq!(page(r##"tx.run(r#"UPDATE events SET title = $1"#)"##), 1);
    assert_eq!(page(r#"tx.run("insert into events (id) values (1)")"#), 1);
    assert_eq!(page(r#"say("Select people from the list. Update your settings.")"#), 0);
}

#[test]
fn a_store_may_hold_sql() {
    let text = r#"fn by_id() { q("SELECT id FROM events") }"#;
    assert!(stray_sql(&[File::new("crates/commonweave/src/events/store.rs", text)]).is_empty());
    assert!(stray_sql(&[File::new("crates/commonweave/src/items/store/links.rs", text)]).is_empty());
}
