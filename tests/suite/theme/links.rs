//! Links in templates of a portal's own: pages stand in folders that the template does not know.

use insta::assert_snapshot;

use crate::build::small::{between, lines};
use crate::case::{Case, SETTINGS};

/// Every attribute that holds an address, in every way of writing one, and what only looks like it.
const MAIN: &str = r##"<a href="{{ root }}ziele/">here</a>
<a href="{{ root }}assets/a.png">double</a>
<a class=x href='{{ root }}assets/a.png' title='"'>single</a>
<A HREF={{ root }}assets/a.png>none</A>
<a href = "{{ root }}assets/a.png"class="y">spaces</a>
<a
  Href
  =
  '
  {{ root }}assets/a.png '
>lines</a>
<a href="{{ root }}assets/a&amp;b.png?x=1&amp;y=%20#c">references</a>
<a href='{{ root }}assets&sol;&auml;.png'>names</a>
<a href={{ root }}assets/&#228;.png>numbers</a>
<a href="{{ root }}assets/%C3%A4.png">percent</a>
<a class=x href={{ root }}nichts/ id=y>nothing</a>
<a href='{{ root }}nichts/'
   id=z>nothing</a>
<a href="{{ root }}ziele/" ping="{{ root }}assets/a.png  {{ root }}nichts/ {{ root }}ziele/">ping</a>
<a href="{{ root }}ziele/" ping={{ root }}nichts/>ping</a>
<map name=m><area href={{ root }}assets/a.png></map>
<img src='{{ root }}assets/a.png' srcset="{{ root }}assets/a.png 1x, {{ root }}nichts.png 2x,{{ root }}assets/a,b.png 3x" longdesc='{{ root }}assets/a.png' alt="">
<img src={{ root }}nichts.png srcset='{{ root }}nichts.png, {{ root }}nichts.png 2x' alt="nothing">
<picture><source SRCSET={{ root }}assets/a.png><source srcset='data:image/png;base64,AA== 1x,
  {{ root }}assets/a.png 640w'></picture>
<video poster="{{ root }}assets/a.png" src={{ root }}assets/a.png><track src='{{ root }}assets/a.png'></video>
<audio src='{{ root }}assets/a.png'></audio><embed src={{ root }}assets/a.png>
<iframe src='{{ root }}assets/a.png'><a href="{{ root }}assets/a.png">text</a></iframe>
<object data='{{ root }}assets/a.png'></object><data data='{{ root }}assets/a.png' value=1>no address</data>
<script src='{{ root }}assets/a.png'>"<a href='{{ root }}assets/a.png'>"</script>
<form action='{{ root }}assets/a.png'><button formaction={{ root }}assets/a.png></button><input type=image src='{{ root }}assets/a.png' formaction='{{ root }}assets/a.png'></form>
<blockquote cite='{{ root }}assets/a.png'></blockquote><q cite={{ root }}assets/a.png></q><del cite='{{ root }}assets/a.png'></del><ins cite='{{ root }}assets/a.png'></ins>
<link rel=preload as=image imagesrcset='{{ root }}assets/a.png 1x' href={{ root }}assets/a.png>
<meta http-equiv=Refresh content='5; URL="{{ root }}assets/a.png"'><meta content=3;url={{ root }}assets/a.png http-equiv=refresh><meta http-equiv=refresh content='1.5 , {{ root }}assets/a.png'>
<meta http-equiv=refresh content="5"><meta http-equiv=refresh content="5; url={{ root }}nichts/"><meta name=x content="5; url={{ root }}assets/a.png">
<table background='{{ root }}assets/a.png'><tr><td itemscope itemid={{ root }}assets/a.png></table>
<svg><use xlink:href='{{ root }}assets/a.png#b'/><image href='{{ root }}assets/a.png'/><a href="#x"/></svg>
<noscript><img src='{{ root }}assets/a.png'></noscript><noscript><a href={{ root }}nichts/ id=n>nothing</a></noscript>
<template><img src='{{ root }}assets/a.png'></template>
<!-- <a href="{{ root }}assets/a.png"> <a href='{{ root }}assets/a.png'> -->
<style>a::after { content: "<a href='{{ root }}assets/a.png'>" }</style>
<textarea><a href='{{ root }}assets/a.png'></textarea>
<p title="<a href='{{ root }}assets/a.png'>" data-href='{{ root }}assets/a.png' style='background: url({{ root }}assets/a.png)'>&lt;a href='{{ root }}assets/a.png'&gt; href="{{ root }}assets/a.png"</p>
<a href='#x'></a><a href='?x'></a><a href=/assets/a.png></a><a href='//example.org/'></a><a href='https://example.org/'></a><a href='mailto:a@b.de'></a><a href=''></a><a href></a>
"##;

