// With a finger: whatever can be pressed is 44 px high and wide, on every view and in every state. Links within a sentence are not
// counted, and a box or a radio button is as large as the line that presses it.
import { expect, test } from "./harness.mjs";
import { field } from "./visitor.mjs";

const small = (page) =>
  page.evaluate(() => {
    const controls = document.querySelectorAll("body :is(a[href], button, input, select, summary):not(.skip-link, :disabled)");
    return [...controls].flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest(".visually-hidden")) return [];
      const isInSentence = control.matches("a") && [...control.parentNode.childNodes].some((node) => node.nodeName === "TEXT-RUN" && node.textContent.trim());
      if (isInSentence) return [];
      const pressed = control.matches("[type=checkbox], [type=radio]") ? (control.closest("label") ?? control.parentElement) : control;
      const { width, height } = pressed.getBoundingClientRect();
      if (width >= 43.5 && height >= 43.5) return [];
      return [`${control.tagName} ${control.className} ${control.textContent.trim() || control.name}: ${Math.round(width)} × ${Math.round(height)}`];
    });
  });

async function openAll(page) {
  const closed = page.locator("main :is(details:not([open]) > summary, .inputs-fold[aria-expanded=false], .steps-fold[aria-expanded=false])");
  await closed.evaluateAll((folds) => folds.forEach((fold) => fold.click()));
}

const STATES = {
  "the estimate as it opens": (page) => page.goto("estimate/"),
  "the estimate with groups and workings open": async (page) => {
    await page.goto("estimate/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await page.locator(".ranked .figure, .years .figure[tabindex='0']").evaluateAll((figures) => figures.forEach((figure) => figure.click()));
    await expect(page.locator(".steps-fold").first()).toBeAttached();
    await openAll(page);
  },
  "the estimate with errors": async (page) => {
    await page.goto("estimate/#services=50.000&colour=blue&costs.bad_debt_percent=x");
    await openAll(page);
    await field(page, "New subscriptions").fill("x");
  },
  "the estimate with a rate to assume": async (page) => {
    await page.goto("estimate/#currency=JPY");
    await openAll(page);
    await page.getByRole("button", { name: /^Assume a rate/ }).first().click();
  },
  "the comparison": async (page) => {
    await page.goto("compare/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await openAll(page);
  },
  "the requirements": async (page) => {
    await page.goto("requirements/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await openAll(page);
  },
  "the requirements with a plan": async (page) => {
    await page.goto("requirements/#tier=outsystems-2021/sales&team.tech_leads=x");
    await openAll(page);
  },
};

for (const width of [360, 768]) {
  test.describe(`at ${width} px`, () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width, height: 800 } });
    for (const [name, arrange] of Object.entries(STATES)) {
      test(`a finger finds room: ${name}, ${width} px`, async ({ page }) => {
        await arrange(page);
        await expect(page.locator("html[data-page=live]")).toBeAttached();
        await expect.poll(() => small(page)).toEqual([]);
      });
    }
  });
}
