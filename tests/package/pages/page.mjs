// A user's page: prints the net of a built-in program's tier and of one of a given program and an answer to each question, or why
// it cannot.
import { cliffs, climb, crossovers, estimate, flips, goal, PartnerCalculatorError, ready } from "partner-calculator/engine";

const output = document.querySelector("pre");
try {
  await ready();
  const scenario = { years: 1, deals: { new_subscriptions: "200000", services: "50000" } };
  const acme = await (await fetch("/acme.json")).json();
  const { tiers } = estimate(scenario, { programs: [acme] });
  const lines = ["wso2-2018/certified-integration", "acme-2026/seller"].map(
    (wanted) => `${wanted} ${tiers.find(({ tier }) => tier === wanted).net.expected}`,
  );
  const oneYear = { years: 1, deals: { services: "0" } };
  const question = { variable: "new_subscriptions" };
  const ends = { from: "wso2-2018/consultative-integration", to: "wso2-2018/certified-integration" };
  lines.push(
    `crossovers ${(await crossovers(oneYear, question)).found[0].at}`,
    `cliffs ${(await cliffs(oneYear, question)).found[0].at}`,
    `goal ${(await goal(oneYear, { ...question, target_net: "20000" })).found[0].at}`,
    `climb ${(await climb(oneYear, ends)).found.years[0].gain}`,
    `flips ${(await flips({ years: 1 })).found[1].turn.at}`,
  );
  output.textContent = lines.join("\n");
} catch (error) {
  output.textContent = error instanceof PartnerCalculatorError ? `${error.code}: ${error.message}` : `other: ${error}`;
}
