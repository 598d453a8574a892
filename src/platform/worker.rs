//! The service worker that keeps the widget on the device: registration, "a new version is ready", and taking it.
//!
//! Where workers may not be used (a sandboxed frame, blocked site data, plain http) all of this quietly does nothing.

use super::bundle;
use js_sys::{Object, Reflect};
use std::future::Future;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// Registers the worker. Calls `kept` once the widget is whole on this device, and `on_update_ready` when a newer build waits.
pub fn register(kept: impl Fn() + 'static, on_update_ready: impl Fn() + Clone + 'static) {
    spawn_local(async move {
        // Refused: the widget works as it did before there were workers.
        drop(try_register(kept, on_update_ready).await);
    });
}

/// Takes the new build once the page `may_be_left`: lets the waiting worker in, then reloads. Without a waiting worker it only reloads.
pub fn accept_update(may_be_left: impl Future<Output = bool> + 'static) {
    spawn_local(async move {
        if !may_be_left.await {
            return;
        }
        if let Some(waiting) = registration().await.and_then(|registration| registration.waiting()) {
            let message = Object::new();
            drop(Reflect::set(&message, &"practice".into(), &"accept-update".into()));
            let watched = waiting.clone();
            listen(&waiting, "statechange", move || {
                if watched.state() == ServiceWorkerState::Activated {
                    reload();
                }
            });
            if waiting.post_message(&message).is_ok() {
                return;
            }
        }
        reload();
    });
}

async fn try_register(kept: impl Fn() + 'static, on_update_ready: impl Fn() + Clone + 'static) -> Result<(), JsValue> {
    let container = container().ok_or(JsValue::NULL)?;
    let options = Object::new();
    Reflect::set(&options, &"updateViaCache".into(), &"none".into())?;
    let register: js_sys::Function = Reflect::get(&container, &"register".into())?.dyn_into()?;
    let promise: js_sys::Promise = register.call2(&container, &format!("{}service-worker.js", bundle::root()).into(), &options)?.dyn_into()?;
    let registration: ServiceWorkerRegistration = JsFuture::from(promise).await?.unchecked_into();

    if registration.waiting().is_some() && registration.active().is_some() {
        on_update_ready();
    }
    let found = registration.clone();
    let ready = on_update_ready.clone();
    listen(&registration, "updatefound", move || {
        if let Some(worker) = found.installing() {
            watch(&worker, &found, ready.clone());
        }
    });
    if let Some(worker) = registration.installing() {
        watch(&worker, &registration, on_update_ready);
    }
    look_again_when_shown(&registration);
    JsFuture::from(container.ready()?).await?;
    kept();
    Ok(())
}

/// A worker that is installed beside an active one is a newer build.
fn watch(worker: &ServiceWorker, registration: &ServiceWorkerRegistration, ready: impl Fn() + 'static) {
    let (watched, registration) = (worker.clone(), registration.clone());
    listen(worker, "statechange", move || {
        if watched.state() == ServiceWorkerState::Installed && registration.active().is_some() {
            ready();
        }
    });
}

/// A page may stay open for days: it asks for news whenever it is looked at again.
fn look_again_when_shown(registration: &ServiceWorkerRegistration) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let registration = registration.clone();
    listen(&document.clone(), "visibilitychange", move || {
        if !document.hidden() {
            let registration = registration.clone();
            spawn_local(async move {
                if let Ok(promise) = registration.update() {
                    // Offline there is no news.
                    drop(JsFuture::from(promise).await);
                }
            });
        }
    });
}

/// Asked for by name: the typed getter would throw through the program where workers are forbidden, or lie where there are none.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let found = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container()?.get_registration()).await.ok()?;
    found.is_object().then(|| found.unchecked_into())
}

fn listen(target: &web_sys::EventTarget, event: &str, heard: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(heard);
    if target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).is_ok() {
        listener.forget();
    }
}

fn reload() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}
