// Every value that nobody should give, at every place where the package takes one: each is refused in words that name the place,
// or read as what it is. Nothing else is ever thrown, and the engine answers as before.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { EXAMPLES } from "./examples.mjs";
import { acme, folder } from "./installed.mjs";

const { checkProgram, climb, crossovers, estimate, flips, goal, PartnerCalculatorError, ready } = await import(pathToFileURL(join(folder, "engine.mjs")));

const RANGE = { variable: "new_subscriptions" };
const GOAL = { ...RANGE, target_net: "1" };

// The faults of a call, each as place and message: thrown, or with the answer.
function faultsOf(call) {
  try {
    const { errors, problems } = call();
    return (errors ?? problems).map(({ field, place, message }) => [field ?? place, message]);
  } catch (error) {
    assert.ok(error instanceof PartnerCalculatorError, `${error?.stack ?? String(error)}`);
    assert.notEqual(error.code, "internal");
    assert.ok(error.errors.length > 0 && error.message.includes(error.errors[0].message));
    return error.errors.map(({ field, place, message }) => [field ?? place, message]);
  }
}

// Where a value is given, what names it in an error, and what names all that was given with it where it cannot be read at all.
const DOORS = [
  { name: "a scenario", give: (value) => estimate(value), place: "scenario", whole: "scenario" },
  { name: "a table of a scenario", give: (value) => estimate({ deals: value }), place: "deals", whole: "scenario" },
  { name: "a count", give: (value) => estimate({ team: { certified_experts: value } }), place: "team.certified_experts", whole: "scenario" },
  { name: "an entry", give: (value) => estimate({ assumptions: { per_euro: { USD: value } } }), place: "assumptions.per_euro.USD", whole: "scenario" },
  { name: "the scenario of a question", give: (value) => flips(value), place: "scenario", whole: "scenario" },
  { name: "options", give: (value) => estimate({}, value), place: "options", whole: "options" },
  { name: "the list of programs", give: (value) => estimate({}, { programs: value }), place: "options.programs", whole: "options" },
  { name: "a program", give: (value) => estimate({}, { programs: [value] }), place: "programs[0]", whole: "options" },
  { name: "a part of a program", give: (value) => estimate({}, { programs: [{ ...acme(), validity: value }] }), place: "programs[0].validity", whole: "options" },
  { name: "options of a question", give: (value) => crossovers({}, RANGE, value), place: "options", whole: "options" },
  { name: "a program to check", give: (value) => checkProgram(value), place: "document", whole: "document" },
  { name: "the tiers of a program to check", give: (value) => checkProgram({ ...acme(), tiers: value }), place: "tiers", whole: "document" },
  { name: "a question", give: (value) => crossovers({}, value), place: "question", whole: "question" },
  { name: "a variable", give: (value) => goal({}, { ...GOAL, variable: value }), place: "question.variable", whole: "question" },
  { name: "an amount", give: (value) => goal({}, { ...GOAL, target_net: value }), place: "question.target_net", whole: "question" },
  { name: "a tier", give: (value) => climb({}, { from: value, to: "wso2-2015/premier" }), place: "question.from", whole: "question" },
];

