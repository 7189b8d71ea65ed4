//! Tables of points as people paste and open them: the same points from every spreadsheet, and for all else rows or an error that
//! says what is wrong.

use experiment::MOST_POINTS;
use experiment::tables::{
    ColumnKind, Count, DecimalSign, LabelMeaning, MOST_COLUMNS, Picked, PickedLabel, Selection, SkipReason, Table,
    TableReader,
};

use crate::dice::Dice;

fn table(text: &str) -> Table {
    Table::of_text(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// What is suggested for a text.
fn picked(text: &str) -> Picked {
    let table = table(text);
    let selection = table.suggest().unwrap_or_else(|error| panic!("{text:?}: {error}"));
    table.pick(&selection).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// What is wrong with a text, wherever it is found.
fn refusal(text: &str) -> String {
    let picked = Table::of_text(text).and_then(|table| table.suggest().and_then(|selection| table.pick(&selection)));
    picked.map(|picked| panic!("{text:?}: {picked:?}")).unwrap_err().to_string()
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter as u32).unwrap()).collect()
}

const ENGLISH: &str = "Height (m),Income,Größe\r\n1.5,\"1,234\",small\r\n2.25,\"12,000.5\",\"big, tall\"\r\n0.125,-7,small\r\n,,\r\n,,\r\n";
const GERMAN: &str =
    "Height (m);Income;Größe\r\n1,5;1.234;small\r\n2,25;12.000,5;big, tall\r\n0,125;-7;small\r\n;;\r\n;;\r\n";
const JAPANESE: &str = "Height (m)\tIncome\tGröße\r\n1.5\t\"1,234\"\tsmall\r\n2.25\t\"12,000.5\"\tbig, tall\r\n0.125\t-7\tsmall\r\n\t\t\r\n\t\t\r\n";

#[test]
fn the_same_table_from_three_countries_has_the_same_points() {
    let english = picked(ENGLISH);
    let (minus, plus) = (PickedLabel::Minus, PickedLabel::Plus);
    assert_eq!(english.rows, [(1.5, 1234.0, minus), (2.25, 12_000.5, plus), (0.125, -7.0, minus)]);
    assert_eq!([&*english.x1_title, &*english.x2_title, &*english.label_title], ["Height (m)", "Income", "Größe"]);
    assert_eq!(
        (english.class_names.clone().unwrap(), english.decimals),
        (["small", "big, tall"].map(str::to_owned), [3, 1, 0])
    );
    assert_eq!(english.n_all_skipped(), 0);
    let of_file = |bytes: &[u8]| {
        let table = Table::of_file(bytes).unwrap();
        table.pick(&table.suggest().unwrap()).unwrap()
    };
    let marked = format!("\u{feff}{JAPANESE}");
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let files = [
        ENGLISH.as_bytes().to_vec(),
        format!("\u{feff}{ENGLISH}").into_bytes(),
        format!("sep=,\r\n{ENGLISH}").into_bytes(),
        ENGLISH.replace("\r\n", "\n").into_bytes(),
        ENGLISH.replace("\r\n", "\r").into_bytes(),
        latin(GERMAN),
        GERMAN.as_bytes().to_vec(),
        format!("\u{feff}sep=;\r\n{GERMAN}").into_bytes(),
        JAPANESE.as_bytes().to_vec(),
        utf_16(JAPANESE),
        utf_16(&marked),
        big,
    ];
    for bytes in files {
        assert_eq!(of_file(&bytes), english, "{:?}", String::from_utf8_lossy(&bytes));
    }
    // A spreadsheet that knew no comma has each line in one cell.
    let lines: Vec<String> = ENGLISH.lines().map(|line| format!("\"{}\";;", line.replace('"', "\"\""))).collect();
    assert_eq!(picked(&lines.join("\r\n")), english);
}

#[test]
fn columns_say_what_they_are() {
    let table = table("a,a,, b \n1,x,,\n2,y,,\n3,,,5\n,,,6,7\n");
    let columns: Vec<_> =
        table.columns().iter().map(|column| (column.title(), column.kind(), column.n_distinct())).collect();
    assert_eq!(
        columns,
        [
            ("a", ColumnKind::Numbers, Count::Exactly(3)),
            ("a (2)", ColumnKind::Words, Count::Exactly(2)),
            ("Column 3", ColumnKind::Empty, Count::Exactly(0)),
            ("b", ColumnKind::Numbers, Count::Exactly(2)),
            ("Column 5", ColumnKind::Numbers, Count::Exactly(1)),
        ]
    );
    assert_eq!((table.n_rows(), table.row_numbers()), (4, &[2, 3, 4, 5][..]));
    assert_eq!((table.columns()[3].is_titled(), table.columns()[4].is_titled()), (true, false));
    let many: String = (0..200).map(|number| format!("{number};0,5\n")).collect();
    let many = self::table(&many);
    assert_eq!(many.columns()[0].n_distinct(), Count::MoreThan(20));
    assert_eq!(
        many.columns().iter().map(experiment::tables::Column::decimal_sign).collect::<Vec<_>>(),
        [DecimalSign::Comma; 2]
    );
}

#[test]
fn columns_are_suggested_by_what_they_are_and_by_their_titles() {
    let (two, values) = (LabelMeaning::Two { minus: 0, plus: 1 }, LabelMeaning::Values);
    let (turned, one) = (LabelMeaning::Two { minus: 1, plus: 0 }, LabelMeaning::OneAgainstRest { plus: 0 });
    for (text, x1, x2, label, labels) in [
        ("a,b,c\n1,2,x\n3,4,y\n", 0, 1, 2, two),
        ("c,a,b\nx,1,2\ny,3,4\n", 1, 2, 0, two),
        ("1.5,2.5,x\n3,4,y\n", 0, 1, 2, two),
        ("1,2,0\n3,4,1\n", 0, 1, 2, two),
        ("1,2,1\n3,4,-1\n", 0, 1, 2, turned),
        ("1,2,0.5\n3,4,0.25\n5,6,0.125\n", 0, 1, 2, values),
        ("1 2 0.5\n3  4 0.25\n5 6\t0.125", 0, 1, 2, values),
        ("a,b,c\n1,2,x\n3,4,y\n5,6,z\n", 0, 1, 2, one),
        ("Label,a,b\n0,1,2\n1,3,4\n", 1, 2, 0, two),
        ("a;target;b\n1;0;2\n3;1;4\n", 0, 2, 1, two),
        ("y,x1,x2\n5,1,2\n6,3,4\n7,5,6\n", 1, 2, 0, values),
        ("x,y,z\n1,2,5\n3,4,6\n5,6,7\n", 0, 1, 2, values),
        (",a,b,c\n0,1,2,x\n1,3,4,y\n", 1, 2, 3, two),
        (",0,1,label\n0,1.5,2,x\n1,3,4,y\n", 1, 2, 3, two),
        ("\"a\" \"b\" \"c\"\n\"1\" 5 6 \"x\"\n\"2\" 7 8 \"y\"\n", 1, 2, 3, two),
        ("a,b,c\n1,5,6,x\n2,7,8,y\n", 1, 2, 3, two),
        ("id,name,a,b,sort\n1,Ann,1,2,u\n2,Bob,3,4,v\n", 2, 3, 1, two),
        ("id,a,class\n1,5,u\n2,6,v\n", 0, 1, 2, two),
    ] {
        let suggested = table(text).suggest().unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(suggested, Selection { x1, x2, label, labels }, "{text:?}");
    }
    let ratings: String = (0..30).map(|row| format!("{row},{},{}\n", row * row, row % 5)).collect();
    assert_eq!(table(&ratings).suggest().unwrap().labels, one);
}

#[test]
fn columns_are_chosen_by_their_titles() {
    let table = table("Sepal Length,width,kind,id\n1,2,x,1\n3,4,y,2\n5,6,z,3\n");
    let named = |x1, x2, label| table.select_named(x1, x2, label).map(|chosen| [chosen.x1, chosen.x2, chosen.label]);
    assert_eq!(named(Some("width"), Some("sepal length"), Some("KIND")), Ok([1, 0, 2]));
    assert_eq!(named(None, Some("id"), None), Ok([0, 3, 2]));
    assert_eq!(named(Some("id"), None, None), Ok([3, 0, 2]));
    let error = named(Some("height"), None, None).unwrap_err().to_string();
    assert_eq!(error, "x1 cannot be “height”. Allowed: a column of the table: “Sepal Length”, “width”, “kind”, “id”.");
    let error = named(Some("id"), Some("id"), None).unwrap_err().to_string();
    assert_eq!(error, "x2 cannot be “id”. Allowed: another column than x1 is.");
    let error = self::table("a,b,label\n1,2,\n3,4,\n").select(0, 1, 2).unwrap_err().to_string();
    assert!(error.contains("its column of labels, “label”, is empty. Allowed: "), "{error}");
    assert!(table.select(0, 1, 9).unwrap_err().to_string().starts_with("label cannot be “column 10”."));
}

#[test]
fn two_classes_or_one_against_the_rest() {
    let table = table("a,b,kind\n1,2,x\n3,4,y\n5,6,z\n7,8,y\n");
    let names: Vec<_> = table.classes(2).into_iter().map(|class| (class.name, class.n_rows)).collect();
    assert_eq!(names, [("x", 1), ("y", 2), ("z", 1)].map(|(name, n)| (name.to_owned(), n)));
    let pick = |labels| table.pick(&Selection { x1: 0, x2: 1, label: 2, labels });
    let signs = |picked: &Picked| picked.rows.iter().map(|row| row.2.value()).collect::<Vec<_>>();
    let two = pick(LabelMeaning::Two { minus: 2, plus: 1 }).unwrap();
    assert_eq!((signs(&two), two.n_skipped(SkipReason::OtherClass)), (vec![1.0, -1.0, 1.0], 1));
    assert_eq!((two.class_names.unwrap(), two.skipped.len()), (["z", "y"].map(str::to_owned), 0));
    let rest = pick(LabelMeaning::OneAgainstRest { plus: 0 }).unwrap();
    assert_eq!((signs(&rest), rest.n_all_skipped()), (vec![1.0, -1.0, -1.0, -1.0], 0));
    assert_eq!(rest.class_names.unwrap(), ["others", "x"].map(str::to_owned));
    let error = pick(LabelMeaning::Two { minus: 0, plus: 3 }).unwrap_err().to_string();
    assert_eq!(error, "class cannot be “4”. Allowed: one of “x”, “y”, “z”.");
    assert!(pick(LabelMeaning::Two { minus: 1, plus: 1 }).is_err());
}

#[test]
fn each_row_that_makes_no_point_says_why() {
    let classes: String = (0..12).map(|number| format!("{number},0.5,k{number}\n")).collect();
    let text = format!(
        "height,width,kind\n\n,1,k0\nabc,1,k1\n1,NaN,k0\n1,1e308,k0\n\n1,1e999,k0\n1,2,\n\"1\",\"2\",\"k0\nor so\"\n3,x,k0\n{classes}"
    );
    let picked = picked(&text);
    let said: Vec<String> = picked.skipped.iter().map(ToString::to_string).collect();
    let expected = [
        "row 3: “height” is empty",
        "row 4: “abc” in “height” is no number",
        "row 5: “NaN” in “width” is no finite number",
        "row 6: “1e308” in “width” is beyond 1e100",
        "row 8: “1e999” in “width” is beyond 1e100",
        "row 9: “kind” is empty",
        "row 11: “x” in “width” is no number",
        "row 21: “k9” in “kind” is not among the first 10 classes",
        "row 22: “k10” in “kind” is not among the first 10 classes",
        "row 23: “k11” in “kind” is not among the first 10 classes",
    ];
    assert_eq!(said, expected);
    assert_eq!(picked.rows.len(), 10);
    let counts = SkipReason::ALL.map(|reason| picked.n_skipped(reason));
    assert_eq!((counts, picked.n_all_skipped()), ([1, 2, 1, 2, 1, 3, 0, 0], 10));
    let many = "1,2,a\n3,4,b\n".to_owned() + &"x,5,a\n".repeat(1000) + &"6,7,b\n".repeat(1000);
    let picked = self::picked(&many);
    assert_eq!((picked.skipped.len(), picked.n_skipped(SkipReason::NoNumber)), (20, 1000));
}

#[test]
fn what_is_no_table_of_points_says_what_is_wrong() {
    for (text, expected) in [
        ("", "nothing is in it"),
        (" \r\n\t\n", "nothing is in it"),
        (",,\n,,\n", "all its rows are empty"),
        ("a,b,c\n", "it has one row only: “a”, “b”, “c”. Allowed: rows of"),
        ("a,b,c\n,,\n", "it has one row only"),
        ("hello", "it has one row only: “hello”"),
        ("a,b\nx,y\n", "none of its columns has numbers: “a”, “b”"),
        ("a,b\n1,y\n2,z\n", "only one of its columns has numbers: “a”"),
        ("1\n2\n3\n", "only one of its columns has numbers: “Column 1”"),
        ("a,b\n1,2\n3,4\n", "beside “a” and “b” it has no column of labels"),
        ("a,b,c\n1,2,x\n3,4,x\n", "all labels in “c” are “x”"),
        ("a,b,c\n1,2,5\n3,4,5\n", "all labels in “c” are “5”"),
        ("a,b,label\n1,2,\n3,4,\n", "beside “a” and “b” it has no column of labels"),
        ("a,b,c\n1,2,x\n3,,y\n", "all its points (1) are at (1, 2)"),
        ("a,b,c\n1,2,x\n1,2,y\n1,2,y\n", "all its points (3) are at (1, 2)"),
        ("a,b,c\n1,2,x\n2,2,x\n3,,y\n", "all its points (2) have “x” in “c”"),
        ("a,b,c\n1,2,x\n1,3,\"y\n5,6,x\n", "a quote opens a cell in row 3, and none closes it"),
        ("a,b,c\n1,,x\n,2,y\n", "none of its rows makes a point; row 2: “b” is empty"),
    ] {
        let error = refusal(text);
        assert!(error.starts_with(&format!("This is no table of points: {expected}")), "{text:?}: {error}");
        assert!(error.contains("Allowed: "), "{error}");
    }
}

#[test]
fn a_file_that_is_no_text_says_what_it_is() {
    let no_text: Vec<u8> = (0..2000_u32).map(|number| (number * number * 37 % 251) as u8).collect();
    for (bytes, expected) in [
        (
            &b"PK\x03\x04\x14\0"[..],
            "it is a workbook (.xlsx, .ods) or an archive. In a spreadsheet, save the table as CSV",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a picture"),
        (&no_text, "it is no text"),
        (&[0; 100], "it is no text"),
        (&vec![b'1'; 50_000_001], "it has 51 MB. Allowed: up to 50 MB"),
    ] {
        let error = Table::of_file(bytes).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn more_rows_and_columns_than_are_taken_are_counted() {
    let text: String = "a;b;c\n".to_owned() + &"1;2;x\n3;4;y\n".repeat(MOST_POINTS / 2 + 1) + ";;\n";
    let mut reader = TableReader::of_text(&text).unwrap();
    let mut shares = vec![reader.progress()];
    while reader.advance(10_000) {
        shares.push(reader.progress());
    }
    assert!(shares.is_sorted() && shares.len() == 11 && shares[0] == 0.0 && reader.progress() == 1.0, "{shares:?}");
    assert_eq!(reader.n_rows(), MOST_POINTS);
    let table = reader.finish().unwrap();
    assert_eq!((table.n_rows(), table.n_more_rows(), table.n_more_columns()), (MOST_POINTS, 2, 0));
    let picked = table.pick(&table.suggest().unwrap()).unwrap();
    assert_eq!((picked.rows.len(), picked.n_skipped(SkipReason::TooManyRows)), (MOST_POINTS, 2));
    let wide = vec!["1"; MOST_COLUMNS + 7].join(",");
    let table = self::table(&format!("{wide}\n{wide}\n"));
    assert_eq!((table.columns().len(), table.n_more_columns()), (MOST_COLUMNS, 7));
    let titles: Vec<String> = (0..MOST_COLUMNS + 1).map(|place| format!("c{place}")).collect();
    let table = self::table(&format!("{}\n{}\n", titles.join(","), ["1"; MOST_COLUMNS + 1].join(",")));
    assert_eq!((table.columns()[0].title(), table.n_more_columns()), ("c0", 1));
}

const SCRAPS: [&str; 34] = [
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    " ",
    "'",
    "1",
    "-2.5",
    "0,5",
    "1.234",
    "1,234,567",
    "1e308",
    "1e999",
    "NaN",
    "inf",
    "−3",
    "abc",
    "ü",
    "日本",
    "sep=;\n",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "50%",
    "label",
    "x",
    "1.5,2.5,a\n",
    "1,5;2,5;b\n",
    "\u{a0}",
    "e",
];

/// Cuts and adds to a table, or makes one up.
fn mutated(dice: &mut Dice, text: &mut String) {
    text.clear();
    if dice.below(4) > 0 {
        text.push_str(dice.one(&[ENGLISH, GERMAN, JAPANESE, "1,2,0\n3,4,1\n"]));
    }
    for _ in 0..dice.below(12) + 1 {
        let mut at = dice.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        match dice.below(16) {
            0 => text.truncate(at),
            1 => drop(text.drain(..at)),
            _ => text.insert_str(at, dice.one(&SCRAPS)),
        }
    }
}

#[test]
fn a_hundred_thousand_mutated_tables_end_in_points_or_in_an_error() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut text = String::new();
    let (mut n_picked, mut n_refused) = (0, 0);
    for round in 0..100_000 {
        mutated(&mut dice, &mut text);
        let read = match round % 8 {
            0 => Table::of_file(&utf_16(&text)),
            // Any bytes at all.
            1 => Table::of_file(&text.bytes().map(|byte| byte ^ u8::from(byte % 7 == 0) << 7).collect::<Vec<_>>()),
            _ => Table::of_text(&text),
        };
        let picked = read.and_then(|table| {
            let chosen = table.suggest().or_else(|_| table.select(dice.below(3), dice.below(3), dice.below(3)))?;
            let picked = table.pick(&chosen)?;
            assert_eq!(picked.rows.len() + picked.n_all_skipped(), table.n_rows() + table.n_more_rows(), "{text:?}");
            Ok(picked)
        });
        match picked {
            Ok(picked) => {
                let is_finite =
                    |row: &(f64, f64, PickedLabel)| row.0.is_finite() && row.1.is_finite() && row.2.value().is_finite();
                assert!(picked.rows.len() >= 2 && picked.rows.iter().all(is_finite), "{text:?}");
                n_picked += 1;
            }
            Err(error) => {
                let error = error.to_string();
                assert!(error.contains("Allowed: ") || error.contains("that is read"), "{text:?}: {error}");
                assert!(error.chars().count() < 4000, "{error}");
                n_refused += 1;
            }
        }
    }
    assert!(n_picked > 10_000 && n_refused > 10_000, "{n_picked} {n_refused}");
}
