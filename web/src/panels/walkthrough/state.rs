//! The state of the walkthrough, and how another sample is chosen.

use experiment::{Point, Sample, Session, Typed};
use yew::{AttrValue, Callback, Html, NodeRef};

use super::followed::{CoordinateError, Followed, extent};
use super::message::{Axis, WalkthroughMsg, WalkthroughPanel};
use super::step::Step;
use super::view::{WalkthroughView, view};
use crate::dom;
use crate::panels::effect::{Effect, Follow};
use crate::widgets::Notice;

/// The walkthrough's state.
pub struct Walkthrough {
    send: Callback<WalkthroughMsg>,
    followed: Option<Followed>,
    /// The head of the step that is shown.
    head: NodeRef,
    /// The button that shows the next step.
    next: NodeRef,
}

impl Walkthrough {
    /// No point is followed yet.
    pub fn new(send: Callback<WalkthroughMsg>) -> Self {
        Walkthrough { send, followed: None, head: NodeRef::default(), next: NodeRef::default() }
    }

    /// Follows a sample, at the step that was shown of the one before.
    fn follow(&mut self, sample: Option<Sample>) -> Vec<Effect> {
        let Some(sample) = sample else { return Vec::new() };
        match &mut self.followed {
            Some(followed) => (followed.sample, followed.refused) = (sample, None),
            None => {
                self.followed = Some(Followed::new(sample));
                // With room below it for the beginning of the step, and no further: the network stays in view.
                dom::scroll_into_view_later("#network-title", &self.head);
            }
        }
        vec![Effect::Render, Effect::Paint]
    }

    fn type_coordinate(&mut self, axis: Axis, text: &str, session: &Session) -> Vec<Effect> {
        let Some(followed) = &mut self.followed else { return Vec::new() };
        match followed.moved(axis, text, session) {
            Ok(Typed { value, note }) => {
                let mut effects = self.follow(value);
                effects.extend(note.map(|note| Effect::Notice(Notice::new(note))));
                effects
            }
            Err(error) => {
                let (text, reason) = (AttrValue::from(text.to_owned()), AttrValue::from(error.to_string()));
                followed.refused = Some(CoordinateError { axis, text, reason });
                vec![Effect::Render]
            }
        }
    }
}

impl WalkthroughPanel for Walkthrough {
    fn update(&mut self, message: WalkthroughMsg, session: &Session) -> Vec<Effect> {
        match message {
            WalkthroughMsg::Follow(Follow::First) => {
                let effects = self.follow(session.train_sample(0));
                // The button that was pressed is gone then; this is where one goes on.
                dom::focus_later(&self.next);
                effects
            }
            WalkthroughMsg::Follow(Follow::At(right, down)) => {
                let (x, y) = extent(session).of_unit(right.clamp(0.0, 1.0), down.clamp(0.0, 1.0));
                self.follow(session.sample_at(x, y))
            }
            WalkthroughMsg::Close => {
                self.followed = None;
                vec![Effect::Render, Effect::Paint]
            }
            WalkthroughMsg::Other(by) => {
                let sample = self.followed.as_ref().and_then(|followed| followed.other(by, session));
                self.follow(sample)
            }
            WalkthroughMsg::Type(axis, text) => self.type_coordinate(axis, &text, session),
            WalkthroughMsg::Go(step) => {
                let Some(followed) = &mut self.followed else { return Vec::new() };
                followed.step = step;
                vec![Effect::Render]
            }
        }
    }

    fn view(&self, session: &Session, playing: bool) -> Html {
        let Walkthrough { send, head, next, followed } = self;
        let view_of = |followed| view(&WalkthroughView { followed, session, playing, head, next, send });
        followed.as_ref().map(view_of).unwrap_or_default()
    }

    fn point(&self) -> Option<&Point> {
        self.followed.as_ref().map(|followed| &followed.sample.point)
    }

    fn column(&self, n_layers: usize) -> Option<usize> {
        self.followed.as_ref().map(|followed| Step::at(followed.step, n_layers).1.column(n_layers))
    }

