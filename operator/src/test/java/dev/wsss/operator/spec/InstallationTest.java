package dev.wsss.operator.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the endpoints that an installation allows. */
class InstallationTest {
    @ParameterizedTest
    @CsvSource({
        "https://*.amazonaws.com, https://s3.eu-west-1.amazonaws.com",
        "https://*.amazonaws.com, https://s3.amazonaws.com/",
        "https://*.amazonaws.com, https://S3.AmazonAWS.com:443",
        "http://minio.*:9000, http://minio.research:9000",
        "http://minio:9000, http://minio:9000/",
        "http://minio:*, http://minio:9000",
        "https://*, https://anywhere.example",
        "http://[::1]:9000, http://[::1]:9000"
    })
    void anAddressThatMatchesIsAllowed(String pattern, String endpoint) {
        assertThat(of(pattern).allows(endpoint)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://minio.*:9000, http://minio.x@10.0.0.5:9000",
        "http://minio.*:9000, http://minio.evil.example:9000",
        "http://minio.*:9000, http://minio.research:9001",
        "http://minio.*:9000, https://minio.research:9000",
        "https://*.amazonaws.com, https://amazonaws.com.evil.example",
        "https://*.amazonaws.com, https://evil.example/.amazonaws.com",
        "https://*.amazonaws.com, https://user:s3.amazonaws.com@evil.example",
        "https://*, https://user@anywhere.example",
        "https://*, https://anywhere.example:8443"
    })
    void anAddressThatOnlyLooksLikeItIsNot(String pattern, String endpoint) {
        assertThat(of(pattern).allows(endpoint)).isFalse();
    }

    @Test
    void anAbsentEndpointIsAmazons() {
        assertThat(of("https://*.amazonaws.com").allows(null)).isTrue();
        assertThat(of("http://minio:9000").allows(null)).isFalse();
    }

    private static Installation of(String pattern) {
        return new Installation(List.of(pattern), List.of("wsss-store"), List.of());
    }

    /**
     * Checks servers that a user names: credentials of the installation sign requests to the installation's own servers
     * only.
     */
    @ParameterizedTest
    @CsvSource({
        ", wsss, true",
        "https://minio.evil.example, wsss, false",
        ", other, false",
        "http://minio.minio:9000, models, true",
        "http://MINIO.minio:9000/, models, true",
        "http://minio.minio:9001, models, false",
        ", models, false"
    })
    void keysOfTheInstallationGoToItsOwnServersOnly(String endpoint, String bucket, boolean ambient) {
        Installation installation =
                new Installation(List.of(), List.of("wsss-store"), List.of("wsss", "http://minio.minio:9000/models"));
        assertThat(installation.secret(null, endpoint, bucket).isEmpty()).isEqualTo(ambient);
        assertThat(installation.secret("mine", endpoint, bucket)).contains("mine");
    }
}
