// Loads the page again when the portal is another one, and shows mistakes on top of it.
{
  const { stand } = document.currentScript.dataset;
  const closed = 'vorschau-zu';
  let events;

  function listen() {
    events = new EventSource('/_vorschau/ereignisse');
    events.onmessage = (event) => {
      if (event.data === stand) return;
      // The browser keeps what is read in its place. At the top, that would hide a band that is new there.
      history.scrollRestoration = window.scrollY === 0 ? 'manual' : 'auto';
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
