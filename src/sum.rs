//! The one sum of bytes: checksum of our forms, name of a text, seed of an order by lot.

/// FNV-1a, 64 bits: every single changed byte changes it. It guards against accidents, not against people. It must never change, for
/// what is stored hangs on it.
pub fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
