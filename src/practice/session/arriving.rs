//! Coming somewhere: by an address, by an assignment, by a link from someone.

use super::{Notice, Part, Session};
use crate::lesson::Lesson;
use crate::practice::peer_review::{PeerAction, Shared, SharedDraft, SharedReview};
use crate::practice::place::{Arrival, Desktop, Place, Route};

impl Session {
    pub(super) fn arrive(&mut self, arrival: Arrival, lesson: &Lesson) -> Vec<Part> {
        if matches!(&arrival, Arrival::At(route) | Arrival::Assigned(route, _) | Arrival::Lost(route) if route.lesson != lesson.id) {
            // Another lesson's place would be shown, and kept, as one of this lesson's.
            return Vec::new();
        }
        self.notices.retain(|posted| !matches!(posted.notice, Notice::LostAddress | Notice::ImportFailed(_)));
        self.route = match arrival {
            Arrival::At(route) => route,
            Arrival::Assigned(route, assignment) => {
                self.assignment = Some(assignment);
                route
            }
            Arrival::Start => Route { lesson: lesson.id.clone(), place: Place::Read(self.reading.go_on(lesson), None) },
            Arrival::Lost(nearest) => {
                self.post(Notice::LostAddress);
                nearest
            }
        };
        if let Place::Review(draft) = &self.route.place {
            self.peer.turn_to(draft.as_deref());
        }
        self.name_open_review();
        // What a desk said is of no use elsewhere; what it told of can be undone there still.
        let desk = match &self.route.place {
            Place::Practise(prompt, _) => Some(prompt),
            _ => None,
        };
        self.notices.retain(|posted| match &posted.notice {
            Notice::Desk(prompt, notice) => Some(prompt) == desk && !notice.passes(),
            _ => true,
        });
        let Place::Read(section, _) = &self.route.place else { return Vec::new() };
        if self.reading.last.as_ref() == Some(section) {
            return Vec::new();
        }
        self.reading.last = Some(section.clone());
        vec![Part::Reading]
    }

    pub(super) fn review_for_someone(&mut self, action: PeerAction, lesson: &Lesson) -> Vec<Part> {
        let opened = match &action {
            PeerAction::ReceiveLocked(_) => Ok(Place::Review(None)),
            PeerAction::Receive(shared) | PeerAction::Unlock(shared, _) => {
                destination(shared, lesson).ok_or_else(|| Notice::NoSuchPrompt(shared.prompt().clone()))
            }
            PeerAction::CannotOpen(why) => Err(Notice::NotOpened(*why)),
            _ => return self.at_peer_desk(action),
        };
        let place = opened.unwrap_or_else(|notice| {
            self.post(notice);
            Place::Prompts
        });
        self.route = Route { lesson: lesson.id.clone(), place };
        self.at_peer_desk(action)
    }

    fn at_peer_desk(&mut self, action: PeerAction) -> Vec<Part> {
        let parts = if self.peer.apply(action) { vec![Part::Peer] } else { Vec::new() };
        self.name_open_review();
        parts
    }

    /// The address names the draft that is open at the reviewer's desk, so that a reload and Back find it again.
    pub(super) fn name_open_review(&mut self) {
        if let (Place::Review(draft), Some(name)) = (&mut self.route.place, self.peer.named()) {
            *draft = Some(name);
        }
    }
}

/// Where something that was sent is looked at; nothing when it is for a prompt this lesson does not have and needs one.
fn destination(shared: &Shared, lesson: &Lesson) -> Option<Place> {
    match shared {
        Shared::Draft(_) => Some(Place::Review(None)),
        Shared::Review(SharedReview { prompt, .. }) | Shared::Moved(SharedDraft { prompt, .. }) => {
            lesson.prompt(prompt).map(|prompt| Place::Practise(prompt.id.clone(), Desktop::Draft))
        }
    }
}
