// The page before, and without, JavaScript: every view can be read, with the engine's own figures.
import { expect, test } from "./between.mjs";
import { VIEWS } from "./views.mjs";
import { expectRanking, ranking } from "./visitor.mjs";

// By hand from the WSO2 guide of 2018 and the default scenario: 3 years, new subscriptions 200,000 and services 50,000 a year,
// 90 % of what is in force renews (year 2: 180,000; year 3: 90 % of 380,000 = 342,000), everything registered. Every tier's
// fee comes back, as its measure reaches 100,000 each year.
const NETS = [
  // 3 · (35 % of 200,000 + 8 % of 50,000) + 12 % of 522,000 = 222,000 + 62,640
  "Value Added Reseller: 284,640",
  // 3 · (18 % of 200,000 + 13 % of 50,000) = 3 · 42,500
  "Premier Certified Integration: 127,500",
  // 3 · (15 % of 200,000 + 11 % of 50,000) = 3 · 35,500
  "Certified Integration: 106,500",
  // 3 · (8 % of 200,000 + 5 % of 50,000) = 3 · 18,500
  "Consultative Integration: 55,500",
  // 3 · (3 % of 200,000 + 2 % of 50,000) + 3 % of 522,000 = 21,000 + 15,660
  "Fulfillment Reseller: 36,660",
];

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, expectedComplaints: [/was preloaded using link preload but not used/] });

  test("the default estimate can be read, with the engine's figures", async ({ page }) => {
    await page.goto("estimate/");
    expect(await ranking(page)).toEqual(NETS);
    // The first tier's years: 70,000 + 4,000, then 12 % of 180,000 and of 342,000 more.
    for (const net of ["74,000", "95,600", "115,040"]) {
      await expect(page.getByRole("gridcell", { name: net }).first()).toBeVisible();
    }
  });

  // The browser that these tests drive reads what is in <noscript> only where JavaScript is off for good.
  test("the page says what JavaScript is needed for", async ({ request }) => {
    expect(await (await request.get("estimate/")).text()).toMatch(/<noscript><p[^>]*>[^<]*switch JavaScript on/);
  });

  test("the comparison can be read", async ({ page }) => {
    await page.goto("compare/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const rate of ["35%", "12%", "15%", "11%"]) {
      await expect(page.getByRole("table").getByText(rate).first()).toBeVisible();
    }
  });

  test("the requirements can be read", async ({ page }) => {
    await page.goto("requirements/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("table").first()).toContainText("Certified experts");
  });

  test("the views are linked with each other", async ({ page }) => {
    await page.goto("");
    for (const name of ["Compare", "Requirements", "Estimate"]) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
      await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}/$`));
      await expect(page.locator("link[rel=stylesheet]:not([media=print])")).toHaveCount(1);
      await expect(page.locator("main")).toHaveCSS("padding-top", /^[1-9]/);
    }
  });
});

for (const view of VIEWS) {
  test(`/${view} says alive what it said before`, async ({ page, between }) => {
    const release = between.hold(/_bg\.wasm$/);
    await page.goto(between.address + view, { waitUntil: "domcontentloaded" });
    const still = await page.locator("#app").innerText();
    expect(still.length).toBeGreaterThan(1000);
    release();
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    expect(await page.locator("#app").innerText()).toBe(still);
  });

  test(`/${view} tells search engines and link previews what it is`, async ({ request }) => {
    const html = await (await request.get(view)).text();
    const content = (name) => html.match(new RegExp(`<meta (?:name|property)="${name}" content="([^"]+)">`))?.[1];
    expect(html).toMatch(/<title>[^<]{20,70}<\/title>/);
    expect(content("description")).toMatch(/^.{70,200}$/);
    expect(content("og:title")).toBe(html.match(/<title>([^<]+)</)[1]);
    expect(content("og:description")).toBe(content("description"));
    const data = JSON.parse(html.match(/<script type="application\/ld\+json">(.+?)<\/script>/)[1]);
    expect(data).toMatchObject({ "@type": "WebApplication", inLanguage: "en" });
    // Nobody has said where this build will stand.
    expect(html).not.toMatch(/canonical|og:url/);
  });
}

test("each view has its own title, before and after it is alive", async ({ page }) => {
  const titles = new Set();
  for (const view of VIEWS) {
    await page.goto(view, { waitUntil: "commit" });
    const before = await page.title();
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    expect(await page.title()).toBe(before);
    titles.add(before);
  }
  expect(titles.size).toBe(VIEWS.length);
});

test("the title tells the case once it is entered", async ({ page }) => {
  await page.goto("estimate/");
  await expect(page.locator("html")).toHaveAttribute("data-page", "live");
  const example = await page.title();
  const subscriptions = page.getByRole("textbox", { name: "New subscriptions", exact: true });
  await subscriptions.fill("300000");
  // Not while it is being typed.
  await expect(page).toHaveURL(/300000/);
  expect(await page.title()).toBe(example);
  await subscriptions.press("Tab");
  await expect(page).toHaveTitle("$420,960 with Value Added Reseller · Partner calculator");
  await page.goto("compare/#new_subscriptions=300000");
  await expect(page).toHaveTitle(/^Compare/);
  await page.goto("estimate/#new_subscriptions=300000");
  await expect(page).toHaveTitle("$420,960 with Value Added Reseller · Partner calculator");
});

test("the page has a mark for tabs, which is drawn", async ({ page }) => {
  await page.goto("estimate/");
  const width = await page.locator("link[rel=icon]").evaluate(async ({ href }) => {
    const image = Object.assign(new Image(), { src: href });
    await image.decode();
    return image.naturalWidth;
  });
  expect(width).toBeGreaterThan(0);
});

test.describe("an address without a page", () => {
  // Below a folder the page seeks its files in those above, and asks in vain at first.
  test.use({ expectedComplaints: [/status of 404|MIME type|preload/] });

  for (const address of ["docs/not-a-view", "docs/of/2020/not-a-view"]) {
    test(`${address} has its style, and leads on`, async ({ page, baseURL }) => {
      const response = await page.goto(address);
      expect(response.status()).toBe(404);
      await expect(page.locator("main")).toHaveCSS("padding-top", /^[1-9]/);
      await expect(page.locator("html")).toHaveAttribute("data-page", "live");
      await page.getByRole("link", { name: "Estimate" }).click();
      await expect(page).toHaveURL(`${baseURL}estimate/`);
      await expectRanking(page, NETS);
    });
  }

  test("says so and leads on", async ({ page }) => {
    const response = await page.goto("not-a-view");
    expect(response.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "There is no page at this address" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    await page.getByRole("link", { name: "Estimate" }).click();
    await expectRanking(page, NETS);
  });
});
