// Figures of the estimate as they are read: whole units, columns, the chart, the years of a tier and their workings.
// Expected figures: the program documents and arithmetic by hand, shown beside each test.
import { expect, test } from "./harness.mjs";
import { complete, headline, netOf, ranked, ranking, type } from "./visitor.mjs";

const years = (page) => page.getByRole("grid", { name: /year by year/ });
const overhang = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("outside of workings amounts are whole, and from a million on the headline is short", async ({ page }) => {
  // 65% of 100,001.90 is paid, 65,001.235, rounded 65,001.24: a margin of 35,000.66. With 8% of 50,000, 39,000.66; the fee comes
  // back, as purchases of 111,001.24 reach 100,000.
  await page.goto("estimate/#years=1&new_subscriptions=100001.90");
  await expect(netOf(page, "Value Added Reseller")).toHaveAccessibleName(/39,001, show working$/);
  await expect(headline(page)).toContainText("$39,001 over 1 year, before your own costs");
  await expect(years(page)).not.toContainText(/\d\.\d\d(?!%)/);
  await netOf(page, "Value Added Reseller").click();
  await expect(page.getByRole("table", { name: /net of Value Added Reseller/ })).toContainText("35,000.66");
  // 10 · 35% of 10,000,000 and more: the row has the figure, the headline its size.
  await page.goto("estimate/#years=10&new_subscriptions=10000000");
  await expect(headline(page)).toContainText(/\$\d+\.\d\smillion over 10 years/);
  expect((await ranking(page))[0]).toMatch(/^Value Added Reseller: \d\d,\d{3},\d{3}$/);
});

test("a tie stays a tie and what is less than a unit is not nothing", async ({ page }) => {
  // 35% of 1 is 0.35: no loss of 10,000 and no gain of 0 may come out of it.
  await page.goto("estimate/#years=1&new_subscriptions=1&services=0");
  await expect(years(page).getByRole("button", { name: /^New subscriptions.*, year 1: 0\.\d+, show working$/ })).toHaveCount(1);
});

