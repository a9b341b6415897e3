// Reads a print: prints the shown page to PDF, reads its texts back with their places, and compares them with what the
// page would print. How a page looks on paper is for people to judge; see "Change the page" in CONTRIBUTING.md.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect } from "./harness.mjs";
import { complete } from "./visitor.mjs";

export const PAPERS = [
  { name: "A4 upright", format: "A4", landscape: false },
  { name: "A4 across", format: "A4", landscape: true },
  { name: "Letter upright", format: "Letter", landscape: false },
  { name: "Letter across", format: "Letter", landscape: true },
];

// Each page as its size and its texts: where they stand in points from the lower left corner, and how large they are set.
export async function print(page, { format, landscape }) {
  const data = await page.pdf({ format, landscape });
  const document = await getDocument({ data: new Uint8Array(data), verbosity: 0, isEvalSupported: false }).promise;
  const sheets = [];
  for (let number = 1; number <= document.numPages; number++) {
    const sheet = await document.getPage(number);
    const [, , width, height] = sheet.view;
    const { items } = await sheet.getTextContent({ disableNormalization: true });
    const texts = items
      .filter(({ str }) => str.trim() !== "")
      .map(({ str, width, transform: [, , c, d, x, y] }) => ({ str, x, y, width, size: Math.hypot(c, d) }));
    sheets.push({ number, width, height, texts, items });
  }
  await document.destroy();
  return sheets;
}

// Of a line, the band in which letters have their body: from a little below the baseline to the height of a capital. Lines
// set as tightly as type ever is, 1.1 of its size, keep these bands apart; a text printed over another one does not.
const DESCENT = 0.05;
const ASCENT = 0.7;
// How far two bands may reach into each other: rounding across, and a raised note number beside its word upwards.
const ACROSS = 1;
const UPWARDS = 0.1;

// The pairs of texts of a sheet that lie over each other.
export function overlaps({ number, texts }) {
  const found = [];
  const bands = texts.map(({ str, x, y, width, size }) => ({ str, size, x, end: x + width, from: y - DESCENT * size, to: y + ASCENT * size }));
  bands.sort((one, other) => one.from - other.from);
  for (const [index, one] of bands.entries()) {
    for (let above = index + 1; above < bands.length && bands[above].from < one.to; above++) {
      const other = bands[above];
      const across = Math.min(one.end, other.end) - Math.max(one.x, other.x);
      const upwards = Math.min(one.to, other.to) - other.from;
      if (across > ACROSS && upwards > UPWARDS * Math.min(one.size, other.size)) {
        found.push(`sheet ${number}: “${one.str}” over “${other.str}”`);
      }
    }
  }
  return found;
}

// The margin at both sides, in points: what lies in it is cut off.
const MARGIN = (13 / 25.4) * 72;

// The texts that reach over an edge of what is printed of their sheet.
export function outside({ number, width, height, texts }) {
  const reachesOut = ({ x, y, width: length, size }) =>
    x < MARGIN - 0.5 || x + length > width - MARGIN + 0.5 || y - 0.25 * size < 0 || y + ASCENT * size > height;
  return texts.filter(reachesOut).map(({ str }) => `sheet ${number}: “${str}”`);
}

// Everything printed, without spaces and hyphens: where a line or a sheet ends says nothing about a word.
export const printed = (sheets) => squeezed(sheets.flatMap(({ items }) => items.map(({ str }) => str)).join(""));

export const squeezed = (text) => text.normalize("NFKC").toLowerCase().replaceAll(/[\s\u00ad\u200b\u2010-]+/g, "");

// The words that the page shows in print and that are missing on paper, or stand there fewer times.
export async function missing(page, sheets) {
  const paper = printed(sheets);
  const counts = new Map();
  for (const word of await shownWords(page, sheets[0])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([word, count]) => paper.split(word).length - 1 < count).map(([word]) => word);
}

// Runs `look` in the page as it is when it is printed on such a sheet. The page hears of another medium with the next
// frame, and has drawn what it needs for it one later.
async function inPrint(page, { width, height }, look) {
  const viewport = page.viewportSize();
  const pixels = (points) => Math.round((points * 96) / 72);
  await page.setViewportSize({ width: pixels(width), height: pixels(height) });
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const found = await page.evaluate(look);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(viewport);
  return found;
}

// The words of what the page shows in print, and what its fields hold.
async function shownWords(page, sheet) {
  const texts = await inPrint(page, sheet, () => {
    const texts = [];
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("option, noscript");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (isShown(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
    }
    for (const input of document.querySelectorAll("input[type=text]")) if (isShown(input)) texts.push(input.value);
    return texts;
  });
  // Between the halves of a word with a hyphen a sheet may end, and the next one begin with the head of the table.
  return texts.flatMap((text) => text.split(/[\s\u2010-]+/)).map(squeezed).filter((word) => word !== "");
}

// Elements that are larger than the box that cuts them off.
export const cutOff = (page, sheets) =>
  inPrint(page, sheets[0], () => {
    const cuts = (element) =>
      element.checkVisibility() &&
      !element.closest("svg") &&
      getComputedStyle(element).overflow !== "visible" &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const found = [...document.body.querySelectorAll("*")].filter(cuts);
    return found.map((element) => `${element.className}: ${element.textContent.slice(0, 60)}`);
  });

// Until the page is alive, has fetched its view for paper and draws it for a print alone.
export async function untilAlive(page) {
  await expect(page.locator("html")).toHaveAttribute("data-page", "live");
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await complete(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".paper")).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".paper")).toHaveCount(0);
}
