//! The run over a reload of the page: what a file would hold is kept in the browser's tab, and taken from there once.

use experiment::{Session, saved};

use crate::dom;
use crate::panels::effect::Effect;
use crate::widgets::{Notice, Offer};

/// Where it is kept: what stands in the address bar, and below that the experiment.
const KEPT: &str = "over-reload";

/// Whether a run is kept.
pub fn is_run_kept() -> bool {
    dom::kept_in_tab(KEPT).is_some()
}

/// Says that another release of the page is on the device.
pub fn renewed() -> Effect {
    Effect::Notice(Notice::new("A new version is there.").offering(Some(Offer::Reload)))
}

/// Keeps the run and loads the page anew, or says why not.
pub fn reload(session: &Session) -> Option<Effect> {
    let text = format!("{}\n{}", dom::fragment(), saved::write(session));
    dom::keep_in_tab(KEPT, Some(&text));
    if dom::kept_in_tab(KEPT) == Some(text) {
        dom::reload();
        return None;
    }
    let words = "The browser lets nothing be kept over a reload. Save the run by Export, then reload the page.";
    Some(Effect::Notice(Notice::urgent(words)))
}

/// Brings the run back, unless the page shows something else by now.
pub fn reloaded() -> Option<Session> {
    let kept = dom::kept_in_tab(KEPT);
    dom::keep_in_tab(KEPT, None);
    let kept = kept?;
    let (fragment, text) = kept.split_once('\n')?;
    (fragment == dom::fragment()).then(|| saved::read(text))?.ok()
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;
    use crate::dom::imaginary::browser;

    fn write(fragment: &str) {
        browser(|browser| browser.fragment = fragment.to_owned());
    }

    #[test]
    fn a_run_comes_back_once_and_to_its_own_address() {
        let mut session = Session::new(links::read("#seed=3&dataset=xor", String::new).config);
        session.advance(7);
        write("#one");
        assert!(reload(&session).is_none() && browser(|browser| browser.reloads) && is_run_kept());
        let Some(again) = reloaded() else { panic!("nothing came back") };
        assert_eq!(saved::write(&again), saved::write(&session));
        assert!(reloaded().is_none() && !is_run_kept(), "once");

        assert!(reload(&session).is_none());
        write("#another");
        assert!(reloaded().is_none() && !is_run_kept());
    }

    #[test]
    fn what_cannot_be_kept_is_not_lost() {
        browser(|browser| browser.forbids_tab = true);
        let session = Session::new(links::read("#seed=3", String::new).config);
        let Some(Effect::Notice(notice)) = reload(&session) else { panic!("nothing was said") };
        assert!(notice.sentences[0].contains("Export") && !browser(|browser| browser.reloads));
    }
}
