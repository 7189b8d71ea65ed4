//! Training as a film: which epoch is shown when.

/// How fast the film is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FilmSpeed {
    /// All of it takes so many seconds.
    Seconds(u32),
    /// Each epoch is a picture.
    EveryEpoch,
}

/// What can be chosen: the speed, its name in the list and its label.
pub const SPEEDS: [(FilmSpeed, &str, &str); 4] = [
    (FilmSpeed::Seconds(5), "5", "5 seconds"),
    (FilmSpeed::Seconds(15), "15", "15 seconds"),
    (FilmSpeed::Seconds(60), "60", "1 minute"),
    (FilmSpeed::EveryEpoch, "every", "every epoch"),
];

/// A film that is being shown.
#[derive(Clone, Copy, Debug)]
pub struct Film {
    /// When it began, in milliseconds.
    began: f64,
    first: u64,
    last: u64,
}

impl Film {
    /// Begins at this time, in milliseconds, with the first of these epochs.
    pub fn new(now: f64, first: u64, last: u64) -> Self {
        Film { began: now, first, last }
    }

    /// Which epoch is to be shown now, after this one.
    pub fn epoch(&self, speed: FilmSpeed, now: f64, shown: u64) -> u64 {
        match speed {
            FilmSpeed::EveryEpoch => self.last.min(shown + 1),
            FilmSpeed::Seconds(seconds) => {
                let part = (now - self.began) / (1000.0 * f64::from(seconds));
                self.first + ((self.last - self.first) as f64 * part.clamp(0.0, 1.0)) as u64
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_takes_its_time_and_comes_to_the_end() {
        let film = Film::new(100.0, 10, 1010);
        let at = |now, shown| film.epoch(FilmSpeed::Seconds(5), now, shown);
        assert_eq!((at(100.0, 10), at(2600.0, 300), at(5100.0, 800), at(9000.0, 800)), (10, 510, 1010, 1010));
        let every = |shown| film.epoch(FilmSpeed::EveryEpoch, 0.0, shown);
        assert_eq!((every(10), every(1009), every(1010)), (11, 1010, 1010));
    }
}
