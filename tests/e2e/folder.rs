//! A small static host whose folder may change while it runs: what a deploy is to a browser.

use practice_widget::publish::host::{Reply, file_in, host};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock};

/// Serves a folder until dropped; can be made to drop every request, like a network that is gone, or one in so many, like one that flaps.
pub struct Folder {
    path: tempfile::TempDir,
    ways: Arc<Ways>,
    /// Ends with a slash.
    pub address: String,
}

/// How the host behaves; changed while it runs.
#[derive(Default)]
struct Ways {
    down: AtomicBool,
    /// Every so many requests one is cut off; none where this is 0.
    cut_every: AtomicUsize,
    asked: AtomicUsize,
    /// What an address ends with that is not answered yet.
    held: Mutex<Option<&'static str>>,
    let_go: Condvar,
    header: OnceLock<&'static str>,
}

impl Ways {
    fn answer(&self, root: &Path, address: &str) -> Reply {
        let held = self.held.lock().expect("a lock");
        drop(self.let_go.wait_while(held, |held| held.is_some_and(|end| address.ends_with(end))).expect("a lock"));
        if self.down.load(Ordering::Relaxed) {
            return Reply::Down;
        }
        let (number, every) = (self.asked.fetch_add(1, Ordering::Relaxed) + 1, self.cut_every.load(Ordering::Relaxed));
        // Scattered, and the same in every run: a load that asks for a multiple of so many files would lose the same one for ever.
        if every > 0 && (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33).is_multiple_of(every) {
            return Reply::Cut;
        }
        match (file_in(root, "", address), self.header.get()) {
            (Reply::File(path), Some(header)) => Reply::FileWith(path, header),
            (reply, _) => reply,
        }
    }
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
        let ways = Arc::new(Ways::default());
        let (root, its_ways) = (path.path().to_owned(), Arc::clone(&ways));
        // The listener ends with the test's process; its folder ends with the test.
        std::thread::spawn(move || {
            host(&listener, move |address| its_ways.answer(&root, address));
        });
        Self { path, ways, address }
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
        self.ways.down.store(down, Ordering::Relaxed);
    }

    /// From now on cuts off one request in so many; 0 for none.
    pub fn cut_every(&self, every: usize) {
        self.ways.asked.store(0, Ordering::Relaxed);
        self.ways.cut_every.store(every, Ordering::Relaxed);
    }

    /// Leaves requests unanswered whose address ends so, until told otherwise.
    pub fn hold(&self, end: Option<&'static str>) {
        *self.ways.held.lock().expect("a lock") = end;
        self.ways.let_go.notify_all();
    }

    /// Adds a line to the head of every answer with a file; said once, before the first request.
    pub fn with_header(self, line: &'static str) -> Self {
        self.ways.header.set(line).expect("said once");
        self
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
