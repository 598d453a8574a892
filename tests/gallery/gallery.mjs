// Every place and state of the built widget as pictures, at three widths and in every theme, and an index page that lays them side by
// side. States are reached as a learner reaches them; nothing is drawn for the picture. usage: node gallery.mjs SERVE_PROGRAM [WORD]
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { componentsPage, pieces } from './components.mjs';

const puppeteer = createRequire(join(process.env.BROWSER_TOOLS, '/'))('puppeteer-core');
const [serve, word = ''] = process.argv.slice(2);
const OUT = 'screenshots';
const DRAFT = readFileSync('tests/fixtures/draft.txt', 'utf8');
const WIDTHS = [320, 768, 1280];
const LESSON = '#/continuous-learning';
const TALLEST = 8_000;

/** What the page is asked to look like; print is one picture of the widest page. */
const THEMES = {
  light: { 'prefers-color-scheme': 'light' },
  dark: { 'prefers-color-scheme': 'dark' },
  contrast: { 'prefers-color-scheme': 'light', 'prefers-contrast': 'more' },
  forced: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' },
};

/** Helpers that run in the page. */
const until = (page, what, ...given) => page.waitForFunction(what, { timeout: 20_000, polling: 50 }, ...given);
const press = async (page, name) => {
  await until(page, (name) => [...document.querySelectorAll('button, a, label, summary')].some((e) => (e.getAttribute('aria-label') ?? e.textContent).trim().replace(/\s+/g, ' ') === name && e.checkVisibility()), name);
  await page.evaluate((name) => [...document.querySelectorAll('button, a, label, summary')].find((e) => (e.getAttribute('aria-label') ?? e.textContent).trim().replace(/\s+/g, ' ') === name && e.checkVisibility()).click(), name);
};
const there = (page, selector, count = 1) => until(page, (selector, count) => document.querySelectorAll(selector).length >= count, selector, count);
const write = async (page, text) => {
  await there(page, '#draft');
  await page.evaluate((text) => {
    document.querySelector('#draft').focus();
    document.execCommand('insertText', false, text);
  }, text);
};
const draft = async (page) => {
  await write(page, DRAFT);
  await there(page, '.findings article', 3);
  for (const [start, end, digit] of [[0, 40, 1], [300, 360, 2], [700, 760, 3]]) {
    await page.evaluate(([start, end, digit]) => {
      const field = document.querySelector('#draft');
      field.setSelectionRange(start, end);
      field.dispatchEvent(new KeyboardEvent('keydown', { code: `Digit${digit}`, key: String(digit), altKey: true, bubbles: true }));
    }, [start, end, digit]);
  }
  await there(page, '.layer mark', 3);
};
const reviewing = async (page) => {
  await draft(page);
  await press(page, 'Review this draft');
  await there(page, '.levelpick', 6);
};
const reviewed = async (page) => {
  await reviewing(page);
  await page.evaluate(() => document.querySelectorAll('.levelpick').forEach((pick) => pick.querySelectorAll('input')[1].click()));
  await press(page, 'On to the evidence');
  await press(page, 'See how it stands');
  await there(page, '.next');
};
const compare = (page) => page.evaluate(() => [...document.querySelectorAll('main button')].find((button) => button.innerText.startsWith('Compare'))?.click());
/** Rated, looked at again, and held against the guide. */
const compared = async (page) => {
  await there(page, '.levelfield', 6);
  for (let time = 0; time < 2; time++) {
    await page.evaluate(() => document.querySelectorAll('.levelfield').forEach((field) => field.querySelectorAll('input')[1].click()));
    await compare(page);
  }
  await there(page, '.feedback button');
};
const begin = async (page) => {
  await press(page, 'Begin');
  await there(page, '.itembody');
};

