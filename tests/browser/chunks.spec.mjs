// Chunks, fetched apart from the first view: when one is needed, once the browser is idle, after a failure, after a restart and
// without a network. A build in one piece has nothing of it.
import { baseURL } from "./chromium.mjs";
import { expect, test } from "./between.mjs";
import { complete, field, netOf, ranked, type, view } from "./visitor.mjs";

const CHUNK = /\/chunk-[a-z0-9_]+-[0-9a-f]+\.wasm$/;
const WASM = /_bg\.wasm$/;
const LEADER = "Value Added Reseller";
// By hand, see start.spec.mjs.
const NET_OF_300_000 = "420,960";

// It fetches everything by itself, and answers for the host from then on.
test.use({ serviceWorkers: "block", expectedComplaints: [/Service Worker registration blocked/] });

// The chunks of this build, by their paths.
async function built(request) {
  const worker = await (await request.get(`${baseURL}sw.js`)).text();
  const files = JSON.parse(worker.match(/FILES = (\[.*\]);/)[1]);
  return files.map(([address]) => `/${address}`).filter((path) => CHUNK.test(path));
}

test.beforeEach(async ({ request }) => test.skip((await built(request)).length === 0, "this build is in one piece"));

const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live", { timeout: 15_000 });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });
const again = (page) => page.getByRole("button", { name: "Try again" });
const years = (page) => page.getByRole("grid", { name: /year by year/ });
const net = (page, year) => years(page).getByRole("button", { name: new RegExp(`^Net, year ${year}:`) });
const loading = (page) => page.locator("#below").locator("..").getByText("Loading the details …");
const shownText = (page) => page.locator("#app").evaluate((app) => app.innerText);
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
  // The estimate that is drawn again cannot show what the document did below its ranking.
  await view(page, "Estimate").click();
  await expect(years(page)).toBeVisible();
  const all = chunks(between);
  expect(all.join()).toContain("/chunk-detail-");
  await view(page, "Compare").click();
  await expect(heading(page, "Compare programs")).toBeFocused();
  await page.goBack();
  await expect(netOf(page, LEADER)).toBeVisible();
  await page.goBack();
  await expect(heading(page, "Compare programs")).toBeFocused();
  expect(chunks(between)).toEqual(all);
});

