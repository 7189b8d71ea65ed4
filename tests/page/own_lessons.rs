//! Lessons of a teacher's own: made in the editor, opened by their link, done and handed in; and texts that would like to be more than texts.

use experiment::{GoalMark, HandIn, HandInVerdict, Lesson, Marking, lessons};
use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Page, Role, in_chromium, until};
use crate::lessons::{goals, until_reached, until_shown};

in_chromium!(
    a_lesson_is_made_tried_done_and_handed_in,
    a_lesson_is_done_on_a_phone,
    each_step_restricts_what_it_says,
    a_link_that_was_cut_is_named,
    what_is_missing_is_said_in_the_editor,
    a_lesson_is_made_by_keyboard,
    the_focus_stays_in_the_editor_when_something_is_removed,
    what_is_removed_comes_back_by_keys_and_the_playground_stays_as_it_is,
    a_file_that_is_dropped_on_the_editor_opens_in_it,
);
mod everywhere {
    use super::no_markup_of_a_lesson_gets_through;
    use crate::harness::in_every_browser;

    in_every_browser!(no_markup_of_a_lesson_gets_through);
}

/// Texts that would do something if they were markup.
const INJECTIONS: [&str; 24] = [
    "<script>window.injected = 1</script>",
    "<img src=x onerror='window.injected = 1'>",
    "<svg onload=window.injected=1>",
    "<iframe src=\"javascript:window.injected=1\"></iframe>",
    "<a href=\"javascript:window.injected=1\">a</a>",
    "[press](javascript:window.injected=1)",
    "[press](JaVaScRiPt:window.injected=1)",
    "[press](&#106;avascript:window.injected=1)",
    "[press](data:text/html,<script>1</script>)",
    "[press](vbscript:x)",
    "[press](//example.org)",
    "<javascript:window.injected=1>",
    "![picture](https://example.org/pixel.gif)",
    "![a](x \"onerror=window.injected=1\")",
    "[ref]\n\n[ref]: javascript:window.injected=1",
    "<style>body { display: none }</style>",
    "<base href=\"https://example.org/\">",
    "<form action=\"https://example.org\"><input></form>",
    "<math><mtext></mtext><mglyph><style><!--</style><img title=\"--><img src=1 onerror=window.injected=1>\">",
    "`<b>code</b>`",
    "```html\n<script>window.injected=1</script>\n```",
    "<object data=\"data:text/html,x\"></object><embed src=x>",
    "<meta http-equiv=refresh content=\"0;url=https://example.org\">",
    "</aside><aside id=\"lesson\"><b onclick=window.injected=1>b</b>",
];

/// What the page has of a lesson that is more than text.
const FOUND: &str = "
    const lesson = document.getElementById('lesson');
    const all = [...lesson.querySelectorAll('*')];
    const allowed = /^(https?:|mailto:)/;
    return {
        injected: window.injected ?? null,
        elements: all.filter((element) => /^(script|img|iframe|style|base|form|object|embed|meta|math|link|video|audio)$/i.test(element.localName))
            .map((element) => element.outerHTML),
        attributes: all.flatMap((element) => [...element.attributes].filter((one) => /^on|^style$|^srcdoc$/i.test(one.name)).map((one) => one.name)),
        links: all.filter((element) => element.hasAttribute('href') && !allowed.test(element.getAttribute('href')))
            .map((element) => element.outerHTML),
        words: lesson.textContent,
        lessons: document.querySelectorAll('#lesson').length,
    };";

/// The link to a lesson of this text.
pub fn link_of(text: &str) -> String {
    let lesson = lessons::read_text("", text).unwrap_or_else(|mistake| panic!("{text}\n{mistake}")).packed();
    format!("#{}={}", lessons::KEY, lesson.name)
}

async fn no_markup_of_a_lesson_gets_through(page: &Page) {
    for parts in INJECTIONS.chunks(6) {
        let inside = parts.join("\n\n");
        let line = parts[0].replace(['\n', '[', ']', ','], " ");
        let text = format!(
            "title: {line}\nstep: {line}\nlink: seed=1\npredict: {line} [one of: {line}, no]\nquestion: {line} [words]\n\
             goal: {line} [epoch >= 5]\n\n{inside}\n\nDo: {inside}\n"
        );
        page.open(&link_of(&text)).await;
        until_shown(page, "the lesson", |now| now.in_link("lesson").is_some()).await;
        // The goals, which stay in sight, may cover it.
        page.evaluate("[...document.querySelectorAll('#lesson .answers button')].at(-1).click()").await;
        until("its task is there", async || {
            let is_there = page.evaluate("return document.querySelector('#lesson .task') !== null").await;
            if is_there == true { Ok(()) } else { Err(is_there.to_string()) }
        })
        .await;
        let found = page.evaluate(FOUND).await;
        assert_eq!(
            (&found["injected"], &found["elements"], &found["attributes"], &found["links"], &found["lessons"]),
            (&json!(null), &json!([]), &json!([]), &json!([]), &json!(1)),
            "{parts:?}"
        );
    }
}

