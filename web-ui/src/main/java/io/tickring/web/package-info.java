/** The page, the API and the live stream on loopback. Entry: {@link io.tickring.web.WebServer}. */
package io.tickring.web;
