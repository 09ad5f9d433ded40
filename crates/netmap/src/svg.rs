//! Draws a placed network as SVG that can be read without seeing it, and told apart without colour.

#![expect(clippy::indexing_slicing, reason = "`draw` checks that all lists have one entry per node")]

use crate::{graph::Graph, measure::real};
use std::fmt::Write;

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// What the picture is called; read first by a screen reader.
    pub title: &'a str,
    /// The names of the nodes.
    pub ids: &'a [String],
    /// The nodes' places.
    pub places: &'a [[f64; 2]],
    /// The nodes' communities: shape and colour.
    pub labels: &'a [usize],
    /// How many nodes at most, those with most ties, carry their name.
    pub names: usize,
}

const SIZE: f64 = 1000.0;
const EDGE: f64 = 40.0;
/// Colours that people with any colour vision tell apart (Okabe and Ito 2008); shapes differ as well.
const COLOURS: [&str; 8] =
    ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999933", "#777777"];

/// The drawing. Empty lists, or lists of different lengths, give a picture that says so.
///
/// One `<title>` and one `<desc>` tell what is there; every node is a list item with its name, ties and community as text.
/// Lines and names follow the page's colour (`currentColor`), so the picture works in light and dark.
#[must_use]
pub fn draw(graph: &Graph, picture: &Picture<'_>) -> String {
    let nodes = graph.nodes();
    let whole = picture.ids.len() == nodes && picture.places.len() == nodes && picture.labels.len() == nodes;
    let nodes = if whole { nodes } else { 0 };
    let groups = picture.labels.iter().max().map_or(0, |most| most + 1);
    let mut out = String::new();
    let said =
        format!("{nodes} nodes, {} ties, {groups} communities.", if whole { graph.edges() } else { 0 });
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIZE} {SIZE}\" role=\"group\" \
         aria-labelledby=\"map-title map-desc\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n\
         <title id=\"map-title\">{}</title>\n<desc id=\"map-desc\">{said} Each node is drawn near those it is tied to; \
         its shape and colour show its community, its size its number of ties.</desc>",
        escaped(picture.title)
    );
    if nodes > 0 {
        let points = fitted(picture.places);
        lines(&mut out, graph, &points);
        marks(&mut out, graph, picture, &points);
    }
    out.push_str("</svg>\n");
    out
}

/// Places scaled to the frame.
fn fitted(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let low = places.iter().fold([f64::INFINITY; 2], |low, at| [low[0].min(at[0]), low[1].min(at[1])]);
    let high =
        places.iter().fold([f64::NEG_INFINITY; 2], |high, at| [high[0].max(at[0]), high[1].max(at[1])]);
    let span = (high[0] - low[0]).max(high[1] - low[1]).max(1e-9);
    let scale = (SIZE - 2.0 * EDGE) / span;
    let middle = [f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])];
    places
        .iter()
        .map(|at| [SIZE / 2.0 + (at[0] - middle[0]) * scale, SIZE / 2.0 + (at[1] - middle[1]) * scale])
        .collect()
}

fn lines(out: &mut String, graph: &Graph, points: &[[f64; 2]]) {
    let faint = (60.0 / real(graph.edges()).sqrt().max(1.0)).clamp(0.06, 0.4);
    let _ = writeln!(out, "<g aria-hidden=\"true\" stroke=\"currentColor\" stroke-opacity=\"{faint:.2}\">");
    for (from, to, weight) in graph.pairs() {
        let ([x1, y1], [x2, y2]) = (points[from], points[to]);
        let width = (1.0 + weight.max(0.0).ln_1p()).clamp(0.5, 4.0) / 1.7;
        let _ = writeln!(out, "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke-width=\"{width:.1}\"/>");
    }
    out.push_str("</g>\n");
}

