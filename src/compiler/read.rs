//! Reads content from disk, for the two programs that do: `build.rs` and the content checker.

use super::compiler::SourceFile;
use std::{fs, io, io::Read, path::Path};

/// Bytes of a file that are read: more than the compiler takes, so that it refuses what is longer.
const MOST: u64 = 2_000_000;

/// Every file below a folder, in the order of their names. A folder that is not there is empty.
///
/// The compiler knows which files make a lesson, and says so of those that do not. So all are named here, but only those are read that
/// may belong to one. What cannot be read carries its trouble and stops nothing else.
pub fn folder(root: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    if root.exists() {
        walk(root, &mut files)?;
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.retain(|path| path.file_name().is_none_or(|name| !name.to_string_lossy().starts_with('.')));
    entries.sort();
    if entries.is_empty() {
        // A path that ends in a slash is a folder with nothing in it.
        files.push(SourceFile::new(named(folder) + "/", ""));
    }
    for path in entries {
        if path.is_dir() {
            if let Err(trouble) = walk(&path, files) {
                files.push(SourceFile::unread(named(&path), trouble.to_string()));
            }
            continue;
        }
        let text = path.extension().is_some_and(|end| ["toml", "md", "svg", "txt"].iter().any(|known| end == *known));
        files.push(match text.then(|| words(&path)) {
            None => SourceFile::new(named(&path), ""),
            Some(Ok(words)) => SourceFile::new(named(&path), words),
            Some(Err(trouble)) => SourceFile::unread(named(&path), trouble.to_string()),
        });
    }
    Ok(())
}

/// What is not UTF-8 shows as replacement characters, for which the compiler refuses the file.
fn words(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn named(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
