// A page that a translator turns to run from right to left: texts and figures keep the order of their signs.
import { expect, test } from "./harness.mjs";
import { netOf } from "./visitor.mjs";

// The texts in which a sign stands left of the one before it on the same line; `within` says where to look.
const scrambled = (page, within = "main") =>
  page.locator(within).evaluateAll((places) =>
    places.flatMap((place) => {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.checkVisibility()) continue;
        let before = null;
        for (let index = 0; index < node.data.length; index += 1) {
          // Spaces at the end of a line and soft hyphens have no place of their own.
          if (/[\s\u00ad\u200b]/.test(node.data[index])) continue;
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          // What stands after the end of a line has a place on both lines.
          const box = [...range.getClientRects()].pop();
          if (!box) continue;
          if (before && Math.abs(before.top - box.top) < 3 && box.left < before.left - 0.5) {
            found.push(`${node.data} at ${node.data[index]}`);
            break;
          }
          before = box;
        }
      }
      return found;
    }),
  );

const VIEWS = {
  "the estimate with losses, ranges and workings": async (page) => {
    await page.goto("estimate/#services=0&new_subscriptions=5000&costs.bad_debt_percent=2&assumptions.share_of_maximum_percent=50");
    for (const tier of ["Value Added Reseller", "Consultative Integration"]) await netOf(page, tier).click();
    const folds = page.locator(".steps-fold[aria-expanded=false]");
    await folds.evaluateAll((buttons) => buttons.forEach((button) => button.click()));
    await expect(page.getByRole("main")).toContainText("−");
  },
  "the comparison": (page) => page.goto("compare/"),
  "the requirements": (page) => page.goto("requirements/#services=60000&team.certified_experts=4"),
};

for (const [name, open] of Object.entries(VIEWS)) {
  test(`from right to left signs and figures keep their order: ${name}`, async ({ page }) => {
    await open(page);
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    expect(await scrambled(page)).toEqual([]);
    const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
  });
}

test("from right to left whatever figure stands in the place of another keeps its order", async ({ page }) => {
  await page.goto("estimate/");
  await netOf(page, "Value Added Reseller").click();
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  const places = [".figure-amount", ".ranked-range", ".ranked-rate", ".lacks-mark", ".years td.is-amount", ".steps-how", ".steps td.is-amount", ".answer-support", ".note li", ".field-unit", "summary"];
  for (const figure of ["−1,234.00 EUR", "≤ 5", "0 to 132,300", "−CHF 3", "35%", "+3 (2)", "5–10", "10,000.00 (1) − 0.50 (2)"]) {
    for (const place of places) {
      await page.locator(`main ${place}`).first().evaluate((element, text) => {
        element.textContent = text;
      }, figure);
      expect(await scrambled(page, `main ${place} >> nth=0`), `${figure} in ${place}`).toEqual([]);
    }
  }
});

test("from right to left amounts stand below their heads", async ({ page }) => {
  await page.goto("estimate/");
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  const edges = await page.locator(".years tr:has(td)").first().evaluate((row) => {
    const left = (cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return Math.round(range.getBoundingClientRect().left);
    };
    const heads = row.closest("table").querySelectorAll("thead th.is-amount");
    return [[...heads].map(left), [...row.querySelectorAll("td.is-amount")].map(left)];
  });
  expect(edges[0]).toEqual(edges[1]);
});
