// What every spec imports instead of "@playwright/test": a page that fails its test when the page complains.
import { expect, test as base } from "@playwright/test";

export { expect };

export const test = base.extend({
  // A spec that provokes complaints on purpose names them: test.use({ expectedComplaints: [/panicked/] })
  expectedComplaints: [[], { option: true }],

  page: async ({ page, expectedComplaints }, use) => {
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    await use(page);
    const unexpected = complaints.filter((text) => !expectedComplaints.some((pattern) => pattern.test(text)));
    expect(unexpected, "what the page complained about").toEqual([]);
  },
});
