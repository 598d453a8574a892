//! Serves a built widget on a loopback address: `serve DIR [--port N] [--base /sub/path]`.
//!
//! The right MIME types, a true 404 for what is missing (never the start page), and no caching of what has a fixed name.

use practice_widget::publish::host::{file_in, host};
use std::net::TcpListener;
use std::path::PathBuf;

fn main() {
    if let Err(trouble) = run() {
        eprintln!("serve: {trouble}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let options = Options::parse(std::env::args().skip(1))?;
    if !options.folder.join("index.html").is_file() {
        return Err(format!("{} holds no index.html; run scripts/build first", options.folder.display()));
    }
    let listener = TcpListener::bind(("127.0.0.1", options.port))
        .map_err(|trouble| format!("port {} cannot be used ({trouble}); choose another with --port", options.port))?;
    let address = listener.local_addr().map_err(|trouble| trouble.to_string())?;
    println!("http://{address}{}/", options.base);
    host(&listener, move |address| file_in(&options.folder, &options.base, address));
    Ok(())
}

/// What the command line asks for.
struct Options {
    folder: PathBuf,
    port: u16,
    base: String,
}

impl Options {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { folder: PathBuf::from("dist"), port: 8080, base: String::new() };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
            match word.as_str() {
                "--port" => options.port = value()?.parse().map_err(|_| "--port wants a number from 0 to 65535".to_owned())?,
                "--base" => options.base = format!("/{}", value()?.trim_matches('/')),
                folder if !folder.starts_with('-') => options.folder = PathBuf::from(folder),
                unknown => return Err(format!("unknown option {unknown}; usage: serve DIR [--port N] [--base /sub/path]")),
            }
        }
        Ok(options)
    }
}
