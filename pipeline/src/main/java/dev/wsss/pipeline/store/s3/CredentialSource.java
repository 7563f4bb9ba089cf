package dev.wsss.pipeline.store.s3;

/** Source of credentials; read at first, and again when a server does not accept them any more. */
@FunctionalInterface
public interface CredentialSource {
    /** Reads them again; without any a failure of class StoreDenied with the places that were searched. */
    S3Credentials read();

    /** Returns where a person finds them, as the end of a sentence. */
    default String origin() {
        return "the credentials";
    }
}
