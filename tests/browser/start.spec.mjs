// From the still page to the live one: nothing is lost, nothing moves, and whatever fails, the page stays.
import { expect, test } from "./between.mjs";
import { VIEWS } from "./views.mjs";
import { field, group, netOf, open, ranked } from "./visitor.mjs";

const WASM = /_bg\.wasm$/;
const GLUE = /\/app-[0-9a-f]+\.js/;

// By hand: new subscriptions of 300,000 a year instead of 200,000, of which 35 %, services 4,000, and 12 % of renewals of
// 270,000 and of 90 % of 570,000 = 513,000: 3 · 109,000 + 32,400 + 61,560.
const NET_OF_300_000 = "420,960";
const LEADER = "Value Added Reseller";
// The default scenario's, see still.spec.mjs.
const NET_OF_DEFAULT = "284,640";

const state = (page) => page.locator("html");
const live = (page) => expect(state(page)).toHaveAttribute("data-page", "live", { timeout: 15_000 });
const status = (page) => page.locator("#status");

// Opens a view whose wasm is on its way; the returned function lets it arrive.
async function openStill(page, between, view = "estimate/") {
  const release = between.hold(WASM);
  await page.goto(between.address + view, { waitUntil: "domcontentloaded" });
  await expect(state(page)).toHaveAttribute("data-page", "still");
  return release;
}

const selection = (locator) =>
  locator.evaluate((input) => [input.selectionStart, input.selectionEnd, input === document.activeElement]);

test.describe("before the wasm has arrived", () => {
  test("text, focus and caret of a field are kept, and the figures are right afterwards", async ({ page, between }) => {
    const release = await openStill(page, between);
    const subscriptions = field(page, "New subscriptions");
    await subscriptions.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("300000");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    release();
    await live(page);
    await expect(subscriptions).toHaveValue("300000");
    expect(await selection(subscriptions)).toEqual([4, 4, true]);
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
    await expect(page).toHaveURL(/#new_subscriptions=300000$/);
    // Typing goes on where it was, and leaving the field shows the figure grouped.
    await page.keyboard.type("5");
    await expect(subscriptions).toHaveValue("3000500");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Tab");
    await expect(subscriptions).toHaveValue("300,000");
  });

  test("no key is lost while somebody types through the change", async ({ page, between }) => {
    const release = await openStill(page, between);
    const services = field(page, "Services");
    await services.click();
    await page.keyboard.press("Control+A");
    const digits = "123456789".repeat(12);
    for (const [index, digit] of [...digits].entries()) {
      if (index === 9) release();
      await page.keyboard.press(digit);
    }
    await live(page);
    await page.keyboard.press("0");
    await expect(services).toHaveValue(`${digits}0`);
  });

  test("a selection in grouped digits is the same figures afterwards", async ({ page, between }) => {
    const release = await openStill(page, between);
    const subscriptions = field(page, "New subscriptions");
    await subscriptions.focus();
    await subscriptions.evaluate((input) => input.setSelectionRange(2, 5, "backward"));
    release();
    await live(page);
    await expect(subscriptions).toHaveValue("200000");
    expect(await selection(subscriptions)).toEqual([2, 4, true]);
  });

  test("what an input method is composing is finished first", async ({ page, between }) => {
    const release = await openStill(page, between);
    const services = field(page, "Services");
    await services.fill("");
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { text: "7", selectionStart: 1, selectionEnd: 1 });
    release();
    // Once this has come to an end here, so it has for the page, which asked first.
    await page.evaluate(async () => {
      const [glue, wasm] = ["glue", "wasm"].map((id) => document.getElementById(id).href);
      await (await import(glue)).default({ module_or_path: wasm });
    });
    await expect(state(page)).toHaveAttribute("data-page", "still");
    await devtools.send("Input.insertText", { text: "70000" });
    await live(page);
    await expect(services).toHaveValue("70000");
    expect((await selection(services))[2]).toBe(true);
  });

  test("sliders, switches, choices, folds and the scroll position are kept", async ({ page, between }) => {
    const release = await openStill(page, between);
    await open(page, "Assumptions");
    const byList = page.getByRole("group", { name: "Measure purchases by" }).getByRole("radio", { name: "List price" });
    await byList.check();
    await page.getByRole("slider", { name: "Services, slider" }).fill("100000");
    await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
    const program = page.locator("input[name=opennebula]");
    await group(page, "Programs").locator("summary").first().click();
    await program.uncheck();
    const scrolled = await page.evaluate(() => (scrollTo(0, 300), scrollY));
    expect(scrolled).toBeGreaterThan(0);
    release();
    await live(page);
    await expect(field(page, "Services")).toHaveValue("100,000");
    await expect(byList).toBeChecked();
    await expect(group(page, "Assumptions").first()).toHaveAttribute("open", "");
    await expect(state(page)).toHaveAttribute("data-theme", "dark");
    await expect(program).not.toBeChecked();
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await expect(page).toHaveURL(/services=100000/);
  });

  test("tiers chosen for the comparison are kept", async ({ page, between }) => {
    const release = await openStill(page, between, "compare/");
    await page.locator("details.tier-picker > summary").click();
    const boxes = page.locator("input[name=tiers]");
    const [first, second] = ["wso2-2015/premier", "opennebula/referral"];
    for (const tier of [first, second]) await boxes.and(page.locator(`[value="${tier}"]`)).check();
    release();
    await live(page);
    for (const tier of [first, second]) await expect(boxes.and(page.locator(`[value="${tier}"]`))).toBeChecked();
    await expect(page).toHaveURL(/tiers=.*wso2-2015\/premier/);
  });

  test("a button that was pressed is answered as soon as the page can", async ({ page, between }) => {
    const release = await openStill(page, between);
    await netOf(page, LEADER).click();
    release();
    await live(page);
    await expect(netOf(page, LEADER)).toHaveAttribute("aria-expanded", "true");
    await expect(ranked(page, LEADER).getByRole("table")).toBeVisible();
  });

  test("a link's figures are not mistaken for those shown meanwhile", async ({ page, between }) => {
    const release = await openStill(page, between, "estimate/#new_subscriptions=300000");
    await expect(page.locator("#app")).toHaveAttribute("aria-busy", "true");
    release();
    await live(page);
    await expect(page.locator("#app")).not.toHaveAttribute("aria-busy");
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  });

  test("what was typed counts over the link, and the rest of the link stays", async ({ page, between }) => {
    const release = await openStill(page, between, "estimate/#new_subscriptions=100&years=1");
    await field(page, "New subscriptions").fill("300000");
    release();
    await live(page);
    await expect(field(page, "New subscriptions")).toHaveValue("300000");
    // 105,000 + 4,000.
    await expect(netOf(page, LEADER)).toContainText("109,000");
    await expect(page).toHaveURL(/#new_subscriptions=300000&years=1$/);
  });
});

for (const view of VIEWS) {
  test(`/${view} does not move when it comes alive`, async ({ page, between }) => {
    const release = await openStill(page, between, view);
    // Rendered and painted before, so that a shift would be one.
    await page.screenshot();
    release();
    await live(page);
    await page.screenshot();
    const shifts = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const observer = new PerformanceObserver((list) => resolve(list.getEntries().map(({ value }) => value)));
          observer.observe({ type: "layout-shift", buffered: true });
          // An entry that is there is handed over before the next frame's end.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(observer.takeRecords())));
        }),
    );
    expect(shifts).toEqual([]);
  });
}

