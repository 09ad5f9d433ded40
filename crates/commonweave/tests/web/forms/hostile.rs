//! What a form, an address or a question should not hold.

use crate::kit::FieldSeen;
use axum::body::Body;
use axum::http::{Request, header};

/// One body that is sent, and what somebody typed in it.
pub struct Sending {
    pub name: String,
    kind: &'static str,
    body: Vec<u8>,
    /// Fields of text with what has to stand in them when the form comes back.
    pub typed: Vec<(String, String)>,
}

type Fields = [(String, String)];

const FORM: &str = "application/x-www-form-urlencoded";

/// What is typed into each field in turn.
pub const TYPED: &[&str] = &[
    "",
    "   ",
    "<script>alert(1)</script>\"'&amp;</textarea></form>",
    "turned \u{202e}around\u{2066}",
    "nul \0 inside",
    "bell \u{7} inside",
    "two\r\nlines\rand\nthree",
    "-1",
    "0",
    "99999999999999999999",
    "9223372036854775807",
    "1e309",
    "='; DROP TABLE members; --",
    "👩\u{200d}👩\u{200d}👧 e\u{301} \u{feff}\u{fffe}",
    "../../etc/passwd",
    "%00%ff",
];

/// Bodies that are wrong as a whole.
pub const BODIES: &[fn(&Fields) -> Sending] = &[
    |_| Sending::plain("nothing", FORM, b""),
    |_| Sending::plain("no form", FORM, b"a=b=c&&&=&%zz&%"),
    |base| Sending::plain("damaged letters", FORM, &damaged(base)),
    |_| Sending::plain("bytes", FORM, b"\xff\xfe\x00\x01name=\xff"),
    |_| Sending::plain("JSON", "application/json", b"{\"name\": [1, 2]}"),
    |_| Sending::plain("plain text", "text/plain", b"name=x"),
    |_| Sending::plain("a kind that is none", "\u{b5}/;;", b"name=x"),
    |_| Sending::plain("parts without a mark", "multipart/form-data", b"name=x"),
    |_| {
        Sending::plain(
            "parts that never end",
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nhalf",
        )
    },
    |_| {
        Sending::plain(
            "parts without names",
            "multipart/form-data; boundary=x",
            b"--x\r\n\r\nno head\r\n--x--\r\n",
        )
    },
    |base| Sending::plain("parts", "multipart/form-data; boundary=x", &parts(base)),
    |base| Sending::plain("a thousand fields", FORM, &many(base)),
    |base| Sending::plain("ten megabytes", FORM, &large(base)),
];

impl Sending {
    fn plain(name: &str, kind: &'static str, body: &[u8]) -> Sending {
        Sending { name: name.to_owned(), kind, body: body.to_vec(), typed: Vec::new() }
    }

    /// The form as it should be.
    pub fn whole(base: &Fields) -> Sending {
        Sending::plain("itself", FORM, &encoded(base))
    }

    /// The form as it should be, with this in one field.
    pub fn typed(base: &Fields, field: &FieldSeen, typed: &str) -> Sending {
        let mut fields: Vec<(String, String)> = base.to_vec();
        fields.retain(|(name, _)| *name != field.name);
        fields.push((field.name.clone(), typed.to_owned()));
        let name = format!("{typed:?} as {}", field.name);
        // A NUL comes back as the mark of a damaged letter; a password does not come back.
        let kept = field.is_text().then(|| (field.name.clone(), typed.replace('\0', "\u{fffd}")));
        Sending { name, kind: FORM, body: encoded(&fields), typed: kept.into_iter().collect() }
    }

    /// The form with one field twice, and differently.
    pub fn twice(base: &Fields, field: &FieldSeen) -> Sending {
        let mut fields: Vec<(String, String)> = base.to_vec();
        fields.push((field.name.clone(), "first".to_owned()));
        fields.push((field.name.clone(), "second".to_owned()));
        Sending {
            name: format!("{} twice", field.name),
            kind: FORM,
            body: encoded(&fields),
            typed: Vec::new(),
        }
    }

    pub fn request(&self, path: &str) -> Request<Body> {
        let mut request = Request::post(path).header("sec-fetch-site", "same-origin");
        if let Ok(kind) = header::HeaderValue::from_bytes(self.kind.as_bytes()) {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        request.body(Body::from(self.body.clone())).unwrap()
    }
}

fn encoded(fields: &Fields) -> Vec<u8> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    body.finish().into_bytes()
}

/// Every value ends with two bytes that are no letter.
fn damaged(base: &Fields) -> Vec<u8> {
    let pairs: Vec<String> = base.iter().map(|(name, _)| format!("{name}=damaged%ff%c3")).collect();
    pairs.join("&").into_bytes()
}

fn parts(base: &Fields) -> Vec<u8> {
    let head = "Content-Disposition: form-data; name=";
    let mut body: Vec<u8> = Vec::new();
    for (name, _) in base {
        body.extend(format!("--x\r\n{head}\"{name}\"\r\n\r\nbytes \u{202e}").bytes());
        body.extend(b"\xff\xfe\r\n");
    }
    body.extend(
        format!("--x\r\n{head}\"file\"; filename=\"../<script>\u{202e}\"\r\n\r\n\r\n--x--\r\n").bytes(),
    );
    body
}

