//! Other words for the mentions of one member, in what is kept: of somebody whose account was erased, even the words of the
//! links that name them.

use super::found::{Target, in_html, in_source, replaced};
use crate::ids::MemberId;
use crate::web::markdown::escaped;

/// So often texts are read again that somebody changed or took away between being read and being written anew: what was read then must
/// not come back.
pub const LOOKS: usize = 4;

/// The pattern by which texts are found that may mention a member.
pub fn like(slug: &str, member: MemberId) -> String {
    format!("%](/n/{slug}/people/{member})%")
}

/// The same for HTML that is kept without what was written.
pub fn like_in_html(slug: &str, member: MemberId) -> String {
    format!("%<a href=\"/n/{slug}/people/{member}\"%")
}

/// A text as it was written, with this name wherever the member is mentioned.
pub fn renamed(text: &str, slug: &str, member: MemberId, name: &str) -> String {
    let target = Target::Member(member);
    let new = format!("[@{name}](/n/{slug}/{})", target.path());
    replaced(text, &in_source(text, slug), |one| (one.target == target).then(|| new.clone()))
}

/// The same for its HTML.
pub fn renamed_in_html(html: &str, slug: &str, member: MemberId, name: &str) -> String {
    let target = Target::Member(member);
    let new = format!("<a href=\"/n/{slug}/{}\">@{}</a>", target.path(), escaped(name));
    replaced(html, &in_html(html, slug), |one| (one.target == target).then(|| new.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::targets;
    use crate::web::markdown::to_html;

    const TEXT: &str = "Ask [@Ada Lovelace](/n/green/people/7) or [@Ben](/n/green/people/70), not Ada.";

    #[test]
    fn one_member_is_called_otherwise_and_nobody_else() {
        let ada = MemberId::from(7);
        let new = renamed(TEXT, "green", ada, "Somebody who left");
        assert_eq!(
            new,
            "Ask [@Somebody who left](/n/green/people/7) or [@Ben](/n/green/people/70), not Ada."
        );
        assert_eq!(renamed(TEXT, "blue", ada, "Somebody who left"), TEXT);
        let html = renamed_in_html(&to_html(TEXT), "green", ada, "Somebody who left");
        assert!(html.contains("@Somebody who left</a>") && !html.contains("Lovelace"), "{html}");
        assert_eq!(targets(&html, "green"), targets(&to_html(TEXT), "green"));
    }
}
