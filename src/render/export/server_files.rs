//! Files that tell web servers which headers to send: `_headers` for static hosts, `.htaccess` for Apache. Others find
//! theirs in `docs/betrieb/`.

use crate::headers::{ASSET_FOLDERS, CACHE_ASSETS, CACHE_PAGES, COMPRESSED, HEADERS, TEXTS, TYPES};
use crate::render::output::OutputFile;

/// Both files. `root` is the site's root as the web server sees it, with a `/` at both ends.
pub fn files(root: &str) -> [OutputFile; 2] {
    let file = |path: &str, text: String| OutputFile { path: path.to_owned(), bytes: text.into_bytes() };
    [file("_headers", static_hosts(root)), file(".htaccess", apache(root))]
}

/// As Netlify, Cloudflare Pages, Codeberg and others read it. Rules that match the same file must not name the same
/// header: some hosts would send both values.
fn static_hosts(root: &str) -> String {
    let mut text = format!("{root}*\n");
    for (name, value) in HEADERS {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for folder in ASSET_FOLDERS {
        text.push_str(&format!("\n{root}{folder}/*\n  Cache-Control: {CACHE_ASSETS}\n"));
    }
    text.push_str(&format!("\n{root}*.atom\n  Content-Type: application/atom+xml; charset=utf-8\n"));
    text
}

/// Works wherever `AllowOverride FileInfo Indexes` is set; a server without one of the modules leaves its part out.
fn apache(root: &str) -> String {
    let mut text = String::from("DirectoryIndex index.html\n");
    // A folder without a page of its own is forbidden, not missing: no list of its files.
    for status in [403, 404] {
        text.push_str(&format!("ErrorDocument {status} {root}404.html\n"));
    }
    text.push_str("AddDefaultCharset utf-8\n<IfModule mod_alias.c>\n");
    text.push_str(&format!("  Redirect 404 {root}_headers\n</IfModule>\n<IfModule mod_mime.c>\n"));
    for (ending, kind) in TYPES {
        text.push_str(&format!("  AddType {kind} .{ending}\n"));
    }
    let endings: Vec<String> = TEXTS.iter().map(|ending| format!(".{ending}")).collect();
    text.push_str(&format!("  AddCharset utf-8 {}\n</IfModule>\n<IfModule mod_headers.c>\n", endings.join(" ")));
    for (name, value) in HEADERS {
        text.push_str(&format!("  Header always set {name} \"{value}\"\n"));
    }
    text.push_str(&format!("  Header set Cache-Control \"{CACHE_PAGES}\"\n"));
    let folders = ASSET_FOLDERS.join("|");
    text.push_str(&format!(
        "  <If \"%{{REQUEST_URI}} =~ m#^{root}({folders})/#\">\n    Header set Cache-Control \"{CACHE_ASSETS}\"\n  </If>\n</IfModule>\n"
    ));
    // All types: what stands here replaces what the server says, it does not add to it.
    text.push_str(&format!(
        "<IfModule mod_deflate.c>\n  <IfModule mod_filter.c>\n    AddOutputFilterByType DEFLATE {}\n  </IfModule>\n</IfModule>\n",
        COMPRESSED.join(" ")
    ));
    text
}
