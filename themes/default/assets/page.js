// A button that prints the page. Without this script it stays hidden.
'use strict';
for (const button of document.querySelectorAll('button.print')) {
  button.addEventListener('click', () => window.print());
  button.hidden = false;
}
