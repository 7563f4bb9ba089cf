package dev.wsss.operator.chart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A JUnit extension that finds helm for the tests that need it. */
final class HelmExtension implements ExecutionCondition, ParameterResolver {
    static final String MISSING =
            "there is no helm, neither in $CLUSTER_HOME/bin (~/.cache/wsss-cluster/bin) nor on the path";

    private final Optional<Helm> helm = Helm.found(System.getenv(), Path.of(System.getProperty("user.home")));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return availability(helm, System.getenv());
    }

    static ConditionEvaluationResult availability(Optional<Helm> helm, Map<String, String> environment) {
        return helm.isPresent() || "true".equals(environment.get("CI"))
                ? ConditionEvaluationResult.enabled("helm is there, or CI has to have it")
                : ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Helm.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return helm.orElseThrow(() -> new IllegalStateException(MISSING));
    }
}
