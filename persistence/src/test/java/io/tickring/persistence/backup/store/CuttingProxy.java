package io.tickring.persistence.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The line to a server on loopback: breaks when so many bytes went through it, and stays so until it is mended. */
final class CuttingProxy implements AutoCloseable {
    private static final int BLOCK_BYTES = 16 << 10;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final ServerSocket socket;
    private final URI server;
    private volatile long mostBytes = Long.MAX_VALUE;

    private CuttingProxy(URI server) throws IOException {
        this.server = server;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static CuttingProxy to(URI server) throws IOException {
        return new CuttingProxy(server);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Counts from 0 and lets no more than this pass towards the server. */
    void cutAfter(long bytes) {
        sent.set(0);
        mostBytes = bytes;
    }

    /** @return bytes towards the server since the counting began */
    long sent() {
        return sent.get();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = keep(socket.accept());
                if (sent.get() >= mostBytes) {
                    client.close();
                } else {
                    Socket upstream = keep(new Socket(server.getHost(), server.getPort()));
                    threads.execute(() -> pass(client, upstream, sent));
                    threads.execute(() -> pass(upstream, client, new AtomicLong()));
                }
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private Socket keep(Socket made) {
        open.add(made);
        return made;
    }

    private void pass(Socket from, Socket to, AtomicLong counted) {
        byte[] block = new byte[BLOCK_BYTES];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                if (counted.addAndGet(length) > mostBytes) {
                    cut();
                }
                out.write(block, 0, length);
            }
        } catch (IOException broken) {
            open.remove(from);
        }
    }

    private void cut() {
        for (Socket each = open.poll(); each != null; each = open.poll()) {
            try {
                each.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
        threads.shutdownNow();
    }
}
