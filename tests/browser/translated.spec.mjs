// A page that a translator or another extension rewrites goes on showing the figures of what is entered, and no others.
import { expect, test } from "./between.mjs";
import { WAYS, said, translate } from "./translator.mjs";
import { VIEWS } from "./views.mjs";

const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live");
const input = (page, name) => page.locator(`input[type=text][name="${name}"]`).first();
const enter = (name, text) => async (page) => {
  await input(page, name).fill(text);
  await input(page, name).press("Tab");
};
const press = (selector) => (page) => page.locator(selector).first().click();
const visit = (view) => press(`nav a[href^="${view}"]`);

// Steps of a visitor, one thing after another, in every view.
const STEPS = {
  "as it is opened": () => {},
  "300,000 a year": enter("deals.new_subscriptions", "300000"),
  "over 5 years": enter("years", "5"),
  "a working is opened": press(".ranked-net .figure"),
  "a figure changes under it": enter("deals.services", "70,000"),
  "a figure of a year is opened": press(".years .figure"),
  "no amount": enter("deals.services", "many"),
  "an amount again": enter("deals.services", "60000"),
  "another tier is looked into": (page) => page.locator(".ranked-look").nth(2).click(),
  "the working is closed": press(".ranked-net .figure[aria-expanded=true]"),
  "a share below all": enter("deals.renewal_percent", "12.5"),
  "requirements": visit("requirements/"),
  "somebody certified": (page) => page.locator('input[type=text][name^="team."]').first().fill("7"),
  "comparison": visit("compare/"),
  "a citation is opened": press(".statement-value"),
  "only differences": press(".compare-controls input[type=checkbox], input[type=checkbox]:not([name=tiers])"),
  "the estimate again": visit("estimate/"),
  "back": (page) => page.goBack(),
};

async function walk(page, then) {
  for (const [name, step] of Object.entries(STEPS)) {
    await step(page);
    await then(name);
  }
}

// The text once it has come to rest.
async function settled(page) {
  let before;
  await expect
    .poll(async () => {
      const now = await said(page);
      const same = now === before;
      before = now;
      return same;
    }, { intervals: [50] })
    .toBe(true);
  return before;
}

for (const way of Object.keys(WAYS)) {
  test(`${way}: a translated page says what an untranslated one says`, async ({ page, context, between }) => {
    await page.goto(`${between.address}estimate/`);
    await live(page);
    const expected = {};
    await walk(page, async (name) => (expected[name] = await settled(page)));
    expect(new Set(Object.values(expected)).size).toBeGreaterThan(Object.keys(STEPS).length - 3);

    const translated = await context.newPage();
    await translated.goto(`${between.address}estimate/`);
    await live(translated);
    await translate(translated, way);
    await walk(translated, async (name) => {
      await expect.poll(() => said(translated), { message: name, timeout: 5000 }).toBe(expected[name]);
    });
    // Nothing has stopped on the way.
    await expect(translated.locator("#status")).toBeEmpty();
  });
}

for (const view of VIEWS) {
  test(`/${view} translated before it is alive says alive what it says untranslated`, async ({ page, context, between }) => {
    const address = `${between.address}${view}#new_subscriptions=300000&years=5`;
    await page.goto(address);
    await live(page);
    const expected = await settled(page);

    const translated = await context.newPage();
    const release = between.hold(/_bg\.wasm$/);
    // Another query, or the browser's store would answer for the host.
    await translated.goto(address.replace("#", "?again#"), { waitUntil: "domcontentloaded" });
    await translate(translated, "by elements");
    release();
    await live(translated);
    await expect.poll(() => said(translated)).toBe(expected);
    await expect(translated.locator("font")).not.toHaveCount(0);
  });
}

test("figures are not handed to a translator", async ({ page }) => {
  await page.goto("estimate/");
  await live(page);
  const kept = page.locator(".figure-amount, .ranked-range, .ranked-rate, .years td .figure");
  const unmarked = await kept.evaluateAll((figures) =>
    figures
      .filter((figure) => /\d/.test(figure.textContent) && !figure.querySelector("[translate=no]") && figure.translate)
      .map((figure) => figure.textContent),
  );
  expect(unmarked).toEqual([]);
});
