/* Sorts and filters the table of goals. The page is complete without it. */
(function () {
  'use strict';
  var form = document.getElementById('filter');
  var table = document.getElementById('ziele');
  if (!form || !table || !window.URLSearchParams) return;
  var body = table.tBodies[0];
  var hits = document.getElementById('treffer');
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var fields = ['q', 'status', 'pillar', 'topic', 'department', 'due'];
  var days = ['changed', 'since'];
  var sort = '';
  var timer;

  // `handlungsfelder/verwaltung/` is `verwaltung` in the address.
  function slug(url) {
    return url.split('/').filter(Boolean).pop() || '';
  }
  function list(urls) {
    return (urls || '').trim().split(/\s+/).filter(Boolean).map(slug);
  }
  function fold(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ß/g, 'ss');
  }
  function control(name) {
    return form.elements[name];
  }

  fields.slice(2, 5).forEach(function (name) {
    if (!control(name)) return;
    Array.prototype.forEach.call(control(name).options, function (option) {
      if (option.value) option.value = slug(option.value);
    });
  });

  var rows = Array.prototype.map.call(body.rows, function (row, index) {
    var cells = row.cells;
    return {
      row: row,
      index: index,
      text: fold(cells[0].textContent + ' ' + (row.dataset.text || '')),
      status: [row.dataset.status],
      pillar: list(row.dataset.pillar),
      topic: list(row.dataset.topic),
      department: list(row.dataset.department),
      due: [row.dataset.span, (row.dataset.due || '').slice(0, 4)],
      keys: {
        title: cells[0].querySelector('a').textContent,
        order: row.dataset.order,
        due: row.dataset.due || '',
        pillar: row.dataset.pillar ? cells[3].textContent.trim() : '',
        department: row.dataset.department.trim() ? cells[4].textContent.trim() : '',
        changed: row.dataset.changed || ''
      }
    };
  });

  // The first day on which a change counts: the one that was named, or the choice's.
  function first() {
    var choice = control('changed').selectedOptions[0];
    return control('since').value || (choice && choice.dataset.first) || '';
  }

  function apply(quiet) {
    var since = first();
    var words = fold(control('q').value).split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (r) {
      var ok = words.every(function (w) { return r.text.indexOf(w) >= 0; });
      ok = ok && fields.slice(1).every(function (name) {
        return !control(name) || !control(name).value || r[name].indexOf(control(name).value) >= 0;
      });
      ok = ok && (!since || r.keys.changed >= since);
      r.row.hidden = !ok;
      if (ok) shown += 1;
    });
    var pattern = shown === 0 ? hits.dataset.none : shown === 1 ? hits.dataset.one : hits.dataset.other;
    hits.textContent = pattern.replace('{n}', shown).replace('{total}', rows.length);
    if (!quiet) remember();
  }

  function order() {
    var down = sort.charAt(0) === '-';
    var key = down ? sort.slice(1) : sort;
    rows.sort(function (a, b) {
      var one = key && a.keys[key];
      var two = key && b.keys[key];
      // What is not known stands last, whichever way the rest is sorted.
      if (!one || !two) return (one ? -1 : two ? 1 : 0) || a.index - b.index;
      var by = collator.compare(one, two);
      return (down ? -by : by) || a.index - b.index;
    });
    var all = document.createDocumentFragment();
    rows.forEach(function (r) { all.appendChild(r.row); });
    body.appendChild(all);
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
      if (head.dataset.sort === key) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  }

  function remember() {
    var query = new URLSearchParams();
    fields.concat(days).forEach(function (name) {
      if (control(name) && control(name).value) query.set(name, control(name).value);
    });
    if (sort) query.set('sort', sort);
    var text = query.toString();
    history.replaceState(null, '', text ? '?' + text : location.pathname);
  }

  function recall() {
    var query = new URLSearchParams(location.search);
    fields.concat(days).forEach(function (name) {
      if (!control(name)) return;
      control(name).value = query.get(name) || '';
      if (control(name).selectedIndex === -1) control(name).selectedIndex = 0;
    });
    // Folded where it is narrow, unless something is chosen there.
    var more = document.getElementById('eingrenzen');
    if (more) more.open = matchMedia('(min-width: 52em)').matches ||
      fields.slice(1).concat(days).some(function (name) { return control(name) && control(name).value; });
    var wanted = query.get('sort') || '';
    sort = rows.length && Object.keys(rows[0].keys).indexOf(wanted.replace('-', '')) >= 0 ? wanted : '';
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.title = table.dataset.sortLabel;
    head.textContent = '';
    head.appendChild(button);
    button.addEventListener('click', function () {
      var key = head.dataset.sort;
      sort = sort === key ? '-' + key : key;
      order();
      remember();
    });
  });

  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('change', function (event) {
    // A named day and a choice of days exclude each other.
    if (event.target.value && days.indexOf(event.target.name) >= 0) {
      days.forEach(function (name) { if (name !== event.target.name) control(name).value = ''; });
    }
    apply();
  });
  control('q').addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(apply, 200);
  });
  form.addEventListener('reset', function () {
    setTimeout(function () { sort = ''; order(); apply(); }, 0);
  });

  recall();
  order();
  apply(true);
})();
