//! Texts that somebody has written in Markdown, as elements: paragraphs, lists, emphasis, links, sub- and superscripts. What is no such thing
//! stands there as it was written: markup of other kinds is text here, pictures are their words, and links lead to the web and to mail
//! only.

use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeStream};
use yew::prelude::*;
use yew::virtual_dom::{VList, VTag};

/// Where links may lead.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];
/// What stands between two of these is lowered or raised, also within a word, where the library leaves it as it is: X~1~, x^2^.
const LOWERS: char = '~';
const RAISES: char = '^';
/// If it is no longer than an index or a power.
const LONGEST_INDEX: usize = 12;
/// What stands deeper in other elements has none of its own.
const MOST_LEVELS: usize = 12;

/// The elements of a text.
pub fn markdown(text: &str) -> Html {
    let mut writer = Writer { open: vec![(VTag::new("div"), VList::new())], levels: Vec::new() };
    for event in TextMergeStream::new(Parser::new_ext(text, Options::empty())) {
        match event {
            Event::Start(tag) => writer.start(&tag),
            Event::End(_) => writer.end(),
            Event::Text(text) => writer.indexed(&text),
            Event::Html(text) | Event::InlineHtml(text) => writer.text(&text),
            Event::Code(text) => writer.element("code", &text),
            // Line breaks in a paragraph are spaces.
            Event::SoftBreak => writer.text(" "),
            Event::HardBreak => writer.push(VTag::new("br").into()),
            Event::Rule => writer.push(VTag::new("hr").into()),
            _ => {}
        }
    }
    writer.finish()
}

/// Whether a link may lead there.
fn is_allowed(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    SCHEMES.iter().any(|scheme| address.starts_with(scheme))
}

/// The first index or power in a text: what stands before it, its element, itself, and what stands behind it.
fn next_index(text: &str) -> Option<(&str, &'static str, &str, &str)> {
    text.char_indices().filter(|(_, sign)| [LOWERS, RAISES].contains(sign)).find_map(|(at, sign)| {
        let inside = &text[at + 1..];
        let end = inside.find(|other: char| other == sign || other.is_whitespace())?;
        let is_index = inside[end..].starts_with(sign) && (1..=LONGEST_INDEX).contains(&inside[..end].chars().count());
        let name = if sign == LOWERS { "sub" } else { "sup" };
        is_index.then(|| (&text[..at], name, &inside[..end], &inside[end + 1..]))
    })
}

/// Puts elements together.
struct Writer {
    /// The elements that are open, with what stands in them; the first is none, but the whole text.
    open: Vec<(VTag, VList)>,
    /// Of all that is open in the text, whether it is such an element.
    levels: Vec<bool>,
}

impl Writer {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = match tag {
            Tag::Paragraph | Tag::HtmlBlock => "p",
            // The titles of the page are no business of a text.
            Tag::Heading { .. } => "h3",
            Tag::BlockQuote(_) => "blockquote",
            Tag::CodeBlock(_) => "pre",
            Tag::List(None) => "ul",
            Tag::List(Some(_)) => "ol",
            Tag::Item => "li",
            Tag::Emphasis => "em",
            Tag::Strong => "strong",
            Tag::Link { .. } => "a",
            _ => "",
        };
        let mut element = (!name.is_empty() && self.open.len() <= MOST_LEVELS).then(|| VTag::new(name));
        match (tag, &mut element) {
            (Tag::Link { dest_url, .. }, Some(link)) if is_allowed(dest_url) => {
                link.add_attribute("href", dest_url.trim().to_owned());
                link.add_attribute("target", "_blank");
                link.add_attribute("rel", "noopener noreferrer");
            }
            (Tag::Link { .. }, link) => *link = None,
            (Tag::List(Some(first)), Some(list)) if *first != 1 => list.add_attribute("start", first.to_string()),
            _ => {}
        }
        self.levels.push(element.is_some());
        self.open.extend(element.map(|element| (element, VList::new())));
    }

    fn end(&mut self) {
        if self.levels.pop() != Some(true) || self.open.len() < 2 {
            return;
        }
        if let Some((mut element, children)) = self.open.pop() {
            element.add_child(children.into());
            self.push(element.into());
        }
    }

    fn push(&mut self, html: Html) {
        if let Some((_, children)) = self.open.last_mut() {
            children.add_child(html);
        }
    }

    /// A text with what is lowered and raised in it.
    fn indexed(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, name, index, behind)) = next_index(rest) {
            self.text(before);
            self.element(name, index);
            rest = behind;
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        self.push(Html::from(text.to_owned()));
    }

    fn element(&mut self, name: &'static str, text: &str) {
        let mut element = VTag::new(name);
        element.add_child(Html::from(text.to_owned()));
        self.push(element.into());
    }

    fn finish(mut self) -> Html {
        while !self.levels.is_empty() {
            self.end();
        }
        self.open.pop().map_or_else(Html::default, |(_, children)| children.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_and_to_mail_only() {
        for address in ["https://a.b/c", "http://a.b", "mailto:a@b.c", " HTTPS://A.B"] {
            assert!(is_allowed(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.b",
            "#seed=1",
            "vbscript:x",
            "java\nscript:x",
            "file:///x",
            "",
        ] {
            assert!(!is_allowed(address), "{address}");
        }
    }

    #[test]
    fn indices_and_powers_stand_within_words() {
        assert_eq!(next_index("X~1~, x^2^"), Some(("X", "sub", "1", ", x^2^")));
        assert_eq!(next_index(", x^2^ + 1"), Some((", x", "sup", "2", " + 1")));
        assert_eq!(next_index("~~a~"), Some(("~", "sub", "a", "")));
        for text in ["", "~", "a ~ b ~ c", "about ~5, or ~6", "2^10", "~~", "^^^", "~thirteen-chars~"] {
            assert_eq!(next_index(text), None, "{text}");
        }
    }

    #[test]
    fn a_deep_text_is_no_deep_page() {
        // Neither of these takes long, or more room on the stack than there is.
        let _ = markdown(&">".repeat(50_000));
        let _ = markdown(&"*a".repeat(20_000));
        let _ = markdown(&"- ".repeat(20_000));
        let _ = markdown(&"[".repeat(20_000));
    }
}
