/** What the routes that read the past share: which market, which time, which page, and on which thread. */
package io.tickring.web.api.past;
