package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Accepted certificate authorities: the JDK's, and those that the credentials bring. */
final class TlsTrust {
    private TlsTrust() {}

    static OkHttpClient.Builder into(OkHttpClient.Builder client, String certificates) {
        try {
            X509TrustManager trusted = trusting(certificates);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted}, null);
            return client.sslSocketFactory(context.getSocketFactory(), trusted);
        } catch (GeneralSecurityException | IOException invalid) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    "ca.crt (or AWS_CA_BUNDLE): holds no certificates in PEM (" + invalid.getMessage() + ")",
                    invalid);
        }
    }

    private static X509TrustManager trusting(String certificates) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        int number = 0;
        for (X509Certificate each : manager(null).getAcceptedIssuers()) {
            anchors.setCertificateEntry("jdk-" + number++, each);
        }
        Collection<? extends Certificate> own = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.UTF_8)));
        if (own.isEmpty()) {
            throw new IOException("it is empty");
        }
        for (Certificate each : own) {
            anchors.setCertificateEntry("own-" + number++, each);
        }
        return manager(anchors);
    }

    private static X509TrustManager manager(@Nullable KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this JDK trusts no certificates");
    }
}
