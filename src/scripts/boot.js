// Starts the widget over the readable page. If the program cannot be had, the page stays readable and says what happened.
const say = (message) => {
  const box = document.getElementById("boot-trouble");
  if (!box) return;
  box.querySelector("p").textContent = message;
  box.hidden = false;
};
document.getElementById("boot-retry")?.addEventListener("click", () => location.reload());

// Slow is not broken: after a while say so, and go on waiting.
const slow = setTimeout(() => say("The practice part is slow to load. You can read everything here meanwhile."), 4000);
try {
  const program = await import("__GLUE__");
  await program.default({ module_or_path: new URL("__WASM__", import.meta.url) });
  clearTimeout(slow);
} catch (error) {
  clearTimeout(slow);
  console.warn("practice widget: could not start", error);
  const why = navigator.onLine ? "The practice part did not load." : "You are offline and the practice part is not on this device yet.";
  say(`${why} The lesson below can be read all the same, and nothing you wrote is lost.`);
}