test("everything is fetched once the browser is idle", async ({ page, request, between }) => {
  await open(page, between);
  await complete(page);
  const fetched = chunks(between);
  expect(new Set(fetched).size).toBe(fetched.length);
  for (const path of await built(request)) expect(fetched.join()).toContain(path);
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

test.describe("below the ranking", () => {
  test("the years stand as the document showed them, and what is pressed is answered once it can be", async ({ page, between }) => {
    await busy(page);
    const release = between.hold(CHUNK);
    await open(page, between);
    await expect(net(page, 2)).toBeVisible();
    expect(chunks(between)).toEqual([]);
    const before = await shownText(page);
    await net(page, 2).click();
    await expect(loading(page)).toBeVisible();
    await expect(net(page, 2)).toBeVisible();
    release();
    await expect(page.getByRole("table", { name: "Working: Net, year 2" })).toBeVisible();
    await expect(net(page, 2)).toBeFocused();
    await expect(loading(page)).toHaveCount(0);
    expect(chunks(between).some((path) => /chunk-(compare|requirements|paper)-/.test(path))).toBe(false);
    // What came beside the figures changed none, nor any word of the first view.
    await net(page, 2).click();
    expect(await shownText(page)).toBe(before);
  });

  test("what has the focus keeps it when the chunk comes by itself", async ({ page, between }) => {
    const release = between.hold(CHUNK);
    await open(page, between);
    const total = years(page).getByRole("button", { name: /^Net, total/ });
    await total.focus();
    release();
    await complete(page);
    await expect(total).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("table", { name: "Working: Net, total" })).toBeVisible();
  });

  test("the document's years go with the first change", async ({ page, between }) => {
    await busy(page);
    const release = between.hold(CHUNK);
    await open(page, between);
    await field(page, "New subscriptions").fill("300000");
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
    await expect(loading(page)).toBeVisible();
    await expect(years(page)).toHaveCount(0);
    release();
    await expect(years(page).getByRole("button", { name: `Net, total: ${NET_OF_300_000}, show working` })).toBeVisible();
    await expect(field(page, "New subscriptions")).toBeFocused();
  });

  test("what stands apart is gone to once it is there", async ({ page, between }) => {
    await busy(page);
    const release = between.hold(CHUNK);
    await open(page, between, "estimate/#years=5");
    await page.getByRole("button", { name: "See why, and assume a rate" }).click();
    release();
    await expect(page.getByRole("heading", { level: 2, name: "Not ranked" })).toBeFocused();
  });

  test("a link's years are drawn, and never the document's", async ({ page, between }) => {
    await busy(page);
    const release = between.hold(CHUNK);
    await open(page, between, "estimate/#new_subscriptions=300000");
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
    await expect(loading(page)).toBeVisible();
    await expect(years(page)).toHaveCount(0);
    release();
    await expect(years(page).getByRole("button", { name: `Net, total: ${NET_OF_300_000}, show working` })).toBeVisible();
  });

  test("a working that is asked for in the ranking comes into its place", async ({ page, between }) => {
    await busy(page);
    const release = between.hold(CHUNK);
    await open(page, between);
    await netOf(page, LEADER).click();
    await expect(ranked(page, LEADER).getByRole("status")).toHaveText("Loading the details …");
    release();
    await expect(page.getByRole("table", { name: `Working: net of ${LEADER}` })).toBeVisible();
    await expect(netOf(page, LEADER)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("table", { name: `Working: net of ${LEADER}` })).toHaveCount(0);
  });

  test("another tier is looked into before anything has come", async ({ page, between }) => {
    await busy(page);
    const release = between.hold(CHUNK);
    await open(page, between);
    const other = page.locator(".ranked-look[aria-pressed=false]").first();
    const name = await other.textContent();
    await other.click();
    await expect(page.getByRole("heading", { level: 2, name: "Year by year" })).toBeFocused();
    release();
    await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeFocused();
  });
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

  test("leaves the document's years, and comes for a working with the button", async ({ page, between }) => {
    await busy(page);
    const mend = fail(between);
    await open(page, between);
    await netOf(page, LEADER).click();
    const place = ranked(page, LEADER).locator("[data-working]");
    await expect(place.getByRole("status")).toContainText("The details could not be loaded");
    await expect(years(page)).toBeVisible();
    const before = chunks(between).length;
    await again(place).click();
    await expect.poll(() => chunks(between).length).toBeGreaterThan(before);
    await expect(again(place)).toBeVisible();
    await expect(place).toBeFocused();
    mend();
    await again(place).click();
    await expect(page.getByRole("table", { name: `Working: net of ${LEADER}` })).toBeVisible();
    await expect(place).toBeFocused();
    await net(page, 1).click();
    await expect(page.getByRole("table", { name: "Working: Net, year 1" })).toBeVisible();
  });

  test("is said below the ranking of another business, whose figures hold", async ({ page, between }) => {
    await busy(page);
    const mend = fail(between);
    await open(page, between);
    await type(page, "New subscriptions", "300000");
    const below = page.locator("#below");
    await expect(below.getByRole("status")).toContainText("The details could not be loaded");
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
    await expect(years(page)).toHaveCount(0);
    mend();
    await again(below).click();
    await expect(years(page).getByRole("button", { name: `Net, total: ${NET_OF_300_000}, show working` })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: LEADER, exact: true })).toBeFocused();
  });

  test("leaves a print whole", async ({ page, between }) => {
    await busy(page);
    await page.addInitScript(() => (globalThis.print = () => (globalThis.printed = document.querySelector(".paper-years")?.textContent)));
    between.alter(/\/chunk-detail-/, (answer) => (answer.status = 503));
    await open(page, between);
    await type(page, "New subscriptions", "300000");
    await page.getByRole("button", { name: "Print" }).click();
    await expect.poll(() => page.evaluate(() => globalThis.printed)).toContain(NET_OF_300_000);
  });

  test("is asked for anew when its view is opened again, and holds up no other view", async ({ page, between }) => {
    await busy(page);
    const mend = fail(between);
    await open(page, between);
    await view(page, "Compare").click();
    await expect(again(page)).toBeVisible();
    await view(page, "Estimate").click();
    await expect(netOf(page, LEADER)).toBeVisible();
    await expect(page.getByText("This view could not be loaded")).toHaveCount(0);
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
    await netOf(page, LEADER).click();
    await expect(page.getByRole("table", { name: `Working: net of ${LEADER}` })).toBeVisible();
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
    await expect(years(page).getByRole("button", { name: `Net, total: ${NET_OF_300_000}, show working` })).toBeVisible();
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
    await net(page, 1).click();
    await expect(page.getByRole("table", { name: "Working: Net, year 1" })).toBeVisible();
    for (const name of ["Compare", "Requirements"]) {
      await view(page, name).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await expect(page.getByRole("table").first()).toBeVisible();
    }
  });
});
