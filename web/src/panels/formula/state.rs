//! The state of the box for formulas, and what each of its messages does.

use experiment::{Change, Config, Edit, ExpressionError, Feature, Formula, FormulaUse, Session};
use yew::{AttrValue, Callback, Html};

use super::message::{FormulaMsg, FormulaPanel};
use super::preview::Picture;
use crate::canvas::Colors;
use crate::dom;
use crate::panels::effect::Effect;
use crate::widgets::Notice;

/// The box for formulas.
pub struct FormulaBox {
    pub(super) send: Callback<FormulaMsg>,
    /// The feature for which it is open; nothing where it is for the labels.
    pub(super) feature: Option<Feature>,
    /// What stands in the field.
    pub(super) text: AttrValue,
    /// The formula that is there already.
    pub(super) old: Option<Formula>,
    /// What became of the text; nothing where there is none.
    pub(super) read: Option<Result<(Formula, Picture), ExpressionError>>,
}

impl FormulaBox {
    /// A box that was not opened yet.
    pub fn new(send: Callback<FormulaMsg>) -> Self {
        FormulaBox { send, feature: None, text: AttrValue::default(), old: None, read: None }
    }

    /// What the formula is for.
    pub(super) fn usage(&self, config: &Config) -> FormulaUse {
        match self.feature {
            Some(_) => FormulaUse::Feature,
            None => FormulaUse::Labels(Some(config.problem())),
        }
    }

    /// Takes another text.
    fn take(&mut self, text: AttrValue, config: &Config) {
        let usage = self.usage(config);
        let read =
            |text: &str| Formula::read(text, usage).map(|formula| (formula.clone(), Picture::of(&formula, usage)));
        self.read = (!text.trim().is_empty()).then(|| read(&text));
        self.text = text;
    }

    fn open(&mut self, feature: Option<Feature>, config: &Config) {
        self.feature = feature;
        self.old = config.formula(feature).cloned();
        self.take(self.old.as_ref().map(|formula| formula.typed().to_owned()).unwrap_or_default().into(), config);
    }

    /// Lets the network learn with the formula.
    fn take_over(&mut self, session: &Session) -> Vec<Effect> {
        // The problem may be another one now.
        self.take(self.text.clone(), session.config());
        let formula = match &self.read {
            Some(Ok((formula, _))) => formula.clone(),
            Some(Err(error)) => return vec![Effect::Say(error.why.clone()), Effect::Render],
            None => {
                let why = "Type a formula, or press an example.".to_owned();
                self.read = Some(Err(ExpressionError { place: 0..0, why: why.clone() }));
                return vec![Effect::Say(why), Effect::Render];
            }
        };
        dom::close_boxes();
        let Some(feature) = self.feature else {
            let notice = format!("Points are labelled by {} now. Undo brings those before back.", formula.label());
            let labelled = Session::new(session.config().clone().with_label_formula(formula));
            return vec![Effect::Open(Box::new(labelled), Notice::new(notice))];
        };
        let notice = format!("The network sees {} of each point now.", formula.label());
        change(Edit::Formula(Some(feature), Some(formula)), notice, session)
    }
}

/// Changes a feature, and says so; what is restricted is said where it is refused.
fn change(edit: Edit, notice: String, session: &Session) -> Vec<Effect> {
    let is_permitted = session.config().permits(&edit).is_ok();
    let notice = is_permitted.then(|| Effect::Notice(Notice::new(notice)));
    std::iter::once(Effect::Change(Change::Edit(edit))).chain(notice).collect()
}

impl FormulaPanel for FormulaBox {
    fn update(&mut self, message: FormulaMsg, session: &Session) -> Vec<Effect> {
        match message {
            FormulaMsg::Open(feature) => self.open(feature, session.config()),
            FormulaMsg::Typed(text) => self.take(text.into(), session.config()),
            FormulaMsg::Example(text) => self.take(text.into(), session.config()),
            FormulaMsg::Use => return self.take_over(session),
            FormulaMsg::Remove => {
                let Some((feature, old)) = self.feature.zip(self.old.as_ref()) else { return Vec::new() };
                let notice = format!("The network does not see {} any more.", old.label());
                dom::close_boxes();
                return change(Edit::Formula(Some(feature), None), notice, session);
            }
        }
        vec![Effect::Render]
    }

    fn view(&self, config: &Config, colors: &Colors) -> Html {
        self.content(config, colors)
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Dataset, links};

    use super::*;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, String::new).config)
    }

    fn typed(session: &Session, feature: Option<Feature>, text: &str) -> FormulaBox {
        let mut formula = FormulaBox::new(Callback::noop());
        let _ = formula.update(FormulaMsg::Open(feature), session);
        let _ = formula.update(FormulaMsg::Typed(text.to_owned()), session);
        formula
    }

    /// What is changed, and what is said of it.
    fn used(formula: &mut FormulaBox, message: FormulaMsg, session: &mut Session) -> String {
        let mut effects = formula.update(message, session);
        match (effects.pop(), effects.pop()) {
            (Some(Effect::Notice(notice)), Some(Effect::Change(change))) => {
                let _ = session.change(&change).expect("it can be so");
                notice.sentences.join(" ")
            }
            (Some(Effect::Open(opened, notice)), None) => {
                *session = *opened;
                notice.sentences.join(" ")
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_formula_labels_the_points() {
        let mut session = session("#seed=1");
        let mut formula = typed(&session, None, "x1>x2");
        let said = used(&mut formula, FormulaMsg::Use, &mut session);
        assert_eq!(said, "Points are labelled by X₁ > X₂ now. Undo brings those before back.");
        assert_eq!(session.config().current_dataset(), Dataset::Formula);
        let _ = formula.update(FormulaMsg::Open(None), &session);
        assert_eq!((formula.text.as_str(), formula.old.is_some()), ("x1 > x2", true));
    }

    #[test]
    fn a_feature_is_added_edited_and_removed() {
        let (mut session, at) = (session("#seed=1"), Feature::Formula1);
        let mut formula = typed(&session, Some(at), "cos x1");
        let effects = formula.update(FormulaMsg::Use, &session);
        assert!(matches!(&effects[..], [Effect::Say(why), Effect::Render] if why.starts_with("A ( is missing")));
        for text in ["cos(x1)", "cos(x2)"] {
            let _ = formula.update(FormulaMsg::Typed(text.to_owned()), &session);
            used(&mut formula, FormulaMsg::Use, &mut session);
            let _ = formula.update(FormulaMsg::Open(Some(at)), &session);
            assert_eq!((formula.text.as_str(), session.network().n_in()), (text, 3));
        }
        let said = used(&mut formula, FormulaMsg::Remove, &mut session);
        assert_eq!((said.as_str(), session.network().n_in()), ("The network does not see cos(X₂) any more.", 2));
    }

    #[test]
    fn what_it_is_for_is_asked_when_it_is_used() {
        let mut formula = typed(&session("#seed=1&problem=regression"), None, "0.5 + x1 / 100");
        assert!(matches!(&formula.read, Some(Ok((_, picture))) if picture.beyond == 0.0));
        let effects = formula.update(FormulaMsg::Use, &session("#seed=1"));
        assert!(matches!(&effects[..], [Effect::Say(why), _] if why.starts_with("It is above 0 everywhere.")));
        let beyond = typed(&session("#seed=1&problem=regression"), None, "x1");
        assert!(matches!(&beyond.read, Some(Ok((_, picture))) if (80.0..85.0).contains(&picture.beyond)));
        assert!(typed(&session("#seed=1"), None, "  ").read.is_none());
    }
}
