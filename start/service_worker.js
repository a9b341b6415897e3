// Keeps this build's files for use without a network. Pages come from the network while there is one; files whose names
// carry a hash come from here. A new build waits until it is asked to begin.

// The build puts its version and its files here: address below the site's folder, and digest.
const VERSION = "";
const FILES = [];

const { scope } = self.registration;
const CACHE_PREFIX = `partner-calculator ${scope} `;
const CACHE = CACHE_PREFIX + VERSION;
// How long a page may take to come from the network, in milliseconds, when it is also here.
const PATIENCE = 4000;
const HASHED = /-[0-9a-f]{12,16}(_bg)?\.(css|js|wasm)$/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "version") event.ports[0].postMessage(VERSION);
  if (event.data === "begin") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope)) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (HASHED.test(url.pathname)) event.respondWith(file(request));
});

// All files or none: the browser compares each with its digest, and what is missing or of another build ends the
// installation, whereupon the build before stays in charge.
async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      FILES.map(async ([address, integrity]) => {
        const url = new URL(address, scope);
        const response = await fetch(url, { integrity, cache: HASHED.test(address) ? "default" : "no-cache" });
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        // Made anew, because a page that was reached by way of another address would not be shown, and its body is no
        // longer compressed.
        const headers = new Headers(response.headers);
        headers.delete("Content-Encoding");
        headers.delete("Content-Length");
        await cache.put(url, new Response(await response.blob(), { headers }));
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// The build before is kept for pages of it that are still open; those before that one go.
async function activate() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function file(request) {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

async function page(request, url) {
  const kept = await keptPage(url);
  const network = fetch(request);
  if (!kept) return network;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([network, late]).catch(() => null);
  return response && response.status < 500 ? response : kept;
}

// The page of an address, spelled with or without its slash or file name. Another page's address has the page for what is
// missing.
async function keptPage(url) {
  const cache = await caches.open(CACHE);
  const path = url.pathname.replace(/(^|\/)index\.html$/, "$1");
  for (const spelling of [path, `${path}/`]) {
    const kept = await cache.match(new URL(spelling, url), { ignoreVary: true });
    if (kept) return kept;
  }
  return cache.match(new URL("404.html", scope), { ignoreVary: true });
}
