// Deeds of visitors, in their own words: fields by label, tiers by name. Specs read like what they show.
import { expect } from "./harness.mjs";

export const field = (page, label) => page.getByRole("textbox", { name: label, exact: true });

// Types as a person would: into the field, over what stands there, and on to the next field.
export async function type(page, label, text) {
  await field(page, label).fill(text);
  await field(page, label).press("Tab");
}

export const group = (page, name) => page.locator("details").filter({ has: page.locator("summary", { hasText: name }) });

export async function open(page, name) {
  await group(page, name).locator("summary").first().click();
}

export const ranked = (page, tier) =>
  page.getByRole("listitem").filter({ has: page.getByRole("button", { name: tier, exact: true }) });

export const netOf = (page, tier) => ranked(page, tier).getByRole("button", { name: /show working/ });

// The ranking as "tier: net", in its order.
export async function ranking(page) {
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /show working/ }) });
  return rows.evaluateAll((items) =>
    items.map((item) => {
      const [tier, net] = item.querySelectorAll("button");
      return `${tier.textContent.trim()}: ${net.querySelector(".figure-amount").textContent.trim()}`;
    }),
  );
}

export async function expectRanking(page, expected) {
  await expect.poll(() => ranking(page)).toEqual(expected);
}

export const view = (page, name) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true });

// The answer as it is seen; what is said to screen readers repeats it.
export const headline = (page) => page.getByRole("heading", { level: 2, name: / over \d+ year/ });

// Waits until all chunks are there: a print has its form for paper.
export const complete = (page) => expect.poll(() => page.evaluate(() => performance.getEntriesByName("complete").length)).toBe(1);