    fn renew(&mut self, session: &Session) {
        if let Some(followed) = &mut self.followed {
            match followed.renewed(session) {
                Some(sample) => followed.sample = sample,
                None => self.followed = None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Origin, links};

    use super::*;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, String::new).config)
    }

    /// A walkthrough of the first training point.
    fn walkthrough(session: &Session) -> Walkthrough {
        let followed = session.train_sample(0).map(Followed::new);
        Walkthrough { followed, ..Walkthrough::new(Callback::noop()) }
    }

    fn origin(walkthrough: &Walkthrough) -> Option<Origin> {
        walkthrough.followed.as_ref().map(|followed| followed.sample.origin)
    }

    #[test]
    fn training_points_go_round() {
        let session = session("#seed=1");
        let n = session.train_points().len();
        let mut walkthrough = walkthrough(&session);
        walkthrough.update(WalkthroughMsg::Other(-1), &session);
        assert_eq!(origin(&walkthrough), Some(Origin::Train(n - 1)));
        walkthrough.update(WalkthroughMsg::Other(2), &session);
        assert_eq!(origin(&walkthrough), Some(Origin::Train(1)));
        walkthrough.update(WalkthroughMsg::Other(isize::MIN), &session);
        assert!(matches!(origin(&walkthrough), Some(Origin::Train(_))));
    }

    #[test]
    fn coordinates_are_typed() {
        let session = session("#seed=1&exactDataset=and");
        let mut walkthrough = walkthrough(&session);
        let point = *walkthrough.point().unwrap();
        for wrong in ["2.5", "abc", "NaN", ""] {
            walkthrough.update(WalkthroughMsg::Type(Axis::X2, wrong.to_owned()), &session);
            let refused = walkthrough.followed.as_ref().and_then(|followed| followed.refused.clone()).unwrap();
            assert_eq!((refused.axis, refused.text.as_str()), (Axis::X2, wrong));
            assert!(refused.reason.contains("a number from -1 to 2"), "{}", refused.reason);
            assert_eq!(walkthrough.point(), Some(&point), "the last good point stays");
        }
        for (typed, x, is_said) in
            [("0,25", 0.25, false), ("−0.75", -0.75, false), ("1,500", 1.5, true), ("0.5", 0.5, false)]
        {
            let effects = walkthrough.update(WalkthroughMsg::Type(Axis::X1, typed.to_owned()), &session);
            assert_eq!(walkthrough.point().map(|point| point.x), Some(x), "{typed}");
            assert_eq!(effects.iter().any(|effect| matches!(effect, Effect::Notice(_))), is_said, "{typed}");
        }
        walkthrough.update(WalkthroughMsg::Type(Axis::X2, "-0.5".to_owned()), &session);
        let Followed { sample, refused, .. } = walkthrough.followed.unwrap();
        assert_eq!((sample.point.x, sample.point.y, sample.origin), (0.5, -0.5, Origin::Place));
        assert_eq!(refused, None);
    }

    #[test]
    fn it_follows_what_the_session_becomes() {
        let before = session("#seed=1&noise=0");
        let mut walkthrough = walkthrough(&before);
        walkthrough.update(WalkthroughMsg::Type(Axis::X1, "5.9".to_owned()), &before);
        walkthrough.update(WalkthroughMsg::Type(Axis::X2, "5.9".to_owned()), &before);
        walkthrough.update(WalkthroughMsg::Go(5), &before);
        let after = session("#seed=1&exactDataset=and&networkShape=");
        walkthrough.renew(&after);
        assert_eq!(origin(&walkthrough), Some(Origin::Train(0)), "the place is not on the smaller plane");
        walkthrough.renew(&session("#seed=1&percTrainData=10"));
        assert_eq!(origin(&walkthrough), Some(Origin::Train(0)));
    }

    #[test]
    fn every_step_of_every_shape_has_a_view() {
        let mut walkthrough = walkthrough(&session("#seed=1&networkShape=8,8,8,8,8,8"));
        for link in [
            "networkShape=8,8,8",
            "networkShape=",
            "x=false&y=false",
            "problem=regression",
            "loss=perceptron&networkShape=1",
        ] {
            let other = session(&format!("#seed=1&{link}"));
            for step in 0..20 {
                // Not renewed: a frame may come before that.
                walkthrough.update(WalkthroughMsg::Go(step), &other);
                assert_ne!(walkthrough.view(&other, true), Html::default(), "{link} at {step}");
            }
        }
        walkthrough.update(WalkthroughMsg::Close, &session("#seed=1"));
        assert_eq!(walkthrough.view(&session("#seed=1"), false), Html::default());
        assert_eq!(walkthrough.point(), None);
    }
}
