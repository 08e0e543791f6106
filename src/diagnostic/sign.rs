//! Signs of word processors and those that are meant.

/// What a sign stands for where a key, a date or an id is expected; `None` for all that mean themselves there.
pub fn plain_sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
        '‘' | '’' | '‚' | '‛' => "'",
        '：' => ":",
        _ => return None,
    })
}

/// How a sign is called, in German and in English.
pub(super) fn name(sign: char) -> [&'static str; 2] {
    match plain_sign(sign) {
        Some(" ") => ["ein geschütztes oder schmales Leerzeichen", "a no-break or narrow space"],
        Some("") => ["ein Zeichen, das niemand sieht", "a sign that nobody sees"],
        Some("-") => ["ein langer Strich", "a long dash"],
        Some(":") => ["ein breiter Doppelpunkt", "a wide colon"],
        _ => ["ein geschwungenes Anführungszeichen", "a curly quotation mark"],
    }
}
