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

self.addEventListener("install", (event) => {
  event.waitUntil(install());
  route(event);
});
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.practice === "accept-update") event.waitUntil(take());
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

// Where the browser knows how, it takes the files of this build from its cache by itself and need not start this worker first.
// https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes
function route(event) {
  if (!event.addRoutes) return;
  const { protocol, hostname, port, pathname } = new URL(scope);
  const literal = (text) => text.replace(/[{}()*+?:\\]/g, "\\$&");
  const files = Object.keys(FILES).map((path) => ({ urlPattern: new URLPattern({ protocol, hostname, port, pathname: literal(pathname + path), search: "" }) }));
  // Without it, this worker answers as it does elsewhere.
  event.waitUntil(event.addRoutes({ condition: { or: files }, source: { cacheName: mine } }).catch(() => {}));
}

async function install() {
  const cache = await caches.open(mine);
  const ends = await Promise.allSettled(Object.entries(FILES).map(([path, integrity]) => fetchInto(cache, scope + path, integrity)));
  const troubles = ends.filter(({ status }) => status === "rejected").map(({ reason }) => reason);
  if (troubles.length > 0) {
    // What did arrive stays for the next attempt, unless there is no hope for it.
    if (!troubles.every((trouble) => trouble instanceof NotReached) && !(await turnOf(mine))) await caches.delete(mine);
    throw troubles[0];
  }
  // Builds that waited and never had their turn are passed over.
  for (const name of await ours()) if (name !== mine && !(await turnOf(name))) await caches.delete(name);
}

class NotReached extends Error {}

// Not by fetch's own `integrity`: it fails alike where the network did and where the file is missing or another.
async function fetchInto(cache, url, integrity) {
  if (await cache.match(url)) return; // left by an interrupted install: checked when it was put there
  // A network that drops one request in so many would let nobody have every file of a build at the first attempt.
  for (let pause = 100; pause <= 3200; pause *= 2) {
    const response = await fetch(url, { cache: "reload" }).catch(() => null);
    if (response?.status === 404 || response?.status === 410) throw new Error(`${response.status} ${url}`);
    const bytes = response?.ok && (await response.clone().arrayBuffer().catch(() => null));
    if (bytes) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
      if (`sha384-${btoa(String.fromCharCode(...digest))}` !== integrity) throw new Error(`not of this build: ${url}`);
      // A response that was redirected may not answer a navigation, nor one that varies a request that asks in another way; its copy may.
      const varies = !["", "accept-encoding"].includes(response.headers.get("vary")?.toLowerCase() ?? "");
      const answer = response.redirected || varies ? new Response(bytes, response) : response;
      if (varies) answer.headers.delete("vary");
      return cache.put(url, answer);
    }
    await new Promise((done) => setTimeout(done, pause));
  }
  throw new NotReached(url);
}

// Marked before its turn, so that the next build, should it arrive in between, does not pass it over. Where a full device has no room for
// the mark it has none for a next build either, and this one is here.
async function take() {
  await mark().catch(() => {});
  await self.skipWaiting();
}

async function activate() {
  const before = await mark();
  // A build without a turn may be on its way here this moment, and is left alone; what never gets one goes with the next install.
  await Promise.all(before.slice(1).map(({ name }) => caches.delete(name)));
  if (before.length === 0) await self.clients.claim();
}

// Gives this build its turn; answers the others that had theirs, the last first.
async function mark() {
  const before = [];
  for (const name of await ours()) if (name !== mine) before.push({ name, turn: await turnOf(name) });
  before.sort((a, b) => b.turn - a.turn);
  await (await caches.open(mine)).put(turnMark, new Response(String((before[0]?.turn ?? 0) + 1)));
  return before.filter(({ turn }) => turn > 0);
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
