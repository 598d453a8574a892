//! What is said around reviews for and by others.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::ui::words::{Word, fill};

pub const REVIEW_FOR_SOMEONE: Word = Word("Review for someone");
pub const ASK: Word = Word("Ask for a review");
pub const ASK_INTRO: Word = Word(
    "Send this draft to a friend or mentor in a link. They read it, rate it on the same checklist and send a link back. Nothing is uploaded: the link itself holds your draft, so whoever has the link can read it, unless you lock it with a passphrase.",
);
pub const ASK_QUESTION: Word = Word("What would you like to know? (may stay empty)");
pub const EXACTLY_THIS: Word = Word("The link will hold exactly this, and nothing else");
pub const NO_NAME: Word = Word("Not in it: your name, your versions, your own review, anything about other prompts.");
pub const THE_PROMPT: Word = Word("The prompt");
pub const YOUR_TEXT: Word = Word("Your text");
pub const YOUR_MARKS: Word = Word("Your marks");
pub const YOUR_QUESTION: Word = Word("Your question");
pub const NONE: Word = Word("none");
pub const MAKE_LINK: Word = Word("Make the link");
pub const MAKE_LINK_BACK: Word = Word("Make the link back");
pub const WRITE_FIRST: Word = Word("There is nothing to send yet. Write a few sentences first.");
pub const CHANGED_SINCE: Word =
    Word("This has changed since the link was made. The link still holds the older text; make it again to send the newer one.");
pub const LINK: Word = Word("The link to send");
pub const LINK_BACK: Word = Word("The link to send back");
pub const READY_TO_SEND: Word = Word("It is ready to be sent.");
pub const LINK_LENGTH: Word = Word("It looks long because everything is in it. Send it whole, in a chat or a mail.");
pub const LINK_LOCKED: Word =
    Word("It looks long because everything is in it, locked. Send it whole, in a chat or a mail, and the passphrase another way.");
pub const PASSPHRASE: Word = Word("A passphrase (may stay empty)");
pub const PASSPHRASE_HINT: Word = Word(
    "The link is useless without the passphrase, which you send another way. A forgotten passphrase cannot be recovered. A short one can be guessed: take four or more words that do not belong together.",
);
pub const PASSPHRASE_AGAIN: Word = Word("The passphrase this draft came with");
pub const PASSPHRASE_SAME: Word = Word(
    "Your review goes back behind the same passphrase. This page remembers it until it is closed or reloaded; then type it again exactly, because a mistyped one cannot be recovered.",
);
pub const PASSPHRASE_SHORT: Word = Word("A passphrase needs eight letters or more; a shorter one is guessed in no time.");
pub const CANNOT_LOCK: Word = Word("A passphrase can be used only where this page is opened over https; this browser locks nothing here.");
pub const LOCKING: Word = Word("Locking it …");
pub const TOO_LARGE_TO_LOCK: Word = Word("This is too long to lock. Leave the passphrase out and send it as a file, or shorten it.");
pub const NOT_LOCKED: Word =
    Word("This browser could not lock it, so no link was made. Your text is as it was; leave the passphrase out, or try another browser.");
pub const SHUT: Word = Word("This came behind a passphrase");
pub const SHUT_INTRO: Word = Word(
    "Somebody sent you something that only the passphrase opens. They send it to you another way; ask them for it if you do not have it. Nothing of it is stored; after a reload, open the link or file again.",
);
pub const THE_PASSPHRASE: Word = Word("The passphrase");
pub const UNLOCK: Word = Word("Open it");
pub const UNLOCKING: Word = Word("Opening it …");
pub const WRONG_PASSPHRASE: Word =
    Word("That passphrase does not open it. Look for a letter too many, a capital or a space, and try again; nothing is lost.");
pub const CANNOT_UNLOCK: Word = Word(
    "What is behind a passphrase can be opened only where this page is opened over https. Open the link there, or ask for it without a passphrase. Nothing is lost.",
);
pub const AS_FILE: Word = Word("Save as a file instead");
pub const TOO_LONG: Word = Word("This is too long for a link, so it goes as a file. The other person opens it with “Open a file somebody sent”.");
pub const SAVE_FILE: Word = Word("Save the file");
pub const OPEN_FILE: Word = Word("Open a file somebody sent");
pub const WHAT_IS_ASKED: Word =
    Word("Somebody asks you to review this draft. Read it, say how clearly it shows each point of the checklist, and send a link back.");
