// The two pages that every measurement looks at, one beside the other, and how a browser for them is started.
//
// Called by `cargo xtask bench`, which serves both, names them in the environment and reads what a script writes.
import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { launchOptions } from "../tests/browser/chromium.mjs";

export const APPS = {
  page: new URL("estimate/", fromEnvironment("BASE_URL")).href,
  one_button: fromEnvironment("ONE_BUTTON_URL"),
};

export function launch(...extraArguments) {
  return chromium.launch({ ...launchOptions, args: [...launchOptions.args, ...extraArguments] });
}

// Runs `measure` for both apps in turn, `runs` times, so that what else the machine does falls on both alike.
export async function inTurn(runs, measure) {
  const results = { page: [], one_button: [] };
  for (let run = 1; run <= runs; run++) {
    for (const [app, address] of Object.entries(APPS)) results[app].push(await measure(address, app));
    console.log(`  run ${run} of ${runs}`);
  }
  return results;
}

// The value at or below which this share of the values lies.
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const median = (values) => quantile(values, 0.5);

export function report(figures) {
  writeFileSync(fromEnvironment("BENCH_REPORT"), JSON.stringify(figures, null, 2));
}

function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: measure by \`cargo xtask bench\``);
  return value;
}
