//! Every URL is declared in the `routes()` of a room's `mod.rs`, so that one look at a room shows its pages.

use syn::visit::{self, Visit};

use crate::house::{File, house, in_order, product};

const DECLARE: &[&str] = &["route", "route_service"];

/// Calls of `.route(…)` that stand anywhere else.
fn stray_routes(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in product(files).filter(|file| file.path.starts_with("crates/commonweave/")) {
        let mut look = Look { file, function: String::new(), broken: &mut broken };
        look.visit_file(&file.rust());
    }
    broken
}

struct Look<'a> {
    file: &'a File,
    function: String,
    broken: &'a mut Vec<String>,
}

impl<'ast> Visit<'ast> for Look<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        let outer = std::mem::replace(&mut self.function, function.sig.ident.to_string());
        visit::visit_item_fn(self, function);
        self.function = outer;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        let outer = std::mem::replace(&mut self.function, "a method".to_owned());
        visit::visit_impl_item_fn(self, function);
        self.function = outer;
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        let at_home = self.file.name() == "mod.rs" && self.function == "routes";
        if DECLARE.iter().any(|name| call.method == name) && call.args.len() == 2 && !at_home {
            let line = call.method.span().start().line;
            let place = format!("{}:{line}", self.file.path);
            self.broken.push(format!(
                "{place}: a route is declared outside `routes()` of a room's mod.rs: declare it there"
            ));
        }
    }
}

#[test]
fn routes_are_declared_only_in_routes() {
    in_order(&stray_routes(&house()));
}

#[test]
fn a_route_in_a_page_or_in_another_function_is_noticed() {
    let route = "Router::new().route(\"/a\", get(show))";
    let stray = |path: &str, function: &str| {
        let text = format!("pub fn {function}() -> Router {{ {route} }}");
        stray_routes(&[File::new(&format!("crates/commonweave/src/{path}"), &text)]).len()
    };
    assert_eq!(stray("events/show.rs", "routes"), 1);
    assert_eq!(stray("events/mod.rs", "more"), 1);
    assert_eq!(stray("router.rs", "routes"), 1);
    assert_eq!(stray("events/mod.rs", "routes"), 0);
}
