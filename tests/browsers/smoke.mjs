// What other engines than Chromium must do with the built dist/: start, keep a draft through a reload and a kill, say that nothing
// can be kept, leave junk alone, start with the network off, fit a frame. usage: node smoke.mjs SERVE_PROGRAM firefox|webkit...
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROMPT = '#/continuous-learning/practise/no-support';
const [serve, ...wanted] = process.argv.slice(2);
const PATIENCE = 20_000;

/** Starts a program and answers it with the first line that `find` understands. */
async function start(command, args, find, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  const ended = new Promise((_, fail) => child.on('error', fail).on('exit', (code) => fail(new Error(`${command} ended with ${code}`))));
  ended.catch(() => {});
  const line = new Promise((found) => createInterface({ input: child.stdout }).on('line', (text) => find(text) && found(find(text))));
  return { child, line: await Promise.race([line, ended]) };
}

async function site(port = 0) {
  const { child, line } = await start(serve, ['dist', '--port', String(port)], (text) => text.match(/^http:\S+/)?.[0]);
  return { address: line, stop: () => child.kill('SIGKILL') };
}

/** Firefox, by WebDriver BiDi. */
async function firefox(profile) {
  const puppeteer = createRequire(join(process.env.BROWSER_TOOLS, '/'))('puppeteer-core');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX, headless: true, userDataDir: profile, protocolTimeout: 60_000 });
  // Not the first one: after a kill Firefox puts tabs back.
  const page = await browser.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  return {
    troubles,
    before: (script) => page.evaluateOnNewDocument(script),
    goto: (address) => page.goto(address),
    run: (script) => page.evaluate(`(() => { ${script} })()`),
    type: (text) => page.keyboard.type(text),
    kill: () => new Promise((gone) => browser.process().once('exit', gone) && browser.process().kill('SIGKILL')),
    close: () => browser.close(),
  };
}

/** WebKitGTK's MiniBrowser, by WebDriver. Its driver gives every session a profile that is thrown away. */
async function webkit() {
  const port = 20_000 + (process.pid % 20_000);
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
  const root = `http://127.0.0.1:${port}`;
  const ask = async (method, path, body) => {
    const reply = await fetch(root + path, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  await until('the driver', () => ask('GET', '/status').then(() => true, () => false));
  const binary = process.env.MINIBROWSER;
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } } });
  const at = `/session/${sessionId}`;
  const key = (value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }];
  return {
    troubles: [],
    goto: (url) => ask('POST', `${at}/url`, { url }),
    run: (script) => ask('POST', `${at}/execute/sync`, { script, args: [] }),
    type: (text) => ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [...text].flatMap(key) }] }),
    close: async () => {
      await ask('DELETE', at).catch(() => {});
      process.kill(-driver.pid, 'SIGKILL');
    },
  };
}

