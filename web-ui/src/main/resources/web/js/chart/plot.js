// Holds the chart library's canvas: loads it once, draws at most four times a second, follows size and language.

import { ZH_TW } from './locale.js';

const LIBRARY = '/vendor/echarts.esm.min.js';
const DRAW_EVERY_MS = 250;
/** Candles, and below them the counts of ticks. */
const GRIDS = [0, 1];

/**
 * option(heightOf): what to draw now; heightOf(price) tells where a price stands, px from the top. onBar(index or null):
 * the bar the keyboard stands on. onPick(index): it was clicked, or Enter pressed on it. onFailure(error).
 */
export function plot(root, { option, onBar, onPick, onFailure }) {
  let library = null;
  let chart = null;
  let language = 'en';
  let subject = '';
  let drawnMs = 0;
  let timer = 0;
  let middlesMs = [];
  let at = null;

  import(LIBRARY).then((loaded) => {
    library = loaded;
    library.registerLocale('zh-TW', ZH_TW);
    open();
    new ResizeObserver(() => chart.resize()).observe(root);
  }).catch(onFailure);

  function open() {
    chart?.dispose();
    chart = library.init(root, null, { locale: language });
    chart.getZr().on('click', ({ offsetX, offsetY }) => pickNear([offsetX, offsetY]));
    if (subject !== '') {
      paint();
    }
  }

  function paint() {
    clearTimeout(timer);
    timer = 0;
    drawnMs = performance.now();
    const drawn = option((price) => chart.convertToPixel({ yAxisIndex: 0 }, price));
    middlesMs = drawn.series[0].data.map(([middleMs]) => middleMs);
    chart.setOption(drawn, { replaceMerge: ['series'] });
  }

  /** Draws soon; at once and unzoomed when the subject (market, interval) is another. */
  function draw(nextSubject) {
    const another = nextSubject !== subject;
    subject = nextSubject;
    if (!chart) {
      return;
    }
    if (another) {
      leave();
      chart.dispatchAction({ type: 'dataZoom', start: 0, end: 100 });
      paint();
    } else if (timer === 0) {
      timer = setTimeout(paint, Math.max(0, drawnMs + DRAW_EVERY_MS - performance.now()));
    }
  }

  function speak(nextLanguage) {
    if (nextLanguage !== language) {
      language = nextLanguage;
      if (chart) {
        open();
      }
    }
  }

  function stepTo(index) {
    at = Math.min(Math.max(index, 0), middlesMs.length - 1);
    chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: at });
    onBar(at);
  }

  function hide() {
    chart.dispatchAction({ type: 'hideTip' });
    chart.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
    onBar(null);
  }

  function leave() {
    at = null;
    hide();
  }

  /** The bar that the tooltip tells of there: the nearest, for a bar may be narrower than a pixel. */
  function pickNear(pixel) {
    const inside = middlesMs.length > 0 && GRIDS.some((gridIndex) => chart.containPixel({ gridIndex }, pixel));
    if (inside) {
      const [ms] = chart.convertFromPixel({ gridIndex: GRIDS[0] }, pixel);
      const distance = (index) => Math.abs(middlesMs[index] - ms);
      pick(middlesMs.reduce((nearest, each, index) => (distance(index) < distance(nearest) ? index : nearest), 0));
    }
  }

  function pick(index) {
    at = index;
    hide();
    onPick(index);
  }

  root.addEventListener('keydown', (event) => {
    const bars = middlesMs.length;
    if (!chart || bars === 0) {
      return;
    }
    switch (event.key) {
      case 'ArrowLeft': stepTo((at ?? bars) - 1); break;
      case 'ArrowRight': stepTo((at ?? bars - 2) + 1); break;
      case 'Home': stepTo(0); break;
      case 'End': stepTo(bars - 1); break;
      case 'Enter': pick(at ?? bars - 1); break;
      case 'Escape': leave(); break;
      case '+': zoom(0.7); break;
      case '-': zoom(1 / 0.7); break;
      default: return;
    }
    event.preventDefault();
  });
  root.addEventListener('blur', () => chart && at !== null && hide());

  /** Narrows or widens what is shown; the newest bar stays where it is. */
  function zoom(factor) {
    const { start, end } = chart.getOption().dataZoom[0];
    chart.dispatchAction({ type: 'dataZoom', start: Math.max(0, end - (end - start) * factor), end });
  }

  return { draw, speak };
}
