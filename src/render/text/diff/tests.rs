use proptest::prelude::*;

use super::*;

fn marked(old: &str, new: &str) -> String {
    let mark = |piece: &Piece<'_>| match piece.kind {
        Kind::Removed => format!("[-{}-]", piece.text),
        Kind::Added => format!("[+{}+]", piece.text),
        Kind::Same | Kind::Cut => piece.text.to_owned(),
    };
    pieces(old, new).iter().map(mark).collect()
}

#[test]
fn changed_words_are_told_apart() {
    assert_eq!(marked("Das Netz ist da.\n", "Das neue Netz kommt.\n"), "Das [+neue +]Netz [-ist da.\n-][+kommt.\n+]");
    assert_eq!(marked("", "Neu\n"), "[+Neu\n+]");
    assert_eq!(marked("Gleich\n", "Gleich\n"), "Gleich\n");
}

#[test]
fn long_stretches_are_cut_around_changes() {
    let middle = "gleich ".repeat(100);
    let diff = TextDiffView::of(&format!("{middle}alt {middle}"), &format!("{middle}neu heute {middle}"));
    assert_eq!((diff.added, diff.removed, diff.left_out), (2, 1, 0));
    let kinds: Vec<Kind> = diff.pieces.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [Kind::Cut, Kind::Same, Kind::Removed, Kind::Added, Kind::Same, Kind::Cut]);
    assert_eq!(diff.pieces[1].text.split(' ').count(), CONTEXT);
}

#[test]
fn a_very_long_change_is_cut_and_says_so() {
    let diff = TextDiffView::of("", &"neu ".repeat(10_000));
    assert_eq!((diff.added, diff.left_out), (10_000, 10_000 - LIMIT / 4));
    let one = TextDiffView::of("", &"ä".repeat(100_000));
    assert!(one.pieces[0].text.len() <= LIMIT && one.pieces.len() == 1);
}

#[test]
fn unlike_texts_of_two_megabytes_come_back() {
    for (vocabulary, line) in [(7_u64, 1), (100, 30), (3_000, 9), (1_000_000, 12)] {
        let text = |mut seed: u64| -> String {
            let mut text = String::new();
            while text.len() < 2_000_000 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let end = if (seed >> 40).is_multiple_of(line) { '\n' } else { ' ' };
                text.push_str(&format!("w{}{end}", (seed >> 33) % vocabulary));
            }
            text
        };
        let (old, new) = (text(1), text(2));
        // Without a bound on the work, this would take hours.
        let pieces = pieces(&old, &new);
        let of = |kind: Kind| -> String {
            let kept = pieces.iter().filter(|piece| piece.kind == Kind::Same || piece.kind == kind);
            kept.map(|piece| piece.text).collect()
        };
        assert!(of(Kind::Removed) == old && of(Kind::Added) == new);
    }
}

proptest! {
    #[test]
    fn pieces_give_both_texts_back(old in "[ab \n]{0,40}", new in "[ab \näß]{0,40}") {
        let of = |kind: Kind| -> String {
            let pieces = pieces(&old, &new);
            pieces.iter().filter(|piece| piece.kind == Kind::Same || piece.kind == kind).map(|piece| piece.text).collect()
        };
        prop_assert_eq!(of(Kind::Removed), old.clone());
        prop_assert_eq!(of(Kind::Added), new.clone());
    }
}
