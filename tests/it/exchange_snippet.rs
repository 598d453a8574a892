//! The ways to pass on a place: its link, and the snippets for a course page.

use practice_widget::exchange::host_message::Embedding;
use practice_widget::exchange::route::{Asked, Calibrating, Desktop, Place, Route};
use practice_widget::exchange::snippet::Site;
use practice_widget::practice::calibration::Subject;

const SITE: Site = Site { base: "https://a.test/w/one/", root: "https://a.test/w/" };

fn at(place: Place) -> Route {
    Route { lesson: "one".into(), place }
}

#[test]
fn a_place_is_passed_on_as_a_link_a_view_and_a_frame() {
    for (place, link, element, view) in [
        (Place::Read("s".into(), None), "one/#/one/read/s", "view=\"read\" section=\"s\"", "read"),
        (Place::Practise("p".into(), Desktop::Versions), "p/one/p/", "view=\"practise\" prompt=\"p\"", "practise"),
        (Place::Quiz(Asked::Section("s".into())), "one/#/one/quiz/section/s", "view=\"quiz\" section=\"s\"", "quiz"),
        (Place::Quiz(Asked::Due), "one/#/one/quiz/due", "view=\"quiz\"", "quiz"),
        (Place::Calibrate(Calibrating::One(Subject::whole("a".into()))), "one/#/one/calibrate/a", "view=\"calibrate\" answer=\"a\"", "calibrate"),
        (Place::Calibrate(Calibrating::Pairs), "one/#/one/calibrate/pairs", "view=\"calibrate\"", "calibrate"),
        (Place::Calibrate(Calibrating::Anything), "one/#/one/calibrate", "view=\"calibrate\"", "calibrate"),
        (Place::Progress, "one/#/one/progress", "view=\"whole\"", "whole"),
        (Place::Prompts, "one/#/one/practise", "view=\"whole\"", "whole"),
    ] {
        let route = at(place);
        let link = format!("{}{link}", SITE.root);
        assert_eq!(SITE.share_link(&route), link);
        let query = format!("?embed=1&view={view}");
        assert_eq!(SITE.frame_address(&route), format!("{}{query}{}", SITE.base, route.href()));
        assert_eq!(SITE.preview_address(route.clone()), format!("{}?embed=1&preview=1&view={view}{}/", SITE.base, route.href()));
        let asked = Embedding::parse(&query);
        assert_eq!((asked.embedded, asked.masthead), (true, view == "whole"), "{view}: the frame reads what the snippet says");
        let [tag, frame] = SITE.snippets(&route, "Title");
        let expected = format!("<practice-widget lesson=\"one\" {element}><a href=\"{link}\">Title</a></practice-widget>");
        assert_eq!(tag, format!("<script async src=\"{}embed.js\"></script>\n{expected}", SITE.root));
        assert!(frame.starts_with(&format!("<iframe src=\"{}?embed=1&amp;view={view}{}\" title=\"Title\"", SITE.base, route.href())), "{frame}");
    }
}

#[test]
fn a_title_and_an_address_never_become_markup() {
    let site = Site { base: "https://a.test/?\"><script>/", root: "https://a.test/\"><script>/" };
    for place in [Place::Progress, Place::Practise("p".into(), Desktop::Draft)] {
        for snippet in site.snippets(&at(place), "</a><script>\"&") {
            assert_eq!(snippet.matches("<script").count(), usize::from(snippet.starts_with("<script async")), "{snippet}");
            assert!(!snippet.contains("\">\"") && snippet.contains("&amp;"), "{snippet}");
        }
    }
}