for (const width of [320, 390, 768, 1280, 1920]) {
  test(`no two figures run together at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const link of ["#years=10&new_subscriptions=1000000", "#years=10&new_subscriptions=1000000000000&services=1000000000000"]) {
      await page.goto(`estimate/${link}`);
      await expect(headline(page)).toContainText("over 10 years");
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /show working/ }) });
      const overlaps = await rows.evaluateAll((items) => {
        const seen = (element) => element.getClientRects().length > 0;
        const apart = (one, two) =>
          one.right <= two.left + 0.5 || two.right <= one.left + 0.5 || one.bottom <= two.top + 0.5 || two.bottom <= one.top + 0.5;
        const texts = (item) =>
          [...item.querySelectorAll(".ranked-rank, .ranked-look, .kind, .figure, .ranked-range, .ranked-rate, .lacks-mark")]
            .filter(seen)
            .map((element) => [element.textContent, element.getBoundingClientRect()]);
        return items.flatMap((item) => {
          const all = texts(item);
          return all.flatMap(([name, box], index) =>
            all.slice(index + 1).filter(([, other]) => !apart(box, other)).map(([other]) => `${name} | ${other}`));
        });
      });
      expect(overlaps).toEqual([]);
    }
  });
}

test("with a default font of 32 px on a small screen nothing overlaps or sticks out", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("estimate/#years=10&new_subscriptions=1000000");
  // As a browser's own setting does: rem and the queries of containers follow the root.
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "32px";
  });
  const outside = await page.getByRole("main").locator(".estimate").evaluate((estimate) =>
    [...estimate.querySelectorAll("*")]
      .filter((element) => !element.closest("svg, .years-scroll") && element.getBoundingClientRect().right > 391)
      .map((element) => element.className),
  );
  expect(outside).toEqual([]);
  const figures = page.locator(".ranked .figure");
  for (const figure of await figures.all()) {
    const box = await figure.boundingBox();
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  }
});

test("what is stated is solid, what may come on top is hatched, and the legend says so", async ({ page }) => {
  await page.goto("estimate/#years=1");
  await expect(ranked(page, "Value Added Reseller")).toContainText("as stated");
  await expect(page.getByRole("region", { name: /^After fees/ })).not.toContainText(/\bcertain\b/);
  // Solid for both kinds; the hatch lies in the part that may come on top alone.
  await expect(page.locator(".bar-certain .bar-hatch")).toHaveCount(0);
  await expect(ranked(page, "Certified Integration").locator(".bar-possible .bar-hatch")).toHaveCount(1);
  // At 100% of the maximum the expected amount is the end of the bar: no mark. At 50% it lies within.
  await expect(page.locator(".bar-expected")).toHaveCount(0);
  await page.getByLabel("“Up to” rates count at").fill("50");
  await expect(page.locator(".bar-expected")).not.toHaveCount(0);
  await page.getByText("Assumptions (1 changed)").click();
  await expect(page.getByRole("textbox", { name: "Share of the maximum", exact: true })).toHaveValue("50");
});

test("a row says what it needs, or that all is met, and a program is named once", async ({ page }) => {
  await page.goto("estimate/#years=3");
  await expect(page.locator(".ranked-program")).toHaveCount(1);
  await expect(page.locator(".ranked-program")).toHaveText("WSO2, October 2018, ended (inferred)");
  await expect(ranked(page, "Fulfillment Reseller")).toContainText("You meet all it counts");
  await type(page, "Services", "60000");
  await page.getByText(/^Your team/).click();
  await type(page, "Certified experts", "7");
  await expect(ranked(page, "Value Added Reseller")).toContainText("needs 3 more certified experts + 10 marketing activities a year");
});

test("a row counts its place, and says what each figure is to those who see no columns", async ({ page }) => {
  await page.goto("estimate/#years=1");
  const row = ranked(page, "Certified Integration");
  // 15% of 200,000 and 11% of 50,000: 35,500 of 250,000.
  await expect(row).toMatchAriaSnapshot(`
    - listitem:
      - text: "/Range: 0 to 35,500 Earned, of sales: 14.2%/"
  `);
  expect(await row.evaluate((item) => item.parentElement.matches("ol"))).toBe(true);
});

test("the answer says what it is before, and that nobody has entered a business", async ({ page }) => {
  await page.goto("estimate/");
  await expect(page.getByText("This is an example business")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^After fees, before your costs, 3 years, USD$/ })).toBeVisible();
  await page.getByRole("button", { name: "Enter your costs" }).click();
  const costs = page.getByRole("textbox", { name: "Selling, when you resell", exact: true });
  await expect(costs).toBeFocused();
  await costs.fill("1");
  await expect(headline(page)).toContainText("net over 3 years.");
  await type(page, "Services", "60000");
  await expect(page.getByText("This is an example business")).toHaveCount(0);
  // It is said once in the page, and once beside it for those who do not see it change.
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: /over 3 years/ })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: /over 3 years/ })).toHaveCount(1);
});

test("the answer is a heading, and no region of what it says stands within the content", async ({ page }) => {
  await page.goto("estimate/");
  await expect(page.locator("html[data-page=live]")).toBeAttached();
  const content = page.getByRole("main");
  await expect(content.getByRole("heading", { name: /earns most/ })).toHaveCount(1);
  await expect(content.getByRole("status").filter({ hasText: /earns most/ })).toHaveCount(0);
});

test("no two figures of the years have the same name", async ({ page }) => {
  await page.goto("estimate/");
  const figures = page.locator(".years button");
  await expect(figures.first()).toBeVisible();
  const names = await figures.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? button.textContent));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("the years are one stop for Tab, and each figure says its row and year", async ({ page }) => {
  await page.goto("estimate/");
  const grid = years(page);
  await expect(grid.getByRole("columnheader")).toHaveText(["Expected", "Total", "Year 1", "Year 2", "Year 3"]);
  const first = grid.getByRole("button", { name: "New subscriptions, total: 210,000, show working" });
  await expect(first).toBeVisible();
  await expect(grid.locator("button[tabindex='0']")).toHaveCount(1);
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(grid.getByRole("button", { name: "New subscriptions, year 2: 70,000, show working" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  // 12% of 180,000
  await expect(grid.getByRole("button", { name: "Renewals, year 2: 21,600, show working" })).toBeFocused();
  // Renewals of year 1 are plainly 0: nothing to open.
  await page.keyboard.press("Home");
  await expect(grid.getByRole("button", { name: /^Renewals, total/ })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(grid.getByRole("button", { name: /^Renewals, year 2/ })).toBeFocused();
  await expect(grid.locator("button[tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.closest("[role=grid]"))).toBeNull();
});

for (const [width, link] of [[320, ""], [360, ""], [390, ""], [768, "#years=10"], [1280, "#years=10"]]) {
  test(`the total of the years is in sight at ${width} px, ${link || "#years=3"}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`estimate/${link}`);
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    // The years are drawn anew when what draws them has come.
    await complete(page);
    const total = await page.getByRole("columnheader", { name: "Total", exact: true }).first().boundingBox();
    expect(total.x + total.width).toBeLessThanOrEqual(width);
  });
}

