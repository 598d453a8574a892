//! A page for every lesson, each with its own lesson in it and links to the others.
//!
//! The first lesson's page is the start page, as if there were no other; every other's lies in a folder of the lesson's name. So a page
//! weighs what its lesson weighs, and an address that names a lesson leads to it from every page (`src/scripts/lessons.js`).

use super::page::Filling;
use super::split::Program;
use super::{hashed_bytes, listed, shell, without_remarks};
use crate::exchange::{early, saved};
use crate::lesson::{LANGUAGE, Lesson, LessonId, Library};
use crate::markup::escape;
use std::collections::BTreeMap;
use std::path::Path;

/// What all pages are made of.
pub struct Pages<'a> {
    /// Where they are written.
    pub folder: &'a Path,
    /// Where the lessons' own files lie, each lesson's in a folder of its name.
    pub content: &'a Path,
    /// All lessons.
    pub library: &'a Library,
    /// Trunk's page, with nothing in it yet.
    pub html: &'a str,
    /// The style sheet.
    pub style: &'a str,
    /// The program.
    pub program: &'a Program,
    /// The name of what the interface says in German.
    pub german: &'a str,
    /// Whether they are shipped; not while developing.
    pub release: bool,
}

/// A page that was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file, in the folder.
    pub file: String,
    /// What the lesson's language audit has learned, where there is any.
    pub audit: Option<String>,
}

/// The folder of a lesson's page, with its slash: none for the first lesson, whose page is the start page.
pub fn folder_of(lesson: &LessonId, library: &Library) -> String {
    let first = library.lessons.first().is_some_and(|first| &first.id == lesson);
    if first { String::new() } else { format!("{lesson}/") }
}

/// The folders of the lessons that are not the first, by lesson, as a script reads them.
pub fn folders(library: &Library) -> String {
    let folders: BTreeMap<&str, String> = library.lessons.iter().skip(1).map(|lesson| (lesson.id.as_str(), folder_of(&lesson.id, library))).collect();
    serde_json::json!(folders).to_string()
}

