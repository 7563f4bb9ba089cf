package dev.wsss.pipeline.store.s3;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Credentials of a Kubernetes Secret in memory: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, and if need be AWS_SESSION_TOKEN and
 * ca.crt.
 *
 * @param secret its name, for messages
 * @param entries reads its entries again, decoded; fails where the Secret cannot be had
 */
public record SecretCredentials(String secret, Supplier<Map<String, String>> entries) implements CredentialSource {
    @Override
    public S3Credentials read() {
        return S3Credentials.of("Secret " + secret + ": ", entries.get()::get);
    }

    @Override
    public String origin() {
        return "store.credentialsSecret, the Secret " + secret;
    }
}
