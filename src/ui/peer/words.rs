//! What is said around reviews for and by others.

#![expect(missing_docs, reason = "a string says what it is")]

pub const REVIEW_FOR_SOMEONE: &str = "Review for someone";
pub const ASK: &str = "Ask for a review";
pub const ASK_INTRO: &str = "Send this draft to a friend or mentor in a link. They read it, rate it on the same checklist and send a link back. Nothing is uploaded: the link itself holds your draft, so whoever has the link can read it, unless you lock it with a passphrase.";
pub const ASK_QUESTION: &str = "What would you like to know? (may stay empty)";
pub const EXACTLY_THIS: &str = "The link will hold exactly this, and nothing else";
pub const NO_NAME: &str = "Not in it: your name, your versions, your own review, anything about other prompts.";
pub const THE_PROMPT: &str = "The prompt";
pub const YOUR_TEXT: &str = "Your text";
pub const YOUR_MARKS: &str = "Your marks";
pub const YOUR_QUESTION: &str = "Your question";
pub const NONE: &str = "none";
pub const MAKE_LINK: &str = "Make the link";
pub const MAKE_LINK_BACK: &str = "Make the link back";
pub const WRITE_FIRST: &str = "There is nothing to send yet. Write a few sentences first.";
pub const CHANGED_SINCE: &str = "This has changed since the link was made. The link still holds the older text; make it again to send the newer one.";
pub const LINK: &str = "The link to send";
pub const LINK_BACK: &str = "The link to send back";
pub const LINK_LENGTH: &str = "It looks long because everything is in it. Send it whole, in a chat or a mail.";
pub const LINK_LOCKED: &str =
    "It looks long because everything is in it, locked. Send it whole, in a chat or a mail, and the passphrase another way.";
pub const PASSPHRASE: &str = "A passphrase (may stay empty)";
pub const PASSPHRASE_HINT: &str = "The link is useless without the passphrase, which you send another way. A forgotten passphrase cannot be recovered. A short one can be guessed: take four or more words that do not belong together.";
pub const PASSPHRASE_AGAIN: &str = "The passphrase this draft came with";
pub const PASSPHRASE_SAME: &str = "Your review goes back behind the same passphrase. This page remembers it until it is closed or reloaded; then type it again exactly, because a mistyped one cannot be recovered.";
pub const PASSPHRASE_SHORT: &str = "A passphrase needs eight letters or more; a shorter one is guessed in no time.";
pub const CANNOT_LOCK: &str = "A passphrase can be used only where this page is opened over https; this browser locks nothing here.";
pub const LOCKING: &str = "Locking it …";
pub const NOT_LOCKED: &str =
    "This browser could not lock it, so no link was made. Your text is as it was; leave the passphrase out, or try another browser.";
pub const SHUT: &str = "This came behind a passphrase";
pub const SHUT_INTRO: &str = "Somebody sent you something that only the passphrase opens. They send it to you another way; ask them for it if you do not have it. Nothing of it is stored; after a reload, open the link or file again.";
pub const THE_PASSPHRASE: &str = "The passphrase";
pub const UNLOCK: &str = "Open it";
pub const UNLOCKING: &str = "Opening it …";
pub const WRONG_PASSPHRASE: &str =
    "That passphrase does not open it. Look for a letter too many, a capital or a space, and try again; nothing is lost.";
pub const CANNOT_UNLOCK: &str = "What is behind a passphrase can be opened only where this page is opened over https. Open the link there, or ask for it without a passphrase. Nothing is lost.";
pub const AS_FILE: &str = "Save as a file instead";
pub const TOO_LONG: &str = "This is too long for a link, so it goes as a file. The other person opens it with “Open a file somebody sent”.";
pub const SAVE_FILE: &str = "Save the file";
pub const OPEN_FILE: &str = "Open a file somebody sent";
pub const FROM_A_LINK: &str = "This text came in a link or a file from somebody. It is shown as it was sent and cannot be changed here.";
pub const NOT_STORED: &str = "Nothing of it is stored until you rate it or write something.";
pub const STORED: &str = "What you say is kept in this browser until you forget it.";
pub const THEY_ASK: &str = "They ask";
pub const THEIR_DRAFT: &str = "The draft, to read";
pub const UNKNOWN_PROMPT: &str = "A prompt this lesson does not have";
pub const NOTES: &str = "Your notes";
pub const NOTE_HINT: &str = "Select words above, or put the caret in a sentence; then write a note and add it.";
pub const NOTE_LABEL: &str = "A note on those words";
pub const ADD_NOTE: &str = "Add the note";
pub const TAKE_OUT: &str = "Take out";
pub const CHECKLIST: &str = "The checklist";
pub const CHECKLIST_INTRO: &str = "The same one the writer uses. Rate what the words on the page show; leave out what you cannot judge.";
pub const WORD_ON_IT: &str = "A word on it";
pub const OVERALL: &str = "A word on the whole";
pub const SEND_BACK: &str = "Send it back";
pub const SAY_FIRST: &str = "Rate something, tie a note to some words, or write a word on the whole; then there is something to send.";
pub const FORGET: &str = "Forget this draft and my review of it";
pub const FORGOTTEN: &str = "The draft and your review of it are forgotten; the last copy goes when this page is opened next.";
pub const BRING_BACK: &str = "Bring them back";
pub const OTHERS: &str = "Other drafts you have begun to review";
pub const TAKE_UP: &str = "Go on";
pub const NOTHING_OPEN: &str =
    "No draft is open here. A draft to review comes in a link; after a reload, open that link again. It may also come as a file.";
pub const CAME_BACK: &str = "A review came back for this prompt";
pub const CAME_BACK_INTRO: &str = "It came in a link or a file from somebody. It is not stored yet.";
pub const KEEP_REVIEW: &str = "Keep it beside the version it is about";
pub const LEAVE: &str = "Leave it";
pub const FROM_OTHERS: &str = "What others said";
pub const FROM_OTHERS_HINT: &str = "Said about the version named; your own judgement stays yours.";
pub const GO_THERE: &str = "Go there";
pub const GONE_SINCE: &str = "not in the draft any more";
pub const HOMELESS: &str = "The text this review was written for is not in this browser, so its notes cannot be put beside their words. Open it where you wrote the draft; what it says is still shown here.";
pub const DRAFT_CAME: &str = "A draft came along from the page you were on";
pub const DRAFT_CAME_INTRO: &str = "Drafts in a course page and drafts here are kept apart by the browser. This one is not stored here yet.";
pub const USE_DRAFT: &str = "Go on with it here";
pub const OPEN_WITH_DRAFT: &str = "Open full page with this draft";

pub fn review_kept(version: u32) -> String {
    format!("The review is kept beside version {version}.")
}

pub fn draft_taken(kept: Option<u32>) -> String {
    match kept {
        Some(kept) => format!("It is your draft here now; what was here is kept as version {kept}."),
        None => "It is your draft here now.".to_owned(),
    }
}

pub fn about_version(version: u32) -> String {
    format!("About version {version}")
}

pub fn not_opened(why: &str) -> String {
    format!("{why} Nothing of yours has changed.")
}

pub fn no_such_prompt(prompt: &str) -> String {
    format!("What you opened is for a prompt that is not in this lesson ({prompt}). Nothing of yours has changed.")
}

pub fn words_count(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}
