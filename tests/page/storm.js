// Storms: real events on the page's controls, many and fast, while it trains. It stands behind `role.js`, in a function of its
// own, and is put into a page once.

const frame = () => new Promise(requestAnimationFrame);
const isBroken = () => !document.getElementById("broken").hidden;
const isBusy = () => document.querySelector("[aria-busy=true]") !== null;

// Lets the browser draw so many frames, and more while a part of the page is being fetched.
async function frames(count) {
  for (let left = count; left > 0; left--) await frame();
  for (let left = 300; left > 0 && isBusy(); left--) await frame();
}

// --- what can be done by name ---

const named = (role, fits) => all(role).filter(element => usable(element) && fits(nameOf(element)));

// Presses the first of these buttons that is there and can be pressed; whether there was one.
function press(...names) {
  for (const name of names) {
    const [button] = named("button", other => other === name);
    if (button) {
      button.click();
      return true;
    }
  }
  return false;
}

// Presses the `turn`-th of the things of a role whose names fit.
function pressOne(role, turn, fits) {
  const found = named(role, fits);
  found[turn % found.length]?.click();
  return found.length > 0;
}

function set(control, value, ...events) {
  control.value = value;
  for (const event of events) control.dispatchEvent(new Event(event, { bubbles: true }));
}

function choose(name, turn) {
  const [list] = named("select", other => other === name);
  if (list) set(list, list.options[turn % list.options.length].value, "input", "change");
  return list !== undefined;
}

// Writes into the address bar, unless the browser finds that this happens too often; whether it is there.
function address(fragment) {
  try {
    location.hash = fragment;
  } catch {
    // Asked for too often.
  }
  return location.hash === fragment;
}

// Chooses a file in the box for files.
function open(name, parts) {
  const field = document.querySelector("#export input[type=file]");
  if (!field) return false;
  const files = new DataTransfer();
  files.items.add(new File(parts, name));
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

// Presses Play in the playground, if it stands.
const play = () => document.getElementById("epoch") !== null && press("Play");

// A link, once the page shows it and everything that was opened is closed; whether that could be done.
async function calm(link) {
  for (const box of document.querySelectorAll(":popover-open")) box.hidePopover();
  const end = performance.now() + 15_000;
  // A browser that was asked too often listens again after some seconds.
  while (!address(link) && performance.now() < end) await frames(20);
  const arrived = location.hash === link;
  await frames(3);
  // Another tab may have hidden them.
  press("Close the steps");
  press("Close the selected neuron");
  // Training would wait for a border.
  named("toggle", name => name === "Predict first").filter(toggle => toggle.checked).forEach(toggle => toggle.click());
  await frames(3);
  return arrived;
}

// --- each of them, again and again ---

const LINKS = [
  "#batchSize=,x",
  "#seed=0.5&networkShape=2&pace=max",
  "#networkShape=8,8,8,8,8,8&seed=1&pace=max&xSquared=true",
  "#networkShape=9999,-1&learningRate=abc",
  "#seed=0.5&problem=regression&networkShape=&pace=max",
  "#race=regularization&lesson=layers",
  "#race=weather&raceValues=1",
  "#x=false&y=false&seed=1&pace=max",
  "#lesson=flying",
  "#%%%&=&seed",
];
const by = (...names) => turn => press(names[turn % names.length], ...names);

// What is done at each turn; it says whether it could be. First what changes the data and the network itself.
const SHAPES = {
  "neurons of the first layer": turn => press(turn % 10 < 5 ? "Remove neuron from layer 1" : "Add neuron to layer 1"),
  "neurons of the last layer": by("Remove neuron from layer 3", "Add neuron to layer 3"),
  "hidden layers": turn => press(turn % 10 < 5 ? "Remove hidden layer" : "Add hidden layer", "Add hidden layer"),
  "features": turn => pressOne("toggle", turn, name => /^(sin )?X[12]/.test(name)),
  "data sets": turn => pressOne("radio", turn, () => true),
  "problem type": turn => choose("Problem type", turn + 1),
  "loss": turn => choose("Loss", turn + 1),
  "new points": by("Regenerate"),
  "new weights": by("New weights"),
  "a reset": by("Reset"),
  "three changes at once": turn => press("Regenerate") && press("Undo") && choose("Problem type", turn + 1),
  "undo and redo": turn => (turn < 3 ? press("Remove hidden layer") : press(...(turn % 2 ? ["Undo", "Redo"] : ["Redo", "Undo"]))),
};
// Then what brings another experiment, or shows what depends on its shape.
const PANELS = {
  "neurons in the inspector": turn =>
    pressOne("toggle", 7 * turn, name => name.includes("euron")) && press("Remove hidden layer", "Undo"),
  "lessons": by("Lessons", "Next", "Back", "Leave the lessons"),
  "races": turn => (turn % 2 ? pressOne("button", turn, name => name.startsWith("Open in Playground: ")) : press("Race")),
  "other addresses": turn => address(LINKS[turn % LINKS.length]),
  "kept runs": turn => press(["Save this run", "Runs", "Open run 1"][turn % 3]),
  "files": turn =>
    turn % 2 && caught.length > 0 ? open("saved.json", [caught.at(-1).blob]) : press("Save JSON", "Export"),
  "the way of a point": turn =>
    press(["Follow a point", "Next", "Backpropagation through layer 2", "Remove hidden layer", "Close the steps"][turn % 5]),
};
const ACTS = { ...SHAPES, ...PANELS };

// Moves the pointer over everything that shows what is below it.
function point() {
  for (const element of document.querySelectorAll("#diagram, #chart, .picture")) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2 };
    element.dispatchEvent(new PointerEvent("pointermove", { ...at, bubbles: true }));
  }
  for (const node of document.querySelectorAll(".node")) node.dispatchEvent(new PointerEvent("pointerenter"));
}

