// Loads the page again when the portal is another one, and shows mistakes on top of it.
{
  const { stand } = document.currentScript.dataset;
  const closed = 'vorschau-zu';
  let events;

  function listen() {
    events = new EventSource('/_vorschau/ereignisse');
    events.onmessage = (event) => {
      if (event.data !== stand) location.reload();
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
