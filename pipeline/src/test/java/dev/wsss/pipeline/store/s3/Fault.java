package dev.wsss.pipeline.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What happens to a request instead of an undisturbed answer. */
@FunctionalInterface
interface Fault {
    /** Nothing does. */
    Fault NONE = (upstream, client) -> answered(upstream).writeTo(client.getOutputStream());

    /** The real server. */
    interface Upstream {
        Message answer() throws IOException;
    }

    void serve(Upstream upstream, Socket client) throws IOException;

    private static Message answered(Upstream upstream) throws IOException {
        Message answer = upstream.answer();
        return new Message(answer.firstLine().replaceFirst("^HTTP/1\\.0", "HTTP/1.1"), answer.headers(), answer.body());
    }

    /** Another answer than the server's, who never hears of it. */
    static Fault refusing(String status, String code, String more) {
        byte[] xml = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>said the test</Message>" + more
                        + "</Error>")
                .getBytes(StandardCharsets.UTF_8);
        return saying(Message.answer(status, xml, "Content-Type: application/xml"));
    }

    /** An answer that no S3 server would give. */
    static Fault saying(Message answer) {
        return (upstream, client) -> answer.writeTo(client.getOutputStream());
    }

    /** The connection is reset before the server hears of the request. */
    static Fault reset() {
        return (upstream, client) -> client.setSoLinger(true, 0);
    }

    /** The server does what it is asked, and its answer is lost. */
    static Fault lost() {
        return (upstream, client) -> {
            upstream.answer();
            client.setSoLinger(true, 0);
        };
    }

    /** Nobody answers, until the client has lost its patience. */
    static Fault silence() {
        return (upstream, client) -> {
            InputStream in = client.getInputStream();
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        };
    }

    /** The connection ends after so many bytes of the body. */
    static Fault cut(int bytes) {
        return (upstream, client) -> {
            Message answer = answered(upstream);
            OutputStream out = client.getOutputStream();
            out.write(answer.head().getBytes(StandardCharsets.ISO_8859_1));
            out.write(Arrays.copyOf(answer.body(), Math.min(bytes, answer.body().length)));
            out.flush();
        };
    }

    /** The server's answer, changed on its way. */
    static Fault changing(UnaryOperator<Message> change) {
        return (upstream, client) -> change.apply(answered(upstream)).writeTo(client.getOutputStream());
    }
}
