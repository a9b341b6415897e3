// How a chunk is fetched: `cargo xtask build` puts this into the module that loads chunks.

// Chunks that did not arrive the last time. A browser may have kept the answer, for as long as what should have come.
const failed = new Set();

// The bytes of a chunk, whatever its type: hosts that do not know `.wasm` only make the start slower.
export async function chunk({ href }) {
  try {
    const response = await fetch(href, failed.has(href) ? { cache: "reload" } : {});
    if (!response.ok) throw new Error(`${href}: ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    failed.add(href);
    throw error;
  }
}
