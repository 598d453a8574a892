// Keeps one whole build of the widget on the device, so that it starts without a network.
//
// The finishing step fills in the list. A build is installed whole or not at all, every file checked against its hash; pages and
// files of different builds are never mixed. The build before stays, because another tab may still be running it. A new build
// waits until every tab is closed, or until a page asks for it after its reader did.
const BUILD = "__BUILD__";
const FILES = __FILES__; // path -> integrity; a folder stands for its index.html, since some hosts redirect the latter

const scope = self.registration.scope;
const prefix = `practice-widget ${scope} `;
const mine = prefix + BUILD;
const turnMark = `${scope}?turn`; // an entry in the cache of every build that was ever in use: when its turn came

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.practice === "accept-update") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

async function install() {
  const cache = await caches.open(mine);
  try {
    await Promise.all(Object.entries(FILES).map(([path, integrity]) => fetchInto(cache, scope + path, integrity)));
  } catch (trouble) {
    if (!(await turnOf(mine))) await caches.delete(mine);
    throw trouble;
  }
  // Builds that waited and never had their turn are passed over.
  for (const name of await ours()) if (name !== mine && !(await turnOf(name))) await caches.delete(name);
}

async function fetchInto(cache, url, integrity) {
  if (await cache.match(url)) return; // left by an interrupted install: checked when it was put there
  const response = await fetch(url, { cache: "reload", integrity });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  // A response that was redirected may not answer a navigation; its copy may.
  await cache.put(url, response.redirected ? new Response(response.body, response) : response);
}

async function activate() {
  const others = [];
  for (const name of await ours()) if (name !== mine) others.push({ name, turn: await turnOf(name) });
  others.sort((a, b) => b.turn - a.turn);
  const before = others[0]?.turn ?? 0;
  await (await caches.open(mine)).put(turnMark, new Response(String(before + 1)));
  await Promise.all(others.slice(1).map(({ name }) => caches.delete(name)));
  if (before === 0) await self.clients.claim();
}

async function answer(request) {
  let url = request.url.split(/[?#]/)[0];
  if (url.endsWith("/index.html")) url = url.slice(0, -"index.html".length);
  const kept = await find(mine, url);
  if (kept) return kept;
  // Files named after their content are right whichever build they come from; nothing else is looked for in another build.
  if (/-[0-9a-f]{16}[._/]/.test(url)) for (const name of await ours()) {
    const older = await find(name, url);
    if (older) return older;
  }
  return fetch(request); // what is missing is answered by the host: 404, never a page
}

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));
const find = async (name, url) => (await caches.open(name)).match(url, { ignoreVary: true });
const turnOf = async (name) => Number((await (await find(name, turnMark))?.text()) ?? 0);
