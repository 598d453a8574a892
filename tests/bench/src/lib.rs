//! Three functions for `run.mjs`: how long the draft is, one audit of it, and the floor to hold that against.

#[allow(dead_code, unused_imports)]
#[path = "../../../src/audit/mod.rs"]
mod audit;
#[allow(dead_code, unused_imports)]
#[path = "../../../src/lesson/mod.rs"]
mod lesson;
#[allow(dead_code)]
#[path = "../../../src/order.rs"]
mod order;

use audit::Model;
use std::hint::black_box;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::parse(include_bytes!("../../../content/continuous-learning/audit/model.bin")).unwrap_or_else(|error| panic!("{error}")));

const STORY: &str = "Last March our depot's night trains kept missing one platform sign, always the same one.\n\n\
    Nobody could tell me why only that sign failed, and I wanted to know what made it different. \
    I write web forms, and I had never touched a radio protocol in my life.\n\n\
    In the second week I told the whole control room that the antenna was broken, and the technician showed me that I had plugged it in \
    upside down. My ears burned and I said nothing for the rest of the shift.\n\n\
    I logged every message for nine nights and drew them on paper. The fix went out in May and all forty depots use it now.\n\n\
    Every Friday from four to five I still read one chapter of the standard and write a page on it for the team.\n\n";

static DRAFT: LazyLock<String> = LazyLock::new(|| STORY.repeat(400 / STORY.split_whitespace().count() + 1));

/// Words of the draft.
#[unsafe(no_mangle)]
pub extern "C" fn words() -> usize {
    black_box(DRAFT.as_str()).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Reads the draft from scratch; gives the number of pieces of evidence.
#[unsafe(no_mangle)]
pub extern "C" fn read() -> usize {
    audit::audit(black_box(&DRAFT), &MODEL).evidence.len()
}
