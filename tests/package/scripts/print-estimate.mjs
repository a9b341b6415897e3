// A user's script: prints the net of a built-in program's tier and of one of a given program.
import { readFileSync } from "node:fs";
import { estimate, ready } from "partner-calculator/engine";

await ready();
const scenario = { years: 1, deals: { new_subscriptions: "200000", services: "50000" } };
const acme = JSON.parse(readFileSync("acme.json", "utf8"));
const { tiers } = estimate(scenario, { programs: [acme] });
for (const wanted of ["wso2-2018/certified-integration", "acme-2026/seller"]) {
  console.log(wanted, tiers.find(({ tier }) => tier === wanted).net.expected);
}
