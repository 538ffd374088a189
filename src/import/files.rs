//! What was named on the command line -> one file after the other, however it lies there.
//!
//! ```text
//! place       a path, a folder or standard input -> files on the disk
//! archive     a zip -> files in it
//! exported    many files -> which belong together: Strava's list and its recordings, Apple's export
//! ```
//! One file is held at a time, so that ten thousand need no more memory than one.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::archive::Archive;
use super::exported::{self, Listed, Members, Step};
use super::place::{self, Identity};
use crate::seal;

use super::{Activity, FileReport, Format, ImportError, apple, detect, finished, source};

/// How much of a file is looked at before it is read.
const LOOK: u64 = 64 * 1024;
/// What all archives inside archives may take up on the disk, in bytes.
const ASIDE_LIMIT: u64 = 4 * 1024 * 1024 * 1024;

/// One file, wherever it lies.
#[derive(Debug)]
pub struct Found {
    /// Its name: with its path where it lies in a folder or archive that was named.
    pub name: String,
    /// What is in it, or why it cannot be read.
    pub content: Result<Content, ImportError>,
    /// What the list of its export says of the activity in it.
    pub listed: Option<Box<Listed>>,
    /// What lies beside it and was left out.
    pub beside: Option<String>,
}

impl Found {
    fn new(name: String, content: Result<Content, ImportError>) -> Self {
        Found { name, content, listed: None, beside: None }
    }
}

/// What is in a file.
#[derive(Debug)]
pub enum Content {
    /// Its bytes, not yet looked at closely.
    Bytes(Vec<u8>),
    /// Activities, of a file that is read as a stream.
    Activities(FileReport),
    /// The list of an export: the activities that have no recording in it.
    List(FileReport),
    /// Nothing that was read, because its list says that it is another sport.
    OtherSport(Box<Activity>),
}

/// Where to look.
#[derive(Debug)]
pub enum Place {
    /// A file, a folder or an archive.
    Path(PathBuf),
    /// Standard input, put aside in a file that has no name.
    Aside(File),
    /// A sealed file that was opened: its name, and what is in it.
    Opened(String, Arc<[u8]>),
}

/// Files one by one.
pub struct Files {
    places: VecDeque<Place>,
    open: Vec<Collection>,
    seen: HashSet<Identity>,
    known: u64,
    /// Where an archive that lies inside another is put aside, and how many bytes more may be.
    aside: PathBuf,
    aside_left: u64,
}

/// Files that were found together, with what is left to do with them.
struct Collection {
    held: Held,
    /// Stands before the name of each.
    name: String,
    names: Vec<String>,
    steps: VecDeque<Step>,
}

enum Held {
    Folder(Vec<PathBuf>),
    Archive(Box<Archive>),
}

impl Files {
    /// All files of some places, in their order; those of a folder by their names. An archive inside an archive is
    /// put aside in a folder while it is read, in a file that has no name.
    pub fn of(places: Vec<Place>, aside: PathBuf) -> Self {
        let known = places.len() as u64;
        Files { places: places.into(), open: Vec::new(), seen: HashSet::new(), known, aside, aside_left: ASIDE_LIMIT }
    }

    /// How many files are known of so far: those given out and those that will be.
    pub fn known(&self) -> u64 {
        self.known
    }

    fn place(&mut self, place: Place) -> Option<Found> {
        match place {
            Place::Aside(mut file) => {
                let rewound = file.rewind().map_err(ImportError::Unreadable);
                self.opened("-".into(), rewound.map(|()| file))
            }
            Place::Opened(name, bytes) => Some(Found::new(name, content_of(&bytes[..]))),
            Place::Path(path) if path.is_dir() => self.folder(&path),
            Place::Path(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                self.path(name, &path)
            }
        }
    }

    fn folder(&mut self, path: &Path) -> Option<Found> {
        self.known -= 1;
        let name = place::folder_name(path);
        let found = match place::walk(path) {
            Ok(found) => found,
            Err(error) => return Some(Found::new(name, Err(error))),
        };
        if found.is_empty() {
            return Some(Found::new(name, Err(ImportError::EmptyFolder)));
        }
        let (names, paths): (Vec<String>, Vec<PathBuf>) = found.into_iter().unzip();
        self.collect(name, names, Held::Folder(paths))
    }

    fn collect(&mut self, name: String, names: Vec<String>, mut held: Held) -> Option<Found> {
        let steps = exported::plan(&names, &mut held);
        self.known += steps.len() as u64;
        self.open.push(Collection { held, name, names, steps: steps.into() });
        None
    }

    /// A file on the disk, once.
    fn path(&mut self, name: String, path: &Path) -> Option<Found> {
        let file = source::open_regular_file(path);
        if let Ok(file) = &file
            && place::identity(file, path).is_some_and(|identity| !self.seen.insert(identity))
        {
            self.known = self.known.saturating_sub(1);
            return None;
        }
        self.opened(name, file)
    }

