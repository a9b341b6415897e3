// Times, in one run of Node: the engine in WebAssembly, and the bare arithmetic of five tiers in decimal.js and in Publicodes.
//
// Every call is repeated for two seconds, its first tenth uncounted; what stands in the report is the median of one call in
// nanoseconds. Before that, all three must have the same nets.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import * as decimal from "./decimal.mjs";
import * as publicodes from "./publicodes.mjs";
import { DEALS, TIERS, YEARS } from "./tiers.mjs";

const MEASURED_MS = 2000;

const { Questions } = createRequire(import.meta.url)(process.env.ENGINE_BENCH);
const questions = Questions.read();

const ours = new Map(questions.nets().trim().split("\n").map((line) => line.split(" ")));
const inOrder = TIERS.map((tier) => ours.get(tier.id));
assert.deepEqual(decimal.nets(DEALS), inOrder, "decimal.js has other nets than the engine");
assert.deepEqual(publicodes.nets(DEALS), inOrder, "Publicodes has other nets than the engine");

writeFileSync(
  process.env.BENCH_REPORT,
  JSON.stringify({
    node: process.version,
    tiers: questions.tiers(),
    years: YEARS,
    arithmetic_tiers: TIERS.length,
    comparison: median(() => questions.comparison()),
    crossovers: median(() => questions.crossovers()),
    crossovers_found: questions.crossovers(),
    decimal: median((turn) => decimal.nets(changed(turn))),
    publicodes: median((turn) => publicodes.nets(changed(turn))),
  }),
);

/** The same business with another amount, so that nothing remembered from the last turn answers this one. */
function changed(turn) {
  return { ...DEALS, new_subscriptions: String(200_000 + turn) };
}

function median(call) {
  const times = [];
  const started = performance.now();
  for (let turn = 0; performance.now() - started < MEASURED_MS; turn++) {
    const before = performance.now();
    call(turn);
    const after = performance.now();
    if (after - started > MEASURED_MS / 10) times.push((after - before) * 1e6);
  }
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}
