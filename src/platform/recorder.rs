//! The microphone: a recording made in the page and kept in its memory, for as long as the page wants it.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DomException, Event, MediaRecorder, MediaStream, MediaStreamConstraints, MediaStreamTrack, Url};

/// Told once the microphone is on; answers whether the recording is still wanted.
pub type Begun = Box<dyn Fn() -> bool>;

/// Told how it ended: the recording's address and file ending, or the browser's name for the trouble.
pub type Ended = Box<dyn Fn(Result<(String, &'static str), String>)>;

struct Running {
    recorder: MediaRecorder,
    stream: MediaStream,
    // Heard by the recorder for as long as this lives.
    _heard: Closure<dyn FnMut(Event)>,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Whether this page can record at all: an insecure address or an old browser cannot.
pub fn can() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let has = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).is_ok_and(|value| !value.is_undefined());
    has(&window, "MediaRecorder") && has(&window.navigator(), "mediaDevices")
}

/// Asks for the microphone, which may show the browser's own question, and records.
pub fn start(begun: Begun, ended: Ended) {
    spawn_local(async move {
        let stream = match microphone().await {
            Ok(stream) => stream,
            Err(trouble) => return ended(Err(name_of(&trouble))),
        };
        if !begun() {
            return let_go(&stream);
        }
        let ended = std::rc::Rc::new(ended);
        let told = std::rc::Rc::clone(&ended);
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| told(keep(&event).map_err(|trouble| name_of(&trouble))));
        let running = MediaRecorder::new_with_media_stream(&stream).and_then(|recorder| {
            recorder.set_ondataavailable(Some(heard.as_ref().unchecked_ref()));
            recorder.start()?;
            Ok(recorder)
        });
        match running {
            Ok(recorder) => RUNNING.set(Some(Running { recorder, stream, _heard: heard })),
            Err(trouble) => {
                let_go(&stream);
                ended(Err(name_of(&trouble)));
            }
        }
    });
}

/// Ends the recording and lets the microphone go; what was recorded is handed over, or dropped.
pub fn stop(keep: bool) {
    RUNNING.with_borrow(|running| {
        let Some(running) = running else { return };
        if !keep {
            running.recorder.set_ondataavailable(None);
        }
        // One that has ended by itself, as when the microphone was pulled out, has handed over already.
        drop(running.recorder.stop());
        let_go(&running.stream);
    });
}

/// Frees a recording.
pub fn forget(address: &str) {
    // An address that is freed already needs nothing.
    drop(Url::revoke_object_url(address));
}

async fn microphone() -> Result<MediaStream, JsValue> {
    let devices = web_sys::window().ok_or(JsValue::NULL)?.navigator().media_devices()?;
    let wish = MediaStreamConstraints::new();
    wish.set_audio(&JsValue::TRUE);
    JsFuture::from(devices.get_user_media_with_constraints(&wish)?).await?.dyn_into()
}

/// The whole recording comes as one piece when it ends.
fn keep(event: &Event) -> Result<(String, &'static str), JsValue> {
    let blob: Blob = js_sys::Reflect::get(event, &"data".into())?.dyn_into()?;
    let ending = if blob.type_().contains("mp4") {
        "m4a"
    } else if blob.type_().contains("ogg") {
        "ogg"
    } else {
        "webm"
    };
    Ok((Url::create_object_url_with_blob(&blob)?, ending))
}

fn let_go(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

fn name_of(trouble: &JsValue) -> String {
    trouble.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}
