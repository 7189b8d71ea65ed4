//! The view of a class: thirty hand-ins between other things are each marked as `playground class` marks them; sorted, filtered, saved,
//! deleted and kept.

use std::sync::LazyLock;
use std::time::Instant;

use experiment::{HandIn, HandInVerdict, Marked, Marking, class_csv, lessons};
use fantoccini::key::Key;
use serde_json::json;

use crate::class_of_thirty::{LESSON, class, lesson, mails};
use crate::harness::{Page, Role, in_chromium, until};
use crate::lesson_files::drop_file;

in_chromium!(
    thirty_are_marked_as_they_are,
    what_was_handed_in_is_sorted_found_and_saved,
    what_is_deleted_comes_back_and_the_rest_is_kept,
    a_link_that_was_handed_in_opens_the_class,
    a_class_works_by_keyboard,
);

static CLASS: LazyLock<Vec<(HandIn, HandInVerdict)>> = LazyLock::new(class);

/// What `playground class` finds, whose JSON and CSV are made of these.
fn found(hand_ins: &[(HandIn, HandInVerdict)]) -> Vec<(String, Marked)> {
    let asked = lesson(LESSON);
    let found = |(hand_in, _): &(HandIn, HandInVerdict)| {
        let marked = match lessons::lesson_of(hand_in, Some(&asked), &[]) {
            Ok(lesson) => {
                let mut marking = Marking::new(lesson, hand_in);
                while !marking.go_on(u64::MAX) {}
                Marked::of(&marking)
            }
            Err(why) => Marked::refused(why),
        };
        (hand_in.name.clone(), marked)
    };
    hand_ins.iter().map(found).collect()
}

/// Opens the link that somebody has handed in: the page shows the class, and no network.
pub async fn open(page: &Page, link: &str) {
    page.leave().await;
    page.client.goto(&format!("{}#{link}", page.server.page())).await.expect("the page loads");
}

/// Opens the class by a first hand-in, and adds a text.
async fn add(page: &Page, first: &HandIn, text: &str) {
    open(page, &first.write()).await;
    until_said(page, "It is marked.").await;
    add_text(page, text).await;
}

/// Adds a text to the class.
pub async fn add_text(page: &Page, text: &str) {
    let script = "const field = document.getElementById('class-text');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.client.execute(script, vec![json!(text)]).await.unwrap();
    page.press("Add").await;
}

pub async fn until_said(page: &Page, part: &str) {
    until(part, async || {
        let said = page.evaluate("return document.getElementById('class-said')?.textContent ?? ''").await;
        let said = said.as_str().unwrap_or_default().to_owned();
        if said.contains(part) { Ok(()) } else { Err(said) }
    })
    .await;
}

/// The texts of the table, row by row; of numbers, every digit.
async fn rows(page: &Page) -> Vec<Vec<String>> {
    let script = "return [...document.querySelectorAll('.class .lines tbody tr')].map(row =>
        [...row.children].slice(0, -1).map(cell => cell.title || (cell.querySelector('b') ?? cell).textContent))";
    serde_json::from_value(page.evaluate(script).await).unwrap()
}

async fn names(page: &Page) -> Vec<String> {
    rows(page).await.into_iter().map(|mut row| row.remove(0)).collect()
}

