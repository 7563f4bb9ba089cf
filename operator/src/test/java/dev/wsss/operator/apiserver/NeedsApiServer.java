package dev.wsss.operator.apiserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests with the one API server of the test run: a parameter of type {@link ApiServer} is that server, one of type
 * {@code KubernetesClient} a client for a namespace of the test's own (of the class's own where one instance runs all
 * its tests).
 *
 * <p>Where its programs are absent the class is skipped by name, and fails where {@code CI} is {@code true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ApiServerExtension.class)
public @interface NeedsApiServer {}
