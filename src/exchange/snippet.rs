//! The ways to pass on a place: its link, and two snippets for a course page, the element with its script and the bare frame.
//!
//! What the frame's address asks for is read again by [`super::host_message::Embedding`]; `docs/embedding.md` is the same in prose.

use super::route::{Asked, Calibrating, Place, Route};
use crate::markup::escape;
use crate::practice::calibration::Subject;

/// Where the widget stands, each with its last slash.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The address of the lesson's page.
    pub base: &'a str,
    /// The address of the whole build: the same, or a folder above where there are several lessons.
    pub root: &'a str,
}

impl Site<'_> {
    /// The address to pass on: a prompt has a page of its own, which says what it leads to wherever it is pasted.
    pub fn share_link(self, route: &Route) -> String {
        match &route.place {
            Place::Practise(prompt, _) => format!("{}p/{}/{prompt}/", self.root, route.lesson),
            _ => format!("{}{}", self.base, route.href()),
        }
    }

    /// The address of a frame that shows a place.
    pub fn frame_address(self, route: &Route) -> String {
        self.address(route, "")
    }

    /// The same for the dialog's own frame, which is a picture of a first visit. No element's id ends with a slash, so that the browser has
    /// nothing to scroll to: it would scroll what is around the frame as well. The program would scroll to a block, so what is shown is its
    /// section.
    pub fn preview_address(self, mut route: Route) -> String {
        if let Place::Read(_, block) = &mut route.place {
            *block = None;
        }
        self.address(&route, "&preview=1") + "/"
    }

    fn address(self, route: &Route, more: &str) -> String {
        let (view, _) = view_of(&route.place);
        format!("{}?embed=1{more}&view={view}{}", self.base, route.href())
    }

    /// The element with its script, and the bare frame; `title` says what is shown.
    pub fn snippets(self, route: &Route, title: &str) -> [String; 2] {
        let root = escape(self.root);
        let (view, narrower) = view_of(&route.place);
        let title = escape(title);
        let link = escape(&self.share_link(route));
        [
            format!(
                "<script async src=\"{root}embed.js\"></script>\n<practice-widget lesson=\"{}\" view=\"{view}\"{narrower}><a href=\"{link}\">{title}</a></practice-widget>",
                route.lesson
            ),
            format!(
                "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"640\" loading=\"lazy\" allow=\"clipboard-write; microphone; web-share\" style=\"border:0\"></iframe>",
                escape(&self.frame_address(route))
            ),
        ]
    }
}

/// The view's name, and the attribute of the element that narrows it down.
fn view_of(place: &Place) -> (&'static str, String) {
    match place {
        Place::Read(section, _) => ("read", format!(" section=\"{section}\"")),
        Place::Practise(prompt, _) => ("practise", format!(" prompt=\"{prompt}\"")),
        Place::Quiz(Asked::Section(section)) => ("quiz", format!(" section=\"{section}\"")),
        Place::Quiz(_) => ("quiz", String::new()),
        Place::Calibrate(Calibrating::One(Subject { answer, .. })) => ("calibrate", format!(" answer=\"{answer}\"")),
        Place::Calibrate(_) => ("calibrate", String::new()),
        Place::Prompts | Place::Progress | Place::Review(_) | Place::Collect => ("whole", String::new()),
    }
}
