// The page opens at all: under its start address and under each route's own.
import { expect, test } from "./harness.mjs";

for (const address of ["", "compare/", "estimate/", "requirements/"]) {
  test(`the page opens at /${address} with a heading and no complaint`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/\S/);
  });
}
