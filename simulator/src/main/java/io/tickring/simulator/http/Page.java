package io.tickring.simulator.http;

/** A body that is no JSON. */
public record Page(String html) {
    /** What stands before the broker says when the broker does not answer. */
    public static final Page GATEWAY = new Page("<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
            + "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>gateway</center>\r\n</body>\r\n</html>\r\n");
}
