//! A small static host whose folder may change while it runs: what a deploy is to a browser.

use practice_widget::publish::host::{Reply, file_in, host};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Serves a folder until dropped; can be made to drop every request, like a network that is gone.
pub struct Folder {
    path: tempfile::TempDir,
    down: Arc<AtomicBool>,
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
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let down = Arc::new(AtomicBool::new(false));
        let (root, is_down) = (path.path().to_owned(), Arc::clone(&down));
        // The listener ends with the test's process; its folder ends with the test.
        std::thread::spawn(move || {
            host(&listener, move |address| if is_down.load(Ordering::Relaxed) { Reply::Down } else { file_in(&root, "", address) });
        });
        Self { path, down, address }
    }

    /// The path of a file on the host.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.path().join(name.trim_start_matches('/'))
    }

    /// The folder of the program's files; the copy lies at the root.
    pub fn program(&self) -> PathBuf {
        let all = std::fs::read_dir(self.file("")).expect("a folder").flatten().map(|entry| entry.path());
        all.into_iter().find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("program-"))).expect("a program")
    }

    /// Takes the host off the network, or brings it back.
    pub fn take_down(&self, down: bool) {
        self.down.store(down, Ordering::Relaxed);
    }
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
