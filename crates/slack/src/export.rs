//! An export, in one file or unpacked into a folder.

use crate::channel::{Channel, Privacy, channels};
use crate::day::{Day, parsed};
use crate::user::{User, users};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::ZipArchive;

/// The most bytes of one file of an export: a day on which a thousand people wrote a thousand words each.
const FILE: u64 = 64 * 1024 * 1024;
/// The most bytes that are unpacked in all. A small file can be made that unpacks into more than any disk holds.
const ALL: u64 = 16 * 1024 * 1024 * 1024;
/// As `ALL`, of bytes that came with a request: somebody waits for the answer, and others for the machine.
const SENT: u64 = 512 * 1024 * 1024;
/// The most files in an export: a thousand channels for a year and a half.
const FILES: usize = 500_000;

/// Why something is no export that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is no file of this kind, or a broken one.
    NotPacked,
    /// It holds neither users nor channels.
    NotSlack,
    /// It holds more files than any export.
    TooMany,
    /// It unpacks into more than any export.
    TooLarge,
    /// It unpacks into more than is read while somebody waits for the answer.
    TooLargeToSend,
}

enum Source {
    File(ZipArchive<BufReader<File>>),
    Memory(ZipArchive<Cursor<Arc<[u8]>>>),
    Folder,
}

/// An export that can be read.
pub struct Export {
    source: Source,
    /// Where each file is, by its path below the place where the lists stand.
    files: BTreeMap<String, Place>,
    unpacked: u64,
    /// The most that is unpacked.
    most: u64,
    /// The latest moment that can be: that of reading, and a day for clocks that go wrong.
    until: i64,
}

#[derive(Clone)]
enum Place {
    Packed(usize),
    Path(PathBuf),
}

impl std::fmt::Debug for Export {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Export of {} files", self.files.len())
    }
}

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

impl Export {
    /// The export in a file or a folder, read at this moment (microseconds since 1970).
    ///
    /// # Errors
    /// What it is instead.
    pub fn open(path: &Path, now: i64) -> Result<Export, Refused> {
        if path.is_dir() {
            let mut files = BTreeMap::new();
            walk(path, "", 0, &mut files)?;
            return Export::of(Source::Folder, files, (ALL, now));
        }
        let file = File::open(path).map_err(|_| Refused::NotPacked)?;
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| Refused::NotPacked)?;
        let (files, size) = packed(&mut archive)?;
        if size > ALL {
            return Err(Refused::TooLarge);
        }
        Export::of(Source::File(archive), files, (ALL, now))
    }

    /// The export in these bytes, which came with a request: no more is unpacked than one can wait for.
    ///
    /// # Errors
    /// What it is instead.
    pub fn read(bytes: Arc<[u8]>, now: i64) -> Result<Export, Refused> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::NotPacked)?;
        let (files, size) = packed(&mut archive)?;
        if size > SENT {
            return Err(Refused::TooLargeToSend);
        }
        Export::of(Source::Memory(archive), files, (SENT, now))
    }

    fn of(
        source: Source,
        files: BTreeMap<String, Place>,
        (most, now): (u64, i64),
    ) -> Result<Export, Refused> {
        // Some programs put everything into one folder more.
        let is_list =
            |path: &str| matches!(name(path), "users.json" | "channels.json" | "groups.json" | "dms.json");
        let list = files.keys().filter(|path| is_list(path)).min_by_key(|path| path.matches('/').count());
        let list = list.ok_or(Refused::NotSlack)?;
        let root = list.strip_suffix(name(list)).unwrap_or_default().to_owned();
        let below =
            files.iter().filter_map(|(path, at)| Some((path.strip_prefix(&root)?.to_owned(), at.clone())));
        Ok(Export { files: below.collect(), source, unpacked: 0, most, until: now.saturating_add(DAY) })
    }

    /// Everybody whom the export names.
    pub fn users(&mut self) -> Vec<User> {
        self.list("users.json").map(|list| users(&list)).unwrap_or_default()
    }

    /// Every channel that the export names, each once.
    pub fn channels(&mut self) -> Vec<Channel> {
        let lists = [
            ("channels.json", Privacy::Public),
            ("groups.json", Privacy::Private),
            ("mpims.json", Privacy::Direct),
            ("dms.json", Privacy::Direct),
        ];
        let mut found: Vec<Channel> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (name, privacy) in lists {
            let Some(list) = self.list(name) else { continue };
            for channel in channels(&list, privacy, self.until) {
                // Whatever stands in two lists is as private as the more private of them says.
                match known.get(&channel.id).and_then(|at| found.get_mut(*at)) {
                    Some(known) => known.privacy = known.privacy.max(channel.privacy),
                    None => {
                        known.insert(channel.id.clone(), found.len());
                        found.push(channel);
                    }
                }
            }
        }
        found
    }

    /// The files of each folder, in the order of their names.
    pub(crate) fn folders(&self) -> BTreeMap<String, Vec<String>> {
        let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in self.files.keys() {
            if let Some((folder, file)) = path.rsplit_once('/').filter(|(_, file)| file.ends_with(".json")) {
                folders.entry(folder.to_owned()).or_default().push(file.to_owned());
            }
        }
        folders
    }

    /// One day of a channel that began then; none where the file cannot be read.
    pub fn day(&mut self, path: &str, begun: Option<i64>) -> Option<Day> {
        let bytes = self.bytes(path)?;
        Day::read(&bytes, name(path), begun, self.until)
    }

    /// Why no more of it is unpacked; none as long as it is not too much.
    pub fn too_large(&self) -> Option<Refused> {
        let why = if matches!(self.source, Source::Memory(_)) {
            Refused::TooLargeToSend
        } else {
            Refused::TooLarge
        };
        (self.unpacked >= self.most).then_some(why)
    }

    fn list(&mut self, name: &str) -> Option<Value> {
        parsed(&self.bytes(name)?)
    }

    /// The bytes of a file; none where it is missing, broken or larger than any.
    fn bytes(&mut self, path: &str) -> Option<Vec<u8>> {
        let place = self.files.get(path)?.clone();
        let most = FILE.min(self.most.saturating_sub(self.unpacked));
        let bytes = match (&mut self.source, place) {
            (Source::File(archive), Place::Packed(at)) => unpacked(archive, at, most),
            (Source::Memory(archive), Place::Packed(at)) => unpacked(archive, at, most),
            (Source::Folder, Place::Path(path)) => all(File::open(path).ok()?, most),
            _ => None,
        };
        let read = bytes.as_ref().map_or(most, |bytes| u64::try_from(bytes.len()).unwrap_or(most));
        self.unpacked = self.unpacked.saturating_add(read);
        bytes
    }
}

fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Where the files are, by their paths. Names of letters that nobody wrote down as UTF-8 are read as such where they are.
/// And how much they say they unpack into; what they really hold is counted while it is read.
fn packed<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(BTreeMap<String, Place>, u64), Refused> {
    if archive.len() > FILES {
        return Err(Refused::TooMany);
    }
    let (mut files, mut size) = (BTreeMap::new(), 0_u64);
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index_raw(at) else { continue };
        let path = match std::str::from_utf8(file.name_raw()) {
            Ok(path) => path.to_owned(),
            Err(_) => file.name().map(std::borrow::Cow::into_owned).unwrap_or_default(),
        };
        let path = path.replace('\\', "/");
        // What macOS adds is no part of it.
        if !file.is_dir() && !path.starts_with("__MACOSX/") && !name(&path).starts_with("._") {
            // Only lists and days are ever read.
            size = size.saturating_add(if path.ends_with(".json") { file.size() } else { 0 });
            files.insert(path, Place::Packed(at));
        }
    }
    Ok((files, size))
}

fn unpacked<R: Read + Seek>(archive: &mut ZipArchive<R>, at: usize, most: u64) -> Option<Vec<u8>> {
    all(archive.by_index(at).ok()?, most)
}

/// Everything, where it is not more than this.
fn all(from: impl Read, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes).ok()?;
    (u64::try_from(bytes.len()).ok()? <= most).then_some(bytes)
}

/// How deep folders may stand in one another.
const DEPTH: usize = 4;

fn walk(
    folder: &Path,
    before: &str,
    depth: usize,
    files: &mut BTreeMap<String, Place>,
) -> Result<(), Refused> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries.flatten() {
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEPTH => {
                walk(&entry.path(), &format!("{path}/"), depth + 1, files)?;
            }
            Ok(kind) if kind.is_file() => {
                files.insert(path, Place::Path(entry.path()));
            }
            _ => {}
        }
        if files.len() > FILES {
            return Err(Refused::TooMany);
        }
    }
    Ok(())
}
