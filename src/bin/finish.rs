//! Trunk's post-build step: `finish STAGING_DIR LINKED_WASM PROFILE`. The variable `PRACTICE_SITE` may say where the build will live.

use practice_widget::publish;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

fn main() {
    let mut words = std::env::args().skip(1);
    let (Some(folder), Some(linked), profile) = (words.next(), words.next(), words.next().unwrap_or_default()) else {
        eprintln!("finish: usage: finish STAGING_DIR LINKED_WASM [debug|release]");
        std::process::exit(2);
    };
    let site = std::env::var("PRACTICE_SITE").ok().filter(|site| site.starts_with("https://") || site.starts_with("http://"));
    let (folder, linked, content) = (Path::new(&folder), Path::new(&linked), Path::new("content"));
    let staged = publish::Staged { folder, linked, release: profile == "release", library_json: LIBRARY_JSON, content, site: site.as_deref() };
    match publish::finish(&staged) {
        Ok(table) => println!("{table}"),
        Err(trouble) => {
            eprintln!("finish: {trouble}");
            std::process::exit(1);
        }
    }
}
