// Whatever script of the page is missing: it says that it has not started, and whose figures it shows.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { expect, test } from "./between.mjs";

const SCRIPTS = {
  "the first script": /\/start-[0-9a-f]+\.js/,
  "the glue": /\/app-[0-9a-f]+\.js/,
  "the wasm": /_bg\.wasm/,
};
const WAYS = {
  "is not there": (answer) => {
    answer.status = 404;
    answer.body = Buffer.from("");
  },
  "is a page": (answer) => {
    answer.headers["content-type"] = "text/html";
    answer.body = Buffer.from("<!doctype html><title>Sign in</title>");
  },
  "ends too soon": (answer) => {
    answer.body = answer.body.subarray(0, answer.body.length * 0.6);
  },
};
const LINK = "estimate/#new_subscriptions=300000&years=5";
// Whoever says it: the document alone, or the script that could not go on.
const sentence = (page) => page.getByText(/(has not started|could not start).*example business/).filter({ visible: true });

async function expectSaid(page) {
  await expect(sentence(page)).toHaveCount(1);
  await expect(sentence(page)).toContainText(/not yours/);
  await expect(sentence(page)).toBeInViewport();
}

test.use({ expectedComplaints: [/./] });

for (const [script, pattern] of Object.entries(SCRIPTS)) {
  for (const [way, alter] of Object.entries(WAYS)) {
    test(`${script} ${way}`, async ({ page, between }) => {
      between.alter(pattern, alter);
      await page.goto(between.address + LINK);
      await expectSaid(page);
    });
  }

  test(`${script} is blocked by an extension`, async ({ page, between }) => {
    await page.route(pattern, (route) => route.abort("blockedbyclient"));
    await page.goto(between.address + LINK);
    await expectSaid(page);
  });
}

for (const [way, alter] of Object.entries(WAYS)) {
  test(`the script for offline use ${way}, and the page works without`, async ({ page, between }) => {
    between.alter(/\/offline-[0-9a-f]+\.js/, alter);
    await page.goto(between.address + LINK);
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    await expect(sentence(page)).toHaveCount(0);
  });
}

test("a wasm that never comes is not waited for in silence", async ({ page, between }) => {
  await page.clock.install();
  const release = between.hold(SCRIPTS["the wasm"]);
  await page.goto(between.address + LINK, { waitUntil: "domcontentloaded" });
  await expect(page.getByText("Working out the figures of your link…")).toBeVisible();
  await expect(sentence(page)).toHaveCount(0);
  await page.clock.runFor(15_000);
  await expectSaid(page);
  release();
  await expect(page.locator("html")).toHaveAttribute("data-page", "live");
  await expect(sentence(page)).toHaveCount(0);
});

test("a page opened from disk", async ({ page }) => {
  const file = new URL("../../dist/estimate/index.html", import.meta.url);
  await page.goto(`${file}#new_subscriptions=300000&years=5`);
  await expectSaid(page);
  // It has its style there too.
  expect(fileURLToPath(file)).toBeTruthy();
  await expect(page.locator("main")).toHaveCSS("padding-top", /^[1-9]/);
});

test("a page that has started says nothing of the kind, and moves nothing", async ({ page }) => {
  await page.goto(LINK);
  await expect(page.locator("html")).toHaveAttribute("data-page", "live");
  await expect(page.locator("#not-started")).toBeHidden();
});

// The browser that these tests drive reads what is in <noscript> only where JavaScript is off for good.
async function withoutScript(visit) {
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, "--blink-settings=scriptEnabled=false"] });
  try {
    await visit(await browser.newPage());
  } finally {
    await browser.close();
  }
}

test("where JavaScript is off for good, one sentence says whose figures these are", async ({ between }) => {
  await withoutScript(async (page) => {
    await page.goto(between.address + LINK);
    await expect(page.locator(".no-script")).toContainText(/example business, not yours and not those of a link/);
    await expect(page.locator(".no-script")).toBeInViewport();
    await expect(page.locator("#not-started")).toBeHidden();
  });
});

test("where JavaScript is off for good, what cannot answer is not offered", async ({ between }) => {
  await withoutScript(async (page) => {
    await page.goto(between.address + LINK);
    await expect(page.getByRole("slider").filter({ visible: true })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Copy link|Start over/ })).toHaveCount(0);
  });
});

test("where JavaScript is off for good, every compared tier can be reached on a phone", async ({ between }) => {
  await withoutScript(async (page) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto(`${between.address}compare/`);
    const heads = page.locator("thead .compare-head");
    expect(await heads.count()).toBeGreaterThan(1);
    for (const head of await heads.all()) {
      await expect(head).toBeVisible();
      await head.scrollIntoViewIfNeeded();
      await expect(head).toBeInViewport();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

for (const query of ["?new_subscriptions=300000", "?new_subscriptions%3D300000%26years%3D5", "#new_subscriptions=300000", "#new_subscriptions%3D300000", "?utm_source=mail"]) {
  test(`the figures of ${query} are awaited in words, others unseen`, async ({ page, between }) => {
    const release = between.hold(SCRIPTS["the wasm"]);
    await page.goto(`${between.address}estimate/${query}`, { waitUntil: "domcontentloaded" });
    await expect(page.locator("html")).toHaveAttribute("data-page", "still");
    const awaited = page.getByText("Working out the figures of your link…");
    // An element without a box of its own would count as visible.
    const seen = page.locator("main :not(text-run)", { hasText: /284,640/ }).filter({ visible: true });
    if (query.startsWith("?utm")) {
      await expect(awaited).toHaveCount(0);
      expect(await seen.count()).toBeGreaterThan(0);
    } else {
      await expect(awaited).toBeVisible();
      await expect(seen).toHaveCount(0);
      // Somebody may enter something already.
      await expect(page.locator("input[type=text]").first()).toBeVisible();
    }
    release();
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    await expect(awaited).toHaveCount(0);
  });
}
