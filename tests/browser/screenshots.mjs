// Pictures of every view: `node screenshots.mjs FOLDER [--readme]`, called by `cargo xtask screenshot`.
import { chromium } from "@playwright/test";
import { join } from "node:path";
import { baseURL, launchOptions } from "./chromium.mjs";
import { VIEWS } from "./views.mjs";

const SCREENS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];
const THEMES = ["light", "dark"];

const [folder, option] = process.argv.slice(2);
if (!folder) throw new Error("a folder for the pictures is missing");

const browser = await chromium.launch(launchOptions);
try {
  if (option === "--readme") {
    // What stands on a laptop's screen without scrolling.
    await take({ view: "estimate/", screen: SCREENS[2], theme: "light", file: "estimate.png", fullPage: false });
  } else {
    for (const view of VIEWS) {
      for (const screen of SCREENS) {
        for (const theme of THEMES) {
          const name = `${view.slice(0, -1)}-${screen.width}-${theme}`;
          await take({ view, screen, theme, file: `${name}.png`, fullPage: true });
        }
      }
    }
  }
} finally {
  await browser.close();
}

async function take({ view, screen, theme, file, fullPage }) {
  const context = await browser.newContext({ baseURL, viewport: screen, colorScheme: theme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const response = await page.goto(view, { waitUntil: "networkidle" });
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.screenshot({ path: join(folder, file), fullPage });
  console.log(file);
  await context.close();
}
