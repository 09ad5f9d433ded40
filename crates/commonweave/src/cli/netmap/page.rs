//! The tables of `commonweave netmap`, for a person to read.

use std::io::Write;

use netmap::{introductions, measure};

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
        format!("{:.4}", measure::centralisation_of_betweenness(&measured.betweenness)),
    );
    row("longest shortest path", measured.paths.diameter.to_string());
    row("mean shortest path", format!("{:.4}", measured.paths.average));
    row("fragmentation", format!("{:.4}", measure::fragmentation(graph)));
    row("communities", groups.to_string());
    row("modularity", format!("{:.4}", measured.communities.modularity));
    row("in the core", core.core.iter().filter(|inside| **inside).count().to_string());
    Ok(table.write(out)?)
}

/// Says so when figures are estimates.
fn estimated(out: &mut impl Write, measured: &Measured) -> anyhow::Result<()> {
    if let Some(sampled) = measured.sampled {
        writeln!(
            out,
            "\nIn a network of this size betweenness, closeness and distances are estimated from {sampled} nodes."
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
    let mut order: Vec<(f64, usize)> = measured.betweenness.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    writeln!(out, "\nWho connects (the first 20 by betweenness; --json has all):")?;
    let mut table = Table::new(&[
        "node",
        "ties",
        "betweenness",
        "closeness",
        "harmonic",
        "constraint",
        "effective size",
        "core",
        "community",
    ]);
    for (betweenness, node) in order.into_iter().take(20) {
        table.row([
            measured.network.ids.get(node).cloned().unwrap_or_default(),
            measured.graph.degree(node).to_string(),
            number(Some(betweenness)),
            number(measured.paths.closeness.get(node).copied()),
            number(measured.paths.harmonic.get(node).copied()),
            number(constraint.get(node).copied().flatten()),
            number(effective.get(node).copied().flatten()),
            core.get(node).map_or(String::new(), ToString::to_string),
            measured.communities.labels.get(node).map_or(String::new(), ToString::to_string),
        ]);
    }
    Ok(table.write(out)?)
}

/// Attributes that divide the nodes into 2 to 60 kinds.
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
