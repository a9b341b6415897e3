// How the live page takes the place of the shown one without a trace: what was entered and pressed, the focus with its
// selection, what is unfolded and where things are scrolled to.
//
// Nothing here relies on the shown page being as it was rendered: a translator or an extension may have changed it.

const CONTROLS = "input, select, textarea";
const isBox = (control) => control.type === "checkbox" || control.type === "radio";

let composing = false;
let pressed = false;
let wake = () => {};
// The button pressed last in a page that could not answer yet.
let button = null;

addEventListener("click", ({ target }) => (button = target.closest("button") ?? button), true);

// Once an input method or a pressed pointer is done, the browser has still to hand over what came of it.
const done = () => setTimeout(() => wake());
for (const [type, now] of Object.entries({ compositionstart: true, compositionend: false })) {
  addEventListener(type, () => ((composing = now), done()), true);
}
for (const [type, now] of Object.entries({ pointerdown: true, pointerup: false, pointercancel: false, blur: false })) {
  addEventListener(type, ({ target }) => (type !== "blur" || target === window) && ((pressed = now), done()), true);
}

// Controls that somebody has changed here, in the order in which they did. Whatever else is not as it was rendered was not
// entered: browsers restore controls when they go back or restore a session, a slider to its nearest step, and an address of
// then has figures of now. Some tell of it by the same events, but nobody has pressed anything yet, nor is the focus there.
const touched = new Set();
for (const type of ["input", "change"]) {
  const note = ({ target }) => {
    if (target !== document.activeElement && navigator.userActivation?.hasBeenActive === false) return;
    touched.delete(target);
    touched.add(target);
  };
  addEventListener(type, note, true);
}

// Browsers join lines that are pasted or dropped into a field to one, with a space or without: `150` and `200` would be
// 150,200. A tab between them stays. This goes for the live page too.
for (const type of ["paste", "beforeinput"]) {
  addEventListener(type, keepCellsApart, true);
}

