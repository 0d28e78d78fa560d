import { el, setText } from '../dom.js';
import { age, clock, zoneName } from '../format.js';
import { text } from '../text.js';

/** Says that the connection is lost, since when, and when the next attempt comes. */
export function bannerView(root, actions) {
  const said = el('span', { role: 'alert' });
  const countdown = el('span', { className: 'muted' });
  const button = el('button', { type: 'button', onclick: actions.retry });
  root.append(said, countdown, button);

  return function render({ connection, settings }) {
    const { phase, lastHeardMs, retryMs } = connection;
    root.hidden = phase === 'open' || (phase === 'connecting' && lastHeardMs === null);
    if (root.hidden) {
      setText(said, '');
      return;
    }
    setText(said, lastHeardMs === null ? text('banner.never') : text('banner.lost', {
      time: clock(lastHeardMs, settings.zone),
      zone: zoneName(settings.zone, lastHeardMs),
    }));
    setText(countdown, waitingText(retryMs));
    setText(button, text('banner.retry'));
    button.hidden = retryMs === null;
  };

  function waitingText(retryMs) {
    return retryMs === null ? text('banner.connecting') : text('banner.next', { wait: age(retryMs - Date.now()) });
  }
}
