// The entry for browsers: the WebAssembly lies beside this file. The address is written so that bundlers find the file too.
import { readyWith } from "./loader.js";

export { checkProgram, cliffs, climb, crossovers, estimate, flips, goal, PartnerCalculatorError, programs } from "./loader.js";

/** @type {typeof import("./index.js").ready} */
export const ready = readyWith(() => fetch(new URL("./engine.wasm", import.meta.url)), (url) => fetch(url));
