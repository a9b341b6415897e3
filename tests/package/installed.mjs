// The package as its users have it: packed by `npm pack` and installed from the tarball into an empty folder.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../../widget/dist/", import.meta.url));

// A folder of its own for each test file, gone when the process ends.
export const folder = mkdtempSync(join(tmpdir(), "partner-calculator-package-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

// npm's own messages go to standard error only when it fails.
const npm = (...words) => execFileSync("npm", words, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });

writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user-of-the-package", private: true, type: "module" }));
const [packed] = JSON.parse(npm("pack", dist, "--json", "--silent"));
// Offline: the package has no dependencies.
npm("install", "--offline", "--no-audit", "--no-fund", "--silent", `./${packed.filename}`);
cpSync(join(here, "scripts"), folder, { recursive: true });
cpSync(join(here, "pages"), folder, { recursive: true });
cpSync(join(here, "acme.json"), join(folder, "acme.json"));

// Paths of all files in the tarball.
export const packedFiles = packed.files.map((file) => file.path);
export const manifest = JSON.parse(readFileSync(join(folder, "node_modules/partner-calculator/package.json"), "utf8"));
// A path in the installed package.
export const inPackage = (path) => join(folder, "node_modules/partner-calculator", path);
export const acme = () => JSON.parse(readFileSync(join(here, "acme.json"), "utf8"));
