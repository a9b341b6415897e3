// Bad input: said at the field and in the summary, the last good figures stay, nothing typed is lost.
import { expect, test } from "./harness.mjs";
import { expectRanking, field, open, ranking, type } from "./visitor.mjs";

const WRONG = ["abc", "1.5.2", "-5", "1,00,0.5.1", "1000000000001", "1e13", "", "0.001", "٣3", "12%", "€300,000", "5 XYZ", "(300)", "150 20"];
for (const text of WRONG) {
  test(`“${text}” in services is answered at the field`, async ({ page }) => {
    await page.goto("estimate/");
    const good = await ranking(page);
    await field(page, "Services").fill(text);
    await expect(field(page, "Services")).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, "Services")).toHaveAccessibleDescription(/50,000|amount|0 to/i);
    await expect(page.getByText("One field cannot be read")).toBeVisible();
    expect(await ranking(page), "the last good figures stay").toEqual(good);
    await expect(page.getByText(/last figures without errors/)).toBeVisible();
    await expect(field(page, "Services")).toHaveValue(text);
    await type(page, "Services", "0");
    await expect(page.getByText("One field cannot be read")).toBeHidden();
    await expect.poll(() => ranking(page)).not.toEqual(good);
  });
}

test("the summary leads to the field, also into a closed group", async ({ page }) => {
  await page.goto("estimate/#growth_percent=500&services=abc");
  await expect(page.getByText("2 fields cannot be read")).toBeVisible();
  await page.getByRole("button", { name: /growth/i }).click();
  await expect(field(page, "Growth")).toBeFocused();
  await expect(field(page, "Growth")).toHaveValue("500");
});

test("grouped digits are read, and what is typed is not rewritten under the fingers", async ({ page }) => {
  await page.goto("estimate/");
  const services = field(page, "Services");
  await services.click();
  await services.fill("");
  await services.pressSequentially("1 234 567.5");
  await expect(services).toHaveValue("1 234 567.5");
  await expect(services).not.toHaveAttribute("aria-invalid", "true");
  const spaced = await ranking(page);
  await services.fill("1,234,567.50");
  await expectRanking(page, spaced);
});

test("start over brings the default back, and back undoes it", async ({ page }) => {
  await page.goto("estimate/");
  const start = await ranking(page);
  await type(page, "Years", "1");
  const oneYear = await ranking(page);
  await page.getByRole("button", { name: "Start over" }).click();
  await expectRanking(page, start);
  await page.goBack();
  await expectRanking(page, oneYear);
});

test("a currency without a rate says which rate is missing", async ({ page }) => {
  await page.goto("estimate/");
  await open(page, "Assumptions");
  await page.getByRole("combobox", { name: "Currency" }).selectOption("GBP");
  await expect(page.getByText(/one euro is in (USD and )?GBP/).first()).toBeVisible();
});