/** Name, the place below the lesson, and the way from there; each begins with an empty profile. */
const STATES = [
  ['read', '/read/why-it-matters'],
  ['read, model answers', '/read/model-answers'],
  ['read, pitfalls', '/read/five-pitfalls'],
  ['read, a term', '/read/why-it-matters', async (page) => { await page.evaluate(() => document.querySelector('.term, [data-term]')?.click()); }],
  ['no such place', '/read/no-such-section'],
  ['prompts', '/practise'],
  ['desk, empty', '/practise/no-support'],
  ['desk, begun', '/practise/no-support', (page) => write(page, 'Last spring our nightly import failed at four and never at nine.')],
  ['desk, draft with marks and findings', '/practise/no-support', draft],
  ['desk, stuck', '/practise/no-support', (page) => page.evaluate(() => document.querySelector('details').setAttribute('open', ''))],
  ['desk, too long', '/practise/no-support', async (page) => { for (let i = 0; i < 2; i++) await write(page, DRAFT); await there(page, '.findings article', 3); }],
  ['desk, review, levels', '/practise/no-support', reviewing],
  ['desk, review, evidence', '/practise/no-support', async (page) => {
    await reviewing(page);
    await page.evaluate(() => document.querySelectorAll('.levelpick').forEach((pick) => pick.querySelectorAll('input')[1].click()));
    await press(page, 'On to the evidence');
    await there(page, '.proof summary', 6);
    await page.evaluate(() => document.querySelectorAll('.proof summary')[1].click());
    await there(page, '.sentences button', 3);
    await page.evaluate(() => document.querySelectorAll('.sentences button')[2].click());
  }],
  ['desk, review, how it stands', '/practise/no-support', reviewed],
  ['desk, review, saved', '/practise/no-support', async (page) => { await reviewed(page); await press(page, 'Save this review'); await until(page, () => document.querySelector('.review b')); }],
  ['desk, a link to a review', '/practise/no-support', async (page) => { await draft(page); await press(page, 'Ask for a review'); await press(page, 'Make the link'); await there(page, '.sentlink'); }],
  ['desk, ask for a review', '/practise/no-support', async (page) => { await draft(page); await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', ''))); }],
  ['desk, versions', '/practise/no-support', async (page) => { await draft(page); await press(page, 'Keep this version'); await write(page, ' It cost two evenings.'); await page.evaluate(() => { location.hash += '/versions'; }); await until(page, () => document.querySelector('#main h1')?.innerText === 'Versions'); }],
  ['desk, rehearse without a draft', '/practise/no-support/rehearse'],
  ['desk, rehearse with a draft', '/practise/no-support', async (page) => { await draft(page); await press(page, 'Rehearse aloud'); await there(page, '#main h1'); }],
  ['desk, nothing can be kept', '/practise/no-support', (page) => write(page, 'Nothing of this can be kept here.'), { before: () => { for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } }); } }],
  ['quiz', '/quiz'],
  ['quiz, nothing due', '/quiz/due'],
  ['quiz, an item', '/quiz/section/why-it-matters', begin],
  ['quiz, checked too early', '/quiz/section/why-it-matters', async (page) => { await begin(page); await page.evaluate(() => document.getElementById('quiz-on').click()); await until(page, () => document.querySelector('.lacking')?.innerText.length > 0); }],
  ['quiz, an answer', '/quiz/section/why-it-matters', async (page) => {
    await begin(page);
    await page.evaluate(() => document.querySelector('.itembody .choices input')?.click());
    await until(page, () => !document.getElementById('quiz-on').hasAttribute('aria-disabled'));
    await page.evaluate(() => document.getElementById('quiz-on').click());
    await until(page, () => document.querySelector('.outcome').innerText.length > 0);
  }],
  ['quiz, the end of a set', '/quiz/section/key-terms', async (page) => {
    await begin(page);
    for (const name of ['Not sure', 'See how it went']) await press(page, name);
    await there(page, '.entries');
  }],
  ['calibrate', '/calibrate'],
  ['calibrate, an answer', '/calibrate/inference-slice'],
  ['calibrate, compared too early', '/calibrate/inference-slice', async (page) => { await there(page, '.levelfield', 6); await compare(page); await until(page, () => document.querySelector('.lacking')?.innerText.length > 0); }],
  ['calibrate, compared', '/calibrate/inference-slice', async (page) => { await compared(page); }],
  ['calibrate, words shown', '/calibrate/inference-slice', async (page) => {
    await compared(page);
    await page.evaluate(() => [...document.querySelectorAll('.feedback button')].at(-1).click());
    await there(page, 'mark.decides');
  }],
  ['progress, empty', '/progress'],
  ['progress, after a review', '/practise/no-support', async (page) => {
    await reviewed(page);
    await press(page, 'Save this review');
    await press(page, 'Progress');
    await there(page, '.kept, section');
  }],
  ['review for someone, empty', '/review'],
  ['collect, empty', '/collect'],
  ['embed or share', '/practise/no-support', async (page) => { await press(page, 'Embed or share'); await there(page, 'dialog[open] .snippet'); }],
  ['offline', '/read/why-it-matters', async (page) => { await until(page, () => navigator.serviceWorker.controller !== null); await page.setOfflineMode(true); await until(page, () => document.querySelector('.foot [role=status]').innerText.includes('No network')); }],
  ['program missing', '/read/why-it-matters', (page) => until(page, () => document.getElementById('boot-trouble')?.hidden === false), { without: /program-/ }],
  ['a room missing', '/quiz', (page) => there(page, '#main [role=alert]'), { without: /split_learn|chunk_/ }],
  ['embedded', '/practise/no-support', draft, { query: '?embed=1&view=practise' }],
];

