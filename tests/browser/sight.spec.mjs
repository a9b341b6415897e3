// Parts in sight: the answer with its first bar on the first screen, and the fields while the ranking is scrolled.
import { expect, test } from "./harness.mjs";
import { field, headline, netOf, ranked } from "./visitor.mjs";

for (const [width, height] of [[760, 600], [1280, 720]]) {
  test(`the first screen of ${width} × ${height} holds answer, caveat, fields and the first bar`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("estimate/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    for (const seen of [
      headline(page),
      page.locator(".answer-support"),
      page.locator(".ended-notice"),
      field(page, "New subscriptions"),
      page.getByRole("combobox", { name: "Currency" }),
      netOf(page, "Value Added Reseller"),
    ]) {
      await expect(seen).toBeInViewport({ ratio: 1 });
    }
    const bar = await ranked(page, "Value Added Reseller").locator(".bar-certain .bar-fill").boundingBox();
    expect(bar.y + bar.height).toBeLessThanOrEqual(height);
    // The arrow keys step where there is no slider.
    await field(page, "Services").focus();
    await page.keyboard.press("ArrowUp");
    await expect(field(page, "Services")).toHaveValue("55000");
  });
}

test("beside the ranking the fields stay in sight, and what is typed is seen to count", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto("estimate/");
  await expect(page.locator("html[data-page=live]")).toBeAttached();
  await page.evaluate(() => scrollTo(0, 800));
  const main = [field(page, "New subscriptions"), page.getByRole("combobox", { name: "Currency" })];
  for (const control of main) await expect(control).toBeInViewport({ ratio: 1 });
  const grid = page.getByRole("grid", { name: /year by year/ });
  await expect(grid).toBeInViewport();
  await field(page, "New subscriptions").fill("300000");
  await expect(grid.getByRole("button", { name: /^New subscriptions, year 1: 105,000/ })).toBeInViewport();
  // A group that is higher than what is left scrolls by itself, and hides nothing of the fields.
  await page.getByText("Your team", { exact: true }).click();
  for (const control of main) await expect(control).toBeInViewport({ ratio: 1 });
  await field(page, "Developer certifications").focus();
  await expect(field(page, "Developer certifications")).toBeInViewport({ ratio: 1 });
  for (const at of [0, 400, 800, 1e6]) {
    await page.evaluate((at) => scrollTo(0, at), at);
    const [fields, groups] = await page.locator(".inputs").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
    expect(groups.top - fields.bottom, `scrolled to ${at}`).toBeGreaterThanOrEqual(-1.5);
  }
  // With a message, which needs room, nothing is cut.
  await field(page, "New subscriptions").fill("x");
  await expect(page.locator(".inputs .field-error")).toBeVisible();
  const cut = await page.locator(".inputs").evaluateAll((parts) => parts.map((part) => part.scrollHeight - part.clientHeight));
  expect(cut).toEqual([0, 0]);
});

for (const [width, height] of [[1000, 700], [1280, 720], [1920, 1080]]) {
  test(`at ${width} px beside the ranking every stop of Tab is in sight, in the order of the document`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("estimate/");
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await page.getByText("Your team", { exact: true }).click();
    await page.getByText("Your costs", { exact: true }).click();
    // Nothing is cut of the fields as they are.
    const cut = await page.locator(".inputs").first().evaluate((part) => part.scrollHeight - part.clientHeight);
    expect(cut).toBe(0);
    await page.locator(".skip-link").focus();
    const stops = [];
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === document.body) return null;
        const box = focused.getClientRects()[0];
        const hit = document.elementFromPoint(Math.min(box.left + 4, innerWidth - 1), box.top + Math.min(box.height / 2, 20));
        const isSeen = hit && (focused.contains(hit) || hit.contains(focused));
        const earlier = window.before?.compareDocumentPosition(focused) ?? Node.DOCUMENT_POSITION_FOLLOWING;
        window.before = focused;
        return isSeen && earlier & Node.DOCUMENT_POSITION_FOLLOWING ? "" : `${focused.outerHTML.slice(0, 100)}`;
      }).catch((error) => String(error));
      if (stop === null) break;
      stops.push(stop);
    }
    expect(stops.length).toBeGreaterThan(40);
    expect(stops.filter(Boolean)).toEqual([]);
  });
}

for (const [view, names] of [["estimate/", ".field-asked"], ["requirements/", ".field-asked"], ["compare/", "tbody th[scope=row]"]]) {
  test(`no word of a name in ${view} is broken in two, at any width`, async ({ page }) => {
    await page.goto(view);
    await expect(page.locator("html[data-page=live]")).toBeAttached();
    await page.locator("details").evaluateAll((groups) => groups.forEach((group) => (group.open = true)));
    for (const width of [360, 768, 1000, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const broken = await page.locator(names).evaluateAll((labels) =>
        labels.flatMap((label) => {
          const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/[^\s-]+/g)) {
              const range = document.createRange();
              range.setStart(walker.currentNode, word.index);
              range.setEnd(walker.currentNode, word.index + word[0].length);
              if (range.getClientRects().length > 1) found.push(word[0]);
            }
          }
          return found;
        }),
      );
      expect(broken, `${width} px`).toEqual([]);
    }
  });
}
