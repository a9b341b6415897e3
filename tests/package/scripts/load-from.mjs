// Loads the engine from what is named, and prints a figure.
import { readFileSync } from "node:fs";
import { estimate, ready } from "partner-calculator/engine";

const address = new URL("./node_modules/partner-calculator/engine/engine.wasm", import.meta.url);
const bytes = readFileSync(address);
const sources = {
  url: () => address,
  bytes: () => bytes,
  buffer: () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  module: () => new WebAssembly.Module(bytes),
  response: () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } }),
  untyped_response: () => new Response(bytes),
};
await ready({ wasm: sources[process.argv[2]]() });
const { tiers } = estimate({ years: 1 });
console.log(tiers.find(({ tier }) => tier === "wso2-2018/certified-integration").net.expected);
