// The views of the built page by their addresses, like "compare/": each has a folder with its page. What must hold for every view is
// tested for all of these, so that a new view is.
import { existsSync, readdirSync } from "node:fs";

const site = new URL("../../dist/", import.meta.url);

export const VIEWS = readdirSync(site)
  .filter((name) => existsSync(new URL(`${name}/index.html`, site)))
  .map((name) => `${name}/`);
