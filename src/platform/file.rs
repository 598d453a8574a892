//! Files offered to the learner, and files the learner hands over.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers `content` as a download called `name`. Best effort: a sandboxed frame may refuse.
pub fn download(name: &str, mime: &str, content: &str) {
    let _refused = try_download(name, mime, content);
}

fn try_download(name: &str, mime: &str, content: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&content.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers read it only after the click has been dealt with (https://bugs.webkit.org/show_bug.cgi?id=211234).
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let read = Closure::once_into_js(move || drop(Url::revoke_object_url(&url)));
    window.set_timeout_with_callback_and_timeout_and_arguments_0(read.unchecked_ref(), UNTIL_READ).map(drop)
}

/// Milliseconds after which a download has been read or never will be.
const UNTIL_READ: i32 = 60_000;

/// Told what was read: of each file its name, its size, and its text.
pub type FilesRead = Box<dyn FnOnce(Vec<(String, u64, Option<String>)>)>;

/// Reads the files of a drop or a choice, one after the other, and tells all of them at once: name, size, and the text of those that
/// are no larger than `largest` bytes and can be read. Answers whether there were any.
pub fn read_all(event: &Event, largest: usize, told: FilesRead) -> bool {
    let files = files_of(event);
    if files.is_empty() {
        return false;
    }
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of bytes")]
            let size = file.size() as u64;
            let text = if size > largest as u64 { None } else { JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) };
            read.push((file.name(), size, text));
        }
        told(read);
    });
    true
}

fn files_of(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let list = match event.dyn_ref::<DragEvent>() {
        Some(dropped) => dropped.data_transfer().and_then(|data| data.files()),
        None => input.as_ref().and_then(HtmlInputElement::files),
    };
    let files = list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default();
    if let Some(input) = input {
        // The same file can be chosen again.
        input.set_value("");
    }
    files
}