const child = spawn(serve, ['dist', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const site = await new Promise((found) => createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('http:') && found(line.trim())));
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, headless: true, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking'] });
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const shot = [];
const taken = [];
for (const [name, place, way, more = {}] of STATES.filter(([name]) => name.includes(word))) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const cdp = await page.createCDPSession();
  if (more.before) await page.evaluateOnNewDocument(more.before);
  if (more.without) {
    await page.setRequestInterception(true);
    page.on('request', (request) => (more.without.test(request.url()) ? request.abort() : request.continue()));
  }
  // The policy of the page forbids what puppeteer's own waiting is made of; it is put aside for the pictures only.
  await page.setBypassCSP(true);
  await page.setViewport({ width: 1280, height: 900 });
  try {
    await page.goto(`${site}${more.query ?? ''}${LESSON}${place}`);
    if (!more.without?.test('program-')) await there(page, '#app > .pw:not(.shell)');
    await way?.(page);
    taken.push([name, await pieces(page)]);
    await pictures(page, cdp, name);
    console.log(name);
  } catch (trouble) {
    console.error(`${name}: ${trouble.message}`);
    process.exitCode = 1;
  }
  await context.close();
}
// All components on one page, to be opened by hand too; what no state has brought is said.
const [, style] = readFileSync('dist/index.html', 'utf8').match(/<style>(.*?)<\/style>/s);
const { html, missing, count } = componentsPage(taken, style);
writeFileSync(join(OUT, 'components.html'), html);
const page = await browser.newPage();
await page.goto(pathToFileURL(join(OUT, 'components.html')).href);
await pictures(page, await page.createCDPSession(), 'all components');
if (!word && missing.length > 0) {
  console.error(`no state has brought: ${missing.join(', ')}`);
  process.exitCode = 1;
}
await browser.close();
child.kill();
writeFileSync(join(OUT, 'index.html'), index());
console.log(`${shot.length} pictures, ${OUT}/index.html, and ${count} samples of components in ${OUT}/components.html`);

/** One page in every theme and width, with large text, and printed. */
async function pictures(page, cdp, name) {
  for (const [theme, features] of Object.entries(THEMES)) {
    await cdp.send('Emulation.setEmulatedMedia', { features: [...Object.entries(features), ['prefers-reduced-motion', 'reduce']].map(([name, value]) => ({ name, value })) });
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      await take(page, name, theme, width);
    }
  }
  await cdp.send('Emulation.setEmulatedMedia', { features: [] });
  // 200 % text: what the reader's browser makes of a root size of 32 px.
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await page.setViewport({ width: 1280, height: 900 });
  await take(page, name, 'text-200', 1280);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await cdp.send('Emulation.setEmulatedMedia', { media: 'print' });
  await take(page, name, 'print', 768);
}

async function take(page, name, theme, width) {
  if (width !== page.viewport().width) await page.setViewport({ width, height: 900 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) {
    console.error(`${name}, ${theme}, ${width} px: the page is ${over} px too wide`);
    process.exitCode = 1;
  }
  // A browser draws no picture higher than some 16,000 px.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0, part = 1; top < height; top += TALLEST, part++) {
    const file = `${name.replace(/[^a-z]+/g, '-')}--${theme}-${width}${height > TALLEST ? `-${part}` : ''}.png`;
    await page.screenshot({ path: join(OUT, file), clip: { x: 0, y: top, width, height: Math.min(TALLEST, height - top) }, captureBeyondViewport: true });
    shot.push({ name, theme, width, file });
  }
}

function index() {
  const names = [...new Set(shot.map((one) => one.name))];
  const figures = (name) => shot.filter((one) => one.name === name).map((one) => `<figure><a href="${one.file}"><img loading="lazy" src="${one.file}" alt=""></a><figcaption>${one.theme}, ${one.width}</figcaption></figure>`).join('');
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body{font:14px system-ui;margin:2rem;background:#8884}div{display:flex;gap:1rem;overflow:auto;align-items:start}img{height:26rem;max-width:30rem;object-fit:cover;object-position:top;border:1px solid #8888;background:#fff}figure{margin:0}</style>${names.map((name) => `<h2>${name}</h2><div>${figures(name)}</div>`).join('')}`;
}
