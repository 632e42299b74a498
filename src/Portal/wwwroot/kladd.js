// Saves what is typed in a form: two seconds after the last key, and when the page is left.
function keep(form) {
  const status = form.querySelector('[data-kladd-status]');
  let timer;
  let changed = false;
  let sending = false;

  async function save() {
    clearTimeout(timer);
    if (!changed || sending) return;
    changed = false;
    try {
      const answer = await fetch('/kladd', {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { accept: 'application/json' },
        keepalive: true,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      status.textContent = (await answer.json()).said;
    } catch {
      changed = true;
      status.textContent = form.dataset.kladdNotSaved;
    }
  }

  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  });
  // What is sent is not a draft any more, and a save that comes after it would bring it back.
  form.addEventListener('submit', () => {
    sending = true;
    clearTimeout(timer);
  });
  window.addEventListener('pagehide', save);
  window.addEventListener('pageshow', () => { sending = false; });
}

document.querySelectorAll('form[data-kladd]').forEach(keep);
