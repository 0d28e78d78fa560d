// Why the feed or a market is as it is. The server says it in English, for scripts and logs; people get it in their
// language.

import { text } from './text.js';

/** What the server writes, and under which name the text tables have it; of several that fit the first holds. */
const REASONS = [
  ['starting', 'starting'],
  ['session good', 'session'],
  ['session verified', 'session'],
  ['session not verified in time', 'sessionSlow'],
  ['socket open', 'socket'],
  ['subscribed', 'subscribed'],
  ['defect, see the log', 'defect'],
  ['closed by us', 'closedByUs'],
  ['closed by the venue', 'closed'],
  ['closed by the venue with code {code}', 'closedWith'],
  ['no answer to the WebSocket handshake', 'handshake'],
  ['no connection', 'noConnection'],
  ['no frame for too long', 'silent'],
  ['no quotes though markets are open', 'mute'],
  ['subscription not answered', 'notAnswered'],
  ['subscription refused', 'refused'],
  ['tokens refused', 'tokens'],
  ['session: status=401 error=new tokens refused', 'tokens'],
  ['unknown to the venue', 'unknown'],
  ['the venue refuses another socket: {reason}', 'alone'],
  ['markets: status=0 error=none of feed.symbols is known to the venue', 'noneKnown'],
  ['GET /time: status=0 error=no answer: the markets\' time is not known', 'noTime'],
  ['stream: status=0 error=unknown host {host}', 'host'],
  ['log-in refused: status={status} error={error}', 'logIn'],
  ['{what}: status=0 error={error}', 'unanswered'],
  ['{what}: status={status} error={error}', 'answered'],
].map(([said, name]) => ({ name, pattern: patternOf(said) }));

/** The server's reason in the language chosen; one that is not known here, as the venue's own codes, stays as it is. */
export function reasonText(said) {
  for (const { name, pattern } of REASONS) {
    const match = pattern.exec(said);
    if (match) {
      const { reason, ...values } = match.groups ?? {};
      return text(`reason.${name}`, reason === undefined ? values : { reason: reasonText(reason) });
    }
  }
  return said;
}

function patternOf(said) {
  const literal = said.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`);
}
