//! The static page of a prompt: what a chat, a search engine and a slide are given, with and without the site's address.

use practice_widget::lesson::{Lesson, Prompt, WordRange};
use practice_widget::publish::prompt_pages::{Shared, write};
use serde_json::Value;

/// A prompt that would break out of any markup that forgets to escape it.
fn lesson() -> Lesson {
    let prompt = Prompt {
        id: "conflict".into(),
        text: "A \"time\" you <b>disagreed</b> & won".to_owned(),
        words: WordRange { min: 300, max: 400 },
        outline: vec!["Say <who>.".to_owned()],
        ..Prompt::default()
    };
    Lesson { id: "ownership".into(), title: "Ownership & care".to_owned(), prompts: vec![prompt], ..Lesson::default() }
}

/// The files of the one prompt's page, by name; nothing where a file is not written.
fn written(place: &str, site: Option<&str>) -> impl Fn(&str) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &lesson(), place, &Shared { style: "style-1.css", hand_over: "hand-over-1.js", site }).expect("a page");
    move |name| std::fs::read_to_string(folder.path().join("p/ownership/conflict").join(name)).ok()
}

#[test]
fn a_build_that_knows_its_address_gives_everything_absolute() {
    let read = written("", Some("https://example.org/practice/"));
    let page = read("index.html").expect("a page");
    for wanted in [
        "<link rel=\"canonical\" href=\"https://example.org/practice/p/ownership/conflict/\">",
        "<meta property=\"og:url\" content=\"https://example.org/practice/p/ownership/conflict/\">",
        "<meta property=\"og:image\" content=\"https://example.org/practice/card.png\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "type=\"application/json+oembed\" href=\"https://example.org/practice/p/ownership/conflict/oembed.json\"",
        "<h1 class=\"display\">A &quot;time&quot; you &lt;b&gt;disagreed&lt;/b&gt; &amp; won</h1>",
        "href=\"../../../#/ownership/practise/conflict\"",
        "<li>Say &lt;who&gt;.</li>",
    ] {
        assert!(page.contains(wanted), "{wanted} is not in\n{page}");
    }
    assert!(!page.contains("<b>disagreed"), "a prompt's text is text");
    let oembed: Value = serde_json::from_str(&read("oembed.json").expect("oEmbed")).expect("JSON");
    assert_eq!((oembed["version"].as_str(), oembed["type"].as_str()), (Some("1.0"), Some("rich")));
    let frame = oembed["html"].as_str().expect("markup");
    assert!(frame.contains("src=\"https://example.org/practice/?embed=1&amp;view=practise#/ownership/practise/conflict\""), "{frame}");
    let code = read("qr.svg").expect("a QR code");
    // A version 4 code is 33 modules across, with four of quiet on each side; its first finder pattern begins at the corner.
    assert!(code.contains("viewBox=\"0 0 41 41\"") && code.contains("d=\"M4 4h1v1h-1z"), "{}", &code[..200]);
}

#[test]
fn a_build_that_does_not_know_its_address_leaves_out_what_would_be_wrong() {
    let read = written("", None);
    let page = read("index.html").expect("a page");
    for absent in ["canonical", "og:image", "og:url", "oembed", "http://", "https://"] {
        assert!(!page.contains(absent), "{absent} is in\n{page}");
    }
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary\">"));
    assert_eq!((read("oembed.json"), read("qr.svg")), (None, None));
}

#[test]
fn the_page_of_a_prompt_goes_on_to_the_page_of_its_lesson() {
    let read = written("ownership/", Some("https://example.org/"));
    let page = read("index.html").expect("a page");
    for wanted in ["href=\"../../../ownership/#/ownership/practise/conflict\"", "<a href=\"../../../ownership/\">", "href=\"../../../style-1.css\""] {
        assert!(page.contains(wanted), "{wanted} is not in\n{page}");
    }
    assert!(read("oembed.json").expect("oEmbed").contains("https://example.org/ownership/?embed=1&amp;view=practise#/ownership/practise/conflict"));
}
