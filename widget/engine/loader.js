// Loads the WebAssembly, asks it, and turns every refusal into one class of errors. Shared by the entries for browsers and Node.
//
// There are two: engine.wasm makes estimates, questions.wasm does all that and answers questions. The second one is loaded when
// the first question is asked, or instead of the first one. Both glues are imported here, as a browser may remember for good
// that it could not import a module; what is fetched can be fetched again.
import * as engineGlue from "./engine_glue.js";
import { json, rules } from "./programs.js";
import * as questionsGlue from "./questions_glue.js";

/** @typedef {import("./index.js").ErrorCode} ErrorCode */
/** @typedef {import("./index.js").Fault} Fault */
/** @typedef {typeof import("./questions_glue.js")} Questions */
/** @typedef {typeof import("./engine_glue.js") | Questions} Engine */
/** @typedef {import("./index.js").Wasm} Wasm */
/** @typedef {Exclude<Wasm, URL>} Source */
/** @typedef {() => Wasm | Promise<Wasm>} Where */
/** @typedef {{ engine: Where, questions: Where }} Beside where the files lie, or what is in them */
/** @typedef {(url: URL) => Promise<Source>} Read */

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

/** @type {Engine | undefined} what makes estimates, once it is loaded */
let engine;
/** @type {() => Promise<void>} */
let loadQuestions;
let hasQuestions = false;
let isAnswering = false;

/** @type {typeof import("./index.js").programs} */
export const programs = () => JSON.parse(json);

/** @type {typeof import("./index.js").estimate} */
export const estimate = (scenario, options) => answer((engine) => engine.estimate(scenario, options));

/** @type {typeof import("./index.js").checkProgram} */
export const checkProgram = (program) => answer((engine) => engine.checkProgram(program));

/** @type {typeof import("./index.js").crossovers} */
export const crossovers = (scenario, question, options) => ask((questions) => questions.crossovers(scenario, question, options));

/** @type {typeof import("./index.js").cliffs} */
export const cliffs = (scenario, question, options) => ask((questions) => questions.cliffs(scenario, question, options));

/** @type {typeof import("./index.js").goal} */
export const goal = (scenario, question, options) => ask((questions) => questions.goal(scenario, question, options));

/** @type {typeof import("./index.js").climb} */
export const climb = (scenario, question, options) => ask((questions) => questions.climb(scenario, question, options));

/** @type {typeof import("./index.js").flips} */
export const flips = (scenario, options) => ask((questions) => questions.flips(scenario, options));

/**
 * @template T
 * @param {(engine: Engine) => T} call
 * @returns {T}
 */
function answer(call) {
  const idle = idleEngine();
  isAnswering = true;
  try {
    return call(idle);
  } catch (refusal) {
    throw asError(refusal);
  } finally {
    isAnswering = false;
  }
}

/**
 * @template T
 * @param {(questions: Questions) => Promise<T>} call its promise is the answer itself, see questions.rs
 * @returns {Promise<T>}
 */
async function ask(call) {
  idleEngine();
  if (!hasQuestions) await loadQuestions();
  return answer(() => call(questionsGlue));
}

function idleEngine() {
  if (!engine) throw new PartnerCalculatorError("not_ready", "the engine is not loaded; await ready() first");
  // A getter of the scenario that asks again would find the engine in the middle of an answer.
  if (isAnswering) throw new PartnerCalculatorError("not_ready", "the engine is answering already; ask it after that");
  return engine;
}

/** @param {any} refusal */
function asError(refusal) {
  if (refusal !== null && typeof refusal === "object" && Object.hasOwn(refusal, "code") && Array.isArray(refusal.errors)) {
    return new PartnerCalculatorError(refusal.code, refusal.message, refusal.errors);
  }
  return new PartnerCalculatorError("internal", "the engine failed; this is a fault of it", [], { cause: refusal });
}

/**
 * @param {Beside} beside
 * @param {Read} read
 * @returns {typeof import("./index.js").ready}
 */
export function readyWith(beside, read) {
  return once((/** @type {import("./index.js").ReadyOptions | undefined} */ options) => load(options, beside, read));
}

/**
 * The same promise for every call, until it is broken: whoever calls again tries again, as a connection may be back.
 *
 * @template {unknown[]} A
 * @param {(...words: A) => Promise<void>} start
 * @returns {(...words: A) => Promise<void>}
 */
function once(start) {
  /** @type {Promise<void> | undefined} */
  let started;
  return (...words) => {
    started ??= start(...words).catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}

/**
 * @param {import("./index.js").ReadyOptions | undefined} options
 * @param {Beside} beside
 * @param {Read} read
 */
async function load(options, beside, read) {
  const { wasm, questions } = checked(options);
  const startQuestions = async (/** @type {Wasm | undefined} */ given) => {
    await start(questionsGlue, () => given ?? beside.questions(), read);
    hasQuestions = true;
  };
  if (questions === true) {
    await startQuestions(wasm);
    engine = questionsGlue;
  } else {
    await start(engineGlue, () => wasm ?? beside.engine(), read);
    loadQuestions = once(() => startQuestions(typeof questions === "object" ? questions : undefined));
    engine = engineGlue;
  }
}

/**
 * @param {Engine} glue
 * @param {Where} where
 * @param {Read} read
 */
async function start(glue, where, read) {
  try {
    const wasm = await where();
    const module = await compiled(wasm instanceof URL ? await read(wasm) : wasm);
    // Once a glue holds a WebAssembly it takes no other.
    const isQuestions = WebAssembly.Module.exports(module).some(({ name }) => name === "flips");
    if (isQuestions !== (glue === questionsGlue)) {
      throw new Error(isQuestions ? "questions.wasm needs { questions: true }" : "it does not answer questions; give questions.wasm");
    }
    await glue.default({ module_or_path: module });
    glue.start(programs(), rules);
  } catch (cause) {
    throw new PartnerCalculatorError("load_failed", failure(cause), [], { cause });
  }
}

/**
 * @param {unknown} options
 * @returns {import("./index.js").ReadyOptions}
 */
function checked(options) {
  if (options === undefined) return {};
  if (options === null || typeof options !== "object" || Array.isArray(options)) {
    throw invalid("options", options, "an object, or nothing");
  }
  for (const key of Object.keys(options)) {
    if (key !== "wasm" && key !== "questions") {
      throw invalid(`options.${key}`, Reflect.get(options, key), "wasm, questions and nothing else");
    }
  }
  const { wasm, questions } = /** @type {Record<string, unknown>} */ (options);
  if (wasm !== undefined && !isWasm(wasm)) throw invalid("options.wasm", wasm, WASM_KINDS);
  if (questions !== undefined && typeof questions !== "boolean" && !isWasm(questions)) {
    throw invalid("options.questions", questions, `true, false, ${WASM_KINDS}`);
  }
  return options;
}

const WASM_KINDS = "a URL, a Response, a WebAssembly.Module, an ArrayBuffer or a view of one";

/**
 * @param {unknown} value
 * @returns {value is Wasm}
 */
function isWasm(value) {
  return (
    value instanceof URL ||
    value instanceof Response ||
    value instanceof WebAssembly.Module ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  );
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
