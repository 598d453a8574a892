//! One Chromium with a fresh profile on the built widget, driven by WebDriver and the DevTools protocol.

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take before a test gives up; far above what it takes, so a slow machine does not fail a test.
const PATIENCE: Duration = Duration::from_secs(20);

/// A process that ends with its owner.
pub struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// What is left of a browser when its owner ends: the driver's end does not end the browser that a failed test was using.
struct Leftovers(String);

impl Drop for Leftovers {
    fn drop(&mut self) {
        kill_all(&processes_of(&self.0));
    }
}

/// The processes of the browser with this profile.
fn processes_of(profile: &str) -> Vec<String> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ours = |id: &String| {
        let words = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        let words = String::from_utf8_lossy(&words).into_owned();
        words.contains(profile) && !words.contains("chromedriver")
    };
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|id| id.bytes().all(|b| b.is_ascii_digit())).filter(ours).collect()
}

/// How often a program is started again that ended before it was ready.
const STARTS: usize = 5;

/// Starts a program and waits for the line of its output that `wanted` understands.
///
/// A program that ends first is started again: `chromedriver --port=0` asks for a free port on one address family and then wants the
/// same number on the other, where a neighbour may have it.
fn start<T>(mut command: Command, wanted: impl Fn(&str) -> Option<T>) -> (Process, T) {
    for _ in 0..STARTS {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap_or_else(|trouble| panic!("{command:?}: {trouble}"));
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let found = lines.by_ref().find_map(|line| wanted(&line.expect("text")));
        let process = Process(child);
        if let Some(found) = found {
            // Whatever else it prints is read and dropped, so that it never blocks on a full pipe.
            std::thread::spawn(move || lines.for_each(drop));
            return (process, found);
        }
    }
    panic!("{command:?} ended {STARTS} times before it was ready");
}

/// The built widget on a loopback address, until dropped.
pub struct Site {
    _process: Process,
    /// Ends with a slash.
    pub address: String,
}

impl Site {
    /// Serves `dist/` on a free port.
    pub fn serve() -> Self {
        Self::serve_at("", 0)
    }

    /// Serves `dist/` below a path, on a port that may be given.
    pub fn serve_at(base: &str, port: u16) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["dist", "--port", &port.to_string()]);
        if !base.is_empty() {
            command.args(["--base", base]);
        }
        let (process, address) = start(command, |line| line.starts_with("http://").then(|| line.trim().to_owned()));
        Self { _process: process, address }
    }
}

/// A browser.
pub struct Browser {
    /// The WebDriver session.
    pub client: Client,
    // In this order: the driver ends, then what it started.
    _driver: Process,
    _leftovers: Leftovers,
    profile: tempfile::TempDir,
}

impl Browser {
    /// A browser with an empty profile, 1280 by 900.
    pub async fn open() -> Self {
        Self::open_in(tempfile::tempdir().expect("a temporary folder")).await
    }

