//! What `docs/hosting.md` tells a host to keep for ever is what the worker takes for named after its content.

use crate::tidy::root;
use std::fs;

#[test]
fn a_host_keeps_the_files_the_worker_takes_from_any_build() {
    let text = |name: &str| fs::read_to_string(root().join(name)).expect("text");
    let rules =
        |text: &str| text.match_indices("[0-9a-f]{16}").map(|(at, _)| text[at - 1..].chars().take(18).collect::<String>()).collect::<Vec<_>>();
    let worker = rules(&text("src/scripts/service-worker.js"));
    assert_eq!(worker, ["-[0-9a-f]{16}[._/]"], "a folder carries the digits of the program's files");
    assert_eq!(rules(&text("docs/hosting.md")), [&*worker[0], &*worker[0]], "nginx and Apache");
}
