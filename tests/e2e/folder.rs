//! A small static host whose folder may change while it runs: what a deploy is to a browser.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tiny_http::{Header, Response, Server};

/// Serves a folder until dropped; can be made to drop every request, like a network that is gone.
pub struct Folder {
    path: tempfile::TempDir,
    down: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    /// Ends with a slash.
    pub address: String,
}

impl Folder {
    /// A copy of `dist/` below a path, such as `/course/widget`.
    pub fn of_dist(base: &str) -> Self {
        let mut folder = Self::empty();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), &folder.file(base));
        folder.address = format!("{}{}", folder.address, base.trim_start_matches('/')).trim_end_matches('/').to_owned() + "/";
        folder
    }

    /// A host without files.
    pub fn empty() -> Self {
        let path = tempfile::tempdir().expect("a temporary folder");
        let server = Server::http("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/", server.server_addr());
        let (down, ended) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (root, is_down, has_ended) = (path.path().to_owned(), Arc::clone(&down), Arc::clone(&ended));
        std::thread::spawn(move || {
            while !has_ended.load(Ordering::Relaxed) {
                let Ok(Some(request)) = server.recv_timeout(Duration::from_millis(50)) else { continue };
                let url = request.url().split('?').next().unwrap_or_default().trim_start_matches('/').to_owned();
                let mut file = root.join(url);
                if file.is_dir() {
                    file = file.join("index.html");
                }
                let gone = match std::fs::read(&file) {
                    // A network that is gone gives nothing a worker could take for a page.
                    _ if is_down.load(Ordering::Relaxed) => request.respond(Response::from_string("").with_status_code(503)),
                    Ok(bytes) => request.respond(Response::from_data(bytes).with_header(mime(&file))),
                    Err(_) => request.respond(Response::from_string("no such file").with_status_code(404)),
                };
                drop(gone);
            }
        });
        Self { path, down, ended, address }
    }

    /// The path of a file on the host.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.path().join(name.trim_start_matches('/'))
    }

    /// Takes the host off the network, or brings it back.
    pub fn take_down(&self, down: bool) {
        self.down.store(down, Ordering::Relaxed);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

fn mime(file: &Path) -> Header {
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("webmanifest") => "application/manifest+json".to_owned(),
        _ => mime_guess::from_path(file).first_or_octet_stream().to_string(),
    };
    Header::from_bytes("Content-Type", kind).expect("a header")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("dist/: run scripts/build first") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}