pub const FROM_A_LINK: Word = Word("It came in a link or a file, is shown as it was sent and cannot be changed here.");
pub const NOT_STORED: Word = Word("Nothing of it is stored until you rate it or write something.");
pub const STORED: Word = Word("What you say is kept in this browser until you forget it.");
pub const THEY_ASK: Word = Word("They ask");
pub const THEIR_DRAFT: Word = Word("The draft, to read");
pub const UNKNOWN_PROMPT: Word = Word("A prompt this lesson does not have");
pub const NOTES: Word = Word("Your notes");
pub const NOTE_HINT: Word = Word("Select words above, or put the caret in a sentence; then write a note and add it.");
pub const NOTE_LABEL: Word = Word("A note on those words");
pub const NOTE_NOT_ADDED: Word = Word("A note is not added yet, and would not go along.");
pub const ADD_NOTE: Word = Word("Add the note");
pub const TAKE_OUT: Word = Word("Take out");
pub const CHECKLIST: Word = Word("The checklist");
pub const CHECKLIST_INTRO: Word = Word("The same one the writer uses. Rate what the words on the page show; leave out what you cannot judge.");
pub const WORD_ON_IT: Word = Word("A word on it");
pub const OVERALL: Word = Word("A word on the whole");
pub const SEND_BACK: Word = Word("Send it back");
pub const SAY_FIRST: Word = Word("Rate something, tie a note to some words, or write a word on the whole; then there is something to send.");
pub const FORGET: Word = Word("Forget this draft and my review of it");
pub const FORGOTTEN: Word = Word("The draft and your review of it are forgotten; the last copy goes when this page is opened next.");
pub const BRING_BACK: Word = Word("Bring them back");
pub const OTHERS: Word = Word("Other drafts you have begun to review");
pub const TAKE_UP: Word = Word("Go on");
pub const NOTHING_OPEN: Word =
    Word("No draft is open here. A draft to review comes in a link; after a reload, open that link again. It may also come as a file.");
pub const CAME_BACK: Word = Word("A review came back for this prompt");
pub const CAME_BACK_INTRO: Word = Word("It came in a link or a file from somebody. It is not stored yet.");
pub const KEEP_REVIEW: Word = Word("Keep it beside the version it is about");
pub const LEAVE: Word = Word("Leave it");
pub const FROM_OTHERS: Word = Word("What others said");
pub const FROM_OTHERS_HINT: Word = Word("Said about the version named; your own judgement stays yours.");
pub const GO_THERE: Word = Word("Go there");
pub const GONE_SINCE: Word = Word("not in the draft any more");
pub const HOMELESS: Word = Word(
    "The text this review was written for is not in this browser, so its notes cannot be put beside their words. Open it where you wrote the draft; what it says is still shown here.",
);
pub const DRAFT_CAME: Word = Word("A draft came along from the page you were on");
pub const DRAFT_CAME_INTRO: Word = Word("Drafts in a course page and drafts here are kept apart by the browser. This one is not stored here yet.");
pub const USE_DRAFT: Word = Word("Go on with it here");
pub const OPEN_WITH_DRAFT: Word = Word("Open full page with this draft");

pub fn review_kept(version: u32) -> String {
    fill!("The review is kept beside version {version}.", version)
}

pub fn draft_taken(kept: Option<u32>) -> String {
    match kept {
        Some(kept) => fill!("It is your draft here now; what was here is kept as version {kept}.", kept),
        None => Word("It is your draft here now.").into(),
    }
}

pub fn about_version(version: u32) -> String {
    fill!("About version {version}", version)
}

pub fn not_opened(why: &str) -> String {
    fill!("{why} Nothing of yours has changed.", why)
}

pub fn no_such_prompt(prompt: &str) -> String {
    fill!("What you opened is for a prompt that is not in this lesson ({prompt}). Nothing of yours has changed.", prompt)
}
