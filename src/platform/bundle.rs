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
    let window = web_sys::window()?;
    let meta = window.document()?.query_selector(&format!("meta[name={meta}]")).ok()??;
    let address = meta.get_attribute("content")?;
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let bytes: ArrayBuffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