    fn opened(&mut self, name: String, file: Result<File, ImportError>) -> Option<Found> {
        let archive = file.and_then(|mut file| match starts_as_archive(&mut file)? {
            true => Archive::open(file).map(Err),
            false => Ok(Ok(file)),
        });
        let content = match archive {
            Ok(Err(archive)) => {
                let names = archive.names().to_vec();
                self.known = self.known.saturating_sub(1);
                if !names.iter().any(|name| exported::is_wanted(name)) {
                    return Some(Found::new(name, Err(ImportError::EmptyArchive)));
                }
                return self.collect(name, names, Held::Archive(Box::new(archive)));
            }
            Ok(Ok(file)) => content_of(file),
            Err(error) => Err(error),
        };
        Some(Found::new(name, content))
    }

    /// A file of the archive opened last. An archive among them, as Garmin's account export has them, is opened too;
    /// one in that one is not.
    fn member(&mut self, name: String, index: usize) -> Option<Found> {
        let depth = self.open.iter().filter(|collection| matches!(collection.held, Held::Archive(_))).count();
        let Held::Archive(archive) = &mut self.open.last_mut()?.held else { return None };
        match archive.member(index).and_then(content_of) {
            Err(ImportError::Nested) if depth == 1 => {
                let inner = archive.member(index).and_then(|inner| put_aside(inner, &self.aside, &mut self.aside_left));
                self.opened(name, inner)
            }
            content => Some(Found::new(name, content)),
        }
    }

    fn step(&mut self, step: Step) -> Option<Found> {
        let collection = self.open.last_mut()?;
        let name_of = |index: usize| {
            let inner = collection.names.get(index).map_or("", String::as_str);
            format!("{}/{inner}", collection.name)
        };
        match step {
            Step::OtherSport { index, activity } => Some(Found::new(name_of(index), Ok(Content::OtherSport(activity)))),
            Step::Refused { index, why } => Some(Found::new(name_of(index), Err(why))),
            Step::List { index, report } => Some(Found::new(name_of(index), Ok(Content::List(report)))),
            Step::Read { index, mut listed, beside } => {
                let name = name_of(index);
                if let Some(listed) = &mut listed {
                    listed.list = format!("{}/{}", collection.name, listed.list);
                }
                let found = match &mut collection.held {
                    Held::Archive(_) => self.member(name, index),
                    Held::Folder(paths) => {
                        let path = paths.get(index)?.clone();
                        self.path(name, &path)
                    }
                };
                found.map(|found| Found { listed, beside, ..found })
            }
        }
    }
}

impl Members for Held {
    fn member(&mut self, index: usize) -> Result<Box<dyn Read + '_>, ImportError> {
        match self {
            Held::Archive(archive) => archive.member(index),
            Held::Folder(paths) => {
                let path = paths.get(index).ok_or(ImportError::EmptyFolder)?;
                Ok(Box::new(source::open_regular_file(path)?))
            }
        }
    }
}

impl Iterator for Files {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let found = match self.open.last_mut() {
                Some(collection) => match collection.steps.pop_front() {
                    Some(step) => self.step(step),
                    None => {
                        self.open.pop();
                        None
                    }
                },
                None => {
                    let place = self.places.pop_front()?;
                    self.place(place)
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

fn starts_as_archive(file: &mut File) -> Result<bool, ImportError> {
    let mut head = Vec::new();
    file.take(4).read_to_end(&mut head).map_err(ImportError::Unreadable)?;
    file.seek(SeekFrom::Start(0)).map_err(ImportError::Unreadable)?;
    Ok(detect::is_archive(&head))
}

/// Puts an archive aside that lies inside another, as it is read from its end; the file is gone when closed.
fn put_aside(inner: impl Read, folder: &Path, left: &mut u64) -> Result<File, ImportError> {
    let mut file = tempfile::tempfile_in(folder).map_err(ImportError::Unreadable)?;
    let length = io::copy(&mut inner.take(*left + 1), &mut file).map_err(ImportError::Unreadable)?;
    let Some(rest) = left.checked_sub(length) else {
        let limit = format!("{} GB", ASIDE_LIMIT / (1024 * 1024 * 1024));
        return Err(ImportError::TooLarge { what: "what the archives inside the archive hold", limit });
    };
    *left = rest;
    file.rewind().map_err(ImportError::Unreadable)?;
    Ok(file)
}

/// Reads one file: whole where it is small, as a stream where it may be large, a little where it is neither.
fn content_of(mut source: impl Read) -> Result<Content, ImportError> {
    let mut head = Vec::new();
    source.by_ref().take(LOOK).read_to_end(&mut head).map_err(ImportError::Unreadable)?;
    if detect::is_archive(&head) {
        return Err(ImportError::Nested);
    }
    if seal::is_sealed(&head) {
        return Err(ImportError::Sealed);
    }
    if detect::is_journal(&head) {
        return Err(ImportError::Journal);
    }
    if detect::is_apple_health(&head) {
        let (reading, sha256) = apple::read(head.chain(source))?;
        return finished(Format::AppleHealth, sha256, reading).map(Content::Activities);
    }
    if detect::is_nothing_known(&head) {
        return Err(ImportError::unrecognised(""));
    }
    source::read_on(head, source).map(Content::Bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_is_bounded_all_in_all() {
        let folder = tempfile::tempdir().unwrap();
        let mut left = 10;
        assert!(put_aside(&b"PK1234"[..], folder.path(), &mut left).is_ok());
        assert_eq!(left, 4);
        let refused = put_aside(io::repeat(0), folder.path(), &mut left).unwrap_err();
        assert!(matches!(refused, ImportError::TooLarge { .. }), "{refused}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
