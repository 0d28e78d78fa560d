import { el } from '../../dom.js';
import { SPARK_MINUTES } from '../../stream.js';

const WIDTH_PX = 68;
const HEIGHT_PX = 18;
const EDGE_PX = 2.5;

export function sparkCanvas() {
  return el('canvas', { className: 'spark', role: 'img' });
}

/**
 * The line of values (oldest first), coloured by where it ended; a market that stood still has a flat one. The newest
 * stands at the right edge and each minute has its own place: fewer values make a shorter line, and one no taller than
 * it is long, for two values alone would look like a crash.
 */
export function drawSpark(canvas, values, colours) {
  const scale = Math.min(window.devicePixelRatio || 1, 3);
  canvas.width = WIDTH_PX * scale;
  canvas.height = HEIGHT_PX * scale;
  if (values.length === 0) {
    return;
  }
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const last = values.length - 1;
  const step = (WIDTH_PX - 2 * EDGE_PX) / (SPARK_MINUTES - 1);
  const tall = Math.min(HEIGHT_PX - 2 * EDGE_PX, step * last);
  const x = (i) => WIDTH_PX - EDGE_PX - step * (last - i);
  const y = (value) => (HEIGHT_PX - tall) / 2 + (high === low ? tall / 2 : tall * (high - value) / (high - low));
  pen.strokeStyle = pen.fillStyle = tone(values, colours);
  pen.lineWidth = 1.25;
  pen.lineJoin = 'round';
  pen.beginPath();
  values.forEach((value, i) => pen.lineTo(x(i), y(value)));
  pen.stroke();
  pen.beginPath();
  pen.arc(x(last), y(values[last]), 1.75, 0, 2 * Math.PI);
  pen.fill();
}

function tone(values, colours) {
  const change = values.at(-1) - values[0];
  return change > 0 ? colours.up : change < 0 ? colours.down : colours.muted;
}
