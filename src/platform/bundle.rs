//! What came with the page: data blocks in its HTML, and files of this build beside it.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of the page's data block with this id.
pub fn data_block(id: &str) -> Option<String> {
    web_sys::window()?.document()?.get_element_by_id(id)?.text_content()
}

/// The bytes of the file that the page names in `<meta name="…" content="…">`; nothing where it is missing or the network is.
pub async fn named_file(meta: &str) -> Option<Vec<u8>> {
    let address = name(meta)?;
    let response: Response = JsFuture::from(web_sys::window()?.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let bytes: ArrayBuffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// The address of the file that the page names so, if it names one.
pub fn name(meta: &str) -> Option<String> {
    attribute(&format!("meta[name={meta}]"), "content")
}

/// The way from the page to the files of the build: `./`, or `../` from a lesson's own folder. The page names its manifest there.
pub fn root() -> String {
    let manifest = attribute("link[rel=manifest]", "href").unwrap_or_default();
    manifest[..manifest.rfind('/').map_or(0, |slash| slash + 1)].to_owned()
}

fn attribute(of: &str, name: &str) -> Option<String> {
    web_sys::window()?.document()?.query_selector(of).ok()??.get_attribute(name)
}
