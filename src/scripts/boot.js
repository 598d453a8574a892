// Starts the widget over the readable page. If the program cannot be had, the page stays readable and says what happened.
// A plain script in the page and no module: a sandboxed frame may not load modules, and must still be able to say so.
(() => {
  __TRANSLATED__
  __EARLY_FIELD__
  const page = document.documentElement;
  // Hides the line that would say that this script does not run.
  page.dataset.boot = "";
  // The language that `exchange::language` will choose, in short.
  const query = new URLSearchParams(location.search);
  const asked = [query.get("lang"), ...navigator.languages].find((tag) => /^(de|en)(-|$)/i.test(tag)) ?? "en";
  const german = /^de/i.test(asked);
  // In another page's frame, as `exchange::host_message` reads it: a part of the widget has no masthead.
  if (query.get("embed") === "1") page.dataset.embed = ["", "whole"].includes(query.get("view") ?? "") ? "whole" : "part";
  const words = german
    ? {
        slow: "Der Übungsteil lädt langsam. Du kannst hier inzwischen alles lesen.",
        failed: "Der Übungsteil wurde nicht geladen.",
        offline: "Du bist offline, und der Übungsteil ist noch nicht auf diesem Gerät.",
        safe: "Die Lektion unten lässt sich trotzdem lesen, und nichts, was du geschrieben hast, ist verloren.",
        again: "Noch einmal versuchen",
        drafts: "Entwürfe herunterladen",
        lang: "de",
        kept: "Auf diesem Gerät gespeichert.",
        coming: "Markierungen und Hinweise kommen gleich.",
        notKept: "Nicht gespeichert: Dieser Browser behält für diese Seite nichts. Lass sie offen, bis du deinen Text kopiert hast.",
      }
    : {
        slow: "The practice part is slow to load. You can read everything here meanwhile.",
        failed: "The practice part did not load.",
        offline: "You are offline and the practice part is not on this device yet.",
        safe: "The lesson below can be read all the same, and nothing you wrote is lost.",
        drafts: "Download your drafts",
        lang: "en",
        kept: "Saved on this device.",
        coming: "Marks and findings are on their way.",
        notKept: "Not saved: this browser keeps nothing for this page. Leave it open until you have copied your text.",
      };
  const parsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  __LESSONS__
  const [field, drafts] = writeEarly(words, parsed);
  // On the way to a place further down, or one that only the program has, what stands above it would be painted first and then jump away.
  const head = () => page.toggleAttribute("data-bound", /^#\/[^/]+\/(?!read\/?$)/.test(location.hash));
  head();
  addEventListener("hashchange", head);
  const say = async (message) => {
    await parsed;
    removeEventListener("hashchange", head);
    delete page.dataset.bound;
    const box = document.getElementById("boot-trouble");
    if (!box) return;
    if (german) box.lang = "de";
    if (words.again) document.getElementById("boot-retry").textContent = words.again;
    box.querySelector("p").textContent = message;
    box.hidden = false;
  };
  // What was written can be had as text without the program.
  const offer = () => {
    if (drafts().length === 0) return;
    const link = Object.assign(document.createElement("a"), { download: "practice-drafts.txt", textContent: words.drafts });
    const file = () => (link.href = URL.createObjectURL(new Blob([drafts().join("\n\n\n")], { type: "text/plain" })));
    file();
    link.addEventListener("click", file);
    document.getElementById("boot-trouble")?.append(link);
  };
  parsed.then(() => {
    document.getElementById("boot-late")?.remove();
    document.getElementById("boot-retry")?.addEventListener("click", () => location.reload());
    const app = document.getElementById("app");
    // A page that was cut short has none.
    if (app) keepTranslated(app);
  });

  // Slow is not broken: after a while say so, and go on waiting. (Once the program has taken over, there is nowhere left to say it.)
  // Where the learner can write already, the line under the field says so, and nothing moves.
  const slow = setTimeout(() => document.querySelector("article:target .early") ?? say(words.slow), 4000);
  // The program is compiled while the page is still being read, by a browser that is told what it is; others compile what has come.
  const compile = async () => {
    const answer = await fetch("__WASM__");
    if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
    return answer.headers.get("content-type")?.startsWith("application/wasm") ? WebAssembly.compileStreaming(answer) : answer.arrayBuffer().then(WebAssembly.compile);
  };
  // The largest file has a second chance on a network that drops one request in so many.
  const compiled = compile().catch(compile);
  // The rest is asked for when what can be written in is painted: on a slow device each question costs the first paint some milliseconds,
  // and the program, which is on its way, takes longest. A page that is not on show is never painted, and goes on all the same.
  const rest = field.then(() => new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, 300);
  }));
  const glue = rest.then(() => {
    // What the program will ask for first comes at the same time as itself: the loader that its glue imports, its words in German, the
    // files of the first place (`ui::frame::chunks_for`).
    const early = (href, link = { rel: "preload", as: "fetch", crossOrigin: "anonymous" }) => document.head.append(Object.assign(document.createElement("link"), link, { href }));
    early("__LOADER__", { rel: "modulepreload" });
    const germanWords = document.querySelector("meta[name=practice-words-de]")?.content;
    if (german && germanWords) early(germanWords);
    const needs = __NEEDS__;
    const [, , door, , beside] = location.hash.split("/");
    const first = {
      practise: beside ? ["practise", "desks"] : ["practise"],
      quiz: ["learn"],
      calibrate: ["learn"],
      progress: ["learn"],
      review: ["pass_on"],
      collect: ["pass_on"],
      shared: ["pass_on"],
    };
    for (const file of new Set((Object.hasOwn(first, door) ? first[door] : []).flatMap((chunk) => needs[chunk]))) early(file);
    return import("__GLUE__");
  });

  Promise.all([glue, compiled, parsed])
    .then(([program, module_or_path]) => program.default({ module_or_path }))
    .catch((error) => {
      clearTimeout(slow);
      words.coming = "";
      console.warn("practice widget: could not start", error);
      say(`${navigator.onLine ? words.failed : words.offline} ${words.safe}`).then(offer);
    });
})();
