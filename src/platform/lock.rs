//! Locking bytes with a passphrase: AES-GCM with a key that PBKDF2 makes of it, all by the browser's own Web Crypto.

use js_sys::{Array, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// Rounds of PBKDF2 with SHA-256: the figure of OWASP's Password Storage Cheat Sheet. Another figure needs another version byte.
const ROUNDS: u32 = 600_000;

/// Salt, initialisation vector, sealed bytes.
pub type Sealed = ([u8; 16], [u8; 12], Vec<u8>);

/// Whether this page can lock: browsers give Web Crypto to secure pages only, that is to https and to this very device.
pub fn can() -> bool {
    subtle().is_some()
}

/// Locks bytes; nothing where the browser cannot.
pub async fn seal(plain: &[u8], passphrase: &str) -> Option<Sealed> {
    let (crypto, subtle) = subtle()?;
    let (mut salt, mut iv) = ([0; 16], [0; 12]);
    crypto.get_random_values_with_u8_array(&mut salt).ok()?;
    crypto.get_random_values_with_u8_array(&mut iv).ok()?;
    let key = key(&subtle, passphrase, &salt, "encrypt").await?;
    let sealed = subtle.encrypt_with_object_and_buffer_source(&gcm(&iv), &key, &Uint8Array::from(plain)).ok()?;
    Some((salt, iv, bytes(sealed).await?))
}

/// Opens bytes; nothing where the passphrase is another one, a bit was changed on the way, or the browser cannot.
pub async fn open((salt, iv, sealed): &Sealed, passphrase: &str) -> Option<Vec<u8>> {
    let (_, subtle) = subtle()?;
    let key = key(&subtle, passphrase, salt, "decrypt").await?;
    bytes(subtle.decrypt_with_object_and_buffer_source(&gcm(iv), &key, &Uint8Array::from(&sealed[..])).ok()?).await
}

fn subtle() -> Option<(Crypto, SubtleCrypto)> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // On a page that is not secure this is undefined, whatever the bindings promise.
    let subtle = crypto.subtle();
    subtle.is_object().then_some((crypto, subtle))
}

async fn key(subtle: &SubtleCrypto, passphrase: &str, salt: &[u8], usage: &str) -> Option<CryptoKey> {
    // The same words typed on two systems may be other code points; composed they are the same.
    let words = String::from(JsString::from(passphrase).normalize("NFC"));
    let raw = Uint8Array::from(words.as_bytes());
    let raw = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &Array::of1(&"deriveKey".into())).ok()?;
    let raw: CryptoKey = settled(raw).await?.unchecked_into();
    let pbkdf2 =
        object(&[("name", "PBKDF2".into()), ("hash", "SHA-256".into()), ("salt", Uint8Array::from(salt).into()), ("iterations", ROUNDS.into())]);
    let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let derived = subtle.derive_key_with_object_and_object(&pbkdf2, &raw, &aes, false, &Array::of1(&usage.into())).ok()?;
    Some(settled(derived).await?.unchecked_into())
}

fn gcm(iv: &[u8]) -> Object {
    object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(iv).into())])
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes every field.
        drop(Reflect::set(&object, &(*name).into(), value));
    }
    object
}

async fn bytes(promise: Promise) -> Option<Vec<u8>> {
    settled(promise).await.map(|buffer| Uint8Array::new(&buffer).to_vec())
}

async fn settled(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