async fn thirty_are_marked_as_they_are(page: &Page) {
    let begin = Instant::now();
    add(page, &CLASS[0].0, &mails(&CLASS)).await;
    until_said(page, "29 added, 3 were there already, 1 can't be read (cut off or changed on its way), 5").await;
    until_said(page, "All 30 are marked.").await;
    println!("30 hand-ins in the page, with all that a test does: {:?}", begin.elapsed());
    let shown = rows(page).await;
    let mut found = found(&CLASS);
    // 2 comes before 10.
    found.sort_by_key(|(name, _)| {
        let (word, number) = name.rsplit_once(' ').unwrap_or((name, ""));
        number.parse::<u32>().map_or((name.to_lowercase(), 0), |number| (format!("{} ", word.to_lowercase()), number))
    });
    assert_eq!(shown.len(), 30);
    let number = |number: Option<f64>| number.map_or("–".to_owned(), |number| number.to_string());
    for (row, (name, marked)) in shown.iter().zip(&found) {
        let step = marked.mark.last_run();
        let standing = step.and_then(|step| step.standing.as_ref());
        assert_eq!(row[0], *name);
        let (n_met, n_goals) = marked.mark.n_met();
        let goals = if n_goals == 0 { "–".to_owned() } else { format!("{n_met} of {n_goals}") };
        assert_eq!(row[1], goals, "{name}");
        assert_eq!(row[2], number(standing.map(|standing| standing.epochs as f64)), "{name}");
        assert_eq!(row[3], number(standing.and_then(|standing| standing.loss_train)), "{name}");
        assert_eq!(row[4], number(standing.and_then(|standing| standing.loss_test)), "{name}");
        assert_eq!(row[5], number(standing.and_then(|standing| standing.gap())), "{name}");
        assert_eq!(row[6], number(standing.and_then(|standing| standing.accuracy_test)), "{name}");
        assert_eq!(row[7], number(step.map(|step| step.neurons as f64)), "{name}");
        assert_eq!(row[10], marked.verdict.words(), "{name}");
    }
    for (name, verdict) in CLASS.iter().map(|(hand_in, verdict)| (&hand_in.name, verdict)) {
        assert!(shown.iter().any(|row| row[0] == *name && row[10] == verdict.words()), "{name}");
    }
    // Pictures of all whose runs hold, and a ranking of the twenty who are done.
    let count =
        async |selector: &str| page.evaluate(&format!("return document.querySelectorAll('{selector}').length")).await;
    assert_eq!(count(".class-gallery canvas").await, 29);
    assert_eq!(count(".class-ranking tbody tr").await, 20);
    page.select("Lesson", "1").await;
    until("the other version", async || {
        let rows = rows(page).await;
        let last = rows.iter().find(|row| row[0] == "Forged lesson");
        if last.is_some_and(|row| row[10] == "done") { Ok(()) } else { Err(format!("{last:?}")) }
    })
    .await;
    assert_eq!(page.take_complaints().await, [""; 0]);
}

async fn what_was_handed_in_is_sorted_found_and_saved(page: &Page) {
    let some = [&CLASS[..4], &CLASS[20..23], &CLASS[25..27]].concat();
    add(page, &some[0].0, &mails(&some)).await;
    until_said(page, "All 9 are marked.").await;
    page.press("Test loss").await;
    let mut by_loss = found(&some);
    let loss = |marked: &Marked| marked.mark.last_run().and_then(|step| step.standing.as_ref()?.loss_test);
    by_loss.sort_by(|one, other| loss(&one.1).partial_cmp(&loss(&other.1)).unwrap());
    let found = found(&some);
    let by_loss: Vec<String> = by_loss.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names(page).await, by_loss);
    page.press("Test loss").await;
    assert_eq!(names(page).await, by_loss.iter().rev().cloned().collect::<Vec<_>>());
    // What the page saves is what it shows, as the program prints it.
    let catch = "window.saved = []; const make = URL.createObjectURL;
        URL.createObjectURL = blob => { window.saved.push(blob.text()); return make.call(URL, blob); };";
    page.evaluate(catch).await;
    let saves = async |button: &str| {
        let shown = names(page).await;
        let rows = shown.iter().filter_map(|name| found.iter().find(|(of, _)| of == name));
        let rows = rows.map(|(name, marked)| (&**name, Some(marked)));
        let expected = class_csv(rows, Some(&page.server.page()));
        page.press(button).await;
        until("the table is saved", async || {
            let text = page.evaluate("return Promise.all(window.saved).then(all => all.at(-1) ?? '')").await;
            if text == expected { Ok(()) } else { Err(text.to_string()) }
        })
        .await;
    };
    saves("Save as CSV").await;
    page.write("Find", "missed").await;
    assert_eq!(names(page).await.len(), 3);
    page.write("Find", "").await;
    page.select("Verdict", "2").await;
    assert_eq!(names(page).await.len(), 2);
    saves("Save these as CSV").await;
}

