// The package in Node: its figures, its errors, and what it does with values that nobody should give it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { ACME, EXAMPLES } from "./examples.mjs";
import { acme, folder, manifest, packedFiles } from "./installed.mjs";

const engine = await import(pathToFileURL(join(folder, "engine.mjs")));
const { checkProgram, estimate, PartnerCalculatorError, programs, ready } = engine;

const run = (...words) => execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
const netOf = (estimated, tier) => estimated.tiers.find((candidate) => candidate.tier === tier)?.net;

// The error of a call, which must be of the one class.
function thrownBy(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof PartnerCalculatorError, String(error));
    assert.ok(error instanceof Error);
    assert.equal(error.name, "PartnerCalculatorError");
    return error;
  }
  assert.fail("nothing was thrown");
}

function assertNet(estimated, { tier, net }) {
  const given = netOf(estimated, tier);
  for (const column of Object.keys(net)) assert.equal(given[column], net[column], `${tier}, ${column}`);
}

test("the package holds what its manifest promises, and nothing of its making", () => {
  assert.equal(manifest.name, "partner-calculator");
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  const promised = Object.values(manifest.exports["./engine"]).map((path) => path.slice(2));
  for (const path of promised) assert.ok(packedFiles.includes(path), path);
  for (const path of packedFiles) assert.match(path, /^(engine\/[\w.]+|package\.json|README\.md|LICENSE-\w+)$/);
});

test("before ready() only programs() answers", async () => {
  assert.equal(thrownBy(() => estimate({})).code, "not_ready");
  assert.equal(thrownBy(() => checkProgram({})).code, "not_ready");
  assert.ok(programs().length > 0);
});

test("ready() says why it failed, and tries again", async () => {
  const refused = async (options, code) => {
    const error = await ready(options).then(() => assert.fail("it was ready"), (reason) => reason);
    assert.ok(error instanceof PartnerCalculatorError, String(error));
    assert.equal(error.code, code);
    return error;
  };
  assert.match((await refused({ wasm: new Uint8Array([1, 2, 3]) }, "load_failed")).message, /could not be loaded/);
  const missing = await refused({ wasm: new Response("no", { status: 404 }) }, "load_failed");
  assert.match(missing.message, /answered 404/);
  assert.ok(missing.cause instanceof Error);
  await refused({ wasm: new URL("file:///there/is/no/such/file.wasm") }, "load_failed");
  assert.equal((await refused({ wams: 1 }, "invalid_options")).errors[0].field, "options.wams");
  assert.equal((await refused({ wasm: "engine.wasm" }, "invalid_options")).errors[0].given, "engine.wasm");
  await refused(null, "invalid_options");
  await Promise.all([ready(), ready(), ready({})]);
  assert.equal(await ready(), undefined);
});

test("a script of Node prints an estimate for a built-in and for a given program", () => {
  assert.equal(run("print-estimate.mjs"), "wso2-2018/certified-integration 35500.00\nacme-2026/seller 21500.00\n");
});

