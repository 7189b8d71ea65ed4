//! Texts as somebody looks for them: “zoe” finds “Zoé”.

use crate::dom;

/// A text in small letters without accents, by which it is found and sorted.
pub fn folded(text: &str) -> String {
    let small = text.to_lowercase();
    // No browser needs to be asked about most texts.
    if small.is_ascii() {
        return small;
    }
    let mut folded = String::with_capacity(small.len());
    for character in dom::decomposed(&small).chars() {
        match character {
            // Accents.
            '\u{300}'..='\u{36f}' => {}
            // What Unicode does not take apart.
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_count() {
        for (text, plain) in [
            ("Zoé", "zoe"),
            ("ZOE\u{301}", "zoe"),
            ("Émile", "emile"),
            ("Jürgen Groß", "jurgen gross"),
            ("Søren Ł", "soren l"),
            ("İ", "i"),
            ("李 42", "李 42"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }
}
