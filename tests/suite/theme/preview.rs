//! The picture that goes with links to the portal, and the sign on a start page.

use crate::build::small::{lines, small};
use crate::case::{Case, SETTINGS};

/// Width and height of a PNG file, which stand at its beginning.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_portal_that_knows_its_address_names_its_preview() {
    let case = small();
    assert_eq!(case.build(&["--base-url", "https://portal.example/"]).code, 0);
    let page = case.site("ziele/netz-1/index.html");
    insta::assert_snapshot!(lines(&page, &["og:image", "twitter:card", "apple-touch-icon"]), @r#"
    <meta property="og:image" content="https://portal.example/preview.png">
    <meta property="og:image:width" content="1200">
    <meta property="og:image:height" content="630">
    <meta property="og:image:alt" content="Testportal: Wie viele Ziele erreicht sind">
    <meta name="twitter:card" content="summary_large_image">
    <link rel="apple-touch-icon" href="../../assets/touch-icon.png">
    "#);
    let files = case.site_files();
    assert_eq!(size(&files["preview.png"]), (1200, 630));
    assert_eq!(size(&files["assets/touch-icon.png"]), (180, 180));
}

#[test]
fn a_portal_without_an_address_names_none() {
    let case = Case::new();
    case.builds();
    assert!(!case.site("index.html").contains("og:image"));
    assert_eq!(size(&case.site_files()["preview.png"]), (1200, 630));
}

#[test]
fn the_preview_shows_what_the_portal_says() {
    let preview = |title: &str| {
        let settings = SETTINGS.replacen("title: ", &format!("title: {title} "), 1);
        let case = Case::empty().file("portal.yaml", settings);
        case.builds();
        case.site_files()["preview.png"].clone()
    };
    assert_ne!(preview("Digital"), preview("Anders"));
    assert_eq!(preview("Digital"), preview("Digital"));
}

#[test]
fn a_theme_may_draw_its_own() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 63'><rect width='9' height='9'/></svg>";
    let case = |icon: &'static str| {
        Case::empty()
            .file("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n"))
            .file("themes/eigen/templates/preview.svg", svg)
            .file("themes/eigen/assets/touch-icon.png", icon)
    };
    let own = case("eigenes Bild");
    own.builds();
    let files = own.site_files();
    assert_eq!(files["assets/touch-icon.png"], b"eigenes Bild");
    assert_eq!(size(&files["preview.png"]), (1200, 630));
}

#[test]
fn a_drawing_that_is_none_stops_the_build() {
    let settings = format!("{SETTINGS}theme: themes/eigen\n");
    let case = Case::empty().file("portal.yaml", settings).file("themes/eigen/templates/preview.svg", "<svg");
    let ran = case.build(&[]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!(ran.err, @r"
    Fehler: das Bild `preview.png` kann nicht erzeugt werden: SVG data parsing failed cause the document does not have a root node
    ");
}
