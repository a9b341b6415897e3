// Extensions that do more than replace texts: they move and replace elements, and put texts of their own beside them. Whatever
// they do, the page goes on showing the figures of what is entered, and no others.
import { expect, test } from "./between.mjs";
import { run, WAYS } from "./rewriter.mjs";

const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live");
const input = (page, name) => page.locator(`input[type=text][name="${name}"]`).first();
const visit = (view) => (page) => page.locator(`nav a[href^="${view}"]`).first().click();

const STEPS = {
  "300,000 a year, key by key": async (page) => {
    await input(page, "deals.new_subscriptions").fill("");
    await input(page, "deals.new_subscriptions").pressSequentially("300000");
    await expect(input(page, "deals.new_subscriptions")).toBeFocused();
    await input(page, "deals.new_subscriptions").press("Tab");
  },
  "a working is opened, and changes": async (page) => {
    await page.locator(".ranked-net .figure").first().click();
    await input(page, "years").fill("5");
    await input(page, "years").press("Tab");
  },
  "no amount": (page) => input(page, "deals.services").fill("many"),
  "an amount again": (page) => input(page, "deals.services").fill("60000"),
  "another tier is looked into": (page) => page.locator(".ranked-look").nth(2).click(),
  "somebody certified": async (page) => {
    await visit("requirements/")(page);
    await page.locator('input[type=text][name^="team."]').first().fill("7");
  },
  "the estimate again": visit("estimate/"),
};

// All words that the page says, in no order: the place of a part within its sentence is for another language to choose.
const words = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) text += ` ${walker.currentNode.data}`;
    return text.replaceAll(/[«»]/g, " ").split(/\s+/).filter(Boolean).sort();
  });

// Words that one of two texts says more often than the other.
function more(one, other) {
  const left = [...other];
  return one.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

async function settled(page) {
  let before;
  await expect
    .poll(async () => {
      const now = String(await words(page));
      const same = now === before;
      before = now;
      return same;
    }, { intervals: [50] })
    .toBe(true);
  return before.split(",");
}

test("extensions that write the page anew change no figure", async ({ page, context, between }) => {
  test.setTimeout(120_000);
  await page.goto(`${between.address}estimate/`);
  await live(page);
  const expected = {};
  for (const [step, take] of Object.entries(STEPS)) {
    await take(page);
    expected[step] = (await settled(page)).join(",");
  }
  for (const [way, rewrite] of Object.entries(WAYS)) {
    const other = await context.newPage();
    await other.goto(`${between.address}estimate/`);
    await live(other);
    await other.evaluate(run(rewrite));
    for (const [step, take] of Object.entries(STEPS)) {
      await take(other);
      const differences = async () => {
        const [now, then] = [await words(other), expected[step].split(",")];
        const said = String(now).split(",");
        return { missing: more(then, said), added: more(said, then) };
      };
      await expect.poll(differences, { message: `${way}: ${step}`, timeout: 5000 }).toEqual({ missing: [], added: [] });
    }
    await expect(other.locator("#status")).toBeEmpty();
    await other.close();
  }
});

for (const place of ["within", "behind"]) {
  test(`a translation ${place} its block goes when its figure is another`, async ({ page }) => {
    await page.goto("estimate/");
    await live(page);
    // Each by itself and only once: an extension that does not look after what it has put there.
    await page.evaluate((place) => {
      for (const block of document.querySelectorAll("main p, main td, main dd, main li > span")) {
        if (!/\d/.test(block.textContent)) continue;
        const added = document.createElement("font");
        added.textContent = added.dataset.of = block.textContent;
        if (place === "within") block.append(added);
        else block.after(added);
      }
    }, place);
    const added = page.locator("main font");
    const count = await added.count();
    await input(page, "deals.new_subscriptions").fill("300000");
    await expect(page.locator(".answer").first()).toContainText("$420,960");
    await expect.poll(() => added.count()).toBeLessThan(count);
    const wrong = await added.evaluateAll((all, place) =>
      all
        .map((one) => [one.dataset.of, place === "within" ? one.parentNode.textContent.replace(one.dataset.of, "") : one.previousElementSibling.textContent])
        .filter(([says, is]) => says !== is),
    place);
    expect(wrong).toEqual([]);
  });
}
