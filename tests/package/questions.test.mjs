// The questions beside the estimate, in Node: their answers as worked out by hand, and what they do with values that nobody
// should give them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { acme, folder } from "./installed.mjs";

const engine = await import(pathToFileURL(join(folder, "engine.mjs")));
const { cliffs, climb, crossovers, flips, goal, PartnerCalculatorError, ready } = engine;

const WSO2 = (tier) => `wso2-2018/${tier}`;
const CONSULTATIVE = WSO2("consultative-integration");
const CERTIFIED = WSO2("certified-integration");
const PREMIER = WSO2("premier-certified-integration");
const FULFILLMENT = WSO2("fulfillment-reseller");
const VALUE_ADDED = WSO2("value-added-reseller");

// One year of new subscriptions, and nothing else.
const ONE_YEAR = { years: 1, deals: { services: "0" } };
const NEW = { variable: "new_subscriptions" };

// Each question with a scenario and a question that are right.
const QUESTIONS = [
  { name: "crossovers", ask: crossovers, right: { ...NEW, from: "0", to: "2000000" } },
  { name: "cliffs", ask: cliffs, right: { ...NEW, from: "0", to: "2000000" } },
  { name: "goal", ask: goal, right: { ...NEW, target_net: "20000" } },
  { name: "climb", ask: climb, right: { from: CONSULTATIVE, to: CERTIFIED } },
];
const ALL = [...QUESTIONS, { name: "flips", ask: (scenario, _, options) => flips(scenario, options), right: undefined }];

// The error of a call, which must be of the one class. Whoever awaits it, as users did when answers were promised, gets the same.
async function thrownBy(call) {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof PartnerCalculatorError, String(error));
    return error;
  }
  assert.fail("nothing was thrown");
}

// Every fault of a refused question as field and given.
async function faultsOf(call) {
  const error = await thrownBy(call);
  assert.equal(error.code, "invalid_question");
  for (const fault of error.errors) assert.deepEqual(Object.keys(fault), ["field", "given", "allowed", "message"]);
  assert.ok(error.message.startsWith(error.errors[0].message));
  return error.errors.map(({ field, given }) => [field, given]);
}

test("before ready() no question is answered", async () => {
  for (const { name, ask, right } of ALL) assert.equal((await thrownBy(() => ask({}, right))).code, "not_ready", name);
});

