//! The way among the pages of one list.

use std::collections::BTreeSet;

use serde::Serialize;

/// A page of a list in several pages.
#[derive(Debug, Clone, Serialize)]
pub struct NumberedView {
    /// From 1.
    pub number: usize,
    pub url: String,
    pub is_current: bool,
    /// Whether pages between this one and the one before are left out.
    pub after_gap: bool,
}

impl NumberedView {
    /// The first page, the last one, and those at 1, 2, 10, 100, … from the current one: their number grows so slowly that a
    /// list of thousands of pages does not fill each of them with links. None if there is only one page.
    pub fn near(current: usize, all: usize, url: impl Fn(usize) -> String) -> Vec<Self> {
        if all < 2 {
            return Vec::new();
        }
        let tens = std::iter::successors(Some(10usize), |step| step.checked_mul(10)).take_while(|step| *step < all);
        let steps = [0, 1, 2].into_iter().chain(tens);
        let numbers = steps.flat_map(|step| [current.saturating_sub(step), current.saturating_add(step)]);
        let numbers: BTreeSet<usize> = numbers.chain([1, all]).filter(|number| (1..=all).contains(number)).collect();
        let mut before = 0;
        let view = |number| {
            let after_gap = number > before + 1;
            before = number;
            Self { number, url: url(number), is_current: number == current, after_gap }
        };
        numbers.into_iter().map(view).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::NumberedView;

    fn near(current: usize, all: usize) -> String {
        let word = |page: &NumberedView| {
            let gap = if page.after_gap { "… " } else { "" };
            let mark = if page.is_current { "!" } else { "" };
            format!("{gap}{}{mark}", page.number)
        };
        let pages = NumberedView::near(current, all, |number| number.to_string());
        pages.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn near_pages_and_a_few_far_ones() {
        assert_eq!(near(1, 1), "");
        assert_eq!(near(2, 3), "1 2! 3");
        assert_eq!(near(1, 7), "1! 2 3 … 7");
        assert_eq!(near(107, 251), "1 … 7 … 97 … 105 106 107! 108 109 … 117 … 207 … 251");
        assert!(NumberedView::near(5_000, 100_000, |_| String::new()).len() < 20);
    }
}
