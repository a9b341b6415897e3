// Files that the package loads, and from where: one engine.wasm, for estimates and for questions.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, inPackage, packedFiles } from "./installed.mjs";

const { crossovers, flips, PartnerCalculatorError, ready } = await import(pathToFileURL(join(folder, "engine.mjs")));

const file = inPackage("engine/engine.wasm");
const ONE_YEAR = { years: 1, deals: { services: "0" } };
const NEW = { variable: "new_subscriptions" };
const run = (...words) => execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });

async function refused(promise, code) {
  const error = await promise.then(() => assert.fail("it was not refused"), (reason) => reason);
  assert.ok(error instanceof PartnerCalculatorError, String(error));
  assert.equal(error.code, code);
  return error;
}

for (const source of ["url", "bytes", "buffer", "module", "response", "untyped_response"]) {
  // The figures are worked out in examples.mjs and questions.test.mjs.
  test(`it may be given as ${source}`, () => assert.equal(run("load-from.mjs", source), "35500.00 35714.30\n"));
}

test("there is one WebAssembly in the package", () => {
  assert.deepEqual(packedFiles.filter((path) => path.endsWith(".wasm")), ["engine/engine.wasm"]);
});

// The tests from here on share one engine, in this order.

test("wrong values of the options are refused", async () => {
  for (const questions of [null, 1, "questions.wasm", {}]) {
    const { errors } = await refused(ready({ questions }), "invalid_options");
    assert.deepEqual(errors.map(({ field }) => field), ["options.questions"]);
  }
});

test("a file that is not there is named, and found once it is there", async () => {
  renameSync(file, `${file}.away`);
  try {
    const { cause, message } = await refused(ready(), "load_failed");
    assert.equal(cause.code, "ENOENT");
    assert.match(message, /^the engine could not be loaded: .*engine\.wasm/);
  } finally {
    renameSync(`${file}.away`, file);
  }
  await ready();
});

test("options of the time when the questions had a file of their own are still taken", async () => {
  await Promise.all([ready({ questions: true }), ready({ questions: new URL("https://example.com/questions.wasm") })]);
});

test("questions are answered at once, and whoever awaits an answer gets the same", async () => {
  const answer = crossovers(ONE_YEAR, NEW);
  assert.equal(answer.found[0].at, "35714.30");
  assert.deepEqual(await crossovers(ONE_YEAR, NEW), answer);
  assert.deepEqual(await Promise.all([flips(ONE_YEAR)]), [flips(ONE_YEAR)]);
});
