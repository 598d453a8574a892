//! localStorage, probed before every use: it may throw, be absent, or be taken away while the page is open.

use super::Trouble;
use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

/// The browser's localStorage. gloo panics where it is refused (platform fact 8), so the same question is asked here first.
pub fn reach() -> Result<Storage, Trouble> {
    let window = web_sys::window().ok_or(Trouble::Blocked)?;
    match window.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) => Err(Trouble::Blocked),
        Err(thrown) => Err(Trouble::of(&thrown)),
    }
}

/// Every key beginning with `prefix`, and what is stored under it.
pub fn records(prefix: &str) -> Result<Vec<(String, String)>, Trouble> {
    let storage = reach()?;
    let trouble = |thrown| Trouble::of(&thrown);
    let mut keys = Vec::new();
    for index in 0..storage.length().map_err(trouble)? {
        if let Some(key) = storage.key(index).map_err(trouble)?.filter(|key| key.starts_with(prefix)) {
            keys.push(key);
        }
    }
    let mut records = Vec::new();
    for key in keys {
        // Another tab may have removed it since.
        if let Some(raw) = storage.get_item(&key).map_err(trouble)? {
            records.push((key, raw));
        }
    }
    Ok(records)
}

/// Writes, and reads back to be sure. On an error the old value is still there (platform fact 5).
pub fn write(key: &str, raw: &str) -> Result<(), Trouble> {
    let storage = reach()?;
    storage.set_item(key, raw).map_err(|thrown| Trouble::of(&thrown))?;
    match storage.get_item(key) {
        Ok(Some(kept)) if kept == raw => Ok(()),
        Ok(_) => Err(Trouble::Gone),
        Err(thrown) => Err(Trouble::of(&thrown)),
    }
}

/// Removes one key.
pub fn remove(key: &str) -> Result<(), Trouble> {
    reach()?.remove_item(key).map_err(|thrown| Trouble::of(&thrown))
}

/// Changes what lies under one key, if it is still what it `was`. Another process may write in between: the journal, where this
/// is one transaction, then keeps what it wrote.
pub fn exchange(key: &str, was: Option<&str>, becomes: Option<&str>) -> Result<(), Trouble> {
    let now = reach()?.get_item(key).map_err(|thrown| Trouble::of(&thrown))?;
    match becomes {
        _ if now.as_deref() != was => Ok(()),
        Some(raw) => write(key, raw),
        None => remove(key),
    }
}
