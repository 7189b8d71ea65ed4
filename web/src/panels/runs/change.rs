//! What can be done with the runs that the device keeps. A change holds all that it needs: it is made to the record as that is then,
//! when another window may have changed it, too.

use experiment::{Error, Record, Run};

use super::kept::Kept;

/// A change of what the device keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A run is kept.
    Keep(Run),
    /// A run for which there was no room is kept after all.
    KeepAfterAll(Run),
    /// The runs of a file are added: each of them once, and all or none.
    Add(Vec<Run>),
    /// Somebody wrote something about a run.
    SetNote {
        /// The run, and where it was seen.
        run: Run,
        #[allow(missing_docs)]
        index: usize,
        /// What was written.
        note: String,
    },
    /// A run is deleted.
    Remove {
        /// The run, and where it was seen.
        run: Run,
        #[allow(missing_docs)]
        index: usize,
    },
    /// A run that was deleted comes back.
    PutBack {
        /// The run, and where it was.
        run: Run,
        #[allow(missing_docs)]
        index: usize,
    },
    /// What can't be read is deleted, if this is all of it.
    Forget(String),
}

impl Change {
    /// Makes the change; how much was changed.
    ///
    /// # Errors
    /// A note that is too long, or a run too many; nothing is changed then.
    pub fn apply(&self, kept: &mut Kept) -> Result<usize, Error> {
        let record = &mut kept.record;
        match self {
            Change::Keep(run) if record.runs().iter().any(|kept| is_kept_as(run, kept)) => Ok(0),
            Change::Keep(run) | Change::KeepAfterAll(run) => record.keep(run.clone()).map(|()| 1),
            Change::Add(runs) => add(record, runs),
            Change::SetNote { run, index, note } => match find(record, *index, run) {
                Some(index) => record.set_note(index, note).map(|()| 1),
                None => Ok(0),
            },
            Change::Remove { run, index } => {
                let removed = find(record, *index, run).and_then(|index| record.remove(index));
                Ok(removed.into_iter().count())
            }
            Change::PutBack { run, index } => record.put_back(*index, run.clone()).map(|()| 1),
            Change::Forget(text) => Ok(kept.forget(text)),
        }
    }
}

/// Where a run is that was seen at `index`.
fn find(record: &Record, index: usize, run: &Run) -> Option<usize> {
    let runs = record.runs();
    let is_there = runs.get(index) == Some(run);
    if is_there { Some(index) } else { runs.iter().position(|other| other == run) }
}

/// Whether a run that is to be kept is this one already, be it with a note by now.
pub fn is_kept_as(run: &Run, kept: &Run) -> bool {
    run.is_at_moment_of(kept) && (run.note.is_empty() || run.note == kept.note)
}

/// Whether two runs of files are the same, whatever their numbers.
pub fn are_same(run: &Run, other: &Run) -> bool {
    run.is_at_moment_of(other) && run.note == other.note
}

/// Each run once, where it stands first.
pub fn distinct(runs: &[Run]) -> impl Iterator<Item = &Run> {
    let is_first = |index: usize, run: &Run| !runs[..index].iter().any(|other| are_same(run, other));
    runs.iter().enumerate().filter(move |(index, run)| is_first(*index, run)).map(|(_, run)| run)
}

/// What there is to say when so many of these runs were added.
pub fn added_words(runs: &[Run], n_added: usize) -> String {
    let (n, n_distinct) = (runs.len(), distinct(runs).count());
    let (n_there, n_repeated) = (n_distinct.saturating_sub(n_added), n - n_distinct);
    let repeated = if n_repeated == 1 { "1 repeats another" } else { &*format!("{n_repeated} repeat others") };
    let added = match (n_added, n) {
        (1, 1) => "1 run was added".to_owned(),
        (1, _) => format!("1 of {n} runs was added"),
        _ => format!("{n_added} of {n} runs were added"),
    };
    let were = if n_there == 1 { "was" } else { "were" };
    match (n_there, n_repeated) {
        (0, 0) => format!("{added}."),
        (1, 0) => format!("{added}; 1 was there already."),
        (_, 0) => format!("{added}; the others were there already."),
        (0, _) => format!("{added}; {repeated} of the file."),
        _ => format!("{added}; {n_there} {were} there already, and {repeated} of the file."),
    }
}

