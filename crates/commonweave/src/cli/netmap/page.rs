//! The tables of `commonweave netmap`, for a person to read.

use std::io::Write;

use netmap::measure::{self, Estimate};

use super::Measured;
use super::told::{Meeting, Missed, Mixing, Whole, meetings, missed, mixing};
use crate::cli::report::Table;

/// Writes all tables.
pub(super) fn write(out: &mut impl Write, measured: &Measured, seed: u64) -> anyhow::Result<()> {
    whole(out, measured)?;
    people(out, measured)?;
    attributes(out, measured, seed)?;
    breaking(out, measured)?;
    bridges(out, measured)
}

fn whole(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    let graph = &measured.graph;
    let (edges, density) = measured.ties();
    let told = Whole::of(measured);
    let mut table = Table::new(&["the whole network", ""]);
    let mut row = |what: &str, value: String| table.row([what.to_owned(), value]);
    row("nodes", graph.nodes().to_string());
    row("ties", edges.to_string());
    row("density", format!("{density:.4}"));
    if measured.directed {
        row("reciprocity", told.reciprocity.map_or("-".to_owned(), |share| format!("{share:.4}")));
    }
    row("pieces", told.pieces.to_string());
    row("clustering (mean)", format!("{:.4}", told.clustering));
    row("transitivity", format!("{:.4}", told.transitivity));
    row("centralisation by degree", format!("{:.4}", measure::centralisation_of_degree(graph)));
    row(
        "centralisation by betweenness",
        format!("{:.4}", measure::centralisation_of_betweenness(&measured.ways.betweenness.value)),
    );
    row("longest shortest path", told.longest_path.to_string());
    row("mean shortest path", format!("{:.4}", told.mean_path));
    row("fragmentation", format!("{:.4}", told.fragmentation));
    row("communities", told.communities.to_string());
    row("modularity", format!("{:.4}", measured.communities.modularity));
    row("in the core", told.in_the_core.to_string());
    Ok(table.write(out)?)
}

/// The twenty who lie between most others.
fn people(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    let constraint = measure::constraint(&measured.graph);
    let effective = measure::effective_size(&measured.graph);
    let core = measure::core_numbers(&measured.graph);
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.4}"));
    writeln!(out, "\nWho connects (the first 20 by betweenness; --json has all):")?;
    let mut headings = vec!["node", "ties", "betweenness"];
    headings.extend(measured.ways.sampled.map(|_| "give or take"));
    headings.extend(["closeness", "harmonic", "constraint", "effective size", "core", "community"]);
    let mut table = Table::new(&headings);
    for node in connectors(measured).into_iter().take(20) {
        let name = measured.id(node).to_owned();
        let error = measured.ways.betweenness.error.get(node).map(|error| small(2.0 * error));
        let mut row = vec![name, measured.graph.degree(node).to_string()];
        row.extend(measured.ways.betweenness.value.get(node).map(|value| small(*value)));
        row.extend(error.filter(|_| measured.ways.sampled.is_some()));
        row.extend([
            number(measured.ways.paths.closeness.get(node).copied()),
            number(measured.ways.paths.harmonic.get(node).copied()),
            number(constraint.get(node).copied().flatten()),
            number(effective.get(node).copied().flatten()),
            core.get(node).map_or(String::new(), ToString::to_string),
            measured.communities.labels.get(node).map_or(String::new(), ToString::to_string),
        ]);
        table.row(row);
    }
    Ok(table.write(out)?)
}

/// A share that in a large network is far below a thousandth.
fn small(share: f64) -> String {
    if share > 0.0 && share < 0.001 { format!("{share:.1e}") } else { format!("{share:.4}") }
}

/// All nodes, those first of whom it is surest that they lie between many: by the betweenness that an estimate leaves when
/// twice its error is taken off, and where it leaves nothing, by their ties.
fn connectors(measured: &Measured) -> Vec<usize> {
    let Estimate { value, error } = &measured.ways.betweenness;
    let sure = |(value, error): (&f64, &f64)| (value - 2.0 * error).max(0.0);
    let sure: Vec<f64> = value.iter().zip(error).map(sure).collect();
    let mut order: Vec<usize> = (0..sure.len()).collect();
    let rank = |node: &usize| (sure.get(*node).copied().unwrap_or(0.0), measured.graph.degree(*node));
    order.sort_by(|a, b| {
        let (one, other) = (rank(a), rank(b));
        other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)).then(a.cmp(b))
    });
    order
}

fn attributes(out: &mut impl Write, measured: &Measured, seed: u64) -> anyhow::Result<()> {
    let told = mixing(measured, seed);
    if told.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nDo they keep to their own kind? (E-I index: -1 always, 1 never)")?;
    let mut table =
        Table::new(&["attribute", "kinds", "diversity", "E-I index", "by chance", "p", "assortativity"]);
    for Mixing { attribute, kinds, diversity, ei_index, by_chance, p, assortativity } in told {
        let three = |value: f64| format!("{value:.3}");
        table.row([
            attribute,
            kinds.to_string(),
            three(diversity),
            three(ei_index),
            three(by_chance),
            three(p),
            assortativity.map_or("-".to_owned(), three),
        ]);
    }
    Ok(table.write(out)?)
}

fn breaking(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    writeln!(out, "\nWho would be missed most, one after another (share of pairs then out of reach):")?;
    let mut table = Table::new(&["node", "fragmentation"]);
    for Missed { node, fragmentation } in missed(measured) {
        table.row([node, format!("{fragmentation:.4}")]);
    }
    Ok(table.write(out)?)
}

/// Introductions across sectors, when nodes have one.
fn bridges(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    let Some(told) = meetings(measured) else { return Ok(()) };
    writeln!(out, "\nWho should meet (the missing ties that bring sectors closest):")?;
    let mut table = Table::new(&["one", "other", "apart", "gain"]).left(1);
    for Meeting { one, other, apart, gain } in told {
        let apart = apart.map_or("no way".to_owned(), |ties| ties.to_string());
        table.row([one, other, apart, format!("{gain:.2}")]);
    }
    Ok(table.write(out)?)
}
