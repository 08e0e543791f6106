//! What is written otherwise and says the same is formatting, not a change.

use crate::case::Case;

/// A goal with some text, and then with another; what the log says of that, and whether it is told as formatting.
fn changed(old: &str, new: &str) -> (Vec<String>, bool) {
    let page = |text: &str| format!("---\nid: a\ntitle: Ziel a\npillar: netz\n{text}\n");
    let mut case = Case::empty().file("portal.yaml", crate::case::SETTINGS).file("content/ziele/a.md", page(old));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page(new));
    let commit = case.commit("Danach");
    let rows = case.log()[1..].to_vec();
    let is_formatting = case.commit_words(&commit).iter().any(|line| line == "Nur Schreibweise geändert");
    if is_formatting {
        assert!(!case.site("feed.atom").contains("Danach"), "formatting enters no feed");
    }
    (rows, is_formatting)
}

#[test]
fn other_markup_and_white_space_are_formatting() {
    for (old, new) in [
        ("---\n* eins\n* zwei", "---\n- eins\n- zwei"),
        ("---\n_wichtig_ und __sehr__", "---\n*wichtig* und **sehr**"),
        ("---\nEnde\\. Und los", "---\nEnde. Und los"),
        ("---\nTitel\n=====\n\nText", "---\n# Titel\n\nText"),
        ("---\n| a | b |\n|---|---|\n| 1 | 2 |", "---\n|  a  |  b  |\n| --- | --- |\n|  1  |  2  |"),
        ("---\nSatz.  Noch einer. \nDrei\t Worte.\nZeile hier", "---\nSatz. Noch einer.\nDrei Worte.\nZeile\nhier"),
        ("---\n| a |\n|---|\n| 1 |", "---\n| a |\n|:--|\n| 1 |"),
        ("---\nText[^1]\n\n[^1]: Dazu.", "---\nText[^n]\n\n[^n]: Dazu."),
        ("---\nLetzte Zeile", "---\nLetzte\u{a0}Zeile"),
        ("---\nf\u{fc}r alle", "---\nfu\u{308}r alle"),
        ("summary: Zwei  Worte\n---\nx", "summary: Zwei\u{a0}Worte\n---\nx"),
        ("promise: f\u{fc}r alle\n---\nx", "promise: fu\u{308}r alle\n---\nx"),
        ("due: 2027-03-31\n---\nx", "due: 2027-03-31T00:00:00Z\n---\nx"),
        ("due: 2027-03-31\n---\nx", "due: 2027-03-31 10:00:00 +0200\n---\nx"),
        ("---\n***wichtig*** und **_sehr_**", "---\n**_wichtig_** und _**sehr**_"),
        ("---\n[x] erledigt\n\n- [x] auch", "---\n\\[x\\] erledigt\n\n- \\[x] auch"),
        ("---\nBis 2026\\. Dann", "---\nBis 2026. Dann"),
        ("---\n2026\\. Jahr", "---\n2026&#46; Jahr"),
    ] {
        assert_eq!(changed(old, new), (Vec::new(), true), "{old} -> {new}");
    }
}

/// Dates that are mistakes today and that everybody understands.
#[test]
fn a_date_that_is_mended_is_no_other_date() {
    for (old, new) in [
        ("due: 12.2027", "due: 2027-12"),
        ("due: 2027-3-31", "due: 2027-03-31"),
        ("due: 31. März 2027", "due: 2027-03-31"),
        ("milestones: [{title: M, due: 12.2027}]", "milestones: [{title: M, due: 2027-12}]"),
    ] {
        let [old, new] = [old, new].map(|text| format!("{text}\n---\nx"));
        assert_eq!(changed(&old, &new), (Vec::new(), true), "{old} -> {new}");
    }
}

#[test]
fn what_a_reader_sees_is_a_change() {
    for (old, new) in [
        ("---\neins zwei", "---\neinszwei"),
        ("---\nDas *muss* sein", "---\nDas muss sein"),
        ("---\nDas *muss* sein", "---\nDas ***muss*** sein"),
        ("---\n- eins\n- zwei", "---\neins\nzwei"),
        ("---\n[hier](https://a.example)", "---\n[hier](https://b.example)"),
        ("---\n```\na  b\n```", "---\n```\na b\n```"),
        ("---\nBis 2027!", "---\nBis 2027?"),
        ("due: 2027\n---\nx", "due: 2027-12-31\n---\nx"),
    ] {
        let (rows, is_formatting) = changed(old, new);
        assert_eq!((rows.len(), is_formatting), (1, false), "{old} -> {new}");
    }
}

/// Of sources that only came, or only went, those that stayed are not read out again.
#[test]
fn sources_that_came_or_went() {
    let mut case = Case::new().goal("a", "sources: [eins]\n");
    case.write("content/quellen.yaml", "eins: {title: Zeitung}\nzwei: {title: Zeitung}\ndrei: {title: Amtsblatt}\n");
    case.commit("Anfang");
    for sources in ["eins, zwei", "zwei", "drei"] {
        case.write_goal("a", &format!("sources: [{sources}]\n"));
        case.commit("Quellen");
    }
    let told = case.run(&["history", "a"]).out;
    let told: Vec<&str> = told.lines().filter(|line| line.contains("Quellen:")).map(str::trim).collect();
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].contains("Quellen: Zeitung → Amtsblatt"), "{told:#?}");
    assert!(told[1].contains("gestrichen: Quellen: Zeitung"), "{told:#?}");
    assert!(told[2].contains("neu: Quellen: Zeitung"), "{told:#?}");
}
