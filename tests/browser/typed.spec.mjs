// What people type and paste into fields: what could mean two figures is asked once, what is meant is shown when the field is left.
import { expect, test } from "./harness.mjs";
import { expectRanking, field, open, ranking, type } from "./visitor.mjs";

test("a figure that could mean two is asked with two buttons, and the choice is kept", async ({ page }) => {
  await page.goto("estimate/");
  const services = field(page, "Services");
  await type(page, "Services", "250.000");
  await expect(services).toHaveAccessibleDescription(/two figures/);
  const group = page.getByRole("group", { name: /two figures/ });
  await expect(group.getByRole("button")).toHaveText(["250,000", "250.00"]);
  await group.getByRole("button", { name: "250,000" }).click();
  await expect(services).toBeFocused();
  await expect(services).not.toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Tab");
  await expect(services).toHaveValue("250,000");
  const grouped = await ranking(page);
  await expect(page).toHaveURL(/#services=250000$/);

  await type(page, "Services", "350.000");
  await expect(services).toHaveValue("350,000");
  await expect(services).toHaveAccessibleDescription(/Read as 350,000, as you chose before/);
  await services.fill("250,000");
  await expect(services).not.toHaveAccessibleDescription(/as you chose/);
  await expectRanking(page, grouped);
});

test("the other reading is kept alike", async ({ page }) => {
  await page.goto("estimate/");
  await type(page, "Services", "250.000");
  await page.getByRole("button", { name: "250.00", exact: true }).click();
  await page.keyboard.press("Tab");
  await expect(field(page, "Services")).toHaveValue("250");
  await type(page, "New subscriptions", "500.000");
  await expect(field(page, "New subscriptions")).toHaveValue("500");
  await expect(field(page, "New subscriptions")).toHaveAccessibleDescription(/Read as 500.00, as you chose before/);
});

for (const [typed, shown] of [
  ["300k", "300,000"],
  ["0.3m", "300,000"],
  ["300 TSD", "300,000"],
  ["1e6", "1,000,000"],
  ["US$300,000", "300,000"],
  ["３００，０００", "300,000"],
  ["٣٠٠٬٠٠٠", "300,000"],
  ["\u200e300\u200b000\ufeff", "300,000"],
]) {
  test(`“${typed}” stays as typed and is ${shown} when the field is left`, async ({ page }) => {
    await page.goto("estimate/");
    const services = field(page, "Services");
    await services.fill(typed);
    await expect(services).not.toHaveAttribute("aria-invalid", "true");
    await expect(services).toHaveValue(typed);
    await services.press("Tab");
    await expect(services).toHaveValue(shown);
  });
}

test("another currency, unit or word is refused with its name", async ({ page }) => {
  await page.goto("estimate/");
  await open(page, "Deals and discounts");
  for (const [label, typed, why] of [
    ["Services", "€300,000", "This is in EUR; the field is in USD"],
    ["Services", "12%", "is a percentage; the field is an amount in USD"],
    ["Services", "300 xyz", "“xyz” in “300 xyz” is not understood"],
    ["Services", "abc", "“abc” is not an amount"],
    ["Growth", "$12", "This is in $; the field is a percentage"],
    ["Growth", "50 BPS", "100 basis points"],
    ["Years", "3 months", "“months”"],
  ]) {
    await field(page, label).fill(typed);
    await expect(field(page, label)).toHaveAccessibleDescription(new RegExp(RegExp.escape?.(why) ?? why.replace(/[$.;()]/g, "\\$&")));
  }
  await type(page, "Years", "3 yrs");
  await expect(field(page, "Years")).toHaveValue("3");
});
