//! Maps and sets that are sorted lists do what the standard ones do.

use practice_widget::sorted::{SortedMap, SortedSet};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #[test]
    fn a_map_does_what_the_standard_map_does(steps in prop::collection::vec((0u8..5, 0u8..12, any::<u8>()), 0..60)) {
        let mut ours: SortedMap<String, u8> = SortedMap::new();
        let mut theirs: BTreeMap<String, u8> = BTreeMap::new();
        for (step, key, value) in steps {
            let key = key.to_string();
            match step {
                0 => prop_assert_eq!(ours.remove(key.as_str()), theirs.remove(key.as_str())),
                1 => {
                    *ours.entry(key.clone()).or_default() ^= value;
                    *theirs.entry(key.clone()).or_default() ^= value;
                }
                2 => {
                    ours.retain(|_, kept| *kept % 2 == 0);
                    theirs.retain(|_, kept| *kept % 2 == 0);
                }
                3 => prop_assert_eq!(ours.get_mut(key.as_str()).map(|kept| *kept ^= 1), theirs.get_mut(key.as_str()).map(|kept| *kept ^= 1)),
                _ => prop_assert_eq!(ours.insert(key.clone(), value), theirs.insert(key.clone(), value)),
            }
            prop_assert_eq!(ours.get(&key), theirs.get(&key));
            prop_assert!(ours.iter().eq(theirs.iter()));
            prop_assert_eq!(ours.len(), theirs.len());
        }
        prop_assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
        let json = serde_json::to_string(&ours).expect("prints");
        prop_assert_eq!(&json, &serde_json::to_string(&theirs).expect("prints"));
        prop_assert_eq!(serde_json::from_str::<SortedMap<String, u8>>(&json).expect("reads"), ours);
    }

    #[test]
    fn a_set_does_what_the_standard_set_does(steps in prop::collection::vec((any::<bool>(), 0u8..12), 0..60)) {
        let mut ours: SortedSet<u8> = SortedSet::new();
        let mut theirs: BTreeSet<u8> = BTreeSet::new();
        for (add, one) in steps {
            if add { prop_assert_eq!(ours.insert(one), theirs.insert(one)) } else { prop_assert_eq!(ours.remove(&one), theirs.remove(&one)) }
            prop_assert!(ours.iter().eq(theirs.iter()));
            prop_assert_eq!(ours.contains(&3), theirs.contains(&3));
        }
        let json = serde_json::to_string(&ours).expect("prints");
        prop_assert_eq!(&json, &serde_json::to_string(&theirs).expect("prints"));
        prop_assert_eq!(serde_json::from_str::<SortedSet<u8>>(&json).expect("reads"), ours.clone());
        prop_assert!(ours.into_iter().eq(theirs));
    }
}
