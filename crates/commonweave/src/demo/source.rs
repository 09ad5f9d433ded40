//! The networks of the demo as they are written in `data/`: who they are, what they want, what they said.

use super::errands::ErrandSource;
use super::gatherings::{EventSource, MinutesSource, TrialSource};
use super::script::{self, Talk};
use super::sharing::{ProjectSource, SharingSource};
use super::votings::VotingSource;
use crate::charters::{Html, NewCharter};
use anyhow::Context;
use house::networks::NewNetwork;
use house::organisations::{Contact, NewOrganisation};
use house::web::markdown;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The files of one network.
pub(super) struct Folder {
    network: &'static str,
    organisations: &'static str,
    people: &'static str,
    events: &'static str,
    votings: &'static str,
    budgets: &'static str,
    projects: &'static str,
    errands: &'static str,
    minutes: &'static str,
    experiments: &'static str,
    talk: &'static [&'static str],
}

/// The networks, in the order in which they are made.
pub(super) const FOLDERS: &[Folder] = &[
    Folder {
        network: include_str!("data/green-city/network.json"),
        organisations: include_str!("data/green-city/organisations.txt"),
        people: include_str!("data/green-city/people.txt"),
        events: include_str!("data/green-city/events.txt"),
        votings: include_str!("data/green-city/doing/votings.txt"),
        budgets: include_str!("data/green-city/doing/budgets.txt"),
        projects: include_str!("data/green-city/doing/projects.txt"),
        errands: include_str!("data/green-city/doing/errands.txt"),
        minutes: include_str!("data/green-city/doing/minutes.txt"),
        experiments: include_str!("data/green-city/doing/experiments.txt"),
        talk: &[
            include_str!("data/green-city/talk.txt"),
            include_str!("data/green-city/channels.txt"),
            include_str!("data/green-city/busy.txt"),
            include_str!("data/green-city/company.txt"),
        ],
    },
    Folder {
        network: include_str!("data/learning-partnership/network.json"),
        organisations: include_str!("data/learning-partnership/organisations.txt"),
        people: include_str!("data/learning-partnership/people.txt"),
        events: include_str!("data/learning-partnership/events.txt"),
        votings: include_str!("data/learning-partnership/doing/votings.txt"),
        budgets: include_str!("data/learning-partnership/doing/budgets.txt"),
        projects: include_str!("data/learning-partnership/doing/projects.txt"),
        errands: include_str!("data/learning-partnership/doing/errands.txt"),
        minutes: include_str!("data/learning-partnership/doing/minutes.txt"),
        experiments: include_str!("data/learning-partnership/doing/experiments.txt"),
        talk: &[
            include_str!("data/learning-partnership/talk.txt"),
            include_str!("data/learning-partnership/channels.txt"),
            include_str!("data/learning-partnership/busy.txt"),
        ],
    },
    Folder {
        network: include_str!("data/neighborhood/network.json"),
        organisations: include_str!("data/neighborhood/organisations.txt"),
        people: include_str!("data/neighborhood/people.txt"),
        events: include_str!("data/neighborhood/events.txt"),
        votings: include_str!("data/neighborhood/doing/votings.txt"),
        budgets: include_str!("data/neighborhood/doing/budgets.txt"),
        projects: include_str!("data/neighborhood/doing/projects.txt"),
        errands: include_str!("data/neighborhood/doing/errands.txt"),
        minutes: include_str!("data/neighborhood/doing/minutes.txt"),
        experiments: include_str!("data/neighborhood/doing/experiments.txt"),
        talk: &[
            include_str!("data/neighborhood/talk.txt"),
            include_str!("data/neighborhood/channels.txt"),
            include_str!("data/neighborhood/busy.txt"),
        ],
    },
];

const NAMES: &str = include_str!("data/names.txt");
const CALLINGS: &str = include_str!("data/callings.txt");

/// A network as it is written down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NetworkSource {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) time_zone: String,
    pub(super) colour: Option<String>,
    pub(super) visibility: String,
    /// Days before the demo on which it was started, by whoever stands first among its people.
    pub(super) day: u32,
    pub(super) charters: Vec<CharterSource>,
    pub(super) spaces: Vec<SpaceSource>,
}

/// A version of its charter. Paragraphs stand in lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CharterSource {
    pub(super) day: u32,
    pub(super) author: String,
    pub(super) vision: Vec<String>,
    pub(super) purpose: Vec<String>,
    pub(super) principles: Vec<String>,
    pub(super) objectives: Vec<String>,
    #[serde(default)]
    pub(super) reason: String,
}

/// A space. The commons stands first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpaceSource {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) purpose: String,
    pub(super) visibility: String,
    pub(super) by: String,
    pub(super) day: u32,
    /// Its template; a working group where nothing is said.
    #[serde(default)]
    pub(super) kind: String,
    /// The phase in which it is, how many days before the demo it came there, and how many days after it the phase ends.
    #[serde(default)]
    pub(super) phase: String,
    #[serde(default)]
    pub(super) phase_day: u32,
    #[serde(default)]
    pub(super) until: u32,
}