fn marks(out: &mut String, graph: &Graph, picture: &Picture<'_>, points: &[[f64; 2]]) {
    let most = (0..graph.nodes()).map(|node| graph.degree(node)).max().unwrap_or(1).max(1);
    let crowd = (30.0 / real(points.len()).sqrt()).clamp(0.35, 1.6);
    let mut order: Vec<usize> = (0..graph.nodes()).collect();
    order.sort_by_key(|node| (std::cmp::Reverse(graph.degree(*node)), *node));
    out.push_str("<g role=\"list\" aria-label=\"Nodes, most tied first\">\n");
    for node in &order {
        let degree = graph.degree(*node);
        let radius = crowd * (4.0 + 9.0 * (real(degree) / real(most)).sqrt());
        let name = escaped(&picture.ids[*node]);
        let ties = if degree == 1 { "1 tie".to_owned() } else { format!("{degree} ties") };
        let label = picture.labels[*node];
        let _ = writeln!(
            out,
            "<g role=\"listitem\"><title>{name}: {ties}, community {}</title><path d=\"{}\" fill=\"{}\" \
             stroke=\"#fff\" stroke-width=\"1\"/></g>",
            label + 1,
            shape(label, points[*node], radius),
            COLOURS[label % COLOURS.len()]
        );
    }
    out.push_str("</g>\n<g aria-hidden=\"true\" fill=\"currentColor\" text-anchor=\"middle\">\n");
    let mut taken: Vec<[f64; 3]> = Vec::new();
    for node in order {
        let [x, y] = [points[node][0], points[node][1] - 13.0 * crowd - 3.0];
        // Half the width of a name in 13 px letters, nearly; a name that would cover another is left to the node's title.
        let half = 3.6 * real(picture.ids[node].chars().count()) + 2.0;
        let covers =
            |[other, line, width]: &[f64; 3]| (x - other).abs() < half + width && (y - line).abs() < 13.0;
        if taken.len() < picture.names && !taken.iter().any(covers) {
            taken.push([x, y, half]);
            let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(&picture.ids[node]));
        }
    }
    out.push_str("</g>\n");
}

/// Circle, square, diamond, triangle, upside-down triangle, cross: in turn.
fn shape(label: usize, [x, y]: [f64; 2], r: f64) -> String {
    let polygon = |corners: &[(f64, f64)]| {
        let mut path = String::new();
        for (at, (dx, dy)) in corners.iter().enumerate() {
            let _ = write!(path, "{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, x + dx * r, y + dy * r);
        }
        path + "Z"
    };
    match label % 6 {
        0 => format!(
            "M{:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {:.1} 0a{r:.1} {r:.1} 0 1 0 {:.1} 0Z",
            x - r,
            2.0 * r,
            -2.0 * r
        ),
        1 => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => polygon(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        3 => polygon(&[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)]),
        4 => polygon(&[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)]),
        _ => {
            let (a, b) = (0.4, 1.1);
            polygon(&[
                (-a, -b),
                (a, -b),
                (a, -a),
                (b, -a),
                (b, a),
                (a, a),
                (a, b),
                (-a, b),
                (-a, a),
                (-b, a),
                (-b, -a),
                (-a, -a),
            ])
        }
    }
}

/// Text for SVG: marks of the language are written as entities, control characters (which XML forbids) become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_has_its_name_as_text_and_names_cannot_break_out() {
        let graph = Graph::of(2, [(0, 1, 1.0)]);
        let ids = ["Ana <b>".to_owned(), "B&B \u{7}".to_owned()];
        let picture = Picture {
            title: "Who knows whom",
            ids: &ids,
            places: &[[0.0, 0.0], [1.0, 2.0]],
            labels: &[0, 1],
            names: 2,
        };
        let drawn = draw(&graph, &picture);
        assert!(drawn.contains("<title>Ana &lt;b&gt;: 1 tie, community 1</title>"));
        assert!(drawn.contains("B&amp;B  : 1 tie"));
        assert!(drawn.contains("<title id=\"map-title\">Who knows whom</title>"));
        assert!(!drawn.contains("<b>") && !drawn.contains("NaN"));
    }

    #[test]
    fn an_empty_network_is_a_picture_that_says_so() {
        let picture = Picture { title: "Nothing", ids: &[], places: &[], labels: &[], names: 5 };
        assert!(draw(&Graph::of(0, []), &picture).contains("0 nodes, 0 ties, 0 communities."));
    }
}
