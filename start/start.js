// Brings the page to life. The document already shows the view with the figures of the default scenario, see
// src/bin/prerender. This loads the glue and the wasm that Trunk's links name, lets the live page take the place of the
// shown one (take_over.js), keeps others out of it (own_nodes.js) and keeps the site for offline use (offline.js).
//
// Whatever fails: what is shown stays, or comes back, and one sentence says so. One restart is tried, never a second.

import { keepOwnNodes } from "./own_nodes.js";
import { atRest, carryOver, enteredIn, putBack, putBackUntouched, takeOver } from "./take_over.js";

// The document says by itself, after a while, that it has not started: this script may be what is missing.
const notStarted = document.getElementById("not-started");
if (notStarted) notStarted.hidden = true;
// How long a start may take before that is said all the same, in milliseconds.
const PATIENCE = 12_000;

// The page for what is missing is shown at any depth and tries this script in each folder above: where it was found, the
// site's folder is.
const base = document.querySelector("base[data-sought]");
if (base) base.href = new URL("./", import.meta.url).href;

const root = document.documentElement;
const status = document.getElementById("status");
const address = (id) => document.getElementById(id).href;
const still = { page: document.getElementById("app"), path: location.pathname, title: document.title };

// Not every browser tells when it is idle.
const idle = (act) => (globalThis.requestIdleCallback ?? setTimeout)(act);

let shown = still.page;
let attempt = 0;
let forbidden;

addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  if (blockedURI.startsWith("wasm")) forbidden = "script-src 'wasm-unsafe-eval'";
  else if (blockedURI === address("glue")) forbidden = "script-src 'self'";
  else if (blockedURI === address("wasm")) forbidden = `${effectiveDirective} 'self'`;
});

root.dataset.page = "still";
if (shown) {
  putBackUntouched(shown);
  if (holdsFigures()) awaitFigures(shown);
}
setTimeout(() => notStarted && root.dataset.page === "still" && (notStarted.hidden = false), PATIENCE);
// The theme that was chosen here before; not where a browser keeps nothing for the page.
try {
  const theme = localStorage.getItem("partner-calculator-theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {}
start();

// Whether the address holds a state: in its fragment, or as a query, which some programs make of a fragment.
function holdsFigures() {
  if (/=|%3d/i.test(location.hash)) return true;
  const names = [...(shown?.querySelectorAll("[name]") ?? [])].map(({ name }) => name);
  // A query that was encoded as a whole is one key.
  const keys = [...new URLSearchParams(location.search).keys()].map((key) => key.split("=")[0].toLowerCase());
  return keys.some((key) => names.includes(key) || names.includes(`deals.${key}`));
}

// A link's figures are not those that the document shows: until they are there, a sentence stands in their place.
function awaitFigures(page) {
  page.setAttribute("aria-busy", "true");
  const line = document.createElement("p");
  line.className = "link-awaited";
  line.textContent = status.dataset.awaited;
  (page.querySelector(".answer") ?? page.querySelector("main"))?.prepend(line);
}

async function start() {
  const mine = ++attempt;
  try {
    const app = await load(mine > 1);
    await atRest();
    if (mine === attempt) bringToLife(app, mine);
  } catch (error) {
    failed(mine, error);
  }
}

// Loads what the view needs, too: what is typed until then is not lost, as the page comes alive in one go afterwards.
// Once more means anew: another address for the glue, so that it is run again, and no wasm from the browser's store. The
// first time the wasm is asked for at once, so that both arrive together.
async function load(anew) {
  if (typeof WebAssembly !== "object") throw new TypeError("no WebAssembly");
  const early = anew ? undefined : fetch(address("wasm"));
  // When the glue fails first, that is what is told.
  early?.catch(() => {});
  const glue = await import(anew ? `${address("glue")}?anew` : address("glue"));
  await glue.default({ module_or_path: early ?? fetch(address("wasm"), { cache: "reload" }) });
  await new Promise((resolve) => glue.prepare(resolve));
  return glue;
}

// All of this happens in one task, so that nothing can be typed between reading what was entered and showing it again.
function bringToLife(app, mine) {
  const host = document.createElement("div");
  host.id = "app";
  // The address holds what was entered into a page that was alive.
  const wasStill = shown === still.page;
  const entered = wasStill && shown ? enteredIn(shown) : [];
  // The document shows what is to be drawn.
  const whole = wasStill && !!shown && !entered.length && !shown.hasAttribute("aria-busy");
  const drawing = keepOwnNodes(host);
  const rendered = () => {
    if (mine !== attempt) return;
    if (whole) {
      drawing(true);
      carryOver(shown, host);
      drawing(false);
    }
    takeOver(shown, host, wasStill);
    shown = host;
    root.dataset.page = "live";
    if (notStarted) notStarted.hidden = true;
    performance.mark("live");
    if (wasStill) keep();
    else say(status.dataset.restarted);
    idle(() => mine === attempt && app.fetchAll(() => performance.mark("complete")));
  };
  app.start(host, entered, whole, rendered, drawing, (message) => failed(mine, new Error(message)));
}

// The page works without what keeps it for offline use.
function keep() {
  import("./offline.js").then(
    ({ keepForOffline }) => keepForOffline(status),
    (error) => console.info("not kept for offline use:", error.message),
  );
}

function failed(mine, error) {
  // One that was given up has nothing more to say.
  if (mine !== attempt) return;
  console.error(error);
  const sentence = reason(error);
  if (mine > 1 || sentence !== status.dataset.failed) giveUp(sentence);
  // A module that panics must have come to its end before another one begins.
  else setTimeout(start);
}

function reason(error) {
  const { failed, noWasm, forbidden: lacking } = status.dataset;
  if (typeof WebAssembly !== "object") return noWasm;
  // The browser may report what it has forbidden only later.
  if (!forbidden && /Content.Security.Policy|unsafe-eval/i.test(error?.message)) forbidden = "script-src 'wasm-unsafe-eval'";
  return forbidden ? lacking.replace("{directive}", forbidden) : failed;
}

function giveUp(sentence) {
  attempt++;
  if (shown !== still.page) {
    putBack(shown, still.page);
    shown = still.page;
    document.title = still.title;
    // The document shows the view that it was opened with, and so must the address.
    history.replaceState(null, "", still.path + location.hash);
  }
  shown?.querySelector(".link-awaited")?.remove();
  if (shown && holdsFigures()) shown.setAttribute("aria-busy", "true");
  root.dataset.page = "failed";
  if (notStarted) notStarted.hidden = true;
  say(sentence);
}

function say(sentence) {
  const line = document.createElement("p");
  line.textContent = sentence;
  status.replaceChildren(line);
}