/// Adds the runs that are not there yet.
fn add(record: &mut Record, runs: &[Run]) -> Result<usize, Error> {
    let mut all = record.clone();
    for run in distinct(runs).filter(|run| !record.runs().iter().any(|other| are_same(run, other))) {
        all.keep(run.clone())?;
    }
    let added = all.runs().len() - record.runs().len();
    *record = all;
    Ok(added)
}

#[cfg(test)]
mod tests {
    use experiment::MOST_RUNS;

    use super::super::testing::run;
    use super::*;

    fn kept(notes: &[&str]) -> Kept {
        let mut kept = Kept::default();
        notes.iter().for_each(|note| kept.record.keep(run(note)).unwrap());
        kept
    }

    /// The run of this number.
    fn numbered(number: u32, note: &str) -> Run {
        Run { number, ..run(note) }
    }

    fn notes(kept: &Kept) -> Vec<&str> {
        kept.record.runs().iter().map(|run| run.note.as_str()).collect()
    }

    #[test]
    fn a_run_is_found_where_another_window_has_moved_it() {
        let mut kept = kept(&["a", "b", "c"]);
        let remove = |note, index| Change::Remove { run: numbered(3, note), index };
        assert_eq!(remove("c", 0).apply(&mut kept), Ok(1));
        assert_eq!(remove("c", 2).apply(&mut kept), Ok(0), "it is gone already");
        let write = Change::SetNote { run: numbered(2, "b"), index: 2, note: "d".to_owned() };
        assert_eq!((write.apply(&mut kept), write.apply(&mut kept)), (Ok(1), Ok(0)));
        assert_eq!(notes(&kept), ["a", "d"]);
        Change::PutBack { run: run("c"), index: 7 }.apply(&mut kept).unwrap();
        assert_eq!(notes(&kept), ["a", "d", "c"]);
    }

    #[test]
    fn of_two_equal_runs_the_one_that_was_seen_is_deleted() {
        let mut kept = kept(&["a", "b", "a"]);
        Change::Remove { run: numbered(3, "a"), index: 2 }.apply(&mut kept).unwrap();
        assert_eq!(notes(&kept), ["a", "b"]);
    }

    #[test]
    fn a_run_that_a_file_repeats_is_added_once_and_said() {
        for (notes, said) in [
            (&["b"][..], "1 run was added."),
            (&["a", "b"], "1 of 2 runs was added; 1 was there already."),
            (&["b", "b"], "1 of 2 runs was added; 1 repeats another of the file."),
            (&["b", "b", "b"], "1 of 3 runs was added; 2 repeat others of the file."),
            (&["a", "b", "b"], "1 of 3 runs was added; 1 was there already, and 1 repeats another of the file."),
            (&["a", "a", "a"], "0 of 3 runs were added; 1 was there already, and 2 repeat others of the file."),
            (
                &["a", "c", "b", "c", "b", "b"],
                "2 of 6 runs were added; 1 was there already, and 3 repeat others of the file.",
            ),
        ] {
            let mut kept = kept(&["a"]);
            let runs: Vec<Run> = notes.iter().map(|note| run(note)).collect();
            let n_added = Change::Add(runs.clone()).apply(&mut kept).unwrap();
            assert_eq!(added_words(&runs, n_added), said);
            assert_eq!(kept.record.runs().len(), 1 + n_added);
        }
    }

    #[test]
    fn a_file_is_added_once_and_all_or_nothing() {
        let mut kept = kept(&["a", "b"]);
        let add = Change::Add(vec![run("b"), run("c")]);
        assert_eq!((add.apply(&mut kept), add.apply(&mut kept)), (Ok(1), Ok(0)));
        let many = Change::Add((0..MOST_RUNS - 2).map(|index| run(&index.to_string())).collect());
        let before = kept.clone();
        assert!(many.apply(&mut kept).is_err());
        assert_eq!(kept, before);
    }
}
