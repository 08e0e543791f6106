// From saving to the reloaded page: `node benches/serve.mjs CORPUS [RUNS]`, CORPUS a folder made by
// ../shared/bench/make_corpus.py. Saves a goal's file, waits for the preview's event, fetches the goal's page and holds that
// it shows the new title. With CHROMIUM=/path/to/chromium an open page of that browser is timed as well.
// Prints medians and the slowest in milliseconds, after three runs that do not count.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const [corpus, runs = '30'] = process.argv.slice(2);
const program = process.env.ZIELSTAND ?? join(here, '../target/release/zielstand');
const WARM = 3;

const work = mkdtempSync(join(tmpdir(), 'zielstand-serve-'));
const portal = join(work, 'portal');
execFileSync('git', ['clone', '-q', resolve(corpus), portal]);
cpSync(join(here, 'corpus.yaml'), join(portal, 'portal.yaml'));
const list = execFileSync('git', ['ls-files', 'content/goals'], { cwd: portal, encoding: 'utf8', maxBuffer: 1 << 28 });
const files = list.trim().split('\n').filter((file) => file.endsWith('.md'));

const start = performance.now();
const server = spawn(program, ['serve', '--root', portal, '--port', '0', '--as-of', '2026-11-22'], { stdio: ['ignore', 'pipe', 'inherit'] });
const [address] = await new Promise((done) => createInterface(server.stdout).once('line', (line) => done([line.trim()])));
await (await fetch(address)).text();
const first = performance.now() - start;

const events = (await fetch(`${address}_vorschau/ereignisse`)).body.pipeThrough(new TextDecoderStream()).getReader();
/** The next event's number; the first one tells what is shown. */
async function next() {
  for (let text = ''; ;) {
    text += (await events.read()).value;
    const found = /^data: (.*)\n/m.exec(text);
    if (found) return found[1];
  }
}
await next();

function edit(run) {
  const file = join(portal, files[(run * 37) % files.length]);
  const title = `Gemessen ${run}`;
  const text = readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: "${title}"`);
  return { file, text, title, page: `ziele/${/^id: *"?([^"\n]+)/m.exec(text)[1]}/` };
}

const times = { event: [], page: [], browser: [] };
for (let run = 0; run < Number(runs) + WARM; run += 1) {
  const { file, text, title, page } = edit(run);
  const saved = performance.now();
  writeFileSync(file, text);
  await next();
  const event = performance.now() - saved;
  const html = await (await fetch(address + page)).text();
  const whole = performance.now() - saved;
  if (!html.includes(title)) throw new Error(`${page} is the old one`);
  if (run >= WARM) {
    times.event.push(event);
    times.page.push(whole);
  }
  await new Promise((done) => setTimeout(done, 200));
}

if (process.env.CHROMIUM) {
  const { start: browser } = await import('../tests/browser/support/browser.mjs');
  const chromium = await browser();
  const open = await chromium.newPage();
  // The browser's own clock: asking it from outside takes longer than the page.
  await open.addInitScript(() => {
    const tell = () => requestAnimationFrame(() => console.log(Date.now(), document.querySelector('h1')?.textContent.trim()));
    document.addEventListener('DOMContentLoaded', tell);
  });
  for (let run = 0; run < Number(runs) + WARM; run += 1) {
    const { file, text, title, page } = edit(run + 1000);
    await open.goto(address + page);
    // The event stream stands once the page has heard what is shown.
    await new Promise((done) => setTimeout(done, 300));
    const shown = open.waitForEvent('console', (line) => line.text().endsWith(title));
    const saved = Date.now();
    writeFileSync(file, text);
    const [time] = (await shown).text().split(' ');
    if (run >= WARM) times.browser.push(Number(time) - saved);
  }
  await chromium.close();
}

server.kill();
rmSync(work, { recursive: true, force: true });
console.log(`first page ${Math.round(first)} ms, ${files.length} goals`);
for (const [name, all] of Object.entries(times).filter(([, each]) => each.length > 0)) {
  const sorted = all.toSorted((a, b) => a - b);
  console.log(`${name.padEnd(8)} median ${sorted[sorted.length >> 1].toFixed(0)} ms, slowest ${sorted.at(-1).toFixed(0)} ms`);
}
