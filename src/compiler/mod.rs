//! Turns the files under `content/` into the [`Library`] the page is built with.
//!
//! [`compile`] is pure: files in, library and findings out, nothing read and nothing written. Start there. Reading files is
//! left to `build.rs` and to the `check` tool. Every problem of every file is found in one run; a file that cannot be read
//! at all only silences what cannot be known without it. Nothing here reaches the page except what it makes.
//!
//! A lesson passes through in three steps: its files are read into `shapes` ([`tree`]), everything that can be pointed
//! at is collected ([`names`]), and each part is lowered, pointing at names that exist.

mod annotated;
mod answer;
mod coverage;
mod diagnostic;
mod figure;
mod files;
mod guide;
mod heard;
mod href;
mod markdown;
mod names;
mod quiz;
mod report;
mod scope;
mod section;
mod shapes;
mod shown;
mod sound;
mod source;
pub mod static_html;
mod strays;
mod tree;

pub use diagnostic::{Diagnostic, Severity};
pub use heard::heard;
pub use href::{Target, element_id, href};
pub use report::{Passage, SHOWN, Voice};
pub use shapes::schemas;
pub use source::{Map, SourceFile};

use crate::lesson::{Lesson, LessonId, Library, ModelAnswer, Span, Strength};
use files::{Folder, front_matter, id_of};
use names::{Kind, Names};
use report::Report;
use scope::Scope;
use section::{Piece, Shown};
use shapes::{AnswerShape, AuditShape, LessonShape, QuizShape, SectionShape, Text};
use std::{collections::BTreeMap, ops::Range};

/// Compiles every lesson among the files. The widget may be built when no diagnostic is an error.
pub fn compile(files: &[SourceFile]) -> (Library, Vec<Diagnostic>) {
    let compiled = compile_whole(files);
    (compiled.library, compiled.diagnostics)
}

/// What [`compile`] finds, and what only the checks of prose need.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The lessons.
    pub library: Library,
    /// What is wrong, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// The files as they were read; places count in these.
    pub files: Vec<SourceFile>,
    /// Everything a learner will read.
    pub passages: Vec<Passage>,
    /// How each lesson wants its prose.
    pub house: Vec<HouseStyle>,
}

/// How a lesson wants its prose.
#[derive(Debug, Default)]
pub struct HouseStyle {
    /// The lesson, when it could be made out.
    pub lesson: Option<LessonId>,
    /// The lesson's folder with a slash at the end: its files start with it.
    pub folder: String,
    /// Words it does not use.
    pub avoid: Vec<String>,
    /// Words a sentence may have.
    pub longest_sentence: Option<usize>,
    /// Spellings it accepts.
    pub words: Vec<String>,
}

/// Compiles, and keeps what the checks of prose need.
pub fn compile_whole(given: &[SourceFile]) -> Compiled {
    let files: Vec<SourceFile> = given.iter().map(sound::mended).collect();
    let mut report = Report::new(&files);
    let (mut folders, rest) = files::folders(&files);
    let mut compiled = Compiled::default();
    for (index, file) in files.iter().enumerate() {
        let ours = strays::root_of(&folders, &file.path).is_some_and(|root| !file.path[root.len()..].starts_with("audit/"));
        if let Some((span, message, advice)) = sound::refused(file).filter(|_| ours || file.trouble.is_some()) {
            report.refuse(index, span, message, advice);
        }
    }
    strays::check(&mut report, &mut folders, &rest);
    for (root, folder) in &folders {
        let (lesson, house) = compile_lesson(&mut report, root, folder);
        compiled.library.lessons.extend(lesson);
        compiled.house.push(house);
    }
    (compiled.diagnostics, compiled.passages) = report.finish();
    compiled.files = files;
    compiled
}