describe("once it is ready", () => {
  before(() => ready());

  for (const example of EXAMPLES) {
    test(`${example.tier} earns what was worked out by hand`, () => {
      const estimated = estimate(example.scenario);
      assert.deepEqual(estimated.errors, []);
      assertNet(estimated, example);
    });
  }

  test("a given program stands among the built-in ones, under a fingerprint of its own", () => {
    const built_in = estimate(ACME.scenario);
    const both = estimate(ACME.scenario, { programs: [acme()] });
    assertNet(both, ACME);
    assertNet(both, EXAMPLES[0]);
    assert.equal(both.tiers.length, built_in.tiers.length + 1);
    assert.match(both.rules, /^sha256:[0-9a-f]{64}$/);
    assert.notEqual(both.rules, built_in.rules);
    assert.equal(estimate(ACME.scenario).rules, built_in.rules);
  });

  test("an assumed rate may name a rule of a given program", () => {
    // 10 % and, assumed, 1 % of 50,000 = 500; less the fee.
    const scenario = { ...ACME.scenario, assumptions: { rates: { "acme-2026/seller/services": "1" } } };
    const estimated = estimate(scenario, { programs: [acme()] });
    assert.deepEqual(estimated.errors, []);
    assert.equal(netOf(estimated, ACME.tier).expected, "19500.00");
  });

  test("what programs() gives can be given back, and pays the same under another name", () => {
    const files = programs();
    for (const file of files) assert.deepEqual(checkProgram(file), { valid: true, problems: [] }, file.id);
    const copies = files.map((file) => ({ ...file, id: `${file.id}-copy` }));
    const { tiers } = estimate({}, { programs: copies });
    const originals = tiers.filter(({ tier }) => !tier.includes("-copy/"));
    assert.equal(tiers.length, originals.length * 2);
    for (const { tier, ...figures } of originals) {
      const copy = tiers.find((candidate) => candidate.tier === tier.replace("/", "-copy/"));
      assert.deepEqual({ ...copy, tier: undefined }, { ...figures, tier: undefined });
    }
  });

  test("what is changed in an answer does not change the next one", () => {
    programs()[0].id = "changed";
    assert.notEqual(programs()[0].id, "changed");
    estimate({}).tiers.length = 0;
    assert.ok(estimate({}).tiers.length > 0);
  });

  test("an estimate is plain JSON", () => {
    const estimated = estimate(EXAMPLES[4].scenario);
    assert.deepEqual(JSON.parse(JSON.stringify(estimated)), estimated);
    assert.equal(estimate({ deals: { upgrades: "1" } }).tiers.some(({ net }) => net.high === null), true);
  });

  test("without a scenario, and with undefined fields, everything has its default", () => {
    const defaults = estimate();
    assert.deepEqual(defaults.errors, []);
    assert.deepEqual(estimate({}), defaults);
    assert.deepEqual(estimate(undefined, undefined), defaults);
    assert.deepEqual(estimate({ years: undefined, deals: { services: undefined } }, {}), defaults);
    assert.deepEqual(estimate({}, { programs: undefined }), defaults);
    assert.deepEqual(estimate(Object.create(null)), defaults);
  });

  test("every wrong field is named, takes its default, and the others count", () => {
    const { errors, ...figures } = estimate({
      yaers: 1,
      years: 1.5,
      deals: { new_subscriptions: 200000, services: "5e4", upgrades: null, growth_percent: "-101", per_year: 4 },
      team: { certified_experts: "7" },
    });
    const fields = Object.fromEntries(errors.map((error) => [error.field, error.given]));
    assert.deepEqual(fields, {
      yaers: "1",
      years: "1.5",
      "deals.new_subscriptions": "200000",
      "deals.services": "5e4",
      "deals.upgrades": "null",
      "deals.growth_percent": "-101",
      "team.certified_experts": "7",
    });
    for (const error of errors) assert.deepEqual(Object.keys(error), ["field", "given", "allowed", "message"]);
    assert.deepEqual({ ...figures, errors: [] }, estimate());
  });

  test("a scenario that is no object is refused", () => {
    const symbol = Symbol("scenario");
    for (const scenario of [null, [], "{}", 7, true, 7n, symbol, () => ({}), new Map(), new Date(0), new Number(3), /x/]) {
      const error = thrownBy(() => estimate(scenario));
      assert.equal(error.code, "invalid_scenario", String(scenario));
      assert.equal(error.errors.length, 1);
      assert.equal(error.errors[0].field, "scenario");
      assert.equal(error.message, error.errors[0].message);
    }
  });

  test("options that are wrong are refused, each fault named", () => {
    const cases = [
      [null, ["options"]],
      ["programs", ["options"]],
      [[], ["options"]],
      [{ program: [] }, ["options.program"]],
      [{ programs: {}, years: 3 }, ["options.years", "options.programs"]],
      [{ programs: null }, ["options.programs"]],
    ];
    for (const [options, fields] of cases) {
      const error = thrownBy(() => estimate({}, options));
      assert.equal(error.code, "invalid_options");
      assert.deepEqual(error.errors.map(({ field }) => field), fields);
    }
  });

  test("given programs are refused with every problem and its place", () => {
    const bad = { ...acme(), id: "wso2-2018" };
    const worse = acme();
    worse.tiers[0].rules[0].rate = { exact: 10 };
    delete worse.tiers[0].rules[1].cite;
    const error = thrownBy(() => estimate({}, { programs: [bad, worse, null] }));
    assert.equal(error.code, "invalid_program");
    const found = error.errors.map(({ place, kind }) => [place, kind]);
    assert.deepEqual(found, [
      ["programs[0].id", "duplicate"],
      ["programs[1].tiers[0].rules[0].rate.exact", "wrong_type"],
      ["programs[1].tiers[0].rules[1].cite", "missing_citation"],
      ["programs[2]", "wrong_type"],
    ]);
    assert.match(error.message, /programs\[0\]\.id: .* \(and 3 more\)$/);
    assert.equal(thrownBy(() => estimate({}, { programs: [acme(), acme()] })).errors[0].place, "programs[1].id");
  });

  test("checkProgram finds every problem and never throws", () => {
    assert.deepEqual(checkProgram(acme()), { valid: true, problems: [] });
    const { valid, problems } = checkProgram({ ...acme(), vendor: 3, tiers: [] });
    assert.equal(valid, false);
    assert.deepEqual(problems.map(({ place, kind }) => [place, kind]), [["vendor", "wrong_type"], ["tiers", "empty"]]);
    for (const problem of problems) assert.deepEqual(Object.keys(problem), ["place", "kind", "message", "remedy"]);
    for (const value of [undefined, null, [], "{}", 7n, Symbol("x"), () => 1, new Map()]) {
      const check = checkProgram(value);
      assert.equal(check.valid, false);
      assert.equal(check.problems[0].place, "document");
    }
  });
});

