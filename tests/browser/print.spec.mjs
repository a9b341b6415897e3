// Prints for a reader who has nothing else: every word of it legible, every input that was changed, the case, the
// day and the link. PARTNER_CALCULATOR_ALL=1 prints every case on both papers and every way to set it; else each is printed on
// one of them in turn. What is printed before a page is alive is in print_start.spec.mjs.
import { expect, test } from "./between.mjs";
import { cutOff, missing, outside, overlaps, PAPERS, print, printed, squeezed, untilAlive } from "./paper.mjs";
import { netOf } from "./visitor.mjs";

// Every tier of the catalog, as its boxes in the choice of tiers name them.
async function everyTier(page) {
  await openAlive(page, "compare/");
  const tiers = await page.locator("input[name=tiers]").evaluateAll((boxes) => boxes.map((box) => box.value));
  expect(tiers.length).toBeGreaterThan(10);
  return [...new Set(tiers)];
}

// Every rate that can be assumed for a tier whose document states none.
async function everyRate(page) {
  await openAlive(page, "estimate/");
  await page.locator(".apart-tiers button").evaluateAll((buttons) => buttons.forEach((button) => button.click()));
  const fields = page.locator('input[name^="assumptions.rates."]');
  await expect.poll(() => fields.count()).toBeGreaterThan(10);
  return fields.evaluateAll((fields) => [...new Set(fields.map((field) => field.name))]);
}

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
  { name: "every tier compared", address: "compare/", tiers: true, sheets: 30 },
];

for (const [index, { name, address, tiers, open, prepare, ...expected }] of CASES.entries()) {
  test(`on paper: ${name}`, async ({ page }) => {
    if (tiers) test.slow();
    await openAlive(page, tiers ? `${address}#tiers=${await everyTier(page)}` : address);
    if (open) await openFolds(page);
    await prepare?.(page);
    const format = index % 2 === 0 ? "A4" : "Letter";
    const papers = PAPERS.filter((paper) => process.env.PARTNER_CALCULATOR_ALL || paper.format === format);
    for (const paper of papers) await expectSound(page, paper, expected);
  });
}

// Every view with every input changed, in every way that sets a sheet differently. Without PARTNER_CALCULATOR_ALL=1 some of
// them, spread so that each way is met in each view.
const WAYS = ["estimate/", "requirements/", "compare/"].flatMap((view) =>
  [1, 3, 10].flatMap((years) => [5, Infinity].flatMap((tiers) => [false, true].map((open) => ({ view, years, tiers, open })))),
);
const SPREAD = { "estimate/": [0, 3, 5, 6, 9], "requirements/": [0, 6, 11], "compare/": [1, 3, 8] };

for (const [index, { view, years, tiers, open }] of WAYS.entries()) {
  if (!process.env.PARTNER_CALCULATOR_ALL && !SPREAD[view].includes(index % 12)) continue;
  test(`on paper: ${view} over ${years} years, ${tiers === 5 ? "5" : "all"} tiers, groups ${open ? "open" : "closed"}`, async ({ page }) => {
    if (tiers > 5) test.slow();
    const names = (await everyTier(page)).slice(0, tiers);
    const rates = tiers === 5 ? [] : (await everyRate(page)).map((name) => `${name}=10`);
    const changed = [...rates, ...changedFragment.filter((part) => !rates.some((rate) => rate.split("=")[0] === part.split("=")[0]))];
    // A link does not say what is so anyway.
    const fragment = [...(years === 3 ? [] : [`years=${years}`]), `tiers=${names}`, ...changed].join("&");
    await openAlive(page, `${view}#${fragment}`);
    if (open) await openFolds(page);
    const says = [...changedTexts.filter((text) => tiers === 5 || !text.endsWith("(Sales) 15 %")), ...(years === 3 ? [] : [`Years ${years}`])];
    const papers = process.env.PARTNER_CALCULATOR_ALL ? PAPERS : [PAPERS[index % PAPERS.length]];
    for (const paper of papers) await expectSound(page, paper, { says, years: view === "estimate/" ? years : 0 });
  });
}

