// A server between the browser and the host that a spec tells what to hold back, cut off or change; else it passes
// everything on. Unlike a route of Playwright's it also stands before the service worker.
import http from "node:http";
import { baseURL } from "./chromium.mjs";
import { test as base } from "./harness.mjs";

export { expect } from "./harness.mjs";

export const test = base.extend({
  // Open before the browser's windows are and closed after them.
  context: async ({ between: _first, context }, use) => use(context),

  between: async ({}, use) => {
    const between = new Between();
    await between.open();
    await use(between);
    await between.close();
  },
});

class Between {
  #rules = [];
  #server = http.createServer((request, response) => this.#answer(request, response).catch(() => response.destroy()));
  // The paths asked for, in order.
  asked = [];

  async open() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    // The same path as the host's, so that what holds below a path holds here.
    this.address = `http://127.0.0.1:${this.#server.address().port}${new URL(baseURL).pathname}`;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  // Answers to these paths pass through `alter`, which changes `status`, `headers` or `body`, or sets `cut`. Later rules
  // come first. Returns a function that ends the rule.
  alter(pattern, alter) {
    const rule = { pattern, alter };
    this.#rules.unshift(rule);
    return () => (this.#rules = this.#rules.filter((other) => other !== rule));
  }

  // Nothing comes until the returned function is called.
  hold(pattern) {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    this.alter(pattern, () => released);
    return release;
  }

  // Half of it comes, then the connection breaks.
  cut(pattern) {
    return this.alter(pattern, (answer) => void (answer.cut = true));
  }

  // Text in answers is replaced; it must be there.
  replace(pattern, from, to) {
    return this.alter(pattern, (answer) => {
      const text = answer.body.toString();
      const changed = text.replaceAll(from, to);
      if (changed === text) throw new Error(`${pattern} answers without ${from}`);
      answer.body = Buffer.from(changed);
    });
  }

  async #answer(request, response) {
    this.asked.push(request.url);
    const upstream = await fetch(new URL(request.url, baseURL), {
      method: request.method,
      headers: { "accept-encoding": "identity" },
      redirect: "manual",
    });
    const headers = Object.fromEntries(upstream.headers);
    for (const name of ["connection", "content-encoding", "content-length", "date", "transfer-encoding"]) delete headers[name];
    const answer = { status: upstream.status, headers, body: Buffer.from(await upstream.arrayBuffer()), url: request.url };
    for (const { pattern, alter } of this.#rules.filter((rule) => rule.pattern.test(request.url))) await alter(answer);
    response.writeHead(answer.status, { ...answer.headers, "content-length": answer.body.length });
    if (!answer.cut) return void response.end(request.method === "HEAD" ? undefined : answer.body);
    response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
  }
}
