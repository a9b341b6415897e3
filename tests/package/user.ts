// Code of a user of the package. Each `@ts-expect-error` is a mistake that the types must refuse.
import {
  checkProgram,
  cliffs,
  climb,
  crossovers,
  estimate,
  flips,
  goal,
  PartnerCalculatorError,
  programs,
  ready,
  type Answered,
  type Cause,
  type ErrorCode,
  type Estimate,
  type Line,
  type Options,
  type Program,
  type RangeQuestion,
  type Scenario,
} from "partner-calculator/engine";

const scenario: Scenario = {
  currency: "USD",
  years: 3,
  deals: { new_subscriptions: "200000", growth_percent: "-2.5", partner_sourced: false },
  team: { certified_experts: 7 },
  costs: { per_requirement: { certified_experts: "1000" } },
  assumptions: { rates: { "wso2-2018/certified-integration/services": "5" }, purchases_at: "list", per_euro: { USD: "1.1" } },
};

export async function figures(own: Program): Promise<string[]> {
  await ready();
  await ready({ wasm: new URL("https://example.com/engine.wasm") });
  // Written for earlier versions, which had a second file.
  await ready({ wasm: new URL("https://example.com/engine.wasm"), questions: new URL("https://example.com/questions.wasm") });
  const options: Options = { programs: [own, ...programs()] };
  const { tiers, not_estimated, errors }: Estimate = estimate(scenario, options);
  estimate();
  const unexplained: string[] = not_estimated.flatMap((tier) => (tier.reason === "missing_exchange_rate" ? tier.missing : []));
  const missing = tiers.flatMap(({ gaps }) => gaps.flatMap((gap) => ("or" in gap ? gap.or : [gap])).map(({ short_by }) => short_by));
  return [...unexplained, ...missing, ...errors.map(({ field, message }) => `${field}: ${message}`)];
}

export function appliedTo(line: Line): string {
  return line.kind === "commission" ? line.base : line.cost;
}

export async function answers(own: Program): Promise<string[]> {
  const question: RangeQuestion = { variable: "services", from: "0" };
  const options: Options = { programs: [own] };
  // Answers are there at once; awaiting them was needed in earlier versions and goes on working.
  const passed = crossovers(scenario, question, options).found.map(({ ahead_after, at }) => `${ahead_after} ${at}`);
  const clauses = (await cliffs(undefined, question)).found.flatMap(({ causes }) => causes.map(clause));
  const { found, left_out } = await goal(scenario, { variable: "upgrades", target_net: "-1" });
  const goals = found.map((entry) => (entry.goal === "does_not_depend_on_it" ? entry.net : entry.at));
  const way = (await climb(scenario, { from: "wso2-2015/community", to: "wso2-2015/premier" }, options)).found;
  const turns = (await flips()).found.map(({ turn }) => turn?.ahead_after ?? "nobody");
  return [...passed, ...clauses, ...goals, way.cost_once, ...turns, ...left_out.map(({ why }) => why)];
}

function clause(cause: Cause): string {
  return cause.kind === "refund" ? cause.fee : (cause.citation?.section ?? cause.kind);
}

export function why(error: unknown): ErrorCode | undefined {
  if (!(error instanceof PartnerCalculatorError)) return undefined;
  for (const fault of error.errors) console.log("place" in fault ? fault.remedy : fault.allowed);
  return error.code;
}

export const problems: string[] = checkProgram({}).problems.map(({ place, kind }) => `${place} ${kind}`);

// @ts-expect-error a decimal is a text
export const number: Scenario = { deals: { services: 50000 } };
// @ts-expect-error a count is a number
export const text: Scenario = { years: "3" };
// @ts-expect-error an unknown field
export const unknown: Scenario = { yaers: 3 };
// @ts-expect-error an unknown requirement
export const requirement: Scenario = { team: { experts: 3 } };
// @ts-expect-error null is not left out
export const nothing: Scenario = { currency: null };
// @ts-expect-error an unknown variable
crossovers(scenario, { variable: "renewals" });
// @ts-expect-error a bound is a text
cliffs(scenario, { variable: "services", from: 0 });
// @ts-expect-error an unknown field of a question
crossovers(scenario, { variable: "services", step: "1" });
// @ts-expect-error a goal needs its target
goal(scenario, { variable: "services" });
// @ts-expect-error a climb goes from somewhere
climb(scenario, { to: "wso2-2015/premier" });
// @ts-expect-error flips takes no question
flips(scenario, { variable: "services" });
// @ts-expect-error what is reached has an amount, what does not depend on it has none
export const least = (answer: Answered<Awaited<ReturnType<typeof goal>>["found"]>) => answer.found.map(({ at }) => at);
// @ts-expect-error an unknown option
estimate({}, { program: [] });
// @ts-expect-error an unknown way to load (a wrong value of `wasm` passes: WebAssembly.Module is declared as an empty shape)
void ready({ wams: new URL("https://example.com/engine.wasm") });
// @ts-expect-error yes or no, or where it is
void ready({ questions: null });
// @ts-expect-error nothing bounds it, perhaps
export const high: string | undefined = estimate().tiers[0]?.net.high;
// @ts-expect-error a margin has no base
export const base = (line: Line) => (line.kind === "margin" ? line.base : "");
// @ts-expect-error a rate is a word or a table of one
export const rate: Program["tiers"][0]["rules"] = [{ stream: "services", kind: "margin", rate: "20", cite: {} }];
// @ts-expect-error there is no such code
export const code: ErrorCode = "unknown";
// @ts-expect-error what is thrown is not changed
new PartnerCalculatorError("internal", "").code = "not_ready";
