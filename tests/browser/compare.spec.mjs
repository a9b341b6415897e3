// The comparison: what it opens with, what stands once, what is in sight, and keys that are never behind something.
import { expect, test } from "./harness.mjs";
import { field, type, view } from "./visitor.mjs";

const ALL =
  "compare/#tiers=wso2-2018/consultative-integration,wso2-2018/certified-integration,wso2-2018/premier-certified-integration,wso2-2018/fulfillment-reseller,wso2-2018/value-added-reseller,wso2-2020/integration,wso2-2015/premier,opennebula/reseller,outsystems-2021/sales,outsystems-2021/gsi";
const MANY = 10;

async function open(page, address, width = 1280, height = 800) {
  await page.setViewportSize({ width, height });
  await page.goto(address);
  await expect(page.locator("html")).toHaveAttribute("data-page", "live");
}

const heads = (page) => page.locator("thead tr:last-child").getByRole("columnheader").filter({ visible: true });
const focusedName = (page) => page.evaluate(() => document.activeElement.textContent);

test("it opens with two tiers of an edition beside the same of the next", async ({ page }) => {
  await open(page, "compare/");
  await expect(heads(page)).toHaveText([/Certified/, /Value Added Reseller/, /Certified/, /Value Added Reseller/]);
  const editions = page.locator("thead tr:first-child").getByRole("columnheader", { name: /WSO2/ });
  await expect(editions).toHaveText([/October 2018.*Ended/, /2020/]);
  await expect(page.getByRole("button", { name: "WSO2: October 2018 beside 2020" })).toHaveAttribute("aria-pressed", "true");
});

