// How long a key takes: script between a key and the paint that follows it, and the time until that paint.
//
// All tiers, 5 years, a CPU four times slower. Script is what the browser's own trace shows on the main thread: listeners,
// microtasks, timers, frames. The first keys count like all others.
import { APPS, launch, median, quantile, report } from "./apps.mjs";

const CPU_SLOWDOWN = 4;
const DIGITS = "500000";
const ROUNDS = 20;

const KINDS = {
  // Digits are typed behind the first one and taken away again: every key changes every figure.
  page: {
    address: `${APPS.page}#years=5`,
    target: (page) => page.getByRole("textbox", { name: /^New subscriptions/ }),
    begin: async (target) => target.fill("2"),
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
    fresh: pressed.filter((key) => key.fresh).length,
    script_median: median(scripts),
    script_p99: quantile(scripts, 0.99),
    script_most: Math.max(...scripts),
    painted_median: median(painted),
    painted_p99: quantile(painted, 0.99),
  };
}

// Runs in the page: tells for each key when its paint was over, and whether the text of the page was new by then.
function watchKeys(kind) {
  const text = () => (document.querySelector("main") ?? document.body).textContent;
  let last = text();
  let pressedAt = 0;
  addEventListener("keydown", (event) => (pressedAt = event.timeStamp), true);
  addEventListener(
    kind,
    () => {
      const pressed = pressedAt;
      requestAnimationFrame(() => {
        const now = text();
        const fresh = now !== last;
        last = now;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.benchKeyPainted({ painted: performance.now() - pressed, fresh });
        port2.postMessage(null);
      });
    },
    true,
  );
}

// Milliseconds of script for each key of the trace, from the key to the end of the next paint's beginning.
function scriptPerKey(events, origin) {
  const isKeydown = (event) => event.name === "EventDispatch" && event.args?.data?.type === "keydown";
  const first = events.find(isKeydown);
  if (!first) throw new Error("the trace holds no key");
  const main = events.filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === "X");
  main.sort((a, b) => a.ts - b.ts);
  const starts = main.filter(isKeydown).map((event) => event.ts);
  const scripts = main.filter((event) => isScript(event, origin));
  const answers = main.filter((event) => event.name === "EventDispatch" && ["input", "click"].includes(event.args.data.type));
  const paints = main.filter((event) => event.name === "Paint" || event.name === "Commit");
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? Infinity;
    const answer = answers.find((event) => event.ts >= start && event.ts < next);
    const paint = paints.find((event) => answer && event.ts >= answer.ts + answer.dur);
    return covered(scripts, start, Math.min(next, paint?.ts ?? next)) / 1000;
  });
}

// What the page runs. Functions of the measurement itself have another address or none.
function isScript(event, origin) {
  if (["EventDispatch", "RunMicrotasks"].includes(event.name)) return true;
  return event.name === "FunctionCall" && String(event.args?.data?.url).startsWith(origin);
}

// How much of the time from `from` to `to` these events cover together, in the trace's microseconds.
function covered(events, from, to) {
  let sum = 0;
  let end = from;
  for (const { ts, dur } of events) {
    if (ts >= to) break;
    const begin = Math.max(ts, end);
    const stop = Math.min(ts + (dur ?? 0), to);
    if (stop > begin) {
      sum += stop - begin;
      end = stop;
    }
  }
  return sum;
}