describe("answers worked out by hand", () => {
  before(() => ready());

  test("crossovers: where one tier gets ahead of another", async () => {
    // Consultative 8 % x. Certified 15 % x − 2,500, premier 18 % x − 10,000, both fees back from x = 100,000. Value added 35 % x −
    // 10,000, where a cost is rounded to the cent.
    // 8 % x = 15 % x − 2,500 at 35,714.2857: at .29 both have 2,857.14, at .30 certified 5,357.15 − 2,500.
    // 8 % x = 35 % x − 10,000 at 37,037.0370: .02 to .04 a tie of 2,962.96, at .05 37,037.05 − 24,074.08 − 10,000.
    // 15 % x − 2,500 = 35 % x − 10,000 at 37,500: a tie of 3,125.00 from a cent before to a cent behind.
    const answer = await crossovers(ONE_YEAR, { ...NEW, from: "0", to: "2000000" });
    assert.deepEqual(
      answer.found.map((found) => Object.values(found)),
      [
        [CONSULTATIVE, CERTIFIED, "35714.30", "2857.14", "2857.15"],
        [CONSULTATIVE, PREMIER, "100000.00", "8000.00", "18000.00"],
        [CONSULTATIVE, VALUE_ADDED, "37037.05", "2962.96", "2962.97"],
        [CERTIFIED, PREMIER, "100000.00", "15000.00", "18000.00"],
        [CERTIFIED, VALUE_ADDED, "37500.02", "3125.00", "3125.01"],
      ],
    );
    assert.deepEqual(Object.keys(answer.found[0]), ["ahead_before", "ahead_after", "at", "net_before", "net_after"]);
    assert.deepEqual(Object.keys(answer), ["version", "rules", "currency", "found", "left_out", "errors"]);
    assert.deepEqual([answer.version, answer.currency, answer.left_out, answer.errors], [1, "USD", [], []]);
    assert.equal(answer.rules, engine.estimate({}).rules);
    // Up to the cent before nobody is passed.
    assert.deepEqual((await crossovers(ONE_YEAR, { ...NEW, to: "35714.29" })).found, []);
    assert.equal((await crossovers(ONE_YEAR, { ...NEW, to: "35714.30" })).found.length, 1);
    assert.deepEqual((await crossovers(ONE_YEAR, { ...NEW, from: "40000", to: "40000" })).found, []);
  });

  test("cliffs: where a fee comes back", async () => {
    // Closed deals reach 100,000 at 100,000; purchases of 97 % and of 65 % round to 100,000.00 at 103,092.78 and 153,846.15.
    const { found } = await cliffs(ONE_YEAR, { ...NEW, from: "0", to: "2000000" });
    assert.deepEqual(
      found.map(({ tier, kind, at, by, net, marginal_percent_after }) => [tier, kind, at, by, net, marginal_percent_after]),
      [
        [CERTIFIED, "jump", "100000.00", "2500.00", "15000.00", "15"],
        [PREMIER, "jump", "100000.00", "10000.00", "18000.00", "18"],
        [FULFILLMENT, "jump", "103092.78", "10000.00", "3092.78", "3"],
        [VALUE_ADDED, "jump", "153846.15", "10000.00", "53846.15", "35"],
      ],
    );
    assert.equal(found[0].net_before, "12500.00");
    const [{ citation, ...cause }] = found[0].causes;
    assert.deepEqual(cause, { kind: "refund", fee: "annual_fee", year: 1, threshold: "100000.00" });
    assert.equal(citation.source, "guide");
    assert.deepEqual((await cliffs(ONE_YEAR, { ...NEW, from: "100000", to: "100001" })).found, []);
  });

  test("cliffs: where a cap bends", async () => {
    // Four deals are capped at 400,000 euro a year; 15 % x rounds to it from 399,999.995 ÷ 15 % = 2,666,666.6333.
    const scenario = {
      ...ONE_YEAR,
      currency: "EUR",
      assumptions: { rates: { "outsystems-2021/sales/new_subscriptions/co_sell": "15" } },
    };
    const { found, currency } = await cliffs(scenario, { ...NEW, to: "5000000" });
    const bend = found.find(({ tier }) => tier === "outsystems-2021/sales");
    assert.equal(currency, "EUR");
    assert.deepEqual([bend.kind, bend.at, bend.by, bend.net], ["bend", "2666666.64", "0.00", "400000.00"]);
    assert.deepEqual([bend.marginal_percent_before, bend.marginal_percent_after], ["15", "0"]);
    assert.deepEqual([bend.causes[0].kind, bend.causes[0].threshold], ["cap", "400000.00"]);
  });

  test("goal: the least cent that reaches a sum, or the best there is", async () => {
    // 19,999.995 ÷ 8 % = 249,999.9375; ÷ 15 % = 133,333.30; ÷ 18 % = 111,111.0833. Fulfillment keeps 3 % and value added 35 % of
    // list, less costs that are rounded, the latter with its fee of 10,000 still to pay.
    const reached = (tier, at) => ({ tier, goal: "reached", at, net: "20000.00" });
    assert.deepEqual((await goal(ONE_YEAR, { ...NEW, target_net: "20000" })).found, [
      reached(CONSULTATIVE, "249999.94"),
      reached(CERTIFIED, "133333.30"),
      reached(PREMIER, "111111.09"),
      reached(FULFILLMENT, "666666.51"),
      reached(VALUE_ADDED, "85714.28"),
    ]);
    // 8 % of 10¹² are 80,000,000,000, first reached at 79,999,999,999.995 ÷ 8 %.
    assert.deepEqual((await goal(ONE_YEAR, { ...NEW, target_net: "80000000000.01" })).found[0], {
      tier: CONSULTATIVE,
      goal: "out_of_reach",
      at: "999999999999.94",
      net: "80000000000.00",
    });
    // Renewals earn it nothing: 8 % of 200,000, whatever is in force.
    assert.deepEqual((await goal(ONE_YEAR, { variable: "subscriptions_in_force", target_net: "16000.01" })).found[0], {
      tier: CONSULTATIVE,
      goal: "does_not_depend_on_it",
      net: "16000.00",
    });
    // Certified has −2,500 to begin with.
    assert.equal((await goal(ONE_YEAR, { ...NEW, target_net: "-2500" })).found[1].at, "0.00");
  });

  test("climb: what is missing, what it costs, and when it has paid", async () => {
    // 17,000 more a year; six experts at 3,000 once and six points at 500 a year are missing: −4,000, + 14,000, + 14,000.
    const scenario = {
      team: { certified_experts: 1, marketing_points: 2 },
      costs: { per_requirement: { certified_experts: "3000", marketing_points: "500" } },
    };
    const { found } = await climb(scenario, { from: CONSULTATIVE, to: CERTIFIED });
    assert.deepEqual([found.from, found.to, found.standing], [CONSULTATIVE, CERTIFIED, "short"]);
    assert.deepEqual([found.cost_once, found.cost_every_year, found.paid_in], ["18000.00", "3000.00", 2]);
    assert.deepEqual(found.years, [
      { year: 1, gain: "17000.00", cost: "21000.00", balance: "-4000.00" },
      { year: 2, gain: "17000.00", cost: "3000.00", balance: "10000.00" },
      { year: 3, gain: "17000.00", cost: "3000.00", balance: "24000.00" },
    ]);
    const [experts, points] = found.all_of;
    assert.deepEqual([experts.requirement, points.requirement], ["certified_experts", "marketing_points"]);
    assert.deepEqual(experts.any_of, [
      {
        gap: { requirement: "certified_experts", have: "1", need: "7", short_by: "6" },
        unit_cost: "3000.00",
        cost: "18000.00",
        every_year: false,
      },
    ]);
    // What is not ranked gains nobody knows what; and from where one is to there takes nothing.
    const unknown = (await climb({}, { from: CERTIFIED, to: WSO2("oem-technology") })).found;
    assert.deepEqual([unknown.years, unknown.paid_in], [null, null]);
    assert.deepEqual((await climb({ team: { certified_experts: 7, marketing_points: 8 } }, { from: CERTIFIED, to: CERTIFIED })).found.all_of, []);
  });

  test("flips: how far each field is from another leader", async () => {
    // New 200,000, services 50,000: value added leads with 74,000 before premier's 42,500.
    const { found } = await flips({ years: 1 });
    const turns = Object.fromEntries(found.map(({ field, now, turn }) => [field, turn && [now, ...Object.values(turn)]]));
    const to_premier = (now, at, before, after) => [now, at, VALUE_ADDED, PREMIER, before, after];
    assert.deepEqual(turns, {
      // Down to 73,529.38, see the crossovers of the engine: 19,735.29 against 19,735.28.
      "deals.new_subscriptions": to_premier("200000.00", "73529.38", "19735.28", "19735.29"),
      // 36,000 + 13 % s against 70,000 + 8 % s meet at 680,000; at .04 premier's part of a cent rounds up.
      "deals.services": to_premier("50000.00", "680000.04", "124400.00", "124400.01"),
      "deals.upgrades": null,
      "deals.subscriptions_in_force": null,
      "deals.growth_percent": null,
      "deals.renewal_percent": null,
      // 74,000 − 250,000 d against 42,500 (1 − d): equal at 15.18 %.
      "deals.customer_discount_percent": to_premier("0", "16", "34000.00", "35700.00"),
      "deals.registered_percent": null,
      "costs.selling_percent_refer": null,
      // 2,500 for each percent.
      "costs.selling_percent_resell": to_premier("0", "13", "41500.00", "42500.00"),
      "costs.bad_debt_percent": to_premier("0", "13", "41500.00", "42500.00"),
      "assumptions.share_of_maximum_percent": null,
    });
  });

  test("a given program takes part in every question", async () => {
    // acme.json: 10 % of new and up to 5 % of services, less a fee of 1,000 that comes back at 300,000.
    const options = { programs: [acme()] };
    const seller = "acme-2026/seller";
    const of = ({ found }) => found.filter((entry) => JSON.stringify(entry).includes(seller));
    // 8 % x = 10 % x − 1,000 at 50,000: there a tie, half a cent of rounding later no more.
    const [crossover] = of(await crossovers(ONE_YEAR, { ...NEW, to: "60000" }, options)).filter(
      ({ ahead_before }) => ahead_before === CONSULTATIVE,
    );
    assert.deepEqual([crossover.ahead_after, crossover.at.slice(0, 6)], [seller, "50000."]);
    const [cliff] = of(await cliffs(ONE_YEAR, NEW, options));
    assert.deepEqual([cliff.at, cliff.by, cliff.net], ["300000.00", "1000.00", "30000.00"]);
    // 9,999.995 ÷ 10 % = 99,999.95, and the fee: 109,999.95.
    assert.equal(of(await goal(ONE_YEAR, { ...NEW, target_net: "10000" }, options))[0].at, "109999.95");
    assert.equal((await climb(ONE_YEAR, { from: CONSULTATIVE, to: seller }, options)).found.years[0].gain, "3000.00");
    assert.notEqual((await flips(ONE_YEAR, options)).rules, (await flips(ONE_YEAR)).rules);
    assert.equal((await flips(ONE_YEAR, options)).rules, engine.estimate(ONE_YEAR, options).rules);
  });

  test("without a scenario every field has its default, and wrong fields come with the answer", async () => {
    for (const { name, ask, right } of ALL) {
      assert.deepEqual(await ask(undefined, right), await ask({}, right), name);
      const { errors, ...answer } = await ask({ yaers: 1, years: "1", deals: { services: 5 } }, right);
      assert.deepEqual(errors.map(({ field }) => field), ["years", "deals.services", "yaers"], name);
      assert.deepEqual({ ...answer, errors: [] }, await ask({}, right), name);
      assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer, name);
    }
  });
});

