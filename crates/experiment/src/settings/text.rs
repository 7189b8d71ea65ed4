//! Texts that a link can hold: they must come out of it as they went in.

use super::domain::{LONGEST_SEED, SettingInfo};
use crate::error::Error;

/// What a browser's address bar makes of the text behind the `#` (the fragment percent-encode set of the URL standard).
/// A seed must mean the same wherever it is read, and TensorFlow Playground reads it undecoded.
pub(crate) fn as_in_address_bar(fragment: &str) -> String {
    let mut text = String::with_capacity(fragment.len());
    for character in fragment.chars() {
        match character {
            '\t' | '\n' | '\r' => {}
            ' ' | '"' | '<' | '>' | '`' | '\0'..='\x1f' | '\x7f'.. => {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    text.push_str(&format!("%{byte:02X}"));
                }
            }
            _ => text.push(character),
        }
    }
    text
}

/// A seed must come out of a link as it went in.
pub(super) fn check_seed(info: &SettingInfo, seed: &str) -> Result<(), Error> {
    let fits = |text: &str| !text.is_empty() && text.chars().count() <= LONGEST_SEED;
    let nearest = as_in_address_bar(&seed.replace(['&', '=', '#'], ""));
    if fits(seed) && nearest == seed {
        return Ok(());
    }
    let nearest: String = nearest.chars().take(LONGEST_SEED).collect();
    Err(info.refuse(seed, Some(nearest).filter(|text| fits(text))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Setting;

    #[test]
    fn a_seed_is_what_comes_out_of_an_address_bar() {
        let info = Setting::Seed.info();
        let nearest = |seed: &str| check_seed(&info, seed).err().map(|error| error.nearest().map(str::to_owned));
        let long = "x".repeat(LONGEST_SEED);
        assert_eq!(nearest("0.5-a%20'"), None);
        assert_eq!(nearest(&long), None);
        assert_eq!(nearest("a b"), Some(Some("a%20b".to_owned())));
        assert_eq!(nearest("ü&=#"), Some(Some("%C3%BC".to_owned())));
        assert_eq!(nearest(&format!("{long}y")), Some(Some(long)));
        assert_eq!(nearest(""), Some(None));
        assert_eq!(nearest("&"), Some(None));
    }
}
