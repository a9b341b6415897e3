// Absences: the page asks for nothing once it is there, keeps nothing but the theme, and never goes against its policy.
import { expect, test } from "./between.mjs";
import { VIEWS } from "./views.mjs";
import { complete, field, netOf, open, view } from "./visitor.mjs";

const LEADER = "Value Added Reseller";
const live = (page) => expect(page.locator("html")).toHaveAttribute("data-page", "live", { timeout: 15_000 });

test("nothing is asked for after the page is complete", async ({ page, context }) => {
  await page.goto("estimate/");
  await live(page);
  await complete(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const asked = [];
  // The service worker's own are not the page's.
  context.on("request", (request) => request.serviceWorker() || asked.push(request.url()));
  await field(page, "New subscriptions").fill("300000");
  await open(page, "Assumptions");
  await netOf(page, LEADER).click();
  for (const name of ["Compare", "Requirements", "Estimate"]) {
    await view(page, name).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await page.goBack();
  await expect(page).toHaveURL(/requirements/);
  expect(asked).toEqual([]);
});

test("what is asked for is of the page's own folder", async ({ page, context, baseURL }) => {
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.goto("estimate/");
  await live(page);
  const foreign = asked.filter((url) => !url.startsWith(baseURL) && !url.startsWith("data:"));
  expect(asked.length).toBeGreaterThan(4);
  expect(foreign).toEqual([]);
});

test("no cookie, and nothing kept but the theme", async ({ page, context }) => {
  const stored = () =>
    page.evaluate(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
  await page.goto("estimate/");
  await live(page);
  await field(page, "New subscriptions").fill("300000");
  await expect(page).toHaveURL(/300000/);
  expect(await stored()).toEqual({ local: {}, session: {}, databases: [] });
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  expect(await stored()).toEqual({ local: { "partner-calculator-theme": "dark" }, session: {}, databases: [] });
  expect(await context.cookies()).toEqual([]);
});

test("a theme that was chosen is there before the page is alive, and stays", async ({ page, between }) => {
  await page.addInitScript(() => localStorage.setItem("partner-calculator-theme", "dark"));
  const release = between.hold(/_bg\.wasm$/);
  await page.goto(`${between.address}estimate/`, { waitUntil: "domcontentloaded" });
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await root.evaluate((element) => {
    globalThis.changes = [];
    new MutationObserver(() => globalThis.changes.push(element.dataset.theme)).observe(element, { attributeFilter: ["data-theme"] });
  });
  release();
  await live(page);
  await expect(page.getByRole("combobox", { name: "Theme" })).toHaveValue("dark");
  expect((await page.evaluate(() => globalThis.changes)).filter((theme) => theme !== "dark")).toEqual([]);
});

test.describe("the policy", () => {
  test.use({ expectedComplaints: [/policy: (require-trusted-types-for|trusted-types) stopped|TrustedTypePolicy|requires 'TrustedHTML'/] });

  test("is the same from the host and in the page, and it is at work", async ({ page }) => {
    const response = await page.goto("estimate/");
    const sent = response.headers()["content-security-policy"];
    const stated = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(sent.replace(/ ?frame-ancestors [^;]*;/, "")).toBe(stated);
    for (const part of ["default-src 'none'", "require-trusted-types-for 'script'", "trusted-types partner-calculator"]) {
      expect(sent.split(/; ?/)).toContain(part);
    }
    expect(sent).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*(?!;)/);
    await live(page);
    // Texts are no markup here, and nobody can make another policy that says they are.
    const refused = await page.evaluate(() => {
      const tries = [
        () => (document.createElement("div").innerHTML = "<b>x</b>"),
        () => trustedTypes.createPolicy("another", { createHTML: (html) => html }),
        () => trustedTypes.createPolicy("partner-calculator", { createHTML: (html) => html }),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return "let through";
        } catch (error) {
          return error.name;
        }
      });
    });
    expect(refused).toEqual(["TypeError", "TypeError", "TypeError"]);
  });
});

test("there is no inline script or style, nor an attribute that holds one", async ({ page }) => {
  for (const address of VIEWS) {
    await page.goto(address);
    await live(page);
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const script = element.localName === "script" && !element.src && element.type !== "application/ld+json";
          const handler = element.getAttributeNames().some((name) => name === "style" || name.startsWith("on"));
          return script || element.localName === "style" || handler;
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(inline).toEqual([]);
  }
});
