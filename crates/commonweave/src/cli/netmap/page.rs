//! The tables of `commonweave netmap`, for a person to read.

use std::io::Write;

use netmap::introductions;
use netmap::measure::{self, Estimate};

use super::{Measured, real};
use crate::cli::report::Table;

/// Writes all tables.
pub(super) fn write(out: &mut impl Write, measured: &Measured, seed: u64) -> anyhow::Result<()> {
    whole(out, measured)?;
    estimated(out, measured)?;
    people(out, measured)?;
    attributes(out, measured, seed)?;
    breaking(out, measured)?;
    bridges(out, measured)
}

fn whole(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    let graph = &measured.graph;
    let (edges, density) = measured.ties();
    let clustering = measure::local_clustering(graph);
    let mean = clustering.iter().sum::<f64>() / real(clustering.len()).max(1.0);
    let pieces = measure::components(graph).iter().max().map_or(0, |most| most + 1);
    let groups = measured.communities.labels.iter().max().map_or(0, |most| most + 1);
    let core = measure::core_periphery(graph);
    let mut table = Table::new(&["the whole network", ""]);
    let mut row = |what: &str, value: String| table.row([what.to_owned(), value]);
    row("nodes", graph.nodes().to_string());
    row("ties", edges.to_string());
    row("density", format!("{density:.4}"));
    if measured.directed {
        row(
            "reciprocity",
            measured.network.reciprocity().map_or("-".to_owned(), |share| format!("{share:.4}")),
        );
    }
    row("pieces", pieces.to_string());
    row("clustering (mean)", format!("{mean:.4}"));
    row("transitivity", format!("{:.4}", measure::transitivity(graph)));
    row("centralisation by degree", format!("{:.4}", measure::centralisation_of_degree(graph)));
    row(
        "centralisation by betweenness",
        format!("{:.4}", measure::centralisation_of_betweenness(&measured.ways.betweenness.value)),
    );
    row("longest shortest path", measured.ways.paths.diameter.to_string());
    row("mean shortest path", format!("{:.4}", measured.ways.paths.average));
    row("fragmentation", format!("{:.4}", measure::fragmentation(graph)));
    row("communities", groups.to_string());
    row("modularity", format!("{:.4}", measured.communities.modularity));
    row("in the core", core.core.iter().filter(|inside| **inside).count().to_string());
    Ok(table.write(out)?)
}

/// Says so when figures are estimates.
fn estimated(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    if let Some(sampled) = measured.ways.sampled {
        writeln!(
            out,
            "\nBetweenness, closeness and distances are estimated from {sampled} nodes; --sources N follows more or fewer."
        )?;
    }
    Ok(())
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
        let name = measured.network.ids.get(node).cloned().unwrap_or_default();
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
    let mut table =
        Table::new(&["attribute", "kinds", "diversity", "E-I index", "by chance", "p", "assortativity"]);
    let mut any = false;
    for (attribute, _) in &measured.network.attributes {
        let Some((kinds, names)) = measured.network.categories(attribute) else { continue };
        let telling = (2..=60).contains(&names.len()) && names.len() < kinds.len();
        let Some(ei) = measure::ei_index(&measured.graph, &kinds, 999, seed).filter(|_| telling) else {
            continue;
        };
        any = true;
        table.row([
            attribute.clone(),
            names.len().to_string(),
            format!("{:.3}", measure::blau(&kinds)),
            format!("{:.3}", ei.index),
            format!("{:.3}", ei.expected),
            format!("{:.3}", ei.chance),
            measure::categorical_assortativity(&measured.graph, &kinds)
                .map_or("-".to_owned(), |mixed| format!("{mixed:.3}")),
        ]);
    }
    if any {
        writeln!(out, "\nDo they keep to their own kind? (E-I index: -1 always, 1 never)")?;
        table.write(out)?;
    }
    Ok(())
}

fn breaking(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    writeln!(out, "\nWho would be missed most, one after another (share of pairs then out of reach):")?;
    let mut table = Table::new(&["node", "fragmentation"]);
    for (node, fragmentation) in measure::attack_order(&measured.graph, 5) {
        let id = measured.network.ids.get(node).cloned().unwrap_or_default();
        table.row([id, format!("{fragmentation:.4}")]);
    }
    Ok(table.write(out)?)
}

/// Introductions across sectors, when nodes have one.
fn bridges(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    let Some((sectors, _)) = measured.network.categories("sector") else { return Ok(()) };
    writeln!(out, "\nWho should meet (the missing ties that bring sectors closest):")?;
    let mut table = Table::new(&["one", "other", "apart", "gain"]);
    let id = |node: usize| measured.network.ids.get(node).cloned().unwrap_or_default();
    for pair in introductions(&measured.graph, &sectors, 5) {
        let apart = pair.apart.map_or("no way".to_owned(), |ties| ties.to_string());
        table.row([id(pair.first), id(pair.second), apart, format!("{:.2}", pair.gain)]);
    }
    Ok(table.write(out)?)
}
