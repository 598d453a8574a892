//! Reads content from disk, for the two programs that do: `build.rs` and the content checker.

use super::compiler::SourceFile;
use std::{fs, io, path::Path};

/// Every file of a folder that may belong to a lesson, in the order of their names. A folder that is not there is empty.
pub fn folder(root: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    if root.exists() {
        walk(root, &mut files)?;
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let text = path.extension().is_some_and(|end| ["toml", "md", "svg", "txt"].iter().any(|known| end == *known));
        if path.is_dir() && !hidden {
            walk(&path, files)?;
        } else if text && !hidden {
            // What is not UTF-8 shows as replacement characters, which the compiler reports in their place.
            let words = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
            files.push(SourceFile::new(path.to_string_lossy().replace('\\', "/"), words));
        }
    }
    Ok(())
}
