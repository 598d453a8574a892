// The way back: put this file on the host in place of service-worker.js, and every device drops the offline copy at its next visit.
// It deletes our caches only, lets go of the pages, and unregisters; drafts live elsewhere and are not touched.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const prefix = `practice-widget ${self.registration.scope} `;
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await self.registration.unregister();
}
