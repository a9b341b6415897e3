//! Sorting of short lists.
//!
//! The sorts of the standard library are tuned for long lists, and each instance adds some kilobytes to the page.

/// Stable insertion sort, for a few hundred items at most.
pub fn sort<T>(items: &mut [T], mut is_before: impl FnMut(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && is_before(&items[at], &items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Sorts by a key, stable like [`sort`].
pub fn sort_by_key<T, K: PartialOrd>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort(items, |one, other| key(one) < key(other));
}

/// Sorts thousands of items. Not stable.
pub(crate) fn sort_many<T: PartialOrd>(items: &mut [T]) {
    // Shellsort: insertion sort over great distances first, then over smaller ones.
    let mut distance = items.len() / 2;
    while distance > 0 {
        for end in distance..items.len() {
            let mut at = end;
            while at >= distance && items[at] < items[at - distance] {
                items.swap(at, at - distance);
                at -= distance;
            }
        }
        distance = if distance == 2 { 1 } else { distance * 5 / 11 };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_sorts_as_the_standard_library_does(numbers in prop::collection::vec(0_u8..20, 0..40)) {
            let mut items: Vec<(usize, u8)> = numbers.into_iter().enumerate().collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(_, number)| *number);
            sort_by_key(&mut items, |(_, number)| *number);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn long_lists_are_sorted_as_the_standard_library_does(
            mut items in prop::collection::vec(0_u16..1_000, 0..2_000),
        ) {
            let mut expected = items.clone();
            expected.sort_unstable();
            sort_many(&mut items);
            prop_assert_eq!(items, expected);
        }
    }
}
