// Lighthouse's own mobile preset, its median of five.
import lighthouse from "lighthouse";
import { createServer } from "node:net";
import { inTurn, launch, median, report } from "./apps.mjs";

const RUNS = 5;
const CATEGORIES = { performance: "performance", accessibility: "accessibility", best_practices: "best-practices", seo: "seo" };

const port = await freePort();
const browser = await launch(`--remote-debugging-port=${port}`);
try {
  const found = new Map();
  const runs = await inTurn(RUNS, async (address, app) => {
    const { lhr } = await lighthouse(address, { port, logLevel: "error", onlyCategories: Object.values(CATEGORIES) });
    if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
    if (app === "page") shortcomings(lhr).forEach((what) => found.set(what, (found.get(what) ?? 0) + 1));
    const scores = Object.entries(CATEGORIES).map(([name, id]) => [name, 100 * lhr.categories[id].score]);
    const metric = (id) => lhr.audits[id].numericValue;
    return Object.fromEntries([
      ...scores,
      ["cls", metric("cumulative-layout-shift")],
      ["lcp", metric("largest-contentful-paint")],
      ["tbt", metric("total-blocking-time")],
    ]);
  });
  for (const [what, times] of found) console.log(`  not in order (${times} of ${RUNS} runs): ${what}`);
  report(Object.fromEntries(Object.entries(runs).map(([app, results]) => [app, summed(results)])));
} finally {
  await browser.close();
}

// The audits that count towards a score other than that of performance, and fail.
function shortcomings(lhr) {
  const counted = Object.values(lhr.categories)
    .filter((category) => category.id !== "performance")
    .flatMap((category) => category.auditRefs.filter((reference) => reference.weight > 0));
  const failed = counted.map((reference) => lhr.audits[reference.id]).filter((audit) => audit.score !== null && audit.score < 1);
  return failed.map((audit) => `${audit.id}: ${audit.title}`);
}

function summed(results) {
  return Object.fromEntries(Object.keys(results[0]).map((figure) => [figure, median(results.map((result) => result[figure]))]));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
