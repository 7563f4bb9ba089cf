package dev.wsss.operator.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before a server. It cuts the body of every second answer to GET in its middle. */
final class CuttingServer implements AutoCloseable {
    private static final String END = "\r\n\r\n";

    private final URI upstream;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger gets = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingServer(String upstream) throws IOException {
        this.upstream = URI.create(upstream);
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String endpoint() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** Returns how many bodies were cut. */
    int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            byte[] body = client.getInputStream().readNBytes(length(head));
            byte[] answer = ask(head, body);
            boolean cut = head.startsWith("GET ") && gets.incrementAndGet() % 2 == 0;
            client.getOutputStream().write(cut ? half(answer) : answer);
        } catch (IOException gone) {
            // The client has closed its connection.
        }
    }

    /** Reads the first line and the headers, with the empty line behind them. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended within the headers");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** Returns the whole answer; the server ends it with the connection. */
    private byte[] ask(String head, byte[] body) throws IOException {
        String single =
                head.replaceFirst("(?i)\r\nconnection:[^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            server.getOutputStream().write(single.getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().write(body);
            return server.getInputStream().readAllBytes();
        }
    }

    private byte[] half(byte[] answer) {
        int body = new String(answer, StandardCharsets.ISO_8859_1).indexOf(END) + END.length();
        if (answer.length == body) {
            return answer;
        }
        cuts.incrementAndGet();
        return Arrays.copyOf(answer, body + (answer.length - body) / 2);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
