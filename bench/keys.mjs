// How long a key takes: script between a key and the paint that follows it, and the time until that paint.
//
// All tiers, 5 years, a CPU four times slower. Script is what the browser's own trace shows on the main thread: listeners,
// microtasks, timers, frames. The paint is that of the new figures, be it in the next frame or in a later one: Yew hands
// its work back to the browser after 16 ms and goes on afterwards. The first keys count like all others.
import { APPS, launch, median, quantile, report } from "./apps.mjs";

const CPU_SLOWDOWN = 4;
const DIGITS = "500000";
const ROUNDS = 20;
// Their dispatch ends with what the browser does by itself: it edits the field and lays the page out for that. What is
// listening to them, and the event "input" that comes of them, stands within.
const EDITING = ["keydown", "keypress", "textInput", "beforeinput"];

const KINDS = {
  // Digits are typed behind the first one and taken away again: every key changes every figure.
  page: {
    address: `${APPS.page}#years=5`,
    target: (page) => page.getByRole("textbox", { name: /^New subscriptions/ }),
    begin: async (target) => {
      await target.focus();
      // A field that shows grouped digits at rest shows the plain ones for editing.
      await target.page().waitForFunction(() => !document.activeElement.value.includes(","));
      await target.page().keyboard.press("ControlOrMeta+A");
      await target.page().keyboard.type("2");
      if ((await target.inputValue()) !== "2") throw new Error("the field does not hold what was typed");
    },
    keys: [...DIGITS, ...Array(DIGITS.length).fill("Backspace")],
    event: "input",
  },
  one_button: {
    address: APPS.one_button,
    target: (page) => page.getByRole("button"),
    begin: async (target) => target.focus(),
    keys: Array(2 * DIGITS.length).fill("Enter"),
    event: "click",
  },
};

const browser = await launch();
try {
  const figures = {};
  for (const app of Object.keys(APPS)) {
    console.log(`keys, ${app}`);
    figures[app] = await measured(KINDS[app]);
  }
  report(figures);
} finally {
  await browser.close();
}

async function measured({ address, target, begin, keys, event }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let answered;
  await page.exposeBinding("benchKeyPainted", (_, key) => answered(key));
  await page.goto(address, { waitUntil: "networkidle" });
  const element = target(page);
  await begin(element);
  await page.evaluate(watchKeys, event);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });

  const pressed = [];
  await browser.startTracing(page, { categories: ["-*", "devtools.timeline"] });
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of keys) {
      const painted = new Promise((resolve) => (answered = resolve));
      await page.keyboard.press(key);
      pressed.push(await painted);
    }
  }
  const trace = JSON.parse((await browser.stopTracing()).toString("utf8"));
  await context.close();

  const scripts = scriptPerKey(trace.traceEvents, new URL(address).origin);
  if (scripts.length !== pressed.length) throw new Error(`${pressed.length} keys, but ${scripts.length} in the trace`);
  const painted = pressed.map((key) => key.painted);
  return {
    keys: pressed.length,
    fresh: pressed.filter((key) => key.frames === 1).length,
    script_median: median(scripts),
    script_p99: quantile(scripts, 0.99),
    script_most: Math.max(...scripts),
    painted_median: median(painted),
    painted_p99: quantile(painted, 0.99),
  };
}

// Runs in the page: tells for each key when the paint with a new text was over, and in the how manieth frame that was.
function watchKeys(kind) {
  const MOST_FRAMES = 120;
  const text = () => (document.querySelector("main") ?? document.body).textContent;
  let last = text();
  let pressedAt = 0;
  const look = (pressed, frame) =>
    requestAnimationFrame(() => {
      const now = text();
      if (now === last && frame < MOST_FRAMES) return look(pressed, frame + 1);
      const frames = now === last ? Infinity : frame;
      last = now;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.benchKeyPainted({ painted: performance.now() - pressed, frames });
      port2.postMessage(null);
    });
  addEventListener("keydown", (event) => (pressedAt = event.timeStamp), true);
  addEventListener(kind, () => look(pressedAt, 1), true);
}

// Milliseconds of script for each key of the trace. The next key is pressed when the figures of the last one are painted.
function scriptPerKey(events, origin) {
  const isKeydown = (event) => event.name === "EventDispatch" && event.args?.data?.type === "keydown";
  const first = events.find(isKeydown);
  if (!first) throw new Error("the trace holds no key");
  const main = events.filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === "X");
  main.sort((a, b) => a.ts - b.ts);
  const starts = main.filter(isKeydown).map((event) => event.ts);
  const scripts = main.filter((event) => isScript(event, origin));
  return starts.map((start, index) => timeOf(scripts, start, starts[index + 1] ?? Infinity) / 1000);
}

// Whether an event is script of the page, microtasks included. Functions of the measurement itself have another address or none.
function isScript(event, origin) {
  if (event.name === "RunMicrotasks") return true;
  if (event.name === "EventDispatch") return !EDITING.includes(event.args?.data?.type);
  return event.name === "FunctionCall" && String(event.args?.data?.url).startsWith(origin);
}

// The processor's time of the outermost of these events that begin between `from` and `to`, in microseconds: on a busy machine
// the clock on the wall would count what other programs did meanwhile.
function timeOf(events, from, to) {
  let sum = 0;
  let end = from;
  for (const { ts, dur = 0, tdur = dur } of events) {
    if (ts >= to) break;
    if (ts < end) continue;
    sum += tdur;
    end = ts + dur;
  }
  return sum;
}
