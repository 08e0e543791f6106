// Prints the page, and unfolds what links lead to. Without this script it stays hidden.
'use strict';
for (const button of document.querySelectorAll('button.print')) {
  button.addEventListener('click', () => window.print());
  button.hidden = false;
}
// What lies in a folded part opens for whoever follows a link into it; not every browser does so by itself.
const unfold = () => {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = part && part.closest('details');
  if (folded && !folded.open) {
    folded.open = true;
    part.scrollIntoView();
  }
};
addEventListener('hashchange', unfold);
unfold();