/// What an author may mean and should know: prompts without a strong answer, and lessons whose answers the language audit does not read,
/// because `read` finds no model of it.
pub fn notes(compiled: &Compiled, read: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<String> {
    let mut notes = Vec::new();
    for lesson in &compiled.library.lessons {
        let Some(house) = compiled.house.iter().find(|house| house.lesson.as_ref() == Some(&lesson.id)) else { continue };
        let unanswered = shown::unanswered(lesson);
        if !unanswered.is_empty() {
            notes.push(format!("{}: there is no strong answer to {}.", lesson.id, unanswered.join(", ")));
        }
        let path = heard::model_of(house);
        if read(&path).is_none() {
            notes.push(format!("{}: there is no {path}, so its annotations are not tested.", lesson.id));
        }
    }
    notes
}

/// A Markdown file, read and not yet lowered.
struct Page<T> {
    file: usize,
    id: String,
    shape: T,
    body: Range<usize>,
}

fn compile_lesson(report: &mut Report, root: &str, folder: &Folder) -> (Option<Lesson>, HouseStyle) {
    let id = root.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let mut house = HouseStyle { folder: root.to_owned(), ..HouseStyle::default() };
    let mut names = Names::default();
    let Some(lesson_file) = folder.lesson else {
        let first = [&folder.sections[..], &folder.answers, &folder.figures].concat();
        let any =
            [folder.quiz, folder.audit, folder.coverage, folder.words].into_iter().flatten().chain(first).chain(folder.strays.iter().copied()).next();
        report.error(any.unwrap_or(0), Span::default(), "this lesson has no lesson.toml", format!("Write {root}lesson.toml first."));
        return (None, house);
    };
    if !names::is_id(&id) {
        let advice = format!("Name the folder with lower-case letters, digits and hyphens, such as `{}`.", names::slug(&id));
        report.error(lesson_file, Span::default(), format!("`{id}` is not an id"), advice);
    }

    if report.is_refused(lesson_file) {
        return (None, house);
    }
    if folder.sections.is_empty() {
        names.leave_open([Kind::Section]);
        names.unread_section = true;
        let advice = format!("Write {root}sections/01-….md: reading is where a lesson starts.");
        report.error(lesson_file, Span::default(), "this lesson has no section", advice);
    }
    house.lesson = Some(LessonId::new(&*id));
    let shape = read_lesson(report, &mut names, lesson_file);
    house.avoid = shape.prose.avoid.iter().map(|word| word.value.clone()).collect();
    house.longest_sentence = shape.prose.longest_sentence.as_ref().map(|words| words.value as usize);
    house.words = folder.words.map(|file| report.files[file].text.lines().map(|line| line.trim().to_owned()).collect()).unwrap_or_default();
    if folder.quiz.is_some_and(|file| report.is_refused(file)) {
        names.leave_open([Kind::Item, Kind::Misconception]);
    }
    let quiz = folder.quiz.filter(|file| !report.is_refused(*file)).map(|file| (file, read_quiz(report, &mut names, file)));
    let audit = folder.audit.filter(|file| !report.is_refused(*file)).map(|file| (file, read_whole::<AuditShape>(report, file).value));
    let sections: Vec<(Page<SectionShape>, Vec<Piece>)> = read_sections(report, &mut names, &folder.sections);
    let answers: Vec<Page<AnswerShape>> = read_pages(report, &mut names, Kind::Answer, "answers/", &folder.answers);
    let figures = read_figures(report, &mut names, &folder.figures, &sections);

    let mut lesson = guide::lesson(&mut Scope { report, names: &names, file: lesson_file, lesson: &id }, &shape);
    if let Some((file, shape)) = &audit {
        lesson.audit = guide::audit(&mut Scope { report, names: &names, file: *file, lesson: &id }, shape);
    }
    for page in &answers {
        let mut scope = Scope { report, names: &names, file: page.file, lesson: &id };
        let answer = answer::lower(&mut scope, &page.id, &page.shape, page.body.clone(), &lesson);
        lesson.answers.push(answer);
    }
    answers_of_prompts(&mut lesson);
    if let Some((file, shape)) = &quiz {
        let mut scope = Scope { report, names: &names, file: *file, lesson: &id };
        (lesson.misconceptions, lesson.items) = quiz::lower(&mut scope, shape, &lesson);
    }
    let shown = Shown { figures: &figures, answers: &lesson.answers };
    let mut lowered = Vec::new();
    for (page, pieces) in &sections {
        let mut scope = Scope { report, names: &names, file: page.file, lesson: &id };
        lowered.push(section::lower(&mut scope, &page.id, &page.shape, pieces, &shown));
    }
    lesson.sections = lowered;
    if answers.len() == folder.answers.len() {
        shown::check(report, lesson_file, &shape, &lesson);
    }
    if let Some(file) = folder.coverage.filter(|file| !report.is_refused(*file)) {
        coverage::check(report, &names, file, root, &shape, &lesson.audit);
    }
    (Some(lesson), house)
}

fn read_whole<T: serde::de::DeserializeOwned + schemars::JsonSchema + Default>(report: &mut Report, file: usize) -> tree::Read<T> {
    let all = 0..report.files[file].text.len();
    tree::read(report, file, all, Span::default())
}

fn read_lesson(report: &mut Report, names: &mut Names, file: usize) -> LessonShape {
    let read = read_whole::<LessonShape>(report, file);
    let lists = [
        ("criterion", Kind::Criterion),
        ("check", Kind::Check),
        ("mark", Kind::Mark),
        ("pitfall", Kind::Pitfall),
        ("prompt", Kind::Prompt),
        ("term", Kind::Term),
    ];
    names.leave_open(lists.into_iter().filter(|(list, _)| read.lost(list)).map(|(_, kind)| kind));
    let shape = read.value;
    if shape.prompt.is_empty() && !names.is_open(Kind::Prompt) {
        report.error(file, Span::default(), "this lesson has no prompt", "Add a `[[prompt]]`: there is nothing to practise without one.");
    }
    let mut declare = |kind, id: &Text| names.declare(report, kind, file, id);
    shape.criterion.iter().for_each(|it| declare(Kind::Criterion, &it.id));
    shape.check.iter().for_each(|it| declare(Kind::Check, &it.id));
    shape.mark.iter().for_each(|it| declare(Kind::Mark, &it.id));
    shape.pitfall.iter().for_each(|it| declare(Kind::Pitfall, &it.id));
    shape.prompt.iter().for_each(|it| declare(Kind::Prompt, &it.id));
    shape.term.iter().for_each(|it| declare(Kind::Term, &it.id));
    shape
}

fn read_quiz(report: &mut Report, names: &mut Names, file: usize) -> QuizShape {
    let read = read_whole::<QuizShape>(report, file);
    names.leave_open(
        [("item", Kind::Item), ("misconception", Kind::Misconception)].into_iter().filter(|(list, _)| read.lost(list)).map(|(_, kind)| kind),
    );
    let shape = read.value;
    shape.misconception.iter().for_each(|it| names.declare(report, Kind::Misconception, file, &it.id));
    shape.item.iter().for_each(|it| names.declare(report, Kind::Item, file, &it.0.id));
    shape
}

fn read_sections(report: &mut Report, names: &mut Names, files: &[usize]) -> Vec<(Page<SectionShape>, Vec<Piece>)> {
    let pages: Vec<Page<SectionShape>> = read_pages(report, names, Kind::Section, "sections/", files);
    let mut sections = Vec::new();
    for page in pages {
        let pieces = section::cut(report, page.file, page.body.clone());
        section::declare(report, names, page.file, &page.id, &pieces);
        sections.push((page, pieces));
    }
    sections
}

fn read_pages<T>(report: &mut Report, names: &mut Names, kind: Kind, folder: &str, files: &[usize]) -> Vec<Page<T>>
where
    T: serde::de::DeserializeOwned + schemars::JsonSchema + Default,
{
    let mut pages = Vec::new();
    for &file in files {
        let path = report.files[file].path.clone();
        let Some(id) = id_of(&path, folder) else {
            names.leave_open([kind]);
            names.unread_section |= kind == Kind::Section;
            report.error(file, Span::default(), "this file’s name has no number and id", "Name it like `03-choosing-a-stretch.md`.");
            continue;
        };
        names.declare(report, kind, file, &Text { value: id.to_owned(), span: Span::default() });
        if report.is_refused(file) {
            names.unread_section |= kind == Kind::Section;
            continue;
        }
        let Some((front, body)) = front_matter(&report.files[file].text) else {
            names.unread_section |= kind == Kind::Section;
            report.error(file, Span::default(), "this file has no front matter", "Start with a line `+++`, keys, and another line `+++`.");
            continue;
        };
        let shape = tree::read(report, file, front, Span::default()).value;
        pages.push(Page { file, id: id.to_owned(), shape, body });
    }
    pages
}

fn read_figures(report: &mut Report, names: &mut Names, files: &[usize], sections: &[(Page<SectionShape>, Vec<Piece>)]) -> BTreeMap<String, String> {
    let mut figures = BTreeMap::new();
    let used = |name: &str| {
        let mut pieces = sections.iter().flat_map(|(_, pieces)| pieces);
        pieces.any(|piece| matches!(piece, Piece::Fenced { kind, word, .. } if kind.value == "figure" && word.value.trim_end_matches(".svg") == name))
    };
    for &file in files {
        let path = report.files[file].path.clone();
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".svg");
        names.declare(report, Kind::Figure, file, &Text { value: name.to_owned(), span: Span::default() });
        if report.is_refused(file) {
            continue;
        }
        figures.insert(name.to_owned(), figure::lower(report, file, name));
        if !used(name) && !names.unread_section {
            report.warn(file, Span::default(), "no section uses this figure", format!("Add `::: figure {name}.svg` to a section."));
        }
    }
    figures
}

/// Prompts list their answers, strong first.
fn answers_of_prompts(lesson: &mut Lesson) {
    let of = |strength: Strength, answers: &[ModelAnswer], prompt: &mut crate::lesson::Prompt| {
        let those = answers.iter().filter(|answer| answer.prompt == prompt.id && answer.strength == strength);
        prompt.answers.extend(those.map(|answer| answer.id.clone()));
    };
    for prompt in &mut lesson.prompts {
        of(Strength::Strong, &lesson.answers, prompt);
        of(Strength::Weak, &lesson.answers, prompt);
    }
}