function keepCellsApart(event) {
  const input = event.target;
  const cells = (event.data ?? event.clipboardData?.getData("text/plain") ?? "").trim();
  if (input.tagName !== "INPUT" || !/[\n\r]/.test(cells)) return;
  event.preventDefault();
  input.setRangeText(cells.replace(/\r\n|[\n\r]/g, "\t"), input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
// Nobody listened before this script was there; a control that is restored does not get the focus.
const early = document.activeElement;
if (early?.matches(CONTROLS) && isChanged(early)) touched.add(early);

// Resolves when nothing is being composed, dragged or clicked.
export function atRest() {
  return new Promise((resolve) => {
    wake = () => composing || pressed || resolve();
    wake();
  });
}

// Names and texts, in turn, of the controls that somebody has changed. Boxes that share a name share a text; of a field and its
// slider the one changed last counts. While the figures of a link are awaited, what was entered counts even where it is what
// the document shows.
export function enteredIn(page) {
  putBackUntouched(page);
  const awaited = page.hasAttribute("aria-busy");
  const entered = new Map();
  for (const control of touched) {
    if (!control.name || !page.contains(control) || !(awaited || isChanged(control))) continue;
    entered.delete(control.name);
    entered.set(control.name, text(control, page));
  }
  return [...entered].flat();
}

// Shows what was rendered where nobody has entered anything else.
export function putBackUntouched(page) {
  // Of radio buttons only the one that is pressed has an event, and the one before it changes with it.
  const groups = new Set([...touched].filter(({ type }) => type === "radio").map(({ name }) => name));
  const isTouched = (control) => touched.has(control) || (control.type === "radio" && groups.has(control.name));
  for (const control of page.querySelectorAll(CONTROLS)) if (!isTouched(control) && isChanged(control)) putBackControl(control);
}

const named = (page) => [...page.querySelectorAll(CONTROLS)].filter((control) => control.name);
const unnamed = (page) => [...page.querySelectorAll(CONTROLS)].filter((control) => !control.name);

function isChanged(control) {
  if (isBox(control)) return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") return control.selectedIndex !== renderedChoice(control);
  if (control.type !== "range") return control.value !== control.defaultValue;
  // A slider moves to its nearest step all by itself.
  const untouched = document.createElement("input");
  for (const name of ["type", "min", "max", "step", "value"]) untouched.setAttribute(name, control.getAttribute(name) ?? "");
  return control.value !== untouched.value;
}

function renderedChoice(select) {
  return Math.max(0, [...select.options].findIndex((option) => option.defaultSelected));
}

function text(control, page) {
  if (!isBox(control)) return control.value;
  if (!control.hasAttribute("value")) return String(control.checked);
  const chosen = named(page).filter((other) => other.name === control.name && other.checked);
  return chosen.map((other) => other.value).join(",");
}

// Puts the live page where the shown one stands. What is no part of the state, and so has no name, is chosen and pressed
// once more: in a page that was still, and not in one that has stopped, for it may have stopped over that.
export function takeOver(shown, live, wasStill) {
  const place = { left: scrollX, top: scrollY };
  const focus = focusIn(shown);
  const scrolled = [...shown.querySelectorAll("*")].filter((part) => part.scrollLeft || part.scrollTop);
  const folds = [...shown.querySelectorAll("details")];
  const pairs = (parts) => parts.map((part) => [part, counterpart(part, shown, live)]).filter(([, other]) => other);
  const [scrolledPairs, foldPairs] = [pairs(scrolled), pairs(folds)];
  const choicePairs = wasStill ? pairs(unnamed(shown).filter((control) => touched.has(control) && isChanged(control))) : [];
  const pressed = wasStill && button && shown.contains(button) && counterpart(button, shown, live);
  const focused = focus && counterpart(focus.element, shown, live);

  if (shown.isConnected) shown.after(live);
  else document.body.prepend(live);
  for (const [was, is] of foldPairs) is.open = was.open;
  for (const [was, is] of scrolledPairs) is.scrollTo({ left: was.scrollLeft, top: was.scrollTop, behavior: "instant" });
  // Before the other one goes, so that a keyboard on the screen stays.
  if (focused) giveFocus(focused, focus);
  shown.remove();
  if (scrollX !== place.left || scrollY !== place.top) scrollTo({ ...place, behavior: "instant" });
  for (const [was, is] of choicePairs) {
    if (isBox(is)) is.checked = was.checked;
    else is.value = was.value;
    is.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (pressed) pressed.click();
}

// Copies what the live page cannot draw yet. The shown page keeps its own, as it may have to come back.
export function carryOver(shown, live) {
  const [from, to] = [shown.querySelector("#below"), live.querySelector("#below:empty")];
  if (from && to) to.append(...from.cloneNode(true).childNodes);
}

// Puts a page back as it was rendered.
export function putBack(shown, still) {
  named(still).forEach(putBackControl);
  shown.replaceWith(still);
}

function putBackControl(control) {
  if (isBox(control)) control.checked = control.defaultChecked;
  else if (control.tagName === "SELECT") control.selectedIndex = renderedChoice(control);
  else control.value = control.defaultValue;
}

// The same part of the other page: by its id, else by its name, else the one in the same place among its like.
function counterpart(part, from, to) {
  if (part.id) return to.querySelector(`#${CSS.escape(part.id)}`);
  const like = [part.tagName, ...part.classList].map((word, index) => (index ? `.${CSS.escape(word)}` : word)).join("");
  const marks = ["name", "type", "value"].filter((mark) => part.name && part.hasAttribute(mark));
  const selector = like + marks.map((mark) => `[${mark}="${CSS.escape(part.getAttribute(mark))}"]`).join("");
  return to.querySelectorAll(selector)[[...from.querySelectorAll(selector)].indexOf(part)] ?? null;
}

function focusIn(page) {
  const element = document.activeElement;
  if (!element || !page.contains(element)) return null;
  const focus = { element, focusVisible: element.matches(":focus-visible"), value: element.value };
  // Sliders and boxes have no selection and say so by an error or by null.
  try {
    focus.selection = [element.selectionStart, element.selectionEnd, element.selectionDirection];
  } catch {}
  if (focus.selection?.[0] == null) delete focus.selection;
  return focus;
}

function giveFocus(element, { focusVisible, selection, value }) {
  element.focus({ preventScroll: true, focusVisible });
  if (!selection) return;
  // A field shows grouped digits while it rests and the plain text while it has the focus.
  const [start, end, direction] = selection;
  element.setSelectionRange(placeIn(element.value, value, start), placeIn(element.value, value, end), direction);
}

// The place in a text after as many characters, grouping signs not counted, as stood before it in another spelling.
function placeIn(text, other, place) {
  if (text === other) return place;
  const counts = (character) => !/[\s,'’]/.test(character);
  let left = [...other.slice(0, place)].filter(counts).length;
  let index = 0;
  while (left > 0 && index < text.length) if (counts(text[index++])) left--;
  return index;
}
