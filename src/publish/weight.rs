//! What the page weighs, measured.

use std::fmt;
use std::path::Path;

/// Transferred bytes by file.
pub struct Table {
    title: &'static str,
    ceiling: usize,
    rows: Vec<(String, usize, usize)>,
}

impl Table {
    /// Weighs files of a folder, raw and as brotli at its highest quality, which is what static hosts serve.
    pub fn of(folder: &Path, title: &'static str, names: &[&str], ceiling: usize) -> Result<Self, String> {
        let rows = names.iter().map(|name| {
            let path = folder.join(name.trim_start_matches("./"));
            let bytes = std::fs::read(&path).map_err(|trouble| format!("cannot weigh {}: {trouble}", path.display()))?;
            Ok((name.trim_start_matches("./").to_owned(), bytes.len(), compressed(&bytes)))
        });
        rows.collect::<Result<_, String>>().map(|rows| Self { title, ceiling, rows })
    }

    /// Compressed bytes of all files.
    fn total(&self) -> usize {
        self.rows.iter().map(|(_, _, compressed)| compressed).sum()
    }

    /// Whether it weighs more than it may.
    pub fn is_over(&self) -> bool {
        self.total() > self.ceiling
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<44} {:>10} {:>10}", self.title, "bytes", "brotli")?;
        for (name, raw, compressed) in &self.rows {
            writeln!(out, "{name:<44} {raw:>10} {compressed:>10}")?;
        }
        write!(
            out,
            "{:<44} {:>10} {:>10}  ceiling {}",
            "together",
            self.rows.iter().map(|(_, raw, _)| raw).sum::<usize>(),
            self.total(),
            self.ceiling
        )
    }
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing to memory does not fail.
    drop(brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters));
    out.len()
}
