//! Points that are saved as a table: whoever opens that has the same points.

use experiment::tables::{Table, points_table};
use experiment::{LabelColumn, Labels, NumberColumn, OwnData, OwnPoint, Problem, Session, links};

use crate::dice::Dice;

/// The points of what was saved.
fn opened(text: &str) -> OwnData {
    let table = Table::of_text(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let picked = table.suggest().and_then(|selection| table.pick(&selection));
    picked.and_then(|picked| picked.own_data()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Heights and weights, and which values or classes they have.
fn measured(dice: &mut Dice, labels: &dyn Fn(usize) -> f64, names: Option<Vec<String>>) -> OwnData {
    let mut column = |n: usize| (0..60).map(|_| dice.below(n) as f64 / 10.0 + 3.0).collect::<Vec<_>>();
    let (x1, x2) = (column(700), column(9000));
    let values: Vec<f64> = (0..60).map(labels).collect();
    let classes: Vec<u16> = values.iter().map(|value| *value as u16).collect();
    let column = |title, values| NumberColumn { title, values, places: 1 };
    let label = match names {
        Some(names) => LabelColumn::Classes(names, &classes),
        None => LabelColumn::Values(column("age, in years", &values)),
    };
    OwnData::of_columns([column("height (cm)", &x1), column("=weight", &x2)], label).unwrap()
}

#[test]
fn a_table_comes_back_with_its_names() {
    let mut dice = Dice(3);
    for first in 0..2 {
        let names = ["cat", "dog, large"].map(str::to_owned).to_vec();
        let own = measured(&mut dice, &|row| ((row + first) % 2) as f64, Some(names));
        let text = points_table(&own);
        assert!(text.starts_with("height (cm),'=weight,class\r\n"), "{text}");
        let again = opened(&text);
        assert_eq!(again.labels(), own.labels());
        let (mut before, mut after) = (own.own_points().to_vec(), again.own_points().to_vec());
        if first == 0 {
            assert!(before == after, "{text}");
        }
        let key = |point: &OwnPoint| (point.place().0.to_bits(), point.place().1.to_bits(), point.class());
        before.sort_by_key(key);
        after.sort_by_key(key);
        assert_eq!(before, after);
    }
    let own = measured(&mut dice, &|row| (row * row) as f64 / 10.0, None);
    let again = opened(&points_table(&own));
    assert_eq!((again.labels(), again.own_points()), (own.labels(), own.own_points()));
}

#[test]
fn drawn_points_come_back_to_their_places() {
    for (link, problem) in [
        ("seed=1&noise=30", Problem::Classification),
        ("seed=2&dataset=spiral", Problem::Classification),
        ("seed=3&problem=regression", Problem::Regression),
        ("seed=4&problem=regression&regDataset=reg-gauss&noise=50", Problem::Regression),
    ] {
        let session = Session::new(links::read(link, String::new).config);
        let points = [session.train_points(), session.test_points()].concat();
        let own = OwnData::nearest(&points, problem).unwrap();
        let again = opened(&points_table(&own));
        let places = |own: &OwnData| own.points().map(|point| (point.x, point.y, point.label)).collect::<Vec<_>>();
        assert!(places(&again) == places(&own), "{link}");
        assert_eq!(matches!(again.labels(), Labels::Values(_)), problem == Problem::Regression);
    }
}

#[test]
fn what_was_drawn_between_the_numbers_of_a_table_stays_there() {
    let own = measured(&mut Dice(4), &|row| (row % 2) as f64, Some(vec![String::new(); 2]));
    let mut points = own.own_points().to_vec();
    points.push(OwnPoint::of_class(0.501, -1.234, 1));
    let own = own.with_points(points).unwrap();
    assert_eq!(opened(&points_table(&own)).own_points(), own.own_points());
}