describe("what is wrong", () => {
  before(() => ready());

  test("a question that is no object is refused", async () => {
    for (const { name, ask } of QUESTIONS) {
      for (const question of [null, [], "{}", 7, NaN, true, 7n, Symbol("question"), () => ({}), new Map(), new Date(0)]) {
        assert.deepEqual((await faultsOf(() => ask({}, question))).map(([field]) => field), ["question"], `${name} ${String(question)}`);
      }
    }
  });

  test("a question without its fields says which", async () => {
    const missing = { crossovers: ["variable"], cliffs: ["variable"], goal: ["variable", "target_net"], climb: ["from", "to"] };
    for (const { name, ask } of QUESTIONS) {
      for (const question of [undefined, {}, Object.create(null), { variable: undefined, from: undefined }]) {
        assert.deepEqual(await faultsOf(() => ask({}, question)), missing[name].map((field) => [`question.${field}`, "missing"]), name);
      }
    }
  });

  test("an unknown field is refused, also beside the known ones", async () => {
    for (const { name, ask, right } of QUESTIONS) {
      assert.deepEqual(await faultsOf(() => ask({}, { ...right, step: "1" })), [["question.step", "1"]], name);
      const many = { ...right, form: {}, toString: [], ["k".repeat(100)]: null };
      const fields = (await faultsOf(() => ask({}, many))).map(([field]) => field).sort();
      assert.deepEqual(fields, ["question.form", `question.${"k".repeat(60)}`, "question.toString"], name);
    }
  });

  test("an unknown variable is refused", async () => {
    for (const { name, ask, right } of QUESTIONS.slice(0, 3)) {
      for (const variable of ["renewals", "deals.services", "", "New_Subscriptions", "__proto__", "constructor"]) {
        assert.deepEqual(await faultsOf(() => ask({}, { ...right, variable })), [["question.variable", variable]], name);
      }
      const error = await thrownBy(() => ask({}, { ...right, variable: 0 }));
      assert.equal(error.errors[0].allowed, "one of new_subscriptions, services, upgrades, subscriptions_in_force");
    }
  });

  test("a range upside down is refused", async () => {
    for (const ask of [crossovers, cliffs]) {
      const error = await thrownBy(() => ask({}, { ...NEW, from: "10", to: "9.99" }));
      assert.equal(error.code, "invalid_question");
      assert.equal(error.message, 'question.to is "9.99"; give an amount from question.from, 10.00, on');
      assert.deepEqual((await ask({}, { ...NEW, from: "10", to: "10" })).found, []);
    }
  });

  test("amounts are decimals in quotes within their bounds", async () => {
    const amounts = [
      [200000, "200000"],
      [NaN, "NaN"],
      [Infinity, "Infinity"],
      [null, "null"],
      ["", ""],
      ["1e5", "1e5"],
      ["1,000", "1,000"],
      [" 1", " 1"],
      ["0.001", "0.001"],
      ["1000000000000.01", "1000000000000.01"],
      ["9".repeat(1_000_000), `${"9".repeat(60)}…`],
      [5n, "a BigInt"],
      [{}, "a table"],
      [["1"], "a list"],
      [new String("1"), "[object String]"],
    ];
    for (const [amount, given] of amounts) {
      for (const ask of [crossovers, cliffs]) {
        const wrong = { ...NEW, from: amount, to: amount };
        assert.deepEqual(await faultsOf(() => ask({}, wrong)), [["question.from", given], ["question.to", given]]);
      }
      assert.deepEqual(await faultsOf(() => goal({}, { ...NEW, target_net: amount })), [["question.target_net", given]]);
    }
    assert.deepEqual(await faultsOf(() => crossovers({}, { ...NEW, from: "-0.01" })), [["question.from", "-0.01"]]);
    assert.deepEqual((await faultsOf(() => goal({}, { ...NEW, target_net: "-1000000000001" }))).length, 1);
    // The decimals are those of the scenario's currency, and of dollars where that cannot be read.
    const dinars = { currency: "KWD", assumptions: { per_euro: { KWD: "0.35", USD: "1.1" } } };
    assert.equal((await goal(dinars, { ...NEW, target_net: "0.001" })).currency, "KWD");
    assert.equal((await goal({ currency: "?" }, { ...NEW, target_net: "0.01" })).errors.length, 1);
  });

  test("tiers that are not there are refused", async () => {
    for (const tier of ["", "/", "wso2-2018", "wso2-2018/", CERTIFIED.toUpperCase(), `${CERTIFIED}/services`, "acme-2026/seller"]) {
      assert.deepEqual(await faultsOf(() => climb({}, { from: tier, to: tier })), [["question.from", tier], ["question.to", tier]]);
    }
    assert.deepEqual(await faultsOf(() => climb({}, { from: 1, to: null })), [["question.from", "1"], ["question.to", "null"]]);
  });

  test("scenario and options are refused as by estimate", async () => {
    for (const { name, ask, right } of ALL) {
      assert.equal((await thrownBy(() => ask(null, right))).code, "invalid_scenario", name);
      assert.equal((await thrownBy(() => ask({}, right, { program: [] }))).code, "invalid_options", name);
      const error = await thrownBy(() => ask({}, right, { programs: [null] }));
      assert.deepEqual([error.code, error.errors[0].place], ["invalid_program", "programs[0]"], name);
    }
  });
});

