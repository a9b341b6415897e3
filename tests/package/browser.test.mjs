// The package in a page of its user, in Chromium, without a bundler: an import map names the entry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { basename, extname, join, normalize, sep } from "node:path";
import { after, before, test } from "node:test";
import { folder, manifest } from "./installed.mjs";

process.env.BASE_URL ??= "http://127.0.0.1/";
const { launchOptions } = await import("../browser/chromium.mjs");
const { chromium } = createRequire(new URL("../browser/package.json", import.meta.url))("@playwright/test");

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json" };
const STRICT = "default-src 'none'; connect-src 'self'; img-src data:; script-src 'self' 'nonce-page'";
const entry = `/node_modules/partner-calculator/${manifest.exports["./engine"].browser.slice(2)}`;

let server;
let browser;
// How the server behaves for one test: its policy, its type for wasm, whether the wasm is missing.
let host;
// The names of the WebAssembly that was asked for.
let fetched;

before(async () => {
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://host").pathname);
    const file = path === sep ? "index.html" : path;
    const isWasm = extname(file) === ".wasm";
    if (isWasm) fetched.push(basename(file));
    if (isWasm && host.missing) return response.writeHead(404).end("no");
    response.setHeader("Content-Security-Policy", host.policy);
    response.setHeader("Content-Type", isWasm ? host.wasmType : (TYPES[extname(file)] ?? "application/octet-stream"));
    const body = readFileSync(join(folder, file));
    response.end(extname(file) === ".html" ? body.toString().replace("ENGINE", entry) : body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch(launchOptions);
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function opened(path, differently = {}) {
  host = { policy: `${STRICT} 'wasm-unsafe-eval'`, wasmType: "application/wasm", missing: false, ...differently };
  fetched = [];
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/${path}`);
  return { page, complaints };
}

async function printed(differently) {
  const { page, complaints } = await opened("", differently);
  const output = page.getByRole("status");
  await page.waitForFunction(() => document.querySelector("pre").textContent !== "");
  const text = await output.textContent();
  await page.close();
  return { text, complaints };
}

// Worked out in examples.mjs and questions.test.mjs; climbing from 8 % to 15 % of 200,000 gains 14,000.
const FIGURES = [
  "wso2-2018/certified-integration 35500.00",
  "acme-2026/seller 21500.00",
  "crossovers 35714.30",
  "cliffs 100000.00",
  "goal 249999.94",
  "climb 14000.00",
  "flips 680000.04",
].join("\n");

test("a page prints estimates and an answer to each question, under a strict policy", async () => {
  assert.deepEqual(await printed(), { text: FIGURES, complaints: [] });
  assert.deepEqual(fetched, ["engine.wasm"]);
});

test("a host that does not know the type of WebAssembly costs time and nothing else", async () => {
  assert.deepEqual(await printed({ wasmType: "application/octet-stream" }), { text: FIGURES, complaints: [] });
});

test("a policy that forbids WebAssembly is named, with the word that it lacks", async () => {
  const { text } = await printed({ policy: STRICT });
  assert.match(text, /^load_failed: .*must allow 'wasm-unsafe-eval' in script-src$/s);
});

test("a file that is not there is named", async () => {
  const { text } = await printed({ missing: true });
  assert.match(text, /^load_failed: .*engine\.wasm answered 404$/);
});

test("engine.wasm is fetched by ready(), once, and again when that failed", async () => {
  const { page, complaints } = await opened("empty.html");
  await page.evaluate(async () => {
    globalThis.engine = await import("partner-calculator/engine");
    globalThis.begin = () => globalThis.engine.ready().then(() => true, ({ code }) => code);
  });
  assert.deepEqual(fetched, []);
  host.missing = true;
  assert.deepEqual(await page.evaluate("Promise.all([begin(), begin()])"), ["load_failed", "load_failed"]);
  assert.deepEqual(fetched, ["engine.wasm"]);
  // The browser itself complains about the missing file, and about nothing after that.
  complaints.length = 0;
  host.missing = false;
  assert.deepEqual(await page.evaluate("Promise.all([begin(), begin()])"), [true, true]);
  const leads = await page.evaluate("[engine.estimate({ years: 1 }).tiers[0].tier, engine.flips({ years: 1 }).found[1].turn.ahead_before]");
  assert.deepEqual(leads, ["wso2-2018/value-added-reseller", "wso2-2018/value-added-reseller"]);
  assert.deepEqual(fetched, ["engine.wasm", "engine.wasm"]);
  assert.deepEqual(complaints, []);
  await page.close();
});
