//! Trunk's post-build step: `finish STAGING_DIR PROFILE`.

use practice_widget::publish;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

fn main() {
    let mut words = std::env::args().skip(1);
    let (Some(folder), profile) = (words.next(), words.next().unwrap_or_default()) else {
        eprintln!("finish: usage: finish STAGING_DIR [debug|release]");
        std::process::exit(2);
    };
    let library = practice_widget::bundled(LIBRARY_JSON);
    match publish::finish(Path::new(&folder), profile == "release", library) {
        Ok(table) => println!("{table}"),
        Err(trouble) => {
            eprintln!("finish: {trouble}");
            std::process::exit(1);
        }
    }
}
