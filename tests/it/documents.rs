//! What documents say, where the code can be asked.

use crate::tidy::{root, sources};
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

#[test]
fn every_platform_fact_the_code_names_is_written_down() {
    let written = fs::read_to_string(root().join("docs/platform.md")).expect("text");
    let mut named = 0;
    for path in sources("") {
        let source = fs::read_to_string(&path).expect("text").replace("\n//! ", " ").replace("\n/// ", " ");
        for after in source.split("fact ").chain(source.split("facts ")).filter(|after| after.starts_with(|first: char| first.is_ascii_digit())) {
            // One number, or several: "facts 9 and 13", "facts 1 to 3".
            let words = after.split(' ').take(3).filter(|word| !["and", "to"].contains(word));
            let numbers = words.map_while(|word| word.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok());
            for number in numbers {
                assert!(written.contains(&format!("**Fact {number}. ")), "{} names fact {number}", path.display());
                named += 1;
            }
        }
    }
    assert!(named > 20, "{named}");
}
