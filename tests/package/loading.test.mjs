// What the package loads, and when: engine.wasm for estimates, questions.wasm for the first question or for everything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, inPackage } from "./installed.mjs";

const { crossovers, estimate, flips, PartnerCalculatorError, ready } = await import(pathToFileURL(join(folder, "engine.mjs")));

const file = (name) => inPackage(`engine/${name}.wasm`);
const ONE_YEAR = { years: 1, deals: { services: "0" } };
const NEW = { variable: "new_subscriptions" };
const run = (...words) => execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });

// What a call does while a file of the package is not there.
async function without(name, call) {
  renameSync(file(name), `${file(name)}.away`);
  try {
    return await call();
  } finally {
    renameSync(`${file(name)}.away`, file(name));
  }
}

async function refused(promise, code) {
  const error = await promise.then(() => assert.fail("it was not refused"), (reason) => reason);
  assert.ok(error instanceof PartnerCalculatorError, String(error));
  assert.equal(error.code, code);
  return error;
}

for (const way of ["each", "all_in_one"]) {
  for (const source of ["url", "bytes", "buffer", "module", "response", "untyped_response"]) {
    // The figures are worked out in examples.mjs and questions.test.mjs.
    test(`${way} may be given as ${source}`, () => assert.equal(run("load-from.mjs", source, way), "35500.00 35714.30\n"));
  }
}

test("where questions.wasm does everything, engine.wasm need not be there", async () => {
  const figures = () => run("load-from.mjs", "url", "all_in_one");
  assert.equal(await without("engine", figures), "35500.00 35714.30\n");
});

// The tests from here on share one engine, in this order.

test("wrong values of the options are refused", async () => {
  for (const questions of [null, 1, "questions.wasm", {}]) {
    const { errors } = await refused(ready({ questions }), "invalid_options");
    assert.deepEqual(errors.map(({ field }) => field), ["options.questions"]);
  }
});

test("one WebAssembly where the other one belongs is named, and the right one is taken after that", async () => {
  const [engine, questions] = ["engine", "questions"].map((name) => readFileSync(file(name)));
  assert.match((await refused(ready({ wasm: questions }), "load_failed")).message, /questions\.wasm needs \{ questions: true \}$/);
  assert.match((await refused(ready({ wasm: engine, questions: true }), "load_failed")).message, /give questions\.wasm$/);
});

test("estimates take no questions.wasm; a first question does, and fails and is answered like ready()", async () => {
  await without("questions", async () => {
    await ready({ questions: false });
    assert.deepEqual(estimate(ONE_YEAR).errors, []);
    const errors = await Promise.all([
      refused(crossovers(ONE_YEAR, NEW), "load_failed"),
      refused(flips(ONE_YEAR), "load_failed"),
    ]);
    for (const { cause, message } of errors) {
      assert.equal(cause.code, "ENOENT");
      assert.match(message, /^the engine could not be loaded: .*questions\.wasm/);
    }
    assert.deepEqual(estimate(ONE_YEAR).errors, []);
  });
  const [{ found }, { rules }] = await Promise.all([crossovers(ONE_YEAR, NEW), flips(ONE_YEAR)]);
  assert.equal(found[0].at, "35714.30");
  assert.equal(rules, estimate(ONE_YEAR).rules);
  // It is loaded for good.
  await without("questions", async () => assert.equal((await crossovers(ONE_YEAR, NEW)).found[0].at, "35714.30"));
});

test("both make the same estimate", () => {
  const print = (options) => run("--input-type=module", "--eval", `
    import { estimate, ready } from "partner-calculator/engine";
    await ready(${options});
    console.log(JSON.stringify(estimate({ years: 5, deals: { growth_percent: "12.5" } })));`);
  assert.equal(print("{ questions: true }"), print(""));
});
