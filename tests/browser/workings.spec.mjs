// Workings: one line a year at first, every operand with the line in which it stands, and a way out that stays in sight.
// Expected figures: 35% of 200,000 is 70,000 and 8% of 50,000 is 4,000; renewals of 180,000 and 342,000 earn 12%.
import { expect, test } from "./harness.mjs";
import { netOf, ranked } from "./visitor.mjs";

const net = (page) => page.getByRole("table", { name: "Working: net of Value Added Reseller" });
const amounts = (table) => table.locator("tbody td.is-amount");
const year = (table, name) => table.getByRole("button", { name, exact: true });

async function opened(page, address = "estimate/") {
  await page.goto(address);
  await netOf(page, "Value Added Reseller").click();
  await expect(net(page)).toBeVisible();
}

test("the working of a net is a line for each year, which unfolds, and their sum", async ({ page }) => {
  await opened(page);
  await expect(amounts(net(page))).toHaveText(["", "74,000.00", "95,600.00", "115,040.00", "284,640.00"]);
  await expect(net(page).locator("tbody td.steps-line").nth(1)).toHaveText("12");
  await expect(net(page).locator(".steps-how")).toHaveText("74,000.00\u00a0(12) + 95,600.00\u00a0(24) + 115,040.00\u00a0(35)");
  await year(net(page), "Year 2").click();
  await expect(year(net(page), "Year 2")).toBeFocused();
  await expect(year(net(page), "Year 2")).toHaveAttribute("aria-expanded", "true");
  await expect(net(page).getByRole("row", { name: /^24 Net / })).toContainText("95,600.00");
  await expect(net(page).getByRole("row", { name: /^12 Net / })).toHaveCount(0);
  await year(net(page), "Year 2").click();
  await expect(amounts(net(page))).toHaveCount(5);
  // A single year has nothing to fold, and neither has an estimate of one year.
  const grid = page.getByRole("grid", { name: /year by year/ });
  await grid.getByRole("button", { name: /^Net, year 2/ }).click();
  await expect(page.getByRole("table", { name: "Working: Net, year 2" }).locator("[aria-expanded]")).toHaveCount(0);
  await page.goto("estimate/#years=1");
  await expect(net(page).getByRole("row", { name: /Net: all years/ })).toContainText("74,000.00");
  await expect(net(page).locator("[aria-expanded]")).toHaveCount(0);
});

for (const [width, height] of [[360, 740], [1280, 720]]) {
  test(`at ${width} px the way out of a long working stays in sight, and Escape leads back to its figure`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await opened(page, "estimate/#years=10");
    await year(net(page), "Year 9").click();
    await year(net(page), "Year 10").click();
    await net(page).getByRole("row").last().scrollIntoViewIfNeeded();
    const row = ranked(page, "Value Added Reseller");
    await expect(row.getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
    await expect(row.getByText("Working: net of Value Added Reseller")).toBeInViewport({ ratio: 1 });
    await expect(netOf(page, "Value Added Reseller")).not.toBeInViewport();
    // What is reached backwards does not stop below the caption.
    const covered = () =>
      page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + 2, box.top + 2);
        return !(document.activeElement.contains(top) || top.contains(document.activeElement));
      });
    await row.getByRole("button", { name: "Show all steps" }).focus();
    for (let presses = 0; presses < 4; presses += 1) {
      await page.keyboard.press("Shift+Tab");
      expect(await covered()).toBe(false);
    }
    await page.keyboard.press("Escape");
    await expect(net(page)).toBeHidden();
    await expect(netOf(page, "Value Added Reseller")).toBeFocused();
    await expect(netOf(page, "Value Added Reseller")).toBeInViewport();
  });
}

const CASES = {
  "the example": "estimate/",
  "growth, upgrades, a discount and costs":
    "estimate/#years=3&growth_percent=10&upgrades=20000&customer_discount_percent=5&subscriptions_in_force=100000&costs.selling_percent_resell=3&costs.bad_debt_percent=1&costs.selling_percent_refer=2",
  "no services, no renewals": "estimate/#years=2&services=0&renewal_percent=0",
  "another currency": "estimate/#years=2&currency=EUR&registered_percent=50",
};

for (const [name, address] of Object.entries(CASES)) {
  test(`every operand stands in the line that it names: ${name}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    const nets = page.getByRole("listitem").getByRole("button", { name: /show working/ });
    const count = await nets.count();
    expect(count).toBeGreaterThan(1);
    for (let index = 0; index < count; index += 1) await nets.nth(index).click();
    const grid = page.getByRole("grid", { name: /year by year/ });
    const figures = await grid.getByRole("button", { name: /, total: .*show working/ }).all();
    for (const figure of figures) await figure.click();
    for (const every of [false, true]) {
      if (every) for (const button of await page.getByRole("button", { name: "Show all steps" }).all()) await button.click();
      const closed = page.locator(".steps-fold[aria-expanded=false]");
      await closed.evaluateAll((buttons) => buttons.forEach((button) => button.click()));
      await expect(closed).toHaveCount(0);
      const wrong = await page.locator(".steps table").evaluateAll((tables) =>
        tables.flatMap((table) => {
          const rows = [...table.querySelectorAll("tbody tr")].filter((row) => row.querySelector(".steps-how"));
          const lines = new Map(
            rows.map((row) => [row.querySelector(".steps-line").textContent, row.querySelector(".is-amount").textContent]),
          );
          return rows.flatMap((row) => {
            const how = row.querySelector(".steps-how").firstElementChild?.textContent ?? row.querySelector(".steps-how").textContent;
            if (how.includes("for one euro")) return [];
            return [...how.matchAll(/(−?\d[\d,]*\.\d\d)(?:\u00a0\((\d+)\))?/g)]
              .filter(([, amount, line]) => lines.get(line) !== amount)
              .map(([operand]) => `${table.getAttribute("aria-label")}: ${operand} in ${how}`);
          });
        }),
      );
      expect(wrong).toEqual([]);
    }
  });
}
