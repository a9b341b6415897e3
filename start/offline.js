// Keeps the site for offline use, and offers a new version without forcing it on anybody.

const version = document.querySelector('meta[name="version"]').content;

// Not in a frame, where the page is a guest, and only where the browser lets a site keep itself.
export function keepForOffline(status) {
  if (window !== window.top || !isSecureContext || !navigator.serviceWorker) return;
  const begin = () => register(status).catch((error) => console.info("not kept for offline use:", error.message));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

async function register(status) {
  const registration = await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" });
  if (registration.waiting) offer(registration.waiting, status);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      // The very first one has nothing to take the place of.
      if (worker.state === "installed" && registration.active) offer(worker, status);
    });
  });
}

// The one place where the address of a script is a text: a policy of our own lets this one through and no other.
function workerAddress() {
  const address = new URL("./sw.js", document.baseURI).href;
  if (!window.trustedTypes) return address;
  const createScriptURL = (wanted) => {
    if (wanted !== address) throw new TypeError(`not a script of this page: ${wanted}`);
    return wanted;
  };
  return trustedTypes.createPolicy("partner-calculator", { createScriptURL }).createScriptURL(address);
}

async function offer(worker, status) {
  // The page may have come from the network in the new version already.
  if ((await ask(worker, "version")) === version) return worker.postMessage("begin");
  const line = document.createElement("p");
  line.append(
    status.dataset.update,
    " ",
    button(status.dataset.useUpdate, () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("begin");
    }),
    " ",
    button(status.dataset.keepOld, () => line.remove()),
  );
  status.append(line);
}

function button(words, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button";
  element.textContent = words;
  element.addEventListener("click", act);
  return element;
}

function ask(worker, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}
