// One candle for each bar, as wide as its interval at this zoom: the library's own spreads bars evenly over gaps.

export const DIMENSIONS = ['t', 'open', 'high', 'low', 'close', 'kind'];
export const SOLID = 0;
export const PALE = 1;
export const HOLLOW = 2;

const WIDEST_PX = 18;

/** Draws [t, open, high, low, close, kind]: backfilled bars pale, the bar still forming hollow. */
export function drawCandle(intervalMs, colours) {
  return (params, api) => {
    const [open, close, kind] = [api.value(1), api.value(4), api.value(5)];
    const [x, top] = api.coord([api.value(0), Math.max(open, close)]);
    const bottom = api.coord([api.value(0), Math.min(open, close)])[1];
    const high = api.coord([api.value(0), api.value(2)])[1];
    const low = api.coord([api.value(0), api.value(3)])[1];
    const width = Math.max(1, Math.min(WIDEST_PX, Math.round(api.size([intervalMs, 0])[0] * 0.68)));
    const colour = close < open ? colours.down : colours.up;
    const style = {
      stroke: colour,
      fill: kind === HOLLOW ? colours.panel : colour,
      lineWidth: 1,
      opacity: kind === PALE ? 0.42 : 1,
    };
    const middle = Math.round(x) + 0.5;
    const left = middle - Math.floor(width / 2) - (width === 1 ? 0.5 : 0);
    return {
      type: 'group',
      children: [
        { type: 'line', shape: { x1: middle, x2: middle, y1: high, y2: Math.min(top, bottom) }, style },
        { type: 'line', shape: { x1: middle, x2: middle, y1: Math.max(top, bottom), y2: low }, style },
        { type: 'rect', shape: { x: left, y: Math.round(top) + 0.5, width: Math.floor(width / 2) * 2 || 1,
          height: Math.max(1, Math.round(bottom - top)) }, style },
      ],
    };
  };
}
