//! The code of a frame.

use experiment::{Choice, Config, Edit, Error, hideable, links};

/// What a frame shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// All of the page.
    Whole,
    /// One experiment, without what leads elsewhere.
    Playground,
    /// The output and the losses.
    Output,
}

/// A side of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// From left to right.
    Width,
    /// From top to bottom.
    Height,
}

impl Side {
    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Side::Width => "Width",
            Side::Height => "Height",
        }
    }
}

/// The controls that a frame with the playground alone leaves out.
const ELSEWHERE: [&str; 4] = ["race", "runs", "lessons", "classLink"];

/// How long the side of a frame may be, in CSS units.
const LENGTHS: std::ops::RangeInclusive<u32> = 100..=5000;

impl Look {
    /// How long a side of the frame is where nobody says otherwise.
    pub fn length(self, side: Side) -> &'static str {
        match (self, side) {
            (_, Side::Width) => "100%",
            (Look::Whole, Side::Height) => "900",
            (Look::Playground, Side::Height) => "760",
            (Look::Output, Side::Height) => "420",
        }
    }

    /// What stands behind the `#` of the frame's link; `lesson` is what is said of an open lesson.
    pub fn fragment(self, config: &Config, lesson: &str) -> String {
        match self {
            Look::Whole => links::write(config) + lesson,
            Look::Output => links::write(config) + links::View::Output.in_link(),
            Look::Playground => {
                let hidden = hideable().iter().copied().filter(|name| config.hides(name) || ELSEWHERE.contains(name));
                let edits = [Edit::HideText(true), Edit::HiddenControls(hidden.collect())];
                // All names are from the list of those that can be hidden, so that each edit is allowed.
                let config = edits.into_iter().try_fold(config.clone(), Config::with);
                config.map_or_else(|_| String::new(), |config| links::write(&config))
            }
        }
    }
}

/// Reads the length of a side: a number of CSS units, or a part of the room there is.
///
/// # Errors
/// What is neither.
pub fn read_length(side: Side, text: &str) -> Result<String, Error> {
    let trimmed = text.trim();
    let number = trimmed.strip_suffix("px").unwrap_or(trimmed).trim();
    let is_part = |part: &str| part.trim().parse().is_ok_and(|part: u32| (1..=100).contains(&part));
    if trimmed.strip_suffix('%').is_some_and(is_part) {
        return Ok(trimmed.replace(' ', ""));
    }
    match number.parse::<u32>() {
        Ok(length) if LENGTHS.contains(&length) => Ok(length.to_string()),
        _ => Err(Error::NotAllowed {
            key: side.label(),
            value: text.to_owned(),
            allowed: format!("{} to {}, or a part such as 100%", LENGTHS.start(), LENGTHS.end()),
            nearest: None,
        }),
    }
}

/// The code of a frame with this link, and of this width and height.
pub fn code(config: &Config, link: &str, [width, height]: [&str; 2]) -> String {
    let title = format!("Neural Playground: {}", config.current_dataset().word().label);
    let [link, title] = [link, &title].map(escaped);
    format!(
        "<iframe src=\"{link}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         allow=\"fullscreen; clipboard-write\" style=\"border: 0\"></iframe>"
    )
}

/// A text as it stands within the quotation marks of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(link: &str) -> Config {
        let reading = links::read(link, || "1".to_owned());
        assert_eq!(reading.corrections, []);
        reading.config
    }

    #[test]
    fn a_frame_shows_what_was_chosen() {
        let page = config("#seed=0.5&noise=20&noise_hide=true");
        let whole = Look::Whole.fragment(&page, "&lesson=xor");
        assert_eq!(whole, links::write(&page) + "&lesson=xor");
        let alone = config(&Look::Playground.fragment(&page, "&lesson=xor"));
        assert!(ELSEWHERE.iter().chain(&["noise"]).all(|name| alone.hides(name)) && alone.hide_text());
        assert!(alone.learns_like(&page));
        let output = Look::Output.fragment(&page, "&lesson=xor");
        assert_eq!(links::view(&output, &mut Vec::new()), Some(links::View::Output));
        assert_eq!(config(&output), page);
        assert!(ELSEWHERE.iter().all(|name| hideable().contains(name)));
    }

    #[test]
    fn no_link_leaves_its_attribute() {
        let seed = config("#seed=\"><script>");
        let code = code(&seed, "https://host/?a=\"1\"#seed=\"><b>&noise=5", ["100%", "420"]);
        assert_eq!(code.matches('<').count(), 2, "{code}");
        assert_eq!(code.matches('"').count() % 2, 0);
        assert!(code.contains("src=\"https://host/?a=&quot;1&quot;#seed=&quot;&gt;&lt;b&gt;&amp;noise=5\""), "{code}");
        for part in ["title=\"Neural Playground: Circle\"", "loading=\"lazy\"", "width=\"100%\" height=\"420\""] {
            assert!(code.contains(part), "{code}");
        }
    }

    #[test]
    fn a_side_has_a_length() {
        for (text, length) in [("640", "640"), (" 640 px", "640"), ("100%", "100%"), ("50 %", "50%"), ("5000", "5000")]
        {
            assert_eq!(read_length(Side::Width, text).as_deref(), Ok(length));
        }
        for text in ["", "99", "5001", "-1", "0%", "101%", "wide", "1e3", "\"", "640\" onload=\"x"] {
            let said = read_length(Side::Height, text).unwrap_err().to_string();
            assert!(
                said.starts_with("Height cannot be") && said.contains("100 to 5000, or a part such as 100%"),
                "{said}"
            );
        }
        for look in [Look::Whole, Look::Playground, Look::Output] {
            for side in [Side::Width, Side::Height] {
                assert_eq!(read_length(side, look.length(side)).as_deref(), Ok(look.length(side)));
            }
        }
    }
}
