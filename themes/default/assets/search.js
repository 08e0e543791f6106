/* Searches the index that was made with the site. Without it, the page lists all goals. */
(function () {
  'use strict';
  var form = document.getElementById('suche');
  if (!form || !window.URLSearchParams) return;
  var hits = document.getElementById('treffer');
  var result = document.getElementById('ergebnis');
  var list = document.getElementById('fundstellen');
  var more = document.getElementById('mehr');
  var all = document.getElementById('alle');
  var filters = ['kind', 'status', 'pillar', 'topic', 'department', 'mark', 'reason'];
  var months = ['from', 'to'];
  var STEP = 10;
  var GROUPS = { goals: ['goal'], pages: ['group', 'page', 'report', 'term'], changes: ['change'] };
  // The index lies at the top of the site, for all its languages.
  var root = new URL('../', document.currentScript.src).pathname;
  var engine;
  var found = [];
  var shown = 0;
  var turn = 0;
  var timer;

  function control(name) {
    return form.elements[name];
  }

  // The engine is fetched when somebody searches.
  function load() {
    engine = engine || import(root + form.dataset.index + 'pagefind.js').then(function (pagefind) {
      var folder = root + form.dataset.index;
      var options = { baseUrl: root, excerptLength: 28, ranking: { metaWeights: { title: 8, names: 6, words: 2 } } };
      // Long lists are several indexes, each with a part of it.
      return pagefind.options(options).then(function () { return fetch(folder + 'bundles.json'); }).then(function (answer) {
        return answer.json();
      }).then(function (more) {
        return Promise.all(more.map(function (bundle) { return pagefind.mergeIndex(folder + bundle, options); }));
      }).then(function () { return pagefind; });
    });
    return engine;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // An excerpt is HTML with <mark>: only text and marks are taken over.
  function excerpt(html) {
    var text = element('p', 'found-text');
    new DOMParser().parseFromString(html, 'text/html').body.childNodes.forEach(function (node) {
      text.append(node.nodeName === 'MARK' ? element('mark', '', node.textContent) : node.textContent);
    });
    return text;
  }

  function first(data, name) {
    return (data.filters[name] || [])[0];
  }

  function facts(data) {
    var line = element('p', 'meta');
    var badge = first(data, 'status') && document.querySelector('template[data-status="' + CSS.escape(first(data, 'status')) + '"]');
    if (badge) line.append(badge.content.cloneNode(true));
    var kind = form.querySelector('#s-kind option[value="' + CSS.escape(first(data, 'kind')) + '"]');
    if (kind) line.append(element('span', 'quiet', kind.dataset.one));
    if (data.meta.date) line.append(element('span', 'quiet', data.meta.date));
    return line;
  }

  function parts(data) {
    var inside = data.sub_results.filter(function (part) { return part.anchor && part.title !== data.meta.title; });
    if (!inside.length) return '';
    var places = element('ul', 'found-parts');
    inside.slice(0, 3).forEach(function (part) {
      var link = element('a', '', part.title);
      link.href = part.url;
      places.appendChild(element('li')).append(link);
    });
    return places;
  }

  function item(one, data) {
    var line = element('li', 'line');
    if (one.begins) line.append(element('p', 'found-group', one.begins));
    var link = element('a', '', data.meta.title);
    link.href = data.url;
    line.appendChild(element('h3', 'card-title')).append(link);
    line.append(facts(data), excerpt(data.excerpt), parts(data));
    return line;
  }

  function next(mine, focus) {
    var batch = found.slice(shown, shown + STEP);
    return Promise.all(batch.map(function (one) { return one.data(); })).then(function (pages) {
      if (mine !== turn) return;
      var lines = pages.map(function (data, place) { return item(batch[place], data); });
      list.append.apply(list, lines);
      shown += lines.length;
      more.hidden = shown >= found.length;
      if (focus && lines[0]) lines[0].querySelector('a').focus();
    });
  }

  // The months of a span, which may be open at either end.
  function span() {
    var ends = months.map(function (name) { return control(name) && /^\d{4}-\d{2}$/.test(control(name).value) ? control(name).value : ''; });
    if (!ends[0] && !ends[1]) return null;
    var parts = (ends[0] || control('from').min).split('-').map(Number);
    var last = ends[1] || control('to').max;
    var all = [];
    for (var at = parts[0] * 12 + parts[1] - 1; all.length < 1200; at += 1) {
      var month = Math.floor(at / 12) + '-' + ('0' + (at % 12 + 1)).slice(-2);
      if (month > last) break;
      all.push(month);
    }
    return all.length ? all : ['-'];
  }

  function choice() {
    var wanted = { q: control('q').value.trim(), filters: {} };
    filters.forEach(function (name) {
      if (control(name) && control(name).value) wanted.filters[name] = [control(name).value];
    });
    var month = span();
    if (month) wanted.filters.month = { any: month };
    wanted.any = wanted.q || Object.keys(wanted.filters).length > 0;
    return wanted;
  }

  function remember(wanted) {
    var query = new URLSearchParams();
    if (wanted.q) query.set('q', wanted.q);
    filters.concat(months).forEach(function (name) {
      if (control(name) && control(name).value) query.set(name, control(name).value);
    });
    var text = query.toString();
    history.replaceState(null, '', text ? '?' + text : location.pathname);
  }

  function show(wanted) {
    result.hidden = !wanted;
    all.hidden = wanted;
  }

  // Letters without signs and hyphens, as the engine compares words.
  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f\u00ad\u2010-]/g, '').replace(/ß/g, 'ss').toLowerCase();
  }

  // Whether pages hold a word, or most of it: the engine knows stems, and where it finds none, it takes any shorter word.
  function holds(pages, word) {
    var most = word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)));
    return pages.some(function (data) {
      return plain([data.content].concat(Object.values(data.meta)).join(' ')).indexOf(most) !== -1;
    });
  }

  // Of what the engine finds, what is meant: the goal with this id first; of short words no longer ones, if there are such;
  // and nothing, if the best hits hold a word of the query not at all.
  function meant(pagefind, q, options, results) {
    var short = q.split(/\s+/).filter(function (word) { return /^[\p{L}\p{N}]{2,3}$/u.test(word); });
    var asked = short.map(function (word) { return pagefind.search('"' + word + '"', { filters: options.filters }); });
    asked.push(/^[\w-]+$/.test(q) ? pagefind.search(null, { filters: Object.assign({}, options.filters, { id: [q.toLowerCase()] }) }) : { results: [] });
    return Promise.all(asked).then(function (answers) {
      var named = answers.pop().results;
      answers.forEach(function (whole) {
        var ids = whole.results.map(function (one) { return one.id; });
        if (ids.length) results = results.filter(function (one) { return ids.indexOf(one.id) !== -1; });
      });
      return Promise.all(results.slice(0, 3).map(function (one) { return one.data(); })).then(function (pages) {
        var words = plain(q).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
        if (!words.every(function (word) { return holds(pages, word); })) results = [];
        return named.concat(results.filter(function (one) { return !named[0] || one.id !== named[0].id; }));
      });
    });
  }

  function search(pagefind, wanted, options) {
    return pagefind.search(wanted.q || null, options).then(function (answer) {
      return wanted.q ? meant(pagefind, wanted.q, options, answer.results) : answer.results;
    });
  }

  // Goals come first, then pages, then changes, unless somebody asks for one kind.
  function answers(pagefind, wanted) {
    // Without a word to look for, the newest change comes first.
    function options(filters, of) {
      return wanted.q || of !== 'change' ? { filters: filters } : { filters: filters, sort: { date: 'desc' } };
    }
    if (wanted.filters.kind) {
      var one = options(wanted.filters, wanted.filters.kind[0]);
      return search(pagefind, wanted, one);
    }
    return Promise.all(Object.keys(GROUPS).map(function (group) {
      var filters = Object.assign({}, wanted.filters, { kind: { any: GROUPS[group] } });
      return search(pagefind, wanted, options(filters, GROUPS[group][0])).then(function (results) {
        if (results[0]) results[0].begins = list.dataset[group].replace('{n}', results.length);
        return results;
      });
    })).then(function (parts) { return [].concat.apply([], parts); });
  }

  function run() {
    clearTimeout(timer);
    var wanted = choice();
    var mine = turn += 1;
    remember(wanted);
    if (!wanted.any) {
      hits.textContent = '';
      show(false);
      return;
    }
    hits.textContent = hits.dataset.busy;
    load().then(function (pagefind) {
      return answers(pagefind, wanted);
    }).then(function (results) {
      if (mine !== turn) return null;
      found = results;
      shown = 0;
      list.textContent = '';
      return next(mine, false).then(function () {
        if (mine !== turn) return;
        show(found.length > 0);
        if (!found.length) all.hidden = true;
        var pattern = found.length === 0 ? hits.dataset.none : found.length === 1 ? hits.dataset.one : hits.dataset.other;
        hits.textContent = pattern.replace('{n}', found.length);
      });
    }).catch(function () {
      if (mine !== turn) return;
      engine = undefined;
      hits.textContent = hits.dataset.broken;
      show(false);
    });
  }

  var query = new URLSearchParams(location.search);
  ['q'].concat(filters, months).forEach(function (name) {
    if (!control(name)) return;
    control(name).value = query.get(name) || '';
    if (control(name).selectedIndex === -1) control(name).selectedIndex = 0;
  });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    run();
  });
  form.addEventListener('change', function (event) {
    if (event.target.name !== 'q') run();
  });
  control('q').addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(run, 300);
  });
  form.addEventListener('reset', function () { setTimeout(run, 0); });
  more.addEventListener('click', function () { next(turn, true); });
  document.getElementById('ohne-skript').hidden = true;
  // On a phone, results stand close to the words.
  document.getElementById('eingrenzen').open = matchMedia('(min-width: 52em)').matches || Object.keys(choice().filters).length > 0;
  var ofChanges = document.getElementById('nur-aenderungen');
  if (ofChanges) ofChanges.open = ['mark', 'reason'].concat(months).some(function (name) { return control(name) && control(name).value; });
  if (choice().any) run();
})();
