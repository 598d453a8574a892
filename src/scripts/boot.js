// Starts the widget over the readable page. If the program cannot be had, the page stays readable and says what happened.
// A plain script and no module: a sandboxed frame may not load modules, and must still be able to say so.
(() => {
  const here = document.currentScript.src;
  const page = document.documentElement;
  // On the way to a place further down, what stands above it would be painted first and then jump away.
  if (/^#\/[^/]+\/(?!read\/?$)/.test(location.hash)) page.dataset.bound = "";
  const parsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  const say = async (message) => {
    await parsed;
    delete page.dataset.bound;
    const box = document.getElementById("boot-trouble");
    if (!box) return;
    box.querySelector("p").textContent = message;
    box.hidden = false;
  };
  parsed.then(() => document.getElementById("boot-retry")?.addEventListener("click", () => location.reload()));

  // Slow is not broken: after a while say so, and go on waiting. (Once the program has taken over, there is nowhere left to say it.)
  const slow = setTimeout(() => say("The practice part is slow to load. You can read everything here meanwhile."), 4000);
  // Addresses are made whole here: a script from another origin, as in a sandboxed frame, has no base of its own.
  Promise.all([import(new URL("__GLUE__", here)), parsed])
    .then(([program]) => program.default({ module_or_path: new URL("__WASM__", here) }))
    .catch((error) => {
      clearTimeout(slow);
      console.warn("practice widget: could not start", error);
      const why = navigator.onLine ? "The practice part did not load." : "You are offline and the practice part is not on this device yet.";
      say(`${why} The lesson below can be read all the same, and nothing you wrote is lost.`);
    });
})();
