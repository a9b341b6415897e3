// axe finds nothing on any view, light and dark, with workings, citations, errors and menus open; keys reach everything.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./harness.mjs";
import { VIEWS } from "./views.mjs";
import { field, headline, netOf } from "./visitor.mjs";

async function expectNothingFound(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, "what axe found").toEqual([]);
}

// Opens every closed disclosure of the view, group by group.
async function openEverything(page) {
  const closed = page.locator("details:not([open]) > summary:visible");
  for (let left = await closed.count(); left > 0; left = await closed.count()) {
    await closed.first().click();
    await expect(closed).not.toHaveCount(left);
  }
}

const SITUATIONS = {
  ...Object.fromEntries(VIEWS.map((view) => [`/${view} as it opens`, (page) => page.goto(view)])),
  "estimate with workings, citations and groups open": async (page) => {
    await page.goto("estimate/");
    await netOf(page, "Certified Integration").click();
    await netOf(page, "Value Added Reseller").click();
    await openEverything(page);
    await page.locator(".steps-fold[aria-expanded=false]").first().click();
    await page.locator(".years .figure").first().click();
  },
  "estimate with every step of a working": async (page) => {
    await page.goto("estimate/#years=1");
    await netOf(page, "Value Added Reseller").click();
    await page.getByRole("button", { name: "Show all steps" }).click();
  },
  "estimate with programs left out": async (page) => {
    await page.goto("estimate/#programs=wso2-2020,opennebula");
    await openEverything(page);
  },
  "estimate with a figure that could mean two": async (page) => {
    await page.goto("estimate/#services=50.000");
    await expect(page.getByRole("group", { name: /two figures/ })).toBeVisible();
  },
  "estimate with assumed rates and what they give": async (page) => {
    await page.goto("estimate/#team.certified_experts=10&costs.selling_percent_resell=3");
    await page.getByRole("button", { name: /^Assume a rate/ }).first().click();
    await openEverything(page);
  },
  "estimate that starts over": async (page) => {
    await page.goto("estimate/#services=1000");
    await page.getByRole("button", { name: "Start over" }).click();
    await expect(page.getByText("Started over")).toBeVisible();
  },
  "estimate from right to left": async (page) => {
    await page.goto("estimate/");
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
  },
  "estimate with errors and a damaged link": async (page) => {
    await page.goto("estimate/#colour=blue&services=abc&growth_percent=900");
    await field(page, "New subscriptions").fill("x");
  },
  "estimate without a rate for its currency": async (page) => {
    await page.goto("estimate/#currency=JPY");
  },
  "compare with its menu and citations open": async (page) => {
    await page.goto("compare/");
    await openEverything(page);
    await page.getByRole("row", { name: /^New subscriptions/ }).getByRole("button").first().click();
  },
  "compare of all programs": async (page) => {
    await page.goto(
      "compare/#tiers=wso2-2018/value-added-reseller,wso2-2020/integration,wso2-2015/premier,opennebula/reseller,outsystems-2021/sales,outsystems-2021/gsi",
    );
  },
  "requirements with a plan and an error": async (page) => {
    await page.goto("requirements/#tier=outsystems-2021/sales&team.tech_leads=x");
  },
  "an address that leads nowhere": async (page) => {
    await page.goto("estimate/");
    await page.evaluate(() => history.pushState(null, "", "nowhere/"));
    await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/no page/);
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const [name, arrange] of Object.entries(SITUATIONS)) {
    test(`axe finds nothing: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await arrange(page);
      await expect(page.locator("html"), "the page is live").toHaveAttribute("data-page", "live");
      await expectNothingFound(page);
      await page.setViewportSize({ width: 360, height: 740 });
      await expectNothingFound(page);
    });
  }
}

test("signs that stand beside words are seen and not read out", async ({ page }) => {
  for (const view of VIEWS) {
    await page.goto(view);
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    const read = (await page.locator("body").ariaSnapshot()).split("\n");
    expect(read.length, view).toBeGreaterThan(30);
    expect(read.filter((line) => /[▲▸▾✓↓]/.test(line)), view).toEqual([]);
  }
});

test("keys alone reach a field, change it and open a working", async ({ page }) => {
  await page.goto("estimate/");
  await expect(headline(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const years = field(page, "Years");
  for (let presses = 0; presses < 12 && !(await years.evaluate((input) => input === document.activeElement)); presses += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(years).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("1");
  await expect(headline(page)).toContainText("over 1 year,");
  await netOf(page, "Certified Integration").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table", { name: /net of Certified Integration/ })).toBeVisible();
});

test("the theme that was chosen stays chosen", async ({ page }) => {
  await page.goto("estimate/");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("light");
  const light = await background();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect.poll(background).toBe(dark);
});