test("Escape and Close end the working of a net where it was opened", async ({ page }) => {
  await page.goto("estimate/");
  const net = netOf(page, "Value Added Reseller");
  const working = ranked(page, "Value Added Reseller").getByRole("table");
  await net.click();
  await expect(working).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(working).toBeHidden();
  await expect(net).toBeFocused();
  await net.click();
  await ranked(page, "Value Added Reseller").getByRole("button", { name: "Show all steps" }).focus();
  await page.keyboard.press("Escape");
  await expect(working).toBeHidden();
  await expect(net).toBeFocused();
  await net.click();
  await ranked(page, "Value Added Reseller").getByRole("button", { name: "Close" }).click();
  await expect(working).toBeHidden();
  await expect(net).toBeFocused();
});

test("Escape ends the working of a year's figure where it was opened", async ({ page }) => {
  await page.goto("estimate/");
  const figure = years(page).getByRole("button", { name: /^New subscriptions, year 2/ });
  await figure.click();
  const working = page.getByRole("table", { name: /Working: New subscriptions/ });
  await expect(working).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(working).toBeHidden();
  await expect(figure).toBeFocused();
});

for (const width of [360, 768, 900]) {
  test(`at ${width} px what is read, seen and reached by Tab has one order: answer, main fields, ranking, groups`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto("estimate/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    const more = page.getByRole("button", { name: "More about your business", exact: true });
    await expect(page.getByText("Your team", { exact: true })).toBeHidden();
    await more.click();
    const inOrder = [
      headline(page),
      page.getByText(/The edition behind this answer has ended/),
      page.getByRole("textbox", { name: "New subscriptions", exact: true }),
      page.getByRole("combobox", { name: "Currency" }),
      ranked(page, "Value Added Reseller"),
      more,
      page.getByText("Your team", { exact: true }),
      page.getByRole("heading", { level: 2, name: "Value Added Reseller", exact: true }),
    ];
    const elements = await Promise.all(inOrder.map((locator) => locator.elementHandle()));
    const [follows, below] = await page.evaluate((elements) => {
      const pairs = elements.slice(1).map((element, index) => [elements[index], element]);
      const top = (element) => element.getBoundingClientRect().top;
      return [
        pairs.map(([one, other]) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)),
        pairs.map(([one, other]) => top(one) <= top(other)),
      ];
    }, elements);
    expect(follows).toEqual(follows.map(() => true));
    expect(below).toEqual(below.map(() => true));
    // The total is in sight without scrolling sideways.
    const total = await years(page).getByRole("columnheader", { name: "Total" }).boundingBox();
    expect(total.x + total.width).toBeLessThanOrEqual(width);
  });
}

test("the fold of the groups counts what was changed in them and opens for a field that is asked for", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("estimate/#team.certified_experts=7&services=60000");
  await expect(page.getByRole("button", { name: "More about your business (1 changed)" })).toHaveAttribute("aria-expanded", "false");
  await page.getByRole("button", { name: "Enter your costs" }).click();
  await expect(page.getByRole("textbox", { name: "Selling, when you resell", exact: true })).toBeFocused();
});

