// No retries and no sleeps: a test that needs either hides a fault of the page or of itself.
import { defineConfig } from "@playwright/test";
import { baseURL, launchOptions } from "./chromium.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Bounds for a machine that is busy with other things; a page that answers in time never meets them.
  timeout: process.env.PARTNER_CALCULATOR_ALL ? 300_000 : 120_000,
  expect: { timeout: 20_000 },
  outputDir: "test-results",
  reporter: [["list"], ["json", { outputFile: process.env.BROWSER_TEST_REPORT ?? "test-results/report.json" }]],
  use: { baseURL, launchOptions, locale: "en-US", timezoneId: "UTC" },
});
