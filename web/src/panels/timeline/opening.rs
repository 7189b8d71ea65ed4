//! A moment of a run that was opened: what is said when it is there, and its link, which stays in the address as long as it is shown.

use experiment::links::{MomentReading, write_moment};
use experiment::{Config, Losses, Moment, Session, Verdict};

use crate::panels::effect::Effect;
use crate::widgets::Notice;

/// A moment that was opened.
#[derive(Clone, Debug)]
pub struct Opening {
    moment: Moment,
    claim: Option<Losses>,
    /// What else is said about it.
    says: Vec<String>,
    /// Where the session is for which its link stands, and its settings: at the beginning, until the moment is there.
    epoch: u64,
    settings: Config,
}

impl Opening {
    /// One that has begun, about which this is said when it is there.
    pub fn new(reading: &MomentReading, says: Vec<String>) -> Self {
        let MomentReading { moment, claim } = reading;
        Opening { moment: moment.clone(), claim: *claim, says, epoch: 0, settings: moment.origin.clone() }
    }

    /// What stands behind the `#` of its link, on the page as it is now; as long as what is shown is as it was opened.
    pub fn link(&self, shown: &Session) -> Option<String> {
        let is_shown = shown.epoch() == self.epoch && shown.config().learns_like(&self.settings);
        let now = || Moment { origin: self.moment.origin.clone().on_page_of(shown.config()), ..self.moment.clone() };
        is_shown.then(|| write_moment(&now(), self.claim))
    }

    /// The moment is there.
    pub fn arrive(&mut self, session: Box<Session>) -> Vec<Effect> {
        (self.epoch, self.settings) = (session.epoch(), session.config().clone());
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
                    // With each digit, and never with hundreds of zeros.
                    format!("Claimed: training loss {:?}, test loss {:?}.", claimed.train, claimed.test),
                    format!("Found: training loss {:?}, test loss {:?}.", found.train, found.test),
                ],
                urgent: true,
                offer: None,
            },
            Verdict::Same => {
                Notice::new(format!("{trained} both losses are those that the link claims, to the last digit."))
            }
            Verdict::Diverged { .. } if self.claim.is_some() => Notice::urgent(format!(
                "{trained} it has diverged. Its losses are no numbers any more, so they are not those that the link claims."
            )),
            _ => Notice::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Change, Edit, Moment, links};

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
        assert_eq!(opening.link(&session), None, "it begins at epoch 0");
        opening.arrive(session.clone());
        let link = opening.link(&session).unwrap();
        assert!(link.contains("&epoch=20&claim=") && link.contains("&showTestData=false&"), "{link}");
        let change = |session: &mut Session, edit: Edit| drop(session.change(&Change::Edit(edit)));
        change(&mut session, Edit::ShowTestData(true));
        let shown = link.replace("&showTestData=false&", "&showTestData=true&");
        assert_eq!(opening.link(&session), Some(shown), "what only the page shows");
        let mut faster = session.clone();
        change(&mut faster, Edit::LearningRate(0.1));
        assert_eq!(opening.link(&faster), None);
        session.advance(1);
        assert_eq!(opening.link(&session), None);
    }

    #[test]
    fn a_claim_of_a_run_that_has_diverged_is_refused() {
        let (mut reading, _) = reading(0.0);
        let config = links::read("#seed=1&learningRate=10&activation=relu&problem=regression", String::new).config;
        let mut session = Session::new(config);
        while !session.has_diverged() {
            session.advance(1);
        }
        let notices = |reading: &MomentReading| {
            let effects = Opening::new(reading, Vec::new()).arrive(Box::new(session.clone()));
            effects.into_iter().filter(|effect| matches!(effect, Effect::Notice(notice) if notice.urgent)).count()
        };
        assert_eq!(notices(&reading), 1);
        reading.claim = None;
        assert_eq!(notices(&reading), 0);
    }
}