// Checks that hold for whatever is printed, and those of this print. `upright` and `most` bound its sheets.
async function expectSound(page, paper, { says = [], years = 0, sheets: most = 40, upright = most }) {
  await test.step(paper.name, async () => {
    // A link names the same inputs in an order of its own.
    const link = (await page.evaluate(() => location.href)).split(/[#&]/);
    const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date());
    const sheets = await print(page, paper);
    const text = printed(sheets);
    expect.soft(sheets.flatMap(overlaps), `${paper.name}: texts over each other`).toEqual([]);
    expect.soft(sheets.flatMap(outside), `${paper.name}: texts beyond an edge`).toEqual([]);
    expect.soft(await cutOff(page, sheets), `${paper.name}: larger than its box`).toEqual([]);
    expect.soft(await missing(page, sheets), `${paper.name}: shown and not printed`).toEqual([]);
    const heads = Array.from({ length: years }, (_, index) => `Year ${index + 1}`);
    const expected = [today, ...link, "none of the vendors", ...heads, ...says];
    expect.soft(expected.filter((part) => !text.includes(squeezed(part))), `${paper.name}: not on paper`).toEqual([]);
    expect.soft(sheets.length, `${paper.name}: sheets`).toBeLessThanOrEqual(paper.landscape ? most : upright);
    expect.soft(sheets.filter(({ texts }) => texts.length < 2), `${paper.name}: empty sheets`).toEqual([]);
  });
}

// The prints of these tests have no backgrounds either.
test("a printer without colour and without backgrounds tells apart how tiers earn, and what is stated", async ({ page }) => {
  await openAlive(page, "estimate/");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".paper")).toBeVisible();
  const seen = await page.evaluate(() => {
    const first = (selector) => document.querySelector(`.paper ${selector}`);
    const style = (selector) => getComputedStyle(first(selector));
    const grey = (color) => color.match(/\d+/g).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0) / 255;
    const kinds = ["commission", "margin"];
    return {
      fills: kinds.map((kind) => grey(style(`.bar.pays-${kind} .bar-certain .bar-fill`).fill)),
      hatches: kinds.map((kind) => style(`.bar.pays-${kind} .bar-hatch`).transform),
      outlines: kinds.map((kind) => parseFloat(style(`.bar.pays-${kind} .bar-possible .bar-fill`).strokeWidth)),
      chips: kinds.map((kind) => style(`.kind-${kind}`).borderTopStyle),
      // Within a box without content the border is all there is.
      stated: [first(".legend-swatch.is-stated").clientWidth, first(".legend-swatch.is-stated").clientHeight],
      possible: parseFloat(style(".legend-swatch.is-possible").borderTopWidth),
      mark: parseFloat(style(".legend-mark").borderInlineStartWidth),
    };
  });
  expect(seen.fills[0] - seen.fills[1]).toBeGreaterThan(0.2);
  expect(seen.hatches).toEqual(["none", "matrix(-1, 0, 0, 1, 0, 0)"]);
  expect(seen.chips).toEqual(["solid", "double"]);
  expect(Math.min(...seen.outlines, seen.possible, seen.mark)).toBeGreaterThan(0);
  expect(seen.stated).toEqual([0, 0]);
});

// Missing requirements have their own order on paper; all else is said in the words of the screen.
for (const tier of ["opennebula/technology", "outsystems-2021/msp", "wso2-2018/certified-integration"]) {
  test(`what the figures of ${tier} rest on is the same on paper as on the screen`, async ({ page }) => {
    await openAlive(page, `estimate/#tier=${tier}`);
    const said = (list) => page.locator(list).evaluateAll((items) => items.map((item) => [...item.childNodes].filter((node) => node.nodeName !== "SUP").map((node) => node.textContent).join("")));
    const onScreen = await said(".detail-notes li");
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".paper")).toBeVisible();
    const onPaper = await said(".paper-facts li");
    expect(onScreen.length).toBeGreaterThan(3);
    expect(onScreen.filter((text) => !onPaper.includes(text))).toEqual([]);
  });
}

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

const openFolds = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

// The state of a link is only shown by a page that is alive; another fragment alone would not load it anew.
async function openAlive(page, address) {
  await page.goto("about:blank");
  await page.goto(address, { waitUntil: "networkidle" });
  await untilAlive(page);
}
