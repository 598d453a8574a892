//! Serves a built widget on a loopback address: `serve DIR [--port N] [--base /sub/path]`.
//!
//! The right MIME types, a true 404 for what is missing (never the start page), and no caching of what has a fixed name.

use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Request, Response, Server};

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
    let server = Server::http(("127.0.0.1", options.port))
        .map_err(|trouble| format!("port {} cannot be used ({trouble}); choose another with --port", options.port))?;
    let address = server.server_addr();
    println!("http://{address}{}/", options.base);
    std::thread::scope(|scope| {
        // A browser opens several connections at once; one worker would make them wait for each other.
        for _ in 0..4 {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    answer(request, &options);
                }
            });
        }
    });
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

fn answer(request: Request, options: &Options) {
    let found = file(request.url(), options).and_then(|path| std::fs::read(&path).ok().map(|bytes| (path, bytes)));
    // A browser that went away is no trouble of ours.
    let _gone = match found {
        Some((path, bytes)) => {
            let mime = match path.extension().and_then(|extension| extension.to_str()) {
                Some("webmanifest") => "application/manifest+json".to_owned(),
                _ => mime_guess::from_path(&path).first_or_octet_stream().to_string(),
            };
            let mime = if mime.starts_with("text/") || mime.ends_with("javascript") { format!("{mime}; charset=utf-8") } else { mime };
            request.respond(with(with(Response::from_data(bytes), "Content-Type", &mime), "Cache-Control", "no-cache"))
        }
        None => request.respond(with(
            Response::from_string("There is no such file here.\n").with_status_code(404),
            "Content-Type",
            "text/plain; charset=utf-8",
        )),
    };
}

/// The file an address names: inside the folder, or nothing.
fn file(url: &str, options: &Options) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(&options.base)?;
    let relative = Path::new(path.trim_start_matches('/'));
    if relative.components().any(|component| !matches!(component, Component::Normal(_))) {
        return None;
    }
    let path = options.folder.join(relative);
    Some(if path.is_dir() { path.join("index.html") } else { path })
}

fn with<R: std::io::Read>(response: Response<R>, name: &str, value: &str) -> Response<R> {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}
