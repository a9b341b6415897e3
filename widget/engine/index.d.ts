// The interface of the package. The shapes are in types.d.ts, and the engine's functions in the glue; both are written from Rust by
// `cargo xtask build`.
import type { FieldError, Problem, Program, RefusalCode } from "./types.js";

export type * from "./types.js";
export { checkProgram, cliffs, climb, crossovers, estimate, flips, goal } from "./engine_glue.js";

/** The built-in programs in the form of program files, in the order in which they are shown. Works before `ready()`. */
export declare function programs(): Program[];

/** A WebAssembly, or where it is. A `Response` can be read once, so that nothing is left for another try. */
export type Wasm = BufferSource | URL | Response | WebAssembly.Module;

export interface ReadyOptions {
  /** `engine.wasm` when it is not beside this module. */
  wasm?: Wasm;
  /** @deprecated `engine.wasm` answers questions too; this has no effect. */
  questions?: boolean | Wasm;
}

/**
 * Loads the engine. Await it once before anything else; further calls wait for the same engine, whatever their options. After
 * a failure the next call tries again.
 */
export declare function ready(options?: ReadyOptions): Promise<void>;

/**
 * - `not_ready`: `ready()` was not awaited, or the engine was asked out of a getter while it was answering.
 * - `load_failed`: the WebAssembly could not be fetched or compiled; `cause` says why.
 * - `invalid_scenario`: the scenario is not an object, so that no field of it could be read.
 * - `invalid_question`: the question is not an object, lacks a field, or has one that is not known or wrong.
 * - `invalid_options`: the options are not an object, or have a key that is not known or of the wrong type.
 * - `invalid_program`: a program of `options.programs` has problems, or an id that another program has.
 * - `internal`: the engine failed; a fault of it, with its `cause`.
 */
export type ErrorCode = RefusalCode | "not_ready" | "load_failed" | "internal";

/** One fault: of an argument, or of a program file, whose `place` then begins with `programs[n]`. */
export type Fault = FieldError | Problem;

/**
 * The one class of everything that is thrown, and that the promise of `ready()` is rejected with. What is wrong with a field
 * of a scenario is not: it comes with the answer.
 */
export declare class PartnerCalculatorError extends Error {
  constructor(code: ErrorCode, message: string, errors?: readonly Fault[], options?: ErrorOptions);
  readonly code: ErrorCode;
  /** Every fault; empty where the message says all. */
  readonly errors: readonly Fault[];
}
