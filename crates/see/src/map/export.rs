//! The map as files: what the page shows to this viewer, no more.

use super::list::closeness;
use super::net::{Net, bit};
use super::show::look;
use super::view::View;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use house::happenings::Layer;
use house::web::{Answer, Visit, sheet};
use std::fmt::Write;

/// GET `/n/{slug}/map.csv`: a tie a line.
pub(super) async fn csv(visit: Visit) -> Answer {
    let query = visit.query.clone();
    let words = visit.clone();
    let rows = visit
        .read(move |q, viewer| {
            let view = View::read(&query);
            let net = look(q, viewer, &view)?;
            let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
            let keys = ["map-column-from", "map-column-to", "map-column-close", "map-column-layers"];
            let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
            for ((low, high), bond) in &net.bonds {
                let name =
                    |place: &usize| net.nodes.get(*place).map(|node| node.name.clone()).unwrap_or_default();
                let layers = super::list::layers(bond).into_iter().map(|key| speech.key(key).into_owned());
                let close = speech.key(closeness(bond, view.sort)).into_owned();
                rows.push(vec![name(low), name(high), close, layers.collect::<Vec<_>>().join("; ")]);
            }
            Ok(rows)
        })
        .await?;
    sheet::whole("map", &rows)
}

/// GET `/n/{slug}/map.graphml`: as programs for networks read it.
pub(super) async fn graphml(visit: Visit) -> Answer {
    let query = visit.query.clone();
    let text = visit.read(move |q, viewer| Ok(written(&look(q, viewer, &View::read(&query))?))).await?;
    let mut response = Body::from(text).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/graphml+xml; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"map.graphml\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="sector" for="node" attr.name="sector" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="layers" for="edge" attr.name="layers" attr.type="string"/>
<graph id="map" edgedefault="undirected">
"#;

fn written(net: &Net) -> String {
    let mut out = HEAD.to_owned();
    for node in &net.nodes {
        let sector = node.sector.map_or("", |sector| sector.as_str());
        let name = escaped(&node.name);
        let _ = writeln!(
            out,
            "<node id=\"{}\"><data key=\"name\">{name}</data><data key=\"sector\">{sector}</data></node>",
            node.word()
        );
    }
    for ((low, high), bond) in &net.bonds {
        let Some((low, high)) = net.nodes.get(*low).zip(net.nodes.get(*high)) else { continue };
        let layers: Vec<&str> =
            Layer::ALL.iter().filter(|one| bond.layers & bit(**one) > 0).map(|one| one.as_str()).collect();
        let _ = writeln!(
            out,
            "<edge source=\"{}\" target=\"{}\"><data key=\"weight\">{:.3}</data><data key=\"layers\">{}</data></edge>",
            low.word(),
            high.word(),
            bond.weight,
            layers.join(" ")
        );
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

/// Text for XML: its marks as entities; control characters, which it forbids, as blanks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
