package dev.wsss.pipeline.store.s3;

/** Source of credentials; asked at first, and again when a server does not accept them any more. */
@FunctionalInterface
public interface CredentialSource {
    /** Reads them again; a failure of class StoreDenied that says where they are looked for when there are none. */
    S3Credentials read();

    /** Returns where a person finds them, as the end of a sentence. */
    default String origin() {
        return "the credentials";
    }
}
