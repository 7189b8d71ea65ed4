//! How many epochs are trained again before the clock is looked at.

use experiment::{Error, Replay};

/// Goes on with a replay for so many milliseconds; `clock` says how late it is. Whether it has come to its end.
///
/// # Errors
/// A run that cannot have been.
pub fn go_on(replay: &mut Replay, milliseconds: f64, clock: impl Fn() -> f64) -> Result<bool, Error> {
    let start = clock();
    // Few enough that the clock is looked at often, many enough that looking costs nothing.
    let mut at_once = 1;
    loop {
        if replay.go_on(at_once)? {
            return Ok(true);
        }
        let spent = clock() - start;
        if spent > milliseconds {
            return Ok(false);
        }
        if spent < milliseconds / 8.0 {
            at_once *= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use experiment::{Session, Timeline, links};

    use super::*;

    #[test]
    fn a_replay_goes_on_while_there_is_time() {
        let mut session = Session::new(links::read("#seed=1", String::new).config);
        session.advance(50);
        let mut replay = Timeline::default().replay(&session, 40).unwrap();
        let now = Cell::new(0.0);
        let clock = || now.replace(now.get() + 1.0);
        assert_eq!(go_on(&mut replay, 2.5, clock), Ok(false));
        assert_eq!(replay.session().epoch(), 3);
        assert_eq!(go_on(&mut replay, 1000.0, clock), Ok(true));
        assert_eq!(replay.into_session().epoch(), 40);
    }
}
