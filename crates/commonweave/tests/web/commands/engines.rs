//! The commands that run engines on files, run as people run them: what stands in a file never breaks a command or a terminal,
//! and what is odd about it is said to people and to programs alike.

use std::path::PathBuf;

/// A folder of files that goes with the test.
struct Folder(PathBuf);

/// What a command has said on each of its outputs.
struct Said {
    well: bool,
    out: String,
    err: String,
}

impl Folder {
    fn of(files: &[(&str, &[u8])]) -> Folder {
        let name = format!("commonweave-engines-{}", house::clock::Chance.token().unwrap());
        let folder = Folder(std::env::temp_dir().join(name));
        std::fs::create_dir_all(&folder.0).unwrap();
        files.iter().for_each(|(name, bytes)| std::fs::write(folder.0.join(name), bytes).unwrap());
        folder
    }

    fn runs(&self, line: &str) -> Said {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
        let done = command.args(line.split(' ')).current_dir(&self.0).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { well: done.status.success(), out: text(done.stdout), err: text(done.stderr) }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl Said {
    #[track_caller]
    fn is_well(&self) -> &Said {
        assert!(self.well, "{}{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn commands_no_terminal(&self) -> &Said {
        for text in [&self.out, &self.err] {
            let bad =
                text.chars().find(|letter| letter.is_control() && *letter != '\n' || *letter == '\u{202e}');
            assert_eq!(bad, None, "{text}");
        }
        self
    }

    fn object(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The notes of the object are told on standard error too.
    #[track_caller]
    fn notes(&self, wanted: &str) {
        let notes = self.object()["notes"].to_string();
        assert!(notes.contains(wanted), "no “{wanted}” in {notes}");
        assert!(self.err.contains(wanted), "no “{wanted}” in {}", self.err);
    }
}

#[test]
fn a_name_of_65536_letters_is_cut_in_every_table() {
    let name = "x".repeat(65_536);
    let file = |text: &str| text.replace("NAME", &name).into_bytes();
    let folder = Folder::of(&[
        ("v.blt", &file("2 1\n2 1 2 0\n1 2 0\n0\n\"NAME\"\n\"B\"\n\"Which?\"\n")),
        ("ties.csv", &file("source,target\nNAME,b\nb,c\n")),
        ("mentors.csv", &file("id,topic\nNAME,soil\n")),
        ("mentees.csv", &file("id,topic\nNAME,soil;NAME\n")),
        (
            "town.pb",
            &file(
                "META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;6;NAME\nNAME;5;B\nVOTES\nvoter_id;vote\na;1\n",
            ),
        ),
        ("votes.csv", &file("participant,statement,vote\nNAME,NAME,1\n")),
        ("people.csv", &file("id,place\nNAME,NAME\nb,c\n")),
        ("quotas.csv", &file("feature,value,min,max\nplace,NAME,1,1\nplace,c,0,1\n")),
    ]);
    for line in [
        "count v.blt --method irv",
        "netmap ties.csv",
        "match mentors.csv mentees.csv",
        "budget town.pb",
        "opinions votes.csv --min-group 1",
        "panel people.csv quotas.csv --size 1 --seed 1",
    ] {
        let said = folder.runs(line);
        said.is_well().commands_no_terminal();
        let widest = said.out.lines().map(|line| line.chars().count()).max();
        assert!(widest < Some(800), "{line}: {widest:?}");
    }
}

#[test]
fn no_name_commands_a_terminal_and_a_program_reads_it_unchanged() {
    let name = "Ana\u{1b}[2J\0\u{9b}1m\u{202e}";
    let ties = format!("source,target\n{name},b\nb,c\n");
    let folder = Folder::of(&[("ties.csv", ties.as_bytes()), ("nodes.csv", b"id\nb\nc\n")]);
    folder.runs("netmap ties.csv").is_well().commands_no_terminal();
    let said = folder.runs("netmap ties.csv --json");
    assert_eq!(said.is_well().commands_no_terminal().object()["measures"][name]["degree"], 1);
    let refused = folder.runs("netmap ties.csv --nodes nodes.csv");
    assert!(!refused.well && refused.err.contains("ties.csv:2"), "{}", refused.err);
    refused.commands_no_terminal();
}

#[test]
fn what_is_odd_about_a_file_is_said_to_people_and_to_programs() {
    let folder = Folder::of(&[
        (
            "town.pb",
            b"META\nkey;value\nbudget;9\nvote_type;approval\nnum_votes;3\nPROJECTS\nproject_id;cost;name\n1;6;A\n2;5;A\n\
              VOTES\nvoter_id;vote\na;1,1\na;2\n",
        ),
        ("loops.csv", b"source,target\na,a\n"),
        ("nobody.csv", b"source,target\n"),
        ("votes.csv", b"participant,statement,vote\n1,1,1\n2,1,-1\n"),
        ("groups.csv", b"participant,group\n1,x\n77,y\n"),
        ("latin.csv", b"source,target\r\xe9t\xe9,b\r"),
        ("mentors.csv", b"id,topic\na,soil\n"),
        ("mentees.csv", b"id,language\nx,de\n"),
    ]);
    let budget = folder.runs("budget town.pb --json");
    budget.notes("META says 3 votes, the file has 2");
    budget.notes("occurs again");
    budget.notes("names a project twice");
    budget.notes("have one name");
    let page = folder.runs("budget town.pb");
    assert!(page.out.contains("Note: Line 5: META says 3 votes, the file has 2.\n"), "{}", page.out);
    folder.runs("netmap loops.csv --json").notes("nobody is tied to anybody");
    let nobody = folder.runs("netmap nobody.csv");
    assert!(nobody.out.contains("nobody is tied") && !nobody.out.contains("-0.0"), "{}", nobody.out);
    folder
        .runs("opinions votes.csv --groups groups.csv --min-group 1 --json")
        .notes("have not voted on anything: 77");
    folder.runs("match mentors.csv mentees.csv --json").notes("no column in common");
    let latin = folder.runs("netmap latin.csv --json");
    latin.notes("was read as Windows-1252");
    assert_eq!(latin.object()["measures"]["été"]["degree"], 1);
}

#[test]
fn numbers_with_decimal_commas_and_dates_are_read() {
    let folder = Folder::of(&[(
        "ties.csv",
        b"source;target;weight;time\na;b;1,5;2026-11-27\nb;c;2;2026-11-28T09:30Z\n",
    )]);
    assert_eq!(folder.runs("netmap ties.csv --json").is_well().object()["edges"], 2);
}

#[test]
fn a_large_star_and_a_long_path_are_measured_exactly() {
    let star: String =
        (0..60_000).fold("source,target\n".to_owned(), |text, leaf| text + &format!("hub,n{leaf}\n"));
    let path: String =
        (0..30_000).fold("source,target\n".to_owned(), |text, at| text + &format!("n{at},n{}\n", at + 1));
    let folder = Folder::of(&[("star.csv", star.as_bytes()), ("path.csv", path.as_bytes())]);
    let star = folder.runs("netmap star.csv");
    let hub = star.is_well().out.lines().find(|line| line.starts_with("hub ")).unwrap_or_default();
    assert_eq!(
        hub.split_whitespace().take(3).collect::<Vec<_>>(),
        ["hub", "60000", "1.0000"],
        "{}",
        star.out
    );
    assert!(star.err.contains("60001 nodes, 60000 ties: looking who lies between whom"), "{}", star.err);
    let path = folder.runs("netmap path.csv");
    let longest = path.is_well().out.lines().find(|line| line.starts_with("longest shortest path"));
    assert!(longest.is_some_and(|line| line.ends_with(" 30000")), "{}", path.out);
    assert!(!path.out.contains("estimated"), "{}", path.out);
}
