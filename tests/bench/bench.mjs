// How fast the built dist/ is, in real Chromium: medians of fresh profiles, beside floors measured in the same run. Files are sent as
// a host sends them, compressed with brotli. usage: node bench.mjs [RUNS [PART]]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, normalize, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const puppeteer = createRequire(join(process.env.BROWSER_TOOLS, '/'))('puppeteer-core');
const runs = Number(process.argv[2] ?? 5);
const PROMPT = '#/continuous-learning/practise/no-support';
const MIME = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };

/** The lesson's page with everything the program needs taken out: text and style, as with scripts off. */
const without = (page) => page.replace(/<script>.*?<\/script>/s, '').replace('<html ', '<html data-ready ');
let down = false;
// Packed before anything is timed, as a host has them.
const packed = new Map();
const pack = (path, content) => packed.set(path, brotliCompressSync(content));
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile()) pack(`/${relative('dist', file)}`, readFileSync(file));
}
pack('/plain.html', readFileSync('tests/bench/plain.html'));
pack('/static.html', without(readFileSync('dist/index.html', 'utf8')));
const server = createServer((ask, reply) => {
  if (down) return reply.destroy();
  const path = normalize(decodeURIComponent(ask.url.split(/[?#]/)[0])).replace(/\/$/, '/index.html');
  const body = packed.get(path);
  if (!body) return reply.writeHead(404).end();
  reply.writeHead(200, { 'content-type': MIME[extname(path)] ?? 'application/octet-stream', 'content-encoding': 'br', 'content-length': body.length, 'cache-control': 'no-cache' });
  reply.end(body);
}).listen(0, '127.0.0.1');
await new Promise((ready) => server.on('listening', ready));
const site = `http://127.0.0.1:${server.address().port}/`;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run'];
const open = (profile) => puppeteer.launch({ executablePath: process.env.CHROMIUM, headless: true, args: flags, userDataDir: profile });
const inFreshProfile = async (work) => {
  const profile = mkdtempSync(join(tmpdir(), 'practice-bench-'));
  const browser = await open(profile);
  try { return await work(browser); } finally { await browser.close(); rmSync(profile, { recursive: true, force: true }); }
};
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = (values) => at(values, 0.5);

/** Notes, in the page, when the widget (or the plain page) can be used, and what is painted and shifted. */
const WATCH = `
  window.seen = { shift: 0, long: 0 };
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver(list => { for (const e of list.getEntries()) seen.long = Math.max(seen.long, e.duration); }).observe({ type: 'longtask', buffered: true });
  // A click is answered as soon as the field works (the plain page says when; ours has run its start script and has the field of the prompt that is
  // open) and is painted; what is around the field comes with the program.
  const here = { whole: () => document.documentElement.hasAttribute('data-ready') || document.querySelector('#app > .pw:not(.shell)') };
  here.usable = () => here.whole() || (document.documentElement.hasAttribute('data-boot') && document.getElementById(location.hash.slice(1))?.querySelector('textarea'));
  const look = new MutationObserver(() => {
    for (const what of ['usable', 'whole']) if (here[what]()) seen[what] ??= performance.now();
    if (seen.whole) look.disconnect();
  });
  look.observe(document, { subtree: true, childList: true, attributes: true });
`;

async function load(browser, address, { throttled = false } = {}) {
  const page = await browser.newPage();
  const cdp = await page.createCDPSession();
  await page.evaluateOnNewDocument(WATCH);
  if (throttled) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForFunction('seen.whole !== undefined && performance.getEntriesByName("first-contentful-paint").length > 0', { timeout: 120_000, polling: 50 });
  const seen = await page.evaluate('({ ...seen, paint: performance.getEntriesByName("first-contentful-paint")[0].startTime })');
  return { page, cdp, ...seen, usable: Math.max(seen.usable, seen.paint) };
}

const rows = [];
const row = (what, ours, floor, unit = 'ms') => {
  const ratio = floor ? `${(ours / floor).toFixed(2)}x of ${floor.toFixed(floor < 10 ? 2 : 0)}` : '';
  rows.push(`${what.padEnd(58)} ${ours.toFixed(ours < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(3)} ${ratio}`);
  console.log(rows.at(-1));
};

async function starts(throttled) {
  const word = throttled ? ' (throttled)' : '';
  const taken = { paint: [], bare: [], usable: [], whole: [], plain: [], warm: [], warmWhole: [], plainWarm: [], offline: [], offlineWhole: [], shift: [], long: [] };
  for (let run = 0; run < runs; run++) {
    await inFreshProfile(async (browser) => {
      const plain = await load(browser, `${site}plain.html`, { throttled });
      taken.plain.push(plain.usable);
      await plain.page.close();
      const again = await load(browser, `${site}plain.html`, { throttled });
      taken.plainWarm.push(again.usable);
    });
    await inFreshProfile(async (browser) => taken.bare.push((await load(browser, `${site}static.html`, { throttled })).paint));
    await inFreshProfile(async (browser) => {
      const first = await load(browser, `${site}${PROMPT}`, { throttled });
      taken.paint.push(first.paint);
      taken.usable.push(first.usable);
      taken.whole.push(first.whole);
      taken.shift.push(first.shift);
      await first.page.waitForFunction('navigator.serviceWorker.controller !== null', { timeout: 120_000, polling: 50 });
      await first.page.close();
      const warm = await load(browser, `${site}${PROMPT}`, { throttled });
      taken.warm.push(warm.usable);
      taken.warmWhole.push(warm.whole);
      taken.long.push(warm.long);
      await warm.page.close();
      down = true;
      try {
        const offline = await load(browser, `${site}${PROMPT}`, { throttled });
        taken.offline.push(offline.usable);
        taken.offlineWhole.push(offline.whole);
      } finally { down = false; }
    });
  }
  row(`first paint${word}, to the static page's`, median(taken.paint), median(taken.bare));
  row(`a click works${word}, to the plain page's`, median(taken.usable), median(taken.plain));
  row(`warm start${word}, to the plain page's`, median(taken.warm), median(taken.plainWarm));
  row(`offline start${word}, to the plain page's warm one`, median(taken.offline), median(taken.plainWarm));
  row(`the whole desk works${word}, to the plain page's`, median(taken.whole), median(taken.plain));
  row(`warm, the whole desk${word}, to the plain page's`, median(taken.warmWhole), median(taken.plainWarm));
  row(`offline, the whole desk${word}, to the plain page's warm one`, median(taken.offlineWhole), median(taken.plainWarm));
  if (!throttled) row('longest task of a warm start', median(taken.long));
  row(`layout shift${word}`, median(taken.shift), 0, '');
}

/** Main-thread work of typing one character at the end of a draft, and the time until the frame after it. */
async function keystrokes(address, words) {
  return inFreshProfile(async (browser) => {
    const { page, cdp } = await load(browser, address);
    const draft = readFileSync('tests/fixtures/draft.txt', 'utf8').trim();
    const paragraphs = [];
    for (let count = 0; count < words; count += draft.split(/\s+/).length) paragraphs.push(draft);
    const text = paragraphs.join('\n\n').split(/(?<=\s)/).slice(0, words).join('').trim();
    await page.waitForSelector('#draft');
    await page.focus('#draft');
    await page.evaluate((text) => document.execCommand('insertText', false, text), text);
    // Two marks where there are marks, and the findings on show.
    if (address.includes('#')) {
      await page.waitForFunction("document.querySelectorAll('.findings article').length > 0", { timeout: 60_000 });
      for (const [start, digit] of [[0, '1'], [400, '5']]) {
        await page.evaluate((start) => document.querySelector('#draft').setSelectionRange(start, start), start);
        await page.keyboard.down('Alt');
        await page.keyboard.press(`Digit${digit}`);
        await page.keyboard.up('Alt');
      }
      await page.waitForFunction("document.querySelectorAll('.layer mark').length >= 2");
    }
    await page.evaluate("const f = document.querySelector('#draft'); f.setSelectionRange(f.value.length, f.value.length)");
    await cdp.send('Performance.enable');
    const work = async () => (await cdp.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
    await page.evaluate(`window.painted = []; document.querySelector('#draft').addEventListener('keydown', () => { const begun = performance.now(); requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - begun))); }, true)`);
    const before = await work();
    const keys = 'and so I wrote it up for the others to read ';
    for (const letter of keys) {
      await page.keyboard.type(letter);
      await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))');
    }
    const typed = (await work()) - before;
    await new Promise((done) => setTimeout(done, 1_500));
    const pause = (await work()) - before - typed;
    const painted = await page.evaluate('painted');
    return { work: typed / keys.length, pause, painted };
  });
}

async function typing() {
  const of = {};
  for (const [name, address, words] of [['plain 400', `${site}plain.html`, 400], ['ours 400', `${site}${PROMPT}`, 400], ['ours 2,000', `${site}${PROMPT}`, 2_000], ['ours 4,000', `${site}${PROMPT}`, 4_000], ['plain 2,000', `${site}plain.html`, 2_000]]) {
    const all = [];
    for (let run = 0; run < runs; run++) all.push(await keystrokes(address, words));
    of[name] = { work: median(all.map((one) => one.work)), pause: median(all.map((one) => one.pause)), painted: all.flatMap((one) => one.painted) };
  }
  row('main-thread work of a key, 400 words, to the plain page', of['ours 400'].work, of['plain 400'].work);
  row('main-thread work of a key, 2,000 words, to the plain page', of['ours 2,000'].work, of['plain 2,000'].work);
  row('main-thread work of a key, 4,000 words, to ours at 400', of['ours 4,000'].work, of['ours 400'].work);
  for (const name of ['400', '2,000']) {
    row(`key to paint, ${name} words, median, to the plain page`, median(of[`ours ${name}`].painted), median(of[`plain ${name}`].painted));
    row(`key to paint, ${name} words, p95, to the plain page`, at(of[`ours ${name}`].painted, 0.95), at(of[`plain ${name}`].painted, 0.95));
  }
  row('work of a pause in typing (saving, findings), 400 words', of['ours 400'].pause, of['plain 400'].pause);
  row('work of a pause in typing (saving, findings), 2,000 words', of['ours 2,000'].pause, of['plain 2,000'].pause);
}

/** Answers in a row in one profile: the first compiles what an answer needs, the others do not. */
const ANSWERS = 8;

/** The longest task of going from a draft to every other place and back, by its links, when the files have been put away. */
async function going() {
  const PLACES = ['progress', 'quiz', 'calibrate', 'practise', 'practise/no-support', 'read/why-it-matters', 'read/model-answers'];
  const longest = Object.fromEntries(PLACES.map((place) => [place, []]));
  for (let run = 0; run < runs; run++) {
    await inFreshProfile(async (browser) => {
      const { page } = await load(browser, `${site}${PROMPT}`);
      await page.setViewport({ width: 1280, height: 800 });
      await page.waitForFunction('navigator.serviceWorker.controller !== null', { timeout: 120_000, polling: 50 });
      await page.focus('#draft');
      await page.evaluate((text) => document.execCommand('insertText', false, text), readFileSync('tests/fixtures/draft.txt', 'utf8').trim());
      await page.waitForFunction("document.querySelectorAll('.findings article').length > 0", { timeout: 60_000 });
      for (const place of PLACES) {
        await page.evaluate('void (seen.long = 0)');
        await page.click(`#app a[href="#/continuous-learning/${place}"]`);
        await page.waitForFunction(() => document.querySelector('#main h1, #main h2'));
        // A task is reported after it: two quiet moments later none is on its way.
        await page.evaluate('new Promise(done => requestIdleCallback(() => requestIdleCallback(() => setTimeout(done, 300))))');
        longest[place].push(await page.evaluate('seen.long'));
      }
    });
  }
  for (const place of PLACES) row(`longest task of going to ${place}, where it is over 50 ms`, median(longest[place]));
}

/** From the click that checks an answer to its outcome on screen. */
async function feedback() {
  const pressed = async (page) => {
    await page.evaluate(`void (window.outcome = new Promise(done => {
      let begun;
      document.addEventListener('click', () => { begun = performance.now(); }, { capture: true, once: true });
      new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - begun))).observe(document.querySelector('.outcome'), { childList: true, subtree: true, characterData: true });
    }))`);
    await page.click('#quiz-on');
    return page.evaluate('outcome');
  };
  const [ours, plain] = [[], []];
  const says = (page, words) => page.evaluate((words) => void [...document.querySelectorAll('button')].find((button) => words.includes(button.innerText)).click(), words);
  for (let run = 0; run < runs; run++) {
    await inFreshProfile(async (browser) => {
      const { page } = await load(browser, `${site}plain.html`);
      for (let answer = 0; answer < ANSWERS; answer++) plain.push(await pressed(page));
    });
    await inFreshProfile(async (browser) => {
      const { page } = await load(browser, `${site}#/continuous-learning/quiz/mixed`);
      await page.waitForFunction("[...document.querySelectorAll('button')].some(button => button.innerText === 'Begin')");
      // A question is read before it is answered; by then the files for offline use have been put away.
      await page.waitForFunction('navigator.serviceWorker.controller !== null', { timeout: 120_000, polling: 50 });
      await page.evaluate("[...document.querySelectorAll('input[name=quiz-length]')].at(-1).click()");
      await says(page, ['Begin']);
      for (let answer = 0; answer < ANSWERS; ) {
        await page.waitForSelector('.itembody');
        // Items that are answered with one choice, so that all answers are of one kind.
        if (await page.$eval('.itembody', (body) => body.innerText.includes('Choose one'))) {
          await page.evaluate("document.querySelector('.itembody .choices input').click()");
          await page.waitForFunction("!document.getElementById('quiz-on').hasAttribute('aria-disabled')");
          ours.push(await pressed(page));
          answer++;
        }
        const item = await page.$eval('section.item', (item) => item.textContent);
        await says(page, ['Ask me later', 'Next question']);
        await page.waitForFunction((item) => document.querySelector('section.item').textContent !== item, {}, item);
      }
    });
  }
  row('answer to feedback, p95, to the plain page', at(ours, 0.95), at(plain, 0.95));
}

async function memory() {
  const [used, own, stack] = [[], [], []];
  for (let run = 0; run < runs; run++) {
    await inFreshProfile(async (browser) => {
      const { page, cdp } = await load(browser, site);
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      used.push(usedSize / 1e6);
      // The glue hands out what a program has that was started once already.
      const memory = await page.evaluate(`import(performance.getEntriesByType('resource').find(file => file.name.endsWith('/main.js')).name).then(glue => { const bytes = new Uint8Array(glue.initSync().memory.buffer); return [bytes.length, bytes.findIndex(byte => byte)]; })`);
      own.push(memory[0] / 1e6);
      // The stack comes first and grows down; its size stands in .cargo/config.toml.
      stack.push((262_144 - memory[1]) / 1e3);
      await page.close();
    });
  }
  row('JavaScript heap after load', median(used), 0, 'MB');
  row('memory of the program after load', median(own), 0, 'MB');
  row('of its stack were used', median(stack), 0, 'kB');
}

console.log(`medians of ${runs} fresh profiles, Chromium, files sent with brotli\n`);
const parts = { starts: () => starts(false), throttled: () => starts(true), typing, feedback, going, memory };
for (const part of process.argv[3] ? [process.argv[3]] : Object.keys(parts)) await parts[part]();
server.close();
process.exit(0);
