// How the tests and the screenshots start the browser: the system's Chromium, quiet, and without its sandbox only for root.

const asRoot = process.getuid?.() === 0;

export const launchOptions = {
  executablePath: fromEnvironment("CHROMIUM"),
  args: [
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    ...(asRoot ? ["--no-sandbox"] : []),
  ],
};

// The address of the built page, with a slash at its end: specs open "estimate/", never "/estimate/", so that
// they hold under any path of a host.
export const baseURL = fromEnvironment("BASE_URL");

function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by \`cargo xtask test browser\``);
  return value;
}
