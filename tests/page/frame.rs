//! The page in a frame of another one: run and set by messages, in a sandbox, and without a trap for who scrolls.

use serde_json::{Value, json};

use crate::harness::{Browser, FIND_BY_ROLE, Page, Role, in_every_browser, until};
use crate::lessons::until_shown;

in_every_browser!(messages_run_and_set_it, in_a_sandbox_the_page_is_whole);

mod alone {
    use super::{a_goal_is_told, the_box_has_code_for_a_frame, who_scrolls_over_the_frame_goes_on};
    use crate::harness::in_chromium;

    in_chromium!(a_goal_is_told, the_box_has_code_for_a_frame, who_scrolls_over_the_frame_goes_on);
}

/// The page may have its origin, or not.
const SANDBOXES: [&str; 2] = ["allow-scripts", "allow-scripts allow-same-origin"];
/// What Chromium tells developers of the latter, where both pages come from the same host.
const BOTH: &str = "can escape its sandboxing";

/// Keeps what a frame without storage complains about.
const COLLECT: &str = "window.complaints = [];
    addEventListener('message', ({ data }) => { if (data?.complaint) complaints.push(data.complaint); });";

/// Opens the example with these settings in its frame, and waits until the frame is ready.
async fn open(page: &Page, sandbox: &str, settings: &str) {
    page.leave().await;
    page.server.run_first(COLLECT);
    page.client.goto(&page.server.embedder(sandbox, settings)).await.expect("the example loads");
    let ready = until_heard(page, "the frame is ready", |message| message["type"] == "ready").await;
    assert_eq!((&ready["epoch"], &ready["playing"]), (&json!(0), &json!(false)), "{sandbox}: {ready}");
}

/// Waits until the last message that the example has heard is as it should be.
async fn until_heard(page: &Page, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    until(what, async || {
        let last = page.evaluate("return heard.at(-1) ?? complaints;").await;
        if is_so(&last) { Ok(last) } else { Err(last.to_string()) }
    })
    .await
}

/// Lets the example send the frame what a script makes, and returns its answer.
async fn answer(page: &Page, message: &str) -> Value {
    let script = format!(
        "heard.length = 0;
         const frame = document.querySelector('iframe');
         frame.contentWindow.postMessage({message}, '*');
         frame.contentWindow.postMessage({{ neuralPlayground: 1, type: 'state' }}, '*');"
    );
    page.evaluate(&script).await;
    until_heard(page, &format!("{message} was read"), |last| last["type"] == "state").await;
    page.evaluate("return heard[0];").await
}

/// The epoch that the frame shows.
async fn epoch(page: &Page) -> u64 {
    page.client.enter_frame(0).await.expect("a frame");
    let epoch = page.snapshot().await.epoch();
    page.client.enter_parent_frame().await.expect("the page around the frame");
    epoch
}

/// Does something to the one control of this kind and name. In a frame without an origin Chromium's driver computes no names.
async fn act(page: &Page, kind: &str, name: &str, script: &str) {
    until(&format!("there is a {kind} named “{name}”"), async || {
        let find = format!("{FIND_BY_ROLE}\nreturn find(arguments[0], arguments[1]);");
        let found = page.client.execute(&find, vec![json!(kind), json!(name)]).await;
        let found = found.map_err(|error| error.to_string())?;
        if found["busy"] == true || found["elements"].as_array().map(Vec::len) != Some(1) {
            return Err(found["names"].to_string());
        }
        let element = vec![found["elements"][0].clone()];
        page.client.execute(script, element).await.map(drop).map_err(|error| error.to_string())
    })
    .await;
}

async fn press(page: &Page, name: &str) {
    act(page, "button", name, "arguments[0].click();").await;
}

