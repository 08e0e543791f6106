// The built sites, their pages, and one page of every kind.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { MOUNT, serve } from './server.mjs';

const FOLDERS = { reference: process.env.ZIELSTAND_REFERENCE, odd: process.env.ZIELSTAND_ODD };

/** Names of both sites. */
export const SITES = Object.keys(FOLDERS);

/** Pages of the law, where the portal has them. */
const LEGAL = ['impressum/', 'datenschutz/', 'barrierefreiheit/', 'leichte-sprache/', 'gebaerdensprache/'];

export class Site {
  constructor(name, folder) {
    this.name = name;
    this.folder = folder;
    this.files = new Set(readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile()));
  }

  /** Serves the site; `base` is its address from then on. */
  async open() {
    Object.assign(this, await serve(this.folder));
    return this;
  }

  read(path) {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Whether it was built for [`MOUNT`]. Only its 404 page, which is shown at any depth, needs to know. */
  knowsItsAddress() {
    return this.read('404.html').includes(`href="${MOUNT}assets/`);
  }

  /** Addresses of all pages, relative to the root; `` is the overview. */
  pages() {
    const html = [...this.files].filter((path) => path.endsWith('.html')).sort();
    return html.map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
  }

  /** The goals as the site publishes them as data. */
  goals() {
    return JSON.parse(this.read('data/v1/goals.json')).goals;
  }

  /** The day for which the site was built. */
  asOf() {
    return JSON.parse(this.read('data/v1/goals.json')).as_of;
  }

  /** One page of every kind, by a name for it; of several, the largest. */
  kinds() {
    const pages = this.pages();
    const size = (page) => statSync(join(this.folder, page.endsWith('.html') ? page : join(page, 'index.html'))).size;
    const bySize = (pattern) => pages.filter((page) => pattern.test(page)).sort((a, b) => size(b) - size(a));
    const reserved = /^(ziele|aenderungen|fristen|indikatoren|quellen|handlungsfelder|themen|querschnitt|ressorts|strategien|berichte|stand|suche|a-z|glossar|zaehlweise|pruefen|daten|druck|plan|leichte-sprache|impressum|datenschutz|barrierefreiheit|gebaerdensprache|en)\//;
    const kinds = {
      overview: '',
      goals: 'ziele/',
      'list of goals': bySize(/^ziele\/(status|stand|frist|ergebnis|geaendert|art)\/.+/)[0],
      search: 'suche/',
      'a to z': 'a-z/',
      ...(pages.includes('glossar/') ? { glossary: 'glossar/' } : {}),
      'goal with most facts': bySize(/^ziele\/[^/]+\/$/).at(0),
      'goal with fewest facts': bySize(/^ziele\/[^/]+\/$/).at(-1),
      pillars: 'handlungsfelder/',
      pillar: bySize(/^handlungsfelder\/[^/]+\/$/)[0],
      topics: 'themen/',
      topic: bySize(/^themen\/.+/)[0],
      'cross-cutting topics': 'querschnitt/',
      'cross-cutting topic': bySize(/^querschnitt\/.+/)[0],
      departments: 'ressorts/',
      department: bySize(/^ressorts\/[^/]+\/$/)[0],
      strategies: 'strategien/',
      strategy: bySize(/^strategien\/.+/)[0],
      'change log': 'aenderungen/',
      'marked changes': 'aenderungen/auffaellig/',
      year: bySize(/^aenderungen\/\d{4}\//)[0],
      month: bySize(/^aenderungen\/\d{4}-\d\d\//)[0],
      ...(bySize(/^aenderungen\/[0-9a-f]{40}\//)[0] ? { commit: bySize(/^aenderungen\/[0-9a-f]{40}\//)[0] } : {}),
      'part of the log': bySize(/^handlungsfelder\/[^/]+\/aenderungen\/$/)[0],
      deadlines: 'fristen/',
      plan: 'plan/',
      indicators: 'indikatoren/',
      sources: 'quellen/',
      'how to check': 'pruefen/',
      publications: 'pruefen/veroeffentlichungen/',
      reports: 'berichte/',
      report: bySize(/^berichte\/.+/)[0],
      data: 'daten/',
      'whole strategy': 'druck/',
      'past days': 'stand/',
      'goal of the past': bySize(/^stand\/[^/]+\/ziele\/[^/]+\/$/)[0],
      'overview of the past': bySize(/^stand\/[^/]+\/$/)[0],
      comparison: bySize(/^stand\/[^/]+\/vergleich\/$/)[0],
      'how it counts': 'zaehlweise/',
      ...Object.fromEntries(LEGAL.filter((page) => pages.includes(page)).map((page) => [page.slice(0, -1), page])),
      ...(pages.includes('leichte-sprache/') ? { 'easy language': bySize(/^leichte-sprache\/.+/)[0] } : {}),
      'plain page': pages.filter((page) => page && page !== '404.html' && !reserved.test(page)).sort((a, b) => size(b) - size(a))[0],
    };
    // A second language has the same templates; pages of these kinds show what is different.
    if (pages.includes('en/')) {
      kinds['overview in English'] = 'en/';
      kinds['goal in English'] = `en/${kinds['goal with most facts']}`;
    }
    if (this.knowsItsAddress()) kinds['not found'] = '404.html';
    const missing = Object.keys(kinds).filter((kind) => kinds[kind] === undefined || !pages.includes(kinds[kind]));
    if (missing.length > 0) throw new Error(`${this.name}: no page of kind ${missing.join(', ')}`);
    return kinds;
  }
}

/** One of [`SITES`], served. */
export function open(name) {
  const folder = FOLDERS[name];
  if (!folder) throw new Error('the sites are built and named by tests/browser/run');
  return new Site(name, folder).open();
}
