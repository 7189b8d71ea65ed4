// Keeps the page on the device, so that it opens and works without a network. `cargo xtask build --release` writes two lines before this:
// RELEASE, which stands in the page of the same release, too, and FILES, the names of its other files with hashes of what is in them.

const HOME = new URL("./", location).href;
// Other pages of this host may have caches, too.
const OURS = `neural-playground ${HOME} `;
const CACHE = OURS + RELEASE;

oninstall = event => event.waitUntil(take().then(() => skipWaiting()));
onactivate = event => event.waitUntil(takeOver());
onfetch = event => {
  const { method, mode, url } = event.request;
  const [address] = url.split(/[?#]/);
  if (mode === "navigate" && [HOME, `${HOME}index.html`].includes(address)) event.respondWith(answer(HOME, event.request));
  else if (method === "GET" && /^[^/]+\.(js|wasm|webmanifest|svg|png)$/.test(address.replace(HOME, ""))) event.respondWith(answer(address, event.request));
};

// Takes this release as a whole, or nothing of it: the next visit tries again.
async function take() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(Object.entries(FILES).map(([name, integrity]) => new Request(name, { integrity })));
    const page = await fetch(HOME, { cache: "no-cache" });
    const text = await page.text();
    if (!page.ok || !text.includes(RELEASE)) throw new Error("The page is of another release than its files.");
    await cache.put(HOME, new Response(text, { headers: page.headers }));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// From now on this release is opened. The one before stays, as pages of it may be open that have yet to load parts of theirs.
async function takeOver() {
  const before = (await ours()).filter(name => name !== CACHE).slice(0, -1);
  await Promise.all(before.map(name => caches.delete(name)));
  await clients.claim();
}

// The caches of this page, the oldest first.
async function ours() {
  return (await caches.keys()).filter(name => name.startsWith(OURS));
}

// What is kept, or else what the host says.
async function answer(address, request) {
  for (const cacheName of [CACHE, ...await ours()]) {
    const kept = await caches.match(address, { cacheName, ignoreVary: true });
    if (kept) return kept;
  }
  return fetch(request);
}
