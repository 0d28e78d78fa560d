/** Values as JSON and as text. */
package io.tickring.web.json;
