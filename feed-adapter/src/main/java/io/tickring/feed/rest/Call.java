package io.tickring.feed.rest;

/**
 * One request.
 *
 * @param body sent as JSON, null for none
 */
record Call(String method, RequestPath path, Object body, Lane lane) {
    static Call get(String path) {
        return new Call("GET", RequestPath.of(path), null, Lane.URGENT);
    }

    /** @return method and path, for messages; never a value */
    String what() {
        return method + ' ' + path.plain();
    }

    @Override
    public String toString() {
        return "Call[" + what() + ']';
    }
}
