// A user's page: prints the net of a built-in program's tier and of one of a given program, or why it cannot.
import { estimate, PartnerCalculatorError, ready } from "partner-calculator/engine";

const output = document.querySelector("pre");
try {
  await ready();
  const scenario = { years: 1, deals: { new_subscriptions: "200000", services: "50000" } };
  const acme = await (await fetch("/acme.json")).json();
  const { tiers } = estimate(scenario, { programs: [acme] });
  const lines = ["wso2-2018/certified-integration", "acme-2026/seller"].map(
    (wanted) => `${wanted} ${tiers.find(({ tier }) => tier === wanted).net.expected}`,
  );
  output.textContent = lines.join("\n");
} catch (error) {
  output.textContent = error instanceof PartnerCalculatorError ? `${error.code}: ${error.message}` : `other: ${error}`;
}
