// Imitates extensions that rewrite the elements of a page, run within it. Each goes on with whatever the page changes. The quotes stand for
// another language, so that figures stay comparable.

export const WAYS = {
  // Edge: the text stays where it is and says something else; its element is marked.
  "marks elements and attributes": (root) => {
    for (const text of texts(root)) {
      text.parentElement.setAttribute("_msttexthash", "1");
      text.data = `«${text.data}»`;
    }
    for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        if (!element.getAttribute(name).startsWith("«")) element.setAttribute(name, `«${element.getAttribute(name)}»`);
      }
    }
  },
  // Another language has another order of words: what is part of a sentence changes its place.
  "turns sentences around": (root) => {
    for (const parent of root.querySelectorAll("p, h1, h2, h3, summary, figcaption, td, th, li > span, dd, dt, legend, label, a, button")) {
      if (parent.dataset.turned === parent.textContent || parent.childNodes.length < 2) continue;
      parent.prepend(parent.lastChild);
      parent.dataset.turned = parent.textContent;
    }
  },
  // Readers write each block anew.
  "writes blocks anew": (root) => {
    for (const block of root.querySelectorAll("p, h1, h2, h3, summary, th, td, dt, dd, legend, label, span, a, button")) {
      const parts = [...block.children];
      if (block.closest("[translate=no]") || block.dataset.written === block.textContent) continue;
      if (!block.textContent.trim() || parts.some((part) => part.tagName !== "TEXT-RUN")) continue;
      block.textContent = `«${block.textContent.replaceAll(/[«»]/g, "")}»`;
      block.dataset.written = block.textContent;
    }
  },
  // Another element of the same kind stands for each block, which is gone.
  "puts copies in the place of blocks": (root) => {
    for (const block of root.querySelectorAll("p, h2, h3, dt, dd, legend")) {
      if (block.dataset.copy || block.querySelector("input, button, a, select, details")) continue;
      const copy = block.cloneNode(true);
      copy.dataset.copy = "";
      block.replaceWith(copy);
    }
  },
  // Two languages beside each other; the other one has no figure that can be told apart from the page's here.
  "adds a translation behind each block": (root) => {
    for (const block of root.querySelectorAll("p, h1, h2, h3, th, td, dt, dd, legend, label")) {
      if (block.querySelector(":scope > .added")) continue;
      const added = document.createElement("font");
      added.className = "added";
      added.textContent = " «»";
      block.append(added);
    }
  },
};

// A script that rewrites a page now and whenever it changes.
export const run = (way) => `(() => {
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.data.trim() && !text.data.startsWith("«") && !text.parentElement.closest("[translate=no]")) found.push(text);
    }
    return found;
  };
  const way = ${way};
  const all = () => (way(document.getElementById("app")), observer.takeRecords());
  const observer = new MutationObserver(all);
  observer.observe(document.body, { childList: true, characterData: true, attributes: true, subtree: true });
  all();
})()`;
