//! What of the map somebody looks at, as it stands in the address.

use form_urlencoded::Serializer;
use house::happenings::Layer;
use house::web::{Form, Viewer};

db::word! {
    /// Whose map it is.
    pub enum Sort {
        /// Organisations, tied by what their people did.
        Organisations = "organisation",
        /// Members.
        Members = "member",
        /// Both, and who belongs where.
        Both = "both",
    }
}

db::word! {
    /// The order of the list.
    pub enum Order {
        /// By name.
        Name = "name",
        /// By sector, and by name in each.
        Sector = "sector",
        /// Organisations with most ties first. Members are never ranked.
        Ties = "ties",
    }
}

/// How many months one can go back.
pub(super) const BACK: i64 = 12;
/// The most letters of what is looked for.
const SOUGHT: usize = 60;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Whose map.
    pub sort: Sort,
    /// Only these layers; none for all.
    pub layers: Vec<Layer>,
    /// As it was at the end of this many months ago; 0 for now.
    pub back: i64,
    /// Whose name holds these letters.
    pub sought: String,
    /// Only who is tied to this one.
    pub of: String,
    /// The order of the list.
    pub order: Order,
    /// Behind this place of the list.
    pub after: String,
}

impl View {
    /// The map of organisations as it is now.
    pub fn of(sort: Sort) -> View {
        View {
            sort,
            layers: Vec::new(),
            back: 0,
            sought: String::new(),
            of: String::new(),
            order: Order::Name,
            after: String::new(),
        }
    }

    /// As an address says; what it says wrongly is left out.
    pub(super) fn read(query: &Form) -> View {
        let named: Vec<Layer> = query.values("layer").iter().filter_map(|word| word.parse().ok()).collect();
        // Each once, however often an address says it.
        let layers = Layer::ALL.iter().filter(|layer| named.contains(layer)).copied().collect();
        let back = query.value("back").parse().unwrap_or(0_i64).clamp(0, BACK);
        let sort = query.value("of-whom").parse().unwrap_or(Sort::Organisations);
        let order = query.value("order").parse().unwrap_or(Order::Name);
        let order = if order == Order::Ties && sort != Sort::Organisations { Order::Name } else { order };
        View {
            sort,
            layers,
            back,
            sought: query.value("q").trim().chars().take(SOUGHT).collect(),
            of: query.value("of").chars().take(20).collect(),
            order,
            after: query.value("after").to_owned(),
        }
    }

    /// Whether ties of this layer are looked at.
    pub(super) fn has(&self, layer: Layer) -> bool {
        self.layers.is_empty() || self.layers.contains(&layer)
    }

    /// The part of an address behind `?` that says the same, without a place in the list.
    pub(super) fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        if self.sort != Sort::Organisations {
            query.append_pair("of-whom", self.sort.as_str());
        }
        for layer in &self.layers {
            query.append_pair("layer", layer.as_str());
        }
        if self.back > 0 {
            query.append_pair("back", &self.back.to_string());
        }
        if !self.sought.is_empty() {
            query.append_pair("q", &self.sought);
        }
        if !self.of.is_empty() {
            query.append_pair("of", &self.of);
        }
        if self.order != Order::Name {
            query.append_pair("order", self.order.as_str());
        }
        if !self.after.is_empty() {
            query.append_pair("after", &self.after);
        }
        query.finish()
    }

    /// Its address below this path of the network.
    pub(super) fn href(&self, viewer: &Viewer, path: &str) -> String {
        let query = self.query();
        let mark = if query.is_empty() { "" } else { "?" };
        viewer.path(format_args!("{path}{mark}{query}"))
    }

    /// The same from the beginning of the list.
    pub(super) fn top(&self) -> View {
        View { after: String::new(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_looked_at_and_nothing_that_is_wrong() {
        let query = Form::of_query(
            "of-whom=member&layer=talk&layer=talk&layer=nonsense&back=99&q=%20Ana%20B&order=ties",
        );
        let view = View::read(&query);
        assert_eq!((view.sort, view.back, view.order), (Sort::Members, BACK, Order::Name));
        assert_eq!(view.query(), "of-whom=member&layer=talk&back=12&q=Ana+B");
        assert_eq!(View::read(&Form::of_query(&view.query())), view);
    }
}
