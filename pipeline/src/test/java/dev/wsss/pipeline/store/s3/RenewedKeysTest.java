package dev.wsss.pipeline.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests of credentials that are read again after a server has rejected them. */
class RenewedKeysTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

    @Test
    void socketsOfTheOldKeysAreClosedAtOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(server));
            Server place = Server.at("http://localhost:" + server.getLocalPort(), "key", "secret");
            S3Store store = S3Store.open(place.address("bucket", ""), this::credentials, Server.QUICK);

            assertThatThrownBy(() -> store.open("a")).isInstanceOf(Failure.class);

            assertThat(reads.get()).isEqualTo(2);
            assertThat(ended.poll(20, TimeUnit.SECONDS))
                    .as("the first connection")
                    .isEqualTo(0);
        }
    }

    private S3Credentials credentials() {
        return new S3Credentials("key" + reads.incrementAndGet(), "secret", null, null);
    }

    private void accept(ServerSocket server) {
        try {
            for (int number = 0; ; number++) {
                Socket client = server.accept();
                int each = number;
                Thread.ofVirtual().start(() -> serve(client, each));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Answers all requests of a connection, which stays open. The credentials of the first one have expired. */
    private void serve(Socket client, int number) {
        String code = number == 0 ? "ExpiredToken" : "NoSuchKey";
        byte[] body =
                ("<Error><Code>" + code + "</Code><Message>no</Message></Error>").getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + (number == 0 ? "403 Forbidden" : "404 Not Found")
                        + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try (client) {
            int newLines = 0;
            for (int each = client.getInputStream().read();
                    each >= 0;
                    each = client.getInputStream().read()) {
                newLines = each == '\n' ? newLines + 1 : each == '\r' ? newLines : 0;
                if (newLines == 2) {
                    client.getOutputStream().write(head);
                    client.getOutputStream().write(body);
                    newLines = 0;
                }
            }
        } catch (IOException gone) {
            // The client has closed it in another way.
        }
        ended.add(number);
    }
}
