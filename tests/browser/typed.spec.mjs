// Texts that people type and paste into fields: one that could mean two figures is asked about, once; the meaning is shown on leaving.
import { expect, test } from "./between.mjs";
import { expectRanking, field, open, ranking, type } from "./visitor.mjs";

test("a figure that could mean two is asked with two buttons, and the choice is kept", async ({ page }) => {
  await page.goto("estimate/");
  const services = field(page, "Services");
  await type(page, "Services", "250.000");
  await expect(services).toHaveAccessibleDescription(/two figures/);
  const group = page.getByRole("group", { name: /two figures/ });
  await expect(group.getByRole("button")).toHaveText(["250.00", "250,000"]);
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

for (const [locale, first, second] of [
  ["en-GB", "250.00", "250,000"],
  ["de-DE", "250,000", "250.00"],
  ["fr-FR", "250,000", "250.00"],
  // Switzerland writes the point in amounts.
  ["de-CH", "250.00", "250,000"],
  ["ar-EG", "250,000", "250.00"],
]) {
  test.describe(() => {
    test.use({ locale });
    test(`the reading that is usual in ${locale} is offered first`, async ({ page }) => {
      await page.goto("estimate/");
      await type(page, "Services", "250.000");
      await expect(page.getByRole("group", { name: /two figures/ }).getByRole("button")).toHaveText([first, second]);
    });
  });
}

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

test("an exchange rate is read with a decimal comma, and asked about where three digits follow it", async ({ page }) => {
  await page.goto("estimate/");
  await open(page, "Assumptions");
  const rate = field(page, "One euro in USD");
  await type(page, "One euro in USD", "1,2345");
  await expect(rate).not.toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/#assumptions\.per_euro\.USD=1\.2345$/);
  await type(page, "One euro in USD", "1,182");
  await page.getByRole("group", { name: /two figures/ }).getByRole("button", { name: "1.182" }).click();
  await expect(page).toHaveURL(/#assumptions\.per_euro\.USD=1\.182$/);
});

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

test("who hears the page hears the error of a figure and never a half-typed one", async ({ page }) => {
  await page.goto("estimate/");
  await expect(page.locator("html[data-page=live]")).toBeAttached();
  await page.evaluate(() => {
    window.heard = [];
    const regions = () => [...document.querySelectorAll("[role=status], [aria-live]")].map((region) => region.textContent);
    let before = regions();
    new MutationObserver(() => {
      const now = regions();
      window.heard.push(...now.filter((text) => text && !before.includes(text)));
      before = now;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const services = field(page, "Services");
  await services.click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("50.000");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual([expect.stringMatching(/^“50\.000” could mean two figures/)]);
});

for (const time of ["still", "live"]) {
  test(`two cells that are pasted or dropped into a ${time} page are not joined to one figure`, async ({ page, context, between }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const release = between.hold(/_bg\.wasm$/);
    if (time === "live") release();
    await page.goto(`${between.address}estimate/`, { waitUntil: "domcontentloaded" });
    await expect(page.locator(`html[data-page=${time}]`)).toBeAttached();
    const services = field(page, "Services");
    for (const cells of ["150\n200", "150\r\n200\r\n", "150\t200"]) {
      await page.evaluate((text) => navigator.clipboard.writeText(text), cells);
      await services.click();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.press("ControlOrMeta+V");
      await expect(services).toHaveValue("150\t200");
    }
    await page.evaluate(() => navigator.clipboard.writeText("1234\r\n"));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("ControlOrMeta+V");
    await expect(services).toHaveValue(/^1234\s?$/);

    await services.fill("");
    await page.evaluate(() => {
      const cells = document.createElement("pre");
      cells.id = "cells";
      cells.textContent = "150\n200";
      document.body.prepend(cells);
      getSelection().selectAllChildren(cells);
    });
    const [from, to] = [await page.locator("#cells").boundingBox(), await services.boundingBox()];
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 14, { steps: 4 });
    await page.mouse.move(to.x + 20, to.y + 8, { steps: 8 });
    await page.mouse.up();
    await expect(services).toHaveValue("150\t200");
    release();
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await expect(services).toHaveAccessibleDescription(/more than one figure/);
  });
}

test("a keypad has a minus where a figure may be below zero", async ({ page }) => {
  await page.goto("estimate/");
  await open(page, "Deals and discounts");
  await expect(field(page, "Growth")).toHaveAttribute("inputmode", "text");
  await expect(field(page, "Services")).toHaveAttribute("inputmode", "decimal");
  await type(page, "Growth", "−12,5");
  await expect(field(page, "Growth")).toHaveValue("-12.5");
});

for (const history of ["allowed", "refused"]) {
  test(`starting over and leaving a field are undone where history is ${history}`, async ({ page }) => {
    if (history === "refused") {
      await page.addInitScript(() => {
        History.prototype.pushState = History.prototype.replaceState = () => {
          throw new DOMException("refused", "SecurityError");
        };
      });
    }
    await page.goto("estimate/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    const undo = page.getByRole("button", { name: "Undo", exact: true });
    await expect(undo).toBeDisabled();
    const start = await ranking(page);
    await type(page, "Services", "70000");
    const seventy = await ranking(page);
    await type(page, "Years", "5");
    const both = await ranking(page);
    await page.getByRole("button", { name: "Start over" }).click();
    await expectRanking(page, start);
    await expect(page.getByRole("status").filter({ hasText: "Started over." })).toBeVisible();
    await expect(field(page, "New subscriptions")).toBeFocused();
    await undo.click();
    await expectRanking(page, both);
    await expect(page.getByText("Started over.")).toBeHidden();
    await undo.click();
    await expectRanking(page, seventy);
    await undo.click();
    await expectRanking(page, start);
    await expect(undo).toBeDisabled();
    await expect(page.locator("body")).not.toBeFocused();
  });
}

test("the arrow keys step as the slider does, which is no stop of its own", async ({ page }) => {
  await page.goto("estimate/");
  const services = field(page, "Services");
  await services.focus();
  await page.keyboard.press("ArrowUp");
  await expect(services).toHaveValue("55000");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(services).toHaveValue("45000");
  await services.fill("4500");
  await page.keyboard.press("ArrowDown");
  await expect(services).toHaveValue("0");
  await page.keyboard.press("ArrowDown");
  await expect(services).toHaveValue("0");
  await services.fill("2000000");
  await page.keyboard.press("ArrowUp");
  await expect(services).toHaveValue("2000000");
  await services.fill("abc");
  await page.keyboard.press("ArrowUp");
  await expect(services).toHaveValue("abc");
  await services.fill("45000");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await expect(services).toHaveValue("50,000");
  await expect(field(page, "Renewals")).toBeFocused();
});

test("how purchases count is one of two, and what was chosen is put back", async ({ page }) => {
  await page.goto("estimate/");
  await open(page, "Assumptions");
  const choice = page.getByRole("group", { name: "Measure purchases by" });
  await expect(choice.getByRole("radio", { name: "What you pay the vendor" })).toBeChecked();
  await choice.getByRole("radio", { name: "List price" }).check();
  await expect(page).toHaveURL(/assumptions.purchases_at=list/);
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(choice.getByRole("radio", { name: "What you pay the vendor" })).toBeChecked();
  await expect(choice.getByRole("radio", { name: "List price" })).not.toBeChecked();
});

test("the programs that are hidden are counted, and the last one stays", async ({ page }) => {
  await page.goto("estimate/");
  await open(page, "Programs shown");
  const programs = page.locator("details", { hasText: "Programs shown" });
  const boxes = programs.getByRole("checkbox");
  const count = await boxes.count();
  await boxes.first().click();
  await expect(programs.locator("summary")).toContainText("(1 changed)");
  for (let index = 1; index < count; index++) await boxes.nth(index).click();
  await expect(boxes.nth(count - 1)).toBeChecked();
  await expect(boxes.first()).not.toBeChecked();
  await expect(programs.getByText(/One program stays/)).toBeVisible();
  await boxes.first().click();
  await expect(programs.getByText(/One program stays/)).toBeHidden();
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test("every control of the inputs is as high as a finger", async ({ page }) => {
    await page.goto("estimate/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await page.getByRole("button", { name: "More about your business" }).tap();
    const low = await page.evaluate(() => {
      for (const details of document.querySelectorAll(".inputs details")) details.open = true;
      const controls = document.querySelectorAll(".inputs :is(input:not([type=checkbox], [type=radio]), select, button, summary), .inputs .is-switch label");
      return [...controls].map((control) => [control.id || control.textContent, control.getBoundingClientRect().height]).filter(([, height]) => height < 44);
    });
    expect(low).toEqual([]);
  });
});