impl Pages<'_> {
    /// Writes all of them; the start page comes first.
    ///
    /// # Errors
    /// A sentence that says which file cannot be read or written, or what does not fit into a page.
    pub fn write(&self) -> Result<Vec<Page>, String> {
        self.library.lessons.iter().map(|lesson| self.page(lesson)).collect()
    }

    fn page(&self, lesson: &Lesson) -> Result<Page, String> {
        let place = folder_of(&lesson.id, self.library);
        let root = if place.is_empty() { "./" } else { "../" };
        let audit = self.audit(&lesson.id)?;
        let boot = self.start_script(lesson, root)?;
        for (what, text, end) in [("style sheets", self.style, "</style"), ("start script", &boot, "</script")] {
            if text.contains(end) {
                return Err(format!("the {what} must not contain {end}: there they would end within the page"));
            }
        }
        let alone = Library { lessons: vec![lesson.clone()] };
        let in_page = listed::listed(&alone).map_err(|trouble| format!("{} cannot be put into its page: {trouble}", lesson.id))?.to_string();
        let mut html = self.html.to_owned();
        let filling = Filling {
            lesson,
            readable: &shell::readable(lesson),
            root,
            below: &self.others(lesson, root),
            library_json: &in_page,
            style: self.style,
            boot: &boot,
            audit: audit.as_deref(),
            german: self.german,
            strict: self.release,
        };
        filling.pour(&mut html);
        std::fs::create_dir_all(self.folder.join(&place)).map_err(|trouble| format!("cannot make {place}: {trouble}"))?;
        let file = format!("{place}index.html");
        std::fs::write(self.folder.join(&file), html).map_err(|trouble| format!("cannot write {file}: {trouble}"))?;
        Ok(Page { file, audit })
    }

    /// What a lesson's language audit has learned goes beside the page and is fetched when it is first needed; its name changes with its
    /// bytes. See `content/continuous-learning/audit/README.md`.
    fn audit(&self, lesson: &LessonId) -> Result<Option<String>, String> {
        let path = self.content.join(lesson.as_str()).join("audit/model.bin");
        if !path.is_file() {
            return Ok(None);
        }
        let bytes = std::fs::read(&path).map_err(|trouble| format!("cannot read {}: {trouble}", path.display()))?;
        let name = hashed_bytes("audit", "bin", &bytes);
        std::fs::write(self.folder.join(&name), bytes).map_err(|trouble| format!("cannot write {name}: {trouble}"))?;
        Ok(Some(name))
    }

    fn start_script(&self, lesson: &Lesson, root: &str) -> Result<String, String> {
        let from_here = |file: &String| format!("{root}{}", file.trim_start_matches("./"));
        let needs = self.program.needs.iter().map(|(chunk, files)| (chunk, files.iter().map(from_here).collect()));
        let needs: BTreeMap<&String, Vec<String>> = needs.collect();
        let needs = serde_json::to_string(&needs).map_err(|trouble| format!("cannot write what the chunks need: {trouble}"))?;
        let pages: BTreeMap<&str, String> =
            self.besides(lesson).map(|other| (other.id.as_str(), format!("{root}{}", folder_of(&other.id, self.library)))).collect();
        let lessons = if pages.is_empty() {
            String::new()
        } else {
            include_str!("../scripts/lessons.js").replace("__PAGES__", &serde_json::json!(pages).to_string())
        };
        let boot = include_str!("../scripts/boot.js")
            .replace("__TRANSLATED__", include_str!("../scripts/translated.js"))
            .replace("__EARLY_FIELD__", include_str!("../scripts/early.js"))
            .replace("__LESSONS__", &lessons)
            .replace("__EARLY__", early::PREFIX)
            .replace("__KEPT__", saved::PREFIX)
            .replace("__GLUE__", &from_here(&self.program.glue))
            .replace("__LOADER__", &from_here(&self.program.loader))
            .replace("__WASM__", &from_here(&self.program.wasm))
            .replace("__NEEDS__", &needs);
        Ok(without_remarks(&boot))
    }

    /// Links to the other lessons' pages. They stand beside what the program takes over, so that they are there with it and without it.
    fn others(&self, lesson: &Lesson, root: &str) -> String {
        let link = |other: &Lesson| {
            let place = folder_of(&other.id, self.library);
            format!("<a href=\"{root}{place}\" title=\"{}\" lang=\"{LANGUAGE}\">{}</a>", escape(&other.summary), escape(&other.title))
        };
        let links: String = self.besides(lesson).map(link).collect();
        if links.is_empty() {
            return links;
        }
        format!("\n    <div class=\"pw\"><nav class=\"foot\" id=\"lessons\" aria-label=\"Other lessons\"><b>Other lessons</b>{links}</nav></div>")
    }

    fn besides<'l>(&'l self, lesson: &'l Lesson) -> impl Iterator<Item = &'l Lesson> {
        self.library.lessons.iter().filter(|other| other.id != lesson.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::precache;
    use crate::values;
    use tempfile::TempDir;

    const HTML: &str = "<head><title>Practice widget</title><link rel=\"icon\" href=\"icon.svg\"></head><div id=\"app\"><!-- readable --></div>";

    /// The folder with the pages of these lessons; of those with a `+` the audit has learned something.
    fn written(lessons: &[&str]) -> (TempDir, Vec<Page>) {
        let (folder, content) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let lesson = |id: &&str| {
            let name = id.trim_end_matches('+');
            if name != *id {
                std::fs::create_dir_all(content.path().join(name).join("audit")).expect("a folder");
                std::fs::write(content.path().join(name).join("audit/model.bin"), name).expect("a model");
            }
            Lesson { id: name.into(), title: format!("The <{name}>"), ..Lesson::default() }
        };
        let library = Library { lessons: lessons.iter().map(lesson).collect() };
        let place = |name: &str| format!("./program-1/{name}");
        let program = Program {
            glue: place("main.js"),
            wasm: place("main_bg.wasm"),
            loader: place("loader.js"),
            chunks: Vec::new(),
            needs: BTreeMap::from([("learn".to_owned(), vec![place("learn.wasm")])]),
        };
        let (library, program) = (&library, &program);
        let pages =
            Pages { folder: folder.path(), content: content.path(), library, html: HTML, style: "", program, german: "de.json", release: true };
        let pages = pages.write().expect("pages");
        precache::write(folder.path()).expect("a worker");
        (folder, pages)
    }

    fn read(folder: &TempDir, name: &str) -> String {
        std::fs::read_to_string(folder.path().join(name)).expect("a file")
    }

    /// The lessons that a page carries.
    fn carried(page: &str) -> Vec<String> {
        let (_, data) = page.split_once("id=\"library\">").expect("a data block");
        let (data, _) = data.split_once("</script>").expect("its end");
        let library: Library = values::parse_listed(data).expect("lessons");
        library.lessons.into_iter().map(|lesson| lesson.id.to_string()).collect()
    }

    #[track_caller]
    fn has(page: &str, wanted: &[&str], absent: &[&str]) {
        for wanted in wanted {
            assert!(page.contains(wanted), "{wanted} is not in\n{page}");
        }
        for absent in absent {
            assert!(!page.contains(absent), "{absent} is in\n{page}");
        }
    }

    #[test]
    fn one_lesson_is_the_start_page_and_nothing_is_said_of_others() {
        let (folder, pages) = written(&["only+"]);
        let [Page { file, audit: Some(audit) }] = &pages[..] else { panic!("{pages:?}") };
        let page = read(&folder, file);
        assert_eq!((file.as_str(), carried(&page)), ("index.html", vec!["only".to_owned()]));
        has(
            &page,
            &["import(\"./program-1/main.js\")", "[\"./program-1/learn.wasm\"]", &format!("content=\"./{audit}\""), "href=\"icon.svg\""],
            &["../", "__", "id=\"lessons\"", "goElsewhere"],
        );
    }

    #[test]
    fn every_further_lesson_has_a_page_in_a_folder_of_its_name() {
        let (folder, pages) = written(&["first+", "second", "third+"]);
        let files: Vec<(&str, bool)> = pages.iter().map(|page| (page.file.as_str(), page.audit.is_some())).collect();
        assert_eq!(files, [("index.html", true), ("second/index.html", false), ("third/index.html", true)]);
        assert_ne!(pages[0].audit, pages[2].audit, "each has what its own lesson’s audit has learned");
        let (first, second) = (read(&folder, "index.html"), read(&folder, "second/index.html"));
        assert_eq!((carried(&first), carried(&second)), (vec!["first".to_owned()], vec!["second".to_owned()]));
        has(
            &first,
            &["<a href=\"./second/\"", "<a href=\"./third/\"", ">The &lt;second&gt;</a>", "{\"second\":\"./second/\",\"third\":\"./third/\"}"],
            &["<a href=\"./\""],
        );
        has(
            &second,
            &[
                "<title>The &lt;second&gt;</title>",
                "<a href=\"../\"",
                "<a href=\"../third/\"",
                "{\"first\":\"../\",\"third\":\"../third/\"}",
                "import(\"../program-1/main.js\")",
                "fetch(\"../program-1/main_bg.wasm\")",
                "[\"../program-1/learn.wasm\"]",
                "href=\"../icon.svg\"",
                "href=\"../manifest.webmanifest\"",
                "content=\"../de.json\"",
            ],
            &["\"./", "__", "practice-audit\" content"],
        );
    }

    #[test]
    fn the_pages_of_all_lessons_are_kept_on_the_device() {
        let (folder, _) = written(&["first", "second"]);
        has(&read(&folder, "service-worker.js"), &["\"\": \"sha384-", "\"second/\": \"sha384-"], &["index.html\": "]);
    }

    #[test]
    fn an_address_from_outside_finds_the_folder_of_its_lesson() {
        let lesson = |id: &str| Lesson { id: id.into(), ..Lesson::default() };
        assert_eq!(folders(&Library { lessons: vec![lesson("first")] }), "{}");
        assert_eq!(folders(&Library { lessons: vec![lesson("first"), lesson("second")] }), "{\"second\":\"second/\"}");
    }
}