test("a press compares resellers, or one tier of each program", async ({ page }) => {
  await open(page, "compare/");
  await page.getByRole("button", { name: "One of each program" }).click();
  await expect(heads(page)).toHaveCount(5);
  await expect(page.getByRole("button", { name: "One of each program" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Reseller tiers" }).click();
  await expect(heads(page).filter({ hasText: /resell/i }).first()).toBeVisible();
  await page.getByRole("button", { name: /2018 beside 2020/ }).click();
  await expect(page).toHaveURL(/compare\/$/);
});

test("the first row says what each tier pays with the visitor's figures", async ({ page }) => {
  await open(page, "estimate/");
  await type(page, "Years", "1");
  await view(page, "Compare").click();
  const row = page.getByRole("row", { name: /^With your figures/ });
  // One year of the default business: 15 % of 200,000 + 11 % of 50,000; 35 % of 200,000 + 8 % of 50,000.
  await expect(row.getByRole("cell").filter({ visible: true })).toHaveText([
    "up to $35,500",
    "$74,000",
    /Not estimated: no rate stated/,
    /Not estimated: no rate stated/,
  ]);
  await row.getByRole("link", { name: /Net over 1 year/ }).click();
  await expect(field(page, "Years")).toHaveValue("1");
  await open(page, "compare/#tiers=wso2-2018/community-technology");
  await expect(page.getByRole("row", { name: /^With your figures/ })).toContainText("Not estimated: no income stated");
});

test("what neighbours say in the same place stands once, over all their columns", async ({ page }) => {
  await open(page, ALL.replace(/,wso2-2020.*/, ""));
  const row = page.getByRole("row", { name: /^Deadlines/ });
  // Three tiers that refer, two that resell: five paragraphs stand as two.
  await expect(row.getByRole("cell")).toHaveCount(2);
  await expect(row.getByRole("cell").first()).toHaveAttribute("colspan", "3");
  await expect(row.getByRole("cell").last()).toHaveAttribute("colspan", "2");
});

test("what no document says of any tier in sight is one line and no row", async ({ page }) => {
  await open(page, "compare/#tiers=wso2-2015/community,wso2-2015/preferred");
  await expect(page.getByText(/^The documents do not say for any of the tiers shown: .*Annual fee/)).toBeVisible();
  await expect(page.getByRole("row", { name: /^Annual fee/ })).toHaveCount(0);
});

test("columns that do not fit are counted and one press away", async ({ page }) => {
  await open(page, ALL);
  const fit = await heads(page).count();
  expect(fit).toBeGreaterThan(3);
  const first = await heads(page).first().textContent();
  await page.getByRole("button", { name: `${MANY - fit} more →` }).click();
  await expect(heads(page)).toHaveCount(fit);
  await expect(heads(page).first()).not.toHaveText(first);
  await page.getByRole("button", { name: /^← \d+ before/ }).click();
  await expect(heads(page).first()).toHaveText(first);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(heads(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Next tier" }).click();
  await expect(heads(page)).not.toHaveText(first);
});

test("the head stays in sight while the page scrolls", async ({ page }) => {
  await open(page, ALL);
  await page.mouse.wheel(0, 2_500);
  await expect(heads(page).first()).toBeInViewport({ ratio: 1 });
});

test("the values are one stop, and arrow keys, Home and End move between them", async ({ page }) => {
  await open(page, "compare/");
  const row = page.getByRole("row", { name: /^New subscriptions/ });
  await row.getByRole("button").first().click();
  await row.getByRole("button").first().press("ArrowRight");
  await expect(row.getByRole("button").nth(1)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(row.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("row", { name: /^Renewals/ }).getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await expect(row.getByRole("button").last()).toBeFocused();
  await expect(page.locator(".compare-table .statement-value[tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Control+Home");
  expect(await focusedName(page)).toMatch(/How you earn/);
});

// Every stop of the Tab key, in both directions: what has the focus is in the window and nothing lies over it.
const hiddenFocus = (page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === document.body) return null;
    const [box] = focused.getClientRects();
    const y = Math.min(Math.max(box.top + box.height / 2, box.top + 2), box.bottom - 2);
    const hit = document.elementFromPoint(Math.min(box.left + 4, innerWidth - 1), y);
    const seen = hit && (focused.contains(hit) || hit.contains(focused) || hit.closest("label")?.contains(focused));
    return seen ? null : `${focused.outerHTML.slice(0, 120)} at ${Math.round(y)} below ${hit?.outerHTML.slice(0, 80)}`;
  });

for (const width of [320, 390, 768, 1280, 1920]) {
  for (const key of ["Tab", "Shift+Tab"]) {
    test(`what has the focus by ${key} is never behind something, at ${width} px`, async ({ page }) => {
      await open(page, ALL, width, 720);
      if (key === "Shift+Tab") {
        const controls = page.locator("a[href], button, select").filter({ visible: true });
        await controls.last().focus();
      }
      let stops = 0;
      for (; stops < 200; stops += 1) {
        await page.keyboard.press(key);
        expect(await hiddenFocus(page), `${key}, stop ${stops}`).toBeNull();
        if (await page.evaluate((back) => document.activeElement === document.body || (back && document.activeElement.matches(".skip-link")), key !== "Tab")) break;
      }
      expect(stops, "stops of the page").toBeLessThan(130);
    });
  }

  test(`what has the focus by arrow keys is never behind something, at ${width} px`, async ({ page }) => {
    await open(page, ALL, width, 720);
    await page.locator(".compare-table .statement-value[tabindex='0']").focus();
    for (const key of ["ArrowDown", "ArrowUp"]) {
      for (let presses = 0; presses < 25; presses += 1) {
        await page.keyboard.press(key);
        expect(await hiddenFocus(page), `${key}, ${presses}`).toBeNull();
      }
    }
  });
}

// A reader's own size of type: 32 px instead of 16 px.
test.describe("with a default font of 32 px at 390 px", () => {
  for (const address of ["compare/", "requirements/", "requirements/#tier=outsystems-2021/sales"]) {
    test(`nothing of /${address} sticks out or overlaps`, async ({ page }) => {
      const client = await page.context().newCDPSession(page);
      await client.send("Page.enable");
      await client.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
      await open(page, address, 390, 844);
      expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(32);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await page.evaluate(overlaps)).toEqual([]);
    });
  }
});

// Pairs of texts of which one lies over the other.
function overlaps() {
  const texts = [];
  const walker = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!data.trim() || !parentElement.checkVisibility() || parentElement.closest(".visually-hidden, .skip-link, .tier-switch, select, thead")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) texts.push([data.trim().slice(0, 40), box]);
  }
  const over = ([, one], [, two]) =>
    Math.min(one.right, two.right) - Math.max(one.left, two.left) > 2 && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > one.height / 3;
  const found = [];
  texts.forEach((one, index) => texts.slice(index + 1).forEach((two) => over(one, two) && found.push(`${one[0]} | ${two[0]}`)));
  return found;
}

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test("buttons, views, chips and boxes are 44 px high", async ({ page }) => {
    await page.goto("compare/");
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    await page.locator("summary").first().click();
    const low = await page.evaluate(() =>
      [...document.querySelectorAll("button, nav a, summary, label:has([type=checkbox]), select")]
        .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest("details:not([open]) > :not(summary)") && target.getBoundingClientRect().height < 43.5)
        .map((target) => target.outerHTML.slice(0, 100)),
    );
    expect(low).toEqual([]);
  });
});
