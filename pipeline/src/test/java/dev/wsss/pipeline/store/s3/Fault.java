package dev.wsss.pipeline.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A replacement for an undisturbed answer. */
@FunctionalInterface
interface Fault {
    /** No fault. */
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

    /** Answers in place of the server, which does not receive the request. */
    static Fault refusing(String status, String code, String more) {
        byte[] xml = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>said the test</Message>" + more
                        + "</Error>")
                .getBytes(StandardCharsets.UTF_8);
        return saying(Message.answer(status, xml, "Content-Type: application/xml"));
    }

    /** Returns a fault whose answer no S3 server would give. */
    static Fault saying(Message answer) {
        return (upstream, client) -> answer.writeTo(client.getOutputStream());
    }

    /** Resets the connection before the server receives the request. */
    static Fault reset() {
        return (upstream, client) -> client.setSoLinger(true, 0);
    }

    /** Lets the server handle the request and drops its answer. */
    static Fault lost() {
        return (upstream, client) -> {
            upstream.answer();
            client.setSoLinger(true, 0);
        };
    }

    /** Leaves the request without an answer until the client has timed out. */
    static Fault silence() {
        return (upstream, client) -> {
            InputStream in = client.getInputStream();
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        };
    }

    /** Ends the connection after so many bytes of the body. */
    static Fault cut(int bytes) {
        return (upstream, client) -> {
            Message answer = answered(upstream);
            OutputStream out = client.getOutputStream();
            out.write(answer.head().getBytes(StandardCharsets.ISO_8859_1));
            out.write(Arrays.copyOf(answer.body(), Math.min(bytes, answer.body().length)));
            out.flush();
        };
    }

    /** Changes the server's answer on its way. */
    static Fault changing(UnaryOperator<Message> change) {
        return (upstream, client) -> change.apply(answered(upstream)).writeTo(client.getOutputStream());
    }
}
