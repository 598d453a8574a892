// <practice-widget> for course pages: a frame with the widget, as tall as its content. See docs/embedding.md.
//
//   <script async src="https://example.org/practice/embed.js"></script>
//   <practice-widget lesson="continuous-learning" prompt="…"><a href="…">Practise this prompt</a></practice-widget>
(() => {
  const base = new URL(".", document.currentScript?.src ?? location.href);
  const KINDS = ["ready", "resize", "answered", "drafted", "reviewed", "completed"];
  const WAIT = 7000;
  // The folders of the lessons that are not on the start page.
  const PAGES = __PAGES__;
  // What is said here, where the widget cannot say it.
  const SAID = {
    en: { frame: "Practice widget", failed: "The practice widget did not load. ", offline: "You are offline, and the practice widget is not on this device yet. " },
    de: { frame: "Übungswidget", failed: "Das Übungswidget wurde nicht geladen. ", offline: "Du bist offline, und das Übungswidget ist noch nicht auf diesem Gerät. " },
  };

  // Red, green and blue up to 255, alpha up to 1. A page may write its colours in any space; those that are not RGB are painted to see them.
  const channels = (colour) => {
    if (/^rgba?\(/.test(colour)) return colour.match(/[\d.]+/g).map(Number);
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen) return [0, 0, 0, 0];
    // What it cannot read leaves the pen as it was.
    pen.fillStyle = "transparent";
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };

  // An opaque colour as the widget reads it; nothing for any other.
  const hex = (colour) => {
    const [red, green, blue, alpha = 1] = CSS.supports("color", colour) ? channels(colour) : [0, 0, 0, 0];
    return alpha === 1 ? `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}` : undefined;
  };

  class PracticeWidget extends HTMLElement {
    static observedAttributes = ["lesson", "prompt", "section", "answer", "view", "theme", "accent", "lang", "title"];
    #frame;
    #ready = false;
    #told = "";
    #timer;
    #seen;
    #scheme = matchMedia("(prefers-color-scheme: dark)");
    #onMessage = (event) => this.#heard(event);
    #onScheme = () => this.#dress();

    connectedCallback() {
      addEventListener("message", this.#onMessage);
      this.#scheme.addEventListener("change", this.#onScheme);
      if (!this.shadowRoot) this.attachShadow({ mode: "open" });
      this.#build();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#onMessage);
      this.#scheme.removeEventListener("change", this.#onScheme);
      clearTimeout(this.#timer);
      this.#seen?.disconnect();
      this.#frame = undefined;
      this.shadowRoot.replaceChildren();
    }

    attributeChangedCallback(name, before, after) {
      if (!this.#frame || before === after) return;
      if (["theme", "accent", "lang"].includes(name)) this.#dress();
      else if (name === "title") this.#call();
      else this.#build();
    }

    #build() {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#seen?.disconnect();
      this.#ready = false;
      this.style.display = "block";
      const frame = document.createElement("iframe");
      frame.loading = "lazy";
      frame.allow = "clipboard-write; microphone; web-share";
      Object.assign(frame.style, { display: "block", inlineSize: "100%", blockSize: "32rem", border: "0", colorScheme: this.#theme() });
      frame.src = this.#address();
      frame.addEventListener("load", () => this.#await());
      this.#frame = frame;
      this.#told = "";
      this.#call();
      this.shadowRoot.replaceChildren(frame);
      // A lazy frame far down the page has not failed; waiting begins when it can be seen, or has loaded something.
      this.#seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#await());
      this.#seen.observe(this);
    }

    // What a screen reader calls the frame: as the page says, else as the widget says once it runs.
    #call() {
      this.#frame.title = this.getAttribute("title") || this.#told || SAID[this.#language()].frame;
    }

    #await() {
      this.#seen.disconnect();
      if (this.#ready) return;
      this.#say({ practice: 1, type: "hello" });
      this.#timer ??= setTimeout(() => !this.#ready && this.#apologise(), WAIT);
    }

    // `load` fires for the browser's own error pages too, so only silence tells.
    #apologise() {
      const box = document.createElement("p");
      box.setAttribute("role", "status");
      const said = document.createElement("span");
      said.lang = this.#language();
      said.textContent = SAID[said.lang][navigator.onLine ? "failed" : "offline"];
      box.append(said, document.createElement("slot"));
      this.#frame.style.display = "none";
      this.shadowRoot.append(box);
    }

    #heard({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== base.origin || data?.practice !== 1 || !KINDS.includes(data.type)) return;
      // A frame that changes its language loads itself again, and is greeted again.
      if (!this.#ready || data.type === "ready") {
        this.#ready = true;
        clearTimeout(this.#timer);
        this.shadowRoot.querySelector("p")?.remove();
        this.#frame.style.display = "block";
        this.#say({ practice: 1, type: "hello" });
        this.#dress();
      }
      if (data.type === "resize" && data.height > 0) this.#frame.style.blockSize = `${Math.min(Math.ceil(data.height), 20000)}px`;
      if (data.type === "ready" && typeof data.title === "string") {
        this.#told = data.title.slice(0, 200);
        this.#call();
      }
      this.dispatchEvent(new CustomEvent(`practice-${data.type}`, { detail: data, bubbles: true, composed: true }));
    }

    #dress() {
      // Until the frame has answered, its window is not of its own origin; its address has said all this.
      if (!this.#frame || !this.#ready) return;
      const theme = this.#theme();
      this.#frame.style.colorScheme = theme;
      const own = getComputedStyle(this);
      const property = (name) => own.getPropertyValue(`--practice-${name}`).trim() || "none";
      const colour = (name) => hex(property(name)) ?? "none";
      this.#say({
        practice: 1, type: "appearance", theme, lang: this.#language(),
        accent: this.getAttribute("accent") || colour("accent"), surface: colour("surface"), radius: property("radius"), font: property("font"),
      });
    }

    #say(message) {
      this.#frame.contentWindow?.postMessage(message, base.origin);
    }

    // The language asked for, or the first the browser prefers, of those spoken.
    #language() {
      return [this.getAttribute("lang"), ...navigator.languages].map((tag) => tag?.toLowerCase().split("-")[0]).find((tag) => SAID[tag]) ?? "en";
    }

    // As asked, or as dark as the page it stands on: the widget has no ground of its own.
    #theme() {
      const asked = this.getAttribute("theme");
      if (asked === "light" || asked === "dark") return asked;
      for (let at = this; at; at = at.parentElement) {
        const [red, green, blue, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
        if (alpha > 0.5) return red * 0.3 + green * 0.6 + blue * 0.1 < 110 ? "dark" : "light";
      }
      return getComputedStyle(this).colorScheme.includes("dark") && this.#scheme.matches ? "dark" : "light";
    }

    #address() {
      const part = (name) => encodeURIComponent(this.getAttribute(name) ?? "");
      const route = {
        practise: ["practise", part("prompt")],
        quiz: this.hasAttribute("section") ? ["quiz", "section", part("section")] : ["quiz"],
        read: ["read", part("section")],
        calibrate: ["calibrate", part("answer")],
      };
      const asked = this.getAttribute("view");
      const view = asked === "whole" || Object.hasOwn(route, asked) ? asked : (this.hasAttribute("prompt") ? "practise" : this.hasAttribute("section") ? "read" : this.hasAttribute("answer") ? "calibrate" : "whole");
      const lesson = this.getAttribute("lesson");
      const address = new URL(Object.hasOwn(PAGES, lesson) ? PAGES[lesson] : "", base);
      const query = { embed: "1", view, theme: this.#theme(), accent: this.getAttribute("accent"), lang: this.getAttribute("lang") };
      for (const [name, value] of Object.entries(query)) if (value) address.searchParams.set(name, value);
      address.hash = `#/${[part("lesson"), ...(route[view] ?? [])].filter(Boolean).join("/")}`;
      return address.href;
    }
  }

  if (!customElements.get("practice-widget")) customElements.define("practice-widget", PracticeWidget);
})();
