//! The device's clock, which may be wrong: nothing is ever ordered by it.

/// Milliseconds since 1970, UTC, by the device's clock.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "Date.now() is a whole number of milliseconds, positive since 1970")]
pub fn now() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// Minutes that local time is ahead of UTC at a moment, in milliseconds since 1970: in summer it may be another number than in winter.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "offsets are whole minutes within a day, moments below 2^53")]
pub fn offset_minutes(at: u64) -> i32 {
    -js_sys::Date::new(&(at as f64).into()).get_timezone_offset() as i32
}
