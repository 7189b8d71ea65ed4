//! Neurons that are switched off, by pointer and by keys: what the page shows is a network without them, and the run goes on as if nobody
//! had looked.

use experiment::{Losses, Session, links};
use fantoccini::key::Key;

use crate::harness::{Page, Role, Snapshot, in_browser, in_chromium, until};

in_chromium!(
    two_presses_switch_a_neuron_off_and_on,
    neurons_are_switched_off_by_keys,
    the_largest_network_answers_at_once
);

in_browser!(firefox, Firefox: neurons_are_switched_off_by_keys);
in_browser!(webkit, WebKit: neurons_are_switched_off_by_keys);

const ALL_ON: &str = "All neurons are on again: switching off is only for looking.";
const SWITCH: &str = "Switched off: its output is 0";

/// The session that a page shows after so many epochs.
fn session(link: &str, epochs: u64) -> Session {
    let mut session = Session::new(links::read(link, String::new).config);
    session.advance(epochs);
    session
}

/// Waits until the losses are these, and whatever they are named after that.
async fn until_losses(page: &Page, losses: Losses, without: &str) -> Snapshot {
    let expected = [losses.train, losses.test].map(|loss| format!("{loss:.3}"));
    until(&format!("the losses{without} are {expected:?}"), async || {
        let now = page.snapshot().await;
        let shown = ["Training", "Test"].map(|name| now.outputs.get(&format!("{name} loss{without}")).cloned());
        let is_so = shown == expected.clone().map(Some);
        if is_so { Ok(now) } else { Err(format!("{:?}", now.outputs)) }
    })
    .await
}

async fn two_presses_switch_a_neuron_off_and_on(page: &Page) {
    let link = "#seed=0.12345&learningRate=0.1";
    page.open(link).await;
    page.by_name(Role::Button, "Changes and film").await;
    page.press("Step 100 epochs").await;
    page.until_epoch(100).await;
    let mut session = session(link, 100);
    let before = until_losses(page, session.losses(), "").await;
    let picture = page.picture().await;

    let neuron = page.middle("#neuron-0-1").await;
    page.press_at(&[neuron, neuron]).await;
    assert!(session.switch_neuron(0, 1));
    let off = until_losses(page, session.shown_losses(), " with 1 neuron off").await;
    assert!(off.can_press("Neuron 2 of layer 1, off"), "{:?}", off.buttons);
    assert!(!off.buttons.contains_key("Close the selected neuron"), "its card is not in the way");
    assert_eq!((off.epoch(), &off.link), (before.epoch(), &before.link), "the run is the same");
    // The pointer is still on it, and yet the output is what is seen.
    assert!(page.picture().await != picture);
    page.until_said("Neuron 2 of layer 1 is off: training loss").await;
    page.press_at(&[neuron, neuron]).await;
    assert!(session.switch_neuron(0, 1));
    let on = until_losses(page, session.losses(), "").await;
    assert_eq!(on.buttons, before.buttons);

    // The same in its card. The time line and training switch all on again.
    page.press("Neuron 1 of layer 2").await;
    page.choose(Role::Toggle, SWITCH).await;
    assert!(session.switch_neuron(1, 0));
    until_losses(page, session.shown_losses(), " with 1 neuron off").await;
    page.press("Step").await;
    page.until_epoch(101).await;
    session.advance(1);
    let trained = until_losses(page, session.losses(), "").await;
    assert_eq!(trained.controls[SWITCH], "false");
    page.until_said(ALL_ON).await;
    page.choose(Role::Toggle, SWITCH).await;
    assert!(session.switch_neuron(1, 0));
    let again = until_losses(page, session.shown_losses(), " with 1 neuron off").await;
    assert!(!again.messages.iter().any(|message| message.contains(ALL_ON)), "{:?}", again.messages);
    page.press("Close the selected neuron").await;
    page.evaluate("document.querySelector('.track > input').focus();").await;
    page.key(&[], Key::Home).await;
    page.until_epoch(0).await;
    page.key(&[], Key::End).await;
    page.until_epoch(101).await;
    session.switch_all_on();
    until_losses(page, session.losses(), "").await;
}

async fn neurons_are_switched_off_by_keys(page: &Page) {
    let link = "#seed=0.12345&problem=regression&regDataset=reg-gauss&learningRate=0.1";
    page.open(link).await;
    page.by_name(Role::Button, "Changes and film").await;
    page.press("Step 10 epochs").await;
    page.until_epoch(10).await;
    let mut session = session(link, 10);
    page.evaluate("document.getElementById('neuron-0-0').parentElement.focus();").await;
    page.key(&[], 'o').await;
    assert!(session.switch_neuron(0, 0));
    until_losses(page, session.shown_losses(), " with 1 neuron off").await;
    for key in [Key::Down, Key::Right] {
        page.key(&[], key).await;
    }
    page.key(&[], 'O').await;
    assert!(session.switch_neuron(1, 1));
    let off = until_losses(page, session.shown_losses(), " with 2 neurons off").await;
    assert!(off.can_press("Neuron 1 of layer 1, off") && off.can_press("Neuron 2 of layer 2, off"));
    assert_eq!(page.focused().await, "Neuron 2 of layer 2, off");
    // There is nothing to be switched of the output.
    page.key(&[], Key::Right).await;
    page.key(&[], 'o').await;
    page.press("Play").await;
    page.until_said(ALL_ON).await;
    let on = page.snapshot().await;
    assert!(on.can_press("Neuron 1 of layer 1") && on.outputs.contains_key("Training loss"), "{on:?}");
    page.press("Pause").await;
}

async fn the_largest_network_answers_at_once(page: &Page) {
    let features = "xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true";
    let link = format!("#seed=0.5&dataset=spiral&networkShape=8,8,8,8,8,8&numPoints=2000&{features}");
    page.open(&link).await;
    page.by_name(Role::Button, "Changes and film").await;
    page.press("Play").await;
    // A frame after each key: of what the key has done, the picture is a part.
    let script = "const done = arguments[0];
        const press = layer => {
            const node = document.getElementById(`neuron-${layer}-${layer}`).parentElement;
            node.focus();
            const before = performance.now();
            node.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }));
            return new Promise(next => requestAnimationFrame(() => setTimeout(() => next(performance.now() - before))));
        };
        (async () => {
            const times = [];
            for (let layer = 0; layer < 6; layer++) times.push(await press(layer));
            done(times.sort((a, b) => a - b));
        })();";
    let times = page.client.execute_async(script, Vec::new()).await.expect("keys are pressed");
    let off = page.snapshot().await;
    assert!(off.outputs.contains_key("Training loss with 6 neurons off") && off.can_press("Play"), "{off:?}");
    assert!(times[3].as_f64() < Some(100.0), "milliseconds: {times}");
}
