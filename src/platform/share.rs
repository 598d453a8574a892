//! The system's own way of passing a link on, where there is one.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Whether there is one.
pub fn can() -> bool {
    function().is_some()
}

/// Offers a title and a link. The person may think better of it; that is no error.
pub fn link(title: &str, url: &str) {
    let Some((navigator, share)) = function() else { return };
    let data = Object::new();
    let set = |name: &str, value: &str| Reflect::set(&data, &name.into(), &value.into()).is_ok();
    if set("title", title) && set("url", url) {
        let offered = share.call1(&navigator, &data).ok().and_then(|promise| promise.dyn_into::<Promise>().ok());
        if let Some(offered) = offered {
            spawn_local(async move { drop(JsFuture::from(offered).await) });
        }
    }
}

fn function() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}
