// The package before the TypeScript compiler: what its users may write, what they may not, and that its own files keep to it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { folder, inPackage } from "./installed.mjs";

const require = createRequire(import.meta.url);
const ts = require("typescript");
const tsc = require.resolve("typescript/bin/tsc");
const typeRoots = fileURLToPath(new URL("node_modules/@types", import.meta.url));
const COMMON = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];

// Messages of the compiler; nothing when it is content.
function complaints(...words) {
  try {
    return execFileSync(process.execPath, [tsc, ...COMMON, ...words], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    return error.stdout || String(error);
  }
}

cpSync(new URL("user.ts", import.meta.url), join(folder, "user.ts"));

for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
  test(`a user's file compiles where modules are found as by ${resolution}, and every misuse is refused`, () => {
    assert.equal(complaints("--module", module, "--moduleResolution", resolution, "user.ts"), "");
  });
}

test("the compiler does refuse: a wrong line is complained about", () => {
  writeFileSync(join(folder, "wrong.ts"), 'import { estimate } from "partner-calculator/engine";\nestimate({ yaers: 3 });\n');
  assert.match(complaints("--module", "nodenext", "wrong.ts"), /wrong\.ts\(2,12\): error TS2561: .*'yaers'/);
});

test("the package's JavaScript keeps to its declared types", () => {
  // Outside of node_modules, where the compiler looks into JavaScript files too.
  cpSync(inPackage("engine"), join(folder, "engine"), { recursive: true });
  const words = ["--allowJs", "--checkJs", "--module", "nodenext", "--types", "node", "--typeRoots", typeRoots];
  assert.equal(complaints(...words, "engine/browser.js", "engine/development.js", "engine/node.js"), "");
});

test("the entries export exactly what is declared", async () => {
  const declared = inPackage("engine/index.d.ts");
  const program = ts.createProgram([declared], { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext });
  const checker = program.getTypeChecker();
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(declared)));
  const resolved = symbols.map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  const values = resolved.filter((symbol) => symbol.flags & ts.SymbolFlags.Value).map((symbol) => symbol.name);
  for (const entry of ["browser.js", "development.js", "node.js"]) {
    const module = await import(pathToFileURL(inPackage(`engine/${entry}`)));
    assert.deepEqual(Object.keys(module).sort(), values.sort(), entry);
  }
});