/// Opens the editor from the lessons.
pub async fn open_editor(page: &Page) {
    page.press("Lessons").await;
    until_shown(page, "a lesson", |now| now.in_link("lesson").is_some()).await;
    page.evaluate("document.querySelector('.lesson-more details').open = true").await;
    page.press("Make a lesson").await;
    page.by_name(Role::Field, "Title of the lesson").await;
}

/// What is handed in: the link in the form.
pub async fn handed_in(page: &Page, name: &str) -> HandIn {
    page.press("Hand in").await;
    page.write("Your name", name).await;
    linked(page, name).await
}

/// What the link in the form hands in, once it is there with this name.
pub async fn linked(page: &Page, name: &str) -> HandIn {
    let mut link = String::new();
    until("there is a link to hand in", async || {
        let written = page.evaluate("return document.querySelector('.hand-in-link')?.value ?? ''").await;
        let found = lessons::find(written.as_str().unwrap_or_default());
        link = written.as_str().unwrap_or_default().to_owned();
        if found.hand_ins.iter().any(|work| work.name == name) { Ok(()) } else { Err(written.to_string()) }
    })
    .await;
    lessons::find(&link).hand_ins.remove(0)
}

/// What is found of it.
pub fn mark(work: &HandIn) -> (HandInVerdict, Vec<GoalMark>) {
    let lesson = Lesson::unpacked(&work.lesson).expect("a lesson of somebody's own").expect("it can be read");
    let mark = Marking::new(lesson, work).finish();
    (mark.verdict(), mark.steps.into_iter().flat_map(|step| step.goals).collect())
}

async fn a_lesson_is_made_tried_done_and_handed_in(page: &Page) {
    page.open("#seed=1&dataset=gauss&networkShape=2").await;
    open_editor(page).await;
    page.write("Title of the lesson", "Two clouds").await;
    page.press("Add a step").await;
    page.write("Text", "The **border** is a line.").await;
    page.write("Task: what they are to do", "Train it.").await;
    page.select("What is predicted", "number").await;
    page.write("The question", "How good will it be?").await;
    page.press("Add a goal").await;
    page.write("Goal 1, condition 1: value", "0.05").await;
    page.select("Add a limit to goal 1", "0").await;
    page.select("How it is answered", "words").await;
    until("the preview has the text", async || {
        let bold = page.evaluate("return document.querySelector('.author-preview strong')?.textContent").await;
        if bold == "border" { Ok(()) } else { Err(bold.to_string()) }
    })
    .await;
    // Of two fields with this name, the second is that of the question at the end.
    page.evaluate(
        "const field = document.getElementById('question-words');
         field.value = 'Why?';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
    )
    .await;
    page.press("Try it").await;

    let now =
        until_shown(page, "the lesson is open", |now| now.in_link("lesson").is_some_and(|name| name.starts_with('~')))
            .await;
    assert_eq!(now.in_link("dataset").or(now.in_link("exactDataset")), Some("gauss"));
    page.press("Play").await;
    assert_eq!(page.snapshot().await.epoch(), 0, "Play waits for the prediction");
    page.write("Test loss (predicted)", "0.02").await;
    page.press("Step 100 epochs").await;
    until_reached(page, 1).await;
    page.write("Question: Why?", "Because.").await;
    let work = handed_in(page, "Ada").await;
    assert_eq!(work.steps[0].prediction.as_deref(), Some("0.02"));
    assert_eq!(work.steps[0].answer.as_deref(), Some("Because."));
    assert_eq!(mark(&work), (HandInVerdict::Done, vec![GoalMark::Met]));

    // It is there after a reload, with its link.
    page.reload().await;
    until_reached(page, 1).await;
    page.press("Leave the lessons").await;
    until_shown(page, "no lesson", |now| now.in_link("lesson").is_none()).await;
}

const PHONE: &str = "title: On a phone\nlink: dataset=circle&seed=1&dataset_lock=true\npredict: How many epochs? [one of: 50, 100, 400]\n\
                     goal: A test loss of at most 0.1 within 400 epochs [test loss <= 0.1; epoch <= 400]\nquestion: How many? [number 1 to 400]\n\n\
                     Text.\n\nDo: it.\n";

