// The test function that every spec imports instead of "@playwright/test": a page that fails its test when it complains.
//
// Watched is every window of the test's own context. A spec that opens another context calls `watch` on it.
import { expect, test as base } from "@playwright/test";

export { expect };

export const test = base.extend({
  // A spec that provokes complaints on purpose names them: test.use({ expectedComplaints: [/panicked/] })
  expectedComplaints: [[], { option: true }],

  context: async ({ context, expectedComplaints }, use) => {
    const complaints = await watch(context);
    await use(context);
    // What the windows have said until now has arrived once they answer.
    await Promise.all(context.pages().map((page) => page.evaluate(() => document.readyState)));
    const unexpected = complaints.filter((text) => !expectedComplaints.some((pattern) => pattern.test(text)));
    expect(unexpected, "what the page complained about").toEqual([]);
  },
});

// The list grows as the windows of this context complain: errors nobody caught, errors and warnings on the console, and
// whatever the page's policy has stopped.
export async function watch(context) {
  const complaints = [];
  await context.addInitScript(() => {
    const say = ({ effectiveDirective, blockedURI }) => console.error(`policy: ${effectiveDirective} stopped ${blockedURI}`);
    addEventListener("securitypolicyviolation", say);
  });
  context.on("weberror", (event) => complaints.push(`error: ${event.error().message}`));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
}
