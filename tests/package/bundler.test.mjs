// The package behind a bundler, as its user has it without any configuration: Vite's development server, which moves dependencies
// into a cache of its own, and what Vite builds. Vite comes from npm; one version for every push, all with PARTNER_CALCULATOR_ALL.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder } from "./installed.mjs";

process.env.BASE_URL ??= "http://127.0.0.1/";
const { launchOptions } = await import("../browser/chromium.mjs");
const { chromium } = createRequire(new URL("../browser/package.json", import.meta.url))("@playwright/test");

const ALL = { 7: "7.3.8", 5: "5.4.21", 6: "6.4.6", 8: "8.4.0" };
const EVERY_PUSH = { 7: ALL[7] };
const VERSIONS = process.env.PARTNER_CALCULATOR_ALL ? ALL : EVERY_PUSH;
// The figures are worked out in examples.mjs and questions.test.mjs.
const FIGURES = "35500.00 35714.30";
const root = join(folder, "bundled");

let browser;

before(async () => {
  const packages = Object.entries(VERSIONS).map(([name, version]) => `vite-${name}@npm:vite@${version}`);
  const words = ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--silent", ...packages];
  execFileSync("npm", words, { cwd: folder, shell: process.platform === "win32" });
  browser = await chromium.launch(launchOptions);
});

after(() => browser?.close());

const viteOf = (name) => import(pathToFileURL(join(folder, `node_modules/vite-${name}/dist/node/index.js`)));
const settings = (name, more) => ({ root, configFile: false, logLevel: "error", cacheDir: join(folder, `cache-${name}`), ...more });

// The text of a page that a server of Vite serves.
async function printed(server) {
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
    // A server that finds a dependency only now loads the page once more.
    await page.waitForFunction(() => document.querySelector("pre")?.textContent);
    return await page.textContent("pre");
  } finally {
    await page.close();
    await server.close();
  }
}

async function developed(name, more = {}) {
  const { createServer } = await viteOf(name);
  const served = settings(name, { server: { host: "127.0.0.1" }, ...more });
  return inEnvironment("development", async () => printed(await (await createServer(served)).listen()));
}

// Vite reads this variable and writes it; for a user each command is a process of its own.
async function inEnvironment(value, run) {
  process.env.NODE_ENV = value;
  try {
    return await run();
  } finally {
    delete process.env.NODE_ENV;
  }
}

for (const name of Object.keys(VERSIONS)) {
  test(`the development server of Vite ${name} needs no configuration`, async () => {
    assert.equal(await developed(name), FIGURES);
  });

  test(`what Vite ${name} builds holds the file as it is, and answers`, async () => {
    const { build, preview } = await viteOf(name);
    const outDir = join(folder, `built-${name}`);
    const built = settings(name, { build: { outDir }, preview: { host: "127.0.0.1" } });
    await inEnvironment("production", () => build(built));
    const files = readdirSync(join(outDir, "assets"));
    const sizes = (ending) => files.filter((file) => file.endsWith(ending)).map((file) => statSync(join(outDir, "assets", file)).size);
    assert.deepEqual(sizes(".wasm"), [readFileSync(join(folder, "node_modules/partner-calculator/engine/engine.wasm")).length]);
    assert.ok(Math.max(...sizes(".js")) < 300_000, "no WebAssembly stands in a script");
    assert.equal(await printed(await preview(built)), FIGURES);
  });
}

// Where a configuration leaves out the condition "development", Vite 6 and 7 give the module an address of their own.
for (const name of Object.keys(VERSIONS).filter((name) => name === "6" || name === "7")) {
  const resolve = { conditions: ["module", "browser"] };

  test(`Vite ${name} without the condition is told the one line that mends it, and the line does`, async () => {
    const text = await developed(name, { resolve });
    const line = 'optimizeDeps: { exclude: ["partner-calculator"] }';
    assert.match(text, /^load_failed: the engine could not be loaded: .*engine\.wasm/);
    assert.ok(text.endsWith(`; if Vite has moved the module, its configuration needs ${line}`), text);
    assert.ok(readFileSync(new URL("../../widget/README.md", import.meta.url), "utf8").includes(line));
    const optimizeDeps = { exclude: ["partner-calculator"] };
    assert.equal(await developed(name, { resolve, optimizeDeps }), FIGURES);
  });
}
