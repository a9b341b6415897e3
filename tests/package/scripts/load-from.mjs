// Loads the engine from what is named, and prints a figure and an answer to a question.
import { readFileSync } from "node:fs";
import { crossovers, estimate, ready } from "partner-calculator/engine";

const sources = {
  url: (address) => address,
  bytes: (address) => readFileSync(address),
  buffer: (address) => new Uint8Array(readFileSync(address)).buffer,
  module: (address) => new WebAssembly.Module(readFileSync(address)),
  response: (address) => new Response(readFileSync(address), { headers: { "Content-Type": "application/wasm" } }),
  untyped_response: (address) => new Response(readFileSync(address)),
};
await ready({ wasm: sources[process.argv[2]](new URL("./node_modules/partner-calculator/engine/engine.wasm", import.meta.url)) });
const { tiers } = estimate({ years: 1 });
const { found } = crossovers({ years: 1, deals: { services: "0" } }, { variable: "new_subscriptions" });
console.log(tiers.find(({ tier }) => tier === "wso2-2018/certified-integration").net.expected, found[0].at);
