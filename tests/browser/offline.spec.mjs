// Loaded once, the site works without a network; a new version is offered and never forced.
import { expect, test } from "./between.mjs";
import { VIEWS } from "./views.mjs";
import { field, netOf, view } from "./visitor.mjs";

const LEADER = "Value Added Reseller";
// By hand, see start.spec.mjs.
const NET_OF_300_000 = "420,960";

const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live", { timeout: 15_000 });
const notice = (page) => page.getByRole("status").filter({ hasText: "A new version of this page is ready." });

// Opens the estimate and waits until the service worker has everything and is in charge.
async function visit(page, address) {
  await page.goto(`${address}estimate/`);
  await live(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  });
}

// The caches of the site, and which of them hold how many files.
const kept = (page) =>
  page.evaluate(async () => {
    const sizes = {};
    for (const name of await caches.keys()) sizes[name] = (await (await caches.open(name)).keys()).length;
    return sizes;
  });

// A new build: another version in the worker and in the pages, and the digests of the pages that changed with it.
async function release(between, page) {
  const worker = await (await page.request.get(`${between.address}sw.js`)).text();
  const version = worker.match(/VERSION = "(\w+)"/)[1];
  const next = "0".repeat(version.length);
  let changed = worker.replace(version, next);
  for (const [address, digest] of JSON.parse(worker.match(/FILES = (\[.*\]);/)[1])) {
    if (!/(^|\/|\.html)$/.test(address)) continue;
    const html = (await (await page.request.get(between.address + address)).text()).replaceAll(version, next);
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(html));
    changed = changed.replace(digest, `sha256-${Buffer.from(bytes).toString("base64")}`);
  }
  between.alter(/(\/|\.html)$/, (answer) => (answer.body = Buffer.from(answer.body.toString().replaceAll(version, next))));
  between.alter(/\/sw\.js$/, (answer) => (answer.body = Buffer.from(changed)));
  return { version, next };
}

const lookForUpdate = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

test("load once, cut the network, reload, work on", async ({ page, context, between }) => {
  await visit(page, between.address);
  await context.setOffline(true);
  await page.reload();
  await live(page);
  await field(page, "New subscriptions").fill("300000");
  await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  await view(page, "Compare").click();
  await expect(page.getByRole("heading", { level: 1, name: "Compare programs" })).toBeVisible();
  await page.reload();
  await live(page);
  await expect(page.getByRole("heading", { level: 1, name: "Compare programs" })).toBeVisible();
});

test("views that were never opened, and links to them, work without a network", async ({ page, context, between }) => {
  await visit(page, between.address);
  await context.setOffline(true);
  for (const address of ["", "requirements/", "compare/index.html", "compare", "estimate/#new_subscriptions=300000"]) {
    await page.goto(between.address + address);
    await live(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
  await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  await page.goto(`${between.address}not-a-view`);
  await expect(page.getByRole("heading", { level: 1, name: "There is no page at this address" })).toBeVisible();
});

test("nothing but this build's files is kept, each of them once", async ({ page, between }) => {
  await visit(page, between.address);
  const worker = await (await page.request.get(`${between.address}sw.js`)).text();
  const files = JSON.parse(worker.match(/FILES = (\[.*\]);/)[1]).map(([address]) => address);
  expect(new Set(files).size).toBe(files.length);
  for (const wanted of ["", ...VIEWS, "404.html"]) expect(files).toContain(wanted);
  expect(Object.values(await kept(page))).toEqual([files.length]);
});

test("a new version is offered, waits, and comes with the button", async ({ page, between }) => {
  await visit(page, between.address);
  await expect(notice(page)).toBeHidden();
  await field(page, "New subscriptions").fill("300000");
  await expect(page).toHaveURL(/#new_subscriptions=300000$/);
  const { version, next } = await release(between, page);
  const meta = page.locator('meta[name="version"]');
  await expect(meta).toHaveAttribute("content", version);
  await lookForUpdate(page);
  await expect(notice(page)).toBeVisible();
  // Nothing has happened to the page that is open.
  await expect(meta).toHaveAttribute("content", version);
  await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  await notice(page).getByRole("button", { name: "Use the new version" }).click();
  await expect(meta).toHaveAttribute("content", next);
  await live(page);
  await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  await expect(notice(page)).toBeHidden();
});

test("a new version can be put off", async ({ page, between }) => {
  await visit(page, between.address);
  await release(between, page);
  await lookForUpdate(page);
  await notice(page).getByRole("button", { name: "Later" }).click();
  await expect(notice(page)).toBeHidden();
  await expect(netOf(page, LEADER)).toBeVisible();
});

test.describe("a broken release", () => {
  test.use({ expectedComplaints: [/integrity|digest|ServiceWorker|net::ERR/i] });

  test("leaves the version before in charge and complete", async ({ page, context, between }) => {
    await visit(page, between.address);
    const before = await kept(page);
    await release(between, page);
    // One of its pages is not what the list says.
    between.alter(/compare\/$/, (answer) => (answer.body = Buffer.concat([answer.body, Buffer.from("\n")])));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const ended = new Promise((resolve) =>
        registration.addEventListener("updatefound", () => {
          const worker = registration.installing;
          worker.addEventListener("statechange", () => worker.state === "redundant" && resolve());
        }),
      );
      await registration.update();
      await ended;
    });
    await expect(notice(page)).toBeHidden();
    expect(await kept(page)).toEqual(before);
    await context.setOffline(true);
    await page.reload();
    await live(page);
    await view(page, "Compare").click();
    await expect(page.getByRole("heading", { level: 1, name: "Compare programs" })).toBeVisible();
  });
});

test("a page in a frame keeps nothing and registers nothing", async ({ page, between }) => {
  between.alter(/\/frame$/, (answer) => {
    answer.status = 200;
    answer.headers = { "content-type": "text/html" };
    answer.body = Buffer.from(`<!doctype html><title>Host</title><link rel="icon" href="data:,"><iframe src="estimate/" width="900" height="600"></iframe>`);
  });
  await page.goto(`${between.address}frame`);
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-page", "live", { timeout: 15_000 });
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await kept(page)).toEqual({});
});
