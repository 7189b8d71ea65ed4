//! The form to hand in: a name, and a link that holds all that was done. Nothing is sent from here.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::message::LessonsMsg;
use crate::dom::{self, spawn_local};
use crate::widgets::{TextField, phrase, saved_as};

/// Programs for mail cut addresses with more characters.
const LONGEST_MAIL: usize = 1_900;
/// Some programs for mail and chat cut links with more characters.
const LONGEST_LINK: usize = 2_000;
/// What the file with the link is called, if nobody has a name for it.
const FILE: &str = "hand-in";

/// The state of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandInState {
    is_open: bool,
    /// What was done with the link last, or could not be.
    said: AttrValue,
    field: NodeRef,
    /// The field for the name, where the focus goes.
    name: NodeRef,
}

impl HandInState {
    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows it, or not.
    pub fn toggle(&mut self) {
        *self = HandInState { is_open: !self.is_open, ..HandInState::default() };
        if self.is_open {
            dom::focus_later(&self.name);
        }
    }

    /// Another name is written: the link is another one.
    pub fn signed(&mut self) {
        self.said = AttrValue::default();
    }

    /// Copies the link that this fragment makes, and says whether it could be.
    pub fn copy(&self, fragment: &str, copied: Callback<bool>) {
        let link = link(fragment);
        spawn_local(async move { copied.emit(dom::copy(&link).await) });
    }

    /// Saves the link that this fragment makes as a file, in the name of who hands in.
    pub fn save(&mut self, fragment: &str, name: &str) {
        let file = file_name(name);
        self.said = if dom::save_text(&file, "text/plain", &format!("{}\n", link(fragment))) {
            format!("{}. Give the file to your teacher.", saved_as(&file)).into()
        } else {
            "The browser did not let the file be made. Copy the link.".into()
        };
    }

    /// The link was copied, or could not be: then it can be copied by hand.
    pub fn copied(&mut self, copied: bool) {
        self.said = if copied {
            "Copied. Paste it where your teacher collects the links.".into()
        } else {
            dom::focus_later(&self.field);
            "The browser does not let the page copy. Copy the link from the field.".into()
        };
    }
}

/// The link that a fragment makes with the address of this page.
pub fn link(fragment: &str) -> String {
    format!("{}#{fragment}", dom::without_fragment())
}

/// What the file of somebody of this name is called, in letters that every device takes.
fn file_name(name: &str) -> String {
    let letters = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' });
    let words = letters.collect::<String>();
    let words: Vec<&str> = std::iter::once(FILE).chain(words.split_whitespace()).collect();
    format!("{}.txt", words.join("-"))
}

/// What the form shows.
#[derive(Clone, Debug, PartialEq)]
pub struct HandInForm {
    /// The link that holds all that was done.
    pub link: AttrValue,
    /// The lesson's title.
    pub title: AttrValue,
    /// Who hands in.
    pub name: AttrValue,
    /// How many goals were reached.
    pub n_met: usize,
    /// How many there are.
    pub n_goals: usize,
    /// What was done here.
    pub state: HandInState,
}

/// The form.
pub fn hand_in_form(form: &HandInForm, send: &Callback<LessonsMsg>) -> Html {
    let HandInForm { link, title, name, n_met, n_goals, state } = form;
    let is_signed = !name.is_empty();
    let mail = format!("mailto:?subject={}&body={}", encoded(&format!("{title}: {name}")), encoded(link));
    let onfocus = |event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select();
    html! {
        <div class="hand-in" role="group" aria-labelledby="hand-in-title">
            <h3 class="label" id="hand-in-title">{ "Hand in" }</h3>
            <p class="quiet">{ phrase(said(*n_met, *n_goals)) }</p>
            <label class="hand-in-name">
                <span>{ "Your name" }</span>
                <TextField
                    id="hand-in-name"
                    value={name}
                    autocomplete="name"
                    node={state.name.clone()}
                    onset={send.reform(LessonsMsg::SignedAs)}
                    ontype={send.reform(LessonsMsg::SignedAs)}
                />
            </label>
            <div class="hand-in-ways">
                if is_signed {
                    <button class="button primary" onclick={send.reform(|_| LessonsMsg::CopyHandIn)}>{ "Copy the link" }</button>
                    if mail.len() <= LONGEST_MAIL {
                        <a class="button" href={mail}>{ "E-mail it" }</a>
                    }
                    <button class="button" onclick={send.reform(|_| LessonsMsg::SaveHandIn)}>{ "Save as a file" }</button>
                    <input
                        ref={&state.field}
                        class="hand-in-link"
                        readonly=true
                        aria-label="The link to hand in"
                        value={link}
                        {onfocus}
                    />
                }
            </div>
            <p role="status">
                { phrase(match is_signed {
                    false => "Write your name first.".into(),
                    true if state.said.is_empty() => AttrValue::Static(what_to_do(link)),
                    true => state.said.clone(),
                }) }
            </p>
        </div>
    }
}

/// What is to be done with the link.
fn what_to_do(link: &str) -> &'static str {
    if link.len() > LONGEST_LINK {
        "Give this link to your teacher. It is long, and some programs for mail or chat cut it: then give the file. The page itself sends \
         nothing."
    } else {
        "Give this link to your teacher. The page itself sends nothing."
    }
}

/// What is handed in, in words.
fn said(n_met: usize, n_goals: usize) -> String {
    let what = "Your link holds your answers and predictions, and the runs that show what you have reached";
    match n_goals {
        0 => format!("{what}."),
        1 if n_met == 1 => format!("The goal is reached. {what}."),
        _ if n_met == n_goals => format!("All {n_goals} goals are reached. {what}."),
        _ => format!("{n_met} of {n_goals} goals are reached so far, and the link says so. {what}."),
    }
}

/// A text as a part of an address: each byte but the plainest as a percent sign and two digits (RFC 3986).
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_holds_the_link_as_it_is() {
        assert_eq!(encoded("https://a.b/#handIn=~1A-_ä&b"), "https%3A%2F%2Fa.b%2F%23handIn%3D~1A-_%C3%A4%26b");
    }

    #[test]
    fn files_have_names_that_every_device_takes() {
        assert_eq!(file_name("Zoë  Müller / 5b"), "hand-in-Zoë-Müller-5b.txt");
        assert_eq!(file_name("../.."), "hand-in.txt");
    }

    #[test]
    fn a_long_link_is_said_to_be_cut_by_some() {
        assert!(!what_to_do(&"x".repeat(LONGEST_LINK)).contains("cut it"));
        assert!(what_to_do(&"x".repeat(LONGEST_LINK + 1)).contains("then give the file"));
    }

    #[test]
    fn what_is_not_reached_is_said() {
        assert!(said(0, 2).starts_with("0 of 2 goals are reached so far, and the link says so."));
        assert!(said(2, 2).starts_with("All 2 goals are reached.") && said(1, 1).starts_with("The goal is reached."));
        assert!(said(0, 0).starts_with("Your link holds your answers"));
    }
}
