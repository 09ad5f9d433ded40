//! Real networks, measured by the libraries that the field trusts.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a test may fail loudly, and says what it left out"
)]

use netmap::{Graph, Network, leiden, measure, modularity, read};
use serde_json::Value;
use std::path::PathBuf;

const CASES: [&str; 6] = [
    "davis_southern_women_bipartite",
    "dhhs_collaboration",
    "email_eu_core",
    "karate",
    "lazega_lawyers",
    "uk_faculty",
];
const NEAR: f64 = 1e-7;

struct Case {
    name: &'static str,
    network: Network,
    graph: Graph,
    values: Value,
}

fn load(name: &'static str) -> Option<Case> {
    let shared = std::env::var_os("COMMONWEAVE_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let own = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data"));
    let here = own.join(format!("{name}.reference.json")).exists();
    let folder = if here { own } else { shared.join("data/networks") };
    let text = |end: &str| std::fs::read(folder.join(format!("{name}.{end}")));
    let Ok(reference) = text("reference.json") else {
        println!("left out: {name} (data not here)");
        return None;
    };
    let mut network = read::nodes("nodes.csv", &text("nodes.csv").unwrap()).unwrap();
    read::ties("edges.csv", &text("edges.csv").unwrap(), &mut network, false).unwrap();
    let graph = network.graph().flat();
    let values = serde_json::from_slice::<Value>(&reference).unwrap()["values"].clone();
    Some(Case { name, network, graph, values })
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.into_iter().filter_map(load)
}

impl Case {
    fn number(&self, key: &str, own: f64) {
        let theirs = self.values[key].as_f64().unwrap();
        assert!((own - theirs).abs() < NEAR, "{} {key}: {own} {theirs}", self.name);
    }

    fn per_node(&self, key: &str, own: &[Option<f64>]) {
        let theirs = self.values[key].as_object().unwrap();
        assert_eq!(theirs.len(), own.len());
        for (id, value) in self.network.ids.iter().zip(own) {
            match (value, theirs[id].as_f64()) {
                (Some(own), Some(theirs)) => {
                    assert!((own - theirs).abs() < NEAR, "{} {key} of {id}: {own} {theirs}", self.name);
                }
                (own, theirs) => assert_eq!((own, theirs), (&None, None), "{} {key} of {id}", self.name),
            }
        }
    }
}

fn all(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn counts(values: impl IntoIterator<Item = usize>) -> Vec<Option<f64>> {
    values.into_iter().map(|value| Some(value as f64)).collect()
}

#[test]
fn cohesion_is_the_reference() {
    for case in cases() {
        let graph = &case.graph;
        assert_eq!(graph.nodes() as u64, case.values["nodes"].as_u64().unwrap());
        assert_eq!(graph.edges() as u64, case.values["edges"].as_u64().unwrap());
        case.number("density", measure::density(graph));
        case.number("transitivity", measure::transitivity(graph));
        let clustering = measure::local_clustering(graph);
        case.number("average_clustering", clustering.iter().sum::<f64>() / clustering.len() as f64);
        let labels = measure::components(graph);
        let mut sizes = vec![0_u64; labels.iter().max().unwrap() + 1];
        labels.iter().for_each(|label| sizes[*label] += 1);
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(serde_json::to_value(sizes).unwrap(), case.values["components"]);
        let (points, bridges) = measure::cut_points_and_bridges(graph);
        let mut points: Vec<&str> = points.iter().map(|node| case.network.ids[*node].as_str()).collect();
        points.sort_unstable();
        assert_eq!(serde_json::to_value(points).unwrap(), case.values["articulation_points"]);
        assert_eq!(bridges.len(), case.values["bridges"].as_array().unwrap().len(), "{}", case.name);
    }
}

#[test]
fn centralities_are_the_reference() {
    for case in cases() {
        let graph = &case.graph;
        case.per_node("degree", &counts((0..graph.nodes()).map(|node| graph.degree(node))));
        let betweenness = measure::betweenness(graph);
        case.per_node("betweenness_normalised", &all(&betweenness));
        case.number(
            "betweenness_centralisation_freeman",
            measure::centralisation_of_betweenness(&betweenness),
        );
        case.number("degree_centralisation_freeman", measure::centralisation_of_degree(graph));
        let paths = measure::paths(graph);
        case.per_node("closeness_wf_improved", &all(&paths.closeness));
        case.number("average_shortest_path_largest_component", paths.average);
        case.number("diameter_largest_component", paths.diameter as f64);
        case.per_node("eigenvector", &all(&measure::eigenvector(graph)));
    }
}

#[test]
fn brokerage_and_cores_are_the_reference() {
    for case in cases() {
        case.per_node("burt_constraint", &measure::constraint(&case.graph));
        case.per_node("burt_effective_size", &measure::effective_size(&case.graph));
        case.per_node("core_number", &counts(measure::core_numbers(&case.graph)));
        case.number("degree_assortativity", measure::degree_assortativity(&case.graph).unwrap());
    }
}

#[test]
fn mixing_by_attribute_is_the_reference() {
    for case in cases() {
        for (attribute, theirs) in case.values["by_attribute"].as_object().unwrap() {
            let (categories, _) = case.network.categories(attribute).unwrap();
            let ei = measure::ei_index(&case.graph, &categories, 0, 1).unwrap();
            assert_eq!(ei.external as u64, theirs["external_ties"].as_u64().unwrap());
            assert_eq!(ei.internal as u64, theirs["internal_ties"].as_u64().unwrap());
            let mixed = measure::categorical_assortativity(&case.graph, &categories).unwrap();
            for (key, own) in [
                ("EI_index", ei.index),
                ("assortativity", mixed),
                ("modularity_of_partition", modularity(&case.graph, &categories)),
            ] {
                let gap = (own - theirs[key].as_f64().unwrap()).abs();
                assert!(gap < NEAR, "{} {attribute} {key}: {gap}", case.name);
            }
        }
    }
}

#[test]
fn directed_figures_are_the_reference() {
    for case in cases().filter(|case| case.values["directed"].is_object()) {
        let theirs = &case.values["directed"];
        assert_eq!(case.network.arcs().len() as u64, theirs["arcs"].as_u64().unwrap());
        assert!((case.network.reciprocity().unwrap() - theirs["reciprocity"].as_f64().unwrap()).abs() < NEAR);
        for (id, (arriving, leaving)) in case.network.ids.iter().zip(case.network.directed_degrees()) {
            assert_eq!(theirs["in_degree"][id].as_u64(), Some(arriving as u64));
            assert_eq!(theirs["out_degree"][id].as_u64(), Some(leaving as u64));
        }
    }
}

#[test]
fn communities_are_as_good_as_the_best_of_the_references() {
    for case in cases() {
        let found = leiden(&case.graph, 10, 1);
        let best = ["louvain_networkx_10_seeds", "leiden_igraph_modularity_10_runs"]
            .iter()
            .filter_map(|key| case.values[key]["best_modularity"].as_f64())
            .fold(0.0, f64::max);
        println!("{}: modularity {:.6} (best reference {best})", case.name, found.modularity);
        assert!(found.modularity >= best - 0.01);
    }
}