async fn write(page: &Page, kind: &str, name: &str, value: &str) {
    let script = format!(
        "arguments[0].value = '{value}';
         arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    act(page, kind, name, &script).await;
}

async fn messages_run_and_set_it(page: &Page) {
    // For WebKit, a page without an origin comes from nowhere, and its policy lets it load nothing from there.
    let without = usize::from(page.browser == Browser::WebKit);
    for sandbox in &SANDBOXES[without..] {
        open(page, sandbox, "seed=0.5&networkShape=2&view=output").await;
        page.press("Begin").await;
        until_heard(page, "it trains", |state| state["playing"] == true && state["epoch"].as_f64() > Some(5.0)).await;
        page.press("Wait").await;
        let paused = until_heard(page, "it pauses", |state| state["playing"] == false).await;
        assert_eq!(json!(epoch(page).await), paused["epoch"], "{sandbox}");
        assert!(paused["lossTrain"].as_f64() < Some(1.0) && paused["lossTest"].is_number(), "{paused}");

        page.press("One epoch").await;
        let next = paused["epoch"].as_u64().map(|epoch| epoch + 1);
        until_heard(page, "one epoch more", |state| state["epoch"].as_u64() == next).await;
        let set = answer(page, "{ neuralPlayground: 1, type: 'set', settings: 'learningRate=0.1&batchSize=20' }").await;
        let settings = set["settings"].as_str().unwrap_or_default();
        for part in ["learningRate=0.1&", "batchSize=20&", "seed=0.5&", "networkShape=2&", "view=output"] {
            assert!(format!("{settings}&").contains(part), "{sandbox}: {part} in {settings}");
        }
        assert_eq!(set["epoch"].as_u64(), next, "neither makes another network: {set}");
        page.press("Anew").await;
        until_heard(page, "it starts again", |state| state["epoch"] == 0).await;
        hostile(page).await;
        foreign(page).await;
        page.press("One epoch").await;
        until_heard(page, "all of it goes on", |state| state["epoch"] == 1).await;
    }
    let complaints = page.take_complaints().await;
    assert!(complaints.iter().all(|complaint| complaint.contains(BOTH)), "{complaints:?}");
}

/// Whatever is sent is answered with what is allowed, or not at all, and changes nothing.
async fn hostile(page: &Page) {
    for (message, said) in [
        ("{ neuralPlayground: 2, type: 'play' }", "neuralPlayground cannot be “2”. Allowed: 1."),
        ("{ neuralPlayground: NaN, type: 'play' }", "neuralPlayground cannot be “NaN”"),
        ("{ neuralPlayground: { valueOf: 1 }, type: 'play' }", "neuralPlayground is neither a text nor a number"),
        ("{ neuralPlayground: 1 }", "type is missing. Allowed: play, pause, step, reset, set, state."),
        ("{ neuralPlayground: 1, type: ['play'] }", "type is neither a text nor a number."),
        ("{ neuralPlayground: 1, type: 'constructor' }", "type cannot be “constructor”."),
        ("{ neuralPlayground: 1, type: 'x'.repeat(3e7) }", "type has 30000000 characters."),
        ("{ neuralPlayground: 1, type: 'set', settings: 'noise=5&'.repeat(1e6) }", "settings has 8000000 characters."),
        ("{ neuralPlayground: 1, type: 'set', settings: new Map([[1, 2]]) }", "settings is neither a text"),
        (
            "{ neuralPlayground: 1, type: 'set', settings: 'noise=lots&batchSize=3' }",
            "Nothing was set. noise cannot be",
        ),
        ("JSON.parse('{\"__proto__\": { \"neuralPlayground\": 1, \"type\": \"play\" } }')", ""),
        ("Array(1000).fill().reduce(inner => ({ neuralPlayground: inner }), 1)", "neuralPlayground is neither"),
        ("null", ""),
        ("'play'", ""),
        ("new ArrayBuffer(1e7)", ""),
        ("{ neuralPlayground: undefined, type: 'play' }", ""),
    ] {
        let answer = answer(page, message).await;
        let is_right = match said {
            "" => answer["type"] == "state",
            said => answer["type"] == "error" && answer["message"].to_string().contains(said),
        };
        assert!(is_right, "{message} was answered by {answer}");
        let state = page.evaluate("return heard.at(-1);").await;
        assert_eq!((&state["epoch"], &state["playing"]), (&json!(0), &json!(false)), "{message} changed nothing");
    }
}

/// Neither another frame nor the frame itself has a say.
async fn foreign(page: &Page) {
    let script = "const done = arguments[arguments.length - 1];
        const other = document.createElement('iframe');
        other.srcdoc = `<script>
            const message = { neuralPlayground: 1, type: 'step' };
            parent.frames[0].postMessage(message, '*');
            parent.postMessage('sent', '*');
        <\\/script>`;
        addEventListener('message', ({ source }) => {
            if (source === other.contentWindow) done(true);
        });
        document.body.append(other);";
    page.client.execute_async(script, Vec::new()).await.expect("another frame speaks");
    page.client.enter_frame(0).await.expect("a frame");
    page.evaluate("postMessage({ neuralPlayground: 1, type: 'step' }, '*');").await;
    page.client.enter_parent_frame().await.expect("the page around the frame");
    // What was sent before is read before.
    let state = answer(page, "null").await;
    assert_eq!(state["epoch"], 0, "only the page around the frame is heard");
    page.evaluate("document.querySelectorAll('iframe')[1].remove();").await;
}

async fn in_a_sandbox_the_page_is_whole(page: &Page) {
    if page.browser == Browser::WebKit {
        return in_webkit_the_page_says_what_it_lacks(page).await;
    }
    open(page, "allow-scripts", "seed=0.5&percTrainData=20").await;
    page.evaluate("document.querySelector('iframe').height = 900;").await;
    page.client.enter_frame(0).await.expect("a frame");
    let origin = page.evaluate("return self.origin;").await;
    assert_eq!(origin, "null", "it has no origin");
    press(page, "Step").await;
    page.until_epoch(1).await;
    press(page, "Save this run").await;
    let said = "its storage is full or forbidden";
    until_shown(page, said, |now| now.messages.iter().any(|message| message.contains(said))).await;
    press(page, "Share").await;
    until("the link is copied, or there to be copied by hand", async || {
        let now = page.snapshot().await;
        let is_copied = now.messages.iter().any(|message| message == "Link copied");
        if is_copied || now.buttons.contains_key("Close") { Ok(()) } else { Err(format!("{:?}", now.messages)) }
    })
    .await;
    press(page, "Lessons").await;
    press(page, "Leave the lessons").await;
    press(page, "Race").await;
    write(page, Role::Select.key(), "What varies", "batchSize").await;
    write(page, Role::Field.key(), "Epochs", "20").await;
    press(page, "Play").await;
    crate::racing::until_said(page, &["Finished"]).await;
    press(page, "Runs").await;
    press(page, "Open run 1").await;
    press(page, "Undo").await;
    page.client.enter_parent_frame().await.expect("the page around the frame");
    assert_eq!(page.evaluate("return complaints;").await, json!([]));
}

async fn in_webkit_the_page_says_what_it_lacks(page: &Page) {
    page.client.goto(&page.server.embedder(SANDBOXES[0], "seed=0.5")).await.expect("the example loads");
    page.client.enter_frame(0).await.expect("a frame");
    until("it says what it lacks", async || {
        let text = page.evaluate("return document.getElementById('loading').innerText;").await.to_string();
        if text.contains("the sandbox of this frame lacks allow-same-origin") { Ok(()) } else { Err(text) }
    })
    .await;
    page.client.enter_parent_frame().await.expect("the page around the frame");
}

async fn a_goal_is_told(page: &Page) {
    open(page, "allow-scripts", "lesson=step").await;
    page.press("Begin").await;
    until("a goal is told", async || {
        let goals = page.evaluate("return heard.filter(message => message.type === 'goal');").await;
        if goals[0].is_object() { Ok(goals[0].clone()) } else { Err(goals.to_string()) }
    })
    .await;
    let goal = page.evaluate("return heard.find(message => message.type === 'goal');").await;
    let is = |name: &str| goal[name].clone();
    assert_eq!((is("lesson"), is("goal"), is("goals")), (json!("step"), json!(1), json!(2)), "{goal}");
    assert!(goal["epoch"].as_f64() >= Some(100.0), "{goal}");
    // A class's link holds, whoever asks.
    open(page, "allow-scripts", "seed=1&playButton_hide=true&noise_lock=true").await;
    for message in ["type: 'play'", "type: 'set', settings: 'noise=5'"] {
        let refused = answer(page, &format!("{{ neuralPlayground: 1, {message} }}")).await;
        assert!(refused["message"].to_string().contains("Set by your teacher's link"), "{refused}");
    }
}

async fn the_box_has_code_for_a_frame(page: &Page) {
    page.open("#seed=0.5&noise=15").await;
    page.press("Export").await;
    page.select("The frame shows", "output").await;
    page.write("Height", "9").await;
    until_shown(page, "why that cannot be", |now| {
        now.messages.iter().any(|message| message.contains("Height cannot be “9”. Allowed: 100 to 5000"))
    })
    .await;
    page.write("Height", "400").await;
    until("the code has the height", async || {
        let code = page.written("Code").await;
        if code.contains("height=\"400\"") { Ok(()) } else { Err(code) }
    })
    .await;
    let code = page.written("Code").await;
    page.client.goto(&page.server.elsewhere()).await.expect("another page");
    page.client.execute("document.body.innerHTML = arguments[0];", vec![code.into()]).await.expect("a frame");
    assert_eq!(page.evaluate("return document.querySelector('iframe').title;").await, "Neural Playground: Circle");
    page.client.enter_frame(0).await.expect("a frame");
    page.ready().await;
    page.step().await;
    let shown = page.snapshot().await;
    assert_eq!((shown.in_link("noise"), shown.in_link("view")), (Some("15"), Some("output")));
    assert!(
        !shown.buttons.contains_key("Race") && !shown.buttons.contains_key("Add hidden layer"),
        "{:?}",
        shown.buttons
    );
    let whole = page.evaluate("return document.querySelector('.tools a').href;").await;
    assert!(whole.as_str().is_some_and(|link| link.contains("noise=15") && !link.contains("view")), "{whole}");
    page.client.enter_parent_frame().await.expect("the page around the frame");
}

async fn who_scrolls_over_the_frame_goes_on(page: &Page) {
    for sandbox in SANDBOXES {
        open(page, sandbox, "seed=0.5&view=output").await;
        for (over, right) in [("the picture", 100.0), ("the chart", 600.0)] {
            for with in ["a wheel", "a finger"] {
                page.evaluate("scrollTo(0, 0);").await;
                let script = "const { left, top } = document.querySelector('iframe').getBoundingClientRect();
                    return [left, top];";
                let at = page.evaluate(script).await;
                let place = |index: usize| at[index].as_f64().expect("a place");
                let (x, y) = (place(0) + right, place(1) + 300.0);
                until(&format!("{with} over {over} scrolls the page around the frame"), async || {
                    // What scrolled before may still be gliding, and takes one along.
                    if with == "a wheel" {
                        turn_wheel(page, x, y).await
                    } else {
                        swipe_up(page, x, y).await
                    }
                    let scrolled = page.evaluate("return scrollY;").await;
                    if scrolled.as_f64() > Some(50.0) { Ok(()) } else { Err(scrolled.to_string()) }
                })
                .await;
            }
        }
    }
    let complaints = page.take_complaints().await;
    assert!(complaints.iter().all(|complaint| complaint.contains(BOTH)), "{complaints:?}");
}

async fn turn_wheel(page: &Page, x: f64, y: f64) {
    let wheel = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": 200 });
    page.chromium("Input.dispatchMouseEvent", wheel).await;
}

async fn swipe_up(page: &Page, x: f64, y: f64) {
    let at = |y: f64| json!([{ "x": x, "y": y }]);
    page.chromium("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": at(y) })).await;
    for step in 1..=10 {
        let moved = at(y - 20.0 * f64::from(step));
        page.chromium("Input.dispatchTouchEvent", json!({ "type": "touchMove", "touchPoints": moved })).await;
    }
    page.chromium("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
}
