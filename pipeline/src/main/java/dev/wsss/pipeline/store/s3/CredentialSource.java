package dev.wsss.pipeline.store.s3;

/** Where credentials come from; asked at first, and again when a server does not accept them any more. */
@FunctionalInterface
public interface CredentialSource {
    /** Reads them anew; a failure of class StoreDenied that says where they are looked for when there are none. */
    S3Credentials read();

    /** Where a person finds them, as the end of a sentence. */
    default String origin() {
        return "the credentials";
    }
}
