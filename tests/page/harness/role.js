// Finds what is on the page by role and accessible name.

const SELECTORS = {
  button: "button, [role=button], input[type=button]",
  select: "select",
  slider: "input[type=range], [role=slider]",
  toggle: "input[type=checkbox], [role=checkbox], [role=switch], button[aria-pressed]",
  field: "input:not([type]), input[type=text], textarea",
  radio: "input[type=radio], [role=radio]",
  group: "fieldset, [role=group], [role=radiogroup]",
  output: "output, [role=status]",
  picture: "canvas, [role=img]",
};

const tidy = text => text.replace(/\s+/g, " ").trim();

// The text of an element as it is read out: without what is hidden, and without the values of controls in it.
function spoken(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || getComputedStyle(node).display === "none") return "";
  if (node.getAttribute("aria-label")) return node.getAttribute("aria-label");
  if (node.matches("select, input, textarea")) return "";
  return [...node.childNodes].map(spoken).join("");
}

function nameOf(element) {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return tidy(ids.split(/\s+/).map(id => spoken(document.getElementById(id))).join(" "));
  if (element.getAttribute("aria-label")) return tidy(element.getAttribute("aria-label"));
  if (element.labels?.length) return tidy([...element.labels].map(spoken).join(" "));
  if (element.matches("fieldset")) return tidy(spoken(element.querySelector(":scope > legend") ?? document.createTextNode("")));
  if (element.matches("button, [role]")) return tidy(spoken(element)) || tidy(element.title);
  return tidy(element.title);
}

const all = role => [...document.querySelectorAll(SELECTORS[role])].filter(element => element.checkVisibility());

function find(role, name) {
  const here = all(role);
  const busy = document.querySelector("[aria-busy=true]") !== null;
  return { busy, elements: here.filter(element => nameOf(element) === name), names: here.map(nameOf) };
}

function valueOf(element) {
  if (element.matches("input[type=checkbox], input[type=radio]")) return String(element.checked);
  return element.value ?? element.getAttribute("aria-pressed") ?? element.getAttribute("aria-checked") ?? "";
}

// A button's value is an empty text.
const toggled = element => element.getAttribute("aria-pressed") ?? valueOf(element);

const usable = element => !element.disabled && element.getAttribute("aria-disabled") !== "true";

// Everything that a visitor could read off, at one moment.
function snapshot() {
  const pairs = (roles, value) =>
    Object.fromEntries(roles.flatMap(role => all(role).map(element => [nameOf(element), value(element)])));
  const said = [...document.querySelectorAll("[role=alert], [role=status]:not(output)")];
  return {
    controls: { ...pairs(["select", "slider", "radio"], valueOf), ...pairs(["toggle"], toggled) },
    buttons: pairs(["button"], usable),
    outputs: pairs(["output"], element => tidy(element.textContent)),
    messages: said.filter(element => element.checkVisibility()).map(element => tidy(element.textContent)).filter(Boolean),
    link: location.hash,
  };
}
