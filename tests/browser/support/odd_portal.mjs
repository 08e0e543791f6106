// Makes a portal with odd content and an odd Git history: `node odd_portal.mjs <empty folder>`.
// `odd/` is how it ends; the commits here lead there with a move, a merge, a gap, a removal and hostile names.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
const odd = fileURLToPath(new URL('../odd', import.meta.url));
const person = { name: 'Erika "E." <Muster> & Söhne', email: 'erika@example.org' };

function git(date, ...args) {
  execFileSync('git', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: person.name,
      GIT_AUTHOR_EMAIL: person.email,
      GIT_COMMITTER_NAME: person.name,
      GIT_COMMITTER_EMAIL: person.email,
      GIT_AUTHOR_DATE: `${date}T12:00:00+01:00`,
      GIT_COMMITTER_DATE: `${date}T12:00:00+01:00`,
    },
  });
}

function commit(date, message) {
  git(date, 'add', '-A');
  git(date, 'commit', '-q', '-m', message);
}

function write(path, bytes) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

const final = (path) => readFileSync(join(odd, path), 'utf8');
const remove = (path) => rmSync(join(folder, path));

const everything = 'content/ziele/netz/alles.md';
const silent = 'content/ziele/netz/stumm.md';
const gone = 'content/ziele/weg.md';

cpSync(odd, folder, { recursive: true });
const beginning = final(everything).replace('status: in-umsetzung\n', 'status: geplant\n').replace('due: 2026-12-31\n', '');
remove(everything);
write('content/ziele/alles.md', beginning);
write(gone, '---\nid: weg\ntitle: "Verschwindet <spurlos> & \\"leise\\""\npillar: netz\nstatus: geplant\n---\n\nText.\n');
git('2023-11-05', 'init', '-q', '-b', 'main');
commit('2023-11-05', 'Anfang');

remove('content/ziele/alles.md');
write(everything, beginning);
commit('2023-12-01', 'Verschoben');

const summary = beginning.replace(/^summary: .*$/m, 'summary: Ein anderer Satz.');
write(everything, summary);
commit('2024-01-15', '<script>alert(3)</script> "Betreff" & Donaudampfschifffahrtsgesellschaftskapitän\n\nGrund mit <b>HTML</b>\nund einer sehr langen Zeile: ' + 'Wort'.repeat(60));

// Two steps that one merge publishes, while the branch itself goes on.
git('2024-02-01', 'checkout', '-q', '-b', 'vorschlag');
write(everything, summary.replace('status: geplant\n', 'status: begonnen\n'));
commit('2024-02-01', 'Erster Schritt');
write(everything, summary.replace('status: geplant\n', 'status: in-umsetzung\n'));
commit('2024-02-02', 'Zweiter Schritt');
git('2024-02-03', 'checkout', '-q', 'main');
write(silent, final(silent).replace('title: Stumm', 'title: Still'));
commit('2024-02-03', 'Daneben');
git('2024-02-04', 'merge', '-q', '--no-ff', '-m', 'Zusammenführung', 'vorschlag');

write(silent, '---\nid: [stumm\n---\n');
commit('2025-03-01', 'Unlesbar');
write(silent, final(silent));
remove(gone);
commit('2025-03-02', 'Wieder lesbar, und eines weniger');

// A promise that is bent: a deadline twice, a target, a status; one of them taken back.
const settings = final('portal.yaml');
const bent = final(everything).replace('due: 2026-12-31', 'due: 2025-12-31').replace('value: 1000', 'value: 2000');
write('portal.yaml', settings.replace('soon_days: 200', 'soon_days: 30').replace('label: umgesetzt', 'label: fertig'));
write(everything, bent);
commit('2025-03-05', 'Regeln & "Fristen"\n\nGrund: Die <b>Lieferung</b> kommt später.\nBeschluss: Kabinett\nQuelle: Drucksache 8/123\nCo-authored-by: Karl "K." Kurz <karl@example.org>');
write('portal.yaml', settings);
write(everything, bent.replace('due: 2025-12-31', 'due: 2026-06-30').replace('value: 2000', 'value: 1500'));
commit('2025-03-06', 'Noch einmal verschoben');
write(everything, bent.replace('status: in-umsetzung\nstatus_date', 'status: geplant\nstatus_date'));
commit('2025-03-07', 'Zurückgestuft');
git('2025-03-08', 'revert', '--no-edit', 'HEAD');
write(everything, final(everything));
commit('2025-03-09', 'Wieder wie versprochen');

// Nothing but line ends.
write(everything, readFileSync(join(folder, everything), 'utf8').replaceAll('\n', '\r\n'));
commit('2025-04-01', 'Zeilenenden');

// So many that older ones are folded away.
for (let day = 1; day <= 9; day += 1) {
  write(silent, final(silent).replace('pillar: netz\n', `pillar: netz\nprogress: ${day}\n`));
  commit(`2026-05-0${day}`, `Fortschritt ${day}`);
}
write(silent, final(silent));
write(everything, final(everything));
commit('2026-06-01', 'Wie es ist');
