//! The one sum of bytes. What is stored and laid out hangs on it, so its values stand here.

use practice_widget::practice::dismissals::FindingId;
use practice_widget::practice::peer_review::fingerprint;
use practice_widget::practice::quiz::shuffle::order;
use practice_widget::sum::fnv_1a;

#[test]
fn it_is_the_published_one() {
    for (bytes, sum) in [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)] {
        assert_eq!(fnv_1a(bytes.bytes()), sum, "{bytes}");
    }
}

#[test]
fn what_hangs_on_it_is_what_it_has_always_been() {
    assert_eq!(fingerprint("Our release broke."), "i7WLsDogQL0");
    assert_eq!(FindingId::new("vague", "I cut it.").as_str(), "vague.b795c651");
    assert_eq!(order(7, "single", 6), [0, 1, 2, 4, 3, 5]);
}
