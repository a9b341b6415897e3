// The entry for browsers: the WebAssembly lies beside this file. The addresses are written so that bundlers find the files too.
import { readyWith } from "./loader.js";

export { checkProgram, cliffs, climb, crossovers, estimate, flips, goal, PartnerCalculatorError, programs } from "./loader.js";

const beside = () => new URL("./engine.wasm", import.meta.url);

/** @type {typeof import("./index.js").ready} */
export const ready = readyWith(beside, (url) => fetch(url));
