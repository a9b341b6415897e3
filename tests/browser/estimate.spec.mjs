// The main job: type a business, read what each tier earns, open the working and the clause it rests on.
// Expected figures: the program documents and arithmetic by hand, shown beside each test.
import { expect, test } from "./harness.mjs";
import { VIEWS } from "./views.mjs";
import { expectRanking, field, headline, netOf, open, ranked, type, view } from "./visitor.mjs";

// 200,000 of new subscriptions and 50,000 of services in one year:
//   Value Added    35 % × 200,000 + 8 % × 50,000 = 74,000; purchases 176,000, so the fee of 10,000 comes back
//   Premier        18 % and 13 %: 36,000 + 6,500 = 42,500; Certified 15 % and 11 %: 30,000 + 5,500 = 35,500, fees come back
//   Consultative    8 % and 5 %: 16,000 + 2,500 = 18,500; Fulfillment 3 % and 2 %: 6,000 + 1,000 = 7,000, fee comes back
const ONE_YEAR = [
  "Value Added Reseller: 74,000",
  "Premier Certified Integration: 42,500",
  "Certified Integration: 35,500",
  "Consultative Integration: 18,500",
  "Fulfillment Reseller: 7,000",
];

test("figures stand there at once and follow every key", async ({ page }) => {
  await page.goto("estimate/");
  await type(page, "Years", "1");
  await expectRanking(page, ONE_YEAR);
  await expect(headline(page)).toHaveText("Value Added Reseller earns most: $74,000 over 1 year, before your own costs.");

  // 20,000, one key after the other. At 2 the smallest business shows: a fee without a refund is a loss.
  await field(page, "New subscriptions").fill("");
  await field(page, "New subscriptions").pressSequentially("2");
  await field(page, "Services").fill("0");
  // Fulfillment: 3 % × 2 = 0.06, less 10,000. Nothing in the ranking may hide a loss.
  await expect(netOf(page, "Fulfillment Reseller")).toHaveAccessibleName(/[−-]10,000/);
});

test("a working opens in place, down to the clause", async ({ page }) => {
  await page.goto("estimate/");
  await type(page, "Years", "1");
  await netOf(page, "Certified Integration").click();
  const working = page.getByRole("table", { name: /net of Certified Integration/ });
  await expect(working).toBeVisible();
  // 200,000 × 15 % = 30,000; 50,000 × 11 % = 5,500; fee 2,500; closed deals 250,000 ≥ 100,000: 2,500 back; net 35,500.
  for (const amount of ["30,000.00", "5,500.00", "2,500.00", "250,000.00", "100,000.00"]) {
    await expect(working.getByRole("cell", { name: amount, exact: true }).first()).toBeVisible();
  }
  await expect(working.getByRole("row").last()).toContainText("35,500.00");

  const rate = working.getByRole("row").filter({ hasText: "30,000.00" }).first();
  await expect(rate).toContainText("Teaming Commission - New WSO2 Subscriptions");
  await expect(rate).toContainText("WSO2 Partner Program Guide");
  await netOf(page, "Certified Integration").click();
  await expect(working).toBeHidden();
});

test("what no document states stays visible and can be assumed", async ({ page }) => {
  await page.goto("estimate/");
  await page.getByRole("button", { name: "Assume a rate for Sales", exact: true }).click();
  const rate = page.getByRole("textbox", { name: /new subscriptions.*co-sell/i }).first();
  await rate.fill("15");
  await type(page, "Services", "0");
  await type(page, "Years", "1");
  await type(page, "New subscriptions", "1,000,000");
  await open(page, "Deals and discounts");
  await type(page, "Deals", "1");
  // 15 % of a million is 150,000; one deal is capped at 100,000 euro, at 1.1827 dollars 118,270.
  await expect(netOf(page, "Sales")).toHaveAccessibleName(/118,270/);
  await expect(ranked(page, "Sales")).toContainText(/no upper bound|or more/);
});

test("the team shows what is missing, here and in the requirements", async ({ page }) => {
  await page.goto("estimate/");
  await expect(ranked(page, "Certified Integration")).toContainText("needs 7 certified experts + 8 marketing activities");
  await open(page, "Your team");
  await type(page, "Certified experts", "7");
  await type(page, "Marketing activities a year, credited by points", "3");
  await expect(ranked(page, "Certified Integration")).toContainText("needs 5 more marketing activities");
  await view(page, "Requirements").click();
  await expect(page.getByRole("heading", { level: 1, name: "Requirements" })).toBeVisible();
  const row = page.getByRole("row", { name: /^\W*Certified Integration 1 thing missing/ });
  await expect(row).toContainText("7 of 7");
  await expect(row).toContainText("3 of 8");
  await type(page, "Marketing activities a year, credited by points", "8");
  await expect(page.getByRole("row", { name: /^\W*Certified Integration You meet all counted requirements/ })).toBeVisible();
});

test("comparing opens the place in the document", async ({ page }) => {
  await page.goto("compare/");
  const row = page.getByRole("row", { name: /^New subscriptions/ });
  await expect(row.getByRole("button")).toHaveText([/^Up to 15%/, /^35%/, /^Not stated/, /^Not stated/]);
  const place = row.getByRole("cell").nth(1).getByText(/Discount - New WSO2 Subscriptions/);
  await expect(place).toBeHidden();
  await row.getByRole("button", { name: /35%/ }).click();
  await expect(place).toBeVisible();
  const before = await page.getByRole("row").count();
  await page.getByRole("checkbox", { name: "Only differences" }).check();
  await expect.poll(() => page.getByRole("row").count()).toBeLessThan(before);
  await expect(page.getByRole("row", { name: /^Upgrades/ })).toHaveCount(0);
});

test("an edition that has ended says so, and the page belongs to no vendor", async ({ page }) => {
  for (const address of ["estimate/", "compare/"]) {
    await page.goto(address);
    await expect(page.getByText(/has ended/).first()).toBeVisible();
    await expect(page.getByText(/belongs to none of the vendors/)).toBeVisible();
  }
});

test("at 1280×800 inputs, answer and five ranked tiers are seen without scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("estimate/");
  await expect(field(page, "Years")).toBeInViewport({ ratio: 1 });
  await expect(headline(page)).toBeInViewport({ ratio: 1 });
  for (const tier of ONE_YEAR.map((line) => line.split(":")[0])) {
    await expect(ranked(page, tier)).toBeInViewport({ ratio: 1 });
  }
});

test("at 360 px the answer and two inputs are seen without scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("estimate/");
  await expect(headline(page)).toBeInViewport({ ratio: 1 });
  await expect(field(page, "New subscriptions")).toBeInViewport({ ratio: 1 });
  await expect(field(page, "Services")).toBeInViewport({ ratio: 1 });
});

for (const address of VIEWS) {
  test(`nothing of /${address} sticks out at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
  });
}
