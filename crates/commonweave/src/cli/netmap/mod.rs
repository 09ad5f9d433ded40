//! `commonweave netmap`: measures a network of ties, finds its communities, and draws it.
//!
//! Ties count alike; self-loops are left out and parallel ties count once. With `--json` it prints one object: `{nodes, edges,
//! density, centralisation{degree, betweenness}, modularity, whole{pieces, clustering, …}, missed[], attributes[],
//! introductions[], communities{node: number}, measures{node: {degree, clustering, closeness, harmonic, betweenness, eigenvector,
//! constraint, effective_size, core}}, notes[]}`. With `--directed`, `edges` and `density` are those of the directed ties,
//! `whole` has `reciprocity`, and each node has `in_degree` and `out_degree` too; everything else forgets direction. When
//! shortest paths were followed from some nodes only, `estimated_from` tells from how many, and each node has a
//! `betweenness_error`.

mod object;
mod page;
mod told;
mod ways;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use netmap::{Communities, Graph, Network, layout, leiden, measure, read, svg};

use self::ways::Ways;
use super::report::{self, Notes};
use super::source;

/// Which network to measure.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The ties: CSV with the columns source and target, and if you like weight, kind and time.
    edges: PathBuf,
    /// The nodes: CSV with the column id, and one column per attribute. Without it nodes are those that have ties.
    #[arg(long)]
    nodes: Option<PathBuf>,
    /// The ties have a direction.
    #[arg(long)]
    directed: bool,
    /// Draw the network into this file.
    #[arg(long)]
    svg: Option<PathBuf>,
    /// Follow shortest paths from so many nodes only, drawn by the seed, and estimate betweenness and distances from these.
    /// Without it: from all, or where that would take more than about half a minute from as many as do.
    #[arg(long, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(2..))]
    sources: Option<usize>,
    /// The seed of communities, tests, drawing and samples.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object: {nodes, edges, density, centralisation, modularity, whole, communities, measures, notes}.
    #[arg(long)]
    json: bool,
}

/// A network of so many ties is measured in an order of its own, and its nodes are told in that order.
const LARGE: usize = 200_000;

/// What was measured.
struct Measured {
    network: Network,
    graph: Graph,
    directed: bool,
    ways: Ways,
    communities: Communities,
}

/// Measures and prints.
pub fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &args))
}

/// The same, to any writer.
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<Notes> {
    let mut notes = Notes::default();
    let measured = measured(args, &mut notes)?;
    note(&measured, &mut notes);
    if let Some(file) = &args.svg {
        tell(&measured.graph, "drawing …");
        let drawn = drawing(&measured, args.seed);
        std::fs::write(file, drawn).with_context(|| format!("{}: cannot be written", file.display()))?;
    }
    tell(&measured.graph, "measuring the rest …");
    let object = || object::Object::of(&measured, args.seed);
    report::answer(out, args.json, notes, object, |out| page::write(out, &measured, args.seed))
}

/// What should be known beyond the figures.
fn note(measured: &Measured, notes: &mut Notes) {
    if measured.graph.edges() == 0 {
        notes.add("nobody is tied to anybody, so most measures are nought");
    }
    if let Some(sampled) = measured.ways.sampled {
        notes.add(format!(
            "betweenness, closeness and distances are estimated from {sampled} nodes; --sources N follows more or fewer"
        ));
    }
}

fn measured(args: &Args, notes: &mut Notes) -> anyhow::Result<Measured> {
    let mut network = Network::default();
    if let Some(file) = &args.nodes {
        network = read::nodes(&file.display().to_string(), &source::table(file, notes)?)?;
    }
    let text = source::table(&args.edges, notes)?;
    read::ties(&args.edges.display().to_string(), &text, &mut network, args.nodes.is_none())?;
    let mut graph = network.graph().flat();
    if graph.edges() >= LARGE {
        network.renumber(&graph.outward());
        graph = network.graph().flat();
    }
    let (nodes, ties) = (graph.nodes(), graph.edges());
    tell(&graph, &format!("{nodes} nodes, {ties} ties: looking who lies between whom …"));
    let ways = Ways::of(&graph, args.sources, args.seed);
    tell(&graph, "seeking communities …");
    Ok(Measured {
        communities: leiden(&graph, runs(ties), args.seed),
        ways,
        directed: args.directed,
        network,
        graph,
    })
}

/// How often communities are sought, the best being kept: again and again in a small network, where it costs nothing and
/// finds a little more, and once in a very large one, where one search differs little from the next.
fn runs(ties: usize) -> usize {
    match ties {
        0..20_000 => (200_000 / ties.max(1)).min(100),
        _ => (1_000_000 / ties).clamp(1, 10),
    }
}

/// Tells of the next step when the network is so large that each takes a while.
fn tell(graph: &Graph, step: &str) {
    if graph.nodes() + graph.edges() > 20_000 {
        report::progress(step);
    }
}