describe("hostile values", () => {
  before(() => ready());

  const throwing = () => {
    throw new Error("out of a getter");
  };
  const cyclic = {};
  cyclic.from = cyclic;
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  test("getters and proxies that throw are errors of the question", async () => {
    for (const { name, ask, right } of QUESTIONS) {
      for (const key of Object.keys(right)) {
        const question = Object.defineProperty({ ...right }, key, { get: throwing, enumerable: true });
        assert.deepEqual(await faultsOf(() => ask({}, question)), [[`question.${key}`, "a value that cannot be read"]], name);
      }
      for (const question of [revoked(), new Proxy({}, { ownKeys: throwing }), new Proxy({}, { get: throwing })]) {
        assert.deepEqual(await faultsOf(() => ask({}, question)), [["question", "an object that cannot be read"]], name);
      }
    }
  });

  test("what contains itself or is too large is refused whole", async () => {
    for (const { name, ask, right } of QUESTIONS) {
      for (const question of [cyclic, { ...right, from: new Array(4_000_000_000) }, { ...right, from: "9".repeat(5_000_000) }]) {
        assert.match((await thrownBy(() => ask({}, question))).message, /^question is "(a value that contains itself or is too deep|too large)"/, name);
      }
    }
  });

  test("what stands in a prototype is no field", async () => {
    for (const { name, ask, right } of QUESTIONS) {
      const inherited = Object.create(right);
      assert.ok((await faultsOf(() => ask({}, inherited))).every(([, given]) => given === "missing"), name);
      const own_proto = JSON.parse(`{ "__proto__": { "variable": "services" } }`);
      assert.ok((await faultsOf(() => ask({}, own_proto))).some(([field]) => field === "question.__proto__"), name);
      class Question {}
      assert.deepEqual(await ask({}, Object.assign(new Question(), right)), await ask({}, right), name);
    }
  });

  test("a getter that asks the engine is told to wait, one that overflows the stack is an error", async () => {
    const overflow = () => overflow() + 1;
    for (const { name, ask, right } of QUESTIONS) {
      const [key] = Object.keys(right);
      let inner;
      const asking = () => {
        inner = thrownBy(() => ask({}, right));
        return right[key];
      };
      assert.deepEqual(await ask({}, Object.defineProperty({ ...right }, key, { get: asking, enumerable: true })), await ask({}, right), name);
      assert.equal((await inner).code, "not_ready", name);
      const overflowing = Object.defineProperty({ ...right }, key, { get: overflow, enumerable: true });
      assert.deepEqual((await faultsOf(() => ask({}, overflowing))).map(([field]) => field), [`question.${key}`], name);
    }
  });

  test("the greatest and the least business that can be typed is answered", async () => {
    const most = "1000000000000";
    const extremes = [
      { years: 10, deals: { per_year: 100_000, new_subscriptions: most, services: most, upgrades: most, subscriptions_in_force: most, growth_percent: "100", renewal_percent: "100" } },
      { deals: { new_subscriptions: "0", services: "0", growth_percent: "-100", registered_percent: "0", customer_discount_percent: "100" } },
    ];
    for (const scenario of extremes) {
      for (const { name, ask, right } of ALL) assert.deepEqual((await ask(scenario, right)).errors, [], name);
      for (const variable of ["new_subscriptions", "services", "upgrades", "subscriptions_in_force"]) {
        for (const ask of [crossovers, cliffs]) assert.deepEqual((await ask(scenario, { variable })).errors, []);
        for (const target_net of [most, `-${most}`]) assert.deepEqual((await goal(scenario, { variable, target_net })).errors, []);
      }
    }
  });

  test("after all of that the answers are still right", async () => {
    assert.equal((await crossovers(ONE_YEAR, NEW)).found[0].at, "35714.30");
    assert.equal((await flips({ years: 1 })).found[1].turn.at, "680000.04");
  });
});
