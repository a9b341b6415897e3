// What a reader gets who has nothing but the print: every word of it legible, every input that was changed, the case, the
// day and the link. PARTNER_CALCULATOR_ALL=1 prints every case on both papers; else each is printed on one of them in turn.
import { expect, test } from "./between.mjs";
import { cutOff, missing, outside, overlaps, PAPERS, print, printed, squeezed } from "./paper.mjs";
import { complete, netOf } from "./visitor.mjs";

// Every tier of the catalog, as its boxes in the choice of tiers name them.
const allTiers = (page) =>
  page.locator("input[name=tiers]").evaluateAll((boxes) => [...new Set(boxes.map((box) => box.value))].join(","));

// In groups that are folded at first, with what stands on paper of it. All of them differ from the example.
const CHANGED = {
  "deals.per_year": ["7", "Deals 7"],
  upgrades: ["12345", "Upgrades 12,345 USD"],
  growth_percent: ["5", "Growth 5 %"],
  customer_discount_percent: ["2.5", "Customer discount 2.5 %"],
  "team.certified_experts": ["7", "Certified experts 7"],
  "team.marketing_points": ["9", "Marketing activities a year, credited by points 9"],
  "costs.selling_percent_refer": ["3", "Selling, when you refer 3 %"],
  "costs.per_requirement.certified_experts": ["1500", "Certified experts 1,500 USD"],
  "assumptions.share_of_maximum_percent": ["60", "Share of the maximum 60 %"],
  "assumptions.per_euro.CHF": ["0.95", "One euro in CHF 0.95"],
  "assumptions.rates.outsystems-2021/sales/new_subscriptions/co_sell": ["15", "(Sales) 15 %"],
};
const changedFragment = Object.entries(CHANGED).map(([name, [text]]) => `${name.replace(/^deals\./, "")}=${text}`);
const changedTexts = Object.values(CHANGED).map(([, onPaper]) => onPaper);

const CASES = [
  { name: "estimate as it begins", address: "estimate/", sheets: 2, upright: 1, says: ["This is an example business"] },
  { name: "estimate over 1 year", address: "estimate/#years=1", sheets: 2, says: ["Years 1"] },
  { name: "estimate over 10 years with everything changed", address: `estimate/#years=10&${changedFragment.join("&")}`, sheets: 4, says: changedTexts, years: 10 },
  { name: "estimate over 10 years with cents and groups open", address: "estimate/#years=10&new_subscriptions=1234567.89&growth_percent=3.33", open: true, sheets: 3, says: ["New subscriptions 1,234,567.89 USD"], years: 10 },
  { name: "estimate in the largest amounts", address: "estimate/#years=10&currency=JPY&new_subscriptions=99999999999&assumptions.per_euro.JPY=130", sheets: 5, years: 10 },
  { name: "estimate with a field that cannot be read", address: "estimate/#services=abc", sheets: 3, says: ["Services “abc”", "last figures without errors"] },
  { name: "estimate with a working open", address: "estimate/", prepare: (page) => netOf(page, "Certified Integration").click(), sheets: 4, says: ["Working: net of Certified Integration"] },
  { name: "estimate of some programs", address: "estimate/#programs=wso2-2018,outsystems-2021", sheets: 2, says: ["Programs shown"] },
  { name: "requirements", address: "requirements/", sheets: 4 },
  { name: "requirements with a team", address: `requirements/#${changedFragment.join("&")}&tier=outsystems-2021/gsi`, sheets: 5, says: changedTexts },
  { name: "5 tiers compared", address: "compare/", sheets: 5, says: ["Whether it is in force is not known"] },
  { name: "5 tiers compared by their differences", address: "compare/#only_differences=true", sheets: 5, says: ["Only rows that differ"] },
  { name: "every tier compared", address: "compare/", tiers: allTiers, sheets: 30 },
];

for (const [index, paperCase] of CASES.entries()) {
  test(`on paper: ${paperCase.name}`, async ({ page }) => {
    const { tiers, open, prepare, says = [], sheets: most, upright = most, years } = paperCase;
    let { address } = paperCase;
    if (tiers) {
      await page.goto(address);
      address += `#tiers=${await tiers(page)}`;
      await page.goto("about:blank");
    }
    await openAlive(page, address);
    if (open) await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
    await prepare?.(page);
    // A link names the same inputs in an order of its own.
    const link = (await page.evaluate(() => location.href)).split(/[#&]/);
    const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date());
    const format = index % 2 === 0 ? "A4" : "Letter";
    for (const paper of PAPERS.filter((paper) => process.env.PARTNER_CALCULATOR_ALL || paper.format === format)) {
      await test.step(paper.name, async () => {
        // A busy machine may take its picture before the answer to this event is drawn: what is measured here is the paper.
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        await page.locator(".paper").waitFor({ state: "attached" });
        const sheets = await print(page, paper);
        const text = printed(sheets);
        expect.soft(sheets.flatMap(overlaps), `${paper.name}: texts over each other`).toEqual([]);
        expect.soft(sheets.flatMap(outside), `${paper.name}: texts beyond an edge`).toEqual([]);
        expect.soft(await cutOff(page, sheets), `${paper.name}: larger than its box`).toEqual([]);
        expect.soft(await missing(page, sheets), `${paper.name}: shown and not printed`).toEqual([]);
        const heads = Array.from({ length: years ?? 0 }, (_, index) => `Year ${index + 1}`);
        const expected = [today, ...link, "none of the vendors", ...heads, ...says];
        expect.soft(expected.filter((part) => !text.includes(squeezed(part))), `${paper.name}: not on paper`).toEqual([]);
        expect.soft(sheets.length, `${paper.name}: sheets`).toBeLessThanOrEqual(paper.landscape ? most : upright);
        expect.soft(sheets.filter(({ texts }) => texts.length < 2), `${paper.name}: empty sheets`).toEqual([]);
      });
    }
  });
}

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

test("paper is light and the page is as before once it is printed", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openAlive(page, "estimate/");
  const { color, background } = await page.evaluate(async () => {
    dispatchEvent(new Event("beforeprint"));
    await new Promise((done) => setTimeout(done));
    return { color: document.querySelectorAll(".paper").length, background: document.querySelectorAll("main").length };
  });
  expect([color, background]).toEqual([1, 1]);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".paper")).toHaveCount(0);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const text = page.locator(".paper h1");
  await expect(text).toBeVisible();
  expect(await text.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(26, 29, 32)");
  await expect(page.locator("main")).toBeHidden();
  await page.emulateMedia({ media: null });
  await expect(page.locator("main")).toBeVisible();
});

// The state of a link is only shown by a page that is alive.
async function openAlive(page, address) {
  await page.goto(address, { waitUntil: "networkidle" });
  await untilAlive(page);
}

async function untilAlive(page) {
  await expect(page.locator("html")).toHaveAttribute("data-page", "live");
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await complete(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".paper")).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".paper")).toHaveCount(0);
}
