//! Which texts an expression may give: as much of Rust as stores use to choose between statements.

use std::collections::BTreeMap;

/// One text, or several at once from a tuple.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    One(String),
    Several(Vec<Text>),
}

/// What the variables and constants hold that hold texts, in one way in which the code may go.
#[derive(Debug, Clone, Default)]
pub struct World(BTreeMap<String, String>);

impl Text {
    pub fn one(self) -> Option<String> {
        if let Text::One(text) = self { Some(text) } else { None }
    }
}

impl World {
    /// The constants of a file.
    pub fn of(file: &syn::File) -> World {
        let mut world = World::default();
        for item in &file.items {
            if let syn::Item::Const(constant) = item
                && let Some(mut found) = texts(&constant.expr, &world, file)
                && let Some(text) = found.pop().and_then(Text::one)
            {
                world.0.insert(constant.ident.to_string(), text);
            }
        }
        world
    }

    /// The worlds after `let pattern = start`.
    pub fn after(&self, pattern: &syn::Pat, start: &syn::Expr, file: &syn::File) -> Vec<World> {
        let Some(found) = texts(start, self, file) else { return vec![self.without(pattern)] };
        let worlds = found.into_iter().map(|text| {
            let mut world = self.clone();
            world.bind(pattern, &text);
            world
        });
        worlds.collect()
    }

    /// A name that now holds something else no longer holds its text.
    fn without(&self, pattern: &syn::Pat) -> World {
        let mut world = self.clone();
        if let syn::Pat::Ident(name) = pattern {
            world.0.remove(&name.ident.to_string());
        }
        world
    }

    fn bind(&mut self, pattern: &syn::Pat, text: &Text) {
        match (pattern, text) {
            (syn::Pat::Ident(name), Text::One(text)) => {
                drop(self.0.insert(name.ident.to_string(), text.clone()))
            }
            (syn::Pat::Tuple(parts), Text::Several(texts)) => {
                parts.elems.iter().zip(texts).for_each(|(part, text)| self.bind(part, text));
            }
            _ => {}
        }
    }
}

/// All texts that an expression may give in this world; none where it is no text, or none that can be read.
pub fn texts(expression: &syn::Expr, world: &World, file: &syn::File) -> Option<Vec<Text>> {
    let one = |text: String| Some(vec![Text::One(text)]);
    match expression {
        syn::Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Str(text) => one(text.value()),
            _ => None,
        },
        syn::Expr::Reference(inner) => texts(&inner.expr, world, file),
        syn::Expr::Paren(inner) => texts(&inner.expr, world, file),
        syn::Expr::MethodCall(call) if call.method == "into" => texts(&call.receiver, world, file),
        syn::Expr::Path(path) => one(world.0.get(&path.path.get_ident()?.to_string())?.clone()),
        syn::Expr::Tuple(tuple) => together(&tuple.elems, world, file),
        syn::Expr::Block(block) => last(&block.block, world, file),
        syn::Expr::If(choice) => {
            let (then, other) = (&choice.then_branch, &choice.else_branch.as_ref()?.1);
            match decided(&choice.cond, world, file) {
                Some(true) => last(then, world, file),
                Some(false) => texts(other, world, file),
                None => Some([last(then, world, file)?, texts(other, world, file)?].concat()),
            }
        }
        syn::Expr::Match(choice) => {
            let arms: Option<Vec<_>> = choice.arms.iter().map(|arm| texts(&arm.body, world, file)).collect();
            arms.map(|arms| arms.concat())
        }
        syn::Expr::Macro(call) if call.mac.path.is_ident("format") => one(formatted(&call.mac, world)?),
        syn::Expr::Call(call) => called(call, world, file),
        _ => None,
    }
}

fn last(block: &syn::Block, world: &World, file: &syn::File) -> Option<Vec<Text>> {
    match block.stmts.last()? {
        syn::Stmt::Expr(expression, None) => texts(expression, world, file),
        syn::Stmt::Macro(call) if call.mac.path.is_ident("format") && call.semi_token.is_none() => {
            Some(vec![Text::One(formatted(&call.mac, world)?)])
        }
        _ => None,
    }
}

/// A tuple of texts, in each way in which its parts may be.
fn together<'a>(
    parts: impl IntoIterator<Item = &'a syn::Expr>,
    world: &World,
    file: &syn::File,
) -> Option<Vec<Text>> {
    let mut rows: Vec<Vec<Text>> = vec![Vec::new()];
    for part in parts {
        let options = texts(part, world, file)?;
        let longer = |row: &Vec<Text>| {
            let row = row.clone();
            options.clone().into_iter().map(move |option| row.iter().cloned().chain([option]).collect())
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    Some(rows.into_iter().map(Text::Several).collect())
}

/// What `a == b` comes to, where both are known texts.
fn decided(condition: &syn::Expr, world: &World, file: &syn::File) -> Option<bool> {
    let syn::Expr::Binary(comparison) = condition else { return None };
    let same = matches!(comparison.op, syn::BinOp::Eq(_));
    let sides = (texts(&comparison.left, world, file)?, texts(&comparison.right, world, file)?);
    same.then(|| sides.0 == sides.1)
}

/// A `format!` whose places name variables that are known.
fn formatted(call: &syn::Macro, world: &World) -> Option<String> {
    let literal =
        call.parse_body_with(syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated);
    let literal = literal.ok()?;
    let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = literal.first()? else { return None };
    let text = text.value();
    let mut parts = text.split('{');
    let mut whole = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        whole.push_str(world.0.get(name)?);
        whole.push_str(rest);
    }
    Some(whole)
}

/// A function of the same file that puts a text together from the texts it is given.
fn called(call: &syn::ExprCall, world: &World, file: &syn::File) -> Option<Vec<Text>> {
    let syn::Expr::Path(path) = &*call.func else { return None };
    let name = path.path.get_ident()?;
    let function = file.items.iter().find_map(|item| match item {
        syn::Item::Fn(function) if function.sig.ident == *name => Some(function),
        _ => None,
    })?;
    let names = function.sig.inputs.iter().map(|input| match input {
        syn::FnArg::Typed(typed) => Some(&*typed.pat),
        syn::FnArg::Receiver(_) => None,
    });
    let names: Vec<&syn::Pat> = names.collect::<Option<_>>()?;
    let mut found = Vec::new();
    for given in together(&call.args, world, file)? {
        let Text::Several(given) = given else { return None };
        let mut inside = World::of(file);
        names.iter().zip(&given).for_each(|(name, text)| inside.bind(name, text));
        found.extend(last(&function.block, &inside, file)?);
    }
    Some(found)
}