async fn what_is_deleted_comes_back_and_the_rest_is_kept(page: &Page) {
    add(page, &CLASS[0].0, &mails(&CLASS[..3])).await;
    until_said(page, "All 3 are marked.").await;
    page.press("Delete what Honest 1 handed in").await;
    assert_eq!(names(page).await, ["Honest 0", "Honest 2"]);
    page.press("Delete what Honest 0 handed in").await;
    page.press("Put back what was deleted").await;
    assert_eq!(names(page).await, ["Honest 0", "Honest 1", "Honest 2"], "all that was deleted");
    page.press("Delete what Honest 1 handed in").await;
    page.reload().await;
    page.press("Class").await;
    until("the two are there", async || {
        let rows = rows(page).await;
        let is_marked = rows.iter().all(|row| row[10] == "done");
        if rows.len() == 2 && is_marked { Ok(()) } else { Err(format!("{rows:?}")) }
    })
    .await;
    page.press("Delete all").await;
    page.by_name(Role::Button, "Put back what was deleted").await;
    assert_eq!(page.evaluate("return localStorage.getItem('class')").await, "");
    page.press("Put back what was deleted").await;
    assert_eq!(names(page).await.len(), 2);
    page.press("Open the run of Honest 0").await;
    page.until_said("This is the run of Honest 0 at epoch").await;
}

async fn a_link_that_was_handed_in_opens_the_class(page: &Page) {
    open(page, &CLASS[4].0.write()).await;
    until_said(page, "1 added. It is marked.").await;
    assert_eq!(names(page).await, ["Honest 4"]);
    let link = page.snapshot().await.link;
    assert!(!link.contains("handIn"), "{link}");
    open(page, &CLASS[5].0.write()).await;
    until_said(page, "1 added.").await;
    assert_eq!(names(page).await, ["Honest 4", "Honest 5"]);
    // Also as a file that is dropped anywhere on it.
    drop_file(page, ".class-table", "class.txt", &format!("https://example.org/#{}", CLASS[7].0.write())).await;
    until("the one of the file is there", async || {
        let names = names(page).await;
        if names == ["Honest 4", "Honest 5", "Honest 7"] { Ok(()) } else { Err(format!("{names:?}")) }
    })
    .await;
    let cut = CLASS[6].0.write();
    open(page, &cut[..cut.len() - 5]).await;
    until_said(page, "it was cut off or changed on its way").await;
}

const FIELD: &str = "Paste the links that your students handed in, with whatever stands around them: mails, a chat, a column of a table";

async fn a_class_works_by_keyboard(page: &Page) {
    add(page, &CLASS[0].0, &mails(&CLASS[1..4])).await;
    until_said(page, "All 4 are marked.").await;
    page.tab_to(FIELD).await;
    // The line that could not be read stands there.
    page.key(&[Key::Control], 'a').await;
    page.type_text(&format!("Mine: {}", CLASS[20].0.write())).await;
    page.tab_to("Add").await;
    page.key(&[], Key::Enter).await;
    until_said(page, "1 added, 1 other line. All 5 are marked.").await;
    page.tab_to("Epochs").await;
    for order in ["ascending", "descending"] {
        page.key(&[], ' ').await;
        let shown = format!("return document.querySelectorAll('th[aria-sort={order}]').length");
        until(order, async || if page.evaluate(&shown).await == 1 { Ok(()) } else { Err("not yet".to_owned()) }).await;
    }
    assert_eq!(names(page).await[0], CLASS[20].0.name, "who has missed has trained longest");
    let first = CLASS[20].0.name.clone();
    page.tab_to(&format!("Open the run of {first}")).await;
    page.key(&[], Key::Enter).await;
    page.until_said(&format!("This is the run of {first} at epoch")).await;
}
