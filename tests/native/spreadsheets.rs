//! Records of runs that a spreadsheet has saved again: nothing of them is lost, and no run is there twice.

use experiment::{MOST_RUNS, Record, Run, Session, links, text_of_file};

/// A run of a few epochs.
fn run(link: &str, epochs: u64, note: &str) -> Run {
    let mut session = Session::new(links::read(link, String::new).config);
    session.advance(epochs);
    Run { note: note.to_owned(), ..Run::of(&session) }
}

fn record() -> Record {
    let mut record = Record::default();
    for run in [
        run("#seed=0.12345&noise=15", 1234, "größer, „besser“; 5 €"),
        run("#seed=a%20b&networkShape=3,2", 20, "=say \"hello\""),
        run("#seed=0.5&problem=regression&networkShape=", 7, ""),
        run("#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&seed=0.5", 1000, "too fast"),
    ] {
        record.keep(run).unwrap();
    }
    record
}

/// The rows of our own text.
fn rows(record: &Record) -> Vec<Vec<String>> {
    let text = record.to_csv();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    rows[0][0] = rows[0][0].trim_start_matches('\u{feff}').to_owned();
    rows
}

/// Whether a spreadsheet takes a cell for a number with a fraction.
fn is_fraction(cell: &str) -> bool {
    cell.contains('.') && cell.parse::<f64>().is_ok()
}

/// A number as a spreadsheet shows it: so many significant digits, a decimal sign, and an exponent where it is small.
fn shown(cell: &str, digits: usize, decimal: &str) -> String {
    let number: f64 = cell.parse().unwrap();
    let (mantissa, exponent) =
        format!("{number:.*e}", digits - 1).split_once('e').map(|(one, two)| (one.to_owned(), two.to_owned())).unwrap();
    let exponent: i32 = exponent.parse().unwrap();
    let text = if exponent < -4 {
        format!("{mantissa}E-{:02}", -exponent)
    } else {
        format!("{number:.*}", (digits as i32 - 1 - exponent).max(0) as usize)
    };
    text.replace('.', decimal)
}

