//! A static host on a loopback address, for `scripts/serve` and the tests. Not for the open network.
//!
//! One thread and one answer for each connection: a browser keeps half a dozen open, and the small server crates we tried let a
//! connection wait behind idle ones, so that a page now and then never finished loading.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// What a host answers.
pub enum Reply {
    /// This file.
    File(PathBuf),
    /// This file, with one more line in the head of the answer.
    FileWith(PathBuf, &'static str),
    /// Nothing of that name.
    Missing,
    /// Nothing at all, as from a network that is gone.
    Down,
    /// Not even a head: the connection ends.
    Cut,
}

/// Answers every request to this listener, for ever.
pub fn host(listener: &TcpListener, reply: impl Fn(&str) -> Reply + Clone + Send + 'static) {
    for stream in listener.incoming().flatten() {
        let reply = reply.clone();
        // A browser that went away is no trouble of ours.
        std::thread::spawn(move || drop(answer(stream, reply)));
    }
}

/// The file in a folder that an address below `base` names; never one outside it, and never the start page in place of another.
pub fn file_in(folder: &Path, base: &str, address: &str) -> Reply {
    let inside = || {
        let path = address.split(['?', '#']).next()?.strip_prefix(base)?;
        let relative = Path::new(path.trim_start_matches('/'));
        let plain = relative.components().all(|component| matches!(component, Component::Normal(_)));
        let path = folder.join(relative);
        let path = if path.is_dir() { path.join("index.html") } else { path };
        (plain && path.is_file()).then_some(path)
    };
    inside().map_or(Reply::Missing, Reply::File)
}

fn answer(mut stream: TcpStream, reply: impl Fn(&str) -> Reply) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    // A request of ours has no body and a short head.
    let mut lines = BufReader::new(stream.try_clone()?.take(64 * 1024)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let address = first.split(' ').nth(1).unwrap_or_default();
    let plain = || "text/plain; charset=utf-8".to_owned();
    let (status, mime, body, more) = match reply(address) {
        Reply::File(path) => ("200 OK", mime(&path), std::fs::read(&path)?, ""),
        Reply::FileWith(path, more) => ("200 OK", mime(&path), std::fs::read(&path)?, more),
        Reply::Missing => ("404 Not Found", plain(), b"There is no such file here.\n".to_vec(), ""),
        Reply::Down => ("503 Service Unavailable", plain(), Vec::new(), ""),
        Reply::Cut => return Ok(()),
    };
    let more = if more.is_empty() { String::new() } else { format!("{more}\r\n") };
    // Every origin may read: there is nothing here but the widget, and a sandboxed frame loads modules from no other host.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\n{more}Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)?;
    stream.flush()
}

fn mime(path: &Path) -> String {
    let mime = match path.extension().and_then(|extension| extension.to_str()) {
        Some("webmanifest") => "application/manifest+json".to_owned(),
        _ => mime_guess::from_path(path).first_or_octet_stream().to_string(),
    };
    if mime.starts_with("text/") || mime.ends_with("javascript") { format!("{mime}; charset=utf-8") } else { mime }
}
