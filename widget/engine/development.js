// The entry for development servers, by the condition "development" of package.json: the WebAssembly stands in a module. Vite moves
// this module into a cache of its own and leaves the file that lies beside it, so that its address would be wrong.
import { readyWith } from "./loader.js";

export { checkProgram, cliffs, climb, crossovers, estimate, flips, goal, PartnerCalculatorError, programs } from "./loader.js";

/** @param {Promise<{ base64: string }>} module */
const decoded = async (module) => Uint8Array.from(atob((await module).base64), (letter) => letter.charCodeAt(0));

const beside = () => decoded(import("./engine_embedded.js"));

/** @type {typeof import("./index.js").ready} */
export const ready = readyWith(beside, (url) => fetch(url));
