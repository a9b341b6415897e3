// Prints before the page has drawn its view for paper: of a page that is not alive, that never comes alive, and in
// the first instant of one that is. Nothing lies over anything else, and no figures of the example pass for somebody's own.
import { expect, test } from "./between.mjs";
import { outside, overlaps, PAPERS, print, printed, squeezed, untilAlive } from "./paper.mjs";
import { complete, field, type } from "./visitor.mjs";

test("a page that is not alive prints what it shows, nothing over anything else", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  for (const address of ["estimate/", "requirements/", "compare/"]) {
    await page.goto(address);
    for (const paper of PAPERS) {
      const sheets = await print(page, paper);
      expect.soft(sheets.flatMap(overlaps), `${address} ${paper.name}`).toEqual([]);
      expect.soft(sheets.flatMap(outside), `${address} ${paper.name}`).toEqual([]);
      expect.soft(sheets.length, `${address} ${paper.name}: sheets`).toBeLessThanOrEqual(12);
      if (address === "estimate/") {
        // What folds hide, and what can be pressed on the screen.
        const text = printed(sheets);
        const expected = ["Share of the maximum", "Customer discount", "Referral", "Sales Partner that resells"];
        expect.soft(expected.filter((part) => !text.includes(squeezed(part))), `${paper.name}: not on paper`).toEqual([]);
      }
    }
  }
  await context.close();
});

// The figures that the document holds are those of the example, whatever its address holds.
const LINK = "#new_subscriptions=300000&team.certified_experts=7";
for (const view of ["estimate/", "requirements/", "compare/"]) {
  test(`/${view} prints no figures of the example for a link that is still awaited`, async ({ page, between }) => {
    const release = between.hold(/_bg\.wasm$/);
    await page.goto(between.address + view + LINK, { waitUntil: "domcontentloaded" });
    await expect(page.locator("html")).toHaveAttribute("data-page", "still");
    const sheets = await print(page, PAPERS[0]);
    expect(sheets).toHaveLength(1);
    expect(printed(sheets)).toContain(squeezed("Working out the figures of your link…"));
    expect(printed(sheets)).not.toMatch(/284,640|200,000|certifiedexperts|35%/);
    release();
    await untilAlive(page);
    expect(printed(await print(page, PAPERS[0]))).toContain("certifiedexperts7");
  });
}

test.describe("a page that cannot start", () => {
  test.use({ expectedComplaints: [/./] });

  test("prints no figures of the example for a link, and says what is wrong", async ({ page, between }) => {
    between.alter(/_bg\.wasm$/, (answer) => void (answer.status = 404));
    await page.goto(`${between.address}estimate/${LINK}`);
    await expect(page.locator("html")).toHaveAttribute("data-page", "failed");
    const text = printed(await print(page, PAPERS[0]));
    expect(text).toContain(squeezed("The calculator could not start"));
    expect(text).not.toMatch(/284,640|200,000/);
  });

  test("says so on paper when its script never comes", async ({ page, between }) => {
    between.alter(/\/start-[0-9a-f]+\.js/, (answer) => void (answer.status = 404));
    await page.goto(`${between.address}estimate/${LINK}`);
    const sheets = await print(page, PAPERS[0]);
    expect(printed(sheets)).toContain(squeezed("not yours and not those of a link"));
    expect(sheets.flatMap(overlaps)).toEqual([]);
  });
});

// Whoever prints from a script of their own waits for nothing that is drawn later.
for (const view of ["estimate/", "requirements/", "compare/"]) {
  test(`/${view} has drawn its view for paper when it is asked for, and not a moment later`, async ({ page }) => {
    await page.goto(view);
    // The view for paper is fetched once the browser is idle; until then what the screen shows is printed, as below.
    await complete(page);
    const drawn = await page.evaluate(() => {
      const count = () => document.querySelectorAll(".paper").length;
      dispatchEvent(new Event("beforeprint"));
      const asked = count();
      dispatchEvent(new Event("afterprint"));
      return [asked, count()];
    });
    expect(drawn).toEqual([1, 0]);
  });

  test(`/${view} prints soundly what it shows where nobody tells it of the print`, async ({ page }) => {
    // As it is when a browser says so too late.
    await page.addInitScript(() => {
      addEventListener("beforeprint", (event) => event.stopImmediatePropagation());
      globalThis.matchMedia = () => new EventTarget();
    });
    await page.goto(`${view}#upgrades=12345&team.certified_experts=7&growth_percent=5`);
    await expect(page.locator("html")).toHaveAttribute("data-page", "live");
    for (const paper of PAPERS) {
      const sheets = await print(page, paper);
      expect.soft(sheets.flatMap(overlaps), paper.name).toEqual([]);
      expect.soft(sheets.flatMap(outside), paper.name).toEqual([]);
      const said = { "estimate/": ["12,345", "Growth% a year5", "Certified experts7"], "requirements/": ["Certified experts7"], "compare/": [] }[view];
      const text = printed(sheets);
      expect.soft(said.filter((part) => !text.includes(squeezed(part))), paper.name).toEqual([]);
      expect.soft(await page.locator(".paper").count()).toBe(0);
    }
  });
}

test("a page that is still printed while somebody has typed says that its figures are not theirs", async ({ page, between }) => {
  const release = between.hold(/_bg\.wasm$/);
  await page.goto(`${between.address}estimate/`, { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).toHaveAttribute("data-page", "still");
  await type(page, "New subscriptions", "300000");
  const text = printed(await print(page, PAPERS[0]));
  expect(text).toContain(squeezed("those of an example business, not yours"));
  release();
  await untilAlive(page);
  await expect(field(page, "New subscriptions")).toHaveValue(/300,?000/);
});
