// Keeps the elements of the live page where Yew has put them. Extensions write whole blocks anew or put others in
// their place; Yew goes on writing into the elements that it made, unseen when they are gone, and puts new ones before those.
//
// What others have done to the page stays until the page is drawn again. Then what they have taken out of its parent stands there
// once more, and a text of theirs that holds a figure goes from beside what was drawn: they have to say it anew. An extension that
// leaves the elements in their parents, as a browser's translator does, finds what it has done as it was, in its order too:
// nothing moves from under a pointer, which would be no click.

const IN_A_SENTENCE = /^(TEXT-RUN|SPAN|STRONG|EM|B|I|A|SMALL|BUTTON)$/;
const DIGIT = /\p{Nd}/u;

// What is to be told when the host's content begins and ends to be drawn.
export function keepOwnNodes(host) {
  // What Yew has made, as far as others have taken it away or moved it, and what others have put in.
  const own = new WeakSet();
  const foreign = new WeakSet();
  // Elements whose children others have changed, with the elements that Yew left in them.
  const left = new Map();
  let drawing = false;
  let isTouched = false;
  let isObserved = false;
  const observer = new MutationObserver(note);

  // Of what others do.
  function note(records) {
    isTouched ||= records.length > 0;
    for (const { target, addedNodes, removedNodes } of records) {
      const theirs = isForeign(target);
      for (const node of removedNodes) if (!foreign.has(node)) (theirs && !own.has(node) ? foreign : own).add(node);
      for (const node of addedNodes) if (!own.has(node)) foreign.add(node);
    }
    const before = new Map();
    for (const { target, addedNodes, removedNodes, previousSibling } of records.reverse()) {
      if (left.has(target) || isForeign(target)) continue;
      if (!before.has(target)) before.set(target, [...target.childNodes]);
      const nodes = before.get(target);
      nodes.splice(nodes.indexOf(previousSibling) + 1, addedNodes.length, ...removedNodes);
    }
    for (const [parent, nodes] of before) left.set(parent, elementsOf(nodes));
  }

  function isForeign(node) {
    for (let at = node; at && at !== host; at = at.parentNode) {
      if (own.has(at)) return false;
      if (foreign.has(at)) return true;
    }
    return false;
  }

  const elementsOf = (nodes) => [...nodes].filter((node) => node.nodeType === Node.ELEMENT_NODE && !foreign.has(node));

  function begin() {
    if (drawing) return;
    drawing = true;
    // Yew makes a pause in what takes long, and others may work in it.
    queueMicrotask(end);
    note(observer.takeRecords());
    for (const [parent, elements] of left) {
      if (elements.every((element) => element.parentNode === parent)) continue;
      for (const node of [...parent.childNodes]) if (!elements.includes(node)) node.remove();
      elements.forEach((element, index) => {
        if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
      });
    }
    observer.takeRecords();
  }

  function end() {
    if (!drawing) return;
    drawing = false;
    if (!isObserved) observer.observe(host, { childList: true, subtree: true });
    isObserved = true;
    const records = observer.takeRecords();
    if (!isTouched) return;
    for (const { target } of records) {
      if (left.has(target)) left.set(target, elementsOf(target.children));
      leaveNothingBeside(target);
    }
    for (const parent of left.keys()) if (!host.contains(parent)) left.delete(parent);
    observer.takeRecords();
  }

  // A translation that stands beside its text, within the block or behind it.
  function leaveNothingBeside(drawn) {
    for (let part = drawn; host.contains(part) && part !== host; part = part.parentNode) {
      for (const beside of [...part.parentNode.childNodes]) {
        if (foreign.has(beside) && DIGIT.test(beside.textContent)) beside.remove();
      }
      if (!IN_A_SENTENCE.test(part.tagName)) break;
    }
  }

  return (begins) => (begins ? begin() : end());
}
