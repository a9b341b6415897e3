// Values that a browser puts back into controls were not entered: the address says what is shown, to the cent.
import { expect, test } from "./between.mjs";
import { VIEWS } from "./views.mjs";
import { field } from "./visitor.mjs";

const WASM = /_bg\.wasm$/;
const PAGE = /\/estimate\/$/;
const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live");
const net = (page) => page.locator(".ranked-net .figure-amount").first();
const slider = (page, label) => page.getByRole("slider", { name: `${label}, slider` });

// Values that a slider of round figures cannot show.
const AMOUNTS = [
  ["New subscriptions", "new_subscriptions", "2500000", "2,500,000"],
  ["New subscriptions", "new_subscriptions", "123456.78", "123,456.78"],
  ["Services", "services", "4500", "4,500"],
  ["Renewals", "renewal_percent", "87.5", "87.5"],
];

for (const attributes of ["with autocomplete=off", "by a browser that does not heed autocomplete=off"]) {
  const heedless = attributes.startsWith("by");
  for (const [label, name, typed, shown] of AMOUNTS) {
    test(`${label} of ${typed} is there after going back, ${attributes}`, async ({ page, between }) => {
      if (heedless) between.alter(PAGE, (answer) => (answer.body = Buffer.from(answer.body.toString().replaceAll('autocomplete="off"', ""))));
      await page.goto(`${between.address}estimate/`);
      await live(page);
      await field(page, label).fill(typed);
      await field(page, label).press("Tab");
      await expect(page).toHaveURL(new RegExp(`#${name}=${typed}$`));
      const before = await net(page).textContent();
      if (heedless) {
        await page.evaluate(() => document.querySelectorAll("[autocomplete]").forEach((control) => control.removeAttribute("autocomplete")));
      }
      await page.goto(`${between.address}compare/`);
      await page.goBack();
      await live(page);
      await expect(field(page, label)).toHaveValue(shown);
      await expect(net(page)).toHaveText(before);
      await expect(page).toHaveURL(new RegExp(`#${name}=${typed}$`));
    });
  }
}

test("controls that are set without a person's doing are not entered", async ({ page, between }) => {
  const release = between.hold(WASM);
  await page.goto(`${between.address}estimate/#new_subscriptions=123456&years=5`, { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).toHaveAttribute("data-page", "still");
  await page.evaluate(() => {
    for (const range of document.querySelectorAll("input[type=range]")) range.value = range.max;
    for (const box of document.querySelectorAll("input[type=checkbox]")) box.checked = !box.checked;
    for (const select of document.querySelectorAll("select")) select.selectedIndex = select.options.length - 1;
    for (const text of document.querySelectorAll("input[type=text]")) text.value = "77";
  });
  // Somebody does enter one of them.
  await field(page, "Services").fill("4500");
  release();
  await live(page);
  await expect(field(page, "New subscriptions")).toHaveValue("123,456");
  await expect(field(page, "Years")).toHaveValue("5");
  await expect(field(page, "Services")).toHaveValue("4500");
  await expect(page).toHaveURL(/#new_subscriptions=123456&(years=5&services=4500|services=4500&years=5)$/);
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("controls that a browser restores with the events of a person are not entered", async ({ page, between }) => {
  const release = between.hold(WASM);
  // By the page itself: what a spec evaluates counts as pressed by somebody.
  await page.addInitScript(() => {
    const restore = (control, property, value) => {
      control[property] = value;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
    };
    addEventListener("DOMContentLoaded", () => {
      for (const range of document.querySelectorAll("input[type=range]")) restore(range, "value", range.max);
      for (const box of document.querySelectorAll("input[type=checkbox]")) restore(box, "checked", !box.checked);
      for (const select of document.querySelectorAll("select")) restore(select, "selectedIndex", select.options.length - 1);
      for (const text of document.querySelectorAll("input[type=text]")) restore(text, "value", "77");
    });
  });
  await page.goto(`${between.address}estimate/#new_subscriptions=2500000&years=5`, { waitUntil: "domcontentloaded" });
  release();
  await live(page);
  await expect(field(page, "New subscriptions")).toHaveValue("2,500,000");
  await expect(page).toHaveURL(/#new_subscriptions=2500000&years=5$/);
});

test("of a field and its slider the one moved last counts", async ({ page, between }) => {
  const release = between.hold(WASM);
  await page.goto(`${between.address}estimate/`, { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).toHaveAttribute("data-page", "still");
  await slider(page, "New subscriptions").fill("500000");
  await field(page, "New subscriptions").fill("300001");
  await field(page, "Services").fill("7");
  await slider(page, "Services").fill("100000");
  release();
  await live(page);
  await expect(field(page, "New subscriptions")).toHaveValue("300,001");
  await expect(field(page, "Services")).toHaveValue("100,000");
});

test("no control lets the browser put something back", async ({ page }) => {
  for (const view of VIEWS) {
    await page.goto(view);
    await live(page);
    await expect(page.locator("input:not([autocomplete=off]), select:not([autocomplete=off])")).toHaveCount(0);
  }
});