async fn a_lesson_is_done_on_a_phone(page: &Page) {
    page.resize(390, 844).await;
    page.open(&link_of(PHONE)).await;
    until_shown(page, "the lesson", |now| now.in_link("lesson").is_some()).await;
    page.press("100").await;
    page.press("Step 100 epochs").await;
    until_reached(page, 1).await;
    page.write("Question: How many?", "100").await;
    page.until_said("Right.").await;
    let is_wide = page.evaluate("return document.documentElement.scrollWidth > innerWidth").await;
    assert_eq!(is_wide, false, "nothing is wider than the window");
    let work = handed_in(page, "Bo").await;
    assert_eq!(mark(&work).0, HandInVerdict::Done);
    // The claim is about this very run: another loss is not so.
    let mut forged = work.clone();
    let goal = forged.steps[0].goals[0].as_mut().expect("it was reached");
    goal.run = goal.run.as_ref().map(|run| run.replacen("claim=0", "claim=1", 1));
    assert_eq!(mark(&forged).0, HandInVerdict::Wrong);
}

const STEPS: &str =
    "title: Steps\nlink: seed=1&noise_lock=true&race_hide=true\n\nOne\n===\nlink: seed=2&activation_hide=true\n\nTwo\n";

async fn each_step_restricts_what_it_says(page: &Page) {
    page.open("#seed=0.5&batchSize=3").await;
    let before = page.snapshot().await;
    page.open(&link_of(STEPS)).await;
    let first = until_shown(page, "the first step", |now| now.in_link("seed") == Some("1")).await;
    assert!(!first.can_press("Race") && first.in_link("noise_lock") == Some("true"), "{first:?}");
    page.press("Next").await;
    let second = until_shown(page, "the second step", |now| now.in_link("seed") == Some("2")).await;
    assert!(second.can_press("Race") && second.in_link("noise_lock").is_none(), "{second:?}");
    assert!(second.in_link("lesson").is_some_and(|name| name.ends_with(".2")));
    assert!(!second.controls.contains_key("Activation"), "{second:?}");
    assert_ne!(before.link, second.link);
}

async fn a_link_that_was_cut_is_named(page: &Page) {
    let link = link_of(PHONE);
    page.open(&format!("{}&seed=7", &link[..link.len() - 4])).await;
    page.until_said("This is no lesson: it was cut off or changed on its way").await;
    let now = page.snapshot().await;
    assert_eq!((now.in_link("seed"), now.in_link("lesson")), (Some("7"), None));
    assert_eq!(goals(page).await, Vec::<bool>::new());
}

async fn what_is_missing_is_said_in_the_editor(page: &Page) {
    page.open("#seed=1&noise=10&noise_lock=true").await;
    open_editor(page).await;
    page.press("Add a step").await;
    page.until_said("Not complete yet").await;
    page.write("Title of the lesson", "Locked").await;
    page.write("Text", "Words.").await;
    page.until_said("The lesson is complete. Its link has").await;
    page.press("Add a goal").await;
    page.until_said("needs a number").await;
    page.select("Goal 1, condition 1: what", "noise").await;
    page.write("Goal 1, condition 1: value", "50").await;
    page.until_said("noise is locked or hidden here, at “10”").await;
    page.write("Goal 1, condition 1: value", "10").await;
    page.until_said("it is met before anything was done").await;
    page.select("Goal 1, condition 1: what", "epoch").await;
    page.select("Goal 1, condition 1: how it compares", ">=").await;
    page.write("Goal 1, condition 1: value", "10").await;
    page.until_said("The lesson is complete.").await;
    // What was written is there after a reload.
    page.reload().await;
    open_editor(page).await;
    assert_eq!(page.written("Title of the lesson").await, "Locked");
}

async fn a_lesson_is_made_by_keyboard(page: &Page) {
    page.open("#seed=1&dataset=gauss&networkShape=2").await;
    open_editor(page).await;
    for (field, text) in [("Title of the lesson", "By keys"), ("Text", "Words.")] {
        if field == "Text" {
            page.tab_to("Add a step").await;
            page.key(&[], Key::Enter).await;
        }
        page.tab_to(field).await;
        page.type_text(text).await;
    }
    page.tab_to("Add a goal").await;
    page.key(&[], ' ').await;
    page.tab_to("Goal 1, condition 1: value").await;
    page.type_text("0.05").await;
    page.until_said("The lesson is complete.").await;
    page.tab_to("Try it").await;
    page.key(&[], Key::Enter).await;
    let own = |name: &str| name.starts_with('~');
    until_shown(page, "the lesson is open", |now| now.in_link("lesson").is_some_and(own)).await;
    assert_eq!(goals(page).await, [false]);
}

