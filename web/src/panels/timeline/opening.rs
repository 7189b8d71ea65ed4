//! A moment of a run that was opened: what is said when it is there, and its link, which stays in the address as long as it is shown.

use experiment::links::{MomentReading, write, write_moment};
use experiment::{Losses, Session, Verdict};

use crate::panels::effect::Effect;
use crate::widgets::Notice;

/// A moment that was opened.
#[derive(Clone, Debug)]
pub struct Opening {
    claim: Option<Losses>,
    /// What else is said about it.
    says: Vec<String>,
    /// What stands behind the `#` of its link.
    link: String,
    /// Where the session is for which that stands, and its settings: at the beginning, until the moment is there.
    epoch: u64,
    settings: String,
}

impl Opening {
    /// One that has begun, about which this is said when it is there.
    pub fn new(reading: &MomentReading, says: Vec<String>) -> Self {
        let MomentReading { moment, claim } = reading;
        let (link, settings) = (write_moment(moment, *claim), write(&moment.origin));
        Opening { claim: *claim, says, link, epoch: 0, settings }
    }

    /// The link, as long as what is shown is as it was opened.
    pub fn link(&self, shown: &Session, settings: &str) -> Option<String> {
        (shown.epoch() == self.epoch && settings == self.settings).then(|| self.link.clone())
    }

    /// The moment is there.
    pub fn arrive(&mut self, session: Box<Session>) -> Vec<Effect> {
        (self.epoch, self.settings) = (session.epoch(), write(session.config()));
        let mut notice = self.notice(&Verdict::of(self.claim, &session, Ok(())));
        notice.sentences.splice(0..0, self.says.drain(..));
        // At its beginning it was not trained at all.
        let said = (self.epoch > 0).then(|| Effect::Say(format!("Trained again up to epoch {}.", self.epoch)));
        let notice = (!notice.sentences.is_empty()).then_some(Effect::Notice(notice));
        [Effect::ArriveAt(session)].into_iter().chain(said).chain(notice).collect()
    }

    /// What is found of the claim.
    fn notice(&self, verdict: &Verdict) -> Notice {
        let trained = format!("Trained again up to epoch {} on this device:", self.epoch);
        match verdict {
            Verdict::Differs { claimed, found } => Notice {
                sentences: vec![
                    format!("{trained} the losses are not those that the link claims."),
                    format!("Claimed: training loss {}, test loss {}.", claimed.train, claimed.test),
                    format!("Found: training loss {}, test loss {}.", found.train, found.test),
                ],
                urgent: true,
                offer: None,
            },
            Verdict::Same => {
                Notice::new(format!("{trained} both losses are those that the link claims, to the last digit."))
            }
            _ => Notice::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Moment, links};

    use super::*;

    fn reading(forged: f64) -> (MomentReading, Box<Session>) {
        let mut session = Session::new(links::read("#seed=1", String::new).config);
        session.advance(20);
        let losses = session.losses();
        let claim = Some(Losses { train: losses.train + forged, ..losses });
        (MomentReading { moment: Moment::of(&session).unwrap(), claim }, Box::new(session))
    }

    #[test]
    fn what_a_claim_is_found_to_be_is_said() {
        for (forged, urgent, words) in [(0.0, false, "to the last digit"), (1e-9, true, "are not those")] {
            let (reading, session) = reading(forged);
            let effects = Opening::new(&reading, vec!["Well.".to_owned()]).arrive(session);
            let [Effect::ArriveAt(session), Effect::Say(_), Effect::Notice(notice)] = &effects[..] else {
                panic!("{effects:?}")
            };
            assert_eq!((session.epoch(), notice.urgent), (20, urgent));
            assert!(notice.sentences[0] == "Well." && notice.sentences[1].contains(words), "{notice:?}");
        }
    }

    #[test]
    fn the_link_stays_as_long_as_the_moment_is_shown() {
        let (reading, mut session) = reading(0.0);
        let mut opening = Opening::new(&reading, Vec::new());
        let settings = write(session.config());
        assert_eq!(opening.link(&session, &settings), None, "it begins at epoch 0");
        opening.arrive(session.clone());
        let link = opening.link(&session, &settings).unwrap();
        assert!(link.contains("&epoch=20&claim="), "{link}");
        assert_eq!(opening.link(&session, "seed=2"), None);
        session.advance(1);
        assert_eq!(opening.link(&session, &settings), None);
    }
}
