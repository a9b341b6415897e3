// The link holds the whole state, in the part of the address that no server sees; whatever it holds, the page stands.
import { expect, test, watch } from "./harness.mjs";
import { VIEWS } from "./views.mjs";
import { expectRanking, field, open, ranking, type, view } from "./visitor.mjs";

test("a copied link opens to the same in a new window", async ({ browser, baseURL, context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("estimate/");
  await type(page, "New subscriptions", "345,678");
  await open(page, "Deals and discounts");
  await type(page, "Growth", "12.5");
  await type(page, "Customer discount", "5");
  const seen = await ranking(page);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Copied ✓" })).toBeVisible();
  // The page itself may not read the clipboard; pasting may.
  await field(page, "Services").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
  const link = await field(page, "Services").inputValue();
  expect(link).toContain("#");
  expect(new URL(link).search).toBe("");
  expect(new URL(link).hash).toMatch(/new_subscriptions=345/);

  const elsewhere = await browser.newContext({ baseURL });
  const complaints = await watch(elsewhere);
  const other = await elsewhere.newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.goto(link);
  await expectRanking(other, seen);
  await expect(field(other, "New subscriptions")).toHaveValue(/345,678/);
  await other.locator("summary", { hasText: "Deals and discounts" }).click();
  await expect(field(other, "Growth")).toHaveValue("12.5");
  expect(asked.filter((address) => /345(,|%2C)?678/.test(address)), "requests that carry the figures").toEqual([]);
  expect(complaints).toEqual([]);
  await elsewhere.close();
});

test("the comparison's tiers and its switch are in the link", async ({ page }) => {
  await page.goto("compare/#tiers=opennebula/reseller,outsystems-2021/sales&only_differences=true");
  await expect(page.getByRole("checkbox", { name: "Only differences" })).toBeChecked();
  await expect(page.getByRole("columnheader", { name: /OpenNebula/ })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /OutSystems/ })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: /WSO2/ })).toHaveCount(0);
});

test("back and forward walk through views and figures", async ({ page }) => {
  await page.goto("estimate/");
  await type(page, "Years", "1");
  const oneYear = await ranking(page);
  await view(page, "Compare").click();
  await expect(page).toHaveURL(/\/compare\/#years=1$/);
  await view(page, "Requirements").click();
  await expect(page).toHaveURL(/\/requirements\/#years=1$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Compare programs" })).toBeVisible();
  await page.goBack();
  await expectRanking(page, oneYear);
  await page.goBack();
  await expect(field(page, "Years")).toHaveValue("3");
  await page.goForward();
  await expect(field(page, "Years")).toHaveValue("1");
});

test("unknown and damaged parts are reported, the rest counts", async ({ page }) => {
  await page.goto("estimate/#years=1&colour=blue&services=%zz&tier=acme/gold");
  await expect(field(page, "Years")).toHaveValue("1");
  for (const part of [/colour/, /services=%zz/, /acme\/gold/]) {
    await expect(page.getByText(part).first()).toBeVisible();
  }
});

const HOSTILE = [
  "new_subscriptions=<img src=x onerror=alert(1)>",
  "tiers=" + "wso2-2018/certified-integration,".repeat(400),
  "x".repeat(60_000),
  "years=99999999999999999999&new_subscriptions=-1e999&growth_percent=NaN",
  "assumptions.rates.__proto__=1&team.constructor=2&__proto__=3",
  "%00%ff%c0%80=%e2%80%ae&&&===&#&?",
  "currency=XAU&assumptions.per_euro.USD=0",
];
for (const [index, fragment] of HOSTILE.entries()) {
  test(`hostile link ${index + 1} breaks nothing`, async ({ page }) => {
    page.on("dialog", () => expect(false, "a dialog").toBe(true));
    for (const address of VIEWS) {
      await page.goto(`${address}#${fragment}`);
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await view(page, "Estimate").click();
    await type(page, "Years", "2");
    await expect(field(page, "Years")).toHaveValue("2");
  });
}

for (const [address, shown] of [
  ["estimate/#new_subscriptions=300000&amp;years=5", /\/estimate\/#/],
  ["estimate/#new_subscriptions%3D300000%26years%3D5", /\/estimate\/#/],
  ["estimate/#new_subscriptions=300000&years=5%22%3E", /\/estimate\/#/],
  ["estimate/#new_subscriptions=300000&years=5).", /\/estimate\/#/],
  ["estimate/#new_subscriptions=300000&years=5#?secret=hA12", /\/estimate\/#/],
  ["estimate/?new_subscriptions=300000&years=5", /\/estimate\/#new_subscriptions=300000&years=5$/],
  ["?years=5&utm_source=mail&new_subscriptions=300000", /\/estimate\/\?utm_source=mail#years=5&new_subscriptions=300000$/],
  ["estimate/?new_subscriptions%3D300000%26years%3D5", /\/estimate\/#new_subscriptions=300000&years=5$/],
  ["estimate/?utm_source=mail#new_subscriptions=300000&years=5", /\?utm_source=mail#new_subscriptions=300000&years=5$/],
]) {
  test(`“${address}” is the case that was sent`, async ({ page }) => {
    await page.goto(address);
    await expect(field(page, "New subscriptions")).toHaveValue("300,000");
    await expect(field(page, "Years")).toHaveValue("5");
    await expect(page).toHaveURL(shown);
    await expect(page.getByText(/link could not be read/)).toHaveCount(0);
    await expect(page.getByText(/cannot be read/)).toHaveCount(0);
    const linked = await ranking(page);
    await page.reload();
    await expectRanking(page, linked);
    await type(page, "Years", "2");
    await expect(page).toHaveURL(/years=2/);
  });
}