/// A portal in two languages with a past day and further files.
fn portal(files: &[(&str, &str)]) -> Case {
    let theme = "themes/eigen/assets";
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}languages: [de, en]\nstands: [2024-01-01]\ntheme: themes/eigen\n"))
        .file(&format!("{theme}/a.png"), "")
        .file(&format!("{theme}/a,b.png"), "")
        .file(&format!("{theme}/a&b.png"), "")
        .file(&format!("{theme}/ä.png"), "")
        .goal("eins", "translations: {en: {title: Goal one}}\n");
    for (path, text) in files {
        case = case.file(path, text);
    }
    case.commit("Anfang");
    case.write_goal("zwei", "");
    case.commit("Noch eines");
    case
}

/// A goal's page in the folder of a language or day, from the template on.
fn main_of(case: &Case, folder: &str) -> String {
    let page = case.site(&format!("{folder}ziele/eins/index.html"));
    between(&page, "<main", "</main>").split_once('\n').unwrap().1.trim_end_matches("</main>").trim().to_owned()
}

#[test]
fn every_address_is_led_however_it_is_written() {
    let template = format!("{{% extends \"base.html\" %}}{{% block main %}}{MAIN}{{% endblock main %}}");
    let case = portal(&[]).file("themes/eigen/templates/goal.html", template);
    case.builds();
    assert_eq!(main_of(&case, ""), MAIN.replace("{{ root }}", "../../").trim());
    assert_snapshot!(main_of(&case, "en/"), @r##"
    <a href="../../ziele/">here</a>
    <a href="../../../assets/a.png">double</a>
    <a class=x href='../../../assets/a.png' title='"'>single</a>
    <A HREF="../../../assets/a.png">none</A>
    <a href = "../../../assets/a.png"class="y">spaces</a>
    <a
      Href
      =
      '../../../assets/a.png'
    >lines</a>
    <a href="../../../assets/a&amp;b.png?x=1&amp;y=%20#c">references</a>
    <a href='../../../assets/ä.png'>names</a>
    <a href="../../../assets/ä.png">numbers</a>
    <a href="../../../assets/%C3%A4.png">percent</a>
    <a class=x href="../../../nichts/" id=y>nothing</a>
    <a href='../../../nichts/'
       id=z>nothing</a>
    <a href="../../ziele/" ping="../../../assets/a.png ../../../nichts/ ../../ziele/">ping</a>
    <a href="../../ziele/" ping="../../../nichts/">ping</a>
    <map name=m><area href="../../../assets/a.png"></map>
    <img src='../../../assets/a.png' srcset="../../../assets/a.png 1x, ../../../nichts.png 2x, ../../../assets/a,b.png 3x" longdesc='../../../assets/a.png' alt="">
    <img src="../../../nichts.png" srcset='../../../nichts.png, ../../../nichts.png 2x' alt="nothing">
    <picture><source SRCSET="../../../assets/a.png"><source srcset='data:image/png;base64,AA== 1x, ../../../assets/a.png 640w'></picture>
    <video poster="../../../assets/a.png" src="../../../assets/a.png"><track src='../../../assets/a.png'></video>
    <audio src='../../../assets/a.png'></audio><embed src="../../../assets/a.png">
    <iframe src='../../../assets/a.png'><a href="../../assets/a.png">text</a></iframe>
    <object data='../../../assets/a.png'></object><data data='../../assets/a.png' value=1>no address</data>
    <script src='../../../assets/a.png'>"<a href='../../assets/a.png'>"</script>
    <form action='../../../assets/a.png'><button formaction="../../../assets/a.png"></button><input type=image src='../../../assets/a.png' formaction='../../../assets/a.png'></form>
    <blockquote cite='../../../assets/a.png'></blockquote><q cite="../../../assets/a.png"></q><del cite='../../../assets/a.png'></del><ins cite='../../../assets/a.png'></ins>
    <link rel=preload as=image imagesrcset='../../../assets/a.png 1x' href="../../../assets/a.png">
    <meta http-equiv=Refresh content='5; URL=&quot;../../../assets/a.png&quot;'><meta content="3;url=../../../assets/a.png" http-equiv=refresh><meta http-equiv=refresh content='1.5 , ../../../assets/a.png'>
    <meta http-equiv=refresh content="5"><meta http-equiv=refresh content="5; url=../../../nichts/"><meta name=x content="5; url=../../assets/a.png">
    <table background='../../../assets/a.png'><tr><td itemscope itemid="../../../assets/a.png"></table>
    <svg><use xlink:href='../../../assets/a.png#b'/><image href='../../../assets/a.png'/><a href="#x"/></svg>
    <noscript><img src='../../../assets/a.png'></noscript><noscript><a href="../../../nichts/" id=n>nothing</a></noscript>
    <template><img src='../../../assets/a.png'></template>
    <!-- <a href="../../assets/a.png"> <a href='../../assets/a.png'> -->
    <style>a::after { content: "<a href='../../assets/a.png'>" }</style>
    <textarea><a href='../../assets/a.png'></textarea>
    <p title="<a href='../../assets/a.png'>" data-href='../../assets/a.png' style='background: url(../../assets/a.png)'>&lt;a href='../../assets/a.png'&gt; href="../../assets/a.png"</p>
    <a href='#x'></a><a href='?x'></a><a href=/assets/a.png></a><a href='//example.org/'></a><a href='https://example.org/'></a><a href='mailto:a@b.de'></a><a href=''></a><a href></a>
    "##);
    assert_snapshot!(main_of(&case, "stand/2024-01-01/"), @r##"
    <a href="../../ziele/">here</a>
    <a href="../../../../assets/a.png">double</a>
    <a class=x href='../../../../assets/a.png' title='"'>single</a>
    <A HREF="../../../../assets/a.png">none</A>
    <a href = "../../../../assets/a.png"class="y">spaces</a>
    <a
      Href
      =
      '../../../../assets/a.png'
    >lines</a>
    <a href="../../../../assets/a&amp;b.png?x=1&amp;y=%20#c">references</a>
    <a href='../../../../assets/ä.png'>names</a>
    <a href="../../../../assets/ä.png">numbers</a>
    <a href="../../../../assets/%C3%A4.png">percent</a>
    <a class=x id=y>nothing</a>
    <a
       id=z>nothing</a>
    <a href="../../ziele/" ping="../../../../assets/a.png ../../ziele/">ping</a>
    <a href="../../ziele/">ping</a>
    <map name=m><area href="../../../../assets/a.png"></map>
    <img src='../../../../assets/a.png' srcset="../../../../assets/a.png 1x, ../../../../assets/a,b.png 3x" longdesc='../../../../assets/a.png' alt="">
    <img alt="nothing">
    <picture><source SRCSET="../../../../assets/a.png"><source srcset='data:image/png;base64,AA== 1x, ../../../../assets/a.png 640w'></picture>
    <video poster="../../../../assets/a.png" src="../../../../assets/a.png"><track src='../../../../assets/a.png'></video>
    <audio src='../../../../assets/a.png'></audio><embed src="../../../../assets/a.png">
    <iframe src='../../../../assets/a.png'><a href="../../assets/a.png">text</a></iframe>
    <object data='../../../../assets/a.png'></object><data data='../../assets/a.png' value=1>no address</data>
    <script src='../../../../assets/a.png'>"<a href='../../assets/a.png'>"</script>
    <form action='../../../../assets/a.png'><button formaction="../../../../assets/a.png"></button><input type=image src='../../../../assets/a.png' formaction='../../../../assets/a.png'></form>
    <blockquote cite='../../../../assets/a.png'></blockquote><q cite="../../../../assets/a.png"></q><del cite='../../../../assets/a.png'></del><ins cite='../../../../assets/a.png'></ins>
    <link rel=preload as=image imagesrcset='../../../../assets/a.png 1x' href="../../../../assets/a.png">
    <meta http-equiv=Refresh content='5; URL=&quot;../../../../assets/a.png&quot;'><meta content="3;url=../../../../assets/a.png" http-equiv=refresh><meta http-equiv=refresh content='1.5 , ../../../../assets/a.png'>
    <meta http-equiv=refresh content="5"><meta http-equiv=refresh><meta name=x content="5; url=../../assets/a.png">
    <table background='../../../../assets/a.png'><tr><td itemscope itemid="../../../../assets/a.png"></table>
    <svg><use xlink:href='../../../../assets/a.png#b'/><image href='../../../../assets/a.png'/><a href="#x"/></svg>
    <noscript><img src='../../../../assets/a.png'></noscript><noscript><a id=n>nothing</a></noscript>
    <template><img src='../../../../assets/a.png'></template>
    <!-- <a href="../../assets/a.png"> <a href='../../assets/a.png'> -->
    <style>a::after { content: "<a href='../../assets/a.png'>" }</style>
    <textarea><a href='../../assets/a.png'></textarea>
    <p title="<a href='../../assets/a.png'>" data-href='../../assets/a.png' style='background: url(../../assets/a.png)'>&lt;a href='../../assets/a.png'&gt; href="../../assets/a.png"</p>
    <a href='#x'></a><a href='?x'></a><a href=/assets/a.png></a><a href='//example.org/'></a><a href='https://example.org/'></a><a href='mailto:a@b.de'></a><a href=''></a><a href></a>
    "##);
}

/// A template that is only copied says nothing new, but its pages are read like those of any other.
#[test]
fn pages_of_the_built_in_templates_are_the_same_either_way() {
    let page = "---\ntitle: Hilfe\n---\n[Ziel](../ziele/eins.md), ![Bild](<../medien/b'c d&.png>), [Suche](/suche/?a=1&b='2')\n";
    let case = portal(&[("content/medien/b'c d&.png", ""), ("content/seiten/hilfe.md", page)])
        .file("themes/eigen/templates/footer.svg", "");
    case.builds();
    let known = case.site_files();
    let text = |folder: &str| lines(&case.site(&format!("{folder}hilfe/index.html")), &["<img"]);
    assert_snapshot!(text("en/"), @r#"<div lang="de"><p><a href="../ziele/eins/">Ziel</a>, <img src="../../medien/b&#x27;c%20d&amp;.png" alt="Bild" loading="lazy">, <a href="../suche/?a=1&amp;b=&#39;2&#39;">Suche</a></p>"#);
    assert_snapshot!(text("stand/2024-01-01/"), @r#"<p><a href="../ziele/eins/">Ziel</a>, <img src="../../../medien/b&#x27;c%20d&amp;.png" alt="Bild" loading="lazy">, <a href="../../../suche/?a=1&amp;b=&#x27;2&#x27;">Suche</a></p>"#);
    std::fs::remove_file(case.path("themes/eigen/templates/footer.svg")).unwrap();
    case.write("themes/eigen/templates/footer.html", include_bytes!("../../../themes/default/templates/footer.html"));
    case.builds();
    let any = case.site_files();
    let paths: std::collections::BTreeSet<&String> = known.keys().chain(any.keys()).collect();
    let differ: Vec<&str> =
        paths.into_iter().filter(|path| known.get(*path) != any.get(*path)).map(String::as_str).collect();
    // It names the files that are not committed.
    assert_eq!(differ, ["data/v1/manifest.json"]);
}
