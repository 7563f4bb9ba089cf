package dev.wsss.operator.apiserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A JUnit extension that starts the API server for the first test that needs it, and stops it after the last. */
final class ApiServerExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace OURS = Namespace.create(ApiServerExtension.class);

    private final Path place = Programs.place(System.getenv(), Path.of(System.getProperty("user.home")));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return availability(place, System.getenv());
    }

    static ConditionEvaluationResult availability(Path place, Map<String, String> environment) {
        if (Programs.in(place).isPresent()) {
            return ConditionEvaluationResult.enabled("the API server is in " + place);
        }
        return "true".equals(environment.get("CI"))
                ? ConditionEvaluationResult.enabled("CI has to have an API server")
                : ConditionEvaluationResult.disabled(ApiServer.missing(place));
    }

    /** Returns the scope of a test, so that tests of a class do not share the resources of constructor parameters. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApiServer.class || type == KubernetesClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ApiServer server = context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(ApiServer.class, ignored -> start(), ApiServer.class);
        if (parameter.getParameter().getType() == ApiServer.class) {
            return server;
        }
        return context.getStore(OURS)
                .getOrComputeIfAbsent(
                        KubernetesClient.class, ignored -> server.inNewNamespace(), KubernetesClient.class);
    }

    private static ApiServer start() {
        try {
            return ApiServer.start();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the API server's folder in target", unwritable);
        }
    }
}
