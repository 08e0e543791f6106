//! What web servers are told: the files in the site, the handbook, the preview.

use insta::assert_snapshot;
use zielstand::headers::{ASSET_FOLDERS, CACHE_ASSETS, CACHE_PAGES, COMPRESSED, HEADERS, TYPES};

use super::filled;
use crate::html::pages;

const OPERATION: &str = include_str!("../../../docs/betrieb/webserver.md");

#[test]
fn files_for_web_servers() {
    let case = filled();
    case.builds();
    assert_snapshot!(case.site("_headers"), @"
    /*
      Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
      Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
      Referrer-Policy: no-referrer
      X-Content-Type-Options: nosniff

    /assets/*
      Cache-Control: max-age=3600, stale-while-revalidate=86400

    /badges/*
      Cache-Control: max-age=3600, stale-while-revalidate=86400

    /medien/*
      Cache-Control: max-age=3600, stale-while-revalidate=86400

    /*.atom
      Content-Type: application/atom+xml; charset=utf-8
    ");
    assert_snapshot!(case.site(".htaccess"), @r#"
    DirectoryIndex index.html
    ErrorDocument 403 /404.html
    ErrorDocument 404 /404.html
    AddDefaultCharset utf-8
    <IfModule mod_alias.c>
      Redirect 404 /_headers
    </IfModule>
    <IfModule mod_mime.c>
      AddType application/atom+xml .atom
      AddType image/avif .avif
      AddType text/csv .csv
      AddType text/vtt .vtt
      AddCharset utf-8 .atom .css .csv .html .js .json .svg .txt .vtt .xml
    </IfModule>
    <IfModule mod_headers.c>
      Header always set Content-Security-Policy "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
      Header always set Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
      Header always set Referrer-Policy "no-referrer"
      Header always set X-Content-Type-Options "nosniff"
      Header set Cache-Control "no-cache"
      <If "%{REQUEST_URI} =~ m#^/(assets|badges|medien)/#">
        Header set Cache-Control "max-age=3600, stale-while-revalidate=86400"
      </If>
    </IfModule>
    <IfModule mod_deflate.c>
      <IfModule mod_filter.c>
        AddOutputFilterByType DEFLATE application/atom+xml application/javascript application/json application/xml image/svg+xml text/css text/csv text/html text/javascript text/plain text/vtt text/xml
      </IfModule>
    </IfModule>
    "#);
}

#[test]
fn files_for_web_servers_below_a_folder() {
    let case = filled();
    assert_eq!(case.build(&["--base-url", "https://example.org/portal"]).code, 0);
    assert!(case.site("_headers").starts_with("/portal/*\n"));
    for line in [
        "ErrorDocument 403 /portal/404.html\n",
        "ErrorDocument 404 /portal/404.html\n",
        "  Redirect 404 /portal/_headers\n",
    ] {
        assert!(case.site(".htaccess").contains(line), "{line}");
    }
    assert!(case.site(".htaccess").contains("m#^/portal/(assets|badges|medien)/#"));
}

/// A part of the handbook's page.
fn part(name: &str) -> &'static str {
    OPERATION.split(&format!("\n## {name}\n")).nth(1).unwrap().split("\n## ").next().unwrap()
}

/// The parts for nginx and Caddy are written by hand. `tests/browser/servers.test.mjs` tries them.
#[test]
fn the_handbook_names_the_same_headers() {
    for (name, value) in HEADERS {
        assert!(part("nginx").contains(&format!("    add_header {name} \"{value}\" always;\n")), "{name}");
        assert!(part("Caddy").contains(&format!("\t\t{name} \"{value}\"\n")), "{name}");
        assert!(part("Was die Kopfzeilen bewirken").contains(&format!("| `{name}` |")), "{name}");
    }
    for part in [part("nginx"), part("Caddy")] {
        assert!(part.contains(&format!("\"{CACHE_ASSETS}\"")) && part.contains(&format!("\"{CACHE_PAGES}\"")));
    }
}

#[test]
fn the_handbook_names_the_same_folders_and_types() {
    let nginx = part("nginx");
    assert!(nginx.contains(&format!("    ~^/({})/ ", ASSET_FOLDERS.join("|"))));
    // nginx compresses HTML by itself, and warns if it is named.
    let packed: Vec<&str> = COMPRESSED.into_iter().filter(|kind| *kind != "text/html").collect();
    for setting in ["charset_types", "gzip_types"] {
        assert!(nginx.contains(&format!("    {setting} {};\n", packed.join(" "))), "{setting}");
    }
    let endings: Vec<&str> = TYPES.iter().map(|(ending, _)| *ending).collect();
    assert!(nginx.contains(&format!("location ~ \\.({})$ {{", endings.join("|"))));
    for (ending, kind) in TYPES {
        assert!(nginx.contains(&format!("            {kind} {ending};\n")), "{ending}");
    }
    let folders: Vec<String> = ASSET_FOLDERS.iter().map(|folder| format!("/{folder}/*")).collect();
    // Caddy sends what it was told last for a path, so the two must not overlap.
    for matcher in ["@pages not path", "@assets path"] {
        assert!(part("Caddy").contains(&format!("\t{matcher} {}\n", folders.join(" "))), "{matcher}");
    }
}

/// Scripts and styles may only come from the site itself, and nothing is kept in the browser.
#[test]
fn no_cookie_and_no_third_party() {
    let case = filled();
    assert_eq!(case.build(&["--base-url", "https://example.org/"]).code, 0);
    for (path, page) in pages(&case.path("public")) {
        for attribute in ["src", "srcset", "data", "poster", "action", "xlink:href"] {
            let outside: Vec<_> = page.values(attribute).filter(|(_, address)| address.contains("//")).collect();
            assert_eq!(outside, [], "{path}");
        }
        let loaded = page.elements.iter().filter(|element| element.name == "link");
        let loaded = loaded.filter(|element| !matches!(element.attributes["rel"].as_str(), "canonical" | "alternate"));
        let outside: Vec<_> = loaded
            .filter(|element| element.attributes["href"].contains("//"))
            .map(|element| &element.attributes)
            .collect();
        assert!(outside.is_empty(), "{path}: {outside:?}");
    }
    let scripts = case.site_files().into_iter().filter(|(path, _)| path.ends_with(".js"));
    for (path, bytes) in scripts {
        // The search engine parses addresses with a made-up host, and fetches nothing from it.
        let script = String::from_utf8(bytes).unwrap().replace("new URL(`https://example.com$", "");
        for word in ["document.cookie", "localStorage", "sessionStorage", "indexedDB", "https://", "http://", "eval("] {
            assert!(!script.contains(word), "{path}: {word}");
        }
    }
}
