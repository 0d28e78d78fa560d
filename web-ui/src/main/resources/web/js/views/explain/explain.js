import { fetchExplanation } from '../../api.js';
import { DAY_MS, INTERVAL_MS } from '../../bars.js';
import { el, setAttribute, setText } from '../../dom.js';
import { clock, count, day, zoneName } from '../../format.js';
import { text } from '../../text.js';
import { provenanceText, spanText } from '../chart/barText.js';
import { explainedParts } from './explainedParts.js';

const MINUTE = '1m';

/** What made a bar: a dialog over the page, told from the journal when it is opened. Escape closes it. */
export function explainView() {
  const title = el('h2', { id: 'explain-title' });
  const subject = el('p', { className: 'muted' });
  const close = el('button', { type: 'button', className: 'close', onclick: () => root.close() }, '×');
  const said = el('p', { className: 'said', role: 'status' });
  const parts = el('div', { className: 'parts', tabIndex: 0 });
  const root = el('dialog', { className: 'explain', 'aria-labelledby': title.id, onclick: closeBeside },
    el('div', { className: 'explain-head' }, el('div', {}, title, subject), close), said, parts);
  let request = new AbortController();

  root.addEventListener('close', () => request.abort());

  function closeBeside(event) {
    if (event.target === root) {
      root.close();
    }
  }

  /** bar: one of those drawn; format: how the chart writes it. */
  async function show(bar, format) {
    request = new AbortController();
    label(bar, format);
    fill(text('explain.loading'), []);
    root.showModal();
    if (format.interval === MINUTE) {
      await ask(bar, format, request.signal);
    } else {
      fill(foldedText(format.interval), []);
    }
  }

  async function ask(bar, format, signal) {
    try {
      const told = await fetchExplanation(format.symbol, bar.openMs, signal);
      fill(summary(told, format), told === null ? [] : explainedParts(told, format));
    } catch (failure) {
      if (!signal.aborted) {
        fill(text('explain.failed', { problem: failure.message }), []);
      }
    }
  }

  function label(bar, format) {
    const { symbol, currency, zone } = format;
    setText(title, text('explain'));
    setText(subject, text('explain.subject', { symbol, currency, zone: zoneName(zone, bar.openMs),
      time: `${day(bar.openMs, zone)} ${spanText(bar, format)}` }));
    setAttribute(close, 'aria-label', text('explain.close'));
    close.title = text('explain.close');
  }

  function fill(sentence, sections) {
    setText(said, sentence);
    parts.hidden = sections.length === 0;
    parts.replaceChildren(...sections);
    parts.scrollTop = 0;
  }

  return { root, show };
}

function foldedText(interval) {
  return text(INTERVAL_MS[interval] < DAY_MS ? 'explain.folded' : 'explain.days',
    { interval: text(`interval.${interval}`) });
}

function summary(told, { zone }) {
  if (told === null) {
    return text('explain.none');
  }
  const { bar, asideCount, rejectedCount } = told;
  return [
    ...(bar === null ? [text('explain.noBar')] : madeTexts(told)),
    asideCount > 0 && text('explain.beside', { count: count(asideCount) }),
    rejectedCount > 0 ? text('explain.refused', { count: count(rejectedCount) }) : text('explain.noneRefused'),
    bar?.final === false && text('explain.forming', { time: clock(Date.now(), zone) }),
  ].filter(Boolean).join(' ');
}

function madeTexts({ bar, tickCount }) {
  if (bar.provenance === 'backfill') {
    return [text('explain.venue')];
  }
  const lost = bar.ticks - tickCount;
  return [
    text('explain.made', { ticks: count(tickCount), source: provenanceText({ ...bar, final: true }) }),
    lost > 0 && text('explain.lost', { count: count(lost) }),
  ];
}