const throwing = () => {
  throw new Error("out of the value");
};
const nested = (levels, open, close) => JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`);
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
function inItself(value, key) {
  value[key] = value;
  return value;
}
const endless = new Proxy({}, {
  ownKeys: () => ["a"],
  get: (_, key) => (key === Symbol.toStringTag ? undefined : endless),
  getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
});

// Nothing of these can be read: the argument is refused.
const UNUSABLE = [
  ["an object in itself", () => inItself({}, "a"), /contains itself or is too deep/],
  ["a list in itself", () => inItself([], 0), /contains itself or is too deep/],
  ["a circle of two", () => { const one = {}; one.two = [{ one }]; return one; }, /contains itself or is too deep/],
  ["10,000 objects in each other", () => nested(10_000, '{"a":', "}"), /contains itself or is too deep/],
  ["10,000 lists in each other", () => nested(10_000, "[", "]"), /contains itself or is too deep/],
  ["a proxy without an end", () => endless, /contains itself or is too deep/],
  ["a text of 10 MB", () => "9".repeat(10_000_000), /too large/],
  ["a text of 10 MB in an object", () => ({ a: "9".repeat(10_000_000) }), /too large/],
  ["a key of 10 MB", () => ({ ["k".repeat(10_000_000)]: 1 }), /too large/],
  ["a list of four thousand million nothings", () => new Array(4_000_000_000), /too large/],
  ["a proxy that says it is as long", () => new Proxy([], { get: (_, key) => (key === "length" ? 4_000_000_000 : 1) }), /too large/],
  ["a quarter of a million keys", () => Object.fromEntries(Array.from({ length: 250_000 }, (_, index) => [`k${index}`, 1])), /too large/],
];

// These are no JSON: an error of their place, which says what was given.
const FOREIGN = [
  ["null", () => null, "null"],
  ["a BigInt", () => 3n, "a BigInt"],
  ["a symbol", () => Symbol("3"), "a symbol"],
  ["a function", () => () => 3, "a function"],
  ["a class", () => class {}, "a function"],
  ["a map", () => new Map([["years", 1]]), "[object Map]"],
  ["a set", () => new Set([1]), "[object Set]"],
  ["a date", () => new Date(0), "[object Date]"],
  ["a boxed number", () => new Number(3), "[object Number]"],
  ["a boxed text", () => new String("USD"), "[object String]"],
  ["a pattern", () => /x/, "[object RegExp]"],
  ["an error", () => new Error("x"), "[object Error]"],
  ["bytes", () => new Uint8Array(3), "[object Uint8Array]"],
  ["a buffer", () => new ArrayBuffer(8), "[object ArrayBuffer]"],
  ["a promise", () => Promise.resolve({}), "[object Promise]"],
  ["arguments", () => (function () { return arguments; })(1, 2), "[object Arguments]"],
  ["a tag of its own", () => ({ [Symbol.toStringTag]: "Money" }), "[object Money]"],
  ["a number that is none", () => NaN, "NaN"],
  ["half a number", () => 0.5, "0.5"],
  ["more than a float holds", () => 2 ** 53, "9007199254740992"],
  ["a revoked object", () => revoked({}), "an object that cannot be read"],
  ["a revoked list", () => revoked([]), "an object that cannot be read"],
  ["a proxy that throws keys", () => new Proxy({}, { ownKeys: throwing }), "an object that cannot be read"],
  ["a proxy that throws descriptors", () => new Proxy({ a: 1 }, { getOwnPropertyDescriptor: throwing }), "an object that cannot be read"],
  ["a proxy that throws values", () => new Proxy({ a: 1 }, { get: throwing }), "an object that cannot be read"],
  ["a tag that throws", () => ({ get [Symbol.toStringTag]() { return throwing(); } }), "an object that cannot be read"],
  ["a list without a length", () => new Proxy([], { get: (_, key) => (key === "length" ? throwing() : 1) }), "a list that cannot be read"],
  ["a list of a negative length", () => new Proxy([], { get: (_, key) => (key === "length" ? -1 : 1) }), "a list that cannot be read"],
];

describe("hostile values at every door", () => {
  before(() => ready());

  for (const { name, give, place, whole } of DOORS) {
    test(`${name}: what cannot be read at all is refused, and says the limit`, () => {
      for (const [what, make, message] of UNUSABLE) {
        const faults = faultsOf(() => give(make()));
        assert.equal(faults.length, 1, what);
        assert.equal(faults[0][0], whole, what);
        assert.match(faults[0][1], message, what);
      }
    });

    test(`${name}: what JSON does not have is an error of its place, in words`, () => {
      for (const [what, make, given] of FOREIGN) {
        const faults = faultsOf(() => give(make()));
        assert.deepEqual(faults.map(([at]) => at), [place], what);
        // A program's problems say what must be there; a fault of an argument also says what was given.
        if (!place.startsWith("programs") && whole !== "document") assert.ok(faults[0][1].includes(given), `${what}: ${faults[0][1]}`);
      }
    });
  }

  test("after all of that the figures are still right", () => {
    const [example] = EXAMPLES;
    const net = estimate(example.scenario).tiers.find(({ tier }) => tier === example.tier).net;
    for (const column of Object.keys(example.net)) assert.equal(net[column], example.net[column]);
  });
});

describe("unusual values that are as good as others", () => {
  before(() => ready());

  const plain = () => ({ years: 1, deals: { new_subscriptions: "100000", services: "0" }, team: { certified_experts: 7 } });
  const expected = () => estimate(plain(), { programs: [acme()] });
  const each = (value, change) => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return change(value.map((entry) => each(entry, change)));
    return change(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, each(entry, change)])));
  };

  test("frozen and sealed objects, objects without a prototype, of a class, and behind a proxy that lets through", () => {
    class Given {}
    const bare = (value) => (Array.isArray(value) ? value : Object.assign(Object.create(null), value));
    const of_class = (value) => (Array.isArray(value) ? value : Object.assign(new Given(), value));
    for (const change of [Object.freeze, Object.seal, bare, of_class, (value) => new Proxy(value, {})]) {
      const scenario = each(plain(), change);
      assert.deepEqual(estimate(scenario, each({ programs: [acme()] }, change)), expected());
      assert.deepEqual(crossovers(scenario, each(RANGE, change)), crossovers(plain(), RANGE));
      assert.deepEqual(checkProgram(each(acme(), change)), { valid: true, problems: [] });
    }
  });

  test("keys that are symbols, that cannot be enumerated or that are inherited are no fields", () => {
    const scenario = Object.assign(Object.create({ yaers: 1 }), plain(), { [Symbol("years")]: 9 });
    Object.defineProperty(scenario, "hidden", { value: 1, enumerable: false });
    assert.deepEqual(estimate(scenario, { programs: [acme()], [Symbol("programs")]: 1 }), expected());
    assert.deepEqual(crossovers(plain(), { ...RANGE, [Symbol("to")]: 1 }), crossovers(plain(), RANGE));
  });

  test("an object with numbers for keys and a length is an object, not a list", () => {
    const list = { 0: acme(), length: 1 };
    assert.deepEqual(faultsOf(() => estimate(list)).map(([at]) => at), ["0", "length"]);
    assert.deepEqual(faultsOf(() => estimate({}, { programs: list })).map(([at]) => at), ["options.programs"]);
    assert.deepEqual(faultsOf(() => checkProgram({ ...acme(), tiers: list })).map(([at]) => at), ["tiers"]);
  });

  test("holes of a list are null, and an entry that throws is an error of its own", () => {
    const places = (programs) => faultsOf(() => estimate({}, { programs })).map(([at]) => at);
    assert.deepEqual(places([, undefined, null]), ["programs[0]", "programs[1]", "programs[2]"]);
    assert.deepEqual(places(Object.defineProperty([acme(), 0], 1, { get: throwing })), ["programs[1]"]);
  });

  test("nothing of a value is called but its getters, and those once", () => {
    const called = [];
    const trap = (name) => () => called.push(name) && "USD";
    const converting = { toString: trap("toString"), valueOf: trap("valueOf"), toJSON: trap("toJSON"), [Symbol.toPrimitive]: trap("toPrimitive"), [Symbol.iterator]: trap("iterator") };
    assert.deepEqual(faultsOf(() => estimate({ currency: converting, years: converting })).map(([at]) => at), ["currency", "years"]);
    assert.deepEqual(faultsOf(() => goal({}, { ...GOAL, target_net: converting })).map(([at]) => at), ["question.target_net"]);
    assert.deepEqual(called, []);
    const times = {};
    const counted = new Proxy(plain(), {
      get: (target, key) => {
        if (typeof key === "string") times[key] = (times[key] ?? 0) + 1;
        return target[key];
      },
    });
    assert.deepEqual(estimate(counted, { programs: [acme()] }), expected());
    assert.deepEqual(times, { years: 1, deals: 1, team: 1 });
  });

  test("a value that changes while it is read is read as it is then", () => {
    const scenario = { get years() { delete scenario.deals; return 1; }, deals: { services: "wrong" } };
    assert.deepEqual(estimate(scenario), estimate({ years: 1 }));
  });
});
