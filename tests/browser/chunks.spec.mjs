// What is fetched apart from the first view: when it is needed, once the browser is idle, after a failure, after a restart and
// without a network. A build in one piece has nothing of it.
import { baseURL } from "./chromium.mjs";
import { expect, test } from "./between.mjs";
import { complete, field, netOf, type, view } from "./visitor.mjs";

const CHUNK = /\/chunk-[a-z0-9]+-[0-9a-f]+\.wasm$/;
const WASM = /_bg\.wasm$/;
const LEADER = "Value Added Reseller";
// By hand, see start.spec.mjs.
const NET_OF_300_000 = "420,960";

// It fetches everything by itself, and answers for the host from then on.
test.use({ serviceWorkers: "block", expectedComplaints: [/Service Worker registration blocked/] });

test.beforeEach(async ({ request }) => {
  const worker = await (await request.get(`${baseURL}sw.js`)).text();
  const files = JSON.parse(worker.match(/FILES = (\[.*\]);/)[1]);
  test.skip(!files.some(([address]) => CHUNK.test(`/${address}`)), "this build is in one piece");
});

const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live", { timeout: 15_000 });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });
const again = (page) => page.getByRole("button", { name: "Try again" });
const chunks = (between) => between.asked.filter((path) => CHUNK.test(path));
// A browser that is never idle: chunks come only when they are needed.
const busy = (page) => page.addInitScript(() => (globalThis.requestIdleCallback = () => 0));
const fail = (between) => between.alter(CHUNK, (answer) => (answer.status = 503));

async function open(page, between, address = "estimate/") {
  await page.goto(between.address + address);
  await live(page);
}

test("a view is fetched when it is opened, once, and its heading has the focus", async ({ page, between }) => {
  await busy(page);
  await open(page, between);
  expect(chunks(between)).toEqual([]);
  const release = between.hold(CHUNK);
  await view(page, "Compare").click();
  await expect(page.getByText("Loading this view …")).toBeVisible();
  await expect(view(page, "Compare")).toBeFocused();
  release();
  await expect(heading(page, "Compare programs")).toBeFocused();
  await expect(page).toHaveURL(/compare\/$/);
  await expect(page.getByRole("table").first()).toBeVisible();
  const fetched = chunks(between);
  expect(fetched.some((path) => path.includes("/chunk-compare-"))).toBe(true);
  expect(fetched.some((path) => /chunk-(requirements|paper)-/.test(path))).toBe(false);
  await view(page, "Estimate").click();
  await view(page, "Compare").click();
  await expect(heading(page, "Compare programs")).toBeFocused();
  await page.goBack();
  await expect(netOf(page, LEADER)).toBeVisible();
  await page.goBack();
  await expect(heading(page, "Compare programs")).toBeFocused();
  expect(chunks(between)).toEqual(fetched);
});

