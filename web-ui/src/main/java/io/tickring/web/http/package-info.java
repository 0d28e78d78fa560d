/** HTTP/1.1: who may ask, who answers, and the files of the page. */
package io.tickring.web.http;