fn many(base: &Fields) -> Vec<u8> {
    let more = (0..1_000).map(|number| (format!("field-{number}"), "x".to_owned()));
    encoded(&base.iter().cloned().chain(more).collect::<Vec<_>>())
}

fn large(base: &Fields) -> Vec<u8> {
    let name = base.first().map_or("body", |(name, _)| name);
    [name.as_bytes(), b"=", &vec![b'x'; 10 * 1024 * 1024]].concat()
}

/// Files that are no list, or an odd one.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let row = |cell: &str| format!("Name,E-Mail\n{cell},a@example.org\n").into_bytes();
    vec![
        ("empty", Vec::new()),
        ("a mark of order alone", b"\xef\xbb\xbf".to_vec()),
        ("half a letter of two bytes", b"\xff\xfeN\0a\0m\0e\0\n\0Z".to_vec()),
        ("no letters", b"\xff\xff\xff\n\x80\x81".to_vec()),
        ("NULs", b"Name\0,E-Mail\nZoe\0,z@example.org\n".to_vec()),
        ("a quote that never ends", b"Name,E-Mail\n\"Zoe,z@example.org\nBo,b@example.org\n".to_vec()),
        ("quotes in quotes", row("\"a\"\"b\"\"\"\"\"")),
        ("one line", b"Name".to_vec()),
        ("only separators", b",,,,\n,,,,\n,,,,\n".to_vec()),
        ("ragged", b"a,b,c\n1\n1,2,3,4,5,6\n\n,\n".to_vec()),
        ("the same column often", b"Name,Name,Name,Name\na,b,c,d\n".to_vec()),
        ("many columns", [vec![b','; 5_000], b"\nx\n".to_vec()].concat()),
        ("a long cell", row(&"x".repeat(1_000_000))),
        ("many lines", b"x\n".repeat(400_000)),
        ("ten megabytes", row(&"y".repeat(10 * 1024 * 1024))),
        ("markup", row("<script>alert(1)</script></textarea>")),
        ("turned around", row("Zoe\u{202e}eoZ")),
        ("a formula", row("=cmd|'/c calc'!A1")),
        ("bells", row("Zoe\u{7}\u{8}\u{1b}[31m")),
        ("a picture", b"GIF89a\x01\0\x01\0\x80\0\0".to_vec()),
        ("a workbook", b"PK\x03\x04\x14\0\x06\0".to_vec()),
        ("../../<script>\u{202e}.csv", row("Zoe")),
    ]
}

/// What stands in place of each parameter of an address in turn.
const PARAMETERS: &[&str] = &[
    "%00",
    "%ff",
    "%ff%fe",
    "%",
    "%zz",
    "-1",
    "0",
    "00",
    "1.5",
    "99999999999999999999",
    "9223372036854775807",
    "9223372036854775808",
    "%E2%80%AE",
    "%3Cscript%3E",
    "..",
    "%2e%2e%2f",
    "%F0%9F%8C%B3",
    "+",
    "a%20b",
];

/// The addresses of a route with something hostile in them.
pub fn paths(route: &str, example: &str) -> Vec<String> {
    let real: Vec<&str> = example.split('/').collect();
    let long = "x".repeat(5_000);
    let mut found = Vec::new();
    for (place, part) in route.split('/').enumerate() {
        if part.starts_with('{') {
            for value in PARAMETERS.iter().copied().chain([long.as_str()]) {
                let mut parts: Vec<String> = real.iter().map(|part| (*part).to_owned()).collect();
                parts[place] = value.to_owned();
                found.push(parts.join("/"));
            }
        }
    }
    found
}

/// Every name that any page looks for behind the question mark.
const ASKED: &[&str] = &[
    "q",
    "before",
    "after",
    "id",
    "message",
    "reply",
    "days",
    "kind",
    "state",
    "what",
    "member",
    "sector",
    "skill",
    "organisation",
    "to",
    "of",
    "page",
    "space",
    "from",
    "outcome",
    "told",
    "network_name",
    "own_colour",
    "colour",
    "slug",
    "visibility",
    "direction",
    "parent",
];

/// What stands behind the question mark, under all names at once; what is long, under one.
pub fn queries() -> Vec<String> {
    let places = [
        "1-2",
        "-",
        "1-",
        "-1--1",
        "9223372036854775807-9223372036854775807",
        "99999999999999999999-1",
        "1-2-3",
    ];
    let values = PARAMETERS.iter().copied().chain(places).map(str::to_owned);
    let whole = ["%ff=%ff", "=&=&&", "q=%", "q&q=1&q=2", "%00=%00"].map(str::to_owned);
    values
        .map(|value| ASKED.iter().map(|name| format!("{name}={value}")).collect::<Vec<_>>().join("&"))
        .chain(whole)
        .chain([format!("q={}", "x".repeat(5_000))])
        .collect()
}
