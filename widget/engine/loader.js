// Loads the WebAssembly, asks it, and turns every refusal into one class of errors. Shared by the entries for browsers and Node.
import initialise, * as engine from "./glue.js";
import { json, rules } from "./programs.js";

/** @typedef {import("./index.js").ErrorCode} ErrorCode */
/** @typedef {import("./index.js").Fault} Fault */
/** @typedef {BufferSource | Response | WebAssembly.Module} Source */

/** @type {typeof import("./index.js").PartnerCalculatorError} */
export const PartnerCalculatorError = class PartnerCalculatorError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {readonly Fault[]} [errors]
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, errors = [], options) {
    super(message, options);
    this.name = "PartnerCalculatorError";
    /** @readonly */
    this.code = code;
    /** @readonly */
    this.errors = errors;
  }
};

let isReady = false;
let isAnswering = false;

/** @type {typeof import("./index.js").programs} */
export const programs = () => JSON.parse(json);

/** @type {typeof import("./index.js").estimate} */
export const estimate = (scenario, options) => answer(() => engine.estimate(scenario, options));

/** @type {typeof import("./index.js").crossovers} */
export const crossovers = (scenario, question, options) => answer(() => engine.crossovers(scenario, question, options));

/** @type {typeof import("./index.js").cliffs} */
export const cliffs = (scenario, question, options) => answer(() => engine.cliffs(scenario, question, options));

/** @type {typeof import("./index.js").goal} */
export const goal = (scenario, question, options) => answer(() => engine.goal(scenario, question, options));

/** @type {typeof import("./index.js").climb} */
export const climb = (scenario, question, options) => answer(() => engine.climb(scenario, question, options));

/** @type {typeof import("./index.js").flips} */
export const flips = (scenario, options) => answer(() => engine.flips(scenario, options));

/** @type {typeof import("./index.js").checkProgram} */
export const checkProgram = (program) => answer(() => engine.checkProgram(program));

/**
 * @template T
 * @param {() => T} ask
 * @returns {T}
 */
function answer(ask) {
  if (!isReady) throw new PartnerCalculatorError("not_ready", "the engine is not loaded; await ready() first");
  // A getter of the scenario that asks again would find the engine in the middle of an answer.
  if (isAnswering) throw new PartnerCalculatorError("not_ready", "the engine is answering already; ask it after that");
  isAnswering = true;
  try {
    return ask();
  } catch (refusal) {
    throw asError(refusal);
  } finally {
    isAnswering = false;
  }
}

/** @param {any} refusal */
function asError(refusal) {
  if (refusal !== null && typeof refusal === "object" && Object.hasOwn(refusal, "code") && Array.isArray(refusal.errors)) {
    return new PartnerCalculatorError(refusal.code, refusal.message, refusal.errors);
  }
  return new PartnerCalculatorError("internal", "the engine failed; this is a fault of it", [], { cause: refusal });
}

/**
 * @param {() => Promise<Source>} fetchDefault
 * @param {(url: URL) => Promise<Source>} fetchUrl
 * @returns {typeof import("./index.js").ready}
 */
export function readyWith(fetchDefault, fetchUrl) {
  /** @type {Promise<void> | undefined} */
  let loading;
  return (options) => {
    loading ??= load(options, fetchDefault, fetchUrl).catch((error) => {
      // Whoever calls again tries again: a connection may be back.
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/**
 * @param {import("./index.js").ReadyOptions | undefined} options
 * @param {() => Promise<Source>} fetchDefault
 * @param {(url: URL) => Promise<Source>} fetchUrl
 */
async function load(options, fetchDefault, fetchUrl) {
  const given = wasmOf(options);
  try {
    const source = given === undefined ? await fetchDefault() : given instanceof URL ? await fetchUrl(given) : given;
    await initialise({ module_or_path: await compiled(source) });
    engine.start(programs(), rules);
    isReady = true;
  } catch (cause) {
    throw new PartnerCalculatorError("load_failed", failure(cause), [], { cause });
  }
}

/**
 * @param {unknown} options
 * @returns {Source | URL | undefined}
 */
function wasmOf(options) {
  if (options === undefined) return undefined;
  if (options === null || typeof options !== "object" || Array.isArray(options)) {
    throw invalid("options", options, "an object, or nothing");
  }
  for (const key of Object.keys(options)) {
    if (key !== "wasm") throw invalid(`options.${key}`, Reflect.get(options, key), "wasm and nothing else");
  }
  const wasm = /** @type {{ wasm?: unknown }} */ (options).wasm;
  const isKnown =
    wasm === undefined ||
    wasm instanceof URL ||
    wasm instanceof Response ||
    wasm instanceof WebAssembly.Module ||
    wasm instanceof ArrayBuffer ||
    ArrayBuffer.isView(wasm);
  if (!isKnown) throw invalid("options.wasm", wasm, "a URL, a Response, a WebAssembly.Module, an ArrayBuffer or a view of one");
  return /** @type {Source | URL | undefined} */ (wasm);
}

/**
 * @param {string} field
 * @param {unknown} value
 * @param {string} allowed
 */
function invalid(field, value, allowed) {
  const given = typeof value === "object" || typeof value === "function" ? "another value" : String(value).slice(0, 60);
  const message = `${field} is "${given}"; give ${allowed}`;
  return new PartnerCalculatorError("invalid_options", message, [{ field, given, allowed, message }]);
}

/**
 * @param {Source} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  if (!source.ok) throw new Error(`${source.url || "the address"} answered ${source.status}`);
  // Only a stream of this type compiles while it arrives; a host that calls it anything else costs time, nothing more.
  const type = source.headers.get("Content-Type")?.split(";")[0]?.trim();
  return type === "application/wasm" ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

/** @param {unknown} cause */
function failure(cause) {
  const said = String(/** @type {any} */ (cause)?.message ?? cause);
  const remedy = /unsafe-eval|content security policy/i.test(said)
    ? "; the page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src"
    : "";
  return `the engine could not be loaded: ${said}${remedy}`;
}
