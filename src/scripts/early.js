// The field of a prompt works before the program is here. What is written in it is kept at every key, apart from what the program keeps;
// the program takes it from the field, or in the next visit from there (`exchange::early`). Answers a promise, which is kept once the field is
// there, or when the page has none; and what there is to read of every draft, where the program does not come.
const writeEarly = (words, parsed) => {
  const filled = new WeakSet();
  // Half a character, as a careless paste may leave, is no JSON to the program.
  const whole = (text) => text.toWellFormed?.() ?? text;
  const keyOf = (field) => `__EARLY__${field.closest("article").id.slice(1)}`;
  // The newest text that the program has kept. Another text than the one it will show does no harm: the program compares.
  const kept = (field) => {
    const [, lesson, , prompt] = field.closest("article").id.split("/");
    let newest;
    for (const [key, raw] of Object.entries(localStorage)) {
      if (!key.startsWith(`__KEPT__1/${lesson}/desk/${prompt}/`)) continue;
      try {
        const record = JSON.parse(raw.slice(raw.indexOf("{")));
        if (record.revision > (newest?.revision ?? 0)) newest = record;
      } catch {
        // Damaged: the program says so.
      }
    }
    return newest?.body?.draft?.text ?? "";
  };
  const fill = (field) => {
    filled.add(field);
    try {
      // What was there stands as the field's default, so that what was changed shows.
      field.defaultValue = kept(field);
      const early = JSON.parse(localStorage.getItem(keyOf(field)));
      if (early) [field.defaultValue, field.value] = [early.from, early.text];
    } catch {
      // Nothing is kept in this browser, or nothing that can be read.
    }
    const said = field.closest("article").querySelector(".status");
    field.addEventListener("input", () => {
      said.lang = words.lang;
      try {
        localStorage.setItem(keyOf(field), JSON.stringify({ from: field.defaultValue, text: whole(field.value) }));
        said.textContent = `${words.kept} ${words.coming}`;
      } catch {
        said.textContent = words.notKept;
      }
    });
    for (const kind of ["compositionstart", "compositionend"]) field.addEventListener(kind, () => field.toggleAttribute("data-composing", kind === "compositionstart"));
  };
  // The one prompt that is open, as soon as its field is there.
  const open = () => {
    const field = document.getElementById(location.hash.slice(1))?.querySelector(".early");
    if (field && !filled.has(field)) fill(field);
    return field;
  };
  addEventListener("hashchange", open);
  const drafts = () => [...document.querySelectorAll(".early")].flatMap((field) => {
    if (!filled.has(field)) fill(field);
    return field.value.trim() ? `${field.closest("article").querySelector("h1, h2").textContent}\n\n${field.value}` : [];
  });
  const there = new Promise((there) => {
    const end = () => {
      parsing.disconnect();
      there();
    };
    const parsing = new MutationObserver(() => open() && end());
    parsing.observe(document, { childList: true, subtree: true });
    parsed.then(end);
  });
  return [there, drafts];
};
