import { el, setAttribute, setText } from '../../dom.js';
import { count } from '../../format.js';
import { text } from '../../text.js';

const CLASSES = ['shares', 'indices', 'currencies', 'commodities', 'cryptocurrencies', 'other'];

/** Buttons that narrow the table to some asset classes; none pressed means all. */
export function chipsView(onChange) {
  const chosen = new Set();
  const root = el('div', { className: 'chips', role: 'group' });
  const chips = CLASSES.map((name) => {
    const label = el('span');
    const amount = el('span', { className: 'muted' });
    const button = el('button', { type: 'button', className: 'chip', onclick: () => toggle(name) }, label, amount);
    root.append(button);
    return { name, label, amount, button };
  });

  function toggle(name) {
    if (!chosen.delete(name)) {
      chosen.add(name);
    }
    onChange();
  }

  function render(markets) {
    setAttribute(root, 'aria-label', text('chips'));
    for (const { name, label, amount, button } of chips) {
      const members = markets.filter((market) => market.assetClass === name).length;
      button.hidden = members === 0;
      setAttribute(button, 'aria-pressed', String(chosen.has(name)));
      setText(label, text(`class.${name}`));
      setText(amount, ` ${count(members)}`);
    }
  }

  return {
    root,
    render,
    clear: () => chosen.clear(),
    passes: (assetClass) => chosen.size === 0 || chosen.has(assetClass),
  };
}
