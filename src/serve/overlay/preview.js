// Loads the page again when the portal is another one, and shows mistakes on top of it.
{
  const { stand } = document.currentScript.dataset;
  const closed = 'vorschau-zu';
  const place = 'vorschau-ort';
  let events;

  // What is read shall stay where it is on the screen, also when something new stands above it. A browser may see to that
  // when it loads a page again, or only scroll as far as before; so the page is told by the nearest place that has a name.
  const main = () => document.querySelector('main');
  const top = (mark) => mark.getBoundingClientRect().top;

  function keepPlace() {
    history.scrollRestoration = 'manual';
    // At the top, a band that is new there would be hidden.
    if (window.scrollY === 0) return;
    const marks = [main(), ...document.querySelectorAll('main [id]')].filter((mark) => mark?.checkVisibility());
    if (marks.length === 0) return;
    const mark = marks.reduce((nearest, each) => (Math.abs(top(each)) < Math.abs(top(nearest)) ? each : nearest));
    sessionStorage.setItem(place, JSON.stringify({ page: location.href, id: mark.id, top: top(mark) }));
  }

  const kept = JSON.parse(sessionStorage.getItem(place));
  sessionStorage.removeItem(place);

  function goBack() {
    if (kept?.page !== location.href) return;
    const mark = document.getElementById(kept.id) ?? main();
    if (mark) window.scrollBy({ top: top(mark) - kept.top, behavior: 'instant' });
  }
  goBack();
  // Scripts of the page may have changed it, and a browser goes to the place named in the address when all is there.
  window.addEventListener('load', () => setTimeout(() => {
    goBack();
    history.scrollRestoration = 'auto';
  }));

  // The browser tries again by itself.
  const { title } = document;
  function tell(hasEnded) {
    document.getElementById('vorschau-ende').hidden = !hasEnded;
    document.title = hasEnded ? `Vorschau beendet – ${title}` : title;
  }

  function listen() {
    events = new EventSource('/_vorschau/ereignisse');
    events.onopen = () => tell(false);
    events.onerror = () => tell(true);
    events.onmessage = (event) => {
      if (event.data === stand) return;
      keepPlace();
      location.reload();
    };
  }

  // A browser opens few connections to one place, and each tab would hold one.
  document.addEventListener('visibilitychange', () => {
    events.close();
    if (!document.hidden) listen();
  });
  listen();

  const overlay = document.getElementById('vorschau-fehler');
  if (overlay) {
    overlay.close();
    if (sessionStorage.getItem(closed) !== stand) overlay.showModal();
    overlay.addEventListener('close', () => sessionStorage.setItem(closed, stand));
  }
}