test("an embedded page of 760 × 600 shows a result on its first screen", async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 600 });
  await page.goto("estimate/");
  await expect(headline(page)).toBeInViewport({ ratio: 1 });
  await expect(page.getByText(/The edition behind this answer has ended/)).toBeInViewport({ ratio: 1 });
  await expect(headline(page)).toContainText(/\$\d/);
});

for (const width of [320, 360, 768, 1280, 1920]) {
  test(`a long amount is seen whole in its box at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("estimate/");
    const box = page.getByRole("textbox", { name: "New subscriptions", exact: true });
    const cut = () => box.evaluate((input) => input.scrollWidth - input.clientWidth);
    for (const text of ["1,234,567.89", "123456789012", "123,456,789,012.34"]) {
      await type(page, "New subscriptions", text);
      expect(await cut(), `${text} at rest`).toBeLessThanOrEqual(0);
      await box.focus();
      expect(await cut(), `${text} while it is edited`).toBeLessThanOrEqual(0);
      expect(await overhang(page)).toBeLessThanOrEqual(0);
    }
  });
}

test("a currency is chosen from a list, any other by its code", async ({ page }) => {
  await page.goto("estimate/");
  const list = page.getByRole("combobox", { name: "Currency" });
  const code = page.getByRole("textbox", { name: "Currency code" });
  await expect(list).toHaveValue("USD");
  await expect(code).toHaveCount(0);
  await list.selectOption("EUR");
  await expect(page.getByRole("heading", { name: /3 years, EUR$/ })).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(list).toHaveValue("USD");
  await list.selectOption({ label: "other…" });
  await expect(code).toBeFocused();
  await code.fill("CZK");
  await expect(page.getByText(/one euro is in (USD and )?CZK/).first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(code).toHaveValue("CZK");
  await expect(page).toHaveURL(/currency=CZK/);
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(list).toHaveValue("USD");
  await expect(code).toHaveCount(0);
  await page.goto("about:blank");
  await page.goto("estimate/#currency=NOK");
  await expect(code).toHaveValue("NOK");
});

test("the tier whose years are shown says so in its row, and pressing another leads to its years", async ({ page }) => {
  await page.goto("estimate/");
  await expect(ranked(page, "Value Added Reseller")).toContainText("years shown below");
  await page.getByRole("button", { name: "Certified Integration", exact: true }).click();
  await expect(ranked(page, "Certified Integration")).toContainText("years shown below");
  await expect(page.getByText("years shown below")).toHaveCount(1);
  const detail = page.getByRole("heading", { level: 2, name: "Certified Integration", exact: true });
  await expect(detail).toBeFocused();
  await expect(detail).toBeInViewport();
});

test("the years say that they are rounded where the workings have cents", async ({ page }) => {
  await page.goto("estimate/");
  await expect(page.getByText(/These figures are rounded to whole units/)).toBeVisible();
  await page.goto("about:blank");
  await page.goto("estimate/#currency=JPY&assumptions.per_euro.JPY=130");
  await expect(years(page)).toBeVisible();
  await expect(page.getByText(/These figures are rounded to whole units/)).toHaveCount(0);
});

test("on a phone the answer stays in sight while a field has the focus, and covers nothing of it", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("estimate/");
  const bar = page.locator(".answer-bar");
  await page.getByRole("button", { name: "More about your business" }).click();
  await page.getByText("Deals and discounts", { exact: true }).click();
  for (const name of ["Services", "Growth", "Registered share"]) {
    const field = page.getByRole("textbox", { name, exact: true });
    // At the end of the screen, where the bar comes to stand.
    await field.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().bottom + window.scrollY - innerHeight + 4));
    await field.click();
    await expect(bar).toBeVisible();
    await expect.poll(async () => {
      const [one, other] = [await field.boundingBox(), await bar.boundingBox()];
      return one.y + one.height + 4 <= other.y;
    }).toBe(true);
  }
  await page.keyboard.press("Shift+Tab");
  await page.getByRole("heading", { name: /^After fees/ }).click();
  await expect(bar).toHaveCount(0);
});
