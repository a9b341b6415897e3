// How long a first visit takes: to the first contentful paint, and until the app is ready.
//
// Ready is the first frame that was painted after the WebAssembly module had started and changed the page: from then on a
// key is answered. It means the same for a page that was empty before and for one that was there already.
import { APPS, inTurn, launch, median, report } from "./apps.mjs";

const RUNS = 9;
const CONDITIONS = {
  machine: { cpu: 1 },
  // What Lighthouse takes for a phone on a slow 4G line.
  phone: { cpu: 4, network: { latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 768_000 / 8 } },
};

const browser = await launch();
try {
  const figures = { browser: browser.version() };
  for (const [condition, slowdown] of Object.entries(CONDITIONS)) {
    console.log(`start, ${condition}`);
    const visits = await inTurn(RUNS, (address) => visit(address, slowdown));
    figures[condition] = Object.fromEntries(Object.keys(APPS).map((app) => [app, summed(visits[app])]));
  }
  report(figures);
} finally {
  await browser.close();
}

async function visit(address, { cpu, network }) {
  // A context of its own has an empty cache.
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  await page.addInitScript(noteWhenReady);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (network) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", { offline: false, ...network });
  }
  await page.goto(address, { waitUntil: "commit" });
  const measured = await page.evaluate(() => globalThis.benchReady);
  await context.close();
  return measured;
}

// Runs in the page before anything else does.
function noteWhenReady() {
  let hasStarted = false;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const instance = await real.apply(WebAssembly, given);
      hasStarted = true;
      return instance;
    };
  }
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      }),
    );
  const changed = new Promise((resolve) => {
    const observer = new MutationObserver((records) => {
      if (!hasStarted || !records.some((record) => document.body?.contains(record.target))) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  const firstPaint = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime);
    }).observe({ type: "paint", buffered: true });
  });
  globalThis.benchReady = changed.then(painted).then(async () => {
    const ready = performance.now();
    const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].filter(
      (entry) => entry.responseEnd > 0 && entry.responseEnd <= ready && !entry.name.startsWith("data:"),
    );
    return {
      first_paint: await firstPaint,
      ready,
      bytes: fetched.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
      requests: fetched.length,
    };
  });
}

function summed(visits) {
  return Object.fromEntries(Object.keys(visits[0]).map((figure) => [figure, median(visits.map((visit) => visit[figure]))]));
}
