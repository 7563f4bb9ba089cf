package dev.wsss.pipeline.store.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A proxy before a real server. It does to some requests what networks and servers do. */
final class FaultyServer implements AutoCloseable {
    private final URI upstream;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    FaultyServer(Server upstream) throws IOException {
        this.upstream = URI.create(upstream.endpoint());
        this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** A fault for the next requests that a condition holds for. */
    private record Rule(Predicate<Message> applies, AtomicInteger times, Fault fault) {
        boolean takes(Message request) {
            return applies.test(request) && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }
    }

    /** Applies a fault to the next {@code times} requests whose first line contains {@code words}. */
    FaultyServer on(String words, int times, Fault fault) {
        return on(request -> request.firstLine().contains(words), times, fault);
    }

    /** Applies a fault to the next {@code times} requests that a condition holds for. */
    FaultyServer on(Predicate<Message> applies, int times, Fault fault) {
        rules.add(new Rule(applies, new AtomicInteger(times), fault));
        return this;
    }

    /** Removes all faults. */
    void heal() {
        rules.clear();
    }

    String endpoint() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** Returns first lines and ranges of the requests received so far whose first line contains {@code words}. */
    List<String> heard(String words) {
        return heard.stream().filter(each -> each.contains(words)).toList();
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
            Message request = Message.read(client.getInputStream());
            heard.add(request.firstLine() + " " + request.header("range"));
            Fault fault = rules.stream()
                    .filter(rule -> rule.takes(request))
                    .map(Rule::fault)
                    .findFirst()
                    .orElse(Fault.NONE);
            fault.serve(() -> ask(request), client);
        } catch (IOException gone) {
            // The client has closed its connection.
        }
    }

    private Message ask(Message request) throws IOException {
        try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            // Servers of HTTP 1.0 end the answer with the connection.
            request.withVersion("HTTP/1.0").writeTo(server.getOutputStream());
            return Message.read(server.getInputStream());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
