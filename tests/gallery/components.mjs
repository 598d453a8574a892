// Every component of the widget on one page, in every state that a learner's way through the gallery leaves it in, and every control as it
// looks when it is pointed at, focused, pressed or cannot be used. The pieces are taken out of the running widget; none is drawn here.

/** What is one thing to a designer's eye, and how it is found. */
const COMPONENTS = {
  masthead: '.mast', 'ways to the places': '.places', contents: '.contents', notice: '.notices:not([hidden]) li, #boot-trouble:not([hidden])', 'line under a place': '.foot',
  'model answer': '.answer', 'filter of an answer': '.filter', figure: '.figure', 'term explained': '.termnote', 'quick check': '.check', 'key of marks': '.markkey', 'phrases to copy': '.phrases', turn: '.turn',
  'prompt in the list': '.promptlist > li', 'help for the stuck': '.help', 'marks to press': '.marklist', meter: '.meter', 'state of saving': '.status', draft: '.draft', 'ways on from the draft': '.draftfoot',
  finding: '.findings .note', 'no findings': '.findings .quiet', 'marks that are set': '.marks-set', 'story parts': '.parts', balance: '.balance', 'question of the audit': '.audits > li',
  'level to predict': '.levelpick', 'criterion in a review': '.criteria > li', 'next revisions': '.next', 'a draft to send': '.parcel, .sentlink', versions: '.versions', difference: '.difference', 'side by side': '.sidebyside',
  rehearsal: '.rehearsal', clock: '.clock', recording: '.recording', 'quiz, ways in': '.quizsections', 'quiz, the question': '.stem', 'quiz, the answering part': '.itembody', 'quiz, choices': '.choices',
  'quiz, how sure': 'fieldset.sure', 'quiz, outcome': '.outcome:not(:empty)', 'quiz, what is said of a choice': '.verdicts', 'answer to rate': '.rateable > li', 'level to give': '.levelfield', 'ratings compared': '.compare', 'result of an item': '.entries > li',
  due: '.due', days: '.days', health: '.health', 'embed or share': 'dialog[open]', snippet: '.snippet', 'room that did not come': '#main [role=alert]',
};

/** What is pressed, chosen or filled in. */
const CONTROLS = { button: '.btn:not(.btn--plain, [aria-disabled])', 'quiet button': '.btn--plain', 'button as a link': 'button.link', link: '.text p a, .prompt-no a', 'place in the masthead': '.places a', 'mark to press': '.marklist button', 'choice of one': '.choices label:has([type=radio])', 'level to choose': '.levelpick label', 'menu to choose from': 'select', 'field to fill in': '.field input, .field textarea', 'thing to open': 'summary' };
const FORCED = { 'at rest': '', 'pointed at': 'hover', 'with the focus': 'focus', pressed: 'hover active', 'not to be used': 'disabled' };

/** Takes the components out of a page that is in some state. */
export const pieces = (page) => page.evaluate((components, controls) => {
  const copy = (element) => {
    const twin = element.cloneNode(true);
    // What only the running page knows goes along as attributes.
    const [live, still] = [element, twin].map((root) => [root, ...root.querySelectorAll('*')]);
    live.forEach((from, at) => {
      const to = still[at];
      if (from instanceof HTMLInputElement) to.toggleAttribute('checked', from.checked), to.setAttribute('value', from.value);
      if (from instanceof HTMLTextAreaElement) to.textContent = from.value;
      if (from instanceof HTMLOptionElement) to.toggleAttribute('selected', from.selected);
    });
    twin.removeAttribute('popover');
    let whole = twin;
    for (let up = element.parentElement; up; up = up.parentElement) {
      const around = up.cloneNode(false);
      around.removeAttribute('popover');
      around.append(whole);
      whole = around;
      if (up.classList.contains('pw')) break;
    }
    return whole.outerHTML;
  };
  const first = (selector) => [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
  const found = (wanted) => Object.entries(wanted).map(([name, selector]) => [name, first(selector)]).filter(([, element]) => element).map(([name, element]) => [name, copy(element)]);
  return { components: found(components), controls: found(controls) };
}, COMPONENTS, CONTROLS);

/** The page of all pieces: `taken` are a state's name and what `pieces` found there. */
export function componentsPage(taken, style) {
  const groups = new Map(Object.keys(COMPONENTS).map((name) => [name, new Map()]));
  const controls = new Map();
  for (const [state, { components, controls: found }] of taken) {
    // What looks the same in two states is shown once.
    for (const [name, html] of components) if (!groups.get(name).has(html)) groups.get(name).set(html, state);
    for (const [name, html] of found) if (!controls.has(name)) controls.set(name, html);
  }
  let count = 0;
  // Choices of one name would take each other's dot away.
  const sample = (label, html, forced = '') => {
    count += 1;
    return `<figure class="sample" data-forced="${forced}"><figcaption>${label}</figcaption>${html.replace(/ name="([^"]*)"/g, ` name="$1-${count}"`)}</figure>`;
  };
  const section = (name, samples) => (samples.length ? `<section><h2>${name}</h2>${samples.join('')}</section>` : '');
  const forced = ([name, html]) => section(name, Object.entries(FORCED).map(([label, force]) => sample(label, html, force)));
  const missing = Object.keys(COMPONENTS).filter((name) => groups.get(name).size === 0);
  const html = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Components</title><style>${forcible(style)}</style><style>
    body { margin: 1rem; } .sample { margin: 0 0 1.5rem; overflow: clip; overflow-clip-margin: 8px; } .sample > figcaption, h2 { font: 12px/1.6 system-ui; margin: 0; opacity: 0.75; } h2 { font-size: 15px; font-weight: 600; margin-block: 2rem 0.5rem; }
    .sample .pw { min-block-size: 0; } .sample :is(.page, .mast, .foot) { padding: 0; margin: 0; min-block-size: 0; } .sample :is(dialog[open], .findings, .tools, .contents) { display: block; position: static; max-block-size: none; }
  </style><body>${[...controls].map(forced).join('')}${[...groups].map(([name, found]) => section(name, [...found].map(([html, state]) => sample(state, html)))).join('')}
  <script>${FORCE}</script></html>`;
  return { html, missing, count };
}

/** The style sheet, in which a state that a pointer makes can also be asked for. */
const forcible = (style) => style.replace(/:(hover|active)\b/g, ':is(:$1, [data-forced~="$1"])').replace(/:focus-visible/g, ':is(:focus-visible, [data-forced~="focus"])');

/** Runs in the page of pieces: the innermost single element of a sample is its control. */
const FORCE = `for (const sample of document.querySelectorAll('.sample[data-forced]:not([data-forced=""])')) {
  let control = sample.querySelector('.pw');
  while (control.children.length === 1 && !control.matches('button, a, summary, select, input, textarea')) control = control.firstElementChild;
  if (sample.dataset.forced !== 'disabled') control.dataset.forced = sample.dataset.forced;
  else if (control.matches('button')) control.setAttribute('aria-disabled', 'true');
  else if (control.matches('select, input, textarea')) control.disabled = true;
  else sample.remove();
}`;
