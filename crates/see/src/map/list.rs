//! The list beside the picture: whoever stands on the map, found, sorted and walked.

use super::net::{Bond, Net, bit, place_of};
use super::picture;
use super::view::{Order, Sort, View};
use house::happenings::Layer;
use house::members::fold;
use house::web::{Said, Viewer};

/// How many stand on a page.
const PAGE: usize = 40;

/// A line of the list.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    /// Their own page.
    pub(super) href: String,
    pub(super) sector: Option<&'static str>,
    /// The place of the sector among all, for its sign.
    pub(super) sign: usize,
    pub(super) shape: String,
    /// How many ties an organisation has.
    pub(super) ties: Option<usize>,
    /// Where the map stands around them.
    pub(super) around: String,
    /// How closely they are tied to whom the map stands around, and by what.
    pub(super) bond: Option<(&'static str, Vec<&'static str>)>,
}

/// A page of the list, and the address of the next.
pub(super) fn page(
    net: &Net,
    view: &View,
    viewer: &Viewer,
    chosen: Option<usize>,
) -> (Vec<Entry>, Option<String>) {
    let around = chosen.map(|chosen| net.around(chosen));
    let degrees = net.degrees();
    let sought = fold(&view.sought);
    let key = |place: usize| {
        let node = net.nodes.get(place)?;
        let first = match view.order {
            Order::Name => String::new(),
            Order::Sector => format!("{:02}", place_of(node.sector)),
            Order::Ties => {
                format!("{:06}", 999_999_usize.saturating_sub(degrees.get(place).copied().unwrap_or(0)))
            }
        };
        Some(format!("{first}{}~{}", node.name_key, node.word()))
    };
    let mut rows: Vec<(String, usize)> =
        (0..net.nodes.len()).filter_map(|place| Some((key(place)?, place))).collect();
    rows.retain(|(key, place)| {
        let near = around.as_ref().is_none_or(|around| around.contains_key(place));
        let named = net.nodes.get(*place).is_some_and(|node| node.name_key.contains(&sought));
        near && named && *key > view.after
    });
    rows.sort();
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|(key, _)| {
        let next = View { after: key.clone(), ..view.clone() };
        format!("{}#list", next.href(viewer, "map"))
    });
    let entry = |(_, place): &(String, usize)| {
        let bond = around.as_ref().and_then(|around| around.get(place));
        entry(net, view, viewer, (*place, &degrees), bond)
    };
    (rows.iter().filter_map(entry).collect(), next)
}

fn entry(
    net: &Net,
    view: &View,
    viewer: &Viewer,
    (place, degrees): (usize, &[usize]),
    bond: Option<&Bond>,
) -> Option<Entry> {
    let node = net.nodes.get(place)?;
    let organisation = node.sort == Sort::Organisations;
    let folder = if organisation { "organisations" } else { "people" };
    let around = View { of: node.word(), sought: String::new(), after: String::new(), ..view.clone() };
    Some(Entry {
        name: node.name.clone(),
        href: viewer.path(format_args!("{folder}/{}", node.id)),
        sector: node.sector.map(|sector| sector.label()),
        sign: place_of(node.sector),
        shape: picture::sign(place_of(node.sector)),
        ties: (organisation && view.sort == Sort::Organisations)
            .then(|| degrees.get(place).copied().unwrap_or(0)),
        around: around.href(viewer, "map"),
        bond: bond.map(|bond| (closeness(bond, view.sort), layers(bond))),
    })
}

/// How close a tie is, in words. Between organisations many people add up.
pub(super) fn closeness(bond: &Bond, sort: Sort) -> &'static str {
    let many = if sort == Sort::Organisations { 4.0 } else { 1.0 };
    match bond.weight / many {
        _ if bond.belongs => "map-belongs",
        weight if weight >= 2.0 => "map-close-3",
        weight if weight >= 0.5 => "map-close-2",
        _ => "map-close-1",
    }
}

/// The layers of a tie.
pub(super) fn layers(bond: &Bond) -> Vec<&'static str> {
    let has = |layer: &&Layer| bond.layers & bit(**layer) > 0;
    Layer::ALL.iter().filter(has).map(|layer| label(*layer)).collect()
}

/// The key of the name of a layer.
pub(super) fn label(layer: Layer) -> &'static str {
    match layer {
        Layer::Meetings => "map-layer-meetings",
        Layer::Work => "map-layer-work",
        Layer::Talk => "map-layer-talk",
        Layer::Decisions => "map-layer-decisions",
        Layer::Declared => "map-layer-declared",
    }
}

/// Who stands in the middle, as a sentence.
pub(super) fn middle(net: &Net, place: usize) -> Option<Said> {
    Some(Said::key("map-around").with("name", net.nodes.get(place)?.name.as_str()))
}
