// The page opens at all: under its start address and under each route's own. What stands around every view.
import { expect, test } from "./harness.mjs";
import { VIEWS } from "./views.mjs";

for (const address of ["", ...VIEWS]) {
  test(`the page opens at /${address} with a heading and no complaint`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/\S/);
  });
}

const copy = (page) => page.getByRole("button", { name: "Copy link" });
const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live");

test("the views stand in the order in which they are read", async ({ page }) => {
  await page.goto("");
  const views = page.getByRole("navigation", { name: "Views" }).getByRole("link");
  await expect(views).toHaveText(["Estimate", "Requirements", "Compare"]);
});

test("copying says so at the button for a while, and covers nothing", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.clock.install();
  await page.goto("estimate/");
  await live(page);
  const before = await copy(page).boundingBox();
  await copy(page).click();
  const copied = page.getByRole("button", { name: "Copied ✓" });
  await expect(copied).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toHaveCount(1);
  expect(await copied.boundingBox(), "the button stays as it is").toEqual(before);
  // The page's clock goes on by itself too: each step leaves room for a busy machine.
  await page.clock.fastForward(2_000);
  await copied.click();
  await page.clock.fastForward(2_500);
  await expect(copied, "copied once more, said once more").toBeVisible();
  await page.clock.fastForward(2_000);
  await expect(copy(page)).toBeVisible();
  await expect(page.getByText("Link copied")).toHaveCount(0);
  await copy(page).press("Enter");
  await expect(copied).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(copy(page)).toBeFocused();
});

test("a link that may not be copied is shown to be copied by hand, and can be closed", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto("estimate/#years=2");
  await live(page);
  await copy(page).click();
  const link = page.getByRole("textbox", { name: /Copy this link/ });
  await expect(link).toBeFocused();
  await expect(link).toHaveValue(/#years=2$/);
  expect(await link.evaluate((field) => field.selectionEnd - field.selectionStart)).toBeGreaterThan(10);
  const [field, main] = [await link.boundingBox(), await page.getByRole("main").boundingBox()];
  expect(field.y + field.height).toBeLessThanOrEqual(main.y);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(link).toHaveCount(0);
  await expect(copy(page)).toBeFocused();
  await copy(page).click();
  await page.keyboard.press("Escape");
  await expect(link).toHaveCount(0);
});

test("the button prints", async ({ page }) => {
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  await page.goto("requirements/");
  await live(page);
  await page.getByRole("button", { name: "Print" }).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
});

test("the theme is chosen in the foot", async ({ page }) => {
  await page.goto("compare/");
  await expect(page.getByRole("contentinfo").getByRole("combobox", { name: "Theme" })).toBeVisible();
});

test("from 1600 px type grows with the screen", async ({ page }) => {
  await page.goto("estimate/");
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  for (const [width, least, most] of [[360, 16, 16], [1600, 16, 16], [1920, 19, 20], [3840, 24, 24]]) {
    await page.setViewportSize({ width, height: 900 });
    const now = await size();
    expect(now >= least && now <= most, `${now} px at ${width} px`).toBe(true);
  }
});
