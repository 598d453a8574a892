//! The page before, and without, the program: masthead, contents and the whole lesson as text.
//!
//! Element ids equal the addresses of the places, so a deep link shows its section with scripts off, and the program takes over where
//! the reader already is.

use crate::compiler::static_html;
use crate::lesson::Lesson;
use crate::markup::escape;

/// What stands inside `#app` until the program takes over.
///
/// Where the start script itself does not run (a host or an add-on forbids it, or the browser is too old to read it) there is nobody to say
/// so, so `#boot-late` stands there from the beginning: the style sheet hides it once the start script runs, and where scripts are off; the
/// start script takes it away. The doors that only the program can open
/// are there where scripts are: who goes through one early finds the program at work on it.
pub fn readable(lesson: &Lesson) -> String {
    let base = format!("#/{}", lesson.id);
    let title = escape(&lesson.title);
    let contents: String = lesson
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| format!("<li><span>{}</span><a href=\"{base}/read/{}\">{}</a></li>", index + 1, section.id, escape(&section.short)))
        .collect();
    format!(
        "<div class=\"pw shell\"><header class=\"mast\"><p class=\"mast-title\"><a href=\"{base}\">{title}</a></p>\
         <nav class=\"places\" aria-label=\"Places\"><a href=\"{base}/read\">Read</a><a href=\"{base}/practise\">Practise</a>\
         <span class=\"doors\"><a href=\"{base}/quiz\">Quiz</a><a href=\"{base}/calibrate\">Calibrate</a><a href=\"{base}/progress\">Progress</a></span></nav></header>\
         <div id=\"boot-trouble\" class=\"notices\" role=\"status\" hidden><p></p><button class=\"link\" type=\"button\" id=\"boot-retry\">Try again</button></div>\
         <noscript><div class=\"notices\"><p>Scripts are off, so drafts and quizzes cannot run. Everything can still be read.</p></div></noscript>\
         <div id=\"boot-late\" class=\"notices\" role=\"status\"><p>The practice part did not load; reload the page to try again. The lesson below can be read all the same, and nothing you wrote is lost.</p></div>\
         <main class=\"page\" id=\"main\"><nav class=\"side contents\" aria-label=\"Contents\"><details><summary><b>{title}</b><span>Contents</span></summary>\
         <p class=\"caps\">Contents</p><ol>{contents}</ol></details></nav><div class=\"shelltext\"><p class=\"standfirst wait\">The practice part is on its way.</p>{}</div></main></div>",
        static_html::readable(lesson)
    )
}