test("what translators and extensions do to the still page does not break the live one", async ({ page, between }) => {
  const release = await openStill(page, between);
  await page.evaluate(() => {
    const app = document.getElementById("app");
    const comments = document.createNodeIterator(document, NodeFilter.SHOW_COMMENT);
    for (let comment; (comment = comments.nextNode()); ) comment.remove();
    const texts = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.data.trim()) found.push(texts.currentNode);
    for (const text of found) {
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(document.createElement("font"));
      font.firstChild.textContent = `«${text.data}»`;
    }
    for (const body of app.querySelectorAll("tbody")) body.replaceWith(...body.childNodes);
    for (const parent of app.querySelectorAll("div, span, label, li")) {
      parent.prepend(document.createElement("ext-mark"));
      parent.setAttribute("data-ext", "1");
      parent.classList.add("ext");
    }
    app.querySelector("footer").remove();
    document.body.prepend(Object.assign(document.createElement("div"), { textContent: "An extension's bar" }));
    document.body.append(document.createElement("ext-overlay"));
    document.documentElement.setAttribute("lang", "de");
  });
  await page.locator("[name='deals.new_subscriptions']").first().fill("300000");
  release();
  await live(page);
  await expect(field(page, "New subscriptions")).toHaveValue("300000");
  await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
  await expect(page.locator("#app")).toHaveCount(1);
  await expect(page.getByText("An extension's bar")).toBeVisible();
  await field(page, "New subscriptions").fill("200000");
  await expect(netOf(page, LEADER)).toContainText(NET_OF_DEFAULT);
});

test("a page whose root an extension has taken away still comes alive", async ({ page, between }) => {
  const release = await openStill(page, between);
  await page.evaluate(() => document.getElementById("app").remove());
  release();
  await live(page);
  await expect(netOf(page, LEADER)).toContainText(NET_OF_DEFAULT);
});

