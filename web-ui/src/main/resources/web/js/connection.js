// Keeps one socket to the server open: notices silence, comes back by itself, and says what it is doing.

import { SILENCE_MS, streamUrl } from './stream.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * onOpen(): may send now. onFrame(text). onState({phase, lastHeardMs, retryMs}) with phase 'connecting' (an attempt is
 * under way), 'open' (messages come) or 'waiting' (until retryMs); times are on the page's clock, null for none.
 */
export function connection({ onOpen, onFrame, onState }) {
  let socket = null;
  let phase = 'connecting';
  let attempts = 0;
  let lastHeardMs = null;
  let retryTimer = 0;
  let silenceTimer = 0;

  function enter(next, retryMs = null) {
    phase = next;
    onState({ phase, lastHeardMs, retryMs });
  }

  function connect() {
    clearTimeout(retryTimer);
    const opened = new WebSocket(streamUrl());
    socket = opened;
    opened.onopen = () => onOpen();
    opened.onmessage = (event) => opened === socket && hear(event.data);
    opened.onclose = () => opened === socket && lose();
    awaitMessage();
    enter('connecting');
  }

  function hear(frame) {
    lastHeardMs = Date.now();
    awaitMessage();
    if (phase !== 'open') {
      attempts = 0;
      enter('open');
    }
    onFrame(frame);
  }

  function awaitMessage() {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(lose, SILENCE_MS);
  }

  function lose() {
    const lost = socket;
    socket = null;
    lost.close();
    clearTimeout(silenceTimer);
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts);
    attempts++;
    retryTimer = setTimeout(connect, pauseMs);
    enter('waiting', Date.now() + pauseMs);
  }

  function retryNow() {
    if (phase === 'waiting') {
      connect();
    }
  }

  function send(frame) {
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(frame);
    }
  }

  window.addEventListener('online', retryNow);
  return { connect, retryNow, send };
}
