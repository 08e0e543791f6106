//! The order of words in lists for readers: umlauts with their vowels (DIN 5007-1), numbers as numbers.

use std::cmp::Ordering;

/// Digits of the longest number that is compared as one.
const DIGITS: usize = 20;

/// The order of two titles; different ones are never equal.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}

/// What is compared: no case, no accents, numbers with zeros in front.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut number = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        end_number(&mut key, &mut number);
        match c {
            'ä' | 'á' | 'à' | 'â' | 'å' => key.push('a'),
            'ö' | 'ó' | 'ò' | 'ô' => key.push('o'),
            'ü' | 'ú' | 'ù' | 'û' => key.push('u'),
            'é' | 'è' | 'ê' | 'ë' => key.push('e'),
            'ß' => key.push_str("ss"),
            c if c.is_alphanumeric() => key.push(c),
            _ => key.push(' '),
        }
    }
    end_number(&mut key, &mut number);
    key
}

fn end_number(key: &mut String, number: &mut String) {
    if !number.is_empty() {
        let zeros = DIGITS.saturating_sub(number.len());
        key.extend(std::iter::repeat_n('0', zeros));
        key.push_str(number);
        number.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn words_stand_as_in_a_dictionary() {
        let mut words = ["Zeit", "Ärzte", "Arbeit", "Ziel 10", "Ziel 2", "Straße", "Strasse 1", "azubi", "5G"];
        words.sort_by_key(|word| key(word));
        assert_eq!(words, ["5G", "Arbeit", "Ärzte", "azubi", "Straße", "Strasse 1", "Zeit", "Ziel 2", "Ziel 10"]);
    }
}
