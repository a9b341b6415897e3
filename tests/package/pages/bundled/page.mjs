// A user's page: prints the net of a tier and an answer to a question, or why it cannot. Without a top-level `await`, which Vite 5
// and 6 do not build for the browsers that they aim at.
import { crossovers, estimate, ready } from "partner-calculator/engine";

async function figures() {
  await ready();
  const { tiers } = estimate({ years: 1 });
  const { found } = crossovers({ years: 1, deals: { services: "0" } }, { variable: "new_subscriptions" });
  return `${tiers.find(({ tier }) => tier === "wso2-2018/certified-integration").net.expected} ${found[0].at}`;
}

figures()
  .catch(({ code, message }) => `${code}: ${message}`)
  .then((text) => (document.querySelector("pre").textContent = text));