describe("hostile values", () => {
  before(() => ready());

  const throwing = () => {
    throw new Error("out of a getter");
  };
  const fieldsOf = (scenario) => estimate(scenario).errors.map(({ field, given }) => [field, given]);
  const cyclic = { deals: {} };
  cyclic.deals.deals = cyclic;
  const endless = new Proxy({}, { ownKeys: () => ["a"], get: () => endless, getOwnPropertyDescriptor: () => descriptor });
  const descriptor = { configurable: true, enumerable: true, value: 1 };
  const wide = new Proxy({}, {
    ownKeys: () => Array.from({ length: 300 }, (_, index) => `k${index}`),
    get: (_, key) => (key === Symbol.toStringTag ? undefined : wide),
    getOwnPropertyDescriptor: () => descriptor,
  });
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  test("numbers that are not whole, not exact or not numbers are errors of their field", () => {
    for (const [value, given] of [
      [NaN, "NaN"],
      [Infinity, "Infinity"],
      [-Infinity, "-Infinity"],
      [1e21, "1e+21"],
      [2 ** 53, "9007199254740992"],
      [0.1 + 0.2, "0.30000000000000004"],
      [-0, "0"],
      [3n, "a BigInt"],
    ]) {
      assert.deepEqual(fieldsOf({ years: value }), [["years", given]]);
    }
  });

  test("what JSON cannot hold is an error of its field", () => {
    const scenario = { years: () => 3, currency: Symbol("USD"), deals: new Map(), team: new Set(), costs: new Date(0) };
    assert.deepEqual(fieldsOf(scenario), [
      ["currency", "a symbol"],
      ["years", "a function"],
      ["deals", "[object Map]"],
      ["team", "[object Set]"],
      ["costs", "[object Date]"],
    ]);
    assert.deepEqual(fieldsOf({ deals: [undefined, 1] }), [["deals", "a list"]]);
  });

  test("getters and proxies that throw are errors of their field", () => {
    const scenario = {
      get years() {
        return throwing();
      },
      deals: new Proxy({}, { ownKeys: throwing }),
      team: revoked(),
      costs: new Proxy({}, { get: throwing }),
      assumptions: { get rates() { return throwing(); } },
    };
    assert.deepEqual(
      fieldsOf(scenario).map(([field, given]) => [field, /cannot be read$/.test(given)]),
      [["years", true], ["deals", true], ["team", true], ["costs", true], ["assumptions.rates", true]],
    );
    assert.equal(thrownBy(() => estimate(revoked())).code, "invalid_scenario");
    const list = new Proxy([], { get: (_, key) => (key === "length" ? -1 : undefined) });
    assert.deepEqual(thrownBy(() => estimate({}, { programs: list })).code, "invalid_options");
  });

  test("what contains itself, never ends or is too large is refused whole", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`);
    for (const scenario of [cyclic, endless, wide, deep, { team: new Array(4_000_000_000) }]) {
      const error = thrownBy(() => estimate(scenario));
      assert.equal(error.code, "invalid_scenario");
      assert.match(error.message, /too deep|too large/);
    }
    for (const scenario of [{ currency: "9".repeat(5_000_000) }, { ["k".repeat(5_000_000)]: 1 }]) {
      assert.match(thrownBy(() => estimate(scenario)).message, /too large/);
    }
    const many = Object.fromEntries(Array.from({ length: 250_000 }, (_, index) => [`k${index}`, 1]));
    assert.match(thrownBy(() => estimate(many)).message, /too large/);
    assert.match(thrownBy(() => estimate({}, { programs: [cyclic] })).message, /too deep/);
    assert.deepEqual(checkProgram(cyclic).problems.map(({ place, kind }) => [place, kind]), [["document", "too_long"]]);
  });

  test("just within the limits every field is named", () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]));
    assert.equal(estimate(many).errors.length, 20_000);
    const long = "9".repeat(1_000_000);
    assert.equal(estimate({ currency: long }).errors[0].given, `${"9".repeat(60)}…`);
  });

  test("a getter that asks the engine is told to wait", () => {
    let inner;
    const scenario = {
      get years() {
        inner = thrownBy(() => estimate({}));
        return 1;
      },
    };
    assert.deepEqual(estimate(scenario).errors, []);
    assert.equal(inner.code, "not_ready");
  });

  test("a getter that overflows the stack leaves the engine whole", () => {
    const overflow = () => overflow() + 1;
    for (let round = 0; round < 50; round += 1) {
      assert.equal(estimate({ get years() { return overflow(); } }).errors[0].field, "years");
    }
  });

  test("keys of every kind stay keys", () => {
    const polluting = JSON.parse('{ "__proto__": { "years": 1 }, "constructor": 1, "toString": 1, "": 1 }');
    assert.deepEqual(fieldsOf(polluting).map(([field]) => field).sort(), ["", "__proto__", "constructor", "toString"]);
    assert.equal({}.years, undefined);
    assert.deepEqual(fieldsOf({ "\ud800": 1 }), [["\ufffd", "1"]]);
    assert.deepEqual(fieldsOf({ [Symbol("years")]: 1 }), []);
    assert.deepEqual(fieldsOf(Object.create({ yaers: 1 })), []);
  });

  test("objects of another realm are objects", () => {
    const scenario = runInContext('({ years: 1, deals: { services: "50000" } })', createContext());
    assert.deepEqual(estimate(scenario), estimate({ years: 1, deals: { services: "50000" } }));
    assert.equal(thrownBy(() => estimate(runInContext("new Map()", createContext()))).code, "invalid_scenario");
  });

  test("after all of that the figures are still right", () => assertNet(estimate(EXAMPLES[0].scenario), EXAMPLES[0]));
});