/// Waits until what has the focus has this name.
async fn until_focused(page: &Page, name: &str) {
    until(name, async || {
        let focused = page.focused().await;
        if focused == name { Ok(()) } else { Err(focused) }
    })
    .await;
}

async fn the_focus_stays_in_the_editor_when_something_is_removed(page: &Page) {
    page.open("#seed=1").await;
    open_editor(page).await;
    let press_by_key = async |name: &str| {
        page.tab_to(name).await;
        page.key(&[], Key::Enter).await;
    };
    press_by_key("Add a step").await;
    until_focused(page, "Title of the step (may be empty)").await;
    for goal in ["Goal 1", "Goal 2"] {
        press_by_key("Add a goal").await;
        until_focused(page, &format!("{goal}, condition 1: what")).await;
    }
    press_by_key("Remove goal 1").await;
    until_focused(page, "Remove goal 1").await;
    press_by_key("Add a condition").await;
    until_focused(page, "Goal 1, condition 2: what").await;
    press_by_key("Remove: Goal 1, condition 2").await;
    until_focused(page, "Remove: Goal 1, condition 1").await;
    page.key(&[], Key::Enter).await;
    until_focused(page, "Add a condition").await;
    press_by_key("Remove goal 1").await;
    until_focused(page, "Add a goal").await;
    press_by_key("Remove this step").await;
    until_focused(page, "Add a step").await;
    // Undo is pressed until there is nothing left, and then Redo has the focus.
    page.tab_to("Undo").await;
    for _ in 0..9 {
        page.key(&[], Key::Enter).await;
    }
    until_focused(page, "Redo").await;
    // By the pointer the focus stays where it is.
    page.press("Add a step").await;
    page.by_name(Role::Field, "Text").await;
    until_focused(page, "Add a step").await;
}

async fn what_is_removed_comes_back_by_keys_and_the_playground_stays_as_it_is(page: &Page) {
    page.open("#seed=1&noise=5").await;
    page.select("Activation", "relu").await;
    let before = page.snapshot().await;
    open_editor(page).await;
    page.write("Title of the lesson", "Kept").await;
    page.press("Add a step").await;
    page.write("Text", "Words.").await;
    page.press("Remove this step").await;
    page.by_name(Role::Button, "Add a step").await;
    page.key(&[Key::Control], 'z').await;
    page.by_name(Role::Field, "Text").await;
    assert_eq!(page.written("Text").await.trim(), "Words.");
    page.press("Begin anew").await;
    page.until_said("Undo brings back the draft that was here").await;
    page.press("Undo").await;
    assert_eq!(page.written("Title of the lesson").await, "Kept");
    page.press("Playground").await;
    let after = page.snapshot().await;
    assert_eq!(after.in_link("activation"), before.in_link("activation"));
}

async fn a_file_that_is_dropped_on_the_editor_opens_in_it(page: &Page) {
    page.open("#seed=1").await;
    open_editor(page).await;
    page.evaluate(
        "const dragged = new DataTransfer();
         dragged.items.add(new File(['title: Dropped\\nlink: seed=1\\nneeds: noise\\nwhere: data\\n\\nWords.\\n'], 'a.txt'));
         const event = new DragEvent('drop', { dataTransfer: dragged, bubbles: true, cancelable: true });
         document.querySelector('.author').dispatchEvent(event);",
    )
    .await;
    until("the file is in the editor", async || {
        let title = page.evaluate("return document.getElementById('lesson-name')?.value ?? ''").await;
        if title == "Dropped" { Ok(()) } else { Err(title.to_string()) }
    })
    .await;
    page.until_said("The lesson is complete.").await;
    let kept = page
        .evaluate(
            "return [document.getElementById('step-scene').value, document.getElementById('step-controls').value]",
        )
        .await;
    assert_eq!(kept, json!(["data", "noise"]));
    let wide = "document.getElementById('lesson-name').value = 'x'.repeat(280);
        document.getElementById('lesson-name').dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.evaluate(wide).await;
    until("the preview has it", async || {
        let title = page.evaluate("return document.querySelector('.lesson-preview h2').textContent.length").await;
        if title == 280 { Ok(()) } else { Err(title.to_string()) }
    })
    .await;
    let is_wide = "const preview = document.querySelector('.author-preview');
        return preview.scrollWidth > preview.clientWidth || document.documentElement.scrollWidth > innerWidth";
    assert_eq!(page.evaluate(is_wide).await, false, "nothing is wider than its place");
}
