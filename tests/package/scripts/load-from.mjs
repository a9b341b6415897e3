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
const [source, way] = process.argv.slice(2);
const wasm = (name) => sources[source](new URL(`./node_modules/partner-calculator/engine/${name}.wasm`, import.meta.url));
const ways = {
  each: () => ({ wasm: wasm("engine"), questions: wasm("questions") }),
  all_in_one: () => ({ wasm: wasm("questions"), questions: true }),
};
await ready(ways[way]());
const { tiers } = estimate({ years: 1 });
const { found } = await crossovers({ years: 1, deals: { services: "0" } }, { variable: "new_subscriptions" });
console.log(tiers.find(({ tier }) => tier === "wso2-2018/certified-integration").net.expected, found[0].at);