    /// A browser with the profile that another one left, 1280 by 900.
    pub async fn open_in(profile: tempfile::TempDir) -> Self {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        let (driver, port) =
            start(command, |line| line.split("on port ").nth(1)?.trim_end_matches('.').parse::<u16>().ok().filter(|port| *port != 0));
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--window-size=1280,900",
            "--hide-scrollbars",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
        ];
        let mut arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), json!({ "args": arguments }));
        let client = ClientBuilder::new(fantoccini_connector())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a browser session");
        let leftovers = Leftovers(profile.path().display().to_string());
        let browser = Self { client, _driver: driver, _leftovers: leftovers, profile };
        // Everything that goes wrong in a page is kept for the test to read.
        browser
            .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "window.troubles = []; addEventListener('error', e => troubles.push(String(e.message || e.target?.src || e.type)), true); addEventListener('unhandledrejection', e => troubles.push('rejected: ' + e.reason)); for (const kind of ['error']) { const old = console[kind]; console[kind] = (...words) => { troubles.push(words.join(' ')); old(...words); }; } addEventListener('securitypolicyviolation', e => troubles.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI));" }))
            .await;
        browser
    }

    /// Kills the browser as a crash of the machine's would, and answers its profile.
    pub fn kill(self) -> tempfile::TempDir {
        let all = self.process_ids();
        self.kill_known(&all)
    }

    /// The same, of processes that were looked up beforehand: looking takes time, in which a page may still save.
    pub fn kill_known(self, known: &[String]) -> tempfile::TempDir {
        kill_all(known);
        // Its helpers may outlive it for a moment and must not write any more.
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let left = self.process_ids();
            if left.is_empty() {
                break;
            }
            kill_all(&left);
        }
        self.profile
    }

    /// Asks the browser to end as its window's close button does, and answers its profile.
    pub fn leave(self) -> tempfile::TempDir {
        let main = self
            .process_ids()
            .into_iter()
            .filter(|id| !std::fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|words| String::from_utf8_lossy(&words).contains("--type=")));
        drop(Command::new("kill").args(main).stderr(Stdio::null()).status());
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE && !self.process_ids().is_empty() {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.kill()
    }

    /// The processes of this very browser, known by its profile's path.
    pub fn process_ids(&self) -> Vec<String> {
        processes_of(&self.profile.path().display().to_string())
    }

    /// Sends a DevTools command.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.client.issue_cmd(DevTools { method: method.to_owned(), parameters }).await.unwrap_or_else(|trouble| panic!("{method}: {trouble}"))
    }

    /// Sets the width and height of the page, as on a device.
    pub async fn resize(&self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
        )
        .await;
    }

    /// Opens an address and waits until the widget has taken over.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.expect("a page");
        self.wait_for("the widget to take over", "return !!document.querySelector('#app > .pw:not(.shell)')").await;
    }

    /// Runs a script and answers what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|trouble| panic!("{script}: {trouble}"))
    }

    /// From now on no file arrives whose address fits one of these; `*` stands for anything.
    pub async fn block(&self, addresses: &[&str]) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": addresses })).await;
    }

    /// Waits until a script returns true.
    pub async fn wait_for(&self, what: &str, script: &str) {
        let begun = Instant::now();
        while self.run(script).await != Value::Bool(true) {
            assert!(
                begun.elapsed() < PATIENCE,
                "waited in vain for {what}; page says: {}",
                self.run("return document.body.innerText.slice(0, 1500)").await
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The text of the first element a selector finds, once there is one.
    pub async fn text(&self, selector: &str) -> String {
        self.wait_for(selector, &format!("return !!document.querySelector({selector:?})")).await;
        self.run(&format!("return document.querySelector({selector:?}).innerText")).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses the button, link or label with exactly this text or accessible name.
    pub async fn press(&self, name: &str) {
        let script = format!(
            "const wanted = {name:?}; const all = [...document.querySelectorAll('button, a, label, summary, [role=button], [role=option], [role=radio]')];
             const named = e => (e.getAttribute('aria-label') ?? e.textContent).trim().replace(/\\s+/g, ' ');
             window.found = all.find(e => named(e) === wanted && e.checkVisibility()); found?.scrollIntoView({{block: 'center'}}); return !!found"
        );
        self.wait_for(&format!("something to press called {name}"), &script).await;
        self.run("found.click()").await;
    }

    /// The first element a selector finds.
    pub async fn find(&self, selector: &str) -> fantoccini::elements::Element {
        self.wait_for(selector, &format!("return !!document.querySelector({selector:?})")).await;
        self.client.find(Locator::Css(selector)).await.expect("an element")
    }

    /// What went wrong in the page since it was loaded.
    pub async fn troubles(&self) -> Vec<String> {
        serde_json::from_value(self.run("return window.troubles").await).expect("a list")
    }

    /// Ends the session; fails the test if the page had any trouble.
    pub async fn close(self) {
        assert_eq!(self.troubles().await, Vec::<String>::new(), "the page had trouble");
        self.client.clone().close().await.expect("the browser to close");
    }
}

/// Ends processes at once, by their ids.
pub fn kill_all(ids: &[String]) {
    if !ids.is_empty() {
        // One that has just ended by itself is none to end.
        drop(Command::new("kill").arg("-KILL").args(ids).stderr(Stdio::null()).status());
    }
}

fn fantoccini_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

/// A DevTools command, sent through the driver.
#[derive(Debug)]
struct DevTools {
    method: String,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.method, "params": self.parameters }).to_string()))
    }
}