/// An organisation.
#[derive(Deserialize)]
pub(super) struct OrganisationSource {
    pub(super) key: String,
    pub(super) sector: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) website: String,
    pub(super) seeks: String,
    pub(super) brings: String,
    pub(super) about: String,
}

/// Somebody whose whole profile is written down.
#[derive(Deserialize)]
pub(super) struct PersonSource {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) role: String,
    /// Key of an organisation, or empty; `*` behind it: stands for it.
    pub(super) organisation: String,
    pub(super) place: String,
    pub(super) languages: String,
    pub(super) headline: String,
    pub(super) offers: String,
    pub(super) wants: String,
    pub(super) about: String,
}

/// Names of one culture. Those of families may be several, parted by semicolons.
#[derive(Deserialize)]
pub(super) struct NamesSource {
    pub(super) languages: String,
    /// `given`, `family` or `both`: what stands first, or that two family names stand.
    pub(super) order: String,
    pub(super) given: String,
    pub(super) families: String,
    /// A sentence that somebody of it writes in their own language.
    pub(super) greetings: String,
}

/// What somebody of a sector does.
#[derive(Deserialize)]
pub(super) struct CallingSource {
    pub(super) sector: String,
    pub(super) headline: String,
    pub(super) offers: String,
    pub(super) wants: String,
    pub(super) about: String,
}

/// All that is written of a network.
pub(super) struct Source {
    pub(super) network: NetworkSource,
    pub(super) organisations: Vec<OrganisationSource>,
    pub(super) people: Vec<PersonSource>,
    pub(super) events: Vec<EventSource>,
    pub(super) votings: Vec<VotingSource>,
    pub(super) sharings: Vec<SharingSource>,
    pub(super) projects: Vec<ProjectSource>,
    pub(super) errands: Vec<ErrandSource>,
    pub(super) minutes: Vec<MinutesSource>,
    pub(super) trials: Vec<TrialSource>,
    pub(super) names: Vec<NamesSource>,
    pub(super) callings: Vec<CallingSource>,
    pub(super) talks: Vec<Talk>,
}

impl Folder {
    /// Reads the files.
    pub(super) fn read(&self) -> anyhow::Result<Source> {
        let mut talks = Vec::new();
        for text in self.talk {
            talks.extend(script::read(text)?);
        }
        Ok(Source {
            network: serde_json::from_str(self.network).context("network.json")?,
            organisations: table(self.organisations).context("organisations.txt")?,
            people: table(self.people).context("people.txt")?,
            events: table(self.events).context("events.txt")?,
            votings: table(self.votings).context("votings.txt")?,
            sharings: table(self.budgets).context("budgets.txt")?,
            projects: table(self.projects).context("projects.txt")?,
            errands: table(self.errands).context("errands.txt")?,
            minutes: table(self.minutes).context("minutes.txt")?,
            trials: table(self.experiments).context("experiments.txt")?,
            names: table(NAMES).context("names.txt")?,
            callings: table(CALLINGS).context("callings.txt")?,
            talks,
        })
    }
}

/// Reads a table whose fields are parted by `|` and whose first line names them.
pub(super) fn table<T: DeserializeOwned>(text: &str) -> anyhow::Result<Vec<T>> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(b'|').quoting(false).trim(csv::Trim::All).comment(Some(b'#'));
    Ok(reader.from_reader(text.as_bytes()).deserialize().collect::<Result<Vec<T>, _>>()?)
}

/// Words parted by semicolons.
pub(super) fn list(text: &str) -> Vec<&str> {
    text.split(';').map(str::trim).filter(|word| !word.is_empty()).collect()
}

/// The network as its room takes it.
pub(super) fn network(source: &Source) -> anyhow::Result<NewNetwork> {
    let text = &source.network;
    Ok(NewNetwork {
        slug: text.slug.clone(),
        name: text.name.clone(),
        summary: text.summary.clone(),
        language: "en".to_owned(),
        time_zone: text.time_zone.clone(),
        colour: text.colour.clone(),
        visibility: text.visibility.parse().ok().context("a visibility of a network")?,
    })
}

/// Its organisations.
pub(super) fn organisations(source: &Source) -> anyhow::Result<Vec<NewOrganisation>> {
    let read = source.organisations.iter().map(|text| {
        Ok(NewOrganisation {
            name: text.name.clone(),
            sector: text.sector.parse().ok().with_context(|| format!("{} has a sector", text.key))?,
            place: text.place.clone(),
            website: text.website.clone(),
            contact: Contact::default(),
            about: text.about.clone(),
            seeks: text.seeks.clone(),
            brings: text.brings.clone(),
        })
    });
    read.collect()
}

/// A version of its charter.
pub(super) fn charter(text: &CharterSource) -> NewCharter {
    let [vision, purpose] = [&text.vision, &text.purpose].map(|part| part.join("\n\n"));
    let principles: Vec<String> = text.principles.iter().map(|value| format!("- {value}")).collect();
    let principles = principles.join("\n");
    let html = Html {
        vision: markdown::to_html(&vision),
        purpose: markdown::to_html(&purpose),
        principles: markdown::to_html(&principles),
    };
    let (objectives, reason) = (text.objectives.join("\n"), text.reason.clone());
    NewCharter { vision, purpose, principles, objectives, reason, html }
}
