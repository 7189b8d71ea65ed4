//! `playground class`: what a class has handed in, marked.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use experiment::{Error, HandIn, Lesson, Marked, Marking, StepMark, StepName, class_csv, lessons, text_of_file};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;

use crate::arguments::{self, Format};
use crate::cells::{self, Cell, Column};
use crate::jobs::pool;
use crate::lines::named;

/// The most bytes that are read of a file: a thousand hand-ins of the usual length are two million.
const LARGEST: u64 = 64_000_000;

/// What stands between predictions, answers and reasons in one cell.
const BETWEEN: &str = "; ";

/// Somebody and what is found of their work; written as JSON as it is, with every digit.
#[derive(Serialize)]
struct Row {
    name: String,
    #[serde(flatten)]
    marked: Marked,
    goals_met: usize,
    goals: usize,
    /// What stands behind the `#` of the link of the run that says most.
    run: Option<String>,
}

/// A link that can't be read.
#[derive(Serialize)]
struct Broken<'a> {
    /// The number of its line, from 1.
    line: usize,
    /// Words that stand beside it.
    beside: &'a str,
    why: String,
}

/// All of it.
#[derive(Serialize)]
struct Class<'a> {
    /// The title of the lesson that was asked for.
    lesson: Option<&'a str>,
    hand_ins: &'a [Row],
    /// How often the same came again.
    again: usize,
    /// How many can't be read.
    broken: usize,
    /// Which they are.
    broken_links: Vec<Broken<'a>>,
    /// How many lines have nothing of it.
    other_lines: usize,
}

impl Row {
    fn last(&self) -> Option<&StepMark> {
        self.marked.mark.last_run()
    }

    fn loss(&self, of: fn(&experiment::Standing) -> Option<f64>) -> Cell {
        Cell::Loss(self.last().and_then(|step| of(step.standing.as_ref()?)))
    }
}

/// The table for people.
const COLUMNS: [Column<Row>; 13] = [
    ("name", Some("name"), |row| Cell::Text(lessons::called(&row.name).to_owned())),
    ("verdict", Some("verdict"), |row| Cell::Text(row.marked.verdict.words().to_owned())),
    ("goals_met", Some("met"), |row| Cell::Count(Some(row.goals_met))),
    ("goals", Some("goals"), |row| Cell::Count(Some(row.goals))),
    ("epochs", Some("epochs"), |row| {
        Cell::Epoch(row.last().and_then(|step| Some(step.standing.as_ref()?.epochs as f64)))
    }),
    ("loss_train", Some("training loss"), |row| row.loss(|standing| standing.loss_train)),
    ("loss_test", Some("test loss"), |row| row.loss(|standing| standing.loss_test)),
    ("gap", Some("gap"), |row| row.loss(experiment::Standing::gap)),
    ("accuracy_test", Some("test accuracy"), |row| {
        Cell::Share(row.last().and_then(|step| step.standing.as_ref()?.accuracy_test))
    }),
    ("neurons", Some("neurons"), |row| Cell::Count(row.last().map(|step| step.neurons))),
    ("predictions", Some("predictions"), |row| joined(row.marked.predictions())),
    ("answers", Some("answers"), |row| joined(row.marked.answers())),
    ("wrong", Some("what is wrong"), |row| joined(row.marked.wrong.clone())),
];

fn joined(texts: Vec<String>) -> Cell {
    // In one line, without what would end a cell for people.
    let line = texts.join(BETWEEN).split_whitespace().collect::<Vec<_>>().join(" ");
    Cell::Text(line)
}

/// Marks all that is handed in and prints the table.
///
/// # Errors
/// A file or a lesson that cannot be read, threads that cannot be started, or output that cannot be written.
pub fn run(arguments: &arguments::Class) -> io::Result<()> {
    let asked = arguments.lesson.as_deref().map(lesson).transpose()?;
    let found = lessons::find(&text(&arguments.links)?);
    let row = |hand_in: &HandIn| Row::new(hand_in, asked.as_ref());
    let rows: Vec<Row> = pool(arguments.jobs)?.install(|| found.hand_ins.par_iter().with_max_len(1).map(row).collect());
    for link in &found.broken {
        eprintln!("{link}");
    }
    let n = rows.len();
    let (again, broken, other) = (found.n_again, found.broken.len(), found.n_other_lines);
    eprintln!("{n} handed in; {again} came again; {broken} can't be read; {other} other lines.");
    if found.has_more {
        eprintln!("There may be more; no more are looked for.");
    }
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Text => cells::text(&COLUMNS, &rows, out),
        Format::Csv => {
            let rows = rows.iter().map(|row| (&*row.name, Some(&row.marked)));
            out.write_all(class_csv(rows, None).as_bytes())
        }
        Format::Json => {
            let lesson = asked.as_ref().map(|lesson| &*lesson.title);
            let links = found.broken.iter();
            let broken_links =
                links.map(|link| Broken { line: link.line, beside: &link.beside, why: link.why.to_string() }).collect();
            let class = Class { lesson, hand_ins: &rows, again, broken, broken_links, other_lines: other };
            serde_json::to_writer(&mut out, &class)?;
            out.write_all(b"\n")
        }
    }
}

impl Row {
    fn new(hand_in: &HandIn, asked: Option<&Lesson>) -> Self {
        let marked = match lessons::lesson_of(hand_in, asked, &[]) {
            Ok(lesson) => {
                let mut marking = Marking::new(lesson, hand_in);
                while !marking.go_on(u64::MAX) {}
                Marked::of(&marking)
            }
            Err(why) => Marked::refused(why),
        };
        let (goals_met, goals) = marked.mark.n_met();
        let run = marked.mark.last_run().and_then(|step| step.run.clone());
        Row { name: hand_in.name.clone(), marked, goals_met, goals, run }
    }
}

/// The text of a file in the encoding of any spreadsheet; `-` is standard input.
fn text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    let name = path.display().to_string();
    let (input, name): (Box<dyn Read>, &str) = match &*name {
        "-" => (Box::new(io::stdin().lock()), "standard input"),
        name => (Box::new(File::open(path).map_err(|error| named(name, &error))?), name),
    };
    input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| named(name, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other(format!("{name} has more than {LARGEST} bytes. Allowed: up to {LARGEST}")));
    }
    Ok(text_of_file(&bytes))
}

/// The lesson of a file or of a link.
fn lesson(file_or_link: &str) -> io::Result<Lesson> {
    let path = Path::new(file_or_link);
    if let Some(name) = lessons::named_in(file_or_link).filter(|_| !path.exists()) {
        let name = StepName::read(&name).lesson;
        return match Lesson::unpacked(&name) {
            Some(read) => read.map_err(|error: Error| io::Error::other(error.to_string())),
            None => {
                Err(io::Error::other(format!("“{name}” is the name of a lesson. Give its file in place of the link")))
            }
        };
    }
    let file = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let stem = path.file_stem().map(|name| name.to_string_lossy()).unwrap_or_default();
    let name = lessons::name_of(&file).unwrap_or(&stem);
    lessons::read_text(name, &text(path)?)
        .map_err(|mistake| io::Error::other(format!("{file_or_link}: line {}: {}", mistake.line, mistake.what)))
}