// Does it so many times while the page trains, or for so many milliseconds; how often it could be done in how many turns, and
// whether the page broke.
async function repeat(name, turns, milliseconds) {
  const end = performance.now() + milliseconds;
  let [turn, done] = [0, 0];
  for (; turn < turns && performance.now() < end && !isBroken(); turn++) {
    if (ACTS[name](turn)) done++;
    // Not rendered yet: here the page is asked about what may be gone.
    point();
    await frames(1);
    if (play()) await frames(1);
  }
  return { done, turns: turn, broken: isBroken() };
}

// --- anything, at random ---

// Numbers from 0 to 1 that come of a seed alone (mulberry32).
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TEXTS = ["", "0", "1", "-1", "0.5", "7", "100", "1e9", "NaN", "abc", "8-8-8", "4-2, none", "tanh, relu", "0.1,0.3", "−2", ",x"];
const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Enter", " ", "Escape"];
const FILES = ["", "{}", '{"format": ', "epoch,loss\n1,2\n", "\ufffdPNG"];
const OVER = ["pointerenter", "pointerleave", "focus", "blur"];
const ON = ["pointermove", "pointerdown", "pointerup", "pointerleave", "click"];
const files = () => [...FILES, ...caught.slice(-3).map(file => file.blob)];
const key = (keys, random) => ({ key: one(keys, random), shiftKey: random() < 0.2, altKey: random() < 0.2 });

// How often each kind of event happens, to which elements, and what it is there, with what goes with it.
const KINDS = [
  [38, "button:not(.help)", () => ["click"]],
  [2, "button.help", () => ["click"]],
  [8, "button", (_, random) => [one(OVER, random)]],
  [8, "select", ({ options }, random) => ["write", one([...options], random)?.value ?? ""]],
  [8, "input[type=range]", (slider, random) => ["write", String(number(slider, random))]],
  [8, "input[type=checkbox], input[type=radio]", () => ["click"]],
  [8, "input:not([type])", (_, random) => ["write", one(TEXTS, random)]],
  [12, "canvas, .diagram, .picture, label.drag", (element, random) => [one(ON, random), place(element, random)]],
  [6, "button, input:not([type]), canvas[tabindex]", (_, random) => ["key", key(KEYS, random)]],
  [2, "body", (_, random) => ["key", { ...key(["z", "y", "Z"], random), ctrlKey: true }]],
  [1, "input[type=file]", (_, random) => ["file", one(files(), random)]],
  [1, "window", (_, random) => [one(["resize", "scroll", "storage"], random)]],
  [0.5, "window", (_, random) => ["address", one(LINKS, random)]],
];
const WEIGHT = KINDS.reduce((sum, [weight]) => sum + weight, 0);

const one = (list, random) => list[Math.floor(random() * list.length)];

function number({ min, max, step }, random) {
  return Number(min) + Math.round((random() * (max - min)) / step) * Number(step);
}

function place(element, random) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + random() * width, clientY: top + random() * height };
}

// The elements that can be seen now, by selector: what cannot is not pressed, but for the fields of files, which never can.
function looked() {
  const found = new Map([["body", [document.body]], ["window", [window]]]);
  return selector => {
    if (!found.has(selector)) {
      const here = [...document.querySelectorAll(`#app :is(${selector})`)];
      found.set(selector, here.filter(one => one.type === "file" || (one.checkVisibility() && !one.disabled)));
    }
    return found.get(selector);
  };
}

// An event at random: whom it befalls, what it is, and what goes with it.
function draw(seen, random) {
  let left = random() * WEIGHT;
  const [, selector, event] = KINDS.find(([weight]) => (left -= weight) < 0) ?? KINDS[0];
  const element = one(seen(selector), random);
  return element ? [element, ...event(element, random)] : null;
}

// Lets it happen.
function befall([element, what, more]) {
  const options = { ...(typeof more === "object" ? more : {}), bubbles: !OVER.includes(what), cancelable: true };
  if (what === "address") address(more);
  else if (what === "file") open("some.json", [more]);
  else if (what === "write") set(element, more, "input", "change");
  else if (what === "key") element.dispatchEvent(new KeyboardEvent("keydown", options));
  else if (what === "click" && !more) element.click();
  else if (what === "click") element.dispatchEvent(new MouseEvent(what, { ...options, detail: 1 }));
  else if (what.startsWith("pointer")) element.dispatchEvent(new PointerEvent(what, { ...options, pointerId: 1 }));
  else if (what === "focus" || what === "blur") element.dispatchEvent(new FocusEvent(what));
  else element.dispatchEvent(new Event(what));
}

function told([element, what, more]) {
  const named = element instanceof Element ? nameOf(element) || element.id || element.className || element.tagName : "window";
  return `${what}: ${named} ${JSON.stringify(more) ?? ""}`;
}

// So many random events, up to 8 between two frames, so that messages meet a page that is not rendered yet, or one each so many
// milliseconds; the last of them, and whether the page broke.
async function storm(random, count, pause) {
  const events = [];
  caught.splice(0, caught.length - 3);
  while (events.length < count && !isBroken()) {
    const seen = looked();
    for (let left = pause > 0 ? 1 : Math.ceil(random() * 8); left > 0; left--) {
      const event = draw(seen, random);
      if (event === null) continue;
      events.push(event);
      befall(event);
    }
    if (pause > 0) await new Promise(done => setTimeout(done, pause));
    await frame();
    if (random() < 0.2) play();
  }
  return { done: events.length, turns: count, broken: isBroken(), last: events.slice(-40).map(told) };
}

window.storms = { calm, repeat, storm, generator, shapes: Object.keys(SHAPES), panels: Object.keys(PANELS) };
