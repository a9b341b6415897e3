// Loads the WebAssembly, asks it, and turns every refusal into one class of errors. Shared by the entries for browsers and Node.
import * as engine from "./engine_glue.js";
import { json } from "./programs.js";

/** @typedef {import("./index.js").Wasm} Wasm */
/** @typedef {Exclude<Wasm, URL>} Source */
/** @typedef {() => Wasm | Promise<Wasm>} Where the WebAssembly lies, or what is in it */
/** @typedef {(url: URL) => Promise<Source>} Read */

/** @type {typeof import("./index.js").PartnerCalculatorError} */
export const PartnerCalculatorError = class PartnerCalculatorError extends Error {
  /**
   * @param {import("./index.js").ErrorCode} code
   * @param {string} message
   * @param {readonly import("./index.js").Fault[]} [errors]
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
export const estimate = guarded(engine.estimate);
export const checkProgram = guarded(engine.checkProgram);
export const crossovers = guarded(engine.crossovers);
export const cliffs = guarded(engine.cliffs);
export const goal = guarded(engine.goal);
export const climb = guarded(engine.climb);
export const flips = guarded(engine.flips);

/**
 * @template {unknown[]} A
 * @template T
 * @param {(...args: A) => T} call
 * @returns {(...args: A) => T}
 */
function guarded(call) {
  return (...args) => {
    if (!isReady) throw new PartnerCalculatorError("not_ready", "the engine is not loaded; await ready() first");
    // A getter of the scenario that asks again would find the engine in the middle of an answer.
    if (isAnswering) throw new PartnerCalculatorError("not_ready", "the engine is answering already; ask it after that");
    isAnswering = true;
    try {
      return call(...args);
    } catch (refusal) {
      throw asError(refusal);
    } finally {
      isAnswering = false;
    }
  };
}

/** @param {any} refusal */
function asError(refusal) {
  if (refusal !== null && typeof refusal === "object" && Object.hasOwn(refusal, "code") && Array.isArray(refusal.errors)) {
    return new PartnerCalculatorError(refusal.code, refusal.message, refusal.errors);
  }
  return new PartnerCalculatorError("internal", "the engine failed; this is a fault of it", [], { cause: refusal });
}

/**
 * The same promise for every call, until it is broken: whoever calls again tries again, as a connection may be back.
 *
 * @param {Where} beside
 * @param {Read} read
 * @returns {typeof import("./index.js").ready}
 */
export function readyWith(beside, read) {
  /** @type {Promise<void> | undefined} */
  let started;
  return (options) => {
    started ??= load(options, beside, read).catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}

/** @type {(options: unknown, ...where: Parameters<typeof readyWith>) => Promise<void>} */
async function load(options, beside, read) {
  const given = checked(options);
  try {
    const wasm = given ?? (await beside());
    const module = await compiled(wasm instanceof URL ? await read(wasm) : wasm);
    await engine.default({ module_or_path: module });
    isReady = true;
  } catch (cause) {
    throw new PartnerCalculatorError("load_failed", failure(cause), [], { cause });
  }
}

const KINDS = [URL, Response, WebAssembly.Module, ArrayBuffer];
const ALLOWED = "a URL, a Response, a WebAssembly.Module, an ArrayBuffer or a view of one";

/** @type {(value: any) => value is Wasm} */
const isWasm = (value) => ArrayBuffer.isView(value) || KINDS.some((kind) => value instanceof kind);

/**
 * @param {any} options
 * @returns {Wasm | undefined} the WebAssembly in them; `questions` was said when the questions had a file of their own
 */
function checked(options) {
  if (options === undefined) return undefined;
  if (options === null || typeof options !== "object" || Array.isArray(options)) {
    throw invalid("options", options, "an object, or nothing");
  }
  for (const key of Object.keys(options)) {
    if (key !== "wasm" && key !== "questions") throw invalid(`options.${key}`, options[key], "wasm and nothing else");
  }
  const { wasm, questions } = options;
  if (wasm !== undefined && !isWasm(wasm)) throw invalid("options.wasm", wasm, ALLOWED);
  if (questions !== undefined && typeof questions !== "boolean" && !isWasm(questions)) {
    throw invalid("options.questions", questions, `true, false, ${ALLOWED}; it has no effect any more`);
  }
  return wasm;
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
  // What a server for single-page apps answers for an address that it does not have.
  if (type === "text/html") throw new Error(`${source.url || "the address"} answered with a page, not with WebAssembly`);
  return type === "application/wasm" ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

/** @param {unknown} cause */
function failure(cause) {
  const said = String(/** @type {any} */ (cause)?.message ?? cause);
  return `the engine could not be loaded: ${said}${remedy(said)}`;
}

/** @param {string} said */
function remedy(said) {
  if (/unsafe-eval|content security policy/i.test(said)) {
    return "; the page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src";
  }
  if (/\/\.vite\/|answered with a page/.test(said)) {
    return '; if Vite has moved the module, its configuration needs optimizeDeps: { exclude: ["partner-calculator"] }';
  }
  return "";
}
