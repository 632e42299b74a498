// Narrows a long checklist while one types, and says how many are chosen. What is chosen stays chosen when it is out of sight.
function help(list) {
  const field = list.querySelector('.checklist__find');
  const words = field.querySelector('input');
  const shown = field.querySelector('[data-sjekkliste-vist]');
  const chosen = list.querySelector('[data-sjekkliste-valgt]');
  const choices = [...list.querySelectorAll('.checklist__choice')];

  function narrow() {
    const sought = words.value.trim().toLocaleLowerCase('nb');
    choices.forEach((choice) => { choice.hidden = !choice.textContent.toLocaleLowerCase('nb').includes(sought); });
    const found = choices.filter((choice) => !choice.hidden).length;
    shown.textContent = sought === '' ? '' : shown.dataset.sjekklisteVist.replace('{0}', found).replace('{1}', choices.length);
  }

  function count() {
    chosen.textContent = `${chosen.dataset.sjekklisteValgt}: ${list.querySelectorAll(':checked').length}.`;
  }

  // It is no answer: it is neither saved as a draft nor sent with Enter.
  words.addEventListener('input', (typed) => {
    typed.stopPropagation();
    narrow();
  });
  words.addEventListener('keydown', (key) => {
    if (key.key === 'Enter') key.preventDefault();
  });
  list.addEventListener('change', count);
  field.hidden = false;
  narrow();
  count();
}

document.querySelectorAll('[data-sjekkliste]').forEach(help);
