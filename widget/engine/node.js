// The entry for Node 20 and later, whose `fetch` reads no files.
import { readFile } from "node:fs/promises";
import { readyWith } from "./loader.js";

export { checkProgram, cliffs, climb, crossovers, estimate, flips, goal, PartnerCalculatorError, programs } from "./loader.js";

const beside = () => new URL("./engine.wasm", import.meta.url);

/** @type {typeof import("./index.js").ready} */
export const ready = readyWith(beside, (url) => (url.protocol === "file:" ? readFile(url) : fetch(url)));
