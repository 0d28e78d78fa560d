import { el, setAttribute, setText } from '../dom.js';
import { choices } from '../settings.js';
import { text } from '../text.js';
import { segments } from './segments.js';

/** Environments whose clock may run at another rate than ours. */
const OURS = ['simulator', 'replay'];

/** Name, environment, language and theme. */
export function headerView(root, actions) {
  const badge = el('span', { className: 'badge', hidden: true });
  const language = segments('language', choices('language'), (value) => actions.choose('language', value));
  const theme = segments('theme', choices('theme'), (value) => actions.choose('theme', value));
  // Each language is named in itself.
  language.root.querySelectorAll('label').forEach((label, i) => { label.lang = choices('language')[i]; });
  root.append(
    el('h1', { className: 'brand' }, el('img', { src: 'icon.svg', alt: '' }), 'Tickring'),
    badge,
    el('div', { className: 'controls' }, language.root, theme.root));

  return function render(state) {
    const { settings } = state;
    const environment = state.status?.feed.environment ?? '';
    badge.hidden = environment === '';
    const rate = OURS.includes(environment) ? Math.round(state.status.feed.clockRate) : 1;
    setText(badge, text(`environment.${environment}`) + (rate > 1 ? ` ×${rate}` : ''));
    badge.title = [text(`environment.${environment}.title`), rate > 1 && text('environment.rate', { rate })]
      .filter(Boolean).join(' ');
    setAttribute(document.documentElement, 'data-environment', environment);
    language.render(text('language'), settings.language, (value) => text(`language.${value}`));
    theme.render(text('theme'), settings.theme, (value) => text(`theme.${value}`));
  };
}
