//! Every URL is declared in the `routes()` of a room's `mod.rs`, so that one look at a room shows its pages, and by way
//! of `web::Routes`, which takes no route without its line of the access table.

use syn::visit::{self, Visit};

use crate::house::{File, house, in_order, in_rooms, product};

/// The one file that may speak to axum's router: it gives each route its rule.
const CHASSIS: &str = "crates/house/src/web/route.rs";
/// The verbs of `web::Routes`.
const VERBS: &[&str] = &["get", "post", "post_file", "put", "patch", "delete"];

/// Routes that are declared anywhere else, or without a rule.
fn stray_routes(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let app = |file: &&File| in_rooms(&file.path).is_some() && file.path != CHASSIS;
    for file in product(files).filter(app) {
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
        let method = call.method.to_string();
        let place = format!("{}:{}", self.file.path, call.method.span().start().line);
        let at_home = self.file.name() == "mod.rs" && self.function == "routes";
        if method == "route" || method == "route_service" {
            self.broken
                .push(format!("{place}: a route without a rule: declare it by the verbs of web::Routes"));
        } else if VERBS.contains(&method.as_str()) && names_path(call) && !at_home {
            self.broken.push(format!(
                "{place}: a route is declared outside `routes()` of a room's mod.rs: declare it there"
            ));
        }
    }
}

/// Is the first argument a path, with a rule and a handler behind it?
fn names_path(call: &syn::ExprMethodCall) -> bool {
    let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. })) = call.args.first() else {
        return false;
    };
    call.args.len() > 2 && path.value().starts_with('/')
}

#[test]
fn routes_are_declared_only_in_routes() {
    in_order(&stray_routes(&house()));
}

#[test]
fn a_route_in_a_page_or_in_another_function_is_noticed() {
    let stray = |path: &str, function: &str, route: &str| {
        let text = format!("pub fn {function}() -> Routes {{ Routes::new(){route} }}");
        stray_routes(&[File::new(&format!("crates/commonweave/src/{path}"), &text)]).len()
    };
    let route = ".get(\"/a\", Action::Arrive, show)";
    assert_eq!(stray("events/show.rs", "routes", route), 1);
    assert_eq!(stray("events/mod.rs", "more", route), 1);
    assert_eq!(stray("router.rs", "routes", route), 1);
    assert_eq!(stray("events/mod.rs", "routes", route), 0);
    assert_eq!(stray("events/mod.rs", "routes", ".route(\"/a\", get(show))"), 1);
    assert_eq!(stray("events/show.rs", "pick", ".get(\"/a\").post(b)"), 0);
}