impl Measured {
    /// A node's name.
    fn id(&self, node: usize) -> &str {
        self.network.ids.get(node).map_or("", String::as_str)
    }

    /// Ties and density, with direction when there is one.
    fn ties(&self) -> (usize, f64) {
        if !self.directed {
            return (self.graph.edges(), measure::density(&self.graph));
        }
        let (arcs, nodes) = (self.network.arcs().len(), self.graph.nodes());
        let possible = real(nodes) * (real(nodes) - 1.0);
        (arcs, if possible > 0.0 { real(arcs) / possible } else { 0.0 })
    }
}

fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

fn drawing(measured: &Measured, seed: u64) -> String {
    let places = layout(&measured.graph, &[], &layout::Settings { seed, ..layout::Settings::default() });
    let picture = svg::Picture {
        title: "Map of the network",
        ids: &measured.network.ids,
        places: &places,
        labels: &measured.communities.labels,
        names: 40,
    };
    svg::draw(&measured.graph, &picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn answer(
        name: &str,
        edges: &str,
        nodes: Option<&str>,
        directed: bool,
        json: bool,
    ) -> anyhow::Result<(String, String)> {
        sampled(name, edges, nodes, directed, json, None)
    }

    fn sampled(
        name: &str,
        edges: &str,
        nodes: Option<&str>,
        directed: bool,
        json: bool,
        sources: Option<usize>,
    ) -> anyhow::Result<(String, String)> {
        let folder = std::env::temp_dir().join(format!("commonweave-netmap-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let path = folder.join("edges.csv");
        std::fs::write(&path, edges)?;
        let nodes = nodes.map(|text| {
            let path = folder.join("nodes.csv");
            std::fs::write(&path, text).unwrap();
            path
        });
        let svg = Some(folder.join("map.svg"));
        let mut out = Vec::new();
        let args = Args { edges: path, nodes, directed, svg: svg.clone(), sources, seed: 1, json };
        let done = run_to(&mut out, &args);
        let drawn = svg.and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
        std::fs::remove_dir_all(&folder)?;
        done.map(|_| (String::from_utf8(out).unwrap(), drawn))
    }

    const EDGES: &str = "source,target\na,b\nb,a\nb,c\nc,d\nd,e\ne,c\n";

    #[test]
    fn one_object_tells_of_the_network_and_of_each_node() {
        let (told, drawn) = answer("json", EDGES, None, false, true).unwrap();
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!((told["nodes"].as_u64(), told["edges"].as_u64()), (Some(5), Some(5)));
        assert_eq!(told["measures"]["b"]["betweenness"], 0.5);
        assert_eq!(told["measures"]["e"]["core"], 2);
        assert_eq!(told["communities"]["d"], told["communities"]["e"]);
        assert!(drawn.contains("<title>c: 3 ties"));
    }

    #[test]
    fn direction_is_kept_when_it_is_asked_for() {
        let (told, _) = answer("directed", EDGES, None, true, true).unwrap();
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["edges"], 6);
        assert_eq!(told["density"], 0.3);
        assert_eq!(told["measures"]["c"]["in_degree"], 2);
    }

    #[test]
    fn a_person_reads_tables_and_whom_to_introduce() {
        let nodes = "id,sector\na,arts\nb,arts\nc,health\nd,health\ne,health\n";
        let (told, _) = answer("page", EDGES, Some(nodes), false, false).unwrap();
        assert!(told.contains("Who should meet"), "{told}");
        assert!(told.contains("sector"), "{told}");
    }

    #[test]
    fn what_is_estimated_from_some_nodes_is_told_with_its_error() {
        let wheel: String = (0..60).map(|at| format!("n{at},n{}\nhub,n{at}\n", (at + 1) % 60)).collect();
        let edges = format!("source,target\n{wheel}");
        let (told, _) = sampled("sample", &edges, None, false, true, Some(20)).unwrap();
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["estimated_from"], 20);
        let hub = &told["measures"]["hub"];
        let (value, error) =
            (hub["betweenness"].as_f64().unwrap(), hub["betweenness_error"].as_f64().unwrap());
        assert!(value > 0.8 && error > 0.0 && error < 0.1, "{hub}");
        let (told, _) = sampled("sample-page", &edges, None, false, false, Some(20)).unwrap();
        assert!(told.contains("estimated from 20 nodes"), "{told}");
        assert!(told.contains("give or take"), "{told}");
        assert!(told.lines().any(|line| line.starts_with("hub ")), "{told}");
    }

    #[test]
    fn a_tie_to_nobody_is_named_with_its_line() {
        let error = answer("fault", EDGES, Some("id\na\nb\n"), false, true).unwrap_err();
        assert!(format!("{error:#}").contains("edges.csv:4: expected the id of a node"));
    }
}