test("everything is fetched once the browser is idle", async ({ page, between }) => {
  await open(page, between);
  await complete(page);
  const fetched = chunks(between);
  expect(new Set(fetched).size).toBe(fetched.length);
  for (const name of ["compare", "requirements", "paper"]) expect(fetched.join()).toContain(`/chunk-${name}-`);
  for (const name of ["Compare", "Requirements"]) {
    await view(page, name).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
  expect(chunks(between)).toEqual(fetched);
});

for (const [address, title] of [["compare/#only_differences=true", "Compare programs"], ["requirements/", "Requirements"]]) {
  test(`/${address} opened directly is alive with its view`, async ({ page, between }) => {
    await busy(page);
    await open(page, between, address);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(page.getByText("Loading this view …")).toHaveCount(0);
  });
}

test("what is typed while a view's chunk is on its way is kept, with the focus", async ({ page, between }) => {
  await busy(page);
  const release = between.hold(CHUNK);
  await page.goto(`${between.address}requirements/`, { waitUntil: "domcontentloaded" });
  await expect.poll(() => chunks(between).length).toBeGreaterThan(0);
  const experts = field(page, "Certified experts");
  await experts.click();
  await page.keyboard.type("12");
  release();
  await live(page);
  await expect(experts).toHaveValue(/12/);
  await expect(experts).toBeFocused();
  await expect(page).toHaveURL(/#team\.certified_experts=\d*12/);
});

test.describe("a chunk that fails", () => {
  test.use({ expectedComplaints: [/503|Service Worker registration blocked/] });

  test("is said in the place of its view, and comes with the button", async ({ page, between }) => {
    await busy(page);
    const mend = fail(between);
    await open(page, between);
    await type(page, "New subscriptions", "300000");
    await view(page, "Compare").click();
    const said = page.getByRole("status").filter({ hasText: "could not be loaded" });
    await expect(said).toBeVisible();
    await expect(heading(page, "Compare")).toBeFocused();
    // It fails once more.
    const before = chunks(between).length;
    await again(page).click();
    await expect.poll(() => chunks(between).length).toBeGreaterThan(before);
    await expect(said).toBeVisible();
    await expect(heading(page, "Compare")).toBeFocused();
    mend();
    await again(page).click();
    await expect(heading(page, "Compare programs")).toBeFocused();
    await view(page, "Estimate").click();
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  });

  test("is asked for anew when its view is opened again, and holds up no other view", async ({ page, between }) => {
    await busy(page);
    const mend = fail(between);
    await open(page, between);
    await view(page, "Compare").click();
    await expect(again(page)).toBeVisible();
    await view(page, "Estimate").click();
    await expect(netOf(page, LEADER)).toBeVisible();
    await expect(again(page)).toHaveCount(0);
    mend();
    await view(page, "Compare").click();
    await expect(heading(page, "Compare programs")).toBeFocused();
  });

  test("leaves a page that was opened directly alive, with what was typed", async ({ page, between }) => {
    await busy(page);
    const mend = fail(between);
    const release = between.hold(WASM);
    await page.goto(`${between.address}requirements/`, { waitUntil: "domcontentloaded" });
    await field(page, "Certified experts").fill("12");
    release();
    await live(page);
    await expect(page.getByText("could not be loaded")).toBeVisible();
    mend();
    await again(page).click();
    await expect(field(page, "Certified experts")).toHaveValue("12");
  });

  test("at idle is not said, and asked for when it is needed", async ({ page, between }) => {
    const mend = fail(between);
    await open(page, between);
    await complete(page);
    await expect(page.locator("#status")).toBeEmpty();
    mend();
    await view(page, "Requirements").click();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(again(page)).toHaveCount(0);
  });

  test("leaves a print to the style sheet", async ({ page, between }) => {
    await busy(page);
    await page.addInitScript(() => (globalThis.print = () => (globalThis.printed = document.querySelectorAll(".paper").length)));
    const mend = fail(between);
    await open(page, between);
    const printed = () => page.evaluate(() => globalThis.printed);
    await page.getByRole("button", { name: "Print" }).click();
    await expect.poll(printed).toBe(0);
    mend();
    await page.getByRole("button", { name: "Print" }).click();
    await expect.poll(printed).toBe(1);
  });
});

test.describe("after a restart", () => {
  test.use({ expectedComplaints: [/./] });

  test("for a wasm that broke off, views are fetched", async ({ page, between }) => {
    const mend = between.cut(WASM);
    between.alter(/\?anew/, mend);
    await open(page, between);
    expect(between.asked.some((path) => path.endsWith("?anew"))).toBe(true);
    for (const [name, title] of [["Compare", "Compare programs"], ["Requirements", /./]]) {
      await view(page, name).click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
      await expect(page.getByRole("table").first()).toBeVisible();
    }
  });

  test("for an app that panicked in a view, views are fetched", async ({ page, between }) => {
    // As in start.spec.mjs: a browser that refuses to make an element.
    between.alter(/\/app-[0-9a-f]+\.js/, (answer) => {
      const broken = answer.body.toString().replace(/\.createElement(NS)?\(/g, (call) => `[globalThis.refusals-- > 0 ? "refused" : "${call.slice(1, -1)}"](`);
      answer.body = Buffer.from(broken);
    });
    await open(page, between);
    await type(page, "New subscriptions", "300000");
    await expect(page).toHaveURL(/#new_subscriptions=300000$/);
    // The view's chunk draws what the estimate has not: what is there once is copied.
    await page.evaluate(() => (globalThis.refusals = 1));
    await view(page, "Compare").click();
    await expect(page.locator("#status")).toHaveText(/stopped and was started again/);
    await live(page);
    for (const name of ["Compare", "Requirements"]) {
      await view(page, name).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await expect(page.getByRole("table").first()).toBeVisible();
    }
    await view(page, "Estimate").click();
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  });
});

test.describe("a site that is kept", () => {
  test.use({ serviceWorkers: "allow" });

  test("has every view without a network", async ({ page, context, between }) => {
    await busy(page);
    await open(page, between);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller) return;
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    });
    await context.setOffline(true);
    for (const name of ["Compare", "Requirements"]) {
      await view(page, name).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await expect(page.getByRole("table").first()).toBeVisible();
    }
  });
});
