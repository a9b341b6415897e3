// Imitates translators and other extensions that change the texts of a page, run within it. Each goes on with whatever the page changes.

// Ways to put a translation in the place of a text; the quotes stand for another language, so that figures stay comparable.
export const WAYS = {
  // Chrome's translator: the text node goes, elements come.
  "by elements": () => (text) => {
    const outer = document.createElement("font");
    outer.append(document.createElement("font"));
    outer.firstChild.textContent = `«${text.data}»`;
    text.replaceWith(outer);
    return outer;
  },
  // The text node stays and says something else.
  "in place": () => (text) => {
    text.data = `«${text.data}»`;
    return text;
  },
  // Dictionaries and readers wrap each word.
  "word by word": () => (text) => {
    const words = document.createElement("span");
    for (const part of `«${text.data}»`.split(/(?<=\s)/)) {
      const word = document.createElement("span");
      word.textContent = part;
      words.append(word);
    }
    text.replaceWith(words);
    return words;
  },
};

// Translates the page now and whenever it changes.
export async function translate(page, way) {
  await page.evaluate(`(${run})((${WAYS[way]})())`);
}

function run(replace) {
  // Own work, and the text that it was left with.
  const done = new WeakMap();
  const isDone = (node) => {
    for (let at = node; at; at = at.parentNode) if (done.has(at) && (at !== node || done.get(at) === at.data)) return true;
    return false;
  };
  const all = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.data.trim() && !isDone(text) && !text.parentNode.closest("script, style, noscript, textarea")) texts.push(text);
    }
    for (const text of texts) {
      const node = replace(text);
      done.set(node, node.data);
    }
    observer.takeRecords();
  };
  const observer = new MutationObserver(all);
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  all();
  document.documentElement.classList.add("translated-ltr");
}

// Everything that the page says, translated or not, without the spaces between.
export const said = (page) =>
  page.evaluate(() =>
    document
      .getElementById("app")
      .textContent.replaceAll(/[«»]/g, "")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
