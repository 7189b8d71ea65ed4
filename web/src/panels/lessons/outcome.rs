//! What is said of a prediction, beside what came out.

use experiment::{GoalEvent, Measure, PredictionKind, RaceResult, Session, read_number, shortened_number};

use crate::widgets::notation::LossText;

/// What there is to say of a prediction in this session; `race` is the last one that has come to its end.
pub fn outcome(kind: &PredictionKind, predicted: &str, session: &Session, race: Option<&RaceResult>) -> String {
    let epoch = session.epoch();
    match kind {
        PredictionKind::Border => String::new(),
        PredictionKind::Winner(variable, _) => match race.filter(|race| race.variable == *variable) {
            Some(race) => winner(predicted, &race.winners),
            None => format!("You predicted {predicted}."),
        },
        _ if epoch == 0 => format!("You predicted {predicted}."),
        PredictionKind::OneOf(_) => format!("You predicted {predicted}. {}", what_came_out(session)),
        PredictionKind::Number(measure) => {
            let name = measure.name();
            let guessed = read_number(predicted).map_or_else(|| predicted.to_owned(), shortened_number);
            let found = match measure.of(session).filter(|number| number.is_finite()) {
                Some(number) if number.fract() == 0.0 => shortened_number(number),
                Some(number) => LossText(number).to_string(),
                None => "without a value".to_owned(),
            };
            format!("You predicted {guessed}. At epoch {epoch}, {name}: {found}.")
        }
    }
}

/// Where a session stands, for people.
fn what_came_out(session: &Session) -> String {
    let epoch = session.epoch();
    if session.has_diverged() {
        return format!("Training diverged at epoch {epoch}.");
    }
    let losses = session.losses();
    let neurons = Measure::HiddenNeurons.of(session).unwrap_or(0.0);
    let neurons = if neurons == 1.0 { "1 hidden neuron".to_owned() } else { format!("{neurons} hidden neurons") };
    let (train, test) = (LossText(losses.train), LossText(losses.test));
    format!("At epoch {epoch}, with {neurons}: training loss {train}, test loss {test}.")
}

/// Whether a prediction of who is first was right.
fn winner(predicted: &str, first: &[String]) -> String {
    let were = if first.len() == 1 { "was" } else { "were" };
    let winners = first.join(" and ");
    if first.iter().any(|winner| winner == predicted) {
        format!("Your prediction was right: {winners} {were} first.")
    } else {
        format!("You predicted {predicted}, but {winners} {were} first.")
    }
}

/// The race of an event, if it is one.
pub fn race_of(event: &GoalEvent) -> Option<&RaceResult> {
    match event {
        GoalEvent::Race(race) => Some(race),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;

    #[test]
    fn a_prediction_of_a_winner_is_right_or_wrong() {
        let said = |first: &[&str]| winner("Tanh", &first.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>());
        assert_eq!(said(&["Tanh"]), "Your prediction was right: Tanh was first.");
        assert_eq!(said(&["ReLU", "Tanh"]), "Your prediction was right: ReLU and Tanh were first.");
        assert_eq!(said(&["ReLU", "ELU"]), "You predicted Tanh, but ReLU and ELU were first.");
    }

    #[test]
    fn what_came_out_is_said_with_its_epoch() {
        let mut session = Session::new(links::read("#seed=1&networkShape=1", String::new).config);
        let one_of = PredictionKind::OneOf(vec!["3".to_owned(), "4".to_owned()]);
        assert_eq!(outcome(&one_of, "4", &session, None), "You predicted 4.");
        session.advance(3);
        let said = outcome(&one_of, "4", &session, None);
        assert!(said.starts_with("You predicted 4. At epoch 3, with 1 hidden neuron: training loss 0."), "{said}");
        let said = outcome(&PredictionKind::Number(Measure::Errors), "20", &session, None);
        assert!(said.starts_with("You predicted 20. At epoch 3, errors: ") && said.matches('.').count() == 2, "{said}");
        let said = outcome(&PredictionKind::Number(Measure::TestLoss), "0.1", &session, None);
        assert!(said.starts_with("You predicted 0.1. At epoch 3, test loss: 0."), "{said}");
    }
}
