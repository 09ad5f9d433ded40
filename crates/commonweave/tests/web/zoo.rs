//! Texts that would stop a server: each is taken or refused like any other, by every field that takes Markdown, and becomes
//! no more HTML than its length allows.

use crate::kit::{House, Net, Person};
use house::access::Role;
use house::web::markdown::to_html_until;
use std::cell::Cell;

/// So deep elements may stand in one another.
const DEPTH: usize = 2 * 40;
/// So much HTML may become of a text.
const GROWTH: usize = 10;
const SHORT: usize = 25_000;
/// So often a text may ask, as it is set, whether it has become too much; then it is shown as it was typed.
const QUESTIONS: usize = 2_001;

type Beast = (&'static str, String);

/// A table that fills itself: a few cells are typed, all others are made.
fn table(columns: usize, rows: usize) -> String {
    format!("{}\n{}\n{}", "a|".repeat(columns), "-|".repeat(columns), "|\n".repeat(rows))
}

/// A part as often as fits.
fn filled(part: &str, most: usize) -> String {
    part.repeat(most / part.len())
}

/// Lists in lists, each set in by two blanks more, as deep as fits.
fn stairs(most: usize) -> String {
    let steps = (0..).map(|step| format!("{}- a\n", "  ".repeat(step)));
    let mut length = 0;
    let fits = steps.take_while(|step| {
        length += step.len();
        length <= most
    });
    fits.collect()
}

fn beasts(most: usize) -> Vec<Beast> {
    let half = |open: &str, close: &str| {
        let amount = most / (open.len() + close.len());
        format!("{}{}", open.repeat(amount), close.repeat(amount))
    };
    let runs = [
        "[",
        "]",
        "![",
        "*",
        "_",
        "~",
        "`",
        "<",
        ">",
        "&",
        "\\",
        "|",
        "#",
        "-",
        "+",
        ":",
        "(",
        "@",
        "\"",
        "\u{a0}",
        "\n",
        "a\n",
        "a\n\n",
        "> ",
        "- ",
        "1. ",
        "* a\n",
        "#\n",
        "```\n",
        "`a",
        "*a",
        "*a ",
        "_a ",
        "**a",
        "~~a ",
        "a*",
        "[a](",
        "[a](b",
        "[a](<b",
        "[](a)",
        "![](a)",
        "[a]: b\n",
        "[a]:b \"c\n",
        "<a",
        "<!--",
        "<![CDATA[",
        "<?",
        "<!A ",
        "<a b=\"",
        "</a",
        "&#0;",
        "&amp",
        "&nbsp;",
        "http://",
        "www.",
        "a@b.c ",
        "a@",
        "mailto:",
        "https://a.b/(((",
        "a|b\n-|-\n",
        "|-\n",
        "-|\n",
        "\t",
        "    a\n",
        "  \n",
        "a  \n",
        "\\\n",
        "中*文",
        "👩\u{200d}👧",
        "מ",
        "a\u{301}",
        "- a\n\n",
        "> a\n\n",
        "1) a\n2. b\n",
        "***\n",
        "[^1]",
        "$$",
        "*_",
        "_*",
        "**_",
        "[*",
        "*[",
        "`` ` ",
        "<https://a.b>",
    ];
    let mut zoo: Vec<Beast> = runs.iter().map(|run| (*run, filled(run, most))).collect();
    zoo.extend([
        ("a wall of quotations", ">".repeat(most)),
        ("quotations on many lines", filled(&format!("{} a\n", ">".repeat(200)), most)),
        ("quotations as deep as they may be", filled(&format!("{} a\n", ">".repeat(39)), most)),
        ("lists on one line", filled("- ", most) + "a"),
        ("lists like stairs", stairs(most)),
        ("numbers on one line", filled("1. ", most)),
        ("a table that fills itself", table(500, 990).chars().take(most).collect()),
        ("a narrower one", table(50, most / 2).chars().take(most).collect()),
        ("a table of two columns", filled("a|b\n", 40) + &filled("-|-\n", 8) + &filled("|\n", most - 60)),
        ("many tables", filled("a|b|c|d|e|f\n-|-|-|-|-|-\n|\n|\n|\n\n", most)),
        ("tables in a quotation", table(50, 990).replace('\n', "\n> ").chars().take(most).collect()),
        ("brackets", half("[", "]")),
        ("brackets and addresses", half("[", "](a)")),
        ("emphasis in emphasis", half("*a ", " a*")),
        ("strong in strong", half("**a ", "b** ")),
        ("pictures in pictures", half("![", "](a)")),
        ("struck in struck", half("~~a ", " b~~")),
        ("mixed quotations and lists", filled("> - ", most)),
        (
            "ticks of growing length",
            (1..200).map(|n| "`".repeat(n) + "a").collect::<String>().chars().take(most).collect(),
        ),
        ("one bomb of addresses", format!("[a]: {}\n{}", "b".repeat(most / 4), filled("[a]\n", most / 2))),
        ("one long line", "word ".repeat(most / 5)),
        ("one long word", "w".repeat(most)),
    ]);
    zoo
}

/// How deep the deepest element stands.
fn depth(html: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let name = tag.split(['>', ' ']).next().unwrap();
        match name {
            "br" | "hr" => {}
            name if name.starts_with('/') => now -= 1,
            _ => now += 1,
        }
        most = most.max(now);
    }
    assert_eq!(now, 0, "every element ends");
    most
}

