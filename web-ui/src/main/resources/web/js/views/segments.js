import { el, setText } from '../dom.js';

/**
 * A group of radio buttons in one line.
 * name: unique on the page; values: what can be chosen; label(value): its text; onChoose(value)
 */
export function segments(name, values, onChoose) {
  const legend = el('legend', { className: 'quiet' });
  const root = el('fieldset', { className: 'segments' }, legend);
  const parts = values.map((value) => {
    const input = el('input', { type: 'radio', name, value, onchange: () => onChoose(value) });
    const text = el('span');
    root.append(el('label', {}, input, text));
    return { value, input, text };
  });
  function render(groupLabel, chosen, label, title = () => '') {
    setText(legend, groupLabel);
    for (const { value, input, text } of parts) {
      input.checked = value === chosen;
      input.title = title(value);
      setText(text, label(value));
    }
  }
  return { root, render };
}
