//! The outcomes of a network on somebody else's page: without script, forms or the frame of the house, and only what everyone
//! may see, whoever looks. Where not everyone may, nobody may put it into a page either.

use super::headline::{Headline, Results};
use crate::outcomes::store;
use askama::Template;
use axum::response::{Html, IntoResponse};
use db::Read;
use house::access::Action;
use house::web::assets::Asset;
use house::web::{Answer, Error, Network, Viewer, Visit, filters, guard};

#[derive(Template)]
#[template(path = "outcomes/front/views/embed.html")]
struct EmbedPage {
    lang: String,
    dir: &'static str,
    /// What the network is called, and where its own page is.
    network: String,
    href: String,
    /// None where the outcomes are not shown to everyone.
    headlines: Option<Vec<Headline>>,
}

/// `GET /n/{slug}/outcomes/embed`
pub(in crate::outcomes) async fn embed(visit: Visit) -> Answer {
    let (network, headlines): (Network, _) = visit
        .read(|q, viewer| {
            let visitor = viewer.outsider();
            Ok((visitor.network.clone(), shown(q, &visitor)?))
        })
        .await?;
    let speech = visit.speech(None, Some(&network));
    let page = EmbedPage {
        lang: speech.locale.tag().to_owned(),
        dir: speech.locale.direction(),
        network: network.name,
        href: visit.path("outcomes"),
        headlines,
    };
    let answer = Html(page.render_with_values(&speech)?).into_response();
    Ok(if page.headlines.is_some() { guard::embeddable(answer) } else { answer })
}

/// What somebody sees who is not signed in; none where they see nothing.
fn shown(q: &mut Read<'_>, visitor: &Viewer) -> Result<Option<Vec<Headline>>, Error> {
    if !visitor.may(Action::ReadOutcomes) || !store::is_public(q, visitor.network.id)? {
        return Ok(None);
    }
    Ok(Some(Results::of(q, visitor)?.headlines))
}

/// What one copies into another page; none for a network that not everyone may read.
pub(super) fn code(viewer: &Viewer, host: &str) -> Option<String> {
    let name = escaped(&viewer.network.name);
    let path = viewer.path("outcomes/embed");
    viewer.outsider().may(Action::ReadOutcomes).then(|| {
        format!(
            "<iframe src=\"{host}{path}\" title=\"{name}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>"
        )
    })
}

/// A name as an attribute takes it.
fn escaped(name: &str) -> String {
    name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_attribute() {
        assert_eq!(escaped("\"Trees\" & <more>"), "&quot;Trees&quot; &amp; &lt;more&gt;");
    }
}