/// The table as a spreadsheet saves it.
fn saved(record: &Record, separator: u8, change: impl Fn(&str) -> String) -> String {
    let mut writer =
        csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows(record) {
        let row = row.iter().map(|cell| if is_fraction(cell) { change(cell) } else { cell.clone() });
        writer.write_record(row.collect::<Vec<_>>()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '€' => 0x80,
        '„' => 0x84,
        '“' => 0x93,
        letter => u8::try_from(letter as u32).unwrap(),
    };
    text.chars().map(byte).collect()
}

/// What comes back is what was there: each run at the same moment, with its note; to the last bit where every digit is there.
fn assert_back(bytes: &[u8], record: &Record, is_exact: bool) {
    let read = Record::imported(&text_of_file(bytes)).unwrap();
    assert_eq!(read.runs().len(), record.runs().len());
    for (run, back) in record.runs().iter().zip(read.runs()) {
        assert!(run.is_at_moment_of(back) && back.is_at_moment_of(run), "{run:?}\n{back:?}");
        assert_eq!((&run.link, &run.note), (&back.link, &back.note));
        assert!(!is_exact || run.standing == back.standing, "{:?}\n{:?}", run.standing, back.standing);
        let n_same = record.runs().iter().filter(|other| other.is_at_moment_of(back)).count();
        assert_eq!(n_same, 1, "no other one");
    }
}

#[test]
fn an_english_spreadsheet_loses_nothing() {
    let record = record();
    assert_back(record.to_csv().as_bytes(), &record, true);
    let exact = saved(&record, b',', str::to_owned);
    assert_back(exact.as_bytes(), &record, true);
    assert_back(format!("\u{feff}{exact}").as_bytes(), &record, true);
    for digits in [15, 10, 6, 4] {
        let rounded = saved(&record, b',', |cell| shown(cell, digits, "."));
        assert_back(rounded.as_bytes(), &record, false);
    }
}

#[test]
fn a_german_spreadsheet_loses_nothing() {
    let record = record();
    let exact = saved(&record, b';', |cell| cell.replace('.', ","));
    assert_back(format!("\u{feff}{exact}").as_bytes(), &record, true);
    assert_back(&windows_1252(&exact), &record, true);
    assert_back(format!("sep=;\r\n{exact}").as_bytes(), &record, true);
    for digits in [15, 10, 6, 4] {
        let rounded = saved(&record, b';', |cell| shown(cell, digits, ","));
        assert_back(&windows_1252(&rounded), &record, false);
    }
}

#[test]
fn a_japanese_spreadsheet_loses_nothing() {
    let record = record();
    let exact = saved(&record, b'\t', str::to_owned);
    assert_back(&utf_16(&format!("\u{feff}{exact}")), &record, true);
    assert_back(&utf_16(&exact), &record, true);
    let big: Vec<u8> = format!("\u{feff}{exact}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_back(&big, &record, true);
    let rounded = saved(&record, b'\t', |cell| shown(cell, 10, "."));
    assert_back(&utf_16(&format!("\u{feff}{rounded}")), &record, false);
}

#[test]
fn a_table_in_one_column_is_read() {
    let record = record();
    // Each line that has quotes is quoted again; empty columns may follow.
    let text = record.to_csv();
    let all: Vec<String> =
        text.trim_start_matches('\u{feff}').lines().map(|line| format!("\"{}\"", line.replace('"', "\"\""))).collect();
    assert_back(all.join("\r\n").as_bytes(), &record, true);
    let quoted =
        |line: &str| if line.contains('"') { format!("\"{}\";;", line.replace('"', "\"\"")) } else { line.to_owned() };
    let some: Vec<String> = text.trim_start_matches('\u{feff}').lines().map(quoted).collect();
    assert_back(some.join("\n").as_bytes(), &record, true);
}

#[test]
fn empty_rows_and_columns_and_other_titles_do_not_matter() {
    let text = "\r\n;;;;;;;\r\n;Link ; EPOCHS;Loss Train;loss_test;;parameters;Note\r\n;;;;;;;\r\n;seed=1;1.234.567;0,25;0,5;;25;well;\r\n;;;;;;;\r\n;seed=2;7;1,5e-3;0,5;;25\r\n";
    let record = Record::imported(text).unwrap();
    let standing = |index: usize| &record.runs()[index].standing;
    assert_eq!((standing(0).epochs, standing(0).loss_train, standing(0).loss_test), (1_234_567, Some(0.25), Some(0.5)));
    assert_eq!((standing(1).epochs, standing(1).loss_train), (7, Some(0.0015)));
    assert_eq!((&*record.runs()[0].note, &*record.runs()[1].note), ("well", ""));
    for (row, reason) in [
        (";seed=3;1.000;0,25;0,5;;25;", "row 4: epochs cannot be “1.000”. Allowed: a whole number."),
        ("\r\n\r\n;seed=3;1;x;0,5;;25;", "row 6: loss_train cannot be “x”. Allowed: a number."),
        (";seed=3;1;0,25;0,5;;25;;;more", "row 4: 10 cells, and not 8"),
        (";seed=3;1", "row 4: 3 cells, and not 8"),
    ] {
        let text = text.lines().take(3).collect::<Vec<_>>().join("\r\n") + "\r\n" + row;
        let error = Record::imported(&text).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn a_link_in_a_cell_is_mended_or_its_row_refused() {
    let table = |link: &str| format!("link\tepochs\tloss_train\tloss_test\tparameters\n{link}\t1\t0.5\t0.5\t25\n");
    let whole = links::write(&links::read("#seed=0.5&noise=5", String::new).config);
    for link in [
        whole.clone(),
        format!("https://host/play/#{whole}"),
        format!("https://host/play/#{}", whole.replace('&', "&amp;")),
        whole.replace('&', "%26").replace('=', "%3D"),
        format!("“{whole}”"),
    ] {
        let record = Record::imported(&table(&link)).unwrap_or_else(|error| panic!("{link}: {error}"));
        assert_eq!(record.runs()[0].link, whole, "{link}");
    }
    for (link, reason) in [
        ("hello", "row 2: Nothing in this link is known here."),
        ("", "row 2: Nothing in this link is known here."),
        ("https://host/", "row 2: Nothing in this link is known here."),
        ("seed=0.5&noise=much", "row 2: noise cannot be “much”."),
        ("seed=0.5&speed=5", "row 2: “speed” is nothing that a link can say"),
        ("amp;noise=5", "row 2: seed cannot be “”."),
    ] {
        let error = Record::imported(&table(link)).unwrap_err().to_string();
        assert!(error.contains(reason), "{link}: {error}");
    }
}

#[test]
fn any_bytes_are_a_text_and_any_text_is_read_or_refused() {
    let mut state = 7_u64;
    let good = record().to_csv();
    for round in 0..2_000 {
        let mut bytes = if round % 2 == 0 { good.clone().into_bytes() } else { utf_16(&good) };
        for _ in 0..round % 9 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if bytes.is_empty() {
                break;
            }
            let at = (state >> 33) as usize % bytes.len();
            match state >> 62 {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = (state >> 20) as u8,
                2 => bytes.insert(at, b";,\t\"\n\0"[(state >> 25) as usize % 6]),
                _ => drop(bytes.remove(at)),
            }
        }
        let read = Record::imported(&text_of_file(&bytes));
        assert!(read.is_ok_and(|record| record.runs().len() <= MOST_RUNS) || round % 9 > 0);
    }
}
