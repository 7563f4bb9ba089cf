package dev.wsss.pipeline.store.s3;

/** Names that credentials have in environments, Secrets and folders of files. */
final class AwsNames {
    static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";
    static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";
    static final String CA_BUNDLE = "AWS_CA_BUNDLE";
    static final String CA_CERTIFICATE = "ca.crt";
    static final String ENDPOINT = "AWS_ENDPOINT_URL";
    static final String REGION = "AWS_REGION";
    static final String FOLDER = "WSSS_CREDENTIALS";

    private AwsNames() {}
}