test.describe("whatever fails", () => {
  test.use({ expectedComplaints: [/./] });

  const failed = (page) => expect(state(page)).toHaveAttribute("data-page", "failed", { timeout: 15_000 });
  const times = (between, pattern) => between.asked.filter((path) => pattern.test(path)).length;

  async function expectStillPage(page, sentence) {
    await failed(page);
    await expect(status(page)).toHaveText(sentence);
    await expect(status(page)).toHaveAttribute("role", "status");
    await expect(netOf(page, LEADER)).toContainText(NET_OF_DEFAULT);
  }

  test("a wasm that breaks off leaves the page and is asked for once more only", async ({ page, between }) => {
    between.cut(WASM);
    await page.goto(`${between.address}estimate/`);
    await expectStillPage(page, /could not start.*example business/);
    const before = times(between, WASM);
    // One for the preload and the first start, one for the restart; the browser itself may ask anew for what broke off.
    expect(times(between, GLUE)).toBe(2);
    await page.getByRole("link", { name: "Compare" }).click();
    await expect(page).toHaveURL(/compare\/$/);
    expect(before).toBeLessThanOrEqual(4);
  });

  test("a wasm that breaks off once comes alive the second time, without a word", async ({ page, between }) => {
    const mend = between.cut(WASM);
    between.alter(/\?anew/, mend);
    await page.goto(`${between.address}estimate/`);
    await live(page);
    await expect(status(page)).toBeEmpty();
  });

  test("a file that is no wasm leaves the page", async ({ page, between }) => {
    between.alter(WASM, (answer) => (answer.body = Buffer.from("<!doctype html>")));
    await page.goto(`${between.address}estimate/`);
    await expectStillPage(page, /could not start/);
  });

  // The app asks the browser for an element; where the browser refuses, it panics.
  const breakable = (between) =>
    between.alter(GLUE, (answer) => {
      const glue = answer.body.toString();
      const broken = glue.replace(/\.createElement(NS)?\(/g, (call) => `[globalThis.refusals-- > 0 ? "refused" : "${call.slice(1, -1)}"](`);
      if (broken === glue) throw new Error("the glue makes no element");
      answer.body = Buffer.from(broken);
    });

  test("an app that panics at each start leaves the page, with what was typed", async ({ page, between }) => {
    breakable(between);
    await page.addInitScript(() => (globalThis.refusals = Infinity));
    const release = await openStill(page, between);
    await field(page, "Services").fill("70000");
    release();
    await expectStillPage(page, /could not start/);
    await expect(field(page, "Services")).toHaveValue("70000");
    expect(times(between, GLUE)).toBe(2);
  });

  test("an app that panics at its first start is started again, with what was typed", async ({ page, between }) => {
    breakable(between);
    await page.addInitScript(() => (globalThis.refusals = 1));
    const release = await openStill(page, between);
    await field(page, "New subscriptions").fill("300000");
    release();
    await live(page);
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
    expect(times(between, GLUE)).toBe(2);
  });

  test("an app that panics later is started again with the state of its address, and says so", async ({ page, between }) => {
    breakable(between);
    await page.goto(`${between.address}estimate/`);
    await live(page);
    await field(page, "New subscriptions").fill("300000");
    await expect(page).toHaveURL(/#new_subscriptions=300000$/);
    await page.evaluate(() => (globalThis.refusals = 1));
    await page.getByRole("link", { name: "Requirements" }).click();
    await expect(status(page)).toHaveText(/stopped and was started again/);
    await live(page);
    await expect(netOf(page, LEADER)).toContainText(NET_OF_300_000);
    // The new one works.
    await page.getByRole("link", { name: "Requirements" }).click();
    await expect(page).toHaveURL(/requirements\/#new_subscriptions=300000$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("an app that panics again and again gives way to the still page, and does not go round", async ({ page, between }) => {
    breakable(between);
    await page.goto(`${between.address}estimate/`);
    await live(page);
    await field(page, "New subscriptions").fill("300000");
    await expect(page).toHaveURL(/#new_subscriptions=300000$/);
    await page.evaluate(() => (globalThis.refusals = Infinity));
    await page.getByRole("link", { name: "Compare" }).click();
    await expectStillPage(page, /could not start.*example business and not yours/);
    await expect(page.locator("#app")).toHaveAttribute("aria-busy", "true");
    await expect(field(page, "New subscriptions")).toHaveValue("200,000");
    expect(times(between, GLUE)).toBe(2);
  });

  test("a browser without WebAssembly is told so", async ({ page, between }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(`${between.address}estimate/`);
    await expectStillPage(page, /no WebAssembly/);
    expect(times(between, GLUE)).toBe(1);
  });

  test("a policy that forbids WebAssembly is named", async ({ page, between }) => {
    between.alter(/\/estimate\/$/, (answer) => {
      answer.body = Buffer.from(answer.body.toString().replace(" 'wasm-unsafe-eval'", ""));
    });
    await page.goto(`${between.address}estimate/`);
    await expectStillPage(page, /Content-Security-Policy lacks script-src 'wasm-unsafe-eval'/);
  });
});