#[test]
fn no_text_becomes_too_much() {
    let huge = [
        ("a line of a megabyte", "a b ".repeat(250_000)),
        ("quotations", "> ".repeat(100_000)),
        ("stars", "*".repeat(1_000_000)),
    ];
    let mut broken = Vec::new();
    for (name, text) in beasts(4_000).into_iter().chain(beasts(39_000)).chain(huge) {
        let asked = Cell::new(0);
        let html = to_html_until(&text, &|| {
            asked.set(asked.get() + 1);
            false
        });
        if html.len() > GROWTH * text.len() + SHORT || depth(&html) > DEPTH || asked.get() > QUESTIONS {
            broken.push(format!(
                "{name} ({}): {} bytes, {} deep, asked {} times",
                text.len(),
                html.len(),
                depth(&html),
                asked.get()
            ));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A field of Markdown: who writes where, in which field, and what else the form holds.
struct Field {
    path: String,
    name: &'static str,
    most: usize,
    rest: Vec<(&'static str, String)>,
    /// The page on which the text is read, where it is not that to which one is led.
    read: Option<String>,
}

async fn fields(house: &House, net: &Net, ana: &Person) -> Vec<Field> {
    let item = house.item(ana, net, net.commons, "discussion", "Talk").await;
    let sent = ana.sends(&format!("{item}/messages"), &[("body", "Hello")]).await.leads_to().unwrap();
    let message = format!("{item}/messages/{}", sent.rsplit_once('-').unwrap().1);
    let idea = house.item(ana, net, net.commons, "idea", "Roofs").await;
    let home = format!("/n/{}", net.slug);
    let made = [("name", "Roofs"), ("sector", "academia"), ("about", "")];
    let organisation = net.steward.sends(&format!("{home}/organisations"), &made).await.leads_to().unwrap();
    let field = |path: String, name, most, rest: &[(&'static str, &str)]| Field {
        path,
        name,
        most,
        rest: rest.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        read: None,
    };
    let commons = net.commons.to_string();
    vec![
        field(format!("{item}/messages"), "body", 40_000, &[]),
        Field { read: Some(message.clone()), ..field(message, "body", 40_000, &[]) },
        field(
            format!("{home}/items"),
            "body",
            40_000,
            &[("kind", "channel"), ("space", &commons), ("title", "Zoo")],
        ),
        field(item, "body", 40_000, &[("title", "Talk"), ("revision", "")]),
        field(idea.replace("/items/", "/ideas/") + "/answer", "body", 40_000, &[("stance", "declined")]),
        field(format!("{home}/profile"), "about", 4_000, &[("name", "Ana")]),
        field(format!("{home}/organisations"), "about", 4_000, &[("name", "Zoo"), ("sector", "academia")]),
        field(organisation, "about", 4_000, &[("name", "Roofs"), ("sector", "academia")]),
    ]
}

on_both! {
    async fn every_field_takes_or_refuses_every_text(house: House) {
        let net = house.network("zoo", house::access::NetworkVisibility::Private).await;
        let ana = house.member(&net, "Ana", Role::Steward).await;
        for field in fields(&house, &net, &ana).await {
            for (number, (name, text)) in worst(field.most).into_iter().enumerate() {
                let mut form: Vec<(&str, String)> = field.rest.clone();
                form.push((field.name, text.clone()));
                for (key, value) in &mut form {
                    match *key {
                        "name" if field.path.ends_with("organisations") => *value = format!("Zoo {number}"),
                        "revision" => *value = ana.opens(&format!("{}/edit", field.path)).await.value("name=\"revision\"", "value").unwrap(),
                        _ => {}
                    }
                }
                let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
                let sent = ana.sends(&field.path, &form).await;
                let to = sent.leads_to().unwrap_or_else(|| panic!("{name} as {}: {}: {}", field.path, sent.status, sent.text()));
                let page = ana.opens(field.read.as_deref().unwrap_or(&to)).await;
                // A discussion shows what was written in it before, too.
                let most = (2 * number + 8) * (GROWTH * text.len().max(field.most) + SHORT);
                assert!(page.is_fine().html().len() < most, "{name} as {}: {} bytes", field.path, page.html().len());
            }
        }
    }
}

/// The worst of them: the others are tried without a server.
fn worst(most: usize) -> Vec<Beast> {
    let names = [
        "a wall of quotations",
        "a table that fills itself",
        "emphasis in emphasis",
        "lists on one line",
        "one bomb of addresses",
    ];
    // What a form takes has no blanks at its ends.
    beasts(most - 10).into_iter().filter(|(name, _)| names.contains(name)).collect()
}
