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
  timeout: process.env.PARTNER_CALCULATOR_ALL ? 300_000 : 30_000,
  outputDir: "test-results",
  reporter: [["list"], ["json", { outputFile: process.env.BROWSER_TEST_REPORT ?? "test-results/report.json" }]],
  use: { baseURL, launchOptions, locale: "en-US", timezoneId: "UTC" },
});
