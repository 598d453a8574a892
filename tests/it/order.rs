//! Putting lists in order.

use practice_widget::order::PutInOrder;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_list_comes_out_as_the_standard_sort_orders_it(list in prop::collection::vec((0u8..6, any::<u16>()), 0..80)) {
        let mut ours: Vec<(u8, String)> = list.iter().map(|(key, name)| (*key, name.to_string())).collect();
        let mut theirs = ours.clone();
        ours.order_by_key(|(key, _)| std::cmp::Reverse(*key));
        theirs.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
        prop_assert_eq!(ours, theirs);
    }
}
