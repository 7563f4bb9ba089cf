package dev.wsss.pipeline.store.s3;

import io.minio.MinioAsyncClient;
import io.minio.credentials.Credentials;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * A client with the credentials that it signs with; replaced by another one when they change.
 *
 * @param credentials that it was made with
 * @param client signs and sends
 * @param sockets to the server, of which some are idle
 */
record Connection(S3Credentials credentials, MinioAsyncClient client, ConnectionPool sockets) {
    private static final int AT_ONCE = 256;
    private static final int IDLE = 32;

    static Connection of(S3Address address, S3Credentials credentials, S3Timing timing) {
        Credentials signing =
                new Credentials(credentials.accessKey(), credentials.secretKey(), credentials.sessionToken(), null);
        ConnectionPool sockets = new ConnectionPool(IDLE, 1, TimeUnit.MINUTES);
        return new Connection(
                credentials,
                MinioAsyncClient.builder()
                        .baseUrl(address.base())
                        .credentialsProvider(() -> signing)
                        .httpClient(http(address, credentials, timing, sockets), true)
                        .build(),
                sockets);
    }

    /** Closes what is idle; requests on their way end as they would. */
    void release() {
        sockets.evictAll();
    }

    private static OkHttpClient http(
            S3Address address, S3Credentials credentials, S3Timing timing, ConnectionPool sockets) {
        // Virtual threads keep no process alive that has nothing else to do.
        Dispatcher dispatcher = new Dispatcher(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("s3-", 0).factory()));
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(sockets)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(timing.connect())
                .readTimeout(timing.silence())
                .writeTimeout(timing.silence())
                .callTimeout(timing.call())
                // A redirected request would carry a signature for the wrong host.
                .followRedirects(false)
                .addInterceptor(new RefusalInterceptor());
        if (!address.base().isHttps()) {
            // Without TLS there is no need to read the JDK's certificates, which takes longer than all the rest.
            return http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
        }
        String certificates = credentials.certificates();
        return (certificates == null ? http : TlsTrust.into(http, certificates)).build();
    }
}