async function until(what, check) {
  const begun = Date.now();
  while ((await check()) !== true) {
    if (Date.now() - begun > PATIENCE) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const shown = (page, what, script) => until(what, () => page.run(script).catch(() => false));
const desk = async (page, address) => {
  await page.goto(`${address}${PROMPT}`);
  await shown(page, 'the desk', "return !!document.querySelector('#app > .pw:not(.shell) #draft')");
};
const typed = async (page, text) => {
  await page.run("const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(f.value.length, f.value.length)");
  await page.type(text);
};
const saved = (page) => shown(page, 'the draft to be saved', "return document.querySelector('.status').innerText.startsWith('Saved')");
const holds = (page, text) => shown(page, `the draft “${text}”`, `return document.querySelector('#draft')?.value === ${JSON.stringify(text)}`);

// Firefox reports what a page that is left had still been loading.
const whole = (page) => shown(page, 'all of the program', "return document.querySelector('.foot').innerText.includes('Works without a network')");

const cases = {
  'a draft is kept through a reload': async (open) => {
    const [here, page] = [await site(), await open()];
    await desk(page, here.address);
    await typed(page, 'I learned it, and wrote it up.');
    await saved(page);
    await whole(page);
    await page.goto('about:blank');
    await desk(page, here.address);
    await holds(page, 'I learned it, and wrote it up.');
    await page.run("localStorage['practice-widget/1/continuous-learning/desk/no-support/ffff'] = '1 0000 junk'");
    await whole(page);
    await page.goto('about:blank');
    await desk(page, here.address);
    await holds(page, 'I learned it, and wrote it up.');
    const junk = await page.run("return localStorage['practice-widget/1/continuous-learning/desk/no-support/ffff']");
    if (junk !== '1 0000 junk') throw new Error(`junk was changed to ${junk}`);
    if (page.troubles.length) throw new Error(page.troubles.join('; '));
    await page.close();
    here.stop();
    return 'text back twice, junk left as it was';
  },
  "a finding's words are gone to": async (open) => {
    const [here, page] = [await site(), await open()];
    await desk(page, here.address);
    const long = Array(3).fill(readFileSync('tests/fixtures/draft.txt', 'utf8').trim()).join('\n\n');
    await page.run(`const f = document.querySelector('#draft'); f.value = ${JSON.stringify(long)}; f.dispatchEvent(new Event('input', { bubbles: true }))`);
    const notes = "[...document.querySelectorAll('.findings article.placed')]";
    await shown(page, 'findings', `return ${notes}.length > 6`);
    // Where the first selected letter is, by the layer under the field.
    const top = `let at = document.querySelector('#draft').selectionStart; for (const line of document.querySelectorAll('.layer > div')) { if (at > line.textContent.length) { at -= line.textContent.length + 1; continue } const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT); for (let text; (text = walk.nextNode()); at -= text.length) if (at < text.length) { const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().top } } return null`;
    for (const which of [-1, 0]) {
      await page.run(`[...${notes}.at(${which}).querySelectorAll('button')].find((button) => button.innerText === 'Go there').click()`);
      await shown(page, `the words of note ${which}`, `const top = (() => { ${top} })(); return top !== null && top > 0 && top < innerHeight && document.activeElement.id === 'draft'`);
    }
    if (page.troubles.length) throw new Error(page.troubles.join('; '));
    await page.close();
    here.stop();
    return 'the last, then the first, each in the window';
  },
  'written before the program is here': async (open) => {
    const [here, page] = [await site(), await open()];
    let release;
    const released = new Promise((done) => { release = done; });
    const late = createServer(async (ask, reply) => {
      if (ask.url.endsWith('main_bg.wasm')) await released;
      try {
        const answer = await fetch(new URL(ask.url.slice(1), here.address));
        reply.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(Buffer.from(await answer.arrayBuffer()));
      } catch {
        reply.destroy();
      }
    }).listen(0, '127.0.0.1');
    await new Promise((ready) => late.on('listening', ready));
    const address = `http://127.0.0.1:${late.address().port}/`;
    await page.goto(`${address}${PROMPT}`);
    await shown(page, 'the field', "return !!document.querySelector('article:target .early')");
    await page.run("document.querySelector('article:target .early').focus()");
    await page.type('Nobody could help.');
    await shown(page, 'to be told', "return document.querySelector('article:target .status').innerText.startsWith('Saved')");
    const place = await page.run("const f = document.querySelector('article:target .early'); f.setSelectionRange(6, 6); return f.getBoundingClientRect().top");
    release();
    await shown(page, 'the desk', "return !!document.querySelector('#app > .pw:not(.shell) #draft') && !document.querySelector('.shell')");
    await page.type(' else');
    await holds(page, 'Nobody else could help.');
    await saved(page);
    const moved = Math.abs((await page.run("return document.querySelector('#draft').getBoundingClientRect().top")) - place);
    if (moved > 1) throw new Error(`the field moved by ${moved} px`);
    if (page.troubles.length) throw new Error(page.troubles.join('; '));
    await page.close();
    late.close();
    here.stop();
    return 'the words are the draft, the caret and the field stay';
  },
  'killed while typing': async (open, name) => {
    if (name === 'webkit') return null;
    const lost = [];
    for (let kill = 0; kill < 5; kill++) {
      const profile = mkdtempSync(join(tmpdir(), 'practice-'));
      const here = await site();
      let page = await open(profile);
      await desk(page, here.address);
      const times = [];
      await page.run("document.querySelector('#draft').focus(); window.times = []; document.querySelector('#draft').addEventListener('input', () => times.push(Date.now()))");
      // Longer than the longest wait for a write, so that something must be there, however fast the keys come.
      for (const until = Date.now() + 700 + kill * 170; Date.now() < until; ) {
        await page.type('x');
        times.push(Date.now());
      }
      const at = Date.now();
      await page.kill();
      page = await open(profile);
      await desk(page, here.address);
      await shown(page, 'some text', "return document.querySelector('#draft').value.length > 0");
      const kept = (await page.run("return document.querySelector('#draft').value")).length;
      lost.push(kept >= times.length ? 0 : at - times[kept]);
      await page.close();
      here.stop();
      rmSync(profile, { recursive: true, force: true });
    }
    lost.sort((a, b) => a - b);
    const said = `${lost.length} kills; lost median ${lost[lost.length >> 1]} ms, maximum ${lost.at(-1)} ms`;
    if (lost.at(-1) > 500) throw new Error(said);
    return said;
  },
  'storage refused': async (open, name) => {
    if (name === 'webkit') return null;
    const [here, page] = [await site(), await open()];
    await page.before("for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })");
    await desk(page, here.address);
    await typed(page, 'Still here.');
    await shown(page, 'to be told', "return document.querySelector('.status').innerText.startsWith('Not saved')");
    await holds(page, 'Still here.');
    await page.close();
    here.stop();
    return 'said so, and usable in memory';
  },
  'started with the network off': async (open) => {
    const here = await site();
    const page = await open();
    await desk(page, here.address);
    await shown(page, 'the worker to have everything', "return navigator.serviceWorker?.controller != null");
    here.stop();
    await page.goto('about:blank');
    await desk(page, here.address);
    await typed(page, 'Offline.');
    await saved(page);
    await page.close();
    return 'the whole widget starts, and saves';
  },
  'on a course page': async (open) => {
    const here = await site();
    const html = `<!doctype html><title>A course</title><script src="${here.address}embed.js" defer></script><practice-widget id="one" lesson="continuous-learning" prompt="no-support"></practice-widget>`;
    const course = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end(html)).listen(0, '127.0.0.1');
    await new Promise((ready) => course.on('listening', ready));
    const page = await open();
    await page.goto(`http://localhost:${course.address().port}/`);
    await shown(page, 'a frame as high as its content', "return (document.getElementById('one').shadowRoot?.querySelector('iframe')?.clientHeight ?? 0) > 600");
    await page.close();
    course.close();
    here.stop();
    return 'starts in a frame of another site, which takes its height';
  },
};

let failed = 0;
for (const name of wanted) {
  const open = { firefox, webkit }[name];
  for (const [title, run] of Object.entries(cases)) {
    const begun = Date.now();
    const [word, said] = await run(open, name).then(
      (said) => (said === null ? ['not run', "the driver cannot inject it"] : ['held', said]),
      (trouble) => { failed += 1; return ['FAILED', trouble.message]; },
    );
    console.log(`${name.padEnd(8)} ${word.padEnd(7)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${title}: ${said}`);
  }
}
process.exit(failed ? 1 : 0);
