package dev.wsss.operator.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy for connections to a server. It can delay, pause, cut and refuse them. It sees bytes only, so the server may
 * use TLS.
 */
final class FaultyProxy implements AutoCloseable {
    /** The state of the connections. */
    enum Mood {
        OPEN,
        /** Delays each piece of an answer. */
        SLOW,
        /** Accepts everything and forwards nothing. */
        PAUSED,
        /** Cuts answers in their middle. */
        CUT,
        /** Has no connection, and accepts none. */
        REFUSED
    }

    private static final Duration A_WHILE = Duration.ofMillis(150);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int PIECE = 8192;

    private final URI upstream;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong asked = new AtomicLong();
    private volatile Mood mood = Mood.OPEN;

    /** Starts a proxy before the server of an address. */
    FaultyProxy(URI upstream) throws IOException {
        this.upstream = upstream;
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Returns the address of the server through this proxy. */
    String endpoint() {
        return upstream.getScheme() + "://" + upstream.getHost() + ":" + socket.getLocalPort();
    }

    /** Returns the number of bytes that clients have sent. */
    long asked() {
        return asked.get();
    }

    /** Sets the state from now on. */
    void be(Mood now) {
        mood = now;
        if (now == Mood.REFUSED) {
            open.forEach(FaultyProxy::end);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                if (mood == Mood.REFUSED) {
                    end(client);
                } else {
                    threads.execute(() -> connect(client));
                }
            }
        } catch (IOException closed) {
            // It is not needed any more.
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client;
                Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            open.add(server);
            Thread answers = Thread.startVirtualThread(() -> answers(server, client));
            requests(client, server);
            answers.join();
            open.remove(server);
        } catch (IOException gone) {
            // One of the two sides has ended.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void requests(Socket from, Socket to) {
        copy(from, to, (piece, length, out) -> {
            asked.addAndGet(length);
            moving();
            out.write(piece, 0, length);
            return true;
        });
    }

    private void answers(Socket from, Socket to) {
        copy(from, to, (piece, length, out) -> {
            moving();
            if (mood == Mood.SLOW) {
                sleep(A_WHILE);
            }
            boolean whole = mood != Mood.CUT;
            out.write(piece, 0, whole ? length : length / 2);
            return whole;
        });
    }

    /** The way of a piece through the proxy. */
    private interface Passage {
        /** Writes a piece, or a part of it; returns false where it is the last one. */
        boolean pass(byte[] piece, int length, OutputStream out) throws IOException;
    }

    /** Copies bytes from one side to the other, and closes both at the end. */
    private static void copy(Socket from, Socket to, Passage passage) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(piece);
            while (length >= 0 && passage.pass(piece, length, out)) {
                length = in.read(piece);
            }
        } catch (IOException gone) {
            // As in connect.
        }
    }

    private void moving() throws IOException {
        while (mood == Mood.PAUSED) {
            sleep(LOOK);
        }
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IOException("closed", closed);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // The socket may be closed already.
        }
    }

    @Override
    public void close() throws IOException {
        be(Mood.REFUSED);
        socket.close();
        threads.shutdownNow();
    }
}
